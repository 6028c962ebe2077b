"""Who has the floor: whom each reporting word speaks for, over clauses and sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.extract.descriptions import identify
from briefgen.extract.heads import find_role_head, role_rank
from briefgen.extract.names import read_name
from briefgen.extract.phrases import bare_word, is_cue, is_governed, is_verb, phrase_end, skip_complements
from briefgen.extract.report import Report, find_source, in_quotation, is_relative, nearest
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Sight, Subject
from briefgen.extract.subjects import is_known_noun, is_own, read_subject, subject_at, subject_end
from briefgen.extract.words import bounds_of, definite, is_assimilated, stems
from briefgen.text import Bounds

MAX_REACH = 30
MAX_CLAUSE = 80
MAX_INNER = 12
MAX_DESCRIBED = 2


@dataclass(frozen=True)
class Floor:
    """Who spoke last, and of whom the sentences since then told; *lost* where that is somebody whom nobody found."""

    speaker: Subject = NOBODY
    topic: Subject = NOBODY
    lost: bool = False

    def claims(self, *, continuing: bool) -> tuple[Subject, ...]:
        """Return who may speak next, the likeliest first: who goes on (وأضاف) spoke before."""
        if continuing:
            return self.speaker, self.topic

        return () if self.lost else (self.topic or self.speaker,)


def resolve(context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Floor) -> Report:
    """Give *report* its speaker; *local* are the reports before it in its sentence, *floor* is what was before."""
    named = _named(context, cast, report, local)
    if named is None:
        return report
    if named:
        last = next((other.subject for other in reversed(local) if other.subject), floor.speaker)
        continuing = _word(context, report) in context.language.subjects.continuing
        return replace(report, subject=identify(context, cast, named, last, continuing=continuing), named=True)

    return replace(report, subject=_dropped_subject(context, cast, report, local, floor))


def pass_on(context: Scan, cast: Cast, sentence: Bounds, local: Sequence[Report], floor: Floor) -> Floor:
    """Return who has the floor after *sentence* with its reports: who spoke last in it, else whom it tells of."""
    for place in range(len(local) - 1, -1, -1):
        if _takes_floor(context, local[place], nearest(local, place)) and not _is_object_clause(
            context, cast, local[place]
        ):
            return Floor(_silent(local[place].subject))
    if local and local[-1].phrase and local[-1].named and _is_person(cast, local[-1].subject):
        return Floor(_silent(local[-1].subject))
    topic = _topic(context, cast, sentence)
    if topic is None:
        return Floor(floor.speaker, lost=True)

    return Floor(floor.speaker, topic) if topic else floor


def _takes_floor(context: Scan, report: Report, local: Sequence[Report]) -> bool:
    """Whether who *report* speaks for is the one who goes on after it: no clause of another's, no mere reference."""
    if report.phrase or _host(context, report, local) is not None or (report.cue.noun and not report.cue.relayed):
        return False
    if _is_scripture(context, report.subject) or (is_relative(context, report) and not report.named):
        return False
    if report.governs or report.subject.speaker or not report.subject.attribution:
        return report.governs or (report.named and report.subject.speaker is not None)
    first = context.text.tokens[context.text.token_index(report.subject.attribution[0])]

    return report.named and (report.subject.gender != "n" or not definite(first.folded, context.language))


def _is_object_clause(context: Scan, cast: Cast, report: Report) -> bool:
    """Whether a person who acts has for his object what another one said (نفى فلان ما قاله فلان): he goes on."""
    first, before = context.text.range_of(report.sentence)[0], report.index - 1
    if before <= first or context.text.tokens[before].folded not in context.language.what_words:
        return False
    acting = _clause_subject(context, cast, first, before)

    return acting is not None and _is_person(cast, acting) and acting.speaker != report.subject.speaker


def _is_scripture(context: Scan, subject: Subject) -> bool:
    """Whether God or a prophet is cited: who cites him goes on, not he."""
    if not subject.attribution or subject.speaker:
        return False

    first = context.text.tokens[context.text.token_index(subject.attribution[0])]

    return first.folded in context.language.subjects.sacred


def _topic(context: Scan, cast: Cast, sentence: Bounds) -> Subject | None:
    """Return the person whom a sentence that reports nothing tells of; None where its subject is an unknown name."""
    first, stop = context.text.range_of(sentence)
    subject = _clause_subject(context, cast, first, stop)
    if subject and _is_person(cast, subject):
        return _silent(subject)
    told = _silent(_last_antecedent(context, cast, first, stop))
    index = _skip_openers(context, cast, first, stop) + 1

    return None if subject is None and not told and read_name(context, index) - index >= 2 else told


def _is_person(cast: Cast, subject: Subject) -> bool:
    actor = cast.actor(subject.speaker)

    return actor is not None and actor.kind == "person"


def _last_antecedent(context: Scan, cast: Cast, first: int, stop: int) -> Subject:
    """Return the person whom the last relative clause between two tokens is about (برئاسة فلان، الذي افتتح …)."""
    for index in range(stop - 1, first, -1):
        if context.text.tokens[index].folded in context.language.relatives:
            subject = _antecedent_at(context, cast, first, index)
            return subject if _is_person(cast, subject) else NOBODY

    return NOBODY


def _silent(subject: Subject) -> Subject:
    """Return a subject that is not named again: an actor by his id, anybody else by the words that named him."""
    return Subject(subject.speaker, gender=subject.gender) if subject.speaker else subject


# A subject that the clause names --------------------------------------------------------------------------------


def _named(context: Scan, cast: Cast, report: Report, local: Sequence[Report]) -> Subject | None:
    """Return whom the words round *report* name; nobody where they leave him out, None where they cannot be read."""
    limit = _subject_limit(context, report)
    if report.cue.follows:
        return _source(context, cast, report, local)
    if report.phrase and not report.bound:
        return _phrase_subject(context, cast, report)
    if report.phrase:
        what = context.text.tokens[report.stop - 2].folded in context.language.what_words
        verb = what or is_cue(context, report.stop - 1)
        return read_subject(context, cast, report.stop, limit, sure=True) if verb else NOBODY
    if report.cue.relayed:
        return _relayed_subject(context, cast, report)
    if report.cue.sources:
        source = find_source(context, report, limit)
        return (subject_at(context, cast, source, limit) or None) if source else None
    if not report.cue.finite:
        return NOBODY
    if report.cue.noun:
        return subject_at(context, cast, report.stop, limit) or (NOBODY if _goes_on(context, report) else None)

    return _named_subject(context, cast, report, local, limit)


def _named_subject(context: Scan, cast: Cast, report: Report, local: Sequence[Report], limit: int) -> Subject | None:
    """Return the subject of a finite verb, before or after it."""
    if is_relative(context, report):
        return _relative_subject(context, cast, report, limit)
    before = _subject_before(context, cast, report, local)
    if before and _adjoins(context, before, report):
        return _subject_behind(context, cast, report, limit) or before
    if report.cue.gender == "p" and not report.cue.noun:
        return before
    after = read_subject(context, cast, report.stop, limit, sure=_is_of_saying(report))
    if after and _is_object_of(context, cast, report, after):
        return NOBODY
    if after and (_agrees(cast, report, after, context) or _must_be_subject(context, cast, report, after)):
        return after
    if before or not after:
        return before or after

    return NOBODY if report.cue.weak or report.cue.fragment else None


def _subject_behind(context: Scan, cast: Cast, report: Report, limit: int) -> Subject:
    """Return who stands behind a verb of saying: a name before it ends an adverbial (بعد مقتل فلان قال نائبه)."""
    known = report.stop < limit and is_known_noun(context, cast, report.stop)
    if not known or report.cue.weak or report.cue.fragment or report.cue.addressed:
        return NOBODY
    token = context.text.tokens[report.stop]
    head = find_role_head(token, context)
    if (head and head[0] > 0) or is_assimilated(token.folded, context.language):
        return NOBODY
    subject = subject_at(context, cast, report.stop, limit)
    end, tokens = subject_end(context, subject), context.text.tokens
    said = report.cue.quoting or (end < len(tokens) and tokens[end].folded in context.language.complementizers)

    return subject if subject and said and _agrees(cast, report, subject, context) else NOBODY


def _bears_object(context: Scan, report: Report) -> bool:
    """Whether a verb bears its object (التي وصفتها اللجنة بأنها), so that who says it can follow."""
    return _word(context, report) not in context.language.cues


def _is_object_of(context: Scan, cast: Cast, report: Report, subject: Subject) -> bool:
    return _is_asked(context, cast, report, subject) or _is_described(context, report, subject)


def _relative_subject(context: Scan, cast: Cast, report: Report, limit: int) -> Subject | None:
    """Return the subject of a verb in a relative clause: behind it (التي قال الوزير إنها), or whom the clause is about.

    Nobody where a pronoun points back to what the clause is about: who speaks is left out (التي قال إنها, التي وصفها).
    """
    intransitive = report.cue.quoting or _bears_object(context, report)
    after = read_subject(context, cast, report.stop, limit, sure=report.cue.quoting) if intransitive else NOBODY
    if after and _agrees(cast, report, after, context):
        return after
    first = context.text.range_of(report.sentence)[0]
    antecedent = _antecedent_at(context, cast, first, report.index - 1)
    if antecedent and cast.fits(antecedent, report.cue.gender, context.language):
        return antecedent
    points_back = _bears_object(context, report) or (report.content and _bears_suffix(context, report.content - 1))

    return NOBODY if antecedent or (points_back and not _is_human(context, report.index - 2)) else None


def _is_human(context: Scan, index: int) -> bool:
    """Whether a noun is known to mean a person."""
    token, language = context.text.tokens[index], context.language
    bare = {stem.removeprefix(language.article) for _, stem in stems(token, language)}

    return role_rank(token, context) is not None or not bare.isdisjoint(language.subjects.people)


def _bears_suffix(context: Scan, index: int) -> bool:
    return context.text.tokens[index].folded.endswith(context.language.pronoun_suffixes)


def _is_asked(context: Scan, cast: Cast, report: Report, subject: Subject) -> bool:
    """Whether a body behind a verb of asking is its object: who acts goes on (انتقد فلان … وطالب الاتحاد بـ)."""
    first = context.text.range_of(report.sentence)[0]
    joined = report.index > first and report.span[0] > context.text.tokens[report.index].start
    if not joined or not report.cue.fragment or report.cue.noun or context.is_pause(report.index - 1):
        return False
    acting = _clause_subject(context, cast, first, report.index)

    return not _is_person(cast, subject) and acting is not None and _is_person(cast, acting)


def _is_described(context: Scan, report: Report, subject: Subject) -> bool:
    """Whether the only noun between a verb and what it says of somebody is its object (وصف القرار بأنه …)."""
    end = subject_end(context, subject)
    short = end - report.stop <= MAX_DESCRIBED
    if not report.cue.describes or not short or end >= len(context.text.tokens) or _bears_object(context, report):
        return False

    return context.text.tokens[end].folded in context.language.subjects.predicates


def _goes_on(context: Scan, report: Report) -> bool:
    """Whether a noun that could be a verb opens a sentence behind a conjunction, as verbs do (وأمل في «…»)."""
    first = context.text.range_of(report.sentence)[0]

    return report.cue.fragment and report.index == first and report.span[0] > context.text.tokens[first].start


def _is_of_saying(report: Report) -> bool:
    """Whether a verb says something here: it always does, or a complementizer or colon follows."""
    return (report.cue.quoting and not report.cue.weak) or report.content is not None or report.colon


def _source(context: Scan, cast: Cast, report: Report, local: Sequence[Report]) -> Subject | None:
    """Return in what something is read (جاء في البيان أن); where it is somebody's own, who was told of before."""
    limit = _subject_limit(context, report)
    if not is_own(context, report.stop, limit):
        return subject_at(context, cast, report.stop, limit) or None
    told = next((other.subject for other in reversed(local) if other.subject), NOBODY)

    return _silent(told) or None


def _word(context: Scan, report: Report) -> str:
    """Return the reporting word without its conjunction, folded."""
    token = context.text.tokens[report.index]

    return token.folded if token.start == report.span[0] else token.folded[1:]


def _adjoins(context: Scan, subject: Subject, report: Report) -> bool:
    """Whether nothing but auxiliaries and adverbs stands between a subject and its verb."""
    words, tokens = context.language.subjects.auxiliaries | context.language.adverbs, context.text.tokens

    return all(tokens[at].folded in words for at in range(subject_end(context, subject), report.index))


def _agrees(cast: Cast, report: Report, subject: Subject, context: Scan) -> bool:
    """Whether a verb before its subject can have it: by the words themselves (بيان للوزارة), singular for a plural."""
    if subject.gender != "n":
        return subject.gender in ("p", report.cue.gender) or report.cue.gender == "n"

    return cast.fits(subject, report.cue.gender, context.language)


def _must_be_subject(context: Scan, cast: Cast, report: Report, subject: Subject) -> bool:
    """Whether a name right behind a verb that has no object can only be its subject, whatever its ending.

    A person's, or one definite word that is no everyday one and so hardly anything but a family name (قال الحبوبة).
    """
    if not report.cue.quoting or not subject.attribution:
        return False
    first = context.text.token_index(subject.attribution[0])
    word, language = context.text.tokens[first].folded, context.language
    bare = word.removeprefix(language.article)
    alone = subject_end(context, subject) == first + 1 and bare != word and not subject.speaker
    named = _is_person(cast, subject) or (alone and bare not in language.no_names)

    return named and first == report.stop


def _antecedent_at(context: Scan, cast: Cast, first: int, relative: int) -> Subject:
    """Return the mention right before the relative pronoun at token *relative*; a person rather than whom he serves."""
    start = context.text.tokens[relative].start
    before = cast.within((context.text.tokens[max(first, relative - MAX_REACH)].start, start))
    near = [sight for sight in before if 0 <= start - sight.span[1] <= len("\u060c ")]
    chosen = next((sight for sight in near if sight.actor.kind == "person"), near[-1] if near else None)
    chosen = chosen or _apposed(context, first, relative, before)

    return Subject(chosen.actor.id, chosen.span) if chosen else NOBODY


def _apposed(context: Scan, first: int, relative: int, before: Sequence[Sight]) -> Sight | None:
    """Return the person before the aside between commas that a relative clause follows (فلان، المدعي العام، الذي)."""
    commas = [at for at in range(max(first, relative - MAX_INNER), relative) if context.is_comma(at)]
    if len(commas) < 2 or commas[-1] != relative - 1 or any(is_verb(context, at) for at in range(commas[-2], relative)):
        return None
    end = context.text.tokens[commas[-2] - 1].end

    return next((sight for sight in before if sight.span[1] == end and sight.actor.kind == "person"), None)


def _subject_before(context: Scan, cast: Cast, report: Report, local: Sequence[Report]) -> Subject:
    """Return the subject before its verb (الوزير أكد أن) where it opens the clause and no other clause begins."""
    tokens, index = context.text.tokens, report.index
    if tokens[index].start != report.span[0] or _is_subordinate(context, index):
        return NOBODY
    first = _clause_start(context, report, local)
    subject = _inner_subject(context, cast, first, index) or _leading_subject(context, cast, first, index)
    if not subject:
        return NOBODY
    end = subject_end(context, subject)
    between = [other for other in local if other.cue.finite and end <= other.index and not is_relative(context, other)]

    return subject if not between and cast.fits(subject, report.cue.gender, context.language) else NOBODY


def _inner_subject(context: Scan, cast: Cast, first: int, index: int) -> Subject:
    """Return the subject between a complementizer and its verb (رغم أن المسؤولين صرحوا), an aside allowed after it."""
    tokens, words = context.text.tokens, context.language.complementizers
    for at in range(index - 2, max(first, index - MAX_INNER) - 1, -1):
        if tokens[at].folded in words:
            subject = subject_at(context, cast, at + 1, index)
            return subject if subject and _is_aside(context, subject_end(context, subject), index) else NOBODY

    return NOBODY


def _is_aside(context: Scan, first: int, stop: int) -> bool:
    """Whether the words between two tokens, if any, stand in marks and tell nothing, or what a relative clause does."""
    tokens, language = context.text.tokens, context.language
    if first == stop:
        return True
    if not tokens[first].kind == tokens[stop - 1].kind == "mark":
        return False
    relative = tokens[min(first + 1, stop - 1)].folded in language.relatives
    tells = is_cue if relative else is_verb

    return not any(
        tells(context, at) and tokens[at - 1].folded not in language.subjects.prepositions for at in range(first, stop)
    )


def _is_subordinate(context: Scan, index: int) -> bool:
    """Whether a conjunction right before a verb opens a clause of its own (عندما قال, ما قاله)."""
    return index > 0 and context.text.tokens[index - 1].folded in context.language.subjects.subordinators


def _subject_limit(context: Scan, report: Report) -> int:
    """Return the token before which the subject must end: complementizer, colon, quotation or sentence end."""
    if report.content is not None:
        return report.content - 1
    tokens = context.text.tokens
    stop = min(context.text.range_of(report.sentence)[1], report.index + MAX_REACH)
    marked = context.marked_at(report.stop) if report.colon and report.stop < stop else None
    for index in range(context.text.range_of(marked.outer)[1] if marked else report.index + 1, stop):
        if context.is_colon(index) or in_quotation(context, tokens[index].start):
            return index

    return stop


def _relayed_subject(context: Scan, cast: Cast, report: Report) -> Subject | None:
    """Return whom somebody passes on: the words after the preposition before the cue (نقلت عن الوزير قوله).

    Nobody where no preposition stands there; None where the words after it cannot be read.
    """
    tokens = context.text.tokens
    first = max(context.text.range_of(report.sentence)[0], report.index - MAX_REACH)
    for index in range(report.index - 1, first - 1, -1):
        if tokens[index].folded in context.language.relay_prepositions:
            return subject_at(context, cast, index + 1, report.index) or None

    return NOBODY


def _phrase_subject(context: Scan, cast: Cast, report: Report) -> Subject | None:
    """Return whom an attribution phrase names (بحسب الوزير, وفقا لتصريحات الوزير), nobody where a pronoun does."""
    stop = min(context.text.range_of(report.sentence)[1], report.stop + MAX_REACH)
    index = report.stop
    while index < stop and _is_statement(context, index):
        if _bears_pronoun(context, index):
            return NOBODY
        index += 1
    for head in (index, index - 1) if index > report.stop else (index,):
        named = subject_at(context, cast, head, stop) or _source_at(context, cast, head, stop)
        if named:
            return named

    return None


def _source_at(context: Scan, cast: Cast, index: int, stop: int) -> Subject:
    """Return what tells something, though it says nothing elsewhere (بحسب مسح أجرته …, حسب ذات المصدر)."""
    if index >= stop:
        return NOBODY
    language, tokens = context.language, context.text.tokens
    forms = (offset for offset, stem in stems(tokens[index], language) if stem in language.sources)
    offset = next(forms, None)
    if offset is None:
        return NOBODY
    end = phrase_end(context, cast, index, stop)

    return Subject(None, bounds_of(tokens[index:end], offset))


def _is_statement(context: Scan, index: int) -> bool:
    """Whether a word means what somebody said (تصريحات, تقديرات, قوله): the speaker comes after it, or is on it."""
    word, language = context.text.tokens[index].folded, context.language
    forms = {word, word[1:] if word[:1] in language.prepositions else word}
    forms |= {form.removesuffix(suffix) for form in forms for suffix in language.pronoun_suffixes}

    return bool(forms & language.subjects.statements)


def _bears_pronoun(context: Scan, index: int) -> bool:
    """Whether a statement bears the pronoun of who made it."""
    word, language = context.text.tokens[index].folded, context.language
    forms = (word, word[1:]) if word[:1] in language.prepositions else (word,)

    return not any(form in language.subjects.statements for form in forms)


# A subject that the clause leaves out ---------------------------------------------------------------------------


def _dropped_subject(context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Floor) -> Subject:
    """Return who speaks where nobody is named: the subject of the clause round the verb, of its sentence, the last."""
    host = _host(context, report, local)
    if host and report.cue.finite:
        return _silent(_embedded_subject(context, cast, report, host, local))
    if _answers(context, report):
        return NOBODY
    stipulated = _word(context, report) in context.language.subjects.stipulating
    for subject in _claims(context, cast, report, local, floor):
        if subject is None or (stipulated and _is_person(cast, subject)):
            break
        if subject and cast.fits(subject, report.cue.gender, context.language):
            return _silent(subject)

    return NOBODY


def _answers(context: Scan, report: Report) -> bool:
    """Whether who speaks is whom somebody asks before in the sentence (سأل القاضي المتهم … فأجاب)."""
    language = context.language
    if _word(context, report) not in language.subjects.answering:
        return False
    first = context.text.range_of(report.sentence)[0]
    asked = (language.cues.get(bare_word(token, language)) for token in context.text.tokens[first : report.index])

    return any(cue is not None and cue.stance == "asks" for cue in asked)


def _claims(
    context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Floor
) -> Iterator[Subject | None]:
    """Yield who may speak, the likeliest first; None: it is somebody whom nothing here can read."""
    told = False
    for place in range(len(local) - 1, -1, -1):
        other = local[place]
        leads = other.cue.finite or (other.cue.relayed and other.named)
        leads = leads and not other.phrase and not _is_scripture(context, other.subject)
        if leads and _host(context, other, local[:place]) is None:
            told = told or bool(other.subject)
            yield other.subject
    first = context.text.range_of(report.sentence)[0]
    topic = _clause_subject(context, cast, first, report.index)
    yield identify(context, cast, topic, floor.speaker) if topic else topic
    if (not report.cue.finite and (told or topic)) or (not topic and _is_described_name(context, cast, first, report)):
        return
    going_on = not report.cue.finite or _word(context, report) in context.language.subjects.continuing
    yield from floor.claims(continuing=going_on)


def _is_described_name(context: Scan, cast: Cast, first: int, report: Report) -> bool:
    """Whether somebody whom nobody found is described in the clause before its verb (كان فلان، وهو …، قال)."""
    tokens, language = context.text.tokens, context.language
    index = _skip_openers(context, cast, first, report.index)
    if index >= report.index or tokens[index].kind != "word" or is_verb(context, index):
        return False
    comma = next((at for at in range(index, min(index + MAX_INNER, report.index)) if context.is_comma(at)), -1)

    return 0 < comma < report.index - 1 and tokens[comma + 1].folded in language.subjects.descriptive


def _embedded_subject(context: Scan, cast: Cast, report: Report, host: Report, local: Sequence[Report]) -> Subject:
    """Return the subject of a verb inside what another reports: that clause's own, or who reports it (قال إنه أكد)."""
    if host.content is None:
        return NOBODY
    inner = [other for other in local if host.content <= other.index and other.cue.finite and other.subject]
    complementizer = context.text.tokens[host.content - 1].folded
    if inner:
        subject = inner[-1].subject
    elif complementizer.endswith(context.language.pronoun_suffixes):
        subject = host.subject
    else:
        subject = _clause_subject(context, cast, host.content, report.index) or NOBODY
    if is_relative(context, report) and not _is_person(cast, subject):
        subject = host.subject

    return subject if cast.fits(subject, report.cue.gender, context.language) else NOBODY


def _host(context: Scan, report: Report, local: Sequence[Report]) -> Report | None:
    """Return the report that *report* is part of: it stands in its content, and nothing coordinates the two."""
    if not local or is_coordinated(context, report):
        return None

    return next((other for other in reversed(local) if other.content and other.content <= report.index), None)


def is_coordinated(context: Scan, report: Report) -> bool:
    """Whether a conjunction or mark before a reporting word begins a clause beside the one before (ولكنه أشار)."""
    token, before = context.text.tokens[report.index], context.text.tokens[report.index - 1]
    linked = before.folded[:1] in context.language.conjunctions
    word = before.folded[1:] if linked else before.folded
    if linked and word in context.language.adverbs:
        return True

    coordinators = context.language.subjects.coordinators
    apart = token.start != report.span[0] or before.kind == "mark"

    return apart or before.folded in coordinators or word in coordinators


def _clause_start(context: Scan, report: Report, local: Sequence[Report]) -> int:
    """Return the token that opens the clause of *report*: of its sentence, or of what the report before it tells."""
    host = _host(context, report, local)

    return host.content if host and host.content is not None else context.text.range_of(report.sentence)[0]


def _leading_subject(context: Scan, cast: Cast, first: int, stop: int) -> Subject:
    """Return the noun phrase that opens the clause between two tokens, openers and adverbials before it skipped."""
    index = _skip_openers(context, cast, first, stop)

    return _opening_subject(context, cast, index, stop)


def _opening_subject(context: Scan, cast: Cast, index: int, stop: int) -> Subject:
    tokens = context.text.tokens
    if index >= stop or is_governed(context, cast, index):
        return NOBODY
    subject = subject_at(context, cast, index, stop)
    end = subject_end(context, subject)
    sure = is_known_noun(context, cast, index) or (end - index > 1 and end < len(tokens) and is_verb(context, end))
    named = not definite(tokens[index].folded, context.language) and end - index > 1
    sure = sure or (named and tokens[index - 1].folded in context.language.subjects.topical)

    return subject if sure else NOBODY


def _clause_subject(context: Scan, cast: Cast, first: int, stop: int) -> Subject | None:
    """Return the subject of a clause that reports nothing: what opens it, or what follows its verb.

    Nobody where it is dropped, None where it cannot be read.
    """
    stop = min(stop, first + MAX_CLAUSE)
    index = _skip_openers(context, cast, first, stop)
    if index >= stop:
        return NOBODY
    subject = _opening_subject(context, cast, index, stop)
    if subject:
        return subject
    if index + 1 < stop and context.text.tokens[index].folded in context.language.verb_negations:
        index += 1
    elif definite(context.text.tokens[index].folded, context.language) and not is_verb(context, index):
        return None
    after = read_subject(context, cast, index + 1, stop)

    return after if after is None or not after or after.speaker or after.gender != "n" else None


def _skip_openers(context: Scan, cast: Cast, first: int, stop: int) -> int:
    """Skip what stands before the subject or verb of a clause: connectives, auxiliaries, adverbials."""
    tokens, words = context.text.tokens, context.language.subjects
    index, limit, comma = first, min(stop, first + MAX_CLAUSE), -1
    while index < limit:
        token = tokens[index]
        marked = context.marked_at(index)
        if marked and in_quotation(context, marked.start):
            index = context.text.range_of(marked.outer)[1]
            continue
        bare = token.folded[1:] if token.folded[:1] in context.language.conjunctions else token.folded
        forms = {token.folded, bare}
        lead = forms & words.openers or forms & words.auxiliaries or forms & context.language.verb_negations
        if token.kind == "mark" or lead:
            index += 1
        elif forms & words.prepositions or forms & context.language.adverbs or is_governed(context, cast, index):
            if comma <= index:
                comma = next((at for at in range(index + 1, limit) if context.is_comma(at)), limit)
            near = comma < limit and comma - index <= MAX_REACH
            index = comma + 1 if near else max(skip_complements(context, cast, index, stop), index + 1)
        else:
            break

    return index
