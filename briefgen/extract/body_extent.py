"""How far the name of an organization goes on."""

from briefgen.extract.body_words import (
    bare_noun,
    is_adjective,
    is_attribute,
    is_barred,
    is_clitic,
    is_closed,
    is_complement,
    is_evident,
    is_field,
    is_foreign,
    is_joined,
    is_location,
    is_plain_noun,
    is_proper,
    is_purpose,
    place_at,
)
from briefgen.extract.heads import role_rank
from briefgen.extract.offices import prepositional_width
from briefgen.extract.scan import Scan
from briefgen.extract.words import definite, has_article, is_assimilated

MAX_WORDS = 9
MAX_PROPER_WORDS = 5


def locate(context: Scan, index: int) -> int:
    """Return the token after the place that a local body is told by (المحكمة الابتدائية بسوسة); 0 for none."""
    tokens, bodies, language = context.text.tokens, context.language.bodies, context.language
    if tokens[index - 1].folded not in bodies.local or index >= len(tokens):
        return 0
    word, place = tokens[index].folded, place_at(context, index)
    if not word.startswith(language.linking_prepositions[:1]):
        return 0
    if place:
        return place.stop

    return index + 1 if word[1:] in language.places or has_article(word[1:], language) else 0


def skip_definite(context: Scan, index: int) -> int:
    """Return the token after the definite words without proclitics from *index* on, less those that name nothing."""
    start = index
    while is_attribute(context, index) and index - start < MAX_WORDS:
        index += 1

    return _strip(context, start, index)


def _strip(context: Scan, start: int, stop: int) -> int:
    tokens, empty = context.text.tokens, context.language.bodies.empty
    if _is_event(context, stop):
        return stop  # اللجنة المنظمة لكأس العالم
    while stop > start and tokens[stop - 1].folded in empty and not _is_public(context, stop - 1):
        stop -= 1

    return stop


def _is_event(context: Scan, index: int) -> bool:
    """Whether the event or prize that a body is for stands at token *index*, with its name (لمهرجان قرطاج)."""
    tokens, language = context.text.tokens, context.language
    if index + 1 >= len(tokens) or tokens[index].folded[1:] not in language.bodies.events:
        return False

    return tokens[index].folded.startswith(language.linking_prepositions[1:]) and not is_barred(context, index + 1)


def _is_public(context: Scan, index: int) -> bool:
    """Whether a word that means a year, too, qualifies the noun before it (المال العام), and is none (العام الماضي)."""
    tokens, bodies = context.text.tokens, context.language.bodies
    if tokens[index].folded not in bodies.public or tokens[index - 1].text.endswith(bodies.noun_endings):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None

    return following is None or not (following.folded in bodies.empty or following.kind == "number")


def first_width(context: Scan, index: int, head: str) -> int:
    """Return how many tokens the first complement of an indefinite head has (0: there is none)."""
    token, bodies = context.text.tokens[index], context.language.bodies
    if head in bodies.bare and has_article(token.folded, context.language) and role_rank(token, context):
        return 1
    if width := _activity_width(context, index, head):
        return width
    if is_barred(context, index):
        return 0
    place = place_at(context, index)
    if place and not place.offset:
        return 0 if head in bodies.kinds else place.stop - index
    named = context.organization_at(index)
    if named and not named.offset:
        return 0 if head in bodies.kinds | bodies.loose else named.stop - index

    return 1 if is_complement(context, index) else _noun_width(context, index, head)


def _noun_width(context: Scan, index: int, head: str) -> int:
    """Return how many tokens an indefinite complement has with what makes it a name (0: nothing does)."""
    tokens, language = context.text.tokens, context.language
    following, bodies, word = index + 1, language.bodies, tokens[index].folded
    if following >= len(tokens) or (head in bodies.kinds and context.demonym_of(tokens[following])):
        return 0
    if word in bodies.kinds:
        return 0  # another body's (مركز شركة …)
    bound = is_clitic(context, index)
    if not bound and word in bodies.common | language.role_nouns and (towns := count_towns(context, following)):
        return 1 + towns  # غرفة تجارة دبي
    placed = head in bodies.memorials and not bound and word not in bodies.common
    proper = is_proper(context, index)
    if (placed or proper) and is_attribute(context, following):
        return 2
    if not is_plain_noun(context, index) or (head in bodies.kinds and proper):
        return 0

    adjoined = is_complement(context, following) and tokens[following].folded not in bodies.empty | bodies.relational

    return 2 * adjoined


def _activity_width(context: Scan, index: int, head: str) -> int:
    """Return the width of what a body does, with its objects (لجنة متابعة الأسعار, هيئة تنظيم سوق الصرف), or 0."""
    bodies, word = context.language.bodies, context.text.tokens[index].folded
    if head in bodies.kinds or word not in bodies.activities | bodies.fields or (head, word) in bodies.offices:
        return 0
    if is_complement(context, index + 1):
        return 2
    if not is_complement(context, index + 2) or is_barred(context, index + 1):
        return 0

    return 3 * is_plain_noun(context, index + 1)


def is_qualified(context: Scan, index: int) -> bool:
    """Whether an adjective of bodies goes on with a local one behind its town (جامعة تبوك الأهلية)."""
    tokens = context.text.tokens

    return index < len(tokens) and is_adjective(context, tokens[index])


def count_towns(context: Scan, index: int) -> int:
    """Return how many tokens from *index* on are a local body's town, region or country (شرطة دبي, أمانة منطقة …)."""
    tokens, language = context.text.tokens, context.language
    if index + 1 < len(tokens) and tokens[index].folded in language.bodies.locations:
        if has_article(tokens[index].folded, language):
            return 2 * is_attribute(context, index + 1)
        towns = _count_named(context, index + 1) or is_proper(context, index + 1)
        return 1 + towns if towns else 0

    return _count_named(context, index)


def _count_named(context: Scan, index: int) -> int:
    tokens, language = context.text.tokens, context.language
    place = place_at(context, index)
    if place and not place.offset:
        return place.stop - index
    stop = index
    while stop < len(tokens) and tokens[stop].folded in language.places and not is_barred(context, stop):
        if stop > index and has_article(tokens[stop].folded, language):
            break
        stop += 1

    if stop > index and stop < len(tokens) and tokens[stop].folded in language.bodies.hallows:
        return stop + 1 - index  # مكة المكرمة

    return stop - index


def before_title(context: Scan, start: int, stop: int) -> int:
    """Return where a person's name ends: before the title of another (جامعة الملك سعود الدكتورة …)."""
    tokens, titles = context.text.tokens, context.language.titles

    return next((index for index in range(start + 1, stop) if (tokens[index].folded,) in titles), stop)


def skip_proper(context: Scan, start: int, *, sure: bool = False) -> int:
    """Return the token after the proper words from *start* on; *start* where there is none. *sure*: any will do."""
    tokens, links = context.text.tokens, context.language.bodies.links
    index = start
    while index < len(tokens) and index - start < MAX_PROPER_WORDS:
        foreign = index > start and all(is_foreign(token) for token in tokens[index - 1 : index + 1])
        linked = foreign or (tokens[index].folded in links and (index > start or not is_barred(context, index)))
        if not (linked or is_proper(context, index)):
            break
        index += 1
    while index > start and tokens[index - 1].folded in links:
        index -= 1

    return index if sure or index - start > 1 or index == start or is_evident(context, start) else start


def extend(context: Scan, index: int, head: int) -> int:
    """Return the token after the name that goes on at *index*; *head* is its first token."""
    start, tokens, last = index, context.text.tokens, 0
    while index < len(tokens) and index - head < MAX_WORDS:
        width = _width(context, index, head)
        if not width:
            break
        index, last = index + width, width
    if index < len(tokens) and last == 1:
        return _strip(context, start, index)

    return index


def _is_for(context: Scan, head: int, index: int) -> bool:
    """Whether a name that begins at token *head* has said before token *index* what it is for (الأعلى للتعليم)."""
    return any(is_assimilated(token.folded, context.language) for token in context.text.tokens[head + 1 : index])


def _width(context: Scan, index: int, head: int) -> int:
    """Return how many tokens from *index* on go on with a name whose first complement is read (0: none)."""
    token, language = context.text.tokens[index], context.language
    if token.kind != "word":
        return 0
    if has_article(token.folded, language):
        return int(is_attribute(context, index))
    before = context.text.tokens[index - 1].folded
    governed = (bare_noun(before, language), token.folded) in language.bodies.governing
    if governed or token.folded in language.bodies.owners:
        return 2 * is_complement(context, index + 1)  # الأشخاص ذوي الإعاقة, الرقابة على المال
    if not definite(before, language) or is_barred(context, index):
        return 0
    if token.folded[:1] in language.conjunctions:
        if token.folded[1:] in language.bodies.fields:
            return 2 * is_complement(context, index + 1)
        return int(is_joined(context, index, head))
    if place := place_at(context, index):
        return place.stop - index if definite(context.text.tokens[head].folded, language) else 0
    if is_purpose(context, index) or is_closed(context, head) or is_location(token, language):
        return 0

    return _prepositional(context, index, head)


def _prepositional(context: Scan, index: int, head: int) -> int:
    """Return how many tokens go on with a name where a preposition begins at token *index*."""
    token, language = context.text.tokens[index], context.language
    if _is_event(context, index):
        return 2
    if is_assimilated(token.folded, language):
        named = context.organization_at(index)
        return named.stop - index if named and named.offset else int(not _is_for(context, head, index))
    if is_field(context, index):
        return 2
    if token.folded.startswith(language.linking_prepositions[:1]) and token.folded[1:] in language.organization_heads:
        return 0  # another body's (لجنة الصحة بمجلس النواب)
    width = prepositional_width(context, index)
    last = context.text.tokens[index + width - 1].folded if width else ""

    return width if has_article(last, language) and last not in language.bodies.relational else 0
