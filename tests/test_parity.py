"""One report, four formats: the same facts in the same order, read back from the finished files."""

import io
import re
import unicodedata
from collections.abc import Iterator

import docx
import pymupdf
import pytest
from lxml import html

from briefgen.localize import localize
from briefgen.model import Briefing, Details
from briefgen.rendering import render
from briefgen.template import build_report, find_template, parse_page
from tests.builders import debate_briefing, english_briefing, seed_briefing

LOCALES = ("ar-EG", "ar-SA", "fa", "he", "ur", "en", "fr")
REPORTS = {
    "one": (seed_briefing(),),
    "other": (debate_briefing(),),
    "english": (english_briefing(),),
    "bound": (seed_briefing(), debate_briefing()),
}
# Of the English article a page ends within a table in some locales: a PDF says its head again on the next.
UNBROKEN = {name: briefings for name, briefings in REPORTS.items() if name != "english"}
DETAILS = Details(title="نشرة الصباح", reference="BRF-2026/014", prepared_for="السفارة", notes="راجع الملف 7.")

_LEAVES = ("h1", "h2", "h3", "p", "li", "th", "td")
_MARGIN = 60


def list_facts(briefings: tuple[Briefing, ...], locale: str) -> list[list[str]]:
    """Return the words of each heading, paragraph, list item and cell of the report page."""
    template = find_template("briefing")
    report = build_report(briefings, localizer=localize(locale), template=template, details=DETAILS)
    leaves = [e for e in parse_page(report.page, template=template).iter() if e.tag in _LEAVES]

    return [words for leaf in leaves if (words := split_words("".join(leaf.itertext())))]


def split_words(text: str) -> list[str]:
    """Return the runs of letters of one script, and of figures, without the marks above and below them."""
    bare = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Mn", "Cf"))

    return re.findall(r"[A-Za-z\u00c0-\u024f]+|[\u05d0-\u05ea]+|(?:(?!\d)[\u0620-\u06d3])+|\d+", bare)


def find_missing(facts: list[list[str]], words: list[str]) -> list[list[str]]:
    """Return the facts that do not follow one another in *words*."""
    missing, position = [], 0
    for fact in facts:
        found = find_run(fact, words, position)
        if found is None:
            missing.append(fact)
        else:
            position = found + len(fact)

    return missing


def find_run(fact: list[str], words: list[str], start: int) -> int | None:
    length = len(fact)

    return next((i for i in range(start, len(words) - length + 1) if words[i : i + length] == fact), None)


def read_docx(content: bytes) -> str:
    def walk(container: object) -> Iterator[str]:
        for block in container.iter_inner_content():
            if isinstance(block, docx.table.Table):
                yield from (line for row in block.rows for cell in row.cells for line in walk(cell))
            else:
                yield block.text

    return "\n".join(walk(docx.Document(io.BytesIO(content))))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("briefings", REPORTS.values(), ids=REPORTS)
def test_word_says_what_the_page_says_in_its_order(briefings, locale):
    content = render(briefings, "docx", locale=locale, details=DETAILS).content

    assert find_missing(list_facts(briefings, locale), split_words(read_docx(content))) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("briefings", REPORTS.values(), ids=REPORTS)
def test_html_says_what_the_page_says_in_its_order(briefings, locale):
    content = render(briefings, "html", locale=locale, details=DETAILS).content
    body = html.document_fromstring(content.decode()).body

    assert find_missing(list_facts(briefings, locale), split_words("\n".join(body.itertext()))) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("briefings", REPORTS.values(), ids=REPORTS)
def test_text_says_what_the_page_says_in_its_order(briefings, locale):
    text = render(briefings, "txt", locale=locale, details=DETAILS).content.decode()
    # Column headings become labels of their values.
    headings = [fact for fact in list_facts(briefings, locale) if fact not in _list_columns(locale)]

    assert find_missing(headings, split_words(text)) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("briefings", UNBROKEN.values(), ids=UNBROKEN)
def test_pdf_says_what_the_page_says_in_its_order(briefings, locale):
    letters = list_letters(read_pdf(render(briefings, "pdf", locale=locale, details=DETAILS).content))
    facts = [list_letters("".join(fact)) for fact in list_facts(briefings, locale)]
    read, position = [], 0
    for fact in facts:
        read.append(letters[position : position + len(fact)])
        position += len(fact)

    # Readers of a text layer disagree on spaces and figures within right-to-left lines: what a fact is made of counts.
    assert [sorted(fact) for fact in facts] == [sorted(fact) for fact in read]


def list_letters(text: str) -> list[str]:
    return [c for c in "".join(split_words(text)) if c.isalpha()]


def read_pdf(content: bytes) -> str:
    """Return the text as it is drawn, without running heads and feet."""
    with pymupdf.open(stream=content) as pdf:
        return "\n".join(page.get_text(clip=_cut_margins(page.rect)) for page in pdf)


def _cut_margins(page: pymupdf.Rect) -> pymupdf.Rect:
    return pymupdf.Rect(page.x0, page.y0 + _MARGIN, page.x1, page.y1 - _MARGIN)


def _list_columns(locale: str) -> list[list[str]]:
    localizer = localize(locale)

    labels = [f"lbl.{name}" for name in ("name", "role", "country", "date", "event", "who")]
    labels += [f"doc.{name}" for name in ("date", "reference", "prepared_for")] + ["src.outlet", "src.published"]

    return [split_words(localizer.message(label)) for label in labels]
