import pytest

from briefgen.characters import clean
from briefgen.text import analyse, fold, tokenize


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("سطر\r\nسطر\rسطر\u2028سطر", "سطر\nسطر\nسطر\nسطر"),
        ("\ufeffنص", "نص"),
        ("ن\x00ص\x1b\x7f", "نص"),
        ("\u202eنص\u202c \u2066و\u2069", "نص و"),
        ("ن\ud800ص\ufffe", "نص"),
        ("می\u200cخواهم \u200fنص\tنص", "می\u200cخواهم \u200fنص\tنص"),
    ],
)
def test_a_text_keeps_only_what_a_document_can_hold(raw, expected):
    assert expected == clean(raw)


def test_cleaning_twice_changes_nothing():
    once = clean("\r\n\u202a\x85نص\x0c")

    assert once == clean(once)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("إلى", "الي"),
        ("مدرسة", "مدرسه"),
        ("عَمَلِيًّا", "عمليا"),
        ("آب", "اب"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("Élysée", "elysee"),
    ],
)
def test_folding_makes_spellings_equal(word, expected):
    assert expected == fold(word)


def test_a_vowel_sign_does_not_split_a_word():
    assert ["إنّه", "عملياً", "،", "ثم"] == [token.text for token in tokenize("إنّه عملياً، ثم")]


def test_tokens_stand_where_they_say():
    text = "وقال: «لا»، في ١٢/٣/٢٠٢٦."

    assert all(token.text == text[token.start : token.end] for token in tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: «نعم».", ["نعم"]),
        ('قال: "نعم".', ["نعم"]),
        ("قال: “نعم”.", ["نعم"]),
        ("قال و”نعم” ثم مضى.", ["نعم"]),
        ("قال: »نعم« ثم مضى.", ["نعم"]),
        ("قال: «كتبت «الحياة» أمس» ثم مضى.", ["كتبت «الحياة» أمس"]),
        ("قال: «لم يغلق. ثم مضى.", ["لم يغلق"]),
        ("قال: «أول.\n«ثان».", ["أول.", "ثان"]),
        ('قال: "أ" و"ب".', ["أ", "ب"]),
        ("طوله 5 » فقط", []),
        ("لا شيء هنا.", []),
    ],
)
def test_what_stands_in_marks_is_found(text, expected):
    assert expected == [text[marked.start : marked.end] for marked in analyse(text).marked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاء زيد. ذهب عمرو.", ["جاء زيد.", "ذهب عمرو."]),
        ("بلغ النمو 3.5 بالمئة. انتهى.", ["بلغ النمو 3.5 بالمئة.", "انتهى."]),
        ("قال: «أول. ثان.» ومضى.", ["قال: «أول. ثان.»", "ومضى."]),
        ("قال د. سامر كلمة. ومضى.", ["قال د. سامر كلمة.", "ومضى."]),
        ("هل جاء؟ نعم!", ["هل جاء؟", "نعم!"]),
        ("عنوان بلا نقطة\nجملة.", ["عنوان بلا نقطة", "جملة."]),
        ("زر example.org اليوم.", ["زر example.org اليوم."]),
        ("سأل «هل نذهب؟» ومضى.", ["سأل «هل نذهب؟» ومضى."]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text, expected):
    analysed = analyse(text, frozenset({"د"}))

    assert expected == [text[start:end] for start, end in analysed.sentences]
