import io
import re
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from lxml import etree

from briefgen.errors import LetterheadError
from briefgen.localize import localize
from briefgen.model import Details
from briefgen.rendering import render
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
