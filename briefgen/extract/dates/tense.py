"""Whether the clause round a date tells of what is to come."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan
from briefgen.model import Span

Status = Literal["scheduled", "expected", "possible", "cancelled", "denied"]

MAX_CUE_REACH = 25
MAX_FRONTED = 2
MAX_NEGATED = 5
MAX_REST = 9
MAX_SUBJECT = 9


class Verbs:
    """Looks to the left of a date for the verb or phrase that places it."""

    def __init__(self, context: Scan, names: Sequence[Span]) -> None:
        """Remember the letters that names cover: a name that looks like a future verb is none."""
        self._context = context
        self._name_starts = {start for start, _ in names}

    def look_ahead(self, index: int) -> tuple[bool, Status | None]:
        """Return whether the clause of token *index* tells of the future, and the status its words give."""
        first = self._clause_start(index)
        if any(self._bare(at) in self._context.language.dates.cancelled for at in range(first, index)):
            return True, "cancelled"
        ahead, status = self._read(range(index - 1, first - 1, -1))
        if not ahead and index - first <= MAX_FRONTED:
            ahead, status = self._read(self._rest_of_clause(index))
        if self._is_denied(first):
            return ahead, "denied"

        return ahead or self._follows_deadline(index), status

    def is_negated(self, index: int) -> bool:
        """Whether the clause says that nothing happens then (لن ننتظر حتى 2030)."""
        first = max(self._clause_start(index), index - MAX_NEGATED)

        return any(self._bare(at) in self._context.language.dates.negations for at in range(first, index))

    def _read(self, places: Iterable[int]) -> tuple[bool, Status | None]:
        """Return whether a word at one of *places* tells of the future, and the first status found there."""
        ahead, status = False, None
        for at in places:
            found = self._status_at(at)
            ahead = ahead or found is not None or self._is_ahead(at)
            status = status or found

        return ahead, status or None

    def _rest_of_clause(self, index: int) -> Iterator[int]:
        """Yield the tokens after a date that opens its clause (وفي 11 أبريل تنطلق الدورة)."""
        tokens = self._context.text.tokens
        stop = self._context.text.sentence_of(tokens[index].start)[1]
        for at in range(index + 1, min(index + MAX_REST, len(tokens))):
            if tokens[at].start >= stop or tokens[at].text == ":" or self._context.is_pause(at):
                return
            yield at

    def _is_denied(self, first: int) -> bool:
        """Whether the clause is what somebody denies (نفى الوزير أن يعقد الاجتماع)."""
        tokens, language = self._context.text.tokens, self._context.language
        if not first or tokens[first - 1].folded not in language.complementizers:
            return False
        cues = (language.cues.get(self._bare_cue(at)) for at in range(max(first - MAX_SUBJECT, 0), first - 1))

        return any(cue is not None and cue.stance == "denies" for cue in cues)

    def _bare_cue(self, at: int) -> str:
        word, language = self._context.text.tokens[at].folded, self._context.language

        return word if word in language.cues or word[:1] not in language.conjunctions else word[1:]

    def _follows_deadline(self, index: int) -> bool:
        """Whether a deadline word stands before the date, a part of it between them allowed (حتى نهاية شباط)."""
        words = self._context.language.dates
        if index > 1 and self._bare(index - 1) in words.parts:
            index -= 1

        return index > 0 and self._bare(index - 1) in words.deadlines

    def _clause_start(self, index: int) -> int:
        tokens = self._context.text.tokens
        sentence = self._context.text.sentence_of(tokens[index].start)
        first = max(self._context.text.token_index(sentence[0]), index - MAX_CUE_REACH)
        inside = in_quotation(self._context, tokens[index].start)
        for at in range(index - 1, first, -1):
            if self._context.is_pause(at) and not self._is_relative(at + 1):
                return at + 1
            if self._opens_clause(at) or in_quotation(self._context, tokens[at].start) != inside:
                return at + 1

        return first

    def _opens_clause(self, at: int) -> bool:
        """Whether a complementizer after a reporting word stands here: what reports lies before it."""
        tokens, language = self._context.text.tokens, self._context.language
        if tokens[at].folded not in language.complementizers:
            return False

        return not any(self._status_at(before) for before in range(max(at - 4, 0), at))

    def _is_relative(self, at: int) -> bool:
        tokens = self._context.text.tokens

        return at < len(tokens) and tokens[at].folded in self._context.language.relatives

    def _status_at(self, at: int) -> Status | None:
        tokens = self._context.text.tokens
        bare = self._bare(at)
        phrases = self._context.language.dates.future_phrases
        pair = f"{bare} {tokens[at + 1].folded}" if at + 1 < len(tokens) else bare

        return phrases.get(pair, phrases.get(bare))  # type: ignore[return-value]

    def _is_ahead(self, at: int) -> bool:
        token, language = self._context.text.tokens[at], self._context.language
        if token.kind != "word" or token.start in self._name_starts:
            return False
        bare = self._bare(at)
        if bare in language.dates.future_verbs or bare in language.dates.future_nouns:
            return True

        return (
            len(bare) > 3
            and bare[0] == language.future_prefix
            and bare[1] in language.dates.imperfect_letters
            and (len(bare) > 4 or bare[1:] in language.dates.future_verbs)
            and not self._context.is_known(bare)
        )

    def _bare(self, at: int) -> str:
        token, language = self._context.text.tokens[at], self._context.language
        dates = language.dates
        if token.folded[:1] not in language.conjunctions or any(
            token.folded in known for known in (dates.future_verbs, dates.cancelled, dates.future_phrases)
        ):
            return token.folded

        return token.folded[1:]
