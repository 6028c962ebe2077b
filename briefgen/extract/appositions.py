"""Titles before a name, and the role that stands behind it (خالد العمري، وزير النفط)."""

from dataclasses import replace

from briefgen.extract.heads import find_role_head, role_rank
from briefgen.extract.names import is_convincing, read_name
from briefgen.extract.offices import read_role
from briefgen.extract.scan import HONORIFIC, Scan
from briefgen.extract.sighting import Range, Sighting
from briefgen.extract.words import Match, definite, has_article, stems

MAX_TITLES = 6
MIN_TITLE = 3
_STROKE = "/"
_STOPS = frozenset("./")
_CLOSING = frozenset('"\u00bb\u201d')


def skip_titles(scan: Scan, index: int) -> tuple[int, Range | None]:
    """Return the token after the titles at token *index*, and the honorific among them."""
    honorific = None
    limit = min(index + MAX_TITLES, len(scan.text.tokens))
    while index < limit:
        if scan.text.tokens[index].text == _STROKE:
            index += 1
            continue
        found = scan.lexicons.titles.match(scan.text.tokens, index, scan.language)
        if not found or found.offset:
            break
        honorific = (index, found.stop) if found.value == HONORIFIC else honorific
        index = skip_stop(scan, found)

    return index, honorific


def skip_stop(scan: Scan, title: Match[str]) -> int:
    """Return the token after a title, and after the full stop or stroke that shows it to be shortened."""
    tokens = scan.text.tokens
    shortened = len(title.key) == 1 and len(title.key[0]) < MIN_TITLE

    return title.stop + int(shortened and title.stop < len(tokens) and tokens[title.stop].text in _STOPS)


def with_apposition(scan: Scan, sighting: Sighting, known: frozenset[str]) -> Sighting:
    """Add the role that follows a name, after a comma or at once (خالد العمري، وزير النفط)."""
    if sighting.name is None:
        return sighting
    tokens, language = scan.text.tokens, scan.language
    stop = sighting.name[1]
    stop += int(stop + 1 < len(tokens) and tokens[stop].text in _CLOSING and scan.is_comma(stop + 1))
    head = stop + int(scan.is_comma(stop))
    head += int(head < len(tokens) and tokens[head].folded in language.appositives)
    one = int(head + 1 < len(tokens) and tokens[head].folded in language.one_of)
    if not is_role_head(scan, head) and not (one and _is_plural(scan, head + one)):
        return sighting
    end = read_role(scan, head + one, known=known)
    if _is_named(scan, end, known) or (head == sighting.name[1] and _is_bare(scan, head, end)):
        return sighting
    further = _read_further(scan, head, end, known)

    return replace(sighting, role=(head, further))


def _is_bare(scan: Scan, head: int, end: int) -> bool:
    """Whether a role is but one indefinite word, which at once behind a name is rather a part of it (فلان خضر عريف)."""
    return end - head == 1 and not definite(scan.text.tokens[head].folded, scan.language)


def _read_further(scan: Scan, head: int, end: int, known: frozenset[str]) -> int:
    """Return the token after the offices that follow one of several words (مستشار الملك أمير منطقة الرياض)."""
    while end - head > 1 and is_role_head(scan, end) and not definite(scan.text.tokens[end].folded, scan.language):
        stop = read_role(scan, end, known=known)
        if stop - end < 2 or _is_named(scan, stop, known):
            break
        head, end = end, stop

    return end


def with_longer_role(scan: Scan, sighting: Sighting, known: frozenset[str]) -> Sighting:
    """Take the role behind a name where it says more than the one before it."""
    other = with_apposition(scan, replace(sighting, role=None), known)
    if not other.role or not sighting.role:
        return sighting

    def weight(role: Range) -> tuple[bool, int]:
        return role_rank(scan.text.tokens[role[0]], scan) is not None, role[1] - role[0]

    return other if weight(other.role) > weight(sighting.role) else sighting


def is_role_head(scan: Scan, index: int) -> bool:
    """Whether the head noun of a role, without proclitics, stands at token *index*."""
    found = find_role_head(scan.text.tokens[index], scan) if index < len(scan.text.tokens) else None

    if is_chief(scan, index):
        return scan.text.tokens[index].folded in scan.language.chiefs

    return found is not None and found[0] == 0


def is_chief(scan: Scan, index: int) -> bool:
    """Whether an adjective makes a role of the people behind it (كبير المستشارين)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or not any(stem in language.chiefs for _, stem in stems(tokens[index], language)):
        return False

    return has_article(tokens[index + 1].folded, language) and tokens[index + 1].folded.endswith(language.plurals)


def _is_plural(scan: Scan, index: int) -> bool:
    """Whether an indefinite noun stands at token *index* that more nouns complete (أعضاء حزب, مؤسسي الحملة)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or definite(tokens[index].folded, language) or tokens[index].kind != "word":
        return False

    return tokens[index].folded not in language.stop_words and tokens[index + 1].kind == "word"


def _is_named(scan: Scan, index: int, known: frozenset[str]) -> bool:
    """Whether a name follows a role at once, so that it is another person's."""
    start = skip_titles(scan, index)[0]
    stop = read_name(scan, start, known=known, introduced=True)

    return stop - start > 1 and is_convincing(scan, start, stop, known)
