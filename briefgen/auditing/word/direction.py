"""Which way sections, tables, paragraphs and words run, against the document and the letters (decision 0007)."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.auditing.word.base import Base
from briefgen.auditing.word.codes import Fault
from briefgen.auditing.word.document import Paragraph, Run, WordDocument
from briefgen.auditing.word.parts import Part
from briefgen.bidi import direction_of, has_letters, main_direction_of, span_tokens
from briefgen.ooxml.elements import find, get, is_on

_IN_WORDS = {"rtl": "right to left", "ltr": "left to right"}
_BUTTONS = {"rtl": "Right-to-Left", "ltr": "Left-to-Right"}
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_KASHIDA = ("lowKashida", "mediumKashida", "highKashida")
_INVISIBLE_BORDERS = ("nil", "none")
# Numbers with separators, which a program that knows no w:rtl puts in another order.
_NUMBERS = re.compile(r"[+\d][\d\s:.\-/()]*[\-\s][\d\s:.\-/()]*")
_SHOWN, _LONGEST_NUMBER = 30, 60


def find_direction_faults(document: WordDocument, base: Base) -> Iterator[Fault]:
    """Yield what runs the wrong way, or would in some program."""
    for part in document.stories:
        yield from _find_section_faults(part, base)
        yield from _find_table_faults(part, base)
    for paragraph in document.paragraphs:
        yield from _find_paragraph_faults(paragraph, base)
        yield from _find_alignment_faults(paragraph, document)
        for run in paragraph.runs:
            yield from _find_run_faults(paragraph, run)
        yield from _find_token_faults(paragraph)


def _find_section_faults(part: Part, base: Base) -> Iterator[Fault]:
    for section in part.find_all("sectPr"):
        if is_on(find(section, "bidi")) != (base.direction == "rtl"):
            message = (
                f"the section does not run {_IN_WORDS[base.direction]}; "
                f"set Layout > Page Setup > Layout > Section direction to {_IN_WORDS[base.direction]}"
            )
            yield part.report("section-direction", message, section)


def _find_table_faults(part: Part, base: Base) -> Iterator[Fault]:
    for table in part.find_all("tbl"):
        actual = "rtl" if is_on(find(table, "tblPr/bidiVisual")) else "ltr"
        if actual != base.direction:
            message = (
                f"the table runs {_IN_WORDS[actual]}; "
                f"set Table Properties > Table direction to {_IN_WORDS[base.direction].replace(' ', '-')}"
            )
            yield part.report("table-direction", message, table)


# Paragraphs ----------------------------------------------------------------------------------------------------------


def _find_paragraph_faults(paragraph: Paragraph, base: Base) -> Iterator[Fault]:
    report, element = paragraph.part.report, paragraph.element
    if base.direction == "ltr":
        first = direction_of(paragraph.text)
        wanted = None if first is None or (first == "rtl") == paragraph.is_bidi else first
    else:
        is_lost = not paragraph.is_bidi and not _is_foreign(paragraph) and has_letters(paragraph.text, "rtl")
        wanted = "rtl" if is_lost else None
    if wanted:
        message = f"the paragraph does not run {_IN_WORDS[wanted]} as its letters do; click Home > {_BUTTONS[wanted]}"
        yield report("paragraph-direction", message, element)
    elif base.direction == "rtl" and not paragraph.is_bidi and paragraph.is_empty:
        message = "an empty paragraph runs left to right, and so will what is typed there; click Home > Right-to-Left"
        yield report("empty-direction", message, element)
    # The number of a list item looks as the paragraph's mark does (ISO 29500-1 17.9.23).
    if paragraph.is_bidi and paragraph.is_list_item and not is_on(find(element, "pPr/rPr/rtl")):
        message = (
            "the number or bullet stands on the wrong side, as the end of the paragraph is marked left to right; "
            "select the whole paragraph with its end and click Home > Right-to-Left"
        )
        yield report("mark-direction", message, element)


def _is_foreign(paragraph: Paragraph) -> bool:
    """Whether a paragraph says of itself that it runs left to right, as most of its letters do: a quote in English."""
    said = find(paragraph.element, "pPr/bidi")

    return said is not None and not is_on(said) and main_direction_of(paragraph.text) == "ltr"


def _find_alignment_faults(paragraph: Paragraph, document: WordDocument) -> Iterator[Fault]:
    report, element = paragraph.part.report, paragraph.element
    look = document.cascade.find
    alignment = None if paragraph.is_empty else get(look("pPr/jc", paragraph.levels, element))
    # A style that says left says nothing: it is where lines begin, and programs write it for that.
    if paragraph.is_bidi and (alignment == "right" or (alignment and get(find(element, "pPr/jc")) == "left")):
        shown, other = ("right", "left") if alignment == "left" else ("left", "right")
        message = (
            f"aligned {alignment}, which Word shows on the {shown} here and others on the {other}; "
            "to begin lines on the right click Home > Center and then Align Right"
        )
        yield report("alignment-physical", message, element)
    if paragraph.is_bidi and alignment in _KASHIDA:
        yield report("kashida", "kashida justification is not drawn by every program; use Justify", element)
    borders = look("pPr/pBdr", paragraph.levels, element)
    leading, trailing = ("right", "left") if paragraph.is_bidi else ("left", "right")
    if borders is not None and _is_drawn(borders, trailing) and not _is_drawn(borders, leading):
        message = f"the bar stands on the {trailing}, where lines end; put it on the {leading} in Borders and Shading"
        yield report("border-side", message, element)


def _is_drawn(borders: Element, side: str) -> bool:
    border = find(borders, side)

    return border is not None and get(border) not in _INVISIBLE_BORDERS


# Runs ----------------------------------------------------------------------------------------------------------------


def _find_run_faults(paragraph: Paragraph, run: Run) -> Iterator[Fault]:
    report, shown = paragraph.part.report, run.text.strip()[:_SHOWN]
    if not run.is_rtl and has_letters(run.text, "rtl"):
        message = f"“{shown}” is not marked as right-to-left text; select it and click Home > Right-to-Left"
        yield report("run-direction", message, run.element)
    if run.is_rtl and (word := _find_ltr_word(run.text)):
        message = (
            f"“{word}” runs left to right but is marked as right-to-left text; "
            "delete it, switch the keyboard to its language (Alt+Shift) and type it again"
        )
        yield report("run-direction", message, run.element)
    if _CONTROLS.search(run.text):
        message = (
            f"“{_CONTROLS.sub('', shown)}” holds invisible direction controls, which programs differ in; "
            f"click Home > Replace, find {_list_controls(run.text)} and replace it with nothing"
        )
        yield report("direction-control", message, run.element)


def _list_controls(text: str) -> str:
    """Return how Word's search spells the controls in *text*."""
    return " and ".join(f"^u{ord(control)}" for control in sorted(set(_CONTROLS.findall(text))))


def _find_ltr_word(text: str) -> str:
    """Return the first word with a left-to-right letter, "" where there is none."""
    words = (word for word in text.split() if any(_is_ltr_letter(letter) for letter in word))

    return next(words, "")[:_SHOWN]


def _is_ltr_letter(letter: str) -> bool:
    return letter.isalpha() and unicodedata.bidirectional(letter) == "L"


def _find_token_faults(paragraph: Paragraph) -> Iterator[Fault]:
    """Yield addresses, dates and numbers in right-to-left text that are drawn with their parts in another order."""
    if not paragraph.is_bidi:
        return
    starts = [run.start for run in paragraph.runs]
    for start, text in (*_list_tokens(paragraph.text), *_list_numbers(paragraph)):
        end = start + len(text)
        is_marked = "ltr" in paragraph.ways[start:end] and "rtl" not in paragraph.ways[start:end]
        first = bisect_right(starts, start) - 1
        runs = [run for run in paragraph.runs[first : bisect_left(starts, end)] if run.text]
        if runs and not (is_marked and not any(run.is_rtl for run in runs)):
            message = (
                f"“{text[:_SHOWN]}” may be shown in another order; put a left-to-right mark (U+200E) at both ends: "
                "Insert > Symbol > More Symbols > Special Characters > Left-to-Right Mark"
            )
            yield paragraph.part.report("token-unmarked", message, runs[0].element)


def _list_tokens(text: str) -> Iterator[tuple[int, str]]:
    return ((start, text[start:end]) for start, end in span_tokens(text))


def _list_numbers(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Yield runs of numbers that are not right-to-left and no token."""
    for run in paragraph.runs:
        text = run.text.strip(" \u200e")
        if not run.is_rtl and len(text) <= _LONGEST_NUMBER and _NUMBERS.fullmatch(text) and not any(span_tokens(text)):
            yield run.start + run.text.index(text), text
