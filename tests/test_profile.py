"""What an office sets once, and its own wording."""

import re
import shutil

import pytest

from briefgen import cli
from briefgen.errors import ProfileError
from briefgen.localize import localize
from briefgen.model import Details
from briefgen.profile import Profile
from briefgen.rendering import render
from briefgen.template import built_in_folder
from tests.builders import SEED, seed_briefing

WORDING = """
msgctxt "sec.summary"
msgid "Summary"
msgstr "موجز الموجز"

msgctxt "n.dates"
msgid "%(count)s date ahead"
msgid_plural "%(count)s dates ahead"
msgstr[0] "لا تواريخ"
msgstr[1] "تاريخ واحد"
msgstr[2] "تاريخان"
msgstr[3] "%(count)s تواريخ"
msgstr[4] "%(count)s تاريخًا"
msgstr[5] "%(count)s تاريخ"
"""


@pytest.fixture
def write(tmp_path):
    def write(text, wording=WORDING):
        (tmp_path / "ours.po").write_text(wording, encoding="utf-8")
        path = tmp_path / "office.toml"
        path.write_text(text, encoding="utf-8")

        return path

    return write


def test_an_office_sets_locale_calendars_digits_and_wording(write):
    path = write(
        'locale = "ar-KW"\ncalendars = ["islamic-umalqura", "gregory"]\ndigits = "arab"\nwording = "ours.po"\n'
    )
    localizer = Profile.read(path).adapt(localize("ar-KW"))

    assert "١٦ شعبان ١٤٤٧هـ الموافق ٤ فبراير ٢٠٢٦م" == localizer.date("2026-02-04").replace("\u00a0", " ")
    assert "موجز الموجز" == localizer.message("sec.summary")
    assert "١١ تاريخًا" == localizer.plural("n.dates", 11)
    assert "أبرز النقاط" == localizer.message("sec.key_points")


def test_a_report_has_what_the_office_sets(write):
    path = write('locale = "ar-KW"\nwording = "ours.po"\nprepared_by = "المكتب الإعلامي"\nmarking = "داخلي"\n')
    text = render(seed_briefing(), "txt", profile=path).content.decode()

    assert "موجز الموجز" in text
    assert "المكتب الإعلامي" in text


def test_an_office_names_its_months_and_template(write, tmp_path):
    months = "كانون الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو آب/أغسطس"
    months += " أيلول/سبتمبر تشرين الأول/أكتوبر تشرين الثاني/نوفمبر كانون الأول/ديسمبر"
    names = re.findall(r"(?:كانون |تشرين )?\S+", months)
    shutil.copytree(built_in_folder() / "briefing", tmp_path / "ours")
    (tmp_path / "ours" / "page.html.jinja").write_text(
        '<html lang="ar" dir="rtl"><head><title>x</title></head><body><p>{{ report.heading.words }}</p></body></html>',
        encoding="utf-8",
    )
    profile = Profile.read(write(f'locale = "ar-JO"\nmonths = {names}\ntemplate = "ours"\n'))
    localizer = profile.adapt(localize("ar-JO"))
    text = render(seed_briefing(), "txt", profile=profile).content.decode()

    assert "4 شباط/فبراير 2026" == localizer.date("2026-02-04")
    assert "30 كانون الثاني/يناير – 5 شباط/فبراير 2026" == localizer.date("2026-01-30/2026-02-05")
    assert "تشرين الأول/أكتوبر 2026" == localizer.date("2026-10")
    assert "موجز إعلامي – 4 شباط/فبراير 2026\n" == text


def test_what_a_call_says_wins(write):
    path = write('locale = "fr"\nprepared_by = "Bureau"\n')
    text = render(
        seed_briefing(), "txt", profile=path, locale="en", details=Details(prepared_by="Desk")
    ).content.decode()

    assert "Key quotes" in text
    assert "Desk" in text
    assert "Bureau" not in text


def test_wording_and_calendars_are_of_the_profiles_language_only(write):
    profile = Profile.read(write('locale = "ar-SA"\ndigits = "arab"\nwording = "ours.po"\n'))

    assert localize("fr") is profile.adapt(localize("fr"))
    assert "موجز الموجز" == profile.adapt(localize("ar-EG")).message("sec.summary")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('local = "ar"', "line 1: object contains unknown field `local` (did you mean 'locale'?)"),
        ("\nlocale = 7", "line 2: locale: expected `str | null`, got `int`"),
        ('locale = "ar"\ndigits = "roman"', "line 2: digits: invalid enum value 'roman'"),
        ('locale = "ar"\ncalendars = ["julian"]', "line 2: calendars: invalid enum value 'julian'"),
        ('months = ["a"]', "line 1: months: expected `array` of length >= 12"),
        ('locale = "arabic"', "line 1: locale 'arabic'"),
        ('locale = "ur"\n\ncalendars = ["hebrew"]', "line 3: unknown calendar 'hebrew'; known in ur are gregory"),
        ('wording = "ours.po"', "line 1: wording needs a locale"),
        ('locale = "ar"\nwording = "none.po"', "none.po: cannot be read (no such file or directory)"),
        ("locale = ar", "is no TOML in UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_line(write, text, reason):
    with pytest.raises(ProfileError) as caught:
        Profile.read(write(text))

    assert reason in str(caught.value)
    assert 1 == len(str(caught.value).splitlines())


def test_a_profile_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ProfileError, match="cannot be read"):
        render(seed_briefing(), "txt", profile=tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        (
            'msgctxt "sec.sumary"\nmsgid "x"\nmsgstr "y"\n',
            "line 2: there is no message 'sec.sumary' (did you mean 'sec.summary'?)",
        ),
        ('msgid "Summary"\nmsgstr "y"\n', "line 1: there is no message ''; keys stand in msgctxt"),
        ('msgctxt "q.via"\nmsgid "x"\nmsgstr "عن %(who)s"\n', "known are %(via)s, and a percent sign is %%"),
        ('msgctxt "sec.notes"\nmsgid "x"\nmsgstr "100 %"\n', "known are none, and a percent sign is %%"),
        (
            'msgctxt "n.dates"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
            "'n.dates' has 2 forms, and needs 6",
        ),
        ("locale = ar", "is no .po file"),
    ],
)
def test_wording_that_does_not_fit_is_told_with_its_line(write, wording, reason):
    with pytest.raises(ProfileError) as caught:
        Profile.read(write('locale = "ar"\nwording = "ours.po"', wording))

    assert reason in str(caught.value)


@pytest.mark.parametrize("mark", ["#, fuzzy\n", ""])
def test_what_is_fuzzy_or_empty_stays_ours(write, mark):
    words = "x" if mark else ""
    profile = Profile.read(
        write('locale = "ar"\nwording = "ours.po"', f'{mark}msgctxt "sec.notes"\nmsgid "Notes"\nmsgstr "{words}"\n')
    )

    assert "ملاحظات" == profile.adapt(localize("ar")).message("sec.notes")


# What of a report is not the reader's own --------------------------------------------------------------------------


def test_a_report_without_labels_of_its_language_says_so(tmp_path, capsys):
    document = render(seed_briefing(), "txt", locale="de")

    assert ["labels-english"] == [issue.code for issue in document.issues]
    assert "4. Februar 2026" in document.content.decode()

    assert 0 == cli.main(["make", str(SEED), "--locale", "de", "--to", "txt,html", "-o", str(tmp_path)])
    assert 1 == capsys.readouterr().err.count("note: there are no labels in 'de': they are English")


def test_the_command_line_takes_a_profile(write, tmp_path):
    path = write('locale = "ar-KW"\nwording = "ours.po"\n')

    assert 0 == cli.main(["make", str(SEED), "--profile", str(path), "--to", "txt", "-o", str(tmp_path), "-q"])
    assert "موجز الموجز" in (tmp_path / f"{SEED.stem}.txt").read_text("utf-8")
    assert 2 == cli.main(["make", str(SEED), "--profile", str(tmp_path / "none.toml")])
