"""What a page draws (ISO 32000-1 7.8.2): text by font, and which of it is marked as content or artifact (14.6)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from briefgen.auditing.pdf.objects import Key, follow, key_of, list_items, name_of, text_of

_LARGEST_STREAM, _LARGEST_FILE = 2_000_000, 20_000_000
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_OPERATORS = " ".join((*_PAINTS, *_SHOWS, "q Q Tf Do BMC BDC EMC BI ID EI"))


@dataclass(frozen=True)
class Shown:
    """A string of glyph codes in a font, inside of marked content with that number or without.

    *language* is what marks around it say, "" where none does.
    """

    font: object
    codes: bytes
    mcid: int | None
    language: str


@dataclass(kw_only=True)
class Drawing:
    """What one stream draws by itself; *loose* counts what is neither marked content nor artifact."""

    stream: Key | None
    loose: int = 0
    mcids: list[int] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    forms: list[tuple[object, bool]] = field(default_factory=list)
    is_read: bool = True


class Reader:
    """Reads streams, each once, until the file has told more than any report would."""

    def __init__(self) -> None:
        self._left = _LARGEST_FILE
        self._drawings: dict[tuple[Key | None, bool], Drawing] = {}

    def read_page(self, page: object) -> list[Drawing]:
        """Return what the page draws, and every form on it."""
        first = self._read(page, follow(page, "/Resources"), _list_streams(page), is_marked=False)
        drawings, waiting = [first], list(first.forms)
        seen: set[tuple[Key | None, bool]] = set()
        while waiting:
            form, is_marked = waiting.pop()
            key = key_of(form)
            if key is None or (key, is_marked) in seen:
                continue
            seen.add((key, is_marked))
            drawing = self._read_form(form, page, is_marked=is_marked)
            drawings.append(drawing)
            waiting += drawing.forms

        return drawings

    def _read_form(self, form: object, page: object, *, is_marked: bool) -> Drawing:
        key = key_of(form), is_marked
        if key not in self._drawings:
            resources = follow(form, "/Resources") or follow(page, "/Resources")
            self._drawings[key] = self._read(form, resources, [form], is_marked=is_marked)

        return self._drawings[key]

    def _read(self, source: object, resources: object, streams: list[object], *, is_marked: bool) -> Drawing:
        is_form = isinstance(source, pikepdf.Stream)
        drawing = Drawing(stream=key_of(source) if is_form else None)
        try:
            size = sum(_measure(stream) for stream in streams)
            drawing.is_read = size <= min(self._left, _LARGEST_STREAM)
            if drawing.is_read and size and isinstance(source, pikepdf.Object):
                self._left -= size
                _take_all(source, _State(drawing, resources, is_marked=is_marked))
        except pikepdf.PdfError:  # damaged, or more than the limits of opening allow
            drawing.is_read = False

        return drawing


class _Mark(NamedTuple):
    """Marked content, or an artifact."""

    is_inside: bool
    mcid: int | None = None
    language: str = ""


class _State:
    """The part of the graphics state that matters here: the font, and the marks around (ISO 32000-1 8.4)."""

    def __init__(self, drawing: Drawing, resources: object, *, is_marked: bool) -> None:
        self._drawing, self._resources = drawing, resources
        self._font: object = None
        self._known: dict[str, object] = {}
        self._fonts: list[object] = []
        # Each holds for what is in it, too.
        self._marks: list[_Mark] = [_Mark(is_inside=is_marked)]

    def take(self, operator: str, operands: list[object]) -> None:
        if operator in _SHOWS:
            self._show(operands)
        elif operator in _PAINTS or operator == "INLINE IMAGE":
            self._paint()
        elif operator in ("BMC", "BDC"):
            self._open(operands)
        elif operator == "EMC":
            del self._marks[max(1, len(self._marks) - 1) :]
        elif operator == "Do":
            self._draw(operands)
        else:
            self._keep(operator, operands)

    def _keep(self, operator: str, operands: list[object]) -> None:
        if operator == "q":
            self._fonts.append(self._font)
        elif operator == "Q" and self._fonts:
            self._font = self._fonts.pop()
        elif operator == "Tf" and operands:
            name = f"/{name_of(operands[0])}"
            if name not in self._known:
                self._known[name] = follow(self._resources, "/Font", name)
            self._font = self._known[name]

    def _open(self, operands: list[object]) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = follow(self._resources, "/Properties", str(properties))
        is_artifact = name_of(operands[0] if operands else None) == "Artifact"
        mcid, around = follow(properties, "/MCID"), self._marks[-1]
        mark = around._replace(language=text_of(follow(properties, "/Lang")) or around.language)
        if is_artifact or not isinstance(mcid, int):
            self._marks.append(mark._replace(is_inside=mark.is_inside or is_artifact))
        else:
            self._drawing.mcids.append(mcid)
            self._marks.append(mark._replace(is_inside=True, mcid=mcid))

    def _paint(self) -> None:
        self._drawing.loose += not self._is_inside

    def _show(self, operands: list[object]) -> None:
        codes = b"".join(_list_strings(operands))
        if codes:
            self._paint()
            mark = self._marks[-1]
            self._drawing.shown.append(Shown(self._font, codes, mark.mcid, mark.language))

    def _draw(self, operands: list[object]) -> None:
        drawn = follow(self._resources, "/XObject", f"/{name_of(operands[0])}") if operands else None
        if name_of(follow(drawn, "/Subtype")) == "Form":
            self._drawing.forms.append((drawn, self._is_inside))
        elif drawn is not None:
            self._paint()

    @property
    def _is_inside(self) -> bool:
        return self._marks[-1].is_inside


def _take_all(source: pikepdf.Object, state: _State) -> None:
    for instruction in pikepdf.parse_content_stream(source, operators=_OPERATORS):
        state.take(str(instruction.operator), list(instruction.operands))


def _list_streams(page: object) -> list[object]:
    return [stream for stream in list_items(follow(page, "/Contents")) if isinstance(stream, pikepdf.Stream)]


def _measure(stream: object) -> int:
    return len(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else 0


def _list_strings(operands: list[object]) -> Iterator[bytes]:
    for operand in operands:
        for item in list_items(operand):
            if isinstance(item, pikepdf.String):
                yield bytes(item)
