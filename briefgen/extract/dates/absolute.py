"""Days, months and years by their names and numbers, in the Gregorian and the Hijri calendar."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    LIKELY_YEAR,
    YEAR,
    Expression,
    Words,
    place_month,
    read_direction,
    read_ordinal,
)
from briefgen.extract.dates.periods import Period
from briefgen.extract.dates.relative import Head, read_head, read_unit

MAX_DAY = 31
MAX_YEARS = 60
MIN_LIST = 2
HIJRI_YEAR = re.compile(r"1[34]\d\d$")
NUMERIC = re.compile(
    r"(?:(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))$"
)
DAY_RANGE = re.compile(r"(?P<first>\d{1,2})[-\u2010-\u2013](?P<last>\d{1,2})$")
DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})$")
YEAR_RANGE = re.compile(r"(?P<first>\d{4})[-\u2010-\u2013/](?P<last>\d{4}|\d\d)$")


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


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """Return a date, None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


# Years --------------------------------------------------------------------------------------------------------------


def read_year(words: Words, index: int) -> tuple[int, int | None] | None:
    """Return (end index, year) of a year after a month: 2026, عام 2026, من العام المقبل, next year; an era included."""
    at = words.skip(words.dates.of_words, index)
    noun = words.read(words.tables.year_nouns, at)
    number = read_year_number(words, noun.stop if noun else at)
    if number and (noun or (at == index and YEAR.match(words.at(at)))):
        return number
    if words.context.is_comma(at) and at == index:
        return _read_year_after_comma(words, at + 1)
    unit = read_unit(words, at)
    if unit and words.dates.definite_units.get(_unit_word(words, at)) == "year":
        return unit.stop, unit.period.start.year if unit.period else None

    return None


def _unit_word(words: Words, index: int) -> str:
    before = words.read(words.tables.directions_before, index)

    return words.at(before.stop if before else index)


def _read_year_after_comma(words: Words, index: int) -> tuple[int, int] | None:
    return read_year_number(words, index) if LIKELY_YEAR.match(words.at(index)) else None


def read_year_number(words: Words, index: int) -> tuple[int, int] | None:
    """Return (end index, year) of a year in digits or in words, its era included."""
    word = words.at(index)
    if not YEAR.match(word):
        return _read_spelled_year(words, index)
    if words.at(index + 1) in words.dates.eras_before:
        return None

    return index + 1 + int(words.at(index + 1) in words.dates.gregorian_eras), int(word)


def _read_spelled_year(words: Words, index: int) -> tuple[int, int] | None:
    """Read ألفين وستة وعشرين: numbers that add up to a year."""
    table, at, total = words.dates.year_numbers, index, table_value(words, index)
    while total:
        rest = words.at(at + 1)[1:] if words.at(at + 1)[:1] in words.context.language.conjunctions else ""
        if rest not in table:
            break
        at, total = at + 1, total + table[rest]

    return (at + 1, total) if YEAR.match(str(total)) else None


def table_value(words: Words, index: int) -> int:
    """Return the thousand or the hundreds that a spelled year begins with, else 0."""
    value = words.dates.year_numbers.get(words.at(index), 0)

    return value if value >= 1000 else 0


def read_year_alone(words: Words, index: int) -> Expression | None:
    """Read عام 2026, and a bare year after a preposition that takes one; عامي 2015 و2016 are two."""
    noun = words.find(words.tables.year_nouns, index)
    at = noun.stop if noun else index
    year = read_year_number(words, at)
    if not year:
        return _read_hijri_year_alone(words, index, at) if noun else None
    if not noun and not _introduces_year(words, index):
        return None

    return Expression(index, year[0], noun.offset if noun else 0, periods.year(year[1]), stated=True)


def _introduces_year(words: Words, index: int) -> bool:
    before = "" if words.at(index - 1) in words.dates.determiners else words.before(index)
    if not LIKELY_YEAR.match(words.at(index)):
        return False
    if before in words.dates.and_words and YEAR.match(words.at(index - 2)):
        return words.find(words.tables.year_nouns, index - 3) is not None or _introduces_year(words, index - 2)

    if before in words.dates.of_words and words.at(index - 2) in words.dates.same_words | words.dates.period_nouns:
        return True
    if before in words.dates.range_from | words.dates.range_between:
        return _opens_range(words, index + 1) or (before in words.dates.year_prepositions and _ends_piece(words, index))

    return before in words.dates.year_prepositions and not _counts_things(words, index + 1)


def _ends_piece(words: Words, index: int) -> bool:
    """Whether a comma or an adverb of direction follows (from 2026, …; from 2026 onwards)."""
    return words.context.is_comma(index + 1) or words.at(index + 1) in words.dates.onwards


def _opens_range(words: Words, index: int) -> bool:
    """Whether a second year follows the first one (من 2026 إلى 2030)."""
    following = index + 1 if words.at(index) in words.dates.range_to else words.listed(index)

    return following is not None and LIKELY_YEAR.match(words.at(following)) is not None


def _counts_things(words: Words, index: int) -> bool:
    """Whether a bare number may be one of things: before a measure, or a round one where a noun could follow."""
    number = words.at(index - 1)
    if words.at(index) in words.dates.measures:
        return True

    return number.endswith("00") and words.tokens[index].kind == "word" if index < len(words.tokens) else False


def _read_hijri_year_alone(words: Words, index: int, at: int) -> Expression | None:
    year, stop = read_hijri_year(words, at)
    if year is None or words.at(stop - 1) not in words.dates.hijri_eras:
        return None

    return Expression(index, stop, 0, periods.hijri_year(year), stated=True)


def read_year_range(words: Words, index: int) -> Expression | None:
    """Read 2026-2030 after a word that announces years or a period; elsewhere it is a season, a score or a number."""
    noun = words.find(words.tables.year_nouns, index) or words.find(words.tables.period_nouns, index)
    at = noun.stop if noun else index
    match = YEAR_RANGE.match(words.at(at))
    announced = noun or words.before(index) in words.dates.range_between | words.dates.range_from
    if not match or not announced:
        return None
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == len(match["first"]) else first // 100 * 100 + int(match["last"])
    if not first < last <= first + MAX_YEARS or not YEAR.match(match["first"]):
        return None
    start = index if words.find(words.tables.year_nouns, index) else at

    return Expression(start, at + 1, 0, periods.years(first, last), stated=True)


# Months -------------------------------------------------------------------------------------------------------------


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


def read_hijri_year(words: Words, index: int) -> tuple[int | None, int]:
    """Return (year, end index) of a Hijri year, its era included; (None, index) where there is none."""
    noun = words.read(words.tables.year_nouns, index)
    at = noun.stop if noun else words.skip(words.dates.of_words, index)
    if at == index + 1 and not noun:
        noun = words.read(words.tables.year_nouns, at)
        at = noun.stop if noun else index
    if not HIJRI_YEAR.match(words.at(at)):
        return None, index

    return int(words.at(at)), at + 1 + int(words.at(at + 1) in words.dates.hijri_eras)


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
    unit = read_unit(words, index)
    if unit and words.dates.definite_units.get(_unit_word(words, index)) == "month":
        month = unit.period.start if unit.period else None
        return Month(index, unit.stop, month.month if month else 1, year=month.year if month else None, stated=True)
    stop, direction = read_direction(words, index)
    if direction != 0 or published is None:
        return None

    return Month(index, stop, published.month, year=published.year, stated=True)


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
        year = _place_hijri(words, index, Month(index, stop, found.value, hijri=True, direction=direction), 1)
    period = periods.hijri_month(year, found.value) if year is not None else None

    return Expression(index, stop, offset, period, stated=direction is not None or noun is None)


# Days ---------------------------------------------------------------------------------------------------------------


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
    if words.clock.month_first and parts["d2"] and day <= periods.MONTHS_PER_YEAR:
        month, day = day, month

    return stop, year, month, day


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
    while rest and rest.listed is not None:
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
        year = _place_hijri(words, index, month, days.first)
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


def _place_hijri(words: Words, index: int, month: Month, day: int) -> int | None:
    """Return the Hijri year of a day without one: the next or the last time it comes, by its clause."""
    published = words.clock.published
    year = periods.hijri_year_of(published) if published else None
    here = periods.hijri_day(year, month.number, day) if year is not None else None
    if year is None or here is None or published is None or month.direction == 0:
        return year
    ahead = month.direction == 1 or (month.direction is None and words.looks_ahead(index))
    if ahead:
        return year + int(here.start < published)

    return year - int(here.start > published)


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
