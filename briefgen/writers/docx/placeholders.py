"""Fills the ``{{ placeholders }}`` of a letterhead, a header or a footer."""

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element as Element

from briefgen.errors import LetterheadError, nearest
from briefgen.ooxml.elements import find, find_all, make, name_of, qualify

BODY = "briefing"

# Word likes to put marks for direction inside of what is typed in right-to-left text.
_PLACEHOLDER = re.compile("\\{\\{[\\s\u200e\u200f]*(?P<name>\\w+)[\\s\u200e\u200f]*\\}\\}")


@dataclass(frozen=True)
class Field:
    """A field that Word counts itself; *shown* is what it shows until then."""

    code: str
    shown: str


Value = Sequence[str | Field]


def fill(root: Element, values: Mapping[str, Value], *, source: Path) -> None:
    """Replace every placeholder under *root*; a paragraph that held nothing else and stays empty disappears.

    Raises LetterheadError, naming *source*, for a placeholder that is not known.
    """
    for paragraph in list(find_all(root, "p")):
        matches = _find(paragraph, values, source)
        for match in reversed(matches):  # from the end: what is filled in is not searched again
            _replace(paragraph, match, values[match["name"]])
        if matches and is_empty(paragraph):
            remove_legally(paragraph)


def asks_for(root: Element, name: str) -> bool:
    """Whether a paragraph under *root* holds the placeholder *name*."""
    return any(
        match["name"] == name for paragraph in find_all(root, "p") for match in _PLACEHOLDER.finditer(_read(paragraph))
    )


def find_body(root: Element) -> Element | None:
    """Return the paragraph that says where the briefing goes, its placeholder taken out; None where none does."""
    for paragraph in find_all(root, "p"):
        match = next((m for m in _PLACEHOLDER.finditer(_read(paragraph)) if m["name"] == BODY), None)
        if match:
            _replace(paragraph, match, ())

            return paragraph

    return None


def is_empty(paragraph: Element) -> bool:
    """Whether a paragraph shows nothing and ends no section."""
    shown = find_all(paragraph, "t", "drawing", "pict", "object", "fldChar", "fldSimple", "sectPr", "br", "sym")

    return not any(name_of(element) != "t" or element.text for element in shown)


def remove_legally(paragraph: Element) -> None:
    """Remove the paragraph where its parent can do without: cells, headers and footers end with one."""
    neighbours = (paragraph.getprevious(), paragraph.getnext())
    parent = paragraph.getparent()
    if parent is not None and any(other is not None and name_of(other) == "p" for other in neighbours):
        parent.remove(paragraph)


def _find(paragraph: Element, values: Mapping[str, Value], source: Path) -> "list[re.Match[str]]":
    matches = [match for match in _PLACEHOLDER.finditer(_read(paragraph)) if match["name"] != BODY]
    for match in matches:
        name = match["name"]
        if name not in values:
            known = ", ".join(sorted((*values, BODY)))
            raise LetterheadError(
                f"{source}: unknown placeholder {{{{ {name} }}}}{nearest(name, values)}; known are {known}"
            )

    return matches


def _list_texts(paragraph: Element) -> list[Element]:
    """Return the paragraph's own texts, without those of a text box in it."""
    return [text for text in find_all(paragraph, "t") if next(text.iterancestors(qualify("p"))) is paragraph]


def _read(paragraph: Element) -> str:
    return "".join(text.text or "" for text in _list_texts(paragraph))


def _replace(paragraph: Element, match: "re.Match[str]", value: Value) -> None:
    """Put *value* where *match* stands; it looks as the first letter of the placeholder does."""
    position, pieces = 0, []
    for text in _list_texts(paragraph):
        words = text.text or ""
        start, end = (min(max(edge - position, 0), len(words)) for edge in match.span())
        position += len(words)
        if start < end:
            pieces.append((text, words[:start], words[end:]))
    first, before, rest = pieces[0]
    _insert(first, value, rest=rest)
    _set_words(first, before)
    for text, _, after in pieces[1:]:
        _set_words(text, after)


def _insert(text: Element, value: Value, *, rest: str) -> None:
    """Insert runs behind *text*, and what stood behind it in its own run behind them."""
    run = text.getparent()
    if run is None:
        return
    look = find(run, "rPr")
    after = [make("t", text=rest)] if rest else []
    after += list(text.itersiblings())
    contents = [content for part in value for content in _make_content(part)]
    for content in reversed([*contents, *([after] if after else [])]):
        run.addnext(make("r", *([] if look is None else [copy.deepcopy(look)]), *content))


def _set_words(text: Element, words: str) -> None:
    """Set what is left of a text; an empty one goes, and a run with nothing else in it."""
    run = text.getparent()
    text.text = words
    text.set(qualify("xml:space"), "preserve")
    if words or run is None:
        return
    run.remove(text)
    owner = run.getparent()
    if owner is not None and all(name_of(child) == "rPr" for child in run):
        owner.remove(run)


def _make_content(part: "str | Field") -> list[list[Element]]:
    """Return what the runs of a value hold: words, or the five parts of a field."""
    if isinstance(part, str):
        return [[make("t", text=part)]] if part else []

    return [
        [make("fldChar", fldCharType="begin")],
        [make("instrText", text=f" {part.code} ")],
        [make("fldChar", fldCharType="separate")],
        [make("t", text=part.shown)],
        [make("fldChar", fldCharType="end")],
    ]
