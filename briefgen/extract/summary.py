"""The gist and the key points: whole sentences that stand alone, the lead first."""

from collections.abc import Iterator, Sequence

from briefgen.extract.reports import in_quotation
from briefgen.extract.scan import Scan, scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import stems, without_conjunction
from briefgen.languages import Language
from briefgen.model import Briefing, Date, Passage, Quote, Span
from briefgen.text import Bounds, Token

MAX_POINTS = 5
MIN_WORDS = 6
MAX_WORDS = 70


def find_summary(draft: Briefing, language: Language) -> Iterator[Passage]:
    """Yield up to five sentences: the lead, those that add facts near it, and the one with the main date ahead."""
    context = scan(draft.article.text, language)
    able = [sentence for sentence in context.text.sentences if _stands_alone(context, sentence)]
    if not able:
        able = [context.text.sentences[0]]
    chosen = _choose(able, draft.dates, draft.quotes)
    for sentence in sorted(chosen):
        span = _without_opening(context, sentence)
        yield Passage(context.text.source[slice(*span)], span)


def _choose(able: Sequence[Bounds], dates: Sequence[Date], quotes: Sequence[Quote]) -> set[Bounds]:
    chosen = set(able[:1])
    upcoming = Spans(date.span for date in dates if date.upcoming)
    direct = Spans(quote.span for quote in quotes if quote.kind == "direct")
    ahead = [sentence for sentence in able if upcoming.lie_within(sentence)]
    plain = [sentence for sentence in able if not direct.lie_within(sentence)]
    for group, limit in ((plain[1:3], 3), (ahead, 4), (plain[3:], MAX_POINTS)):
        chosen.update(group[: max(limit - len(chosen), 0)])

    return chosen


def _stands_alone(context: Scan, sentence: Bounds) -> bool:
    """Whether a sentence needs none before it: no dropped subject, no pronoun, no connective at its head."""
    tokens = context.text.tokens_of(sentence)
    words = [token for token in tokens if token.kind == "word"]
    if not MIN_WORDS <= len(words) <= MAX_WORDS or in_quotation(context, sentence[0] + 1):
        return False
    if context.text.source[sentence[1] - 1] in ":?\u061f" or _dangles(context, words):
        return False

    return not _drops_subject(context, tokens)


def _dangles(context: Scan, words: Sequence[Token]) -> bool:
    """Whether the opening words lean on what stands before them: a connective, a pronoun, a demonstrative."""
    language = context.language
    opening = [stem for offset, stem in stems(words[0], language)[:2] if offset <= 1]
    if any(stem in language.dangling_openers or stem in language.notices for stem in opening):
        return True

    return any(word.folded in language.demonstratives for word in words[:3])


def _drops_subject(context: Scan, tokens: Sequence[Token]) -> bool:
    """Whether a reporting verb opens the sentence and what follows is no subject."""
    language = context.language
    first = tokens[0]
    opening = first.folded[without_conjunction(first, language.cues, language) :]
    if opening not in language.cues or len(tokens) < 2:
        return False
    following = tokens[1]

    return following.folded in language.stop_words | language.complementizers or following.kind != "word"


def _without_opening(context: Scan, sentence: Bounds) -> Span:
    """Leave out the conjunction before a reporting verb or a preposition that opens the sentence."""
    first = context.text.tokens_of(sentence)[0]
    language = context.language
    known = language.cues.keys() | language.stop_words | language.common_words

    return sentence[0] + without_conjunction(first, known, language), sentence[1]
