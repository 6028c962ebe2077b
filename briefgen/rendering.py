"""render(): one briefing or several, a template and a locale -> a Document."""

import importlib
import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Protocol

from briefgen import isolation
from briefgen.errors import (
    BriefingError,
    LetterheadError,
    UnknownFormatError,
    UnknownLocaleError,
    nearest,
)
from briefgen.localize import localize
from briefgen.model import Article, Briefing, Details, Document, Passage
from briefgen.profile import Profile
from briefgen.template import PDF_VARIANTS, Report, build_report, find_template

_USUAL_TEMPLATE = "briefing"  # also gives way to a profile's
_LONGEST_NAME = 60
_SAMPLE = "\u0623\u0628\u062c\u062f 1 \u05d0\u05d1\u05d2\u05d3 abcd"  # letters of every font


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


@dataclass(frozen=True, kw_only=True)
class _Order:
    """What render() was asked for, checked; it can go to another process."""

    briefings: tuple[Briefing, ...]
    format: str
    locale: str | None
    template: str
    letterhead: Path | None
    profile: Profile
    details: Details
    evidence: bool
    pdf_variant: str


def render(
    briefing: Briefing | Sequence[Briefing],
    format: str,  # noqa: A002  the contract's name
    *,
    locale: str | None = None,
    template: str | os.PathLike[str] = _USUAL_TEMPLATE,
    letterhead: str | os.PathLike[str] | None = None,
    profile: Profile | str | os.PathLike[str] | None = None,
    details: Details | None = None,
    evidence: bool = False,
    pdf_variant: str = PDF_VARIANTS[0],
    timeout: float | None = None,
) -> Document:
    """Return the report in one of FORMATS; a sequence becomes one bound document.

    *locale* is the reader's, by default the language of the (first) article. With *evidence*, every item of a docx
    carries a comment with the paragraph it is taken from. *pdf_variant* is one of PDF_VARIANTS; "pdf/a-3a" is PDF/A-3a
    and PDF/UA-1 at once, with the briefing's JSON attached. With *timeout*, in seconds, the report is made in a process
    of its own, which is ended when they are over. *profile* holds what an office sets once; what is given here wins.
    Nothing is rendered before every briefing is proven. Raises
    BriefingError with the JSON path of what the article does not say, UnknownFormatError, UnknownLocaleError,
    TemplateError, LetterheadError, ProfileError, RenderTimeoutError, and MissingDependencyError where a library lacks.
    """
    if isinstance(briefing, Article | str | bytes):
        given = type(briefing).__name__
        raise BriefingError(f"render takes a Briefing, not {given}; use brief(article) or Briefing.from_json(…)")
    briefings = (briefing,) if isinstance(briefing, Briefing) else tuple(briefing)
    _check_options(format, letterhead=letterhead, evidence=evidence, pdf_variant=pdf_variant)
    _prove(briefings)
    office = profile if isinstance(profile, Profile) else Profile.read(profile) if profile is not None else Profile()
    if letterhead is None and format == "docx":
        letterhead = office.letterhead
    order = _Order(
        briefings=briefings,
        format=format,
        locale=locale,
        template=office.template if office.template and template == _USUAL_TEMPLATE else os.fspath(template),
        letterhead=None if letterhead is None else Path(letterhead),
        profile=office,
        details=details or Details(),
        evidence=evidence,
        pdf_variant=pdf_variant,
    )

    return make(order) if timeout is None else _make_apart(order, timeout)


def warm_up(
    format: str = "pdf",  # noqa: A002  as render()
    *,
    locale: str = "ar",
    template: str | os.PathLike[str] = "briefing",
) -> None:
    """Load what the first document would wait for: libraries, fonts and style stay in the process.

    For a server, before its first request: one call for each format, locale and template. Raises what render() does.
    """
    article = Article(text=_SAMPLE, language=locale)
    sample = Passage(_SAMPLE, (0, len(_SAMPLE)))
    render(Briefing(article=article, summary=(sample, sample)), format, locale=locale, template=template)


def make(order: _Order) -> Document:
    """Make the document that is ordered, here and now."""
    office = order.profile
    localizer = office.adapt(localize(order.locale or office.locale or _find_locale(order.briefings[0])))
    report = build_report(
        order.briefings,
        localizer=localizer,
        template=find_template(order.template),
        details=order.details,
        profile=office,
        letterhead=order.letterhead,
        evidence=order.evidence,
    )
    kind = _FORMATS[order.format]
    content = _load_writer(kind.module).write(replace(report, pdf_variant=order.pdf_variant))

    return Document(_name(report, order.format), kind.media_type, content, issues=report.issues)


def _make_apart(order: _Order, timeout: float) -> Document:
    document = isolation.call(f"{__name__}:{make.__name__}", order, timeout=timeout)
    if not isinstance(document, Document):
        raise TypeError(f"{make.__name__} gave {type(document).__name__}")

    return document


def _check_options(
    name: str,
    *,
    letterhead: str | os.PathLike[str] | None,
    evidence: bool,
    pdf_variant: str,
) -> None:
    if name not in _FORMATS:
        raise UnknownFormatError(f"unknown format {name!r}; known are {', '.join(FORMATS)}{nearest(name, FORMATS)}")
    if letterhead is not None and name != "docx":
        raise LetterheadError(f"a letterhead is for docx, not for {name}; leave it out, or style {name} by a template")
    if evidence and name != "docx":
        raise UnknownFormatError(f"evidence is for docx, whose comments hold it, not for {name}; leave it out")
    if pdf_variant not in PDF_VARIANTS:
        known = f"known are {', '.join(PDF_VARIANTS)}{nearest(pdf_variant, PDF_VARIANTS)}"
        raise UnknownFormatError(f"unknown PDF variant {pdf_variant!r}; {known}")
    if pdf_variant != PDF_VARIANTS[0] and name != "pdf":
        raise UnknownFormatError(f"a PDF variant is for pdf, not for {name}; leave it out")


def _prove(briefings: Sequence[Briefing]) -> None:
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
