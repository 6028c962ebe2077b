"""Calendars other than the Gregorian one: Umm al-Qura, Jalali (solar Hijri) and Hebrew days. Packages do the sums."""

import datetime as dt
import importlib.util
from typing import Literal, NamedTuple, get_args

from briefgen.errors import MissingDependencyError

Calendar = Literal["gregory", "islamic-umalqura", "persian", "hebrew"]

CALENDARS: tuple[Calendar, ...] = get_args(Calendar)
GREGORY: Calendar = "gregory"
EXTRA = "briefgen[calendars]"

_PACKAGES: dict[Calendar, str] = {
    "islamic-umalqura": "hijridate",
    "persian": "persiantools",
    "hebrew": "pyluach",
}
# CLDR numbers Hebrew months from Tishri, with the first Adar of a leap year as the sixth; pyluach numbers from Nisan.
_TISHRI, _ADAR, _SECOND_ADAR = 7, 12, 13
_THOUSANDS = ("\u05d4\u05f3", "\u05d4")  # the fifth thousand: he with a geresh in books, without on letters of state


class Day(NamedTuple):
    """A day in some calendar. A Hebrew month is CLDR's number, the second Adar 14."""

    year: int
    month: int
    day: int


def is_available(calendar: Calendar) -> bool:
    """Whether what the calendar needs is installed."""
    return calendar == GREGORY or importlib.util.find_spec(_PACKAGES[calendar]) is not None


def demand(calendar: Calendar, locale: str = "") -> None:
    """Raise MissingDependencyError where the calendar's package is not installed."""
    if not is_available(calendar):
        otherwise = f", or write {locale}-u-ca-gregory" if locale else ""
        raise MissingDependencyError(
            f"dates of the calendar {calendar!r} need {_PACKAGES[calendar]}: pip install '{EXTRA}'{otherwise}"
        )


def convert(date: dt.date, calendar: Calendar) -> Day | None:
    """Return the day in *calendar*, None where that has none: Umm al-Qura is known from 1924 to 2077."""
    try:
        match calendar:
            case "islamic-umalqura":
                return _to_hijri(date)
            case "persian":
                return _to_jalali(date)
            case "hebrew":
                return _to_hebrew(date)
            case _:
                return Day(date.year, date.month, date.day)
    except (OverflowError, ValueError):
        return None


def spell(date: dt.date) -> tuple[str, str]:
    """Return the Hebrew year and day in letters, with geresh and gershayim."""
    from pyluach.dates import HebrewDate  # noqa: PLC0415  an extra

    hebrew = HebrewDate.from_pydate(date)

    return str(hebrew.hebrew_year(True)).replace(*_THOUSANDS), str(hebrew.hebrew_day())  # noqa: FBT003  its thousands


def _to_hijri(date: dt.date) -> Day:
    from hijridate import Gregorian  # noqa: PLC0415  only its readers pay for it

    return Day(*Gregorian.fromdate(date).to_hijri().datetuple())


def _to_jalali(date: dt.date) -> Day:
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415  an extra

    jalali = JalaliDate.to_jalali(date)

    return Day(jalali.year, jalali.month, jalali.day)


def _to_hebrew(date: dt.date) -> Day:
    from pyluach.dates import HebrewDate  # noqa: PLC0415  an extra
    from pyluach.hebrewcal import Year  # noqa: PLC0415

    hebrew = HebrewDate.from_pydate(date)

    return Day(hebrew.year, _number_month(hebrew.month, is_leap=Year(hebrew.year).leap), hebrew.day)


def _number_month(month: int, *, is_leap: bool) -> int:
    """Return CLDR's number of a month that pyluach numbers."""
    if month == _SECOND_ADAR:
        return 14
    if month >= _TISHRI:
        return 7 if month == _ADAR and not is_leap else month - 6

    return month + 7
