"""Makes templates/fonts from a folder of full Noto fonts: script/fonts.py FOLDER (see templates/fonts/README.md)."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "templates" / "fonts"

# Punctuation and signs that any of the languages uses, with the directional marks; isolates never reach a font.
_COMMON = [*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2000, 0x2028), *range(0x202F, 0x205F), 0x20AA, 0x20AC]
_LATIN = [*_COMMON, *range(0x100, 0x250), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00), *range(0x400, 0x530), 0x2116]
_LATIN += [0x2122, 0x2190, 0x2192, 0x2212, 0x25CF, 0x25CC]
_ARABIC = [*_COMMON, *range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900)]
_ARABIC += [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)]
_HEBREW = [*_COMMON, *range(0x590, 0x600), *range(0xFB1D, 0xFB50)]

_CHARACTERS = {"NotoSans": _LATIN, "NotoNaskhArabic": _ARABIC, "NotoSansHebrew": _HEBREW}


def main(source: Path) -> None:
    """Write a subset of every font; the same input gives the same bytes."""
    for family, characters in _CHARACTERS.items():
        for weight in ("Regular", "Bold"):
            name = f"{family}-{weight}.ttf"
            size = make_subset(source / name, TARGET / name, characters)
            print(f"{name}: {size // 1024} KB")


def make_subset(source: Path, target: Path, characters: list[int]) -> int:
    """Write the unhinted subset and return its size in bytes."""
    options = subset.Options(hinting=False, notdef_outline=True)
    options.drop_tables += ["DSIG"]
    options.name_IDs = ["*"]  # copyright and licence stay inside the font
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)

    return target.stat().st_size


if __name__ == "__main__":
    main(Path(sys.argv[1]))
