"""What stands in quotation marks: speech, a fragment of it, or a name."""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.extract.clauses import Clause
from briefgen.extract.heads import role_rank
from briefgen.extract.phrases import is_verb
from briefgen.extract.report import Report, in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Sight, Subject
from briefgen.extract.subjects import read_subject, subject_at, subject_end
from briefgen.extract.words import stems
from briefgen.model import Span
from briefgen.text import Marked, Token

MIN_DIRECT_WORDS = 4
MIN_CLAUSE_WORDS = 3
MIN_LONG_WORDS = 10
MIN_FRAGMENT_WORDS = 2
MAX_FRAGMENT_REACH = 12
MAX_REACH = 30
MAX_TERM_WORDS = 4
MAX_TITLE_TOKENS = 20
MAX_REPORTS = 12
MAX_SPACE = 40
MAX_LEAD = 120
MAX_GAP_WORDS = 4
_STOPS = re.compile(r"[.!?\u061f]")
_INNER_STOP = re.compile(r"[.!?\u061f]\s")
_STRAY = re.compile(r"[\s.,;:!?\u060c\u061b\u061f]+")

Kind = Literal["direct", "mixed"]


@dataclass(frozen=True)
class Finding:
    """A quotation before it is a Quote."""

    span: Span
    kind: Literal["direct", "mixed", "indirect"]
    report: Report | None
    via: Span | None = None
    subject: Subject = NOBODY


@dataclass(frozen=True)
class Speech:
    """What tells speech from names in one article."""

    context: Scan
    cast: Cast
    reports: Sequence[Report]
    indexes: Sequence[int]
    clauses: Sequence[Clause]


def find_marked(context: Scan, cast: Cast, reports: Sequence[Report], clauses: Sequence[Clause]) -> Iterator[Finding]:
    """Yield what stands in marks and is somebody's words, in order."""
    indexes = [report.index for report in reports]
    speech = Speech(context, cast, reports, indexes, clauses)
    previous: Finding | None = None
    for marked in context.quotations:
        finding = _classify(speech, marked)
        if finding is None and previous and _continues(context, marked, previous):
            finding = Finding((marked.start, marked.end), previous.kind, previous.report)
        finding = finding or _alone(speech, marked, previous)
        if finding:
            yield finding
            previous = finding


def _alone(speech: Speech, marked: Marked, previous: Finding | None) -> Finding | None:
    """Return marks that are speech by themselves: what fills its sentence, said by whom the last one reports.

    Names and titles are short: what is longer is somebody's words, even where nothing tells whose.
    """
    context, span = speech.context, (marked.start, marked.end)
    source = context.text.source
    if _count_words(context, span) < MIN_DIRECT_WORDS or _is_term(context, marked):
        return None
    fills = _fills_sentence(context, marked)
    report = _last_report(speech, marked, previous) if fills else None
    several = _INNER_STOP.search(source, *span) is not None or source[marked.end - 1] in "?!\u061f"
    whole = several or source[marked.end - 1] == "." or _count_words(context, span) >= MIN_LONG_WORDS
    named = _named_before_colon(speech, marked) or _pointing_after(speech, marked)
    if report or named or (whole and (fills or _after_colon(context, marked))):
        return Finding(span, "direct", report, subject=named)

    said = _said_before(speech, marked)

    return Finding(span, "direct" if several else "mixed", said) if whole else None


def _said_before(speech: Speech, marked: Marked) -> Report | None:
    """Return the verb of saying before marks that nothing else governs, where it has no clause (قال … في لندن، «…»)."""
    at = bisect.bisect_left(speech.indexes, speech.context.text.token_index(marked.outer[0]))
    before = _before(speech.context, marked, speech.reports[max(at - MAX_REPORTS, 0) : at])
    if before is None or before.content is not None or before.negated or before.phrase:
        return None

    return before if before.cue.finite and before.cue.quoting and before.cue.stance == "affirms" else None


def _pointing_after(speech: Speech, marked: Marked) -> Subject:
    """Return who does something with the words right before (بهذه الكلمات استقبل الوزير …)."""
    context, text = speech.context, speech.context.text
    index = text.token_index(marked.outer[1])
    index += int(index < len(text.tokens) and text.tokens[index].text in ".,\u060c")
    found = context.lexicons.pointers.match(text.tokens, index, context.language) if index < len(text.tokens) else None
    if found is None or found.offset or found.stop >= len(text.tokens):
        return NOBODY
    stop = text.range_of(text.sentence_of(text.tokens[index].start))[1]
    subject = read_subject(context, speech.cast, found.stop + 1, min(stop, found.stop + MAX_REACH), sure=True)

    return subject or NOBODY


def _named_before_colon(speech: Speech, marked: Marked) -> Subject:
    """Return who is named right before a colon, with nothing but his role, at the head of the sentence (فلان: «…»)."""
    context = speech.context
    if not _after_colon(context, marked):
        return NOBODY
    colon = context.text.source.rindex(":", 0, marked.outer[0])
    start = context.text.sentence_of(colon)[0]
    if colon - start > MAX_LEAD:
        return NOBODY
    sights = [sight for sight in speech.cast.within((start, colon)) if sight.form != "role"]
    described = _described_before(speech, start, colon)
    if not sights or (sights[0].actor.kind != "person" and described):
        return described
    if len(sights) != 1:
        return NOBODY
    if context.text.source[sights[0].span[1] : colon].strip():
        return _acting_before(speech, sights[0], start, colon)
    role = sights[0].actor.role
    first = min(role.span[0], sights[0].span[0]) if role and role.span[0] >= start else sights[0].span[0]
    lead = context.text.tokens_of((start, first))

    return Subject(sights[0].actor.id, sights[0].span) if len(lead) <= MAX_GAP_WORDS else NOBODY


def _acting_before(speech: Speech, sight: Sight, start: int, colon: int) -> Subject:
    """Return the only person before a colon, if the verb that opens the sentence is his (لم يخف فلان حزنه: «…»)."""
    context, text = speech.context, speech.context.text
    first, stop = text.token_index(start), text.token_index(colon)
    first += int(text.tokens[first].folded in context.language.negations)
    last = [stem for _, stem in stems(text.tokens[stop - 1], context.language)]
    held = context.language.term_heads | context.language.subjects.nouns.keys()
    if sight.actor.kind != "person" or not is_verb(context, first) or any(stem in held for stem in last):
        return NOBODY
    subject = read_subject(context, speech.cast, first + 1, stop)

    return subject if subject and subject.speaker == sight.actor.id else NOBODY


def _described_before(speech: Speech, start: int, colon: int) -> Subject:
    """Return who is told by a role or a noun for people alone between two offsets (رئيس البلدية: «…»)."""
    context, text = speech.context, speech.context.text
    index, stop = text.token_index(start), text.token_index(colon)
    words = context.language.subjects.people
    if index >= stop or not (role_rank(text.tokens[index], context) or text.tokens[index].folded in words):
        return NOBODY
    subject = subject_at(context, speech.cast, index, stop)

    return subject if subject and subject_end(context, subject) == stop else NOBODY


def _fills_sentence(context: Scan, marked: Marked) -> bool:
    start, end = context.text.sentence_of(marked.start)
    opens = marked.outer[0] == start or context.text.source[start : marked.outer[0]] in context.language.conjunctions

    return opens and not _STRAY.sub("", context.text.source[marked.outer[1] : end])


def _last_report(speech: Speech, marked: Marked, previous: Finding | None) -> Report | None:
    """Return what the sentence right before the marks reports or holds in marks: they go on with it."""
    text = speech.context.text
    start = text.sentence_of(marked.start)[0]
    if start == 0:
        return None
    before = text.sentence_of(start - 1)
    if previous and before[0] <= previous.span[1] <= before[1] + 1:
        return previous.report
    at = bisect.bisect_left(speech.indexes, text.token_index(start)) - 1
    last = speech.reports[at] if at >= 0 else None

    if last is None or last.sentence != before or last.negated:
        return None
    told = last.content is not None or not (last.cue.weak or last.cue.fragment or last.phrase)

    return last if told else None


def _classify(speech: Speech, marked: Marked) -> Finding | None:
    """Tell speech from terms by what governs the marks: a colon, a reported clause, a reporting word near by."""
    context = speech.context
    span = (marked.start, marked.end)
    at = bisect.bisect_left(speech.indexes, context.text.token_index(marked.outer[0]))
    after = speech.reports[at] if at < len(speech.reports) else None
    before = _before(context, marked, speech.reports[max(at - MAX_REPORTS, 0) : at])
    if before and before.negated:
        return None
    if before and before.colon and _after_colon(context, marked) and not _is_called(speech, marked):
        return Finding(span, "direct", before, _find_via(context, marked, after))
    clause = _clause_round(speech, marked)
    if clause and clause.report.colon is False and _after_colon(context, marked) and clause.span[1] <= marked.outer[0]:
        return Finding(span, "direct", clause.report, _find_via(context, marked, after))
    if clause and marked.outer[0] < clause.span[1]:
        return _part_of(speech, marked, clause, after)
    if _is_name(speech, marked):
        return None
    if before and before.content is None and not before.phrase:
        sure = before.named or not before.cue.weak
        whole = sure and before.cue.finite and _opens_clause(context, marked)
        fragment = "direct" if whole else _kind_after(context, marked, before)
        if fragment:
            return Finding(span, fragment, before)

    return _attributed_after(context, marked, after)


def _opens_clause(context: Scan, marked: Marked) -> bool:
    """Whether the clause that a verb reports stands in the marks, its complementizer first (بينت، "أن الاقتصاد …")."""
    inner = context.text.tokens_of((marked.start, marked.end))
    governed = _is_governed(context, context.text.token_index(marked.outer[0]))

    return len(inner) > MIN_DIRECT_WORDS and inner[0].folded in context.language.complementizers and not governed


def _part_of(speech: Speech, marked: Marked, clause: Clause, after: Report | None) -> Finding | None:
    """Return what marks inside a reported clause are: a part of it, what an aside puts down to another, or a name."""
    context = speech.context
    aside = _attributed_after(context, marked, after) if _is_aside(after) else None
    if aside:
        return aside
    kind = _kind_in_clause(context, marked, clause)
    if kind == "mixed" and _is_name(speech, marked):
        return None
    via = clause.via or _find_via(context, marked, after)

    return Finding((marked.start, marked.end), kind, _leading_of(speech, clause.report), via)


def _is_aside(report: Report | None) -> bool:
    """Whether a verb with its subject only says whose words stand before it (…، كما قال الوزير)."""
    return report is not None and report.phrase and report.cue.finite and report.subject.attribution is not None


def _before(context: Scan, marked: Marked, reports: Sequence[Report]) -> Report | None:
    """Return the last reporting word before the marks, in their sentence or in one that ends in a colon right there."""
    last = next((report for report in reversed(reports) if not report.phrase or report.colon), None)
    if last is None:
        return None
    sentence = context.text.sentence_of(marked.start)
    if last.sentence == sentence or (
        _after_colon(context, marked) and last.colon and last.sentence[1] >= sentence[0] - 2
    ):
        return _leading(context, last, reports)

    return None


def _leading_of(speech: Speech, report: Report) -> Report:
    at = bisect.bisect_left(speech.indexes, report.index)

    return _leading(speech.context, report, speech.reports[max(at - MAX_REPORTS, 0) : at])


def _leading(context: Scan, last: Report, reports: Sequence[Report]) -> Report:
    """Return the first verb of a double form (تابع قائلا), with what the participle opens."""
    for report in reversed(reports):
        if report.index == last.index - 1 and report.sentence == last.sentence and not report.phrase:
            return replace(report, content=last.content, colon=last.colon, stop=last.stop)
    if _opens_nothing(last) or (not last.cue.finite and last.colon):
        main = next(
            (
                report
                for report in reversed(reports)
                if report.sentence == last.sentence
                and report.cue.finite
                and report.content is None
                and not (report.phrase or report.cue.sources or (report.colon and not last.colon))
                and (report.cue.quoting or last.colon)
            ),
            None,
        )
        near = main is not None and last.index - main.index <= MAX_FRAGMENT_REACH
        if main and near and not any(in_quotation(context, at) for at in _starts(context, main.index, last.index)):
            return replace(main, content=last.content, colon=last.colon, stop=last.stop)

    return last


def _starts(context: Scan, first: int, stop: int) -> Iterator[int]:
    return (token.start for token in context.text.tokens[first:stop])


def _opens_nothing(report: Report) -> bool:
    """Whether a reporting word has neither clause nor colon, and no need of them is told by what it is."""
    cue = report.cue

    return report.content is None and not (report.colon or report.phrase or cue.fragment or cue.noun or cue.quoting)


def _clause_round(speech: Speech, marked: Marked) -> Clause | None:
    """Return the innermost reported clause that holds the marks, or that a colon before them closes."""
    at = bisect.bisect_right(speech.clauses, marked.outer[0], key=lambda clause: clause.span[0])
    for clause in reversed(speech.clauses[max(at - MAX_REPORTS, 0) : at]):
        gap = speech.context.text.source[clause.span[1] : marked.outer[0]]
        if clause.span[1] > marked.outer[0] or gap.strip() == ":":
            return clause

    return None


def _after_colon(context: Scan, marked: Marked) -> bool:
    start = marked.outer[0]

    return context.text.source[max(start - MAX_SPACE, 0) : start].rstrip()[-1:] == ":"


def _kind_in_clause(context: Scan, marked: Marked, clause: Clause) -> Kind:
    """Return what marks inside a reported clause are: a whole clause at its head or behind its link, else a part."""
    if clause.report.phrase:
        return "mixed"
    text, language = context.text, context.language
    first = text.token_index(marked.outer[0])
    words = _count_words(context, (marked.start, marked.end))
    before = text.tokens[first - 1].folded if first else ""
    if first > clause.first:
        return "direct" if words > MIN_DIRECT_WORDS and before in language.clause_starters else "mixed"
    whole = _INNER_STOP.search(text.source, marked.start, marked.end) is not None
    if _has_subject(before, language.complementizers):
        inner = text.tokens[first + 1].folded
        return "direct" if whole or (inner in language.oblique and words > MIN_DIRECT_WORDS) else "mixed"
    closes = words >= MIN_CLAUSE_WORDS and _closes_clause(context, marked)

    return "direct" if whole or closes or words >= MIN_LONG_WORDS else "mixed"


def _has_subject(complementizer: str, complementizers: frozenset[str]) -> bool:
    """Whether a complementizer bears the subject of its clause (أنها: أن + ها)."""
    return any(complementizer[:length] in complementizers for length in range(2, len(complementizer)))


def _closes_clause(context: Scan, marked: Marked) -> bool:
    """Whether nothing of the same clause follows the marks."""
    source = context.text.source
    rest = source[marked.outer[1] : marked.outer[1] + 3].lstrip(" ")

    return not rest[:1].isalnum() or rest[:1] in context.language.conjunctions


def _is_name(speech: Speech, marked: Marked) -> bool:
    """Whether the marks hold a name: a noun says so, or it is an actor's."""
    sight = speech.cast.at((marked.start, marked.end))

    return _is_term(speech.context, marked) or (sight is not None and sight.span == (marked.start, marked.end))


def _is_called(speech: Speech, marked: Marked) -> bool:
    """Whether the marks behind a colon hold but a name: a noun says so, or it is a person's (تذكروا اسمه: «…»)."""
    sight = speech.cast.at((marked.start, marked.end))
    person = sight is not None and sight.span == (marked.start, marked.end) and sight.actor.kind == "person"

    return person or _is_announced(speech.context, marked)


def _is_term(context: Scan, marked: Marked) -> bool:
    """Whether the noun before the marks, or the first in them, says that a name or term stands there."""
    text, language = context.text, context.language
    inner = text.tokens_of((marked.start, marked.end))
    if _is_announced(context, marked) or _is_titled(context, inner) or _is_label(context, inner):
        return True
    if not inner or len(inner) > MAX_TERM_WORDS:
        return False
    first = _noun_before(context, marked)

    return inner[0].folded in language.term_heads or bool(first and _owns_name(context, first - 1, inner[0]))


def _is_label(context: Scan, inner: Sequence[Token]) -> bool:
    """Whether marks hold no words of the language: figures («10.5» كلم), or a name in Latin letters («Lumia 940»)."""
    words = [token for token in inner if token.kind == "word"]
    latin = not context.language.capitalized and all(token.text.isascii() for token in words)

    return len(inner) <= MAX_TITLE_TOKENS and (not words or latin)


def _is_titled(context: Scan, inner: Sequence[Token]) -> bool:
    """Whether words are written as a title is, where names have capitals: each but the function words has one."""
    language = context.language
    if not language.capitalized or len(inner) > MAX_TITLE_TOKENS:
        return False
    words = [token for token in inner if token.kind == "word" and token.folded not in language.stop_words]

    return len(words) > 1 and all(token.text[:1].isupper() for token in words)


def _is_announced(context: Scan, marked: Marked) -> bool:
    """Whether the noun before the marks says that a name or term stands in them."""
    text, first, colon = context.text, _noun_before(context, marked), _after_colon(context, marked)
    length = len(text.tokens_of((marked.start, marked.end)))
    long = length > 2 * MAX_TERM_WORDS
    if not first or not 0 < length <= MAX_TITLE_TOKENS or (long and colon):
        return False

    return context.is_announcing(first - 1, text.token_index(marked.start), apart=colon or long)


def _noun_before(context: Scan, marked: Marked) -> int:
    """Return the token after the last word before the marks, past a colon and a preposition written apart."""
    tokens, first = context.text.tokens, context.text.token_index(marked.outer[0])
    while first and (tokens[first - 1].text == ":" or tokens[first - 1].folded in context.language.prepositions):
        first -= 1

    return first


def _owns_name(context: Scan, index: int, inner: Token) -> bool:
    """Whether a noun with its owner stands at token *index* whose name *inner* begins (لقبه «…», روايتها «…»)."""
    language = context.language
    if inner.folded in language.verbs:
        return False

    return any(
        stem.removesuffix(suffix) in language.term_heads
        for _, stem in stems(context.text.tokens[index], language)
        for suffix in language.pronoun_suffixes
    )


def _kind_after(context: Scan, marked: Marked, report: Report) -> Kind | None:
    """Return what marks after a cue without complementizer or colon are; None where something else stands between."""
    tokens = context.text.tokens
    first = context.text.token_index(marked.outer[0])
    words = _count_words(context, (marked.start, marked.end))
    between = range(report.stop, first)
    pauses = [at for at in between if context.is_pause(at)]
    near = len(between) <= MAX_FRAGMENT_REACH and not pauses
    governed = _is_governed(context, first)
    before = tokens[first - 1]
    if governed and report.cue.quoting and before.folded in context.language.linking_prepositions:
        return None  # whom it is told (قال لـ«الجريدة» …)
    spoken = report.cue.quoting and not governed
    if report.cue.fragment or governed or (report.cue.noun and not spoken) or _completes(context, marked, report):
        linked = (governed or before.folded in context.language.conjunctions) and len(between) <= MAX_REACH
        close = near and (report.cue.fragment or words >= MIN_FRAGMENT_WORDS or _is_close(context, marked, report))
        return "mixed" if close or (linked and report.cue.fragment) else None
    if len(between) > MAX_REACH or (pauses and not _reads_on(context, marked, report, pauses)):
        return None
    whole = words >= MIN_FRAGMENT_WORDS and bool(pauses) and context.text.source[marked.end - 1] in ".!?\u061f"
    object_before = _has_object(context, marked, report)
    if whole or (spoken and words >= (MIN_DIRECT_WORDS if object_before else MIN_FRAGMENT_WORDS)):
        return "direct"
    if words >= MIN_DIRECT_WORDS and not object_before:
        return "direct"

    return "mixed" if near and (words >= MIN_DIRECT_WORDS or _is_close(context, marked, report)) else None


def _reads_on(context: Scan, marked: Marked, report: Report, pauses: Sequence[int]) -> bool:
    """Whether the commas before the marks set off only who spoke, where and when (قال فلان، في بيان، «…»)."""
    if report.cue.fragment or (report.cue.weak and not report.cue.quoting):
        return False
    rest = context.text.source[marked.outer[1] : report.sentence[1]]

    return context.text.tokens[pauses[-1]].end >= marked.outer[0] - 1 or not _STRAY.sub("", rest)


def _is_governed(context: Scan, first: int) -> bool:
    """Whether a preposition stands before the marks (عن «…», بـ«…»), so that they are a part of their sentence."""
    before, language = context.text.tokens[first - 1].folded if first else "", context.language

    return before in language.oblique or before in language.prepositions


def _completes(context: Scan, marked: Marked, report: Report) -> bool:
    """Whether the first word in the marks bears a preposition that the reporting word asks for (تعهد «بإنجاز …»)."""
    language = context.language
    inner = context.text.tokens_of((marked.start, marked.end))
    prefixes = language.linking_prepositions or ("\0",)
    if report.cue.quoting or report.cue.follows or not inner or not inner[0].folded.startswith(prefixes):
        return False

    return inner[0].folded not in language.stop_words and inner[0].folded not in language.verbs


def _has_object(context: Scan, marked: Marked, report: Report) -> bool:
    """Whether a noun stands between the cue or its subject and the marks, that they go on with (أكد أهمية «…»)."""
    whole = _STOPS.search(context.text.source, marked.start, marked.end) is not None
    end = max(report.subject.attribution[1] if report.subject.attribution else 0, report.span[1])
    index = max(context.text.token_index(end), report.stop)
    index += int(index < len(context.text.tokens) and context.text.tokens[index].folded in report.cue.takes)
    if whole or index >= len(context.text.tokens) or context.text.tokens[index].start >= marked.outer[0]:
        return False
    token, language = context.text.tokens[index], context.language
    adverbial = (
        token.folded in language.oblique or token.folded in language.adverbs or token.folded in language.stop_words
    )

    return not (adverbial or token.kind == "mark" or token.folded[:1] in language.prepositions)


def _is_close(context: Scan, marked: Marked, report: Report) -> bool:
    """Whether only the subject and a particle stand between the cue and the marks."""
    end = report.subject.attribution[1] if report.subject.attribution else report.span[1]
    end = max(end, context.text.tokens[report.stop - 1].end)

    return not re.search(r"\w{3,}", context.text.source[end : marked.outer[0]])


def _attributed_after(context: Scan, marked: Marked, report: Report | None) -> Finding | None:
    """Return a quotation that its attribution follows (»…«، قال الوزير)."""
    if report is None or report.content is not None or report.colon or report.negated:
        return None
    trails = _trails(context, marked, report)
    if not report.subject.attribution and not report.bound and report.first is None and not trails:
        return None
    gap = context.text.source[marked.outer[1] : context.text.tokens[report.start].start]
    if len(gap) > MAX_SPACE or _STOPS.search(gap):
        return None
    if report.start - context.text.token_index(marked.outer[1] - 1) > MAX_GAP_WORDS:
        return None
    opens = marked.outer[0] == context.text.sentence_of(marked.start)[0]
    words = _count_words(context, (marked.start, marked.end)) + MIN_DIRECT_WORDS // 2 * opens
    whole = words >= MIN_DIRECT_WORDS and (opens or _after_colon(context, marked))

    return Finding((marked.start, marked.end), "direct" if whole else "mixed", report)


def _trails(context: Scan, marked: Marked, report: Report) -> bool:
    """Whether a verb of saying alone stands right behind marks that open the sentence («…»، يضيف ضاحكا)."""
    text = context.text
    plain = report.cue.finite and report.cue.quoting and not (report.cue.weak or report.cue.noun or report.named)
    if not plain or report.sentence[0] != marked.outer[0]:
        return False
    gap = text.source[marked.outer[1] : text.tokens[report.index].start]
    rest = text.tokens_of((report.span[1], report.sentence[1]))

    return not _STRAY.sub("", gap) and not any(in_quotation(context, token.start) for token in rest)


def _continues(context: Scan, marked: Marked, previous: Finding) -> bool:
    """Whether marks go on with the quotation before them in its sentence: right behind it, or after the attribution."""
    source = context.text.source
    if _resumes(context, marked, previous):
        return True
    gap = source[previous.span[1] : marked.outer[0]]
    if context.text.is_parted(previous.span[1], marked.outer[0]):
        return False
    if gap.strip('"\u00ab\u00bb\u201c\u201d\u060c, ') in ("", *context.language.conjunctions):
        return True
    report = previous.report
    interrupted = report is not None and previous.span[1] <= report.span[0] < marked.outer[0]

    return interrupted and len(gap) < 120 and not _INNER_STOP.search(gap)


def _resumes(context: Scan, marked: Marked, previous: Finding) -> bool:
    """Whether whole sentences in marks follow the sentence that says who speaks («…»، قال الوزير. «…»)."""
    text, report = context.text, previous.report
    begin = text.sentence_of(marked.start)[0]
    if report is None or previous.kind != "direct" or begin != marked.outer[0] or not begin:
        return False
    if not _STOPS.match(text.source, marked.end - 1) or report.span[0] < previous.span[1]:
        return False

    return text.sentence_of(max(begin - 2, 0)) == report.sentence


def _find_via(context: Scan, marked: Marked, report: Report | None) -> Span | None:
    """Return the phrase after a quotation that says who passes it on (وفقا للترجمة الروسية)."""
    same = report is not None and report.sentence == context.text.sentence_of(marked.start)

    return report.source if report and same else None


def _count_words(context: Scan, span: Span) -> int:
    return sum(token.kind == "word" for token in context.text.tokens_of(span))
