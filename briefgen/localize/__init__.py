"""A report in its reader's language: direction, dates, digits, labels. The only importer of babel."""

from briefgen.localize.localizer import Digits, Localizer, localize

__all__ = ["Digits", "Localizer", "localize"]
