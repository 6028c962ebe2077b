"""How much room a place in a Word document has, from margin to margin, in twentieths of a point."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element

from briefgen.ooxml.elements import find, find_all, get, number_of, qualify

CELL_MARGINS = 216  # what Word puts at both sides of a cell
_USUAL_WIDTH = 9638  # A4 with margins of 2 cm
_NARROWEST = 1440  # less is no column
_USUAL_SPACE = 720  # between columns (ISO 29500-1 17.6.4)
_PAST = qualify("sectPrChange")
_UNITS = {"": 1.0, "pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}
_MEASURE = re.compile(r"(\d+(?:\.\d+)?)(pt|mm|cm|in|pc|pi|)")  # ISO 29500-1 22.9.2.15


def measure_width(body: Element, place: Element | None) -> int:
    """Return the width of a line at *place*, a paragraph, or at the end of *body*."""
    cell = None if place is None else next(place.iterancestors(qualify("tc")), None)
    width = _measure_column(_find_section(body, place)) if cell is None else _measure_cell(cell)

    return max(width or _USUAL_WIDTH, _NARROWEST)


def _find_section(body: Element, place: Element | None) -> Element | None:
    """Return the properties of the section: they stand in its last paragraph, or end the body."""
    sections = [section for section in find_all(body, "sectPr") if next(section.iterancestors(_PAST), None) is None]
    if place is None:
        return sections[-1] if sections else None
    order = {element: index for index, element in enumerate(body.iter())}

    return next((section for section in sections if order[section] > order[place]), None)


def _measure_column(section: Element | None) -> int:
    """Return the width of the section's text, or of the narrowest of its columns: the report runs through all."""
    if section is None:
        return 0
    size, margins, columns = (find(section, tag) for tag in ("pgSz", "pgMar", "cols"))
    text = _measure(size, "w") - sum(_measure(margins, side) for side in ("left", "right", "gutter"))
    widths = [_measure(column, "w") for column in ([] if columns is None else columns)]
    count = number_of(columns, "num") or 1
    space = _measure(columns, "space") if get(columns, "space") else _USUAL_SPACE

    return min(widths) if len(widths) > 1 else (text - (count - 1) * space) // count


def _measure_cell(cell: Element) -> int:
    """Return the width that a cell says, else, as for one in parts of a hundred, that of its columns in the grid."""
    said = find(cell, "tcPr/tcW")
    own = _measure(said, "w") if get(said, "type") in (None, "dxa") else 0

    return max((own or sum(_list_grid(cell))) - CELL_MARGINS, 0)


def _list_grid(cell: Element) -> Iterator[int]:
    """Yield the widths of the grid's columns that the cell covers."""
    table, before = next(cell.iterancestors(qualify("tbl")), None), cell.itersiblings(qualify("tc"), preceding=True)
    grid = None if table is None else find(table, "tblGrid")
    start = sum(_span(other) for other in before)
    for column in islice([] if grid is None else grid, start, start + _span(cell)):
        yield _measure(column, "w")


def _span(cell: Element) -> int:
    return number_of(find(cell, "tcPr/gridSpan")) or 1


def _measure(element: Element | None, attribute: str) -> int:
    match = _MEASURE.fullmatch(get(element, attribute) or "")

    return round(float(match[1]) * _UNITS[match[2]]) if match else 0
