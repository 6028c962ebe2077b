"""Articles whose lines are broken where they are full, as mails and old text files have them."""

import textwrap

import pytest

from briefgen import Article, Briefing, brief, read, render
from briefgen.text import find_paragraphs
from tests.builders import SEED
from tests.test_corpus import ARTICLES

LISTS = (
    "الفائزون في المسابقة\nسامي النجار من تونس\nليلى حداد من الأردن\nمنى بركات من لبنان\nكريم سلامة من مصر\nهدى عواد",
    "\n".join("تعقد الجلسة الأولى في قاعة البلدية صباح الأحد." for _ in range(6)),
    "\n".join(f"الفقرة رقم {number} {'كلمة ' * number * 7}" for number in range(1, 9)),
)


def wrap(text: str, width: int) -> str:
    """Return *text*, its paragraphs broken at *width* and parted by empty lines."""
    return "\n\n".join(textwrap.fill(line, width) for line in text.split("\n") if line.strip())


def brief_text(text: str) -> Briefing:
    return brief(Article(text=text, published="2026-02-04"))


def list_facts(briefing: Briefing) -> list[object]:
    """Return what a briefing says, whatever white space is in it."""
    words = [*briefing.summary, *briefing.quotes, *briefing.dates]
    names = [" ".join(actor.name.split()) for actor in briefing.actors]

    return [*names, *(" ".join(item.text.split()) for item in words), *(quote.speaker for quote in briefing.quotes)]


@pytest.mark.parametrize("width", [52, 60, 72])
@pytest.mark.parametrize("path", [SEED, *ARTICLES], ids=lambda path: path.stem)
def test_wrapped_lines_change_nothing_of_what_is_found(path, width):
    text = read(path).text

    assert list_facts(brief_text(wrap(text, width))) == list_facts(brief_text(text))


@pytest.mark.parametrize("text", LISTS)
def test_lines_that_are_not_full_are_paragraphs(text):
    assert len(list(find_paragraphs(text))) == text.count("\n") + 1


def test_a_report_does_not_show_where_lines_were_broken():
    text = read(SEED).text
    plain, wrapped = brief_text(text), brief_text(wrap(text, 60))

    for name in ("txt", "html"):
        lines = [render(briefing, name).content.decode().split() for briefing in (plain, wrapped)]
        assert lines[0] == lines[1]


def test_an_empty_line_still_parts_paragraphs():
    text = wrap("\n".join(["ا " * 90, "ب " * 90]), 60)

    assert [text[start] for start, _ in find_paragraphs(text)] == ["ا", "ب"]


def test_text_is_wrapped_as_a_whole_or_not_at_all():
    article = Article(text="\n".join(["أعلنت الوزارة خطتها."] * 3), language="ar")

    assert len(list(find_paragraphs(article.text))) == 3
