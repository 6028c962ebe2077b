"""Writes the lists of countries that extraction reads, from CLDR and our lists beside it: script/countries.py."""

from pathlib import Path

from babel import Locale

LANGUAGES = ("ar", "en")
DATA = Path(__file__).parents[1] / "briefgen" / "languages" / "data"
# CLDR's two-letter codes that are no country: unions, parts of others, pseudo-locales, and the unknown one.
NO_COUNTRIES = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))


def main() -> None:
    """Write briefgen/languages/data/countries_<language>.tsv for every language."""
    for language in LANGUAGES:
        path = DATA / f"countries_{language}.tsv"
        path.write_text(format_countries(language), encoding="utf-8")
        print(path)


def format_countries(language: str) -> str:
    """Return the countries of *language* as tab-separated text: CLDR's name first, then what ours adds.

    Raises KeyError for a country of CLDR that ours lacks, so that no country is without demonym and capital unnoticed.
    """
    territories = {str(code): str(name) for code, name in Locale(language).territories.items()}
    head, *rows = Path(__file__).with_name(f"countries_{language}.tsv").read_text(encoding="utf-8").splitlines()
    ours = dict(row.split("\t", 1) for row in rows)
    codes = sorted(code for code in territories if len(code) == len("ZZ") and code not in NO_COUNTRIES)

    return "".join(f"{line}\n" for line in (head, *(_format(code, territories[code], ours[code]) for code in codes)))


def _format(code: str, name: str, ours: str) -> str:
    names, others = ours.split("\t", 1)

    return "\t".join((code, "|".join(filter(None, (name, names))), others))


if __name__ == "__main__":
    main()
