"""Tells how much of a report's words three readers get out of its PDF: python -m script.pdf_text [LOCALE...].

"found" is the share of words that come back exactly, "in order" the share that do so in the order of the page.
"""

import sys

from briefgen.template import PAGE, built_in_folder
from tests.builders import debate_briefing, english_briefing, long_briefing, mixed_briefing, seed_briefing
from tests.recall import measure

LOCALES = ("ar-EG", "fa", "ur", "he", "en", "fr")
LAYOUTS = {
    "seed": seed_briefing(),
    "debate": debate_briefing(),
    "mixed": mixed_briefing(),
    "long": long_briefing(),
    "english": english_briefing(),
}


def main(locales: tuple[str, ...]) -> None:
    """Print a line for every template, layout and locale."""
    for template in sorted(path.parent.name for path in built_in_folder().glob(f"*/{PAGE}")):
        for layout, briefing in LAYOUTS.items():
            for locale in locales:
                shares = measure(briefing, locale, template=template)
                figures = ", ".join(f"{name} {found:.1%} found {order:.1%} in order" for name, found, order in shares)
                print(f"{template} {layout} {locale}: {figures}", flush=True)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or LOCALES)
