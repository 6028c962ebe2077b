"""The lists of countries and organizations are what their makers make, and hold together."""

import runpy
from collections import Counter
from pathlib import Path

import pytest

from briefgen.languages.countries import load_countries
from briefgen.languages.data import load_organizations, read_rows, read_text
from briefgen.text import fold, fold_words

MAKER = runpy.run_path(str(Path(__file__).parents[1] / "script" / "countries.py"))
LANGUAGES = MAKER["LANGUAGES"]
KINDS = ("names", "capitals", "demonyms")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_countries_are_those_of_cldr_and_of_our_lists(language):
    """script/countries.py writes them anew."""
    assert MAKER["format_countries"](language) == read_text(f"countries_{language}.tsv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_list_repeats_nothing_of_cldr(language):
    repeated = [
        country.code
        for country in load_countries(language)
        if country.names[0] in country.names[1:] or any(len(set(forms)) < len(forms) for forms in _forms(country))
    ]

    assert [] == repeated


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ambiguous_form_is_one_of_the_forms(language):
    strays = [
        form
        for country in load_countries(language)
        for form in country.ambiguous - {form for forms in _forms(country) for form in forms}
    ]

    assert [] == strays


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_form_belongs_to_two_countries(language, kind):
    owners = Counter(
        form for country in load_countries(language) for form in {fold(form) for form in getattr(country, kind)}
    )

    assert [] == [form for form, count in owners.items() if count > 1]


@pytest.mark.parametrize(
    ("language", "kind", "code", "forms"),
    [
        ("ar", "names", "US", {"الولايات المتحدة الأميركية", "أمريكا"}),
        ("ar", "capitals", "CN", {"بكين", "بيجين"}),
        ("ar", "demonyms", "DE", {"ألماني", "ألمان"}),
        ("en", "names", "GB", {"United Kingdom", "Britain"}),
        ("en", "capitals", "UA", {"Kyiv", "Kiev"}),
        ("en", "demonyms", "NL", {"Dutch"}),
    ],
)
def test_other_spellings_of_a_country_lead_to_it(language, kind, code, forms):
    [country] = [country for country in load_countries(language) if country.code == code]

    assert forms <= set(getattr(country, kind))


def test_the_short_form_of_an_organization_leads_to_its_full_name():
    organizations = load_organizations("ar")

    assert fold_words("حلف شمال الأطلسي") == organizations[("الناتو",)].name
    assert fold_words("مجلس الأمن الدولي") == organizations[("مجلس", "الامن")].name


def test_a_generic_head_names_no_organization():
    assert ("المجلس",) not in load_organizations("ar")


def test_a_sign_in_a_name_is_a_word_of_its_own():
    assert ("اوبك", "+") == load_organizations("ar")["اوبك", "+"].name


def test_no_form_belongs_to_two_organizations():
    forms = Counter(
        fold_words(form.removeprefix("?"))
        for row in read_rows("organizations_ar.txt")
        if not row[0].startswith("#")
        for form in row
    )

    assert [] == [form for form, count in forms.items() if count > 1]


def test_a_form_that_means_something_else_names_its_evidence():
    organizations = load_organizations("ar")

    assert "الدوري" in organizations[("الهلال",)].evidence
    assert not organizations["نادي", "الهلال"].evidence


def _forms(country):
    return [getattr(country, kind) for kind in KINDS]
