"""The auditor of Word files: right documents have no findings, and every defect is named where it is."""

import functools
import io
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen
from briefgen import Details, Finding, ReadError, UnknownLocaleError, audit, render
from briefgen.auditing import inspect
from briefgen.auditing.word import inspect_word
from briefgen.auditing.word.codes import SEVERITIES
from briefgen.localize import localize
from tests.builders import debate_briefing, mixed_briefing, seed_briefing
from tests.letterheads import EVERY

LOCALES = ("ar-EG", "fa", "he", "ur", "en", "fr")
ROOT = Path(__file__).parents[1]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT, STYLES, NUMBERING, SETTINGS = (f"word/{name}.xml" for name in ("document", "styles", "numbering", "settings"))
CORE, TYPES, RELATIONS = "docProps/core.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
HEADER, FOOTER = "word/header1.xml", "word/footer1.xml"

Entries = dict[str, bytes]

# Builders ------------------------------------------------------------------------------------------------------------


@functools.cache
def right(locale: str) -> bytes:
    """A bound report of two articles with a marking, in which nothing is wrong."""
    details = Details(marking="TLP:AMBER", reference="7/2026")

    return render((seed_briefing(), debate_briefing()), "docx", locale=locale, details=details).content


def unpack(content: bytes) -> Entries:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(entries: Entries) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)

    return buffer.getvalue()


def broken(locale: str, part: str, old: str, new: str) -> bytes:
    """The right document with *new* for the first match of the regular expression *old* in one part."""
    entries = unpack(right(locale))
    text, count = re.subn(old, lambda match: match.expand(new), entries[part].decode(), count=1)
    assert count, f"{part} has no {old}"

    return pack({**entries, part: text.encode()})


def find(content: bytes, locale: str | None = None) -> tuple[Finding, ...]:
    return inspect_word(content, localizer=localize(locale) if locale else None).findings


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.fixture
def naive(tmp_path: Path) -> Path:
    """A document in Arabic as python-docx makes it for who knows no better."""
    document = docx.Document()
    document.add_heading("إحاطة صحفية", 0)
    document.add_heading("الملخص", 1)
    document.add_paragraph("أجرى الرئيس (Xi Jinping) مكالمة في 2026-02-04.").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("").add_run("قال شيئا").bold = True
    document.add_paragraph("نقطة", style="List Bullet")
    table = document.add_table(2, 2, style="Table Grid")
    for cell, words in zip((*table.rows[0].cells, *table.rows[1].cells), ("الاسم", "الصفة", "شي", "رئيس"), strict=True):
        cell.text = words
    document.add_paragraph("")
    document.add_paragraph("")
    document.save(str(tmp_path / "naive.docx"))

    return tmp_path / "naive.docx"


# Right documents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_of_ours_has_no_finding(locale, tmp_path):
    path = render(seed_briefing(), "docx", locale=locale).save(tmp_path)

    assert audit(path) == ()
    assert audit(path, locale=locale) == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_bound_report_with_a_marking_has_no_finding(locale):
    assert find(right(locale)) == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_with_its_evidence_in_comments_has_no_finding(locale):
    assert find(render(mixed_briefing(), "docx", locale=locale, evidence=True).content) == ()


@pytest.mark.parametrize("name", sorted(set(EVERY) - {"localized.docx"}))  # refers to styles by names it does not have
@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_a_report_on_a_letterhead_has_no_finding_that_the_letterhead_did_not_bring(locale, name, tmp_path):
    letterhead = EVERY[name](tmp_path / name)

    assert find(render(seed_briefing(), "docx", locale=locale, letterhead=letterhead).content) == ()


@pytest.mark.parametrize(("locale", "direction"), [("ar-EG", "rtl"), ("he", "rtl"), ("en", "ltr")])
def test_direction_and_language_are_told_from_the_document(locale, direction, tmp_path):
    path = render(seed_briefing(), "docx", locale=locale).save(tmp_path)
    inspection = inspect(path)

    assert (inspection.direction, inspection.language[:2]) == (direction, locale[:2])
    assert "Arial" in inspection.fonts


def test_a_template_of_word_is_audited_as_a_document_is():
    entries = unpack(right("ar-EG"))
    types = entries[TYPES].replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")

    assert find(pack({**entries, TYPES: types})) == ()


def test_the_locale_that_is_given_goes_before_what_the_document_says(tmp_path):
    path = render(seed_briefing(), "docx", locale="ar-EG").save(tmp_path)

    assert codes(audit(path, locale="he")) == {"language-default", "language-theme"}
    assert {"section-direction", "table-direction"} <= codes(audit(path, locale="en"))


def test_an_unknown_locale_is_refused(tmp_path):
    path = render(seed_briefing(), "docx").save(tmp_path)

    with pytest.raises(UnknownLocaleError):
        audit(path, locale="xx-nonsense")


# Broken on purpose ---------------------------------------------------------------------------------------------------

_BODY = "<w:body>"
_ARABIC = '<w:rPr><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr>'


def lines(*inner: str) -> str:
    """Paragraphs ahead of all others, right to left as the document is."""
    return _BODY + "".join(f"<w:p><w:pPr><w:bidi/></w:pPr>{words}</w:p>" for words in inner)


def picture(properties: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="1" cy="1"/><wp:docPr {properties}</wp:docPr>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def style(look: str) -> str:
    """A style that nothing uses."""
    return f'<w:style w:type="paragraph" w:styleId="Odd"><w:name w:val="Odd"/><w:rPr>{look}</w:rPr></w:style>'


def aside(*runs: str) -> str:
    """A paragraph ahead of all others that says of itself that it runs left to right."""
    return f'{_BODY}<w:p><w:pPr><w:bidi w:val="0"/></w:pPr>{"".join(runs)}</w:p>'


_CHANGED = 'w:id="1" w:author="a"'
_FORMER = f"<w:rPrChange {_CHANGED}><w:rPr/></w:rPrChange>"
_LIGATURES = '<w14:ligatures xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:val="standard"/>'
_FIRST = "paragraph 1: “موجز إعلامي”"
_DEFAULTS = "document defaults"
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

# locale, expected code, part, regular expression, what takes its place, location of the first finding
DEFECTS = [
    # schema
    ("ar-EG", "element-unknown", DOCUMENT, "<w:keepNext/>", "<w:keepPrevious/>", _FIRST),
    ("ar-EG", "element-misplaced", DOCUMENT, "<w:keepNext/><w:bidi/>", "<w:bidi/><w:keepNext/>", _FIRST),
    ("ar-EG", "element-duplicate", DOCUMENT, "<w:bidi/>", "<w:bidi/><w:bidi/>", _FIRST),
    ("en", "element-misplaced", DOCUMENT, '(<w:pStyle w:val="Title"/>)(<w:keepNext/>)', r"\2\1", "paragraph 1: “Briefing”"),
    ("ar-EG", "element-misplaced", DOCUMENT, '(<w:rtl/>)(<w:lang w:bidi="ar-EG"/>)', r"\2\1", _FIRST),
    ("ar-EG", "element-duplicate", DOCUMENT, "<w:rtl/><w:lang", "<w:rtl/><w:rtl/><w:lang", _FIRST),
    ("ar-EG", "element-misplaced", DOCUMENT, "(<w:tblStyle [^>]*>)(<w:bidiVisual/>)", r"\2\1", "table 1"),
    ("ar-EG", "element-misplaced", DOCUMENT, "(<w:titlePg/>)(<w:bidi/>)", r"\2\1", "section 1"),
    ("ar-EG", "element-missing", DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", "", "table 1"),
    ("ar-EG", "attribute-missing", DOCUMENT, '<w:pStyle w:val="Facts"/>', "<w:pStyle/>", "paragraph 2: “الرقم المرجعي: 7/2026”"),
    ("ar-EG", "attribute-unknown", DOCUMENT, "<w:keepNext/>", '<w:keepNext w:wal="1"/>', _FIRST),
    ("ar-EG", "attribute-value", DOCUMENT, "<w:keepNext/>", '<w:keepNext w:val="maybe"/>', _FIRST),
    ("ar-EG", "attribute-value", DOCUMENT, 'w:w="9638"', 'w:w="wide"', "table 1"),
    ("ar-EG", "attribute-value", STYLES, 'w:type="paragraph"', 'w:type="Paragraph"', "style Normal"),
    ("ar-EG", "text-stray", DOCUMENT, "<w:tblGrid>", "<w:tblGrid>words", "table 1"),
    ("ar-EG", "schema-borne", SETTINGS, ' w:percent="100"', "", "settings"),
    ("ar-EG", "element-misplaced", NUMBERING, "(<w:start [^>]*>)(<w:numFmt [^>]*>)", r"\2\1", "list 0 level 1"),
    ("ar-EG", "element-duplicate", CORE, "(<dc:title>.*?</dc:title>)", r"\1\1", "properties"),
    ("ar-EG", "prefix-undeclared", DOCUMENT, "<w:document ", '<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14" ', ""),
    # references and structure
    ("ar-EG", "relationship-missing", DOCUMENT, 'r:id="header-default"', 'r:id="nowhere"', "section 1"),
    ("en", "style-unknown", DOCUMENT, 'w:val="Label"', 'w:val="Lable"', "paragraph 2: “Reference: 7/2026”"),
    ("ar-EG", "style-unknown", STYLES, '<w:next w:val="Normal"/>', '<w:next w:val="Body"/>', "style Title"),
    ("ar-EG", "numbering-unknown", DOCUMENT, '<w:numId w:val="3"/>', '<w:numId w:val="77"/>', "paragraph 4: “موجز إعلامي – 4 فبراير 2026”"),
    ("ar-EG", "numbering-unknown", NUMBERING, '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="9"/>', "list number 1"),
    ("ar-EG", "note-unknown", DOCUMENT, _BODY, lines('<w:r><w:footnoteReference w:id="4"/></w:r>'), "paragraph 1"),
    ("ar-EG", "comment-unknown", DOCUMENT, _BODY, lines('<w:r><w:commentReference w:id="4"/></w:r>'), "paragraph 1"),
    ("ar-EG", "field-unbalanced", FOOTER, '<w:fldChar w:fldCharType="end"/>', "", "footer 1 paragraph 2: “صفحة 1 من 1”"),
    ("en", "field-unbalanced", FOOTER, '<w:fldChar w:fldCharType="begin"/>', "", "footer 1 paragraph 2: “Page 1 of 1”"),
    ("ar-EG", "bookmark-unpaired", DOCUMENT, "<w:bookmarkEnd [^>]*/>", "", "paragraph 25: “1”"),
    ("ar-EG", "anchor-unknown", DOCUMENT, 'w:anchor="_briefing_1"', 'w:anchor="_elsewhere"', "paragraph 4: “موجز إعلامي – 4 فبراير 2026”"),
    ("ar-EG", "space-lost", DOCUMENT, ' xml:space="preserve"> 7/2026', "> 7/2026", "paragraph 2: “الرقم المرجعي: 7/2026”"),
    ("ar-EG", "control-in-text", DOCUMENT, "> 7/2026", "> 7\t/2026", "paragraph 2: “الرقم المرجعي: 7 /2026”"),
    ("ar-EG", "cell-end", DOCUMENT, "</w:p></w:tc>", "</w:p><w:sdt/></w:tc>", "table 1"),
    ("ar-EG", "grid-mismatch", DOCUMENT, "(<w:gridCol [^>]*>)", r"\1\1", "table 1"),
    ("ar-EG", "row-flag-value", DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="true"/>', "table 1"),
    ("ar-EG", "drawing-id-duplicate", DOCUMENT, _BODY, lines(2 * picture('id="1" name="a" descr="علم">')), "paragraph 1"),
    ("ar-EG", "style-forbidden", STYLES, "</w:rPr></w:style>", "<w:rtl/></w:rPr></w:style>", None),
    ("ar-EG", "style-forbidden", STYLES, "(<w:tblPr>)(<w:tblInd )", r"\1<w:bidiVisual/>\2", "style Normal Table"),
    ("ar-EG", "comment-unpaired", DOCUMENT, _BODY, lines('<w:commentRangeStart w:id="4"/>'), "paragraph 1"),
    ("ar-EG", "field-unbalanced", DOCUMENT, _BODY, lines("<w:r><w:instrText>PAGE</w:instrText></w:r>"), "paragraph 1"),
    ("ar-EG", "element-misplaced", DOCUMENT, _BODY, lines(2 * '<w:hyperlink w:anchor="_top">' + 2 * "</w:hyperlink>"), "paragraph 1"),
    ("ar-EG", "element-misplaced", DOCUMENT, "(<w:rtl/>)(<w:lang [^>]*>)", rf"\1{_LIGATURES}\2", _FIRST),
    ("ar-EG", "element-misplaced", DOCUMENT, "(<w:rtl/><w:lang [^>]*>)", rf"\1{_FORMER}{_LIGATURES}", _FIRST),
    ("ar-EG", "id-duplicate", STYLES, "</w:styles>", style("") * 2 + "</w:styles>", "style Odd"),
    ("ar-EG", "id-duplicate", NUMBERING, "(<w:num .*?</w:num>)", r"\1\1", "list number 1"),
    ("ar-EG", "id-duplicate", NUMBERING, "(<w:abstractNum .*?</w:abstractNum>)", r"\1\1", "list 0"),
    ("ar-EG", "id-duplicate", DOCUMENT, '(<w:headerReference w:type="default"[^>]*>)', r"\1\1", "section 1"),
    ("ar-EG", "attribute-value", CORE, "(<dcterms:created[^>]*>)[^<]*", r"\g<1>4 February 2026", "properties"),
    ("ar-EG", "attribute-value", CORE, "(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2026-13-01T00:00:00Z", "properties"),
    # direction
    ("ar-EG", "section-direction", DOCUMENT, "<w:titlePg/><w:bidi/>", "<w:titlePg/>", "section 1"),
    ("en", "section-direction", DOCUMENT, "<w:titlePg/>", "<w:titlePg/><w:bidi/>", "section 1"),
    ("ar-EG", "table-direction", DOCUMENT, "<w:bidiVisual/>", "", "table 1"),
    ("en", "table-direction", DOCUMENT, "(<w:tblStyle [^>]*>)", r"\1<w:bidiVisual/>", "table 1"),
    ("ar-EG", "paragraph-direction", DOCUMENT, "<w:keepNext/><w:bidi/>", '<w:keepNext/><w:bidi w:val="0"/>', _FIRST),
    ("en", "paragraph-direction", DOCUMENT, "(<w:pStyle w:val=\"TableText\"/>)<w:bidi/>", r"\1", None),
    ("en", "paragraph-direction", DOCUMENT, "<w:keepNext/>", "<w:keepNext/><w:bidi/>", "paragraph 1: “Briefing”"),
    ("ar-EG", "empty-direction", DOCUMENT, _BODY, f'{_BODY}<w:p><w:pPr><w:bidi w:val="0"/></w:pPr></w:p>', "paragraph 1"),
    ("ar-EG", "empty-direction", HEADER, "<w:p>", '<w:p><w:pPr><w:bidi w:val="0"/></w:pPr></w:p><w:p>', "header 1 paragraph 1"),
    ("ar-EG", "mark-direction", DOCUMENT, "(</w:numPr><w:bidi/>)<w:rPr><w:rtl/></w:rPr>", r"\1", "paragraph 4: “موجز إعلامي – 4 فبراير 2026”"),
    ("ar-EG", "run-direction", DOCUMENT, '<w:rtl/><w:lang w:bidi="ar-EG"/>', '<w:lang w:bidi="ar-EG"/>', _FIRST),
    ("en", "run-direction", DOCUMENT, '<w:rtl/>(<w:lang w:bidi="ar-MA"/>)', r"\1", "paragraph 5: “\u200eجلسة حول قانون المياه”"),
    ("en", "run-direction", DOCUMENT, "(<w:r>)(<w:t [^>]*>Briefing)", rf"\1{_ARABIC}\2", "paragraph 1: “Briefing”"),
    ("ar-EG", "alignment-physical", DOCUMENT, "(<w:keepNext/><w:bidi/>)", r'\1<w:jc w:val="right"/>', _FIRST),
    ("ar-EG", "kashida", DOCUMENT, "(<w:keepNext/><w:bidi/>)", r'\1<w:jc w:val="lowKashida"/>', _FIRST),
    ("ar-EG", "border-side", STYLES, '(<w:pBdr>)<w:right (w:val="single" w:sz="20")', r"\1<w:left \2", None),
    ("en", "border-side", DOCUMENT, '<w:left w:val="nil"/><w:right ([^>]*)/>', r'<w:left \1/><w:right w:val="nil"/>', None),
    ("ar-EG", "direction-control", DOCUMENT, ">موجز إعلامي<", ">\u2067موجز إعلامي\u2069<", "paragraph 1: “\u2067موجز إعلامي\u2069”"),
    ("ar-EG", "token-unmarked", DOCUMENT, "\u200e(2026-02-01)\u200e", r"\1", None),
    ("ar-EG", "token-unmarked", DOCUMENT, "> 7/2026<", "> في 2026-02-04<", "paragraph 2: “الرقم المرجعي: في 2026-02-04”"),
    ("ar-EG", "paragraph-direction", DOCUMENT, _BODY, aside("<w:r><w:t>BBC</w:t></w:r>", f"<w:r>{_ARABIC}<w:t>قال الرئيس</w:t></w:r>"), "paragraph 1: “BBCقال الرئيس”"),
    # letters
    ("ar-EG", "twin-missing", STYLES, "<w:b/><w:bCs/>", "<w:b/>", None),
    ("ar-EG", "twin-missing", STYLES, '<w:sz w:val="24"/><w:szCs w:val="28"/>', '<w:sz w:val="24"/>', "style heading 1"),
    ("ar-EG", "twin-differs", STYLES, "</w:styles>", style('<w:b/><w:bCs w:val="0"/>') + "</w:styles>", "style Odd"),
    ("en", "twin-missing", DOCUMENT, '<w:rtl/>(<w:lang w:bidi="ar-MA"/>)', r"<w:b/><w:rtl/>\1", "paragraph 5: “\u200eجلسة حول قانون المياه”"),
    ("ar-EG", "twin-missing", NUMBERING, "<w:color [^>]*/><w:rtl/>", "<w:b/><w:rtl/>", "list 0 level 1"),
    ("ar-EG", "twin-missing", DOCUMENT, "(</w:numPr><w:bidi/><w:rPr>)", r"\1<w:b/>", "paragraph 4: “موجز إعلامي – 4 فبراير 2026”"),
    ("ar-EG", "size-default", STYLES, '<w:sz w:val="20"/><w:szCs w:val="23"/><w:lang', "<w:lang", _DEFAULTS),
    ("ar-EG", "font-missing", STYLES, ' w:cs="Times New Roman"', "", _DEFAULTS),
    ("en", "font-missing", STYLES, ' w:cs="Arial"', "", _DEFAULTS),
    ("ar-EG", "font-missing", STYLES, "<w:b/><w:bCs/>", '<w:rFonts w:ascii="Arial"/><w:b/><w:bCs/>', None),
    ("ar-EG", "font-missing", STYLES, 'w:cs="Times New Roman"', 'w:cstheme="minorBidi"', _DEFAULTS),
    ("ar-EG", "font-uncommon", STYLES, 'w:cs="Times New Roman"', 'w:cs="Noto Naskh Arabic"', _DEFAULTS),
    ("ar-EG", "language-default", STYLES, 'w:bidi="ar-EG"', 'w:bidi="hi-IN"', _DEFAULTS),
    ("fr", "language-default", STYLES, '<w:lang w:val="fr-FR"', '<w:lang w:val="en-US"', _DEFAULTS),
    ("ar-EG", "language-theme", SETTINGS, ' w:bidi="ar-EG"', "", "settings"),
    ("ar-EG", "language-run", DOCUMENT, '<w:lang w:bidi="ar-EG"/>', '<w:lang w:bidi="en-US"/>', _FIRST),
    ("ar-EG", "language-run", DOCUMENT, '<w:lang w:bidi="ar-EG"/>', '<w:lang w:val="ar-EG"/>', _FIRST),
    ("ar-EG", "letters-spaced", DOCUMENT, '<w:rtl/><w:lang', '<w:spacing w:val="20"/><w:rtl/><w:lang', _FIRST),
    ("en", "letters-spaced", STYLES, '(w:styleId="Quote">.*?<w:rPr>)', r'\1<w:w w:val="120"/>', None),
    # accessibility
    ("ar-EG", "title-missing", CORE, "<dc:title>.*?</dc:title>", "", "properties"),
    ("ar-EG", "language-missing", CORE, "<dc:language>.*?</dc:language>", "", "properties"),
    ("en", "language-missing", CORE, "<dc:language>.*?</dc:language>", "", "properties"),
    ("ar-EG", "generator-advertised", CORE, "<dc:creator>", "<dc:description>generated by python-docx</dc:description><dc:creator>", "properties"),
    ("ar-EG", "headings-missing", DOCUMENT, "<w:body>.*(<w:sectPr>)", r"<w:body>\1", ""),
    ("ar-EG", "heading-jump", DOCUMENT, '"Heading1"', '"Heading2"', "paragraph 3: “المحتويات”"),
    ("ar-EG", "heading-empty", DOCUMENT, _BODY, f'{_BODY}<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>', "paragraph 1"),
    ("ar-EG", "header-row-missing", DOCUMENT, "<w:tblHeader/>", "", "table 1"),
    ("en", "header-row-missing", DOCUMENT, "<w:tblHeader/>", "", "table 1"),
    ("ar-EG", "row-splits", DOCUMENT, "<w:cantSplit/>", "", "table 1"),
    ("ar-EG", "table-alt-missing", DOCUMENT, "<w:tblCaption [^>]*/><w:tblDescription [^>]*/>", "", "table 1"),
    ("ar-EG", "picture-alt-missing", DOCUMENT, _BODY, lines(picture('id="1" name="a">')), "paragraph 1"),
    ("ar-EG", "picture-alt-missing", DOCUMENT, _BODY, lines('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape></w:pict></w:r>'), "paragraph 1"),
    ("ar-EG", "paragraphs-empty", DOCUMENT, _BODY, lines("", "", ""), "paragraph 2"),
    # package
    ("ar-EG", "content-remote", RELATIONS, "</Relationships>", '<Relationship Id="t" Type="http://x/relationships/attachedTemplate" Target="https://example.org/t.dotx" TargetMode="External"/></Relationships>', "https://example.org/t.dotx"),
    ("ar-EG", "relationship-duplicate", RELATIONS, '(<Relationship Id="styles"[^>]*/>)', r"\1\1", ""),
    ("ar-EG", "part-missing", RELATIONS, 'Target="numbering.xml"', 'Target="numbers.xml"', ""),
    ("ar-EG", "type-unused", TYPES, "</Types>", '<Override PartName="/word/gone.xml" ContentType="a/b"/></Types>', ""),
    ("ar-EG", "content-type-wrong", TYPES, r"wordprocessingml\.styles\+xml", "wordprocessingml.style+xml", ""),
    ("ar-EG", "content-type-missing", TYPES, '<Default Extension="rels"[^>]*/>', "", ""),
    ("ar-EG", "part-broken", SETTINGS, "</w:settings>", "", ""),
    ("ar-EG", "part-broken", SETTINGS, "<w:settings", '<!DOCTYPE s [<!ENTITY a "aaaa">]><w:settings', ""),
]  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS, ids=[f"{locale}-{code}" for locale, code, *_ in DEFECTS])
def test_a_defect_is_named_and_nothing_else(defect):
    locale, code, part, old, new, location = defect
    findings = find(broken(locale, part, old, new))
    first = next((finding for finding in findings if finding.code == code), None)

    assert codes(findings) == {code}
    assert (SEVERITIES[code], location if location is not None else first.location) == (first.severity, first.location)


def test_every_code_has_a_document_that_is_charged_with_it():
    tried = {row[1] for row in DEFECTS} | {"entry-duplicate", "types-not-first", "drawing-id-shared"}

    assert set(SEVERITIES) == tried


def test_an_entry_that_is_stored_twice_is_named():
    buffer = io.BytesIO(right("ar-EG"))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SETTINGS, unpack(right("ar-EG"))[SETTINGS])
    findings = find(buffer.getvalue())

    assert [("entry-duplicate", SETTINGS)] == [(finding.code, finding.part) for finding in findings]


def test_content_types_that_do_not_come_first_are_named():
    entries = unpack(right("ar-EG"))
    last = {TYPES: entries.pop(TYPES)}

    assert codes(find(pack({**entries, **last}))) == {"types-not-first"}


def test_a_damaged_entry_is_named_and_the_rest_is_audited():
    entries = unpack(right("ar-EG"))
    content = bytearray(pack({**entries, "word/media.bin": b"x" * 99}))
    content[content.index(b"word/media.bin") + len("word/media.bin") + 2] ^= 0xFF
    parts = {(finding.code, finding.part) for finding in find(bytes(content))}

    assert ("part-broken", "word/media.bin") in parts


def test_a_broken_body_is_a_finding():
    assert codes(find(broken("ar-EG", DOCUMENT, "</w:body>", ""))) == {"part-broken"}


def test_notes_comments_and_text_boxes_are_stories():
    note = '<w:footnote w:id="1"><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>قال</w:t></w:r></w:p></w:footnote>'
    line = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    footnotes = f'<w:footnotes xmlns:w="{W}">{line}{note}</w:footnotes>'
    box = "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>قال</w:t></w:r></w:p>"
    inner = f'<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></w:r>'
    entries = unpack(broken("ar-EG", DOCUMENT, _BODY, lines('<w:r><w:footnoteReference w:id="1"/></w:r>', inner)))
    override = '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    types = entries[TYPES].decode().replace("</Types>", override).encode()
    findings = find(pack({**entries, TYPES: types, "word/footnotes.xml": footnotes.encode()}))

    assert [("run-direction", "paragraph 3: “قال”"), ("run-direction", "footnotes paragraph 2: “قال”")] == [
        (finding.code, finding.location) for finding in findings
    ]


def test_the_choice_that_word_reads_is_audited_and_not_what_it_falls_back_to():
    markup = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:odd="urn:odd"'
    words = "<w:r><w:t>قال</w:t></w:r>"
    alternatives = (
        f'<mc:AlternateContent {markup}><mc:Choice Requires="odd">{words}</mc:Choice><mc:Choice Requires="w14"/>'
        f"<mc:Fallback>{words}</mc:Fallback></mc:AlternateContent>"
    )
    fallback = alternatives.replace('<mc:Choice Requires="w14"/>', "")

    assert find(broken("ar-EG", DOCUMENT, _BODY, lines(alternatives))) == ()
    assert codes(find(broken("ar-EG", DOCUMENT, _BODY, lines(fallback)))) == {"run-direction"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</w:sectPr>", f"<w:sectPrChange {_CHANGED}><w:sectPr/></w:sectPrChange></w:sectPr>"),
        ("</w:tblPr>", f'<w:tblPrChange {_CHANGED}><w:tblPr><w:tblStyle w:val="Gone"/></w:tblPr></w:tblPrChange></w:tblPr>'),
        (_BODY, f'{_BODY}<w:p><w:pPr><w:bidi/><w:pPrChange {_CHANGED}><w:pPr><w:pStyle w:val="Gone"/><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr></w:pPrChange></w:pPr></w:p>'),
        (_BODY, lines(f'<w:r><w:rPr><w:rtl/><w:rPrChange {_CHANGED}><w:rPr><w:rStyle w:val="Gone"/><w:rFonts w:ascii="Odd"/></w:rPr></w:rPrChange></w:rPr></w:r>')),
    ],
)  # fmt: skip
def test_what_tracked_changes_keep_of_the_past_is_not_judged(old, new):
    assert find(broken("ar-EG", DOCUMENT, old, new)) == ()


def test_sections_of_the_past_are_not_numbered():
    first = f"<w:sectPr><w:bidi/><w:sectPrChange {_CHANGED}><w:sectPr/></w:sectPrChange></w:sectPr>"
    entries = unpack(broken("ar-EG", DOCUMENT, _BODY, f"{_BODY}<w:p><w:pPr><w:bidi/>{first}</w:pPr></w:p>"))
    body = entries[DOCUMENT].replace(b"<w:titlePg/><w:bidi/>", b"<w:titlePg/>")

    assert [("section-direction", "section 2")] == [
        (finding.code, finding.location) for finding in find(pack({**entries, DOCUMENT: body}))
    ]


@pytest.mark.parametrize(
    "look",
    [
        '<w:numPr><w:numId w:val="0"/></w:numPr><w:bidi/>',  # taken out of a list
        '<w:bidi/><w:jc w:val="right"/>',  # no words are aligned
    ],
)
def test_a_paragraph_is_not_charged_with_what_it_does_not_show(look):
    assert find(broken("ar-EG", DOCUMENT, _BODY, f"{_BODY}<w:p><w:pPr>{look}<w:rPr><w:b/></w:rPr></w:pPr></w:p>")) == ()


def test_a_paragraph_most_of_whose_letters_are_left_to_right_may_run_so():
    quote = aside(f"<w:r>{_ARABIC}<w:t>قال</w:t></w:r>", "<w:r><w:t>Law</w:t></w:r>")

    assert find(broken("ar-EG", DOCUMENT, _BODY, quote)) == ()


def test_drawings_of_two_parts_may_share_a_number_in_word():
    entries = unpack(broken("ar-EG", DOCUMENT, _BODY, lines(picture('id="1" name="a" descr="علم">'))))
    flag = "<w:p><w:pPr><w:bidi/></w:pPr>" + picture('id="1" name="b" descr="علم">') + "</w:p><w:p>"
    findings = find(pack({**entries, HEADER: entries[HEADER].replace(b"<w:p>", flag.encode(), 1)}))

    assert [("drawing-id-shared", "warning", HEADER)] == [(each.code, each.severity, each.part) for each in findings]


@pytest.mark.parametrize("kind", ["comment", "footnote", "endnote"])
def test_notes_and_comments_of_one_number_are_named(kind):
    note = f'<w:{kind} w:id="1" w:author="a"><w:p><w:pPr><w:bidi/></w:pPr></w:p></w:{kind}>'
    notes = f'<w:{kind}s xmlns:w="{W}">{note}{note}</w:{kind}s>'.replace(
        "" if kind == "comment" else ' w:author="a"', ""
    )
    entries = unpack(right("ar-EG"))
    override = f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"/></Types>'
    types = entries[TYPES].decode().replace("</Types>", override).encode()
    findings = find(pack({**entries, TYPES: types, f"word/{kind}s.xml": notes.encode()}))

    assert {("id-duplicate", f"word/{kind}s.xml")} == {(finding.code, finding.part) for finding in findings}


@pytest.mark.parametrize(("number", "expected"), [("2", {"id-duplicate"}), ("3", set())])
def test_custom_properties_of_one_number_are_named(number, expected):
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    custom = (
        f'<Properties xmlns="{namespace}"><property pid="2" name="a"/><property pid="{number}" name="b"/></Properties>'
    )
    entries = unpack(right("ar-EG"))
    types = entries[TYPES].replace(b"</Types>", b'<Default Extension="xml" ContentType="application/xml"/></Types>')

    assert expected == codes(find(pack({**entries, TYPES: types, "docProps/custom.xml": custom.encode()})))


@pytest.mark.parametrize("date", ["2026", "2026-02", "2026-02-04", "2026-02-04T09:00Z", "2026-02-04T09:00:00.5+02:00"])
def test_every_form_of_a_date_is_taken(date):
    assert find(broken("ar-EG", CORE, "(<dcterms:created[^>]*>)[^<]*", rf"\g<1>{date}")) == ()


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:r><w:rPr><w:rtl/>{_LIGATURES}{_FORMER}</w:rPr></w:r>",
        '<w:r><w:rPr><x:y xmlns:x="urn:x"/><w:rtl/></w:rPr></w:r>',  # what nobody knows has no order
        '<w:hyperlink w:anchor="_top"/><w:hyperlink w:anchor="_top"/>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:commentRangeStart w:id="4"/><w:commentRangeEnd w:id="4"/>',
    ],
)
def test_what_word_itself_writes_is_no_defect(inner):
    assert find(broken("ar-EG", DOCUMENT, _BODY, lines(inner))) == ()


def test_a_link_in_a_text_box_in_a_link_is_no_defect():
    link = '<w:hyperlink w:anchor="_top">'
    box = f"<w:p><w:pPr><w:bidi/></w:pPr>{link}</w:hyperlink></w:p>"
    inner = f'{link}<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{box}</w:txbxContent></v:textbox></w:pict></w:r></w:hyperlink>'

    assert find(broken("ar-EG", DOCUMENT, _BODY, lines(inner))) == ()


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        (
            DOCUMENT,
            "(</w:numPr><w:bidi/>)<w:rPr><w:rtl/></w:rPr>",
            r"\1",
            "the number or bullet stands on the wrong side",
        ),
        (DOCUMENT, "\u200e(2026-02-01)\u200e", r"\1", "Special Characters > Left-to-Right Mark"),
        (DOCUMENT, ">موجز إعلامي<", ">\u2067موجز إعلامي\u2069<", "find ^u8295 and ^u8297 and replace it with nothing"),
        (DOCUMENT, "<w:bidi/>", "<w:bidi/><w:bidi/>", "save it again, or tell the program's maker"),
    ],
)
def test_a_message_says_what_to_click(part, old, new, words):
    assert words in find(broken("ar-EG", part, old, new))[0].message


def test_a_document_with_a_workbook_in_it_is_a_word_document():
    entries = unpack(right("ar-EG"))
    sheet = b'<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/></Types>'
    types = entries[TYPES].replace(b"</Types>", sheet)

    assert find(pack({**entries, TYPES: types, "word/embeddings/a.xlsx": b"PK"})) == ()


def test_pictures_that_only_adorn_need_no_words():
    assert find(broken("ar-EG", DOCUMENT, _BODY, lines(picture(f'id="1" name="a">{_DECORATIVE}')))) == ()


def test_bold_that_two_styles_set_is_off_for_letters_of_both_directions():
    cue = '<w:rPr><w:rStyle w:val="Cue"/><w:rtl/><w:lang w:bidi="ar-EG"/></w:rPr>'
    heading = f'{_BODY}<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:bidi/></w:pPr><w:r>{cue}<w:t>قال</w:t></w:r></w:p>'

    assert find(broken("ar-EG", DOCUMENT, _BODY, heading)) == ()


def test_styles_that_are_based_on_each_other_do_not_hang():
    circle = style("").replace("<w:rPr>", '<w:basedOn w:val="Odd"/><w:rPr>')
    entries = unpack(broken("ar-EG", STYLES, "</w:styles>", f"{circle}</w:styles>"))
    entries[DOCUMENT] = entries[DOCUMENT].replace(b'"Facts"', b'"Odd"')

    assert find(pack(entries)) == ()


def test_a_document_without_right_to_left_letters_is_not_asked_for_their_looks(tmp_path):
    document = docx.Document()
    document.add_heading("Water law", 1)
    document.add_paragraph("The vote is on Thursday.").runs[0].bold = True
    document.save(str(tmp_path / "plain.docx"))
    found = codes(audit(tmp_path / "plain.docx"))

    assert found == {"schema-borne", "title-missing", "language-missing", "generator-advertised"}


def test_what_a_naive_document_lacks_is_all_named(naive):
    inspection = inspect(naive)

    assert (inspection.direction, inspection.language) == ("rtl", "ar-SA")
    assert {
        "section-direction",
        "table-direction",
        "paragraph-direction",
        "run-direction",
        "twin-missing",
        "font-missing",
        "language-theme",
        "letters-spaced",
        "header-row-missing",
        "row-splits",
        "table-alt-missing",
        "title-missing",
        "language-missing",
        "generator-advertised",
        "paragraphs-empty",
    } <= codes(inspection.findings)


def test_findings_of_a_naive_document_say_where_and_what_to_do(naive):
    [finding] = [finding for finding in audit(naive) if finding.code == "table-direction"]

    assert finding == Finding(
        code="table-direction",
        severity="error",
        message="the table runs left to right; set Table Properties > Table direction to right-to-left",
        part=DOCUMENT,
        location="table 1",
    )


def test_the_language_of_a_document_that_names_none_is_told_from_its_script(tmp_path):
    for words, language in (("נשיא המדינה", "he"), ("The vote", "en-US"), ("قال الرئيس", "ar-SA"), ("", "en-US")):
        document = docx.Document()
        document.add_paragraph(words)
        document.save(str(tmp_path / "a.docx"))

        assert language[:2] == inspect(tmp_path / "a.docx").language[:2]


# What is no Word document --------------------------------------------------------------------------------------------


def zipped(**entries: bytes) -> bytes:
    return pack({name.replace("__", "/"): content for name, content in entries.items()})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"words", "is no .docx or .dotx file"),
        (b"%PDF-1.7", "is damaged beyond repair"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old .doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (zipped(a=b"1"), "is a zip file, but no Word document"),
        (zipped(xl__workbook=b"1"), "is an Excel workbook"),
        (zipped(ppt__slides=b"1"), "is a PowerPoint presentation"),
        (zipped(word__a=b"1"), "has no document in it"),
        (b"PK\x05\x06" + b"\0" * 18, "is a zip file, but no Word document"),
    ],
)
def test_what_is_no_word_document_is_answered_in_one_line(content, words, tmp_path):
    (tmp_path / "a.docx").write_bytes(content)

    with pytest.raises(ReadError, match=re.escape(words)) as caught:
        audit(tmp_path / "a.docx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"), [("gone.docx", "there is no such file"), (".", "is a folder"), ("a\0b", "no such")]
)
def test_what_cannot_be_opened_is_answered_in_one_line(name, words, tmp_path):
    with pytest.raises(ReadError, match=words):
        audit(f"{tmp_path}/{name}")


def test_a_strict_document_is_told_how_to_save_it():
    entries = unpack(right("ar-EG"))
    strict = entries["_rels/.rels"].replace(
        b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
    )

    with pytest.raises(ReadError, match='saved as "Strict Open XML"; save it in Word as "Word Document"'):
        find(pack({**entries, "_rels/.rels": strict}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(ReadError, match="unpacks to"):
        find(pack({**unpack(right("ar-EG")), "word/bomb.xml": b" " * 50_000_000}))


def test_a_part_of_countless_elements_is_refused_before_it_is_parsed():
    with pytest.raises(ReadError, match="two thousand pages"):
        find(pack({**unpack(right("ar-EG")), SETTINGS: b"<a/>" * 2_000_001}))


def test_findings_come_in_the_order_of_the_document(naive):
    places = [finding.location for finding in audit(naive) if finding.part == DOCUMENT]
    numbers = [int(place.split()[1].strip(":")) for place in places if place.startswith("paragraph")]

    assert sorted(numbers) == numbers
    assert ["title-missing", "section-direction"] == [
        finding.code for finding in audit(naive) if finding.code in ("title-missing", "section-direction")
    ]


def test_entities_are_never_expanded():
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]><w:settings xmlns:w="{W}">&a9;</w:settings>'
    entries = unpack(right("ar-EG"))
    hidden = [bomb.encode(), bomb.encode("utf-16"), f"<!-- {'x' * 5000} -->{bomb}".encode()]

    assert [{"part-broken"}] * 3 == [codes(find(pack({**entries, SETTINGS: content}))) for content in hidden]


ODD_VALUES = ("", "-1", "x", "9" * 30, "9" * 5000, "\u0664", "\u00b2")


def survive(content: bytes) -> None:
    """Audit; only one kind of error is allowed."""
    try:
        findings = find(content)
    except ReadError as error:
        told = [str(error)]
    else:
        told = [finding.message for finding in findings]

    assert [] == [message for message in told if not message or "\n" in message]


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_bytes_that_change_raise_nothing_foreign(chance):
    content = bytearray(right("en"))
    for _ in range(chance.randint(1, 40)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    survive(bytes(content[: chance.randrange(len(content))] if chance.random() < 0.2 else content))


@settings(max_examples=80)
@given(st.randoms(use_true_random=False))
def test_parts_that_change_raise_nothing_foreign(chance):
    entries = unpack(right("en"))
    name = chance.choice(sorted(entries))
    text = entries[name].decode()
    tags = re.findall(r"<[^>]+>|[^<>]+", text)
    for _ in range(chance.randint(1, 5)):
        at, other = chance.randrange(len(tags)), chance.randrange(len(tags))
        match chance.randrange(4):
            case 0:
                tags[at] = re.sub(r'"[^"]*"', lambda _: f'"{chance.choice(ODD_VALUES)}"', tags[at])
            case 1:
                tags[at], tags[other] = tags[other], tags[at]
            case 2:
                tags[at] = re.sub(r"^<w:\w+(?=[ />])", "<w:p", tags[at])
            case 3:
                tags.insert(at, f"<w:{chance.choice(('p', 'tbl', 'r', 'rPr', 'sectPr', 'lvl', 'style'))}/>")
    survive(pack({**entries, name: "".join(tags).encode()}))


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_parts_that_take_each_others_place_raise_nothing_foreign(chance):
    entries = unpack(right("en"))
    names = list(entries)
    chance.shuffle(names)
    survive(pack(dict(zip(names, entries.values(), strict=True))))


# Cost and imports ----------------------------------------------------------------------------------------------------


def test_nothing_heavy_is_imported_before_a_file_is_audited():
    program = (
        "import sys, briefgen; briefgen.audit\n"
        "heavy = {'weasyprint', 'jinja2', 'briefgen.writers', 'briefgen.template'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_part_names_are_looked_up_in_linear_time():
    parts = {f"word/media/{number}.bin": b"" for number in range(6000)}
    images = "".join(
        f'<Relationship Id="i{number}" Type="http://x/relationships/image" Target="/{name}"/>'
        for number, name in enumerate(parts)
    )
    entries = unpack(broken("ar-EG", RELATIONS, "</Relationships>", f"{images}</Relationships>"))
    binary = b'<Default Extension="bin" ContentType="image/x"/></Types>'
    content = pack({**entries, TYPES: entries[TYPES].replace(b"</Types>", binary), **parts})
    start = time.process_time()

    assert find(content) == ()
    assert time.process_time() - start < 2


def test_the_verb_is_still_a_verb_after_its_package_was_imported():
    assert briefgen.audit is audit
    assert callable(audit)
