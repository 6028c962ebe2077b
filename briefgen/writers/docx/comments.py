"""Word comments that show a reader which paragraph of its source an item is taken from."""

import re
from collections.abc import Sequence
from itertools import count, islice

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.bidi import direction_of_language
from briefgen.characters import squeeze
from briefgen.errors import TemplateError
from briefgen.model import Article
from briefgen.ooxml.elements import find_all, make, number_of, put
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
        self._numbers = count(1 + max((number_of(old, "id") for old in find_all(self._root, "comment")), default=0))

    def cite(self, place: str, content: Sequence[Element]) -> list[Element]:
        """Return *content* with a comment that holds the paragraph at *place*, "article.paragraph", both from 1."""
        number = str(next(self._numbers))
        self._root.append(self._make_comment(number, *self._find(place)))
        reference = make("r", self._make_look(), make("commentReference", id=number))

        return [
            make("commentRangeStart", id=number),
            *content,
            make("commentRangeEnd", id=number),
            reference,
        ]

    def _find(self, place: str) -> tuple[Article, str]:
        """Return the article and the paragraph that *place* means."""
        match = re.fullmatch(r"([1-9][0-9]{0,5})\.([1-9][0-9]{0,5})", place)
        section, paragraph = (int(match[1]), int(match[2])) if match else (0, 0)
        if 0 < section <= len(self._articles):
            article = self._articles[section - 1]
            for start, end in islice(find_paragraphs(article.text), paragraph - 1, paragraph):
                return article, article.text[start:end]
        raise TemplateError(f"the page says data-paragraph={place!r}, and there is no such paragraph of an article")

    def _make_comment(self, number: str, article: Article, paragraph: str) -> Element:
        language = article.language or ""
        is_rtl = direction_of_language(language) == "rtl"
        look = make("rPr")
        if language:
            put(look, "lang", **{"bidi" if is_rtl else "val": name_language(language)})
        style = make("pStyle", val=self._styles.identify(_TEXT))
        direction = make("bidi") if is_rtl else make("bidi", val="0")
        mark = make("r", self._make_look(), make("annotationRef"))
        words = make("r", look, make("t", text=squeeze(paragraph)))

        return make("comment", make("p", make("pPr", style, direction), mark, words), id=number, **self._said)

    def _make_look(self) -> Element:
        return make("rPr", make("rStyle", val=self._styles.identify(_REFERENCE)))
