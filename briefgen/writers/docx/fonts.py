"""Which font draws right-to-left letters in a Word document."""

from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

from briefgen.ooxml.elements import get, qualify

_SCHEMES = {"major": "a:majorFont", "minor": "a:minorFont"}


@dataclass(frozen=True)
class Fonts:
    """*font* is for documents that name none; *themed* are the theme's names that stand for a font with the letters."""

    font: str
    themed: frozenset[str]

    def name(self, fonts: Element) -> None:
        """Name a font for right-to-left letters in ``w:rFonts``, where none is named or the theme has none."""
        theme = get(fonts, "cstheme")
        if theme in self.themed:
            return
        if theme is not None:  # would go before what is named beside it, and be drawn in whatever is at hand
            del fonts.attrib[qualify("cstheme")]
        if not get(fonts, "cs"):
            fonts.set(qualify("cs"), self.font)


def find_themed(document: Document, *, script: str) -> frozenset[str]:
    """Return which of majorBidi and minorBidi stand for a font that has the letters of *script* (ISO 15924)."""
    themes = [r.target_part for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.THEME]
    roots = [parse_xml(theme.blob) for theme in themes]

    return frozenset(f"{name}Bidi" for root in roots for name in _SCHEMES if _draws(root, _SCHEMES[name], script))


def _draws(theme: Element, scheme: str, script: str) -> bool:
    """Whether a scheme names a font for all right-to-left letters, or for those of *script*."""
    fonts = next(theme.iter(qualify(scheme)), None)
    if fonts is None:
        return False
    named = [font for font in fonts if font.tag == qualify("a:cs") or font.get("script") == script]

    return any(font.get("typeface") for font in named)
