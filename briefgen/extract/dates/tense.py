"""Whether the clause round a date tells of what is to come."""

import functools
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal

from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.words import definite
from briefgen.model import Span

Status = Literal["scheduled", "expected", "possible", "cancelled", "denied"]
Tense = Literal["past", "future"]

MAX_CUE_REACH = 25
MAX_FRONTED = 2
MAX_NEGATED = 5
MAX_REST = 9
MAX_SUBJECT = 9
MAX_PHRASE = 3
MIN_IMPERFECT = 4


class Verbs:
    """Looks round a date for the verb or phrase that places it: the nearest to its left governs it."""

    def __init__(self, context: Scan, names: Sequence[Span]) -> None:
        """Remember the letters that names cover: a name that looks like a future verb is none."""
        self._context = context
        self._words = context.language.dates
        self._names = {start for start, _ in names}
        self._known: dict[int, tuple[Tense | None, Status | None]] = {}

    def look_ahead(self, index: int) -> tuple[bool, Status | None]:
        """Return whether the clause of token *index* tells of the future, and the status its words give."""
        index = self._past_determiners(index)
        if self._at(index - 1) in self._words.since_words:
            return False, None
        if self._words.day_words.get(self._at(index)) == 0 and self._at(index - 1) in self._words.deadlines:
            return False, None
        first = self._clause_start(index)
        if any(self._bare(at, self._words.cancelled) in self._words.cancelled for at in range(first, index)):
            moved = self._at(index - 1) in self._words.range_to
            return True, None if moved else "cancelled"
        tense, status = self._governing_tense(index, first)
        ahead = tense == "future" or self._follows_deadline(index, told=tense)
        if self._is_denied(first):
            return ahead, "denied"

        return ahead, status if tense == "future" else None

    def place(self, index: int) -> Tense | None:
        """Return whether what happens at token *index* is past or to come; None where no word tells."""
        index = self._past_determiners(index)
        if self._at(index - 1) in self._words.since_words:
            return "past"
        if self.look_ahead(index)[0]:
            return "future"

        return self._governing_tense(index, self._clause_start(index))[0]

    def _past_determiners(self, index: int) -> int:
        """Return the first of the articles before token *index* that stand apart, or the token itself."""
        while self._at(index - 1) in self._words.determiners:
            index -= 1

        return index

    def _governing_tense(self, index: int, first: int) -> tuple[Tense | None, Status | None]:
        """Return the tense of the clause from token *first* on; a piece without a verb belongs to what precedes it."""
        tense, status = self._read(range(index - 1, first - 1, -1))
        fronted = index - first <= MAX_FRONTED
        behind = (self._words.deadlines.get(self._bare(at, ())) for at in range(first, index - 1))
        if tense is None and fronted and "AFTER" in behind:
            return "past", None
        if tense is None:
            tense, status = self._read(self._rest_of_clause(index, fronted=fronted))
        if tense is None and first and self._context.is_pause(first - 1):
            before = self._clause_start(first - 1)
            if before < first - 1:
                return self._read(range(first - 2, before - 1, -1))

        return tense, status

    def is_negated(self, index: int) -> bool:
        """Whether the clause says that nothing happens then (لن ننتظر حتى 2030)."""
        first = max(self._clause_start(index), index - MAX_NEGATED)

        return any(self._bare(at, ()) in self._words.negations for at in range(first, index))

    def _read(self, places: Iterable[int]) -> tuple[Tense | None, Status | None]:
        """Return the tense of the first verb at *places*, and the first status that a future has there."""
        tense: Tense | None = None
        planned = hinted = False
        for at in places:
            found, status = self._tense_at(at)
            if found == "past" and planned and self._bare(at, self._words.planning_verbs) in self._words.planning_verbs:
                found = "future"
            tense = tense or found
            planned = planned or self._is_planned(at)
            if tense == "past" or (tense and status):
                return tense, status
            hinted = hinted or self._bare(at, ()) in self._words.future_nouns

        return tense or ("future" if hinted else None), None

    def _is_planned(self, at: int) -> bool:
        """Whether a noun of what is planned stands here as an object, not where something is said (في مؤتمر)."""
        if self._bare(at, ()) not in self._words.planned_nouns:
            return False
        before = at - 1
        while self._at(before) in self._context.language.determiners:
            before -= 1

        return self._bare(before, self._words.locatives) not in self._words.locatives

    def _tense_at(self, at: int) -> tuple[Tense | None, Status | None]:
        if at not in self._known:
            self._known[at] = self._find_tense(at)

        return self._known[at]

    def _find_tense(self, at: int) -> tuple[Tense | None, Status | None]:
        token = self._context.text.tokens[at]
        if token.kind != "word" or token.start in self._names:
            return None, None
        status = self._status_at(at)
        if status is not None:
            return "future", status or None
        if self._is_ahead(at):
            return "future", None

        return ("past", None) if self._is_past(at) or self._affirms_past(at) else (None, None)

    def _rest_of_clause(self, index: int, *, fronted: bool) -> Iterator[int]:
        """Yield the tokens after a date; a *fronted* one has its clause behind a comma, too (وفي 11 أبريل، تنطلق)."""
        tokens = self._context.text.tokens
        stop = self._context.text.sentence_of(tokens[index].start)[1]
        for at in range(index + 1, min(index + MAX_REST, len(tokens))):
            paused = self._context.is_pause(at) and not (fronted and at <= index + MAX_FRONTED + 1)
            told = tokens[at].folded in self._context.language.complementizers
            if tokens[at].start >= stop or tokens[at].text == ":" or paused or told:
                return
            yield at

    def _is_denied(self, first: int) -> bool:
        """Whether the clause is what somebody denies (نفى الوزير أن يعقد الاجتماع)."""
        language = self._context.language
        if not first or self._at(first - 1) not in language.complementizers:
            return False
        cues = (
            language.cues.get(self._bare(at, language.cues)) for at in range(max(first - MAX_SUBJECT, 0), first - 1)
        )

        return any(cue is not None and cue.stance == "denies" for cue in cues)

    def _follows_deadline(self, index: int, *, told: Tense | None) -> bool:
        """Whether a deadline word stands before the date (حتى نهاية شباط); most give way to a verb of the past."""
        if self._words.day_words.get(self._at(index)) == 0 or self._is_agent(index):
            return False
        index -= int(index > 1 and self._bare(index - 1, ()) in self._words.parts)
        if self._at(index - 2) in self._words.units:
            return False
        word = self._at(index - 1) if index else ""
        firm = self._words.firm_deadlines
        if word in firm or f"{self._at(index - 2)} {word}" in firm:
            return True

        return word in self._words.deadlines and told != "past"

    def _is_agent(self, index: int) -> bool:
        """Whether "by" names who did it, not until when (by Friday's quake)."""
        before, words = self._at(index - 1), self._words
        by = before in words.firm_deadlines and words.deadlines.get(before) == "ON_OR_BEFORE"

        return by and self._at(index + 1) in words.possessives

    def _clause_start(self, index: int) -> int:
        tokens = self._context.text.tokens
        sentence = self._context.text.sentence_of(tokens[index].start)
        first = max(self._context.text.token_index(sentence[0]), index - MAX_CUE_REACH)
        inside = in_quotation(self._context, tokens[index].start)
        for at in range(index - 1, first, -1):
            if self._context.is_pause(at) and not self._is_relative(at + 1) and at < index - 1:
                return at + 1
            if self._opens_clause(at) or in_quotation(self._context, tokens[at].start) != inside:
                return at + 1

        return first

    def _opens_clause(self, at: int) -> bool:
        """Whether a complementizer after a reporting word stands here: what reports lies before it."""
        if self._at(at) not in self._context.language.complementizers:
            return False

        return all(self._status_at(before) is None for before in range(max(at - 4, 0), at))

    def _is_relative(self, at: int) -> bool:
        return self._at(at) in self._context.language.relatives

    def _status_at(self, at: int) -> Status | Literal[""] | None:
        """Return the status of a phrase that tells of the future, "" for one that gives none."""
        phrases = self._words.future_phrases
        bare = self._bare(at, phrases)
        for length in range(MAX_PHRASE, 0, -1) if bare in self._words.future_openers else ():
            rest = (self._at(at + step) for step in range(1, length))
            phrase = " ".join((bare, *rest))
            if phrase in phrases:
                return phrases[phrase]  # type: ignore[return-value]
        if bare in self._words.possible_words and self._is_imperfect(at + 1, self._words.imperfect_letters):
            return "possible"

        return None

    def _is_ahead(self, at: int) -> bool:
        words = self._words
        bare = self._bare(at, words.future_verbs)
        if self._at(at - 1) in self._context.language.negations and self._at(at - 1) not in words.negations:
            return False
        if bare in words.future_verbs or self._agrees(at) or (bare in words.plural_verbs and self._follows_plural(at)):
            return not self._follows_past(at)
        if self._is_marked_future(at):
            return True

        return self._opens_its_clause(at) and self._is_imperfect(at)

    def _leads_a_name(self, at: int) -> bool:
        verbs, names = self._words.past_verbs, self._context.language.given_names

        return self._bare(at, verbs) in verbs or self._bare(at, names) in names

    def _agrees(self, at: int) -> bool:
        """Whether a verb that is written like one of the past has a feminine subject behind it (تعرض القناة)."""
        ending, tokens = self._context.language.feminine_ending, self._context.text.tokens
        if not ending or self._bare(at, self._words.agreeing_verbs) not in self._words.agreeing_verbs:
            return False

        return at + 1 < len(tokens) and tokens[at + 1].text.endswith(ending)

    def _follows_plural(self, at: int) -> bool:
        before = self._context.text.tokens[at - 1] if at else None

        return before is not None and before.kind == "word" and before.folded.endswith(self._words.plural_endings)

    def _follows_past(self, at: int) -> bool:
        """Whether an imperfect tells what was going on then (كان يستعد, منذ أن يعمل)."""
        language = self._context.language
        for before in range(at - 1, max(at - 3, 0) - 1, -1):
            word = self._at(before)
            if word in language.complementizers and self._at(before - 1) not in self._words.deadlines:
                return False
            if word in self._words.past_verbs and word not in language.cues:
                return True

        return False

    def _is_marked_future(self, at: int) -> bool:
        """Whether the word is an imperfect verb with the prefix of the future (سيزور)."""
        prefix = self._context.language.future_prefix
        bare = self._bare(at, ())
        if not prefix or bare[:1] != prefix or bare[1:2] not in self._words.imperfect_letters:
            return False
        known = bare[1:] in self._words.future_verbs

        shaped = len(bare) > MIN_IMPERFECT and bare not in self._words.no_futures and bare not in self._named

        return (shaped or known) and not self._context.is_known(bare)

    @functools.cached_property
    def _named(self) -> frozenset[str]:
        """The words that stand right behind a given name, a verb or another such word, as names do, not verbs."""
        prefix, named = self._context.language.future_prefix, set[str]()
        tokens = self._context.text.tokens
        for at, token in enumerate(tokens[1:]):
            if token.folded.startswith(prefix) and (tokens[at].folded in named or self._leads_a_name(at)):
                named.add(token.folded)

        return frozenset(named)

    def _opens_its_clause(self, at: int) -> bool:
        tokens = self._context.text.tokens
        sentence = self._context.text.sentence_of(tokens[at].start)

        return tokens[at].start == sentence[0] or self._context.is_pause(at - 1)

    def _is_imperfect(self, at: int, letters: Container[str] = ()) -> bool:
        """Whether the word is an imperfect verb, by its first letter: that of the third person, or one of *letters*."""
        prefix = self._context.language.imperfect_prefix
        bare = self._bare(at, ()) if at < len(self._context.text.tokens) else ""
        if not prefix or bare in self._words.no_imperfects or bare in self._context.language.cues:
            return False
        if bare in self._words.future_verbs:
            return True

        perfect = bare in self._words.past_verbs or bare.endswith(self._words.perfect_endings)
        shaped = bare[:1] == prefix or (bare[:1] in letters and not perfect)

        return shaped and len(bare) >= MIN_IMPERFECT and not self._context.is_known(bare)

    def _is_past(self, at: int) -> bool:
        language = self._context.language
        bare = self._bare(at, self._words.past_forms)
        if self._is_led(at) or self._agrees(at):
            return False
        if bare in self._words.past_verbs or (bare in self._words.past_nouns and self._is_verb_here(at)):
            return True
        if (
            language.verb_endings
            and bare.endswith(language.verb_endings)
            and self._at(at - 1) not in language.determiners
        ):
            return len(bare) > MIN_IMPERFECT and self._context.text.tokens[at].text.islower()
        cue = language.cues.get(bare)

        return cue is not None and cue.finite and not cue.relayed and (not cue.weak or self._opens_its_clause(at))

    def _affirms_past(self, at: int) -> bool:
        """Whether a particle stands here that makes the verb behind it one of the past (قد ناضلت)."""
        if self._bare(at, self._words.affirming_words) not in self._words.affirming_words:
            return False

        return not self._is_imperfect(at + 1, self._words.imperfect_letters)

    def _is_led(self, at: int) -> bool:
        """Whether the word before makes an infinitive or a present passive of this one (to cut, will be held)."""
        before = self._at(at - 1)
        words = self._words

        return before in words.present_auxiliaries or (bool(words.plural_endings) and before in words.future_phrases)

    def _is_verb_here(self, at: int) -> bool:
        """Whether a word that is a noun, too, is a verb: it opens its clause, follows what does, or has a day."""
        following = self._at(at + 1)
        if self._opens_its_clause(at) or following in self._words.weekdays or following in self._words.day_words:
            return True
        language = self._context.language
        opened = self._at(at - 2) in language.complementizers or (at > 1 and self._opens_its_clause(at - 1))

        return opened and definite(self._at(at - 1), language)

    def _at(self, at: int) -> str:
        tokens = self._context.text.tokens

        return tokens[at].folded if 0 <= at < len(tokens) else ""

    def _bare(self, at: int, known: Container[str]) -> str:
        """Return the folded token without a conjunction that is no part of it."""
        return self._bare_of(self._at(at), known)

    def _bare_of(self, folded: str, known: Container[str]) -> str:
        if folded[:1] not in self._context.language.conjunctions or folded in known:
            return folded

        return folded[1:]
