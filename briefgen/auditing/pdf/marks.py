"""Whether all that is drawn is known to the structure, or said to be an artifact (PDF/UA-1 7.1; ISO 32000-1 14.7.4)."""

from collections import Counter
from collections.abc import Iterator

from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import Page, PdfDocument
from briefgen.auditing.pdf.objects import Key, follow, key_of, list_items, list_tree
from briefgen.auditing.pdf.structure import Place
from briefgen.model import Finding

_TAG_IT = "tag it again from its source"


def find_mark_faults(document: PdfDocument) -> Iterator[Finding]:
    """Yield the pages on which something is drawn that a screen reader misses or reads twice."""
    claims = Counter(place for element in document.elements for place in element.places)
    forms = {(stream, mcid) for _, stream, mcid in claims if stream}
    parents = list_tree(follow(document.catalog, "/StructTreeRoot", "/ParentTree"), "/Nums")
    owners = {number: owner for number, owner in parents if isinstance(number, int)}
    for page in document.pages:
        if not all(drawing.is_read for drawing in page.drawings):
            message = "what is drawn here is damaged, or more than any report draws: not all of it was checked"
            yield make_finding("content-unread", message, page=page.number)
        if document.is_tagged:
            yield from _find_page_faults(page, claims, forms, owners)


def _find_page_faults(
    page: Page, claims: Counter[Place], forms: set[tuple[Key, int]], owners: dict[int, object]
) -> Iterator[Finding]:
    loose = sum(drawing.loose for drawing in page.drawings)
    if loose:
        message = f"{loose} drawn pieces are neither tagged nor marked as decoration; {_TAG_IT}"
        yield make_finding("content-untagged", message, page=page.number)
    uses = Counter(
        (key_of(page.node), drawing.stream, mcid)
        for drawing in {drawing.stream: drawing for drawing in page.drawings}.values()
        for mcid in drawing.mcids
    )
    lost = [place for place in uses if place not in claims and place[1:] not in forms]
    owned = _list_owned(page, owners)
    if any(place[2] in owned for place in lost):
        message = (
            f"{sum(place[2] in owned for place in lost)} tagged pieces, as heads and feet of pages may be, stand "
            "outside of the reading order: no screen reader comes to them; mark them as decoration"
        )
        yield make_finding("content-unreached", message, page=page.number)
    unknown = sum(place[2] not in owned for place in lost)
    if unknown:
        message = f"{unknown} tagged pieces are unknown to the structure: no screen reader finds them; {_TAG_IT}"
        yield make_finding("content-unknown", message, page=page.number)
    double = sum(count > 1 or claims[place] > 1 for place, count in uses.items())
    if double:
        message = f"{double} numbers of tagged pieces are given twice: they are read twice or not at all; {_TAG_IT}"
        yield make_finding("content-duplicate", message, page=page.number)


def _list_owned(page: Page, owners: dict[int, object]) -> set[int]:
    """Return the numbers that an element owns by the parent tree (ISO 32000-1 14.7.4.4), in reading order or not."""
    number = follow(page.node, "/StructParents")
    owned = list_items(owners.get(number)) if isinstance(number, int) else []

    return {mcid for mcid, owner in enumerate(owned) if owner is not None}
