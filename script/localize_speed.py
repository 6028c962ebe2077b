"""Times what all formatted values of a report cost, warm, by locale, in CPU: python -m script.localize_speed.

A report's values are its dates, numbers, labels, counts, lists and countries, as build_view() asks for them: the calls
of one rendering are written down and repeated. The figure to hold is 2 ms.
"""

import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from briefgen import Details, brief, read
from briefgen.localize import Localizer, localize
from briefgen.report import build_view

LOCALES = ("ar-EG", "ar-SA", "fa", "he", "ur", "en", "fr")
SEED = Path(__file__).parents[1] / "seeds" / "000_4c13df297d25c03f.txt"
ROUNDS = 50
_VERBS = ("message", "plural", "number", "date", "join", "territory")

Call = Callable[[], object]


def main() -> None:
    """Print milliseconds for each locale."""
    briefing = brief(read(SEED, published="2026-02-04"))
    for locale in LOCALES:
        recorder = Recorder(**{field.name: getattr(localize(locale), field.name) for field in fields(Localizer)})
        build_view([briefing], localizer=recorder, details=Details(date="2026-02-05", reference="7"))
        calls, _CALLS[:] = tuple(_CALLS), []
        print(f"{locale}: {len(calls)} values {1000 * measure(calls):.2f} ms")


_CALLS: list[Call] = []


class Recorder(Localizer):
    """A localizer that writes down what it is asked for."""

    def __getattribute__(self, name: str) -> object:
        """Return the attribute; a verb notes its call."""
        value = super().__getattribute__(name)
        if name not in _VERBS:
            return value
        verb = getattr(replace_class(self), name)

        def ask(*args: object, **kwargs: object) -> object:
            _CALLS.append(lambda: verb(*args, **kwargs))
            return verb(*args, **kwargs)

        return ask


def replace_class(recorder: Recorder) -> Localizer:
    """Return the plain localizer of the same values."""
    get = object.__getattribute__

    return Localizer(**{field.name: get(recorder, field.name) for field in fields(Localizer)})


def measure(calls: tuple[Call, ...]) -> float:
    """Return the CPU seconds of the fastest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for call in calls:
            call()
        times.append(time.process_time() - start)

    return min(times)


if __name__ == "__main__":
    main()
