"""Opens a PDF within limits: what is none, is locked or beyond repair is refused in one line."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from briefgen.errors import ReadError

_MOST_OBJECTS, _MOST_PAGES = 300_000, 5_000
# A stream of some kB can unpack to gigabytes; content of more than this is not read.
_LIMITS = {"flate_max_memory": 64_000_000, "run_length_max_memory": 64_000_000, "png_max_memory": 64_000_000}
DAMAGED = "is damaged beyond repair; make the PDF again from its source"
# The limits of qpdf hold for the whole process.
_LOCK = threading.Lock()


@contextmanager
def open_pdf(content: bytes) -> Iterator[pikepdf.Pdf]:
    """Give the open file, one at a time. Raises ReadError for what cannot be read."""
    if b"%PDF-" not in content[:1024]:  # ISO 32000-1 7.5.2, and Annex H.3: readers look for it in the first kB
        raise ReadError("is no PDF file, whatever its name says; give a .pdf or .docx file")
    with _LOCK, _limit(), _open(content) as pdf:
        yield pdf


@contextmanager
def _open(content: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        pdf = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
        objects, pages = len(pdf.objects), len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise ReadError("is protected by a password; save it without one") from error
    except Exception as error:  # pikepdf raises many kinds of errors for damage
        raise ReadError(DAMAGED) from error
    with pdf:
        if not pages:
            raise ReadError("has no page; make the PDF again from its source")
        if objects > _MOST_OBJECTS or pages > _MOST_PAGES:
            raise ReadError(f"holds {objects} objects on {pages} pages, more than any report; split the document")
        yield pdf


@contextmanager
def _limit() -> Iterator[None]:
    """Hold qpdf to limits, where it is new enough to have them."""
    change = getattr(pikepdf.settings, "set_qpdf_limits", None)
    if change is None:  # pragma: no cover  older pikepdf
        yield
        return
    before = change(**_LIMITS)
    try:
        yield
    finally:
        change(**before)
