"""Recognise date expressions, the longest at each place."""

import datetime as dt
import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.days import read_day, read_further_day, read_numeric
from briefgen.extract.dates.expressions import YEAR, Clock, Expression, Words
from briefgen.extract.dates.months import read_hijri_month, read_month
from briefgen.extract.dates.parts import (
    read_first_months,
    read_part,
    read_part_of_century,
    read_part_of_month,
    read_part_of_year,
)
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.relative import (
    read_coming_units,
    read_day_word,
    read_offset,
    read_told,
    read_unit,
    read_weekday,
)
from briefgen.extract.dates.seasons import read_century, read_decade, read_feast, read_season
from briefgen.extract.dates.years import read_year_alone, read_year_number, read_year_range
from briefgen.extract.scan import Scan
from briefgen.extract.words import stems_of
from briefgen.languages import Language

MAX_NAME_WORDS = 3
MAX_MOVED = 6  # tokens before "from … to …" at which a verb tells that it was moved, not that it lasts
MAX_SLIP = 3  # days: so far a date may lie from "today" and still mean the same day

Reader = Callable[[Words, int], Expression | None]

NUMBER = ""

# What reads a date, by the tables whose words can open it; NUMBER stands for figures.
READERS: Mapping[Reader, tuple[str, ...]] = {
    read_numeric: ("day_parts", "day_nouns", "weekdays", NUMBER),
    read_day: ("day_parts", "day_nouns", "weekdays", "ordinals", "numbers", "months", NUMBER),
    read_further_day: ("ordinals", NUMBER),
    read_hijri_month: ("month_nouns", "hijri_months"),
    read_month: ("directions_before", "month_nouns", "months"),
    read_year_alone: ("year_nouns", "year_numbers", NUMBER),
    read_year_range: ("year_nouns", "period_nouns", NUMBER),
    read_coming_units: ("directions_before", "counted_units", "numbers", NUMBER),
    read_weekday: ("directions_before", "day_parts", "day_nouns", "weekdays"),
    read_day_word: ("day_parts", "day_nouns", "day_words"),
    read_told: ("told_before", "definite_units", "day_words"),
    read_unit: ("directions_before", "definite_units"),
    read_offset: ("after_words", "before_words", "approximators", "numbers", "units", NUMBER),
    read_part_of_year: ("directions_before", "quarters", "fractions", "ordinals", "final_words", NUMBER),
    read_first_months: ("counted_units", "numbers", "ordinals", "final_words", NUMBER),
    read_part_of_month: ("weeks_of_month", "weekdays", "day_words", "ordinals", "final_words", NUMBER),
    read_part_of_century: ("fractions", "decade_nouns", "ordinals", "final_words", NUMBER),
    read_part: ("parts",),
    read_season: ("directions_before", "season_nouns", "seasons"),
    read_decade: ("decades", NUMBER),
    read_century: ("century_nouns", "ordinals", NUMBER),
    read_feast: ("directions_before", "month_nouns", "day_nouns", "day_parts", "feasts"),
}


def find_expressions(context: Scan, clock: Clock) -> Iterator[Expression]:
    """Return the date expressions of a text from left to right, the longest at each place."""
    words = Words(context, clock)

    return context.each(lambda index: _remember(words, _longest_at(words, index)))


def _remember(words: Words, found: Expression | None) -> Expression | None:
    """Return what was found, and keep it as the date that "the same year" and "the next day" refer to."""
    words.last = found or words.last

    return found


def _longest_at(words: Words, index: int) -> Expression | None:
    determined = words.at(index) in words.dates.determiners and index + 1 < len(words.tokens)
    inner = _expression_at(words, index + 1) if determined else None

    if not inner:
        return _expression_at(words, index)
    figures = words.tokens[index + 1].kind == "number" or _is_attribute(words, inner)
    suffixes = words.dates.ordinal_suffixes | words.dates.decade_suffixes

    return inner if figures and words.at(index + 2) not in suffixes else replace(inner, first=index)


def _is_attribute(words: Words, inner: Expression) -> bool:
    """Whether a bare month stands before the noun that the article belongs to (the March summit)."""
    return inner.cycle == "year" and inner.stop - inner.first == 1 and words.at(inner.stop) not in words.dates.of_words


def _expression_at(words: Words, index: int) -> Expression | None:
    found = _read_at(words, index)
    if not found or _is_named(words, found):
        return None

    return _read_twin(words, _read_range(words, _read_apposition(words, found)))


def _is_named(words: Words, found: Expression) -> bool:
    """Whether a name made of the words of a date covers the expression (الجمعة السوداء, Black Friday)."""
    names = (words.find(words.tables.names, found.first - back) for back in range(MAX_NAME_WORDS))

    return any(name is not None and name.stop >= found.stop for name in names)


def _read_at(words: Words, index: int) -> Expression | None:
    readers = _readers_at(words, index)
    if not readers:
        return None
    found = (_read(reader, words, index) for reader in readers)

    return max(filter(None, found), key=lambda expression: expression.stop, default=None)


def _readers_at(words: Words, index: int) -> tuple[Reader, ...]:
    """Return what can read a date that opens with token *index*: for most words of a text, nothing."""
    token = words.tokens[index]

    return _readers_of(NUMBER if token.kind == "number" else token.folded, words.context.language)


@functools.lru_cache(maxsize=65536)
def _readers_of(folded: str, language: Language) -> tuple[Reader, ...]:
    table = _readers(language)
    found = [table[stem] for _, stem in stems_of(folded, language) if stem in table]

    return tuple(reader for reader in READERS if any(reader in readers for readers in found))


@functools.cache
def _readers(language: Language) -> Mapping[str, tuple[Reader, ...]]:
    """Return the readers by the first words of what they read; numbers also with the article."""
    readers: dict[str, dict[Reader, None]] = {}
    for reader, tables in READERS.items():
        for table in tables:
            for word in _first_words(language, table):
                readers.setdefault(word, {})[reader] = None

    return {word: tuple(found) for word, found in readers.items()}


def _first_words(language: Language, table: str) -> set[str]:
    if table == NUMBER:
        return {NUMBER}
    first = {phrase.split()[0] for phrase in getattr(language.dates, table)}
    with_article = {language.article + word for word in first} if table == "numbers" else set()

    return first | with_article


def _read(reader: Reader, words: Words, index: int) -> Expression | None:
    try:
        return reader(words, index)
    except (OverflowError, ValueError):  # beyond the first or the last day of the calendar nothing can be resolved
        blind = Words(words.context, replace(words.clock, published=None))
        return reader(blind, index)


# From one date to another -------------------------------------------------------------------------------------------


def _read_range(words: Words, first: Expression) -> Expression:
    """Return *first* with the date up to which it runs (من الأحد إلى الخميس, between March and June 2026)."""
    before = words.before(first.first)
    between = before in words.dates.range_between
    after = words.skip(words.dates.range_to, first.stop)
    start = after if after > first.stop else None
    next_day = _is_next_day(words, first)
    if next_day or (between and YEAR.match(words.at(first.stop))):
        start = first.stop
    if between and start is None:
        start = words.listed(first.stop)
    joined = next_day or words.at(first.stop) in words.dates.range_joints
    if start is None or not (between or joined or before in words.dates.range_from):
        return first
    if not between and _is_moved(words, first.first):
        return first
    last = _read_end(words, start)
    if not last or last.mod or first.mod or (last.offset and not between):
        return first
    period = _join(first, last, words.clock.published)
    if period is None and first.period and last.period:
        return first

    return replace(
        first, stop=last.stop, period=period, stated=first.stated or last.stated, cycle=None, doubt=first.doubt
    )


def _is_moved(words: Words, index: int) -> bool:
    """Whether something is moved from the date at *index* to another, so that both are dates of their own."""
    near = (words.at(index - back) for back in range(1, MAX_MOVED))

    return any(word in words.dates.cancelled or word in words.dates.moved for word in near)


def _is_next_day(words: Words, first: Expression) -> bool:
    """Whether the next weekday follows a part of a day right away (ليل الثلاثاء الأربعاء)."""
    weekday = words.named(words.tables.weekdays, first.stop)
    if not weekday or weekday.offset or first.cycle != "week" or not first.period or words.dates.capitalized:
        return False
    part = words.find(words.tables.day_parts, first.first) is not None

    return part and (first.period.start.weekday() + 1) % periods.DAYS_PER_WEEK == weekday.value


def _read_end(words: Words, index: int) -> Expression | None:
    """Read the end of a range; a bare year or month is enough there."""
    found = _read_at(words, index) if index < len(words.tokens) else None
    if found:
        return found

    return _read(_read_bare_year, words, index)


def _read_bare_year(words: Words, index: int) -> Expression | None:
    year = read_year_number(words, index)

    return Expression(index, year[0], 0, periods.year(year[1]), stated=True) if year else None


def _join(first: Expression, last: Expression, published: dt.date | None) -> Period | None:
    """Return the interval between two dates; one that comes again each week or year is placed by the other."""
    if not first.period or not last.period:
        return None
    start, end = first.period, last.period
    told_past = published is not None and last.cycle is None and end.start <= published
    if first.cycle == "week" and start.start > end.start and not told_past:
        end = _move(end, "week", start, ahead=True)
    elif first.cycle:
        start = _move(start, first.cycle, end, ahead=False)
    elif last.cycle:
        end = _move(end, last.cycle, start, ahead=True)

    return periods.join(start, end) if start.start < end.start else None


def _move(period: Period, cycle: str, other: Period, *, ahead: bool) -> Period:
    """Return the next time after *other* that *period* comes, or the last before it."""
    if cycle == "week":
        near = periods.weekday_near(other.start, period.start.weekday(), ahead=ahead, strictly=True)
        return periods.day(near)
    moved = _in_year(period, other.start.year)
    ordered = moved.start > other.start if ahead else moved.start < other.start

    return moved if ordered else _in_year(period, other.start.year + (1 if ahead else -1))


def _in_year(period: Period, year: int) -> Period:
    if len(period.value) == len("2026-02"):
        return periods.month(year, period.start.month)
    leap = (period.start.month, period.start.day) == (2, 29)

    return period if leap or "/" in period.value else periods.day(period.start.replace(year=year))


# The same day told twice ---------------------------------------------------------------------------------------------


def _read_apposition(words: Words, first: Expression) -> Expression:
    """Return a day that is told from now with its full date behind it (اليوم الخميس 5 مارس 2026): both name one day.

    Where they disagree by few days, the text is right; where only the year does, it is a slip. Both leave a doubt.
    """
    if not first.period or first.period.start != first.period.end or _has_figures(words, first):
        return first
    if words.listed(first.stop) == first.stop:
        return first
    last = _read_full_date(words, words.skip(words.dates.equations, first.stop))
    if not last or not last.period:
        return first
    here, there = first.period.start, last.period.start
    slip = (here.month, here.day) == (there.month, there.day)
    distance = (there - here).days
    if abs(distance) == periods.DAYS_PER_WEEK:
        return replace(first, stop=last.stop, period=last.period, cycle=None)
    if abs(distance) > MAX_SLIP and not slip:
        return first
    bracket = words.at(first.stop) == "(" and words.at(last.stop) == ")"
    both = replace(first, stop=last.stop + int(bracket), cycle=None)
    if here == there or "~" in last.period.value:
        return both

    return replace(both, period=first.period if slip else last.period, doubt="published")


def _has_figures(words: Words, expression: Expression) -> bool:
    return any(token.kind == "number" for token in words.tokens[expression.first : expression.stop])


def _read_full_date(words: Words, index: int) -> Expression | None:
    """Read a day with its month, in words or in figures."""
    if index >= len(words.tokens):
        return None
    found = _read(read_day, words, index) or _read(read_numeric, words, index)

    return found if found and not found.offset and found.period and found.period.start == found.period.end else None


# The same day in two calendars --------------------------------------------------------------------------------------


def _read_twin(words: Words, first: Expression) -> Expression:
    """Return *first* with the same day in the other calendar behind it: the Gregorian one gives the value."""
    at = words.skip(words.dates.equations, first.stop)
    if at == first.stop or at >= len(words.tokens) or not first.period:
        return first
    last = _read_at(words, at)
    if not last or not last.period or last.offset:
        return first
    alike = ("~" in first.period.value) == ("~" in last.period.value)
    if alike and (first.period != last.period or not _has_figures(words, last)):
        return first
    exact = first.period if "~" in last.period.value else last.period
    if abs((first.period.start - last.period.start).days) > 3 or len(exact.value) != len("2026-02-04"):
        return first
    stop = last.stop + int(words.at(at - 1) == "(" and words.at(last.stop) == ")")

    return replace(first, stop=stop, period=exact, stated=True)
