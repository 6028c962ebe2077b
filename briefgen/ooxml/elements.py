"""WordprocessingML elements, each put where its parent's schema wants it (ISO 29500-1, Annex A)."""

import copy
import functools
from collections.abc import Iterator

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml.etree import _Element as Element

from briefgen.ooxml.schema import find_model

# Elements that things are put into, and their types: Word refuses or ignores what stands in the wrong place.
_TYPES = {
    "docDefaults": "CT_DocDefaults",
    "lvl": "CT_Lvl",
    "numbering": "CT_Numbering",
    "pBdr": "CT_PBdr",
    "pPr": "CT_PPr",
    "rPr": "CT_ParaRPr",  # that of a paragraph's mark, which holds all that a run's does
    "sectPr": "CT_SectPr",
    "settings": "CT_Settings",
    "style": "CT_Style",
    "styles": "CT_Styles",
    "tblPr": "CT_TblPr",
}
_W = qn("w:p").removesuffix("p")
_NAMESPACE = {"w": nsmap["w"]}


@functools.cache
def qualify(name: str) -> str:
    """Return ``w:name`` (or another prefix) as lxml spells it."""
    return str(qn(name)) if ":" in name else f"{_W}{name}"


def make(tag: str, /, *children: Element, text: str = "", **attributes: str) -> Element:
    """Return a new ``w:tag`` with attributes of the same namespace."""
    element = copy.copy(_find_prototype(tag))
    for name, value in attributes.items():
        element.set(qualify(name), value)
    element.extend(children)
    if text:
        element.text = text
        element.set(qualify("xml:space"), "preserve")

    return element


def find(parent: Element, path: str) -> Element | None:
    """Return the first child at *path* ("pPr/numPr/numId"), None where there is none."""
    found: Element | None = parent
    for tag in _split(path):
        found = None if found is None else next(found.iterchildren(tag), None)

    return found


def find_all(root: Element, *tags: str) -> Iterator[Element]:
    """Yield every descendant with one of *tags*."""
    return root.iter(*(qualify(tag) for tag in tags))


def name_of(element: Element) -> str:
    """Return the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def get(element: Element | None, attribute: str = "val") -> str | None:
    """Return an attribute of the ``w:`` namespace, None where it or the element is missing."""
    return None if element is None else element.get(qualify(attribute))


def number_of(element: Element | None, attribute: str = "val") -> int:
    """Return an attribute that is a whole number, 0 for all else."""
    value = get(element, attribute) or ""

    return int(value) if value.isascii() and value.isdecimal() else 0


def put(parent: Element, tag: str, /, **attributes: str) -> Element:
    """Return the parent's ``w:tag``, made in its place when missing, with *attributes* set."""
    element = find(parent, tag)
    if element is None:
        element = make(tag)
        place(parent, element)
    for name, value in attributes.items():
        element.set(qualify(name), value)

    return element


def place(parent: Element, child: Element) -> None:
    """Insert *child* before the first of *parent* that the schema wants after it."""
    ranks = _find_ranks(name_of(parent))
    rank = ranks[child.tag]
    for other in parent:
        if ranks[other.tag] > rank:
            other.addprevious(child)
            return
    parent.append(child)


def arrange(parent: Element) -> None:
    """Put the children of properties in the order the schema wants, each but once."""
    ranks = _find_ranks(name_of(parent))
    unique: dict[object, Element] = {}
    for child in parent:
        unique.setdefault(child.tag, child)
    ordered = sorted(unique.values(), key=lambda child: ranks[child.tag])
    if ordered != list(parent):
        parent[:] = ordered


def properties(element: Element, tag: str) -> Element:
    """Return the properties of a paragraph ("pPr"), run ("rPr") or table ("tblPr"), made in front when missing."""
    found = find(element, tag)
    if found is None:
        found = make(tag)
        element.insert(0, found)

    return found


def copy_look(run: Element) -> list[Element]:
    """Return a copy of a run's properties to put into another; what tells of a change stays with the first."""
    look = find(run, "rPr")
    copies = [] if look is None else [copy.deepcopy(look)]
    for made in copies:
        drop(made, "rPrChange")

    return copies


def drop(parent: Element | None, *tags: str) -> None:
    """Remove the parent's children of these names, if it has them."""
    for tag in tags:
        child = None if parent is None else find(parent, tag)
        if child is not None and parent is not None:
            parent.remove(child)


def is_on(element: Element | None) -> bool:
    """Whether an on-off property holds."""
    return element is not None and get(element) not in ("0", "false", "off")


def is_default(style: Element) -> bool:
    """Whether content of its kind has this style without naming it."""
    return get(style, "default") in ("1", "true", "on")


def switch(parent: Element, tag: str, *, on: bool) -> None:
    """Set an on-off property, or remove it."""
    if on:
        put(parent, tag).attrib.clear()
    else:
        drop(parent, tag)


@functools.cache
def _split(path: str) -> tuple[str, ...]:
    return tuple(map(qualify, path.split("/")))


@functools.cache
def _find_prototype(tag: str) -> Element:
    """Return an empty element; to copy it takes a third of the time that making one does."""
    made: Element = oxml_parser.makeelement(qualify(tag), nsmap=_NAMESPACE)

    return made


class _Ranks(dict[object, float]):
    """The places of children by tag. Other vocabularies stand last, but for what tells of a change."""

    def __missing__(self, tag: object) -> float:
        return min((rank for name, rank in self.items() if str(name).endswith("Change")), default=len(self)) - 0.5


@functools.cache
def _find_ranks(name: str) -> _Ranks:
    model = find_model(_TYPES.get(name, ""))

    return _Ranks({} if model is None else model.ranks)
