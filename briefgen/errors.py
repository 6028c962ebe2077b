"""What can go wrong, in words a caller can act on."""

import difflib
from collections.abc import Iterable


class BriefgenError(Exception):
    """Base of every error a caller can cause."""


class ReadError(BriefgenError, OSError):
    """A source cannot be read as an article."""


class SaveError(BriefgenError, OSError):
    """A document cannot be written where it was asked to go."""


class ArticleError(BriefgenError, ValueError):
    """An article's own fields are not usable (no text, a date that is none)."""


class UnknownLanguageError(BriefgenError, ValueError):
    """No extractor knows this language."""


class UnknownLocaleError(BriefgenError, ValueError):
    """A report's locale is not a BCP 47 tag CLDR knows."""


class UnknownFormatError(BriefgenError, ValueError):
    """No writer makes this format."""


class BriefingError(BriefgenError, ValueError):
    """A briefing is not of schema briefgen/1, or says what its article does not."""


class LexiconError(BriefgenError, ValueError):
    """A lexicon cannot be read, or says what cannot be."""


class ProfileError(BriefgenError, ValueError):
    """A profile, or the wording it names, cannot be read, or says what cannot be."""


class TemplateError(BriefgenError, ValueError):
    """A template is missing, or its page holds what no report page may."""


class LetterheadError(BriefgenError, ValueError):
    """A letterhead is not a Word document that can carry a briefing."""


class RenderTimeoutError(BriefgenError, TimeoutError):
    """A report was not done in the time that it was given."""


class MissingDependencyError(BriefgenError, ImportError):
    """A library that this format needs is not on the machine."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return " (did you mean 'x'?)" for the known name closest to *name*, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)

    return f" (did you mean {close[0]!r}?)" if close else ""
