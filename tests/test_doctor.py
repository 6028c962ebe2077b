"""The doctor's checks and what it tells a person to run."""

import importlib.metadata
import shlex
import subprocess
import sys

import pytest

from briefgen.doctor import Check, advise, examine


def missing(package: str) -> Check:
    return Check(name=package, passed=False, found="not found", package=package)


def test_this_machine_is_examined() -> None:
    checks = {check.name.split()[0]: check for check in examine()}

    assert {
        "Python",
        "babel",
        "jinja2",
        "msgspec",
        "python-docx",
        "weasyprint",
        "trafilatura",
        "Pango",
        "fonts",
    } <= set(checks)
    assert checks["Python"].passed
    assert checks["msgspec"].passed
    assert checks["fonts"].passed
    assert not checks["trafilatura"].required
    assert not checks["HarfBuzz"].required


def test_an_extra_library_is_optional_and_says_what_for(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["babel>=2.17", "trafilatura>=2.0; extra == 'html'", 'pikepdf>=9; extra == "check"']
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: wanted)
    checks = {check.name: check.required for check in examine() if ">=" in check.package}

    assert {
        "babel 2.17 or later": True,
        "trafilatura 2.0 or later (reads .html)": False,
        "pikepdf 9 or later (audits .pdf)": False,
    } == checks


@pytest.mark.parametrize(
    ("manager", "root", "command"),
    [
        ("apt-get", True, "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("apt-get", False, "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("dnf", False, "sudo dnf install -y pango harfbuzz"),
        ("brew", False, "brew install pango harfbuzz"),
        (
            None,
            False,
            "install Pango 1.44 or later and HarfBuzz with its subset library with this system's package manager",
        ),
    ],
)
def test_the_command_fits_the_system(manager: str | None, root: bool, command: str) -> None:  # noqa: FBT001
    assert advise([missing("pango"), missing("subset")], manager=manager, root=root) == (command,)


def test_libraries_are_installed_by_this_python() -> None:
    commands = advise([missing("trafilatura>=2.0"), missing("babel>=2.17")], manager="apt-get", root=True)

    assert [shlex.split(command) for command in commands] == [
        [sys.executable, "-m", "pip", "install", "trafilatura>=2.0", "babel>=2.17"]
    ]


def test_nothing_is_advised_where_nothing_is_missing() -> None:
    assert advise([Check(name="x", passed=True, found="1", package="pango")], manager="apt-get", root=True) == ()


def test_the_command_says_one_line_per_check() -> None:
    done = subprocess.run([sys.executable, "-m", "briefgen", "doctor"], capture_output=True, check=False, text=True)
    lines = [line for line in done.stdout.splitlines() if line and not line.startswith("  ")]

    assert done.returncode == int(any(line.startswith("missing") for line in lines))
    assert len(lines) == len(examine())
    assert all(line.split()[0] in ("ok", "missing", "optional") for line in lines)


def test_a_missing_library_is_found_and_fails_the_command() -> None:
    script = (
        "import sys, importlib.metadata as metadata\n"
        "real = metadata.version\n"
        "def version(name):\n"
        "    if name == 'babel': raise metadata.PackageNotFoundError(name)\n"
        "    return '2.9' if name == 'jinja2' else real(name)\n"
        "metadata.version = version\n"
        "sys.modules['weasyprint'] = sys.modules['msgspec'] = None\n"
        "from briefgen.cli import main\n"
        "sys.exit(main(['doctor']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)

    assert done.returncode == 1
    assert "missing  babel 2.17 or later: not installed\n" in done.stdout
    assert "missing  jinja2 3.1.6 or later: 2.9\n" in done.stdout
    assert "missing  Pango (makes PDF): not found\n" in done.stdout
    assert "optional HarfBuzz" in done.stdout
    assert "-m pip install 'babel>=2.17' 'jinja2>=3.1.6'" in done.stdout
    assert done.stderr == ""
