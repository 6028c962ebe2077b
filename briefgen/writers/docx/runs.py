"""The runs of a Word paragraph: read as the bidirectional algorithm sees them, cut and set by what it says."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml.etree import _Element as Element

from briefgen.bidi import Direction, direction_of_language
from briefgen.ooxml.elements import copy_look, drop, find, get, make, properties, put, switch
from briefgen.ooxml.runs import TWINS, list_content, read


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a document runs; *bars* and *sides* are borders and alignments of its paragraph styles by style id.

    *mirrored* are the styles whose paragraphs ran from right to left before, *usual* is that of paragraphs without one.
    """

    direction: Direction
    rtl_language: str
    bars: Mapping[str, Element]
    sides: Mapping[str, str]
    mirrored: Collection[str]
    usual: str
    has_spaced_letters: bool


def set_runs(runs: Sequence[Element], ways: Sequence[Direction], way: Way) -> None:
    """Cut the runs where the direction changes, by *ways* of all characters, and set each part."""
    position = 0
    for run in runs:
        length = len(read(run))
        # Field marks hold no words: they go the way of what follows them.
        own = ways[position : position + length] or [ways[min(position, len(ways) - 1)]]
        for direction, part in _split_run(run, own):
            _set_run(part, direction, way)
        position += length


def _split_run(run: Element, ways: Sequence[Direction]) -> list[tuple[Direction, Element]]:
    """Cut the run where its direction changes; the parts follow each other in its place."""
    groups = [
        (way, [element for _, element in pieces])
        for way, pieces in groupby(_cut_content(run, ways), key=lambda piece: piece[0])
    ]
    if not groups[1:]:
        return [(groups[0][0] if groups else ways[0], run)]
    parts = [make("r", *copy_look(run), *content) for _, content in groups]
    for part in parts:
        run.addprevious(part)
    _remove(run)

    return [(way, part) for (way, _), part in zip(groups, parts, strict=True)]


def _cut_content(run: Element, ways: Sequence[Direction]) -> Iterator[tuple[Direction, Element]]:
    """Yield what stands in the run with its direction, words cut where that changes."""
    position = 0
    for content in list_content(run):
        text = read(content)
        own = ways[position : position + len(text)] or [ways[max(position - 1, 0)]]
        if len(set(own)) == 1:
            yield own[0], content
        else:
            for way, letters in groupby(zip(own, text, strict=True), key=lambda pair: pair[0]):
                yield way, make("t", text="".join(letter for _, letter in letters))
        position += len(text)


def _remove(run: Element) -> None:
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _set_run(run: Element, direction: Direction, way: Way) -> None:
    run_properties = properties(run, "rPr")
    set_twins(run_properties)
    switch(run_properties, "rtl", on=direction == "rtl")
    if direction == "rtl":
        language = get(find(run_properties, "lang"), "bidi")
        if not language or direction_of_language(language) == "ltr":
            put(run_properties, "lang", bidi=way.rtl_language)
        _join_letters(run, run_properties, way)
    if not len(run_properties):
        run.remove(run_properties)


def _join_letters(run: Element, run_properties: Element, way: Way) -> None:
    """Take letter-spacing and stretching from joined letters: both tear them apart."""
    if not any(unicodedata.bidirectional(letter) == "AL" for letter in read(run)):
        return
    drop(run_properties, "spacing", "w")
    if way.has_spaced_letters:
        put(run_properties, "spacing", val="0")


def set_twins(run_properties: Element) -> None:
    """Give bold, italic and size the value for right-to-left letters, where only the other is set."""
    for tag, twin in TWINS:
        original = find(run_properties, tag)
        if original is not None and find(run_properties, twin) is None:
            value = get(original)
            put(run_properties, twin, **({} if value is None else {"val": value}))
