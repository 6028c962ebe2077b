"""The package round a Word document (ISO/IEC 29500-2): entries, content types, relationships, XML that parses."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import Fault, make_fault
from briefgen.errors import ReadError
from briefgen.ooxml.package import explain_unfit
from briefgen.ooxml.schema import NAMESPACES

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES_PART = "[Content_Types].xml"
_LARGEST_UNPACKED, _LARGEST_XML, _MOST_ENTRIES, _MOST_TAGS = 400_000_000, 40_000_000, 10_000, 2_000_000
_CHUNK = 1 << 20
_DAMAGED = "is damaged; open it in Word, which may repair it, and save it as .docx"
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


@dataclass(frozen=True)
class Relation:
    """A relationship of a part: *target* is a part's name, or an address where *is_external*."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, kw_only=True)
class Package:
    """The entries of a file, by name; *roots* are those that parsed, *broken* say why they did not."""

    names: tuple[str, ...]
    roots: Mapping[str, Element]
    broken: Mapping[str, str]
    types: Mapping[str, str]
    overrides: tuple[str, ...]
    relations: Mapping[str, tuple[Relation, ...]]

    def resolve(self, name: str) -> str | None:
        """Return the entry that a part name means: letter case is none of its business (ISO/IEC 29500-2 6.2.2)."""
        return {known.lower(): known for known in self.names}.get(name.lower())


# Loading -------------------------------------------------------------------------------------------------------------


def load_package(content: bytes) -> Package:
    """Read a Word file; what is broken inside is kept as such. Raises ReadError for what is no Word file."""
    if unfit := explain_unfit(content):
        raise ReadError(unfit)
    names, entries, broken = _unpack(content)
    _check_kind(entries)
    if sum(content.count(b"<") for content in entries.values()) > _MOST_TAGS:
        raise ReadError("holds more than two thousand pages; split the document")
    roots, unparsed = _parse_all(entries)
    types, overrides = _read_types(roots, names)

    return Package(
        names=names,
        roots=roots,
        broken={**broken, **unparsed},
        types=types,
        overrides=overrides,
        relations={_find_source(name): tuple(_list_relations(name, roots[name])) for name in roots if _is_rels(name)},
    )


def _unpack(content: bytes) -> tuple[tuple[str, ...], dict[str, bytes], dict[str, str]]:
    """Return the names of all entries, the contents of those that can be read, and why others cannot."""
    entries: dict[str, bytes] = {}
    broken: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_size(infos)
            for info in infos:
                try:
                    entries[info.filename] = archive.read(info) if _is_xml(info.filename) else _skim(archive, info)
                except Exception:  # noqa: BLE001  zipfile, zlib, bz2 and lzma raise many kinds of errors for damage
                    broken[info.filename] = "is damaged"
    except ReadError:
        raise
    except Exception as error:  # zipfile raises whatever a damaged directory makes it stumble over
        raise ReadError(_DAMAGED) from error

    return tuple(info.filename for info in infos), entries, broken


def _skim(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Read a picture or the like to its end, which proves its checksum, and keep nothing."""
    with archive.open(info) as file:
        while file.read(_CHUNK):
            pass

    return b""


def _check_size(infos: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in infos)
    xml = sum(info.file_size for info in infos if _is_xml(info.filename))
    if unpacked > _LARGEST_UNPACKED or xml > _LARGEST_XML or len(infos) > _MOST_ENTRIES:
        raise ReadError(
            f"unpacks to {len(infos)} parts of {unpacked // 1_000_000} MB, more than any report; split the document"
        )


def _check_kind(entries: Mapping[str, bytes]) -> None:
    """Refuse what is another office's file, or none; a Word document may hold a workbook."""
    types = entries.get(_TYPES_PART, b"")
    if b"wordprocessingml" in types or any(name.startswith("word/") for name in entries):
        return
    if b"spreadsheetml" in types or any(name.startswith("xl/") for name in entries):
        raise ReadError("is an Excel workbook; give a .docx file")
    if b"presentationml" in types or any(name.startswith("ppt/") for name in entries):
        raise ReadError("is a PowerPoint presentation; give a .docx file")
    raise ReadError("is a zip file, but no Word document; give a .docx file")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _is_rels(name: str) -> bool:
    return name.lower().endswith(".rels")


def _parse_all(entries: Mapping[str, bytes]) -> tuple[dict[str, Element], dict[str, str]]:
    roots: dict[str, Element] = {}
    broken: dict[str, str] = {}
    for name, content in entries.items():
        if not _is_xml(name):
            continue
        if _declares_type(content):
            broken[name] = "declares a document type, which no Office file may (ISO/IEC 29500-2 6.2.5)"
            continue
        try:
            roots[name] = _parse(content)
        except (etree.LxmlError, ValueError) as error:
            broken[name] = f"is no well-formed XML ({str(error).partition(' (')[0]})"

    return roots, broken


def _declares_type(content: bytes) -> bool:
    """Whether a document type comes before the first element, in whatever Unicode encoding: entities begin there."""
    plain = content[:4096].replace(b"\0", b"")
    root = re.search(rb"<[A-Za-z_]", plain)

    return b"<!DOCTYPE" in (plain[: root.start()] if root else plain)


def _parse(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")

    return root


def _read_types(roots: Mapping[str, Element], names: tuple[str, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the content type of every entry that has one, and the part names that are given one by name."""
    root = roots.get(_TYPES_PART)
    if root is None:
        return {}, ()
    defaults = {
        str(item.get("Extension")).lower(): str(item.get("ContentType"))
        for item in root.iterchildren(f"{{{_PACKAGE}/content-types}}Default")
    }
    overrides = {
        str(item.get("PartName")): str(item.get("ContentType"))
        for item in root.iterchildren(f"{{{_PACKAGE}/content-types}}Override")
    }
    by_name = {name.lower(): kind for name, kind in overrides.items()}
    found = {name: by_name.get(f"/{name}".lower()) or defaults.get(_extension(name)) for name in names}

    return {name: kind for name, kind in found.items() if kind}, tuple(overrides)


def _extension(name: str) -> str:
    return posixpath.basename(name).rpartition(".")[2].lower()


def _find_source(name: str) -> str:
    """Return the part whose relationships these are, "" for those of the package."""
    folder, base = posixpath.split(name)

    return posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])


def _list_relations(name: str, root: Element) -> Iterator[Relation]:
    folder = posixpath.dirname(posixpath.dirname(name))
    for item in root.iterchildren(f"{{{_PACKAGE}/relationships}}Relationship"):
        target, kind = item.get("Target") or "", (item.get("Type") or "").rpartition("/")[2]
        is_external = item.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target.partition("#")[0]))).lstrip("/")
        yield Relation(item.get("Id") or "", kind, target, is_external)


# Finding -------------------------------------------------------------------------------------------------------------


def find_faults(package: Package) -> Iterator[Fault]:
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
    if package.names[0] != _TYPES_PART and _TYPES_PART in package.names:
        message = f"{_TYPES_PART} is not the first entry; some programs do not see that this is a Word file"
        yield make_fault("types-not-first", message, part=_TYPES_PART)


def _find_type_faults(package: Package) -> Iterator[Fault]:
    for name in package.names:
        if name == _TYPES_PART:
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
            yield make_fault("part-missing", message, part=_TYPES_PART)


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
