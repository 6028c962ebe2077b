"""Who speaks where a subject stands before its verb: the noun phrase round a reporting word, and pronouns."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.capitals import is_capital
from briefgen.extract.leading_phrases import clause_start, follows_mark, phrase_start, phrase_stop, skip_auxiliaries
from briefgen.extract.report import Report, in_quotation
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Sight, Subject
from briefgen.languages import Cue, Gender
from briefgen.model import Actor
from briefgen.text import Bounds

MAX_REACH = 30
MAX_PHRASE = 16
MAX_RECENT = 400
PHRASE = Cue("p", finite=False)


@dataclass(frozen=True)
class Told:
    """Who a noun phrase names, and the tokens it takes; *pronoun*: it points back to one of that gender."""

    subject: Subject
    first: int
    stop: int
    pronoun: Gender | None = None


def silent(subject: Subject) -> Subject:
    """Return a subject that is not named again: an actor by his id, anybody else by the words that named him."""
    return Subject(subject.speaker) if subject.speaker else subject


def told_subject(context: Scan, cast: Cast, report: Report) -> Told | None:
    """Return the subject of a verb: before it, or behind it where the verb follows a quotation."""
    tokens, language = context.text.tokens, context.language
    first, stop = context.text.range_of(report.sentence)
    end = skip_auxiliaries(context, report.index)
    while end < report.index and tokens[end].folded in language.pronouns:
        end += 1
    if end > first and tokens[end - 1].folded in language.continuing:
        end -= 1
    if end > first and tokens[end - 1].text == ")":
        opening = range(end - 1, max(first, end - MAX_REACH) - 1, -1)
        end = next((at for at in opening if tokens[at].text == "("), end)
    if end == first or follows_mark(context, end) or (end == report.index and follows_mark(context, report.index)):
        return phrase_after(context, cast, report.index + 1, stop)
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
    start = phrase_start(context, first, end)
    before = start - 1 - int(start > first + 1 and context.is_comma(start - 2))
    opens = start < end and context.text.tokens[start].folded not in context.language.pronouns
    if opens and context.text.tokens[start - 1].folded in context.language.relatives and before > first:
        end, start = before, phrase_start(context, first, before)

    told = _read_phrase(context, cast, start, end) if start < end else None
    if told and _is_open_apposition(context, first, start):
        named = _phrase_before_comma(context, cast, first, start)
        opens = named is not None and (named.first == first or follows_mark(context, named.first))
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

    return tokens[start].folded in context.language.indefinites or any(follows_mark(context, at) for at in near)


def _phrase_before_comma(context: Scan, cast: Cast, first: int, end: int) -> Told | None:
    """Return the subject that an aside parts from its verb (Ana Lopes, who …, said; the minister, Ana Lopes, said)."""
    start = clause_start(context, first, end - 1)
    comma = next((at for at in range(start, end) if context.is_comma(at)), end)
    stop = phrase_stop(context, start, comma)
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


def phrase_after(context: Scan, cast: Cast, index: int, stop: int, *, governed: bool = False) -> Told | None:
    """Return the noun phrase behind a verb or preposition (said the minister, Ana Lopes; according to the ministry)."""
    end = phrase_stop(context, index, stop, governed=governed)
    if end <= index:
        return None
    told = _read_phrase(context, cast, index, end)

    return _apposed(context, cast, told, end, stop) or told


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


def main_subject(context: Scan, cast: Cast, report: Report, local: Sequence[Report], floor: Subject) -> Subject:
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

    return point_back(context, cast, told, local, floor) if told.pronoun else told.subject


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
    start = skip_auxiliaries(context, verb)
    passive = any(tokens[at].folded in language.passives for at in range(start, verb))
    told = _phrase_before(context, cast, first, start) if passive else None
    if not passive and verb + 1 < stop:
        told = _read_phrase(context, cast, verb + 1, stop)

    return told.subject if told else NOBODY


def _opening_phrase(context: Scan, cast: Cast, first: int, end: int) -> Told | None:
    start = clause_start(context, first, end)
    stop = phrase_stop(context, start, end)

    return _read_phrase(context, cast, start, stop) if stop > start else None


def opening_actor(context: Scan, cast: Cast, sentence: Bounds) -> Subject | None:
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


def point_back(context: Scan, cast: Cast, told: Told, local: Sequence[Report], floor: Subject) -> Subject:
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
