"""What the documentation says is true: its code runs, its commands work, every public name is told of."""

import inspect
import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest

import briefgen
from briefgen import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SEEDS = ROOT / "seeds"
SEED = SEEDS / "000_4c13df297d25c03f.txt"


def list_blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def list_commands() -> list[list[str]]:
    lines = "".join(list_blocks("sh")).splitlines()

    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("briefgen ")]


def find_profile() -> str:
    return next(block for block in list_blocks("toml") if "calendars" in block)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the files that the README speaks of."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SEEDS, tmp_path / "seeds")
    text = SEED.read_text("utf-8")
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "tuesday.docx")
    docx.Document().save(tmp_path / "ministry.docx")
    shutil.copy(ROOT / "examples" / "lexicon.toml", tmp_path / "desk.toml")
    (tmp_path / "embassy.toml").write_text(find_profile(), encoding="utf-8")
    (tmp_path / "ours.po").write_text('msgctxt "sec.notes"\nmsgid "Notes"\nmsgstr "تنبيهات"\n', encoding="utf-8")
    shutil.copy(tmp_path / "ministry.docx", tmp_path / "embassy.docx")
    for name in ("article.txt", "monday.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")

    return tmp_path


def test_the_readmes_program_makes_what_it_says(desk):
    (program,) = list_blocks("python")
    names = {}
    exec(program, names)  # noqa: S102  the README's own words

    assert (desk / "out" / f"{SEED.stem}.docx").read_bytes() == names["word"].content
    assert [f"{SEED.stem}.docx", f"{SEED.stem}.pdf"] == [
        part.get_filename() for part in names["message"].iter_attachments()
    ]


def test_the_readmes_commands_work_in_their_order(desk, capsys):
    codes = {" ".join(command): cli.main(command) for command in list_commands()}

    assert dict.fromkeys(codes, 0) == codes, capsys.readouterr().err
    assert (desk / "english" / "article.pdf").is_file()


def test_the_readme_shows_every_command():
    shown = {command[0] for command in list_commands()}

    assert {"make", "extract", "render", "check", "doctor"} == shown


@pytest.mark.parametrize("name", briefgen.__all__)
def test_every_public_name_is_told_of(name):
    assert re.search(rf"`(briefgen\.)?{name}\b", README)


@pytest.mark.parametrize("name", briefgen.__all__)
def test_every_public_name_is_tried_by_the_type_checker(name):
    assert re.search(rf"\b{name}\b", (ROOT / "tests" / "typing" / "api.py").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(set(briefgen.__all__) - {"FINDERS", "Span"}))
def test_every_public_name_says_what_it_is(name):
    lines = (inspect.getdoc(getattr(briefgen, name)) or "").splitlines()

    assert lines
    assert lines[0].endswith(".")


def test_every_module_and_folder_of_the_package_is_in_the_architecture():
    architecture = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    package = ROOT / "briefgen"
    modules = [path.name for path in package.glob("*.py") if not path.name.startswith("__")]
    folders = [f"{path.parent.name}/" for path in package.glob("*/__init__.py")]

    assert [] == [name for name in (*modules, *folders) if f"briefgen/{name}" not in architecture]


def test_links_of_the_documentation_lead_somewhere():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    links = [
        page.parent / target
        for page in pages
        for match in re.findall(r'\]\(([^)#:]+)\)|src="([^":]+)"', page.read_text("utf-8"))
        for target in match
        if target
    ]

    assert links
    assert [] == [link for link in links if not link.exists()]
