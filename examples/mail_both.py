"""Word and PDF on a mail, saved as a draft to look at and send: examples/mail_both.py [ARTICLE PUBLISHED FOLDER]."""

import sys
from email.message import EmailMessage
from pathlib import Path

import briefgen

SEED = Path(__file__).parents[1] / "seeds" / "000_4c13df297d25c03f.txt"


def main(article: str = str(SEED), published: str = "2026-02-04", folder: str = "out") -> None:
    """Write an .eml that mail programs open as a draft: the report as text, both files attached."""
    briefing = briefgen.brief(briefgen.read(article, published=published))
    text = briefgen.render(briefing, "txt")
    words = text.content.decode("utf-8-sig")

    message = EmailMessage()
    message["Subject"] = words.splitlines()[0]
    message["To"] = "desk@example.org"
    message["X-Unsent"] = "1"
    message.set_content(words)
    briefgen.attach(message, briefgen.render(briefing, "docx"), briefgen.render(briefing, "pdf"))

    print(briefgen.Document(f"{Path(text.name).stem}.eml", "message/rfc822", message.as_bytes()).save(f"{folder}/"))


if __name__ == "__main__":
    main(*sys.argv[1:])
