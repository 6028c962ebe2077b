"""Persons where names are written with capitals: beside titles and roles, by given names, by what stands round them."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen.characters import QUOTATION_MARKS
from briefgen.extract.capitals import (
    MIN_HEADLINE,
    is_acronym,
    is_capital,
    opens_sentence,
    read_capital_name,
    read_role_phrase,
)
from briefgen.extract.scan import HONORIFIC, Scan
from briefgen.extract.sighting import Range, Sighting

MAX_TITLES = 4
MAX_AGE = 3
MAX_ASIDE = 20
MAX_HEADLINE = 40
HEADLINE_SHARE = 0.7


def find_capital_sightings(scan: Scan, known: frozenset[str] = frozenset()) -> Iterator[Sighting]:
    """Yield persons and bare roles from left to right; *known* are folded words of names seen before."""
    index, tokens = 0, scan.text.tokens
    while index < len(tokens):
        sighting = _sight(scan, index, known) if tokens[index].kind == "word" else None
        if sighting:
            yield sighting
        index = max(_end(scan, sighting), index + 1) if sighting else index + 1


def _end(scan: Scan, sighting: Sighting) -> int:
    """Return where to look on: behind a name with its role; behind the head noun only of a role without a name."""
    if sighting.name:
        return max(stop for _, stop in filter(None, (sighting.name, sighting.role)))
    found = read_role_phrase(scan, sighting.role[0]) if sighting.role else None

    return found[0] if found else 0


def _sight(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    title = scan.lexicons.titles.match(scan.text.tokens, index, scan.language)
    if title and is_capital(scan.text.tokens[index]):
        return _sight_titled(scan, index, known)
    role = read_role_phrase(scan, index, known)
    if role:
        return _sight_role(scan, index, *role, known)

    return _sight_plain(scan, index, known)


def _sight_titled(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    start, honorific = _skip_titles(scan, index)
    role = read_role_phrase(scan, start, known) if start < len(scan.text.tokens) else None
    if role:
        sighting = _sight_role(scan, start, *role, known)
        return replace(sighting, honorific=honorific) if sighting and sighting.name else sighting
    stop = read_capital_name(scan, start, known, introduced=True)

    return _with_apposition(scan, Sighting((start, stop), honorific=honorific, sure=True)) if stop > start else None


def _skip_titles(scan: Scan, index: int) -> tuple[int, Range | None]:
    honorific = None
    limit = min(index + MAX_TITLES, len(scan.text.tokens))
    while index < limit:
        found = scan.lexicons.titles.match(scan.text.tokens, index, scan.language)
        if not found or not is_capital(scan.text.tokens[index]):
            break
        honorific = (index, found.stop) if found.value == HONORIFIC else honorific
        index = found.stop

    return index, honorific


def _sight_role(scan: Scan, first: int, stop: int, end: int, known: frozenset[str]) -> Sighting | None:
    """Find who bears the role from *first* on: behind its head noun (*stop*) or its complements (*end*)."""
    for before in dict.fromkeys((stop, end)):
        start, honorific = _skip_titles(scan, before)
        name = read_capital_name(scan, start, known, introduced=True)
        if name > start:
            return Sighting((start, name), role=(first, before), honorific=honorific, sure=True)
    if scan.is_comma(end):
        first_word, origin = _skip_origin(scan, end + 1)
        start, honorific = _skip_titles(scan, first_word)
        name = read_capital_name(scan, start, known, introduced=start > end + 1)
        if name > start and _closes_apposition(scan, name) and (name - start > 1 or start > end + 1):
            return Sighting((start, name), role=(first, end), honorific=honorific, origin=origin, sure=True)

    return Sighting(None, role=(first, end)) if _is_definite(scan, first) else None


def _closes_apposition(scan: Scan, index: int) -> bool:
    """Whether a name between commas ends here, not a list of names (the president, Angela Merkel and …)."""
    tokens = scan.text.tokens
    if index >= len(tokens):
        return True

    word, language = tokens[index].folded, scan.language

    return tokens[index].kind == "mark" or word in language.cues or word in language.relatives


def _is_definite(scan: Scan, first: int) -> bool:
    """Whether a role without a name can be that of somebody named: no "a spokesman", nobody's "former minister"."""
    tokens, language = scan.text.tokens, scan.language
    before = tokens[first - 1].folded if first else ""
    if before in language.indefinites:
        return False

    return before in language.determiners | language.possessives or is_capital(tokens[first])


def _sight_plain(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    """Find a name that nothing introduces: a given name begins it, or what stands round it is said of persons only."""
    tokens = scan.text.tokens
    language = scan.language
    if not is_capital(tokens[index]) and tokens[index].folded not in language.name_particles:
        return None
    if _is_participle(scan, index):
        return None
    origin = _origin_before(scan, index)
    if (
        index
        and origin is None
        and (is_capital(tokens[index - 1]) and not opens_sentence(scan, index - 1))
        and tokens[index].start - tokens[index - 1].end <= 1
    ):
        return None
    if _is_lone(scan, index):
        return _with_apposition(scan, Sighting((index, index + 1), origin=origin, sure=True))
    stop = read_capital_name(scan, index, known)
    words = [token for token in tokens[index:stop] if is_capital(token)]
    if len(words) < 2 or all(is_acronym(token) for token in words) or _is_headline(scan, index):
        return None
    sighting = _with_apposition(scan, Sighting((index, stop), origin=origin))
    if _is_person(scan, index, stop, known) or sighting.role:
        return sighting

    return None


def _is_lone(scan: Scan, index: int) -> bool:
    """Whether a family name that everybody knows stands alone, in no longer name (Trump said, not the Trump Tower)."""
    tokens, language = scan.text.tokens, scan.language
    if tokens[index].folded not in language.lone_names or not is_capital(tokens[index]):
        return False
    beside = [tokens[at] for at in (index - 1, index + 1) if 0 <= at < len(tokens)]
    if index and (tokens[index - 1].folded in language.determiners or tokens[index - 1].text in "-&"):
        return False

    return not any(is_capital(token) and not opens_sentence(scan, index - 1) for token in beside)


def _skip_origin(scan: Scan, index: int) -> tuple[int, str | None]:
    """Return the token after a determiner with a demonym, and its country (…, the Dutchman Pieter van Dalen, …)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or tokens[index].folded not in language.determiners:
        return index, None
    found = scan.demonym_at(index + 1)

    return (found.stop, found.value) if found else (index, None)


def _origin_before(scan: Scan, index: int) -> str | None:
    """Return the country of a demonym right before a name (the Dutchman Pieter van Dalen)."""
    found = scan.demonym_at(index - 1) if index else None

    return found.value if found and found.stop == index and _is_next(scan, index) else None


def _is_participle(scan: Scan, index: int) -> bool:
    """Whether a word owes its capital to the sentence it opens (Promoted Livingston, …)."""
    word, language = scan.text.tokens[index].folded, scan.language

    return word.endswith(language.verb_endings) and word not in language.given_names and opens_sentence(scan, index)


def _is_next(scan: Scan, index: int) -> bool:
    """Whether a space at most parts token *index* from the one before."""
    return scan.text.tokens[index].start - scan.text.tokens[index - 1].end <= 1


def _is_person(scan: Scan, start: int, stop: int, known: frozenset[str]) -> bool:
    tokens, language = scan.text.tokens, scan.language
    before = tokens[start - 1].folded if start else ""
    if tokens[start].folded in language.given_names or any(token.folded in known for token in tokens[start:stop]):
        return before not in language.determiners
    if before in language.determiners or before in language.place_prepositions or before in language.name_links:
        return False
    following = tokens[stop].folded if stop < len(tokens) else ""
    if _is_plain(scan, start, stop):
        return False
    cue = language.cues.get(following) or language.cues.get(before)
    if (cue and cue.finite) or _has_age(scan, stop) or _has_relative(scan, stop) or _has_aside(scan, stop):
        return True

    return tokens[stop - 1].text in scan.lone_capitals


def _is_plain(scan: Scan, start: int, stop: int) -> bool:
    """Whether one of the words is an everyday one, so that something else is named (Disaster Prevention)."""
    language = scan.language
    tables = (language.role_nouns, language.organization_heads, language.place_nouns, scan.small_words)

    return any(token.folded in table for token in scan.text.tokens[start:stop] for table in tables)


def _has_age(scan: Scan, index: int) -> bool:
    """Whether an age follows (Ana Lopes, 34, …)."""
    tokens = scan.text.tokens
    if not scan.is_comma(index) or index + 2 >= len(tokens):
        return False

    return (
        tokens[index + 1].kind == "number"
        and len(tokens[index + 1].text) < MAX_AGE
        and tokens[index + 2].kind == "mark"
    )


def _has_aside(scan: Scan, index: int) -> bool:
    """Whether a reporting verb follows behind an aside between commas (Ana Lopes, one of the guests, said)."""
    tokens = scan.text.tokens
    if not scan.is_comma(index):
        return False
    for at in range(index + 1, min(index + MAX_ASIDE, len(tokens) - 1)):
        if scan.is_comma(at):
            cue = scan.language.cues.get(tokens[at + 1].folded)
            return cue is not None and cue.finite

    return False


def _has_relative(scan: Scan, index: int) -> bool:
    tokens = scan.text.tokens
    following = index + int(scan.is_comma(index))

    return following < len(tokens) and tokens[following].folded == scan.language.personal_relative


def _is_headline(scan: Scan, index: int) -> bool:
    """Whether most words of a line without a full stop bear a capital, so that none tells a name."""
    sentence = scan.text.sentence_of(scan.text.tokens[index].start)
    if scan.text.source[sentence[1] - 1] in ".!?":
        return False
    first, stop = scan.text.range_of(sentence)
    if stop - first > MAX_HEADLINE:
        return False
    words = [token for token in scan.text.tokens[first:stop] if token.kind == "word"]
    capitals = sum(is_capital(token) for token in words)

    return len(words) > MIN_HEADLINE and capitals > HEADLINE_SHARE * len(words)


def _with_apposition(scan: Scan, sighting: Sighting) -> Sighting:
    """Add the role that follows a name behind a comma, an age between them allowed (Ana Lopes, 34, a nurse from …)."""
    assert sighting.name  # noqa: S101  (only asked of sightings with a name)
    tokens, language = scan.text.tokens, scan.language
    index = sighting.name[1]
    if not scan.is_comma(index):
        return sighting
    index += 1
    if _has_age(scan, sighting.name[1]):
        index += 2
    start = index
    while start < len(tokens) and tokens[start].folded in language.determiners:
        start += 1
    role = read_role_phrase(scan, start) if start < len(tokens) and tokens[start].kind == "word" else None
    if not role or _is_named(scan, role[0]) or (_speaks(scan, role[1]) and not _follows_mark(scan, sighting.name[0])):
        return sighting

    return replace(sighting, role=(start, role[1]))


def _follows_mark(scan: Scan, index: int) -> bool:
    """Whether a quotation ends right before token *index*."""
    return index > 0 and scan.text.tokens[index - 1].text in QUOTATION_MARKS


def _speaks(scan: Scan, index: int) -> bool:
    """Whether a verb of saying follows a role at once: no comma closes it (…, the minister said)."""
    cue = scan.language.cues.get(scan.text.tokens[index].folded) if index < len(scan.text.tokens) else None

    return cue is not None and cue.finite


def _is_named(scan: Scan, index: int) -> bool:
    """Whether a name follows a role at once, so that it is another person's (Ana Lopes, President Joao Reis and …)."""
    return index < len(scan.text.tokens) and read_capital_name(scan, index, introduced=True) > index
