"""What a file says of itself, before the caller's own fields are laid over it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Content:
    """The text of a file and what it names as its own; dates are ISO 8601."""

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
