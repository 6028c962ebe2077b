"""Renders every format at given locales and puts all pages on PNG sheets: script/contact_sheet.py OUT [LOCALE...]."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pymupdf

import briefgen
from briefgen.model import Briefing

LOCALES = ("ar-EG", "he", "ur", "en", "fa", "fr")
SEED = Path(__file__).parents[1] / "seeds" / "000_4c13df297d25c03f.txt"
PUBLISHED = "2026-02-04"

_WIDTH, _HEIGHT, _GAP = 420, 594, 12


def main(folder: Path, locales: tuple[str, ...]) -> None:
    """Write the documents and one sheet per locale into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    briefing = briefgen.brief(briefgen.read(SEED, published=PUBLISHED))
    for locale in locales:
        pages = [page for document in render_all(briefing, locale, folder) for page in list_pages(document)]
        print(draw_sheet(pages, folder / f"sheet-{locale}.png"))


def render_all(briefing: Briefing, locale: str, folder: Path) -> list[Path]:
    """Write the briefing in every format that has pages, and return the files."""
    return [
        briefgen.render(briefing, name, locale=locale).save(folder / f"{locale}.{name}")
        for name in ("pdf", "docx", "html", "txt")
    ]


def list_pages(document: Path) -> Iterator[pymupdf.Pixmap]:
    """Yield the pages of *document* as pictures; what is no PDF yet is made one by the program that shows it."""
    with pymupdf.open(make_pdf(document)) as pdf:
        for page in pdf:
            yield page.get_pixmap(matrix=pymupdf.Matrix(_WIDTH / page.rect.width, _HEIGHT / page.rect.height))


def make_pdf(document: Path) -> Path:
    """Return a PDF of *document* as Chromium prints it, or LibreOffice if it is a Word document."""
    folder = document.resolve().parent / "shown" / document.suffix[1:]
    target = folder / document.with_suffix(".pdf").name
    folder.mkdir(parents=True, exist_ok=True)
    match document.suffix:
        case ".pdf":
            return document
        case ".docx":
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, document)
        case _:
            options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
            run("chromium", *options, f"--print-to-pdf={target}", document.resolve().as_uri())

    return target


def run(*command: str | Path) -> None:
    """Run a program whose output nobody needs."""
    subprocess.run(command, check=True, capture_output=True)


def draw_sheet(pages: list[pymupdf.Pixmap], target: Path) -> Path:
    """Put the pages side by side, five in a row, and return the PNG."""
    columns, rows = min(len(pages), 5), -(-len(pages) // 5)
    with pymupdf.open() as pdf:
        sheet = pdf.new_page(width=columns * (_WIDTH + _GAP) + _GAP, height=rows * (_HEIGHT + _GAP) + _GAP)
        sheet.draw_rect(sheet.rect, fill=(0.6, 0.6, 0.6))
        for index, page in enumerate(pages):
            left = _GAP + index % 5 * (_WIDTH + _GAP)
            top = _GAP + index // 5 * (_HEIGHT + _GAP)
            sheet.insert_image(pymupdf.Rect(left, top, left + _WIDTH, top + _HEIGHT), pixmap=page)
        sheet.get_pixmap().save(target)

    return target


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or LOCALES)
