"""Where the name of an organization begins and ends."""

import functools
from dataclasses import dataclass, replace

from briefgen.extract.capitals import read_organization
from briefgen.extract.heads import role_rank
from briefgen.extract.names import is_given_name, read_name
from briefgen.extract.offices import prepositional_width
from briefgen.extract.scan import Key, Scan
from briefgen.extract.words import Match, definite, has_article, is_assimilated, stems
from briefgen.languages import Language
from briefgen.languages.data import Organization
from briefgen.text import Token

MAX_WORDS = 9
MAX_MARKED_WORDS = 6
MAX_PROPER_WORDS = 5
MIN_PROPER_LETTERS = 3
MIN_FOREIGN_LETTERS = 6
MIN_LONG_VOWELS = 2
PAIRS = 4
_OPENING = "(["


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

    return _is_adjective(context, token)


def find_head(context: Scan, index: int) -> tuple[int, str] | None:
    """Return (offset, stem) of a head noun as it reads by itself, with its article."""
    token = context.text.tokens[index]
    heads = _all_heads(context.language)
    for offset, stem in stems(token, context.language):
        if _bare(stem, context.language) in heads:
            return offset, stem

    return None


@functools.lru_cache(maxsize=16)
def _all_heads(language: Language) -> frozenset[str]:
    return language.organization_heads | language.bodies.kinds | language.bodies.national


def _bare(stem: str, language: Language) -> str:
    return stem.removeprefix(language.article)


def _known_at(context: Scan, index: int) -> Naming | None:
    found = context.organization_at(index)
    if not found:
        return _team_at(context, index)
    head = found.value.name[0] if found.value.name[0] in _all_heads(context.language) else ""
    memorial = len(found.key) > 1 and found.key[0] in _all_heads(context.language)
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
    offset, head = found
    marked = _marked_at(context, index, head)
    if marked:
        return marked
    if has_article(head, context.language):
        bodies, bare = context.language.bodies, _bare(head, context.language)
        only = bare in bodies.kinds and _is_only(bare, context.language)
        return None if only else _definite_at(context, index, offset, head)

    return (
        _memorial_at(context, index, offset, head)
        or _construct_at(context, index, offset, head)
        or _proper_at(context, index, offset, head)
    )


def _capitalized_at(context: Scan, index: int) -> Naming | None:
    found = read_organization(context, index)

    return Naming(index, found.stop, found.offset, found.key[0], found.key) if found else None


def _marked_at(context: Scan, index: int, head: str) -> Naming | None:
    """Return the name in marks after a head noun (شركة «…»)."""
    text = context.text
    marked = context.marked_at(index + 1)
    if not marked or has_article(head, context.language) or head in context.language.bodies.national:
        return None
    first, stop = text.token_index(marked.start), text.token_index(marked.end - 1) + 1
    known = _known_at(context, first)
    if known and known.stop == stop:
        return known
    key = tuple(token.folded for token in text.tokens[first:stop])

    return Naming(first, stop, 0, key[0], key, head) if len(key) < MAX_MARKED_WORDS else None


def _definite_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an organization with a definite head: adjectives make it a name, then more may follow."""
    tokens, language = context.text.tokens, context.language
    end = _skip_definite(context, index + 1)
    adjectives = tokens[index + 1 : end]
    if not adjectives:
        return None
    bare = _bare(head, language)
    if bare in language.bodies.national:
        end = index + 2
        proper = context.demonym_of(tokens[index + 1]) is not None
    else:
        longer = _locate(context, end, bare) or _extend(context, end, index)
        known = longer > end or any(context.demonym_of(token) for token in adjectives[1:])
        loose = bare in language.bodies.kinds or (head, adjectives[0].folded) in language.bodies.generic
        proper = known or (not loose and any(_is_adjective(context, token) for token in adjectives))
        end = longer

        if bare in language.bodies.loose and not _is_cause(context, index + 1, end):
            return None

    return _name(context, index, end, offset, head) if proper else None


def _locate(context: Scan, index: int, head: str) -> int:
    """Return the token after the place that a local body is told by (المحكمة الابتدائية بسوسة); 0 for none."""
    tokens, bodies, language = context.text.tokens, context.language.bodies, context.language
    if head not in bodies.municipal or tokens[index - 1].folded not in bodies.local or index >= len(tokens):
        return 0
    word, place = tokens[index].folded, _place_at(context, index)
    if not word.startswith(language.linking_prepositions[:1]):
        return 0
    if place:
        return place.stop

    return index + 1 if word[1:] in language.places or has_article(word[1:], language) else 0


def _is_adjective(context: Scan, token: Token) -> bool:
    return token.folded in context.language.organization_adjectives or context.demonym_of(token) is not None


def _skip_definite(context: Scan, index: int) -> int:
    """Return the token after the definite words without proclitics from *index* on, less those that name nothing."""
    start = index
    while _is_attribute(context, index) and index - start < MAX_WORDS:
        index += 1

    return _strip(context, start, index)


def _strip(context: Scan, start: int, stop: int) -> int:
    while stop > start and context.text.tokens[stop - 1].folded in context.language.bodies.empty:
        stop -= 1

    return stop


def _construct_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an organization that an indefinite head and its complement name (وزارة الصحة, بلدية غزة)."""
    tokens, bodies = context.text.tokens, context.language.bodies
    towns = _towns(context, index + 1) if head in bodies.municipal else 0
    if _is_only(head, context.language) and not towns:
        return None
    width = towns or _first_width(context, index + 1, head)
    if not width or tokens[index + 1].folded in bodies.empty:
        return None
    stop = index + 1 + width
    if not towns or definite(tokens[stop - 1].folded, context.language) or _is_qualified(context, stop):
        stop = _extend(context, stop, index)
    if (head, tokens[index + 1].folded) in bodies.generic and not _tells_one(context, index + 2, stop):
        return None
    if (head, tokens[index + 1].folded) in bodies.offices and _is_office(context, index):
        return None
    if head in bodies.loose and not _is_cause(context, index + 1, stop):
        return None
    if stop == index + 2 and _bare(tokens[index + 1].folded, context.language) in context.language.organization_heads:
        return None  # of a body that is named elsewhere (لجنة الجمعية)

    named = _name(context, index, stop, offset, head)

    return replace(named, bare=named.key[1:]) if head in bodies.bare and not context.is_place(index + 1) else named


def _is_office(context: Scan, index: int) -> bool:
    """Whether what begins at token *index* is an office with the role before it, or a part of the body behind it."""
    tokens = context.text.tokens
    held = index > 0 and role_rank(tokens[index - 1], context) is not None

    return held or not has_article(tokens[index + 1].folded, context.language)


def _is_cause(context: Scan, start: int, stop: int) -> bool:
    """Whether a loose head names a body: by what it fights for, or by an adjective (حركة الإصلاح, no حركة السفن)."""
    tokens, causes = context.text.tokens[start:stop], context.language.bodies.causes

    return any(_bare(token.folded, context.language) in causes or _is_adjective(context, token) for token in tokens)


def _is_only(head: str, language: Language) -> bool:
    """Whether a noun announces names only, and begins none (فريق, منصة)."""
    return head not in language.organization_heads


def _tells_one(context: Scan, start: int, stop: int) -> bool:
    """Whether a generic body is told from others of its kind by a nationality or by what it is of."""
    tokens = context.text.tokens[start:stop]

    return any(context.demonym_of(token) or not has_article(token.folded, context.language) for token in tokens)


def _first_width(context: Scan, index: int, head: str) -> int:
    """Return how many tokens the first complement of an indefinite head has (0: there is none)."""
    tokens, language = context.text.tokens, context.language
    if (
        head in language.bodies.bare
        and has_article(tokens[index].folded, language)
        and role_rank(tokens[index], context)
    ):
        return 1
    if _is_barred(context, index):
        return 0
    place = _place_at(context, index)
    if place and not place.offset:
        return 0 if head in language.bodies.kinds else place.stop - index
    named = context.organization_at(index)
    if named and not named.offset:
        return 0 if head in language.bodies.kinds else named.stop - index
    if _is_complement(context, index):
        return 1
    following = index + 1
    if following >= len(tokens) or (head in language.bodies.kinds and context.demonym_of(tokens[following])):
        return 0
    common = tokens[index].folded in language.bodies.common or _is_clitic(context, index)
    placed = head in language.bodies.memorials and not common
    if (placed or _is_proper(context, index)) and _is_attribute(context, following):
        return 2
    if not _is_plain_noun(context, index) or (head in language.bodies.kinds and _is_proper(context, index)):
        return 0
    inner = context.country_at(following)
    if inner and not inner.offset and tokens[index].folded in language.role_nouns:
        return 1 + inner.stop - following

    return 2 if _is_complement(context, following) and tokens[following].folded not in language.bodies.empty else 0


def _is_qualified(context: Scan, index: int) -> bool:
    """Whether an adjective of bodies goes on with a local one behind its town (جامعة تبوك الأهلية)."""
    tokens = context.text.tokens

    return index < len(tokens) and _is_adjective(context, tokens[index])


def _towns(context: Scan, index: int) -> int:
    """Return how many tokens from *index* on are the town or country of a local body (شرطة دبي, بلدية لوس أنجلوس)."""
    tokens, language = context.text.tokens, context.language
    place = _place_at(context, index)
    if place and not place.offset:
        return place.stop - index
    stop = index
    while stop < len(tokens) and tokens[stop].folded in language.places and not _is_barred(context, stop):
        if stop > index and has_article(tokens[stop].folded, language):
            break
        stop += 1

    return stop - index


def _is_plain_noun(context: Scan, index: int) -> bool:
    """Whether an indefinite word can stand between a head and a definite noun (مجلس نواب الشعب)."""
    token, language = context.text.tokens[index], context.language
    if token.folded in language.role_nouns or token.folded in language.organization_heads:
        return True
    if token.folded[:1] in language.conjunctions + language.linking_prepositions and _is_clitic(context, index):
        return False

    return not _is_common(token, language) and not context.demonym_of(token)


def _is_clitic(context: Scan, index: int) -> bool:
    """Whether the first letter of a word is likely a proclitic: what remains stands elsewhere or is no name."""
    token, language = context.text.tokens[index], context.language
    words = [stem for offset, stem in stems(token, language) if offset]

    return any(
        word in context.vocabulary
        or word in language.dates.numbers
        or word in language.bodies.common
        or word in language.common_words
        or word in language.stop_words
        or word in language.place_prepositions
        or language.article + word in context.vocabulary
        or (token.folded[0] in language.linking_prepositions and language.no_name_shapes.fullmatch(word))
        for word in words
    )


def _is_common(token: Token, language: Language) -> bool:
    word = token.folded

    return word in language.common_words or word in language.bodies.common or word in language.verbs


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
    stop = _before_title(context, start, read_name(context, start, introduced=True))
    if not titled and stop == start + PAIRS and is_given_name(tokens[start + 2], context):
        stop -= 2  # another person's name begins (مستشفى شارل نيكول كمال بوزيد)
    if stop == start or not (titled or is_given_name(tokens[start], context)):
        return None
    if titled and stop == start + 2 and not is_given_name(tokens[start + 1], context):
        ordinal = tokens[start + 1].folded in context.language.dates.ordinals
        stop -= not ordinal  # a king goes by one name; what is definite behind it begins something new
    is_for = stop < len(tokens) and is_assimilated(tokens[stop].folded, context.language)
    if is_for and head not in context.language.bodies.kinds:
        stop += not (_is_barred(context, stop) or _is_purpose(context, stop))
    stop = _extend(context, stop, index)

    return replace(_name(context, index, stop, offset, head), memorial=True)


def _before_title(context: Scan, start: int, stop: int) -> int:
    """Return where a person's name ends: before the title of another (جامعة الملك سعود الدكتورة …)."""
    tokens, titles = context.text.tokens, context.language.titles

    return next((index for index in range(start + 1, stop) if (tokens[index].folded,) in titles), stop)


def _proper_at(context: Scan, index: int, offset: int, head: str) -> Naming | None:
    """Return an organization that bears a proper name; a noun that says only the kind stays outside (شركة تسلا)."""
    bodies = context.language.bodies
    if head not in bodies.kinds | bodies.named | bodies.memorials:
        return None
    stop = _skip_proper(context, index + 1)
    if stop == index + 1 or context.organization_at(index + 1):
        return None
    run = tuple(token.folded for token in context.text.tokens[index + 1 : stop])
    if head in bodies.kinds:
        return Naming(index + 1, stop, 0, run[0], run, head)

    return Naming(index, stop, offset, head, (head, *run), head, bare=run)


def _skip_proper(context: Scan, start: int) -> int:
    """Return the token after the proper words from *start* on; *start* where there is none."""
    tokens, links = context.text.tokens, context.language.bodies.links
    index = start
    while index < len(tokens) and index - start < MAX_PROPER_WORDS:
        linked = tokens[index].folded in links and (index > start or not _is_barred(context, index))
        if not (linked or _is_proper(context, index)):
            break
        index += 1
    while index > start and tokens[index - 1].folded in links:
        index -= 1

    return index if index - start > 1 or index == start or _is_evident(context, start) else start


def _is_evident(context: Scan, index: int) -> bool:
    """Whether a proper name of one word shows: foreign by its letters, shape or what is behind it, or repeated."""
    tokens = context.text.tokens
    token, rest = tokens[index], tokens[index + 1 : index + 3]
    if len(rest) > 1 and rest[0].text in _OPENING and rest[1].text.isascii() and rest[1].text[:1].isupper():
        return True  # سكانيا (Scania)

    return token.folded.isascii() or context.repeats(token.folded) or _is_foreign(token.folded, context.language)


def _is_foreign(word: str, language: Language) -> bool:
    """Whether a word has more long vowels than words of the language have, and none of their endings and beginnings."""
    bodies = language.bodies
    vowels = sum(letter in bodies.long_vowels for letter in word[1:])
    native = word.endswith(bodies.native_endings) or word.startswith(bodies.native_beginnings)

    if native or bodies.native_shapes.fullmatch(word):
        return False

    return len(word) >= MIN_FOREIGN_LETTERS and vowels >= MIN_LONG_VOWELS


def _is_proper(context: Scan, index: int) -> bool:
    """Whether a word can be part of a name that is no word of the language."""
    token, language = context.text.tokens[index], context.language
    word = token.folded
    if token.kind != "word" or len(word) < MIN_PROPER_LETTERS or _is_barred(context, index):
        return False
    if word.isascii():
        return token.text[0].isupper() or not language.article
    if _is_common(token, language) or _is_clitic(context, index):
        return False
    if word in language.role_nouns or find_head(context, index) or context.demonym_of(token):
        return False
    if token.text[-1:] in language.noun_endings or word.endswith(language.final_weak or "\0"):
        return False
    if language.no_name_shapes.fullmatch(token.text) or definite(word, language):
        return False

    return language.article + word not in context.vocabulary and not context.country_at(index)


def _portfolio_at(context: Scan, index: int) -> Naming | None:
    """Return a ministry told by its portfolio and a nationality of its gender (الخارجية الفرنسية)."""
    tokens, language = context.text.tokens, context.language
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not context.demonym_of(following) or not language.bodies.portfolios:
        return None
    if not following.text.endswith(language.feminine_ending) or not has_article(following.folded, language):
        return None
    found = next(
        ((at, stem) for at, stem in stems(tokens[index], language) if stem in language.bodies.portfolios), None
    )
    before = tokens[index - 1] if index else None
    if not found or (before and before.kind == "word" and _takes_portfolio(context, before)):
        return None

    return Naming(index, index + 2, found[0], found[1], (found[1], following.folded))


def _takes_portfolio(context: Scan, token: Token) -> bool:
    """Whether a portfolio after *token* is its adjective or complement (السياسة الخارجية, وزيرة الخارجية)."""
    language = context.language
    noun = token.folded in language.role_nouns or token.folded in language.organization_heads

    return (
        definite(token.folded, language)
        or noun
        or token.text.endswith(language.bodies.noun_endings)
        or role_rank(token, context) is not None
    )


def _extend(context: Scan, index: int, head: int) -> int:
    """Return the token after the name that goes on at *index*; *head* is its first token."""
    start, tokens, language = index, context.text.tokens, context.language
    while index < len(tokens) and index - head < MAX_WORDS:
        width = _width(context, index, head)
        if not width:
            break
        index += width
    if index < len(tokens) and index > start and tokens[index - 1].folded in language.bodies.empty:
        return _strip(context, start, index)

    return index


def _width(context: Scan, index: int, head: int) -> int:
    """Return how many tokens from *index* on go on with a name whose first complement is read (0: none)."""
    token, language = context.text.tokens[index], context.language
    if token.kind != "word":
        return 0
    if has_article(token.folded, language):
        return int(_is_attribute(context, index))
    after_definite = definite(context.text.tokens[index - 1].folded, language)
    if not after_definite or _is_barred(context, index):
        return 0
    if token.folded[:1] in language.conjunctions:
        if token.folded[1:] in language.bodies.fields:
            return 2 * _is_complement(context, index + 1)
        return int(_is_joined(context, index, head))
    if place := _place_at(context, index):
        return place.stop - index if definite(context.text.tokens[head].folded, language) else 0
    if _is_purpose(context, index) or _is_closed(context, head) or _is_location(token, language):
        return 0

    if is_assimilated(token.folded, language):
        return 1
    if token.folded[1:] in language.bodies.fields and token.folded.startswith(language.linking_prepositions[1:]):
        return 2 * _is_complement(context, index + 1)
    width = prepositional_width(context, index)

    return 0 if width and context.text.tokens[index + width - 1].folded in language.bodies.relational else width


def _is_location(token: Token, language: Language) -> bool:
    """Whether a word tells where a body is, and is none of its name (بمنطقة الرياض)."""
    return token.folded[:1] in language.linking_prepositions[:1] and token.folded[1:] in language.bodies.locations


def _is_closed(context: Scan, head: int) -> bool:
    """Whether no preposition goes on with what begins at token *head* (وكيل وزارة التعليم للشؤون المالية)."""
    closed = context.language.bodies.closed

    return any(stem in closed for _, stem in stems(context.text.tokens[head], context.language))


def _place_at(context: Scan, index: int) -> Match[str] | None:
    """Return the country or capital at token *index*, the longer of the two (تونس العاصمة)."""
    country, capital = context.country_at(index), context.capital_at(index)
    if country and capital:
        return max(country, capital, key=lambda place: place.stop)

    return country or capital


def _is_attribute(context: Scan, index: int) -> bool:
    """Whether a definite word qualifies what stands before it: by its shape, for a noun would begin something new."""
    if not _is_complement(context, index):
        return False
    token, language = context.text.tokens[index], context.language
    word = _bare(token.folded, language)
    if context.text.tokens[index - 1].folded in language.bodies.regional and context.demonym_of(token):
        return False  # whose president is of that nation (رئيس الاتحاد الدولي السويسري …)
    if _is_adjective(context, token) or token.folded in language.bodies.empty | language.bodies.attributes:
        return True
    if token.folded in language.bodies.relational or _is_governing(context, index) or is_given_name(token, context):
        return False

    if _is_of_relation(context, index - 1) and not _is_of_relation(context, index):
        return token.folded.startswith(language.participles)  # a noun begins anew behind an adjective

    return word not in language.common_words and token.text.endswith(language.bodies.adjective_endings)


def _is_of_relation(context: Scan, index: int) -> bool:
    """Whether a definite word is an adjective of relation, by its feminine ending (الإنسانية)."""
    token, language = context.text.tokens[index], context.language

    return definite(token.folded, language) and token.text.endswith(_nisba(language)[1])


def _is_governing(context: Scan, index: int) -> bool:
    """Whether a participle has a complement of its own after it (المعروفة باسم, المنعقدة في)."""
    token, language = context.text.tokens[index], context.language
    following = context.text.tokens[index + 1] if index + 1 < len(context.text.tokens) else None
    if following is None or not token.folded.startswith(language.participles):
        return False

    return following.folded in language.oblique or following.folded.startswith(language.linking_prepositions[:1])


def _is_complement(context: Scan, index: int) -> bool:
    """Whether a definite word without proclitics stands at token *index*, one that a name can have."""
    token = context.text.tokens[index] if index < len(context.text.tokens) else None

    return (
        token is not None
        and token.kind == "word"
        and has_article(token.folded, context.language)
        and len(token.folded) > len(context.language.article) + 1
        and not _is_barred(context, index)
    )


def _is_barred(context: Scan, index: int) -> bool:
    """Whether a token belongs to no name: a mark, function word, reporting word, role, weekday."""
    token, language = context.text.tokens[index], context.language

    return (
        token.kind != "word"
        or token.folded in language.stop_words
        or token.folded in language.cues
        or token.folded in language.relatives
        or token.folded in language.dates.weekdays
        or (token.folded,) in language.titles
        or role_rank(token, context) is not None
    )


def _is_joined(context: Scan, index: int, head: int) -> bool:
    """Whether a conjunction goes on with a name (التربية والتعليم) and does not begin something new (والحكومة)."""
    token, language = context.text.tokens[index], context.language
    word = token.folded[1:]
    if not has_article(word, language) or context.organization_at(index) or context.country_at(index):
        return False
    if _is_described(context, head, index) and not token.text.endswith(_nisba(language)):
        return False  # adjectives of the body, not of its field (المنظمة الوطنية والشركات)
    bare = _bare(word, language)
    if bare in language.bodies.separate or (bare in _all_heads(language) and bare not in language.bodies.joined):
        return False

    return word not in language.relatives and not context.demonym_of(token)


def _is_described(context: Scan, head: int, index: int) -> bool:
    """Whether only adjectives stand between a head and token *index*, or the last is one of bodies in general."""
    tokens, language = context.text.tokens, context.language
    if tokens[index - 1].folded in language.organization_adjectives:
        return True

    return definite(tokens[head].folded, language) and all(
        token.text.endswith(_nisba(language)) for token in tokens[head + 1 : index]
    )


def _nisba(language: Language) -> tuple[str, ...]:
    weak = language.final_weak

    return (weak, weak + language.feminine_ending)


def _is_purpose(context: Scan, index: int) -> bool:
    """Whether a word with a preposition tells what something is done for, not what a body is for (لمناقشة الخطة)."""
    return any(
        offset and _bare(stem, context.language) in context.language.bodies.purposes
        for offset, stem in stems(context.text.tokens[index], context.language)
    )


def _name(context: Scan, first: int, stop: int, offset: int, head: str) -> Naming:
    key = (head, *(token.folded for token in context.text.tokens[first + 1 : stop]))

    return Naming(first, stop, offset, head, key, head)
