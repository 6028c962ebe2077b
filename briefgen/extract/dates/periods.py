"""Calendar periods and their EDTF values (ISO 8601-2, level 1 and the interval of level 0)."""

import calendar
import datetime as dt
from dataclasses import dataclass

DAYS_PER_WEEK = 7
MONTHS_PER_YEAR = 12


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
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31), f"{first:04d}/{last:04d}")


def part_of_year(number: int, parts: int, index: int) -> Period:
    """Return the *index*-th of *parts* equal parts of a year (halves, quarters); index counts from 1."""
    length = MONTHS_PER_YEAR // parts
    first, last = month(number, (index - 1) * length + 1), month(number, index * length)

    return span(first.start, last.end)


def half_of_month(year: int, number: int, half: int) -> Period:
    """Return the first half of a month, to its 15th, or the second."""
    whole = month(year, number)
    middle = whole.start.replace(day=15)

    return span(whole.start, middle) if half == 1 else span(middle + dt.timedelta(1), whole.end)


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

    return year(date.year + count)


def containing(date: dt.date, unit: str, count: int, first_weekday: int) -> Period:
    """Return the week, month or year *count* away from the one that holds *date* (next week, last year)."""
    if unit == "week":
        return week(date + dt.timedelta(count * DAYS_PER_WEEK), first_weekday)

    return shift(date, count, unit)


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

    try:
        first = Hijri(year_number, month_number, 1)
        start = dt.date(*first.to_gregorian().datetuple())
        end = start + dt.timedelta(first.month_length() - 1)
    except (OverflowError, ValueError):
        return None

    return Period(start, end, f"{start.isoformat()}~/{end.isoformat()}~")
