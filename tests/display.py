"""What a reader sees: FriBidi (an implementation of UAX#9 that is not ours) puts a line into the order of the screen.

It comes with Pango, which makes our PDFs; where it is not found, what needs it is skipped.
"""

import ctypes
import ctypes.util
from functools import cache
from typing import Literal

_BASES = {"ltr": 0x00000110, "rtl": 0x00000111}  # FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL
_MIRRORED = dict(zip("()[]«»<>", ")(][»«><", strict=True))  # BidiMirroring.txt, as far as the tests have it
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"))


@cache
def find_fribidi() -> ctypes.CDLL | None:
    """Return the library, if this machine has it."""
    for name in (ctypes.util.find_library("fribidi"), "libfribidi.so.0", "libfribidi.0.dylib"):
        try:
            return ctypes.CDLL(name) if name else None
        except OSError:
            continue

    return None


def display(text: str, direction: Literal["rtl", "ltr"]) -> str:
    """Return the characters of one line from left to right, brackets mirrored, without marks for direction."""
    library = find_fribidi()
    if library is None:
        raise RuntimeError("no FriBidi on this machine")
    length = len(text)
    codes = (ctypes.c_uint32 * length)(*map(ord, text))
    # Its visual string has Arabic letters joined, its map from what is seen to what is written has not.
    places, levels = (ctypes.c_int * length)(), (ctypes.c_int8 * length)()
    base = ctypes.c_uint32(_BASES[direction])
    seen = (ctypes.c_uint32 * (length + 1))()
    if not library.fribidi_log2vis(codes, length, ctypes.byref(base), seen, None, places, levels):
        raise RuntimeError("FriBidi failed")

    return "".join(_mirror(text[place], levels[place]) for place in places).translate(_INVISIBLE)


def _mirror(character: str, level: int) -> str:
    return _MIRRORED.get(character, character) if level % 2 else character
