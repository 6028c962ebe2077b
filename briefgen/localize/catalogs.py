"""Labels of the report in its reader's language: gettext catalogues, read as they are."""

import functools
import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from briefgen.errors import nearest

_FOLDER = Path(__file__).with_name("messages")
DEFAULT = "en"


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
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.po")))


@functools.cache
def load_catalog(language: str) -> Catalog:
    """Return the catalogue of *language*, that of English where it has none."""
    path = _FOLDER / f"{language if language in list_languages() else DEFAULT}.po"
    with path.open("rb") as file:
        catalog = read_po(file)
    # The rule is the file's own: Babel's table of rules is wrong for ar, fa, fr and he (python-babel/babel#816).
    rule: Callable[[int], int] = gettext.c2py(catalog.plural_expr)

    return Catalog({str(m.context): _list_forms(m.string) for m in catalog if m.context}, rule)


def _list_forms(string: object) -> tuple[str, ...]:
    return tuple(map(str, string)) if isinstance(string, (list, tuple)) else (str(string),)
