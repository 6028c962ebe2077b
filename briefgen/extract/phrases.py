"""Phrases round a reporting word: what stands before its subject, and where a noun phrase ends."""

import functools

from briefgen.extract.appositions import skip_stop
from briefgen.extract.heads import find_role_head, role_rank
from briefgen.extract.offices import prepositional_width, read_role
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import Cast
from briefgen.extract.words import definite, has_article, has_nunation, is_assimilated, stems
from briefgen.languages import Gender, Language
from briefgen.text import Token, fold

MAX_PHRASE_WORDS = 8
MAX_PARENTHESIS = 12
MAX_MARKED = 6
MAX_OBJECT = 60
MIN_ADVERB = 4
MIN_POSSESSED = 4
MIN_NOUN = 2


def skip_complements(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Skip when, where, how and to whom somebody speaks (أمس، في مؤتمر صحفي, للصحفيين) before the subject."""
    while index < stop:
        width = _adverb_width(context, cast, index, stop) or _complement_width(context, cast, index, stop)
        if not width:
            break
        index += width

    return min(index, stop)


def skip_titles(context: Scan, index: int, stop: int) -> int:
    """Skip titles and honorifics before a name."""
    while index < stop:
        title = context.lexicons.titles.match(context.text.tokens, index, context.language)
        if not title or title.offset or title.stop >= stop:
            break
        index = skip_stop(context, title)

    return index


def phrase_end(context: Scan, cast: Cast, head: int, stop: int) -> int:
    """Return the token after a noun phrase: the head, its genitives and adjectives, the institution it belongs to."""
    end = head + 1
    while end < min(stop, head + MAX_PHRASE_WORDS) and not (end == head + 1 and _disagrees(context, head)):
        width = _continuation_width(context, cast, end, stop)
        if not width:
            break
        end += width

    return end


def _disagrees(context: Scan, head: int) -> bool:
    """Whether the definite word after a definite noun is no adjective of it: its ending speaks against that."""
    token, language = context.text.tokens[head + 1], context.language
    if not has_article(token.folded, language) or not definite(context.text.tokens[head].folded, language):
        return False
    if token.text.endswith(language.subjects.feminine_endings):
        return gender_of_noun(context, head) == "m"
    elative = token.text.startswith(language.subjects.elatives) or token.folded in language.dates.numbers
    either = elative or token.text.endswith(language.subjects.common_endings)

    return not either and gender_of_noun(context, head) == "f" and not _is_of_people(context, head)


def _is_of_people(context: Scan, index: int) -> bool:
    bare = context.text.tokens[index].folded.removeprefix(context.language.article)

    return bare in context.language.subjects.people or role_rank(context.text.tokens[index], context) is not None


def _continuation_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return how many tokens from *index* on go on with a noun phrase (0: none)."""
    token, language = context.text.tokens[index], context.language
    if token.folded in language.subjects.selves or token.folded in language.own_particles:
        return 1
    if token.kind != "word":
        return marked_width(context, index, stop)
    if token.folded in language.role_particles:
        return _attached_width(context, cast, index, stop)
    before = context.text.tokens[index - 1]
    if token.folded in language.subjects.origins and before.folded in language.subjects.affiliates:
        body = index + 1 < stop and noun_offset(context, index + 1) is not None
        return _attached_width(context, cast, index, stop) or 2 * int(body)
    if token.folded in language.one_of and not definite(before.folded, language):
        return 1
    if is_function_word(context, index) or is_verb(context, index) or _opens_name(context, cast, index):
        return 0
    if is_audience(token, language) or token.folded in time_words(language) or has_nunation(token, language):
        return 0
    bound = is_assimilated(token.folded, language) or bears_preposition(token.folded, language)
    if definite(token.folded, language) and not bound:
        another = definite(before.folded, language) and noun_offset(context, index) == 0
        return int(not (another or _opens_coordinate(token, language)))

    return _complement_of_noun(context, cast, index, stop)


def is_audience(token: Token, language: Language) -> bool:
    """Whether a word says to whom somebody speaks (للصحفيين, لصحيفة …)."""
    if token.folded in language.audiences:
        return True
    linked = bool(language.linking_prepositions) and token.folded.startswith(language.linking_prepositions)

    return linked and any(
        stem.removeprefix(language.article) in language.subjects.media for _, stem in stems(token, language)[1:]
    )


def marked_width(context: Scan, index: int, stop: int) -> int:
    """Return the width of a short name in marks (رئيس «…», المتحدث باسم «…»)."""
    marked = context.marked_at(index)
    width = context.text.range_of(marked.outer)[1] - index if marked else 0

    return width if width <= MAX_MARKED and index + width <= stop else 0


def opens_title(context: Scan, index: int) -> bool:
    """Whether a title stands at token *index*, with no clitic on it."""
    title = context.lexicons.titles.match(context.text.tokens, index, context.language)

    return title is not None and title.offset == 0


def _opens_name(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a title at token *index* begins a name; else it is the genitive of a noun before it (حقوق الطفل)."""
    if not opens_title(context, index):
        return False
    before, language = context.text.tokens[index - 1], context.language
    noun = before.folded in language.no_names and not before.folded.endswith(language.plurals)
    if not noun or definite(before.folded, language) or index + 1 >= len(context.text.tokens):
        return True
    following = context.text.tokens[index + 1]

    return cast.at((following.start, following.end)) is not None or following.folded in language.given_names


def gender_of_noun(context: Scan, index: int) -> Gender:
    """Return what a verb agrees with after the noun at token *index*: as listed, else by its ending."""
    token, language = context.text.tokens[index], context.language
    ending = language.feminine_ending
    pronoun = "" if token.text.endswith(ending) else fold(ending)  # his colleague (زميله), no woman (زميلة)
    for _, stem in stems(token, language):
        bare = stem.removeprefix(language.article).removesuffix(pronoun)
        if bare in language.subjects.nouns:
            return language.subjects.nouns[bare]

    if not ending or token.text.endswith(ending):
        return "f" if ending else "n"
    forms = {stem.removeprefix(language.article) for _, stem in stems(token, language)}
    of_man = not forms.isdisjoint(language.role_heads) and forms.isdisjoint(language.subjects.common_roles)

    return "m" if of_man else "n"


def noun_offset(context: Scan, index: int) -> int | None:
    """Return the letters of proclitics before a noun that can speak or heads an organization; None for other words."""
    language = context.language
    for offset, stem in stems(context.text.tokens[index], language):
        bare = stem.removeprefix(language.article)
        if bare in language.subjects.nouns or bare in language.organization_heads:
            return offset

    return None


def can_continue(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a word can be part of a name that nobody found: a plain one that opens nothing and bears nothing."""
    token, language = context.text.tokens[index], context.language
    if token.kind != "word" or is_function_word(context, index) or is_verb(context, index):
        return False
    times, adverbs = time_words(language), language.adverbs
    if any(word in times or word in adverbs for word in (token.folded, bare_word(token, language))):
        return False

    return not (
        is_audience(token, language)
        or has_nunation(token, language)
        or definite(token.folded, language)
        or is_possessed(context, index)
        or is_bound(context, cast, index)
        or token.folded in language.subjects.prepositions
    )


def is_function_word(context: Scan, index: int) -> bool:
    """Whether a word, with or without a conjunction, opens no phrase: a particle, pronoun or complementizer."""
    token, language = context.text.tokens[index], context.language
    words = {token.folded, bare_word(token, language)}

    return bool(words & language.stop_words or words & language.complementizers)


def is_verb(context: Scan, index: int) -> bool:
    """Whether token *index*, with or without a conjunction, is a known verb."""
    token, language = context.text.tokens[index], context.language

    return is_cue(context, index) or token.folded in language.verbs or bare_word(token, language) in language.verbs


def is_cue(context: Scan, index: int) -> bool:
    """Whether token *index*, with or without a conjunction, is a reporting word."""
    token, language = context.text.tokens[index], context.language

    return token.folded in language.cues or bare_word(token, language) in language.cues


def is_possessed(context: Scan, index: int) -> bool:
    """Whether a noun bears a pronoun (لقائه, استقبالها): it is no subject, and what it governs may follow it."""
    token, language = context.text.tokens[index], context.language

    return (
        len(token.folded) >= MIN_POSSESSED
        and bool(language.pronoun_suffixes)
        and token.folded.endswith(language.pronoun_suffixes)
        and token.text[-1:] not in language.noun_endings
    )


def is_governed(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a preposition governs the phrase that token *index* opens, as a word before it or as letters on it."""
    before, words = context.text.tokens[max(index - 1, 0)], context.language.subjects.prepositions
    governed = before.folded in words or bare_word(before, context.language) in words

    return (index > 0 and governed) or is_bound(context, cast, index)


def is_bound(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a word bears a preposition (للوزير, بوتين is none)."""
    token, language = context.text.tokens[index], context.language
    if is_assimilated(token.folded, language) or bears_preposition(token.folded, language):
        return True
    head = find_role_head(token, context)
    sight = cast.at((token.start, token.end))
    letters = [head[0] if head else 0, sight.span[0] - token.start if sight else 0, noun_offset(context, index) or 0]
    if not (head or sight) and _bears_particle(context, index):
        return True

    return any(letter and token.folded[letter - 1] in language.linking_prepositions for letter in letters)


def _bears_particle(context: Scan, index: int) -> bool:
    """Whether a word that is no other one is a preposition with an everyday noun or pronoun (بلباقة, لزوجته, بهذه)."""
    word, language = context.text.tokens[index].folded, context.language
    if not word.startswith(language.linking_prepositions) or word in language.no_names or word in language.given_names:
        return False
    if word in language.family_names or word in language.subjects.people:
        return False

    return word[1:] in language.everyday_nouns or _is_owned_noun(word[1:], language)


def _is_owned_noun(word: str, language: Language) -> bool:
    """Whether a folded word is an everyday noun with its owner's pronoun (زوجته, أصدقائه)."""
    for suffix in language.pronoun_suffixes:
        bare = word.removesuffix(suffix)
        forms = {bare, bare[:-1] + fold(language.feminine_ending)} if bare != word and len(bare) >= MIN_NOUN else set()
        if forms & language.everyday_nouns:
            return True

    return False


def bare_word(token: Token, language: Language) -> str:
    """Return a folded word without its conjunction."""
    return token.folded[1:] if token.folded[:1] in language.conjunctions else token.folded


def _lacks_noun(context: Scan, index: int) -> bool:
    """Whether an adjective of time stands behind a verb, with no noun of time before it: a name (قال الماضي)."""
    token, language = context.text.tokens[index], context.language

    return token.folded in language.dates.directions_after and index > 0 and is_cue(context, index - 1)


@functools.lru_cache(maxsize=8)
def time_words(language: Language) -> frozenset[str]:
    """Return the words that tell when: days, months, parts of a day, next and last."""
    dates = language.dates
    directions = (dates.directions_before, dates.directions_after)
    vocabularies = (dates.weekdays, dates.day_words, dates.day_nouns, dates.day_parts, dates.definite_units)

    return frozenset(word for words in (*vocabularies, dates.year_nouns, *directions) for word in words)


def _adverb_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    token, language = context.text.tokens[index], context.language
    if token.text == "(":
        return parenthesis_width(context, index, stop)
    if context.is_comma(index):
        return 1
    if token.kind == "number":
        return 1 + int(index + 1 < stop and context.text.tokens[index + 1].folded in language.dates.months)
    if token.folded in language.with_pronoun and not cast.at((token.start, token.end)):
        return 1
    if token.folded in language.adverbs or _stands_for_statement(context, index, stop):
        return 1
    if token.folded in time_words(language) and not _lacks_noun(context, index):
        return 1
    accusative = language.accusative and token.folded.endswith(language.accusative) and len(token.folded) >= MIN_ADVERB
    plain = token.kind == "word" and not is_function_word(context, index) and not is_verb(context, index)
    plain = plain and token.folded not in language.subjects.people

    return int(bool(accusative and plain) and not _is_named(context, cast, index))


def _stands_for_statement(context: Scan, index: int, stop: int) -> bool:
    """Whether a demonstrative without a noun is what is said (أكد ذلك رئيس البلدية)."""
    tokens, language = context.text.tokens, context.language
    alone = index + 1 < stop and not has_article(tokens[index + 1].folded, language)

    return alone and tokens[index].folded in language.demonstratives and index > 0 and is_cue(context, index - 1)


def _is_named(context: Scan, cast: Cast, index: int) -> bool:
    token = context.text.tokens[index]

    return (
        cast.at((token.start, token.end)) is not None
        or role_rank(token, context) is not None
        or token.folded in context.language.given_names
        or definite(token.folded, context.language)
    )


def parenthesis_width(context: Scan, index: int, stop: int) -> int:
    """Return the width of the parenthesis that token *index* opens (0: it is not closed soon)."""
    for at in range(index + 1, min(stop, index + MAX_PARENTHESIS)):
        if context.text.tokens[at].text == ")":
            return at + 1 - index

    return 0


def _complement_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return the width of a preposition with what it governs (0: none stands there)."""
    token, language = context.text.tokens[index], context.language
    words = {token.folded, bare_word(token, language)}
    if words & language.subjects.prepositions or token.folded in language.prepositions:
        compound = index + 1 < stop and context.text.tokens[index + 1].folded in language.subjects.prepositions
        rest = _complement_width if compound else _object_width  # (ردا على الوزير)
        return 1 + rest(context, cast, index + 1, stop)
    if is_bound(context, cast, index):
        return _object_width(context, cast, index, stop)

    return 0


def _object_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return the width of what a preposition governs; a verbal noun (خلال استقباله فلانا) governs all the rest."""
    if index >= stop:
        return 0
    text = context.text
    marked = context.marked_at(index)
    if marked:
        return text.range_of(marked.outer)[1] - index
    if role_rank(text.tokens[index], context):
        return _role_width(context, cast, index, stop)
    token = text.tokens[index]
    sight = cast.at((token.start, token.end))
    if sight:
        return max(text.range_of(sight.span)[1], index + 1) - index
    if is_possessed(context, index):
        return stop - index
    end = index + 1
    while end < min(stop, index + MAX_OBJECT) and _goes_on(context, cast, index, end):
        end = _next(context, cast, end)

    return min(end, stop) - index


def _role_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    tokens = context.text.tokens
    end = min(read_role(context, index), stop)
    name = cast.at((tokens[end].start, tokens[end].end)) if end < stop else None

    return (context.text.range_of(name.span)[1] if name else end) - index


def _goes_on(context: Scan, cast: Cast, head: int, index: int) -> bool:
    """Whether token *index* still belongs to what a preposition governs from token *head* on."""
    token, language = context.text.tokens[index], context.language
    if context.marked_at(index):
        return True
    if token.kind != "word" or is_function_word(context, index) or is_verb(context, index):
        return False
    closed = definite(context.text.tokens[index - 1].folded, language)
    if not closed and index > head + 1 and _is_adjective(context, index - 1):
        return False
    if cast.at((token.start, token.end)) or (role_rank(token, context) and not _is_relational(context, index)):
        return not closed

    return not closed or definite(token.folded, language)


def _is_relational(context: Scan, index: int) -> bool:
    """Whether a definite role that is also an adjective of relation follows an event (خلال المؤتمر الصحفي)."""
    token, before, language = context.text.tokens[index], context.text.tokens[index - 1], context.language
    event = before.folded.removeprefix(language.article) in language.venues

    return event and has_article(token.folded, language) and _is_adjective(context, index)


def _is_adjective(context: Scan, index: int) -> bool:
    """Whether an indefinite word is an adjective of relation (صحفي, رسمية), which no genitive follows."""
    token, language = context.text.tokens[index], context.language
    bare = token.text.removesuffix(language.feminine_ending) if language.feminine_ending else token.text

    return bool(language.final_weak) and bare.endswith(language.final_weak)


def _next(context: Scan, cast: Cast, index: int) -> int:
    marked = context.marked_at(index)
    if marked:
        return context.text.range_of(marked.outer)[1]
    token = context.text.tokens[index]
    sight = cast.at((token.start, token.end))

    return max(context.text.range_of(sight.span)[1] if sight else 0, index + 1)


def _attached_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return the width of a particle with the institution or place it joins to a noun (باسم الوزارة, في الشرطة)."""
    following = index + 1
    if following >= stop:
        return 0
    if context.text.tokens[following].kind != "word":
        width = marked_width(context, following, stop)
        return width + 1 if width else 0
    token, language = context.text.tokens[following], context.language
    sight = cast.at((token.start, token.end))
    if sight and sight.actor.kind != "person":
        return context.text.range_of(sight.span)[1] - index
    head = token.folded.removeprefix(language.article)
    if head in language.role_nouns or head in language.organization_heads:
        return 2

    return 0


def _complement_of_noun(context: Scan, cast: Cast, index: int, stop: int) -> int:
    token, language = context.text.tokens[index], context.language
    before = context.text.tokens[index - 1].folded
    if token.folded in language.prepositions:
        return 0
    sight = cast.at((token.start, token.end))
    if sight and sight.span[0] == token.start:
        apart = sight.actor.kind == "person" or definite(before, language)
        return 0 if apart else context.text.range_of(sight.span)[1] - index
    if sight and sight.actor.kind == "organization" and token.folded.startswith(language.linking_prepositions):
        return 0
    if is_assimilated(token.folded, language) or bears_preposition(token.folded, language):
        known = definite(before, language) or noun_offset(context, index - 1) is not None
        return int(known and is_assimilated(token.folded, language))
    if definite(before, language):
        return _linked_width(context, index) if index + 1 < stop else 0

    return int(
        context.text.tokens[index - 1].kind == "word"
        and not has_nunation(token, language)
        and token.folded[:1] not in language.conjunctions
        and not _bears_clitic(context, index)
    )


def _linked_width(context: Scan, index: int) -> int:
    """Return the width of a noun linked to the one before it (الترجمة الروسية لتصريحاته الافتتاحية)."""
    token, language = context.text.tokens[index], context.language
    following = context.text.tokens[index + 1].folded
    linked = token.folded.startswith(language.linking_prepositions) and is_possessed(context, index)
    if language.linking_prepositions and linked and definite(following, language):
        return 2

    return prepositional_width(context, index)


def _bears_clitic(context: Scan, index: int) -> bool:
    language = context.language

    return any(offset and stem in language.stop_words for offset, stem in stems(context.text.tokens[index], language))


def _opens_coordinate(token: Token, language: Language) -> bool:
    """Whether a definite word bears a conjunction (والوزير)."""
    return token.folded[:1] in language.conjunctions and has_article(token.folded[1:], language)


def bears_preposition(word: str, language: Language) -> bool:
    """Whether a folded word is a definite noun with a preposition on it (بالوزارة)."""
    bare = word[1:] if word[:1] in language.conjunctions else word

    return (
        bool(language.linking_prepositions)
        and bare.startswith(language.linking_prepositions)
        and has_article(bare[1:], language)
    )
