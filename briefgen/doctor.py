"""What this machine lacks, and the command that installs it."""

import contextlib
import importlib.metadata
import io
import os
import re
import shlex
import shutil
import sys
import tomllib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_OLDEST_PYTHON = (3, 11)
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*>=\s*(?P<version>[\d.]+)")
_EXTRA = re.compile(r"extra\s*==\s*['\"](?P<name>[\w.-]+)")
_PURPOSES = {"html": "reads .html", "check": "audits .pdf", "calendars": "dates of Iran, Afghanistan and Israel"}
# System package manager -> its command, and its packages for Pango and for the HarfBuzz subset library.
_MANAGERS = {
    "apt-get": ("apt-get install -y", {"pango": "libpango-1.0-0 libpangoft2-1.0-0", "subset": "libharfbuzz-subset0"}),
    "dnf": ("dnf install -y", {"pango": "pango", "subset": "harfbuzz"}),
    "brew": ("brew install", {"pango": "pango", "subset": "harfbuzz"}),
}
_IN_WORDS = {"pango": "Pango 1.44 or later", "subset": "HarfBuzz with its subset library"}


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that briefgen needs. *package* is what installs it: a pip requirement, "pango", "subset" or ""."""

    name: str
    passed: bool
    found: str
    required: bool = True
    package: str = ""


def examine() -> tuple[Check, ...]:
    """Return every check of this machine, in the order a person would go through them."""
    return (_check_python(), *_check_libraries(), *_check_pdf(), _check_fonts(), _check_word_fonts())


def advise(checks: Iterable[Check], *, manager: str | None, root: bool) -> tuple[str, ...]:
    """Return the commands that install what did not pass; in words where *manager* is not known.

    *manager* is "apt-get", "dnf" or "brew"; without *root* the first two are run by sudo.
    """
    missing = [check.package for check in checks if not check.passed and check.package]
    system = [package for package in missing if package in _IN_WORDS]
    python = [package for package in missing if package not in _IN_WORDS]
    commands = [_install_system(system, manager, root=root)] if system else []
    if python:
        commands.append(shlex.join((sys.executable, "-m", "pip", "install", *python)))

    return tuple(commands)


def find_manager() -> str | None:
    """Return the system's package manager, if it is one that advise() knows."""
    return next((manager for manager in _MANAGERS if shutil.which(manager)), None)


def is_root() -> bool:
    """Whether this process may install system packages."""
    return not hasattr(os, "geteuid") or os.geteuid() == 0


def _install_system(packages: Sequence[str], manager: str | None, *, root: bool) -> str:
    if manager not in _MANAGERS:
        names = " and ".join(_IN_WORDS[package] for package in packages)
        return f"install {names} with this system's package manager"
    command, known = _MANAGERS[manager]
    sudo = "" if root or manager == "brew" else "sudo "

    return f"{sudo}{command} {' '.join(known[package] for package in packages)}"


def _check_python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    oldest = ".".join(map(str, _OLDEST_PYTHON))

    return Check(name=f"Python {oldest} or later", passed=sys.version_info[:2] >= _OLDEST_PYTHON, found=found)


def _check_libraries() -> Iterator[Check]:
    for requirement in _find_requirements():
        if match := _REQUIREMENT.match(requirement):
            extra = _EXTRA.search(requirement)
            yield _check_library(match["name"], match["version"], extra=extra["name"] if extra else "")


def _check_library(name: str, oldest: str, *, extra: str) -> Check:
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        found = ""
    purpose = f" ({_PURPOSES.get(extra, extra)})" if extra else ""

    return Check(
        name=f"{name} {oldest} or later{purpose}",
        passed=bool(found) and _parse_version(found) >= _parse_version(oldest),
        found=found or "not installed",
        required=not extra,
        package=f"{name}>={oldest}",
    )


def _find_requirements() -> list[str]:
    """Return what the installed package asks for, else what the checkout's pyproject.toml does."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.requires("briefgen") or []
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].items()

    return [*project["dependencies"], *(f"{name}; extra == {extra!r}" for extra, names in extras for name in names)]


def _parse_version(version: str) -> tuple[int, ...]:
    """Return the release numbers, without trailing zeros: 2.0 is 2."""
    numbers = re.match(r"\d+(?:\.\d+)*", version)

    return tuple(map(int, re.sub(r"(\.0+)+$", "", numbers[0]).split("."))) if numbers else ()


def _check_pdf() -> tuple[Check, Check]:
    pango, subset = _load_system_libraries()

    return (
        Check(
            name="Pango (makes PDF)",
            passed=pango,
            found="found" if pango else "not found",
            package="pango",
        ),
        Check(
            name="HarfBuzz subset library (PDF in a half to a fifth of the time)",
            passed=subset,
            found="found" if subset else "not found",
            required=False,
            package="subset",
        ),
    )


def _load_system_libraries() -> tuple[bool, bool]:
    """Return whether WeasyPrint finds Pango, and whether it finds the subset library."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
            from weasyprint.text import ffi  # noqa: PLC0415  loads the system libraries
    except (ImportError, OSError):
        return False, False

    return True, ffi.harfbuzz_subset is not None


def _check_fonts() -> Check:
    missing = _find_missing_fonts()

    return Check(
        name="fonts of the PDF", passed=not missing, found=f"missing: {', '.join(missing)}" if missing else "found"
    )


def _check_word_fonts() -> Check:
    """Say which fonts Word documents name: they are the reader's, and no part of the file."""
    names = _find_word_fonts()

    return Check(
        name="fonts that Word documents name (the reader's)",
        passed=bool(names),
        found=", ".join(names) or "none: template.toml is missing or names none",
        required=False,
    )


def _find_word_fonts() -> list[str]:
    settings = _find_templates() / "briefing" / "template.toml"
    try:
        fonts = tomllib.loads(settings.read_text(encoding="utf-8")).get("fonts", {})
    except (OSError, ValueError):
        return []

    return sorted({name for choice in fonts.values() for name in choice.values()})


def _find_templates() -> Path:
    package = Path(__file__).parent

    return next((path for path in (package / "templates", package.parent / "templates") if path.is_dir()), package)


def _find_missing_fonts() -> list[str]:
    """Return the files that the style sheet of the fonts names and that are not beside it."""
    sheet = _find_templates() / "fonts" / "fonts.css"
    if not sheet.is_file():
        return [sheet.name]
    names = re.findall(r"""url\(["']?([^"')]+)""", sheet.read_text(encoding="utf-8"))

    return sorted({name for name in names if not (sheet.parent / name).is_file()})
