"""Days by their numbers and months, in words and in figures, in the Gregorian and the Hijri calendar."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    YEAR,
    Expression,
    Words,
    place_month,
    read_ordinal,
)
from briefgen.extract.dates.months import Month, place_hijri, read_month_name, read_month_of_day, read_year_of_month
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.relative import Head, read_head
from briefgen.extract.dates.years import HIJRI_YEAR

MAX_DAY = 31
NUMERIC = re.compile(
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))$"
)
DAY_RANGE = re.compile(r"(?P<first>\d{1,2})[-\u2010-\u2013](?P<last>\d{1,2})$")
DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})$")


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """Return a date, None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class Days:
    """The numbers of a day or of days in a row; *listed*: the token of the next one in a list."""

    stop: int
    first: int
    last: int
    listed: int | None = None


def read_numeric(words: Words, index: int) -> Expression | None:
    """Read 04/02/2026, the day first but where the country puts the month there, and 2026-02-04; Hijri ones, too."""
    head = read_head(words, index)
    at = words.skip(words.dates.equations, head.stop) if head.weekday is not None else head.stop
    found = _read_slashed(words, at)
    if not found:
        return _read_day_and_month(words, index, head, at)
    stop, year, month, day = found
    bracket = head.weekday is not None and words.at(head.stop) == "("
    if HIJRI_YEAR.match(str(year)):
        stop += int(words.at(stop) in words.dates.hijri_eras)
        stop += int(bracket and words.at(stop) == ")")
        hijri = Expression(index, stop, head.offset, periods.hijri_day(year, month, day), stated=True)
        return _settle(hijri, head.weekday)
    date = safe_date(year, month, day)
    if not date:
        return None
    stop += int(words.at(stop) in words.dates.gregorian_eras)
    stop += int(bracket and words.at(stop) == ")")
    expression = Expression(index, stop, head.offset, periods.day(date), stated=True)

    return with_doubt(expression, head.weekday)


def _read_day_and_month(words: Words, index: int, head: Head, at: int) -> Expression | None:
    """Read الخميس 6/8, يوم 20/10: figures without a year are a date only behind a day."""
    match = DAY_AND_MONTH.match(words.at(at))
    if not match or head.stop == index:
        return None
    day, month = int(match["day"]), int(match["month"])
    if words.clock.month_first:
        day, month = month, day
    if not (1 <= day <= MAX_DAY and 1 <= month <= periods.MONTHS_PER_YEAR):
        return None

    return _make_day(words, index, head, Days(at + 1, day, day), Month(at, at + 1, month))


def _read_slashed(words: Words, index: int) -> tuple[int, int, int, int] | None:
    """Return (end index, year, month, day) of figures, also where spaces part them (15 / 10 / 1436)."""
    match, stop = NUMERIC.match(words.at(index)), index + 1
    if not match and words.at(index + 1) == words.at(index + 3) == "/":
        match, stop = NUMERIC.match("/".join(words.at(index + step) for step in (0, 2, 4))), index + 5
    if not match:
        return None
    parts = match.groupdict()
    year, month, day = (int(parts[key] or parts[key + "2"]) for key in "ymd")
    swapped = month > periods.MONTHS_PER_YEAR or words.clock.month_first
    if swapped and parts["d2"] and day <= periods.MONTHS_PER_YEAR:
        month, day = day, month
    plausible = YEAR.match(str(year)) or HIJRI_YEAR.match(str(year))

    return (stop, year, month, day) if plausible else None


def read_day(words: Words, index: int) -> Expression | None:
    """Read a day with its month: [weekday] 5 [from] February [2026], February 5, ranges and lists of days."""
    head = read_head(words, index)
    if head.stop == index:
        ordinal = read_ordinal(words, index)
        head = replace(head, offset=ordinal[1] if ordinal else 0)
    at = words.skip(words.dates.equations, head.stop) if head.weekday is not None else head.stop
    days = _read_days(words, at)
    if days:
        found = _read_day_first(words, index, head, days)
    else:
        found = _read_month_first(words, index, head, at) if words.dates.month_first else None
    closed = found and words.at(at - 1) == "(" and at > index and words.at(found.stop) == ")"

    return replace(found, stop=found.stop + 1) if found and closed else found


def _read_day_first(words: Words, index: int, head: Head, days: Days) -> Expression | None:
    if days.listed is not None:
        return _read_listed_day(words, index, head, days)
    month = read_month_of_day(words, days.stop)
    if not month:
        return None

    return _make_day(words, index, head, days, month)


def _read_month_first(words: Words, index: int, head: Head, at: int) -> Expression | None:
    """Read February 5 [to 9][, 2026]."""
    month = read_month_name(words, at)
    if not month or month[0]:
        return None
    days = _read_days(words, month[1])
    if not days or len(words.at(month[1])) > len("31-31"):
        return None
    whole = read_year_of_month(words, index, days.stop, month[2])
    if days.listed is not None:
        return _make_day(words, index, head, days, replace(whole, stop=days.stop))

    return _make_day(words, index, head, days, whole)


def read_further_day(words: Words, index: int) -> Expression | None:
    """Read a number behind February 5 and an "and": a day of the same month."""
    number = _read_day_number(words, index)
    if not words.dates.month_first or not number or words.at(index - 1) not in words.dates.and_words:
        return None
    month = read_month_name(words, index - 3)
    if not month or month[0] or month[1] != index - 2 or not words.at(index - 2).isdecimal():
        return None
    whole = read_year_of_month(words, index, number[0], month[2])

    return _make_day(words, index, Head(index, 0), Days(number[0], number[1], number[1]), whole)


def _read_listed_day(words: Words, index: int, head: Head, days: Days) -> Expression | None:
    """Read the first of several days, whose month stands behind the last (يومي 25 و26 فبراير)."""
    if days.listed is None:
        return None
    rest = _read_days(words, days.listed)
    for _ in range(MAX_DAY):
        if not rest or rest.listed is None:
            break
        rest = _read_days(words, rest.listed)
    month = read_month_of_day(words, rest.stop) if rest else None
    if not month:
        return None
    expression = _make_day(words, index, head, days, month)

    return replace(expression, stop=days.stop) if expression else None


def _make_day(words: Words, index: int, head: Head, days: Days, month: Month) -> Expression | None:
    if month.hijri:
        return _make_hijri_day(words, index, head, days, month)
    year = month.year
    if year is None and not (month.stated and month.direction is None):
        year = _place_day(words, head, days, month, index)
    period = _period_of_days(year, month.number, days) if year is not None else None
    cycle = None if month.stated else "year"
    expression = Expression(index, month.stop, head.offset, period, stated=month.stated, cycle=cycle)  # type: ignore[arg-type]

    return with_doubt(expression, head.weekday)


def _period_of_days(year: int, month: int, days: Days) -> Period | None:
    start, end = safe_date(year, month, days.first), safe_date(year, month, days.last)
    if not start or not end or end < start:
        return None

    return periods.day(start) if start == end else periods.span(start, end)


def _place_day(words: Words, head: Head, days: Days, month: Month, index: int) -> int | None:
    """Return the year of a day: as its month is placed, but by its weekday where only a neighbouring year has it."""
    year = place_month(words, month.number, month.direction, index, day=days.first)
    if year is None:
        return None
    if head.weekday is None or month.direction is not None:
        return year
    fitting = [near for near in (year, year - 1, year + 1) if _falls_on(near, month.number, days.first, head.weekday)]

    return fitting[0] if fitting else year


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    date = safe_date(year, month, day)

    return date is not None and date.weekday() == weekday


def with_doubt(expression: Expression, weekday: int | None) -> Expression:
    """Return *expression*, marked when a weekday is written with it that the date does not fall on."""
    period = expression.period
    if weekday is None or period is None or period.start.weekday() == weekday or "~" in period.value:
        return expression

    return replace(expression, doubt="weekday")


def _make_hijri_day(words: Words, index: int, head: Head, days: Days, month: Month) -> Expression:
    year = month.year
    if year is None and words.clock.published:
        year = place_hijri(words, index, month, days.first)
    period = periods.hijri_day(year, month.number, days.first) if year is not None else None
    if period and days.last > days.first and year is not None:
        last = periods.hijri_day(year, month.number, days.last)
        period = periods.join(period, last) if last else None

    expression = Expression(index, month.stop, head.offset, period, stated=month.stated)

    return _settle(expression, head.weekday)


def _settle(expression: Expression, weekday: int | None) -> Expression:
    """Return a Hijri day made exact by the weekday that is written with it, if that is at most a day off."""
    period = expression.period
    if weekday is None or period is None or period.start != period.end:
        return expression
    distance = (weekday - period.start.weekday() + 3) % periods.DAYS_PER_WEEK - 3
    if abs(distance) > 1:
        return replace(expression, doubt="weekday")

    return replace(expression, period=periods.day(period.start + dt.timedelta(distance)))


def _read_days(words: Words, index: int) -> Days | None:
    """Read 5, 3-5, 3 إلى 5, the 5th, and the first day of a list."""
    at = words.skip(words.dates.articles, index)
    match = DAY_RANGE.match(words.at(at))
    if match and int(match["first"]) < int(match["last"]) <= MAX_DAY:
        return Days(at + 1, int(match["first"]), int(match["last"]))
    first = _read_day_number(words, at)
    if not first:
        return None
    between = words.before(index) in words.dates.range_between
    following = words.listed(first[0])
    if words.at(first[0]) in words.dates.range_to or (between and following is not None):
        start = words.skip(words.dates.range_to, first[0]) if words.at(first[0]) in words.dates.range_to else following
        last = _read_day_number(words, words.skip(words.dates.articles, start if start is not None else first[0]))
        if last and last[1] > first[1]:
            return Days(last[0], first[1], last[1])
    if following is not None and _read_day_number(words, words.skip(words.dates.articles, following)):
        return Days(first[0], first[1], first[1], words.skip(words.dates.articles, following))

    return Days(first[0], first[1], first[1])


def _read_spelled_day(words: Words, index: int) -> tuple[int, int] | None:
    """Read a number in words right before its month (خمسة يونيو)."""
    number = words.read(words.tables.numbers, index)
    if not number or number.value > MAX_DAY or not words.named(words.tables.months, number.stop):
        return None

    return number.stop, number.value


def _read_day_number(words: Words, index: int) -> tuple[int, int] | None:
    word = words.at(index)
    if word.isdecimal() and len(word) <= len(str(MAX_DAY)) and 1 <= int(word) <= MAX_DAY:
        return index + 1 + int(words.at(index + 1) in words.dates.ordinal_suffixes), int(word)
    ordinal = read_ordinal(words, index)
    if not ordinal or ordinal[2] < 1:
        return _read_spelled_day(words, index)
    attached = ordinal[1] and words.at(index)[0] not in words.context.language.conjunctions

    return None if attached else (ordinal[0], ordinal[2])
