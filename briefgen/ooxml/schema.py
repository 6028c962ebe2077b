"""The content models of Word files: which elements and attributes stand where (ISO/IEC 29500-1 and -4, transitional).

The data is made by script/wordprocessingml.py, which tells its grammar.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
from docx.oxml.ns import nsmap

_DATA = Path(__file__).with_name("wordprocessingml.json")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES: Mapping[str, str] = {
    "a": nsmap["a"],
    "ep": f"{_OFFICE}/extended-properties",
    "m": nsmap["m"],
    "op": f"{_OFFICE}/custom-properties",
    "pic": nsmap["pic"],
    "r": nsmap["r"],
    "sl": "http://schemas.openxmlformats.org/schemaLibrary/2006/main",
    "vt": f"{_OFFICE}/docPropsVTypes",
    "w": nsmap["w"],
    "wp": nsmap["wp"],
    "xml": "http://www.w3.org/XML/1998/namespace",
}
ANY = "#any"
_LONGEST_NUMBER = 30
_SLOT = re.compile(r"(?P<names>.+?)(?P<count>[?*+]|\{(?P<low>\d+),(?P<high>\d*)\})?")
_COUNTS: Mapping[str | None, tuple[int, int | None]] = {None: (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}


class _Data(msgspec.Struct, frozen=True):
    elements: dict[str, str]
    groups: dict[str, str]
    simple: dict[str, str | tuple[str, int | None, int | None]]
    types: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Slot:
    """Elements that may stand in one place, by qualified name with their types, and how often; None is any number."""

    types: Mapping[str, str]
    low: int
    high: int | None


@dataclass(frozen=True)
class Attribute:
    """What an attribute must be; *rule* is the name of a simple type, "" where every value will do."""

    is_required: bool
    rule: str


@dataclass(frozen=True)
class Model:
    """What an element of one type may hold."""

    slots: tuple[Slot, ...]
    attributes: Mapping[str, Attribute]

    @functools.cached_property
    def types(self) -> dict[str, str]:
        """The type of every child, by qualified name."""
        return {name: kind for slot in self.slots for name, kind in slot.types.items()}

    @functools.cached_property
    def ranks(self) -> dict[str, int]:
        """The place of every child in the order of listing, by qualified name."""
        return {name: rank for rank, name in enumerate(self.types)}


@functools.cache
def find_model(name: str) -> Model | None:
    """Return the model of a complex type ("CT_PPr", "wp:CT_Inline"), None where there is none of that name."""
    found = _load().types.get(name)
    if found is None:
        return None
    slots, attributes = found

    return Model(tuple(_parse_slots(slots)), dict(map(_parse_attribute, attributes.split())))


@functools.cache
def find_root_type(tag: str) -> str | None:
    """Return the type of an element that may be the root of a part or stand in another vocabulary."""
    return {qualify_name(name): kind for name, kind in _load().elements.items()}.get(tag)


def fits(rule: str, value: str) -> bool:
    """Whether *value* is one of the simple type *rule*."""
    pattern, low, high = _find_rule(rule)
    plain = value.strip()
    if not pattern.fullmatch(plain) or (low is not None and len(plain) > _LONGEST_NUMBER):
        return False

    return (low is None and high is None) or (low or 0) <= int(plain) <= (int(plain) if high is None else high)


def list_values(rule: str) -> tuple[str, ...]:
    """Return what an enumeration names, nothing for other simple types."""
    pattern = _find_rule(rule)[0].pattern

    return tuple(pattern.split("|")) if re.fullmatch(r"[\w|-]+", pattern) else ()


def qualify_name(name: str) -> str:
    """Return "a:blip", "pPr" (WordprocessingML's) or ".id" (no namespace) as lxml spells it."""
    if name.startswith((".", "#")):
        return name.removeprefix(".")
    prefix, _, local = name.rpartition(":")

    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def _parse_slots(text: str) -> Iterator[Slot]:
    for part in text.split():
        match = _SLOT.fullmatch(part)
        if match is None:
            raise LookupError(f"{_DATA}: {part!r} is no slot")
        low, high = _count(match)
        names = match["names"].split("|")
        if len(names) == 1 and names[0].startswith("@") and high == 1:
            yield from _inline(names[0], low)
        else:
            yield _merge(names, low, high)


def _count(match: "re.Match[str]") -> tuple[int, int | None]:
    if match["low"]:
        return int(match["low"]), int(match["high"]) if match["high"] else None

    return _COUNTS[match["count"]]


def _inline(group: str, low: int) -> Iterator[Slot]:
    for slot in _list_group(group):
        yield slot if low else Slot(slot.types, 0, slot.high)


def _merge(names: list[str], low: int, high: int | None) -> Slot:
    types: dict[str, str] = {}
    for name in names:
        inner = _list_group(name) if name.startswith("@") else ()
        types |= {tag: kind for slot in inner for tag, kind in slot.types.items()}
        if inner and (len(inner) > 1 or inner[0].high is None):
            high = None
        if inner and not any(slot.low for slot in inner):
            low = 0
        if not name.startswith("@"):
            tag, _, kind = name.partition("=")
            types[qualify_name(tag)] = kind

    return Slot(types, low, high)


@functools.cache
def _list_group(name: str) -> tuple[Slot, ...]:
    return tuple(_parse_slots(_load().groups[name.removeprefix("@")]))


def _parse_attribute(text: str) -> tuple[str, Attribute]:
    name, _, rule = text.removeprefix("!").partition("=")

    return qualify_name(name), Attribute(text.startswith("!"), rule)


@functools.cache
def _find_rule(name: str) -> "tuple[re.Pattern[str], int | None, int | None]":
    rule = _load().simple[name]
    pattern, low, high = (rule, None, None) if isinstance(rule, str) else rule

    return re.compile(pattern, re.ASCII | re.DOTALL), low, high


@functools.cache
def _load() -> _Data:
    return msgspec.json.decode(_DATA.read_bytes(), type=_Data)
