import datetime as dt
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import get_args

import pytest
from babel import localedata
from babel.core import Locale
from babel.dates import format_date
from babel.messages.pofile import read_po

import briefgen
from briefgen.errors import BriefingError, UnknownLocaleError
from briefgen.localize import localize
from briefgen.localize.catalogs import list_languages, load_catalog
from briefgen.localize.cldr import load_locale
from briefgen.model import Date, Modifier
from briefgen.template import built_in_folder

LANGUAGES = ("ar", "en", "fa", "fr", "he", "ur")
THIN = "\u2009"
DAY = dt.date(2026, 2, 4)


# Tags --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "tag", "language", "direction", "digits"),
    [
        ("ar", "ar", "ar", "rtl", "latn"),
        ("ar-EG", "ar-EG", "ar", "rtl", "latn"),
        ("ar_EG", "ar-EG", "ar", "rtl", "latn"),
        ("AR-eg", "ar-EG", "ar", "rtl", "latn"),
        ("ar-SA-u-nu-arab", "ar-SA", "ar", "rtl", "arab"),
        ("ar-SA-u-ca-islamic-umalqura-nu-arab", "ar-SA", "ar", "rtl", "arab"),
        ("ar-u-ca-gregory", "ar", "ar", "rtl", "latn"),
        ("ar-US", "ar-US", "ar", "rtl", "latn"),
        ("fa", "fa", "fa", "rtl", "arabext"),
        ("fa-u-nu-latn", "fa", "fa", "rtl", "latn"),
        ("fa-x-nu-arab", "fa", "fa", "rtl", "arabext"),
        ("prs", "fa-AF", "fa", "rtl", "arabext"),
        ("ur", "ur", "ur", "rtl", "latn"),
        ("he", "he", "he", "rtl", "latn"),
        ("iw-IL", "he-IL", "he", "rtl", "latn"),
        ("ckb", "ckb", "ckb", "rtl", "arab"),
        ("en-UK", "en-GB", "en", "ltr", "latn"),
        ("fr-t-en-u-nu-latn", "fr", "fr", "ltr", "latn"),
        ("pa-Arab", "pa-Arab", "pa", "rtl", "arabext"),
        ("pa-PK", "pa-PK", "pa", "rtl", "arabext"),
        ("pa", "pa", "pa", "ltr", "latn"),
        ("uz-arab-af", "uz-Arab-AF", "uz", "rtl", "arabext"),
        ("ca-ES-valencia", "ca-ES-valencia", "ca", "ltr", "latn"),
        ("es-419", "es-419", "es", "ltr", "latn"),
    ],
)
def test_a_tag_gives_language_direction_and_digits(given, tag, language, direction, digits):
    localizer = localize(given)

    assert (tag, language, direction, digits) == (
        localizer.tag,
        localizer.language,
        localizer.direction,
        localizer.digits,
    )


@pytest.mark.parametrize(
    ("given", "what_would_work"),
    [
        ("arabic", "did you mean 'ar'?"),
        ("ar EG", "did you mean 'ar-EG'?"),
        ("ar-EG.UTF-8", "did you mean 'ar-EG'?"),
        ("ar-XX", "did you mean 'ar'?"),
        ("ku-Arab", "did you mean 'ku'?"),
        ("ur-Deva", "did you mean 'ur'?"),
        ("frr-Arab", "did you mean"),
        ("xx", "write for example 'ar-EG'"),
        ("", "write for example 'ar-EG'"),
        ("-", "write for example 'ar-EG'"),
        ("ar\n", "did you mean 'ar'?"),
        ("ar-u-nu-arabic", "did you mean 'arab'?"),
        ("he-u-nu-hebr", "known are latn, arab, arabext"),
    ],
)
def test_an_unknown_locale_is_answered_with_what_would_work(given, what_would_work):
    with pytest.raises(UnknownLocaleError) as caught:
        localize(given)

    assert what_would_work in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_tag_of_any_length_is_answered_in_one_short_line():
    with pytest.raises(UnknownLocaleError) as caught:
        localize("ar" * 100_000)

    assert len(str(caught.value)) < 200


# Dates -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "value", "expected"),
    [
        ("ar", "2026-02-04", "4 فبراير 2026"),
        ("ar", "2026-02", "فبراير 2026"),
        ("ar", "2026", "2026"),
        ("ar", "2026-06-01/2026-06-30", "1–30 يونيو 2026"),
        ("ar", "2026-01-30/2026-02-05", "30 يناير – 5 فبراير 2026"),
        ("ar", "2025-12-29/2026-01-04", "29 ديسمبر 2025 – 4 يناير 2026"),
        ("ar", "2026-01-01/2026-06-30", "يناير – يونيو 2026"),
        ("ar", "2026-10-01/2026-12-31", "أكتوبر – ديسمبر 2026"),
        ("ar", "2026-02/2026-05", "فبراير – مايو 2026"),
        ("ar", "2015/2022", "2015–2022"),
        ("ar", "2026-02-04/2026-02-04", "4 فبراير 2026"),
        ("ar", "2026-02-04/2026-03", "4 فبراير 2026 – مارس 2026"),
        ("ar", "2026-11~", "نحو نوفمبر 2026"),
        ("ar", "2026-02-01~/2026-02-10~", "نحو 1–10 فبراير 2026"),
        ("ar-u-nu-arab", "2026-06-01/2026-06-30", "١–٣٠ يونيو ٢٠٢٦"),
        ("ar-LB", "2026-01-30/2026-02-05", "30 كانون الثاني – 5 شباط 2026"),
        ("ar-MA", "2026-07-01/2026-09-30", "يوليوز – شتنبر 2026"),
        ("ar-DZ", "2026-01-15", "15 جانفي 2026"),
        ("ar-TN", "2026-08-15", "15 أوت 2026"),
        ("ar-IQ", "2026-10", "تشرين الأول 2026"),
        ("fa-u-ca-gregory", "2026-02-04", "۴ فوریهٔ ۲۰۲۶"),
        ("fa-u-ca-gregory", "2026-06-01/2026-06-30", "۱ تا ۳۰ ژوئن ۲۰۲۶"),
        ("fa-u-ca-gregory", "2026-01-01/2026-06-30", "ژانویه تا ژوئن ۲۰۲۶"),
        ("fa-u-ca-gregory", "2026-01-30/2026-02-05", "۳۰ ژانویه تا ۵ فوریهٔ ۲۰۲۶"),
        ("fa-AF-u-ca-gregory", "2026-02-04", "۴ فبروری ۲۰۲۶"),
        ("he-u-ca-gregory", "2026-02-04", "4 בפברואר 2026"),
        ("he-u-ca-gregory", "2026-02-04/2026-02-11", "4–11 בפברואר 2026"),
        ("he-u-ca-gregory", "2026-01-30/2026-02-05", "30 בינואר – 5 בפברואר 2026"),
        ("he-u-ca-gregory", "2026-02", "פברואר 2026"),
        ("ur", "2026-02-04", "4 فروری، 2026"),
        ("ur", "2026-02-04/2026-02-11", "4–11 فروری 2026"),
        ("en", "2026-02-04/2026-02-11", f"February 4{THIN}–{THIN}11, 2026"),
        ("en-GB", "2026-02-04/2026-02-11", "4–11 February 2026"),
        ("en-ZA", "2026-01-30/2026-02-05", f"30 January{THIN}–{THIN}05 February 2026"),
        ("fr", "2026-02-01", "1er février 2026"),
        ("fr", "2026-02-21", "21 février 2026"),
        ("fr", "2026-03-01/2026-03-11", "1er–11 mars 2026"),
        ("de", "2026-02-04", "4. Februar 2026"),
        ("es", "2026-01-01/2026-06-30", "enero–junio de 2026"),
        ("zh-TW", "2026-01-30/2026-02-05", "2026年1月30日至2月5日"),
    ],
)
def test_a_date_reads_as_papers_of_the_place_write_it(locale, value, expected):
    assert expected == localize(locale).date(value)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ar-EG", "الأربعاء 4 فبراير 2026"),
        ("fa-u-ca-gregory", "چهارشنبه ۴ فوریهٔ ۲۰۲۶"),
        ("he-u-ca-gregory", "יום רביעי, 4 בפברואר 2026"),
        ("ur", "بدھ، 4 فروری، 2026"),
        ("en", "Wednesday, February 4, 2026"),
        ("fr", "mercredi 4 février 2026"),
    ],
)
def test_a_day_can_have_its_weekday(locale, expected):
    assert expected == localize(locale).date("2026-02-04", style="full")


@pytest.mark.parametrize("value", ["2026-02", "2026", "2026-02-04/2026-02-11", "2026-02-04/2026-02-04"])
def test_nothing_but_a_day_has_a_weekday(value):
    localizer = localize("ar")

    assert localizer.date(value) == localizer.date(value, style="full")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "~",
        "/",
        "2026-13",
        "2026-02-30",
        "0000",
        "26",
        "2026-2-4",
        "2026/2027/2028",
        "2026-02-04/..",
        "soon",
        "٢٠٢٦",
    ],
)
def test_a_value_that_is_no_date_is_refused(value):
    with pytest.raises(BriefingError, match="is no date; write 2026-02-05"):
        localize("ar").date(value)


def test_the_last_year_ends_like_any_other():
    assert "يناير – ديسمبر 9999" == localize("ar").date("9999-01-01/9999-12-31")


# What Babel shares between locales ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "then", "month"),
    [
        ("ar", "ar_LB", "شباط"),
        ("ar", "ar_TN", "فيفري"),
        ("ar", "ar_IQ", "شباط"),
        ("ar_LB", "ar", "فبراير"),
        ("he", "ar", "فبراير"),
        ("he", "fr", "février"),
        ("dv", "ar_LB", "شباط"),
        ("az_Arab", "ar_LB", "شباط"),
    ],
)
def test_what_was_formatted_before_changes_nothing(first, then, month):
    for pattern in ("MMM", "MMMM", "MMMMM", "LLL", "LLLL", "LLLLL", "QQQ", "qqqq", "EEE", "cccc"):
        format_date(DAY, pattern, locale=Locale.parse(first))
        format_date(DAY, pattern, locale=load_locale(first))
    load_locale.cache_clear()

    assert [month] * 2 == [format_date(DAY, pattern, locale=load_locale(then)) for pattern in ("MMMM", "LLLL")]


def test_what_is_formatted_here_changes_nothing_for_others():
    script = """
from babel.core import Locale
from babel.dates import format_date
from briefgen.localize import localize
import datetime
localize("ar").date("2026-01-30/2026-02-05"), localize("he").date("2026-02")
print(ascii(format_date(datetime.date(2026, 2, 4), "LLLL", locale=Locale("ar", "LB"))))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ascii("شباط") == run.stdout.strip()


@pytest.mark.parametrize("name", ["LocaleDataDict", "merge", "resolve_locale_filename"])
def test_another_inside_of_babel_gives_babels_own_locale(name, monkeypatch):
    assert Locale.parse("ar_LB").months  # Babel itself needs these to load it
    monkeypatch.delattr(localedata, name)
    locale = load_locale.__wrapped__("ar_LB")
    monkeypatch.undo()

    assert Locale.parse("ar_LB").months["format"]["wide"][2] == locale.months["format"]["wide"][2]


@pytest.mark.parametrize("unfit", [{}, {"months": {"format": {"wide": {}}}}])
def test_data_that_is_none_gives_babels_own_locale(unfit, monkeypatch):
    monkeypatch.setattr(localedata, "LocaleDataDict", lambda _: unfit)
    locale = load_locale.__wrapped__("ar_LB")
    monkeypatch.undo()

    assert Locale.parse("ar_LB").months["format"]["wide"][2] == locale.months["format"]["wide"][2]


def test_one_locale_has_one_localizer_in_all_threads():
    localize.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        dates = list(pool.map(lambda n: localize(("ar", "ar-LB")[n % 2]).date("2026-02"), range(64)))

    assert ["فبراير 2026", "شباط 2026"] * 32 == dates
    assert localize("ar-LB") is localize("ar-LB")


# Numbers, lists, names, marks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "value", "expected"),
    [
        ("ar", 12, "12"),
        ("ar", 1234567, "1,234,567"),
        ("ar-u-nu-arab", 1234567, "١٬٢٣٤٬٥٦٧"),
        ("ar-MA", 1234567, "1.234.567"),
        ("ar", -3, "\u200e-3"),
        ("fa", 1234567, "۱٬۲۳۴٬۵۶۷"),
        ("fa", 0, "۰"),
        ("fr", 1234567, "1\u202f234\u202f567"),
        ("en-u-nu-arab", 12, "١٢"),
        ("ur", -1234, "\u200e-1,234"),
    ],
)
def test_a_number_is_grouped_signed_and_in_the_readers_digits(locale, value, expected):
    assert expected == localize(locale).number(value)


@pytest.mark.parametrize(
    ("locale", "value", "expected"),
    [
        ("ar", 0.125, "12.5\u200e%\u200e"),
        ("ar-EG-u-nu-arab", -0.125, "\u061c-١٢٫٥٪\u061c"),
        ("fa", 0.5, "۵۰٪"),
        ("he", -0.03, "\u200e-3%"),
        ("fr", 1.25, "125\u00a0%"),
        ("en", 0.29, "29%"),
    ],
)
def test_a_share_is_in_percent_with_the_readers_signs(locale, value, expected):
    assert expected == localize(locale).percent(value)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ar", ["أول أمس", "أمس", "اليوم", "غدًا", "بعد غد", "خلال 3 أيام", "خلال 11 يومًا"]),
        ("ar-u-nu-arab", ["أول أمس", "أمس", "اليوم", "غدًا", "بعد غد", "خلال ٣ أيام", "خلال ١١ يومًا"]),
        ("fa", ["پریروز", "دیروز", "امروز", "فردا", "پس‌فردا", "۳ روز دیگر", "۱۱ روز دیگر"]),
        ("he", ["שלשום", "אתמול", "היום", "מחר", "מחרתיים", "בעוד 3 ימים", "בעוד 11 ימים"]),
        ("en", ["2 days ago", "yesterday", "today", "tomorrow", "in 2 days", "in 3 days", "in 11 days"]),
        ("fr", ["avant-hier", "hier", "aujourd’hui", "demain", "après-demain", "dans 3 jours", "dans 11 jours"]),
        ("de", ["vor 2 Tagen", "vor 1 Tag", "in 0 Tagen", "in 1 Tag", "in 2 Tagen", "in 3 Tagen", "in 11 Tagen"]),
    ],
)
def test_a_day_has_its_distance_in_words(locale, expected):
    assert expected == [localize(locale).relative_day(days) for days in (-2, -1, 0, 1, 2, 3, 11)]


@pytest.mark.parametrize(
    ("locale", "items", "expected"),
    [
        ("ar", [], ""),
        ("ar", ["مصر"], "مصر"),
        ("ar", ["مصر", "لبنان", "تونس"], "مصر ولبنان وتونس"),
        ("fa", ["مصر", "لبنان"], "مصر و لبنان"),
        ("he", ["מצרים", "לבנון", "תוניס"], "מצרים, לבנון ותוניס"),
        ("he", ["מצרים", "NATO"], "מצרים ו\u2011NATO"),
        ("he", ["מצרים", "3 מדינות"], "מצרים ו\u20113 מדינות"),
        ("he", ["NATO"], "NATO"),
        ("he", ["", ""], " ו"),
        ("ur", ["مصر", "لبنان"], "مصر اور لبنان"),
        ("en", ["Egypt", "Lebanon", "Tunisia"], "Egypt, Lebanon, and Tunisia"),
        ("en", ["{0}", "{1}"], "{0} and {1}"),
        ("fr", ["Égypte", "Liban"], "Égypte et Liban"),
    ],
)
def test_a_list_is_joined_in_words(locale, items, expected):
    assert expected == localize(locale).join(items)


@pytest.mark.parametrize(
    ("locale", "code", "expected"),
    [
        ("ar", "EG", "مصر"),
        ("ar", "PS", "فلسطين"),
        ("ar", "HK", "هونغ كونغ"),
        ("ar-LB", "MM", "ميانمار"),
        ("ar", "CZ", "التشيك"),
        ("fa", "PS", "فلسطین"),
        ("fr", "CD", "RD Congo"),
        ("en", "TR", "Türkiye"),
        ("de", "PS", "Palästinensische Autonomiegebiete"),
        ("ar", "QQ", "QQ"),
    ],
)
def test_a_country_has_its_short_name(locale, code, expected):
    assert expected == localize(locale).territory(code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_country_has_a_name_in_brackets_or_in_other_letters(language):
    localizer = localize(language)
    foreign = "[()]" if localizer.direction == "ltr" else "[()A-Za-z]"
    codes = ("CD", "CG", "CI", "CZ", "HK", "MK", "MM", "MO", "PS", "SY", "TL", "TR", "TW", "XK")

    assert [] == [code for code in codes if re.search(foreign, localizer.territory(code))]


@pytest.mark.parametrize(
    ("locale", "opening", "closing"),
    [
        ("ar", "«", "»"),
        ("fa", "«", "»"),
        ("he", "”", "”"),
        ("ur", "”", "“"),
        ("en", "“", "”"),
        ("fr", "«\u202f", "\u202f»"),
        ("de", "“", "”"),
    ],
)
def test_quotation_marks_are_those_of_the_language(locale, opening, closing):
    assert (opening, closing) == localize(locale).quotation_marks


# Messages ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ar", ["لا تصريحات", "تصريح واحد", "تصريحان", "3 تصريحات", "11 تصريحًا", "100 تصريح", "103 تصريحات"]),
        ("ar-u-nu-arab", ["لا تصريحات", "تصريح واحد", "تصريحان", "٣ تصريحات", "١١ تصريحًا", "١٠٠ تصريح", "١٠٣ تصريحات"]),
        ("he", ["0 ציטוטים", "ציטוט אחד", "שני ציטוטים", "3 ציטוטים", "11 ציטוטים", "100 ציטוטים", "103 ציטוטים"]),
        ("en", ["0 quotes", "1 quote", "2 quotes", "3 quotes", "11 quotes", "100 quotes", "103 quotes"]),
        ("de", ["0 quotes", "1 quote", "2 quotes", "3 quotes", "11 quotes", "100 quotes", "103 quotes"]),
    ],
)
def test_a_count_has_its_plural_form(locale, expected):
    assert expected == [localize(locale).plural("n.quotes", count) for count in (0, 1, 2, 3, 11, 100, 103)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_cldr(language):
    """gettext numbers the categories that the language has in the order zero, one, two, few, many, other."""
    rule, catalog = Locale(language).plural_form, load_catalog(language)
    categories = [name for name in ("zero", "one", "two", "few", "many", "other") if name in {*rule.tags, "other"}]
    counts = [*range(1001), 10**6, 10**6 + 1, 2 * 10**6]

    assert [rule(count) for count in counts] == [categories[catalog.find_form(count)] for count in counts]
    assert {len(categories)} == {len(forms) for key, forms in catalog.messages.items() if key.startswith("n.")}


def test_a_label_takes_its_values():
    assert "صفحة 2 من 3" == localize("ar").message("doc.page_of", page="2", pages="3")


def test_labels_are_english_where_there_is_no_catalogue():
    assert "Key quotes" == localize("de").message("sec.key_quotes")


def test_an_unknown_key_is_answered_with_the_nearest():
    with pytest.raises(LookupError, match=r"there is no message 'sec\.key_quote' \(did you mean 'sec\.key_quotes'\?\)"):
        localize("ar").message("sec.key_quote")


def test_every_language_has_a_catalogue_of_the_same_keys():
    keys = list(load_catalog("en").messages)

    assert LANGUAGES == list_languages()
    assert [keys] * len(LANGUAGES) == [list(load_catalog(language).messages) for language in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_values_of_the_english_text(language):
    english = load_catalog("en").messages
    messages = load_catalog(language).messages

    assert {key: values(forms[-1]) for key, forms in english.items()} == {
        key: values(forms[-1]) for key, forms in messages.items()
    }
    assert all(forms and all(forms) for forms in messages.values())


def test_the_english_text_is_its_own_key_in_every_catalogue():
    folder = Path(briefgen.__file__).parent / "localize" / "messages"
    english = {key: forms[:2] for key, forms in load_catalog("en").messages.items()}

    for language in LANGUAGES:
        with (folder / f"{language}.po").open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
        ids = {m.context: m.id if isinstance(m.id, tuple) else (m.id,) for m in catalog if m.context}

        assert english == ids


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("ar", '[,;?"پچژگکیہے]|اً'),
        ("fa", '[,;?"يكة٠-٩]'),
        ("ur", '[,;?"يكة٠-٩]'),
        ("he", '["“]'),
        ("fr", "['\"]| [:;?!]"),
        ("en", "['\"]"),
    ],
)
def test_labels_have_the_letters_and_marks_of_their_language(language, wrong):
    messages = load_catalog(language).messages

    assert [] == [key for key, forms in messages.items() if any(re.search(wrong, form) for form in forms)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_number_is_never_parted_from_its_sign(language):
    assert " " not in load_catalog(language).find("ref.paragraph")


def test_every_message_is_used():
    """Keys stand in the page or the code, whole or as an f-string of their family and a quoted last part."""
    package = Path(briefgen.__file__).parent
    files = [*package.rglob("*.py"), *built_in_folder().rglob("*.jinja"), *built_in_folder().rglob("*.toml")]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)

    assert [] == [key for key in load_catalog("en").messages if not is_used(key, source)]


def test_every_modifier_and_status_has_a_message():
    statuses = get_args(get_args(Date.__annotations__["status"])[0])
    keys = {f"date.{modifier}" for modifier in get_args(Modifier)} | {f"status.{status}" for status in statuses}

    assert len(keys) > 10
    assert set() == keys - set(load_catalog("en").messages)


def values(message: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)s|%.", message))


def is_used(key: str, source: str) -> bool:
    family, name = key.split(".")

    return f'"{key}"' in source or (f'f"{family}.{{' in source and f'"{name}"' in source)
