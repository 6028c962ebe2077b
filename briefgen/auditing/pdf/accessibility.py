"""What a screen reader needs: headings, header cells, words for pictures and links, bookmarks (PDF/UA-1 7)."""

from collections.abc import Iterator

from briefgen.auditing.pdf.base import HEADINGS
from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import Page, PdfDocument
from briefgen.auditing.pdf.objects import Key, follow, key_of, list_items, name_of, text_of
from briefgen.auditing.pdf.structure import Element
from briefgen.model import Finding

_MOST_PAGES = 5  # that are read without bookmarks
_HIDDEN = 2  # flag of annotations (ISO 32000-1 12.5.3)


def find_accessibility_faults(document: PdfDocument) -> Iterator[Finding]:
    """Yield what keeps a person from finding the way by ear."""
    if document.is_tagged:
        yield from _find_heading_faults(document)
        yield from _find_table_faults(document)
        yield from _find_picture_faults(document)
        held = frozenset(key for element in document.elements for key in element.objects)
        for page in document.pages:
            yield from _find_annotation_faults(page, held)
    if len(document.pages) > _MOST_PAGES and follow(document.catalog, "/Outlines", "/First") is None:
        message = f"{len(document.pages)} pages have no bookmarks; make them from the headings when the PDF is made"
        yield make_finding("outline-missing", message)


def _find_heading_faults(document: PdfDocument) -> Iterator[Finding]:
    """PDF/UA-1 7.4.2: the first heading is of level one, and going down no level is left out."""
    headings = [element for element in document.elements if element.kind in HEADINGS]
    if not headings and not any(element.kind in ("H", "Title") for element in document.elements):
        yield make_finding("headings-missing", "no heading helps to find the way; use heading styles in the source")
    before = 0
    for number, heading in enumerate(headings, start=1):
        level = HEADINGS.index(heading.kind) + 1
        if level > before + 1:
            above = f"after level {before}" if before else "first"
            message = f"a heading of level {level} comes {above}; make it level {before + 1}"
            location = f"heading {number}{document.quote(heading)}"
            yield make_finding("heading-jump", message, page=document.find_page(heading.page), location=location)
        before = level


# Tables (PDF/UA-1 7.5) -----------------------------------------------------------------------------------------------


def _find_table_faults(document: PdfDocument) -> Iterator[Finding]:
    classes = follow(document.catalog, "/StructTreeRoot", "/ClassMap")
    tables = [element for element in document.elements if element.kind == "Table"]
    for number, table in enumerate(tables, start=1):
        cells = list(_list_cells(document, table))
        heads = [cell for cell in cells if cell.kind == "TH"]
        page, location = document.find_page(table.page), f"table {number}"
        if cells and not heads:
            message = "no cell of the table is a header: nobody hears what a figure stands for; mark its header row"
            yield make_finding("table-header-missing", message, page=page, location=location)
        lacking = [head for head in heads if _find_attribute(head, "/Scope", classes) is None]
        others = [cell for cell in cells if cell.kind == "TD"]
        if lacking and not (others and all(_find_attribute(cell, "/Headers", classes) is not None for cell in others)):
            message = f"{len(lacking)} header cells do not say whether they head a row or a column (Scope); {_REPAIR}"
            yield make_finding("header-scope-missing", message, page=page, location=location)


_REPAIR = "set it in the table editor, or make the PDF again from another program"


def _list_cells(document: PdfDocument, table: Element) -> Iterator[Element]:
    """Yield the cells of *table*, without those of a table in it."""
    inner = None
    for element in document.list_within(table):
        if inner is not None and element.depth > inner:
            continue
        inner = element.depth if element.kind == "Table" else None
        if element.kind in ("TH", "TD"):
            yield element


def _find_attribute(element: Element, name: str, classes: object) -> object:
    """Return an attribute of the element or of a class of its (ISO 32000-1 14.7.5)."""
    named = (follow(classes, f"/{name_of(each)}") for each in list_items(follow(element.node, "/C")) if name_of(each))
    owners = [*list_items(follow(element.node, "/A")), *(item for each in named for item in list_items(each))]

    return next((value for owner in owners if (value := follow(owner, name)) is not None), None)


# Pictures and links (7.3, 7.18) --------------------------------------------------------------------------------------


def _find_picture_faults(document: PdfDocument) -> Iterator[Finding]:
    pictures = [element for element in document.elements if element.kind in ("Figure", "Formula")]
    for number, picture in enumerate(pictures, start=1):
        if not any(text_of(follow(picture.node, key)) for key in ("/Alt", "/ActualText")):
            message = "a picture has no words for who cannot see it; give it alternative text, or mark it as decoration"
            location = f"picture {number}"
            yield make_finding("picture-alt-missing", message, page=document.find_page(picture.page), location=location)


def _find_annotation_faults(page: Page, held: frozenset[Key]) -> Iterator[Finding]:
    shown = [annotation for annotation in page.annotations if not _is_hidden(annotation)]
    if shown and name_of(follow(page.node, "/Tabs")) != "S":
        message = "the tab key goes through links in another order than the text; set Page Properties > Tab Order"
        yield make_finding("tab-order-missing", message, page=page.number)
    links = [annotation for annotation in shown if name_of(follow(annotation, "/Subtype")) == "Link"]
    for number, link in enumerate(links, start=1):
        location = f"page {page.number}, link {number}"
        if not text_of(follow(link, "/Contents")):
            message = "a link has no words that say where it leads (Contents); make the PDF again from its source"
            yield make_finding("link-words-missing", message, page=page.number, location=location)
        if key_of(link) not in held:
            message = "a link is not tagged: no screen reader reaches it; make the PDF again from its source"
            yield make_finding("link-untagged", message, page=page.number, location=location)


def _is_hidden(annotation: object) -> bool:
    flags = follow(annotation, "/F")
    is_hidden = isinstance(flags, int) and bool(flags & _HIDDEN)

    return is_hidden or name_of(follow(annotation, "/Subtype")) in ("", "Popup")
