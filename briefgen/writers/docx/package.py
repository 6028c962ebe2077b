"""The file around a Word document: saved with the same bytes every time, and a digest by which an edit is seen."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

_CUSTOM_PROPERTIES = "docProps/custom.xml"
_OURS = "briefgen-"
_DIGEST = f"{_OURS}sha256"
_VARIANT_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_NO_PROPERTIES = f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VARIANT_TYPES}"/>'.encode()
_EVERY_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OSHARED] 2.3.3.2.3: user-defined properties
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can name


def save(document: Document, *, provenance: Mapping[str, str] | None = None) -> bytes:
    """Return the file: parts in one order, no time of day, *provenance* and a digest among its custom properties."""
    name = _demand_custom_properties(document)
    buffer = io.BytesIO()
    document.save(buffer)
    entries = read_entries(buffer.getvalue())
    entries[name] = _record(entries[name], {**(provenance or {}), _DIGEST: _digest(entries, without=name)})

    return pack(entries)


def release(document: Document) -> None:
    """Let go of the document's trees: its parts refer to one another, and Python would keep those of many files."""
    for part in document.part.package.iter_parts() if document.part.package else ():
        if isinstance(part, XmlPart):
            part.element.clear()


def is_edited(content: bytes) -> bool:
    """Whether a Word file is not, byte for byte in its parts, what briefgen wrote: saved by a person, or damaged."""
    try:
        entries = read_entries(content)
        name = _find_custom_properties(entries)
        recorded = re.search(rf'name="{_DIGEST}"[^>]*><[^>]*>([0-9a-f]{{64}})<', entries[name].decode())

        return recorded is None or recorded[1] != _digest(entries, without=name)
    except Exception:  # noqa: BLE001  zipfile and zlib raise many kinds of errors; each means that it is not ours
        return True


def _find_custom_properties(entries: Mapping[str, bytes]) -> str:
    """Return the name of the part that holds custom properties. Raises for a file that is not as ours are."""
    relations = _parse(entries["_rels/.rels"])
    target = next(r.get("Target", "") for r in relations if r.get("Type") == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)

    return target.lstrip("/")


def _parse(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def read_entries(content: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Return the file of these parts, in one order and without time of day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries, key=_rank):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            archive.writestr(entry, entries[name])

    return buffer.getvalue()


def _rank(name: str) -> tuple[bool, bool, str]:
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def _digest(entries: Mapping[str, bytes], *, without: str) -> str:
    """Return SHA-256 over names and contents of all parts but the one that holds the digest."""
    digest = hashlib.sha256()
    for name in sorted(entries):
        if name != without:
            digest.update(f"{name}\0{len(entries[name])}\0".encode() + entries[name])

    return digest.hexdigest()


def _demand_custom_properties(document: Document) -> str:
    """Return the name of the part that holds custom properties, made where there is none."""
    package = document.part.package
    if package is None:  # python-docx opens no document without one
        raise RuntimeError("a Word document without a package")
    try:
        part = package.part_related_by(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    except KeyError:
        part = Part(PackURI(f"/{_CUSTOM_PROPERTIES}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _NO_PROPERTIES, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)

    return str(part.partname.membername)


def _record(content: bytes, said: Mapping[str, str]) -> bytes:
    """Return the custom properties with those of *said* among them, and none that an earlier file of ours had."""
    try:
        root = _parse(content)
    except etree.XMLSyntaxError:  # Word would refuse the file for it
        root = _parse(_NO_PROPERTIES)
    for old in [item for item in root if item.get("name", "").startswith(_OURS)]:
        root.remove(old)
    taken = max((int(pid) for item in root if (pid := item.get("pid", "")).isdecimal()), default=1)
    for number, (name, value) in enumerate(said.items(), taken + 1):
        attributes = {"fmtid": _EVERY_PROPERTY_SET, "pid": str(number), "name": name}
        entry = etree.SubElement(root, f"{{{_PROPERTIES}}}property", attributes)
        etree.SubElement(entry, f"{{{_VARIANT_TYPES}}}lpwstr").text = value

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
