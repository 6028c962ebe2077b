"""Mails: the text part, else the page; Subject is the title, Date the date of publication."""

import email
import importlib
import re
from email import policy
from email.message import EmailMessage, MIMEPart

from briefgen.errors import BriefgenError, ReadError
from briefgen.reading.content import Content
from briefgen.reading.text import decode

# RFC 3676 4.1: a line that ends in a space goes on in the next; 4.3: "-- " does not.
_SIGNATURE = re.compile(r"(?m)^-- ?\r?$")
_SOFT_BREAK = re.compile(r"(?m)(?<!^--) \r?\n")


def parse(data: bytes) -> Content:
    """Return the mail's body, subject and date."""
    try:
        return _parse(email.message_from_bytes(data, policy=policy.default))
    except BriefgenError:
        raise
    except Exception as error:  # the parser of headers fails in many ways on damaged ones
        raise ReadError("is a damaged mail; save its text as .txt") from error


def _parse(message: EmailMessage) -> Content:
    text = _read_body(message, "plain") or _read_body(message, "html")
    if not text:
        raise ReadError("is a mail without text; save what is attached to it and give that")

    return Content(
        text=text,
        title=str(message["subject"] or "").strip() or None,
        published=_find_date(message),
    )


def _read_body(message: EmailMessage, subtype: str) -> str:
    """Return the words of the plain text or of the page, "" where they are blank or there is none."""
    body = message.get_body((subtype,))
    text = _decode_body(body) if body else ""
    if not text.strip():
        return ""
    if subtype == "html":
        return str(importlib.import_module("briefgen.reading.html").extract_text(text))

    return _SIGNATURE.split(text)[0]


def _find_date(message: EmailMessage) -> str | None:
    """Return the day a mail was sent; that of a reply or a forwarded mail says nothing of the article in it."""
    if "References" in message or "In-Reply-To" in message:
        return None
    sent = message["date"].datetime if message["date"] else None

    return sent.date().isoformat() if sent else None


def _decode_body(body: MIMEPart) -> str:
    data = body.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        text = data.decode(body.get_content_charset("ascii"))
    except (LookupError, UnicodeDecodeError):  # what the mail says of its encoding is wrong
        text = decode(data)

    return _SOFT_BREAK.sub(" ", text) if body.get_param("format") == "flowed" else text
