"""The tags of a PDF say the language of what is in another than the report's; read back with pikepdf."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from briefgen.auditing.pdf.document import build_document
from briefgen.rendering import render
from briefgen.template import PDF_VARIANTS
from briefgen.writers.pdf.languages import mark_languages
from tests.builders import debate_briefing, english_briefing, mixed_briefing, seed_briefing


def read_languages(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text that an element holds, in reading order, with the language that holds for it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        document = build_document(pdf)
        languages = [str(pdf.Root.Lang)]
        for element in document.elements:
            del languages[element.depth + 1 :]
            languages.append(str(element.node.get("/Lang", languages[-1])))
            if element.places:
                yield languages[-1], document.read(element)


def has_arabic(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


@pytest.mark.parametrize("variant", PDF_VARIANTS)
@pytest.mark.parametrize("locale", ["en", "he"])
@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")
def test_arabic_in_a_report_of_another_language_is_said_to_be_arabic(variant, locale):
    texts = list(read_languages(render(seed_briefing(), "pdf", locale=locale, pdf_variant=variant).content))

    assert {"ar"} == {language for language, text in texts if has_arabic(text)}
    assert len([text for language, text in texts if language == locale and any(map(str.isalpha, text))]) > 20


def test_english_in_an_arabic_report_is_said_to_be_english():
    texts = list(read_languages(render(english_briefing(), "pdf", locale="ar-EG").content))
    english = "".join(text for language, text in texts if language == "en")

    assert "The talks have made progress" in english
    assert {"ar-EG"} == {language for language, text in texts if "أبرز" in text}
    assert {"en", "ar-EG"} == {language for language, _ in texts}


def test_a_report_of_articles_in_three_languages_tells_them_apart():
    briefings = [seed_briefing(), debate_briefing(), english_briefing()]
    texts = list(read_languages(render(briefings, "pdf", locale="fr").content))

    assert {"ar", "ar-MA", "en", "fr"} == {language for language, _ in texts}
    assert "Talks in Doha make progress, U.S. envoy says" in [text for language, text in texts if language == "en"]
    assert "مجلس النواب المغربي" in [text for language, text in texts if language == "ar-MA"]
    assert "فلاديمير بوتين" in [text for language, text in texts if language == "ar"]


def test_text_in_the_language_of_the_report_needs_no_mark():
    texts = read_languages(render(mixed_briefing(), "pdf", locale="ar").content)

    assert {"ar"} == {language for language, _ in texts}


def test_as_many_elements_in_one_another_stand_for_a_language_as_its_number():
    page = (
        '<html lang="en"><body><p lang="ar">قال <em lang="en">no</em></p><p lang="he"> כן<em>!</em></p></body></html>'
    )
    root = ET.fromstring(page)  # noqa: S314  our own

    assert ("ar", "he") == mark_languages(root)
    text = ET.tostring(root, encoding="unicode").replace(' data-part="language"', "")
    assert '<p lang="ar"><span>قال </span><em lang="en">no</em></p>' in text
    assert '<p lang="he"><span><span> כן</span></span><em>!</em></p>' in text


def test_what_is_no_language_is_not_said():
    root = ET.fromstring('<html lang="en"><body><p lang="x)(">words</p></body></html>')  # noqa: S314  our own

    assert () == mark_languages(root)
