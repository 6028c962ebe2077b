import json
import pickle

import pytest

from briefgen import (
    Actor,
    Article,
    ArticleError,
    Briefing,
    BriefingError,
    Date,
    Details,
    Document,
    Issue,
    Note,
    Passage,
    Quote,
    SaveError,
)

TEXT = "قال زيد: «نعم نعم نعم نعم»."


def make_briefing(**changes):
    return Briefing(article=Article(text=TEXT, published="2026-02-04", language="ar"), **changes)


def make_json(**changes):
    return json.dumps(json.loads(make_briefing().to_json()) | changes)


def test_a_briefing_survives_its_json():
    briefing = make_briefing(
        quotes=(Quote(text="نعم", span=(10, 13), kind="mixed", context=(0, len(TEXT))),),
        summary=(Passage("قال", (0, 3)),),
    )

    assert briefing == Briefing.from_json(briefing.to_json())


def test_the_json_has_the_fields_of_the_schema_in_their_order():
    expected = ["schema", "title", "notes", "article", "summary", "quotes", "actors", "dates", "issues"]

    assert expected == list(json.loads(make_briefing().to_json()))


def test_dropping_an_actor_sets_references_to_null():
    data = json.loads(
        make_briefing(
            actors=(Actor(id="a1", name="زيد", kind="person"),),
            quotes=(Quote(text="نعم", span=(10, 13), kind="mixed", context=(0, len(TEXT)), speaker="a1"),),
            dates=(Date(text="زيد", span=(4, 7), actors=("a1",)),),
        ).to_json()
    )
    briefing = Briefing.from_json(json.dumps(data | {"actors": []}))

    assert (None, ()) == (briefing.quotes[0].speaker, briefing.dates[0].actors)


def test_dropping_a_quote_keeps_the_others_enclosed_where_they_were():
    outer = Quote(text=TEXT[4:26], span=(4, 26), kind="indirect", context=(0, len(TEXT)))
    first = Quote(text="قال", span=(0, 3), kind="direct", context=(0, len(TEXT)))
    inner = Quote(text="نعم", span=(10, 13), kind="mixed", context=(0, len(TEXT)), within=1)
    data = json.loads(make_briefing(quotes=(first, outer, inner)).to_json())

    assert [None, None, 1] == [quote.within for quote in Briefing.from_json(json.dumps(data)).quotes]
    without_first = Briefing.from_json(json.dumps(data | {"quotes": data["quotes"][1:]}))
    without_outer = Briefing.from_json(json.dumps(data | {"quotes": [data["quotes"][0], data["quotes"][2]]}))

    assert ([None, 0], [None, None]) == tuple([q.within for q in b.quotes] for b in (without_first, without_outer))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{", "$: input data was truncated"),
        (b"\xff\xfe", "$: "),
        (make_json(quots=[]), "$: object contains unknown field `quots` (did you mean 'quotes'?)"),
        (make_json(schema="briefgen/9"), "$.schema: invalid enum value 'briefgen/9'"),
        (make_json(quotes=[{"text": "x"}]), "$.quotes[0]: object missing required field `span`"),
        (make_json(article={"text": TEXT, "published": "2026-13-01"}), "$.article: published: '2026-13-01' is not"),
        (make_json(article={"text": "!"}), "$.article: the article has no words"),
        (make_json(article={"text": TEXT, "sha256": "0"}), "$.article: sha256 does not fit text"),
    ],
)
def test_a_wrong_briefing_is_refused_with_its_path(source, message):
    with pytest.raises(BriefingError) as caught:
        Briefing.from_json(source)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("date", ["2026-13-01", "2026-2-4", "4 February", "٢٠٢٦-٠٢-٠٤", ""])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(ArticleError, match="published"):
        Article(text=TEXT, published=date)


def test_an_article_in_memory_is_cleaned_like_a_file():
    article = Article(text="\ufeffنص\r\n\u202eثان\x00", title="عن\u202eوان")

    assert ("نص\nثان", "عنوان") == (article.text, article.title)


def test_a_text_that_is_no_string_is_refused():
    with pytest.raises(ArticleError, match="text is bytes; give a string"):
        Article(text=b"x")


def test_a_replaced_article_keeps_its_name():
    article = Article(text=TEXT).replace(name="خبر")

    assert "خبر" == article.replace(language="ar").name


def test_what_a_person_adds_is_cleaned_like_an_article():
    briefing = make_briefing(title="\ud800عنوان\u202e", notes=(Note("\x07ملاحظة", author="\ufeff"),))

    assert ("عنوان", Note("ملاحظة")) == (briefing.title, briefing.notes[0])


@pytest.mark.parametrize("words", ["", " \n", "\u200b\u061c", "\u0301"])
def test_a_field_that_shows_nothing_is_absent(words):
    assert Details(title=words).title is None


def test_details_take_free_text_without_controls():
    assert "سري" == Details(marking="\u202eسري\x00").marking


def test_a_document_is_saved_under_its_name_in_a_folder(tmp_path):
    path = Document("خبر.txt", "text/plain", b"x").save(f"{tmp_path}/out/")

    assert (tmp_path / "out" / "خبر.txt", b"x") == (path, path.read_bytes())


def test_a_document_is_saved_under_a_given_name(tmp_path):
    path = Document("a.txt", "text/plain", b"x").save(tmp_path / "b.txt")

    assert tmp_path / "b.txt" == path


def test_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def fail(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(SaveError, match=r"a\.txt: cannot be written \(no space left on device\)"):
        Document("a.txt", "text/plain", b"new").save(target)

    assert ([target], b"old") == (list(tmp_path.iterdir()), target.read_bytes())


def test_a_folder_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(SaveError, match="cannot be written"):
        Document("a.txt", "text/plain", b"x").save(tmp_path / "file" / "sub" / "a.txt")


def test_an_article_keeps_name_and_issues_in_another_process():
    article = Article(text="نص", language="ar").replace(name="n", issues=(Issue("odd", "it is odd"),))
    copy = pickle.loads(pickle.dumps(article))  # noqa: S301  our own

    assert (article, "n", article.issues) == (copy, copy.name, copy.issues)
