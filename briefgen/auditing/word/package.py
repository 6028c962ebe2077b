"""The package round a Word document (ISO/IEC 29500-2): entries, content types, relationships, XML that parses."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.errors import ReadError
from briefgen.ooxml.package import explain_foreign, explain_unfit

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES_PART, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_LARGEST_UNPACKED, _LARGEST_XML, _MOST_ENTRIES, _MOST_TAGS = 400_000_000, 40_000_000, 10_000, 2_000_000
_CHUNK = 1 << 20
_DAMAGED = "is damaged; open it in Word, which may repair it, and save it as .docx"


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
        return self._by_lower_case.get(name.lower())

    @cached_property
    def _by_lower_case(self) -> dict[str, str]:
        return {name.lower(): name for name in self.names}


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
    """Refuse what no Word document is, as most programs write it."""
    types = entries.get(TYPES_PART, b"")
    if foreign := explain_foreign(types, entries.get(_RELATIONS, b""), names=entries):
        raise ReadError(foreign)
    if b"wordprocessingml" not in types and not any(name.startswith("word/") for name in entries):
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
    root = roots.get(TYPES_PART)
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
