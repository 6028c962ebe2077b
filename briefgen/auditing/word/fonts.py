"""Which fonts a document names, and whether its readers have them."""

import functools
from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import Fault
from briefgen.auditing.word.document import WordDocument
from briefgen.auditing.word.parts import Part
from briefgen.ooxml.elements import find, get, name_of
from briefgen.ooxml.themes import find_theme_font, script_of

_COMMON = Path(__file__).with_name("fonts.txt")
_ATTRIBUTES = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme"}


def list_fonts(document: WordDocument) -> tuple[str, ...]:
    """Return the names of all fonts, theme fonts resolved."""
    return tuple(sorted({name for name, _, _ in _find_names(document)}, key=str.lower))


def find_font_faults(document: WordDocument) -> Iterator[Fault]:
    """Yield each font that few readers have, once, where it is named first."""
    told: set[str] = set()
    for name, part, fonts in _find_names(document):
        plain = name.lower()
        if plain in told or plain in _load_common():
            continue
        told.add(plain)
        message = (
            f"the font {name} comes with neither Windows nor Mac, and readers will see another; choose a common one"
        )
        yield part.report("font-uncommon", message, fonts)


def find_drawn_font(theme: Element | None, slot: str, language: str | None) -> str:
    """Return the font that a theme gives a slot, "" for none; *language* is that of themeFontLang.

    A script's own font goes before the slot's where the language asks for the script (ISO 29500-1 17.15.1.88).
    """
    special = find_theme_font(theme, slot, script=script_of(language)) if language and slot.endswith("Bidi") else ""

    return special or find_theme_font(theme, slot)


def _find_names(document: WordDocument) -> Iterator[tuple[str, Part, Element]]:
    settings = document.settings
    language = None if settings is None else get(find(settings.root, "themeFontLang"), "bidi")
    for part in document.parts:
        for fonts in part.find_all("rFonts"):
            for attribute, themed in _ATTRIBUTES.items():
                slot = get(fonts, themed)
                name = find_drawn_font(document.theme, slot, language) if slot else get(fonts, attribute)
                if name and not _is_of_bullet(fonts):
                    yield name, part, fonts


def _is_of_bullet(fonts: Element) -> bool:
    """Whether the font draws a bullet of a list, which is replaced by a like one."""
    level = next((item for item in fonts.iterancestors() if name_of(item) == "lvl"), None)

    return level is not None and get(find(level, "numFmt")) == "bullet"


@functools.cache
def _load_common() -> frozenset[str]:
    lines = _COMMON.read_text(encoding="utf-8").splitlines()

    return frozenset(line for line in lines if line and not line.startswith("#"))
