"""Lists of names that extractors look up: one file per list and language, read on first use."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Organization:
    """A well-known organization: the folded words of its full name.

    A form with *evidence* means something else as often (الهلال, ميتا): it names the organization only in a text that
    has two of these words.
    """

    name: tuple[str, ...]
    evidence: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=8)
def load_organizations(language: str) -> Mapping[tuple[str, ...], Organization]:
    """Return well-known organizations of *language* (ISO 639) by the folded words of every form.

    A row holds the full name and its other forms. What follows a row that begins with # may have forms that begin
    with ? and need two of that row's words beside them in the text.
    """
    forms: dict[tuple[str, ...], Organization] = {}
    evidence: frozenset[str] = frozenset()
    for row in read_rows(f"organizations_{language}.txt"):
        if row[0].startswith("#"):
            evidence = frozenset(fold_words(row[0].removeprefix("#")))
            continue
        for form in row:
            uncertain = form.startswith("?")
            forms[fold_words(form.removeprefix("?"))] = Organization(
                fold_words(row[0]), evidence if uncertain else frozenset()
            )

    return MappingProxyType(forms)


def load_words(name: str) -> frozenset[str]:
    """Return the words, folded, of the file *name*."""
    return frozenset(fold(read_text(name)).split())


@functools.lru_cache(maxsize=8)
def load_names(language: str, *variants: tuple[str, str]) -> Names:
    """Return the names of *language* (ISO 639), each also with the first letter of a variant spelt as the second."""
    words: dict[str, set[str]] = {kind: set() for kind in "mfsaw"}
    for line in fold(read_text(f"names_{language}.txt")).splitlines():
        kind, _, forms = line.partition("\t")
        words[kind].update(forms.split())
    for found in words.values():
        for letter, other in variants:
            found |= {form.replace(letter, other) for form in found if letter in form}

    return Names(*(frozenset(words[kind]) for kind in "mfsaw"))
