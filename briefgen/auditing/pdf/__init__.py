"""Audits PDF files: tags, language, fonts, marks and what readers need (ISO 32000-1; PDF/UA-1, ISO 14289-1)."""

import logging
from collections.abc import Callable, Iterator
from functools import partial

from briefgen.auditing.inspection import Inspection
from briefgen.errors import MissingDependencyError, ReadError
from briefgen.localize import Localizer
from briefgen.model import Briefing, Finding

try:
    import pikepdf
except ImportError as error:
    raise MissingDependencyError("PDF files need pikepdf to be audited; run: pip install 'briefgen[check]'") from error

from briefgen.auditing.pdf.accessibility import find_accessibility_faults
from briefgen.auditing.pdf.base import find_base
from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import build_document
from briefgen.auditing.pdf.file import DAMAGED, open_pdf
from briefgen.auditing.pdf.holdings import find_holding_faults
from briefgen.auditing.pdf.letters import find_letter_faults
from briefgen.auditing.pdf.marks import find_mark_faults
from briefgen.auditing.pdf.passages import find_passage_faults
from briefgen.auditing.pdf.properties import find_property_faults

__all__ = ["inspect_pdf"]

# Without a handler of its own Python prints what the library logs.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def inspect_pdf(content: bytes, *, localizer: Localizer | None, briefing: Briefing | None = None) -> Inspection:
    """Return what is wrong with a PDF file, and which words of *briefing* are lost. Raises ReadError."""
    with open_pdf(content) as pdf:
        inspection = _inspect(pdf, localizer)
    if briefing is None:
        return inspection
    from briefgen.auditing.pdf.recall import find_lost_words  # noqa: PLC0415  needs a library of its own

    return Inspection(
        findings=(*inspection.findings, *find_lost_words(content, briefing)),
        direction=inspection.direction,
        language=inspection.language,
        fonts=inspection.fonts,
    )


def _inspect(pdf: pikepdf.Pdf, localizer: Localizer | None) -> Inspection:
    """Damage shows where something is read: pikepdf raises many kinds of errors for it."""
    try:
        mended = _find_mended(pdf)
        document = build_document(pdf)
        base = find_base(document, localizer)
        fonts = tuple(dict.fromkeys(font.name for font in document.fonts))
    except Exception as error:
        raise ReadError(DAMAGED) from error
    finders: tuple[Callable[[], Iterator[Finding]], ...] = (
        partial(find_property_faults, document, base),
        partial(find_passage_faults, document, base),
        partial(find_mark_faults, document),
        partial(find_letter_faults, document),
        partial(find_accessibility_faults, document),
        partial(find_holding_faults, document),
    )
    findings = (*mended, *(finding for find in finders for finding in _try(find)))

    return Inspection(findings=findings, direction=base.direction, language=base.language, fonts=fonts)


def _try(find: Callable[[], Iterator[Finding]]) -> list[Finding]:
    try:
        return list(find())
    except Exception:  # noqa: BLE001  as above
        return [make_finding("part-broken", "a part of the file is damaged and was not checked; make the PDF again")]


def _find_mended(pdf: pikepdf.Pdf) -> list[Finding]:
    """Return a finding where opening told of damage: most readers mend it in silence, each in its way."""
    if not pdf.get_warnings():
        return []

    return [make_finding("file-mended", "the file is damaged and was mended while it was read; make the PDF again")]
