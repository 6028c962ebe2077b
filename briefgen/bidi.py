"""Which way text runs: the Unicode Bidirectional Algorithm (UAX#9) over whole paragraphs, and the tokens it garbles."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Literal

Direction = Literal["rtl", "ltr"]

LEFT_TO_RIGHT_MARK = "\u200e"
MARKS: dict[Direction, str] = {"ltr": LEFT_TO_RIGHT_MARK, "rtl": "\u200f"}

# Not in Word documents, where Word writes and expects its own.
EMBEDDINGS: dict[Direction, str] = {"ltr": "\u202a", "rtl": "\u202b"}
POP = "\u202c"

# BidiBrackets.txt; guillemets are mirrored but no paired brackets. The angle brackets' canonical twins pair as well.
_BRACKETS = "() [] {} \u2329\u232a \u27e8\u27e9 \u3008\u3009 \u300a\u300b \u300c\u300d \u300e\u300f \u3010\u3011"
_CLOSING = {pair[0]: pair[1] for pair in f"{_BRACKETS} \uff08\uff09 \uff3b\uff3d \uff5b\uff5d".split()}
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_MOST_OPEN_BRACKETS = 63  # UAX#9 BD16

# Embeddings and overrides never occur in clean text; isolates and line ends are neutrals here.
_EMBEDDINGS = ("LRE", "RLE", "LRO", "RLO", "PDF")
_LETTERS: dict[Direction, tuple[str, ...]] = {"rtl": ("R", "AL"), "ltr": ("L",)}
# Without a character of these, a paragraph of the other direction runs one way (W7, N1-N2).
_LEFT_TO_RIGHT_CLASSES = frozenset({"L"})
_RIGHT_TO_LEFT_CLASSES = frozenset({"R", "AL", "AN"})
_NEUTRALS = ("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI")
_ISOLATES = ("LRI", "RLI", "FSI", "PDI")
# Numbers count as right-to-left when neutrals and brackets look round (N0-N1).
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}

_RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_URL = r"(?:https?://|www\.)[^\s<>\"\u00ab\u00bb\u201c\u201d\u0590-\u08ff\u200e\u200f]*[A-Za-z0-9/#=&%_~-]"
_EMAIL = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_TIME = r"[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
_ISO_DATE = rf"(?<![0-9])[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:{_TIME})?(?![0-9])"
_PHONE = r"(?<![A-Za-z0-9+])\+[0-9](?:[ ()-]{0,2}[0-9]){4,}|(?<![0-9-])[0-9]++(?:-[0-9]++){2,}(?!-)"
_VERSION = r"(?<![A-Za-z0-9.])v?[0-9]++(?:\.[0-9]++){2,}"
_HANDLE = r"(?<![\w@#])[@#](?=[0-9_]*[A-Za-z])[A-Za-z0-9_]+"
_SIGNED = r"(?<![^\W\u0648])[+\u2212-][0-9]++(?:[.,][0-9]++)*(?![\w-])"
_SUFFIXED = r"(?<![A-Za-z0-9])[A-Za-z0-9]++(?:\+\+?|#)(?![\w+#])"
_LEFT_TO_RIGHT_TOKEN = re.compile(f"{_URL}|{_EMAIL}|{_ISO_DATE}|{_PHONE}|{_VERSION}|{_HANDLE}|{_SIGNED}|{_SUFFIXED}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph that runs one way."""

    text: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text; *is_ltr* when right-to-left text around it would put its parts in the wrong order."""

    text: str
    is_ltr: bool


def direction_of(text: str) -> Direction | None:
    """Return the direction of the first strong character (UAX#9 P2), None where there is none."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return "rtl"
            case "L":
                return "ltr"

    return None


def main_direction_of(text: str) -> Direction | None:
    """Return the direction of most letters, "ltr" where both have as many, None where there are none.

    Marks for direction are no letters.
    """
    letters = Counter(unicodedata.bidirectional(letter) for letter in text if unicodedata.category(letter) != "Cf")
    rtl, ltr = (sum(letters[kind] for kind in _LETTERS[direction]) for direction in ("rtl", "ltr"))
    if not rtl and not ltr:
        return None

    return "rtl" if rtl > ltr else "ltr"


def has_letters(text: str, direction: Direction) -> bool:
    """Whether *text* has a letter that runs that way; marks for direction are none."""
    return any(unicodedata.bidirectional(c) in _LETTERS[direction] and unicodedata.category(c) != "Cf" for c in text)


def direction_of_language(tag: str) -> Direction:
    """Return how the language of a BCP 47 tag is written."""
    return "rtl" if tag.partition("-")[0].lower() in _RIGHT_TO_LEFT_LANGUAGES else "ltr"


def split_runs(text: str, *, direction: Direction) -> tuple[Run, ...]:
    """Split a whole paragraph of base *direction* into runs whose texts concatenate to *text*. Takes linear time."""
    runs = groupby(zip(text, resolve(text, direction=direction), strict=True), key=lambda pair: pair[1])

    return tuple(Run("".join(character for character, _ in pairs), way) for way, pairs in runs)


def resolve(text: str, *, direction: Direction) -> list[Direction]:
    """Return the direction of every character of a whole paragraph of base *direction*.

    What ends as L (UAX#9 W1-N2) is left to right; letters, neutrals and numbers of a right-to-left context are not
    (ISO 29500-1 Annex I.7). Takes linear time.
    """
    others = _RIGHT_TO_LEFT_CLASSES if direction == "ltr" else _LEFT_TO_RIGHT_CLASSES
    if others.isdisjoint(map(_classify, set(text))):  # most paragraphs have letters of one direction only
        return [direction] * len(text)

    return ["ltr" if kind == "L" else "rtl" for kind in resolve_classes(text, direction=direction)]


def resolve_classes(text: str, *, direction: Direction) -> list[str]:
    """Return the class of every character of a paragraph, L, R, EN or AN, as UAX#9 has it before levels (W1-N2)."""
    base = "R" if direction == "rtl" else "L"
    original = ["BN" if (kind := _classify(character)) in _EMBEDDINGS else kind for character in text]
    kinds = _resolve_marks(original, base)
    kinds = _resolve_arabic_numbers(kinds, base)
    kinds = _resolve_separators(kinds)
    kinds = _resolve_terminators(kinds)
    kinds = _resolve_latin_numbers(kinds, base)
    kinds = _resolve_brackets(text, kinds, original, base)

    return _resolve_neutrals(kinds, base)


def split_tokens(text: str) -> tuple[Token, ...]:
    """Split *text* into tokens that concatenate to it; addresses, ISO dates, phone numbers, -5, C++ are is_ltr."""
    return tuple(Token(part, is_ltr) for part, is_ltr in _find_tokens(text) if part)


def span_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the left-to-right tokens of *text* stand."""
    start = 0
    for token in split_tokens(text):
        if token.is_ltr:
            yield start, start + len(token.text)
        start += len(token.text)


def isolate(text: str, *, direction: Direction) -> str:
    """Put U+200E on both sides of every left-to-right token of right-to-left text; idempotent.

    Marks, not isolates: readers of Word documents do not all know U+2066-U+2069 (ISO 29500-1 Annex I.7 is of 2008).
    """
    if direction == "ltr":
        return text
    tokens = split_tokens(text)
    texts = ["", *(token.text for token in tokens), ""]

    return "".join(
        _mark(token.text, texts[index], texts[index + 2]) if token.is_ltr else token.text
        for index, token in enumerate(tokens)
    )


def _find_tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text*; marks in it neither make nor hide a token, so that marking twice is marking once."""
    plain, places = text, list(range(len(text)))
    if LEFT_TO_RIGHT_MARK in text:
        plain = text.replace(LEFT_TO_RIGHT_MARK, "")
        places = [index for index, character in enumerate(text) if character != LEFT_TO_RIGHT_MARK]
    end = 0
    for match in _LEFT_TO_RIGHT_TOKEN.finditer(plain):
        start, stop = places[match.start()], places[match.end() - 1] + 1
        yield text[end:start], False
        yield text[start:stop], True
        end = stop
    yield text[end:], False


def _mark(token: str, before: str, after: str) -> str:
    opening = "" if before.endswith(LEFT_TO_RIGHT_MARK) else LEFT_TO_RIGHT_MARK
    closing = "" if after.startswith(LEFT_TO_RIGHT_MARK) else LEFT_TO_RIGHT_MARK

    return f"{opening}{token}{closing}"


def _classify(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"  # unassigned code points have no class


def _resolve_marks(original: list[str], base: str) -> list[str]:
    """Give marks and invisible characters the class of what they follow (W1, and 5.2 for BN)."""
    kinds, previous = [], base
    for kind in original:
        if kind not in ("NSM", "BN"):
            previous = kind
        elif previous in _ISOLATES:
            previous = "ON"
        kinds.append(previous)

    return kinds


def _resolve_arabic_numbers(kinds: list[str], base: str) -> list[str]:
    """Turn European numbers after Arabic letters into Arabic ones (W2), and those letters into R (W3)."""
    resolved, strong = [], base
    for kind in kinds:
        if kind in ("L", "R", "AL"):
            strong = kind
        resolved.append("AN" if kind == "EN" and strong == "AL" else "R" if kind == "AL" else kind)

    return resolved


def _resolve_separators(kinds: list[str]) -> list[str]:
    """Let one separator between two numbers of a kind join them (W4)."""
    resolved = kinds[:]
    for index in range(1, len(kinds) - 1):
        before, kind, after = resolved[index - 1], kinds[index], kinds[index + 1]
        if before == after and ((kind in ("ES", "CS") and after == "EN") or (kind == "CS" and after == "AN")):
            resolved[index] = after

    return resolved


def _resolve_terminators(kinds: list[str]) -> list[str]:
    """Let terminators such as % join a European number beside them (W5); all that is left is neutral (W6)."""
    resolved: list[str] = []
    groups = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    for index, (kind, length) in enumerate(groups):
        beside = [neighbour for neighbour, _ in groups[max(index - 1, 0) : index + 2]]
        joined = "EN" if kind == "ET" and "EN" in beside else kind
        resolved += ["ON" if joined in ("ET", "ES", "CS") else joined] * length

    return resolved


def _resolve_latin_numbers(kinds: list[str], base: str) -> list[str]:
    """Turn European numbers after left-to-right letters into L (W7)."""
    resolved, strong = [], base
    for kind in kinds:
        if kind in ("L", "R"):
            strong = kind
        resolved.append("L" if kind == "EN" and strong == "L" else kind)

    return resolved


def _pair_brackets(text: str, kinds: list[str]) -> dict[int, int]:
    """Return opening -> closing position of paired brackets (BD16)."""
    pairs: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in _CLOSING:
            if len(waiting) == _MOST_OPEN_BRACKETS:
                break
            waiting.append((_canonical(_CLOSING[character]), index))
        elif depth := _find_waiting(waiting, _canonical(character)):
            pairs[waiting[-depth][1]] = index
            del waiting[-depth:]

    return pairs


def _canonical(bracket: str) -> str:
    return _CANONICAL.get(bracket, bracket)


def _find_waiting(waiting: list[tuple[str, int]], closing: str) -> int:
    """Return how deep the opening bracket of *closing* lies, 0 where there is none."""
    return next((depth for depth, (wanted, _) in enumerate(reversed(waiting), 1) if wanted == closing), 0)


def _resolve_brackets(text: str, kinds: list[str], original: list[str], base: str) -> list[str]:
    """Give both brackets of a pair one direction, from what they hold and what stands before (N0)."""
    pairs = _pair_brackets(text, kinds)
    if not pairs:
        return kinds
    counts = {side: [0, *accumulate(_STRONG.get(kind) == side for kind in kinds)] for side in ("L", "R")}
    resolved, before = kinds[:], base
    for index in range(len(kinds)):
        if index in pairs:
            held = {side for side in ("L", "R") if counts[side][pairs[index]] > counts[side][index]}
            if held:
                side = base if base in held else before
                _set_bracket(resolved, original, index, side)
                _set_bracket(resolved, original, pairs[index], side)
        before = _STRONG.get(resolved[index], before)

    return resolved


def _set_bracket(resolved: list[str], original: list[str], index: int, side: str) -> None:
    """Set a bracket, and the marks that follow it, to *side*."""
    resolved[index] = side
    for after in range(index + 1, len(original)):
        if original[after] not in ("NSM", "BN"):
            break
        resolved[after] = side


def _resolve_neutrals(kinds: list[str], base: str) -> list[str]:
    """Give neutrals the direction of both their neighbours, or the paragraph's (N1, N2)."""
    resolved: list[str] = []
    groups = [(is_neutral, list(group)) for is_neutral, group in groupby(kinds, key=lambda kind: kind in _NEUTRALS)]
    for index, (is_neutral, group) in enumerate(groups):
        if not is_neutral:
            resolved += group
            continue
        before = _STRONG[groups[index - 1][1][-1]] if index else base
        after = _STRONG[groups[index + 1][1][0]] if index + 1 < len(groups) else base
        resolved += [before if before == after else base] * len(group)

    return resolved
