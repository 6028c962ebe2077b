"""Words in and round the names of organizations: what each can be there."""

import functools

from briefgen.extract.heads import role_rank
from briefgen.extract.names import is_given_name
from briefgen.extract.scan import Scan
from briefgen.extract.words import Match, definite, has_article, has_nunation, is_assimilated, stems
from briefgen.languages import Language
from briefgen.text import Token

MIN_PROPER_LETTERS = 3
MIN_FOREIGN_LETTERS = 6
MIN_LONG_VOWELS = 2
_OPENING = "(["


def find_head(context: Scan, index: int) -> tuple[int, str] | None:
    """Return (offset, stem) of a head noun as it reads by itself, with its article."""
    token, language = context.text.tokens[index], context.language
    heads = all_heads(language)
    for offset, stem in stems(token, language):
        if (noun := bare_noun(stem, language)) in heads:
            adjective = noun in language.bodies.adjectival and stem != noun and not offset and index
            return None if adjective and definite(context.text.tokens[index - 1].folded, language) else (offset, stem)

    return None


@functools.lru_cache(maxsize=16)
def all_heads(language: Language) -> frozenset[str]:
    """Return every noun that begins or announces a name, without its article."""
    return language.organization_heads | language.bodies.kinds | language.bodies.national | language.bodies.chartered


def bare_noun(stem: str, language: Language) -> str:
    """Return a folded word without its article."""
    return stem.removeprefix(language.article)


def is_adjective(context: Scan, token: Token) -> bool:
    """Whether a word makes a definite noun a name: an adjective of bodies, or a nationality."""
    return token.folded in context.language.organization_adjectives or context.demonym_of(token) is not None


def agrees(head: Token, adjective: Token, language: Language) -> bool:
    """Whether the word behind a definite head can be its adjective: of one gender, and no plural of people."""
    bodies, noun = language.bodies, bare_noun(head.folded, language)
    if adjective.text.endswith(bodies.plural_endings):
        return False
    feminine = adjective.text.endswith(language.feminine_ending or "\0")

    return not feminine or noun not in bodies.masculine


def is_plain_noun(context: Scan, index: int) -> bool:
    """Whether an indefinite word can stand between a head and a definite noun (مجلس نواب الشعب)."""
    token, language = context.text.tokens[index], context.language
    if token.folded in language.role_nouns or token.folded in language.organization_heads:
        return True
    if token.folded[:1] in language.conjunctions + language.linking_prepositions and is_clitic(context, index):
        return False

    return not _is_common(token, language) and not context.demonym_of(token)


def is_clitic(context: Scan, index: int) -> bool:
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


def is_for(context: Scan, index: int) -> bool:
    """Whether what an institution is for stands at token *index* (للعلوم, للتنمية)."""
    tokens = context.text.tokens
    if index >= len(tokens) or not is_assimilated(tokens[index].folded, context.language):
        return False

    return not (is_barred(context, index) or is_purpose(context, index))


def is_field(context: Scan, index: int) -> bool:
    """Whether the field of an institution stands at token *index*, with its object (لرعاية الأيتام)."""
    tokens, language = context.text.tokens, context.language
    if index >= len(tokens) or tokens[index].folded[1:] not in language.bodies.fields:
        return False

    return tokens[index].folded.startswith(language.linking_prepositions[1:]) and is_complement(context, index + 1)


def is_evident(context: Scan, index: int) -> bool:
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


def is_foreign(token: Token) -> bool:
    """Whether a word is written in Latin letters."""
    return token.kind == "word" and token.folded.isascii()


def is_proper(context: Scan, index: int) -> bool:
    """Whether a word can be part of a name that is no word of the language."""
    token, language = context.text.tokens[index], context.language
    word = token.folded
    if len(word) < MIN_PROPER_LETTERS or has_nunation(token, language) or is_barred(context, index):
        return False
    if word.isascii():
        return token.text[0].isupper() or not language.article
    if _is_common(token, language) or is_clitic(context, index):
        return False
    if word in language.role_nouns or find_head(context, index) or context.demonym_of(token):
        return False
    if token.text[-1:] in language.noun_endings or word.endswith(language.final_weak or "\0"):
        return False
    if language.no_name_shapes.fullmatch(token.text) or definite(word, language):
        return False

    return language.article + word not in context.vocabulary and not context.country_at(index)


def is_location(token: Token, language: Language) -> bool:
    """Whether a word tells where a body is, and is none of its name (بمنطقة الرياض)."""
    return token.folded[:1] in language.linking_prepositions[:1] and token.folded[1:] in language.bodies.locations


def is_closed(context: Scan, head: int) -> bool:
    """Whether no preposition goes on with what begins at token *head*: a ministry, or the body of an undersecretary."""
    tokens, bodies, language = context.text.tokens, context.language.bodies, context.language
    if any(stem in bodies.closed for _, stem in stems(tokens[head], language)):
        return True

    return head > 0 and any(stem in bodies.deputies for _, stem in stems(tokens[head - 1], language))


def place_at(context: Scan, index: int) -> Match[str] | None:
    """Return the country or capital at token *index*, the longer of the two (تونس العاصمة)."""
    country, capital = context.country_at(index), context.capital_at(index)
    if country and capital:
        return max(country, capital, key=lambda place: place.stop)

    return country or capital


def is_attribute(context: Scan, index: int) -> bool:
    """Whether a definite word qualifies what stands before it: by its shape, for a noun would begin something new."""
    if not is_complement(context, index):
        return False
    token, language = context.text.tokens[index], context.language
    word = bare_noun(token.folded, language)
    if context.text.tokens[index - 1].folded in language.bodies.regional and context.demonym_of(token):
        return False  # whose president is of that nation (رئيس الاتحاد الدولي السويسري …)
    if is_adjective(context, token) or token.folded in language.bodies.empty | language.bodies.attributes:
        return True
    if token.folded in language.bodies.relational or _is_governing(context, index) or is_given_name(token, context):
        return False

    if _is_of_relation(context, index - 1) and not _is_of_relation(context, index):
        participle = token.folded.startswith(language.participles)  # a noun begins anew behind an adjective
        return participle and word not in language.common_words

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
    if following.folded[1:] in language.organization_heads:
        return False  # where the body is (الصحة المدرسية بوزارة …)

    return following.folded in language.oblique or following.folded.startswith(language.linking_prepositions[:1])


def is_complement(context: Scan, index: int) -> bool:
    """Whether a definite word without proclitics stands at token *index*, one that a name can have."""
    token = context.text.tokens[index] if index < len(context.text.tokens) else None

    return (
        token is not None
        and token.kind == "word"
        and has_article(token.folded, context.language)
        and len(token.folded) > len(context.language.article) + 1
        and not is_barred(context, index)
    )


def is_barred(context: Scan, index: int) -> bool:
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


def is_joined(context: Scan, index: int, head: int) -> bool:
    """Whether a conjunction goes on with a name (التربية والتعليم) and does not begin something new (والحكومة)."""
    token, language = context.text.tokens[index], context.language
    word = token.folded[1:]
    if not has_article(word, language) or context.organization_at(index) or context.country_at(index):
        return False
    if _is_described(context, head, index) and not token.text.endswith(_nisba(language)):
        return False  # adjectives of the body, not of its field (المنظمة الوطنية والشركات)
    bare = bare_noun(word, language)
    if bare in language.bodies.chartered and _is_charter(context, index + 1):
        return False
    if bare in language.bodies.separate or (bare in all_heads(language) and bare not in language.bodies.joined):
        return False

    return word not in language.relatives and not context.demonym_of(token)


def _is_charter(context: Scan, index: int) -> bool:
    tokens = context.text.tokens

    return index < len(tokens) and tokens[index].folded in context.language.bodies.charters


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


def is_purpose(context: Scan, index: int) -> bool:
    """Whether a word with a preposition tells what something is done for, not what a body is for (لمناقشة الخطة)."""
    return any(
        offset and bare_noun(stem, context.language) in context.language.bodies.purposes
        for offset, stem in stems(context.text.tokens[index], context.language)
    )
