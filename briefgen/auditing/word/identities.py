"""Names and numbers that one thing alone may have: styles, lists, notes, drawings, the headers of a section."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import SAVE_AGAIN, Fault
from briefgen.auditing.word.document import WordDocument
from briefgen.auditing.word.parts import Part
from briefgen.ooxml.elements import get, name_of, qualify
from briefgen.ooxml.schema import NAMESPACES

_DRAWING = f"{{{NAMESPACES['wp']}}}docPr"
# Root of a part -> its children, the attribute that tells them apart, and what a person calls them.
_UNIQUE = {
    "styles": (("style", "styleId", "styles"),),
    "numbering": (("abstractNum", "abstractNumId", "definitions of lists"), ("num", "numId", "lists")),
    "comments": (("comment", "id", "comments"),),
    "footnotes": (("footnote", "id", "footnotes"),),
    "endnotes": (("endnote", "id", "endnotes"),),
}
_MARGINS = {"headerReference": "headers", "footerReference": "footers"}


def find_identity_faults(document: WordDocument) -> Iterator[Fault]:
    """Yield what has the name or number of another."""
    for part in document.parts:
        for tag, attribute, plural in _UNIQUE.get(part.kind, ()):
            yield from _find_equals(part, tag, attribute, plural)
        for section in part.find_all("sectPr"):
            yield from _find_equal_margins(part, section)
    yield from _find_equal_drawings(document)


def _find_equals(part: Part, tag: str, attribute: str, plural: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for element in part.root.iterchildren(qualify(tag)):
        identity = get(element, attribute)
        if identity in seen:
            message = f"two {plural} are called {identity!r}, and Word may refuse the file; {SAVE_AGAIN}"
            yield part.report("id-duplicate", message, element)
        elif identity is not None:
            seen.add(identity)


def _find_equal_margins(part: Part, section: Element) -> Iterator[Fault]:
    """Yield the second header or footer of a type in a section (ISO 29500-1 17.10.5, 17.10.2)."""
    seen: set[tuple[str, str]] = set()
    for reference in section.iterchildren(*map(qualify, _MARGINS)):
        tag, kind = name_of(reference), get(reference, "type") or "default"
        if (tag, kind) in seen:
            message = f"the section has two {_MARGINS[tag]} of the type {kind!r}; {SAVE_AGAIN}"
            yield part.report("id-duplicate", message, reference)
        seen.add((tag, kind))


def _find_equal_drawings(document: WordDocument) -> Iterator[Fault]:
    """Yield drawings with the number of another: Word wants them apart in a part, other programs in the whole file."""
    elsewhere: set[str] = set()
    for part in document.parts:
        here: set[str] = set()
        for drawing in part.root.iter(_DRAWING):
            identity = drawing.get("id") or ""
            if identity in here:
                message = f"two pictures have the number {identity!r}, and Word may take the file for damaged"
                yield part.report("drawing-id-duplicate", f"{message}; {SAVE_AGAIN}", drawing)
            elif identity in elsewhere:
                message = f"a picture has the number {identity!r} of one in another part, which some programs confuse"
                yield part.report("drawing-id-shared", f"{message}; {SAVE_AGAIN}", drawing)
            here.add(identity)
        elsewhere |= here
