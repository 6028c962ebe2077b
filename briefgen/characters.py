"""The characters a document can hold."""

import re

# CR LF, CR, VT, FF, NEL, LINE and PARAGRAPH SEPARATOR all end a line.
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# XML 1.0 2.2 forbids the C0 controls, surrogates and U+FFFE/FFFF; DEL, C1 and a byte order mark say nothing;
# embeddings, overrides and isolates (UAX#9 2.1-2.6) could reorder what a reader sees.
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return *text* with LF line ends and without characters that no document can hold; idempotent."""
    return _NEVER.sub("", _LINE_END.sub("\n", text))
