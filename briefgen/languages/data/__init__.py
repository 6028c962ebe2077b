"""Lists of names that extractors look up: one file per list and language, read on first use."""

import functools
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from briefgen.text import fold, fold_words


class Names(NamedTuple):
    """Words of persons' names, folded.

    *family* names can stand alone, those of *kin* hardly; *weak* ones among all of them are everyday words, too.
    """

    men: frozenset[str]
    women: frozenset[str]
    family: frozenset[str]
    kin: frozenset[str]
    weak: frozenset[str]


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


def load_words(name: str) -> frozenset[str]:
    """Return the words, folded, of the file *name*."""
    return frozenset(fold(read_text(name)).split())


@functools.lru_cache(maxsize=8)
def load_names(language: str, *variants: tuple[str, str]) -> Names:
    """Return the names of *language* (ISO 639), each also with the first letter of a variant spelt as the second."""
    words: dict[str, set[str]] = {"m": set(), "f": set(), "s": set(), "a": set(), "w": set()}
    for line in fold(read_text(f"names_{language}.txt")).splitlines():
        kind, _, forms = line.partition("\t")
        words[kind].update(forms.split())
    for forms in words.values():
        for letter, other in variants:
            forms |= {form.replace(letter, other) for form in forms if letter in form}

    return Names(*(frozenset(words[kind]) for kind in "mfsaw"))
