"""The properties of the file beside its text: title, dates, and those that an office adds (ISO/IEC 29500-2 8)."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import Fault, make_fault
from briefgen.auditing.word.document import WordDocument
from briefgen.auditing.word.schema import REFUSED
from briefgen.ooxml.schema import NAMESPACES

_TERMS = "{http://purl.org/dc/terms/}"
_DATED = (f"{_TERMS}created", f"{_TERMS}modified")
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T{time})?)?)?"
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-][01]\d:[0-5]\d)?"
# W3CDTF; a time without its zone is none, but the schema that Office has of it lets it pass.
_W3CDTF = re.compile(_DATE.replace("{time}", _TIME), re.ASCII)
_CUSTOM = f"{{{NAMESPACES['op']}}}"
_WHERE, _LONGEST_SHOWN = "properties", 40


def find_property_faults(document: WordDocument) -> Iterator[Fault]:
    """Yield what makes Word take the properties for damaged."""
    for name, root in document.package.roots.items():
        if root is document.core:
            yield from _find_repeated(name, root)
            yield from _find_odd_dates(name, root)
        elif root.tag == f"{_CUSTOM}Properties":
            yield from _find_equal_numbers(name, root)


def _find_repeated(name: str, core: Element) -> Iterator[Fault]:
    """Yield properties that are given twice (ISO/IEC 29500-2 8.3.4)."""
    for tag, count in Counter(str(child.tag) for child in core).items():
        if count > 1:
            message = f"the property {tag.rpartition('}')[2]} is given {count} times; {REFUSED}"
            yield make_fault("element-duplicate", message, part=name, location=_WHERE)


def _find_odd_dates(name: str, core: Element) -> Iterator[Fault]:
    for child in core.iterchildren(*_DATED):
        said = (child.text or "").strip()
        if not _W3CDTF.fullmatch(said):
            what = str(child.tag).removeprefix(_TERMS)
            message = (
                f"the property {what} is {said[:_LONGEST_SHOWN]!r}, no date such as 2026-02-04T09:00:00Z; {REFUSED}"
            )
            yield make_fault("attribute-value", message, part=name, location=_WHERE)


def _find_equal_numbers(name: str, custom: Element) -> Iterator[Fault]:
    numbers = Counter(item.get("pid") for item in custom.iterchildren(f"{_CUSTOM}property"))
    for number, count in numbers.items():
        if number is not None and count > 1:
            message = f"{count} custom properties have the number {number[:_LONGEST_SHOWN]!r}; {REFUSED}"
            yield make_fault("id-duplicate", message, part=name, location=_WHERE)
