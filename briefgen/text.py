"""A text as tokens, marked spans and sentences, all as offsets into it; folded to compare, never to output."""

import bisect
import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Bounds = tuple[int, int]

# Letters of one script; digits go on with a Latin word (G20), not with an Arabic clitic (و12).
_WORD = (
    r"[A-Za-z](?:[^\W_]|['\u2019](?=[^\W_]))*"
    r"|[^\W\d_](?:[^\W\d_]|[\u0640\u064b-\u065f\u0670\u0300-\u036f\u200c]|['\u2019](?=[^\W\d_]))*"
)
# Marks that only steer direction or joining (U+061C, U+200B to U+200F) are part of no token.
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})|(?P<number>\d+(?:[.,\u066b\u066c/\u2010-\u2013-]\d+)*)"
    r"|(?P<mark>[^\w\s\u061c\u200b-\u200f\u2060]|_)"
)
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627"),  # alef with madda, hamza, wasla
        "\u0649": "\u064a",  # alef maksura
        "\u0629": "\u0647",  # ta marbuta
        "\u06a9": "\u0643",  # Persian kaf
        "\u06cc": "\u064a",  # Farsi yeh
        "\u0640": None,  # tatweel
        **{
            digit: str(value)
            for value, digit in enumerate("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")
        },
        **{
            digit: str(value)
            for value, digit in enumerate("\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9")
        },
    }
)
_GUILLEMETS = "\u00ab\u00bb"
_CURLY = '"\u201c\u201d\u201e\u201f'
_ENDS = re.compile(r"[.!?\u061f\u06d4]+")
_CLOSERS = frozenset(_GUILLEMETS + _CURLY + ")]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark; *folded* is for comparing only."""

    text: str
    start: int
    end: int
    folded: str
    kind: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between a pair of quotation marks (*start*, *end*), which themselves are at *outer*."""

    start: int
    end: int
    outer: Bounds


@dataclass(frozen=True)
class Text:
    """An article's text, analysed once."""

    source: str
    tokens: tuple[Token, ...]
    paragraphs: tuple[Bounds, ...]
    marked: tuple[Marked, ...]
    sentences: tuple[Bounds, ...]

    def token_index(self, offset: int) -> int:
        """Return the index of the first token that ends after *offset*."""
        return bisect.bisect_right(self._ends, offset)

    def range_of(self, bounds: Bounds) -> Bounds:
        """Return the indexes, end exclusive, of the tokens that lie within *bounds*."""
        return bisect.bisect_left(self._starts, bounds[0]), bisect.bisect_right(self._ends, bounds[1])

    def tokens_of(self, bounds: Bounds) -> tuple[Token, ...]:
        """Return the tokens that lie within *bounds*."""
        return self.tokens[slice(*self.range_of(bounds))]

    def sentence_of(self, offset: int) -> Bounds:
        """Return the sentence that holds *offset*."""
        index = bisect.bisect_right(self._sentence_starts, offset) - 1

        return self.sentences[max(index, 0)]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]


@functools.lru_cache(maxsize=4)
def analyse(source: str, abbreviations: frozenset[str] = frozenset()) -> Text:
    """Cut *source* into its parts; *abbreviations* are folded words whose full stop ends nothing."""
    paragraphs = tuple(find_paragraphs(source))
    marked = tuple(_find_marked(source, paragraphs))
    inside = _membership(marked)
    sentences = tuple(
        sentence for bounds in paragraphs for sentence in _find_sentences(source, bounds, inside, abbreviations)
    )

    return Text(source, tuple(tokenize(source)), paragraphs, marked, sentences)


def fold(text: str) -> str:
    """Return *text* without case, hamza seats, diacritics and tatweel, with ASCII digits."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))

    return plain.translate(_FOLDS).casefold()


def tokenize(source: str) -> Iterator[Token]:
    """Yield the tokens of *source*; offsets count from its start."""
    for match in _TOKEN.finditer(source):
        folded = _fold_word(match[0])
        if folded:  # a tatweel alone is no word
            yield Token(match[0], match.start(), match.end(), folded, match.lastgroup or "mark")


def fold_words(source: str) -> tuple[str, ...]:
    """Return the tokens of *source*, folded: how a name of several words is looked up."""
    return tuple(token.folded for token in tokenize(source))


def trim(source: str, bounds: Bounds) -> Bounds:
    """Return *bounds* without white space at either end."""
    start, end = bounds
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1

    return start, end


@functools.lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    return fold(word)


def find_paragraphs(source: str) -> Iterator[Bounds]:
    """Yield where the lines stand that hold anything, without the white space round them."""
    for match in re.finditer(r"[^\n]+", source):
        start, end = trim(source, match.span())
        if start < end:
            yield start, end


def _find_marked(source: str, paragraphs: tuple[Bounds, ...]) -> Iterator[Marked]:
    """Yield top-level quotations; where a closing mark is missing, they end with sentence or paragraph."""
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        reopened = following is not None and source[following[0]] in _GUILLEMETS + _CURLY
        yield from _scan_marks(source, start, end, reopened=reopened)


def _scan_marks(source: str, start: int, end: int, *, reopened: bool) -> Iterator[Marked]:
    opened: list[int] = []
    for position in re.finditer(f"[{_GUILLEMETS}{_CURLY}]", source[start:end]):
        at = start + position.start()
        if not opened:
            if _begins(source, at, end):
                opened.append(at)
        elif _same_family(source[opened[-1]], source[at]) and not _opens(source, at, source[opened[-1]]):
            first = opened.pop()
            if not opened:
                yield from _make_marked(source, first + 1, at, (first, at + 1))
        elif _opens(source, at, source[opened[-1]]):
            opened.append(at)
    if opened:
        stop = end if reopened else _first_end(source, opened[0] + 1, end)
        yield from _make_marked(source, opened[0] + 1, stop, (opened[0], stop))


def _begins(source: str, at: int, end: int) -> bool:
    """Whether a mark outside any quotation begins one: no stray closing mark; one between spaces is closed later."""
    before, after = source[at - 1 : at] or " ", source[at + 1 : min(at + 2, end)] or " "
    outside = before.isspace() or before in ":("
    if after.isspace():
        return outside and re.search(f"[{_GUILLEMETS}{_CURLY}]", source[at + 1 : end]) is not None

    return outside or after.isalnum() or after in "([" + _GUILLEMETS + _CURLY


def _make_marked(source: str, start: int, end: int, outer: Bounds) -> Iterator[Marked]:
    start, end = trim(source, (start, end))
    if start < end:
        yield Marked(start, end, outer)


def _same_family(opening: str, mark: str) -> bool:
    return (opening in _GUILLEMETS) == (mark in _GUILLEMETS)


def _opens(source: str, at: int, opening: str) -> bool:
    """Whether a mark inside a quotation opens a nested one: by its own direction, or by the space round it."""
    mark = source[at]
    if mark in _GUILLEMETS and opening in _GUILLEMETS:
        return mark == opening
    before = source[at - 1] if at else " "
    after = source[at + 1] if at + 1 < len(source) else " "
    looks_open = (before.isspace() or before in "([\u00ab\u201c") and not after.isspace()

    return looks_open and (mark == "\u201c" or not _same_family(opening, mark))


def _first_end(source: str, start: int, end: int) -> int:
    match = re.compile(r"[.!?\u061f]+(?=\s|$)").search(source, start, end)

    return match.start() if match else end


def _membership(marked: tuple[Marked, ...]) -> Callable[[int], Marked | None]:
    starts = [span.start for span in marked]

    def inside(offset: int) -> Marked | None:
        index = bisect.bisect_right(starts, offset) - 1

        return marked[index] if index >= 0 and offset < marked[index].end else None

    return inside


def _find_sentences(
    source: str, bounds: Bounds, inside: Callable[[int], Marked | None], abbreviations: frozenset[str]
) -> Iterator[Bounds]:
    start, end = bounds
    for match in _ENDS.finditer(source, start, end):
        stop = match.end()
        if match.start() < start or not _ends_sentence(source, match, end, abbreviations):
            continue
        quotation = inside(match.start())
        if quotation is not None and (stop < quotation.end or not _closes_sentence(source, quotation, stop)):
            continue
        while stop < end and source[stop] in _CLOSERS:
            stop += 1
        yield trim(source, (start, stop))
        start = stop
    if trim(source, (start, end))[0] < end:
        yield trim(source, (start, end))


def _ends_sentence(source: str, match: "re.Match[str]", end: int, abbreviations: frozenset[str]) -> bool:
    stop = match.end()
    while stop < end and source[stop] in _CLOSERS:
        stop += 1
    if stop < end and not source[stop].isspace():
        return match[0] == "." and stop == match.end() and _joins_words(source, match.start())
    if match[0] != ".":
        return not match[0].startswith("..") or stop >= end
    word = re.compile(r"(\w+)$").search(source, max(match.start() - 12, 0), match.start())

    return word is None or _fold_word(word[1]) not in abbreviations


def _joins_words(source: str, stop: int) -> bool:
    """Whether a full stop without a space stands between two words that no host name or number could hold."""
    before, after = source[max(stop - 2, 0) : stop], source[stop + 1 : stop + 2]

    return len(before) > 1 and all(unicodedata.bidirectional(c) in ("AL", "R") for c in before + after)


def _closes_sentence(source: str, quotation: Marked, stop: int) -> bool:
    """Whether a stop at the end of a quotation ends the sentence round it, too: after a question it may go on."""
    rest = source[quotation.outer[1] :].partition("\n")[0]

    return source[stop - 1] == "." or not rest.strip()
