"""Calendar periods and their EDTF values (ISO 8601-2, level 1 and the interval of level 0)."""

import calendar
import datetime as dt
from dataclasses import dataclass

DAYS_PER_WEEK = 7
MONTHS_PER_YEAR = 12
MONTHS_PER_SEASON = 3
MONTHS_PER_QUARTER = 3
YEARS_PER_DECADE = 10
YEARS_PER_CENTURY = 100


@dataclass(frozen=True)
class Period:
    """Both bounds inclusive, and the EDTF value that names them at their own granularity."""

    start: dt.date
    end: dt.date
    value: str


def day(date: dt.date, *, approximate: bool = False) -> Period:
    """Return one day; an approximate one bears EDTF's ~."""
    return Period(date, date, date.isoformat() + "~" * approximate)


def month(year: int, number: int) -> Period:
    """Return a month; *number* may run over the ends of the year."""
    year, number = year + (number - 1) // MONTHS_PER_YEAR, (number - 1) % MONTHS_PER_YEAR + 1
    last = calendar.monthrange(year, number)[1]

    return Period(dt.date(year, number, 1), dt.date(year, number, last), f"{year:04d}-{number:02d}")


def year(number: int) -> Period:
    """Return a year."""
    return Period(dt.date(number, 1, 1), dt.date(number, 12, 31), f"{number:04d}")


def span(start: dt.date, end: dt.date) -> Period:
    """Return an interval of days."""
    return Period(start, end, f"{start.isoformat()}/{end.isoformat()}")


def years(first: int, last: int) -> Period:
    """Return an interval of years."""
    return join(year(first), year(last))


def join(first: Period, last: Period) -> Period:
    """Return the interval from one period to another, at their own granularity where both have the same."""
    alike = "/" not in first.value + last.value and len(first.value.rstrip("~")) == len(last.value.rstrip("~"))
    if not alike:
        return span(first.start, last.end)

    return Period(first.start, last.end, f"{first.value}/{last.value}")


def approximate(period: Period) -> Period:
    """Return *period* with EDTF's ~ behind its value, behind both ends of an interval."""
    value = "/".join(part.rstrip("~") + "~" for part in period.value.split("/"))

    return Period(period.start, period.end, value)


def part_of_year(number: int, parts: int, index: int) -> Period:
    """Return the *index*-th of *parts* equal parts of a year (halves, quarters); index counts from 1."""
    length = MONTHS_PER_YEAR // parts
    first, last = month(number, (index - 1) * length + 1), month(number, index * length)

    return span(first.start, last.end)


def months(number: int, first: int, count: int) -> Period:
    """Return *count* months of a year from *first* on, as days."""
    return span(month(number, first).start, month(number, first + count - 1).end)


def half_of_month(year: int, number: int, half: int) -> Period:
    """Return the first half of a month, to its 15th, or the second."""
    whole = month(year, number)
    middle = whole.start.replace(day=15)

    return span(whole.start, middle) if half == 1 else span(middle + dt.timedelta(1), whole.end)


def weeks_of_month(whole: Period, first: int, count: int) -> Period:
    """Return *count* times seven days of a month from its *first* week on (from 1), or, for -1, its last ones."""
    length = dt.timedelta(count * DAYS_PER_WEEK)
    if first < 0:
        return span(whole.end - length + dt.timedelta(1), whole.end)
    start = whole.start + dt.timedelta((first - 1) * DAYS_PER_WEEK)

    return span(start, min(start + length - dt.timedelta(1), whole.end))


def weekday_of_month(whole: Period, weekday: int, index: int) -> Period | None:
    """Return the *index*-th Monday (0) to Sunday of a month, from 1, or its last one for -1; None where it has none."""
    last = whole.end - dt.timedelta((whole.end.weekday() - weekday) % DAYS_PER_WEEK)
    first = whole.start + dt.timedelta((weekday - whole.start.weekday()) % DAYS_PER_WEEK)
    date = last if index < 0 else first + dt.timedelta((index - 1) * DAYS_PER_WEEK)

    return day(date) if date <= whole.end else None


def nth_day(whole: Period, number: int) -> Period | None:
    """Return the day of a month by its number; None where the month has none. An approximate month has such days."""
    date = whole.start + dt.timedelta(number - 1)

    return day(date, approximate="~" in whole.value) if date <= whole.end else None


def season(year: int, first_month: int) -> Period:
    """Return three months of a year from *first_month* on; winter ends in the next one."""
    return span(month(year, first_month).start, month(year, first_month + MONTHS_PER_SEASON - 1).end)


def decade(first: int) -> Period:
    """Return the ten years from *first* on, as days."""
    return span(dt.date(first, 1, 1), dt.date(first + YEARS_PER_DECADE - 1, 12, 31))


def century(number: int) -> Period:
    """Return a century, as days: the twentieth ends with the year 2000."""
    last = number * YEARS_PER_CENTURY

    return span(dt.date(last - YEARS_PER_CENTURY + 1, 1, 1), dt.date(last, 12, 31))


def week(date: dt.date, first_weekday: int) -> Period:
    """Return the week that holds *date*, from *first_weekday* (Monday is 0) on."""
    start = date - dt.timedelta((date.weekday() - first_weekday) % DAYS_PER_WEEK)

    return span(start, start + dt.timedelta(DAYS_PER_WEEK - 1))


def shift(date: dt.date, count: int, unit: str) -> Period:
    """Return the day, month or year that lies *count* units away; weeks move by days."""
    if unit == "day":
        return day(date + dt.timedelta(count))
    if unit == "week":
        return day(date + dt.timedelta(count * DAYS_PER_WEEK))
    if unit == "month":
        return month(date.year, date.month + count)
    if unit == "decade":
        return year(date.year + count * YEARS_PER_DECADE)

    return year(date.year + count)


def stretch(date: dt.date, count: int, unit: str) -> Period:
    """Return the *count* units after *date*, or before it: from one day, month or year to another."""
    here = {"month": month(date.year, date.month), "year": year(date.year), "decade": year(date.year)}.get(
        unit, day(date)
    )
    there = shift(date, count, unit)

    return join(here, there) if count > 0 else join(there, here)


def containing(date: dt.date, unit: str, count: int, first_weekday: int) -> Period:
    """Return the week, month, year, decade or century *count* away from the one that holds *date*."""
    if unit == "week":
        return week(date + dt.timedelta(count * DAYS_PER_WEEK), first_weekday)
    if unit == "decade":
        return decade((date.year // YEARS_PER_DECADE + count) * YEARS_PER_DECADE)
    if unit == "century":
        return century((date.year - 1) // YEARS_PER_CENTURY + 1 + count)

    return shift(date, count, unit)


def weekend(date: dt.date, count: int, first_day: int, length: int) -> Period:
    """Return the weekend of the week that holds *date*, or *count* weeks away; *first_day* and *length* are its days.

    The week is the one that ends with the weekend.
    """
    last = date + dt.timedelta((first_day + length - 1 - date.weekday()) % DAYS_PER_WEEK + count * DAYS_PER_WEEK)

    return span(last - dt.timedelta(length - 1), last)


def weekday_near(date: dt.date, weekday: int, *, ahead: bool, strictly: bool) -> dt.date:
    """Return the nearest day of a weekday at or after (before) *date*; *strictly*: not *date* itself."""
    distance = (weekday - date.weekday()) % DAYS_PER_WEEK if ahead else (date.weekday() - weekday) % DAYS_PER_WEEK
    if distance == 0 and strictly:
        distance = DAYS_PER_WEEK

    return date + dt.timedelta(distance if ahead else -distance)


def hijri_day(year_number: int, month_number: int, day_number: int) -> Period | None:
    """Return the Gregorian day of an Umm al-Qura date, approximate; None where the calendar has none (hijridate)."""
    from hijridate import Hijri  # noqa: PLC0415  (only articles with Hijri dates pay for it)

    try:
        return day(dt.date(*Hijri(year_number, month_number, day_number).to_gregorian().datetuple()), approximate=True)
    except (OverflowError, ValueError):
        return None


def hijri_month(year_number: int, month_number: int) -> Period | None:
    """Return the days of an Umm al-Qura month, approximate at both ends."""
    from hijridate import Hijri  # noqa: PLC0415

    first = hijri_day(year_number, month_number, 1)
    if first is None:
        return None
    length = Hijri(year_number, month_number, 1).month_length()

    return approximate(span(first.start, first.start + dt.timedelta(length - 1)))


def hijri_year(number: int) -> Period | None:
    """Return the days of an Umm al-Qura year, approximate at both ends."""
    first, last = hijri_month(number, 1), hijri_month(number, MONTHS_PER_YEAR)

    return approximate(span(first.start, last.end)) if first and last else None


def hijri_year_of(date: dt.date) -> int | None:
    """Return the Hijri year that holds *date*; None where the calendar has none."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        return int(Gregorian(date.year, date.month, date.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None


def narrow(whole: Period, part: str) -> Period:
    """Return about the first, middle or last third of a period, for "START", "MID" and "END"."""
    third = ((whole.end - whole.start).days + 1) // 3
    first, last = whole.start + dt.timedelta(third), whole.end - dt.timedelta(third)
    if part == "START":
        return span(whole.start, first)

    return span(first, last) if part == "MID" else span(last, whole.end)


def easter(number: int) -> dt.date:
    """Return the Sunday of the western Easter of a year (the anonymous Gregorian computus)."""
    cycle, (hundreds, rest) = number % 19, divmod(number, 100)
    leap, remainder = divmod(hundreds, 4)
    moon = (19 * cycle + hundreds - leap - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * remainder + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (cycle + 11 * moon + 22 * sunday) // 451
    month_number, day_number = divmod(moon + sunday - 7 * correction + 114, 31)

    return dt.date(number, month_number, day_number + 1)
