"""Who said what: what stands in marks (direct, mixed) and what is reported after a complementizer (indirect)."""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from msgspec import structs

from briefgen.extract.key_quotes import select_key
from briefgen.extract.report import Report
from briefgen.extract.reports import find_reports
from briefgen.extract.scan import Scan, scan
from briefgen.extract.speakers import Cast
from briefgen.languages import Language
from briefgen.model import Briefing, Passage, Quote, Span
from briefgen.text import Bounds, Marked, trim

MIN_DIRECT_WORDS = 4
MIN_SUBORDINATE_WORDS = 6
MAX_FRAGMENT_REACH = 10
MAX_TERM_WORDS = 4
MIN_REPORTED_WORDS = 3
MAX_REPORTS = 12
MAX_SPACE = 40
MAX_GAP_WORDS = 3


@dataclass(frozen=True)
class Finding:
    """A quotation before it is a Quote."""

    span: Span
    kind: Literal["direct", "mixed", "indirect"]
    report: Report | None
    via: Span | None = None


def find_quotes(draft: Briefing, language: Language) -> Iterator[Quote]:
    """Yield every quotation of the article with its speaker, if one is named; by start, longer first."""
    context = scan(draft.article.text, language)
    cast = Cast(draft.actors)
    reports = find_reports(context, cast)
    findings = [*_find_marked(context, reports), *_find_indirect(context, reports)]
    findings.sort(key=lambda finding: (finding.span[0], -finding.span[1]))
    quotes = [_make_quote(context, finding) for finding in findings]
    yield from select_key(_enclose(quotes), draft.actors)


def _find_marked(context: Scan, reports: Sequence[Report]) -> Iterator[Finding]:
    previous: Finding | None = None
    indexes = [report.index for report in reports]
    for marked in context.quotations:
        finding = _classify(context, marked, reports, indexes)
        if finding is None and previous and _continues(context, marked, previous):
            finding = Finding((marked.start, marked.end), previous.kind, previous.report)
        if finding:
            yield finding
            previous = finding


def _classify(context: Scan, marked: Marked, reports: Sequence[Report], indexes: list[int]) -> Finding | None:
    """Tell speech from terms by what governs the marks: a colon, a complementizer, a reporting word near by."""
    span = (marked.start, marked.end)
    at = bisect.bisect_left(indexes, context.text.token_index(marked.outer[0]))
    after = reports[at] if at < len(reports) else None
    before = _before(context, marked, reports[max(at - MAX_REPORTS, 0) : at])
    if before and before.negated:
        return None
    if before and _after_colon(context, marked) and before.colon:
        return Finding(span, "direct", before, _find_via(context, marked, after))
    if before and before.content is not None:
        kind = _kind_in_clause(context, marked, before.content)
        if kind == "direct" or not _is_term(context, marked):
            return Finding(span, kind, before, _find_via(context, marked, after))
    if _is_term(context, marked):
        return None
    if before and before.content is None and not before.phrase and _governs_fragment(context, marked, before):
        words = _count_words(context, span)
        plain = not before.cue.fragment and words >= MIN_DIRECT_WORDS
        return Finding(span, "direct" if plain and _is_next(context, marked, before) else "mixed", before)

    return _attributed_after(context, marked, after)


def _before(context: Scan, marked: Marked, reports: Sequence[Report]) -> Report | None:
    """Return the last reporting word before the marks, in their sentence or in one that ends in a colon right there."""
    if not reports:
        return None
    last = next((report for report in reversed(reports) if not report.phrase or report.content is not None), None)
    if last is None:
        return None
    sentence = context.text.sentence_of(marked.start)
    if last.sentence == sentence or (
        _after_colon(context, marked) and last.colon and last.sentence[1] >= sentence[0] - 2
    ):
        return _leading(last, reports)

    return None


def _leading(last: Report, reports: Sequence[Report]) -> Report:
    """Return the first verb of a double form (تابع قائلا), with what the participle opens."""
    for report in reversed(reports):
        if report.index == last.index - 1 and report.sentence == last.sentence and not report.phrase:
            return replace(report, content=last.content, colon=last.colon, stop=last.stop)
    if not last.cue.finite:
        main = next(
            (
                report
                for report in reversed(reports)
                if report.sentence == last.sentence
                and report.cue.finite
                and report.content is None
                and not report.colon
            ),
            None,
        )
        if main and last.index - main.index <= MAX_FRAGMENT_REACH and last.colon:
            return replace(main, content=last.content, colon=last.colon, stop=last.stop)

    return last


def _after_colon(context: Scan, marked: Marked) -> bool:
    start = marked.outer[0]

    return context.text.source[max(start - MAX_SPACE, 0) : start].rstrip()[-1:] == ":"


def _kind_in_clause(context: Scan, marked: Marked, content: int) -> Literal["direct", "mixed"]:
    """Return what marks inside the clause from token *content* on are: at its head and long, direct; else mixed."""
    first = context.text.token_index(marked.outer[0])
    words = _count_words(context, (marked.start, marked.end))

    return "direct" if first <= content and words >= MIN_SUBORDINATE_WORDS else "mixed"


def _is_term(context: Scan, marked: Marked) -> bool:
    """Whether the noun before the marks, or the first in them, says that a name or term stands there."""
    text, language = context.text, context.language
    first = text.token_index(marked.outer[0])
    before = text.tokens[first - 1].folded if first else ""
    inner = text.tokens_of((marked.start, marked.end))
    heads = {
        before,
        before.removeprefix(language.article),
        *([before[1:]] if before[:1] in language.conjunctions else []),
    }
    if len(inner) <= 2 * MAX_TERM_WORDS and heads & language.term_heads:
        return True

    return len(inner) <= MAX_TERM_WORDS and bool(inner) and inner[0].folded in language.term_heads


def _governs_fragment(context: Scan, marked: Marked, report: Report) -> bool:
    between = range(report.index + 1, context.text.token_index(marked.outer[0]))
    if len(between) > MAX_FRAGMENT_REACH or any(context.is_pause(at) for at in between):
        return False
    words = _count_words(context, (marked.start, marked.end))

    return report.cue.fragment or _is_close(context, marked, report) or words >= MIN_DIRECT_WORDS


def _is_close(context: Scan, marked: Marked, report: Report) -> bool:
    """Whether only the subject and a particle stand between the cue and the marks."""
    return not re.search(r"\w{3,}", _gap(context, marked, report))


def _is_next(context: Scan, marked: Marked, report: Report) -> bool:
    """Whether nothing but the subject stands between the cue and the marks."""
    return not re.search(r"\w", _gap(context, marked, report))


def _gap(context: Scan, marked: Marked, report: Report) -> str:
    end = report.subject.attribution[1] if report.subject.attribution else report.span[1]

    return context.text.source[max(end, report.span[1]) : marked.outer[0]]


def _attributed_after(context: Scan, marked: Marked, report: Report | None) -> Finding | None:
    """Return a quotation that its attribution follows (»…«، قال الوزير)."""
    if report is None or not report.subject.attribution or report.content is not None or report.colon or report.negated:
        return None
    gap = context.text.source[marked.outer[1] : report.span[0]]
    if len(gap) > MAX_SPACE or re.search(r"[.!\u061f]", gap):
        return None
    if report.index - context.text.token_index(marked.outer[1] - 1) > MAX_GAP_WORDS:
        return None
    opens = marked.outer[0] == context.text.sentence_of(marked.start)[0]
    words = _count_words(context, (marked.start, marked.end)) + MIN_DIRECT_WORDS // 2 * opens

    return Finding((marked.start, marked.end), "direct" if words >= MIN_DIRECT_WORDS else "mixed", report)


def _continues(context: Scan, marked: Marked, previous: Finding) -> bool:
    """Whether marks go on with the quotation before them: re-opened in a new paragraph, or after the attribution."""
    source = context.text.source
    gap = source[previous.span[1] : marked.outer[0]]
    if "\n" in gap:
        return not gap.strip() and previous.kind == "direct"
    if gap.strip('"\u00ab\u00bb\u201c\u201d\u060c, ') in ("", *context.language.conjunctions):
        return True
    report = previous.report
    interrupted = report is not None and previous.span[1] <= report.span[0] < marked.outer[0]

    return interrupted and len(gap) < 120 and not re.search(r"[.!\u061f]\s", gap)


def _find_via(context: Scan, marked: Marked, report: Report | None) -> Span | None:
    """Return the phrase after a quotation that says who passes it on (وفقا للترجمة الروسية)."""
    if report is None or not report.phrase or not report.subject.attribution:
        return None
    same = report.sentence == context.text.sentence_of(marked.start)

    return (report.span[0], report.subject.attribution[1]) if same else None


def _find_indirect(context: Scan, reports: Sequence[Report]) -> Iterator[Finding]:
    last: Span | None = None
    for index, report in enumerate(reports):
        if report.content is None or report.phrase or report.negated:
            continue
        following = [other for other in reports[index + 1 : index + 4] if other.sentence == report.sentence]
        span = _reported_clause(context, report, following)
        if span and span != last and not _is_all_marked(context, span):
            last = span
            yield Finding(span, "indirect", report, _via_of(following, span))


def _reported_clause(context: Scan, report: Report, following: Sequence[Report]) -> Span | None:
    tokens = context.text.tokens
    if report.content is None or report.content >= len(tokens):
        return None
    end = report.sentence[1]
    for other in following:
        if other.index > report.content and (other.content is not None or other.colon or other.phrase):
            end = tokens[other.index].start
            break
    start = tokens[report.content].start
    if start >= end:
        return None
    clause = context.text.source[start:end]
    stripped = re.sub(r"[\s.!\u061f\u060c,;\u061b:]+$", "", clause)
    span = trim(context.text.source, (start, start + len(stripped)))

    return span if len(context.text.tokens_of(span)) >= MIN_REPORTED_WORDS else None


def _is_all_marked(context: Scan, span: Bounds) -> bool:
    index = bisect.bisect_right(context.quotations, span[0], key=lambda marked: marked.outer[0]) - 1

    return index >= 0 and span[1] <= context.quotations[index].outer[1]


def _via_of(following: Sequence[Report], span: Span) -> Span | None:
    other = following[0] if following else None
    if other is None or not other.phrase or not other.subject.attribution or other.span[0] < span[1]:
        return None

    return other.span[0], other.subject.attribution[1]


def _make_quote(context: Scan, finding: Finding) -> Quote:
    report = finding.report
    start = context.text.sentence_of(finding.span[0])
    end = context.text.sentence_of(finding.span[1] - 1)

    return Quote(
        text=context.text.source[slice(*finding.span)],
        span=finding.span,
        kind=finding.kind,
        stance=report.cue.stance if report else "affirms",
        speaker=report.subject.speaker if report else None,
        attribution=_passage(context, report.subject.attribution) if report else None,
        cue=context.passage(report.span) if report else None,
        via=_passage(context, finding.via),
        context=(start[0], max(end[1], finding.span[1])),
    )


def _passage(context: Scan, span: Span | None) -> Passage | None:
    return context.passage(span) if span else None


def _enclose(quotes: Sequence[Quote]) -> list[Quote]:
    """Point each marked quote to the indirect one round it."""
    enclosed: list[Quote] = []
    outer: int | None = None
    for index, quote in enumerate(quotes):
        if outer is not None and quote.span[1] <= quotes[outer].span[1]:
            enclosed.append(structs.replace(quote, within=outer))
            continue
        outer = index if quote.kind == "indirect" else outer
        enclosed.append(quote)

    return enclosed


def _count_words(context: Scan, span: Span) -> int:
    return sum(token.kind == "word" for token in context.text.tokens_of(span))
