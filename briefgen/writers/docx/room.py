"""How much room a place in a Word document has, from margin to margin."""

from lxml.etree import _Element as Element

from briefgen.ooxml.elements import find, find_all, get, qualify

# All in twentieths of a point. A4 with margins of 2 cm; what Word puts at both sides of a cell; less is no column.
_USUAL_WIDTH, _CELL_MARGINS, _NARROWEST = 9638, 216, 1440


def measure_width(body: Element, place: Element | None) -> int:
    """Return the width of a line at *place*, a paragraph, or at the end of *body*, in twentieths of a point."""
    cell = None if place is None else next(place.iterancestors(qualify("tc")), None)
    width = _measure_column(_find_section(body, place)) if cell is None else _measure_cell(cell)

    return max(width or _USUAL_WIDTH, _NARROWEST)


def _find_section(body: Element, place: Element | None) -> Element | None:
    """Return the properties of the section: they stand in its last paragraph, or end the body."""
    sections = list(find_all(body, "sectPr"))
    if place is None:
        return sections[-1] if sections else None
    order = {element: index for index, element in enumerate(body.iter())}

    return next((section for section in sections if order[section] > order[place]), None)


def _measure_column(section: Element | None) -> int:
    if section is None:
        return 0
    size, margins, columns = (find(section, tag) for tag in ("pgSz", "pgMar", "cols"))
    text = _number(size, "w") - sum(_number(margins, side) for side in ("left", "right", "gutter"))
    count = _number(columns, "num") or 1

    return (text - (count - 1) * _number(columns, "space")) // count


def _measure_cell(cell: Element) -> int:
    width = find(cell, "tcPr/tcW")

    return _number(width, "w") - _CELL_MARGINS if get(width, "type") == "dxa" else 0


def _number(element: Element | None, attribute: str) -> int:
    value = get(element, attribute) or ""

    return int(value) if value.isdecimal() else 0
