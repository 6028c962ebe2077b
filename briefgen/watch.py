"""Where an article speaks of what an office watches: its own country, and words that it names."""

from collections.abc import Iterable, Iterator

from briefgen.errors import UnknownLanguageError
from briefgen.extract.scan import Scan, scan
from briefgen.extract.words import Lexicon, Match, is_swallowed, stems
from briefgen.languages import Language, find_language
from briefgen.model import Article, Briefing, Passage, Span
from briefgen.text import fold_words

_PLAIN = "en"  # a language without prefixes: words of one that is not known are looked up as they stand


def find_country(briefing: Briefing, code: str) -> tuple[Passage, ...] | None:
    """Return where a country is told of: its names, capital and demonyms, and the actors that are its own.

    None where none is found and nobody knows the article's words for countries.
    """
    article = briefing.article
    own = [mention.span for actor in briefing.actors if actor.country == code for mention in actor.mentions]
    language = _find_language(article)
    if language is None and not own:
        return None
    found = [] if language is None else [*_find_forms(scan(article.text, language), code)]

    return _cut(article, [*own, *found])


def find_words(article: Article, words: str) -> tuple[Passage, ...]:
    """Return where *words* stand in the text, with or without the article and what else is written onto a word."""
    language = _find_language(article) or find_language(_PLAIN)
    context = scan(article.text, language)
    key = fold_words(words)
    if not key:
        return ()
    definite = tuple(language.article + word for word in key)
    table = Lexicon({key: words, definite: words})
    tokens = context.text.tokens

    found = context.each(lambda index: table.match(tokens, index, language))

    return _cut(article, (_span_of(context, match) for match in found))


def _find_language(article: Article) -> Language | None:
    try:
        return find_language(article.language or "")
    except UnknownLanguageError:
        return None


def _find_forms(context: Scan, code: str) -> Iterator[Span]:
    def find_at(index: int) -> Match[str] | None:
        kinds = (context.country_at, context.capital_at, context.demonym_at, lambda at: _find_demonym(context, at))

        return next((found for find in kinds if (found := find(index)) and found.value == code), None)

    yield from (_span_of(context, match) for match in context.each(find_at))


def _find_demonym(context: Scan, index: int) -> Match[str] | None:
    """Return the country of a demonym with the article written onto it (السعودي)."""
    token, language = context.text.tokens[index], context.language
    code = context.demonym_of(token)
    entries = context.lexicons.demonyms.entries
    found = ((at, stem) for at, stem in stems(token, language) if (stem.removeprefix(language.article),) in entries)

    return next((Match(offset, index + 1, code, (stem,)) for offset, stem in found if code), None)


def _span_of(context: Scan, match: "Match[str]") -> Span:
    """Return the span without proclitics, but where they hide the article: what is left of للنفط is no word."""
    token = context.text.tokens[match.first]
    start, end = context.span_of(match)

    return (token.start if is_swallowed(token, match.offset, match.key[0], context.language) else start, end)


def _cut(article: Article, spans: Iterable[Span]) -> tuple[Passage, ...]:
    """Return the words at *spans* in order, without those that lie within others."""
    passages: list[Passage] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if not passages or passages[-1].span[1] <= start:
            passages.append(Passage(article.text[start:end], (start, end)))

    return tuple(passages)
