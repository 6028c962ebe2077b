"""What an audit gives back: the findings, and what the file was taken for."""

from dataclasses import dataclass

from briefgen.bidi import Direction
from briefgen.model import Finding


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """All findings in the order of the file; *direction* and *language* it was judged by, *fonts* it names."""

    findings: tuple[Finding, ...]
    direction: Direction
    language: str
    fonts: tuple[str, ...]
