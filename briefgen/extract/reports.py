"""Reporting words: where they stand, who speaks, and where what they report begins."""

import bisect
from collections.abc import Iterator
from dataclasses import replace

from briefgen.extract.leading_subjects import find_leading_reports
from briefgen.extract.report import Report, in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import Cast, Subject
from briefgen.extract.subjects import opening_person, resolve
from briefgen.extract.words import bounds_of, stems, without_conjunction
from briefgen.languages import Cue
from briefgen.text import Bounds, Token

MAX_REACH = 30
PHRASE = Cue("m", finite=False)


def find_reports(context: Scan, cast: Cast) -> tuple[Report, ...]:
    """Return the reporting words outside quotations, in order, each with its speaker where the text leads to one."""
    if context.language.subject_first:
        return find_leading_reports(context, cast)
    reports: list[Report] = []
    last = Subject()
    for sentence in context.text.sentences:
        local: list[Report] = []
        for report in _scan_sentence(context, sentence):
            resolved = resolve(context, cast, report, local, last)
            if not resolved.governs and any(other.content is not None for other in local):
                continue
            local.append(resolved)
            if not resolved.phrase and (resolved.subject.speaker or resolved.named):
                last = resolved.subject
        if not local:
            last = opening_person(context, cast, sentence) or last
        reports.extend(local)

    return tuple(report for report in reports if report.governs or report.negated)


def _scan_sentence(context: Scan, sentence: Bounds) -> Iterator[Report]:
    text = context.text
    first, stop = text.range_of(sentence)
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

    return _reach(context, report, context.text.range_of(sentence)[1])


def _cue_at(context: Scan, index: int, stop: int, sentence: Bounds) -> Report | None:
    token, language = context.text.tokens[index], context.language
    for offset, stem in stems(token, language)[:2]:
        cue = language.cues.get(stem) or _cue_with_object(context, stem)
        if not cue or (offset and token.folded[0] not in language.conjunctions):
            continue
        if not _is_spelt_out(context, token, stem) or (
            stem in language.stop_words and not _opens(context, index, offset)
        ):
            return None
        report = _reach(context, Report(index, index + 1, bounds_of([token], offset), cue, sentence), stop)
        if _is_negated(context, index):
            return replace(report, negated=True, governs=False)
        strong = report.content is not None or report.colon or not (cue.weak or cue.fragment)
        governs = strong or _precedes_mark(context, index + 1)

        return replace(report, governs=governs) if governs or cue.finite else None

    return None


def _is_spelt_out(context: Scan, token: Token, stem: str) -> bool:
    """Whether a cue that folds to another word is written as the cue (يدعي, not يدعى)."""
    exact = context.language.exact_cues

    return stem not in exact or token.text.endswith(exact[stem])


def _opens(context: Scan, index: int, offset: int) -> bool:
    """Whether a word begins its clause: cues that are prepositions, too (عبر, بين), are verbs only there."""
    first, _ = context.text.range_of(context.text.sentence_of(context.text.tokens[index].start))

    return offset > 0 or index == first or context.text.tokens[index - 1].kind == "mark"


def _is_negated(context: Scan, index: int) -> bool:
    before = context.text.tokens[index - 1].folded if index else ""

    return before in context.language.negations or before[1:] in context.language.negations


def _cue_with_object(context: Scan, stem: str) -> Cue | None:
    """Return the cue of a verb that bears its object (وصفه, سماها); ما قاله needs a colon or complementizer, too."""
    for suffix in context.language.pronoun_suffixes:
        base = stem.removesuffix(suffix)
        for form in (base, base[:-1] + context.language.final_weak):
            cue = context.language.cues.get(form)
            if base != stem and cue and cue.finite:
                return cue if cue.fragment else replace(cue, weak=True)

    return None


def _reach(context: Scan, report: Report, stop: int) -> Report:
    """Look from the cue to the complementizer or colon that opens what it reports."""
    tokens, language = context.text.tokens, context.language
    for index in range(report.index + 1, min(stop, report.index + MAX_REACH)):
        token = tokens[index]
        if context.is_colon(index):
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
