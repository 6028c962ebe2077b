"""How much of a report's words three readers get out of its PDF.

A word is a run of letters of one script with their marks, or of figures.
"""

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

import pymupdf
import pypdf

from briefgen.localize import localize
from briefgen.model import Briefing, Details
from briefgen.rendering import render
from briefgen.template import build_report, find_template, parse_page

_ARABIC = r"[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff]+"
_WORD = re.compile(rf"[A-Za-z\u00c0-\u024f]+|[\u0590-\u05ff]+|{_ARABIC}|[0-9]+|[\u0660-\u0669]+|[\u06f0-\u06f9]+")


def measure(briefing: Briefing, locale: str, *, template: str = "briefing") -> Iterator[tuple[str, float, float]]:
    """Yield each reader with the share of words it finds, and finds in order."""
    folder = find_template(template)
    report = build_report([briefing], localizer=localize(locale), template=folder, details=Details())
    body = parse_page(report.page, template=folder).find("body")
    wanted = split_words("" if body is None else " ".join(body.itertext()))
    for name, text in read(render(briefing, "pdf", locale=locale, template=template).content):
        found = split_words(text)
        counts = Counter(wanted) & Counter(found)
        blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
        yield name, counts.total() / len(wanted), sum(block.size for block in blocks) / len(wanted)


def split_words(text: str) -> list[str]:
    """Return the words of *text*, composed as Unicode does."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def read(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the text that each reader gets."""
    command = ("pdftotext", "-", "-")
    yield "pdftotext", subprocess.run(command, input=content, check=True, capture_output=True).stdout.decode()
    with pymupdf.open(stream=content) as pdf:
        yield "pymupdf", "\n".join(page.get_text() for page in pdf)
    yield "pypdf", "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
