"""A report in its reader's language: direction, dates, digits, labels. The only importer of babel."""

from briefgen.localize.calendars import Calendar
from briefgen.localize.habits import Digits, Style
from briefgen.localize.localizer import Localizer, localize
from briefgen.localize.tags import find_locale

__all__ = ["Calendar", "Digits", "Localizer", "Style", "find_locale", "localize"]
