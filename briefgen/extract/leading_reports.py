"""Reporting words where a subject stands before its verb: which words report, who speaks, and where it begins."""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.extract.capitals import is_capital, is_joined
from briefgen.extract.leading_phrases import follows_mark, phrase_stop, skip_auxiliaries
from briefgen.extract.leading_subjects import (
    PHRASE,
    Told,
    main_subject,
    opening_actor,
    phrase_after,
    point_back,
    silent,
    told_subject,
)
from briefgen.extract.report import Report, in_quotation, nearest, precedes_mark, without_clause_of
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Subject
from briefgen.languages import Cue
from briefgen.text import Bounds

MAX_REACH = 30
MAX_MARK_REACH = 5
MIN_CLAUSE = 3
MAX_CLAUSE = 120


def find_leading_reports(context: Scan, cast: Cast) -> tuple[Report, ...]:
    """Return the reporting words outside quotations, in order, each with its speaker where the text leads to one."""
    reports: list[Report] = []
    floor = NOBODY
    for sentence in context.text.sentences:
        local: list[Report] = []
        for report in _scan_sentence(context, sentence):
            near = nearest(local)
            resolved = _resolve(context, cast, report, near, floor)
            local[len(local) - len(near) :] = [*(without_clause_of(resolved, other) for other in near), resolved]
            if resolved.cue is not PHRASE and resolved.named and _takes_floor(resolved):
                floor = resolved.subject
        if not local:
            floor = opening_actor(context, cast, sentence) or floor
        reports.extend(local)

    return tuple(report for report in reports if report.governs or report.negated)


def _takes_floor(report: Report) -> bool:
    """Whether who is told to speak may be meant by a pronoun behind: somebody known, or whose words were reported."""
    return report.subject.speaker is not None or (bool(report.subject) and report.governs)


def _scan_sentence(context: Scan, sentence: Bounds) -> Iterator[Report]:
    first, stop = context.text.range_of(sentence)
    skip = first
    for index in range(first, stop):
        if index < skip or in_quotation(context, context.text.tokens[index].start):
            continue
        report = _phrase_at(context, index, sentence) or _cue_at(context, index, stop, sentence)
        if report:
            yield report
            skip = phrase_stop(context, report.stop, stop, governed=True) if report.phrase else report.stop


def _phrase_at(context: Scan, index: int, sentence: Bounds) -> Report | None:
    found = context.lexicons.attributions.match(context.text.tokens, index, context.language)
    if not found:
        return None
    tokens = context.text.tokens

    return Report(index, found.stop, (tokens[index].start, tokens[found.stop - 1].end), PHRASE, sentence, phrase=True)


def _cue_at(context: Scan, index: int, stop: int, sentence: Bounds) -> Report | None:
    token = context.text.tokens[index]
    cue = context.language.cues.get(token.folded)
    if (
        cue is None
        or is_joined(context, index - 1)
        or is_joined(context, index + 1)
        or _is_no_verb(context, index, cue)
    ):
        return None
    report = _reach(context, Report(index, index + 1, (token.start, token.end), cue, sentence), stop)
    if _is_negated(context, index):
        return replace(report, negated=True, governs=False)
    strong = report.content is not None or report.colon or not (cue.weak or cue.fragment)

    reach = MAX_REACH if cue.fragment else MAX_MARK_REACH

    return replace(report, governs=strong or _precedes_mark(context, report, within=reach))


def _is_no_verb(context: Scan, index: int, cue: Cue) -> bool:
    """Whether a word that could be a cue is a noun (his claims), or what is said to somebody (was told)."""
    tokens, language = context.text.tokens, context.language
    token, before = tokens[index], tokens[index - 1].folded if index else ""
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    if following in language.agents or (cue.finite and _opens_sentence(context, index)):
        return True
    if cue.weak and is_capital(token) and index and is_capital(tokens[index - 1]):  # the Daily Post
        return True
    if not cue.finite:
        return before in language.determiners or before in language.prepositions_apart - language.as_words
    if before in language.determiners or before in language.prepositions_apart or _is_owned(context, index):
        return True
    if token.folded in language.noun_forms and _precedes_noun(context, index):
        return True
    if before in language.subordinators or (cue.weak and before in language.relatives):
        return True
    start = skip_auxiliaries(context, index)

    return any(tokens[at].folded in language.passives for at in range(start, index))


def _precedes_noun(context: Scan, index: int) -> bool:
    """Whether the word before token *index* governs or describes a noun (dismissed such fears, mounting claims)."""
    before, language = context.text.tokens[index - 1].folded if index else "", context.language
    cue = language.cues.get(before)
    if before.endswith(language.participle_endings) or (cue is not None and cue.finite):
        return True

    return before in language.stop_words and before not in (language.pronouns.keys() | language.auxiliaries)


def _opens_sentence(context: Scan, index: int) -> bool:
    start = context.text.tokens[index].start

    return context.text.sentence_of(start)[0] == start


def _is_owned(context: Scan, index: int) -> bool:
    """Whether an owner stands before token *index*, not a name that ends like one (Sainsbury's said)."""
    if not index or context.text.tokens[index - 1].folded not in context.language.possessives:
        return False
    if follows_mark(context, index):
        return False
    named = context.organization_at(index - 2) if index > 1 else None

    return named is None or named.stop != index


def _is_negated(context: Scan, index: int) -> bool:
    """Whether nothing is said here: it is denied to be said, only wished or possible (did not say, wants to say)."""
    tokens, language = context.text.tokens, context.language
    start = skip_auxiliaries(context, index)
    between = [tokens[at].folded for at in range(start, index)]
    if any(word in language.negations for word in between):
        return True
    if not any(word in language.infinitives for word in between):
        return False

    return not (
        between[0] in language.infinitives and start and tokens[start - 1].folded in language.continuing
    ) and not any(word in language.continuing for word in between)


def _precedes_mark(context: Scan, report: Report, within: int = MAX_MARK_REACH) -> bool:
    """Whether a quotation opens within a few tokens behind the cue, in its sentence."""
    if not precedes_mark(context, report.stop, within=within):
        return False
    start = context.text.tokens[report.stop].start
    at = bisect.bisect_left(context.quotations, start, key=lambda marked: marked.outer[0])

    return context.quotations[at].outer[0] < report.sentence[1]


def _reach(context: Scan, report: Report, stop: int) -> Report:
    """Look behind the cue for a colon, a complementizer, or a clause without one."""
    tokens, language = context.text.tokens, context.language
    limit = min(stop, report.index + MAX_REACH)
    index = _skip_audience(context, report, limit)
    report = replace(report, stop=max(index, report.stop))
    while index < limit:
        if context.is_colon(index):
            return replace(report, colon=True)
        if in_quotation(context, tokens[index].start) or context.marked_at(index):
            return report
        if tokens[index].folded in language.complementizers:
            apart = index + 1 < limit and context.is_colon(index + 1)
            return replace(report, colon=True) if apart else replace(report, content=index + 1)
        width = _adverbial_width(context, index, limit)
        if not width:
            break
        index += width
    named = index + 1 < limit and tokens[index].folded in language.noun_forms and not report.cue.fragment
    if named and tokens[index + 1].folded in language.complementizers:  # denied claims that
        return replace(report, content=index + 2)
    bare = report.cue.bare or (index < limit and tokens[index].folded in language.pronouns and not report.cue.fragment)
    if index < limit and bare and _opens_clause(context, index, stop, weak=report.cue.weak):
        return replace(report, content=index)

    return report


def _skip_audience(context: Scan, report: Report, limit: int) -> int:
    """Return the token after whom something is said to (told reporters, told the BBC)."""
    tokens, language = context.text.tokens, context.language
    index = report.stop
    if not report.cue.addressed:
        return index
    if index < limit and tokens[index].folded in language.object_pronouns:
        return index + 1
    start = index
    while index < limit and (
        tokens[index].folded in language.determiners or tokens[index].folded in language.quantifiers
    ):
        index += 1
    while index < limit and (
        tokens[index].kind == "word" or is_joined(context, index) or tokens[index].folded in language.possessives
    ):
        word = tokens[index].folded
        if index > start and (word in language.pronouns or word in language.determiners):
            break
        if word in language.stop_words or word in language.complementizers:
            break
        named = context.organization_at(index)
        index = named.stop if named else index + 1

    return index


def _adverbial_width(context: Scan, index: int, limit: int) -> int:
    """Return the width of an adverb or a phrase that tells when and where (on Friday, in a statement)."""
    tokens, language = context.text.tokens, context.language
    word = tokens[index].folded
    if word in language.adverbs or word in language.dates.weekdays:
        return 1
    if index + 1 < limit and word in language.time_adjectives and tokens[index + 1].folded in language.time_nouns:
        return 2
    if word not in language.prepositions_apart or index + 1 >= limit:
        return 0
    at = index + 1
    if tokens[at].folded in language.dates.weekdays or tokens[at].folded in language.dates.day_words:
        return 2
    at += int(tokens[at].folded in language.determiners)
    while at < limit and (
        tokens[at].kind in ("word", "number") or tokens[at].folded in language.possessives or is_joined(context, at)
    ):
        word = tokens[at].folded
        if word in language.pronouns or word in language.determiners or word in language.prepositions_apart:
            break
        if word in language.complementizers or (word in language.auxiliaries and not is_capital(tokens[at])):
            break
        named = context.organization_at(at) or context.country_at(at)
        at = named.stop if named else at + 1

    return at - index if at > index + 1 else 0


def _opens_clause(context: Scan, index: int, stop: int, *, weak: bool) -> bool:
    """Whether a clause with a verb of its own begins here; behind a *weak* cue no comma may stand before the verb."""
    tokens, language = context.text.tokens, context.language
    first = tokens[index]
    if first.kind == "mark" or first.folded in language.auxiliaries or first.folded in language.prepositions_apart:
        return False
    ends = ".;!?," if weak else ".;!?"
    limit = min(stop, index + MAX_REACH)
    end = next((at for at in range(index, limit) if tokens[at].kind == "mark" and tokens[at].text in ends), limit)
    if end - index < MIN_CLAUSE:
        return False

    return any(_is_verb(context, at) for at in range(index + 1, end))


def _is_verb(context: Scan, index: int) -> bool:
    token, language = context.text.tokens[index], context.language
    if token.kind != "word" or is_capital(token):
        return False

    return (
        token.folded in language.verbs or token.folded in language.cues or token.folded.endswith(language.verb_endings)
    )


def _resolve(context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Subject) -> Report:
    if report.phrase:
        told = phrase_after(context, cast, report.stop, context.text.range_of(report.sentence)[1], governed=True)
        return replace(report, subject=told.subject if told else NOBODY, named=True)
    if not report.cue.finite:
        return replace(report, subject=silent(main_subject(context, cast, report, local, floor)))
    told = told_subject(context, cast, report)
    if told is None:
        return replace(report, subject=silent(main_subject(context, cast, report, local, floor)))
    follows = follows_mark(context, told.first) or (told.first > report.index and follows_mark(context, report.index))
    report = _place(context, report, told, follows=follows, alone=not local)
    if told.pronoun:
        return replace(report, subject=silent(point_back(context, cast, told, local, floor)))

    return replace(report, subject=told.subject, named=True)


def _place(context: Scan, report: Report, told: Told, *, follows: bool, alone: bool) -> Report:
    """Say where the report begins, and whether it closes what it reports: a quotation (*follows*) or a clause."""
    tokens, language = context.text.tokens, context.language
    first = min(told.first, report.index)
    if follows:
        bare = report.content is not None and tokens[report.content - 1].folded not in language.complementizers
        content = None if bare else report.content
        stop = report.stop if told.first < report.index else report.index + 1
        report = replace(report, first=first, stop=stop, content=content, governs=not report.negated)
        rounded = report.governs and content is None and alone and _holds_fragment(context, report)
        return replace(report, index=first, phrase=True, bound=True) if rounded else report
    if told.first < report.index and _closes_clause(context, report, first):
        return replace(report, index=first, first=first, phrase=True, bound=True, governs=True)

    return replace(report, first=first)


def _closes_clause(context: Scan, report: Report, first: int) -> bool:
    """Whether subject and verb stand behind a comma at the end of what they report (The talks will go on, he said)."""
    if report.content is not None or report.colon or report.negated or report.cue.fragment:
        return False
    start, stop = context.text.range_of(report.sentence)
    if not context.is_comma(first - 1):
        return False
    tokens = context.text.tokens
    index = report.stop
    while index < stop and (width := _adverbial_width(context, index, stop)):
        index += width
    if index + 1 < stop and context.is_comma(index) and _is_verb(context, index + 1):
        return True
    ends = index >= stop or tokens[index].kind == "mark"

    return (
        ends
        and not _precedes_mark(context, report)
        and any(_is_verb(context, at) for at in range(max(start, first - MAX_CLAUSE), first))
    )


def _holds_fragment(context: Scan, report: Report) -> bool:
    """Whether the clause before a closing attribution holds its quotation as a part (The deal is "dead", he said)."""
    start = context.text.range_of(report.sentence)[0]
    words = itertools.takewhile(
        lambda at: not in_quotation(context, context.text.tokens[at].start), itertools.count(start)
    )

    return any(_is_verb(context, at) for at in itertools.islice(words, MAX_REACH) if at > start)
