"""Whether passages are read out in a voice of theirs: their letters against their language (PDF/UA-1 7.2)."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from briefgen.auditing.pdf.base import Base, find_said_language, find_script, is_of
from briefgen.auditing.pdf.codes import make_finding
from briefgen.auditing.pdf.document import PdfDocument
from briefgen.auditing.pdf.objects import Key, follow, text_of
from briefgen.bidi import direction_of_language, main_direction_of
from briefgen.model import Finding

# Names and terms of another language need no mark (WCAG 2.2, 3.1.2).
_FEWEST_WORDS = 6
_SHOWN_WORDS = 4
_WITHIN_LINES = frozenset(("Span", "NonStruct", "Link", "Reference", "Quote", "Code", "Em", "Strong", "Lbl"))


def find_passage_faults(document: PdfDocument, base: Base) -> Iterator[Finding]:
    """Yield the pages with passages in letters that their language is not written in."""
    said = find_said_language(document)
    if not document.is_tagged or not said or direction_of_language(said) != base.direction:
        return  # other findings tell of it
    counts: Counter[int | None] = Counter()
    first: dict[int | None, str] = {}
    for page, words in _list_passages(document, said):
        number = document.find_page(page)
        counts[number] += 1
        first.setdefault(number, " ".join(words[:_SHOWN_WORDS]))
    for number, count in counts.items():
        message = (
            f"{count} passages, as “{first[number]}…”, are in letters of another language than they are said to be in: "
            "they are read out in a wrong voice; set their language in the source (Word: Review > Language)"
        )
        yield make_finding("language-passage", message, page=number)


def _list_passages(document: PdfDocument, said: str) -> Iterator[tuple[Key | None, list[str]]]:
    """Yield words that follow one another in a block and do not fit their language, with their page."""
    languages, block = [said], -1
    passages: dict[int, list[tuple[Key | None, list[str]]]] = defaultdict(lambda: [(None, [])])
    for element in document.elements:
        del languages[element.depth + 1 :]
        languages.append(text_of(follow(element.node, "/Lang")) or languages[-1])
        block = block if element.kind in _WITHIN_LINES else element.index
        for text, language in document.list_pieces(element):
            for word in text.split():
                if not main_direction_of(word):
                    continue
                if _fits(word, language or languages[-1]):
                    passages[block].append((None, []))
                else:
                    words = passages[block].pop()[1]
                    passages[block].append((element.page, [*words, word]))
    for each in passages.values():
        yield from ((page, words) for page, words in each if len(words) >= _FEWEST_WORDS)


def _fits(word: str, language: str) -> bool:
    direction = main_direction_of(word)
    if direction_of_language(language) != direction:
        return False

    return direction == "ltr" or is_of(language, [find_script(word)])
