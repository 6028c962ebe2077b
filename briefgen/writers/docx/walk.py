"""Walks the report page and makes native Word paragraphs and lists of it."""

import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote
from xml.etree.ElementTree import Element as PageElement

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.bidi import MARKS, Direction, direction_of_language, has_letters
from briefgen.ooxml.elements import find, find_all, get, make, name_of, number_of, place, properties, put, qualify
from briefgen.template import Template, list_nodes
from briefgen.writers.docx import tables
from briefgen.writers.docx.comments import Comments
from briefgen.writers.docx.direction import list_stories
from briefgen.writers.docx.languages import name_language
from briefgen.writers.docx.styles import Styles
from briefgen.writers.docx.words import (
    Anchors,
    Look,
    Node,
    Piece,
    collapse,
    href_of,
    is_address,
    source_of,
)

_BLOCKS = frozenset({"h1", "h2", "h3", "p", "blockquote", "ul", "ol", "li", "table", "section"})
# Word styles of elements; the template's own, by class or element, go before.
_STYLES = {
    "h1": "Title",
    "h2": "Heading 1",
    "h3": "Heading 2",
    "blockquote": "Quote",
    "ul": "List Bullet",
    "ol": "List Number",
    "table": "Briefing Table",
    "th": "Table Heading",
    "td": "Table Text",
    "a": "Hyperlink",
}
_CONTINUED_ITEM = "List Continue"
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*"


class Walk:
    """A walk of one page into one document; *width* is that of a line, in twentieths of a point.

    *heading* is the text of the last heading passed.
    """

    def __init__(
        self,
        document: Document,
        *,
        styles: Styles,
        template: Template,
        direction: Direction,
        width: int,
        comments: Comments | None = None,
    ) -> None:
        self.document = document
        self.styles = styles
        self.heading = ""
        self.width = width
        self._direction = direction
        self._comments = comments
        self._styled = {**_STYLES, **template.styles}
        old = [mark for story in list_stories(document) for mark in find_all(story, "bookmarkStart")]
        self._numbers = itertools.count(1 + max((number_of(mark, "id") for mark in old), default=0))
        self._anchors = Anchors(get(mark, "name") or "" for mark in old)

    def start(self, body: PageElement) -> list[Element]:
        """Return the paragraphs and tables of the page."""
        return self.flow(body, Look(direction=self._direction))

    @contextmanager
    def within(self, width: int) -> Iterator[None]:
        """Let lines be as long as *width* while a cell is walked."""
        outer, self.width = self.width, width
        try:
            yield
        finally:
            self.width = outer

    def flow(self, element: PageElement, look: Look) -> list[Element]:
        """Return the paragraphs and tables of what *element* holds; inline content between blocks is a paragraph."""
        made: list[Element] = []
        for is_inline, nodes in groupby(list_nodes(element), key=self._is_inline):
            if is_inline:
                made += self._make_paragraph(nodes, look)
            else:
                made += [block for node in nodes if not isinstance(node, str) for block in self._make_block(node, look)]

        return made

    def enter(self, element: PageElement, look: Look) -> Look:
        """Return the look inside of a block or cell."""
        return replace(
            look,
            style=self.find_style(element, "paragraph") or look.style,
            direction=element.get("dir", look.direction),
            language=element.get("lang", look.language),
        )

    def find_style(self, element: PageElement, kind: str) -> str:
        """Return the Word style of that *kind* for the element's "tag.class", its class or its tag, or ""."""
        classes = element.get("class", "").split()
        keys = (*(f"{element.tag}.{name}" for name in classes), *classes, element.tag)
        names = (self._styled.get(key, "") for key in keys)

        return next((name for name in names if name and self.styles.kind(name) == kind), "")

    def _is_inline(self, node: Node) -> bool:
        return isinstance(node, str) or not (node.tag in _BLOCKS or self.find_style(node, "paragraph"))

    def _enter_inline(self, element: PageElement, look: Look) -> Look:
        character = self.find_style(element, "character")

        return replace(
            look,
            language=element.get("lang", look.language),
            is_isolated=element.get("dir", "ltr" if look.is_isolated else "") == "ltr",
            character=character or look.character,
            href=element.get("href", look.href),
            source=element.get("data-paragraph", look.source),
            is_bold=look.is_bold or (element.tag == "strong" and not character),
            is_italic=look.is_italic or (element.tag == "em" and not character),
        )

    # Blocks ----------------------------------------------------------------------------------------------------------

    def _make_block(self, element: PageElement, look: Look) -> list[Element]:
        made = self._make(element, self.enter(element, look))
        if element.get("data-keep") == "together":
            made = _keep_together(made)
        first = next((paragraph for block in made for paragraph in find_all(block, "p")), None)
        if first is not None and (anchor := element.get("id")):
            self._set_bookmark(first, anchor)
        if first is not None and element.get("data-break") == "page":
            put(properties(first, "pPr"), "pageBreakBefore")

        return made

    def _make(self, element: PageElement, look: Look) -> list[Element]:
        match element.tag:
            case "ul" | "ol":
                return list(self._make_list(element, look))
            case "table":
                return [tables.make_table(self, element, look)]
            case "blockquote":
                return _keep_together(self.flow(element, look))
            case "h1" | "h2" | "h3":
                self.heading = " ".join("".join(element.itertext()).split())
                return [self._finish_heading(heading, look) for heading in self.flow(element, look)]

        return self.flow(element, look)

    def _finish_heading(self, heading: Element, look: Look) -> Element:
        """Keep a heading with what follows; one that runs the other way begins where the others do."""
        if look.direction != self._direction:
            put(properties(heading, "pPr"), "jc", val="end")

        return _keep_next(heading)

    def _make_list(self, element: PageElement, look: Look) -> Iterator[Element]:
        number = self.styles.number(look.style)
        if number and element.tag == "ol":
            number = self.styles.restart(number, level=look.depth)
        for item in element:
            inside = self.enter(item, replace(look, depth=look.depth + 1))
            blocks = self.flow(item, inside)
            if number and blocks and name_of(blocks[0]) == "p":
                _set_number(blocks[0], number, level=look.depth)
            self._continue_item(blocks[1:], inside)
            yield from blocks

    def _continue_item(self, blocks: list[Element], look: Look) -> None:
        """Give an item's further paragraphs a style without a number."""
        for block in blocks:
            if get(find(block, "pPr/pStyle")) == self.styles.identify(look.style) and find(block, "pPr/numPr") is None:
                put(properties(block, "pPr"), "pStyle", val=self.styles.identify(_CONTINUED_ITEM))

    def _make_paragraph(self, nodes: Iterable[Node], look: Look) -> list[Element]:
        """Return one paragraph, or nothing where there are no words."""
        pieces = collapse(piece for node in nodes for piece in self._spell(node, look))
        if pieces and pieces[-1].text == _mark_of(look):
            pieces.pop()  # nothing stands behind it
        if not pieces:
            return []
        content = [part for source, group in groupby(pieces, key=source_of) for part in self._cite(source, list(group))]

        return [self.make_paragraph(look, *content)]

    def make_paragraph(self, look: Look, *content: Element) -> Element:
        """Return a paragraph of the look's style and direction."""
        paragraph_properties = make("pPr")
        if not self.styles.is_default(look.style):
            put(paragraph_properties, "pStyle", val=self.styles.identify(look.style))
        place(paragraph_properties, make("bidi") if look.direction == "rtl" else make("bidi", val="0"))

        return make("p", paragraph_properties, *content)

    def _set_bookmark(self, paragraph: Element, anchor: str) -> None:
        number = str(next(self._numbers))
        start = make("bookmarkStart", id=number, name=self._anchors.name(anchor))
        paragraph.insert(0 if find(paragraph, "pPr") is None else 1, start)
        paragraph.append(make("bookmarkEnd", id=number))

    # Words -----------------------------------------------------------------------------------------------------------

    def _spell(self, node: Node, look: Look) -> Iterator[Piece]:
        if isinstance(node, str):
            yield Piece(node, look)
        elif node.tag == "br":
            yield Piece(None, look)
        else:
            inside = self._enter_inline(node, look)
            steers = [Piece(MARKS["rtl"], inside)] * _needs_marks(node, look)
            yield from steers
            for child in list_nodes(node):
                yield from self._spell(child, inside)
            yield from steers
            if node.tag == "bdi" and node.get("dir", look.direction) != look.direction:
                yield Piece(_mark_of(look), look)  # what stands between two of them goes with neither

    def _cite(self, source: str, pieces: list[Piece]) -> list[Element]:
        """Return the content of *pieces*, with a comment on it where it refers to a source."""
        content = [part for href, group in groupby(pieces, key=href_of) for part in self._make_link(href, list(group))]

        return self._comments.cite(source, content) if source and self._comments else content

    def _make_link(self, href: str, pieces: list[Piece]) -> list[Element]:
        """Return the runs of *pieces*, in a link where *href* is one that Word may follow."""
        target = self._find_target(href)
        if target is None:
            return self._make_runs(pieces)
        link = make("hyperlink", *self._make_runs(pieces), history="1")
        link.set(*target)

        return [link]

    def _find_target(self, href: str) -> tuple[str, str] | None:
        if href.startswith("#"):
            return qualify("anchor"), self._anchors.name(href[1:])
        if not is_address(href):
            return None
        url = quote(href, safe=_URL_CHARACTERS)

        return qualify("r:id"), self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _make_runs(self, pieces: list[Piece]) -> list[Element]:
        return [self._make_run(look, list(group)) for look, group in groupby(pieces, key=lambda piece: piece.look)]

    def _make_run(self, look: Look, pieces: list[Piece]) -> Element:
        run_properties = make("rPr")
        if look.character:
            put(run_properties, "rStyle", val=self.styles.identify(look.character))
        for tag in ("b", "bCs") * look.is_bold + ("i", "iCs") * look.is_italic:
            put(run_properties, tag)
        if look.is_isolated:
            put(run_properties, "rtl", val="0")
        if look.language:
            slot = "bidi" if direction_of_language(look.language) == "rtl" else "val"
            put(run_properties, "lang", **{slot: name_language(look.language)})
        words = [make("br") if piece.text is None else make("t", text=piece.text) for piece in pieces]

        return make("r", *([run_properties] if len(run_properties) else []), *words)


def _mark_of(look: Look) -> str:
    return MARKS["rtl" if look.direction == "rtl" else "ltr"]


def _needs_marks(element: PageElement, look: Look) -> bool:
    """Whether isolated right-to-left words end in figures or signs, which go with the line from left to right."""
    if element.tag != "bdi" or (element.get("dir"), look.direction) != ("rtl", "ltr"):
        return False
    words = "".join(element.itertext()).strip()

    return not all(has_letters(end, "rtl") for end in (words[:1], words[-1:]))


def _set_number(paragraph: Element, number: str, *, level: int) -> None:
    numbering = put(properties(paragraph, "pPr"), "numPr")
    put(numbering, "ilvl", val=str(level))
    put(numbering, "numId", val=number)


def _keep_next(block: Element) -> Element:
    if name_of(block) == "p":
        put(properties(block, "pPr"), "keepNext")

    return block


def _keep_together(blocks: list[Element]) -> list[Element]:
    """Keep the paragraphs of a quote, or of what asks for it, on one page, with each other."""
    for block in blocks:
        for paragraph in find_all(block, "p"):
            put(properties(paragraph, "pPr"), "keepLines")

    return [*(_keep_next(block) for block in blocks[:-1]), *blocks[-1:]]
