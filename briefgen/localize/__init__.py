"""A report in its reader's language: direction, dates, digits, labels. The only importer of babel."""

from briefgen.localize.calendars import Calendar
from briefgen.localize.habits import Digits, Style
from briefgen.localize.localizer import Localizer, localize

__all__ = ["Calendar", "Digits", "Localizer", "Style", "localize"]
