"""Whom a noun phrase names: an actor by name or role, or somebody by the words alone."""

from briefgen.extract.bearers import after_comma, find_bearer, named_after, person_at, skip_post, takes_genitive
from briefgen.extract.heads import find_role_head, role_rank
from briefgen.extract.names import acts_as_given_name, is_foreign, read_name
from briefgen.extract.offices import is_of_another, read_role
from briefgen.extract.phrases import (
    bare_word,
    can_continue,
    gender_of_noun,
    is_audience,
    is_cue,
    is_function_word,
    is_governed,
    is_possessed,
    is_verb,
    noun_offset,
    phrase_end,
    skip_complements,
    skip_titles,
    time_words,
)
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Cast, Sight, Subject
from briefgen.extract.words import bounds_of, definite, has_article, has_nunation, stems
from briefgen.languages import Cue
from briefgen.text import Token

MAX_QUANTIFIED = 4
MIN_LONE_NAME = 3
MAX_NAME = 4
MIN_WHOLE_NAME = 2
PERCENT = frozenset("%\u066a")


def read_subject(context: Scan, cast: Cast, start: int, stop: int, *, sure: bool = False) -> Subject | None:
    """Return the subject between tokens *start* and *stop*, adverbs and complements before it skipped.

    Nobody where none is named; None where something stands there that cannot be read: who speaks is not known then.
    *sure*: the verb before it is one of saying, so that any noun right after it is its subject.
    """
    if start < stop and context.text.tokens[start].kind != "word":
        marked = _read_marked(context, cast, start, stop) or _read_quantified(context, cast, start, stop)
        if marked:
            return marked
    bearer = _read_bearer(context, cast, start, stop) if start < stop else NOBODY
    if bearer:
        return bearer
    index = skip_complements(context, cast, start, stop)
    if index >= stop or context.text.tokens[index].kind != "word":
        return NOBODY
    if _is_object(context, index) and _skip_titles(context, cast, index, stop) == index:
        return NOBODY
    if index > start and not is_known_noun(context, cast, index):
        return NOBODY
    subject = subject_at(context, cast, index, stop)
    if subject or is_function_word(context, index) or is_cue(context, index):
        return subject
    if sure and index == start:
        return _read_words(context, cast, index, stop)

    return NOBODY if is_verb(context, index) else None


def _read_marked(context: Scan, cast: Cast, index: int, stop: int) -> Subject:
    """Return a name in marks that a verb of saying has for its subject (وقالت «الميناء» إن)."""
    marked = context.marked_at(index)
    if not marked or context.text.range_of(marked.outer)[1] > stop:
        return NOBODY
    sight = cast.at((marked.start, marked.end))
    words = context.text.tokens_of((marked.start, marked.end))
    if len(words) > MAX_NAME or (sight and sight.span != (marked.start, marked.end)):
        return NOBODY

    return Subject(sight.actor.id if sight else None, (marked.start, marked.end))


def _read_bearer(context: Scan, cast: Cast, index: int, stop: int) -> Subject:
    """Return whom a part of his name alone means right after a verb, though it is an everyday word, too (وقال سلام)."""
    token = context.text.tokens[index]
    bearer = cast.bearer(token.folded, token.start)
    if bearer is None or _sight_at(context, cast, index) or role_rank(token, context):
        return NOBODY
    named = noun_offset(context, index) is None and index + 1 < stop and _sight_at(context, cast, index + 1)
    if not named and not _ends_subject(context, index + 1, stop):
        return NOBODY

    return Subject(bearer, (token.start, token.end))


def _is_object(context: Scan, index: int) -> bool:
    """Whether a noun tells what somebody says, not who (أكد ضرورة …, أعلن رفضه)."""
    token = context.text.tokens[index]
    cue = _cue_at(context, index - 1)
    takes_person = cue is None or cue.fragment or cue.addressed
    if not takes_person and (role_rank(token, context) or _is_relative_of(context, token)):
        return False
    if cue is not None and cue.quoting and not cue.weak and is_possessed(context, index):
        return has_nunation(token, context.language) or _is_own_statement(context, token)

    return (
        is_possessed(context, index)
        or has_nunation(token, context.language)
        or token.folded in context.language.subjects.objects
    )


def _is_own_statement(context: Scan, token: Token) -> bool:
    """Whether a noun with a pronoun means what somebody says (قال كلمته, أضاف رأيه)."""
    language = context.language
    words = language.subjects.statements | language.subjects.objects | language.subjects.documents

    return any(token.folded.removesuffix(suffix) in words for suffix in language.pronoun_suffixes)


def _is_relative_of(context: Scan, token: Token) -> bool:
    """Whether a noun with a pronoun means a person (نجله, زوجتها), who speaks where no verb has him for its object."""
    language = context.language
    if token.folded in language.person_heads:
        return True
    forms = (stem.removesuffix(suffix) for _, stem in stems(token, language) for suffix in language.pronoun_suffixes)

    return any(form in language.subjects.people for form in forms)


def _read_words(context: Scan, cast: Cast, index: int, stop: int) -> Subject:
    """Return a noun phrase whose head no list knows, verbatim."""
    index = skip_titles(context, index, stop)
    end = phrase_end(context, cast, index, stop) if index < stop else index
    if _takes_object(context, index - 1) and is_foreign(context.text.tokens[index].folded, context):
        end = min(end, index + 1)
    if index == end or len(context.text.tokens[index].folded) < MIN_LONE_NAME - 1:
        return NOBODY

    return Subject(None, bounds_of(context.text.tokens[index : _name_end(context, cast, end, stop)]))


def subject_at(context: Scan, cast: Cast, index: int, stop: int) -> Subject:
    """Return whom the noun phrase at token *index* names; nobody where none stands there."""
    index = _skip_titles(context, cast, index, stop)
    if index >= stop or context.text.tokens[index].kind != "word":
        return NOBODY
    if role_rank(context.text.tokens[index], context):
        return _read_role(context, cast, index, stop)
    sight = _sight_at(context, cast, index)
    if sight:
        return _read_sight(context, cast, sight, stop)
    if context.text.tokens[index].folded in context.language.subjects.quantifiers:
        return _read_quantified(context, cast, index, stop)
    token = context.text.tokens[index]
    document = token.folded in context.language.subjects.documents and is_governed(context, cast, index)
    if is_function_word(context, index) or (is_verb(context, index) and not document):
        return NOBODY
    if index + 2 < stop and context.marked_at(index + 1):
        sight = _sight_at(context, cast, index + 1) or _sight_at(context, cast, index + 2)
        if sight:
            return Subject(sight.actor.id, sight.span)
    announced = _announced_at(context, cast, index, stop)
    if announced:
        return Subject(announced.actor.id, announced.span, gender_of_noun(context, index))
    if noun_offset(context, index) is not None or definite(context.text.tokens[index].folded, context.language):
        return _read_noun(context, cast, index, stop)

    return _read_name(context, index, stop)


def _announced_at(context: Scan, cast: Cast, index: int, stop: int) -> Sight | None:
    """Return the organization whose name follows a noun that says only its kind (شركة تسلا, وكالة رويترز)."""
    tokens, kinds = context.text.tokens, context.language.bodies.kinds
    if index + 1 >= stop or not any(stem in kinds for _, stem in stems(tokens[index], context.language)):
        return None
    sight = _sight_at(context, cast, index + 1)
    named = sight is not None and sight.actor.kind == "organization" and sight.form != "role"

    return sight if named and sight and sight.span[0] == tokens[index + 1].start else None


def _read_sight(context: Scan, cast: Cast, sight: Sight, stop: int) -> Subject:
    """Return who is mentioned; one told by his role by the name after it, too."""
    named = named_after(context, cast, context.text.range_of(sight.span)[1], stop) if sight.form == "role" else None
    chosen = named if named and named.actor is sight.actor else sight

    return Subject(chosen.actor.id, chosen.span)


def _skip_titles(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Skip titles before a name or role; a title before an adjective is a noun itself (الأستاذ الجامعي)."""
    after = skip_titles(context, index, stop)
    if after == index or after >= stop:
        return index
    named = _sight_at(context, cast, after) or role_rank(context.text.tokens[after], context)

    return after if named or read_name(context, after, introduced=True) > after else index


def subject_end(context: Scan, subject: Subject) -> int:
    """Return the token after the words that name *subject*."""
    return context.text.range_of(subject.attribution)[1] if subject.attribution else 0


def _sight_at(context: Scan, cast: Cast, index: int) -> Sight | None:
    token = context.text.tokens[index]

    return cast.at((token.start, token.end))


def is_known_noun(context: Scan, cast: Cast, index: int) -> bool:
    """Whether a phrase is known to name somebody, so that it need not stand right after the verb."""
    known = _sight_at(context, cast, index) or role_rank(context.text.tokens[index], context)

    return bool(known) or noun_offset(context, index) == 0 or _opens_title(context, index)


def _opens_title(context: Scan, index: int) -> bool:
    title = context.lexicons.titles.match(context.text.tokens, index, context.language)

    return (title is not None and title.offset == 0) or context.text.tokens[
        index
    ].folded in context.language.subjects.quantifiers


def _read_role(context: Scan, cast: Cast, head: int, stop: int) -> Subject:
    tokens = context.text.tokens
    end = _before_audience(context, head + 1, min(read_role(context, head), stop))
    of_another = end - head >= MIN_WHOLE_NAME and takes_genitive(context, end - 1)
    of_another = of_another or _is_kin_of(context, head, end)
    if (of_another or is_of_another(context, head, end)) and not is_possessed(context, head):
        name = _sight_at(context, cast, end) if end < stop else None
        if name and (name.actor.kind == "person" or not of_another):
            return Subject(None, (_start(context, head), name.span[1]), gender_of_noun(context, head))
    person = named_after(context, cast, end, stop) or person_at(context, cast, head)
    if person:
        return Subject(person.actor.id, person.span)
    inner = [sight for sight in cast.within((tokens[head].start, tokens[end - 1].end)) if sight.actor.kind == "person"]
    if inner and inner[-1].span[1] == tokens[end - 1].end and end - head == 2 and inner[-1].form != "short":
        return Subject(inner[-1].actor.id, inner[-1].span)
    bearer = find_bearer(context, cast, end, stop)
    if bearer:
        return Subject(bearer.actor.id, bearer.span)
    end = max(end, phrase_end(context, cast, head, stop))
    lone = read_name(context, end) if end < stop and not is_possessed(context, end) else end
    named = _with_name(context, cast, end, stop)

    return _as_told(context, head, lone if named == end and lone - end == 1 and lone <= stop else named)


def _before_audience(context: Scan, first: int, stop: int) -> int:
    """Return the token before which a role ends: at whom its bearer speaks to (قال الوزير السابق للصحفيين)."""
    tokens = context.text.tokens

    return next((at for at in range(first, stop) if is_audience(tokens[at], context.language)), stop)


def _with_name(context: Scan, cast: Cast, end: int, stop: int) -> int:
    """Return the token after a phrase that stops at token *end* and the name after it, in apposition or at once.

    Where the office is held may stand between them, where a title or given name shows that a name follows.
    """
    apposed = end + int(end < stop and context.is_comma(end))
    name = _name_end(context, cast, apposed, stop)
    if name - apposed >= 2 or (apposed == end and name > end):
        return name
    held = skip_post(context, cast, end, stop)
    start = after_comma(context, held, stop)
    introduced = start < stop and (start > held + 1 or acts_as_given_name(context, start))
    name = _name_end(context, cast, start, stop) if introduced else start

    return name if name - start >= MIN_WHOLE_NAME else end


def _name_end(context: Scan, cast: Cast, index: int, stop: int) -> int:
    """Return the token after the plain words from token *index* to the next pause, which can only be a name.

    A given name needs no pause behind it: a preposition shows its end, too.
    """
    tokens, end = context.text.tokens, index
    while end < min(stop, index + MAX_NAME) and can_continue(context, cast, end):
        end += 1
    closed = end >= stop or tokens[end].kind == "mark"
    links = context.language.subjects.prepositions | context.language.complementizers
    named = index < end < stop and acts_as_given_name(context, index) and tokens[end].folded in links

    return end if closed or named else index


def _read_quantified(context: Scan, cast: Cast, head: int, stop: int) -> Subject:
    """Return some of many (بعض المحللين, عدد من السكان, 5 شهود) verbatim."""
    tokens, language = context.text.tokens, context.language
    if tokens[head].kind == "mark" or (head + 1 < stop and tokens[head + 1].folded in language.dates.months):
        return NOBODY
    joints = language.subjects.quantifiers | language.dates.of_words
    index = head + 1
    while index < min(stop, head + MAX_QUANTIFIED) and (
        tokens[index].folded in joints or tokens[index].text in PERCENT
    ):
        index += 1
    if index >= stop or tokens[index].kind != "word" or (is_function_word(context, index) or is_verb(context, index)):
        return NOBODY
    end = phrase_end(context, cast, index, stop)
    one = tokens[head].folded in language.one_of and definite(tokens[end - 1].folded, language)
    person = named_after(context, cast, end, stop) if one else None
    if person and person.form != "role":
        return Subject(person.actor.id, person.span)

    return Subject(None, (_start(context, head), tokens[end - 1].end))


def _start_of(context: Scan, index: int) -> int:
    tokens = context.text.tokens

    return tokens[index].start if index < len(tokens) else -1


def _read_noun(context: Scan, cast: Cast, head: int, stop: int) -> Subject:
    if context.text.tokens[head].folded in time_words(context.language):
        return NOBODY
    end = phrase_end(context, cast, head, stop)
    person = named_after(context, cast, end, stop) if _is_person(context, head) else None
    owned = person and person.span[0] == _start_of(context, end) and takes_genitive(context, end - 1)
    if person and (owned or _is_kin_of(context, head, end)):
        return Subject(None, (_start(context, head), person.span[1]), gender_of_noun(context, head))
    if person:
        return Subject(person.actor.id, person.span)

    owner = _owner(context, cast, head, stop) or _named_body(context, cast, head, stop)
    if owner:
        return Subject(owner.actor.id, (_start(context, head), owner.span[1]), gender_of_noun(context, head))

    return _as_told(context, head, _with_name(context, cast, end, stop))


def _is_kin_of(context: Scan, head: int, end: int) -> bool:
    """Whether a noun for kin governs a person, whose a name behind is then (والدة الطفل فلان, not ابن المدينة)."""
    tokens, words = context.text.tokens, context.language.subjects
    apposed = end >= len(tokens) or tokens[end].kind == "mark" or tokens[end].folded in words.naming
    if (
        apposed
        or is_possessed(context, head)
        or not any(stem in words.kin for _, stem in stems(tokens[head], context.language))
    ):
        return False
    forms = {stem.removeprefix(context.language.article) for _, stem in stems(tokens[head + 1], context.language)}
    human = role_rank(tokens[head + 1], context) is not None or not forms.isdisjoint(words.people | words.protagonists)

    return end == head + 1 or human or (tokens[head + 1].folded,) in context.language.titles


def _as_told(context: Scan, head: int, end: int) -> Subject:
    """Return somebody told by the words from token *head* to *end* alone."""
    return Subject(None, (_start(context, head), context.text.tokens[end - 1].end), gender_of_noun(context, head))


def _is_person(context: Scan, index: int) -> bool:
    """Whether a noun means a person as far as is known: it is no body or document."""
    language = context.language
    bare = [stem.removeprefix(language.article) for _, stem in stems(context.text.tokens[index], language)]
    things = any(stem in language.subjects.nouns or stem in language.organization_heads for stem in bare)

    return not things or any(stem in language.subjects.people for stem in bare)


def _named_body(context: Scan, cast: Cast, head: int, stop: int) -> Sight | None:
    """Return the organization whose name follows a noun for its kind at once (شركة أرامكو)."""
    named = context.language.subjects.named
    if head + 1 >= stop or not any(stem in named for _, stem in stems(context.text.tokens[head], context.language)):
        return None
    sight = _sight_at(context, cast, head + 1)

    return sight if sight and sight.actor.kind == "organization" and sight.form != "role" else None


def _owner(context: Scan, cast: Cast, head: int, stop: int) -> Sight | None:
    """Return whose words a document holds (بيان لوزارة النفط, رسالة من فلان, تقرير صادر عن البنك), if that is told."""
    tokens, language = context.text.tokens, context.language
    if not any(stem in language.subjects.documents for _, stem in stems(tokens[head], language)):
        return None
    index = head + 1
    while index < stop and tokens[index].folded in language.subjects.issuing:
        index += 1
    sight = _sight_at(context, cast, index) if index < stop else None
    if index < stop and role_rank(tokens[index], context):
        named = named_after(context, cast, min(read_role(context, index), stop), stop)
        return named or (sight if sight and sight.actor.kind == "person" else None)

    return sight if sight and sight.actor.kind != "country" else None


def is_own(context: Scan, index: int, stop: int) -> bool:
    """Whether the document at token *index* is that of somebody told of before (بيانه, بيان لها)."""
    after = context.text.tokens[index + 1].folded if index + 1 < stop else ""

    return index < stop and (is_possessed(context, index) or after in context.language.with_pronoun)


def _read_name(context: Scan, index: int, stop: int) -> Subject:
    """Return a name that nobody found: of two words, or one that ends the clause."""
    tokens = context.text.tokens
    end = min(read_name(context, index), stop)
    if end - index == 2 and definite(tokens[index + 1].folded, context.language) and _takes_object(context, index - 1):
        return Subject(None, bounds_of(tokens[index : index + 1]))
    alone = end - index == 1 and len(tokens[index].folded) >= MIN_LONE_NAME
    if end - index < 2 and not (alone and _ends_subject(context, end, stop)):
        return NOBODY

    return Subject(None, bounds_of(tokens[index:end]))


def _takes_object(context: Scan, index: int) -> bool:
    """Whether the verb at token *index* has an object that may follow its subject (وصف فلان الوضع بأنه …)."""
    cue = _cue_at(context, index)

    return cue is not None and cue.fragment


def _cue_at(context: Scan, index: int) -> Cue | None:
    if index < 0:
        return None
    token, cues = context.text.tokens[index], context.language.cues

    return cues.get(token.folded) or cues.get(bare_word(token, context.language))


def _ends_subject(context: Scan, index: int, stop: int) -> bool:
    """Whether what stands at token *index* can follow a subject of one word: nothing, a mark, a particle, an adverb."""
    if index >= stop or context.text.tokens[index].kind == "mark":
        return True
    word, language = context.text.tokens[index].folded, context.language

    return is_function_word(context, index) or word in language.subjects.prepositions or word in language.adverbs


def _start(context: Scan, head: int) -> int:
    """Return where a phrase starts: after the proclitics of its head."""
    token = context.text.tokens[head]
    role = find_role_head(token, context)
    offset = role[0] if role else noun_offset(context, head) or 0
    if has_article(token.folded[offset:], context.language) or not definite(token.folded, context.language):
        return bounds_of([token], offset)[0]

    return token.start
