"""Writes reports as Word documents: the report page walked into native content of a reference document."""

import itertools
import re
from collections.abc import Iterator

from docx.document import Document
from docx.section import Section, _Footer, _Header
from lxml.etree import _Element as Element

from briefgen.characters import squeeze
from briefgen.errors import LetterheadError, TemplateError
from briefgen.ooxml.elements import find, make, name_of, properties, put
from briefgen.template import Report, parse_page
from briefgen.writers.docx.comments import Comments
from briefgen.writers.docx.description import UNDATED, describe, list_provenance
from briefgen.writers.docx.direction import list_stories, set_direction
from briefgen.writers.docx.languages import name_language
from briefgen.writers.docx.opening import open_word, repair
from briefgen.writers.docx.package import is_edited, release, save
from briefgen.writers.docx.placeholders import Field, Value, asks_for, fill, find_body, is_empty, remove_legally
from briefgen.writers.docx.room import measure_width
from briefgen.writers.docx.styles import Styles
from briefgen.writers.docx.walk import Walk

__all__ = ["is_edited", "write"]

_MARKING = "Marking"
_DETAILS = ("reference", "urgency", "sender", "prepared_for", "prepared_by", "reviewed_by", "approved_by", "marking")
_PAGE, _PAGES = "{page}", "{pages}"


def write(report: Report) -> bytes:
    """Return the report as a .docx; the same report gives the same bytes.

    Raises TemplateError for a page or style that no Word document can have, LetterheadError for an unfit letterhead.
    """
    document = _open(report)
    is_reference = report.letterhead is None
    styles = Styles(document, reference=report.template.reference, is_reference=is_reference)
    place = _prepare(document, report, styles)
    width = measure_width(document.element.body, place)
    _insert(document, _make_blocks(document, report, styles, width=width), place)
    localizer, language = report.localizer, name_language(report.localizer.tag)
    set_direction(document, direction=localizer.direction, language=language, font=_find_fonts(report)["complex"])
    describe(document, report, language=language)

    content = save(document, provenance=list_provenance(report))
    release(document)

    return content


def _prepare(document: Document, report: Report, styles: Styles) -> Element | None:
    """Fill what the document asks for, and return the paragraph that the report goes to, None for the end."""
    source = report.letterhead or report.template.reference
    _make_room_for_marking(document, report, styles)
    stories = list_stories(document)
    if report.letterhead is not None:
        repair(document, stories)
    place = find_body(stories, source=source)
    for story in stories:  # before the article's words come in, which may hold braces themselves
        fill(story, _list_values(report), source=source, kept=place)

    return place


def _open(report: Report) -> Document:
    if report.letterhead is not None:
        return open_word(report.letterhead)
    try:
        document = open_word(report.template.reference)
    except LetterheadError as error:
        raise TemplateError(str(error)) from error
    fonts = _find_fonts(report)
    run = put(put(put(document.styles.element, "docDefaults"), "rPrDefault"), "rPr")
    put(run, "rFonts", ascii=fonts["latin"], hAnsi=fonts["latin"], eastAsia=fonts["latin"], cs=fonts["complex"])

    return document


def _make_room_for_marking(document: Document, report: Report, styles: Styles) -> None:
    """Put a marking at head and foot of every page of a letterhead that has no place for one: it must not get lost."""
    if not report.details.marking or any(asks_for(story, "marking") for story in list_stories(document)):
        return
    marked: list[object] = []
    has_even_pages = document.settings.odd_and_even_pages_header_footer
    for margin in (m for section in document.sections for m in _list_margins(section, has_even_pages=has_even_pages)):
        if margin.part not in marked:  # a section may show what another one has
            marked.append(margin.part)
            _mark(margin, styles.identify(_MARKING))


def _list_margins(section: Section, *, has_even_pages: bool) -> Iterator[_Header | _Footer]:
    """Yield the heads and feet that pages of *section* show."""
    yield from (section.header, section.footer)
    if section.different_first_page_header_footer:
        yield from (section.first_page_header, section.first_page_footer)
    if has_even_pages:
        yield from (section.even_page_header, section.even_page_footer)


def _mark(margin: _Header | _Footer, style: str) -> None:
    """Add a line for the marking, in the last line if that is empty."""
    last = margin.paragraphs[-1] if margin.paragraphs and is_empty(margin.paragraphs[-1]._p) else margin.add_paragraph()
    last.add_run("{{ marking }}")
    put(properties(last._p, "pPr"), "pStyle", val=style)


def _find_fonts(report: Report) -> dict[str, str]:
    fonts = report.template.fonts
    chosen = fonts.get(report.localizer.language) or fonts.get("default") or {}

    return {"latin": "Arial", "complex": "Arial", **chosen}


def _make_blocks(document: Document, report: Report, styles: Styles, *, width: int) -> list[Element]:
    """Return the page's content; Word makes one table of two that touch, and ends a body with a paragraph."""
    body = parse_page(report.page, template=report.template).find("body")
    walk = Walk(
        document,
        styles=styles,
        template=report.template,
        direction=report.localizer.direction,
        width=width,
        comments=_prepare_comments(document, report, styles) if report.evidence else None,
    )
    blocks = [] if body is None else walk.start(body)
    separated: list[Element] = []
    for block, following in itertools.pairwise((*blocks, None)):
        separated += [] if block is None else [block]
        if block is not None and name_of(block) == "tbl" and (following is None or name_of(following) == "tbl"):
            separated.append(
                make("p", make("pPr", make("spacing", before="0", after="0", line="120", lineRule="exact")))
            )

    return separated


def _prepare_comments(document: Document, report: Report, styles: Styles) -> Comments:
    return Comments(
        document,
        styles=styles,
        articles=[briefing.article for briefing in report.briefings],
        author=report.localizer.message("sec.source"),
        date=report.date or UNDATED,
    )


def _insert(document: Document, blocks: list[Element], place: Element | None) -> None:
    """Put the content before *place*, which goes if it is empty, else at the end."""
    if place is None:
        _append(document.element.body, blocks)
        return
    for block in blocks:
        place.addprevious(block)
    if is_empty(place):
        remove_legally(place)


def _append(body: Element, blocks: list[Element]) -> None:
    section = find(body, "sectPr")
    last = body[-1] if section is None and len(body) else None if section is None else section.getprevious()
    if last is not None and name_of(last) == "p" and is_empty(last):
        body.remove(last)
    for block in blocks:
        if section is None:
            body.append(block)
        else:
            section.addprevious(block)


def _list_values(report: Report) -> dict[str, Value]:
    """Return what a letterhead, header or footer may ask for by name."""
    details, localizer = report.details, report.localizer
    day = report.date
    texts = {
        "heading": report.heading,
        "title": report.heading,
        "date": localizer.date(day) if day else None,
        **{name: getattr(details, name) for name in _DETAILS},
        "distribution": localizer.join(details.distribution) if details.distribution else None,
    }

    return {**{name: (squeeze(text or ""),) for name, text in texts.items()}, "page_of": _count_pages(report)}


def _count_pages(report: Report) -> Value:
    """Return "page X of Y" in the reader's language, with fields for the numbers."""
    localizer = report.localizer
    fields = {_PAGE: Field("PAGE", localizer.number(1)), _PAGES: Field("NUMPAGES", localizer.number(1))}
    parts = re.split(r"(\{pages?\})", localizer.message("doc.page_of", page=_PAGE, pages=_PAGES))

    return [fields.get(part, part) for part in parts if part]
