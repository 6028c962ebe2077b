"""The caller's own lexicon: its actors stand wherever their names do, and win over what is found without it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs

from briefgen.extract.names import is_given_name
from briefgen.extract.scan import Key, Scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import Lexicon, Match, definite, other_forms, shown
from briefgen.lexicon import LexiconEntry as Entry
from briefgen.model import Actor, Mention, Passage
from briefgen.text import fold_words


@dataclass(frozen=True, slots=True)
class Named:
    """A place where an entry is named: by *form*, which is how the text shows it."""

    entry: Entry
    mention: Mention
    form: str


def settle(context: Scan, found: Sequence[Actor]) -> list[Actor]:
    """Return the actors *found* with those of the caller's lexicon in place of what they touch."""
    entries = context.language.lexicon.actors if context.language.lexicon else ()
    named = list(_find_named(context, entries))
    if not named:
        return list(found)
    owners = {one.mention.span: one.entry for one in named}
    spans = Spans(owners)
    taken: dict[str, list[Actor]] = {}
    others = []
    for actor in found:
        entry = _find_owner(actor, owners)
        if entry:
            taken.setdefault(entry.name, []).append(actor)
        else:
            others += _without(context, actor, spans)
    told = _find_told(context, entries, spans, [*found])
    groups: dict[str, list[Named]] = {}
    for one in named:
        groups.setdefault(one.entry.name, []).append(one)
    own = [_describe(context, group, taken.get(name, []), told.get(name, [])) for name, group in groups.items()]
    roles = Spans(mention.span for mentions in told.values() for mention in mentions)

    return [*own, *(actor for other in others for actor in _without_roles(other, roles))]


def _find_named(context: Scan, entries: Iterable[Entry]) -> Iterator[Named]:
    table = {fold_words(form): entry for entry in entries for form in entry.forms}
    for found in _matches(context, table):
        span = context.span_of(found)
        name = shown(context.text.source, span, found.key[0], context.language)
        form = "name" if found.key == fold_words(found.value.name) else "short"
        yield Named(found.value, Mention(span=span, form=form), name)


def _matches(context: Scan, table: Mapping[Key, Entry]) -> Iterator[Match[Entry]]:
    lexicon = Lexicon(table)
    yield from context.each(lambda index: lexicon.match(context.text.tokens, index, context.language))


def _find_owner(actor: Actor, owners: Mapping[tuple[int, int], Entry]) -> Entry | None:
    """Return the entry of an actor's own kind that one of his names touches; of several, the first."""
    spans = Spans(owners)
    for mention in actor.mentions:
        if mention.form != "role" and spans.touch(mention.span):
            entry = next(entry for span, entry in owners.items() if _touch(span, mention.span))
            if entry.kind == actor.kind:
                return entry

    return None


def _touch(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _without(context: Scan, actor: Actor, spans: Spans) -> Iterator[Actor]:
    """Yield an actor without the names that the lexicon gives to others, if he has another."""
    mentions = [mention for mention in actor.mentions if mention.form == "role" or not spans.touch(mention.span)]
    forms = [context.text.source[slice(*mention.span)] for mention in mentions if mention.form != "role"]
    if len(mentions) == len(actor.mentions):
        yield actor
    elif forms:
        name = actor.name if actor.name in forms else max(forms, key=len)
        yield structs.replace(actor, name=name, aliases=other_forms(forms, name=name), mentions=tuple(mentions))


def _without_roles(actor: Actor, roles: Spans) -> Iterator[Actor]:
    """Yield an actor without the nouns that the lexicon gives to others."""
    kept = tuple(mention for mention in actor.mentions if mention.form != "role" or not roles.touch(mention.span))
    yield structs.replace(actor, mentions=kept)


def _find_told(
    context: Scan, entries: Iterable[Entry], names: Spans, found: Sequence[Actor]
) -> dict[str, list[Mention]]:
    """Return where an entry's role stands for him: alone, not before a name or with more words behind it."""
    table = {fold_words(role): entry for entry in entries for role in entry.roles}
    others = Spans({mention.span for actor in found for mention in actor.mentions if mention.form != "role"})
    told: dict[str, list[Mention]] = {}
    for match in _matches(context, table):
        span = context.span_of(match)
        if not names.touch(span) and not _goes_on(context, match.stop, names, others):
            told.setdefault(match.value.name, []).append(Mention(span=span, form="role"))

    return told


def _goes_on(context: Scan, index: int, names: Spans, others: Spans) -> bool:
    """Whether what stands behind a role makes it somebody's who is named there, or another role."""
    tokens = context.text.tokens
    if index >= len(tokens) or tokens[index].kind != "word":
        return False
    token = tokens[index]
    bounds = (token.start, token.end)

    return (
        names.touch(bounds)
        or others.touch(bounds)
        or definite(token.folded, context.language)
        or is_given_name(token, context)
    )


def _describe(context: Scan, group: Sequence[Named], taken: Sequence[Actor], told: Sequence[Mention]) -> Actor:
    entry = group[0].entry
    own = Spans(one.mention.span for one in group)
    kept = {mention.span: mention for actor in taken for mention in actor.mentions if not own.touch(mention.span)}
    mentions = {mention.span: mention for mention in (*(one.mention for one in group), *told)}
    placed = Spans(mentions)
    mentions |= {span: mention for span, mention in kept.items() if not placed.touch(span)}
    forms = [one.form for one in group]
    name = max(forms, key=len)
    rest = [context.text.source[slice(*span)] for span, mention in sorted(kept.items()) if mention.form != "role"]

    return Actor(
        id="",
        kind=entry.kind,
        name=name,
        mentions=tuple(mentions[span] for span in sorted(mentions)),
        role=_choose_role(context, taken, told),
        honorific=next((actor.honorific for actor in taken if actor.honorific), None),
        country=entry.country or next((actor.country for actor in taken if actor.country), None),
        aliases=other_forms((*forms, *rest), name=name),
    )


def _choose_role(context: Scan, taken: Sequence[Actor], told: Sequence[Mention]) -> Passage | None:
    """Return the role that the text gives: beside the name, else the longest that the lexicon knows."""
    beside = next((actor.role for actor in taken if actor.role), None)

    return beside or max(
        (context.passage(mention.span) for mention in told), key=lambda role: len(role.text), default=None
    )
