"""Tries a font before it is used: how many words of a PDF in it could still be searched."""

import contextlib
import io
import re
import struct
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.auditing.inspection import Inspection
from briefgen.bidi import direction_of_language
from briefgen.errors import MissingDependencyError, ReadError
from briefgen.localize import Localizer
from briefgen.model import Finding

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_SAMPLES = Path(__file__).with_name("samples.toml")
_ADDRESS = "font:tried"
# As templates/fonts/fonts.css has it, and for its reasons.
_STYLE = (
    f'@font-face {{ font-family: Tried; src: url("{_ADDRESS}"); font-feature-settings: "liga" 0, "mark" 0, "mkmk" 0 }}'
    "html { font: 12pt Tried }"
)
_SHOWN = 6


def inspect_font(content: bytes, *, localizer: Localizer | None) -> Inspection:
    """Return how many words of which language would be lost, of those whose letters the font has.

    Raises ReadError for what is no font, MissingDependencyError where pypdf or Pango lacks.
    """
    languages = {language: text.split() for language, text in tomllib.loads(_SAMPLES.read_text("utf-8")).items()}
    letters, name = _open(content)
    covered = {language: words for language, words in languages.items() if _covers(letters, words)}
    findings = [finding for language, words in covered.items() for finding in _judge(content, language, words)]
    if not covered:
        message = "the font has all letters of none of the languages of reports; name another beside it"
        findings = [Finding(code="font-foreign", severity="warning", message=message)]
    asked = localizer.language if localizer else next(iter(covered), "en")

    return Inspection(findings=tuple(findings), direction=direction_of_language(asked), language=asked, fonts=(name,))


def _open(content: bytes) -> tuple[frozenset[int], str]:
    """Return the code points that a font has, and its name."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  comes with the renderer

    try:
        font = TTFont(io.BytesIO(content), lazy=True)
        return frozenset(font.getBestCmap() or ()), str(font["name"].getBestFamilyName() or "?")
    except (TTLibError, ValueError, KeyError, AttributeError, AssertionError, EOFError, OSError, struct.error) as error:
        raise ReadError("is no font, or damaged; give a .ttf or .otf file") from error


def _covers(letters: frozenset[int], words: Iterable[str]) -> bool:
    """Whether the font has all letters and marks; a joiner is drawn by none."""
    return all(ord(c) in letters for word in words for c in word if unicodedata.category(c)[0] in "LM")


def _judge(content: bytes, language: str, words: list[str]) -> Iterator[Finding]:
    lost = list(_find_lost(content, language, words))
    if lost:
        share = f"{len(lost) / len(words):.0%}"
        shown = ", ".join(lost[:_SHOWN])
        message = f"{share} of the words would be lost to search in a PDF: {shown}; choose another font"
        yield Finding(code="words-lost", severity="error", message=message, location=f"language {language}")


def _find_lost(content: bytes, language: str, words: list[str]) -> Iterator[str]:
    """Yield the words that come back otherwise, or that hold letters drawn as one: readers turn those round."""
    pdf = _read(_render(content, language, words))
    back = {_plain(word) for page in pdf.pages for word in page.extract_text().split()}
    joined = {target for page in pdf.pages for target in _list_joined(page)}
    for word in words:
        if _plain(word) not in back or any(target in word for target in joined):
            yield word


def _plain(word: str) -> str:
    """Return *word* composed, without joiners, which no reader gives back from any font."""
    return unicodedata.normalize("NFC", word).replace("\u200c", "")


def _render(content: bytes, language: str, words: Iterable[str]) -> bytes:
    """Return a PDF with a word a line, as the writer would make it in this font."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints advice of its own when Pango is missing
            import weasyprint  # noqa: PLC0415
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except (ImportError, OSError) as error:
        raise MissingDependencyError("fonts are tried in a PDF, which needs Pango; run `briefgen doctor`") from error
    fonts, fetcher = FontConfiguration(), _make_fetcher(content)
    style = weasyprint.CSS(string=_STYLE, font_config=fonts, url_fetcher=fetcher)
    lines = "".join(f"<p>{word}</p>" for word in words)
    page = f'<html lang="{language}" dir="{direction_of_language(language)}"><body>{lines}</body></html>'
    made: bytes = weasyprint.HTML(string=page, url_fetcher=fetcher).write_pdf(font_config=fonts, stylesheets=[style])

    return made


def _make_fetcher(content: bytes) -> object:
    """Return what gives the renderer the font, and nothing else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class Fetcher(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  its signature
            if url != _ADDRESS:
                raise FatalURLFetchingError(url)
            return URLFetcherResponse(url, content, {"Content-Type": "font/ttf"})

    return Fetcher()


def _read(pdf: bytes) -> "PdfReader":
    try:
        import pypdf  # noqa: PLC0415
    except ImportError as error:
        raise MissingDependencyError("fonts are tried with pypdf; run: pip install 'briefgen[check]'") from error

    return pypdf.PdfReader(io.BytesIO(pdf))


def _list_joined(page: "PageObject") -> Iterator[str]:
    """Yield the strings of right-to-left letters that one glyph stands for (ISO 32000-1 9.10.3)."""
    resources: Any = page["/Resources"].get_object()  # pypdf types it as any object of a PDF
    for font in resources.get("/Font", {}).values():
        table = font.get_object()["/ToUnicode"].get_data().decode("latin-1")
        for target in re.findall(r"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", table):
            text = bytes.fromhex(target).decode("utf-16-be", errors="replace")
            if sum(unicodedata.bidirectional(character) in ("R", "AL") for character in text) > 1:
                yield text
