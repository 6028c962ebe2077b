"""read(): a path or a binary file -> an Article. One module per kind of file; no network, no clock."""

import datetime as dt
import importlib
import re
from pathlib import PurePath
from typing import Protocol

from briefgen.errors import BriefgenError, ReadError
from briefgen.languages import detect
from briefgen.model import Article, Issue
from briefgen.reading.content import Content
from briefgen.reading.source import Source, load, name_of, shorten

__all__ = ["read"]

_KINDS = {".txt": "text", ".html": "html", ".htm": "html", ".docx": "word", ".eml": "mail"}
_LIKE_PAGE = re.compile(rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head)\b")
_HEADER = rb"[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*"
_LIKE_MAIL = re.compile(rb"(?i)(?:%b)*(?:MIME-Version|Message-ID|Received|Return-Path):" % _HEADER)
_OTHERS = (
    (b"%PDF", "is a PDF; copy its text into a .txt or .docx file"),
    (b"{\\rtf", "is an RTF file; open it in a word processor and save it as .docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word file or has a password; save it as .docx without a password"),
)


class _Reader(Protocol):
    def parse(self, data: bytes) -> Content:
        """Return what the file holds."""
        ...


def read(
    source: Source,
    *,
    published: str | dt.date | None = None,
    title: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
    retrieved: str | dt.date | None = None,
) -> Article:
    """Return the article in *source*, a path or a file opened with "rb": .txt, .html, .docx or .eml.

    What is given wins over what the file says of itself; a date of publication that differs becomes an issue. A
    language that is not given is told from the letters ("und" where they tell none).
    Raises ReadError, ArticleError for a text without words and for wrong dates, MissingDependencyError for .html
    without the extra briefgen[html].
    """
    name = name_of(source)
    try:
        content = _parse(load(source), PurePath(name).suffix.lower())
        article = Article(
            text=content.text,
            title=title or content.title,
            published=content.published if published is None else _date(published),
            language=language or detect(content.text),
            outlet=outlet or content.outlet,
            url=url or content.url,
            author=author or content.author,
            retrieved=_date(retrieved),
        )
    except BriefgenError as error:
        raise type(error)(f"{shorten(name)}: {error}") from error

    return article.replace(name=_stem(name), issues=tuple(_find_issues(article, content)))


def _parse(data: bytes, suffix: str) -> Content:
    for magic, advice in _OTHERS:
        if data.startswith(magic):
            raise ReadError(advice)
    reader: _Reader = importlib.import_module(f"briefgen.reading.{_find_kind(data, suffix)}")

    return reader.parse(data)


def _find_kind(data: bytes, suffix: str) -> str:
    if data.startswith(b"PK\3\4"):
        return "word"
    if suffix in _KINDS:
        return _KINDS[suffix]
    if _LIKE_PAGE.match(data[:4096]):
        return "html"

    return "mail" if _LIKE_MAIL.match(data[:65536]) else "text"


def _find_issues(article: Article, content: Content) -> list[Issue]:
    if content.published in (None, article.published):
        return []
    message = f"published {article.published} was given, the file says {content.published}; the given date is used"

    return [Issue("published-differs", message)]


def _date(value: str | dt.date | None) -> str | None:
    if isinstance(value, dt.datetime):
        value = value.date()

    return value.isoformat() if isinstance(value, dt.date) else value


def _stem(name: str) -> str:
    return "" if name == "input" else PurePath(name).stem
