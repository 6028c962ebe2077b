"""attach(): documents into a message of the caller's. Sends nothing."""

import hashlib
import re
import unicodedata
from email.header import Header
from email.headerregistry import BaseHeader, ContentDispositionHeader, ContentTypeHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import Policy
from pathlib import PurePath
from urllib.parse import quote

from briefgen.model import Document

# In percent form three times as long, which still leaves a header line below 998 bytes (RFC 5322 2.1.1).
_LONGEST_NAME = 200
_UNSAFE = re.compile(r'["*/:<>?\\|]')
# They join and part letters of Persian and Urdu; other characters nobody sees can fake a file name.
_JOINERS = "\u200c\u200d"


class _TypeHeader(ContentTypeHeader, BaseHeader):  # type: ignore[misc]  # as the stdlib mixes them
    """Content-Type with the name in RFC 2047 form, which Outlook reads."""

    def fold(self, *, policy: Policy) -> str:
        """Return the header's lines."""
        name, charset = self.params["name"], self.params.get("charset")
        words = Header(name, "us-ascii" if name.isascii() else "utf-8").encode(linesep=policy.linesep)
        parameters = [f'charset="{charset}"'] if charset else []

        return _join(self.name, (self.content_type, *parameters, f'name="{words}"'), policy)


class _DispositionHeader(ContentDispositionHeader, BaseHeader):  # type: ignore[misc]  # as the stdlib mixes them
    """Content-Disposition with the name in one piece of RFC 2231 form; some readers know no continuations."""

    def fold(self, *, policy: Policy) -> str:
        """Return the header's lines."""
        name = self.params["filename"]
        parameter = f'filename="{name}"' if name.isascii() else f"filename*=utf-8''{quote(name, safe='')}"

        return _join(self.name, (self.content_disposition or "", parameter), policy)


_make_header = HeaderRegistry()
_make_header.map_to_type("content-type", _TypeHeader)
_make_header.map_to_type("content-disposition", _DispositionHeader)


def attach(message: EmailMessage, *documents: Document) -> EmailMessage:
    """Put *documents* into *message* and return it.

    A body that is there stays as it is; none is written: an empty message becomes multipart/mixed with nothing but
    attachments. Boundaries come from the content, so the same message gives the same bytes.
    """
    if not documents:
        return message
    if message.get_payload() and "Content-Type" not in message:
        message["Content-Type"] = "text/plain"  # what it is without saying so (RFC 2045 5.2)
    if message.get_content_type() != "multipart/mixed":
        message.make_mixed()
    if "MIME-Version" not in message:
        message["MIME-Version"] = "1.0"
    for document in documents:
        message.attach(_make_part(document))
    _set_boundaries(message)

    return message


def _make_part(document: Document) -> EmailMessage:
    part = EmailMessage()
    maintype, _, subtype = document.media_type.partition("/")
    part.set_content(document.content, maintype, subtype, cte="base64")
    del part["MIME-Version"]  # belongs to whole messages
    charset = ' charset="utf-8";' if maintype == "text" else ""
    name = _make_safe(document.name)
    part.replace_header("Content-Type", _make_header("Content-Type", f'{document.media_type};{charset} name="{name}"'))
    part["Content-Disposition"] = _make_header("Content-Disposition", f'attachment; filename="{name}"')

    return part


def _make_safe(name: str) -> str:
    """Return *name* composed (NFC), as every system can save it, and short enough for a header line."""
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", name))
    kept = (c for c in name if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    path = PurePath("".join(kept).strip(" ."))
    room = _LONGEST_NAME - len(path.suffix.encode())
    stem = path.stem.encode()[:room].decode(errors="ignore").rstrip(" .")

    return f"{stem or 'document'}{path.suffix}"


def _join(name: str, parts: tuple[str, ...], policy: Policy) -> str:
    return f"{name}: " + f";{policy.linesep} ".join(parts) + policy.linesep


def _set_boundaries(message: EmailMessage) -> None:
    """Give every multipart a boundary; what is generated at sending would be random."""
    digest = hashlib.sha256()
    for part in message.walk():
        content = part.get_payload(decode=True)
        digest.update(content if isinstance(content, bytes) else b"\0")
    for index, part in enumerate(message.walk()):
        if part.get_content_maintype() == "multipart" and part.get_boundary() is None:
            part.set_boundary(f"=_{digest.hexdigest()[:40]}_{index}")
