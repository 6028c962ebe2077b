"""The few quotes that a briefing shows: by the speaker's weight, what is said, and from more than one side."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from briefgen.model import Actor, Quote

MIN_KEY = 3
MAX_KEY = 6
MAX_PER_SPEAKER = 3
FULL_LENGTH = 20
MAX_LENGTH = 60

# What a quote weighs: nothing here is fitted, the order of the figures is what counts.
KINDS = {"direct": 1.0, "mixed": 0.5, "indirect": 0.0}
SPEAKER = 1.0
NAMED = 0.5
LENGTH = 1.0
TOO_LONG = 0.5
CONTESTED = 0.25
HEARD_BEFORE = 0.75


def select_key(quotes: Sequence[Quote], actors: Sequence[Actor]) -> Iterator[Quote]:
    """Mark up to six quotes as key; where fewer than three stand in marks, reported speech fills up to three.

    Never two of one sentence, unless both are direct: a fragment would say again what the clause round it says.
    """
    shares = _share_speakers(actors)
    chosen: list[int] = []
    for marked, limit in ((True, MAX_KEY), (False, MIN_KEY)):
        able = [index for index, quote in enumerate(quotes) if _is_able(quote, marked=marked)]
        while len(chosen) < limit:
            rest = [index for index in able if _goes_with(quotes, index, chosen)]
            if not rest:
                break
            heard = Counter(_voice(quotes[index]) for index in chosen)
            chosen.append(max(rest, key=lambda index: (_weigh(quotes[index], shares, heard), -index)))
    for index, quote in enumerate(quotes):
        yield structs.replace(quote, key=index in chosen)


def _is_able(quote: Quote, *, marked: bool) -> bool:
    """Whether a quote can stand alone: a word reports it, or somebody is named for it."""
    if marked:
        return quote.kind != "indirect" and (quote.cue is not None or quote.attribution is not None)

    return quote.kind == "indirect" and quote.cue is not None and quote.attribution is not None


def _goes_with(quotes: Sequence[Quote], index: int, chosen: Sequence[int]) -> bool:
    quote = quotes[index]
    voices = Counter(_voice(quotes[other]) for other in chosen)

    return voices[_voice(quote)] < MAX_PER_SPEAKER and not any(
        index == other or _shares_sentence(quote, quotes[other]) for other in chosen
    )


def _shares_sentence(quote: Quote, other: Quote) -> bool:
    overlap = quote.span[0] < other.span[1] and other.span[0] < quote.span[1]

    return overlap or (quote.context == other.context and (quote.kind, other.kind) != ("direct", "direct"))


def _share_speakers(actors: Sequence[Actor]) -> Mapping[str, float]:
    """Return each actor's share in the mentions of the one mentioned most."""
    most = max((len(actor.mentions) for actor in actors), default=1) or 1

    return {actor.id: len(actor.mentions) / most for actor in actors}


def _voice(quote: Quote) -> str:
    return quote.speaker or (quote.attribution.text if quote.attribution else "")


def _weigh(quote: Quote, shares: Mapping[str, float], heard: Mapping[str, int]) -> float:
    words = len(quote.text.split())
    named = quote.speaker is not None or quote.attribution is not None

    return (
        KINDS[quote.kind]
        + NAMED * named
        + SPEAKER * shares.get(quote.speaker or "", 0.0)
        + LENGTH * min(words, FULL_LENGTH) / FULL_LENGTH
        - TOO_LONG * (words > MAX_LENGTH)
        + CONTESTED * (quote.stance != "affirms")
        - HEARD_BEFORE * heard.get(_voice(quote), 0)
    )
