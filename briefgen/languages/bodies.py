"""What names of organizations are made of, in the words of one language."""

import re
import tomllib
from dataclasses import dataclass

from briefgen.languages.data import read_text
from briefgen.text import fold, fold_words

Words = frozenset[str]

_LETTERS = ("adjective_endings", "noun_endings", "plural_endings", "native_endings", "native_beginnings")


@dataclass(frozen=True, eq=False, kw_only=True)
class BodyWords:
    """Words round and inside the names of organizations, folded; the data file says what each list is for."""

    heads: Words = frozenset()
    national: Words = frozenset()
    chartered: Words = frozenset()
    charters: Words = frozenset()
    papers: Words = frozenset()
    labels: Words = frozenset()
    royal: Words = frozenset()
    events: Words = frozenset()
    sites: Words = frozenset()
    activities: Words = frozenset()
    adjectival: Words = frozenset()
    unique: Words = frozenset()
    partners: Words = frozenset()
    hallows: Words = frozenset()
    owners: Words = frozenset()
    masculine: Words = frozenset()
    kinds: Words = frozenset()
    memorials: Words = frozenset()
    funds: Words = frozenset()
    named: Words = frozenset()
    separate: Words = frozenset()
    joined: Words = frozenset()
    bare: Words = frozenset()
    portfolios: Words = frozenset()
    tasks: Words = frozenset()
    ministries: Words = frozenset()
    acts: Words = frozenset()
    adjectives: Words = frozenset()
    generic: frozenset[tuple[str, ...]] = frozenset()
    offices: frozenset[tuple[str, ...]] = frozenset()
    governing: frozenset[tuple[str, ...]] = frozenset()
    attributes: Words = frozenset()
    adjective_endings: tuple[str, ...] = ()
    empty: Words = frozenset()
    public: Words = frozenset()
    purposes: Words = frozenset()
    common: Words = frozenset()
    links: Words = frozenset()
    municipal: Words = frozenset()
    local: Words = frozenset()
    locations: Words = frozenset()
    regional: Words = frozenset()
    loose: Words = frozenset()
    causes: Words = frozenset()
    deputies: Words = frozenset()
    closed: Words = frozenset()
    relational: Words = frozenset()
    fields: Words = frozenset()
    long_vowels: str = ""
    noun_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    native_endings: tuple[str, ...] = ()
    native_beginnings: tuple[str, ...] = ()
    native_shapes: re.Pattern[str] = re.compile("(?!)")


def load_bodies(language: str) -> BodyWords:
    """Return the words of *language* (ISO 639)."""
    lists = tomllib.loads(read_text(f"bodies_{language}.toml"))
    generic, offices, governing = (
        frozenset(fold_words(line) for line in lists.pop(name).splitlines() if line)
        for name in ("generic", "offices", "governing")
    )
    vowels, shapes = lists.pop("long_vowels"), re.compile(lists.pop("native_shapes"))
    adjectives, nouns, plurals, endings, beginnings = (tuple(lists.pop(name).split()) for name in _LETTERS)
    words = {name: frozenset(fold(text).split()) for name, text in lists.items()}

    return BodyWords(
        generic=generic,
        offices=offices,
        governing=governing,
        long_vowels=vowels,
        native_shapes=shapes,
        adjective_endings=adjectives,
        noun_endings=nouns,
        plural_endings=plurals,
        native_endings=endings,
        native_beginnings=beginnings,
        **words,
    )
