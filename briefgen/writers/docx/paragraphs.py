"""The direction of a Word paragraph and of each of its runs, by the bidirectional algorithm over the whole of it."""

import copy
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml.etree import _Element as Element

from briefgen.bidi import (
    LEFT_TO_RIGHT_MARK,
    RIGHT_TO_LEFT_MARK,
    Direction,
    direction_of,
    direction_of_language,
    split_runs,
    split_tokens,
)
from briefgen.writers.docx.elements import (
    drop,
    find,
    find_all,
    get,
    is_on,
    make,
    name_of,
    place,
    properties,
    put,
    qualify,
    switch,
)

# Right-to-left runs take weight, slant and size from the second of each pair alone (ISO 29500-1 17.3.2.30).
_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
_CLASSES: dict[Direction, tuple[str, ...]] = {"rtl": ("R", "AL"), "ltr": ("L",)}
# What a run holds beside words, as the algorithm sees it: tabs, line breaks, objects; field marks are not seen.
_STAND_INS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSEEN = frozenset({"fldChar", "instrText", "lastRenderedPageBreak", "delText", "delInstrText"})
_OBJECT = "\ufffc"


Marks = tuple[Mapping[int, str], Mapping[int, str]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a document runs; *bars* are the borders of its paragraph styles by style id."""

    direction: Direction
    rtl_language: str
    bars: Mapping[str, Element]
    has_spaced_letters: bool


def set_paragraph(paragraph: Element, way: Way) -> None:
    """Give the paragraph, its mark and its runs their directions."""
    runs = _list_runs(paragraph)
    text = "".join(_read(run) for run in runs)
    direction = _find_direction(paragraph, text, way)
    _set_properties(paragraph, direction, way)
    _insert_marks(runs, text, _place_marks(runs, text, direction, way))
    text = "".join(_read(run) for run in runs)
    _set_runs(runs, _resolve(text, direction) or [direction], way)


def set_twins(run_properties: Element) -> None:
    """Give bold, italic and size the value for right-to-left letters, where only the other is set."""
    for tag, twin in _TWINS:
        original = find(run_properties, tag)
        if original is not None and find(run_properties, twin) is None:
            value = get(original)
            put(run_properties, twin, **({} if value is None else {"val": value}))


def is_one_sided(borders: Element) -> bool:
    """Whether the borders are a bar: drawn on the left or the right alone."""
    return (find(borders, "left") is None) != (find(borders, "right") is None)


def turn_bar(borders: Element | None, direction: Direction) -> None:
    """Move a bar to where lines begin: the sides of borders are physical."""
    leading, trailing = ("right", "left") if direction == "rtl" else ("left", "right")
    if borders is not None and is_one_sided(borders) and (bar := find(borders, trailing)) is not None:
        borders.remove(bar)
        bar.tag = qualify(leading)
        place(borders, bar)


# Paragraphs ----------------------------------------------------------------------------------------------------------


def _find_direction(paragraph: Element, text: str, way: Way) -> Direction:
    """Return what the paragraph says of itself, if its letters allow it, else what document and letters say."""
    said = find(paragraph, "pPr/bidi")
    if said is not None and is_on(said) and _has_letters(text, "rtl"):
        return "rtl"
    if said is not None and not is_on(said) and (way.direction == "ltr" or _has_letters(text, "ltr")):
        return "ltr"

    return "rtl" if way.direction == "rtl" else direction_of(text) or "ltr"


def _has_letters(text: str, direction: Direction) -> bool:
    return any(unicodedata.bidirectional(letter) in _CLASSES[direction] for letter in text)


def _set_properties(paragraph: Element, direction: Direction, way: Way) -> None:
    paragraph_properties = properties(paragraph, "pPr")
    if direction == "rtl":
        put(paragraph_properties, "bidi").attrib.clear()
        mark = put(paragraph_properties, "rPr")
        put(mark, "rtl").attrib.clear()
        set_twins(mark)
        _name_sides(find(paragraph_properties, "jc"))
    else:
        drop(paragraph_properties, "bidi")
        drop(find(paragraph_properties, "rPr"), "rtl")
        if way.direction == "rtl":
            place(paragraph_properties, make("bidi", val="0"))
    _set_bar(paragraph_properties, direction, way)
    if not len(paragraph_properties):
        paragraph.remove(paragraph_properties)


def _name_sides(alignment: Element | None) -> None:
    """Say start and end for left and right, which Word reads as such in right-to-left paragraphs anyway."""
    sides = {"left": "start", "right": "end"}
    if alignment is not None and get(alignment) in sides:
        alignment.set(qualify("val"), sides[str(get(alignment))])


def _set_bar(paragraph_properties: Element, direction: Direction, way: Way) -> None:
    """Turn the bar of a paragraph; against the document, its style's bar is drawn on the other side instead."""
    inherited = way.bars.get(get(find(paragraph_properties, "pStyle")) or "")
    if direction != way.direction and inherited is not None and find(paragraph_properties, "pBdr") is None:
        borders = copy.deepcopy(inherited)
        place(paragraph_properties, borders)
        turn_bar(borders, direction)
        for side in {"left", "right"} - {name_of(border) for border in borders}:
            place(borders, make(side, val="nil"))
    turn_bar(find(paragraph_properties, "pBdr"), direction)


# Runs ----------------------------------------------------------------------------------------------------------------


def _list_runs(paragraph: Element) -> list[Element]:
    """Return the paragraph's runs, without those of a text box in it."""
    return [run for run in find_all(paragraph, "r") if next(run.iterancestors(qualify("p"))) is paragraph]


def _list_content(run: Element) -> list[Element]:
    return [child for child in run if isinstance(child.tag, str) and child.tag != qualify("rPr")]


def _read(element: Element) -> str:
    """Return a run, or what stands in one, as the bidirectional algorithm sees it."""
    name = name_of(element)
    if name == "r":
        return "".join(_read(child) for child in _list_content(element))
    if name == "t":
        return element.text or ""

    return "" if name in _UNSEEN else _STAND_INS.get(name, _OBJECT)


def _resolve(text: str, direction: Direction) -> list[Direction]:
    """Return the direction of every character."""
    return [run.direction for run in split_runs(text, direction=direction) for _ in run.text]


# Marks ---------------------------------------------------------------------------------------------------------------


def _place_marks(runs: Sequence[Element], text: str, direction: Direction, way: Way) -> Marks:
    """Return the marks to put before and after characters, by position.

    U+200E goes to both ends of what is left to right and would be garbled; of tokens in right-to-left paragraphs
    always, for programs that know no w:rtl. In a document from left to right, where programs go by the first letter, a
    mark of its direction opens a paragraph whose first letter runs the other way.
    """
    befores, afters = {}, {}
    ways = _resolve(text, direction)
    tokens = [span for span in _find_tokens(text) if direction == "rtl" or "rtl" in ways[slice(*span)]]
    isolated = [span for span in _find_isolated(runs) if "rtl" in ways[slice(*span)]]
    for start, end in (*tokens, *isolated):
        if text[start - 1 : start] != LEFT_TO_RIGHT_MARK:
            befores[start] = LEFT_TO_RIGHT_MARK
        if text[end : end + 1] != LEFT_TO_RIGHT_MARK:
            afters[end - 1] = LEFT_TO_RIGHT_MARK
    opening = "" if 0 in befores else text
    if way.direction == "ltr" and direction_of(opening) not in (None, direction):
        befores[0] = RIGHT_TO_LEFT_MARK if direction == "rtl" else LEFT_TO_RIGHT_MARK

    return befores, afters


def _find_tokens(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for token in split_tokens(text):
        if token.is_ltr:
            yield start, start + len(token.text)
        start += len(token.text)


def _find_isolated(runs: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """Yield where neighbouring runs stand that say of themselves that they are not right to left."""
    start = 0
    for is_isolated, group in groupby(runs, key=_is_isolated):
        end = start + sum(len(_read(run)) for run in group)
        if is_isolated and end > start:
            yield start, end
        start = end


def _is_isolated(run: Element) -> bool:
    said = find(run, "rPr/rtl")

    return said is not None and not is_on(said) and not _has_letters(_read(run), "rtl")


def _insert_marks(runs: Sequence[Element], text: str, marks: Marks) -> None:
    """Put marks into the words, inside the run that holds their character."""
    befores, afters = marks
    position = 0
    for content in (child for run in runs for child in _list_content(run)):
        places = range(position, position + len(_read(content)))
        if name_of(content) == "t" and any(at in befores or at in afters for at in places):
            content.text = "".join(f"{befores.get(at, '')}{text[at]}{afters.get(at, '')}" for at in places)
        position = places.stop


# Directions of runs --------------------------------------------------------------------------------------------------


def _set_runs(runs: Sequence[Element], ways: Sequence[Direction], way: Way) -> None:
    position = 0
    for run in runs:
        length = len(_read(run))
        # Field marks hold no words: they go the way of what follows them.
        own = ways[position : position + length] or [ways[min(position, len(ways) - 1)]]
        for direction, part in _split_run(run, own):
            _set_run(part, direction, way)
        position += length


def _split_run(run: Element, ways: Sequence[Direction]) -> list[tuple[Direction, Element]]:
    """Cut the run where its direction changes; the parts follow each other in its place."""
    groups = [
        (way, [element for _, element in pieces])
        for way, pieces in groupby(_cut_content(run, ways), key=lambda piece: piece[0])
    ]
    if not groups[1:]:
        return [(groups[0][0] if groups else ways[0], run)]
    look = find(run, "rPr")
    parts = [make("r", *([] if look is None else [copy.deepcopy(look)]), *content) for _, content in groups]
    for part in parts:
        run.addprevious(part)
    _remove(run)

    return [(way, part) for (way, _), part in zip(groups, parts, strict=True)]


def _cut_content(run: Element, ways: Sequence[Direction]) -> Iterator[tuple[Direction, Element]]:
    """Yield what stands in the run with its direction, words cut where that changes."""
    position = 0
    for content in _list_content(run):
        text = _read(content)
        own = ways[position : position + len(text)] or [ways[max(position - 1, 0)]]
        if len(set(own)) == 1:
            yield own[0], content
        else:
            for way, letters in groupby(zip(own, text, strict=True), key=lambda pair: pair[0]):
                yield way, make("t", text="".join(letter for _, letter in letters))
        position += len(text)


def _remove(run: Element) -> None:
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _set_run(run: Element, direction: Direction, way: Way) -> None:
    run_properties = properties(run, "rPr")
    set_twins(run_properties)
    switch(run_properties, "rtl", on=direction == "rtl")
    if direction == "rtl":
        language = get(find(run_properties, "lang"), "bidi")
        if not language or direction_of_language(language) == "ltr":
            put(run_properties, "lang", bidi=way.rtl_language)
        _join_letters(run, run_properties, way)
    if not len(run_properties):
        run.remove(run_properties)


def _join_letters(run: Element, run_properties: Element, way: Way) -> None:
    """Take letter-spacing and stretching from joined letters: both tear them apart."""
    if not any(unicodedata.bidirectional(letter) == "AL" for letter in _read(run)):
        return
    drop(run_properties, "spacing", "w")
    if way.has_spaced_letters:
        put(run_properties, "spacing", val="0")
