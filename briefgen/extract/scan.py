"""What the finders of one article share: its words, and the lexicons of its language."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.extract.words import Match, analyse_in, match_longest, stems
from briefgen.languages import Language
from briefgen.languages.countries import load_countries
from briefgen.text import Text, Token, fold

Key = tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """Countries by name, by capital and by demonym (without the article), all folded."""

    names: Mapping[Key, str]
    capitals: Mapping[Key, str]
    demonyms: Mapping[str, str]
    ambiguous: Mapping[Key, str]


@dataclass(frozen=True, eq=False)
class Scan:
    """An analysed text in its language."""

    text: Text
    language: Language
    places: Places
    vocabulary: frozenset[str]

    def country_at(self, index: int) -> Match[str] | None:
        """Return the country whose name stands at token *index*, by its code."""
        return self._match(index, self.places.names)

    def capital_at(self, index: int) -> Match[str] | None:
        """Return the country whose capital stands at token *index*, by its code."""
        return self._match(index, self.places.capitals)

    def demonym_of(self, token: Token) -> str | None:
        """Return the country of a demonym (الصيني, البريطانيين), if *token* is one."""
        for _, stem in stems(token, self.language):
            bare = stem.removeprefix(self.language.article)
            code = self.places.demonyms.get(bare)
            if code and self._is_meant((bare,), code):
                return code

        return None

    def is_place(self, index: int) -> bool:
        """Whether a country or capital is named at token *index*."""
        return self.country_at(index) is not None or self.capital_at(index) is not None

    def is_known(self, stem: str) -> bool:
        """Whether a folded word alone names a country or capital."""
        return (stem,) in self.places.names or (stem,) in self.places.capitals

    def _match(self, index: int, table: Mapping[Key, str]) -> Match[str] | None:
        found = match_longest(self.text.tokens, index, table, longest=4, language=self.language)

        return found if found and self._is_meant(found.key, found.value) else None

    def _is_meant(self, key: Key, code: str) -> bool:
        """Whether a form names its country: one with another meaning does where an unambiguous form stands, too."""
        return key not in self.places.ambiguous or code in self._told

    @functools.cached_property
    def _told(self) -> frozenset[str]:
        tables = (self.places.names, self.places.capitals)
        matches = (
            match_longest(self.text.tokens, index, table, longest=4, language=self.language)
            for index in range(len(self.text.tokens))
            for table in tables
        )

        return frozenset(match.value for match in matches if match and match.key not in self.places.ambiguous)


@functools.lru_cache(maxsize=4)
def scan(source: str, language: Language) -> Scan:
    """Return the scan of *source*; one object for all finders of an article."""
    text = analyse_in(source, language)

    return Scan(text, language, load_places(language), frozenset(token.folded for token in text.tokens))


@functools.cache
def load_places(language: Language) -> Places:
    """Return the countries of *language*, every key folded."""
    countries = load_countries(language.code)

    return Places(
        names={_key(name): country.code for country in countries for name in country.names},
        capitals={_key(name): country.code for country in countries for name in country.capitals},
        demonyms={
            fold(demonym) + suffix: country.code
            for country in countries
            for demonym in country.demonyms
            for suffix in language.demonym_suffixes
        },
        ambiguous={_key(form): country.code for country in countries for form in country.ambiguous},
    )


def _key(name: str) -> Key:
    return tuple(fold(name).split())
