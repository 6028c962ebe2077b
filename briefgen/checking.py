"""The command that audits files: findings a line each, or JSON for programs."""

import argparse
import codecs
import json
import sys
from collections.abc import Sequence
from itertools import groupby

from msgspec import to_builtins

from briefgen.auditing import Inspection, inspect
from briefgen.errors import BriefgenError, ReadError
from briefgen.model import Briefing, Finding
from briefgen.reading.source import load, shorten
from briefgen.teller import Teller

_MOST_PLACES = 3


def check(options: argparse.Namespace, teller: Teller) -> None:
    """Audit every file; the exit code is 1 where one has an error or cannot be read.

    JSON is an array with an object per file: ``file``, ``direction`` ("rtl", "ltr"), ``language`` (BCP 47), ``fonts``
    and ``findings``, each with ``code``, ``severity``, ``message``, ``part`` (or null) and ``location``; of a file that
    cannot be read only ``file`` and ``error``.
    """
    briefing = None if options.briefing is None else _load_briefing(options.briefing)
    reports = []
    for source in options.sources:
        with teller.watch(shorten(source)):
            reports.append(_check_file(source, options, teller, briefing))
    if options.json:
        sys.stdout.write(json.dumps(reports, ensure_ascii=False, indent=2) + "\n")


def _load_briefing(source: str) -> Briefing:
    try:
        return Briefing.from_json(load(source).removeprefix(codecs.BOM_UTF8))
    except BriefgenError as error:
        raise type(error)(f"{shorten(source)}: {error}") from error


def _check_file(
    source: str, options: argparse.Namespace, teller: Teller, briefing: Briefing | None
) -> dict[str, object]:
    try:
        inspection = inspect(source, locale=options.locale, briefing=briefing)
    except ReadError as error:
        teller.fail(shorten(source), str(error))
        return {"file": source, "error": str(error).removeprefix(f"{shorten(source)}: ")}
    if not options.json:
        _tell(source, inspection, teller)
    if any(finding.severity == "error" for finding in inspection.findings):
        teller.code = 1

    return _describe(source, inspection)


def _describe(source: str, inspection: Inspection) -> dict[str, object]:
    return {
        "file": source,
        "direction": inspection.direction,
        "language": inspection.language,
        "fonts": list(inspection.fonts),
        "findings": to_builtins(inspection.findings),
    }


def _tell(source: str, inspection: Inspection, teller: Teller) -> None:
    """Say each kind of finding once, and in the end what the file is."""
    name = shorten(source)
    ordered = sorted(inspection.findings, key=lambda finding: (finding.severity, finding.code))
    for _, group in groupby(ordered, key=lambda finding: finding.code):
        findings = tuple(group)
        say = teller.fail if findings[0].severity == "error" else teller.warn
        say(name, _fold(findings))
    if not teller.quiet:
        sys.stdout.write(f"{name}: {_summarize(inspection)}\n")


def _fold(findings: Sequence[Finding]) -> str:
    """Return one line for findings of one code: where the first are, and what is wrong with the first."""
    places = list(dict.fromkeys(finding.location or finding.part or "" for finding in findings))
    shown = "; ".join(place for place in places[:_MOST_PLACES] if place)
    more = len(findings) - min(len(places), _MOST_PLACES)
    where = f"{shown} (and {more} more): " if more and shown else f"{shown}: " if shown else ""

    return f"{where}{findings[0].message} [{findings[0].code}]"


def _summarize(inspection: Inspection) -> str:
    errors = sum(finding.severity == "error" for finding in inspection.findings)
    counts = f"{_count(errors, 'error')}, {_count(len(inspection.findings) - errors, 'warning')}"
    direction = "right to left" if inspection.direction == "rtl" else "left to right"

    return f"{counts}; {direction}, {inspection.language}; fonts: {', '.join(inspection.fonts) or 'none named'}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
