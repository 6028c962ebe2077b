"""What happens on a date, in the article's words: the clause, its place, and whether it was told before."""

from collections.abc import Container, Iterator, Sequence

from briefgen.extract.dates.expressions import Expression
from briefgen.extract.heads import role_rank
from briefgen.extract.report import in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import Cast
from briefgen.extract.words import bounds_of, definite, stems
from briefgen.model import Date, Passage, Span
from briefgen.text import trim

MAX_EVENT_WORDS = 60
MAX_PLACE_REACH = 12
MAX_FRONTED = 2
MAX_SHORT = 7  # tokens before a date: the rest of so short a clause may stand behind it
MAX_AFTER = 8
MIN_BEARER = 4
SAME_EVENT = 0.5
MAX_TOLD = 50


def find_event(context: Scan, span: Span, stops: Container[int] = ()) -> Passage | None:
    """Return the clause that holds the date, back to its subject: a relative clause takes its antecedent with it.

    *stops*: the tokens behind dates: a verb with a subject of its own opens a new event there.
    """
    text = context.text
    sentence = text.sentence_of(span[0])
    first, index = text.token_index(sentence[0]), text.token_index(span[0])
    inside = in_quotation(context, span[0])
    start = index
    while start > max(first, index - MAX_EVENT_WORDS) and not _begins_event(context, start - 1, inside=inside):
        if _joins_clause(context, start, stops):
            break
        if start < index - 1 and _joins_complement(context, start):
            start += 1
            break
        start -= 1
    start = _past_connective(context, start, index)
    begin = bounds_of(text.tokens[start : start + 1], int(_bears_conjunction(context, start)))[0]
    goes_on = index - start <= MAX_FRONTED or _goes_on(context, span[1], index - start)
    stop = _end_of_clause(context, span[1], sentence[1]) if goes_on else span[1]
    bounds = trim(text.source, (begin, stop))

    return context.passage(bounds) if bounds != span else None


def _joins_clause(context: Scan, at: int, stops: Container[int]) -> bool:
    """Whether a clause with its own subject begins at token *at* behind a date (… في 3 مايو وتعلن النتائج …)."""
    tokens, language = context.text.tokens, context.language
    folded = tokens[at].folded
    if at not in stops or folded[:1] not in language.conjunctions or at + 1 >= len(tokens):
        return False
    verb = folded[1:] in language.dates.future_verbs or folded[1:] in language.dates.past_forms

    return verb and definite(tokens[at + 1].folded, language)


def _joins_complement(context: Scan, at: int) -> bool:
    """Whether a second complement, or a clause set beside the first, begins behind token *at* (أن … وأن …, فيما …)."""
    folded, language = context.text.tokens[at].folded, context.language
    joined = folded[:1] in language.conjunctions and folded[1:] in language.complementizers

    return joined or folded in language.dates.clause_openers


def _goes_on(context: Scan, end: int, length: int) -> bool:
    """Whether the subject or the object stands behind the date (تستضيف الرياض يوم الأحد النسخة الثانية)."""
    tokens, language = context.text.tokens, context.language
    at = context.text.range_of((end - 1, end))[1]
    if length > MAX_SHORT or at >= len(tokens) or tokens[at].kind != "word" or not language.article:
        return False
    folded = tokens[at].folded

    return folded not in language.stop_words and definite(folded, language)


def _end_of_clause(context: Scan, end: int, limit: int) -> int:
    """Return where the clause ends whose first words are a date (وفي مارس يزور الوفد العاصمة)."""
    tokens = context.text.tokens
    first = context.text.range_of((end - 1, end))[1]
    for at in range(first, min(first + MAX_AFTER, len(tokens))):
        breaks = context.is_colon(at) or context.is_pause(at) or tokens[at].folded in context.language.complementizers
        if tokens[at].start >= limit or (breaks and at > first):
            return tokens[at - 1].end

    return tokens[min(first + MAX_AFTER, len(tokens)) - 1].end


def _begins_event(context: Scan, at: int, *, inside: bool) -> bool:
    """Whether the event begins after token *at*."""
    tokens, language = context.text.tokens, context.language
    if in_quotation(context, tokens[at].start) != inside or tokens[at].folded in language.complementizers:
        return True
    if _ends_sentence(context, at):
        return True
    if not context.is_pause(at) and not context.is_colon(at):
        return False

    return not (at + 1 < len(tokens) and tokens[at + 1].folded in language.relatives)


def _ends_sentence(context: Scan, at: int) -> bool:
    """Whether a full stop stands here that ends a sentence within a longer one (in brackets, in marks)."""
    token = context.text.tokens[at]
    if at and context.text.tokens[at - 1].folded in context.language.abbreviations:
        return False

    return token.text == "." and context.text.source[token.end : token.end + 1].isspace()


def _past_connective(context: Scan, start: int, stop: int) -> int:
    """Return the token after a connective that says nothing itself (كما, من جهة أخرى)."""
    found = context.lexicons.connectives.match(context.text.tokens, start, context.language)

    return found.stop if found and found.stop < stop else start


def _bears_conjunction(context: Scan, index: int) -> bool:
    """Whether the first word bears a conjunction that belongs to the sentence, not to the word."""
    token, language = context.text.tokens[index], context.language
    if token.folded[:1] not in language.conjunctions or len(token.folded) < MIN_BEARER:
        return False
    rest = token.folded[1:]
    if rest in language.cues or rest in language.stop_words or rest in language.common_words:
        return True

    return definite(rest, language) or role_rank(token, context) is not None or _is_known_stem(context, index)


def _is_known_stem(context: Scan, index: int) -> bool:
    rest = stems(context.text.tokens[index], context.language)[1][1]

    return context.is_known(rest) or rest in context.language.dates.future_verbs


def find_participants(cast: Cast, span: Span) -> tuple[str, ...]:
    """Return the ids of the persons and organizations named within the event."""
    sights = (sight for sight in cast.within(span) if sight.span[1] <= span[1] and sight.actor.kind != "country")

    return tuple(dict.fromkeys(sight.actor.id for sight in sights))


def find_place(context: Scan, expression: Expression, event: Passage | None) -> Passage | None:
    """Return the country or city told right behind a preposition of place, after the date or within the event."""
    text = context.text
    stop = text.sentence_of(text.tokens[expression.first].start)[1]
    after = _until_pause(context, expression.stop, stop)
    first = text.token_index(event.span[0]) if event else expression.first
    found = (_place_at(context, at) for places in (after, range(expression.first - 1, first - 1, -1)) for at in places)

    return next(filter(None, found), None)


def _until_pause(context: Scan, index: int, stop: int) -> Iterator[int]:
    tokens = context.text.tokens
    for at in range(index, min(index + MAX_PLACE_REACH, len(tokens))):
        if tokens[at].start >= stop or context.is_pause(at):
            return
        yield at


def _place_at(context: Scan, at: int) -> Passage | None:
    tokens = context.text.tokens
    at += int(tokens[at].folded in context.language.dates.place_words)
    found = (context.capital_at(at) or context.country_at(at)) if at < len(tokens) else None
    if not found:
        return None
    led = tokens[at - 1].folded in context.language.dates.place_words if at else False
    attached = found.offset and tokens[at].folded[: found.offset][-1:] in context.language.dates.place_prefixes
    if not (led and not found.offset) and not attached:
        return None

    return context.passage((tokens[at].start + found.offset, tokens[found.stop - 1].end))


def link_same(context: Scan, dates: Sequence[Date]) -> Iterator[int | None]:
    """Yield for each date the index of the first one that tells of the same event on the same day."""
    words = [_content(context, date) for date in dates]
    told: dict[str, list[int]] = {}
    for index, date in enumerate(dates):
        if not date.upcoming or not date.value:
            yield None
            continue
        earlier = told.setdefault(date.value, [])
        yield next((at for at in earlier if _is_same(words[at], words[index])), None)
        if len(earlier) < MAX_TOLD:
            earlier.append(index)


def _is_same(told: frozenset[str], again: frozenset[str]) -> bool:
    """Whether two events on one day share so many words that they are one."""
    fewer = min(len(told), len(again))

    return fewer > 0 and len(told & again) / fewer >= SAME_EVENT


def _content(context: Scan, date: Date) -> frozenset[str]:
    """Return the words of an event that tell what it is: no particles, no words of the date."""
    if date.event is None:
        return frozenset()
    tokens = context.text.tokens_of((date.event.span[0], date.span[0]))

    return frozenset(_strip(context, token.folded) for token in tokens if token.kind == "word") - {""}


def _strip(context: Scan, folded: str) -> str:
    language = context.language
    if folded in language.stop_words or len(folded) < 3:
        return ""
    for letter in (*language.conjunctions, *language.prepositions):
        if folded.startswith(letter + language.article) and language.article:
            return folded[1 + len(language.article) :]

    return folded.removeprefix(language.article)
