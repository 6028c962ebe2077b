"""What a caller knows of the actors in his articles: a TOML file, read and checked."""

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from briefgen.errors import LexiconError, nearest
from briefgen.text import fold_words

Kind = Literal["person", "organization", "country"]
Name = Annotated[str, Meta(pattern=r"\w")]


class LexiconEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An actor as a lexicon has him.

    *name* and *aliases* are what he is called; *roles* what he is told by where he is not named (persons only), and
    *country* is the ISO 3166-1 alpha-2 code of one (countries only). Raises LexiconError.
    """

    name: Name
    kind: Kind
    aliases: tuple[Name, ...] = ()
    roles: tuple[Name, ...] = ()
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] | None = None

    def __post_init__(self) -> None:
        if self.roles and self.kind != "person":
            raise LexiconError(f"roles are a person's; {self.name!r} is of kind {self.kind!r}")
        if (self.kind == "country") != (self.country is not None):
            raise LexiconError(f"country is a country's code; {self.name!r} is of kind {self.kind!r}")

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


class Lexicon(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Actors that a caller knows, which win over what briefgen knows by itself.

    Raises LexiconError where two actors share a form.
    """

    actors: tuple[LexiconEntry, ...] = ()

    def __post_init__(self) -> None:
        owners: dict[tuple[str, ...], LexiconEntry] = {}
        for entry in self.actors:
            for form in entry.forms:
                owner = owners.setdefault(fold_words(form), entry)
                if owner is not entry:
                    raise LexiconError(f"{form!r} is both {owner.name!r} and {entry.name!r}; give it to one of them")

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> "Lexicon":
        """Read a lexicon from a TOML file. Raises LexiconError that names the file, the line and the key."""
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
            return _convert(text, cls)
        except OSError as error:
            raise LexiconError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from error
        except (UnicodeError, tomllib.TOMLDecodeError) as error:
            raise LexiconError(f"{path}: is no TOML in UTF-8: {error}") from error
        except LexiconError as error:
            raise LexiconError(f"{path}: {error}") from error


def _convert(text: str, kind: type[Lexicon]) -> Lexicon:
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except msgspec.ValidationError as error:
        raise LexiconError(_explain(str(error), text)) from error


def _explain(message: str, text: str) -> str:
    """Return what msgspec says with the line and the path of the key, and what would be right."""
    reason, _, path = message.rpartition(" - at `$")
    reason, path = (reason, path.rstrip("`").lstrip(".")) if reason else (message, "")
    unknown = re.search("unknown field `(.+)`", reason)
    key = unknown[1] if unknown else re.sub(r"\[.*", "", path.rpartition("].")[2])
    hint = _hint(reason, key, Lexicon if not path else LexiconEntry)
    place = f"line {_find_line(text, path, key)}{path and ', '}{path}: " if path or unknown else ""

    return f"{place}{reason[:1].lower()}{reason[1:]}{hint}"


def _hint(reason: str, key: str, kind: type[Struct]) -> str:
    if "unknown field" in reason:
        return nearest(key, kind.__struct_fields__)
    if value := re.search("enum value '(.+)'", reason):
        return nearest(value[1], get_args(Kind)) or f"; write one of {', '.join(get_args(Kind))}"
    if "matching regex" in reason:
        return "; write the two letters of ISO 3166-1, such as EG" if key == "country" else "; write words"

    return ""


def _find_line(text: str, path: str, key: str) -> int:
    """Return the line of *key* in the actor that *path* tells; that on which he begins, if it is not found."""
    lines = list(enumerate(text.splitlines(), 1))
    number = re.match(r"actors\[(\d+)]", path)
    heads = [line for line, words in lines if re.match(r"\s*\[\[\s*actors\s*]]", words)]
    first = heads[int(number[1])] if number and int(number[1]) < len(heads) else 1
    last = next((line for line in heads if line > first), len(lines) + 1) if number else len(lines) + 1
    pattern = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}\b[\"']?\s*[]=]")

    return next((line for line, words in lines[first - 1 : last - 1] if pattern.match(words)), first)
