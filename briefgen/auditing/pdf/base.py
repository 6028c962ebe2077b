"""The way a PDF ought to run and its language: from the locale, else from what it shows and says of itself."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from briefgen.auditing.pdf.document import PdfDocument
from briefgen.auditing.pdf.objects import follow, name_of, text_of
from briefgen.bidi import Direction, direction_of_language, main_direction_of
from briefgen.localize import Localizer

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_USUAL = {"HEBREW": "he", "ARABIC": "ar"}
_MOST_HEADINGS = 200
_DIRECTIONS: dict[str, Direction] = {"R2L": "rtl", "L2R": "ltr"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Base:
    """What the document is judged by; *language* is BCP 47, *is_given* whether somebody asked for it."""

    direction: Direction
    language: str
    is_given: bool


def find_base(document: PdfDocument, localizer: Localizer | None) -> Base:
    """Return direction and language of *document*: the reader's, else its own."""
    if localizer is not None:
        return Base(localizer.direction, localizer.tag, is_given=True)
    direction = _judge_direction(document)
    said = find_said_language(document)
    scripts = list_scripts(document) if direction == "rtl" else []
    if said and direction_of_language(said) == direction and is_of(said, scripts):
        return Base(direction, said, is_given=False)
    usual = _USUAL.get(scripts[0], "ar") if scripts else "en" if direction == "ltr" else "ar"

    return Base(direction, usual, is_given=False)


def find_said_language(document: PdfDocument) -> str:
    """Return the language of the catalogue (ISO 32000-1 14.9.2), "" where it is none or no language tag."""
    said = text_of(follow(document.catalog, "/Lang"))

    return said if _TAG.fullmatch(said) else ""


def list_scripts(document: PdfDocument) -> list[str]:
    """Return Unicode's names of the scripts that most right-to-left letters are of, in headings and in all."""
    scripts = (find_script(_read_headings(document)), find_script(document.letters))

    return [script for script in scripts if script]


def find_script(text: str) -> str:
    """Return Unicode's name of the script that most right-to-left letters are of, "" where there are none."""
    scripts = Counter(
        unicodedata.name(letter, "").partition(" ")[0]
        for letter in text
        if unicodedata.bidirectional(letter) in ("R", "AL")
    )

    return next((script for script, _ in scripts.most_common(1)), "")


def _read_headings(document: PdfDocument) -> str:
    headings = [element for element in document.elements if element.kind in HEADINGS]

    return "".join(document.read(heading) for heading in headings[:_MOST_HEADINGS])


def is_of(language: str, scripts: list[str]) -> bool:
    """Whether a right-to-left language is written in one of *scripts*; others than Hebrew and Arabic are believed."""
    own = "HEBREW" if language.partition("-")[0].lower() in ("he", "yi") else "ARABIC"

    return own in scripts or not set(_USUAL) & set(scripts)


def _judge_direction(document: PdfDocument) -> Direction:
    """Weigh letters and headings against what the file says, as is done for Word (decision 0010)."""
    letters = main_direction_of(document.letters)
    headings = main_direction_of(_read_headings(document))
    said = find_said_language(document)
    turned = _DIRECTIONS.get(name_of(follow(document.catalog, "/ViewerPreferences", "/Direction")))
    votes = Counter(
        vote
        for vote in (letters, letters, headings, headings, direction_of_language(said) if said else None, turned)
        if vote
    )
    if votes["rtl"] == votes["ltr"]:
        return headings or letters or "ltr"

    return "rtl" if votes["rtl"] > votes["ltr"] else "ltr"
