"""Fills the ``{{ placeholders }}`` of a letterhead, a header or a footer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml.etree import _Element as Element

from briefgen.bidi import MARKS, direction_of
from briefgen.errors import LetterheadError, nearest
from briefgen.ooxml.elements import copy_look, find_all, get, make, name_of, qualify

BODY = "briefing"

# Word likes to put marks for direction inside of what is typed in right-to-left text.
_MARKS = "\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_SPACE = rf"[\s{_MARKS}]*"
_PLACEHOLDER = re.compile(rf"\{{[{_MARKS}]*\{{{_SPACE}(?P<name>\w[\w{_MARKS}]*){_SPACE}\}}[{_MARKS}]*\}}")
_MARK = re.compile(f"[{_MARKS}]")
_SHOWN = ("t", "drawing", "pict", "object", "fldChar", "fldSimple", "sectPr", "br", "sym", "footnoteReference")
_STARTS, _ENDS = ("bookmarkStart", "commentRangeStart"), ("bookmarkEnd", "commentRangeEnd")


@dataclass(frozen=True)
class Field:
    """A field that Word counts itself; *shown* is what it shows until then."""

    code: str
    shown: str


Value = Sequence[str | Field]


def fill(root: Element, values: Mapping[str, Value], *, source: Path, kept: Element | None = None) -> None:
    """Replace every placeholder under *root*; a paragraph that held nothing else and stays empty goes, but for *kept*.

    Raises LetterheadError, naming *source*, for a placeholder that is not known.
    """
    for paragraph in list(find_all(root, "p")):
        matches = [match for match in _search(paragraph) if _name(match) != BODY]
        for match in reversed(matches):  # from the end: what is filled in is not searched again
            _replace(paragraph, match, _steer(_choose(values, _name(match), source), match))
        if matches and paragraph is not kept and is_empty(paragraph):
            remove_legally(paragraph)


def asks_for(root: Element, name: str) -> bool:
    """Whether a paragraph under *root* holds the placeholder *name*."""
    return next(_find_all(root, name), None) is not None


def find_body(stories: Sequence[Element], *, source: Path) -> Element | None:
    """Return the paragraph that says where the briefing goes, its placeholder taken out; None where none does.

    *stories* begin with the body. Raises LetterheadError, naming *source*, where no briefing can go.
    """
    places = [place for story in stories for place in _find_all(story, BODY)]
    if not places:
        return None
    paragraph, match = places[0]
    if paragraph.getroottree().getroot() is not stories[0] or _is_boxed(paragraph):
        raise LetterheadError(f"{source}: {{{{ {BODY} }}}} stands in a head, foot, note or box; move it to the text")
    if _read(paragraph).replace(match[0], "").strip():
        raise LetterheadError(f"{source}: other words stand beside {{{{ {BODY} }}}}; give it a paragraph of its own")
    if len(places) > 1:
        raise LetterheadError(f"{source}: holds {{{{ {BODY} }}}} {len(places)} times; leave the one where it shall go")
    _replace(paragraph, match, ())

    return paragraph


def is_empty(paragraph: Element) -> bool:
    """Whether a paragraph shows nothing, ends no section, and no bookmark begins or ends in it alone."""
    starts, ends = ({get(mark, "id") for mark in find_all(paragraph, *tags)} for tags in (_STARTS, _ENDS))

    return starts == ends and not any(
        name_of(element) != "t" or element.text for element in find_all(paragraph, *_SHOWN)
    )


def remove_legally(paragraph: Element) -> None:
    """Remove the paragraph where its parent can do without: cells, headers and footers end with one."""
    neighbours = (paragraph.getprevious(), paragraph.getnext())
    parent = paragraph.getparent()
    if parent is not None and any(other is not None and name_of(other) == "p" for other in neighbours):
        parent.remove(paragraph)


def _search(paragraph: Element) -> "list[re.Match[str]]":
    return list(_PLACEHOLDER.finditer(_read(paragraph)))


def _find_all(root: Element, name: str) -> "Iterator[tuple[Element, re.Match[str]]]":
    for paragraph in find_all(root, "p"):
        yield from ((paragraph, match) for match in _search(paragraph) if _name(match) == name)


def _name(match: "re.Match[str]") -> str:
    return _MARK.sub("", match["name"]).lower()


def _choose(values: Mapping[str, Value], name: str, source: Path) -> Value:
    if name not in values:
        known = ", ".join(sorted((*values, BODY)))
        raise LetterheadError(
            f"{source}: unknown placeholder {{{{ {name} }}}}{nearest(name, values)}; known are {known}"
        )

    return values[name]


def _steer(value: Value, match: "re.Match[str]") -> Value:
    """Return *value*, opened by a mark where its own letters come too late to be told from those before: "7/2026-م"."""
    text = next((part for part in value if isinstance(part, str)), "")
    direction, before = direction_of(text), direction_of(match.string[: match.start()][::-1])
    if direction is None or direction_of(text[0]) or before in (None, direction):
        return value

    return (MARKS[direction], *value)


def _is_boxed(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(qualify("txbxContent")), None) is not None


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
    after = [make("t", text=rest)] if rest else []
    after += list(text.itersiblings())
    contents = [content for part in value for content in _make_content(part)]
    for content in reversed([*contents, *([after] if after else [])]):
        run.addnext(make("r", *copy_look(run), *content))


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
