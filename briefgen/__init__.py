"""Turn a news article into a briefing: a right-to-left Word document, a searchable PDF, a mail.

``read -> Article``, ``brief -> Briefing``, ``render -> Document``, ``attach -> mail``. Every quote, actor, date and
summary line of a briefing is a verbatim passage of its article; nothing is guessed, nothing leaves the machine.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.auditing import audit
    from briefgen.briefing import FINDERS, brief
    from briefgen.errors import (
        ArticleError,
        BriefgenError,
        BriefingError,
        LetterheadError,
        LexiconError,
        MissingDependencyError,
        ProfileError,
        ReadError,
        RenderTimeoutError,
        SaveError,
        TemplateError,
        UnknownFormatError,
        UnknownLanguageError,
        UnknownLocaleError,
    )
    from briefgen.lexicon import Lexicon, LexiconEntry
    from briefgen.mail import attach
    from briefgen.model import (
        Actor,
        Article,
        Briefing,
        Date,
        Details,
        Document,
        Finding,
        Issue,
        Mention,
        Note,
        Passage,
        Quote,
        Span,
        schema,
    )
    from briefgen.profile import Profile
    from briefgen.reading import read
    from briefgen.rendering import render, warm_up

__version__ = "0.1.0"

# Public name -> module that holds it: nothing heavy is imported before it is used.
_HOMES = {
    "audit": "auditing",
    **dict.fromkeys(("FINDERS", "brief"), "briefing"),
    **dict.fromkeys(
        (
            "ArticleError",
            "BriefgenError",
            "BriefingError",
            "LetterheadError",
            "LexiconError",
            "MissingDependencyError",
            "ProfileError",
            "ReadError",
            "RenderTimeoutError",
            "SaveError",
            "TemplateError",
            "UnknownFormatError",
            "UnknownLanguageError",
            "UnknownLocaleError",
        ),
        "errors",
    ),
    **dict.fromkeys(("Lexicon", "LexiconEntry"), "lexicon"),
    "attach": "mail",
    **dict.fromkeys(
        (
            "Actor",
            "Article",
            "Briefing",
            "Date",
            "Details",
            "Document",
            "Finding",
            "Issue",
            "Mention",
            "Note",
            "Passage",
            "Quote",
            "Span",
        ),
        "model",
    ),
    "Profile": "profile",
    "read": "reading",
    **dict.fromkeys(("render", "warm_up"), "rendering"),
    "schema": "model",
}

__all__ = [
    "FINDERS",
    "Actor",
    "Article",
    "ArticleError",
    "BriefgenError",
    "Briefing",
    "BriefingError",
    "Date",
    "Details",
    "Document",
    "Finding",
    "Issue",
    "LetterheadError",
    "Lexicon",
    "LexiconEntry",
    "LexiconError",
    "Mention",
    "MissingDependencyError",
    "Note",
    "Passage",
    "Profile",
    "ProfileError",
    "Quote",
    "ReadError",
    "RenderTimeoutError",
    "SaveError",
    "Span",
    "TemplateError",
    "UnknownFormatError",
    "UnknownLanguageError",
    "UnknownLocaleError",
    "attach",
    "audit",
    "brief",
    "read",
    "render",
    "schema",
    "warm_up",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    module = importlib.import_module(f"briefgen.{_HOMES[name]}")
    value: object = getattr(module, name)
    globals()[name] = value

    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
