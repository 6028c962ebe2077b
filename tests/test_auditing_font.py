import io

import pytest
from fontTools.ttLib import TTFont

from briefgen.auditing import audit
from briefgen.auditing.font import inspect_font
from briefgen.errors import ReadError
from briefgen.template import built_in_folder

FONTS = built_in_folder() / "fonts"


def read(name: str) -> bytes:
    return (FONTS / name).read_bytes()


def tear(content: bytes, *, glyph_of: str, to: str) -> bytes:
    """Return the font with one letter drawn as another: both glyphs are one, and one of them is lost."""
    font = TTFont(io.BytesIO(content))
    for table in font["cmap"].tables:
        table.cmap[ord(glyph_of)] = table.cmap[ord(to)]
    del font["GSUB"]
    buffer = io.BytesIO()
    font.save(buffer)

    return buffer.getvalue()


@pytest.mark.parametrize("name", sorted(path.name for path in FONTS.glob("*.ttf")))
def test_no_word_is_lost_in_a_font_of_ours(name):
    assert () == inspect_font(read(name), localizer=None).findings


@pytest.mark.parametrize(
    ("name", "language"),
    [("NotoNaskhArabic-Bold.ttf", "ar"), ("NotoSansHebrew-Bold.ttf", "he"), ("NotoSans-Bold.ttf", "en")],
)
def test_a_font_is_tried_with_the_languages_it_has_the_letters_of(name, language):
    assert language == inspect_font(read(name), localizer=None).language


def test_letters_that_share_a_glyph_are_lost():
    torn = tear(read("NotoSansHebrew-Regular.ttf"), glyph_of="\u05dd", to="\u05e1")
    [finding] = inspect_font(torn, localizer=None).findings

    assert ("words-lost", "error", "language he") == (finding.code, finding.severity, finding.location)
    assert "סוף" in finding.message


@pytest.mark.parametrize("content", [b"", b"text", b"\0\1\0\0", b"OTTO" + bytes(40)])
def test_what_is_no_font_is_answered_in_one_line(content):
    with pytest.raises(ReadError, match="is no font"):
        inspect_font(content, localizer=None)


def test_a_font_is_audited_like_any_file(tmp_path):
    path = tmp_path / "house.ttf"
    path.write_bytes(tear(read("NotoSansHebrew-Regular.ttf"), glyph_of="\u05dd", to="\u05e1"))

    assert ["words-lost"] == [finding.code for finding in audit(path)]
