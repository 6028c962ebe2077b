"""render(): one briefing or several, a template and a locale -> a Document."""

import importlib
import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from briefgen.errors import (
    BriefgenError,
    BriefingError,
    LetterheadError,
    UnknownFormatError,
    UnknownLocaleError,
    nearest,
)
from briefgen.localize import localize
from briefgen.model import Article, Briefing, Details, Document
from briefgen.template import Report, build_report, find_template

_LONGEST_NAME = 60


class Writer(Protocol):
    """What makes a report into the bytes of one format."""

    def write(self, report: Report) -> bytes:
        """Return the finished file."""
        ...


class _Format(NamedTuple):
    module: str
    media_type: str


_FORMATS = {
    "docx": _Format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": _Format("html", "text/html"),
    "json": _Format("json", "application/json"),
    "pdf": _Format("pdf", "application/pdf"),
    "txt": _Format("txt", "text/plain"),
}

FORMATS = tuple(_FORMATS)


def render(
    briefing: Briefing | Sequence[Briefing],
    format: str,  # noqa: A002  the contract's name
    *,
    locale: str | None = None,
    template: str | os.PathLike[str] = "briefing",
    letterhead: str | os.PathLike[str] | None = None,
    profile: None = None,
    details: Details | None = None,
    evidence: bool = False,
) -> Document:
    """Return the report in one of FORMATS; a sequence becomes one bound document.

    *locale* is the reader's, by default the language of the (first) article. With *evidence*, every item of a docx
    carries a comment with the paragraph it is taken from. Nothing is rendered before every briefing is proven. Raises
    BriefingError with the JSON path of what the article does not say, UnknownFormatError, UnknownLocaleError,
    TemplateError, LetterheadError, and MissingDependencyError where a library lacks.
    """
    if isinstance(briefing, Article | str | bytes):
        given = type(briefing).__name__
        raise BriefingError(f"render takes a Briefing, not {given}; use brief(article) or Briefing.from_json(…)")
    briefings = (briefing,) if isinstance(briefing, Briefing) else tuple(briefing)
    _check(briefings, format, letterhead=letterhead, profile=profile, evidence=evidence)
    report = build_report(
        briefings,
        localizer=localize(locale or _find_locale(briefings[0])),
        template=find_template(template),
        details=details or Details(),
        letterhead=None if letterhead is None else Path(letterhead),
        evidence=evidence,
    )
    writer = _load_writer(_FORMATS[format].module)

    return Document(_name(report, format), _FORMATS[format].media_type, writer.write(report))


def _check(
    briefings: Sequence[Briefing],
    name: str,
    *,
    letterhead: str | os.PathLike[str] | None,
    profile: object,
    evidence: bool,
) -> None:
    if name not in _FORMATS:
        raise UnknownFormatError(f"unknown format {name!r}; known are {', '.join(FORMATS)}{nearest(name, FORMATS)}")
    if letterhead is not None and name != "docx":
        raise LetterheadError(f"a letterhead is for docx, not for {name}; leave it out, or style {name} by a template")
    if evidence and name != "docx":
        raise UnknownFormatError(f"evidence is for docx, whose comments hold it, not for {name}; leave it out")
    if profile is not None:
        raise BriefgenError("profiles are not read yet; pass locale, template, letterhead and details")
    if not briefings:
        raise BriefingError("there is no briefing to render; give at least one")
    for index, briefing in enumerate(briefings):
        for issue in briefing.verify():
            which = f"briefing {index + 1}: " if len(briefings) > 1 else ""
            raise BriefingError(f"{which}{issue.message}")


def _find_locale(briefing: Briefing) -> str:
    if not briefing.article.language:
        raise UnknownLocaleError("the article names no language; give a locale such as 'ar-EG'")

    return briefing.article.language


def _load_writer(module: str) -> Writer:
    writer: Writer = importlib.import_module(f"briefgen.writers.{module}")

    return writer


def _name(report: Report, extension: str) -> str:
    """Return the file name: that of the source, else the title; of several, the bound document's title first."""
    first, others = report.briefings[0], len(report.briefings) - 1
    title = _make_safe(report.details.title or (first.title or first.article.title if not others else None) or "")
    if others:
        stem = title or f"{first.article.name or 'briefing'}-and-{others}"
    else:
        stem = first.article.name or title or "briefing"

    return f"{stem}.{extension}"


def _make_safe(title: str) -> str:
    """Return *title* as a file name that every system takes: letters with their marks, figures and hyphens."""
    kept = (c if c == "." or unicodedata.category(c)[0] in "LMN" else "-" for c in unicodedata.normalize("NFC", title))

    return re.sub("--+", "-", "".join(kept))[:_LONGEST_NAME].strip("-.")
