"""The auditor of PDF files: right reports have no error, and every defect is named where it is."""

import contextlib
import functools
import io
import json
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from briefgen import BriefgenError, Details, Finding, MissingDependencyError, ReadError, audit, render
from briefgen.auditing import Inspection
from briefgen.auditing.pdf import inspect_pdf
from briefgen.auditing.pdf.codes import SEVERITIES
from briefgen.auditing.pdf.fonts import read_map
from briefgen.cli import main
from briefgen.localize import localize
from tests.builders import debate_briefing, mixed_briefing, seed_briefing

LOCALES = ("ar-EG", "fa", "he", "ur", "en", "fr")
ROOT = Path(__file__).parents[1]

# Builders ------------------------------------------------------------------------------------------------------------


@functools.cache
def right(locale: str) -> bytes:
    """A bound report of two articles with a marking."""
    details = Details(marking="TLP:AMBER", reference="7/2026")

    return render((seed_briefing(), debate_briefing()), "pdf", locale=locale, details=details).content


def change(mutate: Callable[[Pdf], object], locale: str = "ar-EG") -> bytes:
    """The report with one defect."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(right(locale))) as pdf:
        mutate(pdf)
        pdf.save(buffer)

    return buffer.getvalue()


def inspect(content: bytes, locale: str | None = None) -> Inspection:
    return inspect_pdf(content, localizer=localize(locale) if locale else None)


def find(content: bytes, locale: str | None = None) -> tuple[Finding, ...]:
    return inspect(content, locale).findings


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def elements(pdf: Pdf, kind: str) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/S") == kind and "/P" in each]


def fonts(pdf: Pdf) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Subtype") == "/Type0"]


def links(pdf: Pdf) -> list[Dictionary]:
    return [each for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]


def draw(pdf: Pdf, content: bytes) -> None:
    """Draw more on the first page."""
    pdf.pages[0].contents_add(content)


def map_all(pdf: Pdf, target: bytes) -> None:
    """Let every glyph of the first font stand for *target*."""
    fonts(pdf)[0].ToUnicode = Stream(
        pdf, b"1 beginbfrange <0000> <ffff> [" + b"<%s>" % target * 0x10000 + b"] endbfrange"
    )


def edit_map(pdf: Pdf, old: bytes, new: bytes) -> None:
    stream = max((font.ToUnicode for font in fonts(pdf)), key=lambda stream: len(stream.read_bytes()))
    content = stream.read_bytes()
    assert old in content
    stream.write(content.replace(old, new))


def add_form(pdf: Pdf, call: bytes) -> None:
    """Draw a line in a form, which *call* names /Fx."""
    form = Stream(pdf, b"0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    pdf.pages[0].Resources.XObject = Dictionary(Fx=pdf.make_indirect(form))
    draw(pdf, call)


def put(holder: Dictionary, **entries: pikepdf.Object) -> None:
    for name, value in entries.items():
        holder[f"/{name}"] = value


def drop(holder: Dictionary, key: str) -> None:
    del holder[key]


# Right documents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_a_report_of_ours_has_no_fault(locale, tmp_path):
    path = render(seed_briefing(), "pdf", locale=locale).save(tmp_path)

    assert set() == codes(audit(path))
    assert set() == codes(audit(path, locale=locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_bound_report_with_a_marking_has_no_fault(locale):
    inspection = inspect(right(locale))

    # Nobody said of the Arabic note that it is Arabic.
    assert ({"language-passage"} if locale == "he" else set()) == codes(inspection.findings)
    assert (localize(locale).direction, locale) == (inspection.direction, inspection.language)
    assert "Briefing-Arabic" in inspection.fonts


def test_a_report_full_of_both_directions_has_no_fault():
    assert set() == codes(find(render(mixed_briefing(), "pdf", locale="ar-EG").content))


# Defects -------------------------------------------------------------------------------------------------------------

_ATTACHED = Dictionary(Type=Name.Filespec, UF=String("list.xlsx"))
_JAVASCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

# code, what makes the defect, page, words of the location
DEFECTS: list[tuple[str, Callable[[Pdf], object], str | None, str]] = [
    ("untagged", lambda pdf: drop(pdf.Root, "/MarkInfo"), None, ""),
    ("untagged", lambda pdf: drop(pdf.Root, "/StructTreeRoot"), None, ""),
    ("language-missing", lambda pdf: drop(pdf.Root, "/Lang"), None, "properties"),
    ("language-missing", lambda pdf: put(pdf.Root, Lang=String("Arabic, I think")), None, "properties"),
    ("language-mismatch", lambda pdf: put(pdf.Root, Lang=String("en-US")), None, "properties"),
    ("language-mismatch", lambda pdf: put(pdf.Root, Lang=String("he")), None, "properties"),
    ("title-hidden", lambda pdf: drop(pdf.Root.ViewerPreferences, "/DisplayDocTitle"), None, "properties"),
    ("direction-missing", lambda pdf: drop(pdf.Root.ViewerPreferences, "/Direction"), None, "properties"),
    ("standard-undeclared", lambda pdf: drop(pdf.Root, "/Metadata"), None, "properties"),
    ("standard-undeclared", lambda pdf: pdf.Root.Metadata.write(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), None, "properties"),
    ("font-not-embedded", lambda pdf: drop(fonts(pdf)[0].DescendantFonts[0].FontDescriptor, "/FontFile2"), None, "font Briefing-"),
    ("font-unsearchable", lambda pdf: drop(fonts(pdf)[0], "/ToUnicode"), None, "font Briefing-"),
    ("font-unsearchable", lambda pdf: map_all(pdf, b""), None, "font Briefing-"),
    ("font-unsearchable", lambda pdf: map_all(pdf, b"fffd"), None, "font Briefing-"),
    ("font-unsearchable", lambda pdf: map_all(pdf, b"e001"), None, "font Briefing-"),
    ("font-unsearchable", lambda pdf: map_all(pdf, b"0628"), None, "font Briefing-"),
    ("font-partly-searchable", lambda pdf: edit_map(pdf, b"<0629>", b"<>"), None, "font Briefing-Arabic"),
    ("letters-shaped", lambda pdf: edit_map(pdf, b"<0627>", b"<fe8d>"), None, ""),
    ("headings-missing", lambda pdf: [put(each, S=Name.P) for kind in ("/H1", "/H2", "/H3") for each in elements(pdf, kind)], None, ""),
    ("heading-jump", lambda pdf: put(elements(pdf, "/H1")[0], S=Name.H2), "page 1", "heading 1: “موجز إعلامي”"),
    ("heading-jump", lambda pdf: put(elements(pdf, "/H2")[0], S=Name.H4), "page 1", "heading 2: “"),
    ("table-header-missing", lambda pdf: [put(each, S=Name.TD) for each in elements(pdf, "/TH")], "page 1", "table 1"),
    ("header-scope-missing", lambda pdf: [drop(each, "/A") for kind in ("/TH", "/TD") for each in elements(pdf, kind)], "page", "table "),
    ("picture-alt-missing", lambda pdf: put(elements(pdf, "/BlockQuote")[0], S=Name.Figure), "page", "picture 1"),
    ("link-words-missing", lambda pdf: drop(links(pdf)[0], "/Contents"), "page 1", "page 1, link 1"),
    ("link-untagged", lambda pdf: [drop(each, "/K") for each in elements(pdf, "/Link")], "page 1", "page 1, link 1"),
    ("tab-order-missing", lambda pdf: drop(pdf.pages[0].obj, "/Tabs"), "page 1", "page 1"),
    ("content-untagged", lambda pdf: draw(pdf, b"0 0 m 9 9 l S"), "page 1", "page 1"),
    ("content-untagged", lambda pdf: draw(pdf, b"/Span BMC 0 0 9 9 re f EMC"), "page 1", "page 1"),
    ("content-untagged", lambda pdf: draw(pdf, b"BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI"), "page 1", "page 1"),
    ("content-untagged", lambda pdf: add_form(pdf, b"/Fx Do"), "page 1", "page 1"),
    ("content-unknown", lambda pdf: draw(pdf, b"/P <</MCID 7777>> BDC 0 0 9 9 re f EMC"), "page 1", "page 1"),
    ("content-unreached", lambda pdf: pdf.Root.StructTreeRoot.K[0].K.__delitem__(0), "page 1", "page 1"),
    ("content-duplicate", lambda pdf: draw(pdf, b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC"), "page 1", "page 1"),
    ("outline-missing", lambda pdf: (drop(pdf.Root, "/Outlines"), pdf.pages.extend(list(pdf.pages)[:3])), None, ""),
    ("holds-files", lambda pdf: put(pdf.Root, AF=Array([_ATTACHED])), None, ""),
    ("holds-files", lambda pdf: pdf.attachments.__setitem__("a.txt", b"a"), None, ""),
    ("holds-scripts", lambda pdf: put(pdf.Root, OpenAction=_JAVASCRIPT), None, ""),
    ("holds-scripts", lambda pdf: put(pdf.pages[0].obj, AA=Dictionary(O=_JAVASCRIPT)), None, ""),
    ("holds-actions", lambda pdf: put(links(pdf)[0], A=Dictionary(S=Name.Launch, F=String("cmd.exe"))), None, ""),
    ("holds-references", lambda pdf: put(links(pdf)[0], A=Dictionary(S=Name.GoToR, F=String("b.pdf"))), None, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "mutate", "page", "location"), DEFECTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_defect_is_named_where_it_is(code, mutate, page, location):
    findings = find(change(mutate))
    found = [finding for finding in findings if finding.code == code]

    assert found, findings
    assert (found[0].part or "").startswith(page or "")
    assert found[0].location.startswith(location)
    assert SEVERITIES[code] == found[0].severity


def test_a_file_without_any_title_is_charged_with_that():
    content = change(lambda pdf: (drop(pdf.Root, "/Metadata"), drop(pdf.trailer, "/Info")))

    assert "title-missing" in codes(find(content))


def test_a_form_that_is_drawn_as_an_artifact_needs_no_tags():
    assert set() == codes(find(change(lambda pdf: add_form(pdf, b"/Artifact BMC /Fx Do EMC"))))


def test_the_locale_tells_the_language_to_expect():
    assert "language-mismatch" in codes(find(right("ar-EG"), locale="fa"))
    assert {"language-mismatch", "direction-missing"} <= codes(find(right("en"), locale="ur"))


def drop_languages(pdf: Pdf) -> None:
    for each in elements(pdf, "/Span"):
        if "/Lang" in each:
            del each["/Lang"]


@pytest.mark.parametrize("locale", ["en", "he"])
def test_passages_in_other_letters_than_their_language_has_are_charged(locale):
    findings = find(change(drop_languages, locale))

    assert {"language-passage"} == codes(findings)
    assert len(findings) > 2
    assert findings[0].part == "page 1"
    assert "passages, as “" in findings[0].message


def test_a_language_may_be_said_by_marks_in_the_page_as_word_does():
    def mutate(pdf: Pdf) -> None:
        drop_languages(pdf)
        for page in pdf.pages:
            marked = page.Contents.read_bytes().replace(b"\n/Span", b"\n/Span <</Lang (ar)>> BDC\n/Span")
            page.Contents.write(marked.replace(b"\nET\nEMC", b"\nET\nEMC\nEMC"))

    findings = find(change(mutate, "he"))
    assert {"language-passage"} == codes(findings)
    assert [] == [letter for finding in findings for letter in finding.message if "\u0600" <= letter <= "\u06ff"]


def test_every_code_is_told_of_in_the_decision():
    decision = (ROOT / "docs" / "decisions" / "0010-audit.md").read_text("utf-8")

    assert [] == [code for code in SEVERITIES if f"`{code}`" not in decision]


def test_a_map_of_glyphs_is_read_in_all_its_forms():
    content = b"beginbfchar <01> <0041> <02> <00420043> endbfchar beginbfrange <05> <07> <0061> <08> <09> [<0078> <>] endbfrange"

    assert read_map(content) == {1: "A", 2: "BC", 5: "a", 6: "b", 7: "c", 8: "x", 9: ""}


# What is no PDF, and hostile files -----------------------------------------------------------------------------------


def locked() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(right("en"))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user="u", owner="o"))

    return buffer.getvalue()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"words", "is no PDF file"),
        (lambda: b"%PDF-1.7", "is damaged beyond repair"),
        (lambda: right("en")[:9000], "is damaged beyond repair"),
        (locked, "is protected by a password"),
    ],
)
def test_what_cannot_be_read_is_answered_in_one_line(make, words, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(make())

    with pytest.raises(ReadError, match=words) as caught:
        audit(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("seed", range(24))
def test_bytes_that_are_wrong_raise_nothing_foreign(seed):
    chance = random.Random(seed)  # noqa: S311  to repeat
    content = bytearray(right(LOCALES[seed % len(LOCALES)]))
    for _ in range(chance.choice((1, 20, 300))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with contextlib.suppress(BriefgenError):
        assert codes(find(bytes(content))) <= set(SEVERITIES)


def test_a_stream_that_unpacks_to_gigabytes_is_not_unpacked():
    bomb = zlib.compress(zlib.compress(bytes(400_000_000), 9), 9)

    def mutate(pdf: Pdf) -> None:
        pdf.pages[0].Contents = Stream(pdf, bomb, Filter=Array([Name.FlateDecode, Name.FlateDecode]))

    assert "content-unread" in codes(find(change(mutate)))


def test_loops_end():
    def mutate(pdf: Pdf) -> None:
        first = elements(pdf, "/P")[0]
        first.K = first
        add_form(pdf, b"/Artifact BMC /Fx Do EMC")
        form = pdf.pages[0].Resources.XObject.Fx
        form.Resources = Dictionary(XObject=Dictionary(Fx=form))
        form.write(b"/Fx Do /Fx Do")
        pdf.Root.StructTreeRoot.ParentTree.Kids = Array([pdf.Root.StructTreeRoot.ParentTree])
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(H1=Name.Odd, Odd=Name.H1)

    assert codes(find(change(mutate)))


# The command ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a report and its briefing."""
    monkeypatch.chdir(tmp_path)
    render(seed_briefing(), "pdf", locale="ar-EG").save(tmp_path / "report.pdf")
    render(debate_briefing(), "pdf", locale="ar-EG").save(tmp_path / "other.pdf")
    (tmp_path / "report.json").write_text(seed_briefing().to_json(), encoding="utf-8")

    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_command_tells_what_the_file_is(capsys):
    assert main(["check", "report.pdf"]) == 0
    assert "report.pdf: 0 errors, " in capsys.readouterr().out
    assert main(["check", "report.pdf", "--locale", "en", "--json"]) == 1
    [report] = json.loads(capsys.readouterr().out)
    assert set(report) == {"file", "direction", "language", "fonts", "findings"}


@pytest.mark.usefixtures("desk")
def test_words_that_a_briefing_holds_and_the_file_does_not_are_named(capsys):
    assert main(["check", "report.pdf", "--briefing", "report.json"]) == 0
    assert main(["check", "other.pdf", "--briefing", "report.json"]) == 1
    assert "words of the briefing are not found in the file, as “" in capsys.readouterr().err


def test_a_briefing_goes_with_a_pdf_only(desk, capsys):
    render(seed_briefing(), "docx").save(desk / "report.docx")

    assert main(["check", "report.docx", "--briefing", "report.json"]) == 1
    assert main(["check", "report.pdf", "--briefing", "missing.json"]) == 1
    err = capsys.readouterr().err
    assert "only a PDF's words are held to a briefing" in err
    assert "missing.json" in err


def test_without_pikepdf_the_error_names_the_command_that_helps(desk, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("briefgen.auditing.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pikepdf", None)

    with pytest.raises(MissingDependencyError, match=r"pip install 'briefgen\[check\]'"):
        audit(desk / "report.pdf")


def test_nothing_of_it_is_loaded_before_a_pdf_is_audited():
    script = "import sys, briefgen; briefgen.audit; sys.exit('pikepdf' in sys.modules or 'pypdf' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
