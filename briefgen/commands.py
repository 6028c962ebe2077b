"""The commands that make documents: sources -> articles -> briefings -> documents -> files."""

import argparse
import codecs
import os
import sys
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from msgspec.structs import replace

from briefgen.briefing import brief
from briefgen.errors import MissingDependencyError, SaveError
from briefgen.model import Briefing, Details, Document
from briefgen.reading import read
from briefgen.reading.source import load, shorten
from briefgen.rendering import render
from briefgen.teller import Teller
from briefgen.template import PDF_VARIANTS

_STANDARD = "-"


def make(options: argparse.Namespace, teller: Teller) -> None:
    """Make documents of articles."""
    if len(options.sources) > 1 and (options.title or options.url):
        options.parser.error("--title and --url are of one article; give it alone")
    _report(options, teller, load_briefing=lambda source: _brief(source, options, teller))


def render_briefings(options: argparse.Namespace, teller: Teller) -> None:
    """Make documents of briefings, edited or not."""
    _report(options, teller, load_briefing=_load_briefing)


def extract(options: argparse.Namespace, teller: Teller) -> None:
    """Write the briefing of one article as JSON."""
    [source] = options.sources
    with teller.watch(_label(source)):
        briefing = _brief(source, options, teller)
        document = Document(f"{briefing.article.name}.json", "application/json", briefing.to_json().encode())
        path = Path(options.output)
        is_folder = path.is_dir() or options.output.endswith(("/", os.sep))
        _deliver({path / document.name if is_folder else path: document}, options, teller)


# From sources to documents -------------------------------------------------------------------------------------------


def _report(options: argparse.Namespace, teller: Teller, *, load_briefing: Callable[[str], Briefing]) -> None:
    _check_usage(options)
    names: dict[str, str] = {}
    bound = []
    for index, source in enumerate(options.sources, 1):
        with teller.watch(_label(source)):
            teller.show(f"{index}/{len(options.sources)} {_label(source)}")
            briefing = load_briefing(source)
            if options.bind is None:
                renamed = _rename(briefing, source, names, teller)
                _deliver(_render_all(renamed, _label(source), options, teller), options, teller)
            bound.append(briefing)
    if options.bind is not None and not teller.code:  # a bound document that lacks an article would mislead
        with teller.watch(options.bind):
            _deliver(_render_all(bound, options.bind, options, teller), options, teller)


def _check_usage(options: argparse.Namespace) -> None:
    count = len(options.formats) * (1 if options.bind is not None else len(options.sources))
    if options.output == _STANDARD and count > 1:
        options.parser.error(f"-o - takes one document, these are {count}: give one article and one format by --to")
    for name in ("letterhead", "evidence"):
        if getattr(options, name) and "docx" not in options.formats:
            options.parser.error(f"--{name} is for docx: add docx to --to, or leave it out")
    if options.pdf_variant is not None and "pdf" not in options.formats:
        options.parser.error("--pdf-variant is for pdf: add pdf to --to, or leave it out")


def _brief(source: str, options: argparse.Namespace, teller: Teller) -> Briefing:
    fields = ("published", "title", "language", "outlet", "url")
    article = read(_open(source), **{name: getattr(options, name) for name in fields})
    for issue in article.issues:
        teller.note(f"{_label(source)}: {issue.message}")
    briefing = brief(article, lexicon=options.lexicon or (options.profile and options.profile.lexicon))
    found = [issue.message for issue in briefing.issues[len(article.issues) :]]
    if found:
        teller.show(f"{_label(source)}: {found[0]}{f' (and {len(found) - 1} more)' if len(found) > 1 else ''}")

    return briefing


def _load_briefing(source: str) -> Briefing:
    # Windows' editor puts a byte order mark before what a person has edited.
    briefing = Briefing.from_json(load(_open(source)).removeprefix(codecs.BOM_UTF8))

    return replace(
        briefing, article=briefing.article.replace(name="stdin" if source == _STANDARD else PurePath(source).stem)
    )


def _rename(briefing: Briefing, source: str, names: dict[str, str], teller: Teller) -> Briefing:
    """Return *briefing* under a name that none of *names* is, also where a file system knows no case."""
    stem = name = briefing.article.name
    count = 1
    while _fold(name) in names:
        count += 1
        name = f"{stem}-{count}"
    if name != stem:
        teller.note(f"{_label(source)}: is named {name}, as {names[_fold(stem)]} has the name {stem}")
    names[_fold(name)] = _label(source)

    return replace(briefing, article=briefing.article.replace(name=name))


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _render_all(
    briefings: Briefing | Sequence[Briefing], label: str, options: argparse.Namespace, teller: Teller
) -> dict[Path, Document]:
    """Return the documents by the paths they are to be saved under.

    A format whose library is missing is told, and takes nothing from the others.
    """
    fields = ("reference", "urgency", "prepared_for", "marking")
    details = Details(**{name: getattr(options, name) for name in fields})
    documents = []
    for name in options.formats:
        letterhead = options.letterhead if name == "docx" else None
        variant = (options.pdf_variant if name == "pdf" else None) or PDF_VARIANTS[0]
        try:
            documents.append(
                render(
                    briefings,
                    name,
                    locale=options.locale,
                    template=options.template,
                    letterhead=letterhead,
                    profile=options.profile,
                    details=details,
                    evidence=options.evidence and name == "docx",
                    pdf_variant=variant,
                    timeout=options.timeout,
                )
            )
        except MissingDependencyError as error:
            teller.fail(label, str(error))
    for message in dict.fromkeys(issue.message for document in documents for issue in document.issues):
        teller.note(message)
    if options.bind is not None:
        documents = [replace(d, name=f"{options.bind}{PurePath(d.name).suffix}") for d in documents]

    return {Path(options.output, document.name): document for document in documents}


# Saving --------------------------------------------------------------------------------------------------------------


def _deliver(documents: Mapping[Path, Document], options: argparse.Namespace, teller: Teller) -> None:
    """Save all documents, or none where one of them must not be."""
    if options.output == _STANDARD:
        for document in documents.values():
            sys.stdout.buffer.write(document.content)
        return
    for target in documents:
        _check_target(target, options)
    for target, document in documents.items():
        teller.show(str(document.save(target)))


def _check_target(target: Path, options: argparse.Namespace) -> None:
    """Refuse to lose what a person wrote."""
    if not target.is_file():
        return
    if any(_is_same(target, source) for source in options.sources):
        raise SaveError(f"{target}: would take the place of what was read; choose another folder with -o")
    if target.suffix == ".docx" and not options.force:
        from briefgen.writers.docx import is_edited  # noqa: PLC0415  only Word documents pay for it

        if is_edited(target.read_bytes()):
            raise SaveError(f"{target}: was edited since briefgen made it; choose another folder with -o, or --force")


def _is_same(target: Path, source: str) -> bool:
    try:
        return target.samefile(source)
    except OSError:  # there is no such source
        return False


def _open(source: str) -> str | BinaryIO:
    return sys.stdin.buffer if source == _STANDARD else source


def _label(source: str) -> str:
    return "stdin" if source == _STANDARD else shorten(source)
