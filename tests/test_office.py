"""What an office's profile puts on a report: marking, reference, watch words, order of protocol, a country's own."""

import io
import re

import docx
import msgspec
import pymupdf
import pytest

from briefgen import cli
from briefgen.briefing import brief
from briefgen.errors import ArticleError, ProfileError
from briefgen.model import TLP, Article, Details
from briefgen.profile import Profile
from briefgen.rendering import render
from tests.builders import SEED, debate_briefing, english_briefing, seed_briefing

TEXT = (
    "استقبل وزير الخارجية السعودي فيصل بن فرحان في الرياض وزير الطاقة الجزائري محمد عرقاب.\n"
    "\n"
    "وبحث الجانبان أسعار النفط. وقال الملك سلمان بن عبدالعزيز إن المملكة العربية السعودية تدعم أوبك.\n"
    "وقالت الوزارة إن للنفط سوقا مستقرة، وإن الرئيس الفرنسي إيمانويل ماكرون سيزور المملكة.\n"
)
FULL = Details(
    urgency="عاجل",
    sender="المكتب الإعلامي",
    prepared_for="السفير",
    prepared_by="سلمى",
    reviewed_by="نادر",
    approved_by="هدى",
    marking="TLP:AMBER+STRICT",
    distribution=("وكالة الوزارة", "Press section"),
)


def tell(text=TEXT, language="ar"):
    return brief(Article(text=text, published="2026-02-04", language=language))


def read(briefing, profile, **options):
    return render(briefing, "txt", profile=profile, **options).content.decode().replace("\u00a0", " ")


# Marking, urgency, signers, distribution -----------------------------------------------------------------------------


def read_pages(content):
    with pymupdf.open(stream=content) as pdf:
        return [page.get_text() for page in pdf]


@pytest.mark.parametrize("locale", ["ar-SA", "en", "he", "fa"])
def test_a_marking_stands_at_the_head_and_foot_of_every_page(locale):
    make = {name: render(seed_briefing(), name, locale=locale, details=FULL).content for name in ("pdf", "docx", "txt")}
    section = docx.Document(io.BytesIO(make["docx"])).sections[0]
    margins = [section.header, section.footer, section.first_page_header, section.first_page_footer]
    shown = margins if section.different_first_page_header_footer else margins[:2]
    lines = make["txt"].decode().strip("\n").split("\n")

    assert all(page.count(FULL.marking) == 2 for page in read_pages(make["pdf"]))
    assert all(FULL.marking in "\n".join(p.text for p in margin.paragraphs) for margin in shown)
    assert [True, True] == [FULL.marking in line for line in (lines[0], lines[-1])]


def test_a_web_page_that_is_printed_keeps_its_marking():
    content = render(seed_briefing(), "html", locale="ar", details=FULL).content.decode()

    assert 'data-marking="\u200eTLP:AMBER+STRICT\u200e"' in content
    assert re.search(r"@media print \{ body::before, body::after \{ content: attr\(data-marking\)", content)


@pytest.mark.parametrize("locale", ["ar", "fa", "he", "ur", "en", "fr"])
@pytest.mark.parametrize("name", ["txt", "html", "docx"])
def test_who_signs_and_gets_a_report_stands_on_it(name, locale):
    content = render(debate_briefing(), name, locale=locale, details=FULL).content
    if name == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])
    else:
        text = content.decode()

    given = msgspec.structs.asdict(FULL)
    words = [*FULL.distribution, *(given[key] for key in ("urgency", "sender", "approved_by", "reviewed_by"))]

    assert [] == [word for word in words if word not in text]


@pytest.mark.parametrize("label", [*TLP, "داخلي – TLP:GREEN", "سري", "TLPs"])
def test_labels_of_the_traffic_light_protocol_are_taken_as_they_are(label):
    assert label == Details(marking=label).marking


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("TLP:WHITE", "known are TLP:RED"),
        ("TLP: AMBER", "did you mean 'TLP:AMBER'?"),
        ("tlp:red", "did you mean 'TLP:RED'?"),
        ("TLP:AMBER + STRICT", "did you mean 'TLP:AMBER+STRICT'?"),
        ("سري – TLP", "known are"),
    ],
)
def test_a_label_that_is_none_is_refused(label, hint, capsys):
    with pytest.raises(ArticleError, match="is no label of TLP") as caught:
        Details(marking=label)

    assert hint in str(caught.value)
    assert 2 == cli.main(["make", str(SEED), "--marking", label])
    assert "is no label of TLP" in capsys.readouterr().err


def test_a_list_of_receivers_is_no_string():
    with pytest.raises(ArticleError, match="distribution is str"):
        Details(distribution="desk")
    with pytest.raises(ArticleError, match="distribution is int"):
        Details(distribution=(7,))

    assert ("desk",) == Details(distribution=["desk", " "]).distribution


# Reference -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "given", "expected"),
    [
        ("BRF-{year}/{number:3}", "14", "BRF-2026/014"),
        ("BRF-{year}/{number:3}", "BRF-7", "BRF-7"),
        ("{number}/{month}/{year:islamic-umalqura}هـ", "14", "14/02/1447هـ"),
        ("{number:3}", "٧", "٠٠٧"),
        ("{year}-{month}-{day}", None, "2026-02-04"),
        ("{year}", "14", "14"),
    ],
)
def test_a_reference_follows_the_offices_pattern(pattern, given, expected):
    details = Profile(reference=pattern).complete(Details(reference=given), "2026-02-04")

    assert expected == details.reference


def test_a_reference_that_lacks_its_number_is_told():
    document = render(seed_briefing(), "txt", profile=Profile(reference="{year}/{number}"))

    assert ["reference-missing"] == [issue.code for issue in document.issues]
    assert "needs year and number" in document.issues[0].message
    assert "الرقم المرجعي" not in document.content.decode()


# Home and watch ------------------------------------------------------------------------------------------------------


def test_a_report_says_first_where_the_office_and_its_words_are_mentioned():
    text = read(tell(), Profile(home="SA", watch=("نفط", "أوبك", "الغاز")))
    lines = text.split("\n")
    at = lines.index("الإشارات المرصودة")
    home, oil, opec, gas = lines[at + 2 : at + 6]

    assert at < lines.index("الخلاصة")
    assert home.startswith("المملكة العربية السعودية: ")
    assert {"السعودي [ف 1]", "الرياض [ف 1]", "المملكة العربية السعودية [ف 2]"} <= set(
        home.partition(": ")[2].split(" · ")
    )
    assert "نفط: النفط [ف 2] · للنفط [ف 3]" == oil
    assert "أوبك: أوبك [ف 2]" == opec
    assert "الغاز: لا ذكر في الخبر" == gas


def test_a_country_that_is_not_mentioned_is_said_not_to_be():
    assert "مصر: لا ذكر في الخبر" in read(tell(), Profile(home="EG"))
    assert "Egypt: not mentioned in the article" in read(tell(), Profile(home="EG"), locale="en")


def test_words_are_watched_in_english_whatever_their_case():
    text = read(english_briefing(), Profile(watch=("QUOTA", "nothing of the kind")))

    assert "nothing of the kind: not mentioned in the article" in text


@pytest.mark.parametrize("word", ["\u200f", "\u202e\x01", "…", "((", "C++"])
def test_words_that_hold_no_word_do_no_harm(word):
    assert "الخلاصة" in read(tell(), Profile(watch=(word,)))


def test_a_country_nobody_can_look_for_is_passed_over():
    briefing = debate_briefing()
    foreign = msgspec.structs.replace(briefing, actors=(), quotes=(), dates=())
    article = Article(text="Le Maroc a voté.", language="fr", published="2026-02-04")
    foreign = msgspec.structs.replace(foreign, article=article, summary=())
    text = read(foreign, Profile(home="MA", watch=("Maroc",)))

    assert "Maroc : Maroc [¶ 1]" in text.replace("§", "¶").replace("¶1", "¶ 1")
    assert 1 == text.count("Maroc :")


def test_a_bound_report_says_it_once_for_all_its_articles():
    text = read((seed_briefing(), tell()), Profile(home="SA", watch=("روسيا", "الغاز")))
    page = text[text.index("الإشارات المرصودة") : text.index("المحتويات")]

    assert 1 == text.count("الإشارات المرصودة")
    assert "السعودي [2 · ف 1]" in page
    assert "روسيا: روسيا [1 · ف " in page
    assert "الغاز: لا ذكر في الخبر" in page


# Order of protocol ---------------------------------------------------------------------------------------------------


def list_persons(text):
    names = ("سلمان", "ماكرون", "فيصل", "عرقاب")
    table = text[text.index("أبرز الشخصيات") :]

    return sorted(names, key=table.index)


def test_persons_come_in_the_order_of_the_article_unless_an_office_asks():
    assert ["فيصل", "عرقاب"] == [name for name in list_persons(read(tell(), Profile())) if name in ("فيصل", "عرقاب")]
    assert ["سلمان", "ماكرون", "فيصل", "عرقاب"] == list_persons(read(tell(), Profile(protocol=True)))


def test_an_office_gives_its_own_order():
    offices = (("وزير الطاقة", "وزير المالية"), "الملك")

    assert ["عرقاب", "سلمان", "فيصل"] == [
        name for name in list_persons(read(tell(), Profile(protocol=offices))) if name != "ماكرون"
    ]


def test_the_usual_order_is_that_of_the_articles_language():
    text = (
        "Presidential adviser Adam Stone met Foreign Minister Mary Brown, President John Smith and "
        "Prime Minister Jane White in Paris on Monday."
    )
    report = read(tell(text, "en"), Profile(protocol=True))
    table = report[report.index("Key people") :]
    expected = ["John Smith", "Jane White", "Mary Brown"]

    assert expected == sorted(expected, key=table.index)


# Countries, files, faults --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("SA", "ar-SA"),
        ("IL", "he-IL"),
        ("IR", "fa-IR"),
        ("AF", "fa-AF"),
        ("PK", "ur-PK"),
        ("FR", "fr-FR"),
        ("WS", "en-WS"),
    ],
)
def test_a_country_has_a_profile_of_its_own(code, locale):
    profile = Profile.read(code)

    assert (locale, code, True) == (profile.locale, profile.home, profile.protocol)


def test_an_offices_settings_win_over_its_countrys(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text('country = "SA"\nlocale = "en"\nprotocol = false\n', encoding="utf-8")
    profile = Profile.read(path)

    assert ("en", "SA", False) == (profile.locale, profile.home, profile.protocol)


def test_a_lexicon_of_the_profile_is_used_and_found_from_it(tmp_path, capsys):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "names.toml").write_text(
        '[[actors]]\nname = "وزارة الطاقة"\nkind = "organization"\naliases = ["الجانبان"]\n', encoding="utf-8"
    )
    path = tmp_path / "house" / "office.toml"
    path.write_text('lexicon = "names.toml"\n', encoding="utf-8")
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")

    assert 0 == cli.main(["extract", str(tmp_path / "news.txt"), "--profile", str(path), "-q"])
    assert "الجانبان" in capsys.readouterr().out.partition('"actors"')[2]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('\nmarking = "TLP:PINK"', "line 2: marking: 'TLP:PINK' is no label of TLP 2.0"),
        ('home = "sa"', "line 1: home: 'sa' is no country; write two letters of ISO 3166-1"),
        ('country = "XX"', "line 1: country: 'XX' is no country"),
        ('reference = "{no}"', "line 1: reference: '{no}' may hold {number}, {year}"),
        ('reference = "{year:julian}"', "line 1: reference: {year:julian} has 'julian' behind its colon; write one of"),
        (
            'reference = "{number:99}"',
            "line 1: reference: {number:99} has '99' behind its colon; write up to 9 figures",
        ),
        ('watch = "النفط"', "line 1: watch: expected `array`, got `str`"),
        ('watch = [" "]', "line 1: watch: expected `str` matching regex"),
        ('protocol = "on"', "line 1: protocol: expected `bool | array`, got `str`"),
        ('locale = "ar"\nletterhead = "none.docx"', "none.docx: there is no such file"),
        ('locale = "ar"\nlexicon = "none.toml"', "line 2: "),
        ("distribution = [1]", "line 1: distribution: expected `str`, got `int`"),
        ("urgency = true", "line 1: urgency: expected `str | null`, got `bool`"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, text, reason):
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        Profile.read(path)

    assert reason in str(caught.value)
    assert 1 == len(str(caught.value).splitlines())


def test_a_calendar_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setattr("briefgen.localize.calendars.is_available", lambda name: name == "gregory")
    with pytest.raises(ProfileError, match="reference: dates of the calendar 'persian' need"):
        Profile(reference="{year:persian}")


def test_an_arabic_marking_stands_where_an_english_one_does():
    content = render(seed_briefing(), "docx", locale="en", details=Details(marking="محدود التداول")).content
    section = docx.Document(io.BytesIO(content)).sections[0]
    (marking,) = [p for p in section.header.paragraphs if "محدود" in p.text]

    assert "start" == marking._p.xpath("w:pPr/w:jc/@w:val")[0]


def test_a_letterhead_may_ask_for_what_the_office_says(tmp_path):
    letterhead = docx.Document()
    letterhead.sections[0].header.paragraphs[0].text = "{{ sender }} – {{ urgency }} – {{ distribution }}"
    letterhead.save(tmp_path / "letter.docx")
    content = render(seed_briefing(), "docx", letterhead=tmp_path / "letter.docx", details=FULL).content
    header = docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text

    assert "المكتب الإعلامي – عاجل – وكالة الوزارة و" in header
    assert "Press section" in header


def test_the_command_line_wins_over_the_profile_and_that_over_its_country(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text('country = "SA"\nurgency = "عادي"\nmarking = "داخلي"\nreference = "{number:3}"\n', encoding="utf-8")
    options = ["--published", "2026-02-04", "--profile", str(path), "--urgency", "عاجل", "--reference", "14"]

    assert 0 == cli.main(["make", str(SEED), *options, "--to", "txt", "-o", str(tmp_path), "-q"])
    text = (tmp_path / f"{SEED.stem}.txt").read_text("utf-8").replace("\u00a0", " ")

    assert "درجة الاستعجال: عاجل\n" in text
    assert "الرقم المرجعي: 014\n" in text
    assert text.startswith("داخلي\n")
    assert "16 شعبان 1447هـ الموافق 4 فبراير 2026م" in text


def test_a_country_is_a_profile_on_the_command_line(tmp_path):
    assert 0 == cli.main(["make", str(SEED), "--profile", "KW", "--to", "txt", "-o", str(tmp_path), "-q"])
    assert "الكويت: لا ذكر في الخبر" in (tmp_path / f"{SEED.stem}.txt").read_text("utf-8")


def test_a_reference_without_its_number_is_a_note(tmp_path, capsys):
    path = tmp_path / "office.toml"
    path.write_text('reference = "{number}"\n', encoding="utf-8")

    assert 0 == cli.main(["make", str(SEED), "--profile", str(path), "--to", "txt,html", "-o", str(tmp_path)])
    assert 1 == capsys.readouterr().err.count("note: there is no reference: '{number}' needs number")
