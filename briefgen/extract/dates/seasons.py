"""Seasons, decades, centuries and feasts."""

import datetime as dt

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import Expression, Words, read_direction, read_ordinal
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.relative import read_unit
from briefgen.extract.dates.years import read_hijri_year, read_year
from briefgen.languages import Feast

HALVES = 2
FULL_YEAR = 4
JUST_OVER = 7  # days: a feast that ended no longer ago is still the one that is told of
MAX_AT_HAND = 45  # days: a feast so near is the one that is told of, also in a clause of the past

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
    if words.is_before_our_era(stop) or words.at(stop) in words.dates.hijri_eras or not 15 <= ordinal[2] <= 22:
        return None
    stop += int(words.at(stop) in words.dates.gregorian_eras)

    return Expression(index, stop, noun.offset if noun else ordinal[1], periods.century(ordinal[2]), stated=True)


# Feasts -------------------------------------------------------------------------------------------------------------


def read_feast(words: Words, index: int) -> Expression | None:
    """Read شهر رمضان المقبل, خلال عيد الفطر, Christmas 2026: with a year, a direction, or behind a preposition."""
    found = read_feast_named(words, index)
    if not found or found.stated:
        return found
    introduced = words.before(index) in words.dates.feast_prepositions
    attached = found.offset and words.at(index)[0] not in words.context.language.conjunctions

    told_by_day = words.at(index)[found.offset :] in words.dates.day_parts | words.dates.day_nouns

    followed = words.at(found.stop) in words.dates.feast_verbs

    return found if introduced or attached or told_by_day or followed else None


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
    at_hand = direction is None and coming and (coming[0].start - published).days <= MAX_AT_HAND
    if at_hand or (ahead and not (just_over and direction is None)):
        return coming[0] if coming else None

    return past[-1] if past else None
