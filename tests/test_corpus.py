"""Whole articles and single constructions, each with what a reader finds in it (tests/corpus/README.md)."""

import functools
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefgen.briefing import brief
from briefgen.extract.words import analyse_in
from briefgen.languages import find_language
from briefgen.model import Article, Briefing, Quote

CORPUS = Path(__file__).parent / "corpus"
Fact = Mapping[str, object]

# What a briefing says, in the words of the corpus --------------------------------------------------------------------


def list_quotes(briefing: Briefing) -> list[Fact]:
    return [fact for fact in list_reports(briefing) if fact["kind"] != "indirect"]


def list_reports(briefing: Briefing) -> list[Fact]:
    return [
        {
            "text": quote.text,
            "kind": quote.kind,
            "speaker": name_speaker(briefing, quote),
            "cue": quote.cue.text if quote.cue else "",
            "stance": quote.stance,
        }
        for quote in briefing.quotes
    ]


def name_speaker(briefing: Briefing, quote: Quote) -> str:
    names = {actor.id: actor.name for actor in briefing.actors}
    if quote.speaker:
        return names[quote.speaker]

    return quote.attribution.text if quote.attribution else ""


def list_actors(briefing: Briefing, *kinds: str) -> list[Fact]:
    return [
        {
            "kind": actor.kind,
            "name": actor.name,
            "role": actor.role.text if actor.role else "",
            "country": actor.country or "",
        }
        for actor in briefing.actors
        if actor.kind in kinds
    ]


def list_named(briefing: Briefing, kind: str) -> list[Fact]:
    """What a briefing says of the actors of one *kind*, with every form they go by."""

    def texts(actor, *forms):
        return [briefing.article.text[slice(*mention.span)] for mention in actor.mentions if mention.form in forms]

    return [
        {
            "name": actor.name,
            "country": actor.country or "",
            "aliases": list(actor.aliases),
            "nouns": texts(actor, "role"),
            "forms": [mention.form for mention in actor.mentions],
        }
        for actor in briefing.actors
        if actor.kind == kind
    ]


def list_dates(briefing: Briefing) -> list[Fact]:
    return [
        {
            "text": date.text,
            "value": date.value or "",
            "upcoming": date.upcoming,
            "mod": date.mod or "",
            "status": date.status or "",
        }
        for date in briefing.dates
    ]


FACTS: dict[str, Callable[[Briefing], list[Fact]]] = {
    "quotes": list_quotes,
    "persons": lambda briefing: list_actors(briefing, "person"),
    "countries": lambda briefing: list_actors(briefing, "country"),
    "organizations": lambda briefing: list_actors(briefing, "organization"),
    "dates": list_dates,
    "gist": lambda briefing: [{"gist": passage.text} for passage in briefing.summary[:1]],
}
ONLY_FIELD = {"countries": "country", "organizations": "name", "gist": "gist"}


def show(facts: Iterable[Fact], fields: Iterable[str]) -> str:
    """One fact a line, only the *fields* asked for: what a person reads, and what pytest tells apart line by line."""
    return "".join(" | ".join(str(fact[field]) for field in fields) + "\n" for fact in facts)


def brief_text(text: str, results: Mapping[str, Any]) -> Briefing:
    return brief(Article(text=text, published=results.get("published") or None, language=results.get("language", "ar")))


def read_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


# Whole articles ------------------------------------------------------------------------------------------------------

ARTICLES = sorted(CORPUS.glob("*/articles/*.txt"))


@functools.cache
def brief_article(path: Path) -> Briefing:
    return brief_text(path.read_text(encoding="utf-8"), read_toml(path.with_suffix(".toml")))


def expected_facts(path: Path, fact: str) -> list[Fact]:
    found = read_toml(path.with_suffix(".toml")).get(fact, [])
    values = [found] if isinstance(found, str) else found

    return [value if isinstance(value, dict) else {ONLY_FIELD[fact]: value} for value in values]


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_briefed_as_a_reader_would(path, fact):
    expected = expected_facts(path, fact)
    fields = {
        "quotes": ("text", "kind", "speaker", "cue"),
        "persons": ("name", "role", "country"),
        "dates": ("text", "value", "upcoming"),
    }.get(fact) or (ONLY_FIELD[fact],)

    assert show(expected, fields) == show(FACTS[fact](brief_article(path)), fields)


# Single constructions ------------------------------------------------------------------------------------------------


def constructions(kind: str) -> list[Any]:
    """The cases of every <language>/<kind>.toml; what stands above them holds for each that does not say otherwise."""
    return [
        pytest.param({"language": path.parent.name, **results, **case}, id=f"{path.parent.name}-{case['name']}")
        for path in sorted(CORPUS.glob(f"*/{kind}.toml"))
        for results in [read_toml(path)]
        for case in results.pop("case")
    ]


def check_facts(case: Mapping[str, Any], facts: list[Fact], fields: tuple[str, ...]) -> None:
    asked = dict.fromkeys([*fields, *(field for fact in case["expected"] for field in fact)])

    assert show(case["expected"], asked) == show(facts, asked)


@pytest.mark.parametrize("case", constructions("quotes"))
def test_a_quotation_is_told_from_other_words(case):
    check_facts(case, list_quotes(brief_text(case["text"], case)), ("text", "kind", "speaker", "cue"))


@pytest.mark.parametrize("case", constructions("reports"))
def test_what_is_reported_is_told_from_what_the_article_says(case):
    expected = [{"stance": "affirms"} | fact for fact in case["expected"]]
    facts = list_reports(brief_text(case["text"], case))

    check_facts({"expected": expected}, facts, ("text", "kind", "speaker", "cue", "stance"))


@pytest.mark.parametrize("case", constructions("speakers"))
def test_a_statement_has_its_speaker(case):
    briefing = brief_text(case["text"], case)

    assert case["speakers"] == [name_speaker(briefing, quote) for quote in briefing.quotes]


@pytest.mark.parametrize("case", constructions("actors"))
def test_an_actor_is_told_from_other_words(case):
    facts = list_actors(brief_text(case["text"], case), "person", "organization", "country")

    check_facts(case, facts, ("kind", "name", "role", "country"))


@pytest.mark.parametrize("case", constructions("persons"))
def test_a_person_is_told_from_other_words(case):
    persons = list_actors(brief_text(case["text"], case), "person")
    found = [" | ".join(filter(None, (person["name"], person["role"]))) for person in persons]

    assert case["expected"] == found


@pytest.mark.parametrize("case", constructions("organizations"))
def test_an_organization_is_told_from_other_words(case):
    check_facts(case, list_named(brief_text(case["text"], case), "organization"), ("name",))


@pytest.mark.parametrize("case", constructions("countries"))
def test_a_country_is_told_from_other_words(case):
    check_facts(case, list_named(brief_text(case["text"], case), "country"), ("country",))


@pytest.mark.parametrize("case", constructions("dates"))
def test_a_date_is_told_from_other_words(case):
    check_facts(case, list_dates(brief_text(case["text"], case)), ("text", "value", "upcoming"))


@pytest.mark.parametrize("case", constructions("summary"))
def test_a_summary_stands_alone(case):
    summary = [passage.text for passage in brief_text(case["text"], case).summary]
    told = "\n".join(summary)

    assert case["gist"] == summary[0]
    assert [sentence for sentence in case.get("includes", []) if sentence not in told] == []
    assert [sentence for sentence in case.get("excludes", []) if sentence in told] == []


@pytest.mark.parametrize("case", constructions("sentences"))
def test_a_text_is_cut_into_sentences(case):
    text = analyse_in(case["text"], find_language(case["language"]))

    assert case["expected"] == [case["text"][slice(*sentence)] for sentence in text.sentences]
