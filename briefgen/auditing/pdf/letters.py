"""Whether fonts are in the file, and whether their glyphs can be searched and read out (PDF/UA-1 7.21)."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import PdfDocument
from briefgen.auditing.pdf.fonts import Font
from briefgen.model import Finding

# A letter has four shapes and a few in ligatures; more glyphs of one letter are letters that were confused.
_MOST_SHAPES = 8
_MOST_UNKNOWN, _MOST_SHAPED = 0.1, 0.1
_NOTHING = frozenset("\0\ufffd\ufffe\uffff")
_AGAIN = "make the PDF again with another font, or from another program"


def find_letter_faults(document: PdfDocument) -> Iterator[Finding]:
    """Yield the fonts that readers lack, or whose words nobody finds."""
    missing = dict.fromkeys(font.name for font in document.fonts if not font.is_embedded)
    for name in missing:
        message = f"the font {name!r} is not in the file: other machines show another; embed all fonts"
        yield make_finding("font-not-embedded", message, location=f"font {name}")
    for font in document.fonts:
        yield from _find_text_faults(font)
    yield from _find_shapes(document)


def _find_text_faults(font: Font) -> Iterator[Finding]:
    known, total = len(font.codes) - len(_list_unknown(font)), len(font.codes)
    if known == total:
        return
    is_bad = total - known > total * _MOST_UNKNOWN
    message = f"only {known} of {total} glyphs of the font {font.name!r} can be searched, copied and read out; {_AGAIN}"
    code = "font-unsearchable" if is_bad else "font-partly-searchable"
    yield make_finding(code, message, location=f"font {font.name}")


def _list_unknown(font: Font) -> set[int]:
    """Return the codes in use without a text, or with one that too many others have."""
    shapes = Counter(text for text in font.texts.values() if text.strip())

    return {
        code
        for code, text in font.texts.items()
        if not any(map(_is_character, text)) or (shapes[text] > _MOST_SHAPES and font.width > 1)
    }


def _is_character(character: str) -> bool:
    """Whether it means the same to everybody: private use (Co) and what is unassigned do not."""
    return character not in _NOTHING and unicodedata.category(character) not in ("Co", "Cn", "Cs", "Cc")


def _find_shapes(document: PdfDocument) -> Iterator[Finding]:
    """Presentation forms (U+FB1D to U+FDFF, U+FE70 to U+FEFC) are shapes, and nobody types them in a search."""
    letters = [letter for letter in document.letters if unicodedata.bidirectional(letter) in ("R", "AL")]
    shaped = sum("\ufb1d" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc" for letter in letters)
    if shaped > len(letters) * _MOST_SHAPED:
        message = (
            f"{shaped} of {len(letters)} right-to-left letters are kept as shapes: many searches miss them; {_AGAIN}"
        )
        yield make_finding("letters-shaped", message)
