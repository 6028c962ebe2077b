"""Compares the dates that briefgen and dateparser.search read in sentences and at weekdays: share right and time.

    python -m script.compare_dates [--sentences FILE.json] [--weekdays FILE.jsonl] [--language ar]

Sentences: a list of objects with "sentence", "published" and "dates", each of these with its "interval", one day or two
with a slash; ".." is an open end. A sentence is right when all its bounds are and nothing else is read.
Weekdays: an object a line with "left", "expr", "right", the text round a weekday, "rel", the word in "expr" that tells
which one, "dct", the day of publication, and "expected". The word is removed, so that the text must tell.
Times are CPU per sentence, warm. Without dateparser its columns are left out.
"""

import argparse
import datetime as dt
import importlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen import Article, Briefing, brief
from briefgen.extract.dates import find_dates

Bounds = tuple[str | None, str | None]
Found = tuple[str, Bounds]
Reader = Callable[[str, str, str], Sequence[Found]]


@dataclass(frozen=True)
class Case:
    """A text with its publication date; *place*, where only the date that holds this offset counts."""

    text: str
    published: str
    expected: tuple[Bounds, ...]
    place: int | None = None


def main() -> None:
    """Print the shares and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--weekdays", type=Path)
    parser.add_argument("--language", default="ar")
    options = parser.parse_args()
    readers = {"briefgen": read_briefgen, "its dates alone": read_dates_alone, **find_dateparser()}
    for path, load in ((options.sentences, load_sentences), (options.weekdays, load_weekdays)):
        if path:
            print_shares(path.name, list(load(path)), readers, options.language)


def print_shares(name: str, cases: Sequence[Case], readers: dict[str, Reader], language: str) -> None:
    """Print what each reader gets right of *cases*, and what it costs."""
    print(f"{name}: {len(cases)}")
    for reader, read in readers.items():
        right, seconds = measure(cases, read, language)
        print(f"  {reader:16} {right / len(cases):.3f} right, {seconds / len(cases) * 1000:.2f} ms")


def load_sentences(path: Path) -> Iterable[Case]:
    """Yield the cases of a list of sentences."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Case(row["sentence"], row["published"], tuple(read_interval(date["interval"]) for date in row["dates"]))


def read_interval(interval: str) -> Bounds:
    """Return the bounds of an interval, None for an open one."""
    start, _, end = interval.partition("/")
    end = end or start

    return (None if start == ".." else start), (None if end == ".." else end)


def load_weekdays(path: Path) -> Iterable[Case]:
    """Yield the cases of a list of weekdays, the word that tells which one left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        bare = " ".join(row["expr"].replace(row["rel"], "", 1).replace("(", "").replace(")", "").split())
        expected = ((row["expected"], row["expected"]),)
        yield Case(row["left"] + bare + " " + row["right"], row["dct"], expected, len(row["left"]) + 1)


def measure(cases: Sequence[Case], read: Reader, language: str) -> tuple[int, float]:
    """Return how many cases *read* gets right, and its CPU time over all of them, the second time round."""
    right = sum(is_right(case, read(case.text, case.published, language)) for case in cases)
    started = time.process_time()
    for case in cases:
        read(case.text, case.published, language)

    return right, time.process_time() - started


def is_right(case: Case, found: Sequence[Found]) -> bool:
    """Whether what was *found* is what the case expects."""
    if case.place is None:
        return tuple(bounds for _, bounds in found) == case.expected
    place = case.place

    return any(bounds == case.expected[0] and holds(case.text, text, place) for text, bounds in found)


def holds(text: str, part: str, place: int) -> bool:
    """Whether *part* stands in *text* over the offset *place*."""
    start = text.find(part, max(place - len(part), 0))

    return 0 <= start <= place < start + len(part)


def read_briefgen(text: str, published: str, language: str) -> Sequence[Found]:
    """Read the dates as a briefing has them."""
    return list_dates(brief(Article(text=text, published=published, language=language)))


def read_dates_alone(text: str, published: str, language: str) -> Sequence[Found]:
    """Read the dates without quotes, actors and the summary before them."""
    return list_dates(brief(Article(text=text, published=published, language=language), finders=(find_dates,)))


def list_dates(briefing: Briefing) -> Sequence[Found]:
    """Return the words and the bounds of the dates of a briefing."""
    return [(date.text, (date.start, date.end)) for date in briefing.dates]


def find_dateparser() -> dict[str, Reader]:
    """Return the reader of dateparser, if that is installed."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        print("dateparser is not installed: only briefgen is measured")
        return {}

    def read_dateparser(text: str, published: str, language: str) -> Sequence[Found]:
        settings = {"RELATIVE_BASE": dt.datetime.fromisoformat(published)}
        found = search(text, languages=[language.split("-", maxsplit=1)[0]], settings=settings) or ()

        return [(words, (date.date().isoformat(),) * 2) for words, date in found]

    return {"dateparser": read_dateparser}


if __name__ == "__main__":
    main()
