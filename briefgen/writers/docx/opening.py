"""Letterheads and reference documents, opened with care: any program may have made them, or broken them."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefgen.errors import LetterheadError
from briefgen.ooxml.elements import arrange, drop, find_all, get, name_of, qualify
from briefgen.ooxml.package import explain_kind, explain_unfit
from briefgen.writers.docx.package import pack, read_entries

_LARGEST_UNPACKED = 200_000_000
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
# LibreOffice up to 7 gives the core properties a type of its own, which hides them from others.
_CORE_TYPE = re.compile(rb'http://schemas\.openxmlformats\.org/office[dD]ocument/2006/[^"]*/metadata/core-properties')
_INSIDE = frozenset(
    getattr(RELATIONSHIP_TYPE, name)
    for name in ["STYLES", "NUMBERING", "SETTINGS", "THEME", "HEADER", "FOOTER", "FOOTNOTES", "ENDNOTES", "COMMENTS"]
)
# The styles once more, for Word 2007 ([MS-DOCX] 2.1): no later one reads them, and they would tell of other styles.
_OLD_STYLES = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_DOCTYPE, _XML = b"<!DOCTYPE", (".xml", ".rels")
_STYLED = ("pStyle", "rStyle", "tblStyle")
_ORDERED = ("pPr", "rPr", "tblPr", "lvl")


def open_word(path: Path) -> Document:
    """Open a .docx or .dotx. Raises LetterheadError, one line, for everything else."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LetterheadError(f"{path}: cannot be read ({reason}); give the path of a .docx or .dotx file") from error
    if unfit := explain_unfit(content) or _explain_size(content):
        raise LetterheadError(f"{path}: {unfit}")
    try:
        entries = read_entries(content)
        unfit = _explain_content(entries)
        document = None if unfit else _open(content, entries)
    except Exception as error:  # python-docx and lxml raise whatever a damaged file makes them stumble over
        raise LetterheadError(f"{path}: no Word document, or damaged; save it again in Word as .docx") from error
    if document is None:
        raise LetterheadError(f"{path}: {unfit}")

    return document


def repair(document: Document, stories: tuple[Element, ...]) -> None:
    """Put right what other programs write and Word refuses, or would charge to the report."""
    for root in (document.styles.element, *_list_numbering(document), *stories):
        for element in find_all(root, *_ORDERED):
            arrange(element)
    known = {get(style, "styleId") for style in document.styles.element.iterchildren(qualify("style"))}
    for use in [use for story in stories for use in find_all(story, *_STYLED) if get(use) not in known]:
        drop(use.getparent(), name_of(use))
    for number, drawing in enumerate((d for story in stories for d in story.iter(qualify("wp:docPr"))), 1):
        drawing.set("id", str(number))


def _explain_size(content: bytes) -> str | None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())

    return f"unpacks to {size // 1_000_000} MB; no letterhead does" if size > _LARGEST_UNPACKED else None


def _explain_content(entries: dict[str, bytes]) -> str | None:
    if any(_DOCTYPE in content for name, content in entries.items() if name.endswith(_XML)):
        return "declares a document type, which Word refuses; save it again in Word as .docx"

    return explain_kind(entries.get(_TYPES, b""), entries.get(_RELATIONS, b""))


def _open(content: bytes, entries: dict[str, bytes]) -> Document:
    mended = {
        _TYPES: entries[_TYPES].replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE),
        _RELATIONS: _CORE_TYPE.sub(RELATIONSHIP_TYPE.CORE_PROPERTIES.encode(), entries[_RELATIONS]),
    }
    is_sound = all(entries[name] == part for name, part in mended.items())
    document = docx.Document(io.BytesIO(content if is_sound else pack({**entries, **mended})))
    if not (document.styles and document.settings):  # which raise where there are two
        raise LookupError
    for name in [name for name, relation in document.part.rels.items() if relation.reltype == _OLD_STYLES]:
        del document.part.rels[name]
    for relation in document.part.rels.values():
        if relation.is_external and relation.reltype in _INSIDE:
            raise LookupError(relation.reltype)
        if relation.reltype in _NOTES and not relation.is_external:  # which python-docx leaves as bytes
            part = relation.target_part
            relation._target = XmlPart.load(part.partname, part.content_type, part.blob, part.package)

    return document


def _list_numbering(document: Document) -> Iterator[Element]:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            yield relation.target_part.element
