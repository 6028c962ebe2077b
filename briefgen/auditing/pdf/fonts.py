"""Fonts (ISO 32000-1 9): their names, whether they are in the file, and what text their glyphs stand for (9.10)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

from briefgen.auditing.pdf.objects import follow, list_items, name_of

_LARGEST_MAP, _MOST_TARGETS = 2_000_000, 70_000
_SUBSET = re.compile(r"[A-Z]{6}\+")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_TARGET = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_ENCODINGS = {
    "WinAnsiEncoding": "cp1252",
    "MacRomanEncoding": "mac_roman",
    "StandardEncoding": "latin-1",
    "PDFDocEncoding": "latin-1",
}
# Names that programs give to glyphs whose meaning they do not know.
_MEANINGLESS = re.compile(r"(?:\.notdef|(?:g|G|glyph|cid|index|c|a|C)\d+)")
_UNICODE_NAME = re.compile(r"(?:uni|u)([0-9A-F]{4,6})")


@dataclass(kw_only=True)
class Font:
    """A font in use; *targets* gives text for codes, *codes* are those shown and how often."""

    name: str
    is_embedded: bool
    width: int
    targets: Mapping[int, str]
    codes: dict[int, int] = field(default_factory=dict)

    def split(self, codes: bytes) -> Iterator[int]:
        """Yield the codes of a string: two bytes each in composite fonts, else one."""
        for start in range(0, len(codes), self.width):
            yield int.from_bytes(codes[start : start + self.width], "big")

    def decode(self, codes: bytes) -> str:
        """Return the text of a string, as a reader of the file gets it."""
        return "".join(self.targets.get(code, "") for code in self.split(codes))

    def use(self, codes: bytes) -> None:
        """Count what is shown."""
        for code in self.split(codes):
            self.codes[code] = self.codes.get(code, 0) + 1

    @cached_property
    def texts(self) -> dict[int, str]:
        """What each code in use stands for, "" where that is unknown."""
        return {code: self.targets.get(code, "") for code in self.codes}


def build_font(font: object) -> Font:
    """Return what is known of a font dictionary."""
    is_composite = name_of(follow(font, "/Subtype")) == "Type0"
    inner = next(iter(list_items(follow(font, "/DescendantFonts"))), None) if is_composite else font
    descriptor = follow(inner, "/FontDescriptor")
    is_drawn = name_of(follow(font, "/Subtype")) == "Type3"  # its glyphs are drawings in the file (9.6.5)

    return Font(
        name=_SUBSET.sub("", name_of(follow(font, "/BaseFont")), count=1) or "without a name",
        is_embedded=is_drawn or any(follow(descriptor, program) is not None for program in _PROGRAMS),
        width=2 if is_composite else 1,
        targets=_find_targets(font, is_composite=is_composite),
    )


def _find_targets(font: object, *, is_composite: bool) -> Mapping[int, str]:
    stream = follow(font, "/ToUnicode")
    if isinstance(stream, pikepdf.Stream):
        content = stream.read_bytes()
        return read_map(content) if len(content) <= _LARGEST_MAP else {}
    if is_composite:
        return {}
    encoding = follow(font, "/Encoding")
    base = name_of(encoding) or name_of(follow(encoding, "/BaseEncoding"))

    return {**_list_base(base or _guess_base(font)), **dict(_list_differences(encoding))}


def _guess_base(font: object) -> str:
    """Symbolic fonts have an encoding of their own (ISO 32000-1 9.6.6.1); flag 3 says so."""
    flags = follow(font, "/FontDescriptor", "/Flags")
    is_symbolic = isinstance(flags, int) and bool(flags & 4)

    return "" if is_symbolic or name_of(follow(font, "/Subtype")) == "Type3" else "StandardEncoding"


def _list_base(name: str) -> dict[int, str]:
    codec = _ENCODINGS.get(name)

    return {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)} if codec else {}


def _list_differences(encoding: object) -> Iterator[tuple[int, str]]:
    """Yield code and text of glyphs with names (9.6.6.2); any letter will do for a name that means one."""
    code = 0
    for item in list_items(follow(encoding, "/Differences")):
        if isinstance(item, int):
            code = item
        elif name := name_of(item):
            yield code, _read_name(name)
            code += 1


def _read_name(name: str) -> str:
    if match := _UNICODE_NAME.fullmatch(name):
        return _to_character(int(match[1], 16))
    if _MEANINGLESS.fullmatch(name):
        return ""

    return name if len(name) == 1 else "\u00b7"


def _to_character(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004  Unicode's own bounds


# ToUnicode (9.10.3) --------------------------------------------------------------------------------------------------


def read_map(content: bytes) -> dict[int, str]:
    """Return code -> text of a ToUnicode stream."""
    targets: dict[int, str] = {}
    for section in _list_sections(content, b"bfchar"):
        for code, target in _PAIR.findall(section):
            targets[_number(code)] = _text(target)
    left = _MOST_TARGETS
    for section in _list_sections(content, b"bfrange"):
        for first, last, target, listed in _RANGE.findall(section):
            span = range(_number(first), min(_number(last), _number(first) + 0xFFFF) + 1)
            targets |= zip(span, map(_text, _TARGET.findall(listed)) if listed else _count_up(target), strict=False)
            left -= len(span)
            if left < 0:
                return targets

    return targets


def _list_sections(content: bytes, name: bytes) -> Iterator[bytes]:
    for section in content.split(b"begin" + name)[1:]:
        yield section.partition(b"end" + name)[0]


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split())[:8] or b"0", 16)


def _text(digits: bytes) -> str:
    digits = b"".join(digits.split())[:1024]

    return bytes.fromhex(digits[: len(digits) // 4 * 4].decode()).decode("utf-16-be", "ignore")


def _count_up(target: bytes) -> Iterator[str]:
    """Yield *target* and what follows it: its last character counts on."""
    text = _text(target)
    for step in range(0x10000 if text else 0):
        yield text[:-1] + _to_character(ord(text[-1]) + step)
