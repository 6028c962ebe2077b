"""The report page as plain text that keeps its order and direction wherever it is pasted."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from briefgen.bidi import EMBEDDINGS, MARKS, POP, Direction, direction_of, has_letters, isolate
from briefgen.characters import squeeze
from briefgen.localize import Localizer
from briefgen.template import Report, parse_page

_UNDERLINES = {"h1": "=", "h2": "-", "h3": "-"}


def write(report: Report) -> bytes:
    """Return UTF-8 text: underlined headings, one paragraph a line, table rows as labelled lines."""
    page = parse_page(report.page, template=report.template)
    body = page.find("body")
    walk = _Walk(report.localizer)
    lines = [] if body is None else [*walk.list_lines(body)]
    text = "\n".join(lines).strip("\n")
    marking = "" if body is None else body.get("data-marking", "")

    return ("\n\n".join(filter(None, (marking, text, marking))) + "\n").encode()  # at the head and foot, as on pages


@dataclass(frozen=True)
class _Walk:
    """A walk of a page for the readers of one locale."""

    localizer: Localizer

    def list_lines(self, block: ET.Element) -> Iterator[str]:
        """Yield the lines of *block*; a blank one before each part."""
        for element in block:
            match element.tag:
                case "section" | "blockquote":
                    yield ""
                    yield from self.list_lines(element)
                case "h1" | "h2" | "h3":
                    yield from self._underline(element)
                case "ul" | "ol":
                    yield from self._list_items(element)
                case "table":
                    yield from self._list_rows(element)
                case _:
                    yield self._say(element)

    def _underline(self, heading: ET.Element) -> Iterator[str]:
        line = self._say(heading)
        width = sum(1 for character in line if unicodedata.category(character) not in ("Mn", "Cf"))
        yield line
        yield _UNDERLINES[heading.tag] * width

    def _list_items(self, block: ET.Element) -> Iterator[str]:
        for number, item in enumerate(block, 1):
            bullet = f"{self.localizer.number(number)}." if block.tag == "ol" else "-"
            yield f"{bullet} {self._say(item)}"

    def _list_rows(self, table: ET.Element) -> Iterator[str]:
        """Yield each row as a line of its first cell and labelled lines of the others; empty cells say nothing.

        A single row is a list of facts: all its cells are labelled.
        """
        labels = [self._say(cell) for cell in table.findall("thead/tr/*")]
        rows = table.findall("tbody/tr")
        for row in rows:
            for index, cell in enumerate(row):
                if "".join(cell.itertext()).strip():
                    labelled = f"{self._end(labels[index])} {self._say(cell)}"
                    yield labelled if len(rows) == 1 else f"  {labelled}" if index else f"- {self._say(cell)}"

    def _say(self, block: ET.Element) -> str:
        """Return the words of *block* on one line, steered to their direction."""
        direction = self._direction_of(block)
        words = squeeze("".join(self._spell(block, direction))).strip(" ")
        line = isolate(words.removesuffix(MARKS[direction]), direction=direction)
        is_steered = direction_of(line) in (direction, None)

        return line if is_steered else f"{MARKS[direction]}{line}"

    def _spell(self, element: ET.Element, around: Direction) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            direction = self._direction_of(child) if child.tag == "bdi" else around
            words = self._frame(child, "".join(self._spell(child, direction)))
            yield f"{words if direction == around else _isolate(words, direction)}{child.tail or ''}"

    def _frame(self, element: ET.Element, words: str) -> str:
        match element.tag, element.get("class"):
            case "br", _:
                return " \u2013 "
            case _, "ref":
                return f"[{words}]"
            case _, "label":
                return self._end(words)
            case _:
                return words

    def _end(self, label: str) -> str:
        """Return a label with the colon of its language, if it has none."""
        bare = label.rstrip("".join(MARKS.values()))

        return label if bare.endswith(":") else self.localizer.message("lbl.colon", label=label)

    def _direction_of(self, element: ET.Element) -> Direction:
        match element.get("dir"):
            case "ltr":
                return "ltr"
            case "rtl":
                return "rtl"
            case _:
                return self.localizer.direction


def _isolate(words: str, direction: Direction) -> str:
    """Return words of the other direction so that nothing behind them goes with them, as an isolate would.

    Marks do what is needed, but for words that hold letters of both directions; not all programs know isolates.
    """
    around: Direction = "ltr" if direction == "rtl" else "rtl"
    is_mixed = has_letters(words, around)
    opening, closing = (EMBEDDINGS[direction], POP) if is_mixed else (MARKS[direction], MARKS[direction])

    return f"{opening}{words}{closing}{MARKS[around]}"
