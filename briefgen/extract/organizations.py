"""Organizations: well-known ones by name, others by their head noun (وزارة, شركة, منظمة)."""

from collections.abc import Iterator, Sequence

from briefgen.extract.capitals import read_organization
from briefgen.extract.names import is_institution_name, prepositional_width, role_rank
from briefgen.extract.scan import Key, Scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import Match, definite, has_article, is_assimilated, other_forms, shown, stems
from briefgen.model import Actor, Mention

MAX_WORDS = 6

Groups = dict[Key, list[tuple[Mention, str]]]


def find_organizations(context: Scan, taken: Spans) -> Iterator[Actor]:
    """Yield the organizations that are named outside the spans *taken*."""
    groups: Groups = {}
    for found in context.each(lambda index: _organization_at(context, index)):
        span = context.span_of(found)
        if not taken.touch(span):
            name = shown(context.text.source, span, found.key[0], context.language)
            groups.setdefault(found.value, []).append((Mention(span=span, form="name"), name))
    for group in _merge(groups).values():
        yield _describe(group)


def _merge(groups: Groups) -> Groups:
    """Add a shorter name to the only longer one that begins with it (مجلس الوزراء, مجلس الوزراء العراقي)."""
    merged: Groups = {}
    for key, group in sorted(groups.items(), key=lambda item: -len(item[0])):
        longer = [other for other in merged if len(other) > len(key) > 1 and other[: len(key)] == key]
        target = longer[0] if len(longer) == 1 else key
        merged[target] = sorted([*merged.get(target, ()), *group], key=lambda pair: pair[0].span)

    return merged


def _describe(group: Sequence[tuple[Mention, str]]) -> Actor:
    name = max((name for _, name in group), key=len)
    mentions = tuple(mention for mention, _ in group)

    return Actor(
        id="",
        kind="organization",
        name=name,
        aliases=other_forms((form for _, form in group), name=name),
        mentions=mentions,
    )


def _organization_at(context: Scan, index: int) -> Match[Key] | None:
    return _marked_at(context, index) or _known_at(context, index) or _headed_at(context, index)


def _known_at(context: Scan, index: int) -> Match[Key] | None:
    found = context.organization_at(index)

    return Match(found.offset, found.stop, tuple(found.value.split()), found.key) if found else None


def _marked_at(context: Scan, index: int) -> Match[Key] | None:
    """Return the name in marks after a head noun (شركة «…»)."""
    text = context.text
    marked = context.marked_at(index + 1) if index + 1 < len(text.tokens) else None
    if not marked or not _find_head(context, index):
        return None
    first, stop = text.token_index(marked.start), text.token_index(marked.end - 1) + 1
    key = tuple(token.folded for token in text.tokens[first:stop])

    return Match(0, stop, key, key) if len(key) < MAX_WORDS else None


def _headed_at(context: Scan, index: int) -> Match[Key] | None:
    """Return an organization that a head noun begins: the noun and its definite or proper complements."""
    if context.language.capitalized:
        return read_organization(context, index)
    found = _find_head(context, index)
    if not found:
        return None
    offset, head = found
    stop = index + 1
    while stop < len(context.text.tokens) and stop - index < MAX_WORDS:
        width = _width(context, stop, index)
        if not width:
            break
        stop += width
    if stop - index < 2 or (has_article(head, context.language) and not _is_proper(context, index + 1, stop)):
        return None
    key = (head, *(token.folded for token in context.text.tokens[index + 1 : stop]))

    return Match(offset, stop, key, key)


def _is_proper(context: Scan, first: int, stop: int) -> bool:
    """Whether the words after a definite head make it one of its kind: a nationality, or an institution's adjective."""
    return stop - first > 1 or any(
        context.demonym_of(token) or token.folded in context.language.organization_adjectives
        for token in context.text.tokens[first:stop]
    )


def _find_head(context: Scan, index: int) -> tuple[int, str] | None:
    """Return (offset, stem) of a head noun as it reads by itself, with its article."""
    token = context.text.tokens[index]
    if token.kind != "word":
        return None
    for offset, stem in stems(token, context.language):
        if stem.removeprefix(context.language.article) in context.language.organization_heads:
            return offset, stem

    return None


def _width(context: Scan, index: int, head: int) -> int:
    """Return how many tokens from *index* on go on with the organization's name (0: none)."""
    token, language = context.text.tokens[index], context.language
    if token.kind != "word" or token.folded in language.stop_words or token.folded in language.cues:
        return 0
    if role_rank(token, context) or token.folded in language.dates.weekdays or token.folded in language.relatives:
        return 0
    if token.folded[0] in language.conjunctions and definite(token.folded[1:], language):
        return int(index > head + 1 and definite(context.text.tokens[index - 1].folded, language))
    place = context.country_at(index) or context.capital_at(index)
    if place:
        return place.stop - index
    if has_article(token.folded, language) or is_assimilated(token.folded, language):
        return 1
    if index == head + 1 and (token.folded in language.role_nouns or is_institution_name(context, index)):
        return 1

    return prepositional_width(context, index) if definite(context.text.tokens[index - 1].folded, language) else 0
