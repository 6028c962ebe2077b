"""Briefings and details full of characters that break documents; the same number gives the same ones."""

import random
import unicodedata
from typing import Literal, NamedTuple

from briefgen.characters import QUOTATION_MARKS
from briefgen.errors import ArticleError
from briefgen.model import Actor, Article, Briefing, Date, Details, Mention, Note, Passage, Quote

LOCALES = ("ar", "ar-EG", "ar-MA", "fa", "he", "ur", "en", "fr")
_LONG = 100_000
# What a piece of text is drawn from, by kind: (first, last) code points.
_RANGES = (
    ((0x00, 0x1F), (0x7F, 0x9F)),  # controls
    ((0xD800, 0xDFFF),),  # lone surrogates
    ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x061C, 0x061C)),  # bidi controls, invisible ones
    ((0x0300, 0x036F), (0x0610, 0x061A), (0x064B, 0x065F), (0x0591, 0x05BD)),  # marks
    ((0x1F300, 0x1FAFF), (0x1F1E6, 0x1F1FF), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)),  # emoji and their selectors
    ((0x0621, 0x064A), (0x0660, 0x0669), (0x06F0, 0x06F9), (0x0671, 0x06D3)),  # Arabic
    ((0x05D0, 0x05EA),),  # Hebrew
    ((0x20, 0x7E),),  # ASCII
    ((0x2028, 0x2029), (0x85, 0x85), (0xA0, 0xA0), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFF)),  # spaces, ends, specials
    ((0x10A00, 0x10A33), (0x1E900, 0x1E943), (0xE000, 0xF8FF), (0x10FFFE, 0x10FFFF)),  # far planes, private use
)
_PHRASES = (
    *("{{ 7*7 }}", "{{ briefing }}", "{% raw %}", "<w:p/>", "]]>", "&amp;", "&#0;", "<!--", "¶1", "\\u200f"),
    *("https://example.org/?a=1&b=<x>", "+966 11 123 4567", "-12.5 %", "2026-02-04", "C++", "(NATO]", "«", "”", "١٢٣"),
    *(" ", "\t", "\r\n", "\n", "قال", "אמר", "said"),
)


class Case(NamedTuple):
    """What is rendered, and for whom."""

    briefing: Briefing
    details: Details
    locale: str
    evidence: bool


def make_case(number: int) -> Case:
    """Return the case of that number; one in a hundred holds a word of 100,000 letters."""
    source = random.Random(number)  # noqa: S311  a test wants the same again
    article = _make_article(source, is_long=number % 100 == 0)
    actors = tuple(_make_actor(source, article, id_) for id_ in ("a1", "a2", "a3"))
    briefing = Briefing(
        title=_draw(source) or None,
        notes=(Note(_draw(source), author=_draw(source)),),
        article=article,
        summary=(_cut(source, article), _cut(source, article)),
        quotes=tuple(_make_quote(source, article) for _ in range(2)),
        actors=actors,
        dates=(_make_date(source, article),),
    )
    details = Details(
        title=_draw(source),
        reference=_draw(source),
        prepared_for=_draw(source),
        prepared_by=_draw(source),
        reviewed_by=_draw(source),
        marking=_draw(source),
        notes=_draw(source),
    )

    return Case(briefing, details, source.choice(LOCALES), evidence=number % 3 == 0)


def _make_article(source: random.Random, *, is_long: bool) -> Article:
    """Return an article in a language whose direction its letters do not belie."""
    text = "\n".join(_draw(source) for _ in range(4)) + ("\u0628" * _LONG if is_long else "x")
    title, outlet, url, author = (_draw(source) for _ in range(4))
    is_rtl = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text + title)
    language = source.choice(("ar", "he")) if is_rtl else "en"
    try:
        return Article(
            text=text, published="2026-02-04", language=language, title=title, outlet=outlet, url=url, author=author
        )
    except ArticleError:  # nothing of it is a word
        return Article(text="x", published="2026-02-04", language="ar")


def _draw(source: random.Random) -> str:
    """Return some pieces, each of one kind of characters."""
    return "".join(_draw_piece(source) for _ in range(source.randrange(6)))


def _draw_piece(source: random.Random) -> str:
    if source.random() < 0.3:
        return source.choice(_PHRASES)
    ranges = source.choice(_RANGES)

    return "".join(chr(source.randint(*source.choice(ranges))) for _ in range(source.randrange(1, 9)))


def _cut(source: random.Random, article: Article, start: int | None = None) -> Passage:
    start = source.randrange(len(article.text)) if start is None else start
    end = source.randint(start + 1, len(article.text))

    return Passage(article.text[start:end], (start, end))


def _make_quote(source: random.Random, article: Article) -> Quote:
    """Return a quote; a direct or mixed one begins behind a quotation mark, or it would be refused."""
    opened = [start for start in range(1, len(article.text)) if article.text[start - 1] in QUOTATION_MARKS]
    kind: Literal["direct", "mixed", "indirect"] = "indirect"
    if opened:
        kind = source.choice(("direct", "mixed", "indirect"))
    said = _cut(source, article, None if kind == "indirect" else source.choice(opened))

    return Quote(
        text=said.text,
        span=said.span,
        kind=kind,
        stance=source.choice(("affirms", "denies", "alleges", "asks")),
        speaker=source.choice(("a1", "a2", None)),
        context=said.span,
        key=True,
    )


def _make_actor(source: random.Random, article: Article, id_: str) -> Actor:
    name = _cut(source, article)

    return Actor(
        id=id_,
        name=name.text,
        kind=source.choice(("person", "organization", "country")),
        role=_cut(source, article),
        country=source.choice(("EG", "ZZ", None)),
        mentions=(Mention(span=name.span, form="name"),),
    )


def _make_date(source: random.Random, article: Article) -> Date:
    text = _cut(source, article)

    return Date(
        text=text.text,
        span=text.span,
        value=source.choice(("2026-03-01", "2026-03", "2026", None)),
        upcoming=True,
        event=_cut(source, article),
        place=_cut(source, article),
        actors=("a1",),
    )
