"""What extractors must know of a language, as data: one module per language, named by its ISO 639 code."""

import functools
import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefgen.errors import UnknownLanguageError

KNOWN = ("ar",)

Gender = Literal["m", "f", "p"]
Stance = Literal["affirms", "denies", "alleges", "asks"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word. *finite*: it has a subject of its own, else it leans on the sentence's; *weak*: also an everyday word."""

    gender: Gender
    finite: bool
    stance: Stance = "affirms"
    weak: bool = False
    fragment: bool = False
    relayed: bool = False


@dataclass(frozen=True, eq=False)
class DateWords:
    """The calendar vocabulary; every key is folded, multi-word keys are joined by single spaces."""

    months: Mapping[str, int]
    hijri_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    day_words: Mapping[str, int]
    day_nouns: frozenset[str]
    units: Mapping[str, tuple[int, str]]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    next_words: frozenset[str]
    last_words: frozenset[str]
    this_words: frozenset[str]
    halves: Mapping[str, int]
    parts: Mapping[str, str]
    day_parts: frozenset[str]
    after_words: frozenset[str]
    before_words: frozenset[str]
    anchors: frozenset[str]
    deadlines: Mapping[str, str]
    range_from: frozenset[str]
    range_to: frozenset[str]
    year_prepositions: frozenset[str]
    definite_years: frozenset[str]
    final_words: frozenset[str]
    of_words: frozenset[str]
    month_nouns: frozenset[str]
    month_prepositions: frozenset[str]
    year_nouns: frozenset[str]
    equations: frozenset[str]
    demonstratives: frozenset[str]
    definite_units: Mapping[str, str]
    plural_units: frozenset[str]
    name_triggers: frozenset[str]
    recurring: frozenset[str]
    future_verbs: frozenset[str]
    future_phrases: Mapping[str, str]
    future_nouns: frozenset[str]
    imperfect_letters: frozenset[str]
    negations: frozenset[str]
    cancelled: frozenset[str]
    hijri_eras: frozenset[str]
    gregorian_eras: frozenset[str]
    durations: frozenset[str]


@dataclass(frozen=True, eq=False)
class Language:
    """One language; all words are folded (briefgen.text.fold)."""

    code: str
    article: str
    assimilated: str
    final_weak: str
    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    linking_prepositions: tuple[str, ...]
    future_prefix: str
    imperfect_prefix: str
    cues: Mapping[str, Cue]
    complementizers: frozenset[str]
    exact_cues: Mapping[str, str]
    negations: frozenset[str]
    with_pronoun: frozenset[str]
    audiences: frozenset[str]
    verbs: frozenset[str]
    deputies: frozenset[str]
    attributions: frozenset[tuple[str, ...]]
    adverbs: frozenset[str]
    relatives: frozenset[str]
    stop_words: frozenset[str]
    common_words: frozenset[str]
    no_name_shapes: re.Pattern[str]
    pronoun_suffixes: tuple[str, ...]
    term_heads: frozenset[str]
    role_heads: Mapping[str, str]
    role_nouns: frozenset[str]
    role_particles: frozenset[str]
    titles: frozenset[tuple[str, ...]]
    honorifics: frozenset[tuple[str, ...]]
    given_names: frozenset[str]
    exact_names: frozenset[str]
    name_particles: frozenset[str]
    waw_names: frozenset[str]
    noun_endings: frozenset[str]
    accusative: str
    feminine_ending: str
    organization_heads: frozenset[str]
    organization_adjectives: frozenset[str]
    relay_prepositions: frozenset[str]
    oblique: frozenset[str]
    place_prepositions: frozenset[str]
    no_countries: frozenset[tuple[str, ...]]
    notices: frozenset[str]
    demonym_suffixes: tuple[str, ...]
    dangling_openers: frozenset[str]
    demonstratives: frozenset[str]
    abbreviations: frozenset[str]
    dates: DateWords
    connectives: frozenset[tuple[str, ...]] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    organizations: Mapping[tuple[str, ...], str] = field(default_factory=dict)


def find_language(tag: str) -> Language:
    """Return the language of a BCP 47 *tag*. Raises UnknownLanguageError that names those with an extractor."""
    code = re.split("[-_]", tag)[0].lower()
    if code not in KNOWN:
        raise UnknownLanguageError(f"language {tag!r} has no extractor; there is one for: {', '.join(KNOWN)}")

    return _load(code)


@functools.cache
def _load(code: str) -> Language:
    language: Language = importlib.import_module(f"briefgen.languages.{code}").LANGUAGE

    return language


# Letters that one language of a script has and its neighbours lack.
_LETTERS = (
    ("ur", "\u0679\u0688\u0691\u06ba\u06d2\u06be\u06c1"),
    ("fa", "\u067e\u0686\u0698\u06af\u06a9\u06cc"),
)
_SCRIPTS = (
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("en", re.compile("[A-Za-z]")),
)


def detect(text: str) -> str:
    """Return the likely BCP 47 language of *text* from its letters, "und" when there is no hint. Looks at 20,000 characters."""
    sample = text[:20000]
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    script = max(counts, key=lambda code: counts[code])
    if counts[script] == 0:
        return "und"
    if script != "ar":
        return script if script == "he" else _detect_latin(sample)
    for code, letters in _LETTERS:
        if sum(sample.count(letter) for letter in letters) > counts["ar"] * 0.01:
            return code

    return "ar"


def _detect_latin(sample: str) -> str:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    hints = {"en": {"the", "of", "and", "in"}, "fr": {"le", "la", "les", "des", "et"}}
    shares = {code: sum(word in hint for word in words) for code, hint in hints.items()}
    best = max(shares, key=lambda code: shares[code])

    return best if shares[best] * 20 >= len(words) else "und"
