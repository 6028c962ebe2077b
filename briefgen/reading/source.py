"""From a path or an open file to its bytes, with a clear word on what is none."""

import errno
import os
import re
from pathlib import Path
from typing import BinaryIO

from briefgen.errors import ReadError

LARGEST = 20_000_000
_LONGEST_NAME = 200

Source = str | os.PathLike[str] | BinaryIO


def name_of(source: Source) -> str:
    """Return what messages call *source*: its path, "stdin", or "input" for a file without a name."""
    if isinstance(source, (str, os.PathLike)):
        return os.fspath(source)
    name = getattr(source, "name", None)

    return name.strip("<>") if isinstance(name, str) else "input"


def shorten(name: str) -> str:
    """Return *name* on one line that a person can read, also where it is no name but a text."""
    line = " ".join(name.split())

    return line if len(line) <= _LONGEST_NAME else f"{line[:40]}…"


def load(source: Source) -> bytes:
    """Return all bytes of *source*. Raises ReadError that does not name it: see name_of."""
    if not isinstance(source, (str, os.PathLike)) and not hasattr(source, "read"):
        raise ReadError(f"is {type(source).__name__}; give a path or a file opened with mode 'rb'")
    content = _load_path(source) if isinstance(source, (str, os.PathLike)) else source.read(LARGEST + 1)
    if not isinstance(content, bytes):
        raise ReadError("is open as text; open it with mode 'rb'")
    if len(content) > LARGEST:
        raise ReadError(f"is larger than {LARGEST // 1_000_000} MB; no article is, give its text alone")
    if not content.strip():
        raise ReadError("is empty; give a file with text in it")

    return content


def _load_path(path: str | os.PathLike[str]) -> bytes:
    if isinstance(path, str) and re.search("[\n\r\0]", path):
        raise ReadError("looks like text; use Article(text=…)")
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ReadError(_explain_name(error) or explain(error)) from error


def _explain_name(error: OSError) -> str | None:
    return "looks like text; use Article(text=…)" if error.errno == errno.ENAMETOOLONG else None


def explain(error: OSError | ValueError) -> str:
    """Return why a path cannot be opened, and what would work."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG) or isinstance(error, ValueError):
        return "there is no such file; check the path"
    if number == errno.EISDIR:
        return "is a folder; give the files in it"

    return f"cannot be read ({(error.strerror or str(error)).lower()}); give a file you may read"
