"""When: dates with their values, what happens then, and whether it lies ahead."""

import datetime as dt
from collections.abc import Iterator

from briefgen.extract.dates.expressions import Clock, Expression
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.recognition import find_expressions
from briefgen.extract.dates.tense import Verbs
from briefgen.extract.heads import role_rank
from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan, scan
from briefgen.extract.spans import Spans
from briefgen.extract.speakers import Cast
from briefgen.extract.words import definite, stems
from briefgen.languages import Language
from briefgen.languages.weeks import first_weekday
from briefgen.model import Briefing, Date, Issue, Modifier, Passage, Span
from briefgen.text import trim

MAX_EVENT_WORDS = 60


def find_dates(draft: Briefing, language: Language) -> Iterator[Date | Issue]:
    """Yield the dates of the article in order; what cannot be resolved has no value and an issue."""
    article = draft.article
    context = scan(article.text, language)
    published = dt.date.fromisoformat(article.published) if article.published else None
    names = [mention.span for actor in draft.actors for mention in actor.mentions if mention.form != "role"]
    verbs = Verbs(context, names)
    named = Spans(names)
    cast = Cast(draft.actors)
    clock = Clock(published, first_weekday(article.language or ""), lambda index: verbs.look_ahead(index)[0])
    for expression in find_expressions(context, clock):
        if _is_no_date(context, expression, named):
            continue
        date = _make_date(context, cast, verbs, published, expression)
        yield date
        if date.value is None:
            yield _explain(date, published)


def _is_no_date(context: Scan, expression: Expression, names: Spans) -> bool:
    """Whether the words belong to a name (ثورة 25 يناير), tell how long (منذ) or how often (كل خميس)."""
    words, tokens = context.language.dates, context.text.tokens
    if names.hold(context.span_of(expression)):
        return True
    before = tokens[expression.first - 1].folded if expression.first else ""
    further = tokens[expression.first - 2].folded if expression.first > 1 else ""
    if before in words.recurring or further in words.recurring:
        return True

    return bool({before, further} & words.name_triggers) and expression.offset == 0


def _make_date(context: Scan, cast: Cast, verbs: Verbs, published: dt.date | None, expression: Expression) -> Date:
    source, tokens = context.text.source, context.text.tokens
    span = context.span_of(expression)
    ahead, status = verbs.look_ahead(expression.first)
    mod = _deadline(context, expression) or expression.mod
    period = expression.period
    start, end = _bounds(expression, mod)
    told_next = tokens[expression.stop - 1].folded in context.language.dates.next_words
    upcoming = told_next if period is None else _is_upcoming(period, published, ahead=ahead)
    upcoming = upcoming and not verbs.is_negated(expression.first)
    event = _find_event(context, span)

    return Date(
        text=source[slice(*span)],
        span=span,
        value=period.value if period else None,
        mod=mod,
        start=start,
        end=end,
        upcoming=upcoming,
        certainty="stated" if expression.stated else "implied",
        status=status if upcoming else None,
        event=event,
        actors=_participants(cast, event.span) if event else (),
    )


def _is_upcoming(period: Period, published: dt.date | None, *, ahead: bool) -> bool:
    """Whether a period lies after publication, or holds it and is told as still to come."""
    if published is None:
        return False

    return period.start > published or (period.end >= published and ahead)


def _bounds(expression: Expression, mod: Modifier | None) -> tuple[str | None, str | None]:
    if expression.period is None:
        return None, None
    start: str | None = expression.period.start.isoformat()
    end: str | None = expression.period.end.isoformat()
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        start = None
    if mod in ("AFTER", "ON_OR_AFTER"):
        end = None

    return start, end


def _deadline(context: Scan, expression: Expression) -> Modifier | None:
    words = context.language.dates
    before = context.text.tokens[expression.first - 1].folded if expression.first else ""
    first = context.text.tokens[expression.first].folded
    if first in words.after_words | words.before_words:
        return None

    return words.deadlines.get(before)  # type: ignore[return-value]


def _explain(date: Date, published: dt.date | None) -> Issue:
    if published is None:
        return Issue("unresolved-date", f"{date.text}: give the publication date to resolve it", date.span)

    return Issue("unresolved-date", f"{date.text}: this day is in no calendar we know", date.span)


def _find_event(context: Scan, span: Span) -> Passage | None:
    """Return the clause that holds the date, back to its subject: a relative clause takes its antecedent with it."""
    text = context.text
    sentence = text.sentence_of(span[0])
    first, index = text.token_index(sentence[0]), text.token_index(span[0])
    inside = in_quotation(context, span[0])
    start = index
    while start > max(first, index - MAX_EVENT_WORDS) and not _begins_event(context, start - 1, inside=inside):
        start -= 1
    begin = text.tokens[start].start + _leading_conjunction(context, start)
    bounds = trim(text.source, (begin, span[1]))

    return context.passage(bounds) if bounds[0] < span[0] else None


def _begins_event(context: Scan, at: int, *, inside: bool) -> bool:
    """Whether the event begins after token *at*."""
    tokens, language = context.text.tokens, context.language
    if in_quotation(context, tokens[at].start) != inside or tokens[at].folded in language.complementizers:
        return True
    if not context.is_pause(at) and not context.is_colon(at):
        return False

    return not (at + 1 < len(tokens) and tokens[at + 1].folded in language.relatives)


def _leading_conjunction(context: Scan, index: int) -> int:
    """Return 1 when the first word bears a conjunction that belongs to the sentence, not to the word."""
    token, language = context.text.tokens[index], context.language
    if token.folded[:1] not in language.conjunctions or len(token.folded) < 4:
        return 0
    rest = token.folded[1:]
    known = rest in language.cues or rest in language.stop_words or rest in language.common_words

    return int(
        known or definite(rest, language) or role_rank(token, context) is not None or _is_known_stem(context, index)
    )


def _is_known_stem(context: Scan, index: int) -> bool:
    rest = stems(context.text.tokens[index], context.language)[1][1]

    return context.is_known(rest) or rest in context.language.dates.future_verbs


def _participants(cast: Cast, span: Span) -> tuple[str, ...]:
    sights = (sight for sight in cast.within(span) if sight.span[1] <= span[1] and sight.actor.kind != "country")

    return tuple(dict.fromkeys(sight.actor.id for sight in sights))
