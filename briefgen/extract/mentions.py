"""Every place where a known name stands, clitics split off."""

from typing import Literal

from briefgen.extract.scan import Key, Scan
from briefgen.extract.words import Lexicon
from briefgen.model import Mention


def find_mentions(context: Scan, table: dict[Key, Key]) -> dict[Key, list[Mention]]:
    """Return the mentions of each owner in *table* (form -> full name)."""
    mentions: dict[Key, list[Mention]] = {}
    lexicon = Lexicon(table, proper=True)
    for found in context.each(lambda index: lexicon.match(context.text.tokens, index, context.language)):
        form: Literal["name", "short"] = "name" if len(found.key) == len(found.value) else "short"
        mentions.setdefault(found.value, []).append(Mention(span=context.span_of(found), form=form))

    return mentions
