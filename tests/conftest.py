"""What all tests share: the option that accepts goldens, the package that is tested, and calm property tests."""

import os
from pathlib import Path

import hypothesis
import pytest

import briefgen

IS_CI = bool(os.environ.get("CI"))
GOLDEN = Path(__file__).parent / "golden"

hypothesis.settings.register_profile("briefgen", database=None, deadline=None, derandomize=IS_CI)
hypothesis.settings.load_profile("briefgen")


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="rewrite what tests/golden expects; read the diff")


def pytest_configure(config):
    if config.getoption("--accept") and IS_CI:
        raise pytest.UsageError("--accept: goldens are accepted by a person, not where CI is set")


def pytest_report_header():
    return f"briefgen: {Path(briefgen.__file__).parent}"


@pytest.fixture
def golden(request):
    """Return what tests/golden holds under a name; with --accept it is *actual* that it holds from now on."""

    def recall(name, actual):
        path = GOLDEN / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")

        return path.read_text(encoding="utf-8")

    return recall
