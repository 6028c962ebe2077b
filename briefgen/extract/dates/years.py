"""Years by their numbers, in figures and in words, in the Gregorian and the Hijri calendar."""

import re

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    LIKELY_YEAR,
    YEAR,
    Expression,
    Words,
)
from briefgen.extract.dates.relative import read_unit, resolve_told

MAX_YEARS = 60
MAX_LISTED = 20
HIJRI_YEAR = re.compile(r"1[34]\d\d$")
YEAR_RANGE = re.compile(r"(?P<first>\d{4})[-\u2010-\u2013/](?P<last>\d{4}|\d\d)$")


def read_year(words: Words, index: int) -> tuple[int, int | None] | None:
    """Return (end index, year) of a year after a month: 2026, عام 2026, من العام المقبل, next year; an era included."""
    at = words.skip(words.dates.of_words, index)
    noun = words.read(words.tables.year_nouns, at)
    number = read_year_number(words, noun.stop if noun else at)
    if number and (noun or (at == index and YEAR.match(words.at(at)))):
        return number
    if words.context.is_comma(at) and at == index:
        return _read_year_after_comma(words, at + 1)
    at = words.skip(words.dates.determiners, at) if at > index else at
    unit = resolve_told(words, at) or read_unit(words, at)
    if unit and words.dates.definite_units.get(unit_word(words, at)) == "year":
        return unit.stop, unit.period.start.year if unit.period else None

    return None


def unit_word(words: Words, index: int) -> str:
    """Return the word that names a unit, past this, next and last."""
    before = words.read(words.tables.directions_before, index) or words.read(words.tables.told_before, index)

    return words.at(before.stop if before else index)


def _read_year_after_comma(words: Words, index: int) -> tuple[int, int] | None:
    return read_year_number(words, index) if LIKELY_YEAR.match(words.at(index)) else None


def read_year_number(words: Words, index: int) -> tuple[int, int] | None:
    """Return (end index, year) of a year in digits or in words, its era included."""
    word = words.at(index)
    if not YEAR.match(word):
        return _read_spelled_year(words, index)
    if words.is_before_our_era(index + 1):
        return None

    return index + 1 + int(words.at(index + 1) in words.dates.gregorian_eras), int(word)


def _read_spelled_year(words: Words, index: int) -> tuple[int, int] | None:
    """Read ألفين وستة وعشرين: numbers that add up to a year."""
    table, at, total = words.dates.year_numbers, index, table_value(words, index)
    while total:
        rest = words.at(at + 1)[1:] if words.at(at + 1)[:1] in words.context.language.conjunctions else ""
        teen = words.dates.numbers.get(f"{rest} {words.at(at + 2)}", 0)
        if teen > 10 and not total % 100:
            at, total = at + 2, total + teen
            break
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


def _introduces_year(words: Words, index: int, *, listed: int = MAX_LISTED) -> bool:
    """Whether a year stands behind a preposition that takes one, or in a list of *listed* at most that does."""
    before = "" if words.at(index - 1) in words.dates.determiners else words.before(index)
    if not LIKELY_YEAR.match(words.at(index)):
        return False
    if before in words.dates.and_words and YEAR.match(words.at(index - 2)):
        announced = words.find(words.tables.year_nouns, index - 3) is not None
        return announced or (listed > 0 and _introduces_year(words, index - 2, listed=listed - 1))

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
