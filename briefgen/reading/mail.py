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
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ReadError("is a mail without text; save what is attached to it and give that")
    text = _decode_body(body)
    if body.get_content_subtype() == "html":
        text = str(importlib.import_module("briefgen.reading.html").extract_text(text))
    sent = message["date"].datetime if message["date"] else None

    return Content(
        text=text,
        title=str(message["subject"] or "").strip() or None,
        published=sent.date().isoformat() if sent else None,
    )


def _decode_body(body: MIMEPart) -> str:
    data = body.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        text = data.decode(body.get_content_charset("ascii"))
    except (LookupError, UnicodeDecodeError):  # what the mail says of its encoding is wrong
        text = decode(data)

    return _SOFT_BREAK.sub(" ", text) if body.get_param("format") == "flowed" else text
