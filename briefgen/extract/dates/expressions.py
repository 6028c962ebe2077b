"""Date expressions, and how their words are looked at."""

import datetime as dt
import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from briefgen.extract.dates.periods import Period
from briefgen.extract.scan import Scan
from briefgen.extract.words import Lexicon, Match, is_swallowed
from briefgen.languages import DateWords, Feast, Language
from briefgen.model import Modifier

T = TypeVar("T")

MIN_LISTED = 3  # with an "and", shorter words are everyday ones

MONTHS_PER_YEAR = 12
MAX_JUST_PAST = 20  # days
MAX_COMING = 4  # months: a bare one so near is told of as coming where no verb says otherwise

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d$")
LIKELY_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


@dataclass(frozen=True)
class Expression:
    """Tokens *first* to *stop*; *offset* letters of the first are proclitics. No *period*: it cannot be resolved.

    *stated*: a year or a direction word is there; *cycle*: it comes again each week or year, and was placed by its
    clause; *doubt*: what in the text speaks against the value.
    """

    first: int
    stop: int
    offset: int
    period: Period | None
    mod: Modifier | None = None
    stated: bool = False
    cycle: Literal["week", "year"] | None = None
    doubt: str = ""


@dataclass(frozen=True)
class Clock:
    """When the article was published, how its country counts weeks, and what tense a token's clause has."""

    published: dt.date | None
    first_weekday: int
    weekend: tuple[int, int]
    regional: bool
    tense: Callable[[int], str | None]
    month_first: bool = False


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The tables of a language's calendar words."""

    months: Lexicon[int]
    hijri_months: Lexicon[int]
    seasons: Lexicon[int]
    feasts: Lexicon[Feast]
    weekdays: Lexicon[int]
    day_words: Lexicon[int]
    day_nouns: Lexicon[bool]
    day_parts: Lexicon[bool]
    units: Lexicon[tuple[int, str]]
    definite_units: Lexicon[str]
    counted_units: Lexicon[tuple[int, str]]
    numbers: Lexicon[int]
    ordinals: Lexicon[int]
    final_words: Lexicon[bool]
    directions_before: Lexicon[int]
    directions_after: Lexicon[int]
    told_before: Lexicon[int]
    told_after: Lexicon[int]
    fractions: Lexicon[int]
    quarters: Lexicon[int]
    weeks_of_month: Lexicon[tuple[int, int]]
    parts: Lexicon[str]
    decades: Lexicon[int]
    decade_nouns: Lexicon[bool]
    century_nouns: Lexicon[bool]
    after_words: Lexicon[bool]
    before_words: Lexicon[bool]
    offset_suffixes: Lexicon[int]
    approximators: Lexicon[bool]
    month_nouns: Lexicon[bool]
    year_nouns: Lexicon[bool]
    season_nouns: Lexicon[bool]
    period_nouns: Lexicon[bool]
    names: Lexicon[bool]


@functools.cache
def load_vocabulary(language: Language) -> Vocabulary:
    """Return the tables of *language*; once per process."""
    words = language.dates

    tables = {name: _make_table(getattr(words, name)) for name in Vocabulary.__dataclass_fields__}

    return Vocabulary(**tables)


def _make_table(source: Mapping[str, Any] | frozenset[str]) -> Lexicon[Any]:
    entries = dict.fromkeys(source, True) if isinstance(source, frozenset) else source

    return Lexicon({tuple(phrase.split()): value for phrase, value in entries.items()})


class Words:
    """The tokens of a text as a reader of dates looks at them."""

    def __init__(self, context: Scan, clock: Clock) -> None:
        """Look at the text of *context*, published when *clock* says."""
        self.context = context
        self.clock = clock
        self.tokens = context.text.tokens
        self.dates: DateWords = context.language.dates
        self.tables = load_vocabulary(context.language)
        self.last: Expression | None = None

    def at(self, index: int) -> str:
        """Return the folded token at *index*, "" outside the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def before(self, index: int) -> str:
        """Return the folded token before *index*, without its conjunction and past articles that stand apart."""
        index -= 1
        while self.at(index) in self.dates.determiners:
            index -= 1
        word = self.at(index)
        attached = word[:1] in self.context.language.conjunctions and len(word) >= MIN_LISTED

        return word[1:] if attached and word[1:] in self.dates.leads else word

    def find(self, table: Lexicon[T], index: int) -> Match[T] | None:
        """Return the longest entry of *table* at token *index*, its first word with or without proclitics."""
        if not 0 <= index < len(self.tokens):
            return None
        found = table.match(self.tokens, index, self.context.language)
        if not found or not found.offset:
            return found
        if found.key[0] in self.dates.ambiguous_months and len(found.key) == 1:
            return None
        if is_swallowed(self.tokens[index], found.offset, found.key[0], self.context.language):
            return Match(0, found.stop, found.value, found.key)

        return found

    def read(self, table: Lexicon[T], index: int) -> Match[T] | None:
        """Return the longest entry of *table* at token *index* when it bears no proclitic."""
        found = self.find(table, index)

        return None if found and found.offset else found

    def named(self, table: Lexicon[T], index: int) -> Match[T] | None:
        """Return what `find` does, of a table of names: where they are written with capitals, only such."""
        found = self.find(table, index)
        if found and self.dates.capitalized and not self.tokens[index].text[:1].isupper():
            return None

        return found

    def listed(self, index: int) -> int | None:
        """Return the token that follows an "and" at *index*, or *index* when its word bears one; None without."""
        word = self.at(index)
        if word in self.dates.and_words or self.context.is_comma(index):
            return index + 1 + int(self.context.is_comma(index) and self.at(index + 1) in self.dates.and_words)
        attached = word[:1] in self.context.language.conjunctions and len(word) > MIN_LISTED

        return index if attached else None

    def skip(self, words: frozenset[str], index: int) -> int:
        """Return the first token from *index* on that is none of *words*."""
        while self.at(index) in words:
            index += 1

        return index

    def is_before_our_era(self, index: int) -> bool:
        """Whether an era before ours stands at *index* (قبل الميلاد, BC)."""
        word = self.at(index)

        return word in self.dates.eras_before or f"{word} {self.at(index + 1)}" in self.dates.eras_before

    def looks_ahead(self, index: int) -> bool:
        """Whether the clause of token *index* tells of the future."""
        return self.clock.tense(index) == "future"


def read_number(words: Words, index: int) -> tuple[int, int] | None:
    """Return (end index, value) of a number below 1000 in digits or words."""
    word = words.at(index)
    if len(word) <= 3 and word.isdecimal():
        return index + 1, int(word)
    found = words.read(words.tables.numbers, index)

    return (found.stop, found.value) if found else None


def read_ordinal(words: Words, index: int) -> tuple[int, int, int] | None:
    """Return (end index, offset, value) of first, second … and of last, which is -1."""
    found = words.find(words.tables.ordinals, index)
    if found:
        return found.stop, found.offset, found.value
    word = words.at(index)
    if word.isdecimal() and len(word) <= 2 and words.at(index + 1) in words.dates.ordinal_suffixes:
        return index + 2, 0, int(word)
    final = words.find(words.tables.final_words, index)

    return (final.stop, final.offset, -1) if final else None


def read_direction(words: Words, index: int) -> tuple[int, int | None]:
    """Return (end index, -1, 0 or 1) for last, this and next after a noun; None where there is no such word."""
    found = words.read(words.tables.directions_after, index)

    return (found.stop, found.value) if found else (index, None)


def _is_just_past(published: dt.date, month: int, day: int) -> bool:
    """Whether a day of a month was so lately that next year's would be told with its year."""
    end = published.replace(day=1) - dt.timedelta(1)

    return month == end.month and end.day - day >= 0 and end.day - day + published.day <= MAX_JUST_PAST


def place_month(words: Words, number: int, direction: int | None, index: int, *, day: int | None = None) -> int | None:
    """Return the year of a bare month: by its direction word, else by the clause it stands in; *day*: one of it."""
    published = words.clock.published
    if published is None:
        return None
    year, current = published.year, published.month
    within = day is not None and direction is not None and (day - published.day) * direction > 0
    if direction == 0 or (number == current and (direction is None or within)):
        return year
    if direction is not None and abs(direction) > 1:
        return year + direction
    if direction is None:
        tense = words.clock.tense(index)
        coming = 0 < (number - current) % MONTHS_PER_YEAR <= MAX_COMING
        ahead = tense == "future" or (tense is None and coming)
    else:
        ahead = direction == 1
    if direction is None and day is not None and _is_just_past(published, number, day):
        return published.year - int(number > current)
    if ahead:
        return year + int(number < current or (number == current and direction == 1))

    return year - int(number > current or (number == current and direction == -1))
