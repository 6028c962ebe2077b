import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from briefgen.errors import TemplateError
from briefgen.localize import localize
from briefgen.model import Article, Briefing, Details, Note, Quote
from briefgen.template import ATTRIBUTES, ELEMENTS, PAGE, Report, Template, build_report, find_template, parse_page
from tests.builders import debate_briefing, passage, seed_briefing

LOCALES = ("ar-EG", "fa", "he", "ur", "en", "fr")


def report(
    *briefings: Briefing, locale: str = "ar-EG", details: Details | None = None, template: Template | None = None
) -> Report:
    return build_report(
        briefings or (seed_briefing(),),
        localizer=localize(locale),
        template=template or find_template("briefing"),
        details=details or Details(),
    )


def page(*briefings: Briefing, locale: str = "ar-EG", details: Details | None = None) -> ET.Element:
    return parse_page(report(*briefings, locale=locale, details=details).page, template=find_template("briefing"))


def words(element: ET.Element | None) -> str:
    return "" if element is None else re.sub(r"[ \n]+", " ", "".join(element.itertext())).strip()


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def said(root: ET.Element) -> list[tuple[str, str]]:
    """Speaker line and words of each statement."""
    return [
        (words(of_class(card, "speaker")[0]), words(of_class(card, "words")[0])) for card in of_class(root, "statement")
    ]


def make_template(folder: Path, body: str) -> Template:
    page = f'<html lang="ar" dir="rtl"><head><title>t</title></head>\n<body>{body}</body></html>'
    (folder / PAGE).write_text(page, encoding="utf-8")

    return find_template(folder)


# The page ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_holds_only_the_closed_element_set(locale):
    body = page(seed_briefing(), debate_briefing(), locale=locale).find("body")
    assert body is not None
    elements = [element for element in body.iter() if element is not body]
    names = {name for element in elements for name in element.attrib if not name.startswith("data-")}

    assert {element.tag for element in elements} <= set(ELEMENTS)
    assert names <= set(ATTRIBUTES)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_direction_on_a_page_is_said(locale):
    root = page(seed_briefing(), debate_briefing(), locale=locale)

    assert [bdi for bdi in root.iter("bdi") if bdi.get("dir") not in ("ltr", "rtl")] == []


def test_sections_come_in_the_order_of_the_report():
    root = page(debate_briefing(), details=Details(notes="See the file."))

    expected = ["title", "gist", "statements", "persons", "parties", "events", "remarks", "source"]
    assert expected == [section.get("class") for section in root.iter("section")]


def test_empty_sections_vanish():
    root = page(Briefing(article=seed_briefing().article))

    assert [section.get("class") for section in root.iter("section")] == ["title", "source"]


def test_columns_that_nobody_fills_vanish():
    briefing = debate_briefing()
    actors = tuple(replace(actor, country=None) for actor in briefing.actors)
    dates = tuple(replace(date, actors=()) for date in briefing.dates)

    root = page(replace(briefing, actors=actors, dates=dates))

    columns = [cell.get("class") for cell in root.iter("th") if cell.get("class") != "label"]
    assert columns == ["name", "role", "date", "event"]


def test_facts_stand_side_by_side_in_rows_of_like_length():
    names = ("reference", "prepared_for", "prepared_by", "reviewed_by")
    root = page(debate_briefing(), details=Details(**dict.fromkeys(names, "7")))  # and outlet, and publication

    assert [len(list(table.iter("th"))) for table in of_class(root, "facts")] == [3, 3]


def test_a_single_fact_needs_no_table():
    root = page(Briefing(article=seed_briefing().article))

    assert of_class(root, "facts") == []


def test_a_bound_report_has_contents_and_one_table_of_dates():
    root = page(seed_briefing(), debate_briefing(), details=Details(title="Morning"))

    assert [words(heading) for heading in root.iter("h1")] == ["Morning"]
    assert len(of_class(root, "contents")[0].findall("ol")) == 1
    assert len([table for table in root.iter("table") if table.get("class") == "events"]) == 1
    targets = {f"#{element.get('id')}" for element in root.iter() if element.get("id")}
    assert targets == {link.get("href") for link in of_class(root, "contents")[0].iter("a")}


# Titles ------------------------------------------------------------------------------------------------------------


def test_the_title_that_was_given_wins():
    briefing = replace(debate_briefing(), title="عنوان المحرر")

    assert report(briefing, details=Details(title="From the caller")).heading == "From the caller"
    assert report(briefing).heading == "عنوان المحرر"
    assert debate_briefing().article.title == report(debate_briefing()).heading


@pytest.mark.parametrize(
    ("locale", "title", "direction"),
    [
        ("ar-EG", "NATO في أنقرة", "rtl"),
        ("ar-EG", "NATO", "ltr"),
        ("en", "NATO في أنقرة", "ltr"),
        ("en", "أنقرة (NATO)", "rtl"),
    ],
)
def test_a_title_runs_as_the_report_if_its_letters_do(locale, title, direction):
    root = page(debate_briefing(), locale=locale, details=Details(title=title))
    heading = next(root.iter("h1"))

    assert direction == heading.get("dir", root.get("dir"))


def test_without_a_title_the_heading_is_the_word_for_briefing_and_the_date():
    localizer = localize("en")

    assert f"{localizer.message('doc.briefing')} – {localizer.date('2026-02-04')}" == report(locale="en").heading


# Statements --------------------------------------------------------------------------------------------------------


def test_only_key_quotes_are_shown_in_the_order_of_the_article():
    briefing = seed_briefing()
    shown = said(page(briefing))
    keys = [quote for quote in briefing.quotes if quote.key]

    assert len(keys) == len(shown)
    assert all(quote.text in text for quote, (_, text) in zip(keys, shown, strict=True))


@pytest.mark.parametrize("locale", ["ar-EG", "en"])
def test_every_statement_prints_its_reporting_word_so_a_denial_never_reads_as_plain_words(locale):
    briefing = debate_briefing()
    speakers = [speaker for speaker, _ in said(page(briefing, locale=locale))]

    assert [
        quote.cue is not None and quote.cue.text in speaker
        for quote, speaker in zip(briefing.quotes, speakers, strict=True)
    ] == [True] * 4


def test_a_fragment_is_shown_inside_its_sentence_with_the_marks_of_the_source():
    root = page(debate_briefing())
    start, end = debate_briefing().quotes[0].context

    assert said(root)[0][1].startswith(debate_briefing().article.text[start:end])
    assert [words(fragment) for fragment in of_class(root, "fragment")] == ["قد خصصت أي مبلغ لمحطة سادسة"]


def test_fragments_of_one_sentence_and_speaker_share_a_statement():
    briefing = seed_briefing()
    first, second = briefing.quotes[9], replace(briefing.quotes[10], cue=briefing.quotes[9].cue, key=True)

    root = page(replace(briefing, quotes=(first, second)))

    assert len(said(root)) == 1
    assert [first.text, second.text] == [words(fragment) for fragment in of_class(root, "fragment")]


def test_marks_stand_round_direct_speech_and_not_round_indirect():
    opening, closing = localize("ar-EG").quotation_marks
    texts = [text for _, text in said(page(debate_briefing()))]

    assert texts[3].startswith(f"{opening}متى تبدأ الأشغال؟{closing}")
    assert texts[1].startswith("التصويت")


@pytest.mark.parametrize(
    ("said_words", "shown"),
    [
        ("الاتفاق \u00abتاريخي", "الاتفاق \u00abتاريخي\u00bb"),
        ("\u00abلا تراجع\u00bb عن الخطة", "\u00abلا تراجع\u00bb عن الخطة"),
        ("لا تراجع\u00bb عن الخطة", "\u00abلا تراجع\u00bb عن الخطة"),
        ("الخطة قائمة", "الخطة قائمة"),
    ],
)
def test_reported_words_keep_the_mark_of_a_fragment_at_their_edge(said_words, shown):
    article = Article(
        text="قال إن الاتفاق \u00abتاريخي\u00bb. وقال إن \u00abلا تراجع\u00bb عن الخطة. وقال إن الخطة قائمة."
    )
    start = article.text.index(said_words)
    span = (start, start + len(said_words))
    reported = Quote(text=said_words, span=span, kind="indirect", context=(0, len(article.text)), key=True)

    [(_, text)] = said(page(Briefing(article=article, quotes=(reported,))))

    assert text.startswith(shown)


def test_a_quote_without_a_speaker_keeps_the_words_that_name_him():
    assert said(page(debate_briefing()))[3][0].startswith("أحد النواب")


def test_a_quote_without_any_attribution_says_so():
    assert said(page(debate_briefing()))[2][0].startswith(localize("ar-EG").message("q.unattributed"))


def test_who_passes_a_quote_on_is_shown():
    assert ["وكالة المغرب العربي" in words(line) for line in of_class(page(debate_briefing()), "via")] == [True]


# Dates, references, counts -----------------------------------------------------------------------------------------


def test_dates_ahead_are_sorted_and_the_same_event_is_one_row():
    localizer = localize("ar-EG")
    dates = [words(time) for time in page(seed_briefing()).iter("time")]

    expected = [
        localizer.date("2026-01-01/2026-06-30"),
        localizer.date("2026-02"),
        localizer.date("2026-02-05", style="full"),
        localizer.date("2026-11"),
    ]
    assert expected == dates
    assert len(list(page(debate_briefing()).iter("time"))) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-05-03", "Before Sunday, May 3, 2026"),
        ("2026", "2026"),  # the event's own words say whether its beginning or its end is meant
    ],
)
def test_a_deadline_says_that_it_is_one_where_it_is_exact(value, expected):
    briefing = debate_briefing()
    date = replace(briefing.dates[0], value=value, mod="BEFORE", start=None, end="2026-12-31")

    root = page(replace(briefing, dates=(date,)), locale="en")

    assert [expected] == [words(time) for time in root.iter("time")]


def test_a_date_that_cannot_be_resolved_keeps_the_words_of_the_article():
    briefing = debate_briefing()
    date = replace(briefing.dates[0], value=None, start=None, end=None, event=None)

    root = page(replace(briefing, dates=(date,)), locale="en")

    assert [localize("en").message("date.unknown")] == [words(time) for time in root.iter("time")]
    assert date.text in words(next(cell for cell in root.iter("td") if cell.get("class") == "event"))


def test_paragraph_numbers_skip_blank_lines():
    refs = [
        words(ref) for card in of_class(page(debate_briefing(), locale="en"), "words") for ref in of_class(card, "ref")
    ]

    assert [localize("en").message("ref.paragraph", number=str(n)) for n in (2, 3, 4, 5)] == refs


# Direction and language --------------------------------------------------------------------------------------------


def test_passages_of_another_language_say_theirs():
    root = page(seed_briefing(), locale="en")

    assert [(p.get("lang"), p.get("dir")) for p in root.iter("p") if p.get("class") == "gist"] == [("ar", "rtl")]


def test_passages_of_the_reports_language_say_nothing():
    root = page(seed_briefing(), locale="ar-EG")

    assert [(p.get("lang"), p.get("dir")) for p in root.iter("p") if p.get("class") == "gist"] == [(None, None)]


def test_addresses_and_dates_are_isolated_in_right_to_left_text():
    card = of_class(page(debate_briefing()), "words")[2]

    assert [bdi.text for bdi in card if bdi.get("dir") == "ltr"] == ["2026-02-01"]  # an address keeps its order


def test_what_is_within_words_from_left_to_right_needs_no_isolation():
    article = Article(text="ربحت شركة Example Energy (+12.5%) أمس.", language="ar")
    root = page(Briefing(article=article, summary=(passage(article, article.text),)))

    assert [bdi for bdi in of_class(root, "gist")[1] if bdi.get("class") != "ref"] == []


def test_values_that_run_the_other_way_are_isolated():
    values = [bdi.text for fact in of_class(page(debate_briefing()), "fact") for bdi in fact.iter("bdi")]

    assert "Example Press" in values


# Hostile text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<link rel="attachment" href="file:///etc/passwd">',
        "{{ 7*7 }} {% raw %} {# x #}",
        "]]> &amp; </p></body>",
        '" onload="x',
    ],
)
def test_hostile_text_stays_text(hostile):
    article = Article(title=hostile, text=f"\n{hostile}", language="ar", outlet=hostile)
    briefing = Briefing(article=article, summary=(passage(article, hostile),), notes=(Note(hostile),))

    root = page(briefing, details=Details(marking=hostile))
    body = root.find("body")

    assert hostile == words(root.find(".//h1"))
    assert hostile == of_class(root, "gist")[1].text.rstrip()
    assert hostile == words(of_class(root, "remark")[0])
    assert body is not None
    assert hostile == body.get("data-marking", "").strip("\u200e")


def test_only_web_addresses_become_links():
    briefing = debate_briefing()
    root = page(replace(briefing, article=briefing.article.replace(url="javascript:alert(1)")))

    assert list(root.iter("a")) == []


# Templates ---------------------------------------------------------------------------------------------------------


def test_an_unknown_template_names_the_built_in_ones():
    with pytest.raises(TemplateError, match=re.escape("did you mean 'briefing'?")):
        find_template("breifing")


def test_a_folder_is_a_template(tmp_path):
    template = make_template(tmp_path, "<h1>{{ report.heading.words }}</h1>")

    assert "<h1>موجز" in report(template=template).page


@pytest.mark.parametrize(
    "body",
    ["{{ report.nothing }}", "{% if %}", "{{ report.__class__.__mro__ }}", "{{ 1 / 0 }}", "{{ message('no.such') }}"],
)
def test_an_error_in_a_template_names_its_file_and_line(tmp_path, body):
    template = make_template(tmp_path, body)

    with pytest.raises(TemplateError, match=re.escape(f"{tmp_path.resolve() / PAGE}:2: ")):
        report(template=template)


@pytest.mark.parametrize("body", ["<img src='x'/>", "<p onclick='x'>x</p>", "<p>x", "<p style='x'>x</p>"])
def test_a_page_with_anything_else_is_refused(tmp_path, body):
    template = make_template(tmp_path, body)

    with pytest.raises(TemplateError, match=re.escape(PAGE)):
        report(template=template)
