"""A folder of a day's articles into one bound report: examples/bound_folder.py [ARTICLES PUBLISHED FOLDER]."""

import sys
from pathlib import Path

import briefgen

SEEDS = Path(__file__).parents[1] / "seeds"
KINDS = (".docx", ".eml", ".html", ".txt")


def main(articles: str = str(SEEDS), published: str = "2026-02-04", folder: str = "out") -> None:
    """Bind the briefings of all *articles*, by name, under one cover with one table of the dates ahead."""
    paths = sorted(path for path in Path(articles).iterdir() if path.suffix in KINDS)
    briefings = [briefgen.brief(briefgen.read(path, published=published)) for path in paths]
    details = briefgen.Details(date=published, reference=f"{published}/{len(briefings)}")
    for format_ in ("docx", "pdf"):
        document = briefgen.render(briefings, format_, details=details)
        print(document.save(Path(folder) / f"bound-{published}.{format_}"))


if __name__ == "__main__":
    main(*sys.argv[1:])
