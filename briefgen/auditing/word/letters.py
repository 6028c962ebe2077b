"""How right-to-left letters look: the second of each pair of properties, their fonts, spacing and language."""

import unicodedata
from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.auditing.word.base import Base
from briefgen.auditing.word.cascade import Cascade, Levels
from briefgen.auditing.word.codes import Fault
from briefgen.auditing.word.document import Paragraph, Run, WordDocument
from briefgen.auditing.word.fonts import find_drawn_font
from briefgen.auditing.word.parts import Part
from briefgen.bidi import direction_of_language, has_letters
from briefgen.ooxml.elements import find, get, is_on, name_of
from briefgen.ooxml.runs import TWINS

_NAMES = {"b": "bold", "i": "italic", "sz": "a size"}
_SET_AGAIN = "select it and set it in Font > Complex scripts"
_SHOWN = 30
_NO_STRETCH = (None, "100", "100%")


def find_letter_faults(document: WordDocument, base: Base) -> Iterator[Fault]:
    """Yield what makes right-to-left letters look other than their neighbours; nothing where there are none."""
    if base.direction == "ltr":
        yield from _find_left_to_right_language(document, base)
        if not document.has_rtl_letters:
            return
    yield from _find_default_faults(document, base)
    for part in document.parts:
        if part is document.styles or part.kind == "numbering":
            for look in part.find_all("rPr"):
                yield from _find_twin_faults(part, look)
                yield from _find_missing_font(part, look)
    for paragraph in document.paragraphs:
        yield from _find_mark_faults(paragraph)
        for run in paragraph.runs:
            if run.text.strip():
                yield from _find_run_faults(paragraph, run, document)


# Defaults ------------------------------------------------------------------------------------------------------------


def _find_default_faults(document: WordDocument, base: Base) -> Iterator[Fault]:
    if document.styles is not None:
        yield from _find_default_looks(document.styles)
    if base.direction == "rtl":
        if document.styles is not None:
            yield from _find_default_language(document.styles, base)
        yield from _find_theme_language(document, base)
    yield from _find_empty_theme_fonts(document)


def _find_default_looks(part: Part) -> Iterator[Fault]:
    fonts, size = (find(part.root, f"docDefaults/rPrDefault/rPr/{tag}") for tag in ("rFonts", "szCs"))
    place = _find_defaults(part)
    if get(fonts, "cs") is None and get(fonts, "cstheme") is None:
        message = "no font is named for right-to-left letters; choose one in Design > Fonts or Font > Complex scripts"
        yield part.report("font-missing", message, place)
    if size is None:
        message = "no size is named for right-to-left letters; choose one in Font > Complex scripts > Set As Default"
        yield part.report("size-default", message, place)


def _find_defaults(part: Part) -> Element:
    """Return where the defaults stand, or would."""
    defaults = find(part.root, "docDefaults")

    return part.root if defaults is None else defaults


def _find_default_language(part: Part, base: Base) -> Iterator[Fault]:
    language = get(find(part.root, "docDefaults/rPrDefault/rPr/lang"), "bidi")
    if not _is_same(language, base.language):
        message = (
            f"the language of right-to-left letters is {language or 'not named'}, not {base.language}; "
            "set it in Review > Language > Set Proofing Language > Set As Default"
        )
        yield part.report("language-default", message, _find_defaults(part))


def _find_left_to_right_language(document: WordDocument, base: Base) -> Iterator[Fault]:
    part = document.styles
    default = None if part is None else find(part.root, "docDefaults/rPrDefault/rPr/lang")
    if part is not None and default is not None and not _is_same(get(default, "val") or base.language, base.language):
        message = (
            f"the language of the text is {get(default, 'val')}, not {base.language}; "
            "set it in Review > Language > Set Proofing Language > Set As Default"
        )
        yield part.report("language-default", message, default)


def _find_theme_language(document: WordDocument, base: Base) -> Iterator[Fault]:
    part = document.settings
    language = None if part is None else get(find(part.root, "themeFontLang"), "bidi")
    if not _is_same(language, base.language):
        message = (
            f"the settings name {language or 'no language'} for right-to-left letters, not {base.language}: fonts of "
            "the theme are chosen by it; set the language in File > Options > Language and save again"
        )
        place = document.body if part is None else part
        if place is not None:
            yield place.report("language-theme", message)


def _find_empty_theme_fonts(document: WordDocument) -> Iterator[Fault]:
    """Yield slots of the theme that are used and empty: Word takes any font (ISO 29500-1 20.1.4.1.16)."""
    if document.styles is None:
        return
    settings = document.settings
    language = None if settings is None else get(find(settings.root, "themeFontLang"), "bidi")
    used = {str(get(fonts, "cstheme")): fonts for fonts in document.styles.find_all("rFonts") if get(fonts, "cstheme")}
    for slot, fonts in used.items():
        if not find_drawn_font(document.theme, slot, language):
            message = (
                f"the theme names no font for right-to-left letters ({slot}), and Word takes any; "
                "choose one for complex scripts in Design > Fonts > Customize"
            )
            yield document.styles.report("font-missing", message, fonts)


def _is_same(tag: str | None, wanted: str) -> bool:
    return (tag or "").partition("-")[0].lower() == wanted.partition("-")[0].lower()


# Styles, lists and marks ---------------------------------------------------------------------------------------------


def _find_twin_faults(part: Part, look: Element) -> Iterator[Fault]:
    """Yield twins that are missing: right-to-left letters obey them alone (ISO 29500-1 17.3.2.30)."""
    for tag, twin in TWINS:
        original, other = find(look, tag), find(look, twin)
        if original is None:
            continue
        if other is None:
            message = f"{_NAMES[tag]} is not set for right-to-left letters (w:{twin}); set it in Font > Complex scripts"
            yield part.report("twin-missing", message, look)
        elif tag != "sz" and is_on(original) != is_on(other):
            message = f"{_NAMES[tag]} holds for letters of one direction only (w:{tag}, w:{twin}); set both in Font"
            yield part.report("twin-differs", message, look)


def _find_missing_font(part: Part, look: Element) -> Iterator[Fault]:
    fonts = find(look, "rFonts")
    if fonts is None or _is_bullet(look) or _is_default(look):
        return
    names_latin = get(fonts, "ascii") or get(fonts, "asciiTheme")
    if names_latin and not (get(fonts, "cs") or get(fonts, "cstheme")):
        message = f"{names_latin} is set, but no font for right-to-left letters; set one in Font > Complex scripts"
        yield part.report("font-missing", message, look)


def _is_bullet(look: Element) -> bool:
    """Whether these are the properties of a bullet, which is no letter of any script."""
    level = look.getparent()

    return level is not None and name_of(level) == "lvl" and get(find(level, "numFmt")) == "bullet"


def _is_default(look: Element) -> bool:
    """Whether these are the document's defaults, which are charged on their own."""
    holder = look.getparent()

    return holder is not None and name_of(holder) == "rPrDefault"


def _find_mark_faults(paragraph: Paragraph) -> Iterator[Fault]:
    """Yield twins that a list item's mark lacks: its number looks as the mark does (ISO 29500-1 17.9.23)."""
    mark = find(paragraph.element, "pPr/rPr")
    if mark is not None and paragraph.is_bidi and paragraph.is_list_item:
        yield from _find_twin_faults(paragraph.part, mark)


# Runs ----------------------------------------------------------------------------------------------------------------


def _find_run_faults(paragraph: Paragraph, run: Run, document: WordDocument) -> Iterator[Fault]:
    levels = document.find_levels(paragraph, run)
    if run.is_rtl or has_letters(run.text, "rtl"):
        for message in _list_lacking_twins(run, document.cascade, levels):
            yield paragraph.part.report("twin-missing", message, run.element)
        language = document.cascade.find_value("rPr/lang", "bidi", levels, run.element)
        if not language or direction_of_language(language) == "ltr" or _is_language_misplaced(run.element):
            message = (
                f"{_show(run)} is in no right-to-left language ({language or 'none'}); set it in Review > Language"
            )
            yield paragraph.part.report("language-run", message, run.element)
    if _is_torn(run, document.cascade, levels):
        message = f"spacing or scale tears {_show(run)} apart; set Font > Advanced > Spacing to Normal, Scale to 100 %"
        yield paragraph.part.report("letters-spaced", message, run.element)


def _list_lacking_twins(run: Run, cascade: Cascade, levels: Levels) -> Iterator[str]:
    """Yield what is wrong with each property that holds for letters of one direction only."""
    element = run.element
    for tag, twin in TWINS[:2]:
        if cascade.is_on(tag, levels, element) != cascade.is_on(twin, levels, element):
            yield f"{_NAMES[tag]} does not reach {_show(run)}, which is right to left (w:{twin}); {_SET_AGAIN}"
    if cascade.find("rPr/sz", levels, element) is not None and cascade.find("rPr/szCs", levels, element) is None:
        yield f"{_show(run)} is right to left and has no size of its own (w:szCs); {_SET_AGAIN}"


def _is_torn(run: Run, cascade: Cascade, levels: Levels) -> bool:
    """Whether joined letters are spaced or stretched."""
    if not any(unicodedata.bidirectional(letter) == "AL" for letter in run.text):
        return False
    spacing = cascade.find_value("rPr/spacing", "val", levels, run.element)
    scale = cascade.find_value("rPr/w", "val", levels, run.element)

    return spacing not in (None, "0") or scale not in _NO_STRETCH


def _show(run: Run) -> str:
    return f"“{run.text.strip()[:_SHOWN]}”"


def _is_language_misplaced(run: Element) -> bool:
    """Whether a run names a right-to-left language for its other letters alone."""
    language = find(run, "rPr/lang")

    return direction_of_language(get(language) or "") == "rtl" and get(language, "bidi") is None
