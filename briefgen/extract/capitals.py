"""Where names are written with capitals: where a name, a role and an organization begin and end."""

from briefgen.extract.scan import Scan
from briefgen.extract.words import Match
from briefgen.text import Token

Range = tuple[int, int]

MAX_NAME_WORDS = 4
MAX_MODIFIERS = 8
MAX_COMPLEMENT = 10
MAX_COMPLEMENTS = 6
MAX_ORGANIZATION = 12
MIN_HEADLINE = 5
MAX_ACRONYM = 6


def is_capital(token: Token) -> bool:
    """Whether *token* is a word that begins with a capital."""
    return token.kind == "word" and token.text[0].isupper()


def is_acronym(token: Token) -> bool:
    """Whether *token* is a word in capitals only."""
    return token.kind == "word" and len(token.text) > 1 and token.text.isupper()


def is_joined(scan: Scan, index: int) -> bool:
    """Whether token *index* is a hyphen between two words that no space parts."""
    tokens = scan.text.tokens
    if not 0 < index < len(tokens) - 1 or tokens[index].text not in "-\u2010\u2011":
        return False

    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def read_capital_name(scan: Scan, start: int, known: frozenset[str] = frozenset(), *, introduced: bool = False) -> int:
    """Return the index after the name that starts at token *start*; *start* itself when there is none.

    *introduced*: a role or title stands before it, so that one word is enough, and a particle may begin it.
    """
    index, words, tokens = start, 0, scan.text.tokens
    while index < len(tokens) and words < MAX_NAME_WORDS:
        width = _name_width(scan, index, start, known, introduced=introduced)
        if not width or (index > start and scan.is_broken(index, index - 1)):
            break
        words += is_capital(tokens[index])
        index += width

    return index if words else start


def _name_width(scan: Scan, index: int, start: int, known: frozenset[str], *, introduced: bool) -> int:
    """Return how many tokens at *index* go on with a name (0: none)."""
    tokens, language = scan.text.tokens, scan.language
    token = tokens[index]
    if index > start and (is_joined(scan, index) or _is_initial_stop(scan, index)):
        return 1
    if index > start and is_joined(scan, index - 1):
        return int(token.kind == "word")
    if token.folded in language.name_particles and (index > start or introduced or is_capital(token)):
        return int(_leads_to_capital(scan, index))

    return int(_is_name_word(scan, index, start, known, introduced=introduced))


def _is_initial_stop(scan: Scan, index: int) -> bool:
    """Whether token *index* is the full stop of an initial (J. Smith, J.K. Rowling)."""
    tokens = scan.text.tokens
    token, before = tokens[index], tokens[index - 1]

    return token.text == "." and before.end == token.start and len(before.text) == 1 and _leads_to_capital(scan, index)


def _leads_to_capital(scan: Scan, index: int) -> bool:
    tokens, particles = scan.text.tokens, scan.language.name_particles
    following = index + 1
    while following < len(tokens) and following < index + 4:
        if is_capital(tokens[following]) and tokens[following].folded not in scan.language.stop_words:
            return True
        if tokens[following].folded not in particles and not is_joined(scan, following):
            return False
        following += 1

    return False


def _is_name_word(scan: Scan, index: int, start: int, known: frozenset[str], *, introduced: bool) -> bool:
    tokens, language = scan.text.tokens, scan.language
    token, word = tokens[index], tokens[index].folded
    if not is_capital(token) or (is_acronym(token) and len(token.text) > 2):
        return False
    if word in known or (index > start and word in language.family_names and _closes_name(scan, index)):
        return True
    if introduced and index == start and word in language.family_names:
        return True
    if _is_grammatical(scan, index):
        return False
    if index == start + 1 and tokens[start].folded in language.given_names:
        return _closes_name(scan, index)
    if word in language.given_names and not _opens_place(scan, index):
        return True

    return not _means_something(scan, index, first=index == start)


def _is_grammatical(scan: Scan, index: int) -> bool:
    """Whether a word is no name whatever stands beside it: a function word, a weekday, a title."""
    word, language = scan.text.tokens[index].folded, scan.language
    if word in language.stop_words:
        return not (word in language.given_names and _leads_to_capital(scan, index))

    return word in language.dates.weekdays or (word,) in language.titles


def _means_something(scan: Scan, index: int, *, first: bool) -> bool:
    """Whether a word with a capital is an everyday word, a place, an organization or a nationality."""
    word, language = scan.text.tokens[index].folded, scan.language
    tables = (language.role_heads, language.organization_heads, language.dates.months, language.place_nouns)
    if word in language.common_words or any(word in table for table in tables):
        return True
    if first and _opens_sentence_only(scan, index):
        return True

    return bool(scan.organization_at(index) or scan.demonym_at(index) or scan.is_place(index))


def _closes_name(scan: Scan, index: int) -> bool:
    """Whether a word after a given name is a family name: one with another meaning only where no capital follows."""
    tokens, language = scan.text.tokens, scan.language
    word = tokens[index].folded
    if word not in language.place_nouns | language.organization_heads | language.role_heads.keys():
        return True
    followed = index + 1 < len(tokens) and is_capital(tokens[index + 1])

    return word in language.family_names and not followed


def _opens_place(scan: Scan, index: int) -> bool:
    """Whether a word that may be a given name opens a place or organization instead (Victoria Station)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or not is_capital(tokens[index + 1]):
        return False
    word = tokens[index + 1].folded
    if word in language.family_names:
        return False

    return word in language.place_nouns or word in language.organization_heads


def _opens_sentence_only(scan: Scan, index: int) -> bool:
    """Whether the capital of a word is that of its sentence: the text has the word without one, too."""
    return scan.text.tokens[index].folded in scan.small_words and opens_sentence(scan, index)


def opens_sentence(scan: Scan, index: int) -> bool:
    """Whether token *index* opens its sentence or a quotation."""
    if not index or scan.text.tokens[index - 1].text in '"\u201c\u2018\u00ab:':
        return True

    return scan.text.sentence_of(scan.text.tokens[index].start)[0] == scan.text.tokens[index].start


# Roles ---------------------------------------------------------------------------------------------------------------


def read_role_phrase(scan: Scan, start: int, known: frozenset[str] = frozenset()) -> Range | None:
    """Return (end of the head noun, end with its complements) of the role that starts at *start*, modifiers first."""
    index, stop, tokens = start, 0, scan.text.tokens
    while index < min(start + MAX_MODIFIERS, len(tokens)):
        if index > start and scan.is_broken(index, index - 1):
            break
        head = scan.lexicons.roles.match(tokens, index, scan.language)
        if head:
            stop = index = head.stop
            continue
        width = _modifier_width(scan, index, start, known)
        if not width or (stop and not _leads_to_head(scan, index + width)):
            break
        index += width
    if not stop:
        return None

    return stop, read_complements(scan, stop)


def _leads_to_head(scan: Scan, index: int) -> bool:
    return index < len(scan.text.tokens) and (
        scan.lexicons.roles.match(scan.text.tokens, index, scan.language) is not None
    )


def _modifier_width(scan: Scan, index: int, start: int, known: frozenset[str]) -> int:
    """Return how many tokens at *index* stand before a head noun and go with it (0: none)."""
    tokens, language = scan.text.tokens, scan.language
    token = tokens[index]
    if index > start and is_joined(scan, index):
        return 1
    if index > start and token.folded in language.possessives:
        return int(_is_owner(scan, start, index))
    named = scan.organization_at(index) or scan.country_at(index) or scan.demonym_at(index)
    if named:
        return named.stop - index
    word = token.folded
    if token.kind != "word" or word in language.stop_words or word in language.dates.weekdays:
        return 0
    if (word,) in language.titles or word in language.dates.months or word in known:
        return 0
    if is_capital(token):
        return int(not _opens_person(scan, index))

    return int(word in language.role_nouns or _describes(scan, index))


def _describes(scan: Scan, index: int) -> bool:
    """Whether any word may stand here: between a determiner or owner and a head noun (a marine biologist)."""
    tokens, language = scan.text.tokens, scan.language
    before, word = tokens[index - 1].folded if index else "", tokens[index].folded
    if before not in language.determiners and before not in language.possessives:
        return False

    return not (word in language.cues or word in language.adverbs) and _leads_to_head(scan, index + 1)


def _is_owner(scan: Scan, start: int, index: int) -> bool:
    """Whether what stands from *start* to the 's at *index* is a country or organization, not a person."""
    for at in range(start, index):
        named = scan.country_at(at) or scan.organization_at(at) or scan.capital_at(at)
        if named and named.stop == index:
            return True

    return scan.text.tokens[index - 1].folded in scan.language.organization_heads


def _opens_person(scan: Scan, index: int) -> bool:
    """Whether a given name with a family name stands here, not a place before a head noun (Sydney resident)."""
    tokens, language = scan.text.tokens, scan.language
    if tokens[index].folded not in language.given_names or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]

    if following.folded in language.family_names and _closes_name(scan, index + 1):
        return True

    return is_capital(following) and not _leads_to_head(scan, index + 1) and not _opens_place(scan, index)


def read_complements(scan: Scan, index: int) -> int:
    """Return the index after what goes on with a noun: of the central bank, for foreign affairs, to France."""
    tokens, language = scan.text.tokens, scan.language
    for _ in range(MAX_COMPLEMENTS):
        if index + 1 >= len(tokens) or tokens[index].folded not in language.complements:
            break
        stop = read_complement(scan, index + 1, proper=tokens[index].folded not in language.name_links)
        if stop == index + 1:
            break
        index = stop

    return index


def read_complement(scan: Scan, start: int, *, proper: bool = False) -> int:
    """Return the index after a noun phrase; a *proper* one must begin with a name or a role."""
    tokens, language = scan.text.tokens, scan.language
    first = start
    while first < len(tokens) and tokens[first].folded in language.determiners:
        first += 1
    if proper and not _begins_proper(scan, first):
        return start
    index = first
    while index < min(first + MAX_COMPLEMENT, len(tokens)):
        width = _noun_width(scan, index, first)
        if not width or (index > first and scan.is_broken(index, index - 1)):
            break
        index += width

    return index if index > first else start


def _begins_proper(scan: Scan, index: int) -> bool:
    if index >= len(scan.text.tokens):
        return False
    token = scan.text.tokens[index]
    if token.folded in scan.language.dates.weekdays or token.folded in scan.language.dates.months:
        return False

    return is_capital(token) or token.folded in scan.language.role_nouns or _leads_to_head(scan, index)


def _noun_width(scan: Scan, index: int, first: int) -> int:
    """Return how many tokens at *index* go on with a noun phrase (0: none)."""
    tokens, language = scan.text.tokens, scan.language
    token, word = tokens[index], tokens[index].folded
    if index > first and (is_joined(scan, index) or word in language.possessives):
        return 1
    if index > first and word in language.coordinators:
        return int(_joins_nouns(scan, index))
    named = scan.organization_at(index) or scan.country_at(index)
    if named:
        return named.stop - index
    if token.kind != "word" or word in language.stop_words or word in language.dates.weekdays:
        return 0
    if word in language.cues or word in language.verbs or word in language.adverbs or (word,) in language.titles:
        return 0
    if is_capital(token):
        before = tokens[index - 1]
        return int(index == first or is_capital(before) or before.folded in language.possessives or before.text == "-")

    return int(not (index > first and is_capital(tokens[index - 1])) or word in language.role_nouns)


def _joins_nouns(scan: Scan, index: int) -> bool:
    """Whether an "and" joins two fields of one office (health and education)."""
    tokens, nouns = scan.text.tokens, scan.language.role_nouns
    if index + 1 >= len(tokens):
        return False
    proper = is_capital(tokens[index - 1]) and is_capital(tokens[index + 1])
    if proper and index + 2 < len(tokens) and tokens[index + 2].folded in scan.language.name_links:
        return True

    return tokens[index - 1].folded in nouns and tokens[index + 1].folded in nouns


# Organizations -------------------------------------------------------------------------------------------------------


def read_organization(scan: Scan, start: int) -> Match[tuple[str, ...]] | None:
    """Return the organization whose name, with a head noun in it, starts at *start*."""
    tokens = scan.text.tokens
    stop = _read_ministry(scan, start) or _read_headed(scan, start)
    if stop - start < 2:
        return None
    key = tuple(token.folded for token in tokens[start:stop])

    return Match(0, stop, key, key)


def _read_ministry(scan: Scan, start: int) -> int:
    """Return the index after a department in small letters (foreign ministry, ministry of health); 0 for none."""
    tokens, language, departments = scan.text.tokens, scan.language, scan.language.departments
    index = start
    origin = scan.demonym_at(index)
    index = origin.stop if origin else index
    first = index
    limit = min(first + MAX_MODIFIERS, len(tokens))
    while index < limit and tokens[index].folded in language.role_nouns and tokens[index].folded not in departments:
        index += 1
    if index >= len(tokens) or tokens[index].folded not in departments or is_capital(tokens[index]):
        return 0
    if index > first:
        return index + 1
    if index + 2 < len(tokens) and tokens[index + 1].folded in language.name_links:
        stop = index + 2
        while stop < min(index + MAX_COMPLEMENT, len(tokens)) and (
            tokens[stop].folded in language.role_nouns or tokens[stop].folded in language.coordinators
        ):
            stop += 1
        stop -= tokens[stop - 1].folded in language.coordinators
        return stop if stop > index + 2 else 0

    return 0


def _read_headed(scan: Scan, start: int) -> int:
    """Return the index after a run of capitalised words with a head noun among them; 0 for none."""
    tokens, language = scan.text.tokens, scan.language
    if not _can_begin(scan, start):
        return 0
    index, head, linked = start, 0, False  # linked: what a head is of or for goes on (Institute for Policy Research)
    while index < min(start + MAX_ORGANIZATION, len(tokens)):
        width = _organization_width(scan, index, start, complete=head == index)
        if not width or (index > start and scan.is_broken(index, index - 1)):
            break
        if tokens[index].folded in language.organization_heads and is_capital(tokens[index]):
            head = index + 1
        index += width
        if head and index > head and (linked or tokens[head].folded in language.name_links | language.coordinators):
            head, linked = index, True
    head -= bool(head) and tokens[head - 1].kind != "word"
    if not head or head - start < 2:
        return 0
    if head < len(tokens) and is_capital(tokens[head]) and tokens[head].folded in language.place_nouns:
        return 0

    return head


def _can_begin(scan: Scan, start: int) -> bool:
    tokens, language = scan.text.tokens, scan.language
    token = tokens[start]
    if not is_capital(token) or token.folded in language.stop_words or token.folded in language.role_heads:
        return False
    if (token.folded,) in language.titles or token.folded in language.dates.weekdays:
        return False
    before = tokens[start - 1] if start else None

    return before is None or not (is_capital(before) and before.folded not in language.stop_words)


def _organization_width(scan: Scan, index: int, start: int, *, complete: bool) -> int:
    """Return how many tokens at *index* go on with an organization's name (0: none)."""
    tokens, language = scan.text.tokens, scan.language
    token, word = tokens[index], tokens[index].folded
    if index > start and (is_joined(scan, index) or token.text == "&"):
        return 1
    if index > start and word in language.possessives:
        return int(index + 1 < len(tokens) and is_capital(tokens[index + 1]) and not scan.is_place(index - 1))
    if index > start and word in language.name_links:
        following = index + 1
        while following < len(tokens) and tokens[following].folded in language.determiners:
            following += 1
        if complete and following < len(tokens) and is_capital(tokens[following]):
            return following - index + 1
        return 0
    if index > start and word in language.coordinators:
        return 2 * int(_joins_nouns(scan, index) and is_capital(tokens[index + 1]))
    if not is_capital(token) or word in language.role_heads or word in language.stop_words:
        return 0

    return int(word not in language.dates.weekdays and (word,) not in language.titles)
