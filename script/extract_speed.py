"""Times what brief() costs, in CPU: python -m script.extract_speed.

First one article of 400 words, best of 10, warm: every round has a text of its own, as a text seen before costs less.
Then the time per kB of longer texts, made of the articles in tests/corpus, and of texts that repeat one reporting word;
the last must not cost more than the first.
"""

import itertools
import time
from pathlib import Path

from briefgen import Article, brief

ARTICLES = Path("tests/corpus")
PUBLISHED = "2025-05-14"
SIZES = (4_000, 40_000, 400_000, 1_000_000)
HOSTILE_SIZES = (10_000, 80_000)
HOSTILE = {
    "ar": ("قال ", "قال إن ", "قال: ", "كما قال ", "مشيرا إلى ", "عندما قال إن ", "وفقا ل "),
    "en": ("said ", "said that ", ", he said", "according to "),
}
WORDS = 400
ROUNDS = 10


def main() -> None:
    """Print both, for every language that has articles."""
    for folder in sorted(ARTICLES.glob("*/articles")):
        language = folder.parent.name
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
        print(f"{language}: {WORDS} words {1000 * time_article(texts, language):.1f} ms (best of {ROUNDS})")
        costs = [time_size(texts, language, size) for size in SIZES]
        for size, cost in zip(SIZES, costs, strict=True):
            print(f"{language}: {size / 1000:.0f} kB {1000 * cost:.2f} ms/kB")
        print(f"{language}: the longest costs {costs[-1] / costs[0]:.2f}x the shortest per kB")
    for language, repeated in HOSTILE.items():
        for text in repeated:
            small, large = (time_size([text], language, size) for size in HOSTILE_SIZES)
            print(f"{language}: {text!r} repeated {1000 * small:.1f} ms/kB, {large / small:.2f}x that in a longer text")


def time_article(texts: list[str], language: str) -> float:
    """Return the CPU seconds of the fastest round over articles of the same length."""
    words = list(itertools.islice(itertools.cycle("\n".join(texts).split(" ")), WORDS))
    body = " ".join(words)

    return min(measure(f"{body}\n{number}", language) for number in range(2 * ROUNDS))


def time_size(texts: list[str], language: str, size: int) -> float:
    """Return the CPU seconds per kB of UTF-8 of a text of about *size* bytes, the best of three."""
    length, parts = 0, []
    for text in itertools.cycle(texts):
        if length >= size:
            break
        parts.append(text)
        length += len(text.encode())
    body = ("\n" if len(texts) > 1 else "").join(parts).encode()[:size].decode(errors="ignore")

    return min(measure(f"{body}\n{number}", language) for number in range(3)) / (size / 1000)


def measure(text: str, language: str) -> float:
    """Return the CPU seconds that one briefing takes."""
    article = Article(text=text, published=PUBLISHED, language=language)
    start = time.process_time()
    brief(article)

    return time.process_time() - start


if __name__ == "__main__":
    main()
