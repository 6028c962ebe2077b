"""What an office sets once for all its reports: a TOML file, read and checked."""

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from briefgen.errors import BriefgenError, ProfileError, nearest
from briefgen.localize import Calendar, Digits, Localizer, localize
from briefgen.model import Details

_DETAILS = ("prepared_for", "prepared_by", "reviewed_by", "marking")


class Profile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An office's settings; what a call says by itself wins over them.

    *calendars* are those of every date, the first in front, and *months* the twelve Gregorian ones. *template* is the
    name of a built-in one or a folder, *wording* a .po file whose messages win over ours, *letterhead* a Word document
    for docx; files and folders are found from the profile's own. The others are as in Details.
    """

    locale: str | None = None
    calendars: tuple[Calendar, ...] = ()
    digits: Digits | None = None
    months: Annotated[tuple[str, ...], Meta(min_length=12, max_length=12)] | None = None
    template: str | None = None
    wording: str | None = None
    letterhead: str | None = None
    prepared_for: str | None = None
    prepared_by: str | None = None
    reviewed_by: str | None = None
    marking: str | None = None

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> "Profile":
        """Read a profile. Raises ProfileError that names the file, the line and what would work."""
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
            profile = msgspec.convert(tomllib.loads(text), cls)
        except OSError as error:
            raise ProfileError(f"{path}: cannot be read ({(error.strerror or str(error)).lower()})") from error
        except (UnicodeError, tomllib.TOMLDecodeError) as error:
            raise ProfileError(f"{path}: is no TOML in UTF-8: {error}") from error
        except msgspec.ValidationError as error:
            raise ProfileError(f"{path}: {_explain(str(error), text)}") from error
        if profile.wording and not profile.locale:
            raise ProfileError(
                f"{path}: line {_find_line(text, 'wording')}: wording needs a locale, whose language it is in"
            )
        profile = profile._find_files(Path(path).parent)
        try:
            profile.adapt(localize(profile.locale or "en"))
        except ProfileError:
            raise
        except BriefgenError as error:
            key = "locale" if profile.locale and not _is_known(profile.locale) else "calendars"
            raise ProfileError(f"{path}: line {_find_line(text, key)}: {error}") from error

        return profile

    def adapt(self, localizer: Localizer) -> Localizer:
        """Return *localizer* with the profile's settings; one of another language as it is."""
        if self.locale and localize(self.locale).language != localizer.language:
            return localizer
        wording = Path(self.wording) if self.wording else None

        return localizer.adapt(calendars=self.calendars, digits=self.digits, months=self.months or (), wording=wording)

    def complete(self, details: Details) -> Details:
        """Return *details* with the profile's where they say nothing."""
        lacking = {name: getattr(self, name) for name in _DETAILS if getattr(details, name) is None}

        return msgspec.structs.replace(details, **lacking)

    def _find_files(self, folder: Path) -> "Profile":
        files = {name: getattr(self, name) for name in ("wording", "letterhead")}
        found = {name: str(folder / file) for name, file in files.items() if file}
        if self.template and (folder / self.template).is_dir():
            found["template"] = str(folder / self.template)

        return msgspec.structs.replace(self, **found)


def _is_known(locale: str) -> bool:
    try:
        localize(locale)
    except BriefgenError:
        return False

    return True


def _explain(message: str, text: str) -> str:
    """Return what msgspec says with the line of the key, and the nearest known one."""
    reason, _, path = message.partition(" - at `$.")
    unknown = re.search("unknown field `(.+)`", reason)
    key = unknown[1] if unknown else re.sub(r"\W.*", "", path)
    hint = nearest(key, Profile.__struct_fields__) if unknown else ""

    place = f"line {_find_line(text, key)}: {'' if unknown else f'{key}: '}"

    return f"{place}{reason[:1].lower()}{reason[1:]}{hint}"


def _find_line(text: str, key: str) -> int:
    pattern = re.compile(rf"\s*(\[+\s*)?[\"']?{re.escape(key)}\b[\"']?\s*[]=]")

    return next((line for line, words in enumerate(text.splitlines(), 1) if pattern.match(words)), 1)
