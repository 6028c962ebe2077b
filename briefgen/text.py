"""A text as tokens, marked spans and sentences, all as offsets into it; folded to compare, never to output."""

import bisect
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Bounds = tuple[int, int]

# Letters of one script; digits go on with a Latin word (G20), not with an Arabic clitic (و12).
# An owner's 's stands alone.
_OWNS = r"['\u2019][sS](?!\w)"
_WORD = (
    rf"[A-Za-z](?:[^\W_]|(?!{_OWNS})['\u2019](?=[^\W_]))*"
    rf"|[^\W\d_](?:[^\W\d_]|[\u0640\u064b-\u065f\u0670\u0300-\u036f\u200c]|(?!{_OWNS})['\u2019](?=[^\W\d_]))*"
)
# Marks that only steer direction or joining (U+061C, U+200B to U+200F) are part of no token.
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})|(?P<number>\d+(?:[.,\u066b\u066c/\u2010-\u2013-]\d+)*)"
    rf"|(?P<mark>{_OWNS}|[^\w\s\u061c\u200b-\u200f\u2060]|_)"
)
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627"),  # alef with madda, hamza, wasla
        "\u0649": "\u064a",  # alef maksura
        "\u0629": "\u0647",  # ta marbuta
        "\u06a9": "\u0643",  # Persian kaf
        "\u06cc": "\u064a",  # Farsi yeh
        "\u0640": None,  # tatweel
        "\u2019": "'",
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
# Where a single mark may open or close: never between two letters, where it is an apostrophe.
_SINGLE_OPENS = re.compile(r"(?<![\w'\u2019])[\u2018'](?=[\w\u2026$\u20ac\u00a3([])(?!'?\d\ds\b)")
_SINGLE_CLOSES = re.compile(r"(?<=[^\s'])['\u2019](?![\w'])")
_ENDS = re.compile(r"[.!?\u061f\u06d4]+")
# The names of one to three letters that are written out between the full stops of an acronym (بي.بي.سي).
_LETTERS_BEFORE = re.compile(r"(?<!\w)\w{1,3}$")
_LETTERS_AFTER = re.compile(r"\w{1,3}(?!\w)")
_STOP = re.compile(r"[.!?\u061f]+(?=\s|$)")
_CLOSERS = frozenset(_GUILLEMETS + _CURLY + "\u2019')]")
_COMMAS = ",\u060c"
_SINGLES = "\u2018'"
_MARKS = re.compile(f"[{_GUILLEMETS}{_CURLY}]|{_SINGLE_OPENS.pattern}")
# Marks that are written twice, or look unlike those of print.
_DOUBLED = re.compile(
    r"''(?P<single>[^'\n]+)''|\(\((?P<round>[^()\n]+)\)\)|<<(?P<angle>[^<>\n]+)>>|\"\"(?P<straight>[^\"\n]+)\"\""
    "|\u00ab\u00ab(?P<guillemet>[^\u00ab\u00bb\n]+)\u00bb\u00bb"
)
_LOOKALIKES = str.maketrans("\u2039\u203a\u275d\u275e\uff02", '\u00ab\u00bb\u201c\u201d"')
_MAX_CLOSERS = 8
_MAX_PARAGRAPHS = 3
_MAX_NESTED = 40
_MAX_UNCLOSED = 4


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

    def is_parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends between two offsets; the end of a line in wrapped text is none."""
        if "\n" not in self.source[start:end]:
            return False
        following = bisect.bisect_right(self._paragraph_starts, start)

        return following < len(self.paragraphs) and self.paragraphs[following][0] <= end

    @functools.cached_property
    def _paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @functools.cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]


# How lines are seen to be wrapped: full ones, few of which end where a sentence does.
_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?=[^\S\n]*\S))*")
_MIN_BROKEN = 2
_MIN_WIDTH, _MAX_WIDTH = 40, 100
_MOST_FULL = 0.85
_MOST_RUNNING = 0.6
_LINE_ENDS = '.!?:\u061f\u2026"'


@functools.lru_cache(maxsize=4)
def analyse(source: str, abbreviations: frozenset[str] = frozenset()) -> Text:
    """Cut *source* into its parts; *abbreviations* are folded words whose full stop ends nothing."""
    paragraphs = tuple(find_paragraphs(source))
    marked = tuple(_find_marked(_with_print_marks(source), paragraphs))
    inside = _membership(marked)
    sentences = tuple(
        sentence for bounds in paragraphs for sentence in _find_sentences(source, bounds, inside, abbreviations)
    )

    return Text(source, tuple(tokenize(source)), paragraphs, marked, sentences)


def _with_print_marks(source: str) -> str:
    """Return *source*, as long as it is, with guillemets for marks that are written twice (''…'', ((…)), <<…>>)."""
    return _DOUBLED.sub(lambda match: f"\u00ab {match[match.lastgroup or 0]} \u00bb", source.translate(_LOOKALIKES))


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
    """Yield where the paragraphs stand, without white space round them: lines, or blocks of them in wrapped text."""
    lines = _BLOCK if _is_wrapped(source) else _LINE
    for match in lines.finditer(source):
        start, end = trim(source, match.span())
        if start < end:
            yield start, end


def _is_wrapped(source: str) -> bool:
    """Whether lines are broken where they are full, as in mails: hardly one had room for the next one's first word."""
    lines = [line.strip() for line in source.split("\n")]
    broken = [(line, after) for line, after in itertools.pairwise(lines) if line and after]
    width = max((len(line) for line, _ in broken), default=0)
    if len(broken) < _MIN_BROKEN or not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return False
    full = sum(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in broken)
    running = sum(line[-1] not in _LINE_ENDS for line, _ in broken)

    return full >= len(broken) * _MOST_FULL and running >= len(broken) * _MOST_RUNNING


def _find_marked(source: str, paragraphs: tuple[Bounds, ...]) -> Iterator[Marked]:
    """Yield top-level quotations; where a closing mark is missing, they end with sentence or paragraph."""
    resumed = 0
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1 : index + 1 + _MAX_PARAGRAPHS]
        resumed = max(start, resumed)
        for _ in range(_MAX_UNCLOSED):  # what an unclosed mark had swallowed is looked at again
            found = tuple(_scan_marks(source, resumed, end, following))
            yield from found
            resumed = found[-1].outer[1] if found else end
            if resumed >= end:
                break


def _scan_marks(source: str, start: int, end: int, following: Sequence[Bounds]) -> Iterator[Marked]:
    opened: list[int] = []
    single = start
    closers = [match.start() for match in _SINGLE_CLOSES.finditer(source, start, end)]
    for position in _MARKS.finditer(source, start, end):
        at = position.start()
        if at < single:
            continue
        if source[at] in _SINGLES:
            stop = None if opened else _close_single(source, at, closers)
            single = stop + 1 if stop is not None else single
            if stop is not None:
                yield from _make_marked(source, at + 1, stop, (at, single))
            elif not opened and source[max(at - 2, start) : at].strip() == ":":
                unclosed = tuple(_close_open(source, at, end, following))
                yield from unclosed
                single = unclosed[-1].outer[1] if unclosed else single
        else:
            yield from _take_mark(source, at, end, opened)
    if opened:
        yield from _close_open(source, opened[0], end, following)


def _close_open(source: str, opening: int, end: int, following: Sequence[Bounds]) -> Iterator[Marked]:
    """Close a quotation that its kind of mark does not: at another kind's, at a later paragraph's, at a full stop."""
    first_end = _first_end(source, opening + 1, end)
    other = next((at for at in _marks_in(source, opening + 1, first_end + 1) if _closes(source, at)), None)
    later = None if other is not None else _close_later(source, opening, following)
    stop = next(at for at in (other, later, first_end) if at is not None)

    yield from _make_marked(source, opening + 1, stop, (opening, stop + (stop in (other, later))))


def _marks_in(source: str, start: int, end: int) -> Iterator[int]:
    return (match.start() for match in _MARKS.finditer(source, start, end))


def _closes(source: str, at: int) -> bool:
    """Whether the mark *at* looks like a closing one: behind a letter, before none."""
    return not source[at - 1].isspace() and not source[at + 1 : at + 2].isalnum() and source[at] not in _SINGLES


def _close_later(source: str, opening: int, following: Sequence[Bounds]) -> int | None:
    """Return where a quotation ends that its paragraph does not close: there, if the next one opens it again.

    Else at the closing mark of one of the *following*, unless another quotation begins before.
    """
    for start, end in following:
        if source[start] in _GUILLEMETS + _CURLY + "\u2018":
            return following[0][0] - 1 if start == following[0][0] else None
        at = next(_marks_in(source, start, end), None)
        if at is not None:
            return at if _closes(source, at) and _same_family(source[opening], source[at]) else None

    return None


def _take_mark(source: str, at: int, end: int, opened: list[int]) -> Iterator[Marked]:
    """Open or close a quotation at the mark *at*; *opened* are the marks that wait for theirs."""
    if not opened:
        if _begins(source, at, end):
            opened.append(at)
    elif len(opened) == 1 and _nests(source, at, end, opened[0]):
        opened.append(at)
    elif _same_family(source[opened[-1]], source[at]) and not _opens(source, at, source[opened[-1]]):
        first = opened.pop()
        stop = _first_end(source, first + 1, at) if _begins_word(source, at) and not opened else at
        if stop < at:  # it opens another one: the closing mark was forgotten
            opened.append(at)
            yield from _make_marked(source, first + 1, stop, (first, stop))
        elif not opened:
            yield from _make_marked(source, first + 1, at, (first, at + 1))
    elif _opens(source, at, source[opened[-1]]):
        opened.append(at)


def _nests(source: str, at: int, end: int, opening: int) -> bool:
    """Whether a mark behind a space opens a name in speech that a colon opened: two more follow, the last at a stop."""
    if not source[at - 1].isspace() or source[max(opening - 2, 0) : opening].strip() != ":":
        return False
    closing = _MARKS.search(source, at + 1, min(end, at + _MAX_NESTED))
    last = _MARKS.search(source, closing.end(), end) if closing else None
    if closing is None or last is None:
        return False
    spaced = source[at + 1 : at + 2].isspace() and source[closing.start() - 1].isspace()
    plain = source[at + 1].isalnum() and _closes(source, closing.start()) and not _STOP.search(source, opening, at)

    return (spaced or plain) and re.compile(r"\s*(?:[.\u060c,!\u061f]|$)").match(source, last.end(), end) is not None


def _close_single(source: str, opening: int, closers: Sequence[int]) -> int | None:
    """Return where single marks close: behind punctuation, else where no plural owner (workers') explains it."""
    first = bisect.bisect_right(closers, opening)
    candidates = closers[first : first + _MAX_CLOSERS]
    stops = (at for at in candidates if source[at - 1] in ",.!?\u2026\u061f\u060c")
    plain = (at for at in candidates if not (source[at - 1] in "sS" and re.match(r" [a-z]", source[at + 1 : at + 3])))

    return next(stops, None) or next(plain, None) or next(iter(candidates), None)


def _begins(source: str, at: int, end: int) -> bool:
    """Whether a mark outside any quotation begins one: no stray closing mark; one between spaces is closed later."""
    before, after = source[at - 1 : at] or " ", source[at + 1 : min(at + 2, end)] or " "
    outside = before.isspace() or before in ":([\u2013\u2014" or (at > 0 and _is_letter(source, at - 1))
    if after.isspace() and before.isalpha():  # misplaced: what closes next has no other opening
        following = next(_marks_in(source, at + 1, end), None)
        return following is not None and _closes(source, following) and not _STOP.search(source, at, following)
    if after.isspace():
        return outside and re.search(f"[{_GUILLEMETS}{_CURLY}]", source[at + 1 : end]) is not None

    return outside or after.isalnum() or after in "([" + _GUILLEMETS + _CURLY


def _make_marked(source: str, start: int, end: int, outer: Bounds) -> Iterator[Marked]:
    start, end = trim(source, (start, end))
    while end > start and source[end - 1] in _COMMAS:  # it belongs to the sentence round the quotation
        end -= 1
    if start < end:
        yield Marked(start, end, outer)


def _same_family(opening: str, mark: str) -> bool:
    return (opening in _GUILLEMETS) == (mark in _GUILLEMETS)


def _opens(source: str, at: int, opening: str) -> bool:
    """Whether a mark inside a quotation opens a nested one: by its own direction, or by the space round it."""
    mark = source[at]
    if mark in _GUILLEMETS and opening in _GUILLEMETS:
        return mark == opening

    return _looks_open(source, at) and (mark == "\u201c" or not _same_family(opening, mark))


def _looks_open(source: str, at: int) -> bool:
    before = source[at - 1] if at else " "
    after = source[at + 1] if at + 1 < len(source) else " "

    return (before.isspace() or before in "([\u00ab\u201c") and not after.isspace()


def _begins_word(source: str, at: int) -> bool:
    """Whether a mark stands before a word, and behind none but one of a single letter (ب"…")."""
    return source[at + 1 : at + 2].isalnum() and (source[at - 1].isspace() or _is_letter(source, at - 1))


def _is_letter(source: str, at: int) -> bool:
    """Whether a word of a single letter, stretched or not, ends at offset *at*."""
    first = at - int(source[at] == "\u0640")

    return source[first].isalpha() and not source[max(first - 1, 0) : first].strip()


def _first_end(source: str, start: int, end: int) -> int:
    match = _STOP.search(source, start, end)

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
    """Whether a full stop without a space stands between two words that no host name, number or acronym could hold."""
    before, after = source[max(stop - 2, 0) : stop], source[stop + 1 : stop + 2]
    words = len(before) > 1 and all(unicodedata.bidirectional(c) in ("AL", "R") for c in before + after)

    return words and not (
        _LETTERS_BEFORE.search(source, max(stop - 4, 0), stop) and _LETTERS_AFTER.match(source, stop + 1)
    )


def _closes_sentence(source: str, quotation: Marked, stop: int) -> bool:
    """Whether a stop at the end of a quotation ends the sentence round it, too: after a question it may go on."""
    rest = source[quotation.outer[1] :].partition("\n")[0]

    return source[stop - 1] == "." or not rest.strip()
