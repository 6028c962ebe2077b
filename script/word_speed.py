"""Compares making a Word report with python-docx alone, in CPU time of one run: python -m script.word_speed.

Bare is what python-docx takes for the same paragraphs and tables, by style, in the same reference document: no
direction, no emphasis, no links. Rounds alternate; the figures are medians. Memory is what the process holds after 20
files, and after 200 more.
"""

import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import docx
from docx.table import Table

import briefgen
from briefgen.template import built_in_folder
from briefgen.writers import docx as writer
from briefgen.writers.docx import direction
from tests.builders import seed_briefing

LOCALE = "ar-EG"
ROUNDS, WARM_UP, DOCUMENTS = 25, 20, 200
REFERENCE = built_in_folder() / "briefing" / "reference.docx"

Block = tuple[str, list[list[str]]]


def main() -> None:
    """Print the ratios, and the memory."""
    briefing = seed_briefing()
    blocks = read_blocks(briefgen.render(briefing, "docx", locale=LOCALE).content)
    passes: list[float] = []
    with patch(f"{writer.__name__}.set_direction", watch(direction.set_direction, passes)):
        bare, ours = compare(lambda: write_bare(blocks), lambda: briefgen.render(briefing, "docx", locale=LOCALE))
    taken = statistics.median(passes[-ROUNDS:])
    print(f"bare {bare * 1000:.1f} ms, report {ours * 1000:.1f} ms = {ours / bare:.2f}x")
    print(f"of it the direction pass {taken * 1000:.1f} ms = {taken / bare:.2f}x")
    print(f"memory grew by {measure_growth(briefing) / 1024:.1f} MiB over {DOCUMENTS} documents")


def read_blocks(content: bytes) -> list[Block]:
    """Return style and cells of every paragraph and table; a paragraph is a single cell."""
    blocks: list[Block] = []
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        style = block.style.name if block.style and block.style.name else "Normal"
        rows = [[cell.text for cell in row.cells] for row in block.rows] if isinstance(block, Table) else [[block.text]]
        blocks.append((style, rows))

    return blocks


def write_bare(blocks: list[Block]) -> bytes:
    """Return the file that python-docx makes of the same content."""
    document = docx.Document(str(REFERENCE))
    for style, rows in blocks:
        if not style.endswith(" Table"):
            document.add_paragraph(rows[0][0], style=style)
            continue
        table = document.add_table(len(rows), len(rows[0]), style=style)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)

    return buffer.getvalue()


def watch(function: Callable[..., None], taken: list[float]) -> Callable[..., None]:
    """Return *function* so that it adds to *taken* how long it takes."""

    def watched(*arguments: object, **options: object) -> None:
        start = time.process_time()
        function(*arguments, **options)
        taken.append(time.process_time() - start)

    return watched


def compare(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the median CPU seconds of both, in alternating rounds."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + ROUNDS):
        for run, taken in zip((one, other), times, strict=True):
            start = time.process_time()
            run()
            if number >= WARM_UP:
                taken.append(time.process_time() - start)

    return statistics.median(times[0]), statistics.median(times[1])


def measure_growth(briefing: briefgen.Briefing) -> int:
    """Return by how many KiB the process grows between document 20 and the last."""
    sizes = []
    for number in range(1, WARM_UP + DOCUMENTS + 1):
        briefgen.render(briefing, "docx", locale=LOCALE)
        if number in (WARM_UP, WARM_UP + DOCUMENTS):
            sizes.append(measure_size())

    return sizes[1] - sizes[0]


def measure_size() -> int:
    """Return what the process holds in memory, in KiB, as Linux tells it."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()

    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
