"""Persons told by their role alone (الزعيم الصيني, مساعد بوتين), and the country a role names."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.heads import find_role_head, role_rank
from briefgen.extract.persons import Person
from briefgen.extract.scan import Key, Scan
from briefgen.extract.sighting import Range, Sighting
from briefgen.extract.words import bounds_of, definite, is_assimilated, stems
from briefgen.model import Mention

COUNTERPART = "counterpart"


@dataclass(frozen=True)
class Office:
    """What a role says."""

    rank: str | None
    head: str
    content: frozenset[str]


def country_of(context: Scan, role: Range) -> str | None:
    """Return the country that a role names, by its name or by a demonym; None when the words give none."""
    for index in range(*role):
        place = context.country_at(index) or context.demonym_at(index)
        code = place.value if place else context.demonym_of(context.text.tokens[index])
        if code:
            return code

    return None


def clitic_letters(context: Scan, head: int) -> int:
    """Return how many letters before a role's head noun, or a word of kinship, are proclitics."""
    token = context.text.tokens[head]
    found = find_role_head(token, context)

    if found:
        return found[0]
    heads = context.language.person_heads | context.language.chiefs

    return next((offset for offset, stem in stems(token, context.language) if stem in heads), 0)


def resolve_roles(
    context: Scan, persons: Sequence[Person], bare: Sequence[Sighting], named: Mapping[Key, Sequence[Mention]]
) -> dict[Key, list[Mention]]:
    """Return the role mentions of each person: same rank, and nothing in the words that his role does not have.

    Where several fit, the one mentioned last before it; where none fits, nobody.
    """
    resolved: dict[Key, list[Mention]] = {}
    offices = {person.key: _offices(context, person) for person in persons}
    starts = {key: sorted(mention.span[0] for mention in mentions) for key, mentions in named.items()}
    loose = context.language.subjects.loose_ranks
    for sighting in bare:
        if sighting.role is None or not _refers(context, sighting.role):
            continue
        span = bounds_of(context.text.tokens[slice(*sighting.role)], clitic_letters(context, sighting.role[0]))
        office = _office(context, sighting.role)
        fitting = [key for key, held in offices.items() if any(_covers(other, office, loose) for other in held)]
        owner = _latest(fitting, starts, span[0])
        if owner:
            resolved.setdefault(owner, []).append(Mention(span=span, form="role"))

    return resolved


def _refers(context: Scan, role: Range) -> bool:
    """Whether a role is that of somebody known, where nouns have an article: a word of it is definite, or a name."""
    language = context.language
    head, *words = (token.folded for token in context.text.tokens[slice(*role)])
    known = (definite(word, language) or word in language.places or word not in language.no_names for word in words)

    return not language.article or definite(head, language) or any(known)


def _covers(held: Office, told: Office, loose: frozenset[str]) -> bool:
    """Whether somebody who holds an office can be told by another's words: same rank, nothing that his lacks.

    A head noun alone must be his own (الملك is no prime minister); with a country or body, a synonym will do, but in
    *loose* ranks, which hold callings of any kind.
    """
    if told.content:
        alike = held.head == told.head or (held.rank in (told.rank, COUNTERPART) and told.rank not in loose)
        return alike and told.content <= held.content

    return held.head == told.head


def _offices(context: Scan, person: Person) -> frozenset[Office]:
    told = (sighting.role for sighting in person.sightings if sighting.role)

    return frozenset(_office(context, part) for role in told for part in _part_offices(context, role))


def _part_offices(context: Scan, role: Range) -> Iterator[Range]:
    """Yield the offices that a role tells in a row (مستشار الملك أمير منطقة الرياض)."""
    tokens, language, start = context.text.tokens, context.language, role[0]
    for index in range(role[0] + 1, role[1]):
        ended = definite(tokens[index - 1].folded, language) and not definite(tokens[index].folded, language)
        if ended and find_role_head(tokens[index], context):
            yield start, index
            start = index
    yield start, role[1]


def _office(context: Scan, role: Range) -> Office:
    """Return the rank and the head noun of a role, and what its other words say."""
    head = context.text.tokens[role[0]]
    letters = clitic_letters(context, role[0])

    return Office(
        role_rank(head, context),
        head.folded[letters:].removeprefix(context.language.article),
        _content(context, role),
    )


def _content(context: Scan, role: Range) -> frozenset[str]:
    """Return the words of a role after its head: countries by code, the rest folded and bare."""
    words = set()
    for token in context.text.tokens[role[0] + 1 : role[1]]:
        code = context.demonym_of(token) or context.lexicons.names.entries.get((token.folded,))
        if code or token.folded not in context.language.own_particles:
            words.add(code or _bare(token.folded, context))

    return frozenset(words)


def _bare(word: str, context: Scan) -> str:
    """Return a folded noun without article, and without a preposition that joins it to a role (للنقابة, بالوزارة)."""
    language = context.language
    if is_assimilated(word, language):
        return word[len(language.assimilated) :]
    noun = word[1:].removeprefix(language.article)
    if word.startswith(language.linking_prepositions or "\0") and noun in language.organization_heads:
        return noun

    return word.removeprefix(language.article)


def _latest(fitting: Sequence[Key], starts: Mapping[Key, Sequence[int]], before: int) -> Key | None:
    """Return the one of *fitting* named last before an offset."""
    best: tuple[int, Key] | None = None
    for key in fitting:
        index = bisect.bisect_left(starts.get(key, ()), before) - 1
        if index >= 0 and (best is None or starts[key][index] > best[0]):
            best = (starts[key][index], key)

    return best[1] if best else None
