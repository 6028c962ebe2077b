"""Plain text: which of UTF-8, UTF-16 and Windows-1256 it is written in."""

import codecs
import re

from briefgen.characters import clean
from briefgen.errors import ReadError
from briefgen.reading.content import Content

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = "is a binary file, not an article; give .txt, .html, .docx or .eml"
_SAVE_AS = "open it in an editor and save it as UTF-8"

# Latin, Hebrew and Arabic letters, marks and figures, and the punctuation all of them share.
_USUAL = re.compile("[\t\n\r\x20-\x7e\xa0-\u024f\u0590-\u06ff\u200c-\u200f\u2010-\u2030]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2]")
_LATIN = re.compile("[A-Za-z\xc0-\u024f]")


def parse(data: bytes) -> Content:
    """Return the text; a plain file says nothing else of itself."""
    return Content(text=decode(data))


def decode(data: bytes) -> str:
    """Return *data* as text. Raises ReadError for binary files and where the encoding cannot be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if _is_wide(data) and not _has_strays(data):
        return _decode_utf16(data)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _decode_other(data, error)


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper()
        raise ReadError(f"begins as {name} but is damaged at byte {error.start}; save it again as UTF-8") from error


def _decode_utf16(data: bytes) -> str:
    """Return text in UTF-16 without a mark: in one byte order its characters are usual, in the other they are not."""
    usual = [text for encoding in ("utf-16-le", "utf-16-be") if _is_usual(text := data.decode(encoding, "replace"))]
    if len(usual) != 1:
        raise ReadError(_BINARY)

    return usual[0]


def _is_wide(data: bytes) -> bool:
    """Whether *data* looks like more than one byte per character; Arabic words in UTF-16 hold no NUL but many ACK."""
    return b"\0" in data or 10 * len(_CONTROL_BYTE.findall(data)) > len(data)


def _has_strays(data: bytes) -> bool:
    """Whether UTF-8 text holds a few controls, which the article drops: a damaged text, not a binary file."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    plain = clean(text)

    return 10 * (len(text) - len(plain)) < len(text) and _is_usual(plain)


def _is_usual(text: str) -> bool:
    return "\ufffd" not in text and len(_USUAL.findall(text)) > 0.95 * len(text)


def _decode_other(data: bytes, error: UnicodeDecodeError) -> str:
    repaired = data.decode(errors="replace")
    wrong = repaired.count("\ufffd")
    if sum(character > "\x7f" for character in repaired) > 2 * wrong:
        raise ReadError(f"is UTF-8 but damaged at byte {error.start}; {_SAVE_AS} again") from error
    text = data.decode("cp1256")
    if _CONTROL.search(text):
        raise ReadError(_BINARY) from error
    if not _is_arabic(text):
        raise ReadError(f"is neither UTF-8 nor UTF-16 nor Windows-1256; {_SAVE_AS}") from error

    return text


def _is_arabic(text: str) -> bool:
    """Whether most words are Arabic and none mixes its letters with Latin ones, as other code pages read so do."""
    words = _WORD.findall(text)
    arabic = [word for word in words if _ARABIC.search(word)]
    mixed = [word for word in arabic if _LATIN.search(word)]

    return 2 * len(arabic) > len(words) and 50 * len(mixed) <= len(arabic)
