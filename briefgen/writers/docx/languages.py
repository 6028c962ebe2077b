"""Language tags as Word knows them."""

import re

# Word has no language without a country; these are the ones its own menus put first.
_COUNTRIES = {"ar": "SA", "en": "US", "fa": "IR", "fr": "FR", "he": "IL", "ps": "AF", "ur": "PK"}
_COUNTRY = re.compile(r"-([A-Za-z]{2}|[0-9]{3})(?=-|$)")


def name_language(tag: str) -> str:
    """Return *tag* as language and country ("ar" and "ar-u-nu-latn" -> "ar-SA")."""
    plain = tag.partition("-u-")[0]
    language = plain.partition("-")[0]
    found = _COUNTRY.search(plain)
    country = found[1] if found else _COUNTRIES.get(language)

    return f"{language}-{country}" if country else language
