"""Whom a reporting word speaks for: the subject after it, before it, or the one who spoke last."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.extract.names import find_role_head, role_rank
from briefgen.extract.report import Report, in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Sight, Subject, read_subject
from briefgen.extract.words import definite, has_article, is_assimilated
from briefgen.model import Span
from briefgen.text import Bounds

MAX_REACH = 30
MAX_OPENING = 7
MAX_PHRASE = 8


def resolve(context: Scan, cast: Cast, report: Report, local: Sequence[Report], last: Subject) -> Report:
    """Give *report* its speaker; *local* are the reports before it in its sentence, *last* spoke before that."""
    source = _source(context, cast, report)
    if source.attribution or (report.phrase and not report.bound):
        return replace(report, subject=source, named=True)
    named = _named_subject(context, cast, report, local) if report.cue.finite and not report.phrase else None
    if named:
        return replace(report, subject=named, named=True)
    earlier = next((other.subject for other in reversed(local) if other.cue.finite and not other.phrase), None)
    main = _main_subject(context, cast, (report.sentence[0], report.span[0]))
    fitting = (
        subject
        for subject in (earlier, main, last)
        if subject and (not report.cue.finite or cast.fits(subject.speaker, report.cue.gender, context.language))
    )

    return replace(report, subject=_dropped(next(fitting, NOBODY)))


def _source(context: Scan, cast: Cast, report: Report) -> Subject:
    """Return whom an attribution phrase or a relayed word names (وفقا للوزير, نقلت عن الوزير قوله)."""
    if report.phrase:
        return _phrase_subject(context, cast, report)

    return _relayed_subject(context, cast, report) if report.cue.relayed else NOBODY


def opening_person(context: Scan, cast: Cast, sentence: Bounds) -> Subject | None:
    """Return the person that a sentence without any report opens with: he is the one who speaks next."""
    first, stop = context.text.range_of(sentence)
    if first == stop:
        return None
    end = context.text.tokens[min(first + MAX_OPENING, stop - 1)].end
    subject = _main_subject(context, cast, (sentence[0], end))
    persons = {sight.actor.id for sight in cast.within(sentence) if sight.actor.kind == "person"}

    return subject if subject and subject.speaker in persons else None


def _named_subject(context: Scan, cast: Cast, report: Report, local: Sequence[Report]) -> Subject | None:
    """Return the subject that the clause names: before the verb where it opens the clause, else after it."""
    antecedent = _antecedent(context, cast, report)
    if antecedent:
        return antecedent
    before = _subject_before(context, cast, report, local)
    if before:
        return before
    limit = _subject_limit(context, report)
    author = _author(context, cast, report, limit) if report.cue.follows else None
    subject = author or read_subject(context, cast, report.stop, limit)

    return subject if subject.attribution else None


def _author(context: Scan, cast: Cast, report: Report, limit: int) -> Subject | None:
    """Return who wrote the document that something stands in (جاء في بيان الوزارة, في رسالة لفلان)."""
    tokens, following = context.text.tokens, report.stop + 1
    if following < limit and tokens[following].folded in context.language.with_pronoun:
        return NOBODY
    sight = cast.at((tokens[following].start, tokens[following].end)) if following < limit else None

    return Subject(sight.actor.id, sight.span) if sight else None


def _antecedent(context: Scan, cast: Cast, report: Report) -> Subject | None:
    """Return whom a relative clause is about (فلان، الذي قال إن): the mention right before it, else nobody."""
    tokens = context.text.tokens
    if not report.index or tokens[report.index - 1].folded not in context.language.relatives:
        return None
    start = tokens[report.index - 1].start
    sights = cast.within((report.sentence[0], start))
    if sights and start - sights[-1].span[1] <= len("\u060c "):
        return Subject(sights[-1].actor.id, sights[-1].span)

    return NOBODY


def _dropped(subject: Subject) -> Subject:
    """Return a subject that is not named again: an actor by his id, anybody else by the words that named him."""
    return Subject(subject.speaker) if subject.speaker else subject


def _relayed_subject(context: Scan, cast: Cast, report: Report) -> Subject:
    """Return whom somebody passes on: the words after the preposition before the cue (نقلت عن الوزير قوله)."""
    tokens = context.text.tokens
    first = max(context.text.range_of(report.sentence)[0], report.index - MAX_REACH)
    for index in range(report.index - 1, first - 1, -1):
        if tokens[index].folded in context.language.relay_prepositions:
            return read_subject(context, cast, index + 1, report.index)

    return NOBODY


def _subject_limit(context: Scan, report: Report) -> int:
    """Return the token before which the subject must end: complementizer, colon, quotation or sentence end."""
    if report.content is not None:
        return report.content - 1
    tokens = context.text.tokens
    stop = min(context.text.range_of(report.sentence)[1], report.index + MAX_REACH)
    for index in range(report.index + 1, stop):
        if context.is_colon(index) or in_quotation(context, tokens[index].start):
            return index

    return stop


def _phrase_subject(context: Scan, cast: Cast, report: Report) -> Subject:
    tokens = context.text.tokens
    if report.stop >= len(tokens):
        return NOBODY
    sight = cast.at((tokens[report.stop].start, tokens[report.stop].end))
    if sight:
        return Subject(sight.actor.id, sight.span)
    stop = min(context.text.range_of(report.sentence)[1], report.stop + MAX_REACH)

    return read_subject(context, cast, report.stop, stop, governed=True)


def _subject_before(context: Scan, cast: Cast, report: Report, local: Sequence[Report]) -> Subject | None:
    """Return the subject before its verb (الوزير أكد أن): what opens the clause right before it, or the sentence."""
    tokens = context.text.tokens
    if tokens[report.index].start != report.span[0]:
        return None
    start = max(report.sentence[0], tokens[max(report.index - MAX_REACH, 0)].start)
    sights = [sight for sight in cast.within((start, report.span[0])) if sight.actor.kind != "country"]
    for sight in reversed(sights[-2:]):
        if report.span[0] - sight.span[1] <= 1 and _opens_clause(context, sight, report.sentence):
            return Subject(sight.actor.id, sight.span)
    if sights and not local and _opens_sentence(context, sights[0], report.sentence):
        return Subject(sights[0].actor.id, sights[0].span)

    return None


def _main_subject(context: Scan, cast: Cast, bounds: Span) -> Subject | None:
    """Return the first person or organization within *bounds* that stands where a subject does."""
    first, stop = context.text.range_of(bounds)
    if first < stop and _is_function_word(context, first):
        first = next((at + 1 for at in range(first, stop) if context.text.tokens[at].text == "\u060c"), stop)
    if first >= stop:
        return None
    for sight in cast.within((context.text.tokens[first].start, bounds[1])):
        if sight.actor.kind == "country" or is_governed(context, sight):
            continue
        phrase = _phrase_start(context, sight)
        if phrase - first <= 2 or _is_verb(context, phrase - 1):
            return Subject(sight.actor.id)

    return None


def is_governed(context: Scan, sight: Sight) -> bool:
    """Whether a preposition governs the phrase that *sight* closes (إلى الرئيس فلان, للرئيس فلان)."""
    start, tokens, language = _phrase_start(context, sight), context.text.tokens, context.language
    first = tokens[start]
    name = tokens[context.text.token_index(sight.span[0])]
    clitics = [name.folded[: sight.span[0] - name.start]]
    head = find_role_head(first, context)
    if head and head[0]:
        clitics.append(first.folded[: head[0]])
    if is_assimilated(first.folded, language) or _bears_preposition(context, first.folded):
        return True
    if any(clitic and clitic[-1] in language.prepositions for clitic in clitics):
        return True

    return start > 0 and tokens[start - 1].folded in language.oblique


def _bears_preposition(context: Scan, word: str) -> bool:
    language = context.language
    bare = word[1:] if word[:1] in language.conjunctions else word

    return bare.startswith(language.prepositions) and has_article(bare[1:], language)


def _phrase_start(context: Scan, sight: Sight) -> int:
    """Return the first token of the phrase that a name closes: its roles and titles stand before it."""
    index = context.text.token_index(sight.span[0])
    start, tokens, language = index, context.text.tokens, context.language
    while start > 0 and index - start < MAX_PHRASE and tokens[start - 1].kind == "word":
        token = tokens[start - 1]
        nouns = language.role_nouns | language.organization_heads
        if not (definite(token.folded, language) or role_rank(token, context) or token.folded in nouns):
            break
        if token.folded in language.relatives or token.folded in language.dates.weekdays:
            break
        start -= 1

    return start


def _opens_sentence(context: Scan, sight: Sight, sentence: Bounds) -> bool:
    first, _ = context.text.range_of(sentence)
    start = _phrase_start(context, sight)
    leading = context.text.tokens[first:start]

    return len(leading) <= 2 and all(token.folded in context.language.dangling_openers for token in leading)


def _opens_clause(context: Scan, sight: Sight, sentence: Bounds) -> bool:
    if is_governed(context, sight):
        return False
    start = _phrase_start(context, sight)

    return _opens_sentence(context, sight, sentence) or context.text.tokens[start - 1].kind == "mark"


def _is_function_word(context: Scan, index: int) -> bool:
    word, language = context.text.tokens[index].folded, context.language
    bare = word[1:] if word[:1] in language.conjunctions and word not in language.stop_words else word

    return bare in language.stop_words and bare not in language.dangling_openers


def _is_verb(context: Scan, index: int) -> bool:
    word, language = context.text.tokens[index].folded, context.language
    forms = (word, word[1:]) if word[:1] in language.conjunctions else (word,)

    return any(form in language.verbs or form in language.cues for form in forms)
