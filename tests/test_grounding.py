import pytest
from msgspec.structs import replace

from briefgen import Actor, Article, Briefing, Date, Issue, Mention, Passage, Quote

TEXT = "قال زيد إن الاجتماع غدا، وفقا للاتحاد."


def at(words):
    start = TEXT.index(words)

    return (start, start + len(words))


def passage(words):
    return Passage(words, at(words))


ACTOR = Actor(id="a1", name="زيد", kind="person", mentions=(Mention(span=at("زيد"), form="name"),))
QUOTE = Quote(
    text="الاجتماع غدا",
    span=at("الاجتماع غدا"),
    kind="indirect",
    speaker="a1",
    attribution=passage("زيد"),
    cue=passage("قال"),
    context=(0, len(TEXT)),
)
DATE = Date(text="غدا", span=at("غدا"), value="2026-02-05", event=passage("الاجتماع غدا"), actors=("a1",))
BRIEFING = Briefing(
    article=Article(text=TEXT, language="ar"),
    summary=(passage("الاجتماع"),),
    quotes=(QUOTE,),
    actors=(ACTOR,),
    dates=(DATE,),
)


def test_a_true_briefing_has_no_failure():
    assert () == BRIEFING.verify()


def test_the_article_that_a_preposition_swallowed_may_be_restored():
    union = Actor(id="a2", name="الاتحاد", kind="organization", mentions=(Mention(span=at("لاتحاد"), form="name"),))

    assert () == replace(BRIEFING, actors=(ACTOR, union)).verify()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"summary": (Passage("اجتماع", at("الاجتماع")),)}, "$.summary[0].text"),
        ({"summary": (Passage("الاجتماع", (0, 900)),)}, "$.summary[0].span"),
        ({"summary": (Passage("", (3, 3)),)}, "$.summary[0].span"),
        ({"quotes": (replace(QUOTE, text="الاجتماع أمس"),)}, "$.quotes[0].text"),
        ({"quotes": (replace(QUOTE, speaker="a9"),)}, "$.quotes[0].speaker"),
        ({"quotes": (replace(QUOTE, cue=Passage("نفى", at("قال"))),)}, "$.quotes[0].cue.text"),
        ({"quotes": (replace(QUOTE, attribution=Passage("عمرو", at("زيد"))),)}, "$.quotes[0].attribution.text"),
        ({"quotes": (replace(QUOTE, context=(0, 3)),)}, "$.quotes[0].context"),
        ({"quotes": (replace(QUOTE, within=4),)}, "$.quotes[0].within"),
        ({"quotes": (replace(QUOTE, within=0),)}, "$.quotes[0].within"),
        ({"quotes": (replace(QUOTE, kind="direct"),)}, "$.quotes[0].kind"),
        ({"quotes": (replace(QUOTE, kind="mixed"),)}, "$.quotes[0].kind"),
        ({"actors": (replace(ACTOR, name="عمرو"),)}, "$.actors[0].name"),
        ({"actors": (replace(ACTOR, aliases=("أبو زيد",)),)}, "$.actors[0].aliases[0]"),
        ({"actors": (replace(ACTOR, role=Passage("الرئيس", at("زيد"))),)}, "$.actors[0].role.text"),
        ({"actors": (ACTOR, ACTOR)}, "$.actors[1].id"),
        ({"actors": (replace(ACTOR, mentions=(Mention(span=(0, 99), form="name"),)),)}, "$.actors[0].mentions[0].span"),
        ({"dates": (replace(DATE, actors=("a7",)),)}, "$.dates[0].actors"),
        ({"dates": (replace(DATE, same_as=3),)}, "$.dates[0].same_as"),
        ({"dates": (replace(DATE, event=Passage("القمة", at("الاجتماع"))),)}, "$.dates[0].event.text"),
        ({"issues": (Issue("x", "y", (5, 2)),)}, "$.issues[0].span"),
    ],
)
def test_what_the_article_does_not_say_is_found_with_its_path(changes, path):
    failures = replace(BRIEFING, **changes).verify()

    assert [path] == [issue.message.split(":")[0] for issue in failures]
