"""An article in one language, its report in another: nothing runs the wrong way unmarked, whatever the template."""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import docx
import pytest

from briefgen import audit
from briefgen.bidi import MARKS, direction_of, direction_of_language, main_direction_of, resolve
from briefgen.localize import localize
from briefgen.model import Details
from briefgen.profile import Profile
from briefgen.rendering import render
from briefgen.template import PAGE, build_report, built_in_folder, find_template, list_nodes, parse_page
from tests.builders import debate_briefing, english_briefing, seed_briefing

TEMPLATES = sorted(path.parent.name for path in built_in_folder().glob(f"*/{PAGE}"))
RTL = ("ar-EG", "ar-SA", "ar-LB", "ar-MA", "fa", "fa-AF", "he", "ur", "ps", "ckb")
LTR = ("en", "fr", "de", "tr")
ARTICLES = {"seed": seed_briefing(), "debate": debate_briefing(), "english": english_briefing()}
CROSSING = [
    ("seed", "en"),
    ("debate", "fr"),
    ("english", "ar-SA"),
    ("english", "he"),
    ("english", "fa"),
    ("seed", "he"),
]
EVERYWHERE = sorted({*CROSSING, *(("debate", locale) for locale in (*RTL, *LTR))})
# An office's values, whose language nobody says: of either direction, and of both.
GIVEN = {
    "urgency": "عاجل",
    "sender": "Press office",
    "prepared_by": "سلمى التازي (MENA)",
    "approved_by": "Head of Chancery",
    "distribution": ("القسم الإعلامي", "Registry, 3 copies", "الملف (NATO)"),
}
DETAILS = {
    "rtl": Details(
        date="2026-02-05", reference="7/2026هـ", marking="TLP:AMBER+STRICT", notes="هاتف: +966 11 123 4567.", **GIVEN
    ),
    "ltr": Details(date="2026-02-05", reference="7/2026هـ", marking="محدود التداول", notes="See file 7.", **GIVEN),
}
OFFICE = Profile(home="RU", watch=("بوتين", "الغاز", "Qatar", "C++"), protocol=True)


def list_faults(element: ET.Element, direction: str, language: str) -> Iterator[str]:
    """Yield words whose main direction is neither that which is said of them nor that of the language said of them."""
    direction, language = element.get("dir", direction), element.get("lang", language)
    own = "".join(spell(element))
    if element.tag not in ("body", "section", "blockquote", "ul", "ol", "table", "thead", "tbody", "tr"):
        way = main_direction_of(own)
        if way not in (None, direction):
            yield f"<{element.tag} dir={direction}> {own.strip()}"
        if way and way != direction_of_language(language) and not is_given(element, own):
            yield f"<{element.tag} lang={language}> {own.strip()}"
    for child in element:
        yield from list_faults(child, direction, language)


def spell(element: ET.Element) -> Iterator[str]:
    """Yield the words of an element and of what says nothing of its own in it."""
    for node in list_nodes(element):
        if isinstance(node, str):
            yield node
        elif node.get("dir") or node.get("lang"):
            yield " "
        else:
            yield from spell(node)


def is_given(element: ET.Element, words: str) -> bool:
    """Whether these are an office's or a publisher's own words, whose language nobody says."""
    if element.get("class") in ("remark", "author") or element.tag == "td":
        return True
    if element.tag == "bdi" and element.get("dir") and not element.get("lang"):
        return True

    return words.strip() in {"BRF-2026/014", "Example Press", "Salma", *re.findall(r"https?://\S+", words)}


@pytest.mark.parametrize("locale", [*RTL, *LTR])
@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_word_of_the_page_runs_as_is_said_of_it(template, article, locale):
    localizer, folder = localize(locale), find_template(template)
    details = DETAILS[localizer.direction]
    report = build_report((ARTICLES[article],), localizer=localizer, template=folder, details=details, profile=OFFICE)
    page = parse_page(report.page, template=folder)
    faults = list(list_faults(page.find("body"), "", page.get("lang")))
    if localizer.label_language:  # an English sentence with Pashto dates or figures in it is nobody's
        faults = [fault for fault in faults if not re.search(r"Briefing – |\d quotes", fault)]

    assert [] == faults


@pytest.mark.parametrize(("article", "locale"), EVERYWHERE)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_an_audit_finds_no_direction_wrong(name, template, article, locale, tmp_path):
    details = DETAILS[localize(locale).direction]
    document = render(ARTICLES[article], name, locale=locale, template=template, details=details, profile=OFFICE)
    findings = audit(document.save(tmp_path), locale=locale)

    assert [] == [finding for finding in findings if finding.severity == "error" or "direction" in finding.code]


@pytest.mark.parametrize(("article", "locale"), CROSSING)
def test_every_line_of_plain_text_begins_as_it_runs(article, locale):
    text = render(
        ARTICLES[article], "txt", locale=locale, details=DETAILS[localize(locale).direction], profile=OFFICE
    ).content.decode()
    base = localize(locale).direction
    lines = [line for line in text.splitlines() if main_direction_of(line) and len(line) > 20]
    wrong = [
        line
        for line in lines
        if line[0] not in MARKS.values() and direction_of(line) not in (base, main_direction_of(line))
    ]

    assert len(lines) > 5
    assert [] == wrong


def test_lists_of_foreign_names_have_hebrews_hyphen():
    text = render(english_briefing(), "html", locale="he").content.decode()

    assert re.search("\u05d5\u2011<bdi[^>]*>Sarah O'Neil", text.replace("&#39;", "'").replace("&#x27;", "'"))


@pytest.mark.parametrize("name", ["txt", "docx"])
def test_dates_do_not_go_with_english_labels_in_a_report_from_right_to_left(name):
    content = render(seed_briefing(), name, locale="ps").content
    text = (
        content.decode() if name == "txt" else "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    )
    (line,) = {line for line in text.splitlines() if "Published" in line}

    assert resolve(line, direction="rtl")[line.index("۱۴۰۴")] == "rtl"
    assert resolve(line, direction="rtl")[line.index("Published")] == "ltr"
