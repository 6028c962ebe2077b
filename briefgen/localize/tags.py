"""BCP 47 tags (RFC 5646) -> the CLDR locale that serves them, and the direction of its script."""

import re
from dataclasses import dataclass
from typing import NoReturn

from babel.core import get_global
from babel.localedata import locale_identifiers

from briefgen.bidi import Direction
from briefgen.errors import UnknownLocaleError, nearest

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
)
# UTS 35 3.6.1, keys nu and ca: the numbering system and the calendar. No singleton can stand between, subtags have two
# characters or more; those of a value three or more.
_KEYWORD = r"-u(?:-[a-z0-9]{{2,8}})*?-{key}-(?P<value>[a-z0-9]{{3,8}}(?:-[a-z0-9]{{3,8}})*)"
_KEYWORDS = {key: re.compile(_KEYWORD.format(key=key)) for key in ("nu", "ca")}
# CLDR scriptMetadata.txt, rtl: YES, of scripts in use today.
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})
_LONGEST_SHOWN = 40


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A canonical tag without extensions, the CLDR locale that serves it, and the digits and calendar it asks for.

    *region* is the likely one where the tag names none.
    """

    canonical: str
    language: str
    region: str
    direction: Direction
    cldr_name: str
    numbering: str | None
    calendar: str | None


def parse_tag(text: str) -> Tag:
    """Parse a BCP 47 tag in any case, "_" allowed for "-" (UTS 35 3.1). Raises UnknownLocaleError."""
    match = _TAG.fullmatch(text.lower().replace("_", "-"))
    if match is None:
        _refuse(text, "is not a BCP 47 tag")
    language, script, region = _canonicalize(match["language"], (match["script"] or "").title(), match["region"] or "")
    written = script or likely_script(language, region)

    return Tag(
        canonical="-".join(filter(None, (language, script, region))) + match["variants"],
        language=language,
        region=region or get_global("likely_subtags").get(language, "").rpartition("_")[2],
        direction="rtl" if written in _RIGHT_TO_LEFT_SCRIPTS else "ltr",
        cldr_name=_find_cldr_name(text, language, written, region),
        numbering=_find_keyword("nu", match["extensions"]),
        calendar=_find_keyword("ca", match["extensions"]),
    )


def _find_keyword(key: str, extensions: str) -> str | None:
    found = _KEYWORDS[key].match(extensions) or _KEYWORDS[key].search(extensions)

    return found["value"] if found else None


def find_locale(country: str) -> str:
    """Return the tag of the language that CLDR's likelySubtags.xml gives a country (ISO 3166-1): SA -> ar-SA.

    It is English where CLDR has no more of that language than its name.
    """
    language = get_global("likely_subtags").get(f"und_{country}", "").partition("_")[0]

    return f"{language if language in locale_identifiers() else 'en'}-{country}"


def likely_script(language: str, region: str = "") -> str:
    """Return the script that CLDR's likelySubtags.xml gives the language there, "" when it has none."""
    likely = get_global("likely_subtags")
    maximal = likely.get(f"{language}_{region}") or likely.get(language) or ""

    return maximal.split("_")[1] if "_" in maximal else ""


def _canonicalize(language: str, script: str, region: str) -> tuple[str, str, str]:
    """Replace what CLDR's supplementalMetadata.xml calls an alias: iw -> he, prs -> fa-AF, UK -> GB."""
    alias = get_global("language_aliases").get(language, language)
    language, *implied = alias.split("_")
    for subtag in implied:
        script, region = (script or subtag, region) if len(subtag) == len("Arab") else (script, region or subtag)
    region = region.upper()

    return language, script, get_global("territory_aliases").get(region, [region])[0]


def _find_cldr_name(text: str, language: str, script: str, region: str) -> str:
    """Return the nearest ancestor that CLDR has data for, never one of another script (UTS 35 4.2)."""
    known = frozenset(locale_identifiers())
    if language not in known:
        _refuse(text, "has a language that CLDR does not know", among=known)
    if region and f"{language}_{region}" not in known and region not in get_global("territory_languages"):
        _refuse(text, "has a region that CLDR does not know", among={language})
    candidates = [f"{language}_{script}_{region}", f"{language}_{script}"]
    if script == likely_script(language):
        candidates = [candidates[0], f"{language}_{region}", candidates[1], language]
    name = next((candidate for candidate in candidates if candidate in known), None)

    return name or _refuse(text, f"has a script that CLDR does not write {language} in", among={language})


def _refuse(text: str, reason: str, *, among: frozenset[str] | set[str] = frozenset()) -> NoReturn:
    shown = text[:_LONGEST_SHOWN]
    names = sorted(name.replace("_", "-") for name in among or locale_identifiers())
    alike = [name for name in names if name.startswith(shown[:2].lower())]
    suggestion = nearest(shown.replace("_", "-"), alike) or nearest(shown[:2].lower(), alike)
    raise UnknownLocaleError(f"locale {shown!r} {reason}; write for example 'ar-EG', 'fa' or 'en-GB'{suggestion}")
