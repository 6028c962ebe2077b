"""What readers of a language, or of one country, write otherwise than CLDR has it, or CLDR lacks: a file each."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from briefgen.localize.calendars import GREGORY, Calendar

Digits = Literal["latn", "arab", "arabext"]
Style = Literal["full", "long", "medium", "short"]

FOLDER = Path(__file__).with_name("languages")
_REGIONS = "regions"


# In their order; those of one array are equals.
Offices = tuple[str | tuple[str, ...], ...]


class Protocol(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The order of the offices that roles name in a language.

    An office behind one of *ends* in a role is another's (adviser, of), and one with a word of *former* is none.
    *article* is written onto words.
    """

    article: str = ""
    offices: Offices = ()
    ends: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Habits(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The habits of a language; none of them, and all is as CLDR has it.

    *calendars* are those of a date, the first in front; *letters* those whose days and years are letters. *patterns*
    (UTS 35 part 4) of the Gregorian calendar are those of all that have none. *months* and *eras* are names, an era
    with the space before it; the second Adar is the 14th Hebrew month, and the Gregorian months are CLDR's where they
    have none. *countries* wins over CLDR's names. *protocol* is of articles in the language.
    """

    digits: Digits | None = None
    quotation_marks: tuple[str, str] = ("\u201c", "\u201d")
    calendars: tuple[Calendar, ...] = (GREGORY,)
    letters: tuple[Calendar, ...] = ()
    first_day: str = ""
    hyphen: str = ""
    patterns: Mapping[Calendar, Mapping[Style, str]] = {}
    months: Mapping[Calendar, tuple[str, ...]] = {}
    eras: Mapping[Calendar, str] = {}
    relative_days: Mapping[str, str] = {}
    countries: Mapping[str, str] = {}
    protocol: Protocol = Protocol()


@functools.cache
def load_habits(language: str, region: str) -> Habits:
    """Return the habits of *language* as they are in *region*, none where it has no file."""
    path = FOLDER / f"{language}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    regions = table.pop(_REGIONS, {})

    return msgspec.convert(_merge(table, regions.get(region, {})), Habits)


def _merge(table: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return *table* with what *other* has, table by table."""
    merged = table | other
    for key in table.keys() & other.keys():
        if isinstance(table[key], dict):
            merged[key] = _merge(table[key], other[key])

    return merged
