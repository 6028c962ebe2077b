"""Word comments that show a reader which paragraph of its source an item is taken from."""

from collections.abc import Sequence
from itertools import count

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.bidi import direction_of_language
from briefgen.characters import squeeze
from briefgen.model import Article
from briefgen.ooxml.elements import find_all, get, make, put
from briefgen.text import find_paragraphs
from briefgen.writers.docx.languages import name_language
from briefgen.writers.docx.styles import Styles

_TEXT, _REFERENCE = "annotation text", "annotation reference"


class Comments:
    """Comments of *document* with paragraphs of the *articles*; *author* and *date* (ISO 8601) are shown with each."""

    def __init__(
        self, document: Document, *, styles: Styles, articles: Sequence[Article], author: str, date: str
    ) -> None:
        self._styles = styles
        self._articles = articles
        self._said = {"author": author, "initials": author[:1], "date": f"{date}T00:00:00Z"}
        document.comments  # noqa: B018  makes the part where there is none
        self._root: Element = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element  # type: ignore[attr-defined]
        self._numbers = count(1 + max((int(get(old, "id") or 0) for old in find_all(self._root, "comment")), default=0))

    def cite(self, place: str, content: Sequence[Element]) -> list[Element]:
        """Return *content* with a comment that holds the paragraph at *place*, "article.paragraph", both from 1."""
        number = str(next(self._numbers))
        section, paragraph = map(int, place.split("."))
        self._root.append(self._make_comment(number, self._articles[section - 1], paragraph))
        reference = make("r", self._make_look(), make("commentReference", id=number))

        return [
            make("commentRangeStart", id=number),
            *content,
            make("commentRangeEnd", id=number),
            reference,
        ]

    def _make_comment(self, number: str, article: Article, paragraph: int) -> Element:
        start, end = list(find_paragraphs(article.text))[paragraph - 1]
        language = article.language or ""
        is_rtl = direction_of_language(language) == "rtl"
        look = make("rPr")
        if language:
            put(look, "lang", **{"bidi" if is_rtl else "val": name_language(language)})
        style = make("pStyle", val=self._styles.identify(_TEXT))
        direction = make("bidi") if is_rtl else make("bidi", val="0")
        mark = make("r", self._make_look(), make("annotationRef"))
        words = make("r", look, make("t", text=squeeze(article.text[start:end])))

        return make("comment", make("p", make("pPr", style, direction), mark, words), id=number, **self._said)

    def _make_look(self) -> Element:
        return make("rPr", make("rStyle", val=self._styles.identify(_REFERENCE)))
