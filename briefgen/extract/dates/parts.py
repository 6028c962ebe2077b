"""Parts of months and years, seasons, decades, centuries and feasts."""

import datetime as dt
from dataclasses import replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.absolute import (
    make_month,
    read_hijri_month,
    read_hijri_year,
    read_month,
    read_month_name,
    read_month_of_day,
    read_year,
    read_year_alone,
    read_year_number,
    read_year_of_month,
)
from briefgen.extract.dates.expressions import Expression, Words, place_month, read_direction, read_ordinal
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.relative import place_unit, read_counted, read_unit
from briefgen.extract.words import stems
from briefgen.languages import Feast
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
    if not unit or unit.value != "year" or at == index:
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

    return _read_weekday_of_month(words, index)


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
    if not found:
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


# Seasons ------------------------------------------------------------------------------------------------------------


def read_season(words: Words, index: int) -> Expression | None:
    """Read صيف 2027, الصيف المقبل, هذا الصيف, next summer: a season is one only with its year or a direction."""
    before = words.find(words.tables.directions_before, index)
    at = before.stop if before else index
    noun = words.find(words.tables.season_nouns, at)
    found = words.find(words.tables.seasons, noun.stop if noun else at)
    if not found or (found.offset and (noun or before)):
        return None
    offset = before.offset if before else (noun.offset if noun else found.offset)
    year = read_year(words, words.skip(words.dates.of_words, found.stop))
    stop, direction = (year[0], None) if year else read_direction(words, found.stop)
    direction = before.value if before else direction
    if not year and direction is None:
        return None
    number = year[1] if year else _place_season(words, found.value, direction or 0)
    period = periods.season(number, found.value) if number is not None else None

    return Expression(index, stop, offset, period, stated=True)


def _place_season(words: Words, first_month: int, direction: int) -> int | None:
    """Return the year in which a season begins: the next after publication, the last before, or the nearest."""
    published = words.clock.published
    if published is None:
        return None
    years = range(published.year - 2, published.year + 3)
    seasons = {year: periods.season(year, first_month) for year in years}
    if direction > 0:
        return next(year for year in years if seasons[year].start > published) + direction - 1
    if direction < 0:
        return next(year for year in reversed(years) if seasons[year].end < published) + direction + 1

    return min(years, key=lambda year: _distance(seasons[year], published))


def _distance(period: Period, date: dt.date) -> dt.timedelta:
    return max(period.start - date, date - period.end, dt.timedelta(0))


# Decades and centuries ----------------------------------------------------------------------------------------------


def read_decade(words: Words, index: int) -> Expression | None:
    """Read التسعينات, ثمانينيات القرن الماضي, the 1990s; one's own decade of life is none (في الثمانينات من عمره)."""
    number = words.at(index)
    if number.isdecimal() and len(number) in (2, 4) and number.endswith("0"):
        attached = words.tokens[index].end == _start(words, index + 1)
        if words.at(index + 1) not in words.dates.decade_suffixes or not attached:
            return None
        if len(number) == 2 and words.at(index - 1) not in words.dates.determiners | words.dates.parts.keys():
            return None
        first = int(number) if len(number) == 4 else 1900 + int(number)
        return _make_decade(words, index, index + 2, 0, first)
    found = words.find(words.tables.decades, index)
    if not found:
        return None
    century = read_century(words, words.skip(words.dates.of_words, found.stop))
    hundreds = (century.period.end.year // 100 - 1) * 100 if century and century.period else 1900
    if not century and not found.key[0].startswith(words.context.language.article):
        return None

    return _make_decade(words, index, century.stop if century else found.stop, found.offset, hundreds + found.value)


def _start(words: Words, index: int) -> int:
    return words.tokens[index].start if index < len(words.tokens) else -1


def _make_decade(words: Words, index: int, stop: int, offset: int, first: int) -> Expression | None:
    around = {words.at(at) for at in range(stop, stop + 2)} | {words.at(index - 1)}
    if around & words.dates.lifetimes or not 1500 <= first < 2200:
        return None

    return Expression(index, stop, offset, periods.decade(first), stated=True)


def read_century(words: Words, index: int) -> Expression | None:
    """Read القرن الماضي, القرن العشرين, القرن الـ19, the 19th century; those of another era are left out."""
    noun = words.find(words.tables.century_nouns, index)
    at = words.skip(words.dates.articles, noun.stop if noun else index)
    ordinal = read_ordinal(words, at)
    if not ordinal and noun and words.at(at).isdecimal() and len(words.at(at)) == 2:
        ordinal = (at + 1, 0, int(words.at(at)))
    if not ordinal or ordinal[2] < 1 or (noun and ordinal[1]):
        return read_unit(words, index) if noun else None
    stop = ordinal[0]
    if not noun:
        after = words.read(words.tables.century_nouns, words.skip(words.dates.part_links - words.dates.of_words, stop))
        if not after:
            return None
        stop = after.stop
    if words.at(stop) in words.dates.eras_before | words.dates.hijri_eras or not 15 <= ordinal[2] <= 22:
        return None
    stop += int(words.at(stop) in words.dates.gregorian_eras)

    return Expression(index, stop, noun.offset if noun else ordinal[1], periods.century(ordinal[2]), stated=True)


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


# Feasts -------------------------------------------------------------------------------------------------------------


def read_feast(words: Words, index: int) -> Expression | None:
    """Read شهر رمضان المقبل, خلال عيد الفطر, Christmas 2026: with a year, a direction, or behind a preposition."""
    found = read_feast_named(words, index)
    if not found or found.stated:
        return found
    introduced = words.before(index) in words.dates.feast_prepositions
    attached = found.offset and words.at(index)[0] not in words.context.language.conjunctions

    told_by_day = words.at(index)[found.offset :] in words.dates.day_parts | words.dates.day_nouns

    return found if introduced or attached or told_by_day else None


def read_feast_named(words: Words, index: int) -> Expression | None:
    """Read the name of a feast, whatever stands before it."""
    before = words.find(words.tables.directions_before, index)
    at = before.stop if before else index
    noun = words.find(words.tables.month_nouns, at) or words.find(words.tables.day_nouns, at)
    found = words.find(words.tables.feasts, noun.stop if noun else at)
    if not found or (found.offset and noun):
        return None
    offset = before.offset if before else (noun.offset if noun else found.offset)
    stop, direction = read_direction(words, found.stop)
    direction = before.value if before else direction
    year = read_year(words, found.stop) if direction is None else None
    hijri, end = read_hijri_year(words, found.stop)
    if hijri is not None:
        period = _hijri_feast(found.value, hijri) if found.value.calendar == "hijri" else None
        return Expression(index, end, offset, period, stated=True)
    stop = year[0] if year else stop
    period = _place_feast(words, found.value, year[1] if year else None, direction, index)

    return Expression(index, stop, offset, period, stated=bool(year) or direction is not None)


def _hijri_feast(feast: Feast, year: int) -> Period | None:
    if not feast.day:
        return periods.hijri_month(year, feast.month)
    first = periods.hijri_day(year, feast.month, feast.day)
    if not first or feast.days == 1:
        return first

    return periods.approximate(periods.span(first.start, first.start + dt.timedelta(feast.days - 1)))


def _feast_in(feast: Feast, year: int) -> Period | None:
    """Return a feast in a Gregorian year, in which a Hijri one may come twice: then the first time."""
    if feast.calendar == "hijri":
        around = periods.hijri_year_of(dt.date(year, 1, 1))
        found = (_hijri_feast(feast, around + step) for step in (0, 1)) if around else ()
        return next((period for period in found if period and period.start.year == year), None)
    if feast.calendar == "easter":
        start = periods.easter(year) + dt.timedelta(feast.day)
    else:
        start = dt.date(year, feast.month, feast.day)
    end = start + dt.timedelta(feast.days - 1)

    return periods.day(start) if start == end else periods.span(start, end)


def _place_feast(words: Words, feast: Feast, year: int | None, direction: int | None, index: int) -> Period | None:
    published = words.clock.published
    if year is not None:
        return _feast_in(feast, year)
    if published is None:
        return None
    around = (_feast_in(feast, published.year + step) for step in (-1, 0, 1))
    known = [period for period in around if period]
    current = [period for period in known if period.start <= published <= period.end]
    if current and direction in (None, 0):
        return current[0]
    if direction == 0:
        return next((period for period in known if period.start.year == published.year), None)
    if direction is None and words.clock.tense(index) is None:
        return min(known, key=lambda period: _distance(period, published), default=None)
    ahead = (direction or 0) > 0 or (direction is None and words.looks_ahead(index))
    coming = [period for period in known if period.start > published]
    past = [period for period in known if period.end < published]
    just_over = past and (published - past[-1].end).days <= JUST_OVER
    if ahead and not (just_over and direction is None):
        return coming[0] if coming else None

    return past[-1] if past else None
