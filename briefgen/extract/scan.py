"""What the finders of one article share: its words, and the lexicons of its language."""

import bisect
import functools
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from briefgen.extract.words import Lexicon, Match, analyse_in, bounds_of, definite, has_article, stems
from briefgen.languages import Language
from briefgen.languages.countries import load_countries
from briefgen.languages.data import Organization
from briefgen.model import Passage, Span
from briefgen.text import Marked, Text, Token, fold, fold_words

Key = tuple[str, ...]

TITLE = "title"
MIN_EVIDENCE = 2
MIN_NOUN = 3
MAX_NAME_TOKENS = 7
MAX_CALLING = 2
MAX_LISTED = 4
MAX_ACRONYM = 2
MAX_REPEATED_WORDS = 4
HONORIFIC = "honorific"
_COMMAS = frozenset("\u060c,")
_PAUSES = _COMMAS | frozenset("\u061b;")


class Stretch(Protocol):
    """Tokens *first* to *stop*; *offset* letters of the first are proclitics."""

    @property
    def first(self) -> int:
        """Return the first token."""

    @property
    def stop(self) -> int:
        """Return the token after the last one."""

    @property
    def offset(self) -> int:
        """Return the number of letters that are proclitics."""


S = TypeVar("S", bound=Stretch)


@dataclass(frozen=True, eq=False)
class Lexicons:
    """Countries by name, by capital and by demonym (without the article), organizations and titles, all folded."""

    names: Lexicon[str]
    capitals: Lexicon[str]
    demonyms: Lexicon[str]
    ambiguous: frozenset[Key]
    ambiguous_demonyms: frozenset[Key]
    organizations: Lexicon[Organization]
    roles: Lexicon[str]
    titles: Lexicon[str]
    attributions: Lexicon[bool]
    pointers: Lexicon[bool]
    connectives: Lexicon[bool]


@dataclass(frozen=True, eq=False)
class Scan:
    """An analysed text in its language."""

    text: Text
    language: Language
    lexicons: Lexicons
    vocabulary: frozenset[str]

    def each(self, find_at: Callable[[int], S | None]) -> Iterator[S]:
        """Yield what *find_at* finds at tokens from left to right; the next is sought where the last one stops."""
        index = 0
        while index < len(self.text.tokens):
            found = find_at(index)
            if found:
                yield found
            index = found.stop if found else index + 1

    def span_of(self, stretch: Stretch) -> Span:
        """Return the span of *stretch* without its proclitics."""
        return bounds_of(self.text.tokens[stretch.first : stretch.stop], stretch.offset)

    def passage(self, span: Span) -> Passage:
        """Return the words of the article at *span*."""
        return Passage(self.text.source[slice(*span)], span)

    def country_at(self, index: int) -> Match[str] | None:
        """Return the country whose name stands at token *index*, by its code."""
        found = self.place_at(index)

        return found if found and found.value else None

    def place_at(self, index: int) -> Match[str] | None:
        """Return the country at token *index*, by its code; by none where a longer name has it (أمريكا اللاتينية)."""
        found = self.lexicons.names.match(self.text.tokens, index, self.language)
        if not found or not found.value or self._is_meant(found.key, found.value) or self._is_shown(found):
            return None if found and self._is_adjective(found) else found

        return None

    def _is_adjective(self, found: Match[str]) -> bool:
        """Whether what reads as a country is an indefinite nationality after its noun (لاعبا إيطاليا)."""
        ending, tokens, language = self.language.accusative, self.text.tokens, self.language
        if not ending or found.offset or not found.key[-1].endswith(ending):
            return False
        if language.noun_endings & set(tokens[found.stop - 1].text[-2:]):
            return True
        before = tokens[found.first - 1].folded if found.first else ""
        if before.endswith(tuple(suffix for suffix in language.pronoun_suffixes if suffix.endswith(ending))):
            return False  # a verb with its object (صنفتها ألمانيا)
        barred = before in language.stop_words or before in language.verbs or before in language.adverbs

        return len(before) > MIN_NOUN and before.endswith(ending) and not barred and not self.is_known(before)

    def capital_at(self, index: int) -> Match[str] | None:
        """Return the country whose capital stands at token *index*, by its code."""
        found = self.lexicons.capitals.match(self.text.tokens, index, self.language)

        return found if found and self._is_meant(found.key, found.value) else None

    def is_colon(self, index: int) -> bool:
        """Whether token *index* is a colon that opens something, not one inside an address or a time."""
        token = self.text.tokens[index]
        after = self.text.source[token.end : token.end + 2]
        glued = after[:1].isalnum() and (after[:1].isascii() or after[:1].isdigit())

        return token.text == ":" and not glued and after != "//"

    def is_comma(self, index: int) -> bool:
        """Whether token *index* is there and a comma."""
        return index < len(self.text.tokens) and self.text.tokens[index].text in _COMMAS

    def is_pause(self, index: int) -> bool:
        """Whether token *index* is there and a comma or semicolon."""
        return index < len(self.text.tokens) and self.text.tokens[index].text in _PAUSES

    def is_broken(self, index: int, start: int) -> bool:
        """Whether a paragraph ends between tokens *index* and the one before it, which is not before *start*."""
        tokens = self.text.tokens

        return index > start and self.text.is_parted(tokens[index - 1].end, tokens[index].start)

    def organization_at(self, index: int) -> Match[Organization] | None:
        """Return the well-known organization whose name stands at token *index*; nothing where it may be a place."""
        found = self.lexicons.organizations.match(self.text.tokens, index, self.language)
        if not found or not found.value.evidence:
            return found
        clitics = self.text.tokens[index].folded[: found.offset]
        before = self.text.tokens[index - 1].folded if index else ""
        bare = before[1:] if before[:1] in self.language.conjunctions else before
        inside = (
            before in self.language.locatives
            or bare in self.language.locatives
            or clitics[-1:] in self.language.locatives
        )

        if inside or self._qualifies(index, found) or len(self.vocabulary & found.value.evidence) < MIN_EVIDENCE:
            return None

        return found

    def _qualifies(self, index: int, found: Match[Organization]) -> bool:
        """Whether a doubtful name only qualifies the word before it (هذه القاعدة, الدراما العربية, أبريل نيسان)."""
        before, language = self.text.tokens[index - 1] if index else None, self.language
        if before is None or found.offset:
            return False
        if found.key[0] in language.dates.months and before.folded in language.dates.months:
            return True
        words = [stem for _, stem in stems(before, language)]
        club = any(word.removeprefix(language.article) in language.bodies.bare for word in words)
        if self._governs(found):
            return True
        noun = not club and definite(before.folded, language) and has_article(found.key[0], language)

        return noun or any(word in language.demonstratives for word in words)

    def _governs(self, found: Match[Organization]) -> bool:
        """Whether a doubtful name is a noun with the preposition that it governs (الاتفاق على)."""
        following = self.text.tokens[found.stop : found.stop + 1]
        noun = found.key[-1].removeprefix(self.language.article)

        return bool(following) and (noun, following[0].folded) in self.language.bodies.governing

    def demonym_of(self, token: Token) -> str | None:
        """Return the country of a demonym (الصيني, البريطانيين), if *token* is one."""
        for _, stem in stems(token, self.language):
            bare = stem.removeprefix(self.language.article)
            code = self.lexicons.demonyms.entries.get((bare,))
            if code and ((bare,) not in self.lexicons.ambiguous_demonyms or code in self._told):
                return code

        return None

    def repeats(self, word: str) -> bool:
        """Whether a folded word stands in the text more than once, without proclitics."""
        return self._counts[word] > 1

    @functools.cached_property
    def _counts(self) -> Counter[str]:
        return Counter(token.folded for token in self.text.tokens)

    def demonym_at(self, index: int) -> Match[str] | None:
        """Return the country of a demonym of one word or several (South African) at token *index*, by its code."""
        found = self.lexicons.demonyms.match(self.text.tokens, index, self.language)
        if found and found.key in self.lexicons.ambiguous_demonyms and found.value not in self._told:
            return None

        return found

    @functools.cached_property
    def small_words(self) -> frozenset[str]:
        """What stands in the text without a capital: where it has one, it opens a sentence."""
        return frozenset(token.text for token in self.text.tokens if token.kind == "word" and token.text.islower())

    @functools.cached_property
    def lone_capitals(self) -> frozenset[str]:
        """The words with a capital that stand alone in the middle of a sentence, as family names do."""
        tokens = self.text.tokens
        capital = [token.kind == "word" and token.text[0].isupper() for token in (*tokens, *tokens[:1])]
        starts = {sentence[0] for sentence in self.text.sentences}

        return frozenset(
            token.text
            for index, token in enumerate(tokens)
            if capital[index]
            and (token.start in starts or not capital[index - 1])
            and not capital[index + 1]
            and tokens[index - 1].text not in "-.&"
        )

    def marked_at(self, index: int) -> Marked | None:
        """Return what stands in marks, if token *index* is its opening mark."""
        start = self.text.tokens[index].start
        at = bisect.bisect_right(self.text.marked, start, key=lambda marked: marked.outer[0]) - 1
        found = self.text.marked[at] if at >= 0 else None

        return found if found and found.outer[0] == start else None

    @functools.cached_property
    def quotations(self) -> tuple[Marked, ...]:
        """What stands in marks and is no name: a noun announces it (صحيفة «…», جمعية «…»), or it stands so again."""
        names, kept = self._repeated(), []
        last: Marked | None = None
        for marked in self.text.marked:
            if self._written(marked) in names or self._is_announced(marked) or (last and self._is_listed(marked, last)):
                last = marked
            else:
                kept.append(marked)

        return tuple(kept)

    def _is_listed(self, marked: Marked, last: Marked) -> bool:
        """Whether marks go on with the name in those before them (صحيفتا «…» و«…»، «…»)."""
        gap = self.text.source[last.outer[1] : marked.outer[0]].strip(" ")
        first, stop = self.text.range_of((marked.start, marked.end))
        linked = gap.strip(",\u060c ") in self.language.conjunctions or (
            gap in (",", "\u060c") and stop - first <= MAX_LISTED
        )

        return linked and stop - first <= MAX_NAME_TOKENS and not self._is_predicate(first)

    def _written(self, marked: Marked) -> str:
        return fold(self.text.source[marked.start : marked.end])

    def _repeated(self) -> frozenset[str]:
        body = self._headline_end()
        texts = (self._written(marked) for marked in self.text.marked if marked.start >= body)
        counts = Counter(text for text in texts if text.count(" ") < MAX_REPEATED_WORDS)

        return frozenset(text for text, count in counts.items() if count > 1)

    def _headline_end(self) -> int:
        """Return where a first line that is no sentence ends: a headline says again what the article quotes."""
        end = self.text.sentences[0][1] if self.text.sentences else 0
        source = self.text.source

        return end if source[end : end + 1] == "\n" and source[end - 1] not in ".!?\u061f" else 0

    def _is_announced(self, marked: Marked) -> bool:
        first = self.text.token_index(marked.outer[0])
        if not first or len(self.text.tokens_of((marked.start, marked.end))) > MAX_NAME_TOKENS:
            return False

        source = self._is_audience(first - 1) or self._is_source(first - 1)

        return source or self._is_example(first - 1, marked) or self.is_announcing(first - 1, first + 1)

    def _is_source(self, index: int) -> bool:
        """Whether a phrase that names a source ends at token *index*: marks hold its name (وفقا لـ«…»، نقلا عن «…»)."""
        tokens, attributions = self.text.tokens, self.lexicons.attributions
        starts = range(index, max(index - 2, -1), -1)
        linked = int(bool(self.language.assimilated) and tokens[index].folded == self.language.assimilated[0])
        matches = (attributions.match(tokens, at, self.language) for at in starts)

        return any(found is not None and not found.value and found.stop == index + 1 - linked for found in matches)

    def _is_example(self, index: int, marked: Marked) -> bool:
        """Whether a word for examples stands before a colon at token *index*, and short marks behind it (منها: «…»)."""
        short = len(self.text.tokens_of((marked.start, marked.end))) <= MAX_LISTED
        examples = short and index > 0 and self.is_colon(index)

        return examples and bool(
            {stem for _, stem in stems(self.text.tokens[index - 1], self.language)} & self.language.examples
        )

    def _is_audience(self, index: int) -> bool:
        """Whether a preposition right behind a verb of saying stands at token *index*: marks hold a paper."""
        language, tokens = self.language, self.text.tokens
        if not language.assimilated or tokens[index].folded != language.assimilated[0] or not index:
            return False
        cue = next(filter(None, (language.cues.get(stem) for _, stem in stems(tokens[index - 1], language)[:2])), None)

        return cue is not None and cue.finite and not (cue.weak or cue.fragment)

    def is_announcing(self, index: int, inner: int, *, apart: bool = False) -> bool:
        """Whether a noun stands at token *index* whose name follows, from token *inner* on (صحيفة «…»).

        No name follows a noun with an article: what does is said by or of it (قالت اللجنة «…», إن الاتفاق «تاريخي»).
        """
        if self._is_predicate(inner):
            return False
        if not apart and self._is_called(index):
            return True
        language = self.language
        for _, stem in stems(self.text.tokens[index], language):
            determined = self._is_determined(index)
            speaks = stem in language.organization_heads or stem in language.subjects.nouns
            if stem in language.term_heads and not (determined and (apart or speaks)):
                return True
            if (stem in language.organization_heads or stem in language.announcers) and not (determined or apart):
                return True

        return False

    def _is_called(self, index: int) -> bool:
        """Whether a verb by which something is called stands a few words before a name behind token *index*."""
        near = self.text.tokens[max(index - MAX_CALLING, 0) : index + 1]
        words = [token.folded for token in itertools.takewhile(lambda token: token.kind == "word", reversed(near))]

        return any(word in self.language.callings for word in words)

    def _is_determined(self, index: int) -> bool:
        """Whether a definite determiner stands before token *index*, where articles are words."""
        before, language = self.text.tokens[index - 1].folded if index else "", self.language

        return before in language.determiners and before not in language.indefinites

    def _is_predicate(self, index: int) -> bool:
        """Whether a negation, future or reporting verb stands at token *index*: no name begins so (الوزارة «لن …»)."""
        word = self.text.tokens[index].folded if index < len(self.text.tokens) else ""
        language = self.language
        rest = word.removeprefix(language.future_prefix)
        if word in language.negations or (rest != word and rest in language.verbs):
            return True
        cue = language.cues.get(word)
        imperfect = bool(language.imperfect_prefix) and word.startswith(language.imperfect_prefix)

        return not language.capitalized and ((cue is not None and cue.finite) or (imperfect and word in language.verbs))

    def is_place(self, index: int) -> bool:
        """Whether a country or capital is named at token *index*."""
        return self.country_at(index) is not None or self.capital_at(index) is not None

    def is_known(self, stem: str) -> bool:
        """Whether a folded word alone names a country or capital."""
        return (stem,) in self.lexicons.names.entries or (stem,) in self.lexicons.capitals.entries

    def _is_meant(self, key: Key, code: str) -> bool:
        """Whether a form names its country: one with another meaning does where an unambiguous form stands, too.

        A nationality tells as much (جورجيا beside الجورجي), unless the form can be one itself (سورية).
        """
        if key not in self.lexicons.ambiguous or code in self._told:
            return True

        return code in self._told_by_demonym and key not in self.lexicons.demonyms.entries

    def _is_shown(self, found: Match[str]) -> bool:
        """Whether a form with another meaning has none here: behind a preposition (في مالي), or beside a country."""
        language, before = self.language, self.text.tokens[found.first - 1].folded if found.first else ""
        weak = language.final_weak and found.key[-1].endswith(language.final_weak) and len(found.key) == 1
        if weak and before in language.place_prepositions:
            return True

        return self._follows_country(found) or self._precedes_country(found)

    def _follows_country(self, found: Match[str]) -> bool:
        """Whether a conjunction joins a form to the unambiguous name of a country before it (الكويت وعمان)."""
        if self.text.tokens[found.first].folded[: found.offset] not in self.language.conjunctions:
            return False
        starts = range(max(found.first - MAX_NAME_TOKENS, 0), found.first)
        names = (self.lexicons.names.match(self.text.tokens, start, self.language) for start in starts)

        return any(name and name.stop == found.first and self._is_told(name) for name in names)

    def _precedes_country(self, found: Match[str]) -> bool:
        """Whether a conjunction joins the unambiguous name of a country to a form (مالي والنيجر)."""
        if found.stop >= len(self.text.tokens):
            return False
        name = self.lexicons.names.match(self.text.tokens, found.stop, self.language)
        clitics = self.text.tokens[found.stop].folded[: name.offset] if name else ""

        return name is not None and clitics in self.language.conjunctions and self._is_told(name)

    def _is_told(self, name: Match[str]) -> bool:
        return bool(name.value) and name.key not in self.lexicons.ambiguous

    @functools.cached_property
    def _told(self) -> frozenset[str]:
        tables = (self.lexicons.names, self.lexicons.capitals)
        matches = (
            table.match(self.text.tokens, index, self.language)
            for index in range(len(self.text.tokens))
            for table in tables
        )

        return frozenset(match.value for match in matches if match and match.key not in self.lexicons.ambiguous)

    @functools.cached_property
    def _told_by_demonym(self) -> frozenset[str]:
        table, ambiguous = self.lexicons.demonyms.entries, self.lexicons.ambiguous_demonyms
        words = {
            stem.removeprefix(self.language.article)
            for token in self.text.tokens
            for _, stem in stems(token, self.language)
        }

        return frozenset(table[word,] for word in words if (word,) in table and (word,) not in ambiguous)


@functools.lru_cache(maxsize=4)
def scan(source: str, language: Language) -> Scan:
    """Return the scan of *source*; one object for all finders of an article."""
    text = analyse_in(source, language)

    return Scan(text, language, load_lexicons(language), frozenset(token.folded for token in text.tokens))


@functools.lru_cache(maxsize=8)
def load_lexicons(language: Language) -> Lexicons:
    """Return the lexicons of *language*, the caller's own countries among them; once per language and lexicon."""
    countries, suffixes = load_countries(language.code), language.demonym_suffixes
    own = _own_countries(language)
    names = _by_form((country.names, country.code) for country in countries)
    capitals = _by_form((country.capitals, country.code) for country in countries)
    demonyms = _by_form(((country.demonyms, country.code) for country in countries), suffixes)
    unsure = [(country.ambiguous & {*country.names, *country.capitals}, country.code) for country in countries]
    unsure_demonyms = [(country.ambiguous & {*country.demonyms}, country.code) for country in countries]

    return Lexicons(
        names=Lexicon(names | dict.fromkeys(language.no_countries, "") | own, proper=True, acronyms=MAX_ACRONYM),
        capitals=Lexicon(capitals, proper=True),
        demonyms=Lexicon(demonyms, proper=True),
        ambiguous=frozenset(_by_form(unsure)) - own.keys(),
        ambiguous_demonyms=frozenset(_by_form(unsure_demonyms, suffixes)),
        organizations=Lexicon(language.organizations, proper=True, acronyms=MAX_ACRONYM),
        roles=Lexicon({(word,): rank for word, rank in language.role_heads.items()} | dict(language.role_phrases)),
        attributions=Lexicon(
            dict.fromkeys(language.attributions, False) | dict.fromkeys(language.bound_attributions, True)
        ),
        pointers=Lexicon(dict.fromkeys(language.pointers, True)),
        connectives=Lexicon(dict.fromkeys(language.connectives, True)),
        titles=Lexicon(dict.fromkeys(language.titles, TITLE) | dict.fromkeys(language.honorifics, HONORIFIC)),
    )


def _by_form(names: Iterable[tuple[Iterable[str], str]], suffixes: Iterable[str] = ("",)) -> dict[Key, str]:
    """Return the codes of countries by each of their *names*, folded, with each of *suffixes*."""
    return {fold_words(form + suffix): code for forms, code in names for form in forms for suffix in suffixes}


def _own_countries(language: Language) -> dict[Key, str]:
    """Return the codes of the caller's own countries by each of their names."""
    entries = language.lexicon.actors if language.lexicon else ()

    return _by_form((entry.forms, entry.country or "") for entry in entries if entry.kind == "country")
