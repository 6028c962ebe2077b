"""What a PDF holds beside its pages: the standards it follows, its direction, the briefing in an archive."""

import datetime as dt
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypedDict

import weasyprint

from briefgen.model import SCHEMA
from briefgen.template import Report
from briefgen.writers import json
from briefgen.writers.pdf.tags import Pdf, mend_tags

_ARCHIVE = "pdf/a-3a"
_UNDATED = "1980-01-01"  # as a Word document whose articles have no date
# PDF/A takes no property that its packet does not describe (ISO 19005-3 6.6.2.3.1), and XMP has one rdf:RDF.
_ACCESSIBLE = b"""
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_NO_BREAK_SPACE = re.compile(rb" <00a0>$")
_END = re.compile(rb"</(?:\w+:)?RDF>")


class _Page(Protocol):
    """A page as it is laid out."""

    height: float


class _Layout(Protocol):
    """The pages that the renderer has laid out."""

    pages: list[_Page]


class Options(TypedDict):
    """Options of the renderer."""

    pdf_variant: str
    attachments: list[weasyprint.Attachment]
    finisher: Callable[[_Layout, Pdf], None]


def choose_options(report: Report, *, languages: Sequence[str], links: Mapping[str, str]) -> Options:
    """Return the options of the renderer for the variant of *report*; *languages* and *links* as for mend_tags()."""
    is_archive = report.pdf_variant == _ARCHIVE

    def finish(layout: _Layout, pdf: Pdf) -> None:
        _set_direction(pdf, is_rtl=report.localizer.direction == "rtl")
        _map_spaces(pdf)
        mend_tags(pdf, heights=[page.height for page in layout.pages], languages=languages, links=links)
        if is_archive:
            _list_attachments_once(pdf)
            _claim_accessibility(pdf)

    return {
        "pdf_variant": report.pdf_variant,
        "attachments": [_attach(report)] if is_archive else [],
        "finisher": finish,
    }


def _map_spaces(pdf: Pdf) -> None:
    """Let the glyph that stands for all spaces mean U+0020 to readers; the renderer takes its first use, as U+00A0.

    Nobody types a no-break space in a search, and pypdf turns right-to-left words round at it.
    """
    maps = {item["ToUnicode"] for item in pdf.objects if isinstance(item, dict) and "ToUnicode" in item}
    for item in pdf.objects:
        if item.reference in maps:
            item.stream[:] = [_NO_BREAK_SPACE.sub(b" <0020>", line) for line in item.stream]


def _attach(report: Report) -> weasyprint.Attachment:
    """Return the JSON that the pages are made of, with dates of its content: the default is the clock's."""
    date = dt.datetime.fromisoformat(report.date or _UNDATED)

    return weasyprint.Attachment(
        file_obj=io.BytesIO(json.write(report)),
        name="briefing.json",
        description=SCHEMA,
        created=date,
        modified=date,
        relationship="Source",
    )


def _set_direction(pdf: Pdf, *, is_rtl: bool) -> None:
    """Tell a viewer from which side pages are turned (ISO 32000-1 12.2)."""
    preferences = pdf.catalog["ViewerPreferences"]
    if isinstance(preferences, dict):
        preferences["Direction"] = "/R2L" if is_rtl else "/L2R"


def _list_attachments_once(pdf: Pdf) -> None:
    """Have every file once in the array of associated files, where the renderer puts it twice."""
    files = pdf.catalog["AF"]
    if isinstance(files, list):
        files[:] = dict.fromkeys(files)


def _claim_accessibility(pdf: Pdf) -> None:
    """Add PDF/UA-1 to the metadata, within its one rdf:RDF: what the renderer adds for us would stand beside it."""
    reference = pdf.catalog["Metadata"]
    packet = next(part.stream for part in pdf.objects if part.reference == reference)
    [content] = packet
    packet[:] = [_END.sub(lambda end: _ACCESSIBLE + end[0], content, count=1)]
