"""What a PDF holds besides pages: files, scripts, actions that start by themselves, references to other files."""

from collections import Counter
from collections.abc import Iterator

from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import PdfDocument
from briefgen.auditing.pdf.objects import entries_of, follow, list_items, list_tree, name_of, text_of
from briefgen.model import Finding

_MOST_STEPS = 100
_OUTSIDE = ("GoToR", "GoToE", "ImportData", "SubmitForm", "Thread")
_STARTED = ("Launch", "Movie", "Sound", "Rendition", "RichMediaExecute")
_REMOVE = "remove it before the file leaves the house, if nobody needs it"


def find_holding_faults(document: PdfDocument) -> Iterator[Finding]:
    """Yield what a careful recipient would ask about."""
    if files := _list_files(document):
        yield make_finding("holds-files", f"holds files: {', '.join(files)}; {_REMOVE}")
    found = _count_actions(document)
    if scripts := found["JavaScript"] + len(list(list_tree(_find_names(document, "/JavaScript"), "/Names"))):
        yield make_finding("holds-scripts", f"holds scripts ({scripts}): mail gateways refuse such files; {_REMOVE}")
    if started := [name for name in _STARTED if found[name]]:
        yield make_finding("holds-actions", f"holds actions that start something ({', '.join(started)}); {_REMOVE}")
    if outside := [name for name in _OUTSIDE if found[name]]:
        yield make_finding("holds-references", f"holds references to other files ({', '.join(outside)}); {_REMOVE}")


def _find_names(document: PdfDocument, key: str) -> object:
    return follow(document.catalog, "/Names", key)


def _list_files(document: PdfDocument) -> list[str]:
    """Return the names of the files that hang on the document or on a page (ISO 32000-1 7.11.4)."""
    files = [file for _, file in list_tree(_find_names(document, "/EmbeddedFiles"), "/Names")]
    files += list_items(follow(document.catalog, "/AF"))
    for page in document.pages:
        files += [
            follow(each, "/FS") for each in page.annotations if name_of(follow(each, "/Subtype")) == "FileAttachment"
        ]
    names = (text_of(follow(file, "/UF")) or text_of(follow(file, "/F")) or "without a name" for file in files)

    return list(dict.fromkeys(names))


def _count_actions(document: PdfDocument) -> Counter[str]:
    """Count actions by kind (12.6): those of the document, of its pages, of what stands on them, and of bookmarks."""
    holders = [document.catalog, *(page.node for page in document.pages)]
    holders += [annotation for page in document.pages for annotation in page.annotations]
    starts = [action for holder in holders for action in _list_starts(holder)]

    return Counter(kind for start in starts for kind in _list_kinds(start))


def _list_starts(holder: object) -> Iterator[object]:
    yield follow(holder, "/OpenAction")
    yield follow(holder, "/A")
    yield from (action for _, action in entries_of(follow(holder, "/AA")))


def _list_kinds(action: object) -> Iterator[str]:
    """Yield the kind of an action, and of those that follow it."""
    waiting, steps = [action], 0
    while waiting and steps < _MOST_STEPS:
        steps += 1
        action = waiting.pop()
        if kind := name_of(follow(action, "/S")):
            yield kind
        waiting += list_items(follow(action, "/Next"))
