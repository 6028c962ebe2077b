"""Values inside sentences of the other direction, as a reader sees them: HTML, Word and plain text."""

import io
import unicodedata
from functools import cache
from pathlib import Path

import docx
import pytest
from lxml import html

from briefgen.model import Details
from briefgen.rendering import render
from briefgen.template import built_in_folder
from tests.builders import seed_briefing
from tests.display import display, find_fribidi

pytestmark = pytest.mark.skipif(find_fribidi() is None, reason="FriBidi is not on this machine")

# What stands before, between and behind values: at the start of a sentence, within it, at its end, in brackets.
FRAMES = {
    "ar": ("{} هو المقصود.", "جاء {} في البيان.", "وفقا لـ {}.", "البيان ({}) صدر أمس."),
    "he": ("{} הוא הנושא.", "נאמר {} בהודעה.", "לפי {}.", "ההודעה ({}) פורסמה."),
    "en": ("{} is meant.", "They said {} in the statement, 5 times.", "According to {}.", "The text ({}) is out."),
}
LEFT_TO_RIGHT = (
    "2026-02-04", "2026-02-04 15:30", "+966 11 123 4567", "+1 (202) 555-0147", "011-123-4567", "C++", "C#", "NATO",
    "-12.5", "−3", "https://example.org/a?b=1&c=2", "www.example.org/", "press@example.org", "@mofa", "#COP31",
    "v2.1.0", "10.0.0.1", "F-16", "Xi Jinping", "AT&T Inc.", "12.5", "15:30", "3/12", "G7",
)  # fmt: skip
RIGHT_TO_LEFT = (
    "فلاديمير بوتين", "قمة مجموعة العشرين", "16 شعبان 1447هـ", "4–11 فبراير 2026", "بنيامين نتنياهو (رئيس الوزراء)",
    "حلف الناتو (NATO)", "طائرة F-16 في القاعدة", "«موجز»", "رئيس، ثم وزير", "٢٠٢٦", "דוד בן־גוריון", "צה״ל",
    "י״ז בשבט התשפ״ו", "ארצות הברית 2026", "یورپ؛ ایشیا", "۱۵ بهمن ۱۴۰۴", "محمد 5",
)  # fmt: skip
FORMATS = ("html", "docx", "txt")
# Marks go with letters around them, not round a part of a line as embeddings and isolates do, and Word documents have
# neither: where a program does not know w:rtl, Latin letters within or at the end of Arabic words part these in Word.
PARTED = {("حلف الناتو (NATO)", "docx"), ("طائرة F-16 في القاعدة", "docx")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("template")


@cache
def read_lines(folder: Path, locale: str, values: tuple[str, ...], name: str) -> dict[tuple[str, str], str]:
    """Return each sentence in the order of its characters, with what isolates its value, by frame and value."""
    language = locale[:2]
    frames = "".join(
        f"<p>{frame.replace('{}', '{{ text|inline }}')}</p>\n" for frame in FRAMES[language]
    )  # a value comes into a sentence by the filter "inline" alone
    page = (
        '<html lang="{{ report.language }}" dir="{{ report.direction }}"><head><meta charset="utf-8"/>'
        '<title>x</title></head><body dir="{{ report.direction }}">\n'
        "{% for text in report.sections[0].remarks[0].paragraphs %}\n" + frames + "{% endfor %}\n</body></html>"
    )
    for file in (built_in_folder() / "briefing").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "page.html.jinja").write_text(page, encoding="utf-8")
    details = Details(notes="\n".join(values))
    content = render(seed_briefing(), name, locale=locale, template=folder, details=details).content
    keys = [(frame, value) for value in values for frame in FRAMES[language]]

    return dict(zip(keys, READERS[name](content), strict=True))


def read_html(content: bytes) -> list[str]:
    """Return paragraphs with isolates for elements: what a browser makes of dir (HTML 15.3.6)."""
    return [spell(paragraph) for paragraph in html.document_fromstring(content.decode()).iter("p")]


def spell(element: html.HtmlElement) -> str:
    words = (element.text or "") + "".join(spell(child) + (child.tail or "") for child in element)
    opening = {"ltr": "\u2066", "rtl": "\u2067", None: "\u2068"}[element.get("dir")]

    return f"{opening}{words}\u2069" if element.tag == "bdi" else words


def read_docx(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs if paragraph.text]


def read_txt(content: bytes) -> list[str]:
    return [line for line in content.decode().splitlines() if line]


READERS = {"html": read_html, "docx": read_docx, "txt": read_txt}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("value", LEFT_TO_RIGHT)
@pytest.mark.parametrize("locale", ["ar-EG", "he"])
def test_a_value_from_left_to_right_reads_so_in_a_sentence_from_right_to_left(folder, locale, value, name):
    lines = read_lines(folder, locale, LEFT_TO_RIGHT, name)
    seen = {frame: display(lines[frame, value], "rtl") for frame in FRAMES[locale[:2]]}

    assert [] == [line for line in seen.values() if value not in line]
    assert [] == [line for frame, line in seen.items() if not is_around(frame, line, value)]


def is_around(frame: str, line: str, value: str) -> bool:
    """Whether what stands before the value is seen on its right, and what stands behind it on its left."""
    before, behind = frame.split("{}")
    mirrored = str.maketrans("()", ")(")
    left, _, right = line.partition(value)

    return (left, right) == (behind[::-1].translate(mirrored), before[::-1].translate(mirrored))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("value", RIGHT_TO_LEFT)
def test_a_value_from_right_to_left_reads_so_in_a_sentence_from_left_to_right(folder, value, name):
    lines = read_lines(folder, "en", RIGHT_TO_LEFT, name)
    alone = display(value, "rtl")
    is_whole = all(frame.format(alone) == display(lines[frame, value], "ltr") for frame in FRAMES["en"])

    assert is_whole == ((value, name) not in PARTED)


@pytest.mark.parametrize("name", ["docx", "txt"])
def test_arabic_names_in_an_english_row_follow_each_other_as_it_runs(name):
    lines = READERS[name](render(seed_briefing(), name, locale="en").content)
    (seen,) = [display(line, "ltr") for line in lines if "الكرملين" in line and "الأمم" in line and "and" in line]
    places = [seen.index(word[::-1]) for word in ("الناتو", "الكرملين", "الأمم المتحدة")]

    assert places == sorted(places)
    assert seen.endswith("[¶13]" if name == "txt" else "¶13")


def test_there_are_sixty_sentences_for_each_direction():
    assert 60 <= len(LEFT_TO_RIGHT) * len(FRAMES["ar"])
    assert 60 <= len(RIGHT_TO_LEFT) * len(FRAMES["en"])
    assert all(any(unicodedata.bidirectional(c) in ("R", "AL", "AN", "EN") for c in value) for value in RIGHT_TO_LEFT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال 2026-02-04", "04-02-2026 لاق"),
        ("قال \u20662026-02-04\u2069", "2026-02-04 لاق"),
        ("قال \u200e-12.5\u200e", "-12.5 لاق"),
        ("(قال)", "(لاق)"),
    ],
)
def test_fribidi_sees_what_readers_do(text, expected):
    assert expected == display(text, "rtl")
