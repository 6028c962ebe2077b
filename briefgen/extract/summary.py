"""The gist and the key points: whole sentences that stand alone, the lead first."""

from collections.abc import Iterator, Sequence

from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan, scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import has_article, stems, without_conjunction
from briefgen.languages import Language
from briefgen.model import Briefing, Date, Passage, Quote, Span
from briefgen.text import Bounds, Token

MAX_POINTS = 5
MIN_WORDS = 6
MAX_WORDS = 70
MIN_VERB = 3


def find_summary(draft: Briefing, language: Language) -> Iterator[Passage]:
    """Yield up to five sentences: the lead, those that add facts near it, and the one with the main date ahead."""
    context = scan(draft.article.text, language)
    able = [sentence for sentence in context.text.sentences if _stands_alone(context, sentence)]
    able = able or [sentence for sentence in context.text.sentences if context.text.tokens_of(sentence)][:1]
    chosen = _choose(able, draft.dates, draft.quotes)
    for sentence in sorted(chosen):
        yield context.passage(_without_opening(context, sentence))


def _choose(able: Sequence[Bounds], dates: Sequence[Date], quotes: Sequence[Quote]) -> set[Bounds]:
    direct = Spans(quote.span for quote in quotes if quote.kind == "direct")
    plain = [sentence for sentence in able[1:] if not direct.lie_within(sentence)]
    main = _main_date(able, dates)
    chosen = {*able[:1], *plain[:2], *([main] if main else [])}
    for sentence in plain[2:]:
        if len(chosen) < MAX_POINTS:
            chosen.add(sentence)

    return chosen


def _main_date(able: Sequence[Bounds], dates: Sequence[Date]) -> Bounds | None:
    """Return the sentence with the most exact date ahead, the nearest of these."""
    ahead = [date for date in dates if date.upcoming and date.value]
    for date in sorted(ahead, key=_vagueness):
        for sentence in able:
            if sentence[0] <= date.span[0] < sentence[1]:
                return sentence

    return None


def _vagueness(date: Date) -> tuple[int, str]:
    """Return how little exact a date is (a day, a month, a year, an interval), then when it begins."""
    value = date.value or ""

    return 0 if "/" in value else -len(value), date.start or ""


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
    letters = without_conjunction(first, known, language) or _opens_verb(context, first)

    return sentence[0] + letters, sentence[1]


def _opens_verb(context: Scan, token: Token) -> int:
    """Return 1 for a conjunction before the article or an imperfect verb (والرئيس, ويضغط), else 0."""
    language, rest = context.language, token.folded[1:]
    if token.folded[:1] not in language.conjunctions or token.folded in language.given_names:
        return 0

    is_verb = rest.startswith(language.imperfect_prefix) and len(rest) > MIN_VERB

    return int(is_verb or has_article(rest, language))
