"""Who acts: persons with roles, organizations, countries; every mention without its clitics."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from briefgen.extract.caller_lexicon import settle
from briefgen.extract.countries import find_countries
from briefgen.extract.heads import role_rank
from briefgen.extract.mentions import find_mentions
from briefgen.extract.organizations import find_organizations
from briefgen.extract.persons import Person, alias_table, gather_persons, key_of
from briefgen.extract.roles import COUNTERPART, clitic_letters, country_of, resolve_roles
from briefgen.extract.scan import Scan, scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import bounds_of, is_assimilated, other_forms
from briefgen.languages import Language
from briefgen.model import Actor, Briefing, Mention, Passage


def find_actors(draft: Briefing, language: Language) -> Iterator[Actor]:
    """Yield every actor of the article, by first mention."""
    context = scan(draft.article.text, language)
    persons = list(_find_persons(context))
    taken = [mention.span for person in persons for mention in person.mentions if mention.form != "role"]
    organizations = list(find_organizations(context, Spans(taken)))
    persons = list(_without(persons, Spans(mention.span for actor in organizations for mention in actor.mentions)))
    taken += [mention.span for organization in organizations for mention in organization.mentions]
    found = settle(context, [*persons, *organizations, *find_countries(context, Spans(taken))])
    found.sort(key=lambda actor: actor.mentions[0].span)
    for number, actor in enumerate(found, 1):  # the finders leave ids blank: only here is it known who comes first
        yield structs.replace(actor, id=f"a{number}")


def _without(persons: Iterable[Actor], names: Spans) -> Iterator[Actor]:
    """Yield *persons* without their mentions inside the *names* of institutions that bear theirs (جامعة الملك …)."""
    for person in persons:
        mentions = tuple(mention for mention in person.mentions if not names.hold(mention.span))
        if any(mention.form != "role" for mention in mentions):
            yield structs.replace(person, mentions=mentions)


def _find_persons(context: Scan) -> Iterator[Actor]:
    persons, bare_roles = gather_persons(context)
    named = find_mentions(context, alias_table(context, persons))
    by_role = resolve_roles(context, persons, bare_roles, named)
    for person in persons:
        mentions = sorted([*named.get(person.key, ()), *by_role.get(person.key, ())], key=lambda mention: mention.span)
        if mentions:
            yield _describe(context, person, tuple(mentions), by_role.get(person.key, ()))


def _describe(context: Scan, person: Person, mentions: tuple[Mention, ...], by_role: Sequence[Mention]) -> Actor:
    source, tokens = context.text.source, context.text.tokens
    full = next(sighting for sighting in person.sightings if key_of(context, sighting) == person.key)
    assert full.name  # noqa: S101  (chosen for its name)
    name = source[slice(*bounds_of(tokens[slice(*full.name)], full.offset))]
    roles = [sighting.role for sighting in person.sightings if sighting.role]
    told = [*(_passage(context, role) for role in roles), *(context.passage(mention.span) for mention in by_role)]
    origins = [sighting.origin for sighting in person.sightings]
    honorific = next((sighting.honorific for sighting in person.sightings if sighting.honorific), None)

    return Actor(
        id="",
        kind="person",
        name=name,
        mentions=mentions,
        role=_choose_role(context, told),
        honorific=_passage(context, honorific) if honorific else None,
        country=next(filter(None, (*(country_of(context, role) for role in roles), *origins)), None),
        aliases=other_forms(
            (_with_article(context, mention) for mention in mentions if mention.form != "role"), name=name
        ),
    )


def _with_article(context: Scan, mention: Mention) -> str:
    """Return the words of a mention, with the article whole that a preposition before it swallowed (للمالكي)."""
    language, (start, end) = context.language, mention.span
    source = context.text.source
    swallowed = bool(language.assimilated) and source[max(start - 1, 0) : start + 1] == language.assimilated

    return (language.article[:-1] if swallowed else "") + source[start:end]


def _choose_role(context: Scan, roles: Sequence[Passage]) -> Passage | None:
    """Return the role that says most: an office, with its article whole (not للرئيس), then the one with most words."""

    def weight(role: Passage) -> tuple[bool, bool, int, int]:
        head = context.text.tokens[context.text.token_index(role.span[0])]
        office = role_rank(head, context) not in (None, COUNTERPART)
        whole = head.start < role.span[0] or not is_assimilated(head.folded, context.language)
        return office, whole, len(role.text.split()), -role.span[0]

    return max(roles, key=weight, default=None)


def _passage(context: Scan, bounds: tuple[int, int]) -> Passage:
    """Return the passage of a token range, without the proclitics of its first word."""
    return context.passage(bounds_of(context.text.tokens[slice(*bounds)], clitic_letters(context, bounds[0])))
