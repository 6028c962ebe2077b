"""Persons: gathered over the whole text from where their names are seen."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.capital_persons import find_capital_sightings
from briefgen.extract.scan import Key, Scan
from briefgen.extract.sighting import Sighting
from briefgen.extract.word_persons import find_word_sightings
from briefgen.extract.words import has_article, stems


@dataclass(frozen=True)
class Person:
    """Everything seen of one person: the key is the fullest name, folded."""

    key: Key
    sightings: tuple[Sighting, ...]


def find_sightings(scan: Scan, known: frozenset[str] = frozenset()) -> Iterator[Sighting]:
    """Yield persons and bare roles from left to right; *known* are folded words of names seen before."""
    find = find_capital_sightings if scan.language.capitalized else find_word_sightings

    return find(scan, known)


def gather_persons(scan: Scan) -> tuple[tuple[Person, ...], tuple[Sighting, ...]]:
    """Return the persons of the text, and the roles that stand without a name."""
    first = [sighting for sighting in find_sightings(scan) if sighting.name]
    known = _known_words(scan, (key_of(scan, sighting) for sighting in first))
    sightings = tuple(find_sightings(scan, known))
    keys = _merge_keys(scan, [sighting for sighting in sightings if sighting.name])
    groups: dict[Key, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.name:
            groups.setdefault(keys[key_of(scan, sighting)], []).append(sighting)
    counts = Counter(stem for token in scan.text.tokens for _, stem in stems(token, scan.language))
    persons = tuple(Person(key, tuple(group)) for key, group in groups.items() if _is_credible(key, group, counts))

    return persons, tuple(sighting for sighting in sightings if not sighting.name)


def alias_table(scan: Scan, persons: Sequence[Person]) -> dict[Key, tuple[tuple[int, Key], ...]]:
    """Return whom each form can name: the full name, forms seen, its endings, its words that are no given names.

    An owner is told with the token from which on he can be meant: where his name stands first; from the start on where
    no other has the form.
    """
    owners: dict[Key, dict[Key, int]] = {}
    full = {person.key for person in persons}
    for person in persons:
        keys = ((key_of(scan, sighting), sighting) for sighting in person.sightings)
        told = (key for key, sighting in keys if sighting.sure or len(key) > 1)
        first = min(sighting.name[0] for sighting in person.sightings if sighting.name)
        for form in (*_forms(person.key, scan), *told):
            if form not in full or form == person.key:
                owners.setdefault(form, {})[person.key] = first

    return {
        form: tuple((first if len(firsts) > 1 else 0, key) for key, first in firsts.items())
        for form, firsts in owners.items()
    }


def key_of(scan: Scan, sighting: Sighting) -> Key:
    """Return the name of a *sighting* that has one, folded."""
    assert sighting.name  # noqa: S101  (only asked of sightings with a name)
    words = [token.folded for token in scan.text.tokens[slice(*sighting.name)]]

    return (words[0][sighting.offset :], *words[1:])


def _known_words(scan: Scan, keys: Iterable[Key]) -> frozenset[str]:
    words = {word for key in keys if len(key) > 1 for word in key}
    language = scan.language
    words -= language.given_names | language.name_particles | language.stop_words

    return frozenset(
        word for word in words if (word.removeprefix(language.article),) not in scan.lexicons.demonyms.entries
    )


def _merge_keys(scan: Scan, sightings: Sequence[Sighting]) -> dict[Key, Key]:
    """Map each name to the longest one that has its words, in order: where several do, to the one of the same role."""
    order: dict[Key, int] = {}
    heads: dict[Key, set[str]] = {}
    for place, sighting in enumerate(sightings):
        key = key_of(scan, sighting)
        order.setdefault(key, place)
        heads.setdefault(key, set()).update(_head_nouns(scan, sighting))
    spelt = {key: _join_compounds(key, scan) for key in order}
    merged: dict[Key, Key] = {}
    holders: dict[str, dict[Key, None]] = {}
    for key in sorted(order, key=lambda key: (-len(spelt[key]), -len(key), order[key])):
        others = holders.get(spelt[key][-1], ())
        fuller = [other for other in others if _is_part(spelt[key], spelt[other], scan)]
        if len(fuller) > 1:
            fuller = _choose(fuller, key, spelt, heads)
        merged[key] = fuller[0] if len(fuller) == 1 else key
        heads[merged[key]] |= heads[key]
        for word in spelt[merged[key]]:
            holders.setdefault(word, {})[merged[key]] = None

    return merged


def _choose(fuller: Sequence[Key], key: Key, spelt: Mapping[Key, Key], heads: Mapping[Key, set[str]]) -> list[Key]:
    """Return those of several longer names that bear the same role as a name, else those that end with it."""
    alike = [other for other in fuller if heads[key] & heads[other]]

    return alike or [other for other in fuller if spelt[other][-len(spelt[key]) :] == spelt[key]]


def _head_nouns(scan: Scan, sighting: Sighting) -> set[str]:
    """Return the forms of the head noun of a sighting's role, without its proclitics and article."""
    head = scan.text.tokens[sighting.role[0]] if sighting.role else None

    return {stem.removeprefix(scan.language.article) for _, stem in stems(head, scan.language)} if head else set()


def _join_compounds(key: Key, scan: Scan) -> Key:
    """Return a name with its compounds as one word each, and no article before a given name (عبدالله, المهدي)."""
    language, bare = scan.language, key[0].removeprefix(scan.language.article)
    words = [bare if len(key) > 1 and bare in language.given_names else key[0]]
    for before, word in itertools.pairwise(key):
        if before in language.kunyas:
            words[-1] = language.kunyas[0] + word
        elif word in language.name_tails or (before in language.name_starts and before not in language.filiations):
            words[-1] += word
        else:
            words.append(word)

    return tuple(words)


def _is_part(key: Key, other: Key, scan: Scan) -> bool:
    """Whether a name has its words in a longer one, in order, and is not that of his father in it (فهد بن سلمان)."""
    words = iter(other)
    if not all(word in words for word in key):
        return False
    first, language = other.index(key[0]), scan.language
    if not first or other[first - 1] not in language.filiations:
        return True

    return len(key) == 1 and key[0] not in language.given_names


def _is_credible(key: Key, group: Sequence[Sighting], counts: Mapping[str, int]) -> bool:
    """Whether a one-word name has more than one sign of being one: it stands elsewhere, too, and bears a role."""
    if len(key) > 1 or any(sighting.sure for sighting in group):
        return True

    return counts[key[0]] > 1 and any(sighting.role for sighting in group)


def _forms(key: Key, scan: Scan) -> Iterator[Key]:
    yield key
    for start in range(1, len(key)):
        if key[start - 1] not in scan.language.name_particles and key[start] not in scan.language.name_tails:
            yield from _usable(key[start:], scan)
    yield from _usable(key[:1], scan)
    if len(key) > 1 and key[-2] in scan.language.sons:
        yield (scan.language.sons[key[-2]], key[-1])
    yield from _articled(key, scan)
    if len(key) > 1:
        yield from _usable(_join_compounds(key, scan), scan)
        yield from ((case, *key[1:]) for case in scan.language.kunyas if key[0] in scan.language.kunyas)


def _articled(key: Key, scan: Scan) -> Iterator[Key]:
    """Yield a family name with the article that one writes and the next leaves out (خالد عسيري: العسيري)."""
    language, family = scan.language, key[-1]
    if len(key) == 1 or not language.article or has_article(family, language) or family in language.given_names:
        return
    if family in language.family_names or family.endswith(language.final_weak):
        yield from _usable((language.article + family,), scan)


def _usable(form: Key, scan: Scan) -> Iterator[Key]:
    """Yield a form that names its person alone: several words, or one that is hardly an everyday word."""
    language = scan.language
    given = language.given_names if language.capitalized else language.given_names - language.sure_names
    barred = language.stop_words if language.capitalized else language.no_names
    if len(form) > 1 or not (form[0] in given or form[0] in barred or form[0] in language.name_particles):
        yield form
