import importlib
import io
import logging
import shutil
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from briefgen.auditing import audit
from briefgen.errors import MissingDependencyError, TemplateError
from briefgen.localize import localize
from briefgen.model import Article, Briefing, Details, Finding
from briefgen.rendering import render
from briefgen.template import STYLE, build_report, built_in_folder, find_template, parse_page
from tests.builders import debate_briefing, english_briefing, long_briefing, mixed_briefing, passage, seed_briefing
from tests.recall import measure
from tests.test_parity import split_words


def open_pdf(*briefings: Briefing, locale: str = "ar-EG", details: Details | None = None) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(briefings, "pdf", locale=locale, details=details).content))


def copy_template(folder: Path, style: str) -> Path:
    """Copy the built-in template, with *style* added to its own."""
    copy = Path(shutil.copytree(built_in_folder() / "briefing", folder / "template"))
    (copy / STYLE).write_text((copy / STYLE).read_text(encoding="utf-8") + style, encoding="utf-8")

    return copy


def audit_bytes(content: bytes, folder: Path) -> tuple[Finding, ...]:
    (folder / "audited.pdf").write_bytes(content)

    return audit(folder / "audited.pdf")


def read_pages(content: bytes) -> list[str]:
    with pymupdf.open(stream=content) as pdf:
        return [page.get_text() for page in pdf]


# Text --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("briefing", [seed_briefing(), debate_briefing()], ids=["seed", "debate"])
def test_pdftotext_gives_the_words_of_the_report_back_in_their_order(briefing, tmp_path):
    template = find_template("briefing")
    report = build_report([briefing], localizer=localize("ar-EG"), template=template, details=Details())
    body = parse_page(report.page, template=template).find("body")
    assert body is not None
    path = render(briefing, "pdf", locale="ar-EG").save(tmp_path / "report.pdf")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout

    wanted, found = split_words(" ".join(body.itertext())), split_words(text)
    in_order = sum(block.size for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks())

    assert set(wanted) - set(found) == set()
    assert in_order >= len(wanted) * 0.99


# pdftotext decides once a page from which side its columns are read, and so misses the order of a left-to-right table
# full of Arabic.
@pytest.mark.parametrize("locale", ["ar-EG", "ur", "he", "en", "fr"])
@pytest.mark.parametrize(
    "briefing", [seed_briefing(), debate_briefing(), mixed_briefing(), long_briefing()], ids=lambda b: b.article.name
)
def test_three_readers_give_the_words_back_in_their_order(briefing, locale):
    shares = {name: (found, order) for name, found, order in measure(briefing, locale)}

    assert all(found >= 0.99 for found, _ in shares.values())
    assert all(shares[name][1] >= 0.99 for name in ("pymupdf", "pypdf"))
    assert shares["pdftotext"][1] >= (0.99 if locale in ("ar-EG", "ur", "he") else 0)


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_three_readers_give_the_words_of_an_english_article_back_in_their_order(locale):
    assert [(1, 1)] * 3 == [(found, order) for _, found, order in measure(english_briefing(), locale)]


@pytest.mark.parametrize(
    "briefing", [seed_briefing(), debate_briefing(), mixed_briefing(), long_briefing()], ids=lambda b: b.article.name
)
def test_persian_words_and_figures_come_back_in_their_order(briefing):
    """Words with a joiner in their parts; PyMuPDF puts a vowel sign that ends a box before it."""
    shares = {name: (found, order) for name, found, order in measure(briefing, "fa")}

    assert shares["pdftotext"][0] == shares["pypdf"][0] == 1
    assert min(shares["pdftotext"][1], shares["pypdf"][1]) > 0.99
    assert shares["pymupdf"][1] > 0.98


@pytest.mark.parametrize("locale", ["ar-EG", "fa", "en"])
def test_a_space_is_a_space_also_where_a_font_shows_a_no_break_space_first(locale):
    article = Article(text="a\u00a0b c\nقال\u00a0شي نعم", language="ar", published="2026-02-09")
    briefing = Briefing(article=article, title="قال\u00a0شي", summary=(passage(article, "a\u00a0b c"),))
    pdf = open_pdf(briefing, locale=locale)
    maps = [font.ToUnicode.read_bytes() for page in pdf.pages for font in page.Resources.Font.values()]

    assert any(b" <0020>\n" in each for each in maps)
    assert not any(b"<00a0>" in each for each in maps)


def test_the_word_with_a_ligature_of_its_own_keeps_its_letters(tmp_path):
    article = Article(text="بسم الله الرحمن الرحيم.", language="ar")
    briefing = Briefing(article=article, summary=(passage(article, article.text),))
    path = render(briefing, "pdf").save(tmp_path / "report.pdf")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout

    assert "بسم الله الرحمن الرحيم" in text


def test_words_with_a_mark_over_the_line_keep_their_place(tmp_path):
    path = render(seed_briefing(), "pdf", locale="ar-EG").save(tmp_path / "report.pdf")
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout

    assert "وأكد بوتين مجددًا دعم روسيا لسياسة بكين" in text


# Structure ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("locale", "direction"), [("ar-EG", "/R2L"), ("he", "/R2L"), ("fr", "/L2R")])
def test_a_pdf_is_tagged_titled_and_says_its_language_and_direction(locale, direction):
    pdf = open_pdf(debate_briefing(), locale=locale)

    assert pdf.Root.MarkInfo.Marked
    assert locale == str(pdf.Root.Lang)
    assert direction == str(pdf.Root.ViewerPreferences.Direction)
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert debate_briefing().article.title == str(pdf.docinfo["/Title"])
    assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_all_fonts_are_ours_and_embedded():
    pdf = open_pdf(seed_briefing(), debate_briefing(), locale="he")
    fonts = [font.DescendantFonts[0].FontDescriptor for page in pdf.pages for font in page.Resources.Font.values()]

    assert all("/FontFile2" in font for font in fonts)
    names = {str(font.FontName).partition("+")[2] for font in fonts}
    assert {"Briefing-Arabic", "Briefing-Hebrew", "Briefing-Sans"} <= {name.removesuffix("-Bold") for name in names}
    assert all(name.startswith("Briefing-") for name in names)


def test_the_date_of_a_pdf_is_that_of_its_content():
    pdf = open_pdf(seed_briefing())

    assert str(pdf.docinfo["/CreationDate"]) == "D:20260204"


def test_headings_are_bookmarks():
    with open_pdf(seed_briefing(), debate_briefing(), details=Details(title="Morning")).open_outline() as outline:
        assert [item.title for item in outline.root] == ["Morning"]
        assert outline.root[0].children[-1].title == debate_briefing().article.title


# Pages -------------------------------------------------------------------------------------------------------------


def test_the_seed_fits_two_pages():
    assert len(open_pdf(seed_briefing()).pages) == 2


@pytest.mark.parametrize("locale", ["ar-EG", "ar-MA", "fa", "en"])
def test_pages_are_counted_in_the_digits_of_the_locale(locale):
    localizer = localize(locale)
    with pymupdf.open(stream=render(seed_briefing(), "pdf", locale=locale).content) as pdf:
        feet = [page.get_text(clip=pymupdf.Rect(0, page.rect.y1 - 60, *page.rect.br)) for page in pdf]

    expected = [
        localizer.message("doc.page_of", page=localizer.number(page), pages=localizer.number(len(feet)))
        for page in range(1, len(feet) + 1)
    ]
    assert [sorted(split_words(foot)) for foot in expected] == [sorted(split_words(foot)) for foot in feet]


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_a_marking_stands_at_head_and_foot_of_every_page(locale):
    details = Details(marking="TLP:AMBER+STRICT")

    pages = read_pages(render(seed_briefing(), "pdf", locale=locale, details=details).content)

    assert [text.count("TLP:AMBER+STRICT") for text in pages] == [2] * len(pages)


def test_the_heading_runs_on_all_pages_but_the_first():
    details = Details(title="Xi and Putin speak")

    pages = read_pages(render(seed_briefing(), "pdf", locale="en", details=details).content)

    assert [text.count("Xi and Putin speak") for text in pages] == [1] * len(pages)


@pytest.mark.parametrize(("briefing", "words"), [(english_briefing(), "the ceasefire"), (debate_briefing(), "Notes")])
def test_the_source_does_not_stand_alone_on_a_page(briefing, words):
    pages = read_pages(render(briefing, "pdf", locale="en").content)

    assert len(pages) == 2
    assert pages[1].index(words) < pages[1].index("Source")


# Nothing from outside ----------------------------------------------------------------------------------------------


def test_hostile_text_attaches_nothing():
    hostile = '<link rel="attachment" href="file:///etc/passwd"><a rel="attachment" href="file:///etc/hostname">x</a>'
    article = Article(text=hostile, language="ar")
    pdf = open_pdf(Briefing(article=article, summary=(passage(article, hostile),)))

    assert len(pdf.attachments) == 0
    assert "/Annots" not in pdf.pages[0]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "../../secret.png", "missing.png", "data:text/css,x"]
)
def test_a_style_gets_only_files_of_its_own_folder(tmp_path, address):
    template = copy_template(tmp_path, f'body {{ background: url("{address}") }}')

    with pytest.raises(TemplateError, match="the style asks for"):
        render(seed_briefing(), "pdf", template=template)


def test_a_style_may_use_a_picture_of_its_own_folder(tmp_path):
    template = copy_template(tmp_path, 'body { background: url("seal.svg") }')
    (template / "seal.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )

    assert render(seed_briefing(), "pdf", template=template).content.startswith(b"%PDF")


def test_the_built_in_style_holds_nothing_the_renderer_would_warn_of(caplog):
    with caplog.at_level(logging.WARNING):
        render(seed_briefing(), "pdf", locale="ar-EG", template=built_in_folder() / "briefing")

    assert caplog.messages == []


def test_without_pango_the_error_names_the_command_that_helps(monkeypatch):
    monkeypatch.delitem(sys.modules, "briefgen.writers.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(MissingDependencyError, match="briefgen doctor"):
        importlib.import_module("briefgen.writers.pdf")


def test_heading_cells_say_that_they_are_of_a_column():
    pdf = open_pdf(seed_briefing())
    cells = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"]

    assert len(cells) > 3
    assert {"/Column"} == {str(cell.A.Scope) for cell in cells}


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_heads_and_feet_of_pages_are_artifacts_that_nothing_owns(locale):
    pdf = open_pdf(seed_briefing(), debate_briefing(), locale=locale, details=Details(marking="TLP:AMBER"))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums

    for index, page in enumerate(pdf.pages):
        marks = [part for part in pikepdf.parse_content_stream(page) if str(part.operator) == "BDC"]
        artifacts = [str(part.operands[1].Subtype) for part in marks if part.operands[0] == "/Artifact"]
        mcids = {int(part.operands[1].MCID) for part in marks if part.operands[0] != "/Artifact"}
        owned = {mcid for mcid, owner in enumerate(numbers[2 * index + 1]) if isinstance(owner, pikepdf.Dictionary)}

        assert {"/Header", "/Footer"} == set(artifacts)
        assert {"/Pagination"} == {str(part.operands[1].Type) for part in marks if part.operands[0] == "/Artifact"}
        assert mcids == owned


def test_text_that_a_style_puts_in_a_margin_is_an_artifact_too(tmp_path):
    template = copy_template(tmp_path, '@page { @left-middle { content: "قسم التحليل" } }')
    content = render(seed_briefing(), "pdf", template=template).content

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert b"/Artifact" in pdf.pages[0].Contents.read_bytes()
    assert [] == [finding for finding in audit_bytes(content, tmp_path) if finding.code.startswith("content-")]


def test_a_link_is_one_and_says_where_it_leads():
    pdf = open_pdf(seed_briefing(), debate_briefing(), locale="en")
    links = [link for page in pdf.pages for link in page.get("/Annots", [])]
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))

    assert len(links) == 8
    assert {"/Link"} == {str(owners[int(link.StructParent)].S) for link in links}
    assert len(owners) == len(links) + len(pdf.pages)
    assert {
        "Briefing – February 4, 2026",
        "جلسة حول قانون المياه",
        "https://example.org/news/2026/02/09?lang=ar&id=4",
    } == {str(link.Contents) for link in links}
