"""Dates that count from the publication date: weekdays, yesterday, next week, in three days."""

import datetime as dt

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    Clock,
    Expression,
    find_lead,
    match_name,
    number_at,
    read_direction,
    word_at,
)
from briefgen.extract.scan import Scan


def read_weekday(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read [مساء] [يوم] weekday [المقبل]; a bare one is placed by its clause, the past being what the press means."""
    at = index
    offset = None
    for words in (context.language.dates.day_parts, context.language.dates.day_nouns):
        lead = find_lead(context, at, words)
        if lead:
            offset = lead[0] if offset is None else offset
            at += 1
    found = find_lead(context, at, context.language.dates.weekdays)
    if not found or (at > index and found[0]):
        return None
    offset = found[0] if offset is None else offset
    stop, direction = read_direction(context, at + 1)
    if clock.published is None:
        return Expression(index, stop, offset, None)
    ahead = direction == 1 or (direction is None and clock.looks_ahead(index))
    date = periods.weekday_near(
        clock.published, context.language.dates.weekdays[found[1]], ahead=ahead, strictly=direction is not None
    )

    return Expression(index, stop, offset, periods.day(date), stated=direction is not None)


def read_day_word(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read today, yesterday, tomorrow, with a weekday in apposition (أمس الأحد)."""
    at = index
    part = find_lead(context, at, context.language.dates.day_parts)
    at += int(bool(part))
    found = match_name(context, at, context.language.dates.day_words)
    if not found or (part and found[0]):
        return None
    offset, stop, days = found
    opened = word_at(context, stop) == "("
    if find_lead(context, stop + opened, context.language.dates.weekdays):
        stop += 1 + opened + int(opened and word_at(context, stop + 2) == ")")
    period = periods.day(clock.published + dt.timedelta(days)) if clock.published else None

    return Expression(index, stop, part[0] if part else offset, period, stated=True)


def read_unit(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read الأسبوع المقبل, الشهر الماضي, هذا العام, العام الجاري."""
    words = context.language.dates
    at = index + int(word_at(context, index) in words.demonstratives)
    lead = find_lead(context, at, words.definite_units)
    if not lead or (at > index and lead[0]):
        return None
    stop, direction = read_direction(context, at + 1)
    if at > index:
        direction = 0 if direction is None else direction
    if direction is None:
        return None
    unit = words.definite_units[lead[1]]
    if clock.published is None:
        return Expression(index, stop, lead[0], None)
    period = periods.containing(clock.published, unit, direction, clock.first_weekday)

    return Expression(index, stop, lead[0], period, stated=True)


def read_offset(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read بعد ثلاثة أيام, خلال أسبوعين, قبل شهر."""
    words = context.language.dates
    lead = find_lead(context, index, words.after_words | words.before_words)
    if not lead or lead[1] in words.durations:
        return None
    number = number_at(context, index + 1)
    at = index + 1 + int(number is not None)
    unit = words.units.get(word_at(context, at))
    if unit is None or (number is None and unit[0] == 1 and word_at(context, at) in words.plural_units):
        return None
    if lead[1] in words.after_words and not _counts_from_now(context, clock, index, at + 1):
        return None
    if clock.published is None:
        return Expression(index, at + 1, lead[0], None)
    count = unit[0] * (number or 1) * (1 if lead[1] in words.after_words else -1)

    return Expression(index, at + 1, lead[0], periods.shift(clock.published, count, unit[1]), stated=True)


def _counts_from_now(context: Scan, clock: Clock, index: int, stop: int) -> bool:
    """Whether بعد ثلاثة أيام means from now: the clause looks ahead, and no other event follows (… من إصابته)."""
    following = word_at(context, stop)
    if following in context.language.dates.anchors:
        return word_at(context, stop + 1) in context.language.dates.day_words

    return clock.looks_ahead(index)


def read_coming_years(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read السنوات الثلاث المقبلة: the interval from this year on, or back."""
    words = context.language.dates
    lead = find_lead(context, index, words.definite_years)
    number = words.numbers.get(word_at(context, index + 1).removeprefix(context.language.article)) if lead else None
    if not lead or number is None:
        return None
    stop, direction = read_direction(context, index + 2)
    if not direction:
        return None
    if clock.published is None:
        return Expression(index, stop, lead[0], None)
    year = clock.published.year
    first, last = (year, year + number) if direction > 0 else (year - number, year)

    return Expression(index, stop, lead[0], periods.years(first, last), stated=True)
