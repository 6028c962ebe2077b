"""Markup of later versions (ISO/IEC 29500-3): each alternative is replaced by the one that today's Word reads."""

from lxml.etree import _Element as Element

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What is of these is understood by today's Word; any other choice falls back.
_UNDERSTOOD = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")


def find_undeclared(root: Element) -> str | None:
    """Return a prefix that mc:Ignorable names and nobody declared: Word refuses such a file."""
    for element in root.iter():
        for prefix in (element.get(f"{_MARKUP}Ignorable") or "").split():
            if prefix not in element.nsmap:
                return prefix

    return None


def choose_alternatives(root: Element) -> None:
    """Replace every mc:AlternateContent in place by the content of its first choice that Word understands."""
    for alternative in list(root.iter(f"{_MARKUP}AlternateContent")):
        parent = alternative.getparent()
        if parent is None:
            continue
        chosen = _choose(alternative)
        for child in [] if chosen is None else list(chosen):
            alternative.addprevious(child)
        parent.remove(alternative)


def _choose(alternative: Element) -> Element | None:
    for choice in alternative.iterchildren(f"{_MARKUP}Choice"):
        wanted = [choice.nsmap.get(prefix, "") for prefix in (choice.get("Requires") or "").split()]
        if wanted and all(str(namespace).startswith(_UNDERSTOOD) for namespace in wanted):
            return choice

    return next(alternative.iterchildren(f"{_MARKUP}Fallback"), None)
