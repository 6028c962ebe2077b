"""Fonts that a theme stands for (ISO 29500-1 20.1.4.1): one for all right-to-left letters, or one for each script."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.ooxml.elements import qualify

_SLOTS = {"Ascii": "a:latin", "HAnsi": "a:latin", "EastAsia": "a:ea", "Bidi": "a:cs"}
_SCHEME_NAME = 5  # letters of "major" and "minor"
_HEBREW = ("he", "iw", "yi")  # "iw" is what ISO 639 called Hebrew until 1989


def find_theme_font(theme: Element | None, slot: str, *, script: str | None = None) -> str:
    """Return the font that a theme gives a slot ("minorBidi"), or a script (ISO 15924) in its scheme; "" for none."""
    scheme, kind = slot[:_SCHEME_NAME], _SLOTS.get(slot[_SCHEME_NAME:], "")
    fonts = None if theme is None else next(theme.iter(qualify(f"a:{scheme}Font")), None)
    if fonts is None or not kind:
        return ""

    return next(_list_typefaces(fonts, "a:font" if script else kind, script), "")


def script_of(tag: str) -> str:
    """Return which right-to-left script (ISO 15924) a document in that language has: its own, or else the Arabic."""
    return "Hebr" if tag.replace("_", "-").partition("-")[0].lower() in _HEBREW else "Arab"


def _list_typefaces(fonts: Element, tag: str, script: str | None) -> Iterator[str]:
    for font in fonts.iterchildren(qualify(tag)):
        if font.get("script") == script:
            yield font.get("typeface") or ""
