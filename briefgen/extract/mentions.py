"""Every place where a known name stands, clitics split off."""

from briefgen.extract.scan import Key, Scan
from briefgen.extract.words import Lexicon, bounds_of
from briefgen.model import Mention


def find_mentions(context: Scan, table: dict[Key, Key]) -> dict[Key, list[Mention]]:
    """Return the mentions of each owner in *table* (form -> full name)."""
    mentions: dict[Key, list[Mention]] = {}
    lexicon = Lexicon(table)
    index = 0
    while index < len(context.text.tokens):
        found = lexicon.match(context.text.tokens, index, context.language)
        if not found:
            index += 1
            continue
        span = bounds_of(context.text.tokens[index : found.stop], found.offset)
        whole = found.stop - index == len(found.value)
        mentions.setdefault(found.value, []).append(Mention(span=span, form="name" if whole else "short"))
        index = found.stop

    return mentions
