import datetime as dt
import io
import re
from contextlib import suppress
from html.parser import HTMLParser

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import Article, Briefing, Details, brief, render
from briefgen.characters import clean
from briefgen.errors import ArticleError, BriefingError, UnknownLocaleError
from briefgen.localize import localize
from briefgen.template import ELEMENTS

# Every code point: controls, lone surrogates, bidi controls, private use, unassigned.
ANY_CHARACTER = st.characters()
CUES = ("قال", "وقالت", "وأضاف", "نفى", "تساءل", "وأشار", "أكد", "شدد على", "مشيرا إلى", "وتابع", "رد", "أضاف قائلا")
NAMES = ("سامي النجار", "ليلى بن علي", "بوتين", "د. هالة", "شي", "عبد الله", "الناتو", "الأمم المتحدة", "فرنسا", "")
ROLES = ("الرئيس", "الوزيرة", "وزير الخارجية المصري", "المتحدث باسم", "مساعد بوتين", "رئيس", "الفرنسية", "")
MARKS = ("“”", "”“", "«»", '""', "''", "()", "“»", "“ ", " ”")
LINKS = ("إن", "أن", "بأن", ":", "،", "إنه", "")
DATES = (
    *("يوم الخميس", "غدا", "4 فبراير", "31 فبراير 2026", "في نوفمبر المقبل", "النصف الأول من العام", "عام 2030"),
    *("بعد ثلاثة أيام", "قبل نهاية مارس", "٢٩ شباط", "2026-02-30", "16 شعبان 1447", "99999999999 عام", "مطلع 2027"),
)
ODDS = (
    *(
        "للاتحاد الأوروبي",
        "\ufedf\ufefcتحاد الأوروبي",
        "\u0648\u064eقُتل",
        "الناتو (حلف شمال الأطلسي)",
        "حسب",
        "نقلا عن",
        "وفقا لوكالة",
        "واشنطن",
        "عُقِدَ",
        "لـ",
        "ـ",
        "و",
    ),
    *(".", "..", "؟", "!", "،", "-", "\n", "\n\n", "\t", "\u200f", "\u200e", "\u202e", "\u2067", "\u2069", "\u200c"),
    *(
        "\ufeff",
        "\0",
        "NATO",
        "https://example.org/?a=1&b=<2>",
        "@press",
        "<p>",
        "&amp;",
        "{{ 7 }}",
        "{{ date }}",
        "{% x %}",
        "%s",
        "12.5%",
        "+966 11 123",
    ),
)
ANY_WORDS = st.text(ANY_CHARACTER, max_size=8)
WORDS = st.lists(st.sampled_from(DATES + ODDS + NAMES + ROLES) | ANY_WORDS, min_size=1, max_size=6).map(" ".join)
SENTENCES = st.builds(
    lambda cue, role, name, link, marks, words, order, end: (
        " ".join([(cue, role, name, link, marks[0] + words + marks[1])[at] for at in order]) + end
    ),
    st.sampled_from(CUES),
    st.sampled_from(ROLES),
    st.sampled_from(NAMES),
    st.sampled_from(LINKS),
    st.sampled_from(MARKS),
    WORDS,
    st.sampled_from([(0, 1, 2, 3, 4), (4, 3, 0, 1, 2), (1, 2, 0, 3, 4), (0, 3, 4), (4,)]),
    st.sampled_from([".", "", "؟", "\n"]),
)
NEWS = st.lists(SENTENCES | WORDS, max_size=8).map(" ".join)
TEXTS = NEWS | st.text(ANY_CHARACTER, max_size=200)


@st.composite
def articles(draw):
    """Any text in any framing; a text without words is no article."""
    try:
        return Article(
            text=draw(TEXTS),
            published=draw(st.sampled_from([None, "2026-02-04", "2024-02-29", "1999-12-31"])),
            language=draw(st.sampled_from(["ar", "ar-EG", "ar-TN"])),
            title=draw(st.none() | TEXTS),
            outlet=draw(st.none() | st.text(ANY_CHARACTER, max_size=20)),
            url=draw(st.none() | st.text(ANY_CHARACTER, max_size=20)),
        )
    except ArticleError:
        return Article(text="خبر")


def passages(briefing):
    """All that a briefing says in the article's words."""
    named = [
        *((quote.attribution, quote.cue, quote.via) for quote in briefing.quotes),
        *((actor.honorific, actor.role) for actor in briefing.actors),
        *((date.event, date.place) for date in briefing.dates),
    ]
    facts = [*briefing.summary, *briefing.quotes, *briefing.dates]

    return [*facts, *(passage for group in named for passage in group if passage)]


# Extraction --------------------------------------------------------------------------------------------------------


@given(articles())
def test_no_briefing_says_a_word_that_its_article_does_not(article):
    briefing = brief(article)

    assert () == briefing.verify()
    assert [fact.text for fact in passages(briefing)] == [
        article.text[slice(*fact.span)] for fact in passages(briefing)
    ]


@given(articles())
def test_every_span_lies_in_the_text_and_holds_something(article):
    briefing = brief(article)
    spans = [
        *(fact.span for fact in passages(briefing)),
        *(quote.context for quote in briefing.quotes),
        *(mention.span for actor in briefing.actors for mention in actor.mentions),
        *(issue.span for issue in briefing.issues if issue.span),
    ]

    assert [] == [(start, end) for start, end in spans if not 0 <= start < end <= len(article.text)]


@given(articles())
def test_a_briefing_read_back_from_its_json_is_the_same(article):
    briefing = brief(article)

    assert briefing == Briefing.from_json(briefing.to_json())


def test_a_clause_after_two_verbs_read_back_is_the_same():
    briefing = brief(Article(text="قال سامي النجار وتابع سامي النجار إن العمل بدأ أمس.", language="ar"))

    assert briefing == Briefing.from_json(briefing.to_json())


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("سينعقد في نوفمبر المقبل", "9999-12-31"),
        ("سينعقد غدا", "9999-12-31"),
        ("سينعقد بعد ثلاثة أيام", "9999-12-31"),
        ("انعقد يوم الخميس", "0001-01-01"),
    ],
)
def test_what_lies_beyond_the_calendar_has_no_value(words, published):
    briefing = brief(Article(text=f"قال الوزير إن المؤتمر {words}.", language="ar", published=published))

    assert [None] == [date.value for date in briefing.dates]


EDTF_DAY = r"\d{4}-\d{2}-\d{2}~?"
EDTF = re.compile(rf"(?:\d{{4}}(?:-\d{{2}})?~?|{EDTF_DAY})(?:/(?:\d{{4}}(?:-\d{{2}})?~?|{EDTF_DAY}))?")
DAY_PHRASES = (
    *("غدا", "أمس", "بعد غد", "أول من أمس", "قبل يومين", "قبل أسبوع", "صباح اليوم", "مساء أمس"),
    *("yesterday", "today", "tomorrow", "two days ago", "a week ago", "the day after tomorrow", "last night"),
)


@given(articles())
def test_every_value_of_a_date_is_edtf(article):
    values = [date.value for date in brief(article).dates if date.value is not None]

    assert [] == [value for value in values if not EDTF.fullmatch(value)]
    assert [] == [day for value in values for day in re.findall(r"\d{4}-\d{2}-\d{2}", value) if not is_day(day)]


def is_day(text):
    with suppress(ValueError):
        return bool(dt.date.fromisoformat(text))

    return False


@given(articles())
def test_no_date_ends_before_it_starts(article):
    bounds = [(date.start, date.end) for date in brief(article).dates]

    assert [] == [(start, end) for start, end in bounds if start and end and end < start]


@given(st.sampled_from(DAY_PHRASES), st.dates(dt.date(1900, 1, 8), dt.date(2199, 12, 1)))
def test_a_day_later_what_counts_from_publication_lies_a_day_later(words, published):
    first, second = (read_day(words, published + dt.timedelta(days)) for days in (0, 1))

    assert dt.timedelta(1) == second - first


def read_day(words, published):
    language = "en" if words.isascii() else "ar"
    (date,) = brief(Article(text=words, language=language, published=published.isoformat())).dates

    return dt.date.fromisoformat(date.value)


def test_a_figure_in_a_circle_is_no_number():
    briefing = brief(Article(text="❶ عقد الوزير اجتماعا.\n❷ افتتح الرئيس المعرض.", language="ar"))

    assert () == briefing.dates


def test_a_surrogate_is_no_briefing():
    with pytest.raises(BriefingError):
        Briefing.from_json('"\ud800"')


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_what_is_no_briefing_is_refused_as_such(source):
    with pytest.raises(BriefingError):
        Briefing.from_json(source)


# Reports -----------------------------------------------------------------------------------------------------------


LOCALES = st.sampled_from(["ar-EG", "he", "en", "fa-u-nu-latn", "ckb"])


class Tags(HTMLParser):
    """The start tags of a page."""

    def __init__(self, page):
        super().__init__()
        self.names = set()
        self.feed(page)

    def handle_starttag(self, tag, _):
        self.names.add(tag)


@given(articles(), LOCALES, TEXTS)
@settings(max_examples=50)
def test_any_article_becomes_a_page_of_known_elements(article, locale, words):
    page = render(brief(article), "html", locale=locale, details=Details(title=words, notes=words)).content.decode()

    assert set() == Tags(page).names - {*ELEMENTS, "html", "head", "meta", "title", "style", "body"}
    assert page == clean(page)


@given(articles(), LOCALES, TEXTS)
@settings(max_examples=50)
def test_any_article_becomes_a_text_without_controls(article, locale, words):
    text = render(brief(article), "txt", locale=locale, details=Details(title=words, notes=words)).content.decode()

    assert text == clean(text)


@given(articles(), LOCALES, TEXTS)
@settings(max_examples=25)
def test_any_article_becomes_a_word_document_that_opens(article, locale, words):
    document = render(brief(article), "docx", locale=locale, details=Details(title=words, notes=words))

    assert docx.Document(io.BytesIO(document.content)).paragraphs


@pytest.mark.parametrize("words", ["{{ 7 }}", "{{ date }}"])
def test_braces_in_a_marking_stay_as_they_are(words):
    document = render(brief(Article(text="خبر", language="ar")), "docx", details=Details(marking=words))
    section = docx.Document(io.BytesIO(document.content)).sections[0]

    assert words in [
        paragraph.text.strip("\u200e ") for part in (section.header, section.footer) for paragraph in part.paragraphs
    ]


# Localization ------------------------------------------------------------------------------------------------------


@given(st.text(ANY_CHARACTER, max_size=12) | st.from_regex(r"[a-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_any_locale_is_known_or_refused(tag):
    with suppress(UnknownLocaleError):
        assert localize(tag).date("2026-02-04")


@given(st.text("0123456789-/~", max_size=22) | st.text(ANY_CHARACTER, max_size=12))
def test_any_value_is_a_date_or_refused(value):
    with suppress(BriefingError):
        assert localize("ar-LB").date(value, style="full")


@given(st.dates(), st.dates(), st.sampled_from(["ar", "fa", "he", "ur", "en", "fr", "ckb", "zh", "es"]))
def test_every_interval_names_both_its_ends(one, other, locale):
    localizer = localize(f"{locale}-u-ca-gregory-nu-latn")
    first, last = sorted((one, other))
    shown = localizer.date(f"{first}/{last}")

    assert {str(first.year), str(last.year)} <= set(re.findall(r"\d+", shown))
