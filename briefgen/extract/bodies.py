"""Where the name of an organization begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.extract.body_extent import (
    before_title,
    count_towns,
    extend,
    first_width,
    is_qualified,
    locate,
    skip_definite,
    skip_proper,
)
from briefgen.extract.body_words import (
    agrees,
    all_heads,
    bare_noun,
    find_head,
    is_adjective,
    is_closed,
    is_field,
    is_for,
    is_proper,
)
from briefgen.extract.capitals import read_organization
from briefgen.extract.heads import role_rank
from briefgen.extract.names import is_given_name, read_name
from briefgen.extract.scan import Key, Scan
from briefgen.extract.words import Match, definite, has_article, has_pronoun, is_assimilated, stems
from briefgen.languages import Language
from briefgen.languages.data import Organization
from briefgen.text import Token

MAX_MARKED_WORDS = 6
PAIRS = 4  # two names of two words each


@dataclass(frozen=True, slots=True)
class Naming:
    """An organization named at tokens *first* to *stop*; *offset* letters of the first are proclitics.

    *word* is the first as it reads by itself, *key* the name by which the organization is known again, both folded.
    *head* is the noun that begins or announces it ("" for none), *bare* the name that goes on without its head.
    *memorial*: it bears a person's name.
    """

    first: int
    stop: int
    offset: int
    word: str
    key: Key
    head: str = ""
    bare: Key = ()
    memorial: bool = False


def naming_at(context: Scan, index: int) -> Naming | None:
    """Return the organization named at token *index*: a well-known one, or one that its head noun begins."""
    if context.text.tokens[index].kind != "word":
        return None
    known, headed = _known_at(context, index), _headed_at(context, index)
    if known and headed and _says_more(context, known, headed):
        return headed

    return known or headed or _portfolio_at(context, index)


def _continues(context: Scan, known: Naming, token: Token) -> bool:
    """Whether a word goes on with a known name: an adjective of bodies, or what an institution is for (للبحوث)."""
    language = context.language
    if language.capitalized:
        return token.folded not in language.coordinators
    if is_assimilated(token.folded, language):
        return known.head in language.bodies.memorials

    return is_adjective(context, token)


def _known_at(context: Scan, index: int) -> Naming | None:
    found = context.organization_at(index)
    if not found:
        return _paper_at(context, index) or _team_at(context, index)
    if found.key[0] in context.language.bodies.portfolios and _is_taken(context, index):
        return None
    head = found.value.name[0] if found.value.name[0] in all_heads(context.language) else ""
    memorial = len(found.key) > 1 and found.key[0] in all_heads(context.language)
    if _is_announced(context, found):
        return Naming(index + 1, found.stop, 0, found.key[1], found.value.name, head or found.key[0], memorial=True)

    naming = Naming(index, found.stop, found.offset, found.key[0], found.value.name, head, memorial=memorial)

    return naming if head else _with_nationality(context, naming)


def _team_at(context: Scan, index: int) -> Naming | None:
    """Return the club after a noun that announces one, if it is known behind another (فريق الهلال, as نادي الهلال)."""
    tokens, bodies = context.text.tokens, context.language.bodies
    if index + 1 >= len(tokens) or not any(stem in bodies.bare for _, stem in stems(tokens[index], context.language)):
        return None
    entries, word = context.lexicons.organizations.entries, tokens[index + 1].folded
    found = next((entries[head, word] for head in sorted(bodies.bare) if (head, word) in entries), None)

    return Naming(index + 1, index + 2, 0, word, found.name, found.name[0], bare=(word,)) if found else None


def _paper_at(context: Scan, index: int) -> Naming | None:
    """Return the paper whose name alone stands in marks, if it is known behind a noun («عكاظ», as صحيفة عكاظ)."""
    tokens, bodies = context.text.tokens, context.language.bodies
    marked = context.marked_at(index - 1) if index and tokens[index - 1].kind == "mark" else None
    if not marked or (index > 1 and _is_label(context, index - 2)):
        return None
    stop = context.text.token_index(marked.end - 1) + 1
    key, entries = tuple(token.folded for token in tokens[index:stop]), context.lexicons.organizations.entries
    found = next((entries[head, *key] for head in sorted(bodies.papers) if (head, *key) in entries), None)

    return Naming(index, stop, 0, key[0], found.name, found.name[0]) if found else None


def _is_label(context: Scan, index: int) -> bool:
    """Whether what stands in marks behind token *index* is no paper: the name of a work, quarter or market."""
    token, language = context.text.tokens[index], context.language
    labels = language.bodies.labels | language.dates.title_nouns

    noun = definite(token.folded, language) and token.folded not in language.dates.weekdays

    return noun or any(stem in labels for _, stem in stems(token, language))


def _with_nationality(context: Scan, naming: Naming) -> Naming:
    """Return a known definite name of several words with the nationality behind it (الصليب الأحمر البلجيكي)."""
    tokens, language = context.text.tokens, context.language
    if naming.stop - naming.first == 1 or naming.stop >= len(tokens) or not has_article(naming.word, language):
        return naming
    following = tokens[naming.stop]
    if not has_article(following.folded, language) or not context.demonym_of(following):
        return naming

    return replace(naming, stop=naming.stop + 1, key=(*naming.key, following.folded))


def _is_announced(context: Scan, found: Match[Organization]) -> bool:
    """Whether a known name begins with a noun that says only the kind, and goes without it, too (شبكة سي إن إن)."""
    bodies = context.language.bodies
    if found.key[0] not in bodies.kinds - bodies.bare:
        return False
    shorter = context.lexicons.organizations.entries.get(found.key[1:])

    return shorter is not None and shorter.name == found.value.name


def _says_more(context: Scan, known: Naming, headed: Naming) -> bool:
    """Whether what a head noun begins goes on; a nationality, too, makes another body of it (مجلس الأمن الروسي)."""
    rest = context.text.tokens[known.stop : headed.stop]
    if headed.first != known.first or not rest:
        return False
    if not _continues(context, known, rest[0]):
        return False
    bodies = context.language.bodies
    one = known.head not in bodies.loose | bodies.named | bodies.kinds and definite(known.key[-1], context.language)

    return one or any(not context.demonym_of(token) for token in rest)


def _headed_at(context: Scan, index: int) -> Naming | None:
    if context.language.capitalized:
        return _capitalized_at(context, index)
    found = find_head(context, index)
    if not found or index + 1 >= len(context.text.tokens):
        return None
    token, following = context.text.tokens[index : index + 2]
    if has_pronoun(token, context.language) and is_given_name(following, context):
        return None  # قال مؤسسه خالد …
    offset, head = found
    marked = _marked_at(context, index, head)
    if marked:
        return marked
    if has_article(head, context.language):
        bodies, bare = context.language.bodies, bare_noun(head, context.language)
        only = bare in bodies.kinds and _is_only(bare, context.language)
        return None if only else _definite_at(context, index, offset, head)

    return (
        _memorial_at(context, index, offset, head)
        or _founded_at(context, index, offset, head)
        or _construct_at(context, index, offset, head)
        or _proper_at(context, index, offset, head)
    )


def _capitalized_at(context: Scan, index: int) -> Naming | None:
    found = read_organization(context, index)

    return Naming(index, found.stop, found.offset, found.key[0], found.key) if found else None


def _marked_at(context: Scan, index: int, head: str) -> Naming | None:
    """Return the name in marks after a head noun (شركة «…»)."""
    text, bodies = context.text, context.language.bodies
    marked = context.marked_at(index + 1)
    nameless = bodies.national | bodies.chartered | context.language.dates.title_nouns
    if not marked or has_article(head, context.language) or head in nameless:
        return None
    first, stop = text.token_index(marked.start), text.token_index(marked.end - 1) + 1
    known = _known_at(context, first)
    if known and known.stop == stop:
        return known
    key = tuple(token.folded for token in text.tokens[first:stop])
    if key[-1] in bodies.sites and head in bodies.kinds:
        return None

    bare = key if len(key) > 1 or not has_article(key[0], context.language) else ()

    return Naming(first, stop, 0, key[0], key, head, bare=bare) if len(key) < MAX_MARKED_WORDS else None


def _definite_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an organization with a definite head: adjectives make it a name, then more may follow."""
    tokens, language = context.text.tokens, context.language
    end = skip_definite(context, index + 1)
    adjectives = tokens[index + 1 : end]
    if not adjectives or not agrees(tokens[index], adjectives[0], language):
        return None
    bare = bare_noun(head, language)
    if bare in language.bodies.chartered and adjectives[0].folded not in language.bodies.charters:
        return None
    if bare in language.bodies.national:
        end = index + 2
        proper = context.demonym_of(tokens[index + 1]) is not None
    else:
        longer = locate(context, end) or extend(context, end, index)
        proper = _is_told(context, adjectives, head, tokens[end:longer])
        end = longer

        if bare in language.bodies.loose and not _is_cause(context, index + 1, end):
            return None

    return _name(context, index, end, offset, head) if proper else None


def _is_told(context: Scan, adjectives: Sequence[Token], head: str, rest: Sequence[Token]) -> bool:
    """Whether a definite head is told from others of its kind by its adjectives and the *rest* behind them."""
    language, bodies, bare = context.language, context.language.bodies, bare_noun(head, context.language)
    joined = bare in bodies.chartered and rest and rest[0].folded[:1] in language.conjunctions
    if (rest and not joined) or any(context.demonym_of(token) for token in adjectives[1:]):
        return True
    loose = bare in bodies.kinds | bodies.chartered or (head, adjectives[0].folded) in bodies.generic

    return not loose and any(is_adjective(context, token) for token in adjectives)


def _construct_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an organization that an indefinite head and its complement name (وزارة الصحة, بلدية غزة)."""
    tokens, bodies = context.text.tokens, context.language.bodies
    funds = bodies.funds | bodies.memorials
    towns = count_towns(context, index + 1) if head in bodies.municipal | funds else 0
    is_fund = bool(towns) and head in funds and is_for(context, index + 1 + towns) and not is_closed(context, index)
    towns *= is_fund or head in bodies.municipal
    if _is_only(head, context.language) and not towns:
        return None
    width = towns or first_width(context, index + 1, head)
    if not width or tokens[index + 1].folded in bodies.empty:
        return None
    stop = index + 1 + width
    stop += is_fund
    region = bool(towns) and tokens[index + 1].folded in bodies.locations
    whole = definite(tokens[stop - 1].folded, context.language) and not region
    if not towns or whole or is_qualified(context, stop):
        stop = extend(context, stop, index)
    if _tells_none(context, index, stop, head):
        return None
    named, inner = _name(context, index, stop, offset, head), context.organization_at(index + 1)
    if inner and not inner.offset and inner.stop == stop and head in bodies.named:
        return replace(named, key=inner.value.name)  # منظمة اليونسكو

    return replace(named, bare=named.key[1:]) if head in bodies.bare and not context.is_place(index + 1) else named


def _tells_none(context: Scan, index: int, stop: int, head: str) -> bool:
    """Whether a head at token *index* with its complements, up to token *stop*, is the name of no body."""
    bodies, language, first = context.language.bodies, context.language, context.text.tokens[index + 1].folded
    if (head, first) in bodies.generic and not _tells_one(context, index + 2, stop):
        return True
    if (head, first) in bodies.offices and _is_office(context, index):
        return True
    if head in bodies.loose and not _is_cause(context, index + 1, stop):
        return True
    if head in bodies.kinds and _is_trade(context, index + 1, stop):
        return True

    # of a body that is named elsewhere (لجنة الجمعية)
    return stop == index + 2 and bare_noun(first, language) in language.organization_heads


def _is_office(context: Scan, index: int) -> bool:
    """Whether what begins at token *index* is an office with the role before it, or a part of the body behind it."""
    tokens = context.text.tokens
    held = index > 0 and role_rank(tokens[index - 1], context) is not None

    return held or not has_article(tokens[index + 1].folded, context.language)


def _is_cause(context: Scan, start: int, stop: int) -> bool:
    """Whether a loose head names a body: by what it fights for, or by an adjective (حركة الإصلاح, no حركة السفن)."""
    tokens, causes = context.text.tokens[start:stop], context.language.bodies.causes

    return any(bare_noun(token.folded, context.language) in causes or is_adjective(context, token) for token in tokens)


def _is_trade(context: Scan, start: int, stop: int) -> bool:
    """Whether a definite plural tells what a company deals in, and nothing which one it is (شركة الوجبات السريعة)."""
    first, *rest = context.text.tokens[start:stop]
    told = any(is_adjective(context, token) or is_assimilated(token.folded, context.language) for token in rest)

    return first.text.endswith(context.language.bodies.noun_endings[:1]) and not told


def _is_only(head: str, language: Language) -> bool:
    """Whether a noun announces names only, and begins none (فريق, منصة)."""
    return head not in language.organization_heads


def _tells_one(context: Scan, start: int, stop: int) -> bool:
    """Whether a generic body is told from others of its kind by a nationality or by what it is of."""
    tokens, language = context.text.tokens[start:stop], context.language
    if tokens and tokens[0].folded.startswith(language.linking_prepositions[:1]):
        return False  # of another body (هيئة التدريس بجامعة طنجة)

    return any(context.demonym_of(token) or not has_article(token.folded, language) for token in tokens)


def _memorial_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an institution that bears a person's name (جامعة الملك سعود, مؤسسة محمد …)."""
    tokens = context.text.tokens
    if head not in context.language.bodies.memorials or tokens[index + 1].kind != "word":
        return None
    title = context.lexicons.titles.match(tokens, index + 1, context.language)
    start = title.stop if title and not title.offset else index + 1
    titled = start > index + 1
    if not titled and role_rank(tokens[start], context) and has_article(tokens[start].folded, context.language):
        start, titled = start + 1, True
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    stop = before_title(context, start, read_name(context, start, introduced=True))
    if stop == start or not (titled or _is_founder(context, start)):
        return None
    stop = _own_end(context, start, stop, titled=titled)
    stop += stop < len(tokens) and tokens[stop].folded in context.language.bodies.partners
    if head not in context.language.bodies.kinds:
        stop += is_for(context, stop) or 2 * is_field(context, stop)
    stop = extend(context, stop, index)

    return replace(_name(context, index, stop, offset, head), memorial=True)


def _is_founder(context: Scan, index: int) -> bool:
    """Whether a given name stands at token *index*, and no adjective that reads as one (جمعية خيرية)."""
    token = context.text.tokens[index]

    return is_given_name(token, context) and token.folded not in context.language.bodies.common


def _own_end(context: Scan, start: int, stop: int, *, titled: bool) -> int:
    """Return where the name of one person ends, before another's begins (جامعة الملك فيصل يونس …)."""
    tokens, language = context.text.tokens, context.language
    if stop == start + 1 or any(token.folded in language.name_particles for token in tokens[start:stop]):
        return stop
    if tokens[start - 1].folded in language.bodies.royal:
        return stop if tokens[start + 1].folded in language.dates.ordinals else start + 1
    if titled and stop == start + 2 and not is_given_name(tokens[start + 1], context):
        return start + 1  # what is definite behind one name begins something new
    if not titled and stop == start + PAIRS and is_given_name(tokens[start + 2], context):
        return start + 2  # مستشفى شارل نيكول كمال بوزيد

    return stop


def _founded_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an institution that bears one name and tells what it is for (مركز كارتر للسلام)."""
    bodies, token = context.language.bodies, context.text.tokens[index + 1]
    if head not in bodies.funds | bodies.memorials or not is_for(context, index + 2):
        return None
    if token.folded not in context.language.lone_names and not is_proper(context, index + 1):
        return None

    return replace(_name(context, index, extend(context, index + 3, index), offset, head), memorial=True)


def _proper_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an organization that bears a proper name; a noun that says only the kind stays outside (شركة تسلا)."""
    bodies = context.language.bodies
    if head not in bodies.kinds | bodies.named | bodies.memorials:
        return None
    stop = skip_proper(context, index + 1, sure=head in bodies.unique)
    if stop == index + 1 or context.organization_at(index + 1):
        return None
    if any(token.folded in bodies.sites for token in context.text.tokens[stop : stop + 1]):
        return None  # a place (موقع بارشين النووي)
    run = tuple(token.folded for token in context.text.tokens[index + 1 : stop])
    if head in bodies.kinds:
        return Naming(index + 1, stop, 0, run[0], run, head, bare=run)

    return Naming(index, stop, offset, head, (head, *run), head, bare=run)


def _portfolio_at(context: Scan, index: int) -> Naming | None:
    """Return a ministry told by its portfolio: with a nationality (الخارجية الفرنسية), or as the one that speaks."""
    tokens, language = context.text.tokens, context.language
    known = language.bodies.portfolios | language.bodies.tasks
    found = next(((at, stem) for at, stem in stems(tokens[index], language) if stem in known), None)
    if not found or _is_taken(context, index):
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and context.demonym_of(following) and has_article(following.folded, language):
        feminine = following.text.endswith(language.feminine_ending) and found[1] in language.bodies.portfolios
        return Naming(index, index + 2, found[0], found[1], (found[1], following.folded)) if feminine else None

    return Naming(index, index + 1, found[0], found[1], (found[1],)) if _acts(context, index, found[1]) else None


def _acts(context: Scan, index: int, portfolio: str) -> bool:
    """Whether a portfolio at token *index* is the subject of a verb that only a ministry can be (أكدت الصحة أن …)."""
    tokens, language = context.text.tokens, context.language
    if not index or not any(stem in language.bodies.acts for _, stem in stems(tokens[index - 1], language)):
        return False
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""

    return portfolio in language.bodies.ministries or following in language.complementizers


def _is_taken(context: Scan, index: int) -> bool:
    """Whether a portfolio at token *index* is what stands before it takes (السياسة الخارجية, وزيرة الخارجية)."""
    token, language = context.text.tokens[index - 1], context.language
    if not index or token.kind != "word":
        return False
    noun = token.folded in language.role_nouns or token.folded in language.organization_heads

    return (
        definite(token.folded, language)
        or noun
        or token.text.endswith(language.bodies.noun_endings)
        or role_rank(token, context) is not None
    )


def _name(context: Scan, first: int, stop: int, offset: int, head: str) -> Naming:
    key = (head, *(token.folded for token in context.text.tokens[first + 1 : stop]))

    return Naming(first, stop, offset, head, key, head)
