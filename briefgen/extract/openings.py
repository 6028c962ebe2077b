"""Where a sentence begins to stand alone, or that it does not: it leans on what stands before it."""

import itertools
from collections.abc import Sequence

from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.words import bounds_of, has_article, stems, without_conjunction
from briefgen.languages import Language
from briefgen.text import Bounds, Token

MIN_WORDS = 6
MAX_WORDS = 130
MIN_VERB = 3


def find_opening(context: Scan, sentence: Bounds, *, told: bool = False) -> int | None:
    """Return the offset from which *sentence* needs none before it, past an opening connective; None where it does.

    The first of a text leans on none: what it points to is the day's news, or told at once. *told*: so is whom the
    verb that opens it leaves out (وأضاف أن).
    """
    first, stop = context.text.range_of(sentence)
    first = _skip_connectives(context, first, stop)
    tokens = context.text.tokens[first:stop]
    words = [token for token in tokens if token.kind == "word"]
    if not MIN_WORDS <= len(words) <= MAX_WORDS or in_quotation(context, sentence[0] + 1):
        return None
    if context.text.source[sentence[1] - 1] in ":?\u061f" or _is_notice(context, words[0]):
        return None
    leans = _dangles(context, words) or (not told and _drops_subject(context, tokens))
    if leans and sentence != context.text.sentences[0]:
        return None
    is_first = tokens[0].start <= context.text.tokens[context.text.token_index(sentence[0])].start

    if _bears_conjunction(context, tokens[0]):
        return bounds_of(tokens[:1], 1)[0]

    return sentence[0] if is_first else tokens[0].start


def _skip_connectives(context: Scan, first: int, stop: int) -> int:
    """Skip what links a sentence to the one before and says nothing itself (كما, لكن, يذكر أن, من جهة أخرى)."""
    while first < stop:
        found = context.lexicons.connectives.match(context.text.tokens, first, context.language)
        if not found or found.offset > 1 or found.stop >= stop:
            break
        first = found.stop + int(context.is_comma(found.stop))

    return min(first, stop - 1)


def _dangles(context: Scan, words: Sequence[Token]) -> bool:
    """Whether the opening words lean on what stands before them: a connective, a pronoun, a demonstrative."""
    language = context.language
    if _opens(words[0], language.dangling_openers, language):
        return True

    return any(
        word.folded in language.demonstratives and not _is_of_time(context, following)
        for word, following in itertools.pairwise(words[:4])
    )


def _is_notice(context: Scan, word: Token) -> bool:
    """Whether a sentence talks to its reader (اقرأ أيضا) and tells no news."""
    return _opens(word, context.language.notices, context.language)


def _opens(word: Token, known: frozenset[str], language: Language) -> bool:
    return any(stem in known for offset, stem in stems(word, language)[:2] if offset <= 1)


def _is_of_time(context: Scan, token: Token) -> bool:
    """Whether a noun after a demonstrative tells the time of the news (هذا الأسبوع) and points back to nothing."""
    dates = context.language.dates
    nouns = (dates.definite_units, dates.day_nouns, dates.day_parts)

    return any(stem in known for _, stem in stems(token, context.language) for known in nouns)


def _drops_subject(context: Scan, tokens: Sequence[Token]) -> bool:
    """Whether a reporting verb opens the sentence and what follows is no subject."""
    language = context.language
    first = tokens[0]
    opening = first.folded[without_conjunction(first, language.cues, language) :]
    if opening not in language.cues or len(tokens) < 2:
        return False
    following = tokens[1]
    if following.folded in language.quantifiers:
        return False

    return following.folded in language.stop_words | language.complementizers or following.kind != "word"


def _bears_conjunction(context: Scan, first: Token) -> bool:
    """Whether a conjunction stands before the verb, preposition or article that opens the sentence."""
    language = context.language
    known = (language.cues, language.stop_words, language.common_words)

    return any(without_conjunction(first, words, language) for words in known) or _opens_verb(context, first)


def _opens_verb(context: Scan, token: Token) -> bool:
    """Whether a conjunction stands before the article or an imperfect verb (والرئيس, ويضغط)."""
    language, rest = context.language, token.folded[1:]
    if token.folded[:1] not in language.conjunctions or token.folded in language.given_names:
        return False
    is_verb = rest.startswith(language.imperfect_prefix) and len(rest) > MIN_VERB

    return is_verb or has_article(rest, language)
