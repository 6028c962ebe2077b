"""Where a subject stands before its verb: where noun phrases begin and end, and what stands between them and verbs."""

import bisect

from briefgen.extract.capitals import is_capital, is_joined, read_complements
from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan
from briefgen.languages import Language
from briefgen.text import Token

MAX_PHRASE = 16
MAX_AUXILIARIES = 5
MAX_ADVERBIAL = 20
MIN_CLAUSE = 3
MAX_CLAUSE = 120


def skip_auxiliaries(context: Scan, index: int) -> int:
    """Return the token after the subject: auxiliaries and adverbs between it and its verb at *index* are passed."""
    tokens, language = context.text.tokens, context.language
    start = index
    while start > 0 and index - start < MAX_AUXILIARIES and _is_auxiliary(tokens[start - 1], language):
        start -= 1

    return start


def _is_auxiliary(token: Token, language: Language) -> bool:
    """Whether a word stands between a subject and its verb: an auxiliary, an adverb, a negation."""
    word = token.folded
    if token.kind != "word" or not token.text.islower():
        return False
    tables = (language.auxiliaries, language.adverbs, language.negations, language.infinitives)

    return word.endswith(language.adverb_endings) or any(word in table for table in tables)


def follows_mark(context: Scan, index: int) -> bool:
    """Whether a quotation ends right before token *index*, but for a comma."""
    start = context.text.tokens[index].start
    at = bisect.bisect_right(context.quotations, start, key=lambda marked: marked.outer[1]) - 1
    if at < 0:
        return False

    return not context.text.source[context.quotations[at].outer[1] : start].strip(" ,\u2014\u2013-")


def phrase_start(context: Scan, first: int, end: int) -> int:
    """Return the token, not before *first*, at which the noun phrase begins that ends before token *end*."""
    tokens, language = context.text.tokens, context.language
    start, joint = end, end
    while start > first and end - start < MAX_PHRASE:
        word = tokens[start - 1].folded
        if word in language.pronouns:
            return start - 1 if start == end else start
        if word in language.coordinators and joint == end:
            joint = start
        elif word in language.coordinators or not _belongs_to_phrase(context, start - 1):
            break
        start -= 1
    if joint < end and not _is_list(context, start, joint):
        start = joint
    while start < end and (tokens[start].folded in language.adverbs or tokens[start].folded in language.dates.weekdays):
        start += 1

    return _after_preposition(context, start, end)


def _belongs_to_phrase(context: Scan, index: int) -> bool:
    tokens, language = context.text.tokens, context.language
    token = tokens[index]
    if in_quotation(context, token.start):
        return False
    if token.kind == "mark":
        inner = token.text in ".&" and index + 1 < len(tokens) and token.end + 1 >= tokens[index + 1].start
        return (
            is_joined(context, index)
            or token.folded in language.possessives
            or (inner and len(tokens[index - 1].text) <= 3)
        )
    word = token.folded
    if word in language.complementizers or word in language.subordinators or word in language.relatives:
        return False
    if word in language.coordinators or word in language.contrasts:
        return False

    return is_capital(token) or not (word in language.auxiliaries or word in language.finite_verbs)


def _is_list(context: Scan, start: int, joint: int) -> bool:
    """Whether what stands before an "and" is the first of two subjects: a name, or a short noun phrase."""
    tokens = context.text.tokens

    return (
        joint - 1 > start
        and (is_capital(tokens[joint - 2]) or joint - start <= MIN_CLAUSE + 1)
        and not any(token.folded.endswith(context.language.verb_endings) for token in tokens[start : joint - 1])
    )


def _after_preposition(context: Scan, start: int, end: int) -> int:
    """Return where the subject begins behind an adverbial that no comma closes (on Tuesday the minister said)."""
    tokens, language = context.text.tokens, context.language
    if start >= end or tokens[start].folded not in language.prepositions_apart:
        return start
    for at in range(end - 1, start, -1):
        if tokens[at].folded in language.determiners:
            return at
        if tokens[at].folded in language.dates.weekdays or tokens[at].kind == "number":
            return at + 1

    return next((at for at in range(start + 1, end) if is_capital(tokens[at])), end)


def clause_start(context: Scan, first: int, end: int) -> int:
    """Return where the clause begins that ends before *end*: behind a quotation or semicolon, adverbials skipped."""
    tokens, language = context.text.tokens, context.language
    start = max(first, end - MAX_CLAUSE)
    for at in range(end - 1, max(first, end - MAX_CLAUSE) - 1, -1):
        if in_quotation(context, tokens[at].start) or tokens[at].text in ";:\u2014\u2013":
            start = at + 1
            break
    while start < end and (
        tokens[start].kind == "mark" or tokens[start].folded in language.coordinators | language.contrasts
    ):
        start += 1

    return _skip_openers(context, start, end)


def _skip_openers(context: Scan, start: int, end: int) -> int:
    """Skip adverbials before the subject, up to their comma (On Tuesday, …; Speaking in Paris, …; However, …)."""
    tokens, language = context.text.tokens, context.language
    while start < end and _opens_adverbial(context, start):
        comma = next((at for at in range(start, min(end, start + MAX_ADVERBIAL)) if context.is_comma(at)), None)
        if comma is None:
            return (
                start
                if tokens[start].folded not in language.prepositions_apart
                else _after_preposition(context, start, end)
            )
        start = comma + 1

    return start


def _opens_adverbial(context: Scan, index: int) -> bool:
    token, language = context.text.tokens[index], context.language
    word = token.folded

    return (
        word in language.prepositions_apart
        or word in language.subordinators
        or word in language.adverbs
        or word in language.dangling_openers - language.pronouns.keys() - language.determiners
        or (word.endswith(language.participle_endings) and not is_joined(context, index + 1))
    )


def phrase_stop(context: Scan, start: int, stop: int, *, governed: bool = False) -> int:
    """Return the token after the noun phrase that begins at *start*, with its complements.

    One that a preposition *governed* has no verb behind it, so that what could be one is a noun (according to reports).
    """
    tokens, language = context.text.tokens, context.language
    index = start
    while index < stop and (
        tokens[index].folded in language.determiners or tokens[index].folded in language.quantifiers
    ):
        index += 1
    first = index
    while index < min(stop, start + MAX_PHRASE):
        token = tokens[index]
        named = context.organization_at(index) or context.country_at(index)
        if named:
            index = named.stop
            continue
        if token.folded in language.name_links and index > start:
            index = max(read_complements(context, index), index + 1)
            continue
        joined = (
            is_joined(context, index) or token.folded in language.possessives or _is_abbreviation_stop(context, index)
        )
        if not joined and (
            token.kind != "word" or _ends_phrase(context, index, opens=index == first, governed=governed)
        ):
            break
        index += 1

    return index


def _is_abbreviation_stop(context: Scan, index: int) -> bool:
    tokens = context.text.tokens
    if tokens[index].text != "." or not index or index + 1 >= len(tokens):
        return False

    return tokens[index - 1].folded in context.language.abbreviations and is_capital(tokens[index + 1])


def _ends_phrase(context: Scan, index: int, *, opens: bool, governed: bool) -> bool:
    token, language = context.text.tokens[index], context.language
    word = token.folded
    if word in language.pronouns or word in language.dates.weekdays or word in language.dates.day_words:
        return True
    if is_capital(token):
        return False

    if word in language.stop_words or word in language.adverbs:
        return True
    if governed:
        return False

    return word in language.verbs or word in language.cues or (word.endswith(language.verb_endings) and not opens)
