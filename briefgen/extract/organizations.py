"""Organizations: every place where one is named, its other forms, and the nouns that stand for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from briefgen.extract.bodies import Naming, naming_at
from briefgen.extract.body_words import find_head
from briefgen.extract.scan import Key, Scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import Lexicon, bounds_of, has_article, is_swallowed, other_forms, shown
from briefgen.model import Actor, Mention

Form = Literal["name", "short", "acronym"]

_OPENING, _CLOSING = "([", ")]"
_OPENING_MARKS, _CLOSING_MARKS = _OPENING + '"\u201c\u00ab', _CLOSING + '"\u201d\u00bb'


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention with the name it shows."""

    mention: Mention
    name: str


def find_organizations(context: Scan, taken: Spans) -> Iterator[Actor]:
    """Yield the organizations that are named outside the spans *taken*; one that bears a person's name, also there."""
    namings = [
        naming
        for naming in context.each(lambda index: naming_at(context, index))
        if naming.memorial or not taken.touch(context.span_of(naming))
    ]
    owners = _merge(context, namings)
    groups: dict[Key, list[Sighting]] = {}
    for naming in namings:
        groups.setdefault(owners[naming.key], []).append(_see(context, naming))
    own = Spans(context.span_of(naming) for naming in namings)
    for key, sighting in (*_find_short(context, namings, owners), *_find_generic(context, namings, owners)):
        if not (taken.touch(sighting.mention.span) or own.touch(sighting.mention.span)):
            groups[key].append(sighting)
    for group in groups.values():
        yield _describe(group)


def _see(context: Scan, naming: Naming) -> Sighting:
    span = context.span_of(naming)
    name = shown(context.text.source, span, naming.word, context.language)

    return Sighting(Mention(span=span, form=_form(context, naming)), name)


def _form(context: Scan, naming: Naming) -> Form:
    """Return how a well-known name stands: one word that none of its full name is, is an acronym (الناتو)."""
    words = context.text.tokens[naming.first : naming.stop]
    is_acronym = len(words) == 1 and len(naming.key) > 1 and naming.word not in naming.key

    return "acronym" if is_acronym else "name"


# One organization by several names -----------------------------------------------------------------------------------


def _merge(context: Scan, namings: Sequence[Naming]) -> Mapping[Key, Key]:
    """Map every name to that of its organization: what brackets equate, and a part where one name only has it."""
    owners = {naming.key: naming.key for naming in namings}
    for naming, other in pairwise(namings):
        if _is_bracketed(context, naming, other):
            _join(owners, naming.key, other.key)
    longer: dict[Key, set[Key]] = {}
    for key in owners:
        for part in _parts(context, key):
            longer.setdefault(part, set()).add(key)
    for key in sorted(owners, key=len):
        found = {_owner(owners, other) for other in longer.get(key, ())}
        if len(found) == 1:
            _join(owners, key, found.pop())

    return {key: _owner(owners, key) for key in owners}


def _parts(context: Scan, key: Key) -> Iterator[Key]:
    """Yield the shorter names of an organization: its beginnings, and what follows a noun that can be left out."""
    yield from (key[:size] for size in range(2, len(key)))
    bodies = context.language.bodies
    if _noun(context, key[0]) in bodies.kinds or key[0] in bodies.named or (key[1:2] and key[1] in bodies.portfolios):
        yield key[1:]


def _is_bracketed(context: Scan, naming: Naming, other: Naming) -> bool:
    """Whether *other* stands alone in brackets right after *naming* (الاتحاد الدولي (الفيفا))."""
    tokens = context.text.tokens

    return (
        other.first == naming.stop + 1
        and other.stop < len(tokens)
        and tokens[naming.stop].text in _OPENING
        and tokens[other.stop].text in _CLOSING
    )


def _owner(owners: Mapping[Key, Key], key: Key) -> Key:
    while owners[key] != key:
        key = owners[key]

    return key


def _join(owners: dict[Key, Key], key: Key, other: Key) -> None:
    owners[_owner(owners, key)] = _owner(owners, other)


# Names and nouns that lean on one named elsewhere ---------------------------------------------------------------------


def _find_short(context: Scan, namings: Sequence[Naming], owners: Mapping[Key, Key]) -> Iterator[tuple[Key, Sighting]]:
    """Yield acronyms that brackets introduce, and names without their heads (نادي النجم, النجم; شركة تسلا, تسلا)."""
    table: dict[Key, tuple[Key, Form]] = {}
    for naming in namings:
        acronym = _acronym_after(context, naming)
        short: Form = "name" if naming.bare == naming.key else "short"
        forms: tuple[tuple[Key, Form], ...] = ((naming.bare, short), (acronym, "acronym"))
        for form, kind in forms:
            if form and (form not in owners or form == naming.key):
                table.setdefault(form, (owners[naming.key], kind))
    if not table:
        return
    lexicon = Lexicon(table)
    for found in context.each(lambda index: lexicon.match(context.text.tokens, index, context.language)):
        key, kind = found.value
        span = context.span_of(found)
        yield (
            key,
            Sighting(Mention(span=span, form=kind), shown(context.text.source, span, found.key[0], context.language)),
        )


def _acronym_after(context: Scan, naming: Naming) -> Key:
    """Return the acronym in brackets or marks after a name, folded: foreign letters, or a word that comes again."""
    tokens, stop = context.text.tokens, naming.stop
    if stop + 2 >= len(tokens):
        return ()
    if tokens[stop].text not in _OPENING_MARKS or tokens[stop + 2].text not in _CLOSING_MARKS:
        return ()
    token = tokens[stop + 1]
    if token.kind != "word" or context.is_place(stop + 1):
        return ()
    foreign = token.text.isascii() and token.text.isupper()
    if not foreign and not (context.repeats(token.folded) and token.folded not in context.language.common_words):
        return ()

    return (token.folded,)


def _find_generic(
    context: Scan, namings: Sequence[Naming], owners: Mapping[Key, Key]
) -> Iterator[tuple[Key, Sighting]]:
    """Yield the definite nouns that stand for the only organization of their kind named before (الوزارة, الصحيفة)."""
    named: dict[str, set[Key]] = {}
    waiting = iter(namings)
    naming = next(waiting, None)
    for index, token in enumerate(context.text.tokens):
        while naming and naming.first <= index:
            if naming.head:
                named.setdefault(_noun(context, naming.head), set()).add(owners[naming.key])
            naming = next(waiting, None)
        found = find_head(context, index) if named and token.kind == "word" else None
        if not found or not has_article(found[1], context.language) or _goes_on(context, index + 1):
            continue
        keys = named.get(_noun(context, found[1]), set())
        if len(keys) == 1:
            span = bounds_of((token,), 0 if is_swallowed(token, *found, context.language) else found[0])
            yield next(iter(keys)), Sighting(Mention(span=span, form="role"), "")


def _noun(context: Scan, head: str) -> str:
    return head.removeprefix(context.language.article)


def _goes_on(context: Scan, index: int) -> bool:
    """Whether a definite word at token *index* makes another of the noun before it (الوزارة السابقة)."""
    tokens = context.text.tokens

    return index < len(tokens) and tokens[index].kind == "word" and has_article(tokens[index].folded, context.language)


# From sightings to actors --------------------------------------------------------------------------------------------


def _describe(group: Sequence[Sighting]) -> Actor:
    group = sorted(group, key=lambda sighting: sighting.mention.span)
    forms = [sighting.name for sighting in group if sighting.name]
    name = max(forms, key=len)

    return Actor(
        id="",
        kind="organization",
        name=name,
        aliases=other_forms(forms, name=name),
        mentions=tuple(sighting.mention for sighting in group),
    )
