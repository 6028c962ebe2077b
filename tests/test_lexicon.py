"""A caller's own lexicon: what it is made of, what is wrong with one, and what it changes in a briefing."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import Article, Briefing, Lexicon, LexiconEntry, LexiconError, brief
from briefgen.cli import main
from briefgen.text import fold_words

TEXT = (
    "أعلن رئيس بلدية المدينة فارس بدر الدين نجم أن زين الشمال ستفتح فرعا. وقال أبو النور إن بلاد الشمس ستشارك. "
    "وأضاف المدير العام: «نرحب بالشمال وبالجميع دائما». وأشار المدير العام السابق إلى أن الفرع سيبقى مفتوحا."
)
FARIS = LexiconEntry(
    name="فارس بدر الدين نجم", kind="person", aliases=("أبو النور",), roles=("المدير العام", "صاحب الشركة")
)
ZAIN = LexiconEntry(name="زين الشمال", kind="organization", aliases=("الشمال",))
LAND = LexiconEntry(name="بلاد الشمس", kind="country", country="JP")
ENGLISH = (
    "The harbour master, Mara Quill, said that Tidewater would close. Quill added that the port stays open. "
    '"We are ready for the winter," the harbour master said. The tidewater was high. '
    "French harbour master Luc Petit disagreed."
)
MARA = LexiconEntry(
    name="Mara Quill", kind="person", aliases=("Quill",), roles=("the harbour master", "harbour master")
)
TIDEWATER = LexiconEntry(name="Tidewater", kind="organization")


def brief_with(*entries, text=TEXT):
    return brief(Article(text=text), lexicon=Lexicon(actors=entries))


def find(briefing, name):
    (actor,) = (actor for actor in briefing.actors if actor.name == name)

    return actor


def list_mentions(briefing, name):
    text = briefing.article.text

    return [(text[slice(*mention.span)], mention.form) for mention in find(briefing, name).mentions]


# What it changes -----------------------------------------------------------------------------------------------------


def test_a_name_is_an_actor_of_its_kind_wherever_it_stands():
    briefing = brief_with(FARIS, ZAIN, LAND)

    assert [("person", FARIS.name), ("organization", ZAIN.name), ("country", LAND.name)] == [
        (actor.kind, actor.name) for actor in briefing.actors
    ]
    assert [("زين الشمال", "name"), ("الشمال", "short")] == list_mentions(briefing, ZAIN.name)
    assert "JP" == find(briefing, LAND.name).country


def test_an_alias_is_the_same_actor_and_speaks_for_him():
    briefing = brief_with(FARIS)
    faris = find(briefing, FARIS.name)
    speakers = {quote.attribution.text: quote.speaker for quote in briefing.quotes}

    assert ("أبو النور",) == faris.aliases
    assert faris.id == speakers["أبو النور"]


def test_the_role_is_the_one_that_stands_beside_the_name():
    assert "رئيس بلدية المدينة" == find(brief_with(FARIS), FARIS.name).role.text


def test_a_role_of_the_lexicon_stands_for_its_bearer_and_not_for_a_former_one():
    briefing = brief_with(FARIS)
    speakers = {quote.attribution.text: quote.speaker for quote in briefing.quotes}

    assert [("المدير العام", "role")] == list_mentions(briefing, FARIS.name)[2:]
    assert find(briefing, FARIS.name).id == speakers["المدير العام"]
    assert speakers.get("المدير العام السابق") is None


def test_a_role_that_two_of_the_text_have_stands_for_neither():
    other = LexiconEntry(name="أبو النور", kind="person", roles=FARIS.roles)
    briefing = brief_with(LexiconEntry(name=FARIS.name, kind="person", roles=FARIS.roles), other)

    assert [] == [mention for name in (FARIS.name, other.name) for mention in list_mentions(briefing, name)[1:]]


def test_nobody_is_told_of_whom_the_text_does_not_name():
    nobody = LexiconEntry(name="رامي عز الدين", kind="person", roles=("المدير العام",))
    briefing = brief_with(nobody)

    assert nobody.name not in briefing.to_json()
    assert "صاحب الشركة" not in brief_with(FARIS).to_json()
    assert () == briefing.verify()


@pytest.mark.parametrize(
    ("text", "name", "entry"),
    [
        ("قال محمد علي حسن إن الطريق مفتوح.", "محمد علي حسن", LexiconEntry(name="محمد علي حسن", kind="organization")),
        ("توجه الوفد إلى قطر يوم الأحد.", "قطر", LexiconEntry(name="قطر", kind="organization")),
        ("أعلنت وزارة الصحة فتح المستشفى.", "وزارة الصحة", LexiconEntry(name="وزارة الصحة", kind="person")),
        ("أعلن البنك الدولي قرضا جديدا.", "البنك", LexiconEntry(name="البنك", kind="organization")),
    ],
)
def test_what_the_caller_says_wins_over_what_is_known(text, name, entry):
    assert [(entry.kind, name)] == [(actor.kind, actor.name) for actor in brief_with(entry, text=text).actors]


def test_a_country_of_the_lexicon_is_no_country_inside_the_name_of_a_bank():
    briefing = brief_with(LAND, text="قال بنك بلاد الشمس الوطني إن الأرباح ارتفعت، وقالت بلاد الشمس إنها راضية.")

    assert [("organization", "بنك بلاد الشمس الوطني"), ("country", "بلاد الشمس")] == [
        (actor.kind, actor.name) for actor in briefing.actors
    ]


def test_who_loses_one_name_to_the_lexicon_keeps_the_others():
    text = "قال الوزير سامر الحلبي إن المصنع جاهز. وأضاف الحلبي أن العمال عادوا."
    briefing = brief_with(LexiconEntry(name="الحلبي", kind="organization"), text=text)

    assert [("organization", "الحلبي")] == [(actor.kind, actor.name) for actor in briefing.actors]
    assert [("الحلبي", "name")] * 2 == list_mentions(briefing, "الحلبي")


def test_clitics_are_no_part_of_a_name():
    text = "رحبت الشركة ببدر الخليج، وقالت لبدر الخليج وبدر الخليج إن العقد جاهز."
    briefing = brief_with(LexiconEntry(name="بدر الخليج", kind="organization"), text=text)

    assert [("بدر الخليج", "name")] * 3 == list_mentions(briefing, "بدر الخليج")


def test_a_lexicon_works_in_english_as_in_arabic():
    briefing = brief_with(MARA, TIDEWATER, text=ENGLISH)
    mara = find(briefing, "Mara Quill")

    assert "The harbour master" == mara.role.text
    assert [("Tidewater", "name")] == list_mentions(briefing, "Tidewater")
    assert [mara.id] * 3 == [quote.speaker for quote in briefing.quotes]
    assert [mention for mention in list_mentions(briefing, mara.name) if mention[1] == "role"] == [
        ("The harbour master", "role"),
        ("the harbour master", "role"),
    ]


def test_a_name_without_capitals_is_found_as_it_is_written():
    briefing = brief_with(
        LexiconEntry(name="kvadrat", kind="organization"), text="The maker kvadrat said it will grow."
    )

    assert [("organization", "kvadrat")] == [(actor.kind, actor.name) for actor in briefing.actors]


def test_no_lexicon_leaks_into_another_briefing():
    bare = brief(Article(text=TEXT)).to_json()
    with_one = brief_with(FARIS, ZAIN).to_json()
    with_other = brief_with(LAND).to_json()

    assert bare == brief(Article(text=TEXT)).to_json()
    assert with_one == brief_with(FARIS, ZAIN).to_json()
    assert with_other == brief_with(LAND).to_json()
    assert 3 == len({bare, with_one, with_other})


def test_an_empty_lexicon_changes_nothing():
    assert brief(Article(text=TEXT)) == brief_with()


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3), st.sampled_from(["person", "organization"])), max_size=8)
)
def test_any_words_of_a_text_can_be_names_and_every_mention_is_one_actors(picks):
    words = TEXT.replace(".", "").replace(":", "").split()
    names = {" ".join(words[start : start + width]).strip("«»"): kind for start, width, kind in picks if words[start:]}
    forms = {fold_words(name): LexiconEntry(name=name, kind=kind) for name, kind in names.items() if name}
    briefing = brief_with(*forms.values())
    spans = sorted(mention.span for actor in briefing.actors for mention in actor.mentions if mention.form != "role")

    assert () == briefing.verify()
    assert [] == [(one, other) for one, other in pairwise(spans) if other[0] < one[1]]


# The file ------------------------------------------------------------------------------------------------------------

FILE = """
[[actors]]
name = "زين الشمال"
kind = "organization"
aliases = ["الشمال"]

[[actors]]
name = "بلاد الشمس"
kind = "country"
country = "JP"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "desk.toml").write_text(FILE, encoding="utf-8")

    return tmp_path / "desk.toml"


def test_a_file_is_read_into_the_same_lexicon(path):
    assert Lexicon(actors=(ZAIN, LAND)) == Lexicon.read(path)


@pytest.mark.parametrize("kind", [str, Path])
def test_the_path_of_a_file_is_enough(path, kind):
    assert brief_with(ZAIN, LAND) == brief(Article(text=TEXT), lexicon=kind(path))


def test_a_file_with_a_byte_order_mark_is_read(path):
    path.write_text("\ufeff" + FILE, encoding="utf-8")

    assert 2 == len(Lexicon.read(path).actors)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("name = ", "is no TOML in UTF-8: Invalid value"),
        ('[[actor]]\nname = "أ"', "line 1: object contains unknown field `actor` (did you mean 'actors'?)"),
        (
            '[[actors]]\nname = "أ"\nkind = "person"\nalias = ["ب"]',
            "line 4, actors[0]: object contains unknown field `alias` (did you mean 'aliases'?)",
        ),
        (
            FILE + '[[actors]]\n# نقص\nname = "أ"\nkind = "persn"',
            "line 14, actors[2].kind: invalid enum value 'persn' (did you mean 'person'?)",
        ),
        (
            FILE.replace('"JP"', '"jp"'),
            "line 10, actors[1].country: expected `str` matching regex '^[A-Z]{2}$'; write the two letters",
        ),
        (
            FILE.replace('"زين الشمال"', '"--"'),
            "line 3, actors[0].name: expected `str` matching regex '\\\\w'; write words",
        ),
        (FILE.replace('"الشمال"]', '"الشمال", 7]'), "line 5, actors[0].aliases[1]: expected `str`, got `int`"),
        ('[[actors]]\nkind = "person"', "line 1, actors[0]: object missing required field `name`"),
        (FILE + 'roles = ["ملك"]', "line 7, actors[1]: roles are a person's; 'بلاد الشمس' is of kind 'country'"),
        (FILE + FILE.replace('"زين', '"دار'), "'الشمال' is both 'زين الشمال' and 'دار الشمال'; give it to one of them"),
        (
            '[[actors]]\nname = "أ"\nkind = "person"\ncountry = "EG"',
            "line 1, actors[0]: country is a country's code; 'أ' is of kind 'person'",
        ),
        ("actors = 3", "line 1, actors: expected `array`, got `int`"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_key(path, words, message):
    path.write_text(words, encoding="utf-8")

    with pytest.raises(LexiconError) as caught:
        Lexicon.read(path)

    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.toml: cannot be read \(no such file or directory\)"):
        brief(Article(text=TEXT), lexicon=tmp_path / "none.toml")


def test_bytes_that_are_no_text_are_told(path):
    path.write_bytes("اسم".encode("cp1256"))

    with pytest.raises(LexiconError, match="is no TOML in UTF-8"):
        Lexicon.read(path)


def test_another_value_is_refused_with_what_would_work():
    with pytest.raises(LexiconError, match="lexicon is dict; give a Lexicon or the path of its TOML file"):
        brief(Article(text=TEXT), lexicon={})


# On the command line -------------------------------------------------------------------------------------------------


def test_the_command_takes_the_file(path, monkeypatch):
    monkeypatch.chdir(path.parent)
    Path("a.txt").write_text(TEXT, encoding="utf-8")

    assert 0 == main(["extract", "a.txt", "--lexicon", "desk.toml", "-o", "a.json"])
    assert ZAIN.name == find(Briefing.from_json(Path("a.json").read_bytes()), ZAIN.name).name
    assert 0 == main(["make", "a.txt", "--lexicon", "desk.toml", "--to", "json"])


def test_a_file_that_cannot_be_used_is_wrong_usage(path, monkeypatch, capsys):
    monkeypatch.chdir(path.parent)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    path.write_text("[[actor]]", encoding="utf-8")

    assert 2 == main(["make", "a.txt", "--lexicon", "desk.toml"])
    assert "desk.toml: line 1: object contains unknown field `actor`" in capsys.readouterr().err
