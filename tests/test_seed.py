"""The facts of the seed article, as a careful reader finds them."""

import functools
import itertools
from pathlib import Path

import pytest

from briefgen import Article, brief

SEED = Path(__file__).parent.parent / "seeds" / "000_4c13df297d25c03f.txt"


@functools.cache
def seed():
    return brief(Article(text=SEED.read_text("utf-8"), published="2026-02-04"))


def names():
    return {actor.id: actor.name for actor in seed().actors}


def marked():
    return [quote for quote in seed().quotes if quote.kind != "indirect"]


def test_nothing_is_said_that_the_seed_does_not_say():
    assert () == seed().verify()


def test_the_twelve_quotations_have_their_speakers():
    expected = [
        ("direct", "فلاديمير بوتين", "قال", "أود أن أؤكد لكم"),
        ("direct", "فلاديمير بوتين", "قال", "وسط الاضطرابات العالمية"),
        ("mixed", "شي جين بينغ", "قال", "يتبادلان وجهات النظر"),
        ("mixed", "شي جين بينغ", "أشار", "استغلال الفرصة التاريخية"),
        ("mixed", "شي جين بينغ", "قال", "مخطط جديد للعلاقات"),
        ("direct", "فلاديمير بوتين", "رد", "إن أي موسم"),
        ("mixed", "يوري أوشاكوف", "شدد", "تدعمان بعضهما البعض"),
        ("mixed", "يوري أوشاكوف", "مشيراً", "متطابقان عملياً"),
        ("direct", "يوري أوشاكوف", "قال", "إن روسيا والصين تؤيدان"),
        ("direct", "فلاديمير بوتين", "شدد", "في هذا الوضع"),
        ("mixed", "فلاديمير بوتين", "أشار", "ستظل منفتحة"),
        ("direct", "يوري أوشاكوف", "قال", "لقد تحدثوا عن"),
    ]
    found = [
        (
            quote.kind,
            names()[quote.speaker],
            quote.cue.text,
            next(row[3] for row in expected if quote.text.startswith(row[3])),
        )
        for quote in marked()
    ]

    assert expected == found


def test_a_term_in_marks_is_no_quotation():
    assert not any("مبدأ الصين الواحدة" in quote.text for quote in marked())


def test_a_quotation_told_by_a_translation_says_so():
    quote = next(quote for quote in marked() if quote.text.startswith("يتبادلان"))

    assert "وفقا للترجمة الروسية لتصريحاته الافتتاحية" == quote.via.text


def test_an_adviser_told_by_his_role_is_the_one_the_article_named():
    quote = next(quote for quote in marked() if quote.text.startswith("إن روسيا"))

    assert ("مساعد بوتين", "يوري أوشاكوف") == (quote.attribution.text, names()[quote.speaker])


def test_the_seven_persons_have_the_roles_of_the_text():
    expected = [
        ("شي جين بينغ", "الرئيس الصيني", "CN"),
        ("فلاديمير بوتين", "الرئيس الروسي", "RU"),
        ("دونالد ترامب", "الرئيس", None),
        ("مارك كارني", "رئيس الوزراء الكندي", "CA"),
        ("كير ستارمر", "وزير الخارجية البريطاني", "GB"),
        ("فريدريش ميرز", "المستشار الألماني", "DE"),
        ("يوري أوشاكوف", "مستشار بوتين للشؤون الخارجية", None),
    ]
    found = [(actor.name, actor.role.text, actor.country) for actor in seed().actors if actor.kind == "person"]

    assert expected == found


@pytest.mark.parametrize(("name", "alias", "mentions"), [("شي جين بينغ", "شي", 9), ("فلاديمير بوتين", "بوتين", 16)])
def test_short_names_are_merged_with_full_ones(name, alias, mentions):
    actor = next(actor for actor in seed().actors if actor.name == name)

    assert (True, mentions) == (alias in actor.aliases, len(actor.mentions))


def test_the_countries_are_those_the_text_names():
    expected = {"CN", "RU", "US", "UA", "GL", "DK", "IR", "VE", "CU", "TW"}

    assert expected == {actor.country for actor in seed().actors if actor.kind == "country"}


def test_the_dates_have_their_values_and_nothing_else_lies_ahead():
    expected = [
        ("يوم الأربعاء", "2026-02-04", False, None),
        ("فبراير", "2026-02", True, "expected"),
        ("يوم الأربعاء", "2026-02-04", False, None),
        ("النصف الأول من العام", "2026-01-01/2026-06-30", True, None),
        ("نوفمبر", "2026-11", True, None),
        ("يوم الخميس", "2026-02-05", True, None),
    ]

    assert expected == [(date.text, date.value, date.upcoming, date.status) for date in seed().dates]


@pytest.mark.parametrize(
    ("value", "subject"),
    [
        ("2026-02", "ميرز"),
        ("2026-01-01/2026-06-30", "شي دعا بوتين لزيارة الصين"),
        ("2026-11", "بوتين"),
        ("2026-02-05", "معاهدة ستارت"),
    ],
)
def test_what_lies_ahead_names_its_subject(value, subject):
    date = next(date for date in seed().dates if date.value == value)

    assert subject in date.event.text


def test_the_summary_begins_with_the_lead_and_stands_alone():
    first, *rest = (passage.text for passage in seed().summary)

    assert first.startswith("أجرى الرئيس الصيني شي جين بينغ")
    assert not any(text.startswith(("وأشار إلى", "وأضاف", "أضاف", "أشار إلى")) for text in rest)


def test_the_key_quotes_are_few_and_do_not_overlap():
    key = [quote for quote in seed().quotes if quote.key]

    assert 3 <= len(key) <= 6
    assert all(one.span[1] <= other.span[0] for one, other in itertools.pairwise(key))
