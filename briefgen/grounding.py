"""Proves a briefing against its article. Imports nothing of the model at run time: the model's verify() calls it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefgen.characters import DOUBLED_MARKS, QUOTATION_MARKS

if TYPE_CHECKING:
    from briefgen.model import Actor, Briefing, Date, Passage, Quote, Span

Failure = tuple[str, str, "Span | None"]


def prove(briefing: "Briefing") -> Iterator[Failure]:
    """Yield (JSON path, reason, span) for everything *briefing* claims that its article does not say."""
    text = briefing.article.text
    ids = {actor.id for actor in briefing.actors}
    seen: set[str] = set()
    for index, passage in enumerate(briefing.summary):
        yield from _prove_passage(text, passage, f"$.summary[{index}]")
    for index, actor in enumerate(briefing.actors):
        if actor.id in seen:
            yield f"$.actors[{index}].id", f"{actor.id!r} is used twice", None
        seen.add(actor.id)
        yield from _prove_actor(text, actor, f"$.actors[{index}]")
    for index, quote in enumerate(briefing.quotes):
        yield from _prove_quote(briefing, ids, quote, f"$.quotes[{index}]")
    for index, date in enumerate(briefing.dates):
        yield from _prove_date(briefing, ids, date, f"$.dates[{index}]")
    for index, issue in enumerate(briefing.issues):
        if issue.span is not None:
            yield from _prove_span(text, issue.span, f"$.issues[{index}].span")


def _prove_span(text: str, span: "Span", path: str) -> Iterator[Failure]:
    start, end = span
    if not 0 <= start < end <= len(text):
        yield path, f"[{start}, {end}] lies outside the article's {len(text)} characters", None


def _prove_passage(text: str, passage: "Passage | Quote | Date | None", path: str) -> Iterator[Failure]:
    if passage is None:
        return
    wrong = list(_prove_span(text, passage.span, f"{path}.span"))
    yield from wrong
    start, end = passage.span
    if not wrong and passage.text != text[start:end]:
        yield f"{path}.text", "is not what the article says there; restore its words or drop the item", passage.span


def _prove_actor(text: str, actor: "Actor", path: str) -> Iterator[Failure]:
    yield from _prove_passage(text, actor.honorific, f"{path}.honorific")
    yield from _prove_passage(text, actor.role, f"{path}.role")
    for index, mention in enumerate(actor.mentions):
        yield from _prove_span(text, mention.span, f"{path}.mentions[{index}].span")
    for name, where in [
        (actor.name, f"{path}.name"),
        *((a, f"{path}.aliases[{i}]") for i, a in enumerate(actor.aliases)),
    ]:
        if not _is_named(text, name):
            yield where, "does not stand in the article", None


def _is_named(text: str, name: str) -> bool:
    """Whether *name* stands in *text*, or did before the preposition li- swallowed its alif (للاتحاد, للجنة)."""
    if not name or name in text:
        return bool(name)
    name, text = (unicodedata.normalize("NFKC", words) for words in (name, text))  # ligatures of old text, parted
    preposition = "\u0644[\u064b-\u0652\u0640]*"
    forms = (re.escape(name[1:]), re.escape(name[2:])) if name.startswith("\u0627\u0644") else ()

    return any(re.search(preposition + form, text) for form in forms)


def _is_opened(text: str, start: int) -> bool:
    """Whether a quotation mark stands before *start*."""
    while start and text[start - 1].isspace():
        start -= 1
    before = text[max(start - 2, 0) : start]

    return before[-1:] in QUOTATION_MARKS or before in DOUBLED_MARKS


def _prove_quote(briefing: "Briefing", ids: set[str], quote: "Quote", path: str) -> Iterator[Failure]:
    text = briefing.article.text
    yield from _prove_passage(text, quote, path)
    for name, passage in (("attribution", quote.attribution), ("cue", quote.cue), ("via", quote.via)):
        yield from _prove_passage(text, passage, f"{path}.{name}")
    yield from _prove_span(text, quote.context, f"{path}.context")
    if not (quote.context[0] <= quote.span[0] and quote.span[1] <= quote.context[1]):
        yield f"{path}.context", "does not hold the quote", quote.context
    yield from _prove_references(ids, [quote.speaker], f"{path}.speaker")
    if quote.kind != "indirect" and not _is_opened(text, quote.span[0]):
        yield f"{path}.kind", f"{quote.kind} words stand between quotation marks; these are indirect", quote.span
    if quote.within is not None:
        yield from _prove_within(briefing, quote, f"{path}.within")


def _prove_within(briefing: "Briefing", quote: "Quote", path: str) -> Iterator[Failure]:
    if quote.within is None or not 0 <= quote.within < len(briefing.quotes):
        yield path, f"there is no quote {quote.within}", quote.span
        return
    outer = briefing.quotes[quote.within]
    if outer is quote or not (outer.span[0] <= quote.span[0] and quote.span[1] <= outer.span[1]):
        yield path, f"quote {quote.within} does not hold this one", quote.span


def _prove_date(briefing: "Briefing", ids: set[str], date: "Date", path: str) -> Iterator[Failure]:
    text = briefing.article.text
    yield from _prove_passage(text, date, path)
    yield from _prove_passage(text, date.event, f"{path}.event")
    yield from _prove_passage(text, date.place, f"{path}.place")
    yield from _prove_references(ids, date.actors, f"{path}.actors")
    if date.same_as is not None and not 0 <= date.same_as < len(briefing.dates):
        yield f"{path}.same_as", f"there is no date {date.same_as}", date.span


def _prove_references(ids: set[str], references: "Iterable[str | None]", path: str) -> Iterator[Failure]:
    for reference in references:
        if reference is not None and reference not in ids:
            yield path, f"there is no actor {reference!r}", None
