"""The structure of a tagged PDF (ISO 32000-1 14.7): its elements in reading order, and the content they hold."""

from dataclasses import dataclass, field

from briefgen.auditing.pdf.objects import Key, entries_of, follow, key_of, list_items, name_of

_MOST_ELEMENTS, _DEEPEST, _MOST_ROLES = 300_000, 200, 20

Place = tuple[Key | None, Key | None, int]


@dataclass(kw_only=True)
class Element:
    """A structure element by its standard type; *places* are (page, form, MCID), *objects* annotations it holds."""

    kind: str
    node: object
    page: Key | None
    index: int
    depth: int
    places: list[Place] = field(default_factory=list)
    objects: list[Key] = field(default_factory=list)


def list_elements(tree: object) -> tuple[Element, ...]:
    """Return all elements of a structure tree; loops, and what lies too deep, are left out."""
    roles = {name[1:]: name_of(role) for name, role in entries_of(follow(tree, "/RoleMap"))}
    elements: list[Element] = []
    seen: set[Key] = set()
    waiting: list[tuple[object, Element | None]] = [(kid, None) for kid in reversed(list_items(follow(tree, "/K")))]
    while waiting and len(elements) < _MOST_ELEMENTS:
        node, parent = waiting.pop()
        key = key_of(node)
        if key in seen or not name_of(follow(node, "/S")):
            continue
        seen |= {key} if key else set()
        element = _build_element(node, parent, roles, index=len(elements))
        elements.append(element)
        if element.depth < _DEEPEST:
            waiting += [(kid, element) for kid in reversed(_sort_kids(element))]

    return tuple(elements)


def _build_element(node: object, parent: Element | None, roles: dict[str, str], *, index: int) -> Element:
    page = key_of(follow(node, "/Pg")) or (parent.page if parent else None)
    kind = _resolve(name_of(follow(node, "/S")), roles)

    return Element(kind=kind, node=node, page=page, index=index, depth=parent.depth + 1 if parent else 0)


def _resolve(kind: str, roles: dict[str, str]) -> str:
    """Return the standard type that a type of the file's own stands for (14.7.3)."""
    for _ in range(_MOST_ROLES):
        if kind not in roles or roles[kind] == kind:
            break
        kind = roles[kind]

    return kind


def _sort_kids(element: Element) -> list[object]:
    """Give *element* the content it holds itself, and return its elements (14.7.4)."""
    elements = []
    for kid in list_items(follow(element.node, "/K")):
        page = key_of(follow(kid, "/Pg")) or element.page
        mcid = kid if isinstance(kid, int) else follow(kid, "/MCID")
        held = key_of(follow(kid, "/Obj"))
        if isinstance(mcid, int):
            element.places.append((page, key_of(follow(kid, "/Stm")), mcid))
        elif held is not None:
            element.objects.append(held)
        else:
            elements.append(kid)

    return elements
