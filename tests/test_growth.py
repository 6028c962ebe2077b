"""What a briefing costs grows no faster than its text, counted in calls: time depends on the machine."""

import sys

import pytest

from briefgen import Article, brief

FEW = 150
TIMES = 4
TOLERANCE = 1.3
LISTS = ("Sunday, ", "two or ", "2015 and ", "quoted spokeswoman for the ", "1/2/2026 and ", "company\n")
REPEATED = {
    "ar": (
        *(
            "قال ",
            "قال إن ",
            "قال: ",
            "مشيرا إلى ",
            "عندما قال إن ",
            "كما قال ",
            "وفقا ل ",
            "نقلت عن قوله ",
            "قال «ا» ",
        ),
        *("قال «ا» ", "خلال استقباله ", "في على قال ", "وقال الذي ", "الوزير ", "محمد بن "),
        *("الأحد، ", "والأحد ", "25 و26 و", "يومين أو ", "والوزير "),
    ),
    "en": ("said ", "said: ", "said that ", ", he said", '"a," said B. ', "who said ", "according to ", "The ", *LISTS),
}


def count_calls(text, language):
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    article = Article(text=text, published="2025-05-14", language=language)
    sys.setprofile(count)
    try:
        brief(article)
    finally:
        sys.setprofile(None)

    return calls


@pytest.mark.parametrize(("language", "words"), [(code, words) for code in REPEATED for words in REPEATED[code]])
def test_words_repeated_without_end_cost_no_more_each(language, words):
    count_calls(f"{words * FEW}.", language)
    few, many = (count_calls(f"a {words * times}.", language) for times in (FEW, TIMES * FEW))

    assert many < TOLERANCE * TIMES * few
