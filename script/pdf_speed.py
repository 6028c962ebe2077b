"""Compares making a PDF with WeasyPrint alone, in CPU time of one run: python -m script.pdf_speed.

Bare is ``HTML(string).write_pdf(pdf_variant="pdf/ua-1")`` of the same page, with the same fonts and style in its head.
Rounds alternate; the figures are medians. Memory is what the process holds after 20 files, and after 500 more.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import weasyprint

import briefgen
from briefgen.localize import localize
from briefgen.model import Details
from briefgen.template import Report, build_report, built_in_folder, find_template, parse_page
from briefgen.writers import pdf
from briefgen.writers.html import serialize
from briefgen.writers.pdf.boxes import part_runs
from script.word_speed import WARM_UP, compare, measure_size
from tests.builders import seed_briefing

LOCALE = "ar-EG"
DOCUMENTS = 500


def main() -> None:
    """Print the ratio, and the memory."""
    report = make_report(seed_briefing())
    page = make_bare_page(report)
    base = report.template.folder.as_uri() + "/"
    bare, ours = compare(
        lambda: weasyprint.HTML(string=page, base_url=base).write_pdf(pdf_variant="pdf/ua-1"), lambda: pdf.write(report)
    )
    print(f"bare {bare * 1000:.0f} ms, report {ours * 1000:.0f} ms = {ours / bare:.2f}x")
    print(f"memory grew by {measure_growth(report) / 1024:.1f} MiB over {DOCUMENTS} documents")


def make_report(briefing: briefgen.Briefing) -> Report:
    """Return what the writer takes."""
    return build_report(
        [briefing], localizer=localize(LOCALE), template=find_template("briefing"), details=Details(title="تقرير")
    )


def make_bare_page(report: Report) -> str:
    """Return the page as the writer has it rendered, with all styles in its head."""
    tree = parse_page(report.page, template=report.template)
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None:
        raise LookupError("the page has no head or no body")
    part_runs(body, report.localizer.direction)
    fonts = (built_in_folder() / "fonts").resolve()
    faces = re.sub(r'url\("', f'url("{fonts.as_uri()}/', Path(fonts / "fonts.css").read_text(encoding="utf-8"))
    ET.SubElement(head, "style").text = f"{faces}\n{report.template.style}"

    return serialize(tree)


def measure_growth(report: Report) -> int:
    """Return by how many KiB the process grows between document 20 and the last."""
    sizes = []
    for number in range(1, WARM_UP + DOCUMENTS + 1):
        pdf.write(report)
        if number in (WARM_UP, WARM_UP + DOCUMENTS):
            sizes.append(measure_size())

    return sizes[1] - sizes[0]


if __name__ == "__main__":
    main()
