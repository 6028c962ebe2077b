"""What is wrong with the package round a Word document: entries, content types, relationships (ISO/IEC 29500-2)."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import Fault, make_fault
from briefgen.auditing.word.package import TYPES_PART, Package
from briefgen.ooxml.schema import NAMESPACES

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SAVE_AGAIN = "open the file in Word, which may repair it, and save it again"
# Relationships whose target is fetched when the document is opened; a link waits for a click.
_FETCHED = ("attachedTemplate", "image", "oleObject", "frame", "subDocument", "audio", "video", "media", "font")
# Root of a part -> what its content type says behind "wordprocessingml."; Word opens no part by another name.
_KINDS = {
    "comments": ("comments",),
    "document": ("document.main", "template.main"),
    "endnotes": ("endnotes",),
    "fonts": ("fontTable",),
    "footnotes": ("footnotes",),
    "ftr": ("footer",),
    "glossaryDocument": ("document.glossary",),
    "hdr": ("header",),
    "numbering": ("numbering",),
    "settings": ("settings",),
    "styles": ("styles",),
    "webSettings": ("webSettings",),
}


def find_package_faults(package: Package) -> Iterator[Fault]:
    """Yield what is wrong with the package."""
    for name, reason in package.broken.items():
        yield make_fault("part-broken", f"{reason}; {_SAVE_AGAIN}", part=name)
    yield from _find_entry_faults(package)
    yield from _find_type_faults(package)
    for source in package.relations:
        yield from _find_relation_faults(source, package)


def _find_entry_faults(package: Package) -> Iterator[Fault]:
    for name, count in Counter(name.lower() for name in package.names).items():
        if count > 1:
            message = f"the part is stored {count} times, and programs differ in which they read; {_SAVE_AGAIN}"
            yield make_fault("entry-duplicate", message, part=name)
    if package.names[0] != TYPES_PART and TYPES_PART in package.names:
        message = f"{TYPES_PART} is not the first entry; some programs do not see that this is a Word file"
        yield make_fault("types-not-first", message, part=TYPES_PART)


def _find_type_faults(package: Package) -> Iterator[Fault]:
    for name in package.names:
        if name == TYPES_PART:
            continue
        kind = package.types.get(name)
        if kind is None:
            message = f"has no content type, and Word refuses the file; {_SAVE_AGAIN}"
            yield make_fault("content-type-missing", message, part=name)
        elif _is_wrong(kind, package.roots.get(name)):
            message = f"has the content type {kind!r}, by which Word does not know it; {_SAVE_AGAIN}"
            yield make_fault("content-type-wrong", message, part=name)
    for override in package.overrides:
        if package.resolve(override.lstrip("/")) is None:
            message = f"a content type is given for {override}, which is not in the file; {_SAVE_AGAIN}"
            yield make_fault("type-unused", message, part=TYPES_PART)


def _is_wrong(kind: str, root: Element | None) -> bool:
    """Whether a part of WordprocessingML goes by another content type; Microsoft has some of its own."""
    if root is None or not str(root.tag).startswith(f"{{{NAMESPACES['w']}}}"):
        return False
    wanted = _KINDS.get(etree.QName(root).localname, ())
    if kind.startswith("application/vnd.ms-word."):
        return False

    return bool(wanted) and kind not in {f"{_WORD_TYPE}.{name}+xml" for name in wanted}


def _find_relation_faults(source: str, package: Package) -> Iterator[Fault]:
    relations, part = package.relations[source], source or None
    for name, count in Counter(relation.id for relation in relations).items():
        if count > 1:
            message = f"{count} relationships are called {name!r}, and Word refuses the file; {_SAVE_AGAIN}"
            yield make_fault("relationship-duplicate", message, part=part)
    for relation in relations:
        if relation.is_external and relation.kind in _FETCHED:
            message = f"fetches {relation.kind} from {relation.target} when it is opened; put it into the file instead"
            yield make_fault("content-remote", message, part=part, location=relation.target)
        elif not relation.is_external and package.resolve(relation.target) is None:
            message = f"refers to {relation.target}, which is not in the file; {_SAVE_AGAIN}"
            yield make_fault("part-missing", message, part=part)
