"""Reporting words where a subject stands before its verb: who speaks, and where what they report begins."""

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.extract.capitals import is_capital, is_joined, read_complements
from briefgen.extract.report import Report, in_quotation, nearest, precedes_mark, without_clause_of
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Sight, Subject
from briefgen.languages import Cue, Gender, Language
from briefgen.model import Actor
from briefgen.text import Bounds, Token

MAX_REACH = 30
MAX_MARK_REACH = 5
MAX_PHRASE = 16
MAX_AUXILIARIES = 5
MAX_ADVERBIAL = 20
MAX_RECENT = 400
MIN_CLAUSE = 3
MAX_CLAUSE = 120
PHRASE = Cue("p", finite=False)


@dataclass(frozen=True)
class Told:
    """Who a noun phrase names, and the tokens it takes; *pronoun*: it points back to one of that gender."""

    subject: Subject
    first: int
    stop: int
    pronoun: Gender | None = None


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
            floor = _opening_actor(context, cast, sentence) or floor
        reports.extend(local)

    return tuple(report for report in reports if report.governs or report.negated)


def _takes_floor(report: Report) -> bool:
    """Whether who is told to speak may be meant by a pronoun behind: somebody known, or whose words were reported."""
    return report.subject.speaker is not None or (bool(report.subject) and report.governs)


# Reporting words -----------------------------------------------------------------------------------------------------


def _scan_sentence(context: Scan, sentence: Bounds) -> Iterator[Report]:
    first, stop = context.text.range_of(sentence)
    skip = first
    for index in range(first, stop):
        if index < skip or in_quotation(context, context.text.tokens[index].start):
            continue
        report = _phrase_at(context, index, sentence) or _cue_at(context, index, stop, sentence)
        if report:
            yield report
            skip = _phrase_stop(context, report.stop, stop, governed=True) if report.phrase else report.stop


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
    start = _skip_auxiliaries(context, index)

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
    if _follows_mark(context, index):
        return False
    named = context.organization_at(index - 2) if index > 1 else None

    return named is None or named.stop != index


def _skip_auxiliaries(context: Scan, index: int) -> int:
    """Return the token after the subject: auxiliaries and adverbs between it and its verb at *index* are passed."""
    tokens, language = context.text.tokens, context.language
    start = index
    while start > 0 and index - start < MAX_AUXILIARIES and _is_auxiliary(tokens[start - 1], language):
        start -= 1

    return start


def _is_auxiliary(token: Token, language: Language) -> bool:
    """Whether a word stands between a subject and its verb: an auxiliary, an adverb, a negation."""
    word = token.folded
    if token.kind != "word" or not token.text.islower():
        return False
    tables = (language.auxiliaries, language.adverbs, language.negations, language.infinitives)

    return word.endswith(language.adverb_endings) or any(word in table for table in tables)


def _is_negated(context: Scan, index: int) -> bool:
    """Whether nothing is said here: it is denied to be said, only wished or possible (did not say, wants to say)."""
    tokens, language = context.text.tokens, context.language
    start = _skip_auxiliaries(context, index)
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


def _follows_mark(context: Scan, index: int) -> bool:
    """Whether a quotation ends right before token *index*, but for a comma."""
    start = context.text.tokens[index].start
    at = bisect.bisect_right(context.quotations, start, key=lambda marked: marked.outer[1]) - 1
    if at < 0:
        return False

    return not context.text.source[context.quotations[at].outer[1] : start].strip(" ,\u2014\u2013-")


# What they report ----------------------------------------------------------------------------------------------------


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


# Who speaks ----------------------------------------------------------------------------------------------------------


def _resolve(context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Subject) -> Report:
    if report.phrase:
        told = _phrase_after(context, cast, report.stop, context.text.range_of(report.sentence)[1], governed=True)
        return replace(report, subject=told.subject if told else NOBODY, named=True)
    if not report.cue.finite:
        return replace(report, subject=_silent(_main_subject(context, cast, report, local, floor)))
    told = _told_subject(context, cast, report)
    if told is None:
        return replace(report, subject=_silent(_main_subject(context, cast, report, local, floor)))
    follows = _follows_mark(context, told.first) or (told.first > report.index and _follows_mark(context, report.index))
    report = _place(context, report, told, follows=follows, alone=not local)
    if told.pronoun:
        return replace(report, subject=_silent(_point_back(context, cast, told, local, floor)))

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


def _silent(subject: Subject) -> Subject:
    """Return a subject that is not named again: an actor by his id, anybody else by the words that named him."""
    return Subject(subject.speaker) if subject.speaker else subject


def _told_subject(context: Scan, cast: Cast, report: Report) -> Told | None:
    """Return the subject of a verb: before it, or behind it where the verb follows a quotation."""
    tokens, language = context.text.tokens, context.language
    first, stop = context.text.range_of(report.sentence)
    end = _skip_auxiliaries(context, report.index)
    while end < report.index and tokens[end].folded in language.pronouns:
        end += 1
    if end > first and tokens[end - 1].folded in language.continuing:
        end -= 1
    if end > first and tokens[end - 1].text == ")":
        opening = range(end - 1, max(first, end - MAX_REACH) - 1, -1)
        end = next((at for at in opening if tokens[at].text == "("), end)
    if end == first or _follows_mark(context, end) or (end == report.index and _follows_mark(context, report.index)):
        return _phrase_after(context, cast, report.index + 1, stop)
    before = tokens[end - 1].folded
    if before in language.coordinators or before in language.contrasts:
        return None
    if before in language.relatives and before not in language.complementizers:
        return _antecedent(context, cast, end - 1)
    if context.is_comma(end - 1):
        return _phrase_before_comma(context, cast, first, end)

    return _phrase_before(context, cast, first, end)


def _antecedent(context: Scan, cast: Cast, relative: int) -> Told | None:
    """Return whom a relative clause is about (Ana Lopes, who said …): the name right before it."""
    end = relative - int(context.is_comma(relative - 1))
    sight = _sight_that_ends(context, cast, max(end - MAX_PHRASE, 0), end)

    return (
        Told(Subject(sight.actor.id, sight.span), relative, relative + 1)
        if sight
        else Told(NOBODY, relative, relative + 1)
    )


def _phrase_before(context: Scan, cast: Cast, first: int, end: int) -> Told | None:
    """Return the noun phrase that ends before token *end*."""
    start = _phrase_start(context, first, end)
    before = start - 1 - int(start > first + 1 and context.is_comma(start - 2))
    opens = start < end and context.text.tokens[start].folded not in context.language.pronouns
    if opens and context.text.tokens[start - 1].folded in context.language.relatives and before > first:
        end, start = before, _phrase_start(context, first, before)

    told = _read_phrase(context, cast, start, end) if start < end else None
    if told and _is_open_apposition(context, first, start):
        named = _phrase_before_comma(context, cast, first, start)
        opens = named is not None and (named.first == first or _follows_mark(context, named.first))
        same = named is not None and told.subject.speaker in (None, named.subject.speaker)
        return named if named and named.subject.speaker and opens and same else told

    return told


def _is_open_apposition(context: Scan, first: int, start: int) -> bool:
    """Whether a noun describes the name before it, no comma behind (Ana Lopes, a nurse said).

    An indefinite one, or one whose name follows a quotation: else the name belongs to what stands before the comma.
    """
    if start <= first + 1 or not context.is_comma(start - 1):
        return False
    tokens = context.text.tokens
    near = range(max(first, start - MAX_PHRASE), start - 1)

    return tokens[start].folded in context.language.indefinites or any(_follows_mark(context, at) for at in near)


def _phrase_start(context: Scan, first: int, end: int) -> int:
    tokens, language = context.text.tokens, context.language
    start, joint = end, end
    while start > first and end - start < MAX_PHRASE:
        word = tokens[start - 1].folded
        if word in language.pronouns:
            return start - 1 if start == end else start
        if word in language.coordinators and joint == end:
            joint = start
        elif word in language.coordinators or not _belongs_to_phrase(context, start - 1):
            break
        start -= 1
    if joint < end and not _is_list(context, start, joint):
        start = joint
    while start < end and (tokens[start].folded in language.adverbs or tokens[start].folded in language.dates.weekdays):
        start += 1

    return _after_preposition(context, start, end)


def _belongs_to_phrase(context: Scan, index: int) -> bool:
    tokens, language = context.text.tokens, context.language
    token = tokens[index]
    if in_quotation(context, token.start):
        return False
    if token.kind == "mark":
        inner = token.text in ".&" and index + 1 < len(tokens) and token.end + 1 >= tokens[index + 1].start
        return (
            is_joined(context, index)
            or token.folded in language.possessives
            or (inner and len(tokens[index - 1].text) <= 3)
        )
    word = token.folded
    if word in language.complementizers or word in language.subordinators or word in language.relatives:
        return False
    if word in language.coordinators or word in language.contrasts:
        return False

    return is_capital(token) or not (word in language.auxiliaries or word in language.finite_verbs)


def _is_list(context: Scan, start: int, joint: int) -> bool:
    """Whether what stands before an "and" is the first of two subjects: a name, or a short noun phrase."""
    tokens = context.text.tokens

    return (
        joint - 1 > start
        and (is_capital(tokens[joint - 2]) or joint - start <= MIN_CLAUSE + 1)
        and not any(token.folded.endswith(context.language.verb_endings) for token in tokens[start : joint - 1])
    )


def _after_preposition(context: Scan, start: int, end: int) -> int:
    """Return where the subject begins behind an adverbial that no comma closes (on Tuesday the minister said)."""
    tokens, language = context.text.tokens, context.language
    if start >= end or tokens[start].folded not in language.prepositions_apart:
        return start
    for at in range(end - 1, start, -1):
        if tokens[at].folded in language.determiners:
            return at
        if tokens[at].folded in language.dates.weekdays or tokens[at].kind == "number":
            return at + 1

    return next((at for at in range(start + 1, end) if is_capital(tokens[at])), end)


def _phrase_before_comma(context: Scan, cast: Cast, first: int, end: int) -> Told | None:
    """Return the subject that an aside parts from its verb (Ana Lopes, who …, said; the minister, Ana Lopes, said)."""
    start = _clause_start(context, first, end - 1)
    comma = next((at for at in range(start, end) if context.is_comma(at)), end)
    stop = _phrase_stop(context, start, comma)
    if stop <= start:
        return None
    told = _read_phrase(context, cast, start, stop)
    apposed = _apposed(context, cast, told, comma, end)

    return apposed or told


def _apposed(context: Scan, cast: Cast, told: Told, comma: int, end: int) -> Told | None:
    """Return the person named behind the comma after a role (the minister, Ana Lopes, …)."""
    if told.subject.speaker or comma + 1 >= end or not context.is_comma(comma):
        return None
    index = comma + 1
    while index < end and context.text.tokens[index].folded in context.language.determiners:
        index += 1
    origin = context.demonym_at(index) if index < end else None
    index = _skip_titles(context, origin.stop if origin else index)
    sight = _sight_at(context, cast, index)
    if sight and sight.actor.kind == "person":
        return Told(Subject(sight.actor.id, sight.span), told.first, index)

    return None


def _clause_start(context: Scan, first: int, end: int) -> int:
    """Return where the clause begins that ends before *end*: behind a quotation or semicolon, adverbials skipped."""
    tokens, language = context.text.tokens, context.language
    start = max(first, end - MAX_CLAUSE)
    for at in range(end - 1, max(first, end - MAX_CLAUSE) - 1, -1):
        if in_quotation(context, tokens[at].start) or tokens[at].text in ";:\u2014\u2013":
            start = at + 1
            break
    while start < end and (
        tokens[start].kind == "mark" or tokens[start].folded in language.coordinators | language.contrasts
    ):
        start += 1

    return _skip_openers(context, start, end)


def _skip_openers(context: Scan, start: int, end: int) -> int:
    """Skip adverbials before the subject, up to their comma (On Tuesday, …; Speaking in Paris, …; However, …)."""
    tokens, language = context.text.tokens, context.language
    while start < end and _opens_adverbial(context, start):
        comma = next((at for at in range(start, min(end, start + MAX_ADVERBIAL)) if context.is_comma(at)), None)
        if comma is None:
            return (
                start
                if tokens[start].folded not in language.prepositions_apart
                else _after_preposition(context, start, end)
            )
        start = comma + 1

    return start


def _opens_adverbial(context: Scan, index: int) -> bool:
    token, language = context.text.tokens[index], context.language
    word = token.folded

    return (
        word in language.prepositions_apart
        or word in language.subordinators
        or word in language.adverbs
        or word in language.dangling_openers - language.pronouns.keys() - language.determiners
        or (word.endswith(language.participle_endings) and not is_joined(context, index + 1))
    )


def _phrase_after(context: Scan, cast: Cast, index: int, stop: int, *, governed: bool = False) -> Told | None:
    """Return the noun phrase behind a verb or preposition (said the minister, Ana Lopes; according to the ministry)."""
    end = _phrase_stop(context, index, stop, governed=governed)
    if end <= index:
        return None
    told = _read_phrase(context, cast, index, end)

    return _apposed(context, cast, told, end, stop) or told


def _phrase_stop(context: Scan, start: int, stop: int, *, governed: bool = False) -> int:
    """Return the token after the noun phrase that begins at *start*, with its complements.

    One that a preposition *governed* has no verb behind it, so that what could be one is a noun (according to reports).
    """
    tokens, language = context.text.tokens, context.language
    index = start
    while index < stop and (
        tokens[index].folded in language.determiners or tokens[index].folded in language.quantifiers
    ):
        index += 1
    first = index
    while index < min(stop, start + MAX_PHRASE):
        token = tokens[index]
        named = context.organization_at(index) or context.country_at(index)
        if named:
            index = named.stop
            continue
        if token.folded in language.name_links and index > start:
            index = max(read_complements(context, index), index + 1)
            continue
        joined = (
            is_joined(context, index) or token.folded in language.possessives or _is_abbreviation_stop(context, index)
        )
        if not joined and (
            token.kind != "word" or _ends_phrase(context, index, opens=index == first, governed=governed)
        ):
            break
        index += 1

    return index


def _is_abbreviation_stop(context: Scan, index: int) -> bool:
    tokens = context.text.tokens
    if tokens[index].text != "." or not index or index + 1 >= len(tokens):
        return False

    return tokens[index - 1].folded in context.language.abbreviations and is_capital(tokens[index + 1])


def _ends_phrase(context: Scan, index: int, *, opens: bool, governed: bool) -> bool:
    token, language = context.text.tokens[index], context.language
    word = token.folded
    if word in language.pronouns or word in language.dates.weekdays or word in language.dates.day_words:
        return True
    if is_capital(token):
        return False

    if word in language.stop_words or word in language.adverbs:
        return True
    if governed:
        return False

    return word in language.verbs or word in language.cues or (word.endswith(language.verb_endings) and not opens)


def _read_phrase(context: Scan, cast: Cast, start: int, stop: int) -> Told:
    """Return whom a noun phrase names: the name that closes it, unless it is only whom the head noun is of."""
    tokens, language = context.text.tokens, context.language
    if stop - start == 1 and tokens[start].folded in language.pronouns:
        return Told(NOBODY, start, stop, language.pronouns[tokens[start].folded])
    sight = _sight_that_ends(context, cast, start, stop)
    if sight and not _is_complement(context, start, sight) and not _is_joint(context, start, sight):
        return Told(Subject(sight.actor.id, sight.span), start, stop)
    body = _described(context, cast, start, stop)
    span = (tokens[start].start, tokens[stop - 1].end)
    if all(tokens[at].folded in language.stop_words or tokens[at].kind == "mark" for at in range(start, stop)):
        return Told(NOBODY, start, stop, "p")

    return Told(Subject(body, span), start, stop)


def _sight_at(context: Scan, cast: Cast, index: int) -> Sight | None:
    if index >= len(context.text.tokens):
        return None
    token = context.text.tokens[index]

    return cast.at((token.start, token.end))


def _skip_titles(context: Scan, index: int) -> int:
    while index < len(context.text.tokens):
        title = context.lexicons.titles.match(context.text.tokens, index, context.language)
        if not title:
            break
        index = title.stop

    return index


def _sight_that_ends(context: Scan, cast: Cast, start: int, stop: int) -> Sight | None:
    """Return the mention that a phrase ends with, by name rather than by role."""
    tokens = context.text.tokens
    end = tokens[stop - 1].end
    closing = [sight for sight in cast.within((tokens[start].start, end)) if sight.span[1] == end]

    return next((sight for sight in closing if sight.form != "role"), closing[0] if closing else None)


def _is_complement(context: Scan, start: int, sight: Sight) -> bool:
    """Whether a name only completes the head noun (a spokesman for the ministry), and is not its bearer."""
    tokens, language = context.text.tokens, context.language
    role = sight.actor.role
    own = role and sight.form != "role" and tokens[start].start <= role.span[0] < sight.span[0]
    index = context.text.token_index(role.span[0] if role and own else sight.span[0])

    return any(tokens[at].folded in language.prepositions_apart for at in range(start, index))


def _is_joint(context: Scan, start: int, sight: Sight) -> bool:
    """Whether somebody else speaks, too (Lopes and Reis said)."""
    tokens = context.text.tokens
    index = context.text.token_index(sight.span[0])
    role = sight.actor.role.span if sight.actor.role else (0, 0)

    return any(
        tokens[at].folded in context.language.coordinators and not role[0] <= tokens[at].start < role[1]
        for at in range(start, index)
    )


def _described(context: Scan, cast: Cast, start: int, stop: int) -> str | None:
    """Return the only organization of the text that a noun describes (the ministry, the bank)."""
    tokens, language = context.text.tokens, context.language
    words = [token for token in tokens[start:stop] if token.folded not in language.determiners]
    if len(words) != 1 or stop - start < 2 or words[0].folded not in language.organization_heads:
        return None
    before = cast.within((0, tokens[start].start))
    owners = {
        sight.actor.id
        for sight in before
        if sight.actor.kind == "organization" and words[0].folded in sight.actor.name.casefold().split()
    }

    return next(iter(owners)) if len(owners) == 1 else None


def _main_subject(context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Subject) -> Subject:
    """Return on whom a participle leans: the noun before it, who spoke before, else whom the sentence opens with."""
    before = context.text.tokens[report.index - 1]
    if before.folded in context.language.subjects.nouns:
        return Subject(None, (before.start, before.end))
    quoted = _quoted_subject(context, cast, report)
    if quoted is not None:
        return quoted
    earlier = next((other.subject for other in reversed(local) if other.cue.finite), None)
    if earlier is not None:
        return earlier
    first, _ = context.text.range_of(report.sentence)
    told = _opening_phrase(context, cast, first, report.index)
    if told is None:
        return NOBODY

    return _point_back(context, cast, told, local, floor) if told.pronoun else told.subject


def _quoted_subject(context: Scan, cast: Cast, report: Report) -> Subject | None:
    """Return whom somebody passes on (quoted Ana Lopes as saying; was quoted as saying); None where nobody does."""
    tokens, language = context.text.tokens, context.language
    stop, first = report.index - 1, context.text.range_of(report.sentence)[0]
    if tokens[stop].folded not in language.as_words:
        return None
    places = range(stop - 1, max(first, stop - MAX_REACH) - 1, -1)
    verb = next((at for at in places if tokens[at].folded in language.relays), None)
    if verb is None:
        return None
    start = _skip_auxiliaries(context, verb)
    passive = any(tokens[at].folded in language.passives for at in range(start, verb))
    told = _phrase_before(context, cast, first, start) if passive else None
    if not passive and verb + 1 < stop:
        told = _read_phrase(context, cast, verb + 1, stop)

    return told.subject if told else NOBODY


def _opening_phrase(context: Scan, cast: Cast, first: int, end: int) -> Told | None:
    start = _clause_start(context, first, end)
    stop = _phrase_stop(context, start, end)

    return _read_phrase(context, cast, start, stop) if stop > start else None


def _opening_actor(context: Scan, cast: Cast, sentence: Bounds) -> Subject | None:
    """Return the person or organization, or whom a role tells, that a sentence without any report opens with."""
    first, stop = context.text.range_of(sentence)
    if first == stop or in_quotation(context, context.text.tokens[first].start):
        return None
    told = _opening_phrase(context, cast, first, stop)
    if told is None or not told.subject.speaker:
        named = told is not None and told.subject.attribution is not None
        words = context.text.tokens[told.first : told.stop] if told and named else ()
        return told.subject if told and words and words[-1].folded in context.language.role_heads else None
    actor = cast.actor(told.subject.speaker)

    return Subject(told.subject.speaker) if actor and actor.kind != "country" else None


# Pronouns ------------------------------------------------------------------------------------------------------------


def _point_back(context: Scan, cast: Cast, told: Told, local: Sequence[Report], floor: Subject) -> Subject:
    """Return whom a pronoun means: who spoke last, if it fits, else the only one of its gender named just before."""
    earlier = next((other.subject for other in reversed(local) if other.subject and other.cue is not PHRASE), None)
    for subject in filter(None, (earlier, floor)):
        if _fits(context, cast, subject, told.pronoun):
            return subject
    offset = context.text.tokens[told.first].start
    recent = {
        sight.actor.id
        for sight in cast.within((max(offset - MAX_RECENT, 0), offset))
        if sight.actor.kind == "person" and gender_of(context, sight.actor) == told.pronoun
    }

    return Subject(next(iter(recent))) if len(recent) == 1 else NOBODY


def _fits(context: Scan, cast: Cast, subject: Subject, pronoun: Gender | None) -> bool:
    actor = cast.actor(subject.speaker)
    if actor is None:
        return _words_fit(context, subject, pronoun)
    if actor.kind != "person":
        return pronoun in ("n", "p")
    gender = gender_of(context, actor)

    return pronoun in ("m", "f") and gender in (None, pronoun)


def _words_fit(context: Scan, subject: Subject, pronoun: Gender | None) -> bool:
    """Whether a pronoun can mean somebody told by words alone: a person by the gender of the noun, if it has any."""
    if subject.attribution is None:
        return False
    tokens = context.text.tokens_of(subject.attribution)
    if is_capital(tokens[-1]) and tokens[0].folded not in context.language.determiners:
        return pronoun != "n"
    genders = [context.language.genders[token.folded] for token in tokens if token.folded in context.language.genders]
    if genders:
        return pronoun == genders[0]
    role = any(token.folded in context.language.role_heads for token in tokens)

    return role == (pronoun in ("m", "f")) or pronoun == "p"


def gender_of(context: Scan, actor: Actor) -> Gender | None:
    """Return the gender of a person: by a title before the name, the role, or the given name; None where none tells."""
    language, text = context.language, context.text
    for mention in actor.mentions:
        index = text.token_index(mention.span[0])
        before = text.tokens[index - 1 - int(text.tokens[index - 1].text == ".")].folded if index > 1 else ""
        if (before,) in language.titles and before in language.genders:
            return language.genders[before]
    role = [token.folded for token in text.tokens_of(actor.role.span)] if actor.role else []
    name = [token.folded for token in text.tokens_of(actor.mentions[0].span)]
    told = (language.genders.get(word) for word in (*role, *name[:1]))

    return next(filter(None, told), None)
