"""Templates: folders that say how a report reads, and the report page they render."""

import functools
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jinja2
from markupsafe import Markup, escape

from briefgen.bidi import MARKS, resolve, span_tokens
from briefgen.errors import BriefgenError, TemplateError, nearest
from briefgen.localize import Localizer
from briefgen.model import Briefing, Details, Issue
from briefgen.profile import Profile
from briefgen.report import build_view
from briefgen.sandbox import Sandbox, describe, join_page
from briefgen.view import Text, View

if TYPE_CHECKING:
    from types import TracebackType

PAGE = "page.html.jinja"
STYLE = "style.css"
REFERENCE = "reference.docx"
ELEMENTS = (
    *("h1", "h2", "h3", "p", "blockquote", "cite", "ul", "ol", "li", "section"),
    *("table", "thead", "tbody", "tr", "th", "td", "strong", "em", "a", "time", "bdi", "br"),
)
ATTRIBUTES = ("lang", "dir", "class", "id", "href", "datetime", "scope")
PDF_VARIANTS = ("pdf/ua-1", "pdf/ua-2", "pdf/a-3a")  # the first is the default
_HEAD = ("html", "head", "meta", "title", "body")
_DEEPEST = 100  # elements in one another: the layout takes some levels of Python's stack for each


@dataclass(frozen=True, kw_only=True)
class Template:
    """A folder with a page, a style and a Word document whose styles the report takes.

    *styles* maps a class of the page to a Word style; *fonts* a language, or "default", to the Word fonts of "latin"
    and "complex" letters.
    """

    name: str
    folder: Path
    styles: Mapping[str, str]
    fonts: Mapping[str, Mapping[str, str]]

    @property
    def style(self) -> str:
        """The style sheet of the page."""
        return _read(self.folder / STYLE)

    @property
    def reference(self) -> Path:
        """The Word document whose styles the report takes. Raises TemplateError for a link out of the folder."""
        return _stay(self.folder / REFERENCE)


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report page, well-formed XML of the closed element set, with all that a writer needs.

    With *evidence*, a Word document carries the paragraphs that items are taken from as comments.
    """

    page: str
    heading: str
    briefings: tuple[Briefing, ...]
    localizer: Localizer
    template: Template
    details: Details
    letterhead: Path | None = None
    evidence: bool = False
    pdf_variant: str = PDF_VARIANTS[0]
    issues: tuple[Issue, ...] = ()

    @property
    def date(self) -> str | None:
        """ISO date that the document is of: the report's, else the newest article's; never that of the clock."""
        return _find_date(self.briefings, self.details)


def find_template(name_or_folder: str | os.PathLike[str]) -> Template:
    """Return the built-in template of that name, or the one in that folder. Raises TemplateError."""
    folder = Path(name_or_folder)
    if not folder.is_dir() and folder.name == os.fspath(name_or_folder):
        folder = built_in_folder() / folder
    if not (folder / PAGE).is_file():
        known = sorted(path.parent.name for path in built_in_folder().glob(f"*/{PAGE}"))
        raise TemplateError(
            f"template {os.fspath(name_or_folder)!r}: no folder with a {PAGE}; "
            f"built in: {', '.join(known)}{nearest(folder.name, known)}"
        )

    return _load(folder.resolve())


def build_report(
    briefings: Sequence[Briefing],
    *,
    localizer: Localizer,
    template: Template,
    details: Details,
    profile: Profile | None = None,
    letterhead: Path | None = None,
    evidence: bool = False,
) -> Report:
    """Render the report page once, with what *profile* adds. Raises TemplateError with the template's file and line."""
    office, date = profile or Profile(), _find_date(briefings, details)
    issues = (*localizer.issues, *office.find_lacks(details, date))
    details = office.complete(details, date)
    view = build_view(briefings, localizer=localizer, details=details, profile=office)
    page = _render(template, view, localizer)
    parse_page(page, template=template)

    return Report(
        page=page,
        heading=view.heading.words,
        briefings=tuple(briefings),
        localizer=localizer,
        template=template,
        details=details,
        letterhead=letterhead,
        evidence=evidence,
        issues=issues,
    )


def _find_date(briefings: Sequence[Briefing], details: Details) -> str | None:
    published = [briefing.article.published for briefing in briefings if briefing.article.published]

    return details.date or max(published, default=None)


def built_in_folder() -> Path:
    """Return where the built-in templates and fonts are: in the package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"

    return inside if inside.is_dir() else package.parent / "templates"


def stays_inside(path: Path, folder: Path) -> bool:
    """Whether *path* is of *folder*, also where it is a link; an installer may link every built-in file."""
    is_built_in = folder.is_relative_to(built_in_folder().resolve())

    return Path(os.path.realpath(path)).is_relative_to(folder) or (
        is_built_in and Path(os.path.normpath(path)).is_relative_to(folder)
    )


def parse_page(page: str, *, template: Template) -> ET.Element:
    """Return the page as a tree; raises TemplateError for what no report page may hold."""
    try:
        root = ET.fromstring(page)  # noqa: S314  made by our own sandbox; expat expands no external entity
    except ET.ParseError as error:
        raise TemplateError(f"{template.folder / PAGE}: the page it makes is not well-formed XML: {error}") from error
    for element in root.iter():
        for reason in _find_faults(element):
            raise TemplateError(f"{template.folder / PAGE}: the page it makes holds {reason}")

    if _measure_depth(root) > _DEEPEST:
        raise TemplateError(f"{template.folder / PAGE}: the page it makes nests more than {_DEEPEST} elements")

    return root


def list_nodes(element: ET.Element) -> list[str | ET.Element]:
    """Return the texts and elements that *element* of a page holds, in order."""
    nodes: list[str | ET.Element] = [element.text or ""]
    for child in element:
        nodes += [child, child.tail or ""]

    return [node for node in nodes if not isinstance(node, str) or node]


def _measure_depth(root: ET.Element) -> int:
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1

    return depth


def _find_faults(element: ET.Element) -> Iterator[str]:
    if element.tag not in (*ELEMENTS, *_HEAD):
        yield f"<{element.tag}>; allowed are {' '.join(ELEMENTS)}"
    if element.tag in ELEMENTS:
        for name in set(element.keys()).difference(ATTRIBUTES):
            if not name.startswith("data-"):
                yield f"the attribute {name} on <{element.tag}>; allowed are {' '.join(ATTRIBUTES)} data-*"


def _load(folder: Path) -> Template:
    settings = folder / "template.toml"
    try:
        table = tomllib.loads(_read(settings)) if settings.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{settings}: {error}") from error

    return Template(
        name=str(table.get("name", folder.name)),
        folder=folder,
        styles=MappingProxyType(table.get("styles", {})),
        fonts=MappingProxyType(table.get("fonts", {})),
    )


def _stay(path: Path) -> Path:
    if not stays_inside(path, path.parent.resolve()):
        raise TemplateError(f"{path}: leads out of the template's folder; put a copy of the file there")

    return path


def _read(path: Path) -> str:
    try:
        return _stay(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path}: cannot be read as UTF-8 text ({error})") from error


def _render(template: Template, view: View, localizer: Localizer) -> str:
    try:
        page = _environment(template.folder).get_template(PAGE)

        return join_page(
            page.generate(
                report=view,
                message=localizer.message,
                number=localizer.number,
                separators=lambda texts: localizer.separate([text.words for text in texts]),
            )
        )
    except BriefgenError:
        raise
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(f"{error.filename or template.folder / PAGE}:{error.lineno}: {error.message}") from error
    except Exception as error:  # a template may raise anything
        where = _find_line(error.__traceback__, template.folder)
        raise TemplateError(f"{where}: {describe(error)}") from error


def _find_line(traceback: "TracebackType | None", folder: Path) -> str:
    """Return "file:line" of the innermost template frame; jinja2 gives its frames the template's own lines."""
    where = str(folder / PAGE)
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if Path(name).is_relative_to(folder):
            where = f"{name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next

    return where


@functools.cache
def _environment(folder: Path) -> Sandbox:
    environment = Sandbox(folder, stays_inside=lambda path: stays_inside(path, folder))
    environment.filters |= {"content": _content, "attributes": _attributes, "inline": _inline, "plain": _plain}

    return environment


def _content(text: Text) -> Markup:
    """Return the words; in right-to-left ones, what would be garbled is isolated, but within words that are not."""
    if text.direction == "ltr":
        return escape(text.words)
    isolated, ways, end = Markup(), resolve(text.words, direction="rtl"), 0
    for start, stop in span_tokens(text.words):
        if "rtl" in ways[start:stop]:
            isolated += escape(text.words[end:start]) + Markup('<bdi dir="ltr">{}</bdi>').format(text.words[start:stop])
            end = stop

    return isolated + escape(text.words[end:])


def _attributes(text: Text) -> Markup:
    """Return the lang and dir of an element that holds only *text*, where they are not the report's."""
    direction = Markup(' dir="{}"').format(text.direction) if text.is_opposed else Markup()

    return _language(text) + direction


def _inline(text: Text) -> Markup:
    """Return words to stand among others: foreign ones are isolated, their direction said for those who cannot tell."""
    if not (text.language or text.is_opposed):
        return _content(text)

    return Markup('<bdi{} dir="{}">{}</bdi>').format(_language(text), text.direction, _content(text))


def _language(text: Text) -> Markup:
    return Markup(' lang="{}"').format(text.language) if text.language else Markup()


def _plain(text: Text) -> str:
    """Return the words for an attribute, where no element can isolate them."""
    mark = MARKS[text.direction] if text.is_opposed else ""

    return f"{mark}{text.words}{mark}"
