"""Dates in the calendars of their readers, beside the Gregorian one or instead of it."""

import datetime as dt
import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from briefgen.errors import MissingDependencyError, UnknownLocaleError
from briefgen.localize import calendars, localize
from briefgen.localize.calendars import CALENDARS, convert
from briefgen.localize.habits import FOLDER, load_habits


@pytest.mark.parametrize(
    ("locale", "value", "expected"),
    [
        ("ar-SA", "2026-02-04", "16 شعبان 1447هـ الموافق 4 فبراير 2026م"),
        ("ar-SA", "2026-02-04/2026-02-11", "16–23 شعبان 1447هـ الموافق 4–11 فبراير 2026م"),
        ("ar-SA", "2026-02-18/2026-03-19", "رمضان 1447هـ الموافق 18 فبراير – 19 مارس 2026م"),
        ("ar-SA", "2026-02", "فبراير 2026م"),
        ("ar-SA", "2026", "2026م"),
        ("ar-SA", "2026-01-01/2026-06-30", "يناير – يونيو 2026م"),
        ("ar-SA", "1890-02-01", "1 فبراير 1890م"),
        ("ar-SA", "2026-02-04~", "نحو 16 شعبان 1447هـ الموافق 4 فبراير 2026م"),
        ("ar-SA-u-nu-arab", "2026-02-04", "١٦ شعبان ١٤٤٧هـ الموافق ٤ فبراير ٢٠٢٦م"),
        ("ar-SA-u-ca-gregory", "2026-02-04", "4 فبراير 2026"),
        ("ar-SA-u-ca-islamic-umalqura", "2026-02-04", "16 شعبان 1447هـ"),
        ("ar-EG-u-ca-islamic-umalqura-nu-arab", "2026-02-04", "١٦ شعبان ١٤٤٧هـ"),
        ("ar-IR-u-nu-latn-ca-persian", "2026-02-04", "15 بهمن 1404هـ.ش"),
        ("fa", "2026-02-04", "۱۵ بهمن ۱۴۰۴"),
        ("fa", "2026-02-04/2026-02-11", "۱۵ تا ۲۲ بهمن ۱۴۰۴"),
        ("fa", "2026-02-18/2026-03-25", "۲۹ بهمن ۱۴۰۴ تا ۵ فروردین ۱۴۰۵"),
        ("fa", "2026-03-21/2026-04-20", "فروردین ۱۴۰۵"),
        ("fa", "2026-02", "فوریهٔ ۲۰۲۶ میلادی"),
        ("fa", "2026", "۲۰۲۶ میلادی"),
        ("fa", "2015/2022", "۲۰۱۵ تا ۲۰۲۲ میلادی"),
        ("fa-AF", "2026-02-04", "۱۵ دلو ۱۴۰۴"),
        ("prs", "2026-02-04", "۱۵ دلو ۱۴۰۴"),
        ("fa-US", "2026-02-04", "۴ فوریهٔ ۲۰۲۶"),
        ("ps", "2026-02-04", "۱۴۰۴ سلواغه ۱۵"),
        ("he", "2026-02-04", "י״ז בשבט התשפ״ו, 4 בפברואר 2026"),
        ("he-IL", "2026-02-04/2026-02-11", "י״ז–כ״ד בשבט התשפ״ו, 4–11 בפברואר 2026"),
        ("he", "2024-03-10", "ל׳ באדר א׳ התשפ״ד, 10 במרץ 2024"),
        ("he", "2024-03-26", "ט״ז באדר ב׳ התשפ״ד, 26 במרץ 2024"),
        ("he", "2026-03-04", "ט״ו באדר התשפ״ו, 4 במרץ 2026"),
        ("he", "2026-02", "פברואר 2026"),
        ("he-u-ca-gregory", "2026-02-04", "4 בפברואר 2026"),
        ("ur", "2026-02-04", "4 فروری، 2026"),
        ("ur-u-ca-islamic-umalqura", "2026-02-04", "16 شعبان، 1447ھ"),
        ("en-u-ca-hebrew", "2026-02-04", "17 Shevat 5786"),
        ("en-u-ca-persian", "2026-02-04", "Bahman 15, 1404 SH"),
        ("fr-u-ca-islamic-umalqura", "2026-02-18", "1er ramadan 1447 H."),
    ],
)
def test_a_date_is_of_the_readers_calendar(locale, value, expected):
    assert expected == localize(locale).date(value).replace("\u00a0", " ")


def test_of_two_dates_each_stays_on_one_line():
    assert "16\u00a0شعبان\u00a01447هـ الموافق 4\u00a0فبراير\u00a02026م" == localize("ar-SA").date("2026-02-04")
    assert "4 فبراير 2026" == localize("ar-EG").date("2026-02-04")


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("ar-SA", "الأربعاء 16 شعبان 1447هـ الموافق 4 فبراير 2026م"),
        ("fa", "چهارشنبه ۱۵ بهمن ۱۴۰۴"),
        ("fa-AF", "چهارشنبه ۱۵ دلو ۱۴۰۴"),
        ("he", "יום רביעי, י״ז בשבט התשפ״ו, 4 בפברואר 2026"),
        ("en-u-ca-hebrew", "Wednesday, 17 Shevat 5786"),
    ],
)
def test_a_day_in_two_calendars_has_its_weekday_once(locale, expected):
    assert expected == localize(locale).date("2026-02-04", style="full").replace("\u00a0", " ")


@pytest.mark.parametrize("style", ["medium", "short"])
def test_a_short_date_is_of_the_calendar_in_front(style):
    assert {"medium": "۱۵ بهمن ۱۴۰۴", "short": "۱۴۰۴/۱۱/۱۵"}[style] == localize("fa").date("2026-02-04", style=style)


@pytest.mark.parametrize(
    ("date", "calendar", "expected"),
    [
        # Texts of the day have both dates: the Saudi Supreme Court's call to look for the moon; Nowruz; Rosh Hashanah.
        ("2026-01-20", "islamic-umalqura", (1447, 8, 1)),
        ("2026-03-21", "persian", (1405, 1, 1)),
        ("2025-03-20", "persian", (1403, 12, 30)),  # a leap day
        ("2025-09-23", "hebrew", (5786, 1, 1)),
        ("2024-02-10", "hebrew", (5784, 6, 1)),  # the first Adar
        ("2024-03-11", "hebrew", (5784, 14, 1)),  # the second
        ("2026-02-18", "hebrew", (5786, 7, 1)),
        ("2026-03-19", "hebrew", (5786, 8, 1)),
        ("2026-08-14", "hebrew", (5786, 13, 1)),
        ("2100-01-01", "islamic-umalqura", None),
        ("0500-01-01", "persian", None),
    ],
)
def test_a_day_is_converted_where_the_calendar_has_it(date, calendar, expected):
    assert expected == convert(dt.date.fromisoformat(date), calendar)


def test_every_month_has_a_name_wherever_a_calendar_has_any():
    lengths = {"islamic-umalqura": 12, "persian": 12, "hebrew": 14}
    files = [load_habits(path.stem, "") for path in FOLDER.glob("*.toml")]

    assert len(files) >= 7
    assert [] == [
        (name, len(months))
        for file in files
        for name, months in file.months.items()
        if lengths[name] != len(set(months))
    ]


def test_calendars_of_habit_have_names():
    for language, region in (("ar", "SA"), ("fa", "IR"), ("fa", "AF"), ("he", "IL"), ("ps", "AF")):
        habits = load_habits(language, region)

        assert set(habits.calendars) - {"gregory"}
        assert set(habits.calendars) - {"gregory"} <= set(habits.months)


@pytest.mark.parametrize(
    ("tag", "what_would_work"),
    [
        ("ar-u-ca-islamic", "did you mean 'islamic-umalqura'?"),
        ("ar-u-ca-buddhist", "known in ar are gregory, islamic-umalqura, persian, hebrew"),
        ("de-u-ca-persian", "known in de are gregory"),
        ("ur-u-ca-hebrew", "known in ur are gregory, islamic-umalqura"),
    ],
)
def test_an_unknown_calendar_is_answered_with_what_would_work(tag, what_would_work):
    with pytest.raises(UnknownLocaleError) as caught:
        localize(tag)

    assert what_would_work in str(caught.value)


# Without the extra -------------------------------------------------------------------------------------------------


@pytest.fixture
def bare(monkeypatch):
    """A machine without the packages of the extra."""
    known = find_spec("hijridate")
    monkeypatch.setattr(calendars.importlib.util, "find_spec", lambda name: known if name == "hijridate" else None)
    localize.cache_clear()
    yield
    monkeypatch.undo()
    localize.cache_clear()


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(("tag", "package"), [("fa-u-ca-persian", "persiantools"), ("he-u-ca-hebrew", "pyluach")])
def test_a_calendar_asked_for_and_not_installed_is_one_clear_line(tag, package):
    with pytest.raises(MissingDependencyError) as caught:
        localize(tag)

    assert f"need {package}: pip install 'briefgen[calendars]', or write {tag[:2]}-u-ca-gregory" in str(caught.value)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(("tag", "expected"), [("fa", "۴ فوریهٔ ۲۰۲۶"), ("he", "4 בפברואר 2026")])
def test_a_calendar_of_habit_and_not_installed_gives_the_gregorian_date_and_says_so(tag, expected):
    localizer = localize(tag)

    assert expected == localizer.date("2026-02-04")
    assert ["calendar-missing"] == [issue.code for issue in localizer.issues]
    assert "pip install 'briefgen[calendars]'" in localizer.issues[0].message


@pytest.mark.usefixtures("bare")
def test_the_saudi_calendar_needs_no_extra():
    assert () == localize("ar-SA").issues


def test_gregorian_dates_load_no_calendar():
    script = """
import sys, json
from briefgen.localize import localize
localize("fa-u-ca-gregory").date("2026-02-04"), localize("ar-EG").date("2026-02-04/2026-02-11")
print(json.dumps(sorted({"hijridate", "persiantools", "pyluach"} & set(sys.modules))))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert [] == json.loads(run.stdout)


def test_all_calendars_are_those_that_an_extension_can_name():
    assert ("gregory", "islamic-umalqura", "persian", "hebrew") == CALENDARS
