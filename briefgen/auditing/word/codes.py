"""Every code a Word file can be charged with, and how bad it is: errors show or break, warnings may (decision 0010)."""

from dataclasses import dataclass
from typing import Literal

from briefgen.model import Finding

Severity = Literal["error", "warning"]

_ERRORS = """
part-broken part-missing entry-duplicate content-type-missing content-type-wrong
relationship-duplicate relationship-missing
prefix-undeclared element-unknown element-misplaced element-duplicate element-missing text-stray
attribute-unknown attribute-missing attribute-value
style-unknown style-forbidden numbering-unknown note-unknown comment-unknown field-unbalanced bookmark-unpaired
id-duplicate drawing-id-duplicate cell-end space-lost
section-direction table-direction paragraph-direction run-direction
twin-missing font-missing language-default language-run letters-spaced
title-missing heading-jump heading-empty header-row-missing picture-alt-missing
"""
_WARNINGS = """
types-not-first type-unused content-remote
schema-borne grid-mismatch control-in-text row-flag-value anchor-unknown drawing-id-shared comment-unpaired
empty-direction mark-direction alignment-physical border-side kashida direction-control token-unmarked
twin-differs size-default font-uncommon language-theme
language-missing generator-advertised headings-missing row-splits table-alt-missing paragraphs-empty
"""
SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(_ERRORS.split(), "error"),
    **dict.fromkeys(_WARNINGS.split(), "warning"),
}
# What helps against a fault that Word mends by itself.
SAVE_AGAIN = "open the file in Word, which repairs it, and save it again"


@dataclass(frozen=True)
class Fault:
    """A finding and its place in the file: the rank of the part and of the element; the package comes first."""

    finding: Finding
    place: tuple[int, int] = (-1, 0)


def make_fault(
    code: str, message: str, *, part: str | None = None, location: str = "", place: tuple[int, int] = (-1, 0)
) -> Fault:
    """Return a finding with the severity of its code. Raises KeyError for a code that is not listed."""
    finding = Finding(code=code, severity=SEVERITIES[code], message=message, part=part, location=location)

    return Fault(finding, place)
