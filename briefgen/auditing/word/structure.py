"""What the content models do not say, and Word wants: references that lead somewhere, cells, fields, spaces."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.auditing.word.codes import SAVE_AGAIN, Fault
from briefgen.auditing.word.document import WordDocument
from briefgen.auditing.word.parts import Part
from briefgen.ooxml.elements import find, get, name_of, qualify
from briefgen.ooxml.schema import NAMESPACES

_RELATIONSHIP = f"{{{NAMESPACES['r']}}}"
_STYLE_REFERENCES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
# MS-OI29500 2.1.260: what Word does not read in the run properties of a style.
_FORBIDDEN = ("rtl", "cs", "highlight", "oMath", "rStyle")
_ROW_FLAGS = ("tblHeader", "cantSplit", "hidden")
_INSERT_FIELD = "delete it and insert it again with Insert > Quick Parts > Field"
_NUMBER = "select the paragraphs of the list and click Home > Numbering"
_NOTES = {
    "footnote": ("note-unknown", "References > Insert Footnote"),
    "endnote": ("note-unknown", "References > Insert Endnote"),
    "comment": ("comment-unknown", "Review > New Comment"),
}


def find_structure_faults(document: WordDocument) -> Iterator[Fault]:
    """Yield what is wrong in each part, then what is wrong between them."""
    for part in document.parts:
        yield from _find_dangling_relations(part, document)
        yield from _find_field_faults(part)
        yield from _find_pair_faults(part)
        yield from _find_nested_links(part)
        yield from _find_text_faults(part)
        yield from _find_table_faults(part)
        yield from _find_style_faults(part, document)
    yield from _find_forbidden(document)
    yield from _find_number_faults(document)
    yield from _find_note_faults(document)
    yield from _find_anchor_faults(document)


def _find_dangling_relations(part: Part, document: WordDocument) -> Iterator[Fault]:
    known = {relation.id for relation in document.package.relations.get(part.name, ())}
    for element in part.root.iter():
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(_RELATIONSHIP) and value and value not in known:
                message = f"<{name_of(element)}> refers to relationship {str(value)!r}, which is none; {SAVE_AGAIN}"
                yield part.report("relationship-missing", message, element)


# In a part -----------------------------------------------------------------------------------------------------------


def _find_field_faults(part: Part) -> Iterator[Fault]:
    """Fields nest: begin, instruction, perhaps separate, end (ISO 29500-1 17.16.18)."""
    waiting: list[Element] = []
    for mark in part.find_all("fldChar", "instrText"):
        kind = get(mark, "fldCharType") or "instruction"
        if kind == "begin":
            waiting.append(mark)
        elif not waiting:
            message = f"a field has no beginning before its {kind}; {_INSERT_FIELD}"
            yield part.report("field-unbalanced", message, mark)
        elif kind == "end":
            waiting.pop()
    for mark in waiting:
        yield part.report("field-unbalanced", f"a field has no end; {_INSERT_FIELD}", mark)


def _find_pair_faults(part: Part) -> Iterator[Fault]:
    for element in _list_unpaired(part, "bookmark"):
        yield part.report("bookmark-unpaired", f"a bookmark has not one beginning and one end; {SAVE_AGAIN}", element)
    for element in _list_unpaired(part, "commentRange"):
        message = "a comment does not say both where its words begin and where they end, and seems to be on one place"
        yield part.report("comment-unpaired", f"{message}; delete it and comment on the words again", element)


def _list_unpaired(part: Part, kind: str) -> Iterator[Element]:
    """Yield the first mark of each pair that has not one beginning and one end."""
    starts, ends = (Counter(get(item, "id") for item in part.find_all(f"{kind}{end}")) for end in ("Start", "End"))
    for item in part.find_all(f"{kind}Start", f"{kind}End"):
        identity = get(item, "id")
        if (starts[identity], ends[identity]) != (1, 1) and starts.pop(identity, 0) + ends.pop(identity, 0):
            yield item


def _find_nested_links(part: Part) -> Iterator[Fault]:
    """Yield links in links, which the schema allows and Word does not; a text box in a link may hold its own."""
    for link in part.find_all("hyperlink"):
        holder = next(link.iterancestors(qualify("hyperlink"), qualify("p")), None)
        if holder is not None and name_of(holder) == "hyperlink":
            message = "a link stands in a link; right-click it > Remove Hyperlink, and insert the one that is meant"
            yield part.report("element-misplaced", message, link)


def _find_text_faults(part: Part) -> Iterator[Fault]:
    """Spaces at the ends of words are dropped without xml:space (ISO 29500-1 17.3.3.31); tabs have elements."""
    for text in part.find_all("t"):
        words = text.text or ""
        if words != words.strip(" \t\r\n") and not _keeps_space(text):
            message = f"the space at an end of “{words.strip()[:30]}” is lost: xml:space is not set; {SAVE_AGAIN}"
            yield part.report("space-lost", message, text)
        if re.search(r"[\t\r\n]", words):
            message = "a tab or line break is a character, shown as a space; delete it and press Tab or Shift+Enter"
            yield part.report("control-in-text", message, text)


def _keeps_space(text: Element) -> bool:
    attribute = f"{{{NAMESPACES['xml']}}}space"
    said = (element.get(attribute) for element in (text, *text.iterancestors()))

    return next((value for value in said if value), "") == "preserve"


def _find_table_faults(part: Part) -> Iterator[Fault]:
    for cell in part.find_all("tc"):
        if not len(cell) or name_of(cell[-1]) != "p":  # ISO 29500-1 17.4.65
            yield part.report("cell-end", f"a cell does not end with a paragraph; {SAVE_AGAIN}", cell)
    for table in part.find_all("tbl"):
        yield from _find_grid_faults(part, table)
    for flag in part.find_all(*_ROW_FLAGS):
        if name_of(flag.getparent()) == "trPr" and get(flag) in ("true", "false", "1", "0"):  # type: ignore[arg-type]
            message = (
                f"<w:{name_of(flag)}> has a value that old versions of Word refuse; "
                "clear its box in Table Properties > Row, click OK, and set it again"
            )
            yield part.report("row-flag-value", message, flag)


def _find_grid_faults(part: Part, table: Element) -> Iterator[Fault]:
    grid = find(table, "tblGrid")
    if grid is None:
        return
    columns = len(list(grid.iterchildren(qualify("gridCol"))))
    for number, row in enumerate(table.iterchildren(qualify("tr")), start=1):
        cells = list(row.iterchildren(qualify("tc")))
        width = sum(_count(find(cell, "tcPr/gridSpan"), 1) for cell in cells)
        width += sum(_count(find(row, f"trPr/{tag}"), 0) for tag in ("gridBefore", "gridAfter"))
        if width != columns and row.find(qualify("sdt")) is None:
            message = f"row {number} has {width} columns, the table has {columns}; columns may not line up"
            yield part.report("grid-mismatch", message, table)


def _count(element: Element | None, default: int) -> int:
    value = get(element) or ""

    return int(value) if value.isdecimal() and len(value) < 5 else default  # noqa: PLR2004  no table has 10,000 columns


# Between parts -------------------------------------------------------------------------------------------------------


def _find_style_faults(part: Part, document: WordDocument) -> Iterator[Fault]:
    if document.styles is None:
        return
    for reference in part.find_all(*_STYLE_REFERENCES):
        if get(reference) is not None and get(reference) not in document.cascade:
            message = f"there is no style {get(reference)!r}, and the text looks plain; choose another style"
            yield part.report("style-unknown", message, reference)


def _find_forbidden(document: WordDocument) -> Iterator[Fault]:
    if document.styles is None:
        return
    part = document.styles
    for look in part.find_all("rPr"):
        for tag in _FORBIDDEN:
            if find(look, tag) is not None:
                message = f"Word does not read <w:{tag}> in a style; set it on the words"
                yield part.report("style-forbidden", message, look)
    for table in part.find_all("tblPr"):
        if find(table, "bidiVisual") is not None:
            message = "Word does not read the direction of a table in a style; set it in Table Properties"
            yield part.report("style-forbidden", message, table)


def _find_number_faults(document: WordDocument) -> Iterator[Fault]:
    lists = [part for part in document.parts if part.kind == "numbering"]
    numbers = {get(item, "numId") for part in lists for item in part.root.iterchildren(qualify("num"))}
    kinds = {get(item, "abstractNumId") for part in lists for item in part.root.iterchildren(qualify("abstractNum"))}
    for part in document.parts:
        for reference in part.find_all("numId"):
            if get(reference) not in numbers | {"0"}:  # 0 takes a paragraph out of its list (ISO 29500-1 17.9.18)
                message = f"there is no list {get(reference)!r}, and no number is shown; {_NUMBER}"
                yield part.report("numbering-unknown", message, reference)
    for part in lists:
        for use in part.root.iterchildren(qualify("num")):
            if get(find(use, "abstractNumId")) not in kinds:
                message = f"the list has no definition, and no number is shown; {_NUMBER}"
                yield part.report("numbering-unknown", message, use)


def _find_note_faults(document: WordDocument) -> Iterator[Fault]:
    for kind, (code, button) in _NOTES.items():
        known = {
            get(note, "id")
            for part in document.parts
            if part.kind == f"{kind}s"
            for note in part.root.iterchildren(qualify(kind))
        }
        for part in document.stories:
            for reference in part.find_all(f"{kind}Reference"):
                if get(reference, "id") not in known:
                    message = f"the {kind} {get(reference, 'id')!r} is missing; delete its mark and click {button}"
                    yield part.report(code, message, reference)


def _find_anchor_faults(document: WordDocument) -> Iterator[Fault]:
    """Yield links to places in the document that are not there; "_top" is always there."""
    known = {get(item, "name") for part in document.stories for item in part.find_all("bookmarkStart")}
    for part in document.stories:
        for link in part.find_all("hyperlink"):
            anchor = get(link, "anchor")
            if anchor and anchor != "_top" and anchor not in known:
                message = f"the link leads to {anchor!r}, which is not in the document; right-click it > Edit Hyperlink"
                yield part.report("anchor-unknown", message, link)
