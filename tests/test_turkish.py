"""A language is added by one .po and one data file, and no code: Turkish, in the tests only."""

import re
import shutil
from pathlib import Path

import pytest
from babel.core import Locale

from briefgen.localize import catalogs, habits, localize
from briefgen.rendering import render
from tests.builders import seed_briefing

FILES = Path(__file__).with_name("turkish")


@pytest.fixture
def turkish(tmp_path, monkeypatch):
    """A briefgen that has two files more."""
    for module, name in ((catalogs, "tr.po"), (habits, "tr.toml")):
        folder = shutil.copytree(module.FOLDER, tmp_path / module.FOLDER.name)
        shutil.copy(FILES / name, folder)
        monkeypatch.setattr(module, "FOLDER", folder)
    forget()
    yield localize("tr")
    monkeypatch.undo()
    forget()


def forget():
    for cached in (localize, catalogs.load_catalog, habits.load_habits):
        cached.cache_clear()


def test_two_files_make_a_language(turkish):
    assert () == turkish.issues
    assert "4 Şubat 2026 Çarşamba" == turkish.date("2026-02-04", style="full")
    assert "16 Şaban 1447 H." == localize("tr-u-ca-islamic-umalqura").date("2026-02-04")
    assert "yarın" == turkish.relative_day(1)
    assert "%12,5" == turkish.percent(0.125)
    assert "Hong Kong" == turkish.territory("HK")
    assert ["1 kişi", "3 kişi"] == [turkish.plural("n.persons", count) for count in (1, 3)]


def test_its_catalogue_has_every_message_and_its_values(turkish):
    own, english = turkish._catalog.messages, catalogs.load_catalog("en").messages

    assert list(english) == list(own)
    assert {key: find_values(forms) for key, forms in english.items()} == {
        key: find_values(forms) for key, forms in own.items()
    }


def test_its_plural_rule_is_that_of_cldr(turkish):
    rule = Locale("tr").plural_form

    assert [rule(n) for n in range(1001)] == [("one", "other")[turkish._catalog.find_form(n)] for n in range(1001)]


@pytest.mark.usefixtures("turkish")
@pytest.mark.parametrize("name", ["html", "txt", "docx"])
def test_a_report_is_made_in_it(name):
    document = render(seed_briefing(), name, locale="tr")

    assert () == document.issues
    if name != "docx":
        assert "Öne çıkan açıklamalar" in document.content.decode()
        assert "5 Şubat 2026 Perşembe" in document.content.decode()


def test_without_the_files_it_has_dates_and_english_labels():
    localizer = localize("tr")

    assert "Key quotes" == localizer.message("sec.key_quotes")
    assert "4 Şubat 2026" == localizer.date("2026-02-04")
    assert ["labels-english"] == [issue.code for issue in localizer.issues]


def find_values(forms: tuple[str, ...]) -> list[str]:
    return sorted(set(re.findall(r"%\(\w+\)s", " ".join(forms))))
