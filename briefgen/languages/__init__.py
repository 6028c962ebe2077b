"""What extractors must know of a language, as data: one module per language, named by its ISO 639 code."""

import functools
import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.errors import UnknownLanguageError
from briefgen.languages.bodies import BodyWords
from briefgen.languages.data import Organization
from briefgen.lexicon import Lexicon
from briefgen.text import fold_words

KNOWN = ("ar", "en")

# What a verb agrees with: masculine, feminine, a plural of people, or no matter what ("n").
Gender = Literal["m", "f", "p", "n"]
Stance = Literal["affirms", "denies", "alleges", "asks"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word.

    *finite*: it has a subject of its own, else it leans on the sentence's. *weak*: also an everyday word; *fragment*: it
    reports words rather than clauses; *noun*: it reports a clause only (قوله إن). *takes*: the words that may stand right
    before its complementizer (أشار إلى أن), of which one must where it is *strict* (رفض فكرة أن); *follows*: those of
    which one must stand right behind it (جاء في). *quoting*: nothing but what is said is its object. *bare*: a clause
    may follow without a complementizer; *addressed*: whom it is said to comes first (told reporters); *describes*: whom
    or what it is said of does (وصفه بأنه). *sources*: its subject only passes on what somebody said, who stands behind
    one of these words before its clause (نقلت الوكالة عن الوزير أن).
    """

    gender: Gender
    finite: bool
    stance: Stance = "affirms"
    weak: bool = False
    fragment: bool = False
    relayed: bool = False
    noun: bool = False
    strict: bool = False
    quoting: bool = False
    takes: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    bare: bool = False
    addressed: bool = False
    describes: bool = False
    sources: frozenset[str] = frozenset()


_NONE: frozenset[str] = frozenset()
_NO_PHRASES: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Feast:
    """A day or days of every year; *days* long, from *day* of *month* on, or *day* days from Easter Sunday."""

    calendar: Literal["hijri", "gregorian", "easter"]
    month: int
    day: int
    days: int = 1


@dataclass(frozen=True, eq=False, kw_only=True)
class DateWords:
    """The calendar vocabulary; every key is folded, multi-word keys are joined by single spaces.

    What a language lacks is left empty, and what is not filled stays unresolved. Directions are -1 for last, 0 for
    this and 1 for next; units are day, week, weekend, month, year, decade and century; *ordinals* go up to 31.
    """

    capitalized: bool = False
    month_first: bool = False
    months: Mapping[str, int]
    ambiguous_months: frozenset[str] = _NONE
    hijri_months: Mapping[str, int] = field(default_factory=dict)
    seasons: Mapping[str, int] = field(default_factory=dict)
    season_nouns: frozenset[str] = _NONE
    feasts: Mapping[str, Feast] = field(default_factory=dict)
    feast_prepositions: frozenset[str] = _NONE
    weekdays: Mapping[str, int]
    day_words: Mapping[str, int]
    today_qualifiers: frozenset[str] = _NONE
    today_leads: frozenset[str] = _NONE
    day_nouns: frozenset[str] = _NONE
    plural_day_nouns: frozenset[str] = _NONE
    day_parts: frozenset[str] = _NONE
    day_parts_after: frozenset[str] = _NONE
    units: Mapping[str, tuple[int, str]]
    plural_units: frozenset[str] = _NONE
    definite_units: Mapping[str, str] = field(default_factory=dict)
    counted_units: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    general_heads: frozenset[str] = _NONE
    numbers: Mapping[str, int]
    year_numbers: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int]
    final_words: frozenset[str] = _NONE
    ordinal_suffixes: frozenset[str] = _NONE
    directions_before: Mapping[str, int] = field(default_factory=dict)
    directions_after: Mapping[str, int] = field(default_factory=dict)
    fractions: Mapping[str, int] = field(default_factory=dict)
    quarters: Mapping[str, int] = field(default_factory=dict)
    accounts: frozenset[str] = _NONE
    weeks_of_month: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    part_links: frozenset[str] = _NONE
    decades: Mapping[str, int] = field(default_factory=dict)
    decade_suffixes: frozenset[str] = _NONE
    decade_nouns: frozenset[str] = _NONE
    century_nouns: frozenset[str] = _NONE
    eras_before: frozenset[str] = _NONE
    lifetimes: frozenset[str] = _NONE
    after_words: frozenset[str] = _NONE
    before_words: frozenset[str] = _NONE
    offset_suffixes: Mapping[str, int] = field(default_factory=dict)
    approximators: frozenset[str] = _NONE
    anchors: frozenset[str] = _NONE
    deadlines: Mapping[str, str] = field(default_factory=dict)
    firm_deadlines: frozenset[str] = _NONE
    and_words: frozenset[str] = _NONE
    since_words: frozenset[str] = _NONE
    or_words: frozenset[str] = _NONE
    range_from: frozenset[str] = _NONE
    range_between: frozenset[str] = _NONE
    range_to: frozenset[str] = _NONE
    range_joints: frozenset[str] = _NONE
    of_words: frozenset[str] = _NONE
    articles: frozenset[str] = _NONE
    determiners: frozenset[str] = _NONE
    month_nouns: frozenset[str] = _NONE
    month_prepositions: frozenset[str] = _NONE
    year_nouns: frozenset[str] = _NONE
    year_prepositions: frozenset[str] = _NONE
    same_words: frozenset[str] = _NONE
    of_it_words: frozenset[str] = _NONE
    told_before: Mapping[str, int] = field(default_factory=dict)
    told_after: Mapping[str, int] = field(default_factory=dict)
    special_years: frozenset[str] = _NONE
    title_nouns: frozenset[str] = _NONE
    feast_verbs: frozenset[str] = _NONE
    onwards: frozenset[str] = _NONE
    period_nouns: frozenset[str] = _NONE
    equations: frozenset[str] = _NONE
    hijri_eras: frozenset[str] = _NONE
    gregorian_eras: frozenset[str] = _NONE
    names: frozenset[str] = _NONE
    name_triggers: frozenset[str] = _NONE
    namesakes: frozenset[str] = _NONE
    numbered_nouns: frozenset[str] = _NONE
    measures: frozenset[str] = _NONE
    name_tails: frozenset[str] = _NONE
    recurring: frozenset[str] = _NONE
    recurring_after: frozenset[str] = _NONE
    possessives: frozenset[str] = _NONE
    future_verbs: frozenset[str] = _NONE
    plural_verbs: frozenset[str] = _NONE
    plural_endings: tuple[str, ...] = ()
    agreeing_verbs: frozenset[str] = _NONE
    past_verbs: frozenset[str] = _NONE
    present_auxiliaries: frozenset[str] = _NONE
    past_nouns: frozenset[str] = _NONE
    future_phrases: Mapping[str, str] = field(default_factory=dict)
    clause_openers: frozenset[str] = _NONE
    possible_words: frozenset[str] = _NONE
    affirming_words: frozenset[str] = _NONE
    perfect_endings: tuple[str, ...] = ()
    limiters: frozenset[str] = _NONE
    extremes: frozenset[str] = _NONE
    moved: frozenset[str] = _NONE
    future_nouns: frozenset[str] = _NONE
    locatives: frozenset[str] = _NONE
    planning_verbs: frozenset[str] = _NONE
    planned_nouns: frozenset[str] = _NONE
    no_imperfects: frozenset[str] = _NONE
    no_futures: frozenset[str] = _NONE
    imperfect_letters: frozenset[str] = _NONE
    negations: frozenset[str] = _NONE
    cancelled: frozenset[str] = _NONE
    place_words: frozenset[str] = _NONE
    place_prefixes: frozenset[str] = _NONE

    @functools.cached_property
    def future_openers(self) -> frozenset[str]:
        """The first words of the phrases that tell of the future."""
        return frozenset(phrase.split()[0] for phrase in self.future_phrases)

    @functools.cached_property
    def past_forms(self) -> frozenset[str]:
        """The verbs of the past, with those that are nouns as well."""
        return self.past_verbs | self.past_nouns

    @functools.cached_property
    def leads(self) -> frozenset[str]:
        """The prepositions that introduce a date."""
        return (
            self.month_prepositions | self.year_prepositions | self.feast_prepositions | self.range_from
        ) | self.range_between


@dataclass(frozen=True, eq=False, kw_only=True)
class SubjectWords:
    """What stands in and round the subject of a verb of saying; all words are folded.

    *named* are the nouns of bodies whose name follows them at once (شركة أرامكو); *tenures* say since when or how an
    office is held (سابقا, بالإنابة); *predicates* open what is said of somebody (وصفه بأنه);
    *affiliates* and *origins* join somebody to a body (مصادر مقربة من الوزارة).
    """

    nouns: Mapping[str, Gender] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    selves: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by the noun that points back
    prepositions: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    verbal: frozenset[str] = frozenset()  # before verbs only
    answering: frozenset[str] = frozenset()
    continuing: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    tenures: frozenset[str] = frozenset()
    affiliates: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    predicates: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    mouthpieces: frozenset[str] = frozenset()
    protagonists: frozenset[str] = frozenset()
    bynames: frozenset[str] = frozenset()
    descriptive: frozenset[str] = frozenset()
    topical: frozenset[str] = frozenset()
    national: frozenset[str] = frozenset()  # kinds of bodies that every country has
    objects: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    issuing: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()  # which show something to whoever names them (الدلائل تشير إلى)
    feminine_names: frozenset[str] = frozenset()
    masculine_names: frozenset[str] = frozenset()
    stipulating: frozenset[str] = frozenset()  # what laws and papers do
    sacred: frozenset[str] = frozenset()  # who is cited, and never goes on
    feminine_endings: tuple[str, ...] = ()  # of adjectives; unfolded as those below
    common_endings: tuple[str, ...] = ()
    elatives: tuple[str, ...] = ()
    generic_roles: frozenset[str] = frozenset()
    common_roles: frozenset[str] = frozenset()
    exact_roles: frozenset[str] = frozenset()
    loose_ranks: frozenset[str] = frozenset()
    personal_ranks: frozenset[str] = frozenset()  # of people whose country is their own, no office's


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """One language; all words are folded (briefgen.text.fold). What a language lacks is left empty."""

    code: str
    capitalized: bool = False  # names are
    subject_first: bool = False  # before its verb
    article: str = ""
    assimilated: str = ""
    final_weak: str = ""
    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    linking_prepositions: tuple[str, ...] = ()
    future_prefix: str = ""
    imperfect_prefix: str = ""
    cues: Mapping[str, Cue]
    complementizers: frozenset[str]
    exact_cues: Mapping[str, str] = field(default_factory=dict)
    no_complementizers: frozenset[str] = _NONE  # unfolded: words that fold to one
    first_person_prefix: str = ""  # unfolded
    first_persons: frozenset[str] = _NONE  # unfolded
    consequences: frozenset[str] = _NONE  # conjunctions of what follows from something
    verb_negations: frozenset[str] = _NONE  # behind which only a verb stands
    noun_negations: frozenset[str] = _NONE  # behind which none does
    negations: frozenset[str] = _NONE
    with_pronoun: frozenset[str] = _NONE
    audiences: frozenset[str] = _NONE
    verbs: frozenset[str] = _NONE
    deputies: frozenset[str] = _NONE
    attributions: frozenset[tuple[str, ...]] = _NO_PHRASES
    pointers: frozenset[tuple[str, ...]] = (
        _NO_PHRASES  # which point to the words before: what is done with them follows
    )
    adverbs: frozenset[str] = _NONE
    relatives: frozenset[str] = _NONE
    stop_words: frozenset[str]
    common_words: frozenset[str] = _NONE
    everyday_words: frozenset[str] = _NONE
    no_name_shapes: re.Pattern[str] = re.compile("(?!)")
    pronoun_suffixes: tuple[str, ...] = ()
    term_heads: frozenset[str] = _NONE
    announcers: frozenset[str] = _NONE  # nouns whose name may follow in marks, though speech may open with them
    examples: frozenset[str] = _NONE  # words for examples, whose names follow behind a colon
    callings: frozenset[str] = _NONE  # verbs by which something is called, a few words before its name
    role_heads: Mapping[str, str]
    role_phrases: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    role_nouns: frozenset[str] = _NONE
    role_particles: frozenset[str] = _NONE
    post_particles: frozenset[str] = _NONE  # join to a role where it is held (المشرف على القسم)
    venues: frozenset[str] = _NONE  # tell where somebody acts, not where an office is held (في مقر الوزارة)
    role_adjectives: frozenset[str] = _NONE  # definite everyday words that are adjectives (الجديد), not nouns
    chiefs: frozenset[str] = _NONE  # make a role of the plural behind them (كبير المستشارين)
    role_adverbs: frozenset[str] = _NONE  # tell when an office was held (الرئيس آنذاك)
    own_particles: frozenset[str] = _NONE
    titles: frozenset[tuple[str, ...]] = _NO_PHRASES
    addresses: frozenset[str] = _NONE  # titles by which one is addressed: a name follows, be it one word
    honorifics: frozenset[tuple[str, ...]] = _NO_PHRASES
    given_names: frozenset[str] = _NONE
    family_names: frozenset[str] = _NONE
    lone_names: frozenset[str] = _NONE
    weak_names: frozenset[str] = _NONE
    name_starts: frozenset[str] = _NONE
    initial_shapes: re.Pattern[str] = re.compile("(?!)")
    ranks: frozenset[str] = _NONE
    rank_tails: frozenset[str] = _NONE  # go on with a rank (اللواء الركن)
    name_tails: frozenset[str] = _NONE  # second halves of names
    blessings: frozenset[str] = _NONE  # open a wish behind a name (طيب الله ثراه)
    initials: frozenset[str] = _NONE  # letters as they are spelt out
    family_origins: frozenset[str] = _NONE  # nationalities that are family names as well
    plurals: tuple[str, ...] = ()
    role_tails: frozenset[str] = _NONE  # close an adjective of a role (المنتهية ولايته)
    appositives: frozenset[str] = _NONE  # may stand between a name and its role (وهو)
    one_of: frozenset[str] = _NONE
    particle_endings: tuple[str, ...] = ()  # spelt so, a word is a particle, whatever it folds to (وإلى)
    filiations: frozenset[str] = _NONE
    kunyas: tuple[str, ...] = ()  # "father of" in its cases, the nominative first
    sons: Mapping[str, str] = field(default_factory=dict)  # how a filiation is written where it begins a name
    places: frozenset[str] = _NONE
    person_heads: frozenset[str] = _NONE
    spouses: frozenset[str] = _NONE  # nouns of kinship whose own name may follow the other's office
    eponyms: frozenset[str] = _NONE
    travels: frozenset[str] = _NONE  # a capital that one leads to is a place
    toponyms: frozenset[str] = _NONE  # what a country's name behind them is part of
    crowned: frozenset[str] = _NONE
    verb_shapes: re.Pattern[str] = re.compile("(?!)")
    foreign_shapes: re.Pattern[str] = re.compile("(?!)")
    exact_names: frozenset[str] = _NONE
    name_particles: frozenset[str] = _NONE
    noun_endings: frozenset[str] = _NONE
    accusative: str = ""
    nunation: str = ""  # the sign of an indefinite accusative
    feminine_ending: str = ""
    feminine_bound: str = ""  # before a pronoun
    organization_heads: frozenset[str] = _NONE
    organization_adjectives: frozenset[str] = _NONE
    relay_prepositions: frozenset[str] = _NONE
    oblique: frozenset[str] = _NONE
    place_prepositions: frozenset[str] = _NONE
    place_verbs: frozenset[str] = _NONE  # a capital after one is a place
    relations: frozenset[str] = _NONE  # a capital after one is a party
    locatives: frozenset[str] = _NONE
    participles: tuple[str, ...] = ()  # how definite ones begin
    no_countries: frozenset[tuple[str, ...]] = _NO_PHRASES
    notices: frozenset[str] = _NONE
    demonym_suffixes: tuple[str, ...] = ("",)
    dangling_openers: frozenset[str] = _NONE
    demonstratives: frozenset[str] = _NONE
    abbreviations: frozenset[str] = _NONE
    auxiliaries: frozenset[str] = _NONE
    passives: frozenset[str] = _NONE
    pronouns: Mapping[str, Gender] = field(default_factory=dict)
    genders: Mapping[str, Gender] = field(default_factory=dict)
    determiners: frozenset[str] = _NONE
    indefinites: frozenset[str] = _NONE
    possessives: frozenset[str] = _NONE
    complements: frozenset[str] = _NONE
    personal_relative: str = ""
    name_links: frozenset[str] = _NONE
    coordinators: frozenset[str] = _NONE
    place_nouns: frozenset[str] = _NONE
    departments: frozenset[str] = _NONE
    agents: frozenset[str] = _NONE
    infinitives: frozenset[str] = _NONE
    continuing: frozenset[str] = _NONE
    contrasts: frozenset[str] = _NONE
    prepositions_apart: frozenset[str] = _NONE
    object_pronouns: frozenset[str] = _NONE
    finite_verbs: frozenset[str] = _NONE
    time_adjectives: frozenset[str] = _NONE
    noun_forms: frozenset[str] = _NONE
    time_nouns: frozenset[str] = _NONE
    adverb_endings: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    dates: DateWords
    connectives: frozenset[tuple[str, ...]] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    organizations: Mapping[tuple[str, ...], Organization] = field(default_factory=dict)
    bodies: BodyWords = field(default_factory=BodyWords)
    lexicon: Lexicon | None = None  # the caller's own
    noun_cues: Mapping[str, Cue] = field(default_factory=dict)
    impersonal_cues: frozenset[str] = frozenset()
    no_complement: frozenset[str] = frozenset()
    letter_names: frozenset[str] = frozenset()
    declining: frozenset[str] = frozenset()
    bound_attributions: frozenset[tuple[str, ...]] = frozenset()
    what_words: frozenset[str] = frozenset()
    as_words: frozenset[str] = frozenset()
    relays: frozenset[str] = frozenset()  # verbs of passing on somebody's words
    sources: frozenset[str] = frozenset()
    clause_links: frozenset[str] = frozenset()
    clause_starters: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    subjects: SubjectWords = field(default_factory=SubjectWords)

    @functools.cached_property
    def no_names(self) -> frozenset[str]:
        """Words that are no part of a name, but where one of them is a name as well."""
        dates = self.dates

        return frozenset().union(
            *(self.common_words, self.everyday_words, self.stop_words, self.cues, self.complementizers, self.relatives),
            *(self.organization_heads, self.role_nouns, self.verbs, self.places, self.eponyms),
            *(dates.numbers, dates.months, dates.weekdays, dates.future_verbs),
        )

    @functools.cached_property
    def everyday_nouns(self) -> frozenset[str]:
        """The words that are no names, but for verbs, and those of people."""
        return (self.no_names | self.subjects.people) - self.verbs - self.cues.keys() - self.given_names

    @functools.cached_property
    def honorific_words(self) -> frozenset[str]:
        """The words that honorifics consist of."""
        return frozenset(word for phrase in self.honorifics for word in phrase)

    @functools.cached_property
    def sure_names(self) -> frozenset[str]:
        """Words that are hardly anything but names."""
        return (self.given_names | self.family_names) - self.weak_names - self.no_names


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


@functools.lru_cache(maxsize=8)
def extend(language: Language, lexicon: Lexicon) -> Language:
    """Return *language* with the names of a caller's *lexicon*; the same value for the same two.

    Of persons it takes the word that begins a name, so that the role beside it is read as beside any name.
    """
    names = (fold_words(form) for entry in lexicon.actors if entry.kind == "person" for form in entry.forms)
    common = language.stop_words | language.common_words | language.name_particles | language.role_heads.keys()
    organizations = {
        fold_words(form): Organization(fold_words(entry.name))
        for entry in lexicon.actors
        if entry.kind == "organization"
        for form in entry.forms
    }

    return replace(
        language,
        lexicon=lexicon,
        given_names=language.given_names | ({name[0] for name in names if name[1:]} - common),
        organizations={**language.organizations, **organizations},
    )


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
