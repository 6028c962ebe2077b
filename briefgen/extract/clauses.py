"""Reported clauses: what a complementizer opens, and what an attribution phrase puts down to its source."""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.characters import QUOTATION_MARKS
from briefgen.extract.report import Report, precedes_mark, quotation_at
from briefgen.extract.scan import Scan
from briefgen.extract.words import bounds_of, without_clitic, without_conjunction
from briefgen.model import Span
from briefgen.text import trim

MIN_CLAUSE_WORDS = 2
MIN_ATTRIBUTED_WORDS = 4
MAX_SOURCE = 12
MAX_RELAY_SUBJECT = 6
MAX_LEAD = 5
MAX_CLAUSE = 250
Stops = Sequence[tuple[int, Report | None]]


@dataclass(frozen=True)
class Clause:
    """What is reported, from token *first* on; *via*: who passes it on; *spoken*: it stands in marks as a whole."""

    span: Span
    first: int
    report: Report
    via: Span | None = None
    spoken: bool = False


def find_clauses(context: Scan, reports: Sequence[Report]) -> tuple[Clause, ...]:
    """Return the reported clauses of an article, by start."""
    clauses = [
        clause
        for _, local in itertools.groupby(reports, key=lambda report: report.sentence)
        for clause in _clauses_of([report for report in local if not report.negated], context)
    ]

    return tuple(sorted(clauses, key=lambda clause: (clause.span[0], -clause.span[1])))


def _clauses_of(local: Sequence[Report], context: Scan) -> Iterator[Clause]:
    """Yield the clauses of one sentence."""
    stops = _find_stops(context, local)
    relayed: Span | None = None
    told = False
    for position, report in enumerate(local):
        following = local[position + 1 :]
        if report.phrase:
            clause = None if told else _attributed(context, report, stops)
        elif told and _is_sign(context, report):
            continue
        elif report.content is None:
            told = told or report.colon or not report.cue.weak
            continue
        elif following and _is_relay(context, report, following[0]) and not _is_sign(context, following[0]):
            relayed = report.subject.attribution
            continue
        else:
            told = True
            clause = _governed(context, report, stops, relayed or (following[0].source if following else None))
        relayed = None
        if clause:
            yield clause


def _is_relay(context: Scan, outer: Report, inner: Report) -> bool:
    """Whether *outer* only passes on what *inner* reports (قالت الوكالة إن الوزير أكد أن …)."""
    content = outer.content or 0
    if not inner.cue.finite or inner.phrase or not 0 < inner.index - content <= MAX_RELAY_SUBJECT:
        return False
    speaks = inner.content is not None or inner.colon or precedes_mark(context, inner.stop)
    if not speaks or inner.span[0] != context.text.tokens[inner.index].start:
        return False
    between = context.text.tokens[content : inner.index]

    language = context.language
    apart = language.subordinators | language.clause_links

    return not any(
        token.kind == "mark" or token.folded in apart or without_conjunction(token, language.adverbs, language)
        for token in between
    )


def _is_sign(context: Scan, report: Report) -> bool:
    """Whether a report's subject only shows something, so that who names it says so (إن الدلائل تشير إلى أن …)."""
    attribution, language = report.subject.attribution, context.language
    if attribution is None or report.subject.speaker:
        return False
    head = context.text.tokens[context.text.token_index(attribution[0])].folded

    return head.removeprefix(language.article) in language.subjects.signs


def _governed(context: Scan, report: Report, stops: Stops, via: Span | None) -> Clause | None:
    return _clause_from(context, report.content or 0, report, stops, via)


def _clause_from(context: Scan, first: int, report: Report, stops: Stops, via: Span | None = None) -> Clause | None:
    stop = context.text.range_of(report.sentence)[1]
    end = _end_of_clause(context, first, stop, stops)

    return _make_clause(context, (first, end), report, via)


def _make_clause(context: Scan, place: tuple[int, int], report: Report, via: Span | None = None) -> Clause | None:
    first, end = _strip(context, *place)
    if end - first > MAX_CLAUSE:
        return None
    tokens = context.text.tokens[first:end]
    if all(token.kind == "mark" for token in tokens):
        return None
    span = (tokens[0].start, tokens[-1].end)
    marked = quotation_at(context, span[0])
    spoken = marked is not None and span[1] <= marked.outer[1]
    return Clause(span, first, report, via, spoken=spoken)


def without_marks(context: Scan, span: Span) -> Span:
    """Return *span* without the mark of a fragment at its edge, and the comma that some languages set inside it."""
    source = context.text.source
    start = span[0] + int(source[span[0]] in QUOTATION_MARKS)
    stop = span[1] - int(source[span[1] - 1] in QUOTATION_MARKS)
    comma = stop < span[1] and source[stop - 1] == ","

    return trim(source, (start, stop - int(comma)))


def _strip(context: Scan, first: int, end: int) -> tuple[int, int]:
    """Leave out the punctuation round a clause and the words that only link it to what follows."""
    tokens, links = context.text.tokens, context.language.clause_links
    while first < end and context.is_pause(first):
        first += 1
    while first < end:
        last = tokens[end - 1]
        linked = last.folded in links or without_conjunction(last, links, context.language)
        if linked or (last.kind == "mark" and last.text in ".,:;!?-\u2013\u2014\u2026\u060c\u061b\u061f"):
            end -= 1
        else:
            break

    return first, end


def _find_stops(context: Scan, local: Sequence[Report]) -> Stops:
    """Return where clauses of a sentence end: at the next report, at speech after a colon, before a participle."""
    tokens = context.text.tokens
    reports = {report.index: report for report in local if _ends(context, report)}
    index, stop = context.text.range_of(local[0].sentence) if local else (0, 0)
    stops: list[tuple[int, Report | None]] = []
    while index < stop:
        marked = quotation_at(context, tokens[index].start)
        if marked:
            index = max(context.text.range_of(marked.outer)[1], index + 1)
            continue
        colon = context.is_colon(index) and index + 1 < stop and quotation_at(context, tokens[index + 1].start)
        if index in reports or colon or (context.is_pause(index) and index + 1 < stop and _leans(context, index + 1)):
            stops.append((index, reports.get(index)))
        index += 1

    return stops


def _end_of_clause(context: Scan, first: int, stop: int, stops: Stops) -> int:
    """Return the token before which the clause from *first* on ends: at the next of *stops*, else at token *stop*."""
    at = bisect.bisect_left(stops, first, key=lambda place: place[0])
    if at < len(stops) and stops[at][0] == first and _reports_words(stops[at][1]):
        at += 1
    if at == len(stops):
        return stop
    index, report = stops[at]

    return _start_of_report(context, report, first) if report else index


def _reports_words(report: Report | None) -> bool:
    """Whether a verb reports but words: at the head of another's clause it is a part of it (إنه اتهم بـ«…»)."""
    return report is not None and report.cue.fragment and report.content is None and not report.colon


def _start_of_report(context: Scan, report: Report, first: int) -> int:
    """Return where a report starts: with its subject, where that stands before its verb, behind token *first*."""
    if report.first is not None:
        return report.start
    attribution = report.subject.attribution
    start = context.text.token_index(attribution[0]) if attribution and not report.phrase else report.index

    return start if max(first, report.index - MAX_SOURCE) < start < report.index else report.index


def _ends(context: Scan, report: Report) -> bool:
    """Whether a report ends the clause before it: no part of it (عندما قال), and with a clause or marks of its own."""
    if context.text.tokens[report.index - 1].folded in context.language.subordinators and not report.phrase:
        return False
    if _is_sign(context, report):
        return False
    if report.phrase or report.content is not None or report.colon or precedes_mark(context, report.stop):
        return True

    return report.span[0] > context.text.tokens[report.index].start and context.is_pause(report.index - 1)


def _leans(context: Scan, index: int) -> bool:
    """Whether a reporting participle stands at token *index*: one without a clause of its own ends the last one."""
    token, language = context.text.tokens[index], context.language
    word = token.folded[without_conjunction(token, language.cues, language) :]
    cue = language.cues.get(word)

    return cue is not None and not cue.finite and not cue.weak


def _attributed(context: Scan, report: Report, stops: Stops) -> Clause | None:
    """Return the clause that an attribution phrase belongs to: after it where it opens a sentence, else round it."""
    first, stop = context.text.range_of(report.sentence)
    source = _after_source(context, report)
    if _opens_sentence(context, first, report.index):
        start = _after_phrase(context, report, source, stop)
        after = None if start is None else _clause_from(context, start, report, stops)
        return _without_lead(context, after) if after and not _is_too_short(context, after) else None
    start = _last_boundary(context, first, report.index)
    if _goes_on(context, report, source, stop):
        if report.first is not None:
            return _make_clause(context, (start, _end_of_clause(context, source, stop, stops)), report)
        if report.index - start < MIN_ATTRIBUTED_WORDS:
            return _without_lead(context, _make_clause(context, (start, stop), report))
    leaning = report.bound and report.subject.attribution is None and not report.cue.finite
    if leaning and not _is_apart(context, report):
        return None
    clause = _make_clause(context, (start, _end_round(context, report, (start, source, stop), stops)), report)
    if clause is None or clause.spoken or _is_too_short(context, clause):
        return None
    aside = report.cue.finite and report.first is None and quotation_at(context, clause.span[1] - 1) is not None

    return None if aside else _without_lead(context, clause)


def _is_too_short(context: Scan, clause: Clause) -> bool:
    return len(context.text.tokens_of(clause.span)) < MIN_CLAUSE_WORDS


def _is_apart(context: Scan, report: Report) -> bool:
    """Whether a mark parts a phrase from the words on one side of it (…، في نظره)."""
    tokens = context.text.tokens

    return tokens[report.index - 1].kind == "mark" or (report.stop >= len(tokens) or tokens[report.stop].kind == "mark")


def _opens_sentence(context: Scan, first: int, index: int) -> bool:
    """Whether nothing but openers, or a few words before a comma, stands between tokens *first* and *index*."""
    if index - first > MAX_CLAUSE:
        return False
    tokens, language = context.text.tokens, context.language
    openers = language.clause_links | language.dangling_openers
    if all(token.kind == "mark" or token.folded in openers for token in tokens[first:index]):
        return True

    adverbial = (
        without_clitic(tokens[first].folded, language) in language.oblique or tokens[first].folded in language.oblique
    )

    return adverbial and index - first <= MAX_LEAD and context.is_pause(index - 1)


def _goes_on(context: Scan, report: Report, source: int, stop: int) -> bool:
    """Whether the clause round an attribution phrase goes on behind its source (وقتل، بحسب الشرطة، ثلاثة)."""
    tokens, language = context.text.tokens, context.language
    apart = context.is_pause(report.index - 1)
    if report.first is not None:
        following = tokens[source + 1].folded if source + 1 < stop else ""
        links = language.clause_links | language.subordinators | language.contrasts
        goes_on = bool(following) and context.is_comma(source) and following not in links
        return goes_on and not following.endswith(language.participle_endings)

    return source < stop and (context.is_pause(source) if apart else tokens[source].kind == "word")


def _end_round(context: Scan, report: Report, around: tuple[int, int, int], stops: Stops) -> int:
    """Return where a clause ends that starts before a phrase: with it, or behind its source where most of it stands."""
    start, source, stop = around
    if not _goes_on(context, report, source, stop) or _opens_clause(context, source):
        return report.index
    end = _end_of_clause(context, source, stop, stops)

    return end if end - source > report.index - start else report.index


def _opens_clause(context: Scan, source: int) -> bool:
    """Whether a clause of its own follows the source of the one before, behind a comma or not (…، وأصيب اثنان)."""
    tokens, language = context.text.tokens, context.language
    token = tokens[source + int(context.is_pause(source))]
    links = language.clause_links | language.subordinators | language.contrasts | language.clause_starters

    return token.folded in links or token.folded[:1] in language.conjunctions


def _after_source(context: Scan, report: Report) -> int:
    """Return the token after an attribution phrase and the words that name its source."""
    attribution = report.subject.attribution
    named = attribution is not None and attribution[0] >= report.span[0]

    return context.text.range_of((report.span[0], attribution[1]))[1] if attribution and named else report.stop


def _without_lead(context: Scan, clause: Clause | None) -> Clause | None:
    """Leave out the conjunction that a clause opens with (وقتل ثلاثة …, فقد وصل …)."""
    if clause is None:
        return None
    token, language = context.text.tokens[clause.first], context.language
    known = language.verbs | language.cues.keys() | language.stop_words
    if not without_conjunction(token, known, language):
        return clause

    return replace(clause, span=(bounds_of([token], 1)[0], clause.span[1]))


def _after_phrase(context: Scan, report: Report, source: int, stop: int) -> int | None:
    """Return the token after an opening phrase and its source: after the comma, or after فإن."""
    opener = report.content - 1 if report.content is not None else -1
    follows = context.text.tokens[opener].folded[:1] in context.language.consequences
    if opener >= 0 and (opener == source or follows or context.is_pause(opener - 1)):
        return report.content
    pause = next((at for at in range(source, min(stop, source + MAX_SOURCE)) if context.is_pause(at)), None)
    if pause is not None:
        return pause + 1

    return source if source < stop else None


def _last_boundary(context: Scan, first: int, end: int) -> int:
    """Return where the last clause before token *end* starts: after a comma and وهو or مما, else with the sentence."""
    tokens, language = context.text.tokens, context.language
    for index in range(end - 1, max(first, end - 1 - MAX_CLAUSE), -1):
        if tokens[index].folded in language.clause_starters and context.is_pause(index - 1):
            return index

    return first
