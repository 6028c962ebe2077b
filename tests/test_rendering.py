import json
import socket
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from briefgen.errors import (
    BriefingError,
    LetterheadError,
    TemplateError,
    UnknownFormatError,
    UnknownLocaleError,
)
from briefgen.localize import localize
from briefgen.model import Article, Briefing, Details, Passage
from briefgen.rendering import FORMATS, render, warm_up
from tests.builders import debate_briefing, passage, seed_briefing

ROOT = Path(__file__).parents[1]


def reword(briefing: Briefing) -> Briefing:
    """Change a word of the second quote, as a careless editor would."""
    quotes = list(briefing.quotes)
    quotes[1] = replace(quotes[1], text=quotes[1].text.replace("قبل", "بعد"))

    return replace(briefing, quotes=tuple(quotes))


# What is refused ---------------------------------------------------------------------------------------------------


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(UnknownFormatError, match=r"known are docx, html, json, pdf, txt \(did you mean 'docx'\?\)"):
        render(seed_briefing(), "doc")


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_not_verbatim_is_refused_with_its_path(name):
    with pytest.raises(BriefingError, match=r"^\$\.quotes\[1\]\.text: "):
        render(reword(debate_briefing()), name)


def test_of_several_briefings_the_error_names_which():
    with pytest.raises(BriefingError, match=r"^briefing 2: \$\.quotes\[1\]\.text: "):
        render([seed_briefing(), reword(debate_briefing())], "txt")


def test_proof_comes_before_anything_else():
    with pytest.raises(BriefingError):
        render(reword(debate_briefing()), "txt", template="no-such-template")


def test_no_briefing_at_all_is_refused():
    with pytest.raises(BriefingError, match="at least one"):
        render([], "txt")


def test_a_letterhead_is_for_word_only():
    with pytest.raises(LetterheadError, match="docx"):
        render(seed_briefing(), "pdf", letterhead="ministry.docx")


def test_evidence_is_for_word_only():
    with pytest.raises(UnknownFormatError, match="evidence is for docx"):
        render(seed_briefing(), "pdf", evidence=True)


def test_an_article_is_no_briefing():
    with pytest.raises(BriefingError, match=r"not Article; use brief\(article\)"):
        render(Article(text="خبر قصير."), "txt")  # type: ignore[arg-type]


def test_an_article_without_a_language_needs_a_locale():
    briefing = Briefing(article=Article(text="خبر قصير."))

    with pytest.raises(UnknownLocaleError, match="ar-EG"):
        render(briefing, "txt")


def test_an_unknown_template_is_refused():
    with pytest.raises(TemplateError):
        render(seed_briefing(), "txt", template="letter")


# What comes out ----------------------------------------------------------------------------------------------------


def test_the_locale_is_by_default_the_articles():
    assert render(debate_briefing(), "txt", locale="ar-MA") == render(debate_briefing(), "txt")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_input_gives_the_same_bytes(name):
    briefings = [seed_briefing(), debate_briefing()]

    first = render(briefings, name, locale="ar-EG")
    render(debate_briefing(), name, locale="en")

    assert first == render(briefings, name, locale="ar-EG")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_asks_the_network(name, monkeypatch):
    def refuse(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    article = debate_briefing().article.replace(url="http://127.0.0.1:9/x.css", outlet="http://127.0.0.1:9/x.png")

    assert render(replace(debate_briefing(), article=article), name).content


@pytest.mark.parametrize(
    ("briefings", "details", "expected"),
    [
        ((seed_briefing(),), None, "000_4c13df297d25c03f.txt"),
        ((replace(seed_briefing(), article=seed_briefing().article.replace(name="")),), None, "briefing.txt"),
        (
            (replace(debate_briefing(), article=debate_briefing().article.replace(name="")),),
            None,
            "جلسة-حول-قانون-المياه.txt",
        ),
        ((seed_briefing(), debate_briefing()), None, "000_4c13df297d25c03f-and-1.txt"),
        ((seed_briefing(), debate_briefing()), Details(title="../a/b: <c>?"), "a-b-c.txt"),
        ((seed_briefing(), debate_briefing()), Details(title="مُوجَز"), "مُوجَز.txt"),
    ],
)
def test_a_document_is_named_after_its_source_or_its_title(briefings, details, expected):
    assert expected == render(briefings, "txt", locale="ar", details=details).name


# JSON, HTML, text --------------------------------------------------------------------------------------------------


def test_json_is_the_briefing_itself():
    assert seed_briefing() == Briefing.from_json(render(seed_briefing(), "json").content)


def test_json_of_several_is_an_array():
    content = render([seed_briefing(), debate_briefing()], "json").content

    assert [briefing["article"]["language"] for briefing in json.loads(content)] == ["ar", "ar-MA"]


def test_html_carries_its_style_and_loads_nothing():
    content = render(seed_briefing(), "html", locale="ar-EG").content.decode()

    assert content.startswith('<!DOCTYPE html>\n<html lang="ar-EG" dir="rtl">')
    assert "<style>" in content
    assert "default-src 'none'" in content
    assert not [word for word in ("<script", "<link", "<img", "src=", "url(", "@import") if word in content]


def test_text_marks_left_to_right_tokens():
    text = render(debate_briefing(), "txt", locale="ar-EG").content.decode()

    assert "\u200ehttps://example.org/loi?id=7\u200e" in text
    assert "\u200e2026-02-01\u200e" in text
    assert "\u200eExample Press\u200e" in text


def test_a_right_to_left_line_that_begins_with_latin_is_steered():
    article = Article(text="NATO تعقد قمتها في أنقرة.", language="ar")
    briefing = Briefing(article=article, summary=(Passage(article.text, (0, len(article.text))),))

    assert f"\u200f{article.text}" in render(briefing, "txt").content.decode()


def test_text_keeps_table_rows_together():
    localizer = localize("ar-EG")
    text = render(debate_briefing(), "txt", locale="ar-EG").content.decode()

    expected = (
        f"- نزار العلمي\u00a0[{localizer.message('ref.paragraph', number=localizer.number(2))}]\n"
        f"  {localizer.message('lbl.role')}: وزير التجهيز\n"
        f"  {localizer.message('lbl.country')}: {localizer.territory('MA')}\n"
    )
    assert expected in text


def test_text_labels_every_fact():
    text = render(debate_briefing(), "txt", locale="en", details=Details(reference="7/2026")).content.decode()

    assert "Reference: 7/2026\nOutlet: Example Press\nPublished: February 9, 2026\n" in text


@pytest.mark.parametrize("name", ["html", "txt"])
def test_hostile_markup_reaches_the_reader_as_text(name):
    hostile = '<link rel="attachment" href="file:///etc/passwd"> {{ 7*7 }}'
    article = Article(text=hostile, language="en")
    content = render(Briefing(article=article, summary=(passage(article, hostile),)), name).content.decode()
    shown = content if name == "txt" else "".join(_parse(content).itertext())

    assert hostile in shown


def _parse(content: str) -> ET.Element:
    """Read the body of our own HTML, whose text is escaped as in XML."""
    body = content[content.index("<body") : content.index("</html>")].replace("<br>", "<br/>")

    return ET.fromstring(body)  # noqa: S314  our own


# Ready to serve ----------------------------------------------------------------------------------------------------


def test_a_warm_process_has_loaded_the_fonts_and_style_of_its_first_report():
    script = (
        "import sys, briefgen; briefgen.warm_up('pdf', locale='ar-EG'); from briefgen.writers import pdf;"
        "from tests.builders import seed_briefing; before = pdf._load_style.cache_info().misses;"
        "briefgen.render(seed_briefing(), 'pdf', locale='ar-EG');"
        "sys.exit((before, pdf._load_style.cache_info().misses) != (1, 1))"
    )

    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("locale", ["ar", "en", "he"])
def test_every_format_can_be_warmed_up_and_makes_the_same_bytes_then(name, locale):
    warm_up(name, locale=locale)

    assert render(seed_briefing(), name, locale=locale) == render(seed_briefing(), name, locale=locale)


def test_what_cannot_be_rendered_cannot_be_warmed_up():
    with pytest.raises(UnknownFormatError, match="known are"):
        warm_up("doc")
    with pytest.raises(UnknownLocaleError):
        warm_up("pdf", locale="tlh")
    with pytest.raises(TemplateError, match="built in: briefing"):
        warm_up("pdf", template="letter")
