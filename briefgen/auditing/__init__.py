"""audit(): anybody's finished file -> what is wrong with it. One package per kind of file; changes nothing."""

import os
from pathlib import Path, PurePath

from briefgen.auditing.inspection import Inspection
from briefgen.auditing.word import inspect_word
from briefgen.errors import BriefgenError, ReadError
from briefgen.localize import localize
from briefgen.model import Finding
from briefgen.reading.source import explain, shorten

__all__ = ["Inspection", "audit", "inspect"]

LARGEST = 100_000_000


def audit(path: str | os.PathLike[str], *, locale: str | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with the Word file at *path* (.docx, .dotx), in its order; nothing where all is well.

    *locale* (BCP 47) says which way the document runs and in which language; without it that is told from its letters,
    its headings and what it says of itself. Raises ReadError for what is no Word document, UnknownLocaleError.
    """
    return inspect(path, locale=locale).findings


def inspect(path: str | os.PathLike[str], *, locale: str | None = None) -> Inspection:
    """Return the findings, and what the file was taken for; see audit()."""
    name = os.fspath(path)
    localizer = None if locale is None else localize(locale)
    try:
        content = _load(path)
        if content.startswith(b"%PDF") or PurePath(name).suffix.lower() == ".pdf":
            raise ReadError("is a PDF: briefgen audits .docx; .pdf is not audited yet")
        return inspect_word(content, localizer=localizer)
    except BriefgenError as error:
        raise type(error)(f"{shorten(name)}: {error}") from error


def _load(path: str | os.PathLike[str]) -> bytes:
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with U+0000
        raise ReadError(explain(error)) from error
    if not content:
        raise ReadError("is empty; give a .docx file")
    if len(content) > LARGEST:
        raise ReadError(f"is larger than {LARGEST // 1_000_000} MB; shrink its pictures (Picture Format > Compress)")

    return content
