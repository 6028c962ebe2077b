"""From an article to its briefing: the finders in order, then the proof."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import structs

from briefgen.errors import ArticleError, BriefingError, LexiconError
from briefgen.extract.actors import find_actors
from briefgen.extract.dates import find_dates
from briefgen.extract.quotes import find_quotes
from briefgen.extract.summary import find_summary
from briefgen.languages import Language, detect, extend, find_language
from briefgen.lexicon import Lexicon
from briefgen.model import Actor, Article, Briefing, Date, Issue, Passage, Quote

Fact = Passage | Quote | Actor | Date | Issue
Finder = Callable[[Briefing, Language], Iterable[Fact]]

# A finder sees what those before it found: quotes need actors, the summary needs dates.
FINDERS: tuple[Finder, ...] = (find_actors, find_quotes, find_dates, find_summary)

_SLOTS: dict[type, str] = {
    Passage: "summary",
    Quote: "quotes",
    Actor: "actors",
    Date: "dates",
    Issue: "issues",
}


def brief(
    article: Article, *, lexicon: Lexicon | str | os.PathLike[str] | None = None, finders: Sequence[Finder] = FINDERS
) -> Briefing:
    """Return what *article* says, every fact a verbatim passage of it; proven before it is returned.

    *lexicon*, or the path of its TOML file, holds actors that the caller knows; they win over those found without it.
    *finders* are called in order with the briefing so far and the article's language, and yield passages (of the
    summary), quotes, actors, dates or issues.
    Raises UnknownLanguageError for a language without an extractor, LexiconError for a lexicon that cannot be used,
    BriefingError when a finder says what the article does not.
    """
    if not isinstance(article, Article):
        raise ArticleError(f"brief takes an Article, not {type(article).__name__}; use read(path) or Article(text=…)")
    article = article if article.language else article.replace(language=detect(article.text))
    language = _extend(find_language(article.language or "und"), lexicon)
    briefing = Briefing(article=article, issues=article.issues)
    for finder in finders:
        briefing = _add(briefing, finder(briefing, language))
    for issue in briefing.verify():
        raise BriefingError(f"a finder claims what the article does not say: {issue.message}")

    return briefing


def _extend(language: Language, lexicon: Lexicon | str | os.PathLike[str] | None) -> Language:
    if lexicon is None:
        return language
    if isinstance(lexicon, (str, os.PathLike)):
        lexicon = Lexicon.read(lexicon)
    if not isinstance(lexicon, Lexicon):
        raise LexiconError(f"lexicon is {type(lexicon).__name__}; give a Lexicon or the path of its TOML file")

    return extend(language, lexicon)


def _add(briefing: Briefing, facts: Iterable[Fact]) -> Briefing:
    found: dict[str, list[Any]] = {}
    for fact in facts:
        found.setdefault(_SLOTS[type(fact)], []).append(fact)

    return structs.replace(briefing, **{slot: (*getattr(briefing, slot), *new) for slot, new in found.items()})
