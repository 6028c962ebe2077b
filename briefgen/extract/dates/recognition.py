"""Recognise date expressions, the longest at each place."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.extract.dates.absolute import read_day, read_hijri_month, read_month, read_numeric, read_year_alone
from briefgen.extract.dates.expressions import Clock, Expression
from briefgen.extract.dates.parts import read_part, read_part_of_year
from briefgen.extract.dates.relative import read_coming_years, read_day_word, read_offset, read_unit, read_weekday
from briefgen.extract.scan import Scan
from briefgen.extract.words import stems
from briefgen.languages import Language
from briefgen.text import Token

Reader = Callable[[Scan, Clock, int], Expression | None]

READERS: tuple[Reader, ...] = (
    read_numeric,
    read_day,
    read_hijri_month,
    read_month,
    read_year_alone,
    read_coming_years,
    read_weekday,
    read_day_word,
    read_unit,
    read_offset,
    read_part_of_year,
    read_part,
)


def find_expressions(context: Scan, clock: Clock) -> Iterator[Expression]:
    """Return the date expressions of a text from left to right, the longest at each place."""
    return context.each(lambda index: _longest_at(context, clock, index))


def _longest_at(context: Scan, clock: Clock, index: int) -> Expression | None:
    token, language = context.text.tokens[index], context.language
    if token.kind == "mark" or (token.kind == "word" and _openers(language).isdisjoint(_forms(token, language))):
        return None
    found = (_read(reader, context, clock, index) for reader in READERS)

    return max(filter(None, found), key=lambda expression: expression.stop, default=None)


def _forms(token: Token, language: Language) -> Iterator[str]:
    return (stem for _, stem in stems(token, language))


@functools.cache
def _openers(language: Language) -> frozenset[str]:
    """Return the first words of all that can be read: most words of a text are none of them."""
    words = language.dates
    names = (words.months, words.hijri_months, words.day_words)

    return frozenset(name.partition(" ")[0] for table in names for name in table).union(
        words.weekdays,
        words.day_nouns,
        words.day_parts,
        words.ordinals,
        words.month_nouns,
        words.year_nouns,
        words.definite_years,
        words.definite_units,
        words.demonstratives,
        words.after_words,
        words.before_words,
        words.halves,
        words.parts,
    )


def _read(reader: Reader, context: Scan, clock: Clock, index: int) -> Expression | None:
    try:
        return reader(context, clock, index)
    except (OverflowError, ValueError):  # beyond the first or the last day of the calendar nothing can be resolved
        return reader(context, replace(clock, published=None), index)
