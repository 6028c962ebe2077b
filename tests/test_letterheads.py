import io
import re
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from lxml import etree

from briefgen.auditing import audit
from briefgen.errors import LetterheadError
from briefgen.localize import localize
from briefgen.model import Details
from briefgen.rendering import render
from briefgen.writers.docx import is_edited
from tests.builders import seed_briefing
from tests.letterheads import ADDRESS, EVERY, FAREWELL, GREETING, save_plain, save_split

MARKS = re.compile("[\u200e\u200f]")
DETAILS = Details(title="مكالمة", reference="7/2026-م", date="2026-02-05", marking="TLP:AMBER")


def make(path, locale: str = "ar-EG", *, details: Details = DETAILS) -> bytes:
    return render(seed_briefing(), "docx", locale=locale, letterhead=path, details=details).content


def written(path, locale: str = "ar-EG", *, details: Details = DETAILS) -> WordDocument:
    return docx.Document(io.BytesIO(make(path, locale, details=details)))


def unpacked(content: bytes, name: str) -> list[bytes]:
    """Return the parts of that name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(entry) for entry in archive.infolist() if entry.filename == name]


def texts(paragraphs) -> list[str]:
    return [MARKS.sub("", paragraph.text) for paragraph in paragraphs if paragraph.text]


@pytest.fixture(params=EVERY)
def letterhead(request, tmp_path):
    return EVERY[request.param](tmp_path / request.param)


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_every_letterhead_carries_the_report_between_its_own_words(letterhead, locale):
    document = written(letterhead, locale)
    lines = texts(document.paragraphs)

    assert (GREETING, FAREWELL) == (lines[0], lines[-1])
    assert localize(locale).message("sec.summary") in lines
    assert len(lines) > 20


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_every_letterhead_is_filled_in_wherever_it_asks(letterhead, locale):
    section = written(letterhead, locale).sections[0]
    [table] = section.first_page_header.tables

    assert ["Ministry 7/2026-م"] == texts(table.cell(0, 1).paragraphs)
    assert ["TLP:AMBER"] == texts(section.first_page_header.paragraphs)
    assert ["مكالمة", "TLP:AMBER"] == texts(section.header.paragraphs)
    assert [ADDRESS, "TLP:AMBER"] == texts(section.first_page_footer.paragraphs)
    assert [localize(locale).message("doc.page_of", page="1", pages="1"), "TLP:AMBER"] == texts(
        section.footer.paragraphs
    )


def test_every_letterhead_keeps_its_logo_and_its_page(letterhead):
    section = written(letterhead).sections[0]

    assert len(list(section.first_page_header._element.iter(qn("w:drawing")))) == 1
    assert (Cm(21), Cm(4)) == (round(section.page_width, -4), round(section.left_margin, -4))


def test_every_letterhead_has_bullets_and_headings_by_name(letterhead):
    document = written(letterhead)
    styled = [p for p in document.paragraphs if p._p.pPr.pStyle is not None]
    names = {paragraph.style.name for paragraph in styled}
    bullets = [p for p in styled if p.style.name == "List Bullet"]

    assert names >= {"Title", "Heading 1", "List Bullet", "Quote", "Gist"}
    assert all(p._p.pPr.numPr.numId.val for p in bullets)


def test_without_a_date_of_its_own_a_report_is_of_the_day_of_its_newest_article(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{ date }}")
    document.save(str(tmp_path / "dated.docx"))

    assert "February 4, 2026" == written(tmp_path / "dated.docx", "en", details=Details()).paragraphs[0].text


def test_a_text_box_is_filled_in_for_every_program(tmp_path):
    document = written(save_split(tmp_path / "split.docx"))
    boxes = document.element.body.iter(qn("w:txbxContent"))
    words = [MARKS.sub("", "".join(text.text for text in box.iter(qn("w:t")))) for box in boxes]

    assert [localize("ar-EG").date("2026-02-05")] * 2 == words


def test_tables_fit_between_the_margins_of_their_section(tmp_path):
    document = written(save_plain(tmp_path / "plain.docx"))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin

    assert all(abs(sum(c.width for c in t.columns) - room) < Cm(0.1) for t in document.tables)


def test_tables_fit_into_the_cell_that_a_letterhead_gives_the_report(tmp_path):
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).width, table.cell(0, 1).width = Cm(3), Cm(12)
    table.cell(0, 1).text = "{{ briefing }}"
    document.save(str(tmp_path / "cell.docx"))
    [outer] = written(tmp_path / "cell.docx").tables
    inner = outer.cell(0, 1).tables

    assert len(inner) > 2
    assert all(Cm(11) < sum(column.width for column in table.columns) < Cm(12) for table in inner)


def test_an_english_line_of_an_arabic_letterhead_keeps_its_order_and_its_side(tmp_path):
    footer = written(save_plain(tmp_path / "plain.docx")).sections[0].first_page_footer.paragraphs[0]

    assert footer._p.pPr.find(qn("w:bidi")).get(qn("w:val")) == "0"
    assert footer._p.pPr.jc.get(qn("w:val")) == "end"


def test_a_latin_marking_stands_where_its_style_says():
    [header] = written(None).sections[0].first_page_header.paragraphs

    assert "Marking" == header.style.name
    assert "start" == header._p.pPr.find(qn("w:jc")).get(qn("w:val"))  # of a line from left to right: on the left


def test_the_marking_is_on_even_pages_too(tmp_path):
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.save(str(tmp_path / "book.docx"))
    section = written(tmp_path / "book.docx").sections[0]

    assert ["TLP:AMBER"] == texts(section.even_page_header.paragraphs)
    assert ["TLP:AMBER"] == texts(section.even_page_footer.paragraphs)


@pytest.mark.parametrize("place", ["header", "box", "twice", "beside"])
def test_a_place_where_no_report_can_go_is_answered_in_one_line(tmp_path, place):
    path = save_plain(tmp_path / "odd.docx") if place != "box" else save_split(tmp_path / "odd.docx")
    document = docx.Document(str(path))
    if place == "header":
        document.sections[0].header.paragraphs[0].text = "{{ briefing }}"
    if place == "twice":
        document.add_paragraph("{{ briefing }}")
    if place == "beside":
        next(p for p in document.paragraphs if "briefing" in p.text).add_run(" {{ title }}")
    if place == "box":
        for words in document.element.body.iter(qn("w:t")):
            words.text = words.text.replace("{{ date }}", "{{ briefing }}")
    document.save(str(path))

    with pytest.raises(
        LetterheadError, match=r"odd\.docx: .*{{ briefing }}.*(move it to the text|leave the one|of its own)"
    ):
        written(path)


def test_a_font_that_only_word_finds_in_the_theme_is_named(tmp_path):
    """The theme that python-docx brings has Arabic fonts by script alone, which other programs do not look up."""
    docx.Document().save(str(tmp_path / "themed.docx"))
    fonts = list(written(tmp_path / "themed.docx").styles.element.iter(qn("w:rFonts")))

    assert [] == [font for font in fonts if font.get(qn("w:cstheme"))]
    assert {"Arial", "Times New Roman"} == {font.get(qn("w:cs")) for font in fonts}


def rewrite(source, target, changes: dict[str, tuple[bytes, bytes]]) -> None:
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name).replace(*changes.get(name, (b"", b""))))


@pytest.mark.parametrize(
    ("part", "change", "reason"),
    [
        (
            "[Content_Types].xml",
            (
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
            "holds macros",
        ),
        (
            "_rels/.rels",
            (
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
            ),
            "Strict Open XML",
        ),
    ],
)
def test_a_kind_of_word_file_that_no_letterhead_can_be_is_named(tmp_path, part, change, reason):
    rewrite(save_plain(tmp_path / "plain.docx"), tmp_path / "other.docx", {part: change})

    with pytest.raises(LetterheadError, match=rf"other\.docx: .*{reason}"):
        written(tmp_path / "other.docx")


def test_a_letterhead_that_unpacks_to_too_much_is_refused(tmp_path):
    path = save_plain(tmp_path / "bomb.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image9.png", bytes(201_000_000))

    with pytest.raises(LetterheadError, match=r"bomb\.docx: unpacks to 201 MB"):
        written(path)


def test_the_properties_of_a_foreign_letterhead_are_not_written_twice(tmp_path):
    content = make(EVERY["foreign.docx"](tmp_path / "foreign.docx"))

    assert 1 == len(unpacked(content, "docProps/core.xml"))


def test_notes_of_a_letterhead_run_the_way_of_the_report(tmp_path):
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>{GREETING}</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    document = docx.Document()
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(tmp_path / "noted.docx"))
    [written_notes] = unpacked(make(tmp_path / "noted.docx"), "word/footnotes.xml")
    [run] = etree.fromstring(written_notes).iter(qn("w:r"))

    assert run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None


def test_a_title_that_looks_like_a_placeholder_moves_nothing(tmp_path):
    document = docx.Document()
    document.add_paragraph("{{ briefing }}")
    document.add_paragraph("{{ title }}")
    document.save(str(tmp_path / "beside.docx"))
    kicker, heading, *lines, last = texts(
        written(tmp_path / "beside.docx", details=Details(title="{{ briefing }}")).paragraphs
    )

    assert [localize("ar-EG").message("doc.briefing"), "{{ briefing }}", "{{ briefing }}"] == [kicker, heading, last]
    assert len(lines) > 20


# What offices and programs leave in files ----------------------------------------------------------------------------


DECLARED = f'{nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def save(path, *blocks: str, head: str = "", styles: str = ""):
    """A letterhead with paragraphs and styles in XML, the report at its end."""
    document = docx.Document()
    for block in blocks:
        document.element.body.insert(-1, parse_xml(block.replace("<w:p>", f"<w:p {DECLARED}>", 1)))
    if head:
        document.sections[0].header.paragraphs[0].text = head
    if styles:
        document.styles.element.append(parse_xml(styles.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))
    document.save(str(path))

    return path


def paragraph(look: str, words: str = GREETING, *, run: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("look", "side"),
    [
        ('<w:jc w:val="right"/>', "start"),  # an Arabic line that was pushed to the right
        ('<w:jc w:val="left"/>', "start"),
        ('<w:bidi/><w:jc w:val="right"/>', "end"),  # what Word shows on the left already
        ('<w:bidi/><w:jc w:val="left"/>', "start"),
        ('<w:jc w:val="center"/>', "center"),
    ],
)
def test_an_arabic_line_stays_on_the_side_it_was_on(tmp_path, look, side):
    line = written(save(tmp_path / "a.docx", paragraph(look))).paragraphs[0]

    assert side == line._p.pPr.find(qn("w:jc")).get(qn("w:val"))
    assert line._p.pPr.find(qn("w:bidi")) is not None


def test_a_style_that_pushed_arabic_to_the_right_begins_there(tmp_path):
    style = (
        '<w:style w:type="paragraph" w:styleId="R"><w:name w:val="R"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
    )
    document = written(save(tmp_path / "a.docx", paragraph('<w:pStyle w:val="R"/>'), styles=style))

    assert "start" == document.styles["R"].element.pPr.find(qn("w:jc")).get(qn("w:val"))


@pytest.mark.parametrize(
    ("words", "is_rtl"), [("شركة ACME للتجارة", True), ("ACME للتجارة والصناعة", True), ("ACME Trading (قاهرة)", False)]
)
def test_a_line_that_says_it_runs_left_to_right_does_if_most_of_its_letters_do(tmp_path, words, is_rtl):
    line = written(save(tmp_path / "a.docx", paragraph('<w:bidi w:val="0"/>', words))).paragraphs[0]

    assert is_rtl == (line._p.pPr.find(qn("w:bidi")).get(qn("w:val")) is None)


CHANGE = '<w:rPrChange w:id="7" w:author="M" w:date="2026-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'


@pytest.mark.parametrize(
    "block",
    [
        paragraph('<w:rPr><w:ins w:id="9" w:author="M" w:date="2026-01-01T00:00:00Z"/><w:b/></w:rPr>'),
        paragraph("", "وزارة ACME والعمل", run=f"<w:b/>{CHANGE}"),
        paragraph("", run='<w:b/><w14:ligatures w14:val="standard"/><w14:numForm w14:val="lining"/>'),
    ],
)
def test_tracked_changes_and_text_effects_stay_valid(tmp_path, block):
    path = save(tmp_path / "a.docx", block)
    (tmp_path / "out.docx").write_bytes(make(path))

    assert [] == [finding for finding in audit(tmp_path / "out.docx", locale="ar-EG") if finding.severity == "error"]
    assert make(path).count(b"rPrChange") <= 1


def test_effects_of_word_stand_behind_the_properties_that_the_standard_knows(tmp_path):
    run = '<w:b/><w14:ligatures w14:val="standard"/><w14:numForm w14:val="lining"/>'
    look = written(save(tmp_path / "a.docx", paragraph("", run=run))).paragraphs[0].runs[0]._r.rPr

    assert ["ligatures", "numForm"] == [child.tag.rpartition("}")[2] for child in look][-2:]


def test_a_marking_is_on_the_first_page_of_a_later_section(tmp_path):
    document = docx.Document()
    document.add_section().different_first_page_header_footer = True
    document.save(str(tmp_path / "a.docx"))
    section = written(tmp_path / "a.docx").sections[1]

    assert [["TLP:AMBER"]] * 4 == [
        texts(part.paragraphs)
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer)
    ]


def test_a_style_of_the_house_that_has_our_name_for_something_else_is_let_be(tmp_path):
    style = '<w:style w:type="paragraph" w:styleId="Cue"><w:name w:val="Cue"/></w:style>'
    lines = written(save(tmp_path / "a.docx", styles=style)).paragraphs
    plain = written(save_plain(tmp_path / "plain.docx")).paragraphs

    assert [p.text for p in lines if p.style.name == "Quote Speaker"] == [
        p.text for p in plain if p.style.name == "Quote Speaker"
    ]
    assert "Cue (briefing)" in {run.style.name for p in lines for run in p.runs}


def test_bookmarks_of_a_letterhead_and_of_the_report_do_not_meet(tmp_path):
    mark = '<w:bookmarkStart w:id="abc" w:name="_briefing_1"/><w:bookmarkEnd w:id="abc"/>'
    path = save(tmp_path / "a.docx", f"<w:p>{mark}<w:r><w:t>{GREETING}</w:t></w:r></w:p>")
    content = render((seed_briefing(), seed_briefing()), "docx", locale="ar-EG", letterhead=path).content
    [body] = unpacked(content, "word/document.xml")

    assert ["_briefing_1", "_briefing_1_2", "_briefing_2"] == sorted(
        mark.get(qn("w:name")) for mark in etree.fromstring(body).iter(qn("w:bookmarkStart"))
    )


def test_a_report_as_letterhead_leaves_no_false_provenance(tmp_path):
    first = render((seed_briefing(), seed_briefing()), "docx", locale="ar-EG").save(tmp_path / "first.docx")
    [custom] = unpacked(make(first), "docProps/custom.xml")

    assert [b"briefgen-version", b"briefgen-article-1-sha256", b"briefgen-sha256"] == re.findall(
        rb'name="([^"]+)"', custom
    )


def test_custom_properties_of_another_name_or_broken_do_no_harm(tmp_path):
    first = render(seed_briefing(), "docx", locale="ar-EG").save(tmp_path / "first.docx")
    moved = tmp_path / "moved.docx"
    with zipfile.ZipFile(first) as archive, zipfile.ZipFile(moved, "w") as copy:
        for name in archive.namelist():
            content = b"<broken" if "custom" in name else archive.read(name).replace(b"custom.xml", b"own.xml")
            copy.writestr(name.replace("custom.xml", "own.xml"), content)
    content = make(moved)

    assert not is_edited(content)
    assert 1 == len(unpacked(content, "docProps/own.xml"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'Type="{RELATIONSHIP_TYPE.THEME}"', f'TargetMode="External" Type="{RELATIONSHIP_TYPE.THEME}"'),
        (
            "</Relationships>",
            f'<Relationship Id="x9" Type="{RELATIONSHIP_TYPE.STYLES}" Target="styles.xml"/></Relationships>',
        ),
    ],
)
def test_a_letterhead_that_points_out_of_itself_or_twice_is_answered_in_one_line(tmp_path, old, new):
    change = (old.encode(), new.encode())
    rewrite(save_plain(tmp_path / "plain.docx"), tmp_path / "odd.docx", {"word/_rels/document.xml.rels": change})

    with pytest.raises(LetterheadError, match=r"odd\.docx: .*damaged"):
        written(tmp_path / "odd.docx")


def test_a_letterhead_with_a_document_type_is_refused(tmp_path):
    change = (b"<w:document ", b'<!DOCTYPE d [<!ENTITY c "c">]><w:document ')
    rewrite(save_plain(tmp_path / "plain.docx"), tmp_path / "odd.docx", {"word/document.xml": change})

    with pytest.raises(LetterheadError, match="declares a document type"):
        written(tmp_path / "odd.docx")


SECTION = (
    '<w:sectPr {}><w:pgSz w:w="210mm" w:h="297mm"/>'
    '<w:pgMar w:top="1440" w:right="20mm" w:bottom="1440" w:left="20mm"/>{}</w:sectPr>'
)


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("", 9638),
        ('<w:cols w:num="2"/>', 4459),
        ('<w:cols w:num="2" w:space="200"/>', 4719),
        ('<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3000" w:space="500"/><w:col w:w="6138"/></w:cols>', 3000),
    ],
)
def test_tables_are_as_wide_as_the_column(tmp_path, columns, width):
    document = docx.Document()
    body = document.element.body
    body.replace(body[-1], parse_xml(SECTION.format(nsdecls("w"), columns)))
    document.save(str(tmp_path / "a.docx"))
    table = written(tmp_path / "a.docx").tables[-1]._tbl

    assert width == sum(int(column.get(qn("w:w"))) for column in table.tblGrid)
