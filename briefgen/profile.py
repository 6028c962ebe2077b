"""What an office sets once for all its reports: a TOML file, read and checked."""

import datetime as dt
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from briefgen.errors import BriefgenError, MissingDependencyError, ProfileError, nearest
from briefgen.languages.countries import load_countries
from briefgen.lexicon import Lexicon
from briefgen.localize import Calendar, Digits, Localizer, find_locale, localize
from briefgen.localize.calendars import CALENDARS, GREGORY, convert, demand
from briefgen.localize.habits import Offices, Protocol, load_habits
from briefgen.model import Details, Issue

_DETAILS = ("urgency", "sender", "prepared_for", "prepared_by", "reviewed_by", "approved_by", "marking", "distribution")
_FILES = ("wording", "letterhead", "lexicon")
_MOST_FIGURES = 9
_COUNTRY = re.compile("[A-Z]{2}")
_PLACE = re.compile(r"\{(?P<name>year|month|day|number)(?::(?P<how>[\w-]+))?\}")
_Words = Annotated[str, Meta(pattern=r"\w")]


class Profile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An office's settings; what a call says by itself wins over them, and they win over those of *country*.

    *country*, an ISO 3166-1 code, gives a locale, *home* and *protocol* that say nothing else. *calendars* are those
    of every date, the first in front, and *months* the twelve Gregorian ones. *template* is the name of a built-in one
    or a folder, *wording* a .po file whose messages win over ours, *letterhead* a Word document for docx, *lexicon* a
    file for brief(); files and folders are found from the profile's own. The report says where its article speaks of
    *home*, a country, and of the words of *watch*, or that it does not. *protocol* puts persons in the order of the
    offices given, in that of the usual ones if it is true. *reference* is a pattern with {number}, {year}, {month} and
    {day}; "{number:3}" has so many figures, "{year:islamic-umalqura}" is of that calendar. The others are as in
    Details.
    """

    country: str | None = None
    locale: str | None = None
    calendars: tuple[Calendar, ...] = ()
    digits: Digits | None = None
    months: Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)] | None = None
    template: str | None = None
    wording: str | None = None
    letterhead: str | None = None
    lexicon: str | None = None
    reference: str | None = None
    marking: str | None = None
    urgency: str | None = None
    sender: str | None = None
    prepared_for: str | None = None
    prepared_by: str | None = None
    reviewed_by: str | None = None
    approved_by: str | None = None
    distribution: tuple[_Words, ...] = ()
    home: str | None = None
    watch: tuple[_Words, ...] = ()
    protocol: bool | Offices = False

    def __post_init__(self) -> None:
        for name, check in _CHECKS.items():
            if (value := getattr(self, name)) is not None:
                check(name, value)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> "Profile":
        """Read a profile; a country's code such as "SA" is the built-in one of that country.

        Raises ProfileError that names the file, the line and what would work.
        """
        if _COUNTRY.fullmatch(os.fspath(path)) and not Path(path).exists():
            _check_country("country", os.fspath(path))
            return cls._begin({"country": os.fspath(path)})
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ProfileError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from error
        except UnicodeError as error:
            raise ProfileError(f"{path}: is no TOML in UTF-8: {error}") from error
        try:
            return cls._begin(tomllib.loads(text))._find_files(Path(path).parent)._prove()
        except tomllib.TOMLDecodeError as error:
            raise ProfileError(f"{path}: is no TOML in UTF-8: {error}") from error
        except msgspec.ValidationError as error:
            raise ProfileError(f"{path}: {_explain(str(error), text)}") from error
        except _FaultError as fault:
            raise ProfileError(f"{path}: line {_find_line(text, fault.key)}: {fault}") from fault

    @classmethod
    def _begin(cls, table: Mapping[str, object]) -> "Profile":
        """Return the profile of a table, on the ground of its country's."""
        usual: dict[str, object] = {}
        if isinstance(code := table.get("country"), str) and _COUNTRY.fullmatch(code):
            usual = {"locale": find_locale(code), "home": code, "protocol": True}

        return msgspec.convert({**usual, **table}, cls)

    def _prove(self) -> "Profile":
        """Return the profile if all it names is there and fits; raises a fault that names the key."""
        if self.wording and not self.locale:
            raise _FaultError("wording", "wording needs a locale, whose language it is in")
        with _naming("locale"):
            localizer = localize(self.locale or "en")
        with _naming("calendars"):
            self.adapt(localizer)
        with _naming("lexicon"):
            _ = self.lexicon and Lexicon.read(self.lexicon)
        for name in ("letterhead",):
            if (file := getattr(self, name)) and not Path(file).is_file():
                raise _FaultError(name, f"{file}: there is no such file")

        return self

    def adapt(self, localizer: Localizer) -> Localizer:
        """Return *localizer* with the profile's settings; one of another language as it is."""
        if self.locale and localize(self.locale).language != localizer.language:
            return localizer
        wording = Path(self.wording) if self.wording else None

        return localizer.adapt(calendars=self.calendars, digits=self.digits, months=self.months or (), wording=wording)

    def complete(self, details: Details, date: str | None = None) -> Details:
        """Return *details* with the profile's where they say nothing; *date* is that of the report.

        A reference of figures only is the number that the profile's pattern asks for.
        """
        lacking = {name: getattr(self, name) for name in _DETAILS if not getattr(details, name)}
        reference = self._make_reference(details.reference, date) or details.reference

        return msgspec.structs.replace(details, **lacking, reference=reference)

    def find_lacks(self, details: Details, date: str | None = None) -> Iterator[Issue]:
        """Yield what keeps the profile from making the reference of the report."""
        if self.reference and not (self._make_reference(details.reference, date) or details.reference):
            names = " and ".join(dict.fromkeys(match["name"] for match in _PLACE.finditer(self.reference)))
            yield Issue("reference-missing", f"there is no reference: {self.reference!r} needs {names}")

    def _make_reference(self, given: str | None, date: str | None) -> str | None:
        """Return the pattern filled in, None where there is none, where a value lacks or a whole reference is given."""
        if not self.reference or (given and not (given.isdecimal() and "{number" in self.reference)):
            return None
        places = [*_PLACE.finditer(self.reference)]
        values = [
            _find_number(given, match["how"]) if match["name"] == "number" else _find_part(date, match)
            for match in places
        ]
        if None in values:
            return None
        found = iter(values)

        return _PLACE.sub(lambda _: next(found) or "", self.reference)

    def find_protocol(self, language: str) -> Protocol | None:
        """Return the order of persons in articles of *language*, None where the profile asks for none."""
        usual = load_habits(language.partition("-")[0], "").protocol
        if isinstance(self.protocol, bool):
            return usual if self.protocol else None

        return msgspec.structs.replace(usual, offices=self.protocol)

    def _find_files(self, folder: Path) -> "Profile":
        files = {name: getattr(self, name) for name in _FILES}
        found = {name: str(folder / file) for name, file in files.items() if file}
        if self.template and (folder / self.template).is_dir():
            found["template"] = str(folder / self.template)

        return msgspec.structs.replace(self, **found)


class _FaultError(Exception):
    """What is wrong with the value of a key."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


@contextmanager
def _naming(key: str) -> Iterator[None]:
    """Say of errors of ours which key they are about."""
    try:
        yield
    except ProfileError:  # it names its own file
        raise
    except BriefgenError as error:
        raise _FaultError(key, str(error)) from error


# Values --------------------------------------------------------------------------------------------------------------


def _check_country(name: str, value: str) -> None:
    known = [country.code for country in load_countries("en")]
    if value not in known:
        raise ProfileError(f"{name}: {value!r} is no country; write two letters of ISO 3166-1, such as EG")


def _check_marking(_: str, value: str) -> None:
    Details(marking=value)


def _check_pattern(name: str, value: str) -> None:
    for match in _PLACE.finditer(value):
        how, is_number = match["how"], match["name"] == "number"
        if how and not (how.isdecimal() and 0 < int(how) <= _MOST_FIGURES if is_number else how in CALENDARS):
            known = f"up to {_MOST_FIGURES} figures" if is_number else f"one of {', '.join(CALENDARS)}"
            raise ProfileError(f"{name}: {match[0]} has {how!r} behind its colon; write {known}")
        if how and not is_number:
            _demand(name, _find_calendar(how))
    if "{" in (rest := _PLACE.sub("", value)) or "}" in rest:
        raise ProfileError(
            f"{name}: {value!r} may hold {{number}}, {{year}}, {{month}} and {{day}}, and no other braces"
        )


def _demand(name: str, calendar: Calendar) -> None:
    try:
        demand(calendar)
    except MissingDependencyError as error:
        raise ProfileError(f"{name}: {error}") from error


_CHECKS = {
    "country": _check_country,
    "home": _check_country,
    "marking": _check_marking,
    "reference": _check_pattern,
}


def _find_number(given: str | None, figures: str | None) -> str | None:
    if not given:
        return None
    zero = chr(ord(given[0]) - unicodedata.decimal(given[0]))  # of whatever digits

    return given.rjust(int(figures or 1), zero)


def _find_part(date: str | None, match: "re.Match[str]") -> str | None:
    """Return the year, month or day of a date, in the calendar that is asked for."""
    day = convert(dt.date.fromisoformat(date), _find_calendar(match["how"] or GREGORY)) if date else None

    return None if day is None else f"{getattr(day, match['name']):02}"


def _find_calendar(name: str) -> Calendar:
    return next(calendar for calendar in CALENDARS if calendar == name)


# Faults --------------------------------------------------------------------------------------------------------------


def _explain(message: str, text: str) -> str:
    """Return what msgspec says with the line of the key, and the nearest known one."""
    reason, _, path = message.partition(" - at `$.")
    unknown = re.search("unknown field `(.+)`", reason)
    key = unknown[1] if unknown else re.sub(r"\W.*", "", path or reason)
    hint = nearest(key, Profile.__struct_fields__) if unknown else ""

    place = f"line {_find_line(text, key)}: {f'{key}: ' if path and not unknown else ''}"

    return f"{place}{reason[:1].lower()}{reason[1:]}{hint}"


def _find_line(text: str, key: str) -> int:
    pattern = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}\b[\"']?\s*[]=]")

    return next((line for line, words in enumerate(text.splitlines(), 1) if pattern.match(words)), 1)
