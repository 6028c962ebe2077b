"""The seed and an English article as a person accepted them: script/test tests/test_golden.py --accept."""

from pathlib import Path

import pymupdf
import pytest

import briefgen

SEED = Path(__file__).parents[1] / "seeds" / "000_4c13df297d25c03f.txt"


@pytest.fixture(scope="module")
def briefing():
    return briefgen.brief(briefgen.read(SEED, published="2026-02-04"))


ENGLISH = Path(__file__).parent / "corpus" / "en" / "articles" / "01-fisheries.txt"


@pytest.fixture(scope="module")
def english():
    return briefgen.brief(briefgen.read(ENGLISH, published="2025-05-15", language="en-GB"))


def read_pages(content: bytes) -> str:
    """Return a PDF's text page by page, in lines as they are drawn."""
    with pymupdf.open(stream=content, filetype="pdf") as pdf:
        pages = [[" ".join(block[4].split()) for block in page.get_text("blocks")] for page in pdf]

    return "".join("\n".join((f"--- {number}", *lines, "")) for number, lines in enumerate(pages, 1))


def test_the_seeds_briefing_is_the_accepted_one(briefing, golden):
    actual = briefing.to_json()

    assert golden("seed/briefing.json", actual) == actual


def test_the_seeds_pages_are_the_accepted_ones(briefing, golden):
    actual = read_pages(briefgen.render(briefing, "pdf", locale="ar-EG").content)

    assert golden("seed/pages.txt", actual) == actual


def test_an_english_articles_briefing_is_the_accepted_one(english, golden):
    actual = english.to_json()

    assert golden("english/briefing.json", actual) == actual


@pytest.mark.parametrize("locale", ["en-GB", "ar-EG"])
def test_an_english_articles_report_is_the_accepted_one(english, golden, locale):
    actual = briefgen.render(english, "txt", locale=locale).content.decode()

    assert golden(f"english/report-{locale}.txt", actual) == actual
