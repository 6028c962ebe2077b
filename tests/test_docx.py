import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.characters import clean
from briefgen.errors import LetterheadError, TemplateError
from briefgen.localize import localize
from briefgen.model import Details
from briefgen.template import Report, Template, build_report, find_template
from briefgen.writers.docx import is_edited, write
from briefgen.writers.docx.direction import set_direction
from briefgen.writers.docx.package import save
from tests.builders import debate_briefing, seed_briefing

LOCALES = ("ar-EG", "fa", "he", "ur", "en", "fr")
MARKS = re.compile("[\u200e\u200f]")

# Builders ------------------------------------------------------------------------------------------------------------


def report(body: str = "", *, locale: str = "ar-EG", letterhead: Path | None = None, **details: str) -> Report:
    """A report of the seed, or one with a page of its own."""
    localizer = localize(locale)
    built = build_report(
        (seed_briefing(), debate_briefing())[: 1 if body else 2],
        localizer=localizer,
        template=find_template("briefing"),
        details=Details(**details),
        letterhead=letterhead,
    )
    if not body:
        return built
    page = f'<html lang="{localizer.language}" dir="{localizer.direction}"><body>{body}</body></html>'

    return replace(built, page=page)


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def written(body: str = "", **options: object) -> WordDocument:
    return opened(write(report(body, **options)))


def lines(document: WordDocument) -> list[tuple[str, str]]:
    """Return style and words of every paragraph of the body."""
    return [(paragraph.style.name, MARKS.sub("", paragraph.text)) for paragraph in document.paragraphs]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def stories(document: WordDocument) -> Iterator[object]:
    section = document.sections[0]
    yield document.element
    for story in (section.header, section.footer, section.first_page_header, section.first_page_footer):
        yield story._element


def elements(document: WordDocument, tag: str) -> list[object]:
    return [element for story in stories(document) for element in story.iter(qn(f"w:{tag}"))]


def value(element: object, path: str) -> str | None:
    found = element.find("/".join(qn(f"w:{tag}") for tag in path.split("/")))

    return None if found is None else found.get(qn("w:val"), "on")


def classes(run: object) -> set[str]:
    return {unicodedata.bidirectional(c) for text in run.iter(qn("w:t")) for c in MARKS.sub("", text.text or "")}


def save_letterhead(path: Path, *texts: str) -> Path:
    """A letterhead as Word users make them: own header, footer in pieces, and a body of *texts*."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "وزارة الخارجية {{ reference }} {{ \u200fmarking }}"
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run("{{ pa")
    footer.add_run("ge_of }} |").bold = True
    for text in texts:
        document.add_paragraph(text)
    document.save(path)

    return path


# Page to Word --------------------------------------------------------------------------------------------------------


def test_elements_become_styles_by_name():
    document = written("<h1>أ</h1><h2>ب</h2><h3>ج</h3><p>د</p><ul><li>ه</li></ul><p class='gist'>و</p>")

    assert lines(document) == [
        ("Title", "أ"),
        ("Heading 1", "ب"),
        ("Heading 2", "ج"),
        ("Normal", "د"),
        ("List Bullet", "ه"),
        ("Gist", "و"),
    ]


def test_a_class_may_mean_another_style_on_another_element():
    document = written("<h1 class='heading'>أ</h1><h2 class='heading'>ب</h2><h2 class='topic'>ج</h2>")

    assert lines(document) == [("Title", "أ"), ("Briefing Title", "ب"), ("Heading 1", "ج")]


def test_white_space_is_what_a_browser_shows():
    document = written("<p>\n  قال <strong> شي </strong>\n  نعم <br/> ثم </p><section>\n</section>")

    assert lines(document) == [("Normal", "قال شي نعم\nثم")]


def test_words_between_blocks_are_a_paragraph():
    document = written("<section>قبل<p>في</p>بعد</section>")

    assert lines(document) == [("Normal", "قبل"), ("Normal", "في"), ("Normal", "بعد")]


def test_inline_elements_carry_weight_and_styles():
    runs = written("<p><strong>شي</strong> <em>قال</em> <em class='cue'>نعم</em></p>").paragraphs[0].runs
    looks = [(run.text, run.bold, run.font.cs_bold, run.italic, run.style.name) for run in runs if run.text.strip()]

    plain = "Default Paragraph Font"
    assert looks == [
        ("شي", True, True, None, plain),
        ("قال", None, None, True, plain),
        ("نعم", None, None, None, "Cue"),
    ]


def test_an_element_that_no_page_may_hold_is_named():
    with pytest.raises(TemplateError, match="<img>"):
        write(report("<p><img/></p>"))


def test_a_style_that_no_document_has_is_named():
    given = report("<p class='odd'>قال</p>")
    odd = replace(given.template, styles={"odd": "Odd One"})

    with pytest.raises(TemplateError, match="'Odd One'"):
        write(replace(given, template=odd))


def test_only_web_and_mail_addresses_become_links():
    hrefs = [
        "https://example.org/a?b=1&c=أ",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://[x",
    ]
    document = written("".join(f'<p><a href="{escape(href)}">هنا</a></p>' for href in hrefs))
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]

    assert targets == ["https://example.org/a?b=1&c=%D8%A3", "mailto:a@example.org"]
    assert [len(paragraph.hyperlinks) for paragraph in document.paragraphs] == [1, 1, 0, 0, 0]
    assert [paragraph.text for paragraph in document.paragraphs] == ["هنا"] * 5


def test_a_link_inside_the_report_finds_its_bookmark():
    document = written("<p><a href='#briefing-2'>هنا</a></p><section id='briefing-2'><p>هناك</p></section>")
    names = [element.get(qn("w:name")) for element in elements(document, "bookmarkStart")]

    assert names == [element.get(qn("w:anchor")) for element in elements(document, "hyperlink")]


def test_every_numbered_list_counts_from_one():
    document = written("<ol><li>أ</li><li>ب</li></ol><p>ج</p><ol><li>د</li></ol>")
    numbers = [value(paragraph._p, "pPr/numPr/numId") for paragraph in document.paragraphs]

    assert numbers[0] == numbers[1] != numbers[3]
    assert numbers[2] is None


def test_an_item_of_several_paragraphs_has_one_bullet_and_a_list_in_it_another_level():
    document = written("<ul><li><p>أ</p><p>ب</p><ul><li>ج</li></ul></li></ul>")
    levels = [value(paragraph._p, "pPr/numPr/ilvl") for paragraph in document.paragraphs]

    assert lines(document) == [("List Bullet", "أ"), ("List Continue", "ب"), ("List Bullet", "ج")]
    assert levels == ["0", None, "1"]


def test_a_quote_stays_on_one_page_with_who_said_it():
    document = written("<blockquote><p class='speaker'>شي</p><p>قال</p></blockquote><p>ثم</p>")
    kept = [(p.paragraph_format.keep_with_next, p.paragraph_format.keep_together) for p in document.paragraphs]

    assert kept == [(True, True), (None, True), (None, None)]


def test_a_section_that_asks_for_it_stays_on_one_page():
    document = written("<section data-keep='together'><h2>أ</h2><p>ب</p><p>ج</p></section><p>ثم</p>")

    assert [True, True, None, None] == [p.paragraph_format.keep_with_next for p in document.paragraphs]


def test_headings_stay_with_what_follows():
    assert written("<h2>أ</h2><p>ب</p>").paragraphs[0].paragraph_format.keep_with_next


def test_a_bound_briefing_begins_on_a_new_page():
    breaks = [p for p in written().paragraphs if p.paragraph_format.page_break_before]

    assert len(breaks) == 2


def test_a_template_without_a_reference_document_is_answered_in_one_line(tmp_path):
    given = report("<p>أ</p>")
    template = Template(name="bare", folder=tmp_path, styles={}, fonts={})

    with pytest.raises(TemplateError, match=r"reference\.docx: cannot be read \(no such file or directory\)"):
        write(replace(given, template=template))


# Tables --------------------------------------------------------------------------------------------------------------

TABLE = (
    "<h2>الأشخاص</h2><table><thead><tr><th>الاسم</th><th>الصفة</th></tr></thead>"
    "<tbody><tr><td><strong>شي</strong></td><td>رئيس جمهورية الصين الشعبية</td></tr>"
    "<tr><td>بوتين</td></tr></tbody></table>"
)


def test_a_table_is_native_and_says_what_it_is():
    document = written(TABLE)
    table = document.tables[0]
    rows = [value(row._tr, "trPr/tblHeader") for row in table.rows]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["الاسم", "الصفة"],
        ["شي", "رئيس جمهورية الصين الشعبية"],
        ["بوتين", ""],
    ]
    assert rows == ["on", None, None]
    assert value(table._tbl, "tblPr/tblCaption") == "الأشخاص"
    assert all(value(row._tr, "trPr/cantSplit") for row in table.rows)


def test_a_table_in_a_cell_stays_there():
    inner = "<table><tr><td>ج</td><td>د</td></tr></table>"
    [outer] = written(f"<table><tr><td>أ</td><td>{inner}</td></tr><tr><td>هـ</td><td>و</td></tr></table>").tables
    [held] = outer.cell(0, 1).tables

    assert (2, 2) == (len(outer.rows), len(outer.columns))
    assert ["ج", "د"] == [cell.text for cell in held.rows[0].cells]
    assert sum(column.width for column in held.columns) < outer.columns[1].width


@pytest.mark.parametrize("place", ["9.9", "1.99", "0.0", "x", "1"])
def test_a_page_that_refers_to_no_paragraph_is_answered(place):
    with pytest.raises(TemplateError, match="data-paragraph"):
        cited(f"<p>قال <bdi data-paragraph='{place}'>ف</bdi></p>")


def test_no_row_of_a_table_stands_alone_on_a_page():
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(5))
    [table] = written(f"<table><tr><th>أ</th></tr>{rows}</table>").tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]

    assert kept == [True, True, None, None, True, None]


def test_columns_fill_the_page_and_take_room_by_what_they_hold():
    section = written(TABLE).sections[0]
    first, second = (column.width for column in written(TABLE).tables[0].columns)

    assert first < second
    assert abs(first + second - (section.page_width - section.left_margin - section.right_margin)) < Pt(1)


def test_a_page_may_say_how_wide_columns_are():
    document = written("<table><tr><th data-width='25'>أ</th><th data-width='75'>قال شي أمس</th></tr></table>")
    first, second = (column.width for column in document.tables[0].columns)

    assert round(second / first) == 3


def test_tables_that_touch_stay_two_and_a_paragraph_ends_the_body():
    document = written("<table><tr><td>أ</td></tr></table><table><tr><td>ب</td></tr></table>")
    kinds = [type(block).__name__ for block in document.iter_inner_content()]

    assert kinds == ["Table", "Paragraph", "Table", "Paragraph"]


# Header and footer ---------------------------------------------------------------------------------------------------


def test_header_and_footer_say_what_the_page_of_the_report_says():
    document = written(locale="en", title="Water law", marking="TLP:AMBER")
    section = document.sections[0]

    assert [p.text for p in section.header.paragraphs] == ["Water law", "TLP:AMBER"]
    assert [p.text for p in section.first_page_header.paragraphs] == ["TLP:AMBER"]
    assert section.footer.paragraphs[-1].text == localize("en").message("doc.page_of", page="1", pages="1")


def test_page_numbers_are_fields_in_one_direction():
    footer = written().sections[0].footer._element
    codes = [element.text.strip() for element in footer.iter(qn("w:instrText"))]
    runs = [run for run in footer.iter(qn("w:r")) if not classes(run) & {"L"}]

    assert codes == ["PAGE", "NUMPAGES"]
    assert all(value(run, "rPr/rtl") for run in runs)


def test_a_placeholder_without_a_value_takes_its_paragraph_along():
    section = written(title="عنوان").sections[0]

    assert [MARKS.sub("", p.text) for p in section.header.paragraphs] == ["عنوان"]
    assert [p.text for p in section.first_page_header.paragraphs] == [""]


# Evidence ------------------------------------------------------------------------------------------------------------


CITED = "<p>قال <bdi class='ref' data-paragraph='1.2'>ف <a href='#x'>2</a></bdi></p>"


def cited(body: str = "", **options: object) -> WordDocument:
    return opened(write(replace(report(body, **options), evidence=True)))


def test_a_reference_may_carry_the_paragraph_it_means():
    document = cited(CITED)
    second = [line for line in seed_briefing().article.text.splitlines() if line.strip()][1]

    assert [second] == [MARKS.sub("", comment.text) for comment in document.comments]
    assert ["commentRangeStart", "r", "hyperlink", "commentRangeEnd", "r"] == [
        child.tag.rpartition("}")[2] for child in document.paragraphs[0]._p
    ][-5:]


def test_a_report_has_no_comments_unless_they_are_asked_for():
    assert list(written(CITED).comments) == []


def test_comments_are_of_the_day_of_the_report_and_by_the_source():
    [comment] = cited(CITED, locale="en").comments

    assert ("Source", "S", "2026-02-04") == (comment.author, comment.initials, comment.timestamp.date().isoformat())


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_comments_run_the_way_of_the_article(locale):
    comments = cited(locale=locale).part._comments_part.element
    runs = [run for run in comments.iter(qn("w:r")) if classes(run) & {"R", "AL"}]

    assert len(comments) > 20
    assert all(value(paragraph, "pPr/bidi") == "on" for paragraph in comments.iter(qn("w:p")))
    assert runs
    assert all(value(run, "rPr/rtl") for run in runs)


# Direction -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["ar-EG", "fa", "he", "ur"])
def test_right_to_left_reports_run_so_in_every_paragraph_table_and_section(locale):
    document = written(locale=locale, marking="TLP:AMBER")
    opposed = [p for p in elements(document, "p") if value(p, "pPr/bidi") != "on"]
    letters = {c for p in opposed for r in p.iter(qn("w:r")) for c in classes(r)}

    assert not letters & {"R", "AL"}
    assert all(value(table, "tblPr/bidiVisual") for table in elements(document, "tbl"))
    assert all(value(section, "bidi") for section in elements(document, "sectPr"))
    assert value(document.styles["Normal"].element, "pPr/bidi") == "on"


@pytest.mark.parametrize("locale", LOCALES)
def test_runs_are_right_to_left_where_their_letters_are_and_nowhere_else(locale):
    runs = elements(written(locale=locale, marking="TLP:AMBER"), "r")
    marked = {value(run, "rPr/rtl") for run in runs if classes(run) & {"R", "AL"}}
    unmarked = {value(run, "rPr/rtl") for run in runs if classes(run) & {"L"}}

    assert marked == {"on"}
    assert unmarked <= {None}


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_left_to_right_reports_let_arabic_passages_run_their_way(locale):
    document = written(locale=locale)
    quotes = [p for p in document.paragraphs if p.style.name == "Quote"]

    assert quotes
    assert all(value(quote._p, "pPr/bidi") == "on" for quote in quotes)
    assert not [table for table in elements(document, "tbl") if value(table, "tblPr/bidiVisual")]
    assert not [section for section in elements(document, "sectPr") if value(section, "bidi")]


def test_bold_and_size_hold_for_right_to_left_letters_too():
    document = written()
    looks = [*elements(document, "rPr"), *document.styles.element.iter(qn("w:rPr"))]
    missing = [tag for look in looks for tag in ("b", "i", "sz") if value(look, tag) and not value(look, f"{tag}Cs")]

    assert missing == []


def test_tokens_are_marked_and_the_words_are_otherwise_the_pages():
    text = "هاتف +86 10 1234 5678 أو press@example.org في 2026-02-04."
    paragraph = written(f"<p>{text}</p>").paragraphs[0]

    assert paragraph.text == text.replace("+86 10 1234 5678", "\u200e+86 10 1234 5678\u200e").replace(
        "press@example.org", "\u200epress@example.org\u200e"
    ).replace("2026-02-04", "\u200e2026-02-04\u200e")


def test_what_the_page_isolates_keeps_its_order():
    paragraph = written("<p>قال <bdi dir='ltr'>¶1</bdi></p>").paragraphs[0]
    isolated = [run for run in paragraph.runs if value(run._r, "rPr/rtl") is None]

    assert [run.text for run in isolated] == ["\u200e¶1\u200e"]


def test_in_a_left_to_right_report_the_first_character_says_how_a_paragraph_runs():
    rtl = ("NATO قال", "قال", "-12.5 % قال", "6 -12.5 قال")
    body = "".join(f"<p dir='rtl'>{words}</p>" for words in rtl)
    document = written(f"{body}<p>شي (CN)</p><p>said</p>", locale="en")

    assert [p.text for p in document.paragraphs] == [
        "\u200fNATO قال",
        "قال",
        "\u200f\u200e-12.5\u200e % قال",
        "\u200f6 \u200e-12.5\u200e قال",
        "\u200eشي (CN)",
        "said",
    ]


def test_the_bar_of_a_quote_stands_where_its_lines_begin():
    document = written("<blockquote>قال</blockquote>")
    opposed = written("<blockquote dir='rtl'>قال</blockquote>", locale="en").paragraphs[0]

    assert value(document.styles["Quote"].element, "pPr/pBdr/right") == "single"
    assert value(document.styles["Quote"].element, "pPr/pBdr/left") is None
    assert value(opposed._p, "pPr/pBdr/right") == "single"
    assert value(opposed._p, "pPr/pBdr/left") == "nil"


def test_a_heading_that_runs_against_the_report_begins_where_the_others_do():
    heading = written("<h1 dir='rtl'>قانون المياه</h1>", locale="en").paragraphs[0]

    assert value(heading._p, "pPr/jc") == "end"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pass_changes_nothing_the_second_time(locale):
    once = write(report(locale=locale))
    document, localizer = opened(once), localize(locale)
    language = parts(once)["docProps/core.xml"].partition("<dc:language>")[2].partition("<")[0]
    set_direction(document, direction=localizer.direction, language=language, font="Arial")

    again = parts(save(document))
    assert {name: text for name, text in again.items() if "custom" not in name} == {
        name: text for name, text in parts(once).items() if "custom" not in name
    }


def test_letter_spacing_is_taken_from_arabic():
    document = docx.Document()
    title = document.styles["Title"].element
    document.add_paragraph("مكالمة", style="Title")
    set_direction(document, direction="rtl", language="ar-SA", font="Arial")

    assert value(title, "rPr/spacing") == "5"
    assert value(document.paragraphs[0].runs[0]._r, "rPr/spacing") == "0"


@pytest.mark.parametrize(("locale", "font"), [("ar-EG", "Times New Roman"), ("he", "Arial"), ("en", "Arial")])
def test_fonts_are_those_of_the_readers_language(locale, font):
    fonts = next(written(locale=locale).styles.element.iter(qn("w:rFonts")))

    assert [fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "cs")] == ["Arial", font]


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60).map(clean).filter(str.strip), st.sampled_from(["ar-EG", "en"]))
def test_any_words_arrive_as_they_are(words, locale):
    document = written(f"<p>x<strong>{escape(words)}</strong>x</p>", locale=locale)
    expected = re.sub(r"[ \t\r\n\f]+", " ", f"x{words}x")

    assert MARKS.sub("", document.paragraphs[0].text) == MARKS.sub("", expected)


# The file ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_report_gives_the_same_bytes(locale):
    assert write(report(locale=locale)) == write(report(locale=locale))


def test_properties_say_what_the_document_is():
    properties = written(title="ن" * 300, date="2026-02-05").core_properties

    assert properties.title == "ن" * 255
    assert (properties.author, properties.language, properties.comments) == ("briefgen", "ar-EG", "")
    assert str(properties.created) == str(properties.modified)
    assert properties.created.date().isoformat() == "2026-02-05"


def test_properties_say_who_is_in_it_and_who_made_it():
    properties = written(prepared_by="إدارة الإعلام", reference="7/2026").core_properties

    assert (properties.author, properties.identifier) == ("إدارة الإعلام", "7/2026")
    assert properties.keywords.startswith("شي جين بينغ; فلاديمير بوتين; ")
    assert len(properties.keywords) <= 255


def test_a_document_says_which_articles_it_is_made_of():
    custom = parts(write(report()))["docProps/custom.xml"]

    assert [b.article.sha256 for b in (seed_briefing(), debate_briefing())] == re.findall(
        r'name="briefgen-article-\d-sha256"><vt:lpwstr>(\w+)<', custom
    )


def test_a_document_is_of_the_day_its_newest_article_was_published():
    assert written().core_properties.created.date().isoformat() == "2026-02-09"


def test_a_fresh_document_is_not_edited():
    assert not is_edited(write(report()))


def test_a_document_that_was_saved_again_is_edited():
    document = opened(write(report()))
    document.paragraphs[0].add_run("!")
    buffer = io.BytesIO()
    document.save(buffer)

    assert is_edited(buffer.getvalue())


def test_a_foreign_or_damaged_document_counts_as_edited():
    content = write(report())
    buffer = io.BytesIO()
    docx.Document().save(buffer)

    assert all(is_edited(other) for other in (buffer.getvalue(), b"", b"PK\x03\x04", content[: len(content) // 2]))


# Letterheads ---------------------------------------------------------------------------------------------------------


def test_a_report_goes_where_the_letterhead_says(tmp_path):
    letterhead = save_letterhead(tmp_path / "ministry.docx", "سعادة السفير", "{{ briefing }}", "مع التحية")
    document = written("<h1>أ</h1><p class='gist'>ب</p>", letterhead=letterhead)

    assert lines(document) == [("Normal", "سعادة السفير"), ("Title", "أ"), ("Gist", "ب"), ("Normal", "مع التحية")]


def test_a_report_goes_to_the_end_of_a_letterhead_that_does_not_say(tmp_path):
    document = written("<p>أ</p>", letterhead=save_letterhead(tmp_path / "ministry.docx", "سعادة السفير", ""))

    assert lines(document) == [("Normal", "سعادة السفير"), ("Normal", "أ")]


def test_a_marking_is_not_lost_on_a_letterhead_that_has_no_place_for_it(tmp_path):
    path = tmp_path / "ministry.docx"
    letterhead = docx.Document()
    letterhead.sections[0].header.paragraphs[0].text = "وزارة المياه"
    letterhead.save(str(path))
    section = written("<p>أ</p>", letterhead=path, marking="TLP:AMBER").sections[0]

    assert ["وزارة المياه", "TLP:AMBER"] == [p.text for p in section.header.paragraphs if p.text]
    assert ["TLP:AMBER"] == [p.text for p in section.footer.paragraphs if p.text]


def test_placeholders_of_a_letterhead_are_filled_though_word_cut_them(tmp_path):
    letterhead = save_letterhead(tmp_path / "ministry.docx")
    section = written("<p>أ</p>", letterhead=letterhead, locale="en", reference="R/1").sections[0]

    assert MARKS.sub("", section.header.paragraphs[0].text) == "وزارة الخارجية R/1 "
    assert section.footer.paragraphs[0].text == localize("en").message("doc.page_of", page="1", pages="1") + " |"


def test_an_unknown_placeholder_is_answered_with_the_known_ones(tmp_path):
    letterhead = save_letterhead(tmp_path / "ministry.docx", "{{ referense }}")

    with pytest.raises(
        LetterheadError, match=r"ministry\.docx: unknown placeholder {{ referense }} \(did you mean 'ref"
    ):
        write(report("<p>أ</p>", letterhead=letterhead))


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_a_letterhead_without_the_styles_and_lists_gets_them(tmp_path, locale):
    reference = find_template("briefing").folder / "reference.docx"
    bare = {name: text for name, text in parts(reference.read_bytes()).items() if "numbering" not in name}
    bare["[Content_Types].xml"] = re.sub(r"<Override PartName=./word/numbering[^>]*>", "", bare["[Content_Types].xml"])
    relations = "word/_rels/document.xml.rels"
    bare[relations] = re.sub(r'<Relationship Id="numbering"[^>]*>', "", bare[relations])
    bare["word/styles.xml"] = re.sub(
        r'<w:style (?:(?!w:default)[^>])*w:styleId="(?!Header|Footer|Marking)[^"]*">.*?</w:style>',
        "",
        bare["word/styles.xml"],
    )
    path = tmp_path / "bare.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in bare.items():
            archive.writestr(name, text)
    document = written("<h2>أ</h2><ul><li>ب</li></ul><ol><li>ج</li></ol>", letterhead=path, locale=locale)

    assert lines(document) == [("Heading 1", "أ"), ("List Bullet", "ب"), ("List Number", "ج")]
    assert len(document.part.numbering_part.element.findall(qn("w:abstractNum"))) == 2


def test_a_template_of_word_is_a_letterhead_too(tmp_path):
    original = save_letterhead(tmp_path / "ministry.docx", "{{ briefing }}")
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(tmp_path / "ministry.dotx", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"document.main+xml", b"template.main+xml"))
    content = write(report("<p>أ</p>", letterhead=tmp_path / "ministry.dotx"))

    assert "template.main" not in parts(content)["[Content_Types].xml"]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.docx", None, "no such file"),
        ("old.doc", OLE + b"Word", "old .doc"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("text.docx", b"text", "save it as .docx"),
        ("empty.docx", b"", "save it as .docx"),
    ],
)
def test_a_file_that_is_no_letterhead_is_answered_in_one_line(tmp_path, name, content, reason):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(LetterheadError, match=reason) as caught:
        write(report("<p>أ</p>", letterhead=path))
    assert "\n" not in str(caught.value)


def test_a_damaged_letterhead_is_answered_in_one_line(tmp_path):
    path = save_letterhead(tmp_path / "ministry.docx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(tmp_path / "damaged.docx", "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name)[: 200 if name == "word/document.xml" else None])

    with pytest.raises(LetterheadError, match="damaged"):
        write(report("<p>أ</p>", letterhead=tmp_path / "damaged.docx"))


def test_a_folder_and_a_zip_without_a_document_are_no_letterheads(tmp_path):
    with zipfile.ZipFile(tmp_path / "odd.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")

    for path in (tmp_path, tmp_path / "odd.docx"):
        with pytest.raises(LetterheadError):
            write(report("<p>أ</p>", letterhead=path))
