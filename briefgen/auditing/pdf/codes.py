"""Every code a PDF file can be charged with, and how bad it is: errors show or bar a reader, warnings may."""

from typing import Literal

from briefgen.model import Finding

Severity = Literal["error", "warning"]

_ERRORS = """
part-broken untagged content-untagged content-unknown content-duplicate
language-missing language-mismatch title-missing title-hidden
font-not-embedded font-unsearchable
heading-jump table-header-missing header-scope-missing picture-alt-missing link-words-missing link-untagged
words-lost
"""
_WARNINGS = """
file-mended content-unread standard-undeclared direction-missing language-passage font-partly-searchable letters-shaped
headings-missing outline-missing tab-order-missing
content-unreached
holds-files holds-scripts holds-actions holds-references
"""
SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(_ERRORS.split(), "error"),
    **dict.fromkeys(_WARNINGS.split(), "warning"),
}


def make_finding(code: str, message: str, *, page: int | None = None, location: str = "") -> Finding:
    """Return a finding with the severity of its code; *page* counts from one. Raises KeyError for an unlisted code."""
    part = None if page is None else f"page {page}"

    return Finding(code=code, severity=SEVERITIES[code], message=message, part=part, location=location or part or "")
