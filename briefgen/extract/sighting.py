"""A person seen at one place of the text."""

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class Sighting:
    """A person seen once, as token ranges; *offset* letters of the first name word are proclitics.

    *origin* is the country of a demonym right before the name (الفرنسي ميشال بلاتيني). A *sure* one is a person though
    he bears one name only (Mr Smith).
    """

    name: Range | None
    offset: int = 0
    role: Range | None = None
    origin: str | None = None
    honorific: Range | None = None
    sure: bool = False
