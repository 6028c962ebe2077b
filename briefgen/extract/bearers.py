"""Who bears the role before: named at once, or behind where, when and as what else the role is held."""

from briefgen.extract.heads import role_rank
from briefgen.extract.phrases import (
    bears_preposition,
    is_bound,
    is_function_word,
    is_possessed,
    is_verb,
    marked_width,
    opens_title,
    parenthesis_width,
    skip_titles,
)
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import Cast, Sight
from briefgen.extract.words import definite, has_article

MAX_ROLES = 14


def named_after(context: Scan, cast: Cast, end: int, stop: int) -> Sight | None:
    """Return the person named after a role or noun: at once, after a comma, "by name", or where the office is held."""
    held = skip_post(context, cast, end, stop)
    for at in dict.fromkeys((end, *(after_comma(context, index, stop) for index in (end, held)))):
        person = person_at(context, cast, at) if at < stop else None
        if person and not (person.form == "role" and is_possessed(context, at)):
            return person

    return None


def after_comma(context: Scan, index: int, stop: int) -> int:
    """Return the token after a comma, "by name" and titles before a name."""
    index += int(index < stop and context.is_comma(index))
    index += int(index < stop and context.text.tokens[index].folded in context.language.subjects.naming)

    return skip_titles(context, index, stop)


def find_bearer(context: Scan, cast: Cast, start: int, stop: int) -> Sight | None:
    """Return the person at the end of a row of roles and posts (مدير الإدارة رئيس اللجنة الدكتور فلان)."""
    index, closed = start, True
    while index < min(stop, start + MAX_ROLES):
        person = person_at(context, cast, index)
        if person and person.form != "role":
            return person if closed else None
        after = skip_titles(context, index, stop)
        post = index + _post_width(context, cast, index, stop) if after == index else after
        if post == index and _parts_roles(context, cast, index):
            return None
        if after == index:
            closed = _is_closed(context, post - 1) if post > index else not takes_genitive(context, index)
        index = max(post, index + 1)

    return None


def _parts_roles(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a word cannot stand between two roles of one person: an object, a verb, a particle, another's role."""
    token, language = context.text.tokens[index], context.language
    if token.kind != "word" or is_function_word(context, index) or is_verb(context, index):
        return True
    if token.folded in language.subjects.prepositions or is_bound(context, cast, index) or is_possessed(context, index):
        return True

    return role_rank(token, context) is not None and definite(token.folded, language)


def person_at(context: Scan, cast: Cast, index: int) -> Sight | None:
    """Return the mention of a person at token *index*."""
    token = context.text.tokens[index]
    sight = cast.at((token.start, token.end))

    return sight if sight and sight.actor.kind == "person" else None


def skip_post(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Skip where and when an office is held (بالشابة والمهدية, في العاصمة المغربية, سابقا, (كتلة الوفاء)).

    Only up to a word that nothing can follow as its genitive: a name after it begins something new.
    """
    end = index
    while end < stop and (width := _post_width(context, cast, end, stop)):
        end += width

    return end if end > index and _is_closed(context, end - 1) else index


def _marked_post_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return the width of a name in marks with an adjective behind it (النهضة «العربية» الدولية): where one serves."""
    end = index + marked_width(context, index, stop)
    if end == index and context.text.tokens[index].text == "(":
        return parenthesis_width(context, index, stop)
    while index < end < stop and context.text.tokens[end].kind == "word" and _goes_on_place(context, cast, end):
        end += 1

    return end - index


def takes_genitive(context: Scan, index: int) -> bool:
    """Whether a name behind token *index* belongs to it: an everyday noun without article (مكتب فلان), a particle."""
    token, language = context.text.tokens[index], context.language
    if token.folded in language.role_particles:
        return True
    plain = token.folded in language.no_names or token.folded in language.subjects.people
    if not (language.article and plain) or token.folded in language.places or token.folded in language.adverbs:
        return False
    if context.is_place(index) or definite(token.folded, language) or token.folded in language.subjects.tenures:
        return False
    if is_possessed(context, index):
        return False
    bare = token.text.removesuffix(language.feminine_ending)
    named = context.organization_at(index)

    return not (named or bare.endswith(language.final_weak) or token.folded.endswith(language.plurals))


def _post_width(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return the width of one parenthesis, name in marks, adverb or place between a role and its bearer (0: none)."""
    token, language = context.text.tokens[index], context.language
    if token.kind == "mark":
        return _marked_post_width(context, cast, index, stop)
    if token.folded in language.linking_prepositions and index + 1 < stop:
        mark = context.text.tokens[index + 1].kind == "mark"
        width = _marked_post_width(context, cast, index + 1, stop) if mark else 0
        return width + 1 if width else 0
    if token.folded in language.subjects.tenures:
        return 1
    apart = int(token.folded in language.role_particles)
    bound = bears_preposition(token.folded, language) and token.folded[:1] not in language.conjunctions
    noun = index + apart
    if noun >= stop or not (bound or context.is_place(noun) or (apart and _is_lone_noun(context, cast, noun))):
        return 0
    end = noun + 1
    while end < stop and context.text.tokens[end].kind == "word" and _goes_on_place(context, cast, end):
        end += 1

    return end - index


def _is_lone_noun(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a definite noun that is no person's stands at token *index*."""
    token = context.text.tokens[index]
    plain = token.kind == "word" and definite(token.folded, context.language) and not opens_title(context, index)

    return plain and not _is_of_person(context, cast, index)


def _is_of_person(context: Scan, cast: Cast, index: int) -> bool:
    token = context.text.tokens[index]
    sight = cast.at((token.start, token.end))

    return role_rank(token, context) is not None or (sight is not None and sight.actor.kind == "person")


def _goes_on_place(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a word goes on with where an office is held: a second place, an adjective of it."""
    word, language = context.text.tokens[index].folded, context.language
    if opens_title(context, index) or _is_of_person(context, cast, index):
        return False

    return word[:1] in language.conjunctions or has_article(word, language)


def _is_closed(context: Scan, index: int) -> bool:
    """Whether a name cannot belong to the word at token *index*: it is a mark, definite, a place, or one more place."""
    token, language = context.text.tokens[index], context.language
    told = token.folded in language.places or token.folded in language.subjects.tenures
    if token.kind != "word" or told or token.folded[:1] in language.conjunctions:
        return True

    return definite(token.folded, language) or context.is_place(index)
