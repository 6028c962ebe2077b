"""Who speaks: the actors by where they are mentioned, and how a verb agrees with them."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.languages import Gender, Language
from briefgen.model import Actor, Span
from briefgen.text import fold

MEMORY = 60


@dataclass(frozen=True)
class Subject:
    """Who speaks: an actor's id where the words lead to one, and the words; neither for a dropped subject.

    *gender* is what a verb agrees with, as the words tell it.
    """

    speaker: str | None = None
    attribution: Span | None = None
    gender: Gender = "n"

    def __bool__(self) -> bool:
        """Whether anybody is told."""
        return self.speaker is not None or self.attribution is not None


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
        self._genders: dict[str, Gender] = {}
        self._bearers: dict[str, list[tuple[int, str]]] = {}
        for actor in actors:
            for word in fold(actor.name).split() if actor.kind == "person" else ():
                self._bearers.setdefault(word, []).append((actor.mentions[0].span[0], actor.id))

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

    def before(self, offset: int) -> list[Sight]:
        """Return the mentions before *offset* that a reader still has in mind, the last one first."""
        stop = bisect.bisect_left(self._starts, offset)

        return self._sights[max(stop - MEMORY, 0) : stop][::-1]

    def bearer(self, word: str, offset: int) -> str | None:
        """Return the only person named before *offset* with a folded word in his name."""
        bearers = [id_ for first, id_ in self._bearers.get(word, ()) if first < offset]

        return bearers[0] if len(bearers) == 1 else None

    def actor(self, speaker: str | None) -> Actor | None:
        """Return the actor of an id."""
        return self._actors.get(speaker or "")

    def fits(self, subject: Subject, gender: Gender, language: Language) -> bool:
        """Whether a verb's gender does not contradict that of its dropped subject (الوزيرة … وأضاف)."""
        told, actor = subject.gender, self._actors.get(subject.speaker or "")
        if actor:
            told = self._gender_of(actor, language)
        if actor and gender == "p":
            return actor.kind == "organization" and fold(actor.name).split()[0].endswith(language.plurals)

        return "n" in (told, gender) or told == gender

    def _gender_of(self, actor: Actor, language: Language) -> Gender:
        if actor.id not in self._genders:
            self._genders[actor.id] = _find_gender(actor, language)

        return self._genders[actor.id]


def _find_gender(actor: Actor, language: Language) -> Gender:
    """Return how a verb agrees with an actor: by the given name or the head of the role; either where they disagree."""
    words, ending = actor.name.split(), language.feminine_ending
    if not ending or actor.kind == "country":
        return "n"
    if actor.kind == "organization":
        return _gender_of_head(words[0], language)
    role = actor.role.text.partition(" ")[0] if actor.role else ""
    bare = fold(role).removeprefix(language.article)
    of_man = bare in language.role_heads and bare not in language.subjects.common_roles and not role.endswith(ending)
    if _is_of_woman(words, language):
        return "n" if of_man else "f"
    named_as_man = len(words) > 1 and fold(words[0]) in language.subjects.masculine_names
    if role.endswith(ending):
        return "n" if named_as_man else "f"

    return "m" if of_man or named_as_man else "n"


def _is_of_woman(words: Sequence[str], language: Language) -> bool:
    """Whether a name is a woman's: as listed, or by the ending of its first word, which few men's names have."""
    given, told = fold(words[0]), language.subjects

    return given in told.feminine_names or (
        len(words) > 1 and words[0].endswith(language.feminine_ending) and given not in told.masculine_names
    )


def _gender_of_head(word: str, language: Language) -> Gender:
    bare = fold(word).removeprefix(language.article)
    if word.endswith(language.feminine_ending):
        return "f"

    return language.subjects.nouns.get(bare, "m" if bare in language.organization_heads else "n")
