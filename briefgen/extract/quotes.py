"""Who said what: what stands in marks (direct, mixed) and what is reported after a complementizer (indirect)."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from briefgen.extract.clauses import Clause, find_clauses, without_marks
from briefgen.extract.key_quotes import select_key
from briefgen.extract.marks import Finding, find_marked
from briefgen.extract.reports import find_reports
from briefgen.extract.scan import Scan, scan
from briefgen.extract.speakers import Cast
from briefgen.languages import Language
from briefgen.model import Briefing, Passage, Quote, Span


def find_quotes(draft: Briefing, language: Language) -> Iterator[Quote]:
    """Yield every quotation of the article with its speaker, if one is named; by start, longer first."""
    context = scan(draft.article.text, language)
    cast = Cast(draft.actors)
    reports = find_reports(context, cast)
    clauses = find_clauses(context, reports)
    findings = [*find_marked(context, cast, reports, clauses), *_find_indirect(context, clauses)]
    findings.sort(key=lambda finding: (finding.span[0], -finding.span[1]))
    quotes = [_make_quote(context, finding) for finding in findings]
    yield from select_key(_enclose(quotes), draft.actors)


def _find_indirect(context: Scan, clauses: Sequence[Clause]) -> Iterator[Finding]:
    for clause in clauses:
        if not clause.spoken:
            yield Finding(without_marks(context, clause.span), "indirect", clause.report, clause.via)


def _make_quote(context: Scan, finding: Finding) -> Quote:
    report = finding.report
    subject = report.subject if report else finding.subject
    start = context.text.sentence_of(finding.span[0])
    end = context.text.sentence_of(finding.span[1] - 1)

    return Quote(
        text=context.text.source[slice(*finding.span)],
        span=finding.span,
        kind=finding.kind,
        stance=report.cue.stance if report else "affirms",
        speaker=subject.speaker,
        attribution=_passage(context, subject.attribution),
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
