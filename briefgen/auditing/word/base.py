"""The way a document ought to run and its language: from the locale, else from what it holds and says of itself."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from briefgen.auditing.word.document import Paragraph, WordDocument
from briefgen.bidi import Direction, direction_of_language, main_direction_of
from briefgen.localize import Localizer
from briefgen.ooxml.elements import find, get, is_on
from briefgen.ooxml.themes import script_of

_USUAL = {"HEBREW": "he", "ARABIC": "ar"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HEADINGS = frozenset("012345678")  # outline levels; 9 is body text (ISO 29500-1 17.3.1.20)


@dataclass(frozen=True)
class Base:
    """What the document is judged by; *language* is BCP 47."""

    direction: Direction
    language: str


def find_base(document: WordDocument, localizer: Localizer | None) -> Base:
    """Return direction and language of *document*: the reader's, else its own."""
    if localizer is not None:
        return Base(localizer.direction, localizer.tag)
    direction = _judge_direction(document)

    return Base(direction, _judge_language(document, direction))


def find_outline(document: WordDocument, paragraph: Paragraph) -> int | None:
    """Return the outline level of a heading from 0, None for other paragraphs."""
    level = document.cascade.find_value("pPr/outlineLvl", "val", paragraph.levels, paragraph.element)

    return int(level) if level in _HEADINGS else None


def _judge_direction(document: WordDocument) -> Direction:
    """Weigh letters and headings against what file and sections say, as programs that know one way say it always.

    Headings are the document's own voice: a report in English may quote Arabic on every line.
    """
    body = [paragraph for paragraph in document.paragraphs if paragraph.part is document.body]
    headlines = [paragraph for paragraph in body if find_outline(document, paragraph) is not None]
    letters, headings = (main_direction_of("".join(each.text for each in group)) for group in (body, headlines))
    said = direction_of_language(tag) if (tag := _find_said_language(document)) else None
    votes = (letters, letters, headings, headings, said, _find_majority_of_sections(document))
    counts = Counter(vote for vote in votes if vote)
    if counts["rtl"] == counts["ltr"]:
        return headings or letters or "ltr"

    return "rtl" if counts["rtl"] > counts["ltr"] else "ltr"


def _find_majority_of_sections(document: WordDocument) -> Direction | None:
    sections = [] if document.body is None else list(document.body.find_all("sectPr"))
    if not sections:
        return None

    return "rtl" if sum(is_on(find(section, "bidi")) for section in sections) * 2 > len(sections) else "ltr"


def _judge_language(document: WordDocument, direction: Direction) -> str:
    """Return the language of the file's properties, else of its styles, else the one its script is most used for."""
    said = _find_said_language(document)
    if said and direction_of_language(said) == direction:
        return said
    guess = _guess_language(document) if direction == "rtl" else "en"
    styles = None if document.styles is None else find(document.styles.root, "docDefaults/rPrDefault/rPr/lang")
    usual = get(styles, "bidi" if direction == "rtl" else "val") or guess

    # Styles name Arabic as a rule, whatever the letters are.
    return usual if direction_of_language(usual) == direction and script_of(usual) == script_of(guess) else guess


def _find_said_language(document: WordDocument) -> str:
    """Return the language of the file's properties, "" where it is none or no language tag."""
    said = document.property("language")

    return said if _TAG.fullmatch(said) else ""


def _guess_language(document: WordDocument) -> str:
    """Return the language most often written in the script of the document."""
    texts = (paragraph.text for paragraph in document.paragraphs)
    scripts = Counter(
        unicodedata.name(letter, "").partition(" ")[0]
        for text in texts
        for letter in text
        if unicodedata.bidirectional(letter) in ("R", "AL")
    )

    return _USUAL.get(next((script for script, _ in scripts.most_common(1)), ""), "ar")
