"""Countries: every place where one is named, and the capitals that stand for the government of theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.extract.scan import Scan
from briefgen.extract.spans import Spans
from briefgen.extract.words import Match, other_forms, shown, stems
from briefgen.model import Actor, Mention

MAX_JOURNEY = 6
MIN_IMPERFECT = 4

Part = Literal["acts", "place", "open"]


@dataclass(frozen=True, slots=True)
class Place:
    """A country or capital at its tokens; *part* is what a capital does there."""

    match: Match[str]
    is_country: bool
    part: Part = "open"

    @property
    def first(self) -> int:
        """The token it starts at."""
        return self.match.first

    @property
    def stop(self) -> int:
        """The token after the last one."""
        return self.match.stop

    @property
    def offset(self) -> int:
        """The letters of the first token that are proclitics."""
        return self.match.offset


def find_countries(context: Scan, taken: Spans) -> Iterator[Actor]:
    """Yield the countries named outside the spans *taken*; a capital counts for its country only where it acts."""
    groups: dict[str, list[tuple[Mention, str]]] = {}
    for place in _weigh(context, [*context.each(lambda index: _place_at(context, index))]):
        span = context.span_of(place)
        if place.match.value and (place.is_country or place.part == "acts") and not taken.touch(span):
            name = shown(context.text.source, span, place.match.key[0], context.language)
            mention = Mention(span=span, form="name" if place.is_country else "short")
            groups.setdefault(place.match.value, []).append((mention, name))
    for code, group in groups.items():
        forms = [form for mention, form in group if mention.form == "name"] or [form for _, form in group]
        name = max(forms, key=len)
        yield Actor(
            id="",
            kind="country",
            name=name,
            country=code,
            aliases=other_forms((form for _, form in group), name=name),
            mentions=tuple(mention for mention, _ in group),
        )


def _place_at(context: Scan, index: int) -> Place | None:
    if context.text.tokens[index].kind != "word":
        return None
    country, capital = context.place_at(index), context.capital_at(index)
    if country and (not capital or country.stop >= capital.stop):
        return None if _is_part(context, index) else Place(country, is_country=True)

    return Place(capital, is_country=False) if capital else None


def _is_part(context: Scan, index: int) -> bool:
    """Whether a country's name at token *index* is part of another (كأس مصر, قناة بنما)."""
    before = context.text.tokens[index - 1] if index else None
    toponyms = context.language.toponyms

    return before is not None and any(stem in toponyms for _, stem in stems(before, context.language))


def _weigh(context: Scan, places: list[Place]) -> Iterator[Place]:
    """Yield *places* with the part they play; those that a conjunction joins play the same."""
    chain: list[Place] = []
    for place in places:
        if chain and not _is_joined(context, chain[-1], place):
            yield from _weigh_chain(context, chain)
            chain = []
        chain.append(place)
    yield from _weigh_chain(context, chain)


def _is_joined(context: Scan, before: Place, place: Place) -> bool:
    """Whether only a conjunction or a comma stands between two places (موسكو وبكين)."""
    tokens, language = context.text.tokens, context.language
    if place.first == before.stop:
        return tokens[place.first].folded[: place.offset] in language.conjunctions
    between = tokens[before.stop].folded

    return place.first == before.stop + 1 and (between in language.coordinators or context.is_comma(before.stop))


def _weigh_chain(context: Scan, chain: list[Place]) -> Iterator[Place]:
    if all(place.is_country for place in chain):
        yield from chain
        return
    part = _part_before(context, chain[0].match)
    if part == "open" and _is_verb_after(context, chain[-1].stop):
        part = "acts"
    for place in chain:
        yield Place(place.match, place.is_country, part)


def _part_before(context: Scan, match: Match[str]) -> Part:
    """Return what the words before a capital make of it: a party to something, or the place of it."""
    tokens, language = context.text.tokens, context.language
    if _is_destination(context, match.first) or _is_club(context, match):
        return "place"
    clitics = tokens[match.first].folded[: match.offset].lstrip("".join(language.conjunctions))
    if clitics:
        return "acts" if clitics in language.relations else "place"
    index = match.first - 1
    while index > 0 and tokens[index].folded in language.with_pronoun:
        index -= 1
    if index < 0:
        return "open"
    word = tokens[index].folded
    bare = word[1:] if word[:1] in language.conjunctions and word not in language.cues else word
    if word in language.place_prepositions or bare in language.place_prepositions or _is_of_place(bare, context):
        return "place"
    if index and context.demonym_of(tokens[index]) and tokens[index - 1].folded in language.place_prepositions:
        return "place"  # العاصمة الهولندية أمستردام
    if any(stem in language.relations for _, stem in stems(tokens[index], language)):
        return "acts"
    acting = bare in language.cues or bare in language.verbs or bool(language.verb_shapes.fullmatch(bare))

    return "acts" if acting and not language.subject_first else "open"


def _is_of_place(word: str, context: Scan) -> bool:
    """Whether a place is the object of a word, or its subject though it does nothing (شهدته القاهرة)."""
    places = context.language.place_verbs

    return word in places or any(word.removesuffix(suffix) in places for suffix in context.language.pronoun_suffixes)


def _is_club(context: Scan, match: Match[str]) -> bool:
    """Whether a nationality of its own follows a capital, as behind a club's name (روما الإيطالي)."""
    following = context.text.tokens[match.stop] if match.stop < len(context.text.tokens) else None

    return following is not None and context.demonym_of(following) == match.value


def _is_destination(context: Scan, index: int) -> bool:
    """Whether a journey or a way before token *index* leads there (زيارته لموسكو, الخط بين روما وباريس)."""
    tokens, language = context.text.tokens, context.language
    for token in reversed(tokens[max(index - MAX_JOURNEY, 0) : index]):
        if token.kind != "word":
            return False
        if any(stem.removeprefix(language.article) in language.travels for _, stem in stems(token, language)):
            return True

    return False


def _is_verb_after(context: Scan, index: int) -> bool:
    """Whether a verb follows that a capital can be the subject of (واشنطن أعلنت, أن موسكو لن)."""
    tokens, language = context.text.tokens, context.language
    if index >= len(tokens) or tokens[index].kind != "word":
        return False
    word = tokens[index].folded
    if word in language.place_verbs or language.noun_endings & set(tokens[index].text[-2:]):
        return False
    if word in language.cues or word in language.verbs or word in language.negations or word in language.auxiliaries:
        return True
    if word.endswith(language.verb_endings):
        return True
    imperfect = word[:1] in language.dates.imperfect_letters and len(word) >= MIN_IMPERFECT

    return (imperfect and word not in language.stop_words) or bool(language.verb_shapes.fullmatch(word))
