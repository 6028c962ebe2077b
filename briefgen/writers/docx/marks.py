"""Direction marks (U+200E, U+200F) in a Word paragraph, where words would else be drawn out of order."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lxml.etree import _Element as Element

from briefgen.bidi import LEFT_TO_RIGHT_MARK, MARKS, Direction, direction_of, has_letters, span_tokens
from briefgen.ooxml.elements import find, is_on, name_of
from briefgen.ooxml.runs import list_content, read
from briefgen.writers.docx.runs import Way

Marks = tuple[Mapping[int, str], Mapping[int, str]]


def place_marks(
    runs: Sequence[Element], text: str, ways: Sequence[Direction], *, direction: Direction, way: Way
) -> Marks:
    """Return the marks to put before and after characters, by position; *ways* are the directions without them.

    U+200E goes to both ends of what is left to right and would be garbled; of tokens in right-to-left paragraphs
    always, for programs that know no w:rtl. In a document from left to right, where programs go by the first letter, a
    mark of its direction opens a paragraph whose first letter runs the other way.
    """
    befores, afters = {}, {}
    tokens = [span for span in span_tokens(text) if direction == "rtl" or "rtl" in ways[slice(*span)]]
    isolated = [span for span in _find_isolated(runs) if "rtl" in ways[slice(*span)]]
    for start, end in (*tokens, *isolated):
        if text[start - 1 : start] != LEFT_TO_RIGHT_MARK:
            befores[start] = LEFT_TO_RIGHT_MARK
        if text[end : end + 1] != LEFT_TO_RIGHT_MARK:
            afters[end - 1] = LEFT_TO_RIGHT_MARK
    if way.direction == "ltr" and text and direction_of(_insert(text, (befores, afters))) not in (None, direction):
        befores[0] = f"{MARKS[direction]}{befores.get(0, '')}"

    return befores, afters


def _insert(text: str, marks: Marks, *, start: int = 0) -> str:
    """Return *text* with the marks that belong to its characters, of which the first has the position *start*."""
    befores, afters = marks

    return "".join(f"{befores.get(at, '')}{letter}{afters.get(at, '')}" for at, letter in enumerate(text, start))


def _find_isolated(runs: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """Yield where neighbouring runs stand that say of themselves that they are not right to left."""
    start = 0
    for is_isolated, group in groupby(runs, key=_is_isolated):
        end = start + sum(len(read(run)) for run in group)
        if is_isolated and end > start:
            yield start, end
        start = end


def _is_isolated(run: Element) -> bool:
    said = find(run, "rPr/rtl")

    return said is not None and not is_on(said) and not has_letters(read(run), "rtl")


def insert_marks(runs: Sequence[Element], text: str, marks: Marks) -> None:
    """Put marks into the words, inside the run that holds their character."""
    befores, afters = marks
    position = 0
    for content in (child for run in runs for child in list_content(run)):
        places = range(position, position + len(read(content)))
        if name_of(content) == "t" and any(at in befores or at in afters for at in places):
            content.text = _insert(text[places.start : places.stop], marks, start=places.start)
        position = places.stop
