"""A report in its reader's language: direction, dates, digits, labels. The only importer of babel."""
