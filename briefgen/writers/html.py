"""The report page as one HTML file: style inside, no script, nothing loaded from anywhere."""

from xml.etree import ElementTree as ET

from briefgen.template import Report, parse_page

# The page's own words may hold any address; a browser must not go there for anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# Browsers know no running heads: a marking stands before and behind all, on paper as on the screen.
_MARKING = (
    "body::before, body::after { content: attr(data-marking); display: block; font-weight: bold; text-align: end }"
)


def write(report: Report) -> bytes:
    """Return the page with its style, for screen and print."""
    page = parse_page(report.page, template=report.template)
    head = page.find("head")
    if head is not None:
        head.insert(1, ET.Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}))
        head.insert(2, ET.Element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}))
        ET.SubElement(head, "style").text = f"{report.template.style}\n@media print {{ {_MARKING} }}\n"

    return serialize(page).encode()


def serialize(page: ET.Element) -> str:
    """Return the tree as HTML, whose empty elements XML writes in another way."""
    return f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode', method='html')}\n"
