"""Reporting words: where they stand, who speaks, and where what they report begins."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.extract.scan import Scan
from briefgen.extract.speakers import Cast, Subject, read_subject
from briefgen.extract.words import bounds_of, stems, without_conjunction
from briefgen.languages import Cue
from briefgen.model import Span
from briefgen.text import Bounds

MAX_REACH = 30
MAX_OPENING = 7
PHRASE = Cue("m", finite=False)
NOBODY = Subject()


@dataclass(frozen=True)
class Report:
    """A reporting word; *content* is the token after its complementizer, *colon* that one follows the subject.

    One that does not *govern* reports nothing here, but its subject may be the one who speaks next.
    """

    index: int
    stop: int
    span: Span
    cue: Cue
    sentence: Bounds
    subject: Subject = NOBODY
    content: int | None = None
    colon: bool = False
    phrase: bool = False
    named: bool = False
    governs: bool = True


def find_reports(context: Scan, cast: Cast) -> tuple[Report, ...]:
    """Return the reporting words outside quotations, in order, each with its speaker where the text leads to one."""
    reports: list[Report] = []
    last = Subject()
    for sentence in context.text.sentences:
        local: list[Report] = []
        for report in _scan_sentence(context, sentence):
            resolved = _resolve(context, cast, report, local, last)
            if not resolved.governs and any(other.content is not None for other in local):
                continue
            local.append(resolved)
            if not resolved.phrase and (resolved.subject.speaker or resolved.named):
                last = resolved.subject
        if not local:
            last = _opening_person(context, cast, sentence) or last
        reports.extend(local)

    return tuple(report for report in reports if report.governs)


def _scan_sentence(context: Scan, sentence: Bounds) -> Iterator[Report]:
    text = context.text
    first, stop = text.token_index(sentence[0]), text.token_index(sentence[1] - 1) + 1
    skip = first
    for index in range(first, stop):
        if index < skip or in_quotation(context, text.tokens[index].start):
            continue
        report = _phrase_at(context, index, sentence) or _cue_at(context, index, stop, sentence)
        if report:
            yield report
            skip = report.stop


def _phrase_at(context: Scan, index: int, sentence: Bounds) -> Report | None:
    """Return an attribution phrase (وفقا لـ, بحسب, على حد قول) that starts at token *index*."""
    found = context.lexicons.attributions.match(context.text.tokens, index, context.language)
    if not found or found.offset > 1:
        return None
    span = bounds_of(context.text.tokens[index : found.stop], found.offset)

    report = Report(index, found.stop, span, PHRASE, sentence, phrase=True)

    return _reach(context, report, context.text.token_index(sentence[1] - 1) + 1)


def _cue_at(context: Scan, index: int, stop: int, sentence: Bounds) -> Report | None:
    token, language = context.text.tokens[index], context.language
    for offset, stem in stems(token, language)[:2]:
        cue = language.cues.get(stem) or _cue_with_object(context, stem)
        if cue and (offset == 0 or token.folded[0] in language.conjunctions):
            report = Report(index, index + 1, bounds_of([token], offset), cue, sentence)
            reached = _reach(context, report, stop)
            strong = reached.content is not None or reached.colon

            alone = not cue.weak and not cue.fragment

            governs = strong or alone or _precedes_mark(context, index + 1)

            return replace(reached, governs=governs) if governs or cue.finite else None

    return None


def _cue_with_object(context: Scan, stem: str) -> Cue | None:
    """Return the cue of a verb that bears its object (وصفه, سماها): only one that reports fragments does."""
    for suffix in context.language.pronoun_suffixes:
        base = stem.removesuffix(suffix)
        for form in (base, base[:-1] + context.language.final_weak):
            cue = context.language.cues.get(form)
            if base != stem and cue and cue.fragment:
                return cue

    return None


def _reach(context: Scan, report: Report, stop: int) -> Report:
    """Look from the cue to the complementizer or colon that opens what it reports."""
    tokens, language = context.text.tokens, context.language
    for index in range(report.index + 1, min(stop, report.index + MAX_REACH)):
        token = tokens[index]
        if token.text == ":":
            return replace(report, colon=True)
        if in_quotation(context, token.start):
            return report
        if without_conjunction(token, language.complementizers, language) or token.folded in language.complementizers:
            return replace(report, content=index + 1)
        if index > report.index + 1 and _is_finite_cue(context, index):
            return report

    return report


def _is_finite_cue(context: Scan, index: int) -> bool:
    for _, stem in stems(context.text.tokens[index], context.language)[:2]:
        cue = context.language.cues.get(stem)
        if cue and not cue.weak:
            return True

    return False


def _precedes_mark(context: Scan, index: int, within: int = 5) -> bool:
    tokens = context.text.tokens
    if index >= len(tokens):
        return False
    at = bisect.bisect_left(context.quotations, tokens[index].start, key=lambda marked: marked.outer[0])
    limit = tokens[min(index + within, len(tokens) - 1)].start

    return at < len(context.quotations) and context.quotations[at].outer[0] <= limit


def in_quotation(context: Scan, offset: int) -> bool:
    """Whether *offset* lies between quotation marks."""
    index = bisect.bisect_right(context.quotations, offset, key=lambda marked: marked.start) - 1

    return index >= 0 and offset < context.quotations[index].end


def _resolve(context: Scan, cast: Cast, report: Report, local: Sequence[Report], last: Subject) -> Report:
    """Give *report* its speaker: the subject after it, before it, or the one who spoke last."""
    limit = _subject_limit(context, report)
    if report.phrase:
        return replace(report, subject=_phrase_subject(context, cast, report), named=True)
    if report.cue.finite:
        subject = read_subject(context, cast, report.index + 1, limit)
        before = _subject_before(context, cast, report, local)
        if subject.attribution and (subject.speaker or not before):
            return replace(report, subject=subject, named=True)
        if before:
            return replace(report, subject=before, named=True)
    if report.cue.relayed:
        return replace(report, subject=_relayed_subject(context, cast, report), named=True)
    earlier = next((other.subject for other in reversed(local) if other.cue.finite and not other.phrase), None)
    candidates = (earlier, _main_subject(context, cast, (report.sentence[0], report.span[0])), last)
    fitting = (
        subject
        for subject in candidates
        if subject and (not report.cue.finite or cast.fits(subject.speaker, report.cue.gender, context.language))
    )

    return replace(report, subject=_dropped(next(fitting, NOBODY)))


def _dropped(subject: Subject) -> Subject:
    """Return a subject that is not named again: an actor by his id, anybody else by the words that named him."""
    return Subject(subject.speaker) if subject.speaker else subject


def _relayed_subject(context: Scan, cast: Cast, report: Report) -> Subject:
    """Return whom somebody passes on: the words after the preposition before the cue (نقلت عن الوزير قوله)."""
    tokens = context.text.tokens
    first = max(context.text.token_index(report.sentence[0]), report.index - MAX_REACH)
    for index in range(report.index - 1, first - 1, -1):
        if tokens[index].folded in context.language.relay_prepositions:
            return read_subject(context, cast, index + 1, report.index)

    return NOBODY


def _subject_limit(context: Scan, report: Report) -> int:
    """Return the token before which the subject must end: complementizer, colon, quotation or sentence end."""
    tokens = context.text.tokens
    stop = context.text.token_index(report.sentence[1] - 1) + 1
    if report.content is not None:
        return report.content - 1
    for index in range(report.index + 1, stop):
        if tokens[index].text == ":" or in_quotation(context, tokens[index].start):
            return index

    return stop


def _phrase_subject(context: Scan, cast: Cast, report: Report) -> Subject:
    tokens = context.text.tokens
    if report.stop >= len(tokens):
        return Subject()
    sight = cast.at((tokens[report.stop].start, tokens[report.stop].end))
    if sight:
        return Subject(sight.actor.id, sight.span)
    stop = context.text.token_index(report.sentence[1] - 1) + 1

    return read_subject(context, cast, report.stop, stop)


def _subject_before(context: Scan, cast: Cast, report: Report, local: Sequence[Report]) -> Subject | None:
    """Return the subject of a verb that follows it (الوزير أكد أن): the mention right before, or the clause's first."""
    token = context.text.tokens[report.index]
    if token.start != report.span[0]:
        return None
    start = max([report.sentence[0], *(other.span[1] for other in local)])
    sights = [sight for sight in cast.within((start, report.span[0])) if sight.actor.kind != "country"]
    adjacent = [sight for sight in sights if report.span[0] - sight.span[1] <= 2]
    opening = [sight for sight in sights if sight.span[0] - start <= 2]
    for sight in (*adjacent, *opening):
        return Subject(sight.actor.id, sight.span)

    return None


def _opening_person(context: Scan, cast: Cast, sentence: Bounds) -> Subject | None:
    """Return the person that a sentence without any report opens with: he is the one who speaks next."""
    tokens = context.text.tokens
    first = context.text.token_index(sentence[0])
    end = tokens[min(first + MAX_OPENING, len(tokens) - 1)].start
    subject = _main_subject(context, cast, (sentence[0], min(end, sentence[1])))
    persons = {sight.actor.id for sight in cast.within(sentence) if sight.actor.kind == "person"}

    return subject if subject and subject.speaker in persons else None


def _main_subject(context: Scan, cast: Cast, bounds: Span) -> Subject | None:
    """Return the first person or organization within *bounds* that no preposition governs."""
    for sight in cast.within(bounds):
        index = context.text.token_index(sight.span[0])
        before = context.text.tokens[index - 1].folded if index else ""
        clitic = context.text.tokens[index].start != sight.span[0]
        if sight.actor.kind != "country" and not clitic and before not in context.language.oblique:
            return Subject(sight.actor.id)

    return None
