"""Date expressions, and how their words are looked at."""

import datetime as dt
import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass

from briefgen.extract.dates.periods import Period
from briefgen.extract.scan import Scan
from briefgen.extract.words import is_swallowed, stems
from briefgen.model import Modifier

MIN_CLITIC_NAME = 3  # with a clitic, shorter names are everyday words (باب)

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d$")


@dataclass(frozen=True)
class Expression:
    """Tokens *first* to *stop*; *offset* letters of the first are proclitics. No *period*: it cannot be resolved."""

    first: int
    stop: int
    offset: int
    period: Period | None
    mod: Modifier | None = None
    stated: bool = False


@dataclass(frozen=True)
class Clock:
    """When the article was published, how its country counts weeks, and whether a token's clause looks ahead."""

    published: dt.date | None
    first_weekday: int
    looks_ahead: Callable[[int], bool]


def find_lead(context: Scan, index: int, words: Container[str]) -> tuple[int, str] | None:
    """Return (offset, stem) of the token when, without proclitics, it is one of *words*."""
    if index >= len(context.text.tokens):
        return None
    token = context.text.tokens[index]
    for offset, stem in stems(token, context.language):
        if stem in words:
            return (0 if is_swallowed(token, offset, stem, context.language) else offset), stem

    return None


def word_at(context: Scan, index: int) -> str:
    """Return the folded token at *index*, "" outside the text."""
    return context.text.tokens[index].folded if 0 <= index < len(context.text.tokens) else ""


def number_at(context: Scan, index: int) -> int | None:
    """Return a number below 1000 written in digits or as a word."""
    word = word_at(context, index)
    if len(word) <= 3 and word.isdecimal():
        return int(word)

    return context.language.dates.numbers.get(word)


def match_name(context: Scan, index: int, names: Mapping[str, int]) -> tuple[int, int, int] | None:
    """Return (offset, end index, value) of a name of one or two words."""
    for words in (2, 1):
        rest = " ".join(filter(None, (word_at(context, index + at) for at in range(1, words))))
        if index >= len(context.text.tokens) or (words == 2 and not rest):
            continue
        for offset, stem in stems(context.text.tokens[index], context.language):
            name = f"{stem} {rest}" if rest else stem
            if name in names and (not offset or len(name) > MIN_CLITIC_NAME):
                return offset, index + words, names[name]

    return None


def read_direction(context: Scan, index: int) -> tuple[int, int | None]:
    """Return (end index, -1, 0 or 1) for last, this and next after a noun; None where there is no such word."""
    words = context.language.dates
    for direction, table in ((1, words.next_words), (-1, words.last_words), (0, words.this_words)):
        if word_at(context, index) in table:
            return index + 1, direction

    return index, None


def place_month(clock: Clock, number: int, direction: int | None, index: int) -> int | None:
    """Return the year of a bare month: by its direction word, else by the clause it stands in."""
    if clock.published is None:
        return None
    year, current = clock.published.year, clock.published.month
    ahead = direction == 1 or (direction is None and clock.looks_ahead(index))
    if direction == 0 or (number == current and direction is None):
        return year
    if ahead:
        return year + int(number < current or (number == current and direction == 1))

    return year - int(number > current or (number == current and direction == -1))
