"""What the file says of itself: tagged, titled, in which language, from which side it is read (PDF/UA-1 7.1, 7.2)."""

from collections.abc import Iterator

from briefgen.auditing.pdf.base import Base, find_said_language, is_of, list_scripts
from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import PdfDocument
from briefgen.auditing.pdf.objects import follow, name_of
from briefgen.bidi import direction_of_language
from briefgen.model import Finding

_WHERE = "properties"


def find_property_faults(document: PdfDocument, base: Base) -> Iterator[Finding]:
    """Yield what the file ought to say of itself and does not, or says wrongly."""
    if not document.is_tagged:
        message = (
            "the file is not tagged: screen readers cannot tell headings, tables and reading order; "
            "save it again as a tagged PDF (Word: Options > Document structure tags for accessibility)"
        )
        yield make_finding("untagged", message)
    yield from _find_language_faults(document, base)
    yield from _find_title_faults(document)
    if document.is_tagged and not document.metadata.standard:
        message = "the file does not say that it follows PDF/UA; whoever asks for accessible files will ask for that"
        yield make_finding("standard-undeclared", message, location=_WHERE)
    if base.direction == "rtl" and name_of(follow(document.catalog, "/ViewerPreferences", "/Direction")) != "R2L":
        message = "viewers lay facing pages out from left to right; set Document Properties > Advanced > Binding: Right"
        yield make_finding("direction-missing", message, location=_WHERE)


def _find_language_faults(document: PdfDocument, base: Base) -> Iterator[Finding]:
    said = find_said_language(document)
    if not said:
        message = f"the file names no language; set Document Properties > Advanced > Language to {base.language}"
        yield make_finding("language-missing", message, location=_WHERE)
    elif not _fits(said, document, base):
        message = (
            f"the file says that it is in {said!r}, but it is read as {base.language!r}: it would be read out "
            "in a wrong voice; set Document Properties > Advanced > Language"
        )
        yield make_finding("language-mismatch", message, location=_WHERE)


def _fits(said: str, document: PdfDocument, base: Base) -> bool:
    if base.is_given:
        return said.partition("-")[0].lower() == base.language.partition("-")[0].lower()
    if direction_of_language(said) != base.direction:
        return False

    return base.direction == "ltr" or is_of(said, list_scripts(document))


def _find_title_faults(document: PdfDocument) -> Iterator[Finding]:
    """PDF/UA-1 7.1: a title, which the window shows in place of the file's name."""
    if not document.metadata.title:
        message = "the document has no title; set it in Document Properties > Description"
        yield make_finding("title-missing", message, location=_WHERE)
    if follow(document.catalog, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        message = "viewers show the file's name in place of the title; set Initial View > Show: Document Title"
        yield make_finding("title-hidden", message, location=_WHERE)
