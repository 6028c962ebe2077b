import unicodedata

import pytest

from briefgen import FINDERS, Article, ArticleError, BriefingError, Issue, Passage, UnknownLanguageError, brief

TEXT = "قال وزير النفط سامر الحلبي إن الإنتاج سيرتفع يوم الأحد."


def test_a_language_is_detected_when_none_is_given():
    assert "ar" == brief(Article(text=TEXT)).article.language


def test_a_region_is_kept():
    assert "ar-TN" == brief(Article(text=TEXT, language="ar-TN")).article.language


@pytest.mark.parametrize(
    ("article", "language"),
    [
        (Article(text="Le ministre a dit que les travaux des services et de la commission continuent."), "fr"),
        (Article(text="وزیر نفت گفت که تولید در هفتهٔ آینده افزایش می‌یابد."), "fa"),
        (Article(text=TEXT, language="tlh"), "tlh"),
        (Article(text="123 abc xyz"), "und"),
    ],
)
def test_a_language_without_an_extractor_is_refused_by_name(article, language):
    with pytest.raises(UnknownLanguageError) as caught:
        brief(article)

    assert f"language '{language}' has no extractor; there is one for: ar, en" == str(caught.value)


def test_a_finder_of_the_caller_sees_what_ours_found_and_adds_to_it():
    def find_first_actor(draft, _language):
        actor = draft.actors[0]
        yield Issue("seen", actor.name, actor.mentions[0].span)

    briefing = brief(Article(text=TEXT, published="2026-02-04"), finders=(*FINDERS, find_first_actor))

    assert ["سامر الحلبي"] == [issue.message for issue in briefing.issues if issue.code == "seen"]


def test_a_finder_that_invents_words_is_refused():
    def invent(_draft, _language):
        yield Passage("كلام لم يقل", (0, 11))

    with pytest.raises(BriefingError, match=r"\$\.summary\[\d\]\.text"):
        brief(Article(text=TEXT), finders=(*FINDERS, invent))


def test_a_text_that_is_no_article_is_refused_with_what_would_work():
    with pytest.raises(ArticleError, match=r"not str; use read\(path\) or Article"):
        brief(TEXT)


def test_reported_speech_is_key_where_little_stands_in_marks():
    text = (
        "قال وزير النفط سامر الحلبي إن الإنتاج سيرتفع هذا العام.\n"
        "وأكدت وزيرة المالية هدى قباني أن الأسعار مستقرة في الأسواق.\n"
        "وقال المدير فادي منصور: «العمل لم يتوقف يوما واحدا»."
    )
    key = [(quote.kind, quote.cue.text) for quote in brief(Article(text=text)).quotes if quote.key]

    assert [("indirect", "قال"), ("indirect", "أكدت"), ("direct", "قال")] == key


def test_what_reading_found_odd_is_handed_on():
    odd = Issue("published-differs", "the file says 2026-02-03")

    assert (odd,) == brief(Article(text=TEXT, published="2026-02-04").replace(issues=(odd,))).issues


def test_a_date_that_needs_the_publication_date_stays_open_and_says_so():
    briefing = brief(Article(text=TEXT))

    assert [None] == [date.value for date in briefing.dates]
    assert ["يوم الأحد: give the publication date to resolve it"] == [issue.message for issue in briefing.issues]


@pytest.mark.parametrize("text", ["كلمة", "؟ كلمة !", "قال:", "«»  a", "2026", "و", "إن", "ـ", "كلمة\n\u200f"])
def test_a_text_of_next_to_nothing_has_a_briefing(text):
    assert () == brief(Article(text=text, language="ar")).verify()


def test_the_same_article_gives_the_same_briefing():
    article = Article(text=TEXT, published="2026-02-04")

    assert brief(article).to_json() == brief(article).to_json()


def test_a_key_quote_and_the_clause_round_it_are_never_both_key():
    text = (
        "قال الوزير خالد العمري إن المصنع «سيعود إلى العمل قبل نهاية الصيف» بعد إصلاح الأفران. "
        "وقالت النقابة: «ننتظر الرواتب قبل الوعود كلها»."
    )
    key = [quote for quote in brief(Article(text=text)).quotes if quote.key]

    assert [quote.kind for quote in key] == ["mixed", "direct"]


def test_key_quotes_are_of_more_than_one_side():
    said = " ".join(
        f"وقال العمري: «سنفتح في هذا العام المدرسة رقم {number} من مدارس القرى البعيدة»." for number in range(9)
    )
    text = f"قال الوزير خالد العمري إن الخطة جاهزة. {said} وقالت النقابة: «لا معلمين لها»."
    briefing = brief(Article(text=text))
    speakers = [quote.attribution.text for quote in briefing.quotes if quote.key and quote.attribution]

    assert speakers.count("العمري") == 3
    assert "النقابة" in speakers


def test_a_title_weighs_and_is_never_shown_as_what_the_text_says():
    topics = (
        "أعلنت البلدية برنامج احتفالاتها السنوية في الحدائق العامة.",
        "تشارك فرق موسيقية من عشر مدن في العروض المفتوحة للجمهور.",
        "توزع اللجنة المنظمة آلاف الأعلام على تلاميذ المدارس.",
        "تضيء الشوارع الرئيسية مصابيح ملونة طوال ليالي الأسبوع.",
        "تستعد الفنادق القريبة لاستقبال زوار من القرى المجاورة.",
        "يبدأ تشغيل القطار الكهربائي الجديد بين المطار والميناء.",
    )
    article = Article(text=" ".join(topics), language="ar")
    titled = brief(article.replace(title="القطار الكهربائي يصل المطار بالميناء"))

    assert topics[5] not in [passage.text for passage in brief(article).summary[:3]]
    assert [passage.text for passage in titled.summary][1] == topics[5]
    assert all(passage.text in article.text for passage in titled.summary)


@pytest.mark.parametrize(
    "text",
    [
        "\u0648\u064e\u0642\u064f\u062a\u0650\u0644\u064e ثلاثة أشخاص في الهجوم على القرية، بحسب الشرطة.",
        "\u0648\u064e\u0627\u0644\u0640رئيس يصل إلى العاصمة في 5 مارس 2026 للمرة الأولى.",
        "\u200f\u0648\u064eيصل وفد كبير من التجار إلى العاصمة في 5 مارس 2026 للمرة الأولى.",
    ],
)
def test_no_passage_begins_with_a_vowel_sign_where_a_conjunction_is_left_out(text):
    briefing = brief(Article(text=text, published="2026-02-04", language="ar"))
    events = [date.event for date in briefing.dates if date.event]
    passages = [*briefing.summary, *briefing.quotes, *events]

    assert [] == [passage.text for passage in passages if unicodedata.combining(passage.text[0])]


@pytest.mark.parametrize("words", ["\ufedf\ufefcتحاد الأوروبي", "\ufedf\ufee0جنة الأولمبية الدولية"])
def test_a_name_in_letters_of_old_text_is_found_behind_a_preposition(words):
    briefing = brief(Article(text=f"وفقا {words} بدأ العمل.", language="ar"))

    assert ["organization"] == [actor.kind for actor in briefing.actors]
