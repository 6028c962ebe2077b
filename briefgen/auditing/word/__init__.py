"""Audits Word files: the package, the schema, and what neither says of direction, letters, references and readers."""

from collections.abc import Iterator

from briefgen.auditing.inspection import Inspection
from briefgen.auditing.word.accessibility import find_accessibility_faults
from briefgen.auditing.word.base import Base, find_base
from briefgen.auditing.word.codes import Fault
from briefgen.auditing.word.compatibility import choose_alternatives, find_undeclared
from briefgen.auditing.word.direction import find_direction_faults
from briefgen.auditing.word.document import WordDocument, build_document
from briefgen.auditing.word.entries import find_package_faults
from briefgen.auditing.word.fonts import find_font_faults, list_fonts
from briefgen.auditing.word.identities import find_identity_faults
from briefgen.auditing.word.letters import find_letter_faults
from briefgen.auditing.word.package import load_package
from briefgen.auditing.word.properties import find_property_faults
from briefgen.auditing.word.schema import find_schema_faults
from briefgen.auditing.word.structure import find_structure_faults
from briefgen.errors import ReadError
from briefgen.localize import Localizer

__all__ = ["inspect_word"]

_NEEDED = ("styles.xml", "settings.xml")


def inspect_word(content: bytes, *, localizer: Localizer | None) -> Inspection:
    """Return what is wrong with a Word file. Raises ReadError for what is none."""
    package = load_package(content)
    faults = list(find_package_faults(package))
    document = build_document(package)
    if document.body is None and not package.broken:
        raise ReadError("has no document in it; open it in Word, which may repair it, and save it as .docx")
    faults += _prepare(document)
    base = find_base(document, localizer)
    faults += _find_all(document, base)

    return Inspection(
        findings=tuple(fault.finding for fault in sorted(faults, key=lambda fault: fault.place)),
        direction=base.direction,
        language=base.language,
        fonts=list_fonts(document),
    )


def _prepare(document: WordDocument) -> Iterator[Fault]:
    """Let each part be what Word reads of it; before anything else is asked of the document."""
    for part in document.parts:
        prefix = find_undeclared(part.root)
        if prefix is not None:
            message = f"names a vocabulary {prefix!r} to be ignored and does not declare it: Word refuses the file"
            yield part.report("prefix-undeclared", message)
        choose_alternatives(part.root)


def _find_all(document: WordDocument, base: Base) -> Iterator[Fault]:
    for part in document.parts:
        yield from find_schema_faults(part)
    yield from find_property_faults(document)
    yield from find_structure_faults(document)
    yield from find_identity_faults(document)
    if not _is_readable(document):
        return
    yield from find_direction_faults(document, base)
    yield from find_letter_faults(document, base)
    yield from find_font_faults(document)
    yield from find_accessibility_faults(document)


def _is_readable(document: WordDocument) -> bool:
    """Whether there is enough to judge looks by: without styles every paragraph would be charged with theirs."""
    return document.body is not None and not any(name.endswith(_NEEDED) for name in document.package.broken)
