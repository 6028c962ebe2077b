"""The direction of a Word paragraph and of each of its runs, by the bidirectional algorithm over the whole of it."""

import copy

from lxml.etree import _Element as Element

from briefgen.bidi import Direction, direction_of, has_letters, main_direction_of, resolve
from briefgen.ooxml.elements import drop, find, get, is_on, make, name_of, place, properties, put, qualify
from briefgen.ooxml.runs import list_runs, read
from briefgen.writers.docx.marks import insert_marks, place_marks
from briefgen.writers.docx.runs import Way, set_runs, set_twins

_TRAILING = ("right", "end")


def set_paragraph(paragraph: Element, way: Way) -> None:
    """Give the paragraph, its mark and its runs their directions."""
    runs = list_runs(paragraph)
    text = "".join(read(run) for run in runs)
    direction = _find_direction(paragraph, text, way)
    _set_properties(paragraph, direction, way)
    ways = resolve(text, direction=direction)
    marks = place_marks(runs, text, ways, direction=direction, way=way)
    if any(marks):
        insert_marks(runs, text, marks)
        ways = resolve("".join(read(run) for run in runs), direction=direction)
    set_runs(runs, ways or [direction], way)


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


def name_sides(alignment: Element | None, *, was_rtl: bool) -> None:
    """Say start and end for left and right, which Word reads as such in right-to-left paragraphs.

    In what ran from left to right before, right is the side that an Arabic line was pushed to: where lines now begin.
    """
    sides = {"left": "start", "right": "end" if was_rtl else "start"}
    if alignment is not None and get(alignment) in sides:
        alignment.set(qualify("val"), sides[str(get(alignment))])


# Paragraphs ----------------------------------------------------------------------------------------------------------


def _find_direction(paragraph: Element, text: str, way: Way) -> Direction:
    """Return what the paragraph says of itself, if its letters allow it, else what document and letters say."""
    said = find(paragraph, "pPr/bidi")
    if said is not None and is_on(said) and has_letters(text, "rtl"):
        return "rtl"
    if said is not None and not is_on(said) and (way.direction == "ltr" or main_direction_of(text) == "ltr"):
        return "ltr"
    if way.direction == "rtl":
        return "ltr" if said is None and has_letters(text, "ltr") and not has_letters(text, "rtl") else "rtl"

    return direction_of(text) or "ltr"


def _set_properties(paragraph: Element, direction: Direction, way: Way) -> None:
    paragraph_properties = properties(paragraph, "pPr")
    said = find(paragraph_properties, "bidi")
    style = get(find(paragraph_properties, "pStyle")) or way.usual
    was_rtl = style in way.mirrored if said is None else is_on(said)
    if direction == "rtl":
        put(paragraph_properties, "bidi").attrib.clear()
        mark = put(paragraph_properties, "rPr")
        put(mark, "rtl").attrib.clear()
        set_twins(mark)
        name_sides(find(paragraph_properties, "jc"), was_rtl=was_rtl)
        if way.direction == "ltr" and said is None and way.sides.get(style) in _TRAILING:
            _stay_there(paragraph_properties)
    else:
        drop(paragraph_properties, "bidi")
        drop(find(paragraph_properties, "rPr"), "rtl")
        if way.direction == "rtl":
            if said is None:
                _keep_side(paragraph_properties, way.sides.get(style))
            place(paragraph_properties, make("bidi", val="0"))
    _set_bar(paragraph_properties, direction, way)
    if not len(paragraph_properties):
        paragraph.remove(paragraph_properties)


def _keep_side(paragraph_properties: Element, inherited: str | None) -> None:
    """Let a line of a letterhead, such as an address in English, begin on the side where the document's lines do."""
    alignment = get(find(paragraph_properties, "jc")) or inherited or "left"
    sides = {"left": "end", "start": "end", "right": "start", "end": "start"}
    if alignment in sides:
        put(paragraph_properties, "jc", val=sides[alignment])


def _stay_there(paragraph_properties: Element) -> None:
    """Let Arabic words, such as a marking, stand on the side that their style has, where English ones would end."""
    if find(paragraph_properties, "jc") is None:
        put(paragraph_properties, "jc", val="start")


def _set_bar(paragraph_properties: Element, direction: Direction, way: Way) -> None:
    """Turn the bar of a paragraph; against the document, its style's bar is drawn on the other side instead."""
    inherited = way.bars.get(get(find(paragraph_properties, "pStyle")) or way.usual)
    if direction != way.direction and inherited is not None and find(paragraph_properties, "pBdr") is None:
        borders = copy.deepcopy(inherited)
        place(paragraph_properties, borders)
        turn_bar(borders, direction)
        for side in {"left", "right"} - {name_of(border) for border in borders}:
            place(borders, make(side, val="nil"))
    turn_bar(find(paragraph_properties, "pBdr"), direction)
