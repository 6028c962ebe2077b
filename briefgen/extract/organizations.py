"""Organizations: well-known ones by name, others by their head noun (وزارة, شركة, منظمة)."""

from collections.abc import Iterator, Sequence

from briefgen.extract.found import Found, other_forms
from briefgen.extract.names import role_rank
from briefgen.extract.scan import Key, Scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import Match, bounds_of, definite, shown, stems
from briefgen.model import Mention

MAX_WORDS = 6


def find_organizations(context: Scan, taken: Spans) -> Iterator[Found]:
    """Yield the organizations that are named outside the spans *taken*."""
    groups: dict[Key, list[tuple[Mention, str]]] = {}
    index = 0
    while index < len(context.text.tokens):
        found = _known_at(context, index) or _headed_at(context, index)
        if not found:
            index += 1
            continue
        span = bounds_of(context.text.tokens[index : found.stop], found.offset)
        if not taken.touch(span):
            name = shown(context.text.source, span, found.key[0], context.language)
            groups.setdefault(found.value, []).append((Mention(span=span, form="name"), name))
        index = found.stop
    for group in groups.values():
        yield _describe(group)


def _describe(group: Sequence[tuple[Mention, str]]) -> Found:
    name = max((name for _, name in group), key=len)
    mentions = tuple(mention for mention, _ in group)

    return Found("organization", name, mentions, aliases=other_forms((form for _, form in group), name=name))


def _known_at(context: Scan, index: int) -> Match[Key] | None:
    found = context.lexicons.organizations.match(context.text.tokens, index, context.language)

    return Match(found.offset, found.stop, tuple(found.value.split()), found.key) if found else None


def _headed_at(context: Scan, index: int) -> Match[Key] | None:
    """Return an organization that a head noun begins: the noun and its definite or proper complements."""
    offset = _head_offset(context, index)
    if offset is None:
        return None
    stop = index + 1
    while stop < len(context.text.tokens) and stop - index < MAX_WORDS and _continues(context, stop, index):
        stop += 1
    if stop - index < 2:
        return None
    words = [token.folded for token in context.text.tokens[index:stop]]

    key = (words[0][offset:], *words[1:])

    return Match(offset, stop, key, key)


def _head_offset(context: Scan, index: int) -> int | None:
    token = context.text.tokens[index]
    if token.kind != "word":
        return None
    for offset, stem in stems(token, context.language):
        if stem in context.language.organization_heads:
            return offset

    return None


def _continues(context: Scan, index: int, head: int) -> bool:
    token, language = context.text.tokens[index], context.language
    if token.kind != "word" or token.folded in language.stop_words or token.folded in language.cues:
        return False
    if role_rank(token, context) or token.folded in language.dates.weekdays or token.folded in language.relatives:
        return False
    if token.folded[0] in language.conjunctions and definite(token.folded[1:], language):
        return index > head + 1 and definite(context.text.tokens[index - 1].folded, language)
    if definite(token.folded, language) or context.country_at(index):
        return True

    return index == head + 1 and token.folded in language.role_nouns
