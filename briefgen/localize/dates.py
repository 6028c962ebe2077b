"""EDTF values (ISO 8601-2) as a reader's date: CLDR patterns (UTS 35 part 4), long months, ranges kept short."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import NamedTuple

from babel.core import Locale
from babel.dates import format_date

from briefgen.errors import BriefingError
from briefgen.localize.calendars import GREGORY, Calendar, Day, convert, spell
from briefgen.localize.habits import Habits, Style

_POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_FIELD_OR_WORDS = re.compile(r"'[^']*'|(?P<letter>[A-Za-z])(?P=letter)*")
_SHORT_MONTH = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")
_DAY_AND_MONTH = re.compile(r"(?<!d)d MMMM")
_SAME_FIELD = {"L": "M", "c": "E"}
_LONGEST_NUMBER = 2  # letters of a field; with more it is a name


class _Point(NamedTuple):
    date: dt.date
    precision: str  # UTS 35 field: y M d


class _Interval(NamedTuple):
    first: _Point
    last: _Point

    @property
    def is_of_days(self) -> bool:
        return {self.first.precision, self.last.precision} == {"d"}


@dataclass(frozen=True)
class DateFormat:
    """How one locale writes dates: its data, its readers' habits, and the calendars they go by, the first in front."""

    locale: Locale
    habits: Habits
    calendars: tuple[Calendar, ...]

    def format(self, value: str, *, style: Style = "long") -> list[str]:
        """Return the day, month, year or interval in each calendar, in Latin digits.

        Months and years stay Gregorian, as the article has them: no other calendar has the same. A day behind the first
        has no weekday. Raises BriefingError for any other value.
        """
        first, *rest = _parse(value)
        interval = _Interval(first, *rest) if rest else None
        if interval:
            interval = _widen(interval, GREGORY)
        ends = interval or _Interval(first, first)
        calendars = self._choose_calendars(ends)
        if interval:
            return [self._format_interval(_widen(interval, calendar), calendar) for calendar in calendars]
        front, *others = calendars

        return [
            self._format_point(first, front, style),
            *(self._format_point(first, calendar, "long") for calendar in others),
        ]

    def _choose_calendars(self, ends: _Interval) -> tuple[Calendar, ...]:
        """Return the calendars that have both *ends*."""
        known = [c for c in self.calendars if all(convert(point.date, c) for point in ends)]

        return tuple(known) if ends.is_of_days and known else (GREGORY,)

    def _format_point(self, point: _Point, calendar: Calendar, style: Style) -> str:
        if point.precision == "d":
            return self._write(point.date, self._find_pattern(style, calendar), calendar)
        skeleton = {"M": "yMMMM", "y": "y"}[point.precision]

        return self._write(point.date, self.locale.datetime_skeletons[skeleton].pattern, calendar)

    def _find_pattern(self, style: Style, calendar: Calendar) -> str:
        own = (self.habits.patterns.get(name, {}).get(style) for name in (calendar, GREGORY))

        return next(filter(None, own), None) or str(self.locale.date_formats[style].pattern)

    def _format_interval(self, interval: _Interval, calendar: Calendar) -> str:
        first, last = interval
        skeleton = {"d": "yMMMd", "M": "yMMMM", "y": "y"}[last.precision]
        patterns = self.locale.interval_formats.get(skeleton) or {}
        pattern = patterns.get(_find_difference(interval, calendar))
        if first.precision != last.precision or pattern is None:
            both = [self._format_point(point, calendar, "long") for point in dict.fromkeys(interval)]
            return self.locale.interval_formats[None].format(*both) if len(both) > 1 else both[0]
        start, end = _cut(self._spell_months("".join(pattern)))

        # The era is said once, at the end.
        return self._write(first.date, start, calendar, has_era="y" not in end) + self._write(last.date, end, calendar)

    def _spell_months(self, pattern: str) -> str:
        """Return an interval pattern with long months, which CLDR has none of for days."""
        day_and_month = self.locale.date_formats["long"].pattern.partition("MMMM")[0] + "MMMM"
        pattern = _SHORT_MONTH.sub(r"\1\1\1\1", pattern)

        # Hebrew glues a letter to the month of a day.
        return _DAY_AND_MONTH.sub(day_and_month, pattern) if day_and_month.startswith("d") else pattern

    def _write(self, date: dt.date, pattern: str, calendar: Calendar, *, has_era: bool = True) -> str:
        """Fill the pattern: what CLDR's Gregorian calendar lacks here, weekdays and the rest by Babel."""
        fields = self._spell_fields(date, calendar, has_era=has_era and self.calendars != (GREGORY,))

        def fill(match: re.Match[str]) -> str:
            letter = _SAME_FIELD.get(match["letter"], match["letter"]) if match["letter"] else ""
            is_name = letter == "M" and len(match[0]) > _LONGEST_NUMBER
            words = fields.get("MMM" if is_name else letter)
            return match[0] if words is None else _quote(words if is_name else words.zfill(len(match[0])))

        return format_date(date, _FIELD_OR_WORDS.sub(fill, pattern), locale=self.locale)

    def _spell_fields(self, date: dt.date, calendar: Calendar, *, has_era: bool) -> dict[str, str]:
        """Return what Babel does not write by itself, by field; "MMM" is the name of a month."""
        fields: dict[str, str] = {}
        day = convert(date, calendar)
        if day is None:  # no calendar is chosen for a date that it does not have
            return fields
        if calendar != GREGORY:
            fields = self._spell_day(day, date, calendar)
        elif names := self.habits.months.get(GREGORY):
            fields["MMM"] = names[day.month - 1]
        era = self.habits.eras.get(calendar, "")
        if era and has_era:
            fields["y"] = fields.get("y", str(day.year)) + era
        if day.day == 1 and self.habits.first_day:
            fields["d"] = self.habits.first_day

        return fields

    def _spell_day(self, day: Day, date: dt.date, calendar: Calendar) -> dict[str, str]:
        year, number = spell(date) if calendar in self.habits.letters else (str(day.year), str(day.day))

        return {"y": year, "M": str(day.month), "MMM": self.habits.months[calendar][day.month - 1], "d": number}


def _parse(value: str) -> tuple[_Point, ...]:
    try:
        points = tuple(_parse_point(part) for part in value.split("/"))
        if len(points) > len(_Interval._fields):
            raise ValueError(value)
    except ValueError:
        raise BriefingError(
            f"{value[:40]!r} is no date; write 2026-02-05, 2026-02, 2026 or two of a kind with / between"
        ) from None

    return points


def _parse_point(part: str) -> _Point:
    match = _POINT.fullmatch(part)
    if match is None:
        raise ValueError(part)
    precision = "d" if match["day"] else "M" if match["month"] else "y"

    return _Point(dt.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)), precision)


def _widen(interval: _Interval, calendar: Calendar) -> _Interval:
    """Take an interval of whole months, two or more, as one of months: halves and quarters of a year.

    One month of another calendar than the article's is one, too: nobody would count Ramadan's days.
    """
    start = convert(interval.first.date, calendar)
    is_whole = start is not None and start.day == 1 and _is_last_of_month(interval.last.date, calendar)
    difference = _find_difference(interval, calendar)
    if not (interval.is_of_days and is_whole) or (calendar == GREGORY and difference == "d"):
        return interval
    first, last = (point._replace(precision="M") for point in interval)

    return _Interval(first, first if difference == "d" else last)


def _is_last_of_month(date: dt.date, calendar: Calendar) -> bool:
    try:
        following = convert(date + dt.timedelta(days=1), calendar)
    except OverflowError:  # the last day that Python has
        return True

    return following is not None and following.day == 1


def _find_difference(interval: _Interval, calendar: Calendar) -> str:
    """Return the largest field in which the ends differ, which is what CLDR's intervalFormats go by."""
    first, last = (convert(point.date, calendar) for point in interval)
    for field, one, other in zip("yMd", first or (), last or (), strict=False):
        if one != other:
            return field

    return ""


def _cut(pattern: str) -> tuple[str, str]:
    """Cut an interval pattern where a field comes again (UTS 35 part 4, 2.6.3); Babel takes L and M for two fields."""
    fields = [
        (match.start(), _SAME_FIELD.get(match["letter"], match["letter"]))
        for match in _FIELD_OR_WORDS.finditer(pattern)
        if match["letter"]
    ]
    names = [name for _, name in fields]
    cut = next((start for index, (start, name) in enumerate(fields) if name in names[:index]), len(pattern))

    return pattern[:cut], pattern[cut:]


def _quote(words: str) -> str:
    """Return *words* as a literal of a pattern (UTS 35 part 4, 8.1)."""
    return "'" + words.replace("'", "\u2019") + "'"
