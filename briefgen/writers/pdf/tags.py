"""The tags of a PDF, mended before it is written: what the renderer leaves out of them, screen readers ask for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from briefgen.writers.pdf.languages import set_languages

_HEAD, _FOOT = "/Header", "/Footer"


class Pdf(Protocol):
    """What is touched of the file that the renderer has made; its tags have already given it viewer preferences."""

    catalog: dict[str, Any]
    objects: "list[Any]"  # streams, dictionaries, arrays
    page_references: tuple[bytes, ...]


def mend_tags(pdf: Pdf, *, heights: Sequence[float], languages: Sequence[str], links: Mapping[str, str]) -> None:
    """Mend the tags of all pages.

    *heights* are theirs, in pixels of CSS, *languages* those marked in the page, *links* words by targets within it.
    """
    objects = {item.reference: item for item in pdf.objects}
    elements = list(_list_elements(objects, pdf.catalog["StructTreeRoot"]))
    _set_scope(elements)
    set_languages(elements, objects, languages)
    _drop_inner_links(pdf, objects, elements)
    _describe_links(pdf, objects, links)
    _set_artifacts(pdf, objects, elements, heights)


def _list_elements(objects: dict[bytes, Any], root: bytes) -> Iterator[Any]:
    """Yield the elements that are reached from the root of the structure, in reading order."""
    waiting = [objects[root]]
    while waiting:
        element = waiting.pop()
        if "S" in element:
            yield element
        waiting += [objects[kid] for kid in reversed(element.get("K", ())) if isinstance(kid, bytes)]


def _set_scope(elements: Sequence[Any]) -> None:
    """Say of every heading cell that it is its column's, as all of a page are (ISO 32000-1 14.8.5.7)."""
    for element in elements:
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Column"


def _drop_inner_links(pdf: Pdf, objects: dict[bytes, Any], elements: Sequence[Any]) -> None:
    """Take away the links that the renderer makes of every element within one: they lie on it, and no Link holds them.

    PDF/UA-1 7.18.5 asks for a Link element around every link.
    """
    dropped: set[bytes] = set()
    for element in elements:
        held = {kid for kid in element["K"] if isinstance(kid, bytes) and objects[kid].get("Type") == "/OBJR"}
        if held and element["S"] != "/Link":
            element["K"][:] = [kid for kid in element["K"] if kid not in held]
            dropped |= {objects[kid]["Obj"] for kid in held}
    owners = _owners_of(pdf, objects)
    numbers = {objects[reference]["StructParent"] for reference in dropped}
    pairs = zip(owners[::2], owners[1::2], strict=True)
    owners[:] = [item for number, owner in pairs if number not in numbers for item in (number, owner)]
    for reference in pdf.page_references:
        annotations = objects[reference].get("Annots", [])
        annotations[:] = [annotation for annotation in annotations if annotation not in dropped]


def _describe_links(pdf: Pdf, objects: dict[bytes, Any], links: Mapping[str, str]) -> None:
    """Let links within the document say in words where they lead (PDF/UA-1 7.18.5), not by the name of their target."""
    for page in pdf.page_references:
        for annotation in map(objects.get, objects[page].get("Annots", ())):
            contents = annotation.get("Contents") if annotation else None
            if contents is not None:
                contents.string = links.get(contents.string, contents.string)


def _owners_of(pdf: Pdf, objects: dict[bytes, Any]) -> list[Any]:
    """Return the parent tree: numbers, and what owns them (ISO 32000-1 14.7.4.4)."""
    owners: list[Any] = objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]

    return owners


# Heads and feet of pages -------------------------------------------------------------------------------------------


def _set_artifacts(pdf: Pdf, objects: dict[bytes, Any], elements: Sequence[Any], heights: Sequence[float]) -> None:
    """Make artifacts of what no element reaches: running heads and feet (ISO 32000-1 14.8.2.2; PDF/UA-1 7.8)."""
    reached: dict[bytes, set[int]] = defaultdict(set)
    for element in elements:
        if "Pg" in element:  # all but the document
            reached[element["Pg"]].update(kid for kid in element["K"] if isinstance(kid, int))
    owners = _owners_of(pdf, objects)
    for number, (reference, height) in enumerate(zip(pdf.page_references, heights, strict=True)):
        owned = owners[2 * number + 1]
        for mcid in _mark_artifacts(objects[objects[reference]["Contents"]].stream, reached[reference], height / 2):
            owned[mcid] = b"null"
    _empty_unreached(objects, elements)


def _mark_artifacts(stream: list[Any], reached: set[int], middle: float) -> Iterator[int]:
    """Let marked content of other numbers than those *reached* be artifacts, and yield its numbers."""
    for index, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID", -1) not in {-1, *reached}:
            yield item.pop("MCID")
            is_head = _find_baseline(stream[index:]) < middle
            item |= {"Type": "/Pagination", "Subtype": _HEAD if is_head else _FOOT}
            stream[index - 1] = "/Artifact"


def _find_baseline(stream: list[Any]) -> float:
    """Return how far from the page's top the next text stands, in pixels of CSS."""
    matrix = next((item for item in stream if isinstance(item, bytes) and item.endswith(b" Tm")), b"0 0 Tm")

    return float(matrix.split()[-2])


def _empty_unreached(objects: dict[bytes, Any], elements: Sequence[Any]) -> None:
    """Empty the elements that nothing holds any more; taken away, they would have all others renumbered."""
    known = {element.reference for element in elements}
    for reference, item in objects.items():
        if isinstance(item, dict) and item.get("Type") == "/StructElem" and reference not in known:
            item.clear()
