"""Recognise date expressions, the longest at each place."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.extract.dates.absolute import read_day, read_hijri_month, read_month, read_numeric, read_year_alone
from briefgen.extract.dates.expressions import Clock, Expression
from briefgen.extract.dates.parts import read_part, read_part_of_year
from briefgen.extract.dates.relative import read_coming_years, read_day_word, read_offset, read_unit, read_weekday
from briefgen.extract.scan import Scan

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
    found = (_read(reader, context, clock, index) for reader in READERS)

    return max(filter(None, found), key=lambda expression: expression.stop, default=None)


def _read(reader: Reader, context: Scan, clock: Clock, index: int) -> Expression | None:
    try:
        return reader(context, clock, index)
    except (OverflowError, ValueError):  # beyond the first or the last day of the calendar nothing can be resolved
        return reader(context, replace(clock, published=None), index)
