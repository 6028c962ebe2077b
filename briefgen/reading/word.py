"""Word documents: paragraphs and table cells in document order."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element

from briefgen.errors import ReadError
from briefgen.reading.content import Content

_LARGEST_UNPACKED = 200_000_000
_DAMAGED = "is damaged or no Word document; open it in a word processor and save it as .docx"
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Properties, what a reviewer moved away, and boxes, whose paragraphs come after the one that holds them.
_SKIPPED = {qn("w:pPr"), qn("w:rPr"), qn("w:moveFrom"), qn("w:txbxContent"), _FALLBACK}


def parse(data: bytes) -> Content:
    """Return the document's words and title: a first paragraph in Word's Title style, else the property."""
    _check_size(data)
    try:
        document = docx.Document(io.BytesIO(data))
        headline = _find_headline(document)
        text = "\n".join(_find_paragraphs(document, without=headline))
        title = _find_title(document) if headline is None else "".join(_find_words(headline)).strip()
    except Exception as error:  # zipfile, zlib, lxml and python-docx raise many kinds of errors for damaged files
        raise ReadError(_DAMAGED) from error

    return Content(text=text, title=title)


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ReadError(_DAMAGED) from error
    if size > _LARGEST_UNPACKED:
        raise ReadError(f"unpacks to {size // 1_000_000} MB; save the article alone as .docx or .txt")


def _find_title(document: Document) -> str | None:
    """Return the title of the properties; python-docx makes one up where a file has no properties."""
    package = document.part.package
    if package is None or not any(r.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for r in package.rels.values()):
        return None

    return document.core_properties.title.strip() or None


def _find_headline(document: Document) -> _Element | None:
    """Return the first paragraph with words, if its style is Title, which is the name in every language of Word."""
    titles = {style.style_id for style in document.styles if style.name == "Title"}
    for paragraph in document.paragraphs:
        if paragraph.text.strip():
            element: _Element = paragraph._p
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            return element if style is not None and style.get(qn("w:val")) in titles else None

    return None


def _find_paragraphs(document: Document, *, without: _Element | None) -> Iterator[str]:
    for paragraph in document.element.body.iter(_PARAGRAPH):
        if paragraph is without:
            continue
        # A box is stored twice, the second time for old programs.
        if not any(ancestor.tag == _FALLBACK for ancestor in paragraph.iterancestors()):
            yield "".join(_find_words(paragraph))


def _find_words(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED:
            yield from _find_words(child)
