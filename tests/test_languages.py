import datetime as dt

import pytest

from briefgen.extract.dates import periods
from briefgen.extract.spans import Spans
from briefgen.languages import detect
from briefgen.languages.regions import first_weekday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن العمل مستمر", "ar"),
        ("وزیر گفت که پروژه ادامه دارد و گزارش چاپ شد", "fa"),
        ("وزیر نے کہا کہ منصوبہ جاری ہے اور رپورٹ شائع ہوئی", "ur"),
        ("השר אמר כי העבודה נמשכת", "he"),
        ("The minister said that the work of the board is in progress", "en"),
        ("Le ministre a dit que les travaux des services et de la commission continuent", "fr"),
        ("1 2 3", "und"),
        ("zzz qqq xxx", "und"),
    ],
)
def test_a_language_is_known_by_its_letters(text, expected):
    assert expected == detect(text)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar-EG", 5), ("ar_SA", 6), ("ar-TN", 0), ("ar", 0), ("dv-MV", 4), ("en-US", 6), ("ar-001", 0)],
)
def test_weeks_begin_where_the_country_begins_them(tag, expected):
    assert expected == first_weekday(tag)


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (periods.month(2026, 14), "2027-02"),
        (periods.month(2026, 0), "2025-12"),
        (periods.part_of_year(2026, 2, 1), "2026-01-01/2026-06-30"),
        (periods.part_of_year(2026, 4, 3), "2026-07-01/2026-09-30"),
        (periods.half_of_month(2026, 2, 1), "2026-02-01/2026-02-15"),
        (periods.half_of_month(2026, 2, 2), "2026-02-16/2026-02-28"),
        (periods.week(dt.date(2026, 2, 4), 5), "2026-01-31/2026-02-06"),
        (periods.containing(dt.date(2026, 2, 4), "week", 1, 0), "2026-02-09/2026-02-15"),
        (periods.containing(dt.date(2026, 2, 4), "year", -1, 0), "2025"),
        (periods.shift(dt.date(2026, 1, 31), 2, "week"), "2026-02-14"),
        (periods.years(2015, 2022), "2015/2022"),
        (periods.hijri_day(1447, 8, 16), "2026-02-04~"),
        (periods.hijri_month(1447, 9), "2026-02-18~/2026-03-19~"),
    ],
)
def test_a_period_has_its_edtf_value(period, value):
    assert value == period.value
    assert period.start <= period.end


@pytest.mark.parametrize(("year", "month", "day"), [(1300, 1, 1), (1447, 13, 1), (1447, 8, 31)])
def test_a_hijri_date_outside_the_calendar_has_no_period(year, month, day):
    assert periods.hijri_day(year, month, day) is None


def test_a_hijri_month_outside_the_calendar_has_no_period():
    assert periods.hijri_month(1600, 1) is None


def test_spans_answer_for_their_edges():
    spans = Spans([(5, 8), (0, 2)])

    assert [True, False, True] == [spans.touch((1, 3)), spans.touch((2, 5)), spans.touch((7, 9))]
    assert [True, False] == [spans.hold((5, 8)), spans.hold((4, 8))]
