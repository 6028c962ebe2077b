"""Days, months and years by their names and numbers, in the Gregorian and the Hijri calendar."""

import datetime as dt
import re

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    YEAR,
    Clock,
    Expression,
    find_lead,
    match_name,
    place_month,
    read_direction,
    word_at,
)
from briefgen.extract.scan import Scan

MAX_DAY = 31
HIJRI_YEAR = re.compile(r"1[34]\d\d$")
NUMERIC = re.compile(
    r"(?:(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))$"
)
DAY_RANGE = re.compile(r"(?P<first>\d{1,2})[-\u2013](?P<last>\d{1,2})$")


def read_numeric(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read 04/02/2026 (day first) and 2026-02-04."""
    del clock
    match = NUMERIC.match(word_at(context, index))
    if not match:
        return None
    parts = match.groupdict()
    date = _safe_date(int(parts["y"] or parts["y2"]), int(parts["m"] or parts["m2"]), int(parts["d"] or parts["d2"]))

    return Expression(index, index + 1, 0, periods.day(date), stated=True) if date else None


def _safe_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def read_month_name(context: Scan, index: int) -> tuple[int, int, int] | None:
    """Return (offset, end index, number) of a month, one of a pair included (شباط/فبراير, يوليو (تموز))."""
    found = _month_at(context, index)
    if not found:
        return None
    offset, stop, number = found
    if word_at(context, stop) in ("/", "-", "("):
        twin = _month_at(context, stop + 1)
        if twin and twin[2] == number:
            stop = twin[1] + int(word_at(context, stop) == "(" and word_at(context, twin[1]) == ")")

    return offset, stop, number


def _month_at(context: Scan, index: int) -> tuple[int, int, int] | None:
    return match_name(context, index, context.language.dates.months)


def read_year(context: Scan, index: int) -> tuple[int, int] | None:
    """Return (end index, year) of a year after a month: 2026, عام 2026, من العام 2026; an era mark included."""
    at = index
    if word_at(context, at) in context.language.dates.of_words:
        at += 1
    if find_lead(context, at, context.language.dates.year_nouns):
        at += 1
    elif at > index:
        return None
    word = word_at(context, at)
    if YEAR.match(word):
        return at + 1 + int(word_at(context, at + 1) in context.language.dates.gregorian_eras), int(word)

    return None


def read_day(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read a day with its month: [weekday] 5 [from] February [2026], ranges of days included."""
    first, offset = index, 0
    at = _skip_weekday(context, index)
    if at == index and find_lead(context, index, context.language.dates.day_nouns):
        at = index + 1
    offset = _weekday_offset(context, index) if at > index else 0
    days = _read_days(context, at)
    if not days:
        return None
    stop, start_day, end_day = days
    stop += int(word_at(context, stop) in context.language.dates.of_words)
    stop += int(word_at(context, stop) in context.language.dates.month_nouns)
    hijri = match_name(context, stop, context.language.dates.hijri_months)
    if hijri and hijri[0] == 0:
        return _read_hijri_day(context, first, offset, start_day, hijri)
    month = read_month_name(context, stop)
    if not month or month[0]:
        return None
    year = read_year(context, month[1])
    stop, relative = (year[0], None) if year else read_direction(context, month[1])
    number = year[1] if year else place_month(clock, month[2], relative, first)
    if number is None:
        return Expression(first, stop, offset, None)
    start, end = _safe_date(number, month[2], start_day), _safe_date(number, month[2], end_day)
    if not start or not end or end < start:
        return Expression(first, stop, offset, None)
    period = periods.day(start) if start == end else periods.span(start, end)

    return Expression(first, stop, offset, period, stated=bool(year or relative is not None))


def _weekday_offset(context: Scan, index: int) -> int:
    for words in (context.language.dates.day_nouns, context.language.dates.weekdays):
        lead = find_lead(context, index, words)
        if lead:
            return lead[0]

    return 0


def _skip_weekday(context: Scan, index: int) -> int:
    """Skip [يوم] weekday [الموافق] [،]."""
    at = index + int(bool(find_lead(context, index, context.language.dates.day_nouns)))
    if not find_lead(context, at, context.language.dates.weekdays):
        return index
    at += 1
    while word_at(context, at) in context.language.dates.equations:
        at += 1

    return at


def _read_days(context: Scan, index: int) -> tuple[int, int, int] | None:
    """Return (end index, first day, last day) of 5, 3-5, 3 إلى 5."""
    word = word_at(context, index)
    match = DAY_RANGE.match(word)
    if match:
        return index + 1, int(match["first"]), int(match["last"])
    first = _day_number(context, index)
    if first is None:
        return None
    joins = context.language.dates.range_to
    if word_at(context, index - 1) in context.language.dates.range_from:
        joins = joins | frozenset(context.language.conjunctions)
    if word_at(context, index + 1) in joins:
        last = _day_number(context, index + 2)
        if last is not None and last > first:
            return index + 3, first, last

    return index + 1, first, first


def _day_number(context: Scan, index: int) -> int | None:
    word = word_at(context, index)
    if len(word) <= len(str(MAX_DAY)) and word.isdecimal() and 1 <= int(word) <= MAX_DAY:
        return int(word)

    return context.language.dates.ordinals.get(word)


def _read_hijri_day(context: Scan, first: int, offset: int, day: int, month: tuple[int, int, int]) -> Expression | None:
    year, stop = _hijri_year(context, month[1])
    if year is None:
        return Expression(first, month[1], offset, None)

    return Expression(first, stop, offset, periods.hijri_day(year, month[2], day), stated=True)


def _hijri_year(context: Scan, index: int) -> tuple[int | None, int]:
    at = index + int(bool(find_lead(context, index, context.language.dates.year_nouns)))
    if not HIJRI_YEAR.match(word_at(context, at)):
        return None, index

    return int(word_at(context, at)), at + 1 + int(word_at(context, at + 1) in context.language.dates.hijri_eras)


def read_hijri_month(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read رمضان 1447 هـ: an approximate interval; without its year a Hijri month stays unread."""
    del clock
    lead = find_lead(context, index, context.language.dates.month_nouns)
    month = match_name(context, index + int(lead is not None), context.language.dates.hijri_months)
    year, stop = _hijri_year(context, month[1]) if month else (None, index)
    if not month or year is None:
        return None

    return Expression(index, stop, lead[0] if lead else month[0], periods.hijri_month(year, month[2]), stated=True)


def read_month(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read [شهر] month [year | next]; a bare one only after a preposition, since some are words or names as well."""
    at, offset, lead = index, 0, find_lead(context, index, context.language.dates.month_nouns)
    if lead:
        at, offset = index + 1, lead[0]
    month = read_month_name(context, at)
    if not month or (lead and month[0]):
        return None
    offset = offset if lead else month[0]
    year = read_year(context, month[1])
    stop, direction = (year[0], None) if year else read_direction(context, month[1])
    introduced = word_at(context, index - 1) in context.language.dates.month_prepositions or offset or lead
    if not (introduced or year or direction is not None):
        return None
    number = year[1] if year else place_month(clock, month[2], direction, index)
    period = periods.month(number, month[2]) if number is not None else None

    return Expression(index, stop, offset, period, stated=bool(year or direction is not None))


def read_year_alone(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read عام 2026, and a bare year after since or until."""
    del clock
    lead = find_lead(context, index, context.language.dates.year_nouns)
    at = index + int(lead is not None)
    introduced = lead is not None or word_at(context, index - 1) in context.language.dates.year_prepositions
    if not introduced or not YEAR.match(word_at(context, at)):
        return None
    stop = at + 1 + int(word_at(context, at + 1) in context.language.dates.gregorian_eras)

    return Expression(index, stop, lead[0] if lead else 0, periods.year(int(word_at(context, at))), stated=True)
