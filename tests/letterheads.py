"""Letterheads as offices have them, each made another way; all hold the same words."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

GREETING, FAREWELL, ADDRESS = "سعادة السفير،", "وتفضلوا بقبول فائق الاحترام.", "1 Nile Street, Cairo"
_TYPES, _RELATIONS, _STYLES = "[Content_Types].xml", "_rels/.rels", "word/styles.xml"
_USES = re.compile(r'(w:styleId|<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val)="([^"]+)"')


def save_plain(path: Path) -> Path:
    """As python-docx makes it: a logo and a reference on the first page, page numbers, margins of its own."""
    _make().save(str(path))

    return path


def save_template(path: Path) -> Path:
    """As Word saves a template: the same with another content type."""
    return _rewrite(_make(), path, {_TYPES: lambda text: text.replace("document.main", "template.main")})


def save_localized(path: Path) -> Path:
    """As Word in another language numbers its styles: "heading 1" is 1, "Normal" is a."""
    document = _make()
    ids = {style.style_id: f"a{number}" for number, style in enumerate(document.styles)}
    ids |= {"Normal": "a", "Heading1": "1", "Heading2": "2"}

    margins = [f"{kind}{number}" for kind in ("header", "footer") for number in range(1, 5)]
    changed = [_STYLES, *(f"word/{name}.xml" for name in ("document", "numbering", *margins))]

    return _rewrite(document, path, dict.fromkeys(changed, lambda text: _number(text, ids)))


def save_foreign(path: Path) -> Path:
    """As LibreOffice in Arabic makes it: names in Arabic, no default style, properties of another type, odd orders."""
    document = _make()
    for style in document.styles:
        style.element.attrib.pop(qn("w:default"), None)
    normal = document.styles["Normal"].element
    normal.append(parse_xml(f'<w:pPr {nsdecls("w")}><w:jc w:val="start"/><w:widowControl w:val="0"/></w:pPr>'))
    document.styles["Body Text"].name = "نص أساسي"
    document.styles["List Bullet"].element.pPr.remove(document.styles["List Bullet"].element.pPr.numPr)

    return _rewrite(
        document,
        path,
        {
            _RELATIONS: lambda text: text.replace(
                "package/2006/relationships/metadata", "officedocument/2006/relationships/metadata"
            ),
            "word/numbering.xml": lambda text: re.sub(
                r'(<w:numFmt [^>]*>)(<w:pStyle [^>]*>)(<w:lvlText [^>]*><w:lvlJc w:val=")left', r"\2\1\3start", text
            ),
        },
    )


def save_split(path: Path) -> Path:
    """As Word leaves what was typed with pauses: placeholders over runs, marks for direction in them; a text box."""
    document = _make()
    section = document.sections[0]
    head = section.first_page_header.tables[0].cell(0, 1).paragraphs[0]
    head.text = ""
    for words in ("Ministry {", "{\u200f ref", "ere\u200fnce ", "}", "\u200e}"):
        head.add_run(words).bold = words.endswith("}")
    place = next(paragraph for paragraph in document.paragraphs if "briefing" in paragraph.text)
    place.text = ""
    for words in ("{", "{ Brie", "fing\u200f", " }}"):
        place.add_run(words)
    document.paragraphs[0]._p.append(parse_xml(_make_box("{{ date }}")))
    document.save(str(path))

    return path


EVERY: Mapping[str, Callable[[Path], Path]] = {
    "plain.docx": save_plain,
    "template.dotx": save_template,
    "localized.docx": save_localized,
    "foreign.docx": save_foreign,
    "split.docx": save_split,
}


def _make() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21), Cm(29.7), Cm(4)
    section.different_first_page_header_footer = True
    table = section.first_page_header.add_table(1, 2, Cm(14))
    table._tbl.tblPr.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="Ministry"/>'))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    picture = table.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(_draw()), width=Cm(2))
    picture._inline.docPr.set("descr", "Arms of the ministry")
    table.cell(0, 1).text = "Ministry {{ reference }}"
    section.header.paragraphs[0].text = "{{ title }}"
    section.first_page_footer.paragraphs[0].text = ADDRESS
    section.footer.paragraphs[0].text = "{{ page_of }}"
    for words in (GREETING, "{{ briefing }}", FAREWELL):
        document.add_paragraph(words)

    return document


def _draw() -> bytes:
    """Return a PNG of 4 x 2 dark points."""
    header = struct.pack(">IIBBBBB", 4, 2, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\x40\x40\x40\x40" * 2)), (b"IEND", b""))

    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _rewrite(document: Document, path: Path, changes: Mapping[str, Callable[[str], str]]) -> Path:
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, changes[name](content.decode()) if name in changes else content)

    return path


def _number(text: str, ids: Mapping[str, str]) -> str:
    return _USES.sub(lambda match: f'{match[1]}="{ids.get(match[2], match[2])}"', text)


def _make_box(words: str) -> str:
    """Return a run with a text box, once for Word and once for programs that know no such shapes."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    namespaces = {
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())

    return (
        f'<w:r {nsdecls("w", "wp", "a")} {declared}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline><wp:extent cx="1800000" cy="400000"/><wp:docPr id="7" name="Box" descr="Date"/><a:graphic>'
        f'<a:graphicData uri="{namespaces["wps"]}">{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>'
        f'</mc:Choice><mc:Fallback><w:pict><v:shape style="width:140pt;height:30pt">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
