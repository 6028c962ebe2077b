"""Where a name begins and ends."""

from collections.abc import Sequence

from briefgen.extract.heads import role_rank
from briefgen.extract.scan import HONORIFIC, Scan
from briefgen.extract.words import definite, has_article, has_nunation, stems, without_clitic, without_conjunction
from briefgen.languages import Language
from briefgen.text import Token

MAX_NAME_WORDS = 4
MIN_STEM = 3
MAX_NAME_LETTERS = 5
MAX_TITLES = 6


def read_name(scan: Scan, start: int, *, known: frozenset[str] = frozenset(), introduced: bool = False) -> int:
    """Return the index after the name that starts at token *start*; *start* itself when there is none there.

    *introduced*: a role or title stands before it, so that a definite second word is a family name.
    """
    tokens, index, words = scan.text.tokens, start, 0
    if _is_blessing(scan, start) or _is_honoring(scan, start):
        return start
    while index < len(tokens) and words < MAX_NAME_WORDS:
        if scan.is_broken(index, start):
            break
        if index > start and _leans(scan, index):
            index += 1
            continue
        if not _continues_name(scan, index, start, known, introduced=introduced):
            break
        bound = index > start and _binds(scan, index - 1, start)
        words += not bound and tokens[index].folded not in scan.language.name_particles
        index += 1
    while index > start and tokens[index - 1].folded in scan.language.name_particles:
        index -= 1

    doubtful = not introduced or index - start == 1

    if " ".join(token.folded for token in tokens[start:index]) in scan.language.dates.feasts:
        return start

    return start if doubtful and _is_accusative(tokens[start:index], scan, known) else index


def _is_honoring(scan: Scan, index: int) -> bool:
    """Whether a preposition with an honorific stands at token *index* (لخادم الحرمين الشريفين)."""
    tokens, language = scan.text.tokens, scan.language
    if index >= len(tokens) or not tokens[index].folded.startswith(language.linking_prepositions or "\0"):
        return False
    found = scan.lexicons.titles.match(tokens, index, language)

    return found is not None and found.offset > 0 and found.value == HONORIFIC


def _is_blessing(scan: Scan, index: int) -> bool:
    """Whether words at token *index* wish somebody well (رحمه الله) rather than name him."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or tokens[index + 1].folded not in language.name_tails:
        return False
    word = tokens[index].folded

    return any(word.removesuffix(suffix) in language.blessings for suffix in language.pronoun_suffixes)


def _binds(scan: Scan, index: int, start: int) -> bool:
    """Whether a particle of names stands at token *index*, at the *start* perhaps with a clitic (وعبد العزيز)."""
    word, language = scan.text.tokens[index].folded, scan.language

    return word in language.name_particles or (
        index == start and without_clitic(word, language) in language.name_starts
    )


def _leans(scan: Scan, index: int) -> bool:
    """Whether a token belongs to the name before it whatever that is: its second half (نور الدين), an initial."""
    tokens, language = scan.text.tokens, scan.language
    if tokens[index].folded in language.name_tails:
        return True
    if tokens[index].folded not in language.initials or index + 1 >= len(tokens):
        return False

    return is_name_word(tokens[index + 1], scan) or is_foreign(tokens[index + 1].folded, scan)


def acts_as_given_name(scan: Scan, index: int) -> bool:
    """Whether a given name stands at token *index* that means nothing else there (أمير المنطقة)."""
    return is_given_name(scan.text.tokens[index], scan) and not _is_everyday(scan, index)


def bears_filiation(scan: Scan, index: int) -> bool:
    """Whether a given name at token *index* that is a role's noun, too, is told to be a name (سلطان بن زايد)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or not is_given_name(tokens[index], scan):
        return False
    following = tokens[index + 1].folded

    return following in language.filiations or (following in language.family_names and has_article(following, language))


def is_given_name(token: Token, scan: Scan, offset: int = 0) -> bool:
    """Whether *token* without *offset* letters is a given name; one that folds to a function word must be spelt out."""
    word = token.folded[offset:]
    if word not in scan.language.given_names or has_nunation(token, scan.language):
        return False
    if _is_owned(token, word, scan.language):
        return False

    return word not in scan.language.stop_words or token.text[offset:] in scan.language.exact_names


def _is_owned(token: Token, word: str, language: Language) -> bool:
    """Whether an everyday word with a pronoun is spelt like a name that ends in the feminine (كنزه, not كنزة)."""
    pronoun = language.pronoun_suffixes[:1]
    if not pronoun or not token.text.endswith(pronoun):
        return False
    bare = word[: -len(pronoun[0])]

    return bare in language.no_names or bare in language.blessings


def is_name_word(token: Token, scan: Scan, offset: int = 0) -> bool:
    """Whether *token* without *offset* letters is a given or family name, perhaps an everyday word, too."""
    word = token.folded[offset:]

    return is_given_name(token, scan, offset) or (
        word in scan.language.family_names
        and word not in scan.language.stop_words
        and not has_nunation(token, scan.language)
    )


def is_sure_name(token: Token, scan: Scan, offset: int = 0) -> bool:
    """Whether *token* without *offset* letters is hardly anything but a name."""
    return token.folded[offset:] in scan.language.sure_names and not has_nunation(token, scan.language)


def _follows_given(scan: Scan, index: int) -> bool:
    """Whether a given name, perhaps with a clitic or of two words (عبد الله), stands before token *index*."""
    before, language = scan.text.tokens[index - 1], scan.language
    if is_given_name(before, scan) or _is_compound(scan, index - 2):
        return True

    return before.folded.startswith(language.conjunctions + language.prepositions) and is_given_name(before, scan, 1)


def _is_lone_family(scan: Scan, index: int) -> bool:
    """Whether a definite family name that is no given name stands at token *index* (السيستاني, not الحبيب)."""
    token, language = scan.text.tokens[index], scan.language
    if not has_article(token.text, language) or token.folded in language.given_names:
        return False

    return token.folded.removeprefix(language.article) not in language.given_names


def _is_compound(scan: Scan, index: int) -> bool:
    """Whether a given name of two words stands at token *index* (عبد الرحمن, نور الدين)."""
    tokens, language = scan.text.tokens, scan.language
    if not 0 <= index < len(tokens) - 1:
        return False
    if tokens[index + 1].folded in language.name_tails:
        return True
    starts = (tokens[index].folded, without_clitic(tokens[index].folded, language))

    return any(
        start in language.name_starts and start + tokens[index + 1].folded in language.given_names for start in starts
    )


def is_foreign(word: str, scan: Scan) -> bool:
    """Whether a folded word has the shape of a foreign name."""
    language = scan.language
    if language.foreign_shapes.fullmatch(word) is None or language.verb_shapes.fullmatch(word):
        return False

    return not word.endswith(language.pronoun_suffixes[1:])


def may_join(scan: Scan, index: int) -> bool:
    """Whether the word at token *index* may belong to a name beside it: unknown, foreign, neither verb nor clitic."""
    if not 0 <= index < len(scan.text.tokens) or scan.text.tokens[index].kind != "word":
        return False
    word, language = scan.text.tokens[index].folded, scan.language
    barred = language.no_names, language.cues, language.blessings
    if definite(word, language) or any(word in words for words in barred):
        return False
    if without_conjunction(scan.text.tokens[index], language.cues, language):
        return False

    return is_foreign(word, scan) or is_name_word(scan.text.tokens[index], scan)


def is_convincing(scan: Scan, start: int, stop: int, known: frozenset[str], offset: int = 0) -> bool:
    """Whether a name that nothing introduces has a word that is hardly anything else; *offset* letters are clitics."""
    tokens, language = scan.text.tokens[start:stop], scan.language
    if any(is_sure_name(token, scan, 0 if at else offset) for at, token in enumerate(tokens)):
        return True

    if any(is_half(scan, start + at, stop) for at in range(1, len(tokens))):
        return True
    if has_article(tokens[0].folded[offset:], language):
        return any(token.folded in known for token in tokens)
    listed = (
        is_name_word(token, scan, cut)
        and token.folded[cut:].removeprefix(language.article) not in language.no_names
        and not scan.demonym_of(token)
        for token, cut in zip(tokens, (offset, *(0 for _ in tokens)), strict=False)
    )

    particles = language.name_particles
    if tokens[0].folded[offset:] in particles or any(
        token.folded in known or token.folded in particles for token in tokens
    ):
        return True

    governed = offset and tokens[0].folded[:1] in language.linking_prepositions

    return len(tokens) > 1 and not governed and all(listed)


def is_half(scan: Scan, index: int, stop: int) -> bool:
    """Whether the second half of a name's word stands within a name, or closes one of three words (حسن نصر الله)."""
    tokens = scan.text.tokens
    if tokens[index].folded not in scan.language.name_tails:
        return False

    return index + 1 < stop or (is_name_word(tokens[index - 1], scan) and is_name_word(tokens[index - 2], scan))


def is_eponym(scan: Scan, index: int) -> bool:
    """Whether what stands at token *index* gives its name to a street, prize or school (جامعة الملك فلان)."""
    tokens, language = scan.text.tokens, scan.language
    titled = False
    for at in range(index - 1, max(index - MAX_TITLES, 0) - 1, -1):
        if tokens[at].kind == "mark" and scan.marked_at(at):
            continue
        if not definite(tokens[at].folded, language) and any(
            stem in language.eponyms for _, stem in stems(tokens[at], language)
        ):
            return not (titled and tokens[at].folded in language.addresses)
        honored = tokens[at].folded in language.honorific_words or (tokens[at].folded,) in language.titles
        if honored or role_rank(tokens[at], scan) in language.crowned:
            titled = True
        elif titled or not (is_name_word(tokens[at], scan) or tokens[at].folded in language.name_particles):
            break

    return False


def is_delimited(scan: Scan, index: int) -> bool:
    """Whether something that ends a noun phrase stands at token *index*."""
    if index >= len(scan.text.tokens):
        return True
    token, language = scan.text.tokens[index], scan.language
    if token.kind == "mark" or token.folded in language.complementizers or token.folded in language.stop_words:
        return True
    bare = token.folded.removeprefix(language.article)
    if token.folded in language.verbs or token.folded in language.cues or bare in language.role_heads:
        return True

    return _bears_clitic(scan, index)


def _bears_clitic(scan: Scan, index: int) -> bool:
    """Whether a conjunction or preposition shows at the head of a word: what remains is a name, or none for sure."""
    token, language = scan.text.tokens[index], scan.language
    word, rest = token.folded, token.folded[1:]
    if word.startswith(language.conjunctions):
        nouns = language.no_names, language.role_heads
        return is_name_word(token, scan, 1) or has_article(rest, language) or any(rest in words for words in nouns)

    return word.startswith(language.prepositions) and (rest in language.no_names or has_article(rest, language))


def _continues_name(scan: Scan, index: int, start: int, known: frozenset[str], *, introduced: bool) -> bool:
    token, language = scan.text.tokens[index], scan.language
    word = token.folded
    if not _is_possible(scan, index, start) or (len(word) < 2 and word not in known):
        return False
    if index == start and index and scan.text.tokens[index - 1].folded in language.verb_negations:
        return False
    if word in language.blessings and index + 1 < len(scan.text.tokens):
        return scan.text.tokens[index + 1].folded not in language.name_tails
    told = word in known and (index == start or not _joins_another(word, language))
    if told or _is_particle(scan, index, first=index == start):
        return True
    if index > start and _binds(scan, index - 1, start):
        return word in language.given_names or is_name_word(token, scan) or not _is_plain_word(scan, index)
    if is_name_word(token, scan):
        return not _begins_another(scan, index, start) and _serves_as_name(scan, index, start, introduced=introduced)
    if has_article(word, language):
        second = index == start + 1 or (index == start + 2 and _is_compound(scan, start))
        return index > start and _is_family_name(scan, index, introduced=introduced and second)
    if is_no_name(scan, index, first=index == start, introduced=introduced):
        return False

    return _continues_unlisted(scan, index, start, known, introduced=introduced)


def _continues_unlisted(scan: Scan, index: int, start: int, known: frozenset[str], *, introduced: bool) -> bool:
    """Whether a word that no list has goes on with a name; behind a family name that stands alone none does."""
    if index == start:
        return True
    first = scan.text.tokens[start]
    told, of_family = first.folded in known, has_article(first.text, scan.language)
    if index == start + 1:
        expected = introduced or _follows_given(scan, index)
        if expected and not told and not of_family:
            return True
        if told and not expected:
            return False

    return is_foreign(scan.text.tokens[index].folded, scan) or (is_delimited(scan, index + 1) and not of_family)


def _is_particle(scan: Scan, index: int, *, first: bool) -> bool:
    """Whether a particle of names stands at token *index*, as the *first* word a foreign one only where one can."""
    word, language = scan.text.tokens[index].folded, scan.language
    if word not in language.name_particles or scan.is_place(index):
        return False

    return not first or word in language.filiations or word in language.name_starts or is_noble(scan, index)


def is_noble(scan: Scan, index: int) -> bool:
    """Whether a particle of foreign family names stands at token *index* (دي ميستورا, not فإن البرغوثي)."""
    tokens, language = scan.text.tokens, scan.language
    if not 0 <= index < len(tokens) - 1 or tokens[index].folded not in language.name_particles:
        return False
    native = tokens[index].folded in language.filiations or tokens[index].folded in language.name_starts

    return not native and not has_article(tokens[index + 1].folded, language)


def _is_plain_word(scan: Scan, index: int) -> bool:
    """Whether a word behind a particle of names is none: a verb, a function word, an everyday word (بيج بن الشهيرة)."""
    language, word = scan.language, scan.text.tokens[index].folded
    if word in language.stop_words or word in language.verbs or word in language.cues:
        return True
    if not has_article(word, language):
        return False
    before = scan.text.tokens[index - 1].folded
    if before in language.name_starts or without_clitic(before, language) in language.name_starts:
        return False

    return word.removeprefix(language.article) in language.no_names


def _is_possible(scan: Scan, index: int, start: int) -> bool:
    """Whether a token can be part of a name by its kind and script; no word of kinship begins one (وزوجته سعاد)."""
    token, language = scan.text.tokens[index], scan.language
    if token.kind != "word" or token.folded.isascii() != scan.text.tokens[start].folded.isascii():
        return False

    if index > start:
        article = has_article(token.folded, language)
        return not (article and index == start + 1 and _is_lone_family(scan, start))
    letter = token.folded in language.initials and token.folded not in language.given_names

    return not letter and without_clitic(token.folded, language) not in language.person_heads


def _begins_another(scan: Scan, index: int, start: int) -> bool:
    """Whether a given name behind a definite family name begins the next person's (زار كمال الشريف سامي الحداد)."""
    tokens, language = scan.text.tokens, scan.language
    before = tokens[index - 1].folded
    if index - start < 2 or not has_article(before, language) or before in language.name_tails:
        return False
    first, second = tokens[index - 2], tokens[index]
    whole = is_given_name(first, scan) and first.folded not in language.name_particles | language.name_starts

    return whole and is_given_name(second, scan) and not has_article(second.folded, language)


def _serves_as_name(scan: Scan, index: int, start: int, *, introduced: bool) -> bool:
    """Whether a word of the lists of names is one here: an everyday word needs another name beside it."""
    token, language = scan.text.tokens[index], scan.language
    if index == start:
        if token.folded in language.cues or _is_office(scan, index):
            return False
        following = scan.text.tokens[index + 1] if index + 1 < len(scan.text.tokens) else None
        if token.folded in language.places:
            foreign = introduced and following is not None and is_foreign(following.folded, scan)
            return following is not None and (foreign or is_name_word(following, scan))
        return token.folded not in language.role_particles or (
            following is not None and has_article(following.folded, language)
        )
    if introduced and index == start + 1 and _follows_given(scan, index):
        return True

    return not _is_everyday(scan, index)


def _is_everyday(scan: Scan, index: int) -> bool:
    """Whether a word that is a name, too, means something else here: a role with its complement, a verb, a place."""
    token, language = scan.text.tokens[index], scan.language
    if token.folded in language.sure_names:
        return False
    if token.folded in language.verbs or token.folded in language.cues or scan.organization_at(index):
        return True
    if _has_kunya(scan, index + 1) or _leans_behind(scan, index):
        return False
    spelt = token.text in language.exact_names and role_rank(token, scan) is None
    if token.folded in language.no_names and not spelt and not is_delimited(scan, index + 1):
        return True

    return role_rank(token, scan) is not None and _has_genitive(scan, index)


def _leans_behind(scan: Scan, index: int) -> bool:
    """Whether the word at token *index* makes one name with the next (فارس نصر الله)."""
    tokens = scan.text.tokens

    return index + 1 < len(tokens) and tokens[index + 1].folded in scan.language.name_tails


def _has_kunya(scan: Scan, index: int) -> bool:
    """Whether a name of the second kind goes on with the word before token *index* (كفاح أبو فرحان)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or tokens[index].folded not in language.name_starts:
        return False

    return tokens[index].folded not in language.stop_words and tokens[index + 1].kind == "word"


def _is_office(scan: Scan, index: int) -> bool:
    """Whether a role's head noun that is a name, too, has an everyday word behind it (أمين عام, مساعد الوزير)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or role_rank(tokens[index], scan) is None or is_name_word(tokens[index + 1], scan):
        return False
    following = tokens[index + 1].folded
    if following in language.stop_words or role_rank(tokens[index + 1], scan):
        return following in language.role_nouns or following in language.role_heads

    return following.removeprefix(language.article) in language.no_names


def _has_genitive(scan: Scan, index: int) -> bool:
    """Whether a noun has a complement, so that it is a role and no name (أمين عام, أمين المجلس)."""
    following = scan.text.tokens[index + 1] if index + 1 < len(scan.text.tokens) else None
    language = scan.language
    if following is None or following.folded in language.stop_words or is_name_word(following, scan):
        return False

    return following.folded in language.no_names or definite(following.folded, language)


def _is_family_name(scan: Scan, index: int, *, introduced: bool) -> bool:
    """Whether a definite word goes on with a name: after a given name, a particle or another such word."""
    token, language = scan.text.tokens[index], scan.language
    word = token.folded
    if word in language.dates.ordinals:
        return introduced and _follows_given(scan, index)
    after_given, bare = _follows_given(scan, index), word.removeprefix(language.article)
    if role_rank(token, scan):
        return introduced and after_given and is_delimited(scan, index + 1)
    if word in language.no_names or scan.country_at(index) or _is_attribute(scan, index):
        return False
    if bare in language.given_names and bare not in language.no_names and _follows_listed(scan, index):
        return True
    if _is_shaped_as_noun(token, scan):
        return False
    if bare in language.no_names:
        return _closes_name(scan, index, introduced=introduced)
    if after_given and introduced:
        return True
    if token.text[-1:] in language.noun_endings:
        return False

    return introduced or after_given or _has_particle(scan, index) or _is_nisba_of_person(scan, index)


def _is_attribute(scan: Scan, index: int) -> bool:
    """Whether a definite word tells of what stands before it: a nationality, a plural, a participle, a feast's name."""
    token, language = scan.text.tokens[index], scan.language
    word, bare = token.folded, token.folded.removeprefix(language.article)
    if scan.demonym_of(token) and word not in language.family_origins:
        return True
    if f"{scan.text.tokens[index - 1].folded} {word}" in language.dates.feasts or _governs(scan, index):
        return True

    return len(bare) > MAX_NAME_LETTERS and bare.endswith(language.plurals) and bare not in language.given_names


def _governs(scan: Scan, index: int) -> bool:
    """Whether a definite participle has a complement behind it, so that it tells of the one named (المبتسم إلى)."""
    tokens, language = scan.text.tokens, scan.language
    if index + 1 >= len(tokens) or not tokens[index].folded.startswith(language.participles):
        return False

    return tokens[index + 1].folded in language.oblique and tokens[index].folded not in language.family_names


def _closes_name(scan: Scan, index: int, *, introduced: bool) -> bool:
    """Whether a name that is told as one ends with the definite word at token *index*."""
    bare = scan.text.tokens[index].folded.removeprefix(scan.language.article)
    if bare in scan.language.common_words:
        return False
    told = introduced or bare in scan.language.given_names
    told = told or (is_sure_name(scan.text.tokens[index - 1], scan) and _precedes_role(scan, index + 1))

    return told and _follows_listed(scan, index) and is_delimited(scan, index + 1)


def _precedes_role(scan: Scan, index: int) -> bool:
    """Whether a role's indefinite head noun stands at token *index*, such as tells of who is named before it."""
    tokens, language = scan.text.tokens, scan.language

    return index < len(tokens) and tokens[index].folded in language.role_heads


def _follows_listed(scan: Scan, index: int) -> bool:
    """Whether a given name, with the article or a clitic or without, stands before token *index* (الأحمد الجابر)."""
    before, language = scan.text.tokens[index - 1].folded, scan.language

    return _follows_given(scan, index) or before.removeprefix(language.article) in language.given_names


def _is_shaped_as_noun(token: Token, scan: Scan) -> bool:
    """Whether a definite word has a shape that verbal nouns and plurals have and names hardly (الانتباه)."""
    language, bare = scan.language, token.text.removeprefix(scan.language.article)

    return not bare.endswith(language.final_weak) and language.no_name_shapes.fullmatch(bare) is not None


def _is_nisba_of_person(scan: Scan, index: int) -> bool:
    """Whether an adjective of origin closes a name that a given name began two words before (محمد شياع السوداني)."""
    token, first = scan.text.tokens[index], scan.text.tokens[index - 2] if index > 1 else None

    return first is not None and is_given_name(first, scan) and token.folded.endswith(scan.language.final_weak)


def _has_particle(scan: Scan, index: int) -> bool:
    """Whether one of the two words before the last belongs to names only (راشد بن طلال العنقري)."""
    language = scan.language

    return any(
        token.folded in language.name_particles or without_clitic(token.folded, language) in language.name_starts
        for token in scan.text.tokens[max(index - 3, 0) : index - 1]
    )


def is_no_name(scan: Scan, index: int, *, first: bool, introduced: bool = False) -> bool:
    """Whether a word that no list of names has belongs to no name: a verb, role, place, everyday word or clitic."""
    token, language = scan.text.tokens[index], scan.language
    word = token.folded
    if word in language.no_names or language.verb_shapes.fullmatch(word) or _is_future(word, scan):
        return True
    if _is_inflected(word, scan) or (word.startswith(language.conjunctions) and _opens_clause(word[1:], language)):
        return True
    if role_rank(token, scan) or scan.organization_at(index) or scan.demonym_of(token) or scan.is_place(index):
        return True
    after_given = not first and _follows_given(scan, index)
    if token.text[-1:] in language.noun_endings and (not after_given or word.startswith(language.prepositions)):
        return True
    if has_nunation(token, scan.language):
        return True
    if language.no_name_shapes.fullmatch(token.text) or _has_conjunction(word, scan):
        return True
    if after_given:
        cut = [stem for _, stem in stems(token, language)[1:]]
        if introduced and is_delimited(scan, index + 1):
            return any(has_article(stem, language) or (len(stem) > 2 and stem in language.no_names) for stem in cut)
        return any(
            has_article(stem, language) or stem in language.no_names or language.no_name_shapes.fullmatch(stem)
            for stem in cut
        )

    return language.article + word in scan.vocabulary or _has_proclitic(scan, index)


def _opens_clause(word: str, language: Language) -> bool:
    """Whether a word behind a conjunction goes on with the sentence (وهي, فقال)."""
    return word in language.complementizers or word in language.stop_words or word in language.cues


def _is_inflected(word: str, scan: Scan) -> bool:
    """Whether an everyday word stands in the plural or in the indefinite accusative (قريبين, حفلا)."""
    language = scan.language
    endings = (*language.plurals, language.accusative or "\0")
    stems = [word.removesuffix(ending) for ending in endings if word.endswith(ending)]

    return any(stem in language.no_names or stem in language.role_heads for stem in stems)


def _joins_another(word: str, language: Language) -> bool:
    """Whether a word is a conjunction with what begins another name (وعبد الكريم, ومحمد)."""
    joined = word[:1] in language.conjunctions and (
        word[1:] in language.given_names or word[1:] in language.name_starts
    )

    return joined and word not in language.given_names


def _has_conjunction(word: str, scan: Scan) -> bool:
    """Whether a word that no list of names has begins with a conjunction, rather than being a foreign name (ويلوبي)."""
    language = scan.language
    if not word.startswith(language.conjunctions[:1]) or len(word) <= MIN_STEM:
        return False
    rest = word[1:]
    if rest in language.no_names or rest in language.family_names or _joins_another(word, language):
        return True

    if rest in scan.vocabulary or has_article(rest, language):
        return True

    return not (is_foreign(word, scan) and language.initial_shapes.fullmatch(word))


def _has_proclitic(scan: Scan, index: int) -> bool:
    """Whether a proclitic is likely: what remains stands elsewhere in the text, is common, or bears the article."""
    token, language = scan.text.tokens[index], scan.language
    for _, stem in stems(token, language)[1:]:
        if has_article(stem, language) and len(stem) > 3:
            return True
        if stem in scan.vocabulary or stem in language.no_names or scan.is_known(stem):
            return True
        if language.no_name_shapes.fullmatch(stem):
            return True

    return False


def _is_future(word: str, scan: Scan) -> bool:
    return bool(scan.language.future_prefix) and (
        word.startswith(scan.language.future_prefix) and word[1:] in scan.language.dates.future_verbs
    )


def _is_accusative(name: Sequence[Token], scan: Scan, known: frozenset[str]) -> bool:
    """Whether all of *name* could be an indefinite object (اجتماعا طارئا) and none of it is known as a name."""
    return bool(name) and all(
        token.folded.endswith(scan.language.accusative) and not is_name_word(token, scan) and token.folded not in known
        for token in name
    )
