"""audit(): anybody's finished file -> what is wrong with it. One package per kind of file; changes nothing."""

import os
from pathlib import Path, PurePath

from briefgen.auditing.inspection import Inspection
from briefgen.auditing.word import inspect_word
from briefgen.errors import BriefgenError, ReadError
from briefgen.localize import Localizer, localize
from briefgen.model import Briefing, Finding
from briefgen.reading.source import explain, shorten

__all__ = ["Inspection", "audit", "inspect"]

LARGEST = 100_000_000
_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")


def audit(path: str | os.PathLike[str], *, locale: str | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with the Word or PDF file at *path*, in its order; nothing where all is well.

    *locale* (BCP 47) says which way the document runs and in which language; without it that is told from its letters,
    its headings and what it says of itself. Of a font (.ttf, .otf) it says which words of a PDF in it would be lost.
    Raises ReadError for what is none of them, UnknownLocaleError, and MissingDependencyError for .pdf and fonts without
    the extra ``check``.
    """
    return inspect(path, locale=locale).findings


def inspect(path: str | os.PathLike[str], *, locale: str | None = None, briefing: Briefing | None = None) -> Inspection:
    """Return the findings, and what the file was taken for; see audit(). A PDF's words are held to *briefing*."""
    name = os.fspath(path)
    localizer = None if locale is None else localize(locale)
    try:
        content = _load(path)
        if content.startswith(b"%PDF") or PurePath(name).suffix.lower() == ".pdf":
            return _inspect_pdf(content, localizer, briefing)
        if content.startswith(_FONTS):
            return _inspect_font(content, localizer)
        if briefing is not None:
            raise ReadError("is no PDF: only a PDF's words are held to a briefing")
        return inspect_word(content, localizer=localizer)
    except BriefgenError as error:
        raise type(error)(f"{shorten(name)}: {error}") from error


def _inspect_pdf(content: bytes, localizer: Localizer | None, briefing: Briefing | None) -> Inspection:
    from briefgen.auditing.pdf import inspect_pdf  # noqa: PLC0415  needs an extra

    return inspect_pdf(content, localizer=localizer, briefing=briefing)


def _inspect_font(content: bytes, localizer: Localizer | None) -> Inspection:
    from briefgen.auditing.font import inspect_font  # noqa: PLC0415  needs an extra

    return inspect_font(content, localizer=localizer)


def _load(path: str | os.PathLike[str]) -> bytes:
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with U+0000
        raise ReadError(explain(error)) from error
    if not content:
        raise ReadError("is empty; give a .docx or .pdf file")
    if len(content) > LARGEST:
        raise ReadError(f"is larger than {LARGEST // 1_000_000} MB; shrink its pictures (Picture Format > Compress)")

    return content
