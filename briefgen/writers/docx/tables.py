"""Tables of the report page as Word tables that screen readers and page breaks can live with."""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element as PageElement

from lxml.etree import _Element as Element

from briefgen.ooxml.elements import find_all, make, name_of, properties, put
from briefgen.writers.docx.room import CELL_MARGINS

if TYPE_CHECKING:
    from briefgen.writers.docx.walk import Walk
    from briefgen.writers.docx.words import Look

_FIRST_ROW_IS_HEADING = "0420"
_KEPT = 2  # rows that stay together at either end of a table: no row stands alone on a page
# A column takes room by its longest text, between these numbers of characters.
_NARROWEST, _WIDEST = 16, 40


def make_table(walk: "Walk", element: PageElement, look: "Look") -> Element:
    """Return the table; its first row repeats on every page, no row is split, its heading says what it is."""
    rows = [list(row) for row in _list_rows(element)]
    widths = _share(walk.width, _weigh_columns(rows))
    table = make("tbl", _make_properties(walk, element, sum(widths)), _make_grid(widths))
    for index, cells in enumerate(rows):
        row = _make_row(walk, cells, widths, look, is_first=index == 0)
        if index + 1 < len(rows) and (index < _KEPT or index + _KEPT >= len(rows)):
            _keep_next(row)
        table.append(row)

    return table


def _list_rows(element: PageElement) -> Iterator[PageElement]:
    """Yield the table's own rows, not those of a table in it."""
    for child in element:
        yield from (child,) if child.tag == "tr" else child.iterfind("tr")


def _make_properties(walk: "Walk", element: PageElement, width: int) -> Element:
    caption = element.get("data-caption") or walk.heading

    return make(
        "tblPr",
        make("tblStyle", val=walk.styles.identify(walk.find_style(element, "table"))),
        make("tblW", w=str(width), type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblLook", val=_FIRST_ROW_IS_HEADING),
        *(make(tag, val=caption) for tag in ("tblCaption", "tblDescription") if caption),
    )


def _make_grid(widths: list[int]) -> Element:
    return make("tblGrid", *(make("gridCol", w=str(width)) for width in widths))


def _make_row(walk: "Walk", cells: list[PageElement], widths: list[int], look: "Look", *, is_first: bool) -> Element:
    row = make("tr", make("trPr", make("cantSplit"), *([make("tblHeader")] if is_first else [])))
    missing = [PageElement("td") for _ in widths[len(cells) :]]
    for cell, width in zip((*cells, *missing), widths, strict=True):
        row.append(_make_cell(walk, cell, width, look))

    return row


def _keep_next(row: Element) -> None:
    for paragraph in find_all(row, "p"):
        put(properties(paragraph, "pPr"), "keepNext")


def _make_cell(walk: "Walk", cell: PageElement, width: int, look: "Look") -> Element:
    inside = walk.enter(cell, look)
    with walk.within(width - CELL_MARGINS):
        blocks = walk.flow(cell, inside)
    if not blocks or name_of(blocks[-1]) != "p":  # a cell ends with a paragraph (ISO 29500-1 17.4.65)
        blocks.append(walk.make_paragraph(inside))

    return make("tc", make("tcPr", make("tcW", w=str(width), type="dxa")), *blocks)


def _weigh_columns(rows: list[list[PageElement]]) -> list[int]:
    """Return each column's share: what data-width says, else by its longest text."""
    columns = range(max((len(cells) for cells in rows), default=1) or 1)

    return [_weigh([cells[column] for cells in rows if column < len(cells)]) for column in columns]


def _weigh(cells: list[PageElement]) -> int:
    given = next((int(cell.get("data-width", "")) for cell in cells if cell.get("data-width", "").isdecimal()), 0)
    longest = max((len(" ".join("".join(cell.itertext()).split())) for cell in cells), default=0)

    return given or min(max(longest, _NARROWEST), _WIDEST)


def _share(width: int, weights: list[int]) -> list[int]:
    """Divide *width* by *weights* without a remainder."""
    edges = [width * weight // sum(weights) for weight in accumulate(weights, initial=0)]

    return [end - start for start, end in pairwise(edges)]
