"""Words without their proclitics, and word sequences looked up in a lexicon."""

import functools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefgen.languages import Language, find_language
from briefgen.text import Bounds, Text, Token, analyse, fold

T = TypeVar("T")


def analyse_in(source: str, language: Language) -> Text:
    """Return the analysed *source*; the same object for every finder of one article."""
    return analyse(source, language.abbreviations)


def stems(token: Token, language: Language) -> tuple[tuple[int, str], ...]:
    """Return (offset, folded stem) of *token* as it stands and without one or two proclitics, the longest stem first.

    The article that a preposition swallowed is restored in the stem (للاتحاد: ل + الاتحاد); its offset is that of the
    letter after the preposition.
    """
    return _stems(token.folded, language.code)


def stems_of(folded: str, language: Language) -> tuple[tuple[int, str], ...]:
    """Return the stems of a folded word, as `stems` does of a token."""
    return _stems(folded, language.code)


def definite(folded: str, language: Language) -> bool:
    """Whether a folded word bears the article, with or without proclitics; no word does where articles stand apart."""
    return any(
        has_article(stem, language) and len(stem) > len(language.article) + 1
        for _, stem in _stems(folded, language.code)
    )


def has_article(folded: str, language: Language) -> bool:
    """Whether a folded word begins with the article."""
    return bool(language.article) and folded.startswith(language.article)


def is_assimilated(folded: str, language: Language) -> bool:
    """Whether a folded word begins with a preposition that swallowed the article (للوزير)."""
    return bool(language.assimilated) and folded.startswith(language.assimilated)


def has_nunation(token: Token, language: Language) -> bool:
    """Whether a word is written as an indefinite accusative (لغويًا), as names never are."""
    return bool(language.nunation) and language.nunation in token.text


def has_pronoun(token: Token, language: Language) -> bool:
    """Whether a word ends as with an owner's pronoun (مكتبه, not مكتبة)."""
    suffixes = language.pronoun_suffixes

    return bool(suffixes) and token.folded.endswith(suffixes) and not token.text.endswith(language.feminine_ending)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """An entry of a table found at a token: *offset* letters of the first word are proclitics, *key* is the entry."""

    offset: int
    stop: int
    value: T
    key: tuple[str, ...]

    @property
    def first(self) -> int:
        """The token it starts at: an entry has as many words as tokens."""
        return self.stop - len(self.key)


class Lexicon(Generic[T]):
    """Entries of one word or several, found at a token in a time that does not grow with their number."""

    def __init__(self, entries: Mapping[tuple[str, ...], T], *, proper: bool = False, acronyms: int = 0) -> None:
        """Take *entries*, their words folded; *proper* ones are names, which some languages write with capitals.

        Names of at most *acronyms* letters are written in capitals only.
        """
        self.entries = entries
        self._acronyms = frozenset(key[0] for key in entries if len(key) == 1 and len(key[0]) <= acronyms)
        self._proper = proper
        self._lengths: dict[str, int] = {}
        for first, *rest in entries:
            self._lengths[first] = max(self._lengths.get(first, 0), 1 + len(rest))

    def match(self, tokens: Sequence[Token], index: int, language: Language) -> Match[T] | None:
        """Return the longest entry that starts at token *index*; only its first word may carry proclitics."""
        starts = [(offset, stem) for offset, stem in stems(tokens[index], language) if stem in self._lengths]
        if not starts:
            return None
        longest = max(self._lengths[stem] for _, stem in starts)
        for length in range(min(longest, len(tokens) - index), 0, -1):
            rest = tuple(token.folded for token in tokens[index + 1 : index + length])
            for offset, stem in starts:
                if (stem, *rest) in self.entries and self._is_written(tokens[index : index + length], language):
                    return Match(offset, index + length, self.entries[stem, *rest], (stem, *rest))

        return None

    def _is_written(self, tokens: Sequence[Token], language: Language) -> bool:
        """Whether *tokens* are written as a name: with a capital; a function word that is one, too, in capitals."""
        if not self._proper or not language.capitalized:
            return True
        if len(tokens) == 1 and (tokens[0].folded in language.stop_words or tokens[0].folded in self._acronyms):
            return tokens[0].text.isupper()

        return any(token.text != token.text.lower() for token in tokens)


def shown(source: str, span: Bounds, first_word: str, language: Language) -> str:
    """Return a name as it reads by itself: the article that a preposition swallowed is put back (للاتحاد: الاتحاد)."""
    name = source[slice(*span)]
    if not has_article(first_word, language) or fold(name).startswith(language.article):
        return name
    restored = (language.article[:-1] + name, language.article + name)

    return next((form for form in restored if fold(form).split()[0] == first_word), name)


def other_forms(forms: Iterable[str], *, name: str) -> tuple[str, ...]:
    """Return the distinct *forms* other than *name*, by first appearance."""
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def is_swallowed(token: Token, offset: int, stem: str, language: Language) -> bool:
    """Whether a preposition swallowed the alif of the article (للرئيس): without it, what is left reads wrong."""
    return offset > 0 and has_article(stem, language) and not has_article(token.folded[offset:], language)


def without_conjunction(token: Token, words: Container[str], language: Language) -> int:
    """Return how many letters of *token* are a conjunction before one of *words* (0 or 1)."""
    return int(token.folded not in words and token.folded[:1] in language.conjunctions and token.folded[1:] in words)


def without_clitic(word: str, language: Language) -> str:
    """Return a folded *word* without a conjunction or preposition at its head."""
    return word[1:] if word[:1] in (*language.conjunctions, *language.prepositions) else word


def bounds_of(tokens: Sequence[Token], offset: int = 0) -> Bounds:
    """Return the span of *tokens* without the first *offset* letters and the vowel signs on them.

    A ligature (U+FEFB, lam with alef) is one character of several letters, and is never parted.
    """
    first = tokens[0]
    letters = [at for at, character in enumerate(first.text) for _ in fold(character)]
    start = letters[offset] if offset < len(letters) else 0

    return first.start + start, tokens[-1].end


@functools.lru_cache(maxsize=65536)
def _stems(folded: str, code: str) -> tuple[tuple[int, str], ...]:
    return tuple(dict.fromkeys(_cut(folded, find_language(code))))


def _cut(folded: str, language: Language) -> Iterator[tuple[int, str]]:
    yield 0, folded
    if folded[:1] in language.conjunctions and len(folded) > 2:
        yield 1, folded[1:]
    for offset in (0, 1):
        if offset and folded[:1] not in language.conjunctions:
            continue
        rest = folded[offset:]
        if rest[:1] in language.prepositions and len(rest) > 2:
            if is_assimilated(rest, language):
                yield offset + 1, language.article + rest[len(language.assimilated) :]
                yield offset + 1, language.article + rest[1:]
            yield offset + 1, rest[1:]
