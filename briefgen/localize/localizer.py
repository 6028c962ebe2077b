"""localize(): a locale -> what a report needs to speak to its reader."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

from babel.core import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from briefgen.bidi import Direction
from briefgen.errors import UnknownLocaleError, nearest
from briefgen.localize.catalogs import DEFAULT, Catalog, load_catalog
from briefgen.localize.cldr import load_locale
from briefgen.localize.dates import format_edtf
from briefgen.localize.tags import Tag, parse_tag

Digits = Literal["latn", "arab", "arabext"]

_ZEROS = {"arab": 0x0660, "arabext": 0x06F0}
# CLDR's delimiters for he, ur and en; what newspapers print for ar (CLDR has curly ones), fa and fr.
_QUOTATION_MARKS = {
    "ar": ("\u00ab", "\u00bb"),
    "en": ("\u201c", "\u201d"),
    "fa": ("\u00ab", "\u00bb"),
    "fr": ("\u00ab\u202f", "\u202f\u00bb"),
    "he": ("\u201d", "\u201d"),
    "ur": ("\u201d", "\u201c"),
}
_APPROXIMATE = re.compile(r"~(?=/|\Z)")
_TERRITORIES = Path(__file__).with_name("territories.tsv")


@dataclass(frozen=True, kw_only=True)
class Localizer:
    """How a report speaks to readers of one locale: direction, digits, dates, lists and labels.

    *tag* is the canonical BCP 47 tag without extensions, *digits* a CLDR numbering system.
    """

    tag: str
    language: str
    direction: Direction
    digits: Digits
    quotation_marks: tuple[str, str]
    _locale: Locale = field(repr=False, compare=False)
    _catalog: Catalog = field(repr=False, compare=False)

    def message(self, key: str, /, **values: str) -> str:
        """Return the label with *values* filled in. Raises LookupError for an unknown key or a value that lacks."""
        return self._catalog.find(key) % values

    def plural(self, key: str, count: int) -> str:
        """Return *count* things in words, by CLDR's plural rules (UTS 35 part 3, 5). Raises LookupError."""
        return self._catalog.find_plural(key, count) % {"count": self.number(count)}

    def number(self, value: int) -> str:
        """Return a whole number, grouped and signed as CLDR has it, in the reader's digits."""
        symbols = self._locale.number_symbols
        system = self.digits if self.digits in symbols else "default"
        signs = symbols.get(self.digits) or symbols.get("latn") or {}
        sign = signs.get("minusSign", "-") if value < 0 else ""

        return sign + self._shape(format_decimal(abs(value), locale=self._locale, numbering_system=system))

    def date(self, value: str, *, weekday: bool = False) -> str:
        """Return an EDTF day, month, year or interval, approximate with "~" behind it or an end of it.

        *weekday* puts the name of the day before a day. Raises BriefingError for a value that is none of them.
        """
        exact = _APPROXIMATE.sub("", value)
        formatted = self._shape(format_edtf(exact, self._locale, weekday=weekday))

        return formatted if exact == value else self.message("date.APPROX", date=formatted)

    def join(self, items: Sequence[str]) -> str:
        """Return a list in words (CLDR listPattern, standard)."""
        return format_list(_hyphenate(items) if self.language == "he" else items, locale=self._locale)

    def territory(self, code: str) -> str:
        """Return the short name of an ISO 3166-1 country; the code itself where CLDR has no name."""
        own = _load_territories().get(code, {})

        return own.get(self.language) or str(self._locale.territories.get(code, code))

    def _shape(self, text: str) -> str:
        """Return *text* in the reader's digits, which Babel never writes."""
        zero = _ZEROS.get(self.digits)

        return text.translate({ord("0") + n: zero + n for n in range(10)}) if zero else text


@functools.lru_cache(maxsize=64)
def localize(locale: str) -> Localizer:
    """Return the Localizer of a BCP 47 tag ("ar-EG", "ar_EG", "fa-u-nu-latn").

    Every CLDR locale formats dates; labels are English where there is no catalogue of ours. Numbering systems latn,
    arab and arabext are heeded, other extensions are not. Raises UnknownLocaleError.
    """
    tag = parse_tag(locale)
    data = load_locale(tag.cldr_name)

    return Localizer(
        tag=tag.canonical,
        language=tag.language,
        direction=tag.direction,
        digits=_choose_digits(tag, data),
        quotation_marks=_QUOTATION_MARKS.get(tag.language, _QUOTATION_MARKS[DEFAULT]),
        _locale=data,
        _catalog=load_catalog(tag.language),
    )


def _choose_digits(tag: Tag, locale: Locale) -> Digits:
    """Return the digits asked for, else CLDR's; but Latin ones for Arabic (docs/decisions/0009-localization.md)."""
    known = get_args(Digits)
    if tag.numbering and tag.numbering not in known:
        raise UnknownLocaleError(
            f"unknown digits {tag.numbering!r} behind -u-nu-; known are {', '.join(known)}"
            f"{nearest(tag.numbering, known)}"
        )
    usual = "latn" if tag.language == "ar" else locale.default_numbering_system
    chosen = tag.numbering or (usual if usual in known else "latn")

    return cast("Digits", chosen)  # one of get_args(Digits), which mypy cannot see


def _hyphenate(items: Sequence[str]) -> Sequence[str]:
    """Put a hyphen between Hebrew's letter for "and" and what is not Hebrew (CLDR listPattern for he, ICU-21016)."""
    if len(items) > 1 and items[-1][:1].isalnum() and "HEBREW" not in unicodedata.name(items[-1][0], ""):
        return [*items[:-1], f"\u2011{items[-1]}"]

    return items


@functools.cache
def _load_territories() -> dict[str, dict[str, str]]:
    """Read the names we prefer to CLDR's, by code and language."""
    head, *rows = (line.split("\t") for line in _TERRITORIES.read_text(encoding="utf-8").splitlines())

    return {code: dict(zip(head[1:], names, strict=True)) for code, *names in rows}
