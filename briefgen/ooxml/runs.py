"""The runs of a Word paragraph as the bidirectional algorithm sees them."""

from lxml.etree import _Element as Element

from briefgen.ooxml.elements import find_all, name_of, qualify

# Right-to-left runs take weight, slant and size from the second of each pair alone (ISO 29500-1 17.3.2.30).
TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))
# What a run holds beside words, as the algorithm sees it: tabs, line breaks, objects; field marks are not seen.
_STAND_INS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSEEN = frozenset(
    ["fldChar", "instrText", "lastRenderedPageBreak", "delText", "delInstrText", "commentReference", "annotationRef"]
)
_OBJECT = "\ufffc"


def list_runs(paragraph: Element) -> list[Element]:
    """Return the paragraph's runs, without those of a text box in it."""
    return [run for run in find_all(paragraph, "r") if next(run.iterancestors(qualify("p"))) is paragraph]


def list_content(run: Element) -> list[Element]:
    """Return what stands in a run, without its properties."""
    return [child for child in run if isinstance(child.tag, str) and child.tag != qualify("rPr")]


def read(element: Element) -> str:
    """Return a run, or what stands in one, as the bidirectional algorithm sees it."""
    name = name_of(element)
    if name == "r":
        return "".join(read(child) for child in list_content(element))
    if name == "t":
        return element.text or ""

    return "" if name in _UNSEEN else _STAND_INS.get(name, _OBJECT)
