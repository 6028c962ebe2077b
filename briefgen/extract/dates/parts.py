"""Halves, quarters, and the beginning, middle and end of months and years."""

from dataclasses import replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.absolute import read_month, read_month_name, read_year, read_year_alone
from briefgen.extract.dates.expressions import YEAR, Clock, Expression, find_lead, place_month, read_direction, word_at
from briefgen.extract.dates.relative import read_unit
from briefgen.extract.scan import Scan
from briefgen.model import Modifier

HALVES = 2


def read_part_of_year(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read النصف الأول من العام, الربع الثالث من عام 2026."""
    words = context.language.dates
    lead = find_lead(context, index, words.halves)
    ordinal = words.ordinals.get(word_at(context, index + 1)) if lead else None
    if lead and word_at(context, index + 1) in words.final_words:
        ordinal = words.halves[lead[1]]
    if not lead or ordinal is None or not 1 <= ordinal <= words.halves[lead[1]]:
        return None
    month = _read_half_month(context, clock, index, ordinal) if words.halves[lead[1]] == HALVES else None
    if month:
        return replace(month, offset=lead[0])
    of = _read_containing_year(context, clock, index + 2)
    if of is None:
        return None
    stop, number, stated = of
    period = periods.part_of_year(number, words.halves[lead[1]], ordinal) if number is not None else None

    return Expression(index, stop, lead[0], period, stated=stated)


def _read_half_month(context: Scan, clock: Clock, index: int, half: int) -> Expression | None:
    """Read النصف الثاني من يونيو: the days of half a month."""
    at = index + 2
    if word_at(context, at) not in context.language.dates.of_words:
        return None
    at += 1 + int(word_at(context, at + 1) in context.language.dates.month_nouns)
    month = read_month_name(context, at)
    if not month or month[0]:
        return None
    year = read_year(context, month[1])
    number = year[1] if year else place_month(clock, month[2], None, index)
    stop = year[0] if year else month[1]
    if number is None:
        return Expression(index, stop, 0, None)

    return Expression(index, stop, 0, periods.half_of_month(number, month[2], half), stated=bool(year))


def _read_containing_year(context: Scan, clock: Clock, index: int) -> tuple[int, int | None, bool] | None:
    """Return (end index, year, stated) of من العام [المقبل], من عام 2026, من 2026."""
    at = index + int(word_at(context, index) in context.language.dates.of_words)
    if YEAR.match(word_at(context, at)) and at > index:
        return at + 1, int(word_at(context, at)), True
    year = read_year(context, at)
    if year:
        return year[0], year[1], True
    lead = find_lead(context, at, context.language.dates.definite_units)
    if not lead or context.language.dates.definite_units[lead[1]] != "year":
        return None
    stop, direction = read_direction(context, at + 1)
    number = clock.published.year + (direction or 0) if clock.published else None

    return stop, number, direction is not None


def read_part(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read مطلع مارس, منتصف العام المقبل, نهاية العام: the containing period, with TimeML's modifier."""
    words = context.language.dates
    lead = find_lead(context, index, words.parts)
    if not lead:
        return None
    inner = (
        _read_numbered_year(context, index + 1)
        or read_month(context, clock, index + 1)
        or read_unit(context, clock, index + 1)
        or read_year_alone(context, clock, index + 1)
    )
    inner = inner or _read_bare_month(context, clock, index + 1) or _read_bare_unit(context, clock, index + 1)
    if not inner or inner.offset:
        return None
    mod: Modifier = words.parts[lead[1]]  # type: ignore[assignment]

    return replace(inner, first=index, offset=lead[0], mod=mod)


def _read_numbered_year(context: Scan, index: int) -> Expression | None:
    word = word_at(context, index)

    return Expression(index, index + 1, 0, periods.year(int(word)), stated=True) if YEAR.match(word) else None


def _read_bare_month(context: Scan, clock: Clock, index: int) -> Expression | None:
    month = read_month_name(context, index)
    number = place_month(clock, month[2], None, index) if month else None
    if not month or number is None:
        return None

    return Expression(index, month[1], month[0], periods.month(number, month[2]))


def _read_bare_unit(context: Scan, clock: Clock, index: int) -> Expression | None:
    lead = find_lead(context, index, context.language.dates.definite_units)
    if not lead or clock.published is None or context.language.dates.definite_units[lead[1]] == "day":
        return None
    unit = context.language.dates.definite_units[lead[1]]

    return Expression(index, index + 1, lead[0], periods.containing(clock.published, unit, 0, clock.first_weekday))
