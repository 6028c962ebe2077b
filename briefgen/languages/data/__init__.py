"""Lists of names that extractors look up: one file per list and language, kept by hand, read on first use."""

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from briefgen.text import tokenize


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the tab-separated file *name* beside this module."""
    lines = resources.files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines()

    return tuple(tuple(line.split("\t")) for line in lines)


@functools.lru_cache(maxsize=8)
def load_organizations(language: str) -> Mapping[tuple[str, ...], str]:
    """Return well-known organizations of *language* (ISO 639): the folded words of every form -> the full name, folded."""
    forms = {
        _words(form): " ".join(_words(row[0])) for row in read_rows(f"organizations_{language}.txt") for form in row
    }

    return MappingProxyType(forms)


def _words(form: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenize(form))
