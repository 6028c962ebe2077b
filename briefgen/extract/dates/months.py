"""Months by their names, in the Gregorian and the Hijri calendar, with the year that text or clause give them."""

from dataclasses import dataclass, replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    Expression,
    Words,
    place_month,
    read_direction,
)
from briefgen.extract.dates.relative import MAX_TOLD_REACH, is_definite, read_unit, resolve_told
from briefgen.extract.dates.years import read_hijri_year, read_year, unit_word

MIN_LIST = 2
MAX_AT_HAND = 20  # days: a Hijri date so near is the one that is told of, also in a clause of the past


@dataclass(frozen=True)
class Month:
    """A month of a calendar from *first* on; its *year* is None where nothing tells it."""

    first: int
    stop: int
    number: int
    hijri: bool = False
    year: int | None = None
    stated: bool = False
    direction: int | None = None


def read_month_name(words: Words, index: int) -> tuple[int, int, int] | None:
    """Return (offset, end index, number) of a month, one of a pair included (شباط/فبراير, يوليو (تموز), مايو أيار)."""
    found = words.named(words.tables.months, index)
    if not found:
        return None
    stop = found.stop
    separated = int(words.at(stop) in ("/", "-", "("))
    twin = words.read(words.tables.months, stop + separated)
    if twin and twin.value == found.value and twin.key != found.key:
        closed = int(words.at(stop) == "(" and words.at(twin.stop) == ")")
        stop = twin.stop + closed

    return found.offset, stop, found.value


def read_month_of_day(words: Words, index: int) -> Month | None:
    """Read the month that follows a day: [of] [the month] March [2026 | next], رمضان 1447, هذا الشهر, الجاري."""
    at = words.skip(words.dates.of_words, index)
    relative = _read_relative_month(words, at)
    if relative:
        return replace(relative, first=index)
    noun = words.read(words.tables.month_nouns, at)
    at = noun.stop if noun else at
    hijri = words.read(words.tables.hijri_months, at)
    if hijri:
        year, stop = read_hijri_year(words, hijri.stop)
        direction = None
        if year is None:
            stop, direction = read_direction(words, hijri.stop)
        return Month(index, stop, hijri.value, hijri=True, year=year, stated=year is not None, direction=direction)
    month = read_month_name(words, at)
    if not month or month[0]:
        return None

    return read_year_of_month(words, index, month[1], month[2])


def read_year_of_month(words: Words, first: int, stop: int, number: int) -> Month:
    """Return a month with the year or the direction word behind it."""
    year = read_year(words, stop)
    if year:
        return Month(first, year[0], number, year=year[1], stated=True)
    stop, direction = read_direction(words, stop)

    return Month(first, stop, number, stated=direction is not None, direction=direction)


def _read_relative_month(words: Words, index: int) -> Month | None:
    """Read من هذا الشهر, من الشهر المقبل, and الجاري alone behind a day (يوم 15 الجاري)."""
    published = words.clock.published
    unit = read_unit(words, index) or _read_told_month(words, index)
    if unit and _is_month_word(words, index):
        month = unit.period.start if unit.period else None
        return Month(index, unit.stop, month.month if month else 1, year=month.year if month else None, stated=True)
    stop, direction = read_direction(words, index)
    if direction != 0 or published is None:
        return None

    return Month(index, stop, published.month, year=published.year, stated=True)


def _is_month_word(words: Words, index: int) -> bool:
    if words.at(index) in words.dates.of_it_words:
        return True

    return words.dates.definite_units.get(unit_word(words, index)) == "month"


def _read_told_month(words: Words, index: int) -> Expression | None:
    """Read the month told before, behind a day: من الشهر نفسه [من عام 2021], منه, and من الشهر, else this one."""
    told = resolve_told(words, index)
    if told:
        year = read_year(words, told.stop)
        if year and year[1] and told.period:
            return replace(told, stop=year[0], period=periods.month(year[1], told.period.start.month))
        return told
    it = words.at(index) in words.dates.of_it_words
    unit = None if it else words.read(words.tables.definite_units, index)
    bare = unit and unit.value == "month" and words.at(index - 1) in words.dates.of_words
    if not it and (not bare or is_definite(words, index + 1)):
        return None
    last = words.last.period if words.last and index - words.last.stop <= MAX_TOLD_REACH else None
    known = last is not None and (last.start.year, last.start.month) == (last.end.year, last.end.month)
    published = words.clock.published
    if last is not None and known:
        start = last.start
    elif it or published is None:
        return None
    else:
        start = published

    return Expression(index, index + 1, 0, periods.month(start.year, start.month), stated=True)


def read_month(words: Words, index: int) -> Expression | None:
    """Read [شهر] month [year | next]; a bare one only after a preposition, since some are words or names as well."""
    before = words.read(words.tables.directions_before, index)
    noun = words.find(words.tables.month_nouns, before.stop if before else index)
    at = noun.stop if noun else (before.stop if before else index)
    found = read_month_name(words, at)
    if not found or (found[0] and (noun or before)):
        return None
    offset = noun.offset if noun else found[0]
    month = read_year_of_month(words, index, found[1], found[2])
    if before and not month.stated:
        month = replace(month, direction=before.value, stated=True)
    if not (noun or month.stated or _is_introduced(words, index, found)):
        return None

    return make_month(words, month, index, offset)


def _is_introduced(words: Words, index: int, found: tuple[int, int, int]) -> bool:
    """Whether a bare month is told as one: by a preposition before it, or by another month in a list with it."""
    offset, stop, _ = found
    ambiguous = words.at(stop - 1)[offset:] in words.dates.ambiguous_months
    if ambiguous and not stop - index >= MIN_LIST:
        return words.at(index - 1) in words.dates.month_nouns
    if words.before(index) in words.dates.month_prepositions:
        return words.at(stop) not in words.dates.name_tails
    listed = words.listed(stop)
    if offset:
        previous = words.named(words.tables.months, index - 1)
        return previous is not None or words.at(index)[0] not in words.context.language.conjunctions
    if words.at(index - 1) in words.dates.and_words and words.named(words.tables.months, index - 2):
        return True

    return listed is not None and words.named(words.tables.months, listed) is not None


def make_month(words: Words, month: Month, index: int, offset: int) -> Expression:
    """Return the expression of a Gregorian month, placed by its clause where no year is told."""
    year = month.year
    if year is None and not (month.stated and month.direction is None):
        year = _place_in_list(words, month, index)
    period = periods.month(year, month.number) if year is not None else None
    cycle = None if month.stated else "year"

    return Expression(index, month.stop, offset, period, stated=month.stated, cycle=cycle)  # type: ignore[arg-type]


def _place_in_list(words: Words, month: Month, index: int) -> int | None:
    """Return the year of a month; in a list its direction is told behind the last one (في يناير وفبراير الماضيين)."""
    listed = words.listed(month.stop) if month.direction is None else None
    following = words.named(words.tables.months, listed) if listed is not None else None
    direction = read_direction(words, following.stop)[1] if following else None
    published = words.clock.published
    if direction is None or published is None or month.number == published.month:
        return place_month(words, month.number, month.direction, index)

    return place_month(words, month.number, direction, index)


def read_hijri_month(words: Words, index: int) -> Expression | None:
    """Read رمضان 1447 هـ, شوال المقبل, شهر رجب: an approximate interval; a bare month, a name as well, stays unread."""
    noun = words.find(words.tables.month_nouns, index)
    found = words.find(words.tables.hijri_months, noun.stop if noun else index)
    if not found or (noun and found.offset):
        return None
    year, stop = read_hijri_year(words, found.stop)
    direction = None
    if year is None:
        stop, direction = read_direction(words, found.stop)
        if direction is None and not noun:
            return None
    offset = noun.offset if noun else found.offset
    if year is None and words.clock.published:
        year = place_hijri(words, index, Month(index, stop, found.value, hijri=True, direction=direction), 1)
    period = periods.hijri_month(year, found.value) if year is not None else None

    return Expression(index, stop, offset, period, stated=direction is not None or noun is None)


def place_hijri(words: Words, index: int, month: Month, day: int) -> int | None:
    """Return the Hijri year of a day without one: the next or the last time it comes, by its clause."""
    published = words.clock.published
    year = periods.hijri_year_of(published) if published else None
    here = periods.hijri_day(year, month.number, day) if year is not None else None
    if year is None or here is None or published is None or month.direction == 0:
        return year
    at_hand = month.direction is None and 0 <= (here.start - published).days <= MAX_AT_HAND
    ahead = at_hand or month.direction == 1 or (month.direction is None and words.looks_ahead(index))
    if ahead:
        return year + int(here.start < published)

    return year - int(here.start > published)
