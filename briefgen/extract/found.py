"""An actor before it has an id."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from briefgen.model import Mention, Passage, Span


@dataclass(frozen=True)
class Found:
    """What is known of an actor; the first mention decides its place."""

    kind: Literal["person", "organization", "country"]
    name: str
    mentions: tuple[Mention, ...]
    role: Passage | None = None
    honorific: Passage | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()


def other_forms(forms: Iterable[str], *, name: str) -> tuple[str, ...]:
    """Return the distinct *forms* other than *name*, by first appearance."""
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Whether *span* shares a character with one of *taken*."""
    return any(span[0] < end and start < span[1] for start, end in taken)
