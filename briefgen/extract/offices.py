"""Where a role begins and ends, and whose it is."""

from briefgen.extract.heads import role_rank
from briefgen.extract.names import (
    acts_as_given_name,
    is_delimited,
    is_eponym,
    is_foreign,
    is_given_name,
    is_name_word,
    is_no_name,
)
from briefgen.extract.scan import HONORIFIC, Scan
from briefgen.extract.words import definite, has_article, has_pronoun, stems, without_conjunction

MAX_MARKED_WIDTH = 8
MAX_TOLD = 2  # words of a role before on whose behalf it is held (المتحدث الرسمي باسمه)


def read_role(scan: Scan, head: int, *, known: frozenset[str] = frozenset()) -> int:
    """Return the index after the role whose head noun is token *head* (وزير الخارجية البريطاني)."""
    tokens, language = scan.text.tokens, scan.language
    index, owned = head + 1, has_pronoun(tokens[head], language)
    while not (owned or definite(tokens[index - 1].folded, language)) and index < len(tokens):
        if not is_genitive(scan, index):
            break
        if scan.is_broken(index, head):
            return index
        named = scan.organization_at(index)
        if named and not named.offset:
            index = named.stop
            break
        index += 1
        if tokens[index - 1].folded not in language.role_heads:
            break
    while index < len(tokens):
        width = 0 if scan.is_broken(index, head) else _role_width(scan, index, head, known)
        second = index > head + 1 or tokens[index].folded in language.ranks
        if not width or (second and _is_rank(scan, index, known)):
            break
        index += width

    return index


def _is_rank(scan: Scan, index: int, known: frozenset[str]) -> bool:
    """Whether a definite role of one word stands between another role and a name (رئيس الأركان اللواء فلان)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens):
        return False
    before = tokens[index - 1].folded
    if not (definite(before, language) or before in language.places or scan.is_place(index - 1)):
        return False
    if tokens[index].folded in language.organization_adjectives:
        return False
    ranked = tokens[index].folded in language.ranks
    if not ranked and (not definite(tokens[index].folded, language) or role_rank(tokens[index], scan) is None):
        return False
    following = index + 1 + int(tokens[index + 1].folded in language.rank_tails)
    if following >= len(tokens):
        return False
    if tokens[following].folded in known or (ranked and is_given_name(tokens[following], scan)):
        return True

    return acts_as_given_name(scan, following)


def is_of_another(scan: Scan, head: int, end: int) -> bool:
    """Whether the name after a role is that of whom it serves (مستشار الوزير فلان, محامية فلان), not of its bearer."""
    tokens, language = scan.text.tokens, scan.language
    if role_rank(tokens[head], scan) in language.deputies:
        return False
    is_definite = definite(tokens[head].folded, language) or has_pronoun(tokens[head], language)
    if end - head == 1:
        return not is_definite
    serves = role_rank(tokens[end - 1], scan) is not None

    return serves and not (is_definite and end - head == 2)


def is_genitive(scan: Scan, index: int) -> bool:
    """Whether the word at token *index* can complete a noun: none of grammar, no verb, no name."""
    token, language = scan.text.tokens[index], scan.language
    return (
        token.kind == "word"
        and (token.folded not in language.stop_words or token.folded in language.role_nouns)
        and token.folded not in language.cues
        and token.folded not in language.complementizers
        and not without_conjunction(token, language.stop_words, language)
        and not acts_as_given_name(scan, index)
        and (token.folded not in language.verbs or token.folded in language.role_nouns)
    )


def _role_width(scan: Scan, index: int, head: int, known: frozenset[str]) -> int:
    """Return how many tokens from *index* on continue the role (0: none)."""
    token, language = scan.text.tokens[index], scan.language
    if token.kind == "mark":
        return _marked_width(scan, index)
    country = None if definite(scan.text.tokens[index - 1].folded, language) else scan.country_at(index)
    named = scan.organization_at(index) or country
    if named and not token.folded.startswith(language.conjunctions):
        return named.stop - index
    if token.folded in language.role_adverbs:
        return 1
    if token.folded in language.own_particles:
        return int(index - head <= MAX_TOLD)
    if index > head + 1 and is_given_name(token, scan) and is_eponym(scan, index):
        return _eponym_width(scan, index)
    if token.folded in language.role_particles:
        seen = any(other.folded == token.folded for other in scan.text.tokens[head:index])
        return 0 if seen else _particle_width(scan, index, known)
    if _ends_role(scan, index, known):
        return 0
    if token.folded in language.role_tails:
        return int(definite(scan.text.tokens[index - 1].folded, language))
    if not definite(token.folded, language) and not scan.demonym_of(token):
        return _indefinite_width(scan, index, head)

    return int(not (_opens_another(scan, index, head) or _is_noun(scan, index)))


def _eponym_width(scan: Scan, index: int) -> int:
    """Return the width of the name that an institution bears (مركز الملك فهد بن سعد): a word, and whose son he is."""
    tokens, width = scan.text.tokens, 1
    while index + width + 1 < len(tokens) and tokens[index + width].folded in scan.language.filiations:
        width += 2

    return width


def _indefinite_width(scan: Scan, index: int, head: int) -> int:
    """Return how many tokens from an indefinite one on continue the role (0: none)."""
    token, language = scan.text.tokens[index], scan.language
    before = scan.text.tokens[index - 1].folded
    bound = not (definite(before, language) or before in language.places or scan.is_place(index - 1))
    if token.folded in language.role_nouns or token.folded in language.organization_heads:
        return int(bound)
    if is_institution_name(scan, index):
        return 2
    if bound and _is_everyday(scan, index):
        return 1
    if before in language.organization_heads and _is_proper(scan, index):
        return 1
    if bound and _opens_construct(scan, index):
        return 1
    honorific = _honorific_width(scan, index, bound=bound) if index > head + 1 else 0

    return honorific or prepositional_width(scan, index)


def _opens_construct(scan: Scan, index: int) -> bool:
    """Whether an unknown noun at token *index* goes on with a role, as a definite word completes it (ملتقى المدينة)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or not has_article(tokens[index + 1].folded, language):
        return False
    word = tokens[index].folded
    barred = word.startswith(language.conjunctions) or language.verb_shapes.fullmatch(word)

    return not barred and is_genitive(scan, index) and not is_name_word(tokens[index], scan)


def _is_proper(scan: Scan, index: int) -> bool:
    """Whether a lone word at token *index*, with nothing behind it, can name the body before it (جمعية إبصار)."""
    word, language = scan.text.tokens[index].folded, scan.language
    if word.startswith(language.conjunctions) or language.verb_shapes.fullmatch(word):
        return False

    return is_genitive(scan, index) and is_delimited(scan, index + 1)


def _is_everyday(scan: Scan, index: int) -> bool:
    """Whether an everyday word goes on with a role that is indefinite so far (أخصائية تثقيف صحي)."""
    token, language = scan.text.tokens[index], scan.language
    adjective = language.final_weak + language.feminine_ending
    told = token.folded in language.no_names or (token.text.endswith(adjective) and is_delimited(scan, index + 1))

    return told and is_genitive(scan, index)


def _honorific_width(scan: Scan, index: int, *, bound: bool) -> int:
    """Return the width of the honorific of whom one serves (مدير مكتب معالي الوزير, مساعد لخادم الحرمين الشريفين)."""
    tokens, language = scan.text.tokens, scan.language
    found = scan.lexicons.titles.match(tokens, index, language)
    if not found or found.value != HONORIFIC or found.stop >= len(tokens):
        return 0
    served = role_rank(tokens[found.stop], scan) is not None
    if not found.offset:
        return found.stop - index if bound and served else 0
    linked = tokens[index].folded.startswith(language.linking_prepositions) and has_article(found.key[-1], language)

    return found.stop - index if linked and not served else 0


def _ends_role(scan: Scan, index: int, known: frozenset[str]) -> bool:
    """Whether a word belongs to no role: a name, a verb, a title, a function word."""
    token, language = scan.text.tokens[index], scan.language
    if token.folded in known or token.folded in language.cues:
        return True
    if (token.folded,) in language.titles and token.folded not in language.ranks:
        return True
    if token.folded in language.stop_words and token.folded not in language.role_particles:
        return True

    return _begins_name(scan, index) or _is_adverbial(scan, index)


def _begins_name(scan: Scan, index: int) -> bool:
    """Whether a given name stands at token *index*; one that is an adjective, too, needs more of a name behind it."""
    token, language = scan.text.tokens[index], scan.language
    if not acts_as_given_name(scan, index):
        return _has_surname(scan, index)
    if not has_article(token.folded, language) or index + 1 >= len(scan.text.tokens):
        return not has_article(token.folded, language)
    following = scan.text.tokens[index + 1]
    if is_name_word(following, scan):
        return token.folded.removeprefix(language.article) not in language.no_names

    return following.kind == "word" and not is_no_name(scan, index + 1, first=False)


def _has_surname(scan: Scan, index: int) -> bool:
    """Whether an everyday word behind a definite one is a given name, for another name follows (الكاتبة ألفة يوسف)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or not definite(tokens[index - 1].folded, language):
        return False
    if definite(tokens[index].folded, language) or not is_given_name(tokens[index], scan):
        return False

    return is_name_word(tokens[index + 1], scan) and not definite(tokens[index + 1].folded, language)


def is_institution_name(scan: Scan, index: int) -> bool:
    """Whether a proper noun with its adjective names the institution before it (مدرسة قانا الرسمية)."""
    tokens, language = scan.text.tokens, scan.language
    if tokens[index - 1].folded not in language.organization_heads or index + 1 >= len(tokens):
        return False
    if role_rank(tokens[index + 1], scan) or scan.lexicons.titles.match(tokens, index + 1, language):
        return False

    return not definite(tokens[index].folded, language) and definite(tokens[index + 1].folded, language)


def _marked_width(scan: Scan, index: int) -> int:
    """Return the width of a name in marks after an organization's head noun (رئيسة جمعية «…»)."""
    marked = scan.marked_at(index)
    heads = scan.language.organization_heads
    before = scan.text.tokens[index - 1]
    headed = any(stem in heads for _, stem in stems(before, scan.language))
    if not marked or not (headed or (role_rank(before, scan) and not definite(before.folded, scan.language))):
        return 0
    width = scan.text.token_index(marked.outer[1] - 1) + 1 - index

    return width if width <= MAX_MARKED_WIDTH else 0


def prepositional_width(scan: Scan, index: int) -> int:
    """Return the width of a preposition with its noun (لكرة القدم, بوزارة الخارجية) that goes on with a role."""
    tokens, language = scan.text.tokens, scan.language
    following = index + 1
    if following >= len(tokens):
        return 0
    if tokens[following].kind == "mark":
        width = _marked_width(scan, following)
        return 1 + width if width else 0
    if not definite(tokens[following].folded, language):
        return 0
    nouns = language.role_nouns | language.organization_heads
    noun = tokens[index].text[-1:] in language.noun_endings or any(
        offset and stem in nouns for offset, stem in stems(tokens[index], language)
    )
    linked = tokens[index].folded.startswith(language.linking_prepositions)

    return 2 if noun and linked and not _opens_another(scan, following, index) else 0


def _is_adverbial(scan: Scan, index: int) -> bool:
    """Whether a definite word with a preposition belongs to the verb (بالقرار), not to a role or institution."""
    word, language = scan.text.tokens[index].folded, scan.language

    return word.startswith(language.prepositions) and has_article(word[1:], language) and not scan.is_place(index)


def _is_noun(scan: Scan, index: int) -> bool:
    """Whether a definite word behind a closed phrase is a noun, no longer of the role (رعاية الشباب العمل الآثم)."""
    token, language = scan.text.tokens[index], scan.language
    if not has_article(token.folded, language) or not _is_closed(scan, index - 1):
        return False
    feminine = token.text.endswith(language.final_weak + language.feminine_ending)
    if token.folded in language.role_adjectives | language.organization_adjectives or scan.demonym_of(token):
        return False
    bare = token.folded.removeprefix(language.article)
    if feminine or bare.endswith(language.final_weak):
        return False
    if bare in language.common_words or bare in language.organization_heads or bare in language.role_nouns:
        return True
    shaped = language.no_name_shapes.fullmatch(token.text.removeprefix(language.article))

    return shaped is not None and not token.folded.startswith(language.participles)


def _is_closed(scan: Scan, index: int) -> bool:
    """Whether a noun phrase is complete at token *index*: nothing but an adjective can follow."""
    word, language = scan.text.tokens[index].folded, scan.language

    if has_article(word, language) or word in language.places:
        return True
    named = scan.organization_at(index)

    return named is not None and named.stop == index + 1


def _opens_another(scan: Scan, index: int, head: int) -> bool:
    """Whether a definite word begins something new: a second role (والرئيس الروسي), a day, a relative clause."""
    token, language = scan.text.tokens[index], scan.language
    bare = [stem for _, stem in stems(token, language)]
    if any(
        stem in language.relatives or stem in language.dates.weekdays or stem in language.dates.day_words
        for stem in bare
    ):
        return True

    return index > head + 1 and role_rank(token, scan) is not None and token.folded[0] in language.conjunctions


def _particle_width(scan: Scan, index: int, known: frozenset[str]) -> int:
    following = index + 1
    tokens = scan.text.tokens
    if following >= len(tokens) or tokens[following].kind != "word":
        return 0
    place = scan.country_at(following) or scan.capital_at(following)
    if place:
        return place.stop - index
    token = tokens[following]
    if token.folded in known or token.folded in scan.language.venues or has_pronoun(token, scan.language):
        return 0
    accepted = token.folded in scan.language.role_nouns or token.folded in scan.language.organization_heads
    accepted = accepted or (definite(token.folded, scan.language) and not _opens_another(scan, following, index))
    accepted = accepted or (is_foreign(token.folded, scan) and not is_name_word(token, scan))

    return 2 if accepted else 0
