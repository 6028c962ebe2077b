import io
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from briefgen import cli
from briefgen.errors import UnknownFormatError
from briefgen.model import Article, Briefing
from briefgen.rendering import render
from briefgen.template import PDF_VARIANTS
from tests.builders import SEED, debate_briefing, seed_briefing

# The renderer leaves the profile of its colours for Python to close.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

PARTS = "{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfua/ns/id/}part"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def open_variant(variant: str, *briefings: Briefing, locale: str = "ar-EG") -> pikepdf.Pdf:
    document = render(briefings or [seed_briefing()], "pdf", locale=locale, pdf_variant=variant)

    return pikepdf.open(io.BytesIO(document.content))


def read_claims(pdf: pikepdf.Pdf) -> dict[str, str]:
    """What the one rdf:RDF of the metadata says of standards; raises for other than one."""
    [rdf] = ET.fromstring(pdf.Root.Metadata.read_bytes()).iter(f"{RDF}RDF")  # noqa: S314  our own

    return {name: value for node in rdf for name, value in node.attrib.items() if name in PARTS}


@pytest.mark.parametrize(
    ("variant", "version", "claims"),
    [
        ("pdf/ua-1", "1.7", {PARTS[1]: "1"}),
        ("pdf/ua-2", "2.0", {PARTS[1]: "2"}),
        ("pdf/a-3a", "1.7", {PARTS[0]: "3", PARTS[1]: "1"}),
    ],
)
def test_a_variant_says_which_standards_it_follows(variant, version, claims):
    pdf = open_variant(variant)

    assert claims == read_claims(pdf)
    assert version == pdf.pdf_version


@pytest.mark.parametrize("variant", PDF_VARIANTS)
@pytest.mark.parametrize(("locale", "direction"), [("ar-EG", "/R2L"), ("en", "/L2R")])
def test_every_variant_is_tagged_and_turns_its_pages(variant, locale, direction):
    pdf = open_variant(variant, locale=locale)

    assert pdf.Root.MarkInfo.Marked
    assert locale == str(pdf.Root.Lang)
    assert direction == str(pdf.Root.ViewerPreferences.Direction)
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


@pytest.mark.parametrize("variant", PDF_VARIANTS)
def test_a_variant_has_the_same_bytes_twice(variant):
    first, second = (render(debate_briefing(), "pdf", pdf_variant=variant).content for _ in range(2))

    assert first == second
    assert first == render(debate_briefing(), "pdf", pdf_variant=variant, timeout=60).content


def test_an_archive_holds_its_briefing_once():
    pdf = open_variant("pdf/a-3a", debate_briefing())
    [name] = pdf.attachments
    specification = pdf.Root.AF[0]

    assert name == "briefing.json"
    assert debate_briefing().to_json().encode() == pdf.attachments[name].get_file().read_bytes()
    assert len(pdf.Root.AF) == 1
    assert specification.AFRelationship == "/Source"
    assert specification.EF.F.Subtype == "/application/json"
    assert specification.EF.F.Params.ModDate == "D:20260209000000Z"


def test_an_archive_of_several_holds_what_their_json_report_does():
    briefings = [seed_briefing(), debate_briefing()]
    pdf = open_variant("pdf/a-3a", *briefings)

    assert render(briefings, "json").content == pdf.attachments["briefing.json"].get_file().read_bytes()


def test_an_archive_without_a_date_needs_no_clock():
    pdf = open_variant("pdf/a-3a", Briefing(article=Article(text="نص", language="ar")))

    assert pdf.Root.AF[0].EF.F.Params.CreationDate == "D:19800101000000Z"


def test_an_archive_says_what_its_colours_are_and_describes_its_metadata():
    pdf = open_variant("pdf/a-3a")
    metadata = pdf.Root.Metadata.read_bytes()

    assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]
    assert "/ID" in pdf.trailer
    assert b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in metadata
    with pdf.open_metadata() as xmp:
        assert (xmp.pdfa_status, xmp["pdfuaid:part"]) == ("3A", "1")


@pytest.mark.parametrize("variant", ["pdf/ua-1", "pdf/ua-2"])
def test_other_variants_hold_no_file(variant):
    assert len(open_variant(variant).attachments) == 0


@pytest.mark.parametrize("variant", ["pdf/ua-3", "ua-1", "", "pdf/x-4", "debug"])
def test_an_unknown_variant_names_the_known_ones(variant):
    with pytest.raises(UnknownFormatError, match="known are pdf/ua-1, pdf/ua-2, pdf/a-3a"):
        render(seed_briefing(), "pdf", pdf_variant=variant)


@pytest.mark.parametrize("name", ["docx", "html", "txt", "json"])
def test_a_variant_is_for_pdf_only(name):
    with pytest.raises(UnknownFormatError, match=f"not for {name}"):
        render(seed_briefing(), name, pdf_variant="pdf/a-3a")


def test_the_command_makes_a_variant_of_the_pdf_alone(tmp_path, capsys):
    assert cli.main(["make", str(SEED), "--to", "txt,pdf", "--pdf-variant", "pdf/a-3a", "-o", str(tmp_path)]) == 0
    with pikepdf.open(tmp_path / f"{SEED.stem}.pdf") as pdf:
        assert "/AF" in pdf.Root
    assert cli.main(["make", str(SEED), "--to", "docx", "--pdf-variant", "pdf/a-3a"]) == 2
    assert "--pdf-variant is for pdf" in capsys.readouterr().err
    assert cli.main(["make", str(SEED), "--pdf-variant", "pdf/a-3b"]) == 2
    assert "did you mean 'pdf/a-3a'?" in capsys.readouterr().err
