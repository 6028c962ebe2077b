"""Inline boxes for the text layer of a PDF: search, copying and screen readers take words in the order of drawing.

The renderer draws boxes in the page's order, but what is inside of one from left to right. So a box holds what runs one
way only; what stands between words at its end gets a box of its own, since readers would take it for what begins it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from briefgen.bidi import MARKS, Direction, resolve_classes
from briefgen.template import list_nodes

_LETTERS = ("L", "R", "AL", "EN", "AN", "NSM")
_SIGNS = ("ON", "ES", "ET", "CS")
_ARABIC_SIGNS = ".:\u00ab\u00bb\u060c\u061b\u061f"  # that Arabic fonts have
_INLINE = ("cite", "strong", "em", "a", "time", "bdi", "br")
_EASTERN_FIGURE = re.compile("([\u06f0-\u06f9])")
_NO_BREAK_SPACE = "\u00a0"
_NON_JOINER = "\u200c"


def part_runs(element: Element, direction: Direction) -> None:
    """Put every run of *element* that goes against its *direction* into a box, and the ends of words and cells too."""
    contents: list[str | Element] = []
    for node in list_nodes(element):
        if isinstance(node, str):
            contents += _part_text(node, direction)
        else:
            part_runs(node, _direction_of(node, direction))
            contents.append(node)
    fill(element, _separate(_join(contents), direction))
    for cell in element if element.tag == "tr" else ():
        if cell is not element[-1] and "".join(cell.itertext()).strip():
            cell.append(_make_box(_NO_BREAK_SPACE, _direction_of(cell, direction)))


def _direction_of(element: Element, around: Direction) -> Direction:
    match element.get("dir"):
        case "rtl":
            return "rtl"
        case "ltr":
            return "ltr"
        case _:
            return around


def _part_text(text: str, direction: Direction) -> Iterator[str | Element]:
    """Yield *text* with boxes for its runs of the other direction; figures run from left to right in both."""
    if not text.strip():
        yield text
        return
    kinds = resolve_classes(text, direction=direction)
    for is_along, letters in groupby(zip(text, kinds, strict=True), key=lambda pair: _is_along(pair[1], direction)):
        words = "".join(letter for letter, _ in letters)
        if not is_along:
            yield from _make_run(words, direction)
        elif direction == "rtl":
            yield from _part_signs(words)
        else:
            yield words


def _part_signs(words: str) -> Iterator[str | Element]:
    """Yield right-to-left words with boxes for signs that may come from another font, and so in a run of their own."""
    for is_gap, characters in groupby(words, key=lambda c: c.isspace() or _is_sign(c)):
        part = "".join(characters)
        if is_gap:
            yield part if part.isspace() else _make_box(part, "rtl")
        else:
            yield from _part_joiners(part)


def _part_joiners(word: str) -> Iterator[str | Element]:
    """Yield the parts of a word that a non-joiner keeps apart, with a narrow space: no reader gives the joiner back."""
    first, *others = word.split(_NON_JOINER)
    yield first
    for part in others:
        box = Element("bdi", {"dir": "rtl", "data-part": "joiner"})
        box.text = f"{_NO_BREAK_SPACE}{_NON_JOINER}"
        yield box
        yield part


def _is_sign(character: str) -> bool:
    return unicodedata.bidirectional(character) in _SIGNS and character not in _ARABIC_SIGNS


def _is_along(kind: str, direction: Direction) -> bool:
    """Whether a resolved class (UAX#9) runs in *direction* without a level of its own."""
    return kind == ("R" if direction == "rtl" else "L")


def _make_run(words: str, around: Direction) -> Iterator[Element]:
    box = Element("bdi", {"dir": "ltr" if around == "rtl" else "rtl", "data-part": "run"})
    box.text = words
    if around == "ltr":
        part_runs(box, "rtl")
    elif _EASTERN_FIGURE.search(words):
        fill(box, _part_figures(words))
    yield box


def _part_figures(words: str) -> Iterator[str | Element]:
    """Yield *words* with a box for each Persian figure: pypdf takes them for letters, and turns several round."""
    for part in _EASTERN_FIGURE.split(words):
        yield _make_box(part, "ltr") if _EASTERN_FIGURE.fullmatch(part) else part


def _join(contents: list[str | Element]) -> list[str | Element]:
    """Return *contents* with neighbouring words in one piece."""
    joined: list[str | Element] = []
    for content in contents:
        if isinstance(content, str) and joined and isinstance(joined[-1], str):
            joined[-1] += content
        else:
            joined.append(content)

    return joined


def _separate(contents: list[str | Element], direction: Direction) -> Iterator[str | Element]:
    """Yield *contents* with boxes for what ends the words before a box that runs as they do."""
    for index, content in enumerate(contents):
        following = contents[index + 1] if index + 1 < len(contents) else None
        if isinstance(content, str) and _is_box(following, direction):
            before = contents[index - 1] if index else None
            yield from _part_end(content, direction) if content.strip() or _is_box(before, direction) else (content,)
        else:
            yield content


def _part_end(text: str, direction: Direction) -> Iterator[str | Element]:
    """Yield *text*, and what stands behind its last letter as a box."""
    length = max((index for index, character in enumerate(text, 1) if _is_letter(character)), default=0)
    yield text[:length]
    if text[length:]:
        yield _make_box(text[length:], direction)


def _is_letter(character: str) -> bool:
    return unicodedata.bidirectional(character) in _LETTERS


def _is_box(content: "str | Element | None", direction: Direction) -> bool:
    """Whether it is an inline element that runs in *direction*, from right to left: others part themselves."""
    if content is None or isinstance(content, str) or content.tag not in _INLINE:
        return False

    return direction == "rtl" == _direction_of(content, direction)


def _make_box(text: str, direction: Direction) -> Element:
    """Return a box; the renderer draws none that holds nothing but white space: an invisible mark makes it more."""
    box = Element("bdi", {"dir": direction, "data-part": "end"})
    box.text = text if text.strip() else f"{text}{MARKS[direction]}"

    return box


def fill(element: Element, contents: Iterable[str | Element]) -> None:
    """Let *contents* be all that *element* holds."""
    for child in list(element):
        element.remove(child)
    element.text, last = "", None
    for content in contents:
        if not isinstance(content, str):
            content.tail, last = "", content
            element.append(content)
        elif last is None:
            element.text += content
        else:
            last.tail = f"{last.tail}{content}"
