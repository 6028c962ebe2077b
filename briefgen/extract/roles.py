"""Persons told by their role alone (الزعيم الصيني, مساعد بوتين), and the country a role names."""

import bisect
from collections.abc import Mapping, Sequence

from briefgen.extract.names import role_rank
from briefgen.extract.persons import Person, Range, Sighting
from briefgen.extract.scan import Key, Scan
from briefgen.extract.words import bounds_of, stems
from briefgen.model import Mention


def country_of(context: Scan, role: Range) -> str | None:
    """Return the country that a role names, by its name or by a demonym; None when the words give none."""
    for index in range(*role):
        place = context.country_at(index)
        code = place.value if place else context.demonym_of(context.text.tokens[index])
        if code:
            return code

    return None


def clitic_letters(context: Scan, head: int) -> int:
    """Return how many letters before a role's head noun are proclitics."""
    for offset, stem in stems(context.text.tokens[head], context.language):
        if stem.removeprefix(context.language.article) in context.language.role_heads:
            return offset

    return 0


def resolve_roles(
    context: Scan, persons: Sequence[Person], bare: Sequence[Sighting], named: Mapping[Key, Sequence[Mention]]
) -> dict[Key, list[Mention]]:
    """Return the role mentions of each person: same rank, and nothing in the words that his role does not have.

    Where several fit, the one mentioned last before it; where none fits, nobody.
    """
    resolved: dict[Key, list[Mention]] = {}
    for sighting in bare:
        if sighting.role is None:
            continue
        span = bounds_of(context.text.tokens[slice(*sighting.role)], clitic_letters(context, sighting.role[0]))
        fitting = [person for person in persons if _fits(context, person, sighting.role)]
        owner = _latest(fitting, named, span[0])
        if owner:
            resolved.setdefault(owner, []).append(Mention(span=span, form="role"))

    return resolved


def _fits(context: Scan, person: Person, role: Range) -> bool:
    return any(_covers(context, sighting.role, role) for sighting in person.sightings if sighting.role)


def _covers(context: Scan, known: Range, role: Range) -> bool:
    tokens = context.text.tokens
    if role_rank(tokens[known[0]], context) != role_rank(tokens[role[0]], context):
        return False

    return _content(context, role) <= _content(context, known)


def _content(context: Scan, role: Range) -> frozenset[str]:
    """Return the words of a role after its head: countries by code, the rest folded and without article."""
    words = set()
    for token in context.text.tokens[role[0] + 1 : role[1]]:
        code = context.demonym_of(token) or context.places.names.get((token.folded,))
        words.add(code or token.folded.removeprefix(context.language.article))

    return frozenset(words)


def _latest(fitting: Sequence[Person], named: Mapping[Key, Sequence[Mention]], before: int) -> Key | None:
    best: tuple[int, Key] | None = None
    for person in fitting:
        starts = sorted(mention.span[0] for mention in named.get(person.key, ()))
        index = bisect.bisect_left(starts, before) - 1
        if index >= 0 and (best is None or starts[index] > best[0]):
            best = (starts[index], person.key)

    return best[1] if best else None
