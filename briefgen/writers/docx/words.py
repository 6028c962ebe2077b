"""The words of a report page: their look, their white space, where they link to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element as PageElement

from briefgen.characters import squeeze

_LINK_SCHEMES = ("http", "https", "mailto")
_LONGEST_BOOKMARK = 40

Node = str | PageElement


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the elements around a piece of the page say about it; *style* and *character* are names of Word styles.

    *direction* is that of the block; words that are isolated in it keep from left to right, whatever stands round them.
    *source* is the paragraph they refer to, "article.paragraph".
    """

    direction: str
    style: str = "Normal"
    character: str = ""
    is_isolated: bool = False
    language: str = ""
    href: str = ""
    source: str = ""
    is_bold: bool = False
    is_italic: bool = False
    depth: int = 0


@dataclass(frozen=True)
class Piece:
    """Words of one look; None is a line break."""

    text: str | None
    look: Look


def collapse(pieces: Iterable[Piece]) -> list[Piece]:
    """Return *pieces* with white space as a browser shows it: single, and none at the ends of lines."""
    collapsed: list[Piece] = []
    for piece in (*pieces, Piece(None, Look(direction=""))):
        text = None if piece.text is None else squeeze(piece.text)
        if text is None:
            _strip_end(collapsed)
        elif not collapsed or (collapsed[-1].text or " ").endswith(" "):
            text = text.lstrip(" ")
        if text != "":
            collapsed.append(Piece(text, piece.look))

    return collapsed[:-1] if any(piece.text for piece in collapsed) else []


def _strip_end(pieces: list[Piece]) -> None:
    if pieces and pieces[-1].text is not None:
        last = pieces.pop()
        if text := last.text.rstrip(" ") if last.text else "":
            pieces.append(Piece(text, last.look))


def href_of(piece: Piece) -> str:
    """Return where a piece links to, or ""."""
    return piece.look.href


def source_of(piece: Piece) -> str:
    """Return which paragraph of which article a piece refers to, or ""."""
    return piece.look.source


def is_address(href: str) -> bool:
    """Whether *href* is a web or mail address, which Word may open."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False

    return parts.scheme in _LINK_SCHEMES and bool(parts.netloc or parts.scheme == "mailto") and "[" not in parts.netloc


class Anchors:
    """Names of Word bookmarks for the ids of a page; none of them is *taken*, and no two ids share one."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.lower() for name in taken}  # Word knows no case in them
        self._names: dict[str, str] = {}

    def name(self, anchor: str) -> str:
        """Return the bookmark of an id, the same every time."""
        if anchor not in self._names:
            self._names[anchor] = self._find_free(re.sub(r"\W", "_", f"_{anchor}")[:_LONGEST_BOOKMARK])
            self._taken.add(self._names[anchor].lower())

        return self._names[anchor]

    def _find_free(self, wanted: str) -> str:
        numbered = (f"{wanted[: _LONGEST_BOOKMARK - 6]}_{number}" for number in count(2))

        return next(name for name in chain((wanted,), numbered) if name.lower() not in self._taken)
