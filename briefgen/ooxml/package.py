"""What kind of file lies before us: Word documents and templates, and what is taken for them."""

import io
import zipfile

_OLE_FILE = b"\xd0\xcf\x11\xe0"  # .doc, and .docx behind a password ([MS-OFFCRYPTO] 2.3.4)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def explain_unfit(content: bytes) -> str | None:
    """Return why *content* can be no .docx or .dotx and what would help, None where it may be one."""
    if content.startswith(_OLE_FILE):
        state = "protected by a password; save it without" if _ENCRYPTED in content else "an old .doc; save it as .docx"
        return f"is {state}"
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return "is no .docx or .dotx file; save it as .docx in Word"

    return None
