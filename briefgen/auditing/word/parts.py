"""The parts of a Word document, and where a person finds an element of one."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import Fault, make_fault
from briefgen.auditing.word.package import Package
from briefgen.ooxml.elements import find, find_all, get, name_of, qualify
from briefgen.ooxml.schema import NAMESPACES

# Roots whose paragraphs a reader sees, and what a person calls them; the body needs no name.
STORIES = {
    "document": "",
    "hdr": "header",
    "ftr": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}
_OTHERS = {"fonts": "font table", "glossaryDocument": "building blocks", "webSettings": "web settings"}
# Styles as Word 2007 was to see them, which no later one reads ([MS-DOCX] 2.1).
_OLD_STYLES = "application/vnd.ms-word.stylesWithEffects+xml"
_COUNTED = ("p", "tbl", "sectPr")
_CHANGES = (
    "numberingChange",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblGridChange",
    "tblPrChange",
    "tblPrExChange",
    "tcPrChange",
    "trPrChange",
)
_DEPTHS = frozenset("012345678")
_LONGEST_WORDS, _LONGEST_READ = 32, 200


@dataclass(frozen=True)
class Part:
    """A part of WordprocessingML."""

    name: str
    root: Element
    rank: int = 0

    @property
    def kind(self) -> str:
        """The name of the root element."""
        return name_of(self.root)

    @property
    def label(self) -> str:
        """What a person calls the part, "" for the body."""
        label = STORIES.get(self.kind, _OTHERS.get(self.kind, self.kind))
        number = re.search(r"(\d+)\.xml$", posixpath.basename(self.name))

        return f"{label} {number[1]}" if number and self.kind in ("hdr", "ftr") else label

    @cached_property
    def past(self) -> frozenset[Element]:
        """What tracked changes keep of former properties (ISO 29500-1 17.13.5)."""
        return frozenset(element for change in find_all(self.root, *_CHANGES) for element in change.iter())

    def find_all(self, *tags: str) -> Iterator[Element]:
        """Yield every element with one of *tags*, but for those that tracked changes keep of the past."""
        return (element for element in find_all(self.root, *tags) if element not in self.past)

    @cached_property
    def numbers(self) -> dict[Element, int]:
        """The place of every paragraph, table and section among its like, from one."""
        return {element: number for tag in _COUNTED for number, element in enumerate(self.find_all(tag), start=1)}

    @cached_property
    def positions(self) -> dict[Element, int]:
        """The place of every element, from one."""
        return {element: position for position, element in enumerate(self.root.iter(), start=1)}

    def report(self, code: str, message: str, element: Element | None = None) -> Fault:
        """Return a finding at *element*."""
        place = (self.rank, 0 if element is None else self.positions.get(element, 0))

        return make_fault(code, message, part=self.name, location=self.locate(element), place=place)

    def locate(self, element: Element | None) -> str:
        """Return where *element* stands, in words of a person who sees the document."""
        place = "" if element is None else self._place(element)

        return " ".join(filter(None, (self.label if self.kind in STORIES or not place else "", place)))

    def _place(self, element: Element) -> str:
        for ancestor in (element, *element.iterancestors()):
            name = name_of(ancestor)
            if name == "p" and ancestor in self.numbers:
                return f"paragraph {self.numbers[ancestor]}{_quote(ancestor)}"
            if name == "tbl" and ancestor in self.numbers:
                return f"table {self.numbers[ancestor]}"
            if name == "sectPr" and ancestor in self.numbers:
                return f"section {self.numbers[ancestor]}"
            if name in _NAMED:
                return _NAMED[name](ancestor)

        return ""


def list_parts(package: Package) -> tuple[Part, ...]:
    """Return all parts of WordprocessingML: what a reader sees first, in the order of STORIES."""
    order = list(STORIES)
    parts = [(name, root) for name, root in package.roots.items() if _is_part(name, root, package)]
    parts.sort(key=lambda part: order.index(name_of(part[1])) if name_of(part[1]) in order else len(order))

    return tuple(Part(name, root, rank) for rank, (name, root) in enumerate(parts))


def _is_part(name: str, root: Element, package: Package) -> bool:
    return str(root.tag).startswith(f"{{{NAMESPACES['w']}}}") and package.types.get(name) != _OLD_STYLES


def own_texts(paragraph: Element) -> Iterator[str]:
    """Yield the words of a paragraph, without those of a text box in it."""
    for text in find_all(paragraph, "t"):
        if next(text.iterancestors(qualify("p")), None) is paragraph:
            yield text.text or ""


def _quote(paragraph: Element) -> str:
    words = ""
    for text in own_texts(paragraph):
        words += text
        if len(words) > _LONGEST_READ:
            break
    words = " ".join(words.split())
    shown = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"

    return f": “{shown}”" if shown else ""


def _name_style(style: Element) -> str:
    return f"style {get(find(style, 'name')) or get(style, 'styleId') or '?'}"


def _name_level(level: Element) -> str:
    parent = level.getparent()
    number = get(parent, "abstractNumId") or get(parent, "numId") or "?"
    depth = get(level, "ilvl") or "0"

    return f"list {number} level {int(depth) + 1 if depth in _DEPTHS else depth}"


_NAMED: Mapping[str, Callable[[Element], str]] = {
    "style": _name_style,
    "docDefaults": lambda _: "document defaults",
    "lvl": _name_level,
    "abstractNum": lambda element: f"list {get(element, 'abstractNumId') or '?'}",
    "num": lambda element: f"list number {get(element, 'numId') or '?'}",
}
