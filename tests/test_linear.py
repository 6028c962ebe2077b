"""No text costs more than in proportion to its length, whatever somebody puts into it again and again."""

import time

import pytest

from briefgen import Article, brief

LENGTH = 30_000
# Ten times what any of them takes; a quadratic step takes longer still.
LIMIT = 5.0
PATTERNS = (
    ("ar", "قال «أ» "),
    ("ar", "فلان: «كلمة» "),
    ("ar", "«أ»، هذا ما قاله "),
    ("ar", "وتابع، "),
    ("ar", "في نظره "),
    ("ar", 'أكد أن " '),
    ("en", '"a," he said, '),
    ("en", "Bob: 'x "),
    ("en", 'Bob Lee: "x y z w." '),
    ("en", 'the deal is "x," said Bob Lee. '),
    ("en", "told the court that: "),
)


@pytest.mark.parametrize(
    ("language", "pattern"),
    [
        ("ar", "الأحد والاثنين و"),
        ("ar", "يومين أو "),
        ("en", "Sunday, "),
        ("en", "two or "),
        ("en", "two or three days or "),
    ],
)
def test_a_list_without_end_is_no_deeper_than_the_stack(language, pattern):
    article = Article(text=(pattern * LENGTH)[:LENGTH], published="2025-05-14", language=language)

    assert () == brief(article).verify()


@pytest.mark.parametrize(("language", "pattern"), PATTERNS)
def test_a_construction_without_end_takes_no_longer_than_its_length(language, pattern):
    article = Article(text=(pattern * LENGTH)[:LENGTH], published="2025-05-14", language=language)
    start = time.process_time()
    brief(article)

    assert time.process_time() - start < LIMIT
