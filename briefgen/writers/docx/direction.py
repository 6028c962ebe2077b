"""The last pass over a Word document: styles, lists, tables, sections and paragraphs run the way they read.

Idempotent, and for any document: what briefgen wrote and what a letterhead brought. The rules and their sources are in
docs/decisions/0007-word-direction.md.
"""

from collections.abc import Collection, Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.bidi import Direction
from briefgen.ooxml.elements import drop, find, find_all, get, is_default, is_on, properties, put, qualify, switch
from briefgen.ooxml.themes import script_of
from briefgen.writers.docx.fonts import Fonts, find_fonts
from briefgen.writers.docx.paragraphs import is_one_sided, name_sides, set_paragraph, turn_bar
from briefgen.writers.docx.runs import Way, set_twins

_SIDES = {"start": "left", "end": "right"}  # of lists, Word knows only these names
_SIZE = "20"  # what Word takes where none is said, in half points
_STORIES = (
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.FOOTER,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
    RELATIONSHIP_TYPE.COMMENTS,
)


def set_direction(document: Document, *, direction: Direction, language: str, font: str) -> None:
    """Make *document* run that way; *font* draws right-to-left letters where the document names none."""
    styles: Element = document.styles.element
    fonts = find_fonts(document, font=font, script=script_of(language))
    _set_defaults(styles, direction, language, fonts)
    named = {str(get(style, "styleId")): style for style in styles.iterchildren(qualify("style"))}
    usual = find(styles, "docDefaults/pPrDefault/pPr/bidi")
    mirrored = {name for name in named if is_on(_find_inherited(named, name, "pPr/bidi", usual))}
    for name, style in named.items():
        _set_style(style, direction, fonts, was_rtl=name in mirrored)
    _set_settings(document.settings.element, direction, language)
    for numbering in _list_parts(document, RELATIONSHIP_TYPE.NUMBERING):
        _set_numbering(numbering, direction)
    way = _describe(styles, named, direction, mirrored)
    for story in list_stories(document):
        _set_story(story, way)


def list_stories(document: Document) -> tuple[Element, ...]:
    """Return the roots that hold paragraphs: first the body, then headers, footers, notes, comments."""
    return (document.element, *_list_parts(document, *_STORIES))


def _list_parts(document: Document, *kinds: str) -> Iterator[Element]:
    """Yield the roots of the document's parts of these kinds."""
    for relation in document.part.rels.values():
        if relation.reltype in kinds and not relation.is_external:
            yield relation.target_part.element


def _set_defaults(styles: Element, direction: Direction, language: str, fonts: Fonts) -> None:
    run = put(put(put(styles, "docDefaults"), "rPrDefault"), "rPr")
    fonts.name(put(run, "rFonts"))
    if find(run, "sz") is None:
        put(run, "sz", val=_SIZE)
    set_twins(run)
    put(run, "lang", **({"bidi": language} if direction == "rtl" else {"val": language}))


def _set_style(style: Element, direction: Direction, fonts: Fonts, *, was_rtl: bool) -> None:
    for run in find_all(style, "rPr"):
        set_twins(run)
        drop(run, "rtl", "cs")  # belong to runs alone (MS-OI29500 2.1.260)
        named = find(run, "rFonts")
        if named is not None and (get(named, "ascii") or get(named, "asciiTheme") or get(named, "cstheme")):
            fonts.name(named)
    for paragraph in find_all(style, "pPr"):
        drop(paragraph, "bidi")
        if direction == "rtl":
            name_sides(find(paragraph, "jc"), was_rtl=was_rtl)
        turn_bar(find(paragraph, "pBdr"), direction)
    if direction == "rtl" and get(style, "type") == "paragraph" and is_default(style):
        put(put(style, "pPr"), "bidi")


def _set_settings(settings: Element, direction: Direction, language: str) -> None:
    put(settings, "themeFontLang", **({"bidi": language} if direction == "rtl" else {"val": language}))
    zoom = find(settings, "zoom")
    if zoom is not None and get(zoom, "percent") is None:
        zoom.set(qualify("percent"), "100")


def _set_numbering(numbering: Element, direction: Direction) -> None:
    for level in find_all(numbering, "lvl"):
        run = put(level, "rPr")
        set_twins(run)
        switch(run, "rtl", on=direction == "rtl")
        alignment = find(level, "lvlJc")
        if alignment is not None and get(alignment) in _SIDES:
            alignment.set(qualify("val"), _SIDES[str(get(alignment))])


def _describe(styles: Element, named: dict[str, Element], direction: Direction, mirrored: Collection[str]) -> Way:
    bars = {name: _find_inherited(named, name, "pPr/pBdr") for name in named}
    sides = {name: get(_find_inherited(named, name, "pPr/jc")) for name in named}
    language = get(find(styles, "docDefaults/rPrDefault/rPr/lang"), "bidi")
    spaced = any(find(run, "spacing") is not None for run in find_all(styles, "rPr"))

    return Way(
        direction=direction,
        rtl_language=language or "ar-SA",
        bars={name: bar for name, bar in bars.items() if bar is not None and is_one_sided(bar)},
        sides={name: side for name, side in sides.items() if side},
        mirrored=mirrored,
        usual=next((n for n, s in named.items() if is_default(s) and get(s, "type") == "paragraph"), ""),
        has_spaced_letters=spaced,
    )


def _find_inherited(
    named: dict[str, Element], name: str | None, path: str, usual: Element | None = None
) -> Element | None:
    """Return a property of a paragraph style, its own or that of what it is based on, else *usual*."""
    passed: set[str] = set()
    while name in named and name not in passed:
        passed.add(name)
        found = find(named[name], path)
        if found is not None:
            return found
        name = get(find(named[name], "basedOn"))

    return usual


def _set_story(story: Element, way: Way) -> None:
    is_rtl = way.direction == "rtl"
    for section in find_all(story, "sectPr"):
        switch(section, "bidi", on=is_rtl)
        switch(section, "rtlGutter", on=is_rtl and (get(find(section, "pgMar"), "gutter") or "0") != "0")
    for table in find_all(story, "tbl"):
        switch(properties(table, "tblPr"), "bidiVisual", on=is_rtl)
    for paragraph in list(find_all(story, "p")):
        set_paragraph(paragraph, way)
