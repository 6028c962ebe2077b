"""Who said what: what stands in marks (direct, mixed) and what is reported after a complementizer (indirect)."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from briefgen.extract.clauses import find_clauses
from briefgen.extract.marks import Finding, find_marked
from briefgen.extract.reports import find_reports
from briefgen.extract.scan import Scan, scan
from briefgen.extract.speakers import Cast
from briefgen.languages import Language
from briefgen.model import Briefing, Passage, Quote, Span

MIN_KEY = 3
MAX_KEY = 6
MAX_PER_SPEAKER = 3


def find_quotes(draft: Briefing, language: Language) -> Iterator[Quote]:
    """Yield every quotation of the article with its speaker, if one is named; by start, longer first."""
    context = scan(draft.article.text, language)
    cast = Cast(draft.actors)
    reports = find_reports(context, cast)
    clauses = find_clauses(context, reports)
    findings = [
        *find_marked(context, cast, reports, clauses),
        *(Finding(clause.span, "indirect", clause.report, clause.via) for clause in clauses if not clause.spoken),
    ]
    findings.sort(key=lambda finding: (finding.span[0], -finding.span[1]))
    quotes = [_make_quote(context, finding) for finding in findings]
    yield from select_key(_enclose(quotes))


def select_key(quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Mark up to six quotes as key: in marks, long enough to say something, the best of every speaker first.

    Where fewer than three stand in marks, reported speech fills up to three.
    """
    chosen: list[int] = []
    for indexes, limit in ((_rank(quotes, marked=True), MAX_KEY), (_rank(quotes, marked=False), MIN_KEY)):
        for index in indexes:
            if len(chosen) >= limit:
                break
            if not any(_shares_sentence(quotes[index], quotes[other]) for other in chosen):
                chosen.append(index)
    for index, quote in enumerate(quotes):
        yield structs.replace(quote, key=index in chosen)


def _rank(quotes: Sequence[Quote], *, marked: bool) -> list[int]:
    """Return the indexes of quotes worth showing: the best of each speaker, then the second best, and so on."""
    by_weight = sorted(
        (
            index
            for index, quote in enumerate(quotes)
            if quote.cue and (quote.kind != "indirect" if marked else quote.kind == "indirect" and quote.attribution)
        ),
        key=lambda index: -_weigh(quotes[index]),
    )
    seen: dict[str | None, int] = {}
    turns: list[tuple[int, int]] = []
    for place, index in enumerate(by_weight):
        turn = seen.get(quotes[index].speaker, 0)
        seen[quotes[index].speaker] = turn + 1
        if turn < MAX_PER_SPEAKER:
            turns.append((turn, place))

    return [by_weight[place] for _, place in sorted(turns)]


def _shares_sentence(quote: Quote, other: Quote) -> bool:
    return quote.context == other.context and (quote.kind, other.kind) != ("direct", "direct")


def _weigh(quote: Quote) -> int:
    words = len(quote.text.split())

    return 4 * (quote.kind == "direct") + 3 * (quote.speaker is not None) + min(words, 12) // 4 - 2 * (words > 60)


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
