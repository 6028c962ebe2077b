"""Many spans, asked fast."""

import bisect
from collections.abc import Iterable

from briefgen.text import Bounds


class Spans:
    """Spans that do not overlap one another, by start; every question takes logarithmic time."""

    def __init__(self, spans: Iterable[Bounds]) -> None:
        """Sort *spans*."""
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def touch(self, span: Bounds) -> bool:
        """Whether one of them shares a character with *span*."""
        index = bisect.bisect_left(self._starts, span[1]) - 1

        return index >= 0 and self._spans[index][1] > span[0]

    def hold(self, span: Bounds) -> bool:
        """Whether one of them holds all of *span*."""
        index = bisect.bisect_right(self._starts, span[0]) - 1

        return index >= 0 and self._spans[index][1] >= span[1]
