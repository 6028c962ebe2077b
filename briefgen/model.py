"""The values that travel between the stages: frozen, typed, and read back from JSON with every error located."""

import datetime as dt
import hashlib
import inspect
import os
import re
import secrets
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from briefgen import grounding
from briefgen.characters import clean, is_blank
from briefgen.errors import ArticleError, BriefingError, SaveError, nearest

SCHEMA: Literal["briefgen/1"] = "briefgen/1"
# FIRST, Traffic Light Protocol 2.0: in capitals, without spaces, never translated.
TLP = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
_LABEL = re.compile(r"(?<![^\W_])TLP(?![^\W_])[\s:\uff1a-]*[^\W_]*(?:\s*\+\s*[^\W_]+)?", re.IGNORECASE)

Span = Annotated[
    tuple[int, int], Meta(description="Start and end as code point offsets into article.text, end exclusive.")
]
DateString = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="ISO 8601 calendar date.")]
Modifier = Literal["START", "MID", "END", "BEFORE", "ON_OR_BEFORE", "AFTER", "ON_OR_AFTER", "APPROX"]


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the article and where they stand: ``text == article.text[start:end]``, always."""

    text: str
    span: Span


class Issue(Struct, frozen=True, forbid_unknown_fields=True):
    """A weak spot of the input, or what a proof found wrong."""

    code: str
    message: str
    span: Span | None = None


class Finding(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an audit found in a file. *code* is stable; *message* says what to do about it, *location* where it is.

    *part* is the part of the file ("word/document.xml"), None for the file as a whole.
    """

    code: str
    severity: Literal["error", "warning"]
    message: str
    part: str | None = None
    location: str = ""


class Article(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """What was published. *text* is cleaned once, here; facts are taken from it alone.

    *published* and *retrieved* are ISO 8601 dates, *language* is BCP 47 and may carry the outlet's region.
    Raises ArticleError for a text without words and for dates that are none.
    """

    title: str | None = None
    text: str
    published: DateString | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    retrieved: DateString | None = None
    sha256: Annotated[str, Meta(description="SHA-256 of text in UTF-8, hexadecimal.")] = ""

    def __post_init__(self) -> None:
        _clean_fields(self, "title", "text", "language", "outlet", "url", "author")
        if not re.search(r"\w", self.text):
            raise ArticleError("the article has no words; give a text with at least one sentence")
        for name in ("published", "retrieved"):
            _check_date(name, getattr(self, name))
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        if self.sha256 not in ("", digest):
            raise ArticleError("sha256 does not fit text: the article was changed; extract it again")
        msgspec.structs.force_setattr(self, "sha256", digest)

    @property
    def name(self) -> str:
        """The source's file name without extension, "" for text from memory; no part of the JSON."""
        return str(self.__dict__.get("name", ""))

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What reading found odd; brief() hands it on to the briefing. No part of the JSON."""
        return tuple(self.__dict__.get("issues", ()))

    def replace(
        self, *, name: str | None = None, issues: tuple[Issue, ...] | None = None, **changes: str | None
    ) -> "Article":
        """Return a copy with some fields changed; keeps name and issues."""
        copy = msgspec.structs.replace(self, **changes)
        copy.__dict__["name"] = self.name if name is None else name
        copy.__dict__["issues"] = self.issues if issues is None else issues

        return copy

    def __reduce__(self) -> tuple[object, ...]:
        """Have other processes know name and issues, too."""
        return _restore, (msgspec.structs.asdict(self), self.name, self.issues)


def _restore(fields: dict[str, str | None], name: str, issues: tuple[Issue, ...]) -> Article:
    return msgspec.convert(fields, Article).replace(name=name, issues=issues)


class Quote(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What somebody said, without the marks round it."""

    text: str
    span: Span
    kind: Literal["direct", "mixed", "indirect"]
    stance: Literal["affirms", "denies", "alleges", "asks"] = "affirms"
    speaker: Annotated[str | None, Meta(description="Id of an actor.")] = None
    attribution: Annotated[Passage | None, Meta(description="The words that name the speaker here.")] = None
    cue: Annotated[Passage | None, Meta(description="The reporting word, without proclitics.")] = None
    via: Annotated[Passage | None, Meta(description="Who passes it on.")] = None
    context: Annotated[Span, Meta(description="The sentence that holds it.")]
    within: Annotated[int | None, Meta(description="Index of the quote that encloses this one.")] = None
    key: Annotated[bool, Meta(description="Whether reports show it.")] = False


class Mention(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One place where an actor is named, without clitics."""

    span: Span
    form: Literal["name", "short", "role", "acronym"]


class Actor(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person, organization or country of the article."""

    id: str
    name: Annotated[str, Meta(description="The fullest form, without titles and proclitics.")]
    kind: Literal["person", "organization", "country"]
    honorific: Passage | None = None
    role: Passage | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")] | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Date(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An expression that denotes a calendar point or period."""

    text: str
    span: Span
    value: Annotated[str | None, Meta(description="EDTF; null when it cannot be resolved.")] = None
    mod: Annotated[Modifier | None, Meta(description="TimeML's modifier.")] = None
    start: DateString | None = None
    end: DateString | None = None
    upcoming: bool = False
    certainty: Literal["stated", "implied"] = "implied"
    status: Literal["scheduled", "expected", "possible", "cancelled", "denied"] | None = None
    event: Annotated[Passage | None, Meta(description="What happens then, with its subject.")] = None
    place: Passage | None = None
    actors: Annotated[tuple[str, ...], Meta(description="Ids of those who take part.")] = ()
    same_as: Annotated[int | None, Meta(description="Index of the same event's first date.")] = None


class Note(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person wants to add, in his own words."""

    text: str
    author: str | None = None

    def __post_init__(self) -> None:
        _clean_fields(self, "text", "author")


class Briefing(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an article says, each fact a passage of it."""

    schema: Literal["briefgen/1"] = SCHEMA
    title: str | None = None
    notes: tuple[Note, ...] = ()
    article: Article
    summary: tuple[Passage, ...] = ()
    quotes: tuple[Quote, ...] = ()
    actors: tuple[Actor, ...] = ()
    dates: tuple[Date, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        _clean_fields(self, "title")

    def to_json(self) -> str:
        """Return the briefing as JSON of schema briefgen/1, UTF-8 text, indented, with a final line end."""
        return msgspec.json.format(msgspec.json.encode(self)).decode() + "\n"

    @classmethod
    def from_json(cls, source: str | bytes) -> "Briefing":
        """Read a briefing, edited or not. Raises BriefingError that names the JSON path.

        What pointed to an actor, quote or date that a person dropped points to nothing.
        """
        try:
            return _mend(msgspec.json.decode(source, type=cls))
        except (msgspec.ValidationError, msgspec.DecodeError, UnicodeError) as error:
            raise BriefingError(_explain(str(error))) from error

    def verify(self) -> tuple[Issue, ...]:
        """Prove every passage, id and reference against the article; return what fails, empty when all holds."""
        return tuple(Issue("unproven", f"{path}: {reason}", span) for path, reason, span in grounding.prove(self))


class Details(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the office puts on a report: free text, printed as given.

    *marking* stands at the head and foot of every page, *urgency* is a degree of it ("عاجل"), and *distribution* names
    who gets the report. Raises ArticleError for a label of the Traffic Light Protocol that is none of TLP.
    """

    title: str | None = None
    reference: str | None = None
    date: DateString | None = None
    urgency: str | None = None
    sender: str | None = None
    prepared_for: str | None = None
    prepared_by: str | None = None
    reviewed_by: str | None = None
    approved_by: str | None = None
    marking: str | None = None
    distribution: tuple[str, ...] = ()
    notes: str | None = None

    def __post_init__(self) -> None:
        _clean_fields(self, *(name for name in self.__struct_fields__ if name != "distribution"))
        _check_date("date", self.date)
        _check_marking(self.marking or "")
        if isinstance(self.distribution, str):
            raise ArticleError("distribution is str; give a sequence of strings, one for each who gets the report")
        names = tuple(_clean_field("distribution", name) for name in self.distribution)
        msgspec.structs.force_setattr(self, "distribution", tuple(name for name in names if not is_blank(name)))


class Document(Struct, frozen=True):
    """A finished file, not on disk yet. *name* carries the extension; *issues* say what is not as its reader has it."""

    name: str
    media_type: str
    content: bytes
    issues: tuple[Issue, ...] = ()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the document and return where it is; no reader ever sees half of it.

        A folder, or a path that ends in a slash, gets it under its own name; any other path is the file.
        Raises SaveError.
        """
        target = Path(path)
        if str(path).endswith(("/", os.sep)) or target.is_dir():
            target = target / self.name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_atomically(target, self.content)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SaveError(f"{target}: cannot be written ({reason}); choose another folder with -o") from error

        return target


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a briefing."""
    built = msgspec.json.schema(Briefing)
    for struct in built["$defs"].values():  # before Python 3.13 docstrings keep their indentation
        struct["description"] = inspect.cleandoc(struct["description"])

    return built


def _mend(briefing: Briefing) -> Briefing:
    """Drop references to actors that are gone, and find anew what encloses what: indexes shift as items go."""
    ids = {actor.id for actor in briefing.actors}
    quotes = tuple(
        msgspec.structs.replace(
            quote,
            speaker=quote.speaker if quote.speaker in ids else None,
            within=None if quote.within is None else _find_enclosing(briefing.quotes, quote),
        )
        for quote in briefing.quotes
    )
    dates = tuple(
        msgspec.structs.replace(
            date,
            actors=tuple(actor for actor in date.actors if actor in ids),
            same_as=date.same_as if _is_same_day(briefing.dates, date, index) else None,
        )
        for index, date in enumerate(briefing.dates)
    )

    return msgspec.structs.replace(briefing, quotes=quotes, dates=dates)


def _is_same_day(dates: tuple[Date, ...], date: Date, index: int) -> bool:
    """Whether *date*, at *index*, points back to one of its own value."""
    return date.same_as is not None and 0 <= date.same_as < index and dates[date.same_as].value == date.value


def _find_enclosing(quotes: tuple[Quote, ...], inner: Quote) -> int | None:
    start, end = inner.span
    for index, quote in enumerate(quotes):
        if quote.kind == "indirect" and quote.span[0] <= start and end <= quote.span[1] and quote.span != inner.span:
            return index

    return None


def _clean_fields(struct: Struct, *names: str) -> None:
    """Take from fields what no document can hold, and fields that show nothing for absent; set once, here."""
    for name in names:
        value = getattr(struct, name)
        if value is not None:
            cleaned = _clean_field(name, value)
            msgspec.structs.force_setattr(struct, name, None if name != "text" and is_blank(cleaned) else cleaned)


def _clean_field(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ArticleError(f"{name} is {type(value).__name__}; give a string")

    return clean(value)


def _check_date(name: str, value: str | None) -> None:
    if value is None:
        return
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        dt.date.fromisoformat(value)
    except ValueError:
        raise ArticleError(f"{name}: {value!r} is not a calendar date; write it as 2026-02-04") from None


def _check_marking(marking: str) -> None:
    for label in _LABEL.findall(marking):
        if label not in TLP:
            written = re.sub(r"\s|(?<=TLP)\W", "", label).upper().replace("TLP", "TLP:", 1)
            raise ArticleError(
                f"marking: {label!r} is no label of TLP 2.0; known are {', '.join(TLP)}{nearest(written, TLP)}"
            )


def _write_atomically(target: Path, content: bytes) -> None:
    partial = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _explain(message: str) -> str:
    reason, _, path = message.partition(" - at `")
    path = path.rstrip("`") or "$"
    unknown = re.search(r"unknown field `([^`]*)`", reason)
    hint = nearest(unknown[1], _FIELDS) if unknown else ""

    reason = reason if reason[1:2].isupper() else reason[:1].lower() + reason[1:]

    return f"{path}: {reason}{hint}"


_FIELDS = sorted(
    {
        name
        for struct in (Passage, Article, Quote, Mention, Actor, Date, Note, Issue, Briefing)
        for name in struct.__struct_fields__
    }
)
