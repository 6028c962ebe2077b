"""One briefing for readers of every locale, against what a person has read and accepted: script/test --accept."""

import pytest

import briefgen
from briefgen.model import Details
from tests.builders import english_briefing, seed_briefing

LOCALES = ("ar-EG", "ar-SA", "ar-MA", "fa", "fa-AF", "he", "ur", "en", "fr", "ps")
DETAILS = Details(reference="BRF-2026/014", date="2026-02-05", notes="NATO, +966 11 123 4567, C++")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_arabic_article_reads_as_accepted(locale, golden):
    actual = briefgen.render(seed_briefing(), "txt", locale=locale, details=DETAILS).content.decode()

    assert golden(f"locales/arabic-{locale}.txt", actual) == actual


@pytest.mark.parametrize("locale", ["ar-SA", "he", "en-GB"])
def test_an_english_article_reads_as_accepted(locale, golden):
    actual = briefgen.render(english_briefing(), "txt", locale=locale, details=DETAILS).content.decode()

    assert golden(f"locales/english-{locale}.txt", actual) == actual
