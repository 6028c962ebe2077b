import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.errors import BriefgenError, LetterheadError, RenderTimeoutError, TemplateError
from briefgen.rendering import render
from briefgen.template import PAGE, STYLE
from tests.builders import SEED, seed_briefing

EXPLODING = "body { display: grid; grid-template-columns: repeat(30000, 1px) } table { column-count: 100000 }"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "template"
    folder.mkdir()
    set_page(folder, "<p>x</p>")
    (folder / STYLE).write_text("", encoding="utf-8")

    return folder


def set_page(folder: Path, body: str) -> None:
    page = f'<html lang="ar" dir="rtl"><head><title>t</title></head>\n<body>{body}</body></html>'
    (folder / PAGE).write_text(page, encoding="utf-8")


def let_explode(folder: Path) -> None:
    set_page(folder, f"<p>{'x ' * 300_000}</p>")
    (folder / STYLE).write_text(EXPLODING, encoding="utf-8")


def count_children() -> int:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, check=False)

    return len(listed.stdout.split()) - 1  # ps is one


def count_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def assert_given_up(folder: Path) -> None:
    children, files, start = count_children(), count_files(), time.monotonic()
    with pytest.raises(RenderTimeoutError, match="not done after 3 seconds"):
        render(seed_briefing(), "pdf", template=folder, timeout=3)

    assert time.monotonic() - start < 30
    assert (children, files) == (count_children(), count_files())


@pytest.mark.parametrize("name", ["pdf", "docx", "txt"])
def test_a_report_made_apart_is_the_same(name):
    assert render(seed_briefing(), name) == render(seed_briefing(), name, timeout=60)


def test_a_layout_that_explodes_is_given_up(folder):
    let_explode(folder)

    assert_given_up(folder)


def test_errors_come_back_as_they_are(folder):
    set_page(folder, "{{ nothing }}")

    with pytest.raises(TemplateError) as apart:
        render(seed_briefing(), "pdf", template=folder, timeout=60)
    with pytest.raises(TemplateError) as here:
        render(seed_briefing(), "pdf", template=folder)

    assert str(here.value) == str(apart.value)
    with pytest.raises(LetterheadError):
        render(seed_briefing(), "docx", letterhead="nothing.docx", timeout=60)


def test_a_process_that_ends_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(BriefgenError, match="ended with 1"):
        render(seed_briefing(), "txt", timeout=60)


def test_without_a_python_the_error_says_what_a_timeout_needs(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/python")

    with pytest.raises(BriefgenError, match="needs a Python"):
        render(seed_briefing(), "txt", timeout=60)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e300])
def test_a_timeout_is_a_span_of_time(timeout):
    with pytest.raises(BriefgenError, match="above 0"):
        render(seed_briefing(), "txt", timeout=timeout)


def test_a_program_without_a_guard_may_give_a_timeout(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "import briefgen\nprint('once')\n"
        "article = briefgen.Article(text='نص', language='ar')\n"
        "print(len(briefgen.render(briefgen.Briefing(article=article), 'txt', timeout=60).content) > 0)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, program], capture_output=True, check=True, text=True, env={**os.environ, "PYTHONPATH": path}
    )

    assert done.stdout.split() == ["once", "True"]


def test_the_command_tells_that_time_was_over(folder, capsys):
    let_explode(folder)
    command = ["make", str(SEED), "--to", "pdf", "--template", str(folder), "-o", str(folder), "--timeout", "2"]

    assert cli.main(command) == 1
    assert "not done after 2 seconds" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["0", "-3", "nan", "soon"])
def test_a_timeout_that_is_none_is_wrong_usage(value, capsys):
    assert cli.main(["make", str(SEED), f"--timeout={value}"]) == 2
    assert "seconds" in capsys.readouterr().err
