"""Persons where nothing but words tells names: beside roles and titles, by given names, by what stands round them."""

import bisect
from collections.abc import Iterator
from dataclasses import replace

from briefgen.extract.appositions import MIN_TITLE, is_chief, is_role_head, skip_stop, with_apposition
from briefgen.extract.heads import role_rank
from briefgen.extract.introduced_persons import has_foreign, sight_role, sight_titled
from briefgen.extract.names import (
    acts_as_given_name,
    bears_filiation,
    is_convincing,
    is_delimited,
    is_eponym,
    is_foreign,
    is_given_name,
    is_half,
    is_name_word,
    is_no_name,
    is_noble,
    is_sure_name,
    may_join,
    read_name,
)
from briefgen.extract.scan import HONORIFIC, Scan
from briefgen.extract.sighting import Range, Sighting
from briefgen.extract.words import definite, has_article, has_pronoun, stems, without_conjunction
from briefgen.text import Token

MAX_ADJECTIVES = 3
MIN_STEM = 4
MAX_BYLINE = 6
DASHES = frozenset("-\u2013\u2014")


def find_word_sightings(scan: Scan, known: frozenset[str] = frozenset()) -> Iterator[Sighting]:
    """Yield persons and bare roles from left to right; *known* are folded words of names seen before."""
    index, tokens, listed = 0, scan.text.tokens, -1
    while index < len(tokens):
        sighting = _sight(scan, index, known, listed=index == listed) if tokens[index].kind == "word" else None
        if sighting is None or is_eponym(scan, index) or (sighting.name and _is_in_title(scan, index)):
            index += 1
            continue
        yield sighting
        index = max(stop for _, stop in filter(None, (sighting.name, sighting.role)))
        listed = index + int(scan.is_comma(index)) if sighting.name and _goes_on(scan, index) else -1


def _is_in_title(scan: Scan, index: int) -> bool:
    """Whether a name stands in the title of a work (رواية «حكاية يوسف»): marks behind a noun that takes such."""
    text = scan.text
    at = bisect.bisect_right(text.marked, text.tokens[index].start, key=lambda marked: marked.outer[0]) - 1
    if at < 0 or text.tokens[index].start >= text.marked[at].outer[1]:
        return False
    first = text.token_index(text.marked[at].outer[0])
    if not first or text.marked[at] in scan.quotations:
        return False
    heads = {stem for _, stem in stems(text.tokens[first - 1], scan.language)}

    return bool(heads & scan.language.term_heads) and not heads & scan.language.person_heads


def _goes_on(scan: Scan, index: int) -> bool:
    """Whether a list may go on at token *index*: a comma, or a word with a conjunction."""
    if scan.is_comma(index):
        return True
    word = scan.text.tokens[index].folded if index < len(scan.text.tokens) else ""

    return word.startswith(scan.language.conjunctions) and word not in scan.language.stop_words


def _sight(scan: Scan, index: int, known: frozenset[str], *, listed: bool) -> Sighting | None:
    tokens = scan.text.tokens
    if role_rank(tokens[index], scan) and tokens[index].folded not in known and not bears_filiation(scan, index):
        return None if _is_region(scan, index) else _sight_bearer(scan, index, known)
    if is_chief(scan, index):
        return sight_role(scan, index, known)
    title = scan.lexicons.titles.match(tokens, index, scan.language)
    if title:
        if len(title.key[0]) < MIN_TITLE and skip_stop(scan, title) == title.stop:
            return None
        return sight_titled(scan, index, skip_stop(scan, title), known, honorific=title.value == HONORIFIC)

    return _sight_plain(scan, index, known, listed=listed)


def _sight_bearer(scan: Scan, index: int, known: frozenset[str]) -> Sighting:
    """Return the bearer of the role at token *index*; behind a wife the name may be hers (زوجة الرئيس فلانة)."""
    sighting, language = sight_role(scan, index, known), scan.language
    before = stems(scan.text.tokens[index - 1], language) if index and sighting.name else ()

    return replace(sighting, role=None) if any(stem in language.spouses for _, stem in before) else sighting


def _is_region(scan: Scan, index: int) -> bool:
    """Whether a noun of regions that is a role, too, stands before the name of one (محافظة)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or tokens[index + 1].folded not in language.places:
        return False

    return any(stem in language.bodies.locations for _, stem in stems(tokens[index], language))


def _sight_plain(scan: Scan, index: int, known: frozenset[str], *, listed: bool) -> Sighting | None:
    """Find a name that nothing introduces: by its words, else by what stands round it."""
    for offset in _starts_of_name(scan, index, known):
        stop = read_name(scan, index, known=known | {scan.text.tokens[index].folded} if offset else known)
        if stop - index >= 2 and _is_acceptable(scan, index, stop, known, offset, expected=listed):
            found = Sighting((index, stop), offset=offset, role=_kin_before(scan, index))
            return with_apposition(scan, found, known)
    sighting = _sight_expected(scan, index, known, listed=listed) or _sight_origin(scan, index, known)
    if sighting is None:
        sighting = _sight_single(scan, index)

    return with_apposition(scan, sighting, known) if sighting else None


def _kin_before(scan: Scan, index: int) -> Range | None:
    """Return the noun of kinship with its pronoun right before token *index* (نجليه بشار)."""
    if not index:
        return None
    token, language = scan.text.tokens[index - 1], scan.language
    if token.folded in language.subjects.naming:
        return None

    return (index - 1, index) if has_pronoun(token, language) and _is_kin(scan, index - 1) else None


def _sight_single(scan: Scan, index: int) -> Sighting | None:
    """Find a family name that stands alone, in no longer name of something else (ماركس أند سبنسر, سجن لونغ لارتن)."""
    tokens = scan.text.tokens
    for offset, stem in stems(tokens[index], scan.language):
        if offset and len(stem) < MIN_STEM:
            continue
        if offset < 2 and stem in scan.language.lone_names and is_sure_name(tokens[index], scan, offset):
            goes_on = may_join(scan, index + 1) and not is_delimited(scan, index + 1)
            first = index - int(not offset and is_noble(scan, index - 1))
            alone = not (goes_on or may_join(scan, first - 1))
            return Sighting((first, index + 1), offset=offset, sure=True) if alone else None

    return None


def _starts_of_name(scan: Scan, index: int, known: frozenset[str]) -> Iterator[int]:
    """Yield how many letters of a word are clitics before a word that can begin a name."""
    token, language = scan.text.tokens[index], scan.language
    if definite(token.folded, language) and (scan.demonym_of(token) or _is_adjective(scan, index)):
        return
    if _is_noun_of_people(token, scan):
        return
    for offset, stem in stems(token, language):
        if offset < 2 and stem in language.name_starts and _has_name_behind(scan, index, stem):
            yield offset
        elif offset < 2 and is_given_name(token, scan, offset):
            if not offset or not _is_doubtful(scan, index, offset):
                yield offset
        elif offset == 0 and (
            _precedes_father(scan, index) or _precedes_family_name(scan, index, known if stem in known else None)
        ):
            yield 0


def _is_noun_of_people(token: Token, scan: Scan, offset: int = 0) -> bool:
    """Whether a word tells of anybody of a kind, and is no given name, too (شاهدة عيان, دفاع المتهم)."""
    word = token.folded[offset:]

    return word in scan.language.subjects.people and not (
        word in scan.language.name_starts or is_given_name(token, scan, offset)
    )


def _is_adjective(scan: Scan, index: int) -> bool:
    """Whether a definite name that is an everyday word, too, follows a definite noun (المجتمع المدني)."""
    tokens, language = scan.text.tokens, scan.language
    if not index or not has_article(tokens[index].folded, language) or is_sure_name(tokens[index], scan):
        return False

    return definite(tokens[index - 1].folded, language) and not is_name_word(tokens[index - 1], scan)


def _has_name_behind(scan: Scan, index: int, particle: str) -> bool:
    """Whether a *particle* is followed by what only names have there (أبو مازن, عبد الرزاق)."""
    if index + 1 >= len(scan.text.tokens) or scan.is_place(index):
        return False
    following, language = scan.text.tokens[index + 1], scan.language
    choice = scan.text.tokens[index].folded in language.stop_words  # "or" (أم) stands between two names
    if choice and index and is_name_word(scan.text.tokens[index - 1], scan):
        return False

    if particle + following.folded in language.given_names or following.folded in language.family_names:
        return True

    return is_given_name(following, scan)


def _is_doubtful(scan: Scan, index: int, offset: int) -> bool:
    """Whether a word is rather a noun than a preposition before a name: no name follows (بركان جبل, برقية عزاء)."""
    token, language = scan.text.tokens[index], scan.language
    if token.folded[:1] in language.conjunctions or index + 1 >= len(scan.text.tokens):
        return False
    following = scan.text.tokens[index + 1]
    if token.folded in language.no_names or is_sure_name(token, scan):
        return True
    if token.folded[:1] not in language.linking_prepositions:
        return not is_name_word(following, scan)

    return not (
        is_sure_name(token, scan, offset)
        or is_name_word(following, scan)
        or following.folded in language.name_particles
    )


def _precedes_father(scan: Scan, index: int) -> bool:
    """Whether a word that no list has stands before whose son it is (دحيم بن راشد)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 2 >= len(tokens) or tokens[index + 1].folded not in language.filiations:
        return False
    barred = has_article(tokens[index].folded, language) or is_no_name(scan, index, first=True)

    return is_name_word(tokens[index + 2], scan) and not barred


def _precedes_family_name(scan: Scan, index: int, known: frozenset[str] | None) -> bool:
    """Whether a word of foreign shape, or one known as a name, stands before a family name (X كلينتون)."""
    tokens = scan.text.tokens
    if index + 1 >= len(tokens) or has_article(tokens[index].folded, scan.language):
        return False
    if any(offset and is_given_name(tokens[index], scan, offset) for offset, _ in stems(tokens[index], scan.language)):
        return False
    if known is not None and (tokens[index + 1].folded in known or is_name_word(tokens[index + 1], scan)):
        return True

    return (
        tokens[index + 1].folded in scan.language.family_names
        and is_sure_name(tokens[index + 1], scan)
        and is_foreign(tokens[index].folded, scan)
    )


def _is_acceptable(scan: Scan, index: int, stop: int, known: frozenset[str], offset: int, *, expected: bool) -> bool:
    """Whether words that nothing introduces are a name: by themselves, or expected and followed by what ends a name."""
    tokens, language = scan.text.tokens, scan.language
    everyday = tokens[index].folded[offset:] in language.no_names
    if (not everyday or _is_compounded(scan, index, stop)) and is_convincing(scan, index, stop, known, offset):
        return True
    last = tokens[stop - 1]
    spelt = last.text.endswith(language.final_weak) or is_sure_name(tokens[index], scan, offset)
    of_family = has_article(last.folded, language) and last.folded.endswith(language.final_weak) and spelt
    if of_family and not everyday and not scan.demonym_of(last):
        return True
    paired = of_family and not offset and (stop - index == 2 or is_given_name(tokens[index + 1], scan))
    likely = paired or expected or _is_expected(scan, index) or _fills_brackets(scan, index, stop)

    return likely and is_delimited(scan, stop)


def _fills_brackets(scan: Scan, index: int, stop: int) -> bool:
    """Whether nothing but a name stands in round brackets."""
    tokens = scan.text.tokens

    return index > 0 and stop < len(tokens) and (tokens[index - 1].text, tokens[stop].text) == ("(", ")")


def _is_compounded(scan: Scan, index: int, stop: int) -> bool:
    """Whether a name shows by a later word that its first, everyday word is one (صالح بن راشد, فارس نصر الله)."""
    tokens, language = scan.text.tokens, scan.language
    if stop - index < 3:
        return False
    if tokens[index + 1].folded in language.name_tails:
        return is_name_word(tokens[index + 2], scan)

    return tokens[index + 1].folded in language.filiations or is_half(scan, stop - 1, stop)


def _sight_expected(scan: Scan, index: int, known: frozenset[str], *, listed: bool) -> Sighting | None:
    """Find a name where one is expected: after a reporting verb, a word of kinship, or another name in a list."""
    tokens = scan.text.tokens
    token = tokens[index]
    presented = _sight_presented(scan, index, known)
    if presented:
        return presented
    if not (listed or _is_expected(scan, index)):
        return None
    if definite(token.folded, scan.language) and index + 1 < len(tokens) and is_given_name(tokens[index + 1], scan):
        stop = read_name(scan, index + 1, known=known, introduced=True)
        described = scan.language.article in token.text[: MIN_STEM - 1] and not scan.demonym_of(token)
        kin = _kin_before(scan, index)
        role = (kin[0] if kin else index, index + 1) if described else kin
        return Sighting((index + 1, stop), role=role, origin=scan.demonym_of(token)) if stop - index > 2 else None
    offset = int(listed and token.folded[:1] in scan.language.conjunctions and index + 1 < len(tokens))
    if offset and _is_no_start(token, offset, scan):
        return None
    if _is_noun_of_people(token, scan, offset):
        return None
    stop = read_name(scan, index, known=known | {token.folded} if offset else known)
    if stop - index >= 2 and is_delimited(scan, stop) and has_foreign(scan, index, stop, offset):
        return Sighting((index, stop), offset=offset, role=_kin_before(scan, index))
    if scan.is_comma(index + 2) and is_role_head(scan, index + 3) and _is_plain(scan, index, index + 2):
        return Sighting((index, index + 2))
    if is_sure_name(token, scan, offset) and (listed or _kin_before(scan, index)) and is_delimited(scan, index + 1):
        return Sighting((index, index + 1), offset=offset, role=_kin_before(scan, index), sure=True)
    if not listed and _speaks_alone(scan, index):
        return Sighting((index, index + 1), sure=True)

    return None


def _sight_presented(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    """Find a name that the words round it present as one: somebody called so, or described behind it."""
    if _is_called(scan, index):
        return Sighting((index, max(read_name(scan, index, introduced=True), index + 1)), sure=True)
    described = _described_stop(scan, index, known)

    return Sighting((index, described)) if described else None


def _described_stop(scan: Scan, index: int, known: frozenset[str]) -> int:
    """Return the token after a name between an auxiliary and a clause that says who he is (كان فلان، وهو …); else 0."""
    tokens, language = scan.text.tokens, scan.language
    if not index or not {stem for _, stem in stems(tokens[index - 1], language)} & language.subjects.auxiliaries:
        return 0
    stop = read_name(scan, index, known=known)
    if stop - index < 2 or not scan.is_comma(stop) or stop + 1 >= len(tokens):
        return 0
    told = tokens[stop + 1].folded in language.relatives | language.subjects.descriptive
    barred = definite(tokens[index].folded, language) or _is_noun_of_people(tokens[index], scan)

    return stop if told and not barred and has_foreign(scan, index, stop, 0) else 0


def _is_called(scan: Scan, index: int) -> bool:
    """Whether a given name follows a noun of people and a word of naming (شاب يدعى حسين, سيدة اسمها آمنة)."""
    tokens, language = scan.text.tokens, scan.language
    if index < 2 or tokens[index - 1].folded not in language.subjects.naming:
        return False
    nouns = language.subjects.people | language.person_heads
    told = {stem.removeprefix(language.article) for _, stem in stems(tokens[index - 2], language)}

    return bool(told & nouns) and is_given_name(tokens[index], scan)


def _speaks_alone(scan: Scan, index: int) -> bool:
    """Whether a given name by itself is the subject of a verb of saying (تقول سارة: …)."""
    tokens, language = scan.text.tokens, scan.language
    before = tokens[index - 1]
    cue = language.cues.get(before.folded[without_conjunction(before, language.cues, language) :])
    country = scan.lexicons.names.match(tokens, index, language)
    if cue is None or cue.weak or not cue.finite or cue.fragment or country:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = following is None or following.kind == "mark" or following.folded in language.complementizers
    ends = ends or (following is not None and following.folded in language.stop_words)

    return ends and acts_as_given_name(scan, index)


def _is_kin(scan: Scan, index: int) -> bool:
    """Whether a word of kinship stands at token *index* (ابنه مهند)."""
    return any(stem in scan.language.person_heads for _, stem in stems(scan.text.tokens[index], scan.language))


def _is_no_start(token: Token, offset: int, scan: Scan) -> bool:
    """Whether a word without *offset* letters begins no name: a verb, an everyday or definite word."""
    stem, language = token.folded[offset:], scan.language
    if is_name_word(token, scan, offset):
        return False

    if stem in language.no_names or has_article(stem, language) or language.verb_shapes.fullmatch(stem):
        return True

    return language.no_name_shapes.fullmatch(token.text[offset:]) is not None


def _is_expected(scan: Scan, index: int) -> bool:
    """Whether the word before a token makes a person likely: a finite reporting verb, or a noun that introduces one."""
    if not index:
        return _opens_byline(scan)
    language = scan.language
    for _, stem in stems(scan.text.tokens[index - 1], language):
        cue = language.cues.get(stem)
        if (cue and cue.finite) or stem in language.person_heads:
            return True

    return False


def _opens_byline(scan: Scan) -> bool:
    """Whether the text begins with some words before a dash, and with no town: with who wrote it (سلوى الهباد - …)."""
    tokens = scan.text.tokens
    dash = next((at for at, token in enumerate(tokens[:MAX_BYLINE]) if token.kind == "mark"), 0)

    return dash > 1 and tokens[dash].text in DASHES and not scan.is_place(0)


def _sight_origin(scan: Scan, index: int, known: frozenset[str]) -> Sighting | None:
    """Find a name after a definite demonym, adjectives between them allowed (الترينيدادي السابق ديفيد ناكيد)."""
    tokens = scan.text.tokens
    code = scan.demonym_of(tokens[index]) if definite(tokens[index].folded, scan.language) else None
    if not code:
        return None
    start = index + 1
    limit = min(start + MAX_ADJECTIVES, len(tokens))
    while start < limit and tokens[start].kind == "word" and definite(tokens[start].folded, scan.language):
        start += 1
    stop = read_name(scan, start, known=known)
    alone = stop - start == 1 and is_sure_name(tokens[start], scan)
    if stop == start or not (alone or (stop - start > 1 and has_foreign(scan, start, stop, 0))):
        return None

    role = (index - 1, start) if _is_described(scan, index - 1) else None

    return with_apposition(scan, Sighting((start, stop), role=role, origin=code, sure=alone), known)


def _is_described(scan: Scan, index: int) -> bool:
    """Whether a definite noun that no list knows stands at token *index*, such as may tell of a person (الثائر)."""
    if index < 0 or scan.text.tokens[index].kind != "word":
        return False
    word, language = scan.text.tokens[index].folded, scan.language
    bare = word.removeprefix(language.article)

    if not has_article(word, language) or scan.text.tokens[index].text.endswith(language.feminine_ending):
        return False

    return bare not in language.no_names and scan.organization_at(index) is None


def _is_plain(scan: Scan, start: int, stop: int) -> bool:
    """Whether all tokens are words that could be a name by their kind."""
    language = scan.language
    barred = language.stop_words | language.common_words | language.complementizers | language.organization_heads

    return all(token.kind == "word" and token.folded not in barred for token in scan.text.tokens[start:stop])
