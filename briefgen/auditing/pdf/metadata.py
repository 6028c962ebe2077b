"""What a PDF says of itself: title and standard, in its XMP metadata (ISO 16684-1) or its older dictionary."""

from dataclasses import dataclass

import pikepdf
from lxml import etree
from lxml.etree import _Element as ElementNode

from briefgen.auditing.pdf.objects import follow, text_of

_LARGEST = 2_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}part"


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """*title* and *standard*, the part of PDF/UA (ISO 14289) that the file claims; "" where there is none."""

    title: str
    standard: str


def read_metadata(pdf: pikepdf.Pdf) -> Metadata:
    """Return what the file says of itself; XMP that does not parse says nothing."""
    root = _parse(follow(pdf.Root, "/Metadata"))
    title = _find(root, _TITLE) or text_of(follow(pdf.trailer, "/Info", "/Title"))

    return Metadata(title=title, standard=_find(root, _PDFUA))


def _parse(stream: object) -> ElementNode | None:
    content = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
    if not content or len(content) > _LARGEST or b"<!DOCTYPE" in content.replace(b"\0", b""):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        return etree.fromstring(content.strip(b"\0 \t\r\n"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _find(root: ElementNode | None, name: str) -> str:
    """Return the text of a property, whether an element or an attribute of its description says it."""
    if root is None:
        return ""
    for element in root.iter(name):
        if words := "".join(str(text) for text in element.itertext()).strip():
            return words

    return next((str(value).strip() for item in root.iter(f"{_RDF}Description") if (value := item.get(name))), "")
