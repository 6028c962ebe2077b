"""Compares what briefgen finds in documents that say the same in Arabic and English.

    python -m script.compare_languages DOCUMENTS.jsonl [--differences]

Each line of the file is an object with an "id" and a text in "ar" and in "en", or with "sents", a list of such pairs.
Prints the share of documents with the same number of persons and of quotations in marks (also within one), and with the
same countries; with --differences, what each language has that the other has not.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefgen import Article, Briefing, brief

LANGUAGES = ("ar", "en")
PUBLISHED = "2018-10-01"


def main() -> None:
    """Print the shares."""
    path, *options = sys.argv[1:]
    documents = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [compare(document, tell="--differences" in options) for document in documents]
    print(f"{len(rows)} documents")
    for measure in rows[0] if rows else ():
        print(f"{measure:32} {sum(row[measure] for row in rows) / len(rows):.2f}")


def compare(document: Mapping[str, Any], *, tell: bool) -> Mapping[str, bool]:
    """Return what the briefings of a document in both languages agree on."""
    ar, en = (read(document, language) for language in LANGUAGES)
    if tell:
        print(f"== {document.get('id', '')}")
        print("".join(f"{line}\n" for line in list_differences(ar, en)), end="")
    persons = abs(count_persons(ar) - count_persons(en))
    quotes = abs(count_quotes(ar) - count_quotes(en))

    return {
        "persons: the same number": persons == 0,
        "persons: within one": persons <= 1,
        "countries: the same": list_countries(ar).keys() == list_countries(en).keys(),
        "quotes in marks: the same number": quotes == 0,
        "quotes in marks: within one": quotes <= 1,
    }


def read(document: Mapping[str, Any], language: str) -> Briefing:
    """Return the briefing of one language's text, a sentence a line where the document has sentences."""
    pairs = document.get("sents")
    text = "\n".join(pair[language] for pair in pairs) if pairs else document[language]

    return brief(Article(text=text, published=PUBLISHED, language=language))


def list_differences(ar: Briefing, en: Briefing) -> Iterator[str]:
    """Yield persons, countries and quotations that the two do not share, by number or by code."""
    if count_persons(ar) != count_persons(en):
        for briefing in (ar, en):
            yield "persons: " + ", ".join(actor.name for actor in briefing.actors if actor.kind == "person")
    for one, other in ((ar, en), (en, ar)):
        for code in sorted(list_countries(one).keys() - list_countries(other).keys()):
            yield f"countries: only {one.article.language} has {code} ({list_countries(one)[code]})"
    if count_quotes(ar) != count_quotes(en):
        for briefing in (ar, en):
            yield "quotes: " + " | ".join(quote.text[:40] for quote in briefing.quotes if quote.kind != "indirect")


def count_persons(briefing: Briefing) -> int:
    """Return how many persons are named."""
    return sum(actor.kind == "person" for actor in briefing.actors)


def count_quotes(briefing: Briefing) -> int:
    """Return how many quotations stand in marks."""
    return sum(quote.kind != "indirect" for quote in briefing.quotes)


def list_countries(briefing: Briefing) -> dict[str, str]:
    """Return the countries named, by code."""
    return {actor.country or "": actor.name for actor in briefing.actors if actor.kind == "country"}


if __name__ == "__main__":
    main()
