"""The command line, as functions and as the process that a person runs."""

import io
import json
import os
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

import briefgen
from briefgen import Briefing, ReadError, __version__
from briefgen.cli import main
from briefgen.teller import Teller

ARTICLE = (
    "قال وزير النقل سامي الحداد يوم الأحد: “سنفتح المعبر الشمالي في 12 مارس 2026”.\n"
    "وأضاف أن القافلة الأولى ستصل إلى المدينة بعد أسبوع.\n"
)
PLAIN = "افتتحت البلدية حديقة جديدة في وسط المدينة. وتضم الحديقة ملعبا ومكتبة.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an article in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(briefgen.__file__).resolve().parents[1]))
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    return tmp_path


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "briefgen", *arguments], input=stdin, capture_output=True, check=False)


def edit(path: Path) -> None:
    """Save a Word file as a person would who has changed a word."""
    document = docx.Document(str(path))
    document.add_paragraph("تمت المراجعة")
    document.save(str(path))


# What is made --------------------------------------------------------------------------------------------------------


def test_an_article_alone_gives_word_and_pdf_beside_it(folder: Path) -> None:
    done = run("make", "a.txt", "--published", "2026-03-02")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert sorted(path.name for path in folder.iterdir()) == ["a.docx", "a.pdf", "a.txt"]


def test_without_pango_word_is_made_and_pdf_says_what_it_lacks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "bare").mkdir()
    (folder / "bare" / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder / "bare"), os.environ["PYTHONPATH"])))
    done = run("make", "a.txt", "--published", "2026-03-02")

    assert (done.returncode, (folder / "a.docx").exists(), (folder / "a.pdf").exists()) == (1, True, False)
    assert done.stderr.decode() == (
        "error: a.txt: PDF needs the system library Pango; run `briefgen doctor` for the command\n"
    )


def test_every_format_is_made_into_a_folder(folder: Path) -> None:
    code = main(["make", "a.txt", "--to", "docx, pdf,html,txt,json,txt", "--locale", "ar_EG", "-o", "out/x"])

    assert code == 0
    assert sorted(path.suffix for path in (folder / "out" / "x").iterdir()) == [
        ".docx",
        ".html",
        ".json",
        ".pdf",
        ".txt",
    ]


def test_options_reach_the_report(folder: Path) -> None:
    options = ("--reference", "R-17", "--prepared-for", "السفير", "--marking", "للاستخدام الداخلي", "--title", "المعبر")
    article = ("--outlet", "وكالة الميناء", "--url", "https://example.org/17", "--language", "ar-TN")
    code = main(["make", "a.txt", "--to", "html", "-o", "out", *options, *article])
    page = (folder / "out" / "a.html").read_text(encoding="utf-8")

    assert code == 0
    for words in ("R-17", "السفير", "للاستخدام الداخلي", "المعبر", "وكالة الميناء", "https://example.org/17"):
        assert words in page


@pytest.mark.usefixtures("folder")
def test_a_letterhead_is_for_word_alone() -> None:
    docx.Document().save("head.docx")

    assert main(["make", "a.txt", "--letterhead", "head.docx", "--to", "docx,txt", "-o", "out"]) == 0


def test_standard_input_and_output(folder: Path) -> None:
    piped = run("make", "-", "--published", "2026-03-02", "--to", "txt", "-o", "-", stdin=ARTICLE.encode())
    saved = run("make", "-", "--published", "2026-03-02", "--to", "txt", stdin=ARTICLE.encode())

    assert (piped.returncode, piped.stderr, saved.returncode) == (0, b"", 0)
    assert piped.stdout == (folder / "stdin.txt").read_bytes()


@pytest.mark.usefixtures("folder")
def test_evidence_goes_into_word_alone(capsys) -> None:
    assert main(["make", "a.txt", "--evidence", "--to", "docx,txt", "-o", "out"]) == 0
    assert len(list(docx.Document("out/a.docx").comments)) > 0

    assert main(["make", "a.txt", "--evidence", "--to", "txt"]) == 2
    assert "--evidence is for docx" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_extract_prints_the_briefing() -> None:
    done = run("extract", "a.txt", "--published", "2026-03-02")
    briefing = Briefing.from_json(done.stdout)

    assert (done.returncode, briefing.article.published) == (0, "2026-03-02")
    assert [quote.text for quote in briefing.quotes if quote.kind == "direct"] == [
        "سنفتح المعبر الشمالي في 12 مارس 2026"
    ]


def test_extract_saves_under_a_name_or_into_a_folder(folder: Path) -> None:
    assert main(["extract", "a.txt", "-o", "b.json"]) == 0
    assert main(["extract", "a.txt", "-o", "new/"]) == 0
    assert (folder / "b.json").read_bytes() == (folder / "new" / "a.json").read_bytes()


def test_an_edited_briefing_is_rendered_under_its_own_name(folder: Path) -> None:
    main(["extract", "a.txt", "-o", "b.json"])
    briefing = json.loads((folder / "b.json").read_text(encoding="utf-8"))
    briefing["title"] = "عنوان من عندنا"
    (folder / "b.json").write_text(json.dumps(briefing), encoding="utf-8-sig")

    assert main(["render", "b.json", "--locale", "ar", "--to", "txt"]) == 0
    assert "عنوان من عندنا" in (folder / "b.txt").read_text(encoding="utf-8")


def test_a_reworded_quote_is_refused_with_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", "a.txt", "-o", "b.json"])
    briefing = json.loads((folder / "b.json").read_text(encoding="utf-8"))
    briefing["quotes"][0]["text"] = "سنغلق المعبر"
    (folder / "b.json").write_text(json.dumps(briefing), encoding="utf-8")
    code = main(["render", "b.json", "--to", "txt"])

    assert code == 1
    assert capsys.readouterr().err.startswith("error: b.json: $.quotes[0]")
    assert not (folder / "b.txt").exists()


def test_several_articles_are_bound_into_one_document(folder: Path) -> None:
    (folder / "b.txt").write_text(PLAIN, encoding="utf-8")

    assert main(["make", "a.txt", "b.txt", "--to", "txt,html", "--bind", "اليوم", "-o", "out"]) == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["اليوم.html", "اليوم.txt"]


def test_nothing_is_bound_where_an_article_is_lacking(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "a.txt", "b.txt", "--to", "txt", "--bind", "x", "-o", "out"]) == 1
    assert capsys.readouterr().err == "error: b.txt: there is no such file; check the path\n"
    assert not (folder / "out").exists()


def test_the_same_name_twice_is_numbered_and_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "A.txt").write_text(PLAIN, encoding="utf-8")
    code = main(["make", "a.txt", "b/A.txt", "a.txt", "--to", "txt", "-o", "out"])
    said = capsys.readouterr().err.splitlines()

    assert code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["A-2.txt", "a-3.txt", "a.txt"]
    assert said == [
        "note: b/A.txt: is named A-2, as a.txt has the name A",
        "note: a.txt: is named a-3, as a.txt has the name a",
    ]


@pytest.mark.usefixtures("folder")
def test_quiet_keeps_notes_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "a.txt", "a.txt", "--to", "txt", "-o", "out", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_date_that_contradicts_the_mail_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = EmailMessage()
    message["Date"] = "Sun, 01 Mar 2026 09:00:00 +0200"
    message.set_content(ARTICLE)
    (folder / "m.eml").write_bytes(bytes(message))

    assert main(["make", "m.eml", "--published", "2026-03-03", "--to", "json"]) == 0
    assert "note: m.eml: published 2026-03-03 was given, the file says 2026-03-01" in capsys.readouterr().err
    assert json.loads((folder / "m.json").read_bytes())["issues"][0]["code"] == "published-differs"


# What is audited -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_a_report_of_ours_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    main(["make", "a.txt", "--to", "docx"])

    assert main(["check", "a.docx"]) == 0
    assert capsys.readouterr() == (
        "a.docx: 0 errors, 0 warnings; right to left, ar-SA; fonts: Arial, Times New Roman\n",
        "",
    )


@pytest.mark.usefixtures("folder")
def test_errors_and_warnings_are_told_a_line_each_and_other_files_checked(capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    for words in ("قال", "نعم", "ثم", "أمس"):
        document.add_paragraph(words)
    document.save("b.docx")
    code = main(["check", "gone.docx", "b.docx", "a.txt"])
    said = capsys.readouterr()
    lines = said.err.splitlines()

    assert code == 1
    assert lines[0] == "error: gone.docx: there is no such file; check the path"
    assert lines[-1] == "error: a.txt: is no .docx or .dotx file; save it as .docx in Word"
    assert (
        "error: b.docx: paragraph 1: “قال”; paragraph 2: “نعم”; paragraph 3: “ثم” (and 1 more): the paragraph does not "
        "run right to left as its letters do; click Home > Right-to-Left [paragraph-direction]"
    ) in lines
    assert any(line.startswith("warning: b.docx: properties: ") for line in lines)
    assert said.out == "b.docx: 14 errors, 5 warnings; right to left, ar-SA; fonts: Calibri, Cambria, Courier\n"


@pytest.mark.usefixtures("folder")
def test_warnings_alone_fail_nothing_and_quiet_keeps_them_back(capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.core_properties.title = "Words"
    document.add_paragraph("Words")
    document.save("b.docx")

    assert (main(["check", "-q", "b.docx"]), capsys.readouterr()) == (0, ("", ""))
    assert (main(["check", "b.docx"]), "warning: b.docx: " in capsys.readouterr().err) == (0, True)


@pytest.mark.usefixtures("folder")
def test_findings_are_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    main(["make", "a.txt", "--to", "docx", "--locale", "en"])
    code = main(["check", "--json", "--locale", "ar", "a.docx", "gone.docx"])
    checked, gone = json.loads(capsys.readouterr().out)

    assert code == 1
    assert (checked["file"], checked["direction"], checked["language"]) == ("a.docx", "rtl", "ar")
    assert {"code", "severity", "message", "part", "location"} == set(checked["findings"][0])
    assert {"file": "gone.docx", "error": "there is no such file; check the path"} == gone


@pytest.mark.usefixtures("folder")
def test_an_unknown_locale_of_a_check_is_wrong_usage() -> None:
    assert main(["check", "--locale", "nonsense", "a.docx"]) == 2


# What a person wrote is kept -----------------------------------------------------------------------------------------


def test_a_word_document_that_was_edited_is_kept_without_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["make", "a.txt", "--to", "docx,txt", "-o", "out"]

    assert (main(arguments), main(arguments)) == (0, 0)
    edit(folder / "out" / "a.docx")
    (folder / "out" / "a.txt").unlink()
    edited = (folder / "out" / "a.docx").read_bytes()
    assert main(arguments) == 1
    assert capsys.readouterr().err == (
        "error: a.txt: out/a.docx: was edited since briefgen made it; choose another folder with -o, or --force\n"
    )
    assert (folder / "out" / "a.docx").read_bytes() == edited
    assert not (folder / "out" / "a.txt").exists()
    assert main([*arguments, "--force"]) == 0
    assert (folder / "out" / "a.docx").read_bytes() != edited


def test_an_article_is_never_overwritten_by_its_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    document.add_paragraph(ARTICLE)
    document.save("w.docx")
    before = (folder / "w.docx").read_bytes()

    assert main(["make", "w.docx", "a.txt", "--to", "docx,txt", "--force"]) == 1
    assert capsys.readouterr().err.count("would take the place of what was read") == 2
    assert (folder / "w.docx").read_bytes() == before
    assert (folder / "a.txt").read_text(encoding="utf-8") == ARTICLE


def test_no_document_of_an_article_is_saved_before_all_are_rendered(folder: Path) -> None:
    (folder / "head.docx").write_bytes(b"no Word document")

    assert main(["make", "a.txt", "--to", "txt,docx", "--letterhead", "head.docx", "-o", "out"]) == 1
    assert not (folder / "out").exists()


# Bad input -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; give a file with text in it"),
        (bytes(range(256)), "is a binary file, not an article; give .txt, .html, .docx or .eml"),
        (
            b"Le ministre des transports a dit que la route et les ponts sont ouverts.",
            "language 'fr' has no extractor; there is one for: ar, en",
        ),
        (b"%PDF-1.4", "is a PDF; copy its text into a .txt or .docx file"),
    ],
)
def test_what_is_no_article_gets_one_line_and_nothing_is_made(folder: Path, content: bytes, message: str) -> None:
    (folder / "bad.txt").write_bytes(content)
    done = run("make", "bad.txt", "-o", "out")

    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"error: bad.txt: {message}\n"
    assert not (folder / "out").exists()


def test_one_bad_article_does_not_stop_the_others(folder: Path) -> None:
    done = run("make", "nope.txt", ".", "a.txt", "--to", "txt", "-o", "out")

    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "error: nope.txt: there is no such file; check the path",
        "error: .: is a folder; give the files in it",
    ]
    assert (folder / "out" / "a.txt").is_file()


@pytest.mark.usefixtures("folder")
def test_a_text_passed_as_a_path_gets_one_short_line() -> None:
    done = run("make", ARTICLE, ARTICLE.replace("\n", " ") * 9, "-o", "out")

    assert done.returncode == 1
    assert all(line.endswith("looks like text; use Article(text=…)") for line in done.stderr.decode().splitlines())
    assert len(done.stderr.decode().splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--to", "docx,pfd"),
            "argument --to: unknown format 'pfd'; known are docx, html, json, pdf, txt (did you mean",
        ),
        (("--to", ""), "argument --to: unknown format ''"),
        (("--locale", "qq-QQ"), "argument --locale: "),
        (
            ("--published", "2026-02-30"),
            "argument --published: '2026-02-30' is not a calendar date; write it as 2026-02-04",
        ),
        (("--published", "20260204"), "argument --published: '20260204' is not a calendar date"),
        (("--template", "nope"), "argument --template: template 'nope'"),
        (("--bind", "x/y"), "argument --bind: 'x/y' is no file name"),
        (("-o", "-"), "-o - takes one document, these are 2: give one article and one format by --to"),
        (("--letterhead", "h.docx", "--to", "pdf"), "--letterhead is for docx: add docx to --to"),
        (("b.txt", "--title", "x"), "--title and --url are of one article; give it alone"),
        (("b.txt", "--url", "x"), "--title and --url are of one article; give it alone"),
        (("--nope",), "unrecognized arguments: --nope"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_read(
    arguments: tuple[str, ...], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["make", str(tmp_path / "missing.txt"), *arguments])
    said = capsys.readouterr()

    assert (code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(f"error: {message}")


def test_no_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "error: the following arguments are required: COMMAND (see briefgen --help)\n"


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_is_named() -> None:
    done = run("make", "a.txt", "--to", "txt", "-o", "a.txt/out")

    assert done.returncode == 1
    assert done.stderr.decode() == (
        "error: a.txt: a.txt/out/a.txt: cannot be written (not a directory); choose another folder with -o\n"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("مرحبا", "one word"),
        (PLAIN, "no quotation"),
        (ARTICLE * 600, "100 kB"),
        (f"\u202e\x07{ARTICLE}\u2066\x1b[31m", "controls"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_odd_articles_are_reported(folder: Path, text: str, kind: str) -> None:
    (folder / "odd.txt").write_text(text, encoding="utf-8")
    formats = "txt,html,json" if kind == "100 kB" else "docx,pdf,html,txt,json"
    done = run("make", "odd.txt", "--published", "2026-03-02", "--to", formats, "-o", "out")

    assert (done.returncode, done.stderr) == (0, b"")
    assert not set("\u202e\x07\u2066\x1b") & set((folder / "out" / "odd.txt").read_text(encoding="utf-8"))


def test_half_a_briefing_is_refused(folder: Path) -> None:
    briefing = run("extract", "a.txt").stdout
    for content in (briefing[: len(briefing) // 2], b"{}", b"[]", b"\xff\xfe{", b"null", briefing[:-30] + b"}"):
        (folder / "half.json").write_bytes(content)
        done = run("render", "half.json", "--to", "txt", "-o", "out")

        assert done.returncode == 1
        assert done.stderr.startswith(b"error: half.json: ")
        assert done.stderr.count(b"\n") == 1
    assert not (folder / "out").exists()


def test_a_damaged_word_article_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    (folder / "d.docx").write_bytes(buffer.getvalue())

    assert main(["make", "d.docx", "-o", "out"]) == 1
    assert capsys.readouterr().err.startswith("error: d.docx: is damaged or no Word document; open it")


# Talking -------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_a_traceback_is_shown_to_those_who_ask() -> None:
    plain, debug = run("make", "nope.txt"), run("make", "nope.txt", "--debug")

    assert b"Traceback" not in plain.stderr
    assert b"Traceback" in debug.stderr
    assert debug.stderr.splitlines()[-1] == plain.stderr.strip()


@pytest.mark.usefixtures("folder")
def test_an_unexpected_error_is_one_line() -> None:
    script = (
        "import sys, briefgen.commands\n"
        "def fail(*_, **__): raise RuntimeError('surprise')\n"
        "briefgen.commands.brief = fail\n"
        "from briefgen.cli import main\n"
        "sys.exit(main(['make', 'a.txt']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)

    assert done.returncode == 1
    assert done.stderr == "error: a.txt: unexpected RuntimeError; run again with --debug and report what it prints\n"


@pytest.mark.usefixtures("folder")
def test_an_interrupt_is_quiet() -> None:
    script = (
        "import sys, briefgen.commands\n"
        "def stop(*_, **__): raise KeyboardInterrupt\n"
        "briefgen.commands.brief = stop\n"
        "from briefgen.cli import main\n"
        "sys.exit(main(['make', 'a.txt']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes")
def test_a_reader_that_leaves_early_causes_no_complaint(folder: Path) -> None:
    (folder / "long.txt").write_text(ARTICLE * 300, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "briefgen", "extract", "long.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (1, b"")


def test_help_and_version_are_there() -> None:
    for arguments in (("--help",), ("make", "--help"), ("extract", "-h"), ("render", "-h"), ("doctor", "-h")):
        assert run(*arguments).returncode == 0
    assert run("--version").stdout.decode().split() == ["briefgen", __version__]


def test_help_loads_no_heavy_library() -> None:
    script = (
        "import sys\nfrom briefgen.cli import main\nmain(['--help'])\n"
        "heavy = {'docx', 'weasyprint', 'babel', 'jinja2', 'trafilatura', 'msgspec'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr) == (0, "")


class Terminal(io.StringIO):
    """What a person watches."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_to_somebody_who_watches(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, quiet = Terminal(), Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    main(["make", "a.txt", "--to", "txt", "-o", "out"])
    monkeypatch.setattr("sys.stderr", quiet)
    main(["make", "a.txt", "--to", "txt", "-o", "out", "-q"])

    assert terminal.getvalue().splitlines() == [
        "1/1 a.txt",
        "a.txt: يوم الأحد: give the publication date to resolve it (and 1 more)",
        str(Path("out", "a.txt")),
    ]
    assert quiet.getvalue() == ""
    assert (folder / "out" / "a.txt").is_file()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("No module named 'x'"), "No module named 'x'; run `briefgen doctor` for the command that"),
        (
            PermissionError(13, "Permission denied", "out/a"),
            "out/a: permission denied; choose a file or folder you may",
        ),
        (ZeroDivisionError(), "unexpected ZeroDivisionError; run again with --debug"),
        (ReadError("f: is empty"), "is empty\n"),
    ],
)
def test_every_error_becomes_one_line(error: Exception, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller(debug=False, quiet=True)
    with teller.watch("f"):
        raise error

    assert teller.code == 1
    assert capsys.readouterr().err.startswith(f"error: f: {said}")


def test_the_doctor_examines_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor"])

    assert code == int("\nmissing" in capsys.readouterr().out)
