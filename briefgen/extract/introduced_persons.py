"""Persons whom a role or title introduces (وزير النفط خالد العمري, الدكتورة سناء)."""

from dataclasses import replace

from briefgen.extract.appositions import skip_titles, with_apposition, with_longer_role
from briefgen.extract.heads import role_rank
from briefgen.extract.names import (
    bears_filiation,
    is_eponym,
    is_foreign,
    is_given_name,
    is_name_word,
    is_sure_name,
    read_name,
)
from briefgen.extract.offices import is_of_another, read_role
from briefgen.extract.posts import read_post
from briefgen.extract.scan import Scan
from briefgen.extract.sighting import Range, Sighting
from briefgen.extract.words import definite, has_article, has_pronoun

MAX_ROLES = 4
MAX_QUOTED = 6
_ENCLOSING = {"(": ")", "-": "-", "\u2013": "\u2013"}


def sight_role(scan: Scan, head: int, known: frozenset[str], *, roles: int = MAX_ROLES) -> Sighting:
    """Return the role whose head noun is token *head*, with the name of its bearer, if one is told.

    At most so many *roles* stand in a row before the name.
    """
    end = read_post(scan, head, read_role(scan, head, known=known), known)
    complete = end - head > 1
    further = _find_further_role(scan, end)
    ranked = further > 0 and scan.text.tokens[further].folded in scan.language.ranks
    if further and roles > 1 and (complete or (ranked and further == end)):
        titled = sight_role(scan, further, known, roles=roles - 1)
        if titled.name:
            return replace(titled, role=(head, end))
    quoted = _read_quoted(scan, end, known)
    if quoted and (complete or _is_wholly_named(scan, head, quoted, known)):
        return Sighting(quoted, role=(head, end))
    start, honorific = skip_titles(scan, end)
    introduced = complete or _introduces(scan, head, start)
    stop = read_name(scan, start, known=known, introduced=introduced)
    origin = None
    if stop == start and scan.is_comma(end):
        start, honorific = skip_titles(scan, end + 1)
        origin = scan.demonym_of(scan.text.tokens[start]) if start < len(scan.text.tokens) else None
        start += int(origin is not None)
        stop = read_name(scan, start, known=known, introduced=complete)
        if (stop - start < 2 and not _is_known(scan, start, stop, known)) or not has_foreign(scan, start, stop, 0):
            stop = start
    bare = Sighting(None, role=(head, end))
    if stop == start or is_eponym(scan, start) or (stop - start == 1 and _is_place_of(scan, start)):
        return bare
    if start == end and is_of_another(scan, head, end):
        inner = (end - 1, end) if end - head > 1 else None
        return Sighting((start, stop), role=inner, honorific=honorific)
    alone = stop - start == 1
    if alone and (_is_complement(scan, end, start) or _is_attribute(scan, start)):
        return bare
    sure = alone and _bears_alone(scan, head, end, start)
    sighting = replace(bare, name=(start, stop), honorific=honorific, origin=origin, sure=sure)

    return with_longer_role(scan, sighting, known)


def _is_wholly_named(scan: Scan, head: int, quoted: Range, known: frozenset[str]) -> bool:
    """Whether all that stands in marks behind a definite role of one word reads as a name."""
    told = definite(scan.text.tokens[head].folded, scan.language)

    return told and read_name(scan, quoted[0], known=known, introduced=True) == quoted[1]


def _read_quoted(scan: Scan, index: int, known: frozenset[str]) -> Range | None:
    """Return the whole name in marks, brackets or dashes from token *index* on (السفير "خالد الأسمر")."""
    tokens = scan.text.tokens
    if index + 1 >= len(tokens):
        return None
    marked, close = scan.marked_at(index), _ENCLOSING.get(tokens[index].text)
    if marked is None and close is None:
        return None
    start = skip_titles(scan, index + 1)[0]
    stop = read_name(scan, start, known=known, introduced=True)
    end = scan.text.token_index(marked.outer[1] - 1) if marked else stop
    whole = marked is not None or (end < len(tokens) and tokens[end].text == close)
    plain = all(token.kind == "word" and token.folded not in scan.language.no_names for token in tokens[stop:end])
    if stop == start or not whole or not plain or not 1 < end - start <= MAX_QUOTED:
        return None

    return (start, end) if has_foreign(scan, start, end, 0) else None


def _find_further_role(scan: Scan, index: int) -> int:
    """Return where a definite role stands behind another, after a comma only a rank (المتحدث، العقيد فلان); else 0."""
    tokens, language = scan.text.tokens, scan.language
    ranked = scan.is_comma(index)
    index += int(ranked)
    if index >= len(tokens) or (ranked and tokens[index].folded not in language.ranks):
        return 0

    return index if definite(tokens[index].folded, language) and role_rank(tokens[index], scan) else 0


def sight_titled(scan: Scan, index: int, start: int, known: frozenset[str], *, honorific: bool) -> Sighting | None:
    """Return the person whose name starts at token *start*, behind the titles from token *index* on."""
    if start < len(scan.text.tokens) and role_rank(scan.text.tokens[start], scan) and not bears_filiation(scan, start):
        sighting = sight_role(scan, start, known)
        return replace(sighting, honorific=(index, start)) if honorific and sighting.name else sighting
    start, inner = skip_titles(scan, start)
    stop = read_name(scan, start, known=known, introduced=True)
    if stop == start:
        return None
    alone = stop - start == 1 and (
        is_sure_name(scan.text.tokens[start], scan) or scan.text.tokens[start - 1].folded in scan.language.addresses
    )
    sighting = Sighting((start, stop), honorific=(index, start) if honorific else inner, sure=alone)

    return with_apposition(scan, sighting, known)


def _is_place_of(scan: Scan, index: int) -> bool:
    """Whether an unknown word with a preposition tells where an office is held (المندوب الجهوي بتوزر)."""
    token = scan.text.tokens[index]

    return token.folded.startswith(scan.language.linking_prepositions) and not (
        is_name_word(token, scan) or is_foreign(token.folded, scan)
    )


def _is_complement(scan: Scan, end: int, start: int) -> bool:
    """Whether a word that need not be a name completes a role that is indefinite so far (مهاجم زينيت)."""
    tokens, language = scan.text.tokens, scan.language
    if start != end or is_sure_name(tokens[start], scan) or tokens[end - 1].kind != "word":
        return False

    return not (
        definite(tokens[end - 1].folded, language) or scan.is_place(end - 1) or scan.demonym_of(tokens[end - 1])
    )


def _is_attribute(scan: Scan, index: int) -> bool:
    """Whether a definite everyday word that is a name, too, goes on with a role (الشاعر الكبير)."""
    word, language = scan.text.tokens[index].folded, scan.language

    return has_article(word, language) and word.removeprefix(language.article) in language.no_names


def _bears_alone(scan: Scan, head: int, end: int, start: int) -> bool:
    """Whether one word after a definite role is enough of a name: hardly anything else is meant (الرئيس أوباما)."""
    tokens = scan.text.tokens
    if tokens[start].folded in scan.language.places:
        return False
    if not definite(tokens[end - 1].folded, scan.language):
        return scan.is_place(end - 1) and is_sure_name(tokens[start], scan)

    return is_sure_name(tokens[start], scan) or (end - head < 3 and is_foreign(tokens[start].folded, scan))


def _introduces(scan: Scan, head: int, start: int) -> bool:
    """Whether a definite role of one word stands before a given name (المدرب هاني بركات)."""
    tokens = scan.text.tokens
    if start >= len(tokens):
        return False
    if not definite(tokens[head].folded, scan.language) and not has_pronoun(tokens[head], scan.language):
        return False

    return is_given_name(tokens[start], scan) or is_foreign(tokens[start].folded, scan) or _is_family_of(scan, start)


def _is_family_of(scan: Scan, index: int) -> bool:
    """Whether an unknown word stands before a definite family name (المدرب عجاب الحربي)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or definite(tokens[index].folded, language):
        return False

    return tokens[index + 1].folded in language.family_names and has_article(tokens[index + 1].folded, language)


def has_foreign(scan: Scan, index: int, stop: int, offset: int) -> bool:
    """Whether a word of a name is known as one or has a foreign shape."""
    words = [(token, 0 if at else offset) for at, token in enumerate(scan.text.tokens[index:stop])]

    return any(is_name_word(token, scan, cut) or is_foreign(token.folded[cut:], scan) for token, cut in words)


def _is_known(scan: Scan, start: int, stop: int, known: frozenset[str]) -> bool:
    return start < stop and all(token.folded in known for token in scan.text.tokens[start:stop])
