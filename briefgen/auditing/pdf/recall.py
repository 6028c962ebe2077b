"""Which words of a briefing a PDF gives back to who searches or copies it. Needs the extra briefgen[check]."""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator

from briefgen.auditing.pdf.codes import make_finding
from briefgen.errors import MissingDependencyError, ReadError
from briefgen.model import Briefing, Finding

try:
    import pypdf
except ImportError as error:
    raise MissingDependencyError(
        "words of a PDF need pypdf to be checked; run: pip install 'briefgen[check]'"
    ) from error

logging.getLogger("pypdf").addHandler(logging.NullHandler())

_ENOUGH, _SHOWN = 0.99, 5
# Letters of one script with their marks: readers glue words of neighbouring cells. Figures may be the reader's own.
_MARKS = r"\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
_WORD = re.compile(rf"(?:[\u0590-\u08ff](?<=\w)(?<!\d)[{_MARKS}]*)+|(?:[^\W\d_\u0590-\u08ff][{_MARKS}]*)+")
_NON_JOINER = "\u200c"  # which no reader gives back (decision 0012)


def find_lost_words(content: bytes, briefing: Briefing) -> Iterator[Finding]:
    """Yield a finding where more than one word in a hundred is lost. Raises ReadError for what pypdf cannot read."""
    wanted = [word for text in _list_texts(briefing) for word in _split(text)]
    words = _split(_extract(content))
    found = {*words, *(word[1:] for word in words)}  # lists are joined by a proclitic
    lost = [word for word in wanted if word not in found]
    if wanted and len(wanted) - len(lost) < len(wanted) * _ENOUGH:
        names = ", ".join(f"“{word}”" for word in list(dict.fromkeys(lost))[:_SHOWN])
        message = f"{len(lost)} of {len(wanted)} words of the briefing are not found in the file, as {names}"
        yield make_finding("words-lost", message)


def _list_texts(briefing: Briefing) -> Iterator[str]:
    """Yield what a report shows in the article's own words."""
    yield from (passage.text for passage in briefing.summary)
    yield from (quote.text for quote in briefing.quotes if quote.key)
    yield from (actor.name for actor in briefing.actors)
    yield from (date.event.text for date in briefing.dates if date.event and date.upcoming)


def _extract(content: bytes) -> str:
    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    except Exception as error:  # pypdf raises many kinds of errors for damage
        raise ReadError("gives no text to pypdf; make the PDF again from its source") from error


def _split(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text.replace(_NON_JOINER, "")))
