"""What kind of file lies before us: Word documents and templates, and what is taken for them."""

import io
import re
import zipfile
from collections.abc import Iterable

_OLE_FILE = b"\xd0\xcf\x11\xe0"  # .doc, and .docx behind a password ([MS-OFFCRYPTO] 2.3.4)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = re.compile(rb"ms-word\.(?:document|template)\.macroEnabled")  # not those of a workbook inside
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument"  # ISO/IEC 29500-1, strict
# Content types and folder of the others; a Word document may hold a workbook.
_WORD = (b"wordprocessingml", "word/")
_OTHERS = {"an Excel workbook": (b"spreadsheetml", "xl/"), "a PowerPoint presentation": (b"presentationml", "ppt/")}


def explain_unfit(content: bytes) -> str | None:
    """Return why *content* can be no .docx or .dotx and what would help, None where it may be one."""
    if content.startswith(_OLE_FILE):
        state = "protected by a password; save it without" if _ENCRYPTED in content else "an old .doc; save it as .docx"
        return f"is {state}"
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return "is no .docx or .dotx file; save it as .docx in Word"

    return None


def explain_kind(content_types: bytes, relations: bytes) -> str | None:
    """Return why the package with these content types and relationships is no plain Word document, None if it may be.

    They are the bytes of ``[Content_Types].xml`` and ``_rels/.rels``.
    """
    if _MACROS.search(content_types):
        return "holds macros, which no report may carry; save it in Word as .docx or .dotx"

    return explain_foreign(content_types, relations)


def explain_foreign(content_types: bytes, relations: bytes, *, names: Iterable[str] = ()) -> str | None:
    """Return why a package is no Word document as most programs write it; macros do not matter.

    *names* are those of its entries, which tell where content types do not.
    """
    if _STRICT in relations:
        return 'is saved as "Strict Open XML"; save it in Word as "Word Document"'
    known = tuple(names)
    if _is_of(_WORD, content_types, known):
        return None

    kind = next((kind for kind, signs in _OTHERS.items() if _is_of(signs, content_types, known)), None)

    return kind and f"is {kind}; give a .docx file"


def _is_of(signs: tuple[bytes, str], content_types: bytes, names: tuple[str, ...]) -> bool:
    vocabulary, folder = signs

    return vocabulary in content_types or any(name.startswith(folder) for name in names)
