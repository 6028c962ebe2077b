"""Which font draws right-to-left letters in a Word document."""

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

from briefgen.ooxml.elements import get, qualify
from briefgen.ooxml.themes import find_theme_font

_SLOTS = ("majorBidi", "minorBidi")


@dataclass(frozen=True)
class Fonts:
    """*font* is for documents that name none; *themed* are the fonts that majorBidi and minorBidi stand for.

    A font that the theme has for one script alone is "" there and stands in *scripted*: Word finds it, others do not.
    """

    font: str
    themed: Mapping[str, str]
    scripted: Mapping[str, str]

    def name(self, fonts: Element) -> None:
        """Name a font for right-to-left letters in ``w:rFonts`` where none is named that every program finds."""
        theme = get(fonts, "cstheme") or ""
        if self.themed.get(theme):
            return
        if theme:  # would go before what is named beside it
            del fonts.attrib[qualify("cstheme")]
        if theme or not get(fonts, "cs"):
            fonts.set(qualify("cs"), self.scripted.get(theme) or get(fonts, "cs") or self.font)


def find_fonts(document: Document, *, font: str, script: str) -> Fonts:
    """Return which fonts draw the letters of *script* (ISO 15924): the theme's, or else *font*."""
    themes = [r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.THEME]
    root = parse_xml(themes[0].blob) if themes else None

    return Fonts(
        font=font,
        themed={slot: find_theme_font(root, slot) for slot in _SLOTS},
        scripted={slot: find_theme_font(root, slot, script=script) for slot in _SLOTS},
    )
