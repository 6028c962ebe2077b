"""A PDF as it is judged: catalogue, pages with what they draw, fonts in use, structure, words."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pikepdf

from briefgen.auditing.pdf.content import Drawing, Reader, Shown
from briefgen.auditing.pdf.fonts import Font, build_font
from briefgen.auditing.pdf.metadata import Metadata, read_metadata
from briefgen.auditing.pdf.objects import Key, follow, key_of, list_items
from briefgen.auditing.pdf.structure import Element, Place, list_elements
from briefgen.bidi import main_direction_of

_LONGEST_WORDS = 32


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page, counted from one, and what it and the forms on it draw."""

    number: int
    node: object
    drawings: tuple[Drawing, ...]

    @property
    def annotations(self) -> list[object]:
        """Links, notes, fields and the like."""
        return list_items(follow(self.node, "/Annots"))


@dataclass(frozen=True, kw_only=True)
class PdfDocument:
    """All that is asked of a file."""

    catalog: object
    metadata: Metadata
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    is_tagged: bool

    @cached_property
    def fonts(self) -> tuple[Font, ...]:
        """The fonts that show text, in their order of use, each with the codes it shows."""
        for shown in self._shown:
            if font := self._find_font(shown):
                font.use(shown.codes)

        return tuple(self._fonts.values())

    @cached_property
    def letters(self) -> str:
        """All that is shown, as a reader of the file gets it, in the order of the glyphs."""
        return "".join(
            text for font in self.fonts for code, text in font.texts.items() for _ in range(font.codes[code])
        )

    def find_page(self, key: Key | None) -> int | None:
        """Return the number of a page."""
        return self._numbers.get(key)

    def list_within(self, element: Element) -> Iterator[Element]:
        """Yield the elements in *element*, in reading order."""
        for index in range(element.index + 1, len(self.elements)):
            if self.elements[index].depth <= element.depth:
                return
            yield self.elements[index]

    def read(self, element: Element) -> str:
        """Return the words of an element and of those in it, in the order in which a person reads them."""
        places = (place for each in (element, *self.list_within(element)) for place in each.places)

        return "".join(words for place in places for words, _ in self._words.get(place, ()))

    def list_pieces(self, element: Element) -> Iterator[tuple[str, str]]:
        """Yield the words that *element* holds itself, with the language that marks in the page say they are in."""
        for place in element.places:
            yield from self._words.get(place, ())

    def quote(self, element: Element) -> str:
        """Return the first words of *element*, quoted, "" where there are none."""
        words = " ".join(self.read(element).split())
        shown = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rstrip()}…"

        return f": “{shown}”" if shown else ""

    @cached_property
    def _fonts(self) -> dict[object, Font]:
        return {}

    @cached_property
    def _numbers(self) -> dict[Key | None, int]:
        return {key_of(page.node): page.number for page in self.pages}

    @cached_property
    def _words(self) -> dict[Place, list[tuple[str, str]]]:
        words: dict[Place, list[tuple[str, str]]] = defaultdict(list)
        for page in self.pages:
            for drawing in page.drawings:
                for shown in drawing.shown:
                    if shown.mcid is not None and (font := self._find_font(shown)):
                        place = key_of(page.node), drawing.stream, shown.mcid
                        words[place].append((_put_in_order(font.decode(shown.codes)), shown.language))

        return words

    @property
    def _shown(self) -> Iterator[Shown]:
        forms: set[Key] = set()
        for page in self.pages:
            for drawing in page.drawings:
                if drawing.stream not in forms:
                    yield from drawing.shown
                if drawing.stream:
                    forms.add(drawing.stream)

    def _find_font(self, shown: Shown) -> Font | None:
        if shown.font is None:
            return None
        key = key_of(shown.font) or id(shown.font)
        if key not in self._fonts:
            self._fonts[key] = build_font(shown.font)

        return self._fonts[key]


def build_document(pdf: pikepdf.Pdf) -> PdfDocument:
    """Read all of an open file."""
    reader = Reader()
    tree = follow(pdf.Root, "/StructTreeRoot")
    pages = tuple(
        Page(number=number, node=page.obj, drawings=tuple(reader.read_page(page.obj)))
        for number, page in enumerate(pdf.pages, start=1)
    )

    return PdfDocument(
        catalog=pdf.Root,
        metadata=read_metadata(pdf),
        pages=pages,
        elements=list_elements(tree),
        is_tagged=tree is not None and follow(pdf.Root, "/MarkInfo", "/Marked") is True,
    )


def _put_in_order(glyphs: str) -> str:
    """Turn right-to-left letters round: glyphs are drawn from left to right."""
    if main_direction_of(glyphs) != "rtl":
        return glyphs

    return unicodedata.normalize("NFC", glyphs[::-1])
