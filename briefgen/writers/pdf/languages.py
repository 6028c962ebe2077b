"""Languages within a page, on their way into the tags of a PDF: the renderer tags elements, and forgets their lang.

So text in another language than the page's is put into elements that no report page has, <span>: as many in one
another as the number of its language. The renderer tags each as Span, in every line that the text runs over.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from briefgen.template import list_nodes
from briefgen.writers.pdf.boxes import fill

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47


def mark_languages(page: Element) -> tuple[str, ...]:
    """Put all text of *page* in other languages than its own into elements, and return these languages."""
    languages: dict[str, int] = {}
    for part in page:
        _mark(part, page.get("lang", ""), page.get("lang", ""), languages)

    return tuple(languages)


def _mark(element: Element, language: str, usual: str, languages: dict[str, int]) -> None:
    language = element.get("lang", language)
    is_other = language != usual and _TAG.fullmatch(language) is not None
    contents: list[str | Element] = []
    for node in list_nodes(element):
        if not isinstance(node, str):
            _mark(node, language, usual, languages)
            contents.append(node)
        elif is_other and any(map(str.isalnum, node)):  # signs alone are of no language
            contents.append(_wrap(node, languages.setdefault(language, len(languages) + 1)))
        else:
            contents.append(node)
    fill(element, contents)


def _wrap(text: str, number: int) -> Element:
    wrapper = Element("span", {"data-part": "language"})
    wrapper.text = text
    for _ in range(number - 1):
        outer = Element("span", {"data-part": "language"})
        outer.append(wrapper)
        wrapper = outer

    return wrapper


def set_languages(elements: Sequence[Any], objects: dict[bytes, Any], languages: Sequence[str]) -> None:
    """Say the language of what mark_languages() has marked (ISO 32000-1 14.9.2); *elements* are in reading order."""
    inner: set[bytes] = set()
    for element in elements:
        if _is_mark(element) and element.reference not in inner:
            chain = list(_list_chain(element, objects))
            inner.update(part.reference for part in chain)
            if len(chain) <= len(languages):
                element["Lang"] = f"({languages[len(chain) - 1]})"


def _list_chain(element: dict[str, Any], objects: dict[bytes, Any]) -> Iterator[Any]:
    """Yield *element*, and the marks in one another that it holds."""
    while _is_mark(element):
        yield element
        element = next((kid for kid in map(objects.get, element["K"]) if kid is not None and "S" in kid), {})


def _is_mark(element: dict[str, Any]) -> bool:
    """Whether it is ours: a Span of the renderer's own holds content, and no element."""
    return element.get("S") == "/Span" and not any(isinstance(kid, int) for kid in element["K"])
