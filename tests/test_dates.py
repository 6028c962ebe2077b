"""What a date says beyond its value: doubts, bounds, what happens and where, and what was told before."""

import pytest

from briefgen.briefing import brief
from briefgen.model import Article

WEDNESDAY = "2025-05-14"


def read(text, *, published=WEDNESDAY, language=None):
    language = language or ("en" if text[0].isascii() else "ar")

    return brief(Article(text=text, published=published, language=language))


def codes(briefing):
    return [issue.code for issue in briefing.issues]


# Doubts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "ولد المهندس يوم الجمعة 3 مايو 2025 في القرية.",
        "سيفتتح الجسر الاثنين 3 يونيو 2025.",
        "The bridge will open on Monday, June 3, 2025.",
    ],
)
def test_a_weekday_that_its_date_does_not_have_is_an_issue(text):
    assert ["weekday-contradiction"] == codes(read(text))


@pytest.mark.parametrize("text", ["يبدأ المعرض غدا الجمعة.", "وصل الوفد أمس الاثنين.", "زار اليوم الخميس المصنع."])
def test_a_weekday_that_publication_contradicts_is_right_and_an_issue(text):
    briefing = read(text)

    assert ["publication-contradiction"] == codes(briefing)
    assert briefing.dates[0].value in ("2025-05-16", "2025-05-12", "2025-05-15")


def test_a_slip_in_the_year_of_today_is_an_issue():
    briefing = read("عقد المجلس جلسته اليوم الأربعاء 14 مايو 2024.")

    assert ["2025-05-14"] == [date.value for date in briefing.dates]
    assert ["publication-contradiction"] == codes(briefing)


def test_a_date_that_fits_leaves_no_issue():
    assert [] == codes(read("يبدأ المعرض غدا الخميس 15 مايو 2025، وينتهي السبت 17 مايو."))


@pytest.mark.parametrize("text", ["يبدأ المعرض غدا.", "The fair opens tomorrow."])
def test_without_a_publication_date_an_issue_says_what_to_give(text):
    briefing = read(text, published=None)

    assert [None] == [date.value for date in briefing.dates]
    assert ["unresolved-date"] == codes(briefing)
    assert "publication date" in briefing.issues[0].message


def test_a_day_that_no_calendar_has_is_an_issue():
    briefing = read("ينتهي العقد في 31 يونيو 2025.")

    assert [None] == [date.value for date in briefing.dates]
    assert ["unresolved-date"] == codes(briefing)


# Bounds and certainty ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("تقبل الطلبات حتى 25 مايو.", None, "2025-05-25"),
        ("تبدأ المدرسة بعد 1 سبتمبر.", "2025-09-01", None),
        ("يزور الوفد المصنع في مطلع يونيو.", "2025-06-01", "2025-06-30"),
        ("Bids must be submitted by 30 June.", None, "2025-06-30"),
    ],
)
def test_a_deadline_is_open_on_its_other_side(text, start, end):
    (date,) = read(text).dates

    assert (start, end) == (date.start, date.end)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("فاز الفريق السبت.", "implied"),
        ("فاز الفريق السبت الماضي.", "stated"),
        ("فاز الفريق أمس.", "stated"),
        ("The side won on Saturday.", "implied"),
        ("The side won last Saturday.", "stated"),
    ],
)
def test_what_is_placed_by_us_is_implied(text, certainty):
    assert [certainty] == [date.certainty for date in read(text).dates]


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("ar-SA", "2025-05-18/2025-05-24"),
        ("ar-EG", "2025-05-17/2025-05-23"),
        ("ar-TN", "2025-05-19/2025-05-25"),
        ("ar", "2025-05-19/2025-05-25"),
    ],
)
def test_a_week_begins_as_in_the_country_of_the_outlet(language, value):
    (date,) = read("تعقد الدورة الأسبوع المقبل.", language=language).dates

    assert (value, "stated" if "-" in language else "implied") == (date.value, date.certainty)


# What happens --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("قال الوزير إن المصنع سيغلق أبوابه يوم السبت.", "المصنع سيغلق أبوابه يوم السبت"),
        ("رحب السكان بالمعرض، وفي يونيو تنطلق الدورة الثانية.", "في يونيو تنطلق الدورة الثانية"),
        ("تنطلق غدا فعاليات المهرجان.", "تنطلق غدا فعاليات المهرجان"),
        ("The minister said the plant will close on Saturday.", "the plant will close on Saturday"),
        ("Critics were pleased, and the tour starts on June 3.", "the tour starts on June 3"),
    ],
)
def test_an_event_is_told_with_its_subject(text, event):
    assert event in read(text).dates[-1].event.text


def test_the_same_event_told_again_leads_to_its_first_date():
    text = "تنطلق بطولة الشطرنج الدولية يوم السبت. وقال المنظم إن بطولة الشطرنج الدولية ستنطلق يوم السبت رغم المطر."
    first, second = read(text).dates

    assert (None, 0) == (first.same_as, second.same_as)


def test_two_events_of_one_day_are_two():
    text = "تنطلق بطولة الشطرنج الدولية يوم السبت. ويفتتح المتحف أبوابه يوم السبت للزوار."

    assert [None, None] == [date.same_as for date in read(text).dates]


def test_an_event_has_its_place():
    (date,) = read("تعقد القمة يوم السبت في بغداد.").dates

    assert "بغداد" == date.place.text


# Words that change with their place ----------------------------------------------------------------------------------


def test_a_plain_text_has_no_dates():
    assert () == read("عبر المشاة الجسر ولم يتوقف أحد.").dates


@pytest.mark.parametrize("count", [200, 2000])
def test_many_dates_in_a_row_are_read_in_linear_time(count):
    dates = read("وصل الوفد أمس. " * count).dates

    assert count == len(dates)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("يغلق باب التسجيل في 20 مايو وتصدر القوائم في 28 مايو.", "تصدر القوائم في 28 مايو"),
        ("قال المدير إن البناء اكتمل وأن المعرض سيفتتح في 3 يونيو.", "المعرض سيفتتح في 3 يونيو"),
        ("انتهت الأعمال فيما يفتتح الجسر يوم 9 يونيو.", "يفتتح الجسر يوم 9 يونيو"),
        (
            "تستقبل المنامة يوم الأحد المقبل الدورة الرابعة من المعرض.",
            "تستقبل المنامة يوم الأحد المقبل الدورة الرابعة من المعرض",
        ),
    ],
)
def test_an_event_keeps_to_its_own_clause_and_has_what_stands_behind_the_date(text, event):
    assert event == read(text).dates[-1].event.text.rstrip(".")
