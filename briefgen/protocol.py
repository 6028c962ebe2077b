"""The order of protocol: persons by the offices that their roles name, equals as the article has them."""

from collections.abc import Iterator, Sequence

from briefgen.localize.habits import Offices, Protocol
from briefgen.model import Actor
from briefgen.text import fold_words

Words = tuple[str, ...]


def sort_by_office(actors: Sequence[Actor], protocol: Protocol) -> tuple[Actor, ...]:
    """Return *actors* in the order of *protocol*; who has none of its offices comes last, in his place."""
    ranks = _list_ranks(protocol.offices)
    last = len(protocol.offices)

    def rank(actor: Actor) -> int:
        titles = (passage.text for passage in (actor.role, actor.honorific) if passage)
        found = [_rank(fold_words(title), ranks, protocol) for title in titles]

        return min((place for place in found if place is not None), default=last)

    return tuple(sorted(actors, key=rank))


def _list_ranks(offices: Offices) -> dict[Words, int]:
    equals = [(office,) if isinstance(office, str) else office for office in offices]

    return {fold_words(office): rank for rank, group in enumerate(equals) for office in group}


def _rank(role: Words, ranks: dict[Words, int], protocol: Protocol) -> int | None:
    """Return the rank of the first office in a role; at one word the longest office counts.

    Behind the word for an aide or a preposition it is another's (مستشار الرئيس), and former ones have no rank.
    """
    ends, former = (_fold(words) for words in (protocol.ends, protocol.former))
    bare = tuple(_strip(word, protocol) for word in role)
    if former.intersection(role, bare):
        return None
    for start, word in enumerate(role):
        found = [ranks[key] for key in _list_keys(role[start:], bare[start:], ranks) if key in ranks]
        if found:
            return found[0]
        if ends & {word, bare[start]}:
            return None

    return None


def _list_keys(role: Words, bare: Words, ranks: dict[Words, int]) -> Iterator[Words]:
    """Yield the beginnings of *role*, the longest first, with and without the article of the first word."""
    for length in range(min(len(role), max(map(len, ranks), default=0)), 0, -1):
        yield role[:length]
        yield (bare[0], *role[1:length])


def _strip(word: str, protocol: Protocol) -> str:
    rest = word.removeprefix(protocol.article)

    return rest if len(rest) > 1 else word


def _fold(words: Sequence[str]) -> frozenset[str]:
    return frozenset(folded for word in words for folded in fold_words(word))
