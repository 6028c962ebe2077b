"""The gist and the key points: whole sentences that stand alone, the lead first, then those that say most."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.extract.openings import MIN_WORDS, find_opening
from briefgen.extract.scan import Scan, scan
from briefgen.extract.words import stems
from briefgen.languages import Language
from briefgen.model import Briefing, Date, Passage, Quote, Span
from briefgen.text import Bounds, Token

MIN_POINTS = 3
MAX_POINTS = 5
MIN_CONTENT_LETTERS = 3
FULL_LENGTH = 45

# What a sentence weighs (docs/decisions/0021-summary.md): the round weights are close to those of a regression, and
# any of them may be halved or doubled without changing the figures by more than one sentence in thirty.
EARLY = 1.0
NEXT = 1.0
ACTORS = 0.5
AHEAD = 0.5
STATEMENT = 0.5
LENGTH = 0.5
COMMON_WORDS = 0.3
LEAD_WORDS = 0.3
REPEATED_WORDS = 0.3
TITLE_WORDS = 4.0


@dataclass(frozen=True)
class Point:
    """A sentence that stands alone, without the connective that opens it; *words* are what it speaks of."""

    sentence: Bounds
    span: Span
    words: frozenset[str]
    length: int


def find_summary(draft: Briefing, language: Language) -> Iterator[Passage]:
    """Yield up to five sentences: the lead, then those that say most, by weight; the main date ahead is among them.

    Where fewer than three stand alone, what their speakers go on to say follows them.
    """
    context = scan(draft.article.text, language)
    points = _find_points(context, draft.dates)
    if not points:
        return
    weights = _weigh(context, draft, points)
    chosen = _choose(points, weights)
    main = _main_date(points, draft.dates)
    if main is not None and main not in chosen:
        chosen = [*chosen[: MAX_POINTS - 1], main]
    for span in _continue(context, draft, [points[index].span for index in chosen]):
        yield context.passage(span)


def _find_points(context: Scan, dates: Sequence[Date]) -> list[Point]:
    """Return the sentences that stand alone; where none does, the first that holds a word."""
    dated = Counter(context.text.sentence_of(date.span[0]) for date in dates for _ in _words_of(context, date.span))
    points = []
    for sentence in context.text.sentences:
        opening = find_opening(context, sentence)
        if opening is None:
            continue
        point = _make_point(context, sentence, (opening, sentence[1]))
        if (
            point.length - dated[sentence] >= MIN_WORDS
        ):  # less is a dateline (الرياض 3 صفر 1446 هـ الموافق 7 أغسطس 2024 م)
            points.append(point)
    if points:
        return points

    return [
        _make_point(context, sentence, sentence)
        for sentence in context.text.sentences
        if context.text.tokens_of(sentence)
    ][:1]


def _make_point(context: Scan, sentence: Bounds, span: Span) -> Point:
    return Point(sentence, span, _find_words(context, span), len(_words_of(context, span)))


def _words_of(context: Scan, span: Span) -> list[Token]:
    return [token for token in context.text.tokens_of(span) if token.kind == "word"]


def _find_words(context: Scan, span: Span | None = None) -> frozenset[str]:
    """Return the words of *span*, or of the whole text, that say what it is about: without clitics and article."""
    tokens = context.text.tokens_of(span) if span else context.text.tokens
    language = context.language
    words = set()
    for token in tokens:
        if token.kind != "word":
            continue
        word = stems(token, language)[-1][1].removeprefix(language.article)
        if len(word) >= MIN_CONTENT_LETTERS and not {word, token.folded} & language.stop_words:
            words.add(word)

    return frozenset(words)


def _weigh(context: Scan, draft: Briefing, points: Sequence[Point]) -> list[float]:
    """Return what each point says beside the lead, the first of them: place, actors, what is ahead, what is stated.

    A title only weighs: which of its words a point has. None of it is ever shown as if the text had said it.
    """
    starts = {sentence: number for number, sentence in enumerate(context.text.sentences)}
    shares = _share_actors(context, draft)
    ahead = {context.text.sentence_of(date.span[0]) for date in draft.dates if date.upcoming and date.value}
    stated = {context.text.sentence_of(quote.span[0]) for quote in draft.quotes if quote.kind == "indirect"}
    frequencies = Counter(word for point in points for word in point.words)
    lead = points[0].words
    title = _find_words(scan(draft.article.title, context.language)) if draft.article.title else frozenset()

    return [
        NEXT / (1 + rank)
        + EARLY * (1 - starts[point.sentence] / len(starts))
        + ACTORS * shares.get(point.sentence, 0.0)
        + AHEAD * (point.sentence in ahead)
        + STATEMENT * (point.sentence in stated)
        + LENGTH * min(point.length, FULL_LENGTH) / FULL_LENGTH
        + COMMON_WORDS * _centrality(point, frequencies, len(points))
        + LEAD_WORDS * _likeness(point.words, lead)
        + TITLE_WORDS * len(point.words & title) / max(len(title), 1)
        for rank, point in enumerate(points)
    ]


def _share_actors(context: Scan, draft: Briefing) -> dict[Bounds, float]:
    """Return for each sentence how much of all mentions belongs to the actors that it names."""
    total = sum(len(actor.mentions) for actor in draft.actors)
    shares: dict[Bounds, float] = {}
    for actor in draft.actors:
        for sentence in {context.text.sentence_of(mention.span[0]) for mention in actor.mentions}:
            shares[sentence] = shares.get(sentence, 0.0) + len(actor.mentions) / total

    return shares


def _centrality(point: Point, frequencies: Counter[str], total: int) -> float:
    """Return how often the words of a point stand in others, per word; about 0 to 1 whatever the article's length."""
    shared = sum(frequencies[word] for word in point.words if frequencies[word] > 1)

    return float(shared / max(len(point.words), 1) / total**0.5)


def _likeness(words: frozenset[str], other: frozenset[str]) -> float:
    """Return the cosine of two sets of words."""
    return float(len(words & other) / max(len(words) * len(other), 1) ** 0.5)


def _choose(points: Sequence[Point], weights: Sequence[float]) -> list[int]:
    """Return the lead, then by weight what does not say the same again (maximal marginal relevance)."""
    chosen = [0]
    repeated = [0.0] * len(points)
    while len(chosen) < min(MAX_POINTS, len(points)):
        last = points[chosen[-1]].words
        repeated = [max(old, _likeness(point.words, last)) for old, point in zip(repeated, points, strict=True)]
        rest = (index for index in range(len(points)) if index not in chosen)
        chosen.append(max(rest, key=lambda index: (weights[index] - REPEATED_WORDS * repeated[index], -index)))

    return chosen


def _continue(context: Scan, draft: Briefing, chosen: list[Span]) -> list[Span]:
    """Return *chosen*; where it is short, with what its speakers go on to say (وأضاف أن) right behind them."""
    names = {actor.id: [mention.span for mention in actor.mentions] for actor in draft.actors}
    spoken: dict[Span, Quote] = {}
    for quote in draft.quotes:
        if len(chosen) >= MIN_POINTS:
            break
        span = _find_continuation(context, quote)
        told = names.get(quote.speaker or "", [quote.attribution.span] if quote.attribution else [])
        places = [
            place
            for place, other in enumerate(chosen)
            if (other in spoken and _speaks_again(spoken[other], quote)) or any(_holds(other, name) for name in told)
        ]
        if span and places and chosen[places[-1]][1] <= span[0]:
            chosen.insert(places[-1] + 1, span)
            spoken[span] = quote

    return chosen


def _find_continuation(context: Scan, quote: Quote) -> Span | None:
    """Return the sentence that leans on those before it only as its first word, the cue of *quote*, names nobody."""
    sentence = context.text.sentence_of(quote.span[0])
    opening = find_opening(context, sentence, told=True)
    if quote.cue is None or opening != quote.cue.span[0] or find_opening(context, sentence) is not None:
        return None

    return opening, sentence[1]


def _speaks_again(quote: Quote, other: Quote) -> bool:
    return (quote.speaker, quote.attribution) == (other.speaker, other.attribution)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _main_date(points: Sequence[Point], dates: Sequence[Date]) -> int | None:
    """Return the point with the most exact date ahead, the nearest of these."""
    ahead = [date for date in dates if date.upcoming and date.value]
    for date in sorted(ahead, key=_vagueness):
        for index, point in enumerate(points):
            if point.span[0] <= date.span[0] < point.span[1]:
                return index

    return None


def _vagueness(date: Date) -> tuple[int, str]:
    """Return how little exact a date is (a day, a month, a year, an interval), then when it begins."""
    value = date.value or ""

    return 0 if "/" in value else -len(value), date.start or ""
