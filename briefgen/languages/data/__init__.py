"""Lists of names that extractors look up: one file per list and language, kept by hand, read on first use."""

import csv
import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from briefgen.text import tokenize


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the tab-separated file *name* beside this module."""
    with resources.files(__name__).joinpath(name).open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row)


@functools.lru_cache(maxsize=8)
def load_organizations(language: str) -> Mapping[tuple[str, ...], str]:
    """Return well-known organizations of *language* (ISO 639): the folded words of every form -> the full name, folded."""
    forms = {
        _words(form): " ".join(_words(row[0])) for row in read_rows(f"organizations_{language}.txt") for form in row
    }

    return MappingProxyType(forms)


def _words(form: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenize(form))
