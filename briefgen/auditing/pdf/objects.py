"""Values of a PDF (ISO 32000-1 7.3), asked for in a way that bears files where something else stands."""

from collections.abc import Iterator

import pikepdf

_MOST = 100_000

Key = tuple[int, int]


def follow(node: object, *keys: str) -> object:
    """Return what lies at the end of *keys*, None where a step is missing or no dictionary."""
    for key in keys:
        node = node.get(key) if isinstance(node, (pikepdf.Dictionary, pikepdf.Stream)) else None

    return node


def entries_of(node: object) -> Iterator[tuple[str, object]]:
    """Yield the entries of a dictionary, nothing of anything else."""
    if isinstance(node, (pikepdf.Dictionary, pikepdf.Stream)):
        for name in list(node.keys())[:_MOST]:
            yield name, node.get(name)


def list_items(node: object) -> list[object]:
    """Return the items of an array; what is none counts as an array of itself, as it may for many keys."""
    if node is None:
        return []

    return [node[index] for index in range(min(len(node), _MOST))] if isinstance(node, pikepdf.Array) else [node]


def name_of(node: object) -> str:
    """Return a name without its slash, "" for what is none."""
    return str(node)[1:] if isinstance(node, pikepdf.Name) else ""


def text_of(node: object) -> str:
    """Return a text string without white space around it, "" for what is none."""
    return str(node).strip() if isinstance(node, pikepdf.String) else ""


def key_of(node: object) -> Key | None:
    """Return number and generation of an indirect object, None for what is none."""
    if isinstance(node, pikepdf.Object) and node.is_indirect:
        number, generation = node.objgen
        return number, generation

    return None


def list_tree(node: object, leaves: str) -> Iterator[tuple[object, object]]:
    """Yield keys and values of a name or number tree (ISO 32000-1 7.9.6); loops are walked once."""
    seen: set[Key] = set()
    nodes = [node]
    while nodes:
        tree = nodes.pop()
        key = key_of(tree)
        if key is not None and key in seen:
            continue
        seen |= {key} if key else set()
        items = list_items(follow(tree, leaves))
        yield from zip(items[::2], items[1::2], strict=False)
        if len(seen) < _MOST:
            nodes += reversed([kid for kid in list_items(follow(tree, "/Kids")) if key_of(kid)])
