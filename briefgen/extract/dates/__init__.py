"""When: dates with their values, what happens then, and whether it lies ahead."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import structs

from briefgen.extract.dates import periods
from briefgen.extract.dates.events import find_event, find_participants, find_place, link_same
from briefgen.extract.dates.expressions import Clock, Expression
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.recognition import find_expressions
from briefgen.extract.dates.tense import Verbs
from briefgen.extract.scan import Scan, scan
from briefgen.extract.spans import Spans
from briefgen.extract.speakers import Cast
from briefgen.extract.words import stems
from briefgen.languages import Language
from briefgen.languages.regions import find_region, find_weekend, first_weekday, puts_month_first
from briefgen.model import Briefing, Date, Issue, Modifier

MAX_TITLE_REACH = 5
QUOTES = frozenset("\"«“”‘'")


@dataclass(frozen=True)
class Reading:
    """An article as its dates are made: who is named, what its verbs tell, and the tokens behind its dates."""

    context: Scan
    cast: Cast
    verbs: Verbs
    published: dt.date | None
    stops: frozenset[int]


def find_dates(draft: Briefing, language: Language) -> Iterator[Date | Issue]:
    """Yield the dates of the article in order; what cannot be resolved has no value and an issue."""
    article = draft.article
    context = scan(article.text, language)
    published = dt.date.fromisoformat(article.published) if article.published else None
    names = [mention.span for actor in draft.actors for mention in actor.mentions if mention.form != "role"]
    verbs = Verbs(context, names)
    clock = _set_clock(article.language or "", published, verbs)
    named = Spans(names)
    found = [one for one in find_expressions(context, clock) if not _is_no_date(context, one, named)]
    stops = frozenset(expression.stop for expression in found)
    reading = Reading(context, Cast(draft.actors), verbs, published, stops)
    dates = [_make_date(reading, expression) for expression in found]
    for date, same_as in zip(dates, link_same(context, dates), strict=True):
        yield date if same_as is None else structs.replace(date, same_as=same_as)
    for expression, date in zip(found, dates, strict=True):
        yield from _find_issues(expression, date, published)


def _set_clock(tag: str, published: dt.date | None, verbs: Verbs) -> Clock:
    return Clock(
        published,
        first_weekday(tag),
        find_weekend(tag),
        regional=bool(find_region(tag)),
        tense=verbs.place,
        month_first=puts_month_first(tag),
    )


def _is_no_date(context: Scan, expression: Expression, names: Spans) -> bool:
    """Whether the words belong to a name (ثورة 25 يناير, صحيفة الخميس) or tell how often (كل خميس)."""
    words = context.language.dates
    if names.hold(context.span_of(expression)) or _recurs(context, expression):
        return True
    before = _word_at(context, expression.first - 1)
    if before in words.namesakes:
        return not expression.stated

    if _is_in_title(context, expression):
        return True
    if not _has_figures(context, expression):
        return False
    if _word_at(context, expression.stop) in words.name_tails or _dates_a_law(context, expression):
        return True
    triggered = expression.first and not expression.offset and _is_trigger(context, expression.first - 1)

    return bool(triggered)


def _is_in_title(context: Scan, expression: Expression) -> bool:
    """Whether marks open right before it behind a word that announces a title (رواية "أيام من نوفمبر")."""
    for at in range(expression.first - 1, max(expression.first - MAX_TITLE_REACH, 0), -1):
        if context.text.tokens[at].text in QUOTES:
            return _word_at(context, at - 1) in context.language.dates.title_nouns

    return False


def _dates_a_law(context: Scan, expression: Expression) -> bool:
    """Whether a year belongs to the number of a law (القانون رقم 15 لسنة 2019)."""
    tokens, first = context.text.tokens, expression.first
    words = context.language.dates
    linked = first - 1 if not expression.offset and _word_at(context, first - 1) in words.of_words else first
    numbered = first > 1 and tokens[linked - 1].kind == "number" and (expression.offset > 0 or linked < first)
    near = (tokens[at].folded for at in range(max(first - 4, 0), first - 1))

    return numbered and not words.numbered_nouns.isdisjoint(near)


def _is_trigger(context: Scan, index: int) -> bool:
    """Whether the word is one whose name can be a date (ثورة, لكتيبة)."""
    triggers = context.language.dates.name_triggers

    return any(stem in triggers for _, stem in stems(context.text.tokens[index], context.language))


def _recurs(context: Scan, expression: Expression) -> bool:
    """Whether the words tell how often (كل خميس, 15 مارس من كل عام)."""
    words = context.language.dates
    reach = 3 if _word_at(context, expression.first - 1) in words.and_words else 2
    near = {_word_at(context, expression.first - back) for back in range(1, reach + 1)}
    after = _word_at(context, expression.stop)
    of_every = after in words.of_words and _word_at(context, expression.stop + 1) in words.recurring

    return of_every or after in words.recurring_after or not words.recurring.isdisjoint(near)


def _has_figures(context: Scan, expression: Expression) -> bool:
    """Whether a number or a month is among the words: such dates name events and places, mere weekdays do not."""
    tokens = context.text.tokens[expression.first : expression.stop]

    return any(token.kind == "number" or token.folded in context.language.dates.months for token in tokens)


def _word_at(context: Scan, index: int) -> str:
    tokens = context.text.tokens

    return tokens[index].folded if 0 <= index < len(tokens) else ""


def _make_date(article: Reading, expression: Expression) -> Date:
    context, verbs, published = article.context, article.verbs, article.published
    source, tokens = context.text.source, context.text.tokens
    span = context.span_of(expression)
    ahead, status = verbs.look_ahead(expression.first)
    mod = _deadline(context, expression) or expression.mod
    period = expression.period
    start, end = _bounds(expression, mod)
    told_next = context.language.dates.directions_after.get(tokens[expression.stop - 1].folded, 0) > 0
    ahead = ahead or (told_next and expression.stated)
    upcoming = told_next if period is None else _is_upcoming(period, published, mod=expression.mod, ahead=ahead)
    upcoming = upcoming and not verbs.is_negated(expression.first) and not _is_told_back(context, expression)
    event = find_event(context, span, article.stops)

    return Date(
        text=source[slice(*span)],
        span=span,
        value=period.value if period else None,
        mod=mod or ("APPROX" if period and _is_approximate(period) else None),
        start=start,
        end=end,
        upcoming=upcoming,
        certainty="stated" if expression.stated else "implied",
        status=status if upcoming else None,
        event=event,
        place=find_place(context, expression, event) if upcoming else None,
        actors=find_participants(article.cast, event.span) if event else (),
    )


def _is_told_back(context: Scan, expression: Expression) -> bool:
    """Whether a span of years that ends with this one is told as past (the last four years)."""
    words, period = context.language.dates, expression.period
    if not period or len(period.value) != len("2022/2026"):
        return False
    tokens = context.text.tokens[expression.first : expression.stop]

    return any(
        min(words.directions_before.get(t.folded, 0), words.directions_after.get(t.folded, 0)) < 0 for t in tokens
    )


def _is_approximate(period: Period) -> bool:
    """Whether the article itself is not exact; a Hijri day is exact in its own calendar."""
    return period.value.endswith("~") and len(period.value) < len("2026-02-04~")


def _is_upcoming(period: Period, published: dt.date | None, *, mod: Modifier | None, ahead: bool) -> bool:
    """Whether a period lies after publication, or holds it and is told as still to come."""
    if published is None:
        return False

    if period.start > published or (mod in ("MID", "END") and periods.narrow(period, mod).start > published):
        return True
    runs_on = len(period.value) == len("2026/2030") and period.start.year == published.year

    return period.end >= published and (ahead or runs_on)


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
    words, tokens = context.language.dates, context.text.tokens
    first = tokens[expression.first].folded
    if not expression.first or first in words.after_words | words.before_words:
        return None
    if (
        _word_at(context, expression.stop) in words.possessives
        or _word_at(context, expression.first - 2) in words.units
    ):
        return None
    before = [tokens[at].folded for at in range(max(expression.first - 2, 0), expression.first)]
    last = before[-1]
    if last[:1] in context.language.conjunctions and last[1:] in words.deadlines:
        last = last[1:]

    return words.deadlines.get(" ".join(before), words.deadlines.get(last))  # type: ignore[return-value]


def _find_issues(expression: Expression, date: Date, published: dt.date | None) -> Iterator[Issue]:
    if date.value is None:
        reason = "this day is in no calendar we know" if published else "give the publication date to resolve it"
        yield Issue("unresolved-date", f"{date.text}: {reason}", date.span)
    elif expression.doubt == "weekday":
        yield Issue("weekday-contradiction", f"{date.text}: {date.value} falls on another weekday", date.span)
    elif expression.doubt == "published":
        message = f"{date.text}: the weekday does not fit the publication date {published}; read as {date.value}"
        yield Issue("publication-contradiction", message, date.span)
