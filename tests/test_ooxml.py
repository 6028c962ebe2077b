"""The content models of Word files: complete in themselves, and obeyed where the writer puts elements."""

import msgspec
import pytest

from briefgen.ooxml import schema
from briefgen.ooxml.elements import make, name_of, place
from briefgen.ooxml.package import explain_kind
from briefgen.ooxml.schema import Attribute, find_model, find_root_type, fits, list_values, qualify_name
from briefgen.ooxml.themes import script_of

DATA = msgspec.json.decode(schema._DATA.read_bytes())
MODELS = {name: find_model(name) for name in DATA["types"]}


def test_every_type_that_a_child_has_is_described():
    named = {kind for model in MODELS.values() for slot in model.slots for kind in slot.types.values() if kind}
    unknown = {kind for kind in named - set(MODELS) if "ST_" not in kind and not kind.startswith("xsd:")}

    assert unknown == set()


def test_every_rule_of_an_attribute_is_described():
    rules = {attribute.rule for model in MODELS.values() for attribute in model.attributes.values()} - {""}

    assert rules == {rule for rule in rules if fits(rule, "0") in (True, False)}


def test_roots_have_types():
    assert {
        find_root_type(qualify_name(name)) in MODELS for name in ("document", "styles", "wp:inline", "a:theme")
    } == {True}
    assert find_root_type("{urn:odd}root") is None
    assert find_model("CT_Odd") is None


def test_run_properties_have_one_order_and_stand_once_as_word_wants():
    slots = find_model("CT_RPr").slots

    assert {(slot.low, slot.high) for slot in slots} == {(0, 1)}
    assert ["rStyle", "rFonts", "b", "bCs"] == [name.partition("}")[2] for slot in slots[:4] for name in slot.types]


def test_attributes_are_required_and_have_rules_where_the_standard_says_so():
    assert find_model("CT_Jc").attributes == {qualify_name("val"): Attribute(is_required=True, rule="ST_Jc")}


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        ("ST_Jc", "both", True),
        ("ST_Jc", "middle", False),
        ("s:ST_OnOff", "on", True),
        ("ST_LongHexNumber", "00A1B2C3", True),
        ("ST_LongHexNumber", "A990", False),
        ("s:ST_TwipsMeasure", "2.5cm", True),
        ("s:ST_TwipsMeasure", "-3", False),
        ("s:ST_TwipsMeasure", "\u0663", False),
        ("xsd:int", "2147483648", False),
        ("xsd:int", "9" * 5000, False),
        ("xsd:int", " 7 ", True),
    ],
)
def test_values_fit_their_rules(rule, value, expected):
    assert fits(rule, value) is expected


def test_enumerations_are_listed_and_nothing_else():
    assert list_values("ST_HAnchor") == ("text", "margin", "page")
    assert list_values("s:ST_TwipsMeasure") == ()


def test_elements_are_put_in_the_order_of_their_parent():
    parent = make("rPr")
    for tag in ("lang", "b", "rtl", "szCs", "rFonts", "bCs", "sz"):
        place(parent, make(tag))

    assert ["rFonts", "b", "bCs", "sz", "szCs", "rtl", "lang"] == [name_of(child) for child in parent]


def test_what_a_parent_does_not_know_is_put_last():
    parent = make("pPr", make("bidi"))
    place(parent, make("odd"))

    assert [name_of(child) for child in parent] == ["bidi", "odd"]


@pytest.mark.parametrize(
    ("tag", "script"),
    [("he", "Hebr"), ("HE-il", "Hebr"), ("iw_IL", "Hebr"), ("yi", "Hebr"), ("ar-EG", "Arab")],
)
def test_the_script_of_a_language_is_told_however_its_tag_is_spelt(tag, script):
    assert script == script_of(tag)


@pytest.mark.parametrize(
    ("types", "relations", "words"),
    [
        (b"ms-word.document.macroEnabled.main+xml wordprocessingml.styles", b"", "holds macros"),
        (b"ms-word.template.macroEnabledTemplate.main+xml", b"", "holds macros"),
        (b"wordprocessingml", b"http://purl.oclc.org/ooxml/officeDocument/relationships", "Strict Open XML"),
        (b"spreadsheetml.sheet.main", b"", "an Excel workbook"),
        (b"presentationml.presentation.main", b"", "a PowerPoint presentation"),
    ],
)
def test_a_package_that_is_no_plain_word_document_is_named(types, relations, words):
    assert words in explain_kind(types, relations)


@pytest.mark.parametrize("types", [b"wordprocessingml", b"", b"wordprocessingml ms-excel.sheet.macroEnabled"])
def test_a_package_that_may_be_a_word_document_is_not_explained(types):
    assert explain_kind(types, b"http://schemas.openxmlformats.org/officeDocument/2006/relationships") is None
