"""Every place where a known name stands, clitics split off."""

from typing import Literal

from briefgen.extract.names import is_delimited, is_eponym, may_join
from briefgen.extract.scan import Key, Scan
from briefgen.extract.words import Lexicon, Match, has_article
from briefgen.model import Mention

Owners = tuple[tuple[int, Key], ...]


def find_mentions(context: Scan, table: dict[Key, Owners]) -> dict[Key, list[Mention]]:
    """Return the mentions of each owner in *table* (form -> first token and full name of all who bear it).

    A form that several bear is his who bore it alone when the text first used it: the next one is told by more.
    """
    mentions: dict[Key, list[Mention]] = {}
    lexicon = Lexicon(table, proper=True)
    owners: dict[Key, Key | None] = {}
    for found in context.each(lambda index: _match(context, lexicon, index)):
        told = [key for first, key in found.value if first < found.stop]
        if told:
            owners.setdefault(found.key, told[0] if len(told) == 1 else None)
        owner = owners.get(found.key)
        if owner is not None:
            form: Literal["name", "short"] = "name" if len(found.key) == len(owner) else "short"
            mentions.setdefault(owner, []).append(Mention(span=context.span_of(found), form=form))

    return mentions


def _match(context: Scan, lexicon: Lexicon[Owners], index: int) -> Match[Owners] | None:
    """Return the known name at token *index*; a given name alone is nobody's where it may begin or end another's."""
    found, language = lexicon.match(context.text.tokens, index, context.language), context.language
    if not found or language.capitalized:
        return found
    if found.key[0] in language.filiations:
        return None if may_join(context, index - 1) else found
    if len(found.key) > 1 or found.key[0] not in language.given_names:
        return found
    beside = is_eponym(context, index) or may_join(context, index - 1) or _may_go_on(context, index + 1)

    return None if beside or _opens_family(context, index + 1) else found


def _may_go_on(context: Scan, index: int) -> bool:
    """Whether the name before token *index* may go on there, as nothing ends it (بشار, not before ورامي)."""
    return may_join(context, index) and not is_delimited(context, index)


def _opens_family(context: Scan, index: int) -> bool:
    """Whether a definite word or a particle after a given name may be a family name."""
    if index >= len(context.text.tokens):
        return False
    word, language = context.text.tokens[index].folded, context.language
    if word in language.name_particles:
        return True
    if word in language.no_names:
        return False

    return has_article(word, language) and word.removeprefix(language.article) not in language.no_names
