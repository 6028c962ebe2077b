"""The characters a document can hold."""

import re
import unicodedata

# CR LF, CR, VT, FF, NEL, LINE and PARAGRAPH SEPARATOR all end a line.
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# XML 1.0 2.2 forbids the C0 controls, surrogates and U+FFFE/FFFF; DEL, C1 and a byte order mark say nothing;
# embeddings, overrides and isolates (UAX#9 2.1-2.6) could reorder what a reader sees.
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
# Of every style, as opening ones are used to close, too, and the other way round.
QUOTATION_MARKS = frozenset(
    "\"'\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u275d\u275e\uff02"
)
# Two of these are marks, too.
DOUBLED_MARKS = ("((", "<<")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def is_blank(text: str) -> bool:
    """Whether nothing of *text* is seen: spaces, invisible characters, marks without a letter."""
    return all(unicodedata.category(character)[0] in "CMZ" for character in text)


def squeeze(text: str) -> str:
    """Return *text* with white space as a browser shows it, single; spaces that hold words together stay."""
    return _SPACE.sub(" ", text)


def clean(text: str) -> str:
    """Return *text* with LF line ends and without characters that no document can hold; idempotent."""
    return _NEVER.sub("", _LINE_END.sub("\n", text))
