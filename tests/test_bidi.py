import time
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.bidi import (
    direction_of,
    direction_of_language,
    isolate,
    main_direction_of,
    resolve,
    resolve_classes,
    split_runs,
    split_tokens,
)

MIXED = st.text(alphabet="abXابجשל123٤٥.,:-+%$()[]«»“” \u064b\u200c\u200e\u200f/#€⟨⟩\t\n،؛😀\u202b\u2067\u2069")
DIRECTIONS = st.sampled_from(["rtl", "ltr"])


def runs(text: str, direction: str = "rtl") -> list[tuple[str, str]]:
    return [(run.text, run.direction) for run in split_runs(text, direction=direction)]


def tokens(text: str) -> list[str]:
    return [token.text for token in split_tokens(text) if token.is_ltr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال", "rtl"),
        ("אמר", "rtl"),
        ("said", "ltr"),
        ("2026: قال", "rtl"),
        ("«NATO» قال", "ltr"),
        ("12.5%", None),
        ("", None),
        ("\u200eقال", "ltr"),
    ],
)
def test_the_first_letter_says_the_direction(text, expected):
    assert expected == direction_of(text)


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar-EG", "rtl"), ("he", "rtl"), ("ur-PK", "rtl"), ("en", "ltr"), ("arn", "ltr")]
)
def test_a_language_says_the_direction(tag, expected):
    assert expected == direction_of_language(tag)


# Runs ----------------------------------------------------------------------------------------------------------------


def test_a_space_between_two_latin_words_stays_with_them():
    assert runs("قال Xi Jinping اليوم") == [("قال ", "rtl"), ("Xi Jinping", "ltr"), (" اليوم", "rtl")]


def test_a_full_stop_after_a_latin_word_belongs_to_the_arabic_sentence():
    assert runs("وفقا لوكالة Reuters.") == [("وفقا لوكالة ", "rtl"), ("Reuters", "ltr"), (".", "rtl")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("2026, \u200f\u200e\u061c", None),  # marks are no letters
        ("\u200f\u200f\u200fab", "ltr"),
        ("BBC قال الرئيس", "rtl"),
        ("قال abcd", "ltr"),
        ("قال abc", "ltr"),
        ("שלום abc", "rtl"),
    ],
)
def test_the_main_direction_is_that_of_most_letters(text, expected):
    assert expected == main_direction_of(text)


def test_brackets_take_the_direction_of_the_paragraph_that_they_hold():
    assert runs("(حلف الأطلسي)") == [("(حلف الأطلسي)", "rtl")]


def test_brackets_round_latin_words_in_arabic_stay_arabic():
    assert runs("بوتين (Putin) قال") == [("بوتين (", "rtl"), ("Putin", "ltr"), (") قال", "rtl")]


def test_brackets_after_a_latin_word_round_another_stay_latin():
    assert runs("قال NATO (AP) إن") == [("قال ", "rtl"), ("NATO (AP)", "ltr"), (" إن", "rtl")]


def test_a_number_in_arabic_is_right_to_left():
    assert runs("قالت إن 3 دول") == [("قالت إن 3 دول", "rtl")]


def test_a_number_after_a_latin_word_is_left_to_right():
    assert runs("معرض Expo 2030 في") == [("معرض ", "rtl"), ("Expo 2030", "ltr"), (" في", "rtl")]


def test_hebrew_in_english_keeps_its_number():
    assert runs("He said שלום 5 פעמים today.", "ltr") == [
        ("He said ", "ltr"),
        ("שלום 5 פעמים", "rtl"),
        (" today.", "ltr"),
    ]


def test_a_vowel_sign_stays_with_its_letter():
    assert runs("a\u064bب\u064b", "ltr") == [("a\u064b", "ltr"), ("ب\u064b", "rtl")]


def test_guillemets_are_no_brackets():
    assert runs("«NATO»") == [("«", "rtl"), ("NATO", "ltr"), ("»", "rtl")]


@given(MIXED, DIRECTIONS)
def test_runs_concatenate_to_the_text_and_alternate(text, direction):
    split = split_runs(text, direction=direction)

    assert text == "".join(run.text for run in split)
    assert all(one.direction != other.direction for one, other in pairwise(split))


@given(MIXED, DIRECTIONS)
def test_letters_go_their_own_way(text, direction):
    for run in split_runs(text, direction=direction):
        classes = {unicodedata.bidirectional(character) for character in run.text}

        assert not classes & ({"L"} if run.direction == "rtl" else {"R", "AL", "AN"})


@pytest.mark.parametrize(
    "unit", ["(", "(a", "()", "[(a)ب]", "قال NATO ", "12-", "a@", "a+", "ab++#", "\u064b", "+1 (", "http://"]
)
def test_time_grows_with_the_text_and_no_faster(unit):
    """A quadratic step would take minutes here."""
    started = time.process_time()
    isolate(unit * (200_000 // len(unit)), direction="rtl")
    split_runs(unit * (200_000 // len(unit)), direction="rtl")

    assert time.process_time() - started < 10


# Tokens --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الرابط: https://example.org/a?b=1&c=2.", ["https://example.org/a?b=1&c=2"]),
        ("(www.example.org)", ["www.example.org"]),
        ("اتصل بـ press@example.org.", ["press@example.org"]),
        ("في 2026-02-04، قال", ["2026-02-04"]),
        ("في 2026-02-04 10:30 قال", ["2026-02-04 10:30"]),
        ("هاتف +86 10 1234 5678", ["+86 10 1234 5678"]),
        ("رمز +966 11 1 هنا", ["+966 11 1"]),
        ("هاتف 010-1234-5678", ["010-1234-5678"]),
        ("الإصدار 1.2.3 صدر", ["1.2.3"]),
        ("كتب @mfa_egypt أن", ["@mfa_egypt"]),
        ("بلغت -5 درجات", ["-5"]),
        ("بلغت \u22125.5% اليوم", ["\u22125.5"]),
        ("قررت OPEC+ خفض", ["OPEC+"]),
        ("بلغة C++ وC#، لمن هم 18+", ["C++", "C#", "18+"]),
    ],
)
def test_what_would_be_garbled_is_a_token(text, expected):
    assert expected == tokens(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال NATO إن",
        "من 10-20 دولة",
        "بلغت 5.2%",
        "كوفيد-19",
        "الطائرة F-16",
        "نسبة 1.5",
        "عند @ و #",
        "في A+B و1+1",
        "قررت أوبك+ خفض",
        "٢٠٢٦-٠٢-٠٤",
        "",
    ],
)
def test_what_reads_right_by_itself_is_no_token(text):
    assert tokens(text) == []


def test_marks_stand_round_tokens_in_right_to_left_text():
    assert isolate("في 2026-02-04، قال", direction="rtl") == "في \u200e2026-02-04\u200e، قال"


def test_left_to_right_text_needs_no_marks():
    assert isolate("on 2026-02-04, said", direction="ltr") == "on 2026-02-04, said"


@given(MIXED)
def test_tokens_concatenate_to_the_text(text):
    assert text == "".join(token.text for token in split_tokens(text))


@given(MIXED)
def test_isolating_twice_is_isolating_once(text):
    once = isolate(text, direction="rtl")

    assert once == isolate(once, direction="rtl")
    assert text.replace("\u200e", "") == once.replace("\u200e", "")


@pytest.mark.parametrize("text", ["2026-02-04C++", "1C++https://example.org/", "+966 11 123 4567press@example.org"])
def test_a_mark_makes_no_token_of_what_was_none(text):
    once = isolate(f"قال {text} اليوم", direction="rtl")

    assert once == isolate(once, direction="rtl")


def test_a_marked_token_is_left_to_right_to_the_algorithm():
    split = runs(isolate("هاتف +86 10 1234 5678 اليوم", direction="rtl"))

    assert ("\u200e+86 10 1234 5678\u200e", "ltr") in split


# Conformance ---------------------------------------------------------------------------------------------------------

# Of the Unicode Character Database; Debian's package is unicode-data.
CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")
EXPLICIT = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}  # no clean text holds them


def list_cases() -> Iterator[tuple[str, int, list[str]]]:
    """Yield text, level of the paragraph and levels of the characters of each of Unicode's cases."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, _, level, levels, _ = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            if EXPLICIT.isdisjoint(map(unicodedata.bidirectional, text)):
                yield text, int(level), levels.split()


def resolve_levels(text: str, level: int) -> list[int]:
    """Return the levels (UAX#9 I1-I2, L1) of what the algorithm makes of a paragraph."""
    numbers = {"L": 2 * level, "R": 1, "EN": 2, "AN": 2}
    levels = [numbers[kind] for kind in resolve_classes(text, direction=("ltr", "rtl")[level])]
    ends_line = True
    for index in reversed(range(len(text))):
        kind = unicodedata.bidirectional(text[index])
        ends_line = kind in ("B", "S") or (ends_line and kind in ("WS", "BN"))
        if ends_line:
            levels[index] = level

    return levels


@pytest.mark.skipif(not CASES.is_file(), reason="Unicode's test cases are not on this machine (unicode-data)")
def test_the_algorithm_passes_unicodes_own_cases():
    count, failed = 0, []
    for text, level, levels in list_cases():
        count += 1
        found = resolve_levels(text, level)
        failed += [text for own, their in zip(found, levels, strict=True) if their not in ("x", str(own))]

    assert count > 50_000
    assert failed == []


@given(MIXED, DIRECTIONS)
def test_a_paragraph_of_one_direction_is_resolved_as_any_other(text, direction):
    expected = ["ltr" if kind == "L" else "rtl" for kind in resolve_classes(text, direction=direction)]

    assert expected == resolve(text, direction=direction)
