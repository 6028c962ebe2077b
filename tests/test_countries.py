"""The lists of countries and organizations hold together, and no country of CLDR is missing."""

from collections import Counter

import pytest
from babel import Locale

from briefgen.languages.countries import load_countries
from briefgen.languages.data import load_organizations
from briefgen.text import fold

# CLDR's two-letter codes that are no country: unions, parts of others, pseudo-locales, and the unknown one.
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
COUNTRIES = {country.code: country for country in load_countries("ar")}


def test_every_country_of_cldr_is_listed_once():
    territories = {code for code in Locale("ar").territories if len(code) == 2} - NO_COUNTRIES

    assert sorted(territories) == [country.code for country in load_countries("ar")]


def test_the_name_in_cldr_is_among_the_names():
    territories = Locale("ar").territories
    missing = [code for code, country in COUNTRIES.items() if fold(territories[code]) not in map(fold, country.names)]

    assert missing == []


def test_an_ambiguous_form_is_one_of_the_forms():
    strays = [
        form
        for country in COUNTRIES.values()
        for form in country.ambiguous - {*country.names, *country.capitals, *country.demonyms}
    ]

    assert strays == []


@pytest.mark.parametrize("kind", ["names", "capitals", "demonyms"])
def test_no_form_belongs_to_two_countries(kind):
    owners = Counter(form for country in COUNTRIES.values() for form in {fold(form) for form in getattr(country, kind)})

    assert [form for form, count in owners.items() if count > 1] == []


def test_other_spellings_of_a_country_lead_to_it():
    assert {"الولايات المتحدة الأميركية", "أمريكا"} <= set(COUNTRIES["US"].names)
    assert {"بكين", "بيجين"} <= set(COUNTRIES["CN"].capitals)
    assert {"ألماني", "ألمان"} <= set(COUNTRIES["DE"].demonyms)


def test_the_short_form_of_an_organization_leads_to_its_full_name():
    organizations = load_organizations("ar")

    assert organizations[("الناتو",)] == fold("حلف شمال الأطلسي")
    assert organizations[("مجلس", "الامن")] == fold("مجلس الأمن الدولي")


def test_a_generic_head_names_no_organization():
    assert ("المجلس",) not in load_organizations("ar")


def test_a_sign_in_a_name_is_a_word_of_its_own():
    assert load_organizations("ar")["اوبك", "+"] == "اوبك +"
