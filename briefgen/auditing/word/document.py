"""A Word document as the auditor sees it: parts, styles, paragraphs with their runs, and the way it ought to run."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from lxml.etree import _Element as Element

from briefgen.auditing.word.cascade import Cascade, Levels
from briefgen.auditing.word.package import Package
from briefgen.auditing.word.parts import STORIES, Part, list_parts
from briefgen.bidi import Direction, has_letters, resolve
from briefgen.ooxml.elements import find, find_all, get, is_on, name_of, qualify
from briefgen.ooxml.runs import list_runs, read

_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}theme"
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_INVISIBLE = " \t\n\u00a0\u2028\ufffc\u200e\u200f"


@dataclass(frozen=True)
class Run:
    """A run: *start* is where its text begins in the paragraph's."""

    element: Element
    text: str
    start: int
    is_rtl: bool


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its own runs, and the styles that apply."""

    part: Part
    element: Element
    runs: tuple[Run, ...]
    levels: Levels
    is_bidi: bool

    @cached_property
    def text(self) -> str:
        """The words as the bidirectional algorithm sees them."""
        return "".join(run.text for run in self.runs)

    @property
    def is_empty(self) -> bool:
        """Whether it shows no words."""
        return not self.text.strip(_INVISIBLE)

    @property
    def is_list_item(self) -> bool:
        """Whether it says of itself that it is one; list 0 is none (ISO 29500-1 17.9.18)."""
        numbering = find(self.element, "pPr/numPr")

        return numbering is not None and get(find(numbering, "numId")) != "0"

    @cached_property
    def ways(self) -> tuple[Direction, ...]:
        """The direction of every character by the algorithm (UAX#9)."""
        return tuple(resolve(self.text, direction="rtl" if self.is_bidi else "ltr"))


@dataclass(frozen=True)
class WordDocument:
    """The parts that parsed, and what they hold."""

    package: Package
    parts: tuple[Part, ...]

    @property
    def stories(self) -> tuple[Part, ...]:
        """The parts whose paragraphs a reader sees."""
        return tuple(part for part in self.parts if part.kind in STORIES)

    @cached_property
    def body(self) -> Part | None:
        """The main part."""
        return self._find("document")

    @cached_property
    def styles(self) -> Part | None:
        """The part of styles, not that of building blocks."""
        return self._find("styles")

    @cached_property
    def settings(self) -> Part | None:
        """The part of settings."""
        return self._find("settings")

    @cached_property
    def cascade(self) -> Cascade:
        """The styles, ready to be looked up."""
        return Cascade(None if self.styles is None else self.styles.root)

    @cached_property
    def core(self) -> Element | None:
        """The properties of the file: title, language (ISO/IEC 29500-2 8)."""
        return next((root for root in self.package.roots.values() if root.tag == _CORE), None)

    @cached_property
    def theme(self) -> Element | None:
        """The theme, which may name fonts."""
        return next((root for root in self.package.roots.values() if root.tag == _THEME), None)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of every story, but for the lines between text and notes."""
        return tuple(
            self._read_paragraph(part, element)
            for part in self.stories
            for element in find_all(part.root, "p")
            if not _is_separator(element)
        )

    @cached_property
    def has_rtl_letters(self) -> bool:
        """Whether anything in it is written from right to left."""
        return any(has_letters(paragraph.text, "rtl") for paragraph in self.paragraphs)

    def property(self, name: str) -> str:
        """Return a property of the file ("title", "language"), "" where it is not set."""
        children = () if self.core is None else tuple(self.core)
        text = next((child.text for child in children if name_of(child) == name), None)

        return (text or "").strip()

    def find_levels(self, paragraph: Paragraph, run: Run) -> Levels:
        """Return the styles that apply to a run."""
        character = get(find(run.element, "rPr/rStyle"))

        return replace(paragraph.levels, character=character) if character in self.cascade else paragraph.levels

    def _find_paragraph_levels(self, paragraph: Element) -> Levels:
        table = next(paragraph.iterancestors(qualify("tbl")), None)
        named = None if table is None else get(find(table, "tblPr/tblStyle"))

        return Levels(
            paragraph=self.cascade.choose(get(find(paragraph, "pPr/pStyle")), "paragraph"),
            table=None if table is None else self.cascade.choose(named, "table"),
        )

    def _find(self, kind: str) -> Part | None:
        parts = [part for part in self.parts if part.kind == kind]
        plain = [part for part in parts if "glossary" not in part.name]

        return next(iter(plain or parts), None)

    def _read_paragraph(self, part: Part, element: Element) -> Paragraph:
        levels = self._find_paragraph_levels(element)

        return Paragraph(
            part=part,
            element=element,
            runs=tuple(_read_runs(element)),
            levels=levels,
            is_bidi=is_on(self.cascade.find("pPr/bidi", levels, element)),
        )


def build_document(package: Package) -> WordDocument:
    """Return the document in *package*."""
    return WordDocument(package, list_parts(package))


def _read_runs(paragraph: Element) -> Iterator[Run]:
    start = 0
    for element in list_runs(paragraph):
        text = read(element)
        # Word takes w:rtl from no style (MS-OI29500 2.1.260).
        yield Run(element, text, start, is_on(find(element, "rPr/rtl")))
        start += len(text)


def _is_separator(paragraph: Element) -> bool:
    return get(paragraph.getparent(), "type") in _SEPARATORS
