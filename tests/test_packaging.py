"""The wheel as others get it: in an empty environment outside the checkout, with no development dependency."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pymupdf
import pytest
from packaging.requirements import Requirement

import briefgen

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "000_4c13df297d25c03f.txt"


def call(*command, cwd):
    """Run a command as a stranger would: no path to the checkout, an everyday locale."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (0, "") == (done.returncode, done.stderr if done.returncode else "")

    return done.stdout


def list_runtime(wanted: Requirement, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    """Return what *wanted* needs, directly or through others, by name: distributions that are installed here."""
    found = seen[wanted.name] = distribution(wanted.name)
    for requirement in map(Requirement, found.requires or ()):
        marker = requirement.marker
        needed = marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras))
        if needed and requirement.name not in seen:
            list_runtime(requirement, seen)

    return seen


def list_parts(found: Distribution) -> Iterator[Path]:
    """Yield the files and folders of a distribution that lie in site-packages itself."""
    names = {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}

    return (Path(found.locate_file(name)) for name in names)


def list_fonts(path: Path) -> set[str]:
    """Return the names of a PDF's fonts, without the tags of their subsets."""
    with pymupdf.open(path) as pdf:
        return {font[3].partition("+")[2] for page in pdf for font in page.get_fonts()}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the sdist, built from the checkout."""
    folder = tmp_path_factory.mktemp("built")
    call(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=ROOT)

    return folder


@pytest.fixture(scope="module")
def empty(built, tmp_path_factory):
    """A folder whose .venv holds the wheel and what it needs at run time, linked from the packages here: no network."""
    folder = tmp_path_factory.mktemp("stranger")
    venv.create(folder / ".venv", with_pip=False, symlinks=os.name != "nt")
    python = folder / ".venv" / "bin" / "python"
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    needed = list_runtime(Requirement("briefgen"), {})
    del needed["briefgen"]
    for part in {part for found in needed.values() for part in list_parts(found)}:
        (site / part.name).symlink_to(part)
    wheel = next(built.glob("*.whl"))
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet")
    call(*pip, wheel, cwd=folder)

    return folder


def test_the_wheel_holds_what_the_package_needs(built):
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    needed = {
        "briefgen/py.typed",
        "briefgen/schema.json",
        "briefgen/templates/briefing/page.html.jinja",
        "briefgen/templates/briefing/reference.docx",
        "briefgen/templates/briefing/style.css",
        "briefgen/templates/briefing/template.toml",
        "briefgen/templates/fonts/NotoNaskhArabic-Regular.ttf",
        "briefgen/templates/fonts/OFL.txt",
        "briefgen/templates/fonts/fonts.css",
    }

    assert set() == needed - names


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(built):
    names = {name for name in zipfile.ZipFile(next(built.glob("*.whl"))).namelist() if ".dist-info/" not in name}
    sources = {
        f"{target}/{path.relative_to(ROOT / source).as_posix()}"
        for source, target in (("briefgen", "briefgen"), ("templates", "briefgen/templates"))
        for path in (ROOT / source).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert sources == names


def test_the_sdist_holds_neither_seeds_nor_caches(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    folders = {name.split("/")[0] for name in names}

    assert set() == folders & {"seeds", "out", ".venv", ".git"}
    assert [] == [name for name in names if "cache" in name or name.endswith(".pyc")]
    assert {"briefgen", "templates", "tests", "pyproject.toml", "README.md", "LICENSE"} <= folders


def test_the_package_needs_no_development_dependency(empty):
    python = empty / ".venv" / "bin" / "python"
    program = (
        "import briefgen, importlib.util as u\n"
        "for name in briefgen.__all__: getattr(briefgen, name)\n"
        "print(briefgen.__file__, *(n for n in ('pytest', 'hypothesis', 'pymupdf', 'trafilatura') if u.find_spec(n)))"
    )

    location = call(python, "-c", program, cwd=empty).split()

    assert 1 == len(location)
    assert Path(location[0]).is_relative_to(empty)


def test_the_command_says_its_version(empty):
    assert f"briefgen {briefgen.__version__}\n" == call(empty / ".venv/bin/briefgen", "--version", cwd=empty)


def test_the_command_makes_every_format_outside_the_checkout(empty):
    arguments = ("make", SEED, "--published", "2026-02-04", "--to", "docx,pdf,html,txt,json", "-o", "reports")
    call(empty / ".venv/bin/briefgen", *arguments, cwd=empty)
    made = sorted(path.name for path in (empty / "reports").iterdir())

    assert [f"{SEED.stem}.{suffix}" for suffix in ("docx", "html", "json", "pdf", "txt")] == made
    assert {"Briefing-Arabic", "Briefing-Arabic-Bold", "Briefing-Sans", "Briefing-Sans-Bold"} == list_fonts(
        empty / "reports" / f"{SEED.stem}.pdf"
    )


def test_templates_and_fonts_are_found_in_the_installed_package(empty):
    program = (
        "from briefgen.template import built_in_folder, find_template\n"
        "print(find_template('briefing').folder)\n"
        "print(built_in_folder() / 'fonts' / 'fonts.css')"
    )
    paths = [Path(line) for line in call(empty / ".venv/bin/python", "-c", program, cwd=empty).splitlines()]

    assert [True, True] == [path.exists() and path.is_relative_to(empty) for path in paths]
