"""What a report shows, in the order it shows it: the values that a template's page is rendered from."""

from dataclasses import dataclass

from briefgen.bidi import Direction


@dataclass(frozen=True)
class Text:
    """Words and how they run. *language* is "" where it is the report's own or not known."""

    words: str
    direction: Direction
    language: str = ""
    is_opposed: bool = False


@dataclass(frozen=True)
class Fact:
    """A labelled value, perhaps a link."""

    label: str
    text: Text
    href: str = ""


@dataclass(frozen=True)
class Reference:
    """The number of a paragraph, in words and in figures; *section* is the number of its briefing."""

    words: str
    section: int
    paragraph: int


@dataclass(frozen=True)
class Line:
    """A passage and the reference to its paragraph."""

    text: Text
    ref: Reference


@dataclass(frozen=True)
class Segment:
    """A part of a statement's sentence; a fragment is what the source put in marks."""

    text: Text
    is_fragment: bool = False


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A quote, or fragments of one sentence. *via* is a message cut at the words that name who passes it on."""

    speaker: Text
    role: Text | None
    cue: Text | None
    stance: str
    segments: tuple[Segment, ...]
    marks: tuple[str, str]
    via: tuple[str, Text, str] | None
    ref: Reference


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person, organization or country."""

    name: Text
    honorific: Text | None
    role: Text | None
    country: str
    ref: Reference | None


@dataclass(frozen=True, kw_only=True)
class Event:
    """A row of the dates ahead; *order* is what rows are sorted by."""

    date: str
    machine_date: str
    status: str
    stated: Text | None
    words: Text
    place: Text | None
    actors: tuple[Text, ...]
    ref: Reference
    order: tuple[str, str]


@dataclass(frozen=True)
class Finding:
    """Words of the article, and the paragraphs that they stand in."""

    words: Text
    refs: tuple[Reference, ...]


@dataclass(frozen=True)
class Watched:
    """What the office watches, and where the article speaks of it; nowhere, and there are no findings."""

    name: Text
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Remark:
    """A person's own words, paragraph by paragraph."""

    paragraphs: tuple[Text, ...]
    author: Text | None


@dataclass(frozen=True, kw_only=True)
class Section:
    """One briefing's part of a report. *parties* holds the organizations, then the countries."""

    number: int
    heading: Text
    has_title: bool
    facts: tuple[Fact, ...]
    watched: tuple[Watched, ...]
    gist: Line | None
    points: tuple[Line, ...]
    statements: tuple[Statement, ...]
    persons: tuple[Party, ...]
    parties: tuple[tuple[Party, ...], ...]
    events: tuple[Event, ...]
    remarks: tuple[Remark, ...]
    source: tuple[Fact, ...]
    drawn: str


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a page shows. Facts, remarks and what is watched are of a bound report as a whole.

    *page_of* is cut at its numbers; *label_language* is "" where labels are in the report's own.
    """

    language: str
    direction: Direction
    digits: str
    label_language: str
    heading: Text
    has_title: bool
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    watched: tuple[Watched, ...]
    events: tuple[Event, ...]
    remarks: tuple[Remark, ...]
    distribution: tuple[Text, ...]
    marking: Text | None
    author: str
    date: str
    page_of: tuple[str, ...]
    is_bound: bool
