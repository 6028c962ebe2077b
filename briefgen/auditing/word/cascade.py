"""Which properties hold: direct formatting, styles and what they are based on, defaults (ISO 29500-1 17.7.2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from briefgen.ooxml.elements import find, get, is_default, is_on, qualify

# Properties that styles switch over and over: on in two levels is off (ISO 29500-1 17.7.3).
TOGGLES = frozenset({"b", "bCs", "i", "iCs"})


@dataclass(frozen=True)
class Levels:
    """The ids of the styles that apply, nearest first: character, paragraph, table; None where there is none."""

    character: str | None = None
    paragraph: str | None = None
    table: str | None = None


@dataclass(frozen=True)
class Cascade:
    """The styles of a document; what they say is looked up once per property."""

    styles: Element | None
    _known: dict[str, Element] = field(default_factory=dict)
    _usual: dict[str, str] = field(default_factory=dict)
    _chains: dict[str, tuple[Element, ...]] = field(default_factory=dict)
    _elements: dict[tuple[str, str, Levels], Element | None] = field(default_factory=dict)
    _values: dict[tuple[str, str, Levels], str | None] = field(default_factory=dict)
    _switches: dict[tuple[str, Levels], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in () if self.styles is None else self.styles.iterchildren(qualify("style")):
            name = get(style, "styleId") or ""
            self._known.setdefault(name, style)
            if is_default(style):
                self._usual[get(style, "type") or "paragraph"] = name

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def choose(self, name: str | None, kind: str) -> str | None:
        """Return the style that *name* means; the default one for none, and for one that does not exist."""
        return name if name in self._known else self._usual.get(kind)

    def find(self, path: str, levels: Levels, direct: Element | None = None) -> Element | None:
        """Return the nearest element of *path* ("pPr/jc", "rPr/sz"); *direct* holds direct formatting."""
        found = None if direct is None else find(direct, path)
        if found is not None:
            return found
        kind, _, tag = path.partition("/")
        key = (kind, tag, levels)
        if key not in self._elements:
            self._elements[key] = next(self._list_all(path, levels), None)

        return self._elements[key]

    def find_value(self, path: str, attribute: str, levels: Levels, direct: Element | None = None) -> str | None:
        """Return the nearest value of an attribute: fonts and languages are inherited each on its own."""
        own = None if direct is None else get(find(direct, path), attribute)
        if own is not None:
            return own
        key = (path, attribute, levels)
        if key not in self._values:
            values = (get(element, attribute) for element in self._list_all(path, levels))
            self._values[key] = next((value for value in values if value is not None), None)

        return self._values[key]

    def is_on(self, tag: str, levels: Levels, direct: Element | None = None) -> bool:
        """Whether a toggle property of runs holds."""
        own = None if direct is None else find(direct, f"rPr/{tag}")
        if own is not None:
            return is_on(own)
        key = (tag, levels)
        if key not in self._switches:
            self._switches[key] = self._toggle(tag, levels)

        return self._switches[key]

    def _toggle(self, tag: str, levels: Levels) -> bool:
        path = f"rPr/{tag}"
        names = (levels.character, levels.paragraph, levels.table)
        states = [is_on(next(self._list_said(path, self._chain(name)), None)) for name in names]

        return sum(states) % 2 == 1 or is_on(self._find_default(path))

    def _list_all(self, path: str, levels: Levels) -> Iterator[Element]:
        for name in (levels.character, levels.paragraph, levels.table):
            yield from self._list_said(path, self._chain(name))
        default = self._find_default(path)
        if default is not None:
            yield default

    def _list_said(self, path: str, chain: Sequence[Element]) -> Iterator[Element]:
        for style in chain:
            found = find(style, path)
            if found is not None:
                yield found

    def _find_default(self, path: str) -> Element | None:
        kind = path.partition("/")[0]

        return None if self.styles is None else find(self.styles, f"docDefaults/{kind}Default/{path}")

    def _chain(self, name: str | None) -> tuple[Element, ...]:
        """Return a style and those it is based on, nearest first; a circle ends where it closes."""
        if name is None:
            return ()
        if name not in self._chains:
            chain: dict[str, Element] = {}
            following: str | None = name
            while following in self._known and following not in chain:
                chain[following] = self._known[following]
                following = get(find(chain[following], "basedOn"))
            self._chains[name] = tuple(chain.values())

        return self._chains[name]
