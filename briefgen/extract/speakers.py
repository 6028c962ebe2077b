"""Who the subject of a reporting word is."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.names import find_role_head, is_of_another, read_name, read_role, role_rank
from briefgen.extract.scan import Scan
from briefgen.extract.words import bounds_of, is_assimilated, stems
from briefgen.languages import Gender, Language
from briefgen.model import Actor, Span

MAX_SUBJECT_WORDS = 6


@dataclass(frozen=True)
class Subject:
    """Who speaks: an actor's id where the words lead to one, and the words; neither for a dropped subject."""

    speaker: str | None = None
    attribution: Span | None = None


NOBODY = Subject()


@dataclass(frozen=True)
class Sight:
    """A mention with its actor."""

    span: Span
    actor: Actor
    form: str


class Cast:
    """The mentions of all actors, and the roles beside their names, by place in the text."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """Index the mentions of *actors*; names before roles at the same place."""
        sights = [Sight(mention.span, actor, mention.form) for actor in actors for mention in actor.mentions]
        sights += [Sight(actor.role.span, actor, "role") for actor in actors if actor.role]
        self._sights = sorted(sights, key=lambda sight: (sight.span[0], sight.form == "role", -sight.span[1]))
        self._starts = [sight.span[0] for sight in self._sights]

        self._actors = {actor.id: actor for actor in actors}
        self._roles = {actor.id: actor.role.text for actor in actors if actor.role and actor.kind == "person"}

    def fits(self, speaker: str | None, gender: Gender, language: Language) -> bool:
        """Whether a verb's gender does not contradict the head of the speaker's role (الوزيرة … وأضاف)."""
        head = self._roles.get(speaker or "", "").partition(" ")[0]
        if not head or gender == "p" or not language.feminine_ending:
            return True

        return (gender == "f") == head.endswith(language.feminine_ending)

    def actor(self, speaker: str | None) -> Actor | None:
        """Return the actor of an id."""
        return self._actors.get(speaker or "")

    def at(self, bounds: Span) -> Sight | None:
        """Return the mention that starts within *bounds* first."""
        index = bisect.bisect_left(self._starts, bounds[0])
        if index < len(self._sights) and self._starts[index] < bounds[1]:
            return self._sights[index]

        return None

    def within(self, bounds: Span) -> list[Sight]:
        """Return the mentions that start within *bounds*, from left to right."""
        first = bisect.bisect_left(self._starts, bounds[0])

        return self._sights[first : bisect.bisect_left(self._starts, bounds[1])]


def read_subject(context: Scan, cast: Cast, start: int, stop: int, *, governed: bool = False) -> Subject:
    """Return the subject between tokens *start* and *stop*; an empty one where none is named.

    *governed*: a preposition stands before it (وفقا لـ), so that one on its first word is its own.
    """
    tokens = context.text.tokens
    start = _skip(context, start, stop) if governed else _skip_complements(context, cast, start, stop)
    if start >= stop or tokens[start].kind != "word" or _is_function_word(context, start):
        return Subject()
    if role_rank(tokens[start], context):
        return _read_role_subject(context, cast, start, stop)
    sight = cast.at((tokens[start].start, tokens[start].end))
    if sight:
        return Subject(sight.actor.id, sight.span)

    if start + 2 < stop and context.marked_at(start + 1):
        sight = cast.at((tokens[start + 1].start, tokens[start + 2].end))
        if sight:
            return Subject(sight.actor.id, sight.span)

    return Subject(None, _read_phrase(context, start, stop))


def _read_role_subject(context: Scan, cast: Cast, head: int, stop: int) -> Subject:
    tokens = context.text.tokens
    end = min(read_role(context, head), stop)
    if is_of_another(context, head, end):
        name = cast.at((tokens[end].start, tokens[end].end)) if end < stop else None
        if name:
            return Subject(None, (bounds_of(tokens[head:end])[0], name.span[1]))
    following = _skip(context, end + int(end < stop and context.is_comma(end)), stop)
    candidates = [(tokens[at].start, tokens[at].end) for at in dict.fromkeys((end, following)) if at < stop]
    candidates.append((tokens[head].start, tokens[head].end))
    for bounds in candidates:
        sight = cast.at(bounds)
        if sight and sight.actor.kind == "person":
            return Subject(sight.actor.id, sight.span)
    inner = [sight for sight in cast.within((tokens[head].start, tokens[end - 1].end)) if sight.actor.kind == "person"]
    if inner and inner[-1].span[1] == tokens[end - 1].end and end - head == 2 and inner[-1].form != "short":
        return Subject(inner[-1].actor.id, inner[-1].span)

    return Subject(None, bounds_of(tokens[head:end]))


def _skip_complements(context: Scan, cast: Cast, start: int, stop: int) -> int:
    """Skip to whom or of what somebody speaks (له, للصحفيين, لنظيره فلان, لصحيفة «…») before the subject."""
    while (start := _skip(context, start, stop)) < stop:
        width = _complement_width(context, cast, start, stop)
        if not width:
            break
        start += width

    return start


def _complement_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    tokens, language = context.text.tokens, context.language
    token = tokens[index]
    if token.folded in language.with_pronoun:
        return 1
    if token.folded in language.prepositions:
        marked = context.marked_at(index + 1) if index + 1 < len(tokens) else None
        return context.text.range_of(marked.outer)[1] - index if marked else 0
    head = find_role_head(token, context)
    sight = cast.at((token.start, token.end))
    assimilated = is_assimilated(token.folded, language)
    if head and (assimilated or token.folded[: head[0]][-1:] in language.prepositions):
        end = read_role(context, index)
        name = cast.at((tokens[end].start, tokens[end].end)) if end < stop else None
        return (context.text.range_of(name.span)[1] if name else end) - index
    if sight and token.folded[: sight.span[0] - token.start][-1:] in language.prepositions:
        return max(context.text.range_of(sight.span)[1], index + 1) - index

    return int(assimilated)


def _skip(context: Scan, index: int, stop: int) -> int:
    """Skip adverbs, titles and honorifics before a subject."""
    tokens, language = context.text.tokens, context.language
    while index < stop:
        title = context.lexicons.titles.match(tokens, index, language)
        if title and title.offset == 0 and title.stop < stop:
            index = title.stop
        elif tokens[index].folded in language.adverbs:
            index += 1
        else:
            break

    return index


def _is_function_word(context: Scan, index: int) -> bool:
    folded = context.text.tokens[index].folded

    return folded in context.language.stop_words or folded in context.language.complementizers


def _read_phrase(context: Scan, start: int, stop: int) -> Span | None:
    """Return an unknown subject verbatim: a name, or a noun with its definite complements (الشرطة, مصدر أمني)."""
    tokens = context.text.tokens
    end = start
    while end < stop and end - start < MAX_SUBJECT_WORDS and _continues_phrase(context, end):
        end += 1
    name = read_name(context, start)
    end = name if name - start > 1 else end

    return bounds_of(tokens[start : min(end, stop)]) if start < min(end, stop) else None


def _continues_phrase(context: Scan, index: int) -> bool:
    token, language = context.text.tokens[index], context.language
    if token.kind != "word" or _is_function_word(context, index) or token.folded in language.cues:
        return False
    if is_assimilated(token.folded, language):
        return token.folded not in language.audiences

    return not any(offset and stem in language.stop_words for offset, stem in stems(token, language))
