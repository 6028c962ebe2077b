"""Briefings -> the view of a report: ready words, labels and references, nothing reworded."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.bidi import MARKS, direction_of, direction_of_language, has_letters
from briefgen.characters import QUOTATION_MARKS, clean, is_blank
from briefgen.localize import Localizer, Style, localize
from briefgen.model import Actor, Article, Briefing, Date, Details, Note, Passage, Quote, Span
from briefgen.profile import Profile
from briefgen.protocol import sort_by_office
from briefgen.text import find_paragraphs
from briefgen.view import (
    Event,
    Fact,
    Finding,
    Line,
    Party,
    Reference,
    Remark,
    Section,
    Segment,
    Statement,
    Text,
    View,
    Watched,
)
from briefgen.watch import find_country, find_words

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What HTML's time element can carry; intervals and approximate dates it cannot.
_MACHINE_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_LINK = re.compile(r"https?://\S+")
_LAST = "9999"
_HEAD = ("reference", "urgency", "sender", "prepared_for")
_SIGNERS = ("prepared_by", "reviewed_by", "approved_by")
_DEADLINES = ("BEFORE", "ON_OR_BEFORE")
# Stands for a value while a message is cut at it; clean text holds no controls.
_GAP = "\0"


def build_view(
    briefings: Sequence[Briefing],
    *,
    localizer: Localizer,
    details: Details,
    profile: Profile | None = None,
) -> View:
    """Return what the report of *briefings* shows to a reader of the localizer's locale, and of that office."""
    is_bound = len(briefings) > 1
    own = Details() if is_bound else details
    office = profile or Profile()
    sections = tuple(_build_section(briefing, n, localizer, own, office) for n, briefing in enumerate(briefings, 1))
    title = _own(localizer, details.title)

    return View(
        language=localizer.tag,
        direction=localizer.direction,
        digits=localizer.digits,
        label_language=localizer.label_language,
        heading=_head(localizer, title, details.date) if is_bound else sections[0].heading,
        has_title=title is not None,
        facts=_list_details(localizer, details) if is_bound else (),
        sections=sections,
        watched=_merge_watched(sections) if is_bound else (),
        events=_sort_events(event for section in sections for event in section.events) if is_bound else (),
        remarks=_list_remarks(localizer, details.notes, ()) if is_bound else (),
        distribution=tuple(text for name in details.distribution if (text := _own(localizer, name))),
        marking=_own(localizer, details.marking),
        author=details.prepared_by or "",
        date=details.date or briefings[0].article.published or "",
        page_of=tuple(localizer.message("doc.page_of", page=_GAP, pages=_GAP).split(_GAP)),
        is_bound=is_bound,
    )


@dataclass(frozen=True)
class _Scope:
    """The reader's locale, the article that words come from, its number, and where its paragraphs end."""

    localizer: Localizer
    article: Article
    number: int
    paragraphs: tuple[int, ...]

    def take(self, words: str) -> Text:
        """Return words of the article in its language and direction."""
        language = self.article.language or ""
        if language.partition("-")[0] in ("", self.localizer.language):
            return _say(self.localizer, words)
        direction = direction_of_language(language)

        return Text(words, direction, language=language, is_opposed=direction != self.localizer.direction)

    def take_passage(self, passage: Passage | None) -> Text | None:
        return None if passage is None else self.take(passage.text)

    def take_line(self, passage: Passage) -> Line:
        return Line(self.take(passage.text), self.refer(passage.span))

    def refer(self, span: Span) -> Reference:
        """Return the span's paragraph: of the lines that hold anything, the first is 1."""
        number = min(bisect_right(self.paragraphs, span[0]) + 1, len(self.paragraphs))
        words = self.localizer.message("ref.paragraph", number=self.localizer.number(number))

        return Reference(words, self.number, number)


def _build_section(
    briefing: Briefing,
    number: int,
    localizer: Localizer,
    details: Details,
    office: Profile,
) -> Section:
    article = briefing.article
    scope = _Scope(localizer, article, number, tuple(end for _, end in find_paragraphs(article.text)))
    title = _own(localizer, details.title or briefing.title) or (scope.take(article.title) if article.title else None)
    lines = tuple(scope.take_line(passage) for passage in briefing.summary)
    statements = _list_statements(scope, briefing)
    protocol = office.find_protocol(article.language or "")
    ordered = sort_by_office(briefing.actors, protocol) if protocol else briefing.actors
    persons = _list_parties(scope, ordered, "person")
    others = [_list_parties(scope, briefing.actors, kind) for kind in ("organization", "country")]
    events = _list_events(scope, briefing)
    shown = {"quotes": statements, "persons": persons, "parties": sum(others, ()), "dates": events}

    return Section(
        number=number,
        heading=_head(localizer, title, details.date or article.published),
        has_title=title is not None,
        facts=(*_list_details(localizer, details), *_list_origin(localizer, article)),
        watched=tuple(_list_watched(scope, briefing, office)),
        gist=lines[0] if lines else None,
        points=lines[1:],
        statements=statements,
        persons=persons,
        parties=tuple(group for group in others if group),
        events=_sort_events(events),
        remarks=_list_remarks(localizer, details.notes, briefing.notes),
        source=_list_source(localizer, article),
        drawn=_count(localizer, shown),
    )


def _count(localizer: Localizer, shown: Mapping[str, Sequence[object]]) -> str:
    """Return how much of each kind is shown, in the language of the labels."""
    speaker = localize(localizer.label_language) if localizer.label_language else localizer

    return speaker.join([speaker.plural(f"n.{kind}", len(rows)) for kind, rows in shown.items() if rows])


# The title block and the source note -------------------------------------------------------------------------------


def _say(localizer: Localizer, words: str) -> Text:
    return Text(words, localizer.direction)


def _own(localizer: Localizer, words: str | None) -> Text | None:
    """Return words that a person gave, whose language nobody said: they run as the report, if their letters do.

    In a report from right to left one letter of that direction is enough ("NATO في أنقرة"); else the first one says.
    """
    if not words or is_blank(words):
        return None
    is_rtl = localizer.direction == "rtl" and has_letters(words, "rtl")
    direction = "rtl" if is_rtl else direction_of(words) or localizer.direction

    return Text(words, direction, is_opposed=direction != localizer.direction)


def _head(localizer: Localizer, title: Text | None, date: str | None) -> Text:
    words = [localizer.message("doc.briefing"), *([_write_date(localizer, date)] if date else [])]

    return title or _say(localizer, " \u2013 ".join(words))


def _list_details(localizer: Localizer, details: Details) -> tuple[Fact, ...]:
    facts = [
        ("doc.date", _date(localizer, details.date)),
        *((f"doc.{name}", _own(localizer, getattr(details, name))) for name in (*_HEAD, *_SIGNERS)),
    ]

    return _label(localizer, facts)


def _list_origin(localizer: Localizer, article: Article) -> tuple[Fact, ...]:
    outlet, published = _own(localizer, article.outlet), _date(localizer, article.published)

    return _label(localizer, [("src.outlet", outlet), ("src.published", published)])


def _list_source(localizer: Localizer, article: Article) -> tuple[Fact, ...]:
    unknown = _say(localizer, localizer.message("src.unknown_date"))
    facts = [
        ("src.outlet", _own(localizer, article.outlet)),
        ("src.link", _own(localizer, article.url)),
        ("src.published", _date(localizer, article.published) or unknown),
        ("src.retrieved", _date(localizer, article.retrieved)),
        ("src.author", _own(localizer, article.author)),
    ]

    return _label(localizer, facts)


def _date(localizer: Localizer, value: str | None) -> Text | None:
    return _say(localizer, _write_date(localizer, value)) if value else None


def _write_date(localizer: Localizer, value: str, *, style: Style = "long") -> str:
    """Return the date; behind labels of the other direction, its first figures would go with them (UAX#9 W7)."""
    words = localizer.date(value, style=style)
    is_behind_english = localizer.label_language and localizer.direction == "rtl"

    return f"{MARKS['rtl']}{words}" if is_behind_english else words


def _label(localizer: Localizer, facts: Iterable[tuple[str, Text | None]]) -> tuple[Fact, ...]:
    return tuple(
        Fact(localizer.message(key), text, href=text.words if _LINK.fullmatch(text.words) else "")
        for key, text in facts
        if text
    )


def _list_remarks(localizer: Localizer, own: str | None, notes: Iterable[Note]) -> tuple[Remark, ...]:
    given = [*([Note(own)] if own else []), *notes]

    return tuple(
        Remark(
            tuple(text for line in note.text.split("\n") if (text := _own(localizer, line.strip()))),
            _own(localizer, note.author),
        )
        for note in given
    )


# What the office watches -------------------------------------------------------------------------------------------


def _list_watched(scope: _Scope, briefing: Briefing, office: Profile) -> Iterator[Watched]:
    """Yield its country, then its words, each with where they are; nothing of a country that cannot be looked for."""
    places = find_country(briefing, office.home) if office.home else None
    if office.home and places is not None:
        yield Watched(_say(scope.localizer, scope.localizer.territory(office.home)), _list_findings(scope, places))
    for words in map(clean, office.watch):
        if name := _own(scope.localizer, words):
            yield Watched(name, _list_findings(scope, find_words(briefing.article, words)))


def _list_findings(scope: _Scope, places: Iterable[Passage]) -> tuple[Finding, ...]:
    """Return the distinct words, each with its paragraphs."""
    found = {(passage.text, scope.refer(passage.span)): None for passage in places}

    return _merge_findings(Finding(scope.take(words), (ref,)) for words, ref in found)


def _merge_watched(sections: Iterable[Section]) -> tuple[Watched, ...]:
    """Return what is watched in all *sections*, where each of them speaks of it."""
    merged: dict[Text, tuple[Finding, ...]] = {}
    for watched in (watched for section in sections for watched in section.watched):
        merged[watched.name] = (*merged.get(watched.name, ()), *watched.findings)

    return tuple(Watched(name, _merge_findings(findings)) for name, findings in merged.items())


def _merge_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    refs: dict[Text, tuple[Reference, ...]] = {}
    for finding in findings:
        refs[finding.words] = (*refs.get(finding.words, ()), *finding.refs)

    return tuple(Finding(words, refs[words]) for words in refs)


# Statements --------------------------------------------------------------------------------------------------------


def _list_statements(scope: _Scope, briefing: Briefing) -> tuple[Statement, ...]:
    """Return the key quotes in order; fragments of one sentence that one speaker says become one statement."""
    actors = {actor.id: actor for actor in briefing.actors}
    keys = [quote for quote in briefing.quotes if quote.key]
    groups = groupby(keys, key=lambda q: (q.context, q.speaker, q.cue) if q.kind == "mixed" else q.span)

    return tuple(_show_statement(scope, tuple(quotes), actors) for _, quotes in groups)


def _show_statement(scope: _Scope, quotes: tuple[Quote, ...], actors: dict[str, Actor]) -> Statement:
    quote = quotes[0]
    localizer = scope.localizer
    speaker = actors.get(quote.speaker or "")

    return Statement(
        speaker=scope.take(speaker.name) if speaker else _name_stranger(scope, quote),
        role=scope.take_passage(speaker.role) if speaker else None,
        cue=scope.take_passage(quote.cue),
        stance=quote.stance,
        segments=_cut_sentence(scope, quotes) if quote.kind == "mixed" else (_show_words(scope, quote),),
        marks=localizer.quotation_marks if quote.kind == "direct" else ("", ""),
        via=_pass_on(scope, quote.via),
        ref=scope.refer(quote.span),
    )


def _show_words(scope: _Scope, quote: Quote) -> Segment:
    """Return the words of a quote: reported ones with the marks that a fragment at their edge has in the source."""
    text, (start, end) = scope.article.text, quote.span
    if quote.kind == "indirect":
        start -= text[start - 1 : start] in QUOTATION_MARKS if start else 0
        end += text[end : end + 1] in QUOTATION_MARKS if end < len(text) else 0

    return Segment(scope.take(text[start:end]))


def _name_stranger(scope: _Scope, quote: Quote) -> Text:
    unknown = _say(scope.localizer, scope.localizer.message("q.unattributed"))

    return scope.take_passage(quote.attribution) or unknown


def _cut_sentence(scope: _Scope, quotes: tuple[Quote, ...]) -> tuple[Segment, ...]:
    """Cut the sentence of *quotes* at them; what the source put round them stays."""
    text, (start, end) = scope.article.text, quotes[0].context
    pieces = []
    for quote in quotes:
        if quote.span[0] >= start:  # fragments that overlap would print words twice
            pieces += [(text[start : quote.span[0]], False), (quote.text, True)]
            start = quote.span[1]
    pieces.append((text[start:end], False))

    return tuple(Segment(scope.take(words), is_fragment) for words, is_fragment in pieces if words)


def _pass_on(scope: _Scope, via: Passage | None) -> tuple[str, Text, str] | None:
    if via is None:
        return None
    before, _, after = scope.localizer.message("q.via", via=_GAP).partition(_GAP)

    return before, scope.take(via.text), after


# Parties -----------------------------------------------------------------------------------------------------------


def _list_parties(scope: _Scope, actors: Iterable[Actor], kind: str) -> tuple[Party, ...]:
    return tuple(_show_party(scope, actor) for actor in actors if actor.kind == kind)


def _show_party(scope: _Scope, actor: Actor) -> Party:
    return Party(
        name=scope.take(actor.name),
        honorific=scope.take_passage(actor.honorific),
        role=scope.take_passage(actor.role),
        country=scope.localizer.territory(actor.country) if actor.country else "",
        ref=scope.refer(actor.mentions[0].span) if actor.mentions else None,
    )


# Dates ahead -------------------------------------------------------------------------------------------------------


def _list_events(scope: _Scope, briefing: Briefing) -> tuple[Event, ...]:
    """Return what is ahead, one row per event: the first of the dates that mean the same."""
    rows: dict[int, list[Date]] = {}
    for index, date in enumerate(briefing.dates):
        if date.upcoming:
            rows.setdefault(index if date.same_as is None else date.same_as, []).append(date)
    names = {actor.id: actor.name for actor in briefing.actors}

    return tuple(_show_event(scope, dates, names) for dates in rows.values())


def _show_event(scope: _Scope, dates: list[Date], names: dict[str, str]) -> Event:
    date = dates[0]
    event = next((other.event for other in dates if other.event), None)
    formatted = _format_date(scope.localizer, date)
    ids = dict.fromkeys(id_ for other in dates for id_ in other.actors)

    return Event(
        date=formatted,
        machine_date=date.value if date.value and _MACHINE_DATE.fullmatch(date.value) else "",
        status=scope.localizer.message(f"status.{date.status}") if date.status else "",
        stated=scope.take(date.text) if event and date.text not in (formatted + event.text) else None,
        words=scope.take(event.text if event else date.text),
        place=scope.take_passage(date.place),
        actors=tuple(scope.take(names[id_]) for id_ in ids),
        ref=scope.refer(date.span),
        order=(date.start or date.end or _LAST, date.end or _LAST),
    )


def _format_date(localizer: Localizer, date: Date) -> str:
    if date.value is None:
        return localizer.message("date.unknown")
    is_day = _DAY.fullmatch(date.value) is not None
    formatted = _write_date(localizer, date.value, style="full")
    if date.mod is None or (date.mod in _DEADLINES and not is_day):
        return formatted  # "before 2028" would be wrong for "before the end of 2028": the event's own words say it

    return localizer.message(f"date.{date.mod}", date=formatted)


def _sort_events(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.order))
