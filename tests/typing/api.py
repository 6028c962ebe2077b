"""Every public name, used as a caller would and checked by mypy; never run."""

import io
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from pathlib import Path
from typing import Any, assert_type

import briefgen
from briefgen import (
    FINDERS,
    Actor,
    Article,
    Briefing,
    Date,
    Details,
    Document,
    Finding,
    Issue,
    Lexicon,
    LexiconEntry,
    Mention,
    Note,
    Passage,
    Profile,
    Quote,
    Span,
)
from briefgen.languages import Language

span: Span = (0, 5)
passage = Passage("words", span)
issue = Issue("odd", "the text is short", span)
note = Note("see file 7", author="desk")
mention = Mention(span=span, form="name")
actor = Actor(id="a1", name="words", kind="person", role=passage, country="EG", mentions=(mention,))
quote = Quote(text="words", span=span, kind="direct", speaker="a1", cue=passage, context=(0, 20), key=True)
date = Date(text="words", span=span, value="2026-11", mod="START", upcoming=True, event=passage, actors=("a1",))
article = Article(text="words of an article", published="2026-02-04", language="ar-EG", outlet="Example Press")
briefing = Briefing(article=article, summary=(passage,), quotes=(quote,), actors=(actor,), dates=(date,), notes=(note,))
details = Details(title="Morning", reference="7/2026", date="2026-02-04", prepared_for="desk", marking="internal")

assert_type(article.replace(outlet="Example Press"), Article)
assert_type(article.issues, tuple[Issue, ...])
assert_type(article.name, str)
assert_type(passage.span, tuple[int, int])
assert_type(briefing.quotes, tuple[Quote, ...])
assert_type(briefing.quotes[0].speaker, str | None)
assert_type(briefing.dates[0].same_as, int | None)
assert_type(briefing.to_json(), str)
assert_type(Briefing.from_json(b"{}"), Briefing)
assert_type(briefing.verify(), tuple[Issue, ...])
assert_type(briefgen.schema(), dict[str, Any])

assert_type(briefgen.read("article.txt", published="2026-02-04", language="ar-TN"), Article)
assert_type(briefgen.read(Path("article.docx"), title="t", outlet="o", url="u", author="a", retrieved=None), Article)
assert_type(briefgen.read(io.BytesIO(b"words")), Article)


def count_quotes(briefing: Briefing, language: Language) -> Iterable[Issue]:
    """Count quotes, as a finder of a caller's own."""
    yield Issue("mine", f"{len(briefing.quotes)} quotes in {language.code}")


finder: Callable[[Briefing, Language], Iterable[Passage | Quote | Actor | Date | Issue]] = count_quotes
assert_type(briefgen.brief(article), Briefing)
assert_type(briefgen.brief(article, lexicon=None, finders=(*FINDERS, finder)), Briefing)
entry = LexiconEntry(name="words", kind="person", aliases=("word",), roles=("speaker",))
assert_type(Lexicon.read("desk.toml"), Lexicon)
assert_type(
    Lexicon(actors=(entry, LexiconEntry(name="Land", kind="country", country="EG"))).actors[0].forms, tuple[str, ...]
)
assert_type(briefgen.brief(article, lexicon=Lexicon(actors=(entry,))), Briefing)
assert_type(briefgen.brief(article, lexicon=Path("desk.toml")), Briefing)

document = briefgen.render(briefing, "docx", locale="ar-EG", letterhead="ministry.docx", details=details)
assert_type(document, Document)
assert_type(briefgen.render(briefing, "docx", evidence=True), Document)
assert_type(briefgen.render([briefing, briefing], "pdf", template=Path("mine"), letterhead=Path("m.docx")), Document)
assert_type(document.save("out/"), Path)
assert_type(document.save(Path("out")), Path)
assert_type((document.name, document.media_type, document.content), tuple[str, str, bytes])
assert_type(briefgen.attach(EmailMessage(), document, document), EmailMessage)
assert_type(briefgen.audit("report.docx", locale="ar-EG"), tuple[Finding, ...])
assert_type(briefgen.audit(Path("report.docx")), tuple[Finding, ...])
finding = Finding(code="title-missing", severity="error", message="no title", part="docProps/core.xml")
assert_type((finding.code, finding.message, finding.part, finding.location), tuple[str, str, str | None, str])
profile = Profile(locale="ar-SA", calendars=("islamic-umalqura", "gregory"), digits="arab", marking="internal")
assert_type(Profile.read("embassy.toml"), Profile)
house = Profile(
    country="SA", home="SA", watch=("oil",), protocol=(("king", "president"), "minister"), reference="{number}"
)
assert_type(house.complete(Details(reference="14", distribution=("desk",)), "2026-02-04"), Details)
assert_type(briefgen.render(briefing, "pdf", profile=profile), Document)
assert_type(briefgen.render(briefing, "pdf", profile=Path("embassy.toml")), Document)
assert_type(document.issues, tuple[Issue, ...])
briefgen.warm_up()
briefgen.warm_up("docx", locale="he", template=Path("mine"))
assert_type(briefgen.__version__, str)

errors: tuple[type[briefgen.BriefgenError], ...] = (
    briefgen.ArticleError,
    briefgen.BriefingError,
    briefgen.LetterheadError,
    briefgen.LexiconError,
    briefgen.ProfileError,
    briefgen.MissingDependencyError,
    briefgen.ReadError,
    briefgen.RenderTimeoutError,
    briefgen.SaveError,
    briefgen.TemplateError,
    briefgen.UnknownFormatError,
    briefgen.UnknownLanguageError,
    briefgen.UnknownLocaleError,
)
assert_type(briefgen.render(briefing, "pdf", timeout=30), Document)
assert_type(briefgen.render(briefing, "pdf", timeout=2.5, pdf_variant="pdf/a-3a"), Document)
file_errors: tuple[type[OSError], ...] = (briefgen.ReadError, briefgen.RenderTimeoutError, briefgen.SaveError)
