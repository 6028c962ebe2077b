"""Parts of months, years and centuries: halves, quarters, weeks of a month, beginnings, middles and ends."""

import datetime as dt
from dataclasses import replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import Expression, Words, place_month, read_direction, read_ordinal
from briefgen.extract.dates.months import (
    make_month,
    read_hijri_month,
    read_month,
    read_month_name,
    read_month_of_day,
    read_year_of_month,
)
from briefgen.extract.dates.relative import place_unit, read_counted, read_unit
from briefgen.extract.dates.seasons import read_century, read_decade, read_feast_named, read_season
from briefgen.extract.dates.years import read_hijri_year, read_year, read_year_alone, read_year_number
from briefgen.extract.words import stems
from briefgen.model import Modifier

HALVES = 2
FULL_YEAR = 4
JUST_OVER = 7  # days: a feast that ended no longer ago is still the one that is told of

# Halves, quarters, weeks and weekdays of a period -------------------------------------------------------------------


def read_part_of_year(words: Words, index: int) -> Expression | None:
    """Read النصف الأول من العام, الربع الثالث من عام 2026, the first half of 2026."""
    found = _read_fraction(words, index)
    if not found:
        return _read_fraction_from_now(words, index)
    stop, offset, parts, number = found
    month = _read_half_month(words, index, stop, number) if parts == HALVES else None
    if month:
        return replace(month, offset=offset)
    of = _read_containing_year(words, stop)
    if of is None:
        nearby = _read_fraction_from_now(words, index)
        if nearby:
            return nearby
        of = _imply_year(words, index, found)
    if of is None:
        return None
    stop, year, stated = of
    period = periods.part_of_year(year, parts, number) if year is not None else None

    return Expression(index, stop, offset, period, stated=stated)


def _read_fraction_from_now(words: Words, index: int) -> Expression | None:
    """Read الربع الماضي, next quarter: the one that lies so far from that which holds the day of publication."""
    before = words.find(words.tables.directions_before, index)
    noun = words.find(words.tables.fractions, before.stop if before else index)
    if not noun or noun.value != FULL_YEAR or (before and noun.offset):
        return None
    stop, direction = (noun.stop, before.value) if before else read_direction(words, noun.stop)
    published = words.clock.published
    if direction is None:
        return None
    period = None
    if published:
        year, quarter = divmod((published.month - 1) // periods.MONTHS_PER_QUARTER + direction, FULL_YEAR)
        period = periods.part_of_year(published.year + year, FULL_YEAR, quarter + 1)

    return Expression(index, stop, before.offset if before else noun.offset, period, stated=True)


def _imply_year(words: Words, index: int, found: tuple[int, int, int, int]) -> tuple[int, int, bool] | None:
    """Return (end index, year, stated) of a quarter without a year, where the sentence tells of accounts.

    It is the last one that ended, or, in a clause that looks ahead, the next one that ends.
    """
    stop, _, parts, number = found
    published = words.clock.published
    if parts != FULL_YEAR or published is None or not _tells_of_accounts(words, index):
        return None
    end = periods.part_of_year(published.year, FULL_YEAR, number).end
    if words.looks_ahead(index):
        return stop, published.year + int(end < published), False

    return stop, published.year - int(end >= published), False


def _tells_of_accounts(words: Words, index: int) -> bool:
    text = words.context.text
    sentence = text.sentence_of(words.tokens[index].start)
    near = text.tokens_of(sentence)

    return any(stem in words.dates.accounts for token in near for _, stem in stems(token, words.context.language))


def _read_fraction(words: Words, index: int) -> tuple[int, int, int, int] | None:
    """Return (end index, offset, parts, number) of a half or quarter, the ordinal behind it or before it."""
    quarter = words.find(words.tables.quarters, index)
    if quarter:
        return quarter.stop, quarter.offset, FULL_YEAR, quarter.value
    noun = words.find(words.tables.fractions, index)
    if noun and words.read(words.tables.fractions, noun.stop):
        noun = None
    ordinal = read_ordinal(words, noun.stop if noun else index)
    if not ordinal or (noun and ordinal[1]):
        return None
    stop, offset, number = ordinal
    fraction = noun or words.read(words.tables.fractions, stop)
    if not fraction:
        return None
    number = fraction.value if number < 0 else number
    if number > fraction.value:
        return None

    return (stop if noun else fraction.stop), (noun.offset if noun else offset), fraction.value, number


def _read_half_month(words: Words, index: int, stop: int, half: int) -> Expression | None:
    """Read النصف الثاني من يونيو: the days of half a month."""
    month = read_month_of_day(words, stop) if words.at(stop) in words.dates.of_words else None
    if not month or month.hijri:
        return None
    year = month.year if month.year is not None else place_month(words, month.number, month.direction, index)
    period = periods.half_of_month(year, month.number, half) if year is not None else None

    return Expression(index, month.stop, 0, period, stated=month.stated)


def _read_containing_year(words: Words, index: int) -> tuple[int, int | None, bool] | None:
    """Return (end index, year, stated) of من العام [المقبل], من عام 2026, من 2026, of the year."""
    at = words.skip(words.dates.of_words, index)
    number = read_year_number(words, at) if at > index or words.dates.month_first else None
    if number:
        return number[0], number[1], True
    year = read_year(words, at)
    if year:
        return year[0], year[1], True
    at = words.skip(words.dates.articles, at)
    unit = words.read(words.tables.definite_units, at)
    if not unit or unit.value != "year" or at == index or words.at(unit.stop) in words.dates.special_years:
        return None
    published = words.clock.published

    return unit.stop, published.year if published else None, False


def read_first_months(words: Words, index: int) -> Expression | None:
    """Read الأشهر السبعة الأولى من العام, the first seven months of 2026, the last three months of the year."""
    before = read_ordinal(words, index)
    count = read_counted(words, before[0] if before else index, before=before is not None)
    if not count or count[2] != "month" or count[1] >= periods.MONTHS_PER_YEAR:
        return None
    stop, number, _, offset = count
    after = None if before else read_ordinal(words, stop)
    ordinal = before or after
    if not ordinal or ordinal[2] not in (1, -1) or (after and after[1]):
        return None
    of = _read_containing_year(words, after[0] if after else stop)
    if not of:
        return None
    stop, year, stated = of
    first = 1 if ordinal[2] == 1 else periods.MONTHS_PER_YEAR - number + 1
    period = periods.months(year, first, number) if year is not None else None

    return Expression(index, stop, before[1] if before else offset, period, stated=stated)


def read_part_of_month(words: Words, index: int) -> Expression | None:
    """Read الأسبوع الأول من مارس, the first two weeks of March, the first Tuesday of November, الأحد الأول من مايو."""
    weeks = words.find(words.tables.weeks_of_month, index)
    if weeks:
        whole = _read_whole_month(words, weeks.stop, index)
        period = periods.weeks_of_month(whole.period, *weeks.value) if whole and whole.period else None
        return replace(whole, first=index, offset=weeks.offset, period=period, cycle=None) if whole else None

    return _read_weekday_of_month(words, index) or _read_day_of_month(words, index)


def _read_day_of_month(words: Words, index: int) -> Expression | None:
    """Read اليوم الأول من يونيو, آخر يوم من مارس, the last day of March."""
    noun = words.find(words.tables.day_words, index)
    noun = noun if noun and noun.value == 0 and len(noun.key) == 1 else None
    ordinal = read_ordinal(words, noun.stop if noun else index)
    if not ordinal or (noun and ordinal[1]):
        return None
    stop, offset, number = ordinal
    unit = words.read(words.tables.units, stop)
    if not noun and (not unit or unit.value != (1, "day")):
        return None
    whole = _read_whole_month(words, stop if noun else stop + 1, index)
    if not whole or not whole.period:
        return None
    last = (whole.period.end - whole.period.start).days + 1
    period = periods.nth_day(whole.period, last if number < 0 else number)

    return replace(whole, first=index, offset=noun.offset if noun else offset, period=period, cycle=None)


def _read_weekday_of_month(words: Words, index: int) -> Expression | None:
    weekday = words.named(words.tables.weekdays, index)
    ordinal = read_ordinal(words, weekday.stop if weekday else index)
    if not ordinal:
        return None
    stop, offset, number = ordinal
    found = weekday or words.named(words.tables.weekdays, stop)
    if not found or (weekday and offset):
        return None
    whole = _read_whole_month(words, stop if weekday else found.stop, index)
    if not whole:
        return None
    period = periods.weekday_of_month(whole.period, found.value, number) if whole.period else None

    return replace(whole, first=index, offset=weekday.offset if weekday else offset, period=period, cycle=None)


def _read_whole_month(words: Words, index: int, first: int) -> Expression | None:
    """Read the month that a part belongs to, behind an "of"."""
    at = words.skip(words.dates.part_links | words.dates.month_prepositions, index)
    of = words.skip(words.dates.of_words, at)
    if of == index:
        return None
    month = read_month_of_day(words, of)
    if not month:
        return None
    if month.hijri:
        return read_hijri_month(words, of)

    return make_month(words, month, first, 0)


# Beginning, middle and end ------------------------------------------------------------------------------------------


def read_part(words: Words, index: int) -> Expression | None:
    """Read مطلع مارس, منتصف العام المقبل, نهاية العام, late March: the containing period, with TimeML's modifier."""
    found = words.find(words.tables.parts, index)
    weekend = words.find(words.tables.definite_units, index - 1) if found else None
    if not found or (weekend and weekend.stop > index):
        return None
    at = words.skip(words.dates.part_links, found.stop)
    inner = _read_whole(words, at)
    if not inner or inner.offset or inner.mod:
        return None
    mod: Modifier = found.value  # type: ignore[assignment]

    return replace(inner, first=index, offset=found.offset, mod=mod)


def _read_whole(words: Words, index: int) -> Expression | None:
    """Read what begins, is in its middle, or ends."""
    number = read_year_number(words, index)
    if number and words.at(number[0]) not in words.dates.decade_suffixes:
        return Expression(index, number[0], 0, periods.year(number[1]), stated=True)
    readers = (
        read_hijri_month,
        read_month,
        read_unit,
        read_year_alone,
        read_part_of_year,
        read_decade,
        read_century,
        read_season,
        read_feast_named,
        _read_bare_month,
        _read_bare_hijri_year,
    )
    found = (reader(words, index) for reader in readers)

    return next(filter(None, found), None) or _read_bare_unit(words, index)


def _read_bare_month(words: Words, index: int) -> Expression | None:
    noun = words.read(words.tables.month_nouns, index)
    name = read_month_name(words, noun.stop if noun else index)
    if not name or name[0]:
        return None

    return make_month(words, read_year_of_month(words, index, name[1], name[2]), index, 0)


def _read_bare_hijri_year(words: Words, index: int) -> Expression | None:
    year, stop = read_hijri_year(words, index)
    if year is None or words.at(stop - 1) not in words.dates.hijri_eras:
        return None

    return Expression(index, stop, 0, periods.hijri_year(year), stated=True)


def _read_bare_unit(words: Words, index: int) -> Expression | None:
    found = words.find(words.tables.definite_units, index)
    if not found or found.value in ("decade", "century", "weekend") or words.clock.published is None:
        return None

    return Expression(index, found.stop, found.offset, place_unit(words, found.value, 0, index))


def read_part_of_century(words: Words, index: int) -> Expression | None:
    """Read النصف الثاني من القرن العشرين, العقد الأول من القرن الحالي, the second half of the 20th century."""
    found = _read_fraction(words, index) or _read_decade_number(words, index)
    if not found:
        return None
    stop, offset, parts, number = found
    at = words.skip(words.dates.part_links | words.dates.articles, words.skip(words.dates.of_words, stop))
    century = read_century(words, at) if at > stop else None
    if not century or not century.period or century.offset:
        return None
    length = periods.YEARS_PER_CENTURY // parts
    first = century.period.start.year + (number - 1) * length - int(parts == periods.YEARS_PER_DECADE)
    period = periods.span(dt.date(first, 1, 1), dt.date(first + length - 1, 12, 31))

    return Expression(index, century.stop, offset, period, stated=True)


def _read_decade_number(words: Words, index: int) -> tuple[int, int, int, int] | None:
    """Return (end index, offset, ten, number) of العقد الأول, the first decade."""
    noun = words.find(words.tables.decade_nouns, index)
    ordinal = read_ordinal(words, noun.stop if noun else index)
    if not ordinal or (noun and ordinal[1]):
        return None
    stop, offset, number = ordinal
    last = noun or words.read(words.tables.decade_nouns, stop)
    number = periods.YEARS_PER_DECADE if number < 0 else number
    if not last or number > periods.YEARS_PER_DECADE:
        return None

    return (stop if noun else last.stop), (noun.offset if noun else offset), periods.YEARS_PER_DECADE, number
