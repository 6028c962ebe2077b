"""Head nouns of roles, with clitics, article and pronoun."""

from briefgen.extract.scan import Scan
from briefgen.extract.words import is_swallowed, stems
from briefgen.text import Token


def find_role_head(token: Token, scan: Scan) -> tuple[int, str] | None:
    """Return (letters of proclitics, rank) of a role's head noun, with or without article and pronoun (رئيسه)."""
    heads, language = scan.language.role_heads, scan.language
    feminine = token.text.endswith(language.feminine_ending or "\0")
    suffixes = () if feminine else language.pronoun_suffixes
    for offset, stem in stems(token, language):
        bare = stem.removeprefix(language.article)
        for form in (bare, *(bare.removesuffix(suffix) for suffix in suffixes)):
            if form in heads and (form not in language.stop_words or not _is_function_word(token, offset, stem, scan)):
                return (0 if is_swallowed(token, offset, stem, language) else offset), heads[form]

    return None


def _is_function_word(token: Token, offset: int, stem: str, scan: Scan) -> bool:
    """Whether a role's head noun that folds to a function word is that word (أمام, not إمام)."""
    return stem in scan.language.stop_words and token.text[offset:] not in scan.language.exact_names


def role_rank(token: Token, scan: Scan) -> str | None:
    """Return the rank of a role's head noun, if *token* is one."""
    found = find_role_head(token, scan)

    return found[1] if found else None
