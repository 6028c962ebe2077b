"""An actor before it has an id."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefgen.model import Mention, Passage


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
