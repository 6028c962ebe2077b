"""Elements and attributes against the content models of the standard (ISO/IEC 29500-1, Annex A)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import Fault
from briefgen.auditing.word.parts import Part
from briefgen.ooxml.elements import name_of
from briefgen.ooxml.schema import ANY, NAMESPACES, Attribute, Model, Slot, find_model, find_root_type, fits, list_values

_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
REFUSED = "Word may refuse the file or drop it; open the file in Word and save it again, or tell the program's maker"
# Later versions' own properties of runs ([MS-DOCX] 2.6.1): w14, w15 and so on.
_LATER = "{http://schemas.microsoft.com/office/word/"
_OWN, _CHANGE = f"{{{NAMESPACES['w']}}}", f"{{{NAMESPACES['w']}}}rPrChange"
# What widespread programs write and Word is known to bear, by element and attribute.
_BORNE = frozenset({("zoom", "percent"), ("nsid", "val"), ("tmpl", "val")})
_BEARS = "Word bears it, stricter programs may not; save the file again in Word"
_MOST_SHOWN = 12
_LONGEST_VALUE = 40


def find_schema_faults(part: Part) -> Iterator[Fault]:
    """Yield what in *part* stands where it may not, is missing or has a value it may not have."""
    kind = find_root_type(str(part.root.tag))
    waiting = [] if kind is None else [(part.root, kind)]
    while waiting:
        element, kind = waiting.pop()
        model = find_model(kind)
        if model is None:
            continue
        yield from _find_attribute_faults(part, element, model)
        yield from _find_child_faults(part, element, model)
        if element.tag == f"{_OWN}rPr":
            yield from _find_misplaced_extension(part, element)
        waiting += reversed(list(_list_typed_children(element, model)))


def _list_typed_children(element: Element, model: Model) -> Iterator[tuple[Element, str]]:
    """Yield children with their types; of other vocabularies, what they hold of ours."""
    for child in element:
        kind = model.types.get(str(child.tag))
        if kind is not None:
            yield child, kind
        elif _prefix_of(str(child.tag)) is None or ANY in model.types:
            yield from _list_roots(child)


def _list_roots(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield the topmost of *element* and its descendants that may stand anywhere."""
    waiting = [element]
    while waiting:
        current = waiting.pop()
        kind = find_root_type(str(current.tag))
        if kind is not None:
            yield current, kind
        else:
            waiting += reversed(current)


# Children ------------------------------------------------------------------------------------------------------------


def _find_child_faults(part: Part, element: Element, model: Model) -> Iterator[Fault]:
    if ANY in model.types:
        return
    children = [child for child in element if _prefix_of(str(child.tag)) is not None]
    yield from _find_stray_text(part, element, model)
    counts: Counter[int] = Counter()
    place, faults = 0, set()
    for child in children:
        found = _find_slot(model.slots, str(child.tag), place, counts)
        if found is not None:
            place = found
            counts[found] += 1
            continue
        faults.add(str(child.tag))
        yield part.report(*_explain_child(child, _show(element), model, counts), child)
    for index, slot in enumerate(model.slots):
        if counts[index] < slot.low and not faults & set(slot.types):
            wanted = " or ".join(sorted(_show_name(name) for name in slot.types)[:_MOST_SHOWN])
            yield part.report("element-missing", f"{_show(element)} lacks {wanted}; {REFUSED}", element)


def _find_slot(slots: Sequence[Slot], tag: str, start: int, counts: Counter[int]) -> int | None:
    """Return the first slot from *start* on that has room for *tag*."""
    for index in range(start, len(slots)):
        high = slots[index].high
        if tag in slots[index].types and (high is None or counts[index] < high):
            return index

    return None


def _explain_child(child: Element, parent: str, model: Model, counts: Counter[int]) -> tuple[str, str]:
    name, tag = _show(child), str(child.tag)
    indexes = [index for index, slot in enumerate(model.slots) if tag in slot.types]
    if not indexes:
        return "element-unknown", f"{name} has no place in {parent}; {REFUSED}"
    if counts[indexes[-1]] and model.slots[indexes[-1]].high is not None:
        return "element-duplicate", f"{name} stands more often in {parent} than it may; {REFUSED}"

    return "element-misplaced", f"{name} stands too late in {parent}; {REFUSED}"


def _find_misplaced_extension(part: Part, look: Element) -> Iterator[Fault]:
    """Yield the first later property of runs that does not stand behind all others and before the tracked change."""
    children = [child for child in look if str(child.tag).startswith((_OWN, _LATER))]
    ranks = [_rank_property(str(child.tag)) for child in children]
    last = max((place for place, rank in enumerate(ranks) if rank == 0), default=-1)
    change = ranks.index(2) if 2 in ranks else len(ranks)  # noqa: PLR2004  the rank of a tracked change
    for place, child in enumerate(children):
        if ranks[place] == 1 and not last < place < change:
            where = "early" if place < last else "late"
            yield part.report("element-misplaced", f"{_show(child)} stands too {where} in <w:rPr>; {REFUSED}", child)
            return


def _rank_property(tag: str) -> int:
    return 2 if tag == _CHANGE else int(tag.startswith(_LATER))


def _find_stray_text(part: Part, element: Element, model: Model) -> Iterator[Fault]:
    texts = [element.text, *(child.tail for child in element)] if model.slots else []
    stray = next((text.strip() for text in texts if text and text.strip()), "")
    if stray:
        message = f"“{stray[:_LONGEST_VALUE]}” stands between elements of {_show(element)}; {REFUSED}"
        yield part.report("text-stray", message, element)


# Attributes ----------------------------------------------------------------------------------------------------------


def _find_attribute_faults(part: Part, element: Element, model: Model) -> Iterator[Fault]:
    attributes, own_prefix = model.attributes, _prefix_of(str(element.tag))
    for key, value in element.attrib.items():
        known = attributes.get(str(key))
        if known is not None:
            yield from _find_value_fault(part, element, str(key), str(value), known)
        elif _prefix_of(str(key), own_prefix) == own_prefix:
            message = f"{_show(element)} has an attribute {_show_name(str(key))}, which it may not have; {REFUSED}"
            yield part.report("attribute-unknown", message, element)
    for key, attribute in attributes.items():
        if attribute.is_required and element.get(key) is None:
            code, result = _weigh(element, key, "attribute-missing")
            yield part.report(code, f"{_show(element)} lacks its attribute {_show_name(key)}; {result}", element)


def _find_value_fault(part: Part, element: Element, key: str, value: str, known: Attribute) -> Iterator[Fault]:
    if not known.rule or fits(known.rule, value):
        return
    values = list_values(known.rule)[:_MOST_SHOWN]
    choice = f" (it may be {', '.join(values)})" if values else ""
    code, result = _weigh(element, key, "attribute-value")
    message = f"{_show(element)} has {_show_name(key)}={value[:_LONGEST_VALUE]!r}{choice}; {result}"
    yield part.report(code, message, element)


def _weigh(element: Element, key: str, code: str) -> tuple[str, str]:
    """Return the code of a fault and what comes of it."""
    is_borne = (name_of(element), key.rpartition("}")[2]) in _BORNE

    return ("schema-borne", _BEARS) if is_borne else (code, REFUSED)


# Names ---------------------------------------------------------------------------------------------------------------


def _prefix_of(name: str, default: str | None = None) -> str | None:
    """Return our prefix of a qualified name, *default* for no namespace, None for other vocabularies."""
    if not name.startswith("{"):
        return default

    return _PREFIXES.get(name[1:].partition("}")[0])


def _show(element: Element) -> str:
    prefix = _prefix_of(str(element.tag)) or element.prefix

    return f"<{prefix}:{name_of(element)}>" if prefix else f"<{name_of(element)}>"


def _show_name(name: str) -> str:
    prefix, local = _prefix_of(name), name.rpartition("}")[2]

    return f"{prefix}:{local}" if prefix else local
