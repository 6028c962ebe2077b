"""Dates, numbers and shares beside what ICU prints (icu_strings.json, made by script/icu_strings.js)."""

import datetime as dt
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from babel.core import Locale
from babel.dates import format_date

from briefgen.localize import Localizer, Style, localize
from briefgen.localize.cldr import load_locale
from briefgen.localize.habits import Habits

ICU = json.loads(Path(__file__).with_name("icu_strings.json").read_text("utf-8"))
TAGS = tuple(tag for tag in ICU if tag != "versions")
TARGET = 0.97

# What is not as ICU has it, with CLDR's own digits, calendar and patterns, and why.
EXCEPTIONS = {
    "CLDR's full pattern of the Persian calendar puts the year first and a Latin comma last": [
        ("fa", "date full 2026-02-04"),
        ("fa-AF", "date full 2026-02-04"),
        ("ps", "date full 2026-02-04"),
    ],
    "CLDR's Pashto names of the calendar's eras are Latin letters": [
        ("ps", "date long 2026-02-04"),
        ("ps", "date medium 2026-02-04"),
        ("ps", "date short 2026-02-04"),
    ],
    "CLDR's intervals lose the letter that Hebrew glues to the month of a day": [
        ("he", "gregory range 2026-01-30/2026-02-05"),
        ("he", "gregory range 2025-12-29/2026-01-04"),
    ],
    "CLDR's Sorani intervals are untranslated; ours take the order of its long date": [
        ("ckb", "gregory range 2026-02-04/2026-02-11"),
        ("ckb", "gregory range 2026-01-30/2026-02-05"),
        ("ckb", "gregory range 2025-12-29/2026-01-04"),
    ],
    "CLDR 48 has a space before the Sorani sign, Babel's CLDR 47 none": [
        ("ckb", "percent 0.5"),
        ("ckb", "percent -0.125"),
    ],
}
# What our readers' habits change besides: no comma behind an Arabic weekday.
HABITS = {(tag, f"{calendar} full 2026-02-04") for tag in TAGS if tag[:2] == "ar" for calendar in ("date", "gregory")}


class Case(NamedTuple):
    tag: str
    key: str
    expected: str


def list_cases(tag: str) -> Iterator[Case]:
    for key, expected in ICU[tag]["strings"].items():
        yield Case(tag, key, expected)


def find_localizer(case: Case) -> Localizer:
    """Return the localizer with ICU's digits and calendar, which are CLDR's."""
    table = ICU[case.tag]
    calendar = table["calendar"] if case.key.startswith("date ") else "gregory"

    return localize(f"{case.tag}-u-ca-{calendar}-nu-{table['digits']}")


def without_habits(localizer: Localizer) -> Localizer:
    """Return the localizer with CLDR's patterns; names of months of other calendars are in our files only."""
    return replace(localizer, _habits=Habits(months=localizer._habits.months))


def is_same(case: Case, localizer: Localizer) -> bool:
    kind, *words = case.key.split()
    match kind:
        case "number":
            return case.expected == localizer.number(float(words[0]))
        case "percent":
            return case.expected == localizer.percent(float(words[0]))
    style, value = words
    if style == "weekday":
        return case.expected in localizer.date(value, style="full")

    return case.expected == localizer.date(value, style=style if style in get_args(Style) else "long")


@pytest.mark.parametrize("tag", TAGS)
def test_dates_and_numbers_are_those_of_icu_but_for_the_exceptions(tag):
    excepted = {key for cases in EXCEPTIONS.values() for name, key in cases if name == tag}
    different = {case.key for case in list_cases(tag) if not is_same(case, without_habits(find_localizer(case)))}

    assert excepted == different


@pytest.mark.parametrize("tag", TAGS)
def test_habits_change_nothing_else(tag):
    known = {(name, key) for cases in EXCEPTIONS.values() for name, key in cases} | HABITS
    different = {(tag, case.key) for case in list_cases(tag) if not is_same(case, find_localizer(case))}

    assert set() == different - known


def test_the_exceptions_are_few():
    total = sum(len(ICU[tag]["strings"]) for tag in TAGS)
    excepted = sum(map(len, EXCEPTIONS.values()))

    assert total > 1400
    assert (total - excepted) / total >= TARGET


# What the process formatted before ---------------------------------------------------------------------------------

POISONERS = (*TAGS, "dv", "az-Arab", "yi", "de", "tr", "zh")
PATTERNS = ("MMM", "MMMM", "MMMMM", "LLL", "LLLL", "LLLLL", "QQQ", "qqqq", "EEE", "cccc", "d MMM y")


def list_months(tag: str) -> list[str]:
    """Return the twelve months as they are here, by a localizer that has read its data anew."""
    load_locale.cache_clear()
    localize.cache_clear()
    localizer = localize(f"{tag}-u-ca-gregory-nu-{ICU[tag]['digits']}")

    return [localizer.date(f"2026-{number:02}{day}") for number in range(1, 13) for day in ("", "-21")]


@pytest.mark.parametrize("first", POISONERS)
def test_no_locale_changes_what_comes_after_it(first):
    """Every ordered pair: Babel's own data is spoiled by *first*, ours is read behind it."""
    for locale in (Locale.parse(first.replace("-", "_")), load_locale(first.replace("-", "_"))):
        for pattern in PATTERNS:
            format_date(dt.date(2026, 2, 4), pattern, locale=locale)
    for tag in TAGS:
        months = [
            text for key, text in ICU[tag]["strings"].items() if key.startswith(("gregory long", "gregory month"))
        ]

        assert sorted(months[1:]) == sorted(list_months(tag))


def test_threads_do_not_spoil_one_another():
    load_locale.cache_clear()
    localize.cache_clear()
    cases = [case for tag in TAGS for case in list_cases(tag) if case.key.startswith("gregory month")]
    with ThreadPoolExecutor(8) as pool:
        same = list(pool.map(lambda case: is_same(case, find_localizer(case)), cases[::5] + cases[1::3]))

    assert all(same)
