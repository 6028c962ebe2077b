"""An article into a Word document and a PDF: examples/one_article.py [ARTICLE PUBLISHED FOLDER]."""

import sys
from pathlib import Path

import briefgen

SEED = Path(__file__).parents[1] / "seeds" / "000_4c13df297d25c03f.txt"


def main(article: str = str(SEED), published: str = "2026-02-04", folder: str = "out") -> None:
    """Write the reports of *article* into *folder*, and say what a reader should look at."""
    briefing = briefgen.brief(briefgen.read(article, published=published))
    for issue in briefing.issues:
        print(f"look at: {issue.message}")
    for format_ in ("docx", "pdf"):
        print(briefgen.render(briefing, format_).save(f"{folder}/"))


if __name__ == "__main__":
    main(*sys.argv[1:])
