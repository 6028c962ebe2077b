"""EDTF values (ISO 8601-2) as a reader's date: CLDR patterns (UTS 35 part 4), long months, ranges kept short."""

import datetime as dt
import re
from calendar import monthrange
from typing import NamedTuple

from babel.core import Locale
from babel.dates import format_date

from briefgen.errors import BriefingError

_POINT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
# Arabic papers put no comma behind the weekday, which CLDR's full date has.
_WITH_WEEKDAY = {"ar": "EEEE d MMMM y"}
_FIELD_OR_WORDS = re.compile(r"'[^']*'|(?P<letter>[A-Za-z])(?P=letter)*")
_SHORT_MONTH = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")
_DAY_AND_MONTH = re.compile(r"(?<!d)d MMMM")
_SAME_FIELD = {"L": "M", "c": "E"}


class _Point(NamedTuple):
    start: dt.date
    precision: str  # UTS 35 field: y M d


def format_edtf(value: str, locale: Locale, *, weekday: bool = False) -> str:
    """Return the day, month, year or interval in Latin digits. Raises BriefingError for any other value."""
    try:
        first, *rest = (_parse(part) for part in value.split("/"))
        if not rest:
            return _format_point(first, locale, weekday=weekday)
        (last,) = rest
    except ValueError:
        raise BriefingError(
            f"{value[:40]!r} is no date; write 2026-02-05, 2026-02, 2026 or two of a kind with / between"
        ) from None

    return _format_interval(first, last, locale)


def _parse(part: str) -> _Point:
    match = _POINT.fullmatch(part)
    if match is None:
        raise ValueError(part)
    precision = "d" if match["day"] else "M" if match["month"] else "y"

    return _Point(dt.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)), precision)


def _format_point(point: _Point, locale: Locale, *, weekday: bool) -> str:
    if point.precision == "d" and weekday:
        return _format(point.start, _WITH_WEEKDAY.get(locale.language) or locale.date_formats["full"].pattern, locale)
    skeletons = locale.datetime_skeletons
    patterns = {"d": locale.date_formats["long"], "M": skeletons["yMMMM"], "y": skeletons["y"]}

    return _format(point.start, patterns[point.precision].pattern, locale)


def _format_interval(first: _Point, last: _Point, locale: Locale) -> str:
    first, last = _widen(first, last)
    skeleton = {"d": "yMMMd", "M": "yMMMM", "y": "y"}[last.precision]
    pattern = (locale.interval_formats.get(skeleton) or {}).get(_find_difference(first, last))
    if first.precision != last.precision or pattern is None:
        both = [_format_point(point, locale, weekday=False) for point in dict.fromkeys((first, last))]
        return locale.interval_formats[None].format(*both) if len(both) > 1 else both[0]
    start, end = _cut(_spell_months("".join(pattern), locale))

    return _format(first.start, start, locale) + _format(last.start, end, locale)


def _widen(first: _Point, last: _Point) -> tuple[_Point, _Point]:
    """Take an interval of whole months, two or more, as one of months: halves and quarters of a year."""
    is_whole = first.start.day == 1 and last.start.day == monthrange(last.start.year, last.start.month)[1]
    if (first.precision, last.precision) == ("d", "d") and is_whole and _find_difference(first, last) != "d":
        return first._replace(precision="M"), last._replace(precision="M")

    return first, last


def _find_difference(first: _Point, last: _Point) -> str:
    """Return the largest field in which the ends differ, which is what CLDR's intervalFormats go by."""
    if first.start.year != last.start.year:
        return "y"
    if first.start.month != last.start.month:
        return "M"

    return "d" if first.start != last.start else ""


def _spell_months(pattern: str, locale: Locale) -> str:
    """Return an interval pattern with long months, which CLDR has none of for days."""
    day_and_month = locale.date_formats["long"].pattern.partition("MMMM")[0] + "MMMM"
    pattern = _SHORT_MONTH.sub(r"\1\1\1\1", pattern)

    # Hebrew glues a letter to the month of a day.
    return _DAY_AND_MONTH.sub(day_and_month, pattern) if day_and_month.startswith("d") else pattern


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


def _format(date: dt.date, pattern: str, locale: Locale) -> str:
    if locale.language == "fr" and date.day == 1:
        pattern = pattern.replace("d", "'1er'")  # CLDR knows no ordinals in dates; French writes the first as one

    return format_date(date, pattern, locale=locale)
