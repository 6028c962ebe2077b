"""Write briefgen/ooxml/wordprocessingml.json, the content models of Word files: script/wordprocessingml.py FOLDER.

FOLDER holds the transitional schemas of ISO/IEC 29500-4 (wml.xsd, dml-main.xsd, ...), which ISO gives away with the
standard. One line for each type, group and simple type:

- a type is its children and its attributes. Children are slots in their order, each ``name=type`` or ``@group``, with
  ``|`` between several, and how often: once, ``?``, ``*``, ``+`` or ``{low,high}``. ``#any`` is any other vocabulary.
- an attribute is ``name=simple``, with ``!`` before one that must be there; without ``=simple`` every value will do.
- a simple type is a regular expression, and for bounded numbers the least and the greatest.

Names without prefix are WordprocessingML's; ``.name`` is an attribute without a namespace.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

TARGET = Path(__file__).parents[1] / "briefgen" / "ooxml" / "wordprocessingml.json"

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    f"{_DRAWING}/main": "a",
    f"{_DRAWING}/picture": "pic",
    f"{_DRAWING}/wordprocessingDrawing": "wp",
    f"{_OFFICE}/custom-properties": "op",
    f"{_OFFICE}/docPropsVTypes": "vt",
    f"{_OFFICE}/extended-properties": "ep",
    f"{_OFFICE}/math": "m",
    f"{_OFFICE}/relationships": "r",
    f"{_OFFICE}/sharedTypes": "s",
    "http://schemas.openxmlformats.org/schemaLibrary/2006/main": "sl",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
FILES = (
    "wml",
    "dml-main",
    "dml-picture",
    "dml-wordprocessingDrawing",
    "shared-math",
    "shared-commonSimpleTypes",
    "shared-relationshipReference",
    "shared-customXmlSchemaProperties",
    "shared-documentPropertiesCustom",
    "shared-documentPropertiesExtended",
    "shared-documentPropertiesVariantTypes",
)
# The schema allows these in any order and number; Word and the Open XML SDK want each once, in the order of listing.
_ORDERED = "@EG_RPrBase"
# Of DrawingML's elements only those that stand in Word files as roots.
DRAWING_ROOTS = {"a:graphic", "a:theme", "pic:pic", "wp:inline", "wp:anchor"}
_INTEGERS = {
    "integer": r"[+-]?\d+",
    "nonNegativeInteger": r"\+?\d+|-0+",
    "positiveInteger": r"\+?0*[1-9]\d*",
    "unsignedByte": (r"\+?\d+", 0, 2**8 - 1),
    "unsignedShort": (r"\+?\d+", 0, 2**16 - 1),
    "unsignedInt": (r"\+?\d+", 0, 2**32 - 1),
    "unsignedLong": (r"\+?\d+", 0, 2**64 - 1),
    "byte": (r"[+-]?\d+", -(2**7), 2**7 - 1),
    "short": (r"[+-]?\d+", -(2**15), 2**15 - 1),
    "int": (r"[+-]?\d+", -(2**31), 2**31 - 1),
    "long": (r"[+-]?\d+", -(2**63), 2**63 - 1),
}
_BUILT_IN: dict[str, str | tuple[str, int, int]] = {
    **_INTEGERS,  # type: ignore[dict-item]
    "boolean": "true|false|0|1",
    "double": r"[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?|-?INF|NaN",
    "dateTime": r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    "hexBinary": r"([0-9A-Fa-f]{2})*",
}
Rule = str | tuple[str, int | None, int | None]


class Schemas:
    """All definitions of the schemas by their prefixed names."""

    def __init__(self, folder: Path) -> None:
        self.definitions: dict[tuple[str, str], Element] = {}
        self.forms: dict[str, bool] = {}
        for name in FILES:
            root = etree.parse(folder / f"{name}.xsd").getroot()
            prefix = PREFIXES[root.get("targetNamespace", "")]
            self.forms[prefix] = root.get("attributeFormDefault") == "qualified"
            for child in root.iterchildren("{*}*"):
                self.definitions[_kind(child), f"{prefix}:{child.get('name')}"] = child

    def find(self, kind: str, name: str) -> Element:
        """Return a definition. Raises KeyError."""
        return self.definitions[kind, name]


def _kind(element: Element) -> str:
    return str(element.tag).removeprefix(_XSD)


def _prefix(element: Element) -> str:
    return PREFIXES[element.getroottree().getroot().get("targetNamespace", "")]


def _resolve(element: Element, name: str) -> str:
    """Return a name used at *element* with our prefix; "xsd:..." for built-in types."""
    prefix, _, local = name.rpartition(":")
    namespace = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else element.nsmap.get(prefix or None, "")
    if namespace == _XSD.strip("{}"):
        return f"xsd:{local}"

    return f"{PREFIXES[namespace]}:{local}"


def _short(name: str) -> str:
    return name.removeprefix("w:")


# Children ------------------------------------------------------------------------------------------------------------


def list_slots(particle: Element, schemas: Schemas) -> list[str]:
    """Return the slots of a sequence, choice, group or element."""
    low, high = int(particle.get("minOccurs", "1")), particle.get("maxOccurs", "1")
    match _kind(particle):
        case "element":
            return [_name_child(particle, schemas) + _count(low, high)]
        case "any":
            return ["#any" + _count(low, high)]
        case "group":
            name = f"@{_short(_resolve(particle, particle.get('ref', '')))}"
            return [name if name == _ORDERED else name + _count(low, high)]
        case "sequence" if high == "1":
            slots = [slot for child in _particles(particle) for slot in list_slots(child, schemas)]
            return slots if low else [_loosen(slot) for slot in slots]
        case _:
            return _merge(particle, schemas, low, high)


def _merge(particle: Element, schemas: Schemas, low: int, high: str) -> list[str]:
    """Return one slot for a choice, or for what may come again and again."""
    inner = [slot for child in _particles(particle) for slot in list_slots(child, schemas)]
    if not inner:
        return []
    names = "|".join(re.sub(r"([?*+]|\{\d+,\d*\})$", "", slot) for slot in inner)
    may_lack = low == 0 or any(slot.endswith(("?", "*")) for slot in inner)
    is_plain = _kind(particle) == "choice" and not any(slot.endswith(("*", "+", "}")) for slot in inner)

    return [names + _count(0 if may_lack else low, high if is_plain else "unbounded")]


def _particles(parent: Element) -> Iterator[Element]:
    return (child for child in parent.iterchildren("{*}*") if _kind(child) != "annotation")


def _name_child(element: Element, schemas: Schemas) -> str:
    if reference := element.get("ref"):
        name = _resolve(element, reference)
        declared = schemas.find("element", name)
        return f"{_short(name)}={_short(_resolve(declared, declared.get('type', 'string')))}"
    name, kind = f"{_prefix(element)}:{element.get('name')}", element.get("type")

    return f"{_short(name)}={_short(_resolve(element, kind)) if kind else ''}"


def _count(low: int, high: str) -> str:
    known = {(0, "1"): "?", (1, "1"): "", (0, "unbounded"): "*", (1, "unbounded"): "+"}

    return known.get((low, high), f"{{{low},{'' if high == 'unbounded' else high}}}")


def _loosen(slot: str) -> str:
    """Return *slot* as one that may stay empty."""
    if slot.endswith(("?", "*")):
        return slot
    if slot.endswith("}"):
        return re.sub(r"\{\d+,", "{0,", slot)

    return f"{slot[:-1]}*" if slot.endswith("+") else f"{slot}?"


# Types ---------------------------------------------------------------------------------------------------------------


def describe(name: str, schemas: Schemas) -> tuple[list[str], list[str]]:
    """Return the slots and attributes of a complex type, those of its base first."""
    definition = schemas.find("complexType", name)
    body = definition
    slots: list[str] = []
    attributes: list[str] = []
    extension = definition.find(f"{_XSD}complexContent/{_XSD}extension")
    simple = definition.find(f"{_XSD}simpleContent/{_XSD}extension")
    if extension is not None:
        slots, attributes = describe(_resolve(extension, extension.get("base", "")), schemas)
        body = extension
    elif simple is not None:
        body = simple
    for child in _particles(body):
        if _kind(child) in ("sequence", "choice", "all", "group"):
            slots = [*slots, *list_slots(child, schemas)]
    attributes = [*attributes, *list_attributes(body, schemas)]

    return slots, attributes


def list_attributes(body: Element, schemas: Schemas) -> Iterator[str]:
    """Yield the attributes declared in a type or group of attributes."""
    for child in body.iterchildren(f"{_XSD}attribute", f"{_XSD}attributeGroup"):
        if _kind(child) == "attributeGroup":
            yield from list_attributes(schemas.find("attributeGroup", _resolve(child, child.get("ref", ""))), schemas)
            continue
        reference, kind = child.get("ref"), child.get("type")
        if reference:
            name = _short(_resolve(child, reference))
            declared = schemas.definitions.get(("attribute", _resolve(child, reference)))
            kind = None if declared is None else _resolve(declared, declared.get("type", ""))
        else:
            own = str(child.get("name"))
            name = _short(f"{_prefix(child)}:{own}") if schemas.forms[_prefix(child)] else f".{own}"
            kind = kind and _resolve(child, kind)
        simple = f"={_short(str(kind))}" if kind and find_rule(kind, schemas) else ""
        yield f"{'!' if child.get('use') == 'required' else ''}{name}{simple}"


def find_rule(name: str, schemas: Schemas) -> Rule | None:
    """Return what values of a simple type look like, None where anything will do."""
    if name.startswith("xsd:"):
        return _BUILT_IN.get(name.removeprefix("xsd:"))
    definition = schemas.find("simpleType", name)
    union = definition.find(f"{_XSD}union")
    if union is not None:
        rules = [find_rule(_resolve(union, member), schemas) for member in union.get("memberTypes", "").split()]
        patterns = [rule if isinstance(rule, str) else rule and rule[0] for rule in rules]
        return "|".join(map(str, patterns)) if all(patterns) else None
    restriction = definition.find(f"{_XSD}restriction")
    if restriction is None:
        return None

    return _restrict(restriction, find_rule(_resolve(restriction, restriction.get("base", "")), schemas))


def _restrict(restriction: Element, base: Rule | None) -> Rule | None:
    facets = [(_kind(child), str(child.get("value"))) for child in _particles(restriction)]
    values = [value for facet, value in facets if facet == "enumeration"]
    patterns = [value for facet, value in facets if facet == "pattern"]
    lengths = [value for facet, value in facets if facet == "length"]
    if values:
        return "|".join(re.escape(value) for value in values)
    if patterns:
        return patterns[0]
    if lengths:
        return f"([0-9A-Fa-f]{{2}}){{{lengths[0]}}}"
    low, high = (next((int(v) for f, v in facets if f.startswith(side)), None) for side in ("minI", "maxI"))
    if base is None or (low is None and high is None):
        return base
    pattern, *bounds = (base, None, None) if isinstance(base, str) else base

    return pattern, bounds[0] if low is None else low, bounds[1] if high is None else high


# The whole -----------------------------------------------------------------------------------------------------------


def collect(schemas: Schemas) -> dict[str, dict[str, object]]:
    """Return all that can be reached from the roots of a Word file's parts."""
    roots = {
        name: _short(_resolve(element, str(element.get("type"))))
        for (kind, name), element in schemas.definitions.items()
        if kind == "element" and (name in DRAWING_ROOTS or name.split(":")[0] in ("w", "m", "ep", "op"))
    }
    found: dict[str, dict[str, object]] = {
        "elements": {_short(name): kind for name, kind in roots.items()},
        "groups": {},
        "simple": {},
        "types": {},
    }
    waiting = [*roots.values()]
    while waiting:
        name = waiting.pop()
        if name.startswith("@"):
            waiting += _add_group(name.removeprefix("@"), found, schemas)
        elif ("complexType", _long(name)) in schemas.definitions and name not in found["types"]:
            waiting += _add_type(name, found, schemas)

    return {part: dict(sorted(entries.items())) for part, entries in found.items()}


def _add_group(name: str, found: dict[str, dict[str, object]], schemas: Schemas) -> list[str]:
    if name in found["groups"]:
        return []
    particles = _particles(schemas.find("group", _long(name)))
    slots = [slot for particle in particles for slot in list_slots(particle, schemas)]
    if f"@{name}" == _ORDERED:
        slots = [f"{slot}?" for slot in slots[0].split("|")]
    found["groups"][name] = " ".join(slots)

    return _list_used(slots)


def _add_type(name: str, found: dict[str, dict[str, object]], schemas: Schemas) -> list[str]:
    slots, attributes = describe(_long(name), schemas)
    found["types"][name] = [" ".join(slots), " ".join(attributes)]
    for attribute in attributes:
        if simple := attribute.partition("=")[2]:
            found["simple"][simple] = find_rule(_long(simple), schemas)

    return _list_used(slots)


def _list_used(slots: list[str]) -> list[str]:
    """Return the types and groups that *slots* name."""
    alternatives = [name for slot in slots for name in re.sub(r"([?*+]|\{\d+,\d*\})$", "", slot).split("|")]

    return [name if name.startswith("@") else name.partition("=")[2] for name in alternatives if name[:1] != "#"]


def _long(name: str) -> str:
    return name if ":" in name else f"w:{name}"


def format_data(found: dict[str, dict[str, object]]) -> str:
    """Return the data as JSON, one entry a line."""
    parts = []
    for part, entries in found.items():
        rows = ((json.dumps(name), json.dumps(entry, separators=(",", ":"))) for name, entry in entries.items())
        lines = ",\n".join(f"{name}:{entry}" for name, entry in rows)
        parts.append(f'"{part}":{{\n{lines}\n}}')

    return f"{{{','.join(parts)}}}\n"


def main() -> None:
    """Write the data."""
    TARGET.write_text(format_data(collect(Schemas(Path(sys.argv[1])))), encoding="utf-8")
    print(TARGET)


if __name__ == "__main__":
    main()
