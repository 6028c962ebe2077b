"""CLDR's data of one locale, apart from what anybody else in the process reads through Babel."""

import copy
import functools
import pickle
from typing import Any

from babel import localedata
from babel.core import Locale, get_global

from briefgen.localize.tags import likely_script

_DATA = "_Locale__data"


@functools.lru_cache(maxsize=64)
def load_locale(name: str) -> Locale:
    """Return a Locale whose data no other locale shares.

    Babel 2.18 resolves aliases inside dictionaries that parent and child share, so what was formatted first decides
    the month names of what comes next (python-babel/babel#1234; fixed on its main branch by resolving per instance).
    Where Babel's inside is not the one known here, its own locale is returned.
    """
    plain = Locale.parse(name)
    try:
        data = localedata.LocaleDataDict(_read_with_parents(name))
        private = copy.copy(plain)
        vars(private)[_DATA] = data
        is_sound = private._data is data and len(private.months["format"]["wide"]) >= 12  # noqa: PLR2004
    except (AttributeError, LookupError, OSError, TypeError):
        return plain

    return private if is_sound else plain


def _read_with_parents(name: str) -> dict[Any, Any]:
    """Read the data files of *name* and its ancestors afresh; the nearest wins (UTS 35 4.2)."""
    if name == "root":
        return _read(name)
    data = _read_with_parents(_find_parent(name))
    localedata.merge(data, _read(name))

    return data


def _find_parent(name: str) -> str:
    """Return the parentLocale of CLDR's supplementalData.xml, else the name without its last subtag."""
    parent, _, last = name.rpartition("_")
    is_other_script = len(last) == len("Arab") and "_" not in parent and last != likely_script(parent)
    explicit = get_global("parent_exceptions").get(name)

    return explicit or ("root" if is_other_script else parent or "root")


def _read(name: str) -> dict[Any, Any]:
    with open(localedata.resolve_locale_filename(name), "rb") as file:  # noqa: PTH123  Babel gives a string
        data: dict[Any, Any] = pickle.load(file)  # noqa: S301  Babel's own file, read as Babel reads it

    return data
