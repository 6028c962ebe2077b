"""What a Word document says of itself: title, subject, keywords, and where it comes from."""

from collections.abc import Iterable
from datetime import datetime

from docx.document import Document

from briefgen import __version__
from briefgen.characters import squeeze
from briefgen.model import Briefing
from briefgen.template import Report

_AUTHOR = "briefgen"
_LONGEST = 255  # python-docx refuses more
UNDATED = "1980-01-01"  # of files whose report and articles have no date


def describe(document: Document, report: Report, *, language: str) -> None:
    """Set the document's core properties (ISO/IEC 29500-2, 11) from *report*; *language* is BCP 47."""
    properties, details = document.core_properties, report.details
    properties.title = squeeze(report.heading)[:_LONGEST]
    properties.subject = report.localizer.message("doc.briefing")[:_LONGEST]
    properties.author = (details.prepared_by or _AUTHOR)[:_LONGEST]
    properties.last_modified_by = _AUTHOR
    properties.keywords = _join(_list_keywords(report.briefings))
    properties.language = language
    if details.reference:
        properties.identifier = details.reference[:_LONGEST]
    if properties.comments:  # python-docx leaves an advertisement of its own in what it makes
        properties.comments = ""
    properties.created = properties.modified = datetime.fromisoformat(report.date or UNDATED)


def list_provenance(report: Report) -> dict[str, str]:
    """Return, by the name of a custom property, what made the document and the digest of every article."""
    digests = [briefing.article.sha256 for briefing in report.briefings]
    numbered = {f"briefgen-article-{number}-sha256": digest for number, digest in enumerate(digests, 1)}

    return {"briefgen-version": __version__, **numbered}


def _list_keywords(briefings: Iterable[Briefing]) -> Iterable[str]:
    """Return the names of persons, then of organizations, as the articles have them, each once."""
    actors = [actor for briefing in briefings for actor in briefing.actors]

    return dict.fromkeys(actor.name for kind in ("person", "organization") for actor in actors if actor.kind == kind)


def _join(words: Iterable[str]) -> str:
    """Return as many of *words* as a property can hold."""
    joined = ""
    for word in words:
        longer = f"{joined}; {word}" if joined else word
        if len(longer) > _LONGEST:
            break
        joined = longer

    return joined
