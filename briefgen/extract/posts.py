"""Where an office is held, between a role and its bearer (مسؤول التدريب بالشركة المهندس خالد الأسمر)."""

from briefgen.extract.appositions import skip_titles
from briefgen.extract.heads import role_rank
from briefgen.extract.names import acts_as_given_name, is_delimited, is_eponym, is_given_name, read_name
from briefgen.extract.offices import is_genitive, read_role
from briefgen.extract.scan import Scan
from briefgen.extract.words import definite, has_article, has_pronoun, stems

MAX_PHRASES = 4
MAX_BRACKETED = 12


def read_post(scan: Scan, head: int, end: int, known: frozenset[str]) -> int:
    """Return the token after the role from *head* to *end* and where it is held, if its bearer stands there.

    Without a bearer behind those words nothing tells how much of them belongs to the role: then it is *end*.
    """
    index = end
    for _ in range(MAX_PHRASES):
        if _is_bearer(scan, index, known):
            return index
        following = _read_phrase(scan, index, known)
        if following == index or following >= len(scan.text.tokens) or scan.is_broken(following, head):
            return end
        index = following

    return index if _is_bearer(scan, index, known) else end


def _is_bearer(scan: Scan, index: int, known: frozenset[str]) -> bool:
    """Whether a title, a rank or a whole name, with or without a comma before it, stands at token *index*."""
    tokens, language = scan.text.tokens, scan.language
    if _takes_genitive(scan, index - 1):
        return False
    index += int(scan.is_comma(index))
    start = skip_titles(scan, index)[0]
    start += int(start < len(tokens) and tokens[start].folded in language.ranks)
    start = skip_titles(scan, start)[0]
    if start >= len(tokens) or is_eponym(scan, start):
        return False
    stop = read_name(scan, start, known=known, introduced=True)

    if start > index:
        return stop > start

    if not _ends_post(scan, index - 1) or stop - start < 2 or not is_given_name(tokens[start], scan):
        return False

    family = tokens[start + 1].folded.removeprefix(language.article) not in language.no_names

    return family or acts_as_given_name(scan, start) or is_delimited(scan, stop)


def _ends_post(scan: Scan, index: int) -> bool:
    """Whether the token at *index* ends a phrase by itself, so that a name behind it begins something new."""
    token, language = scan.text.tokens[index], scan.language
    if token.kind == "mark" or token.folded in language.places or scan.is_place(index):
        return True

    joined = token.folded.startswith(language.conjunctions) and _is_place_bound(scan, index - 1)

    return joined or definite(token.folded, language) or token.folded.startswith(language.linking_prepositions)


def _is_place_bound(scan: Scan, index: int) -> bool:
    """Whether a noun with a preposition at its head stands at token *index* (بالشابة)."""
    word, language = scan.text.tokens[index].folded, scan.language

    return word.startswith(language.linking_prepositions) and word not in language.stop_words


def _is_definite(scan: Scan, index: int) -> bool:
    """Whether a word with the article stands at token *index*."""
    return index < len(scan.text.tokens) and has_article(scan.text.tokens[index].folded, scan.language)


def _takes_genitive(scan: Scan, index: int) -> bool:
    """Whether an everyday noun without article stands at token *index*: a name behind it belongs to it (مكتب فلان)."""
    token, language = scan.text.tokens[index], scan.language

    return not (definite(token.folded, language) or scan.is_place(index)) and _is_everyday(scan, index)


def _is_everyday(scan: Scan, index: int) -> bool:
    """Whether an everyday noun, with or without clitics and article, stands at token *index*, rather than a place."""
    language = scan.language
    token = scan.text.tokens[index]
    words = (stem.removeprefix(language.article) for _, stem in stems(token, language))

    return definite(token.folded, language) or any(
        word in language.no_names and word not in language.places for word in words
    )


def _read_phrase(scan: Scan, index: int, known: frozenset[str]) -> int:
    """Return the token after a phrase that tells where an office is held (بالوزارة, في هيئة النقل, ولبنان)."""
    tokens, language = scan.text.tokens, scan.language
    if index < len(tokens) and tokens[index].text == "(":
        return _skip_brackets(scan, index)
    noun = index + int(index < len(tokens) and tokens[index].folded in language.post_particles)
    if noun >= len(tokens) or tokens[noun].kind != "word":
        return index
    place = scan.country_at(noun) or scan.organization_at(noun)
    if place:
        return place.stop
    if not _is_post(scan, noun, apart=noun > index):
        return index

    return read_role(scan, noun, known=known) if _is_everyday(scan, noun) else noun + 1


def _skip_brackets(scan: Scan, index: int) -> int:
    """Return the token after the brackets that open at token *index*; *index* itself where they hold much."""
    for stop in range(index + 1, min(index + MAX_BRACKETED, len(scan.text.tokens))):
        if scan.text.tokens[stop].text == ")":
            return stop + 1

    return index


def _is_post(scan: Scan, index: int, *, apart: bool) -> bool:
    """Whether the noun at token *index* can tell where an office is held, after a particle (*apart*) or a clitic."""
    token, language = scan.text.tokens[index], scan.language
    clitic = int(not apart and token.folded.startswith((*language.linking_prepositions, *language.conjunctions)))
    noun = token.folded[clitic:].removeprefix(language.article)
    if noun in language.venues or has_pronoun(token, language):
        return False
    if role_rank(token, scan) or is_given_name(token, scan, clitic):
        return False
    if not is_genitive(scan, index) or scan.lexicons.titles.match(scan.text.tokens, index, language):
        return False
    if apart or clitic:
        joined = token.folded.startswith(language.conjunctions)
        joined = joined and (_is_definite(scan, index + 1) or _is_place_bound(scan, index - 1))
        return joined or definite(token.folded, language) or noun in language.no_names or scan.is_place(index)

    return not definite(scan.text.tokens[index - 1].folded, language)
