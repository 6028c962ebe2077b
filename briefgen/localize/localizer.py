"""localize(): a locale -> what a report needs to speak to its reader."""

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

import msgspec
from babel.core import Locale
from babel.dates import format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal

from briefgen.bidi import Direction
from briefgen.errors import UnknownLocaleError, nearest
from briefgen.localize.calendars import CALENDARS, EXTRA, GREGORY, Calendar, demand, is_available
from briefgen.localize.catalogs import DEFAULT, Catalog, list_languages, load_catalog, overlay
from briefgen.localize.cldr import load_locale
from briefgen.localize.dates import DateFormat
from briefgen.localize.habits import Digits, Habits, Style, load_habits
from briefgen.localize.tags import Tag, parse_tag
from briefgen.model import Issue

_ZEROS = {"arab": 0x0660, "arabext": 0x06F0}
_APPROXIMATE = re.compile(r"~(?=/|\Z)")
_NUMBER_PATTERN = re.compile(r"[#0,.]+")
_CALENDAR_MISSING = "calendar-missing"
# In two calendars a date takes two lines: each of them stays whole, but for the name of the day before it.
_WHOLE_DATE = re.compile(r"\d+ [^\d,]+ \d+")
_GAP = "\0"
_FOREVER = 1e9  # of a unit, before a larger one would be taken


@dataclass(frozen=True, kw_only=True)
class Localizer:
    """How a report speaks to readers of one locale: direction, digits, dates, lists and labels.

    *tag* is the canonical BCP 47 tag without extensions, *digits* a CLDR numbering system, *calendars* are those of a
    date, the first in front; *label_language* is that of the labels, "" where it is the reader's. *issues* say what is
    not the reader's own.
    """

    tag: str
    language: str
    direction: Direction
    digits: Digits
    calendars: tuple[Calendar, ...]
    label_language: str = ""
    issues: tuple[Issue, ...] = ()
    _habits: Habits = field(repr=False, compare=False)
    _locale: Locale = field(repr=False, compare=False)
    _catalog: Catalog = field(repr=False, compare=False)

    @property
    def quotation_marks(self) -> tuple[str, str]:
        """The opening and the closing mark."""
        return self._habits.quotation_marks

    def adapt(
        self,
        *,
        calendars: Sequence[Calendar] = (),
        digits: Digits | None = None,
        months: Sequence[str] = (),
        wording: Path | None = None,
    ) -> "Localizer":
        """Return the localizer with other calendars, digits or Gregorian months, and a .po file's messages over ours.

        Raises UnknownLocaleError for a calendar whose months have no names here, MissingDependencyError for one that is
        not installed, and ProfileError for a .po file that does not fit.
        """
        for calendar in calendars:
            _check_calendar(calendar, self._habits, self.tag)
        names = {**self._habits.months, **({GREGORY: tuple(months)} if months else {})}

        return replace(
            self,
            calendars=tuple(calendars) or self.calendars,
            digits=digits or self.digits,
            issues=tuple(issue for issue in self.issues if not (calendars and issue.code == _CALENDAR_MISSING)),
            _habits=msgspec.structs.replace(self._habits, months=names),
            _catalog=overlay(self._catalog, wording) if wording else self._catalog,
        )

    def message(self, key: str, /, **values: str) -> str:
        """Return the label with *values* filled in. Raises LookupError for an unknown key or a value that lacks."""
        return self._catalog.find(key) % values

    def plural(self, key: str, count: int) -> str:
        """Return *count* things in words, by CLDR's plural rules (UTS 35 part 3, 5). Raises LookupError."""
        return self._catalog.find_plural(key, count) % {"count": self.number(count)}

    def number(self, value: float | Decimal) -> str:
        """Return a number, grouped and signed as CLDR has it, in the reader's digits; at most three are fractions."""
        sign = self._find_sign("minusSign") if value < 0 else ""

        return sign + self._count(value)

    def percent(self, value: float | Decimal) -> str:
        """Return a share of one in percent, signed as CLDR has it, in the reader's digits."""
        sign = self._find_sign("minusSign") if value < 0 else ""
        pattern = _NUMBER_PATTERN.sub("{0}", self._locale.percent_formats[None].pattern)

        return sign + pattern.replace("%", self._find_sign("percentSign")).format(
            self._count(Decimal(str(value)) * 100)
        )

    def date(self, value: str, *, style: Style = "long") -> str:
        """Return an EDTF day, month, year or interval, approximate with "~" behind it or an end of it.

        *style* is of a day (CLDR dateFormats); "full" puts its name before it. Raises BriefingError for a value that is
        none of them.
        """
        exact = _APPROXIMATE.sub("", value)
        front, *others = map(
            self._shape, DateFormat(self._locale, self._habits, self.calendars).format(exact, style=style)
        )
        if others:
            front, *others = (_WHOLE_DATE.sub(_join_words, date) for date in (front, *others))
        for other in others:
            front = self.message("date.beside", date=front, other=other)

        return front if exact == value else self.message("date.APPROX", date=front)

    def relative_day(self, days: int) -> str:
        """Return a day in its distance from today: tomorrow, in 3 days."""
        own = self._habits.relative_days.get(str(days))
        distance = dt.timedelta(days=days)

        return own or self._shape(
            format_timedelta(distance, granularity="day", threshold=_FOREVER, add_direction=True, locale=self._locale)
        )

    def join(self, items: Sequence[str]) -> str:
        """Return a list in words (CLDR listPattern, standard)."""
        between = self.separate(items)

        return "".join([between[0], *(word for pair in zip(items, between[1:], strict=True) for word in pair)])

    def separate(self, items: Sequence[str]) -> list[str]:
        """Return what a list in words has before, between and behind *items*, which may be set in any way there."""
        hyphen = self._habits.hyphen if len(items) > 1 and _is_foreign(items[-1]) else ""
        gaps = [_GAP] * len(items)
        if hyphen:
            gaps[-1] = hyphen + _GAP

        return str(format_list(gaps, locale=self._locale)).split(_GAP)

    def territory(self, code: str) -> str:
        """Return the short name of an ISO 3166-1 country; the code itself where CLDR has no name."""
        return self._habits.countries.get(code) or str(self._locale.territories.get(code, code))

    def _count(self, value: float | Decimal) -> str:
        system = self.digits if self.digits in self._locale.number_symbols else "default"

        return self._shape(format_decimal(abs(Decimal(str(value))), locale=self._locale, numbering_system=system))

    def _find_sign(self, name: str) -> str:
        """Return CLDR's sign, which has the marks for direction that it needs; Babel writes a bare one."""
        symbols = self._locale.number_symbols
        own = symbols.get(self.digits) or {}

        return str(own.get(name) or symbols["latn"][name])

    def _shape(self, text: str) -> str:
        """Return *text* in the reader's digits, which Babel never writes."""
        zero = _ZEROS.get(self.digits)

        return text.translate({ord("0") + n: zero + n for n in range(10)}) if zero else text


@functools.lru_cache(maxsize=64)
def localize(locale: str) -> Localizer:
    """Return the Localizer of a BCP 47 tag ("ar-EG", "ar_EG", "ar-SA-u-ca-gregory-nu-arab").

    Every CLDR locale formats dates; labels are English where there is no catalogue of ours. Of extensions, numbering
    systems (latn, arab, arabext) and calendars (gregory, islamic-umalqura, persian, hebrew) are heeded. Raises
    UnknownLocaleError, and MissingDependencyError where the calendar asked for needs a package.
    """
    tag = parse_tag(locale)
    data, habits = load_locale(tag.cldr_name), load_habits(tag.language, tag.region)
    calendars = _choose_calendars(tag, habits)

    return Localizer(
        tag=tag.canonical,
        language=tag.language,
        direction=tag.direction,
        digits=_choose_digits(tag, habits, data),
        calendars=calendars,
        label_language="" if tag.language in list_languages() else DEFAULT,
        issues=(*_miss_labels(tag), *_miss_calendars(tag, habits, calendars)),
        _habits=habits,
        _locale=data,
        _catalog=load_catalog(tag.language),
    )


def _choose_digits(tag: Tag, habits: Habits, locale: Locale) -> Digits:
    """Return the digits asked for, else those of habit, else CLDR's."""
    known = get_args(Digits)
    if tag.numbering and tag.numbering not in known:
        raise UnknownLocaleError(
            f"unknown digits {tag.numbering!r} behind -u-nu-; known are {', '.join(known)}"
            f"{nearest(tag.numbering, known)}"
        )
    usual = habits.digits or locale.default_numbering_system
    chosen = tag.numbering or (usual if usual in known else "latn")

    return cast("Digits", chosen)  # one of get_args(Digits), which mypy cannot see


def _choose_calendars(tag: Tag, habits: Habits) -> tuple[Calendar, ...]:
    """Return the calendar asked for, else those of the country that this machine has, else the Gregorian one."""
    if tag.calendar is None:
        return tuple(calendar for calendar in habits.calendars if is_available(calendar)) or (GREGORY,)
    return (_check_calendar(tag.calendar, habits, tag.canonical),)


def _check_calendar(name: str, habits: Habits, tag: str) -> Calendar:
    """Return the calendar of that name, whose months have names in the language, and which is installed."""
    known = [calendar for calendar in CALENDARS if calendar in (GREGORY, *habits.months)]
    chosen = next((calendar for calendar in known if calendar == name), None)
    if chosen is None:
        raise UnknownLocaleError(
            f"unknown calendar {name!r}; known in {tag} are {', '.join(known)}{nearest(name, known)}"
        )
    demand(chosen, tag)

    return chosen


def _miss_labels(tag: Tag) -> Iterator[Issue]:
    if tag.language not in list_languages():
        yield Issue("labels-english", f"there are no labels in {tag.language!r}: they are English, dates are its own")


def _miss_calendars(tag: Tag, habits: Habits, chosen: Sequence[Calendar]) -> Iterator[Issue]:
    for calendar in () if tag.calendar else habits.calendars:
        if calendar not in chosen:
            yield Issue(
                _CALENDAR_MISSING,
                f"readers of {tag.canonical} expect dates of the calendar {calendar!r}, which is not installed: "
                f"pip install '{EXTRA}'",
            )


def _join_words(date: "re.Match[str]") -> str:
    return date[0].replace(" ", "\u00a0")


def _is_foreign(item: str) -> bool:
    """Whether what Hebrew's letter for "and" would be glued to is a foreign letter or a figure."""
    return item[:1].isalnum() and unicodedata.bidirectional(item[0]) != "R"
