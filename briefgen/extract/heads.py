"""Head nouns of roles, with clitics, article and pronoun."""

import functools

from briefgen.extract.scan import Scan
from briefgen.extract.words import is_swallowed, stems
from briefgen.languages import Language
from briefgen.text import Token, fold


def find_role_head(token: Token, scan: Scan) -> tuple[int, str] | None:
    """Return (letters of proclitics, rank) of a role's head noun, with or without article and pronoun (رئيسه)."""
    return _find_role_head(token.text, token.folded, scan.language)


@functools.lru_cache(maxsize=65536)
def _find_role_head(text: str, folded: str, language: Language) -> tuple[int, str] | None:
    heads, token = language.role_heads, Token(text, 0, len(text), folded, "word")
    feminine = text.endswith(language.feminine_ending or "\0")
    if text.endswith(language.particle_endings):
        return None
    suffixes = ("", *(() if feminine else language.pronoun_suffixes))
    for offset, stem in stems(token, language):
        bare = stem.removeprefix(language.article)
        for form in (stem, *(_without_pronoun(bare, suffix, language) for suffix in suffixes)):
            if form in heads and (form not in language.stop_words or not _is_function_word(text, stem, language)):
                return (0 if is_swallowed(token, offset, stem, language) else offset), heads[form]

    return None


def _without_pronoun(word: str, suffix: str, language: Language) -> str:
    """Return a noun without a pronoun, the ending of the feminine as it stands without one (رئيستها: رئيسة)."""
    bare = word.removesuffix(suffix)
    if not suffix or bare == word or not language.feminine_bound or not bare.endswith(language.feminine_bound):
        return bare
    feminine = bare.removesuffix(language.feminine_bound) + fold(language.feminine_ending)

    return feminine if feminine in language.role_heads else bare


def _is_function_word(text: str, stem: str, language: Language) -> bool:
    """Whether a role's head noun that folds to a function word is that word (أمام, للأمام, not إمام)."""
    if text.endswith(tuple(language.exact_names)):
        return False

    return stem in language.stop_words or not text.endswith(stem.removeprefix(language.article))


def role_rank(token: Token, scan: Scan) -> str | None:
    """Return the rank of a role's head noun, if *token* is one."""
    found = find_role_head(token, scan)

    return found[1] if found else None
