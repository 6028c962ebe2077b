"""Styles and list numbers of a Word document; those it lacks come from the template's reference document."""

import copy
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from lxml.etree import _Element as Element

from briefgen.errors import TemplateError
from briefgen.ooxml.elements import find, find_all, get, is_default, make, number_of, place, put, qualify

# What Word calls the styles that others start from: other programs give them names of their own.
_DEFAULTS = {
    "paragraph": "normal",
    "character": "default paragraph font",
    "table": "normal table",
    "numbering": "no list",
}


class Styles:
    """The styles of *document* by the name that Word shows: their ids differ from one Word's language to another's.

    What it lacks comes from *reference*, which it may be a copy of.
    """

    def __init__(self, document: Document, *, reference: Path, is_reference: bool) -> None:
        self._document = document
        self._is_reference = is_reference
        self._checked: set[str] = set()
        self._reference = reference
        self._known = _index(document)
        self._numbers: dict[str, str | None] = {}

    def identify(self, name: str) -> str:
        """Return the id of the style *name*. Raises TemplateError when neither document has it."""
        return _id_of(self._demand(name))

    def is_default(self, name: str) -> bool:
        """Whether paragraphs have the style *name* without naming it."""
        return is_default(self._demand(name))

    def kind(self, name: str) -> str:
        """Return what *name* is a style of: "paragraph", "character" or "table"."""
        return get(self._demand(name), "type") or "paragraph"

    def number(self, name: str) -> str | None:
        """Return the numId of a list style, its own or the reference's; None where neither is a list."""
        self._demand(name)
        if name not in self._numbers:
            uses = _list_uses(_numbering(self._document))
            self._numbers[name] = next((n for n in _find_numbers(self._known, name) if n in uses), None)
            theirs = self._originals if self._numbers[name] is None else {}
            if number := next(_find_numbers(theirs, name), None):
                self._numbers[name] = self._import_number(number)

        return self._numbers[name]

    def restart(self, number: str, *, level: int) -> str:
        """Return a new numId that counts as *number* does, from one on that level."""
        numbering = _numbering(self._document)
        override = make("lvlOverride", make("startOverride", val="1"), ilvl=str(level))

        return _add_number(numbering, _list_uses(numbering)[number], override)

    @cached_property
    def _source(self) -> Document:
        return docx.Document(str(self._reference))

    def _demand(self, name: str) -> Element:
        key = name.lower()
        if key not in self._checked:
            original = self._originals.get(key)
            own = self._known.get(key)
            if own is None or (original is not None and get(own, "type") != get(original, "type")):
                self._import(name, original, is_taken=own is not None)
            self._checked.add(key)

        return self._known[key]

    @cached_property
    def _originals(self) -> dict[str, Element]:
        return self._known if self._is_reference else _index(self._source)

    def _import(self, name: str, original: Element | None, *, is_taken: bool) -> None:
        """Copy a style; a house may have one of the name for something else, a paragraph for an inline one."""
        if original is None:
            raise TemplateError(f"{self._reference}: has no style {name!r}; add it, or name another in template.toml")
        style = copy.deepcopy(original)
        style.set(qualify("styleId"), self._find_free_id(_id_of(style)))
        if is_taken:
            put(style, "name", val=f"{name} (briefing)")
        self._known[name.lower()] = style
        self._checked.add(name.lower())
        self._document.styles.element.append(style)
        names = {_id_of(other): other_name for other_name, other in self._originals.items()}
        for tag in ("basedOn", "next", "link"):
            if (linked := find(style, tag)) is not None:
                put(style, tag, val=self.identify(names[str(get(linked))]))
        if (number := find(style, "pPr/numPr/numId")) is not None:
            number.set(qualify("val"), self._import_number(str(get(number))))

    def _find_free_id(self, wanted: str) -> str:
        taken = {_id_of(style) for style in self._document.styles.element.iterchildren(qualify("style"))}
        while wanted in taken:
            wanted += "1"

        return wanted

    def _import_number(self, number: str) -> str:
        """Copy a list's definition and return the numId it has here."""
        theirs, ours = _numbering(self._source), _numbering(self._document)
        wanted = _list_uses(theirs)[number]
        original = next(item for item in find_all(theirs, "abstractNum") if get(item, "abstractNumId") == wanted)
        definition = copy.deepcopy(original)
        definition.set(qualify("abstractNumId"), _next_id(ours, "abstractNum"))
        place(ours, definition)

        return _add_number(ours, str(get(definition, "abstractNumId")))


def _index(document: Document) -> dict[str, Element]:
    """Return styles by the names that Word shows for them; those that others start from, by Word's own names too."""
    styles: list[Element] = list(document.styles.element.iterchildren(qualify("style")))
    named: dict[str, Element] = {}
    for style in styles:
        aliases = (get(find(style, "aliases")) or "").split(",")
        for name in (str(get(find(style, "name"))), *aliases):
            named.setdefault(name.strip().lower(), style)
    for style in styles:
        if is_default(style):
            named.setdefault(_DEFAULTS.get(get(style, "type") or "", ""), style)

    return named


def _find_numbers(named: Mapping[str, Element], name: str) -> Iterator[str]:
    """Yield the numId of a style, and of those it is based on."""
    ids = {_id_of(style): style for style in named.values()}
    style, passed = named.get(name.lower()), set()
    while style is not None and _id_of(style) not in passed:
        passed.add(_id_of(style))
        if (number := get(find(style, "pPr/numPr/numId"))) is not None:
            yield number
        style = ids.get(get(find(style, "basedOn")) or "")


def _id_of(style: Element) -> str:
    return str(get(style, "styleId"))


def _numbering(document: Document) -> Element:
    """Return the list definitions of *document*, made empty when it has none."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        name, package = PackURI("/word/numbering.xml"), document.part.package
        part = XmlPart(name, CONTENT_TYPE.WML_NUMBERING, make("numbering"), package)  # type: ignore[arg-type]
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)

    return part.element  # type: ignore[attr-defined, no-any-return]


def _list_uses(numbering: Element) -> dict[str, str]:
    """Return the definition of each number."""
    return {str(get(use, "numId")): str(get(find(use, "abstractNumId"))) for use in find_all(numbering, "num")}


def _add_number(numbering: Element, definition: str, *overrides: Element) -> str:
    number = _next_id(numbering, "num")
    place(numbering, make("num", make("abstractNumId", val=definition), *overrides, numId=number))

    return number


def _next_id(numbering: Element, kind: str) -> str:
    attribute = "abstractNumId" if kind == "abstractNum" else "numId"
    taken = [number_of(item, attribute) for item in find_all(numbering, kind)]

    return str(max(taken, default=0) + 1)
