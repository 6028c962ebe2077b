"""Lists of names that extractors look up: one file per list and language, read on first use."""

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from briefgen.text import fold_words


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the tab-separated file *name* beside this module."""
    return tuple(tuple(line.split("\t")) for line in read_text(name).splitlines())


def read_text(name: str) -> str:
    """Return the file *name* beside this module."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


@functools.lru_cache(maxsize=8)
def load_organizations(language: str) -> Mapping[tuple[str, ...], str]:
    """Return well-known organizations of *language* (ISO 639): the folded words of every form -> the full name, folded."""
    forms = {
        fold_words(form): " ".join(fold_words(row[0]))
        for row in read_rows(f"organizations_{language}.txt")
        for form in row
    }

    return MappingProxyType(forms)
