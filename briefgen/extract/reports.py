"""Reporting words: where they stand, who speaks, and where what they report begins."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.characters import QUOTATION_MARKS
from briefgen.extract.floor import Floor, is_coordinated, pass_on, resolve
from briefgen.extract.heads import role_rank
from briefgen.extract.leading_reports import find_leading_reports
from briefgen.extract.phrases import bare_word
from briefgen.extract.report import (
    Report,
    find_source,
    in_quotation,
    is_relative,
    nearest,
    precedes_mark,
    quotation_at,
    without_clause_of,
)
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast
from briefgen.extract.words import bounds_of, definite, stems, without_clitic, without_conjunction
from briefgen.languages import Cue, Language
from briefgen.text import Bounds, Token

MAX_REACH = 30
MAX_CLAUSE_REACH = 40
MAX_COMPLEMENT = 8
MAX_NOUN_REACH = 6
MAX_MARK_REACH = 5
MAX_ASIDE = 8
MAX_SUBJECT = 3
MIN_PLAIN_WORDS = 3
MAX_LINK = 4
MAX_NAME = 6
STOPS = (".", "!", "?", "\u061f")
PHRASE = Cue("n", finite=False)


def find_reports(context: Scan, cast: Cast) -> tuple[Report, ...]:
    """Return the reporting words outside quotations, in order, each with its speaker where the text leads to one."""
    if context.language.subject_first:
        return find_leading_reports(context, cast)
    reports: list[Report] = []
    floor = Floor()
    for sentence in context.text.sentences:
        local: list[Report] = []
        for report in _scan_sentence(context, sentence):
            if local and _is_noun_of(report, local[-1]):
                local[-1] = replace(local[-1], content=report.content, governs=True)
                continue
            if local and _is_setting_of(context, report, local[-1]):
                continue
            near = nearest(local)
            resolved = resolve(context, cast, report, near, floor)
            if near and _speaks_for(context, resolved, near[-1]):
                local[-1] = replace(local[-1], subject=resolved.subject, named=True)
                continue
            if not _reports(context, resolved, near):
                continue
            if resolved.phrase and any(_opens_same(resolved, other) for other in near):
                resolved = replace(resolved, content=None)
            local[len(local) - len(near) :] = [*(without_clause_of(resolved, other) for other in near), resolved]
        floor = pass_on(context, cast, sentence, local, floor)
        reports.extend(local)

    return tuple(report for report in reports if report.governs or report.negated)


def _opens_same(phrase: Report, verb: Report) -> bool:
    """Whether a phrase only stands between a verb and its clause (أكد الوزير، وفقا للوكالة، أن …)."""
    return verb.content is not None and verb.content == phrase.content and verb.cue.finite and not verb.phrase


def _reports(context: Scan, report: Report, local: Sequence[Report]) -> bool:
    """Whether a resolved *report* is one, after those before it in its sentence: none of them has its clause."""
    if report.phrase:
        return report.bound or report.subject.speaker is not None or _names_source(context, report)
    rival = next((other for other in local if other.content is not None and other.content == report.content), None)
    far = (report.content or 0) - report.stop > MAX_SUBJECT or _is_preposition(context, report.index)
    if rival and (report.cue.noun or (report.cue.weak and far) or _doubles(report, rival)):
        return False
    if report.cue.weak and report.subject == NOBODY and is_relative(context, report):
        return False
    if report.cue.noun and report.cue.relayed and report.cue.weak:
        return False
    if report.cue.noun and report.cue.finite and report.subject.attribution is None and not report.cue.fragment:
        return False

    leads = report.named and is_coordinated(context, report)

    return report.governs or leads or all(other.content is None for other in local)


def _doubles(report: Report, verb: Report) -> bool:
    """Whether a participle only says again what the verb right before it says (تابع قائلا, not قال نافيا)."""
    return not report.cue.finite and report.index - verb.index == 1 and report.cue.stance == verb.cue.stance


def _is_preposition(context: Scan, index: int) -> bool:
    """Whether a reporting word could be a preposition (عقب, عبر)."""
    return context.text.tokens[index].folded in context.language.subjects.prepositions


def _is_noun_of(report: Report, verb: Report) -> bool:
    """Whether a noun only completes the verb before it (أعرب عن أمله في أن)."""
    open_ended = verb.content is None and verb.colon <= report.colon and not verb.phrase and not verb.negated

    return report.cue.noun and report.cue.relayed and open_ended and report.index - verb.index <= MAX_NOUN_REACH


def _is_setting_of(context: Scan, report: Report, verb: Report) -> bool:
    """Whether a noun only tells where the verb before it says something (قال في تصريح لصحيفة «النداء»: «…»)."""
    if not report.cue.noun or verb.phrase or verb.negated or not verb.cue.finite or verb.cue.weak or verb.cue.fragment:
        return False
    before = context.text.tokens[report.index - 1].folded
    near = report.index - verb.index <= MAX_NOUN_REACH and before in context.language.subjects.settings
    told = verb.content is None or verb.content > report.index

    return near and told and verb.governs and verb.colon >= report.colon


def _speaks_for(context: Scan, report: Report, verb: Report) -> bool:
    """Whether a phrase between a verb and what it reports names who speaks for its subject (أعلنت على لسان مديرها)."""
    if not report.phrase or verb.phrase or not verb.cue.finite or not report.subject:
        return False
    word = context.text.tokens[report.stop - 1].folded
    opens = verb.content is None or verb.content > report.stop

    return word in context.language.subjects.mouthpieces and opens


def _names_source(context: Scan, report: Report) -> bool:
    """Whether what an attribution phrase names can tell something (بحسب مصادر, not بحسب الحاجة)."""
    if report.subject.attribution is None:
        return False
    first = context.text.tokens[context.text.token_index(report.subject.attribution[0])]
    language = context.language
    sources = language.sources | language.organization_heads

    return bool(role_rank(first, context)) or any(
        stem.removeprefix(language.article) in sources for _, stem in stems(first, language)
    )


def _scan_sentence(context: Scan, sentence: Bounds) -> Iterator[Report]:
    text = context.text
    first, stop = text.range_of(sentence)
    skip = first
    for index in range(first, stop):
        if index < skip or in_quotation(context, text.tokens[index].start):
            continue
        report = (
            _phrase_at(context, index, sentence)
            or _cue_at(context, index, stop, sentence)
            or _noun_at(context, index, stop, sentence)
        )
        if report:
            yield report
            skip = report.stop


def _phrase_at(context: Scan, index: int, sentence: Bounds) -> Report | None:
    """Return an attribution phrase (وفقا لـ, بحسب ما ذكر, على حد قوله) that starts at token *index*."""
    tokens, language = context.text.tokens, context.language
    found = context.lexicons.attributions.match(tokens, index, language)
    if not found or found.offset > 1 or (found.value and _ends_in_feminine(tokens[found.stop - 1], language)):
        return None
    span = bounds_of(tokens[index : found.stop], found.offset)
    stop, end = found.stop, context.text.range_of(sentence)[1]
    if stop < end and tokens[stop].folded in language.what_words:
        stop += 1
    cue = (
        (language.cues.get(tokens[stop].folded) or _cue_with_object(context, tokens[stop].folded))
        if stop < end
        else None
    )
    cue = None if cue and cue.sources else cue  # (…، حسب ما نقلت الوكالة) names who passes it on
    document = cue is not None and stop + 1 < end and tokens[stop + 1].folded in cue.follows
    stop += int(cue is not None) + int(document)
    bound = found.value or (cue is not None and not document)
    report = Report(index, stop, span, PHRASE, sentence, phrase=True, bound=bound)

    return _reach(context, report, end)


def _ends_in_feminine(token: Token, language: Language) -> bool:
    """Whether a word ends in the mark of the feminine (بنظرة, إضافة), which folds to a pronoun (بنظره, أضافه)."""
    return bool(language.feminine_ending) and token.text.endswith(language.feminine_ending)


def _cue_at(context: Scan, index: int, stop: int, sentence: Bounds) -> Report | None:
    token, language = context.text.tokens[index], context.language
    noun = _ends_in_feminine(token, language)
    for offset, stem in stems(token, language)[:2]:
        cue = language.cues.get(stem) or (None if noun else _cue_with_object(context, stem))
        if not cue or (offset and token.folded[0] not in language.conjunctions):
            continue
        report = Report(index, index + 1 + bool(cue.follows), bounds_of([token], offset), cue, sentence)
        if _is_told(context, report, stem, stop):
            return _read_cue(context, _reach(context, report, stop), stop)

    return None


def _read_cue(context: Scan, report: Report, stop: int) -> Report | None:
    """Return what a cue does here, by what it reaches; None for a participle that reports nothing."""
    if report.cue.sources and not _passes_on(context, report):
        return None
    if _is_negated(context, report.index):
        return replace(report, negated=True, governs=False)
    if _is_aside(context, report, stop):
        return replace(report, phrase=True, bound=True)
    cue = report.cue
    strong = report.content is not None or report.colon or not (cue.weak or cue.fragment)
    reach = MAX_REACH if cue.fragment or cue.quoting or cue.follows else MAX_MARK_REACH
    governs = strong or precedes_mark(context, report.stop, within=reach) or _precedes_clause(context, report)
    governs = governs or (cue.quoting and _closes(context, report))

    return replace(report, governs=governs) if governs or cue.finite else None


def _precedes_clause(context: Scan, report: Report) -> bool:
    """Whether the next quotation in the sentence is the clause that a verb reports (بينت في ردها، "أن الاقتصاد …")."""
    at = bisect.bisect_left(context.quotations, report.span[1], key=lambda marked: marked.outer[0])
    marked = context.quotations[at] if at < len(context.quotations) else None
    if marked is None or not report.cue.finite or marked.outer[0] >= report.sentence[1]:
        return False
    first = context.text.token_index(marked.start)

    return (
        first - report.stop <= MAX_CLAUSE_REACH
        and context.text.tokens[first].folded in context.language.complementizers
    )


def _passes_on(context: Scan, report: Report) -> bool:
    """Whether a verb passes on a clause of somebody's (نقلت عن الوزير أن), no noun of saying before it (قوله إن)."""
    tokens, language = context.text.tokens, context.language
    if report.content is None:
        return report.colon
    said = any(stem in language.noun_cues for _, stem in stems(tokens[report.content - 2], language))

    return not said and find_source(context, report, report.content - 1) is not None


def _closes(context: Scan, report: Report) -> bool:
    """Whether a quotation ends right before a reporting word, or before what links it (…»، هذا ما قاله)."""
    tokens = context.text.tokens
    first = max(report.index - MAX_LINK, context.text.range_of(report.sentence)[0])

    return any(in_quotation(context, tokens[at].start) for at in range(first, report.index))


def _is_told(context: Scan, report: Report, stem: str, stop: int) -> bool:
    """Whether a word that looks like a cue is it: spelt so, with what it needs behind it, and with a subject."""
    tokens, language, index = context.text.tokens, context.language, report.index
    offset = report.span[0] - tokens[index].start
    if not _is_spelt_out(context, tokens[index], stem) or (not offset and _is_governed(context, report)):
        return False
    if (stem in language.stop_words or stem in language.subjects.people) and not _opens(context, index, offset):
        return False
    if not offset and (_is_first_person(context, index) or tokens[index - 1].folded in language.noun_negations):
        return False
    following = tokens[index + 1].folded if index + 1 < stop else ""
    if report.cue.follows and following not in report.cue.follows:
        return False

    if following in language.demonstratives and index + 2 < stop and _is_complementizer(context, index + 2):
        return False  # nobody says so (يبين هذا أن)

    return not (stem in language.impersonal_cues and following in language.complementizers)


def _is_first_person(context: Scan, index: int) -> bool:
    """Whether the writer is the subject of a verb (أريد أن أبلغكم): a perfect stands there behind بعد أن only."""
    tokens, language = context.text.tokens, context.language
    prefix = language.first_person_prefix
    if index < 2 or not prefix or not tokens[index].text.startswith(prefix):
        return False
    before = tokens[index - 2]

    return tokens[index - 1].folded in language.complementizers and not (
        before.kind == "mark" or bare_word(before, language) in language.subjects.prepositions
    )


def _is_governed(context: Scan, report: Report) -> bool:
    """Whether a preposition stands before a word that may be a noun, so that it is no verb (جاء في نص البيان)."""
    before = context.text.tokens[report.index - 1].folded if report.index else ""

    return report.cue.weak and report.cue.finite and before in context.language.oblique


def _noun_at(context: Scan, index: int, stop: int, sentence: Bounds) -> Report | None:
    """Return a noun of saying before what was said (قوله إن, تأكيد الوزير أن, بقوله: «…»)."""
    token, language = context.text.tokens[index], context.language
    for offset, stem in stems(token, language):
        cue = language.noun_cues.get(stem)
        if not cue or (cue.finite and cue.weak):
            continue
        report = Report(index, index + 1, bounds_of([token], offset), cue, sentence)
        report = _reach(context, report, min(stop, index + MAX_NOUN_REACH))
        opens = precedes_mark(context, index + 1, within=_mark_reach(context, report, stop))
        opens = opens and (not cue.weak if cue.relayed else cue.fragment)

        return report if report.content is not None or report.colon or opens else None

    return None


def _mark_reach(context: Scan, report: Report, stop: int) -> int:
    """Return how far behind a noun of saying its quotation may open: at once, or behind its time (قوله بعد …)."""
    if not report.cue.relayed:
        return 2
    following = context.text.tokens[report.stop].folded if report.stop < stop else ""

    return MAX_COMPLEMENT if report.cue.quoting and following in context.language.subjects.prepositions else 0


def _is_aside(context: Scan, report: Report, stop: int) -> bool:
    """Whether a verb only says whose words stand before it (…، كما قال الوزير)."""
    tokens, language = context.text.tokens, context.language
    first = context.text.range_of(report.sentence)[0]
    if report.content is not None or report.colon or report.index <= first + 1 or not report.cue.finite:
        return False
    everyday = (report.cue.weak or report.cue.fragment) and not report.cue.follows
    if everyday or tokens[report.index - 1].folded not in language.as_words:
        return False
    following = tokens[report.stop].folded if report.stop < stop else ""
    if not report.cue.follows and following in report.cue.takes | language.oblique:
        return False
    limit = min(stop, report.stop + MAX_ASIDE + 1)
    end = next((at for at in range(report.stop, limit) if context.is_pause(at) or tokens[at].kind == "mark"), limit)

    return end - report.stop <= MAX_ASIDE


def _is_spelt_out(context: Scan, token: Token, stem: str) -> bool:
    """Whether a cue that folds to another word is written as the cue (يدعي, not يدعى; اعتقد, not أعتقد)."""
    exact = context.language.exact_cues
    if token.text[-len(stem) :] in context.language.first_persons:
        return False

    return stem not in exact or token.text.endswith(exact[stem])


def _opens(context: Scan, index: int, offset: int) -> bool:
    """Whether a word begins its clause, or stands where only verbs do (فقد بين): cues that are other words, too."""
    first, _ = context.text.range_of(context.text.sentence_of(context.text.tokens[index].start))
    before, language = context.text.tokens[index - 1], context.language
    verbal = bare_word(before, language) in language.subjects.verbal or before.folded in language.clause_links
    parted = before.kind == "mark" and before.text not in QUOTATION_MARKS

    return offset > 0 or index == first or parted or verbal


def _is_negated(context: Scan, index: int) -> bool:
    """Whether nobody says so: a negation stands before the cue (لم يقل), or before what asks for it (دون أن يقول)."""
    tokens, language = context.text.tokens, context.language
    at = index - 1 - int(index > 1 and tokens[index - 1].folded in language.complementizers)
    before = tokens[at].folded if at >= 0 else ""
    denied = language.negations if at == index - 1 else language.negations | language.declining

    return before in denied or without_clitic(before, language) in denied


def _cue_with_object(context: Scan, stem: str) -> Cue | None:
    """Return the cue of a verb that bears its object (وصفه, سماها); ما قاله needs a colon or complementizer, too."""
    language = context.language
    for suffix in language.pronoun_suffixes:
        base = stem.removesuffix(suffix)
        if base == stem:
            continue
        weak = base[:-1] + language.final_weak if base.endswith(language.accusative) else base
        cue = language.cues.get(base) or language.cues.get(weak)
        if cue and cue.finite and not cue.weak:
            return cue if cue.fragment else replace(cue, weak=True)

    return None


def _reach(context: Scan, report: Report, stop: int) -> Report:
    """Look from the cue to the complementizer or colon that opens what it reports."""
    tokens = context.text.tokens
    index = report.stop
    while index < min(stop, report.index + MAX_REACH):
        if context.is_colon(index) and not (index + 1 < stop and _is_complementizer(context, index + 1)):
            plain = report.cue.quoting and _opens_plain_words(context, index + 1, stop)
            return replace(report, content=index + 1) if plain else replace(report, colon=True)
        marked = quotation_at(context, tokens[index].start)
        if marked:
            first, index = context.text.range_of(marked.outer)
            if index >= stop or not (_is_passed(context, report, first, index) or _is_complementizer(context, index)):
                return report
            if not _is_complementizer(context, index):
                continue
        if report.cue.weak and report.cue.quoting and context.is_pause(index) and index > report.stop + 1:
            return _reach_marks(context, report, index, stop)
        if _is_complementizer(context, index) and _opens_clause(context, report, index):
            apart = index + 1 < stop and context.is_colon(index + 1)
            if apart and not _opens_plain_words(context, index + 2, stop):
                return replace(report, colon=True)
            return replace(report, content=index + 1 + apart)
        if index > report.index + 1 and _is_finite_cue(context, index) and not _is_negated(context, index):
            return report
        index += 1

    return report


def _is_passed(context: Scan, report: Report, first: int, stop: int) -> bool:
    """Whether marks between tokens *first* and *stop* only name somebody, or a place (قال لـ«النداء» أمس إن)."""
    return stop - first <= MAX_NAME and not report.cue.fragment and context.text.tokens[stop].text not in STOPS


def _reach_marks(context: Scan, report: Report, index: int, stop: int) -> Report:
    """Look behind a comma: an everyday word reports a clause only behind another one (تابع المباراة، …)."""
    tokens = context.text.tokens
    for at in range(index, min(stop, report.index + MAX_REACH)):
        if context.is_colon(at):
            return replace(report, colon=True)
        if context.is_pause(at - 1) and tokens[at].folded in context.language.complementizers:
            return replace(report, content=at + 1)
        if in_quotation(context, tokens[at].start) or _is_finite_cue(context, at):
            break

    return report


def _opens_plain_words(context: Scan, index: int, stop: int) -> bool:
    """Whether words without marks stand from token *index* on (قال: الأسعار مستقرة)."""
    tokens = context.text.tokens
    words = tokens[index : min(stop, index + MIN_PLAIN_WORDS)]

    return len(words) == MIN_PLAIN_WORDS and all(
        token.kind == "word" and not in_quotation(context, token.start) for token in words
    )


def _is_complementizer(context: Scan, index: int) -> bool:
    """Whether token *index* is a complementizer, and not a letter of a name (سي إن إن)."""
    tokens, words = context.text.tokens, context.language.complementizers
    if tokens[index].text in context.language.no_complementizers:
        return False
    if tokens[index].folded not in words and not without_conjunction(tokens[index], words, context.language):
        return False
    around = {tokens[at].folded for at in (index - 1, index + 1) if 0 <= at < len(tokens)}
    spelt = around & context.language.letter_names - context.language.stop_words

    return not spelt and tokens[min(index + 1, len(tokens) - 1)].folded not in words


def _opens_clause(context: Scan, report: Report, index: int) -> bool:
    """Whether the complementizer at token *index* is the cue's: no word before it asks for one (رغم أن, قبل أن)."""
    cue, language = report.cue, context.language
    tokens = context.text.tokens
    before = tokens[index - 1].folded
    if not report.phrase and _is_consequence(context, index):
        return False
    if before in cue.takes:
        return True
    if cue.strict:
        return False
    if before in language.with_pronoun and index - 1 > report.stop:
        before = tokens[index - 2].folded  # يمكن له أن
    if definite(before, language) and index > 1 and definite(tokens[index - 2].folded, language):
        return True  # لفت التحالف الطبيعي أن, not من الطبيعي أن

    return without_clitic(before, language) not in language.no_complement and before not in language.no_complement


def _is_consequence(context: Scan, index: int) -> bool:
    """Whether a complementizer bears a conjunction that opens no second clause of a verb's (فإن, not وأن)."""
    token, language = context.text.tokens[index], context.language

    return bool(
        without_conjunction(token, language.complementizers, language) and token.folded[:1] in language.consequences
    )


def _is_finite_cue(context: Scan, index: int) -> bool:
    token = context.text.tokens[index]
    for _, stem in stems(token, context.language)[:2]:
        cue = context.language.cues.get(stem)
        if cue and not cue.weak and _is_spelt_out(context, token, stem):
            return True

    return False
