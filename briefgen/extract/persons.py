"""Persons: names found beside roles, titles, given names and reporting verbs, then gathered over the whole text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.extract.capital_persons import find_capital_sightings
from briefgen.extract.names import is_given_name, is_of_another, read_name, read_role, role_rank
from briefgen.extract.scan import HONORIFIC, Key, Scan
from briefgen.extract.sighting import Range, Sighting
from briefgen.extract.words import definite, stems

MAX_TITLES = 6
MAX_ADJECTIVES = 3


@dataclass(frozen=True)
class Person:
    """Everything seen of one person: the key is the fullest name, folded."""

    key: Key
    sightings: tuple[Sighting, ...]


def find_sightings(scan: Scan, known: frozenset[str] = frozenset()) -> Iterator[Sighting]:
    """Yield persons and bare roles from left to right; *known* are folded words of names seen before."""
    if scan.language.capitalized:
        yield from find_capital_sightings(scan, known)
        return
    index, tokens = 0, scan.text.tokens
    while index < len(tokens):
        sighting = _sight(scan, index, known) if tokens[index].kind == "word" else None
        if sighting is None:
            index += 1
            continue
        yield sighting
        index = max(stop for _, stop in filter(None, (sighting.name, sighting.role)))


def gather_persons(scan: Scan) -> tuple[tuple[Person, ...], tuple[Sighting, ...]]:
    """Return the persons of the text, and the roles that stand without a name."""
    first = [sighting for sighting in find_sightings(scan) if sighting.name]
    known = _known_words(scan, (_key(scan, sighting) for sighting in first))
    sightings = tuple(find_sightings(scan, known))
    keys = _merge_keys([_key(scan, sighting) for sighting in sightings if sighting.name])
    groups: dict[Key, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.name:
            groups.setdefault(keys[_key(scan, sighting)], []).append(sighting)
    counts = Counter(stem for token in scan.text.tokens for _, stem in stems(token, scan.language))
    persons = tuple(Person(key, tuple(group)) for key, group in groups.items() if _is_credible(key, group, counts))

    return persons, tuple(sighting for sighting in sightings if not sighting.name)


def alias_table(scan: Scan, persons: Sequence[Person]) -> dict[Key, Key]:
    """Return every form that names one person only: the full name, its endings, its words that are no given names."""
    owners: dict[Key, set[Key]] = {}
    for person in persons:
        told = (_key(scan, sighting) for sighting in person.sightings if sighting.sure)
        for form in (*_forms(person.key, scan), *told):
            owners.setdefault(form, set()).add(person.key)
    full = {person.key for person in persons}

    return {
        form: form if form in full else min(keys) for form, keys in owners.items() if form in full or len(keys) == 1
    }


def _sight(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    tokens = scan.text.tokens
    if role_rank(tokens[index], scan) and tokens[index].folded not in known:
        return _sight_role(scan, index, known)
    title = scan.lexicons.titles.match(tokens, index, scan.language)
    if title:
        return _sight_titled(scan, index, title.stop, known, honorific=title.value == HONORIFIC)

    return _sight_plain(scan, index, known)


def _sight_role(scan: Scan, head: int, known: frozenset[str]) -> Sighting:
    end = read_role(scan, head, known=known)
    complete = end - head > 1
    start, honorific = _skip_titles(scan, end)
    stop = read_name(scan, start, known=known, introduced=complete)
    origin = None
    if stop == start and scan.is_comma(end):
        start, honorific = _skip_titles(scan, end + 1)
        origin = scan.demonym_of(scan.text.tokens[start]) if start < len(scan.text.tokens) else None
        start += int(origin is not None)
        stop = read_name(scan, start, known=known, introduced=complete)
        if stop - start < 2 and not _is_known(scan, start, stop, known):
            stop = start
    if stop > start and start == end and is_of_another(scan, head, end):
        inner = (end - 1, end) if end - head > 1 else None
        return Sighting((start, stop), role=inner, honorific=honorific)
    if stop > start:
        return Sighting((start, stop), role=(head, end), honorific=honorific, origin=origin)

    return Sighting(None, role=(head, end))


def _sight_titled(scan: Scan, index: int, start: int, known: frozenset[str], *, honorific: bool) -> Sighting | None:
    if role_rank(scan.text.tokens[start], scan) if start < len(scan.text.tokens) else False:
        sighting = _sight_role(scan, start, known)
        return replace(sighting, honorific=(index, start)) if honorific and sighting.name else sighting
    start, inner = _skip_titles(scan, start)
    stop = read_name(scan, start, known=known, introduced=True)
    if stop == start:
        return None
    sighting = Sighting((start, stop), honorific=(index, start) if honorific else inner)

    return _with_apposition(scan, sighting, known)


def _sight_plain(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    """Find a name that a given name begins, or that follows a reporting verb."""
    tokens = scan.text.tokens
    token = tokens[index]
    for offset, stem in stems(token, scan.language):
        if (offset < 2 and is_given_name(token, scan, offset)) or (offset == 0 and stem in known):
            stop = read_name(scan, index, known=known | {token.folded})
            if stop - index >= 2:
                return _with_apposition(scan, Sighting((index, stop), offset=offset), known)
    if _is_after_cue(scan, index):
        if definite(token.folded, scan.language) and index + 1 < len(tokens) and is_given_name(tokens[index + 1], scan):
            stop = read_name(scan, index + 1, known=known, introduced=True)
            if stop - index > 2:
                return Sighting((index + 1, stop), role=(index, index + 1))
        stop = read_name(scan, index, known=known)
        if stop - index >= 2 and _is_delimited(scan, stop):
            return _with_apposition(scan, Sighting((index, stop)), known)
        if scan.is_comma(index + 2) and _is_role_head(scan, index + 3) and _is_plain(scan, index, index + 2):
            return _with_apposition(scan, Sighting((index, index + 2)), known)

    return _sight_origin(scan, index, known)


def _sight_origin(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    """Find a name after a definite demonym, adjectives between them allowed (الترينيدادي السابق ديفيد ناكيد)."""
    tokens = scan.text.tokens
    code = scan.demonym_of(tokens[index]) if definite(tokens[index].folded, scan.language) else None
    if not code:
        return None
    start = index + 1
    limit = min(start + MAX_ADJECTIVES, len(tokens))
    while start < limit and tokens[start].kind == "word" and definite(tokens[start].folded, scan.language):
        start += 1
    stop = read_name(scan, start, known=known)
    if stop - start < 2:
        return None

    return _with_apposition(scan, Sighting((start, stop), origin=code), known)


def _with_apposition(scan: Scan, sighting: Sighting, known: frozenset[str]) -> Sighting:
    """Add the role that follows a name, after a comma or at once (خالد العمري، وزير النفط)."""
    if sighting.name is None:
        return sighting
    head = sighting.name[1] + int(scan.is_comma(sighting.name[1]))
    if _is_role_head(scan, head):
        return replace(sighting, role=(head, read_role(scan, head, known=known)))

    return sighting


def _is_role_head(scan: Scan, index: int) -> bool:
    if index >= len(scan.text.tokens):
        return False

    return scan.text.tokens[index].folded.removeprefix(scan.language.article) in scan.language.role_heads


def _is_plain(scan: Scan, start: int, stop: int) -> bool:
    """Whether all tokens are words that could be a name by their kind."""
    language = scan.language
    barred = language.stop_words | language.common_words | language.complementizers | language.organization_heads

    return all(token.kind == "word" and token.folded not in barred for token in scan.text.tokens[start:stop])


def _skip_titles(scan: Scan, index: int) -> tuple[int, Range | None]:
    honorific = None
    limit = min(index + MAX_TITLES, len(scan.text.tokens))
    while index < limit:
        found = scan.lexicons.titles.match(scan.text.tokens, index, scan.language)
        if not found or found.offset:
            break
        honorific = (index, found.stop) if found.value == HONORIFIC else honorific
        index = found.stop

    return index, honorific


def _is_known(scan: Scan, start: int, stop: int, known: frozenset[str]) -> bool:
    return start < stop and all(token.folded in known for token in scan.text.tokens[start:stop])


def _is_after_cue(scan: Scan, index: int) -> bool:
    if not index:
        return False
    for _, stem in stems(scan.text.tokens[index - 1], scan.language):
        cue = scan.language.cues.get(stem)
        if cue and cue.finite:
            return True

    return False


def _is_delimited(scan: Scan, index: int) -> bool:
    """Whether something that ends a subject stands at token *index*."""
    if index >= len(scan.text.tokens):
        return True
    token = scan.text.tokens[index]

    if (
        token.kind == "mark"
        or token.folded in scan.language.complementizers
        or token.folded in scan.language.stop_words
    ):
        return True

    return _is_role_head(scan, index)


def _key(scan: Scan, sighting: Sighting) -> Key:
    assert sighting.name  # noqa: S101  (only asked of sightings with a name)
    words = [token.folded for token in scan.text.tokens[slice(*sighting.name)]]

    return (words[0][sighting.offset :], *words[1:])


def _known_words(scan: Scan, keys: Iterable[Key]) -> frozenset[str]:
    words = {word for key in keys if len(key) > 1 for word in key}
    barred = scan.language.given_names | scan.language.name_particles | scan.language.stop_words

    return frozenset(words - barred)


def _merge_keys(keys: Sequence[Key]) -> dict[Key, Key]:
    """Map each name to the longest one that has its words, in order, where there is exactly one such."""
    order = {key: place for place, key in reversed(list(enumerate(keys)))}
    merged: dict[Key, Key] = {}
    holders: dict[str, dict[Key, None]] = {}
    for key in sorted(order, key=lambda key: (-len(key), order[key])):
        fuller = [other for other in holders.get(key[-1], ()) if _is_part(key, other)]
        merged[key] = fuller[0] if len(fuller) == 1 else key
        for word in merged[key]:
            holders.setdefault(word, {})[merged[key]] = None

    return merged


def _is_part(key: Key, other: Key) -> bool:
    words = iter(other)

    return all(word in words for word in key)


def _is_credible(key: Key, group: Sequence[Sighting], counts: Mapping[str, int]) -> bool:
    """Whether a one-word name has more than one sign of being one: it stands elsewhere, too, and bears a role."""
    return (
        len(key) > 1
        or any(sighting.sure for sighting in group)
        or (counts[key[0]] > 1 and any(sighting.role for sighting in group))
    )


def _forms(key: Key, scan: Scan) -> Iterator[Key]:
    yield key
    for start in range(1, len(key)):
        if key[start - 1] not in scan.language.name_particles:
            yield from _usable(key[start:], scan)
    yield from _usable(key[:1], scan)


def _usable(form: Key, scan: Scan) -> Iterator[Key]:
    common = scan.language.given_names | scan.language.name_particles | scan.language.stop_words
    barred = frozenset() if scan.language.capitalized else scan.language.common_words
    if len(form) > 1 or (form[0] not in common and form[0] not in barred):
        yield form
