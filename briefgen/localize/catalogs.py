"""Labels of the report in its reader's language: gettext catalogues, read as they are."""

import functools
import gettext
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from briefgen.errors import ProfileError, nearest

FOLDER = Path(__file__).with_name("messages")
DEFAULT = "en"

_VALUE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Catalog:
    """The messages of one language by key (msgctxt), and its plural rule (Plural-Forms)."""

    messages: Mapping[str, tuple[str, ...]]
    find_form: Callable[[int], int]

    def find(self, key: str) -> str:
        """Return the message. Raises LookupError that names the nearest key."""
        return self._forms(key)[0]

    def find_plural(self, key: str, count: int) -> str:
        """Return the form for *count*. Raises LookupError that names the nearest key."""
        return self._forms(key)[self.find_form(count)]

    def _forms(self, key: str) -> tuple[str, ...]:
        if key not in self.messages:
            raise LookupError(f"there is no message {key!r}{nearest(key, self.messages)}")

        return self.messages[key]


def list_languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


@functools.cache
def load_catalog(language: str) -> Catalog:
    """Return the catalogue of *language*, that of English where it has none."""
    path = FOLDER / f"{language if language in list_languages() else DEFAULT}.po"
    with path.open("rb") as file:
        catalog = read_po(file)
    # The rule is the file's own: Babel's table of rules is wrong for ar, fa, fr and he (python-babel/babel#816).
    rule: Callable[[int], int] = gettext.c2py(catalog.plural_expr)

    return Catalog({str(m.context): _list_forms(m) for m in catalog if m.context}, rule)


def overlay(catalog: Catalog, path: Path) -> Catalog:
    """Return *catalog* with the messages of a caller's own .po file, by the same keys (msgctxt) and plural rule.

    What is empty or fuzzy there stays ours. Raises ProfileError that names the file and the line.
    """
    try:
        content = path.read_bytes()
        header = b"" if b"Plural-Forms:" in content else _make_header(catalog)
        entries = read_po(io.BytesIO(header + content), abort_invalid=True)
        messages = [m for m in entries if m.id and any(_list_forms(m)) and not m.fuzzy]
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from error
    except (PoFileError, ValueError) as error:  # UnicodeError is one
        raise ProfileError(f"{path}: is no .po file: {error}") from error
    for message in messages:
        if reason := _find_fault(message, catalog):
            raise ProfileError(f"{path}: line {_find_line(message, header)}: {reason}")

    return replace(catalog, messages={**catalog.messages, **{str(m.context): _list_forms(m) for m in messages}})


def _find_line(message: Message, header: bytes) -> int:
    return (message.lineno or 1) - header.count(b"\n")


def _make_header(catalog: Catalog) -> bytes:
    """Return the header of a file that has none: Babel counts forms by it."""
    count = max(map(len, catalog.messages.values()))

    return f'msgid ""\nmsgstr "Plural-Forms: nplurals={count}; plural=0;\\n"\n\n'.encode()


def _find_fault(message: Message, catalog: Catalog) -> str:
    """Return why a message cannot stand in for ours, "" if it can."""
    key, forms = str(message.context or ""), _list_forms(message)
    ours = catalog.messages.get(key)
    if ours is None:
        return f"there is no message {key!r}{nearest(key, catalog.messages)}; keys stand in msgctxt"
    if len(forms) != len(ours) or not all(forms):
        return f"{key!r} has {len(list(filter(None, forms)))} forms, and needs {len(ours)}"
    known = {name for form in ours for name in _VALUE.findall(form)}
    for form in forms:
        unknown = sorted(set(_VALUE.findall(form)) - known)
        if unknown or "%" in _VALUE.sub("", form).replace("%%", ""):
            values = ", ".join(f"%({name})s" for name in sorted(known)) or "none"
            return f"{key!r} has a value that is not known; known are {values}, and a percent sign is %%"

    return ""


def _list_forms(message: Message) -> tuple[str, ...]:
    string = message.string

    return tuple(map(str, string)) if isinstance(string, (list, tuple)) else (str(string),)
