"""Web pages: the article alone, and what the page's own metadata say of it. Needs the extra briefgen[html]."""

import datetime as dt
import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.html

from briefgen.errors import MissingDependencyError, ReadError
from briefgen.reading.content import Content
from briefgen.reading.text import decode

try:
    import trafilatura
except ImportError as error:
    raise MissingDependencyError(
        f"web pages need more libraries ({error.name}); run: pip install 'briefgen[html]'"
    ) from error

# Without a handler of its own Python prints what the library logs.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_CHARSET = re.compile(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)")
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])")
_ADDRESS = re.compile(r"https?://")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "date",
    "dc.date",
    "pubdate",
)
_OUTLETS = ("og:site_name", "publisher")
_ADDRESSES = ("canonical", "og:url")
_AUTHORS = ("author", "dc.creator")


def parse(data: bytes) -> Content:
    """Return the page's article. Nothing is guessed: title, date, outlet and author are what the page declares."""
    page = _decode(data)
    tree = _parse_page(page)
    stated = _find_metadata(tree)
    title = _first(stated, _TITLES) or _text_of(tree, ".//title")

    return Content(
        text=_drop_headline(extract_text(page), title),
        title=title,
        published=_find_date(stated),
        outlet=_first(stated, _OUTLETS),
        url=next((stated[name] for name in _ADDRESSES if _ADDRESS.match(stated.get(name, ""))), None),
        author=_first(stated, _AUTHORS),
    )


def extract_text(page: str) -> str:
    """Return the article of a page without menus and comments. Raises ReadError when there is none."""
    # Metadata are not asked for: their search takes today as the last date that may be.
    text = trafilatura.extract(_parse_page(page), include_comments=False, with_metadata=False)
    if not text:
        raise ReadError("is a page without an article; copy the article's text into a .txt file")

    return str(text)


def _drop_headline(text: str, title: str | None) -> str:
    """Return *text* without a first line that only says the title again: facts are no titles."""
    first, _, rest = text.partition("\n")

    return rest if rest and " ".join(first.split()) == title else text


def _decode(data: bytes) -> str:
    """Return the page's characters; what is valid UTF-8 is UTF-8, whatever the page says."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    try:
        return data.decode(declared[1].decode() if declared else "ascii")
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _parse_page(page: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(page.encode(errors="replace"), parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise ReadError("is a page without an article; copy the article's text into a .txt file") from error


def _find_metadata(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Return what the page declares, by lower-case name; the first of a name wins."""
    stated: dict[str, str] = {}
    for name, value in (*_find_tags(tree), *_find_linked_data(tree)):
        if value.strip():
            stated.setdefault(name.lower(), " ".join(value.split()))

    return stated


def _find_tags(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        if name:
            yield name, tag.get("content", "")
    for tag in tree.iterfind(".//link[@rel='canonical']"):
        yield "canonical", tag.get("href", "")
    for tag in tree.iterfind(".//time[@itemprop='datePublished']"):
        yield "datePublished", tag.get("datetime", "")


def _find_linked_data(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield what schema.org articles say in JSON-LD."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            things = _flatten(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
        for thing in things:
            if "Article" in str(thing.get("@type")):
                yield from _describe(thing)


def _flatten(value: object) -> list[Mapping[str, Any]]:
    if isinstance(value, list):
        return [thing for item in value for thing in _flatten(item)]
    if not isinstance(value, dict):
        return []

    return [value, *_flatten(value.get("@graph"))]


def _describe(thing: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("headline", "datePublished", "author", "publisher"):
        value = thing.get(name)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str):
            yield name, value


def _find_date(stated: Mapping[str, str]) -> str | None:
    for name in _DATES:
        if day := _DAY.match(stated.get(name, "")):
            try:
                return dt.date.fromisoformat(day[1]).isoformat()
            except ValueError:
                continue

    return None


def _first(stated: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((stated[name] for name in names if name in stated), None)


def _text_of(tree: lxml.html.HtmlElement, path: str) -> str | None:
    return " ".join((tree.findtext(path) or "").split()) or None
