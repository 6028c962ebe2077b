"""The caller's own lexicon: its actors stand wherever their names do, and win over what is found without it."""

import bisect
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from briefgen.extract.names import is_given_name
from briefgen.extract.scan import MAX_ACRONYM, Key, Scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import Lexicon, Match, definite, other_forms, shown
from briefgen.languages import Language
from briefgen.lexicon import LexiconEntry as Entry
from briefgen.model import Actor, Mention, Passage
from briefgen.text import fold_words


@dataclass(frozen=True, eq=False)
class Tables:
    """The forms of a caller's actors: *names* that some languages write with capitals, *small* ones, and *roles*."""

    names: Lexicon[Entry]
    small: Lexicon[Entry]
    roles: Lexicon[tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """A place where an entry is named: by *form*, which is how the text shows it."""

    entry: Entry
    mention: Mention
    form: str


class Owners:
    """Places where entries are named, by start."""

    def __init__(self, named: Iterable[Named]) -> None:
        """Sort *named*; they do not overlap."""
        self.named = sorted(named, key=lambda one: one.mention.span)
        self.spans = Spans(one.mention.span for one in self.named)
        self._ends = [one.mention.span[1] for one in self.named]

    def touching(self, mention: Mention) -> Iterator[Entry]:
        """Yield the entries whose names share a character with *mention*."""
        start, end = mention.span
        for index in range(bisect.bisect_right(self._ends, start), len(self.named)):
            if self.named[index].mention.span[0] >= end:
                return
            yield self.named[index].entry


def settle(context: Scan, found: Sequence[Actor]) -> list[Actor]:
    """Return the actors *found* with those of the caller's lexicon in place of what they touch."""
    if context.language.lexicon is None:
        return list(found)
    tables = _load_tables(context.language)
    longer = Spans(mention.span for actor in found if actor.kind == "organization" for mention in actor.mentions)
    owners = Owners(
        one
        for one in _find_named(context, tables)
        if one.entry.kind == "organization" or not _is_inside(one.mention, longer)
    )
    taken: dict[Entry, list[Actor]] = {}
    others: list[Actor] = []
    for actor in found:
        entry = _find_owner(actor, owners)
        if entry:
            taken.setdefault(entry, []).append(actor)
        else:
            others += _without(context, actor, owners.spans)
    told = _find_told(context, tables, owners, found)
    groups: dict[Entry, list[Named]] = {}
    for one in owners.named:
        groups.setdefault(one.entry, []).append(one)
    roles = Spans(mention.span for mentions in told.values() for mention in mentions)
    own = [
        _describe(context, group, [*_release(taken.get(entry, ()), owners.spans, roles)], told.get(entry, ()))
        for entry, group in groups.items()
    ]

    return [*own, *_release(others, owners.spans, roles)]


@functools.lru_cache(maxsize=8)
def _load_tables(language: Language) -> Tables:
    entries = language.lexicon.actors if language.lexicon else ()
    forms = [(form, entry) for entry in entries for form in entry.forms]
    roles: dict[Key, tuple[Entry, ...]] = {}
    for entry in entries:
        for role in entry.roles:
            roles[fold_words(role)] = (*roles.get(fold_words(role), ()), entry)

    return Tables(
        Lexicon(
            {fold_words(form): entry for form, entry in forms if form != form.lower()},
            proper=True,
            acronyms=MAX_ACRONYM,
        ),
        Lexicon({fold_words(form): entry for form, entry in forms if form == form.lower()}),
        Lexicon(roles),
    )


def _find_named(context: Scan, tables: Tables) -> Iterator[Named]:
    def find_at(index: int) -> Match[Entry] | None:
        tokens, language = context.text.tokens, context.language
        return tables.names.match(tokens, index, language) or tables.small.match(tokens, index, language)

    for found in context.each(find_at):
        span = context.span_of(found)
        name = shown(context.text.source, span, found.key[0], context.language)
        form: Literal["name", "short"] = "name" if found.key == fold_words(found.value.name) else "short"
        yield Named(found.value, Mention(span=span, form=form), name)


def _is_inside(mention: Mention, longer: Spans) -> bool:
    """Whether a name is only part of an organization's (the country of a national bank)."""
    start, end = mention.span

    return longer.hold((start - 1, end)) or longer.hold((start, end + 1))


def _find_owner(actor: Actor, owners: Owners) -> Entry | None:
    """Return the entry of an actor's own kind that one of his names touches; of several, the first."""
    touching = (entry for mention in actor.mentions if mention.form != "role" for entry in owners.touching(mention))

    return next((entry for entry in touching if entry.kind == actor.kind), None)


def _without(context: Scan, actor: Actor, spans: Spans) -> Iterator[Actor]:
    """Yield an actor without the names that the lexicon gives to others, if he has another."""
    mentions = [mention for mention in actor.mentions if mention.form == "role" or not spans.touch(mention.span)]
    forms = [context.text.source[slice(*mention.span)] for mention in mentions if mention.form != "role"]
    if len(mentions) == len(actor.mentions):
        yield actor
    elif forms:
        name = actor.name if actor.name in forms else max(forms, key=len)
        yield structs.replace(actor, name=name, aliases=other_forms(forms, name=name), mentions=tuple(mentions))


def _release(actors: Iterable[Actor], names: Spans, roles: Spans) -> Iterator[Actor]:
    """Yield *actors* without the *names* and the nouns that the lexicon gives to somebody."""

    def is_free(mention: Mention) -> bool:
        return not names.touch(mention.span) and not (mention.form == "role" and roles.touch(mention.span))

    for actor in actors:
        yield structs.replace(actor, mentions=tuple(filter(is_free, actor.mentions)))


# Roles that stand for a caller's actor --------------------------------------------------------------------------------


def _find_told(
    context: Scan, tables: Tables, owners: Owners, found: Iterable[Actor]
) -> Mapping[Entry, Sequence[Mention]]:
    """Return where a role stands for the only one named in the text that has it: alone, and nobody else's."""
    present = {one.entry for one in owners.named}
    names = Spans({mention.span for actor in found for mention in actor.mentions if mention.form != "role"})
    told: dict[Entry, list[Mention]] = {}
    for match in context.each(lambda index: tables.roles.match(context.text.tokens, index, context.language)):
        span = context.span_of(match)
        entries = [entry for entry in match.value if entry in present]
        if len(entries) == 1 and not owners.spans.touch(span) and not _is_of_another(context, match, owners, names):
            told.setdefault(entries[0], []).append(Mention(span=span, form="role"))

    return told


def _is_of_another(context: Scan, match: Match[tuple[Entry, ...]], owners: Owners, names: Spans) -> bool:
    """Whether what stands beside a role makes it somebody's who is named there, or another role."""
    tokens, language = context.text.tokens, context.language
    before = tokens[match.first - 1] if match.first else None
    if before and language.capitalized and context.demonym_of(before):
        return True
    if match.stop >= len(tokens) or tokens[match.stop].kind != "word":
        return False
    token = tokens[match.stop]
    bounds = (token.start, token.end)
    if language.capitalized and not token.text[0].isupper():
        return token.folded in language.complements
    named = owners.spans.touch(bounds) or names.touch(bounds) or is_given_name(token, context)

    return named or definite(token.folded, language)


# From places to actors -----------------------------------------------------------------------------------------------


def _describe(context: Scan, group: Sequence[Named], taken: Sequence[Actor], told: Sequence[Mention]) -> Actor:
    """Return an entry as the text has it: *taken* are the actors found without the lexicon that it goes for."""
    entry, forms = group[0].entry, [one.form for one in group]
    kept = {mention.span: mention for actor in taken for mention in actor.mentions}
    name = max(forms, key=len)
    rest = [context.text.source[slice(*span)] for span, mention in sorted(kept.items()) if mention.form != "role"]
    mentions = {**kept, **{mention.span: mention for mention in (*(one.mention for one in group), *told)}}

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
