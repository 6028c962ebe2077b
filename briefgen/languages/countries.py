"""The countries of the world in the words of one language."""

import functools
from dataclasses import dataclass

from briefgen.languages.data import read_rows


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; *code* is ISO 3166-1 alpha-2, XK for Kosovo.

    *capitals* are the seats of government, as far as the press lets them act for it. *demonyms* are masculine singular
    without the article, and those plurals that no ending makes. *ambiguous* forms mean something else about as often
    (عمان, مالي, سيول): they name the country only where another form of it stands in the text.
    """

    code: str
    names: tuple[str, ...]
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    ambiguous: frozenset[str]


@functools.lru_cache(maxsize=8)
def load_countries(language: str) -> tuple[Country, ...]:
    """Return every country in the words of *language* (ISO 639)."""
    _, *rows = read_rows(f"countries_{language}.tsv")

    return tuple(_make_country(*row) for row in rows)


def _make_country(code: str, names: str, capitals: str, demonyms: str, ambiguous: str) -> Country:
    return Country(code, _split(names), _split(capitals), _split(demonyms), frozenset(_split(ambiguous)))


def _split(forms: str) -> tuple[str, ...]:
    return tuple(forms.split("|")) if forms else ()
