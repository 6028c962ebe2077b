"""Whom words without a full name point back to: who spoke last, a person or body told of before."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from briefgen.extract.heads import find_role_head, role_rank
from briefgen.extract.phrases import gender_of_noun
from briefgen.extract.scan import Scan
from briefgen.extract.speakers import Cast, Sight, Subject
from briefgen.extract.words import definite, has_article, has_pronoun, is_assimilated, stems
from briefgen.languages import Language
from briefgen.model import Actor
from briefgen.text import Token

MAX_EPITHET = 8
LATELY = 60


def identify(context: Scan, cast: Cast, subject: Subject, last: Subject, *, continuing: bool = False) -> Subject:
    """Return *subject* with the actor whom his words describe (الصحيفة, اللاعب, المتحدث ذاته), if the text has one.

    *last* is who spoke last; *continuing*: the verb says that he goes on (وأضاف).
    """
    if subject.speaker or not subject.attribution:
        return subject
    first, stop = context.text.range_of(subject.attribution)
    first = min(first, context.text.token_index(subject.attribution[0]))
    words = context.text.tokens[first + 1 : stop]
    if any(token.folded in context.language.subjects.selves for token in words):
        return _same_again(context, cast, subject, last)
    if any(token.folded in context.language.subjects.others for token in words):
        return subject
    speaker = _described_person(context, cast, first, stop, last) or _described_body(context, cast, first, stop)
    if not speaker and continuing:
        speaker = _described_again(context, cast, first, stop, last)
    if speaker:
        return Subject(speaker, subject.attribution)

    return last if stop - first == 1 and _is_told_again(context, first, last) else subject


def _same_again(context: Scan, cast: Cast, subject: Subject, last: Subject) -> Subject:
    """Return who spoke last, said to be the same (المصدر نفسه, المتحدث ذاته), where nothing speaks against it."""
    if not last or not cast.fits(last, subject.gender, context.language):
        return subject

    return Subject(last.speaker, subject.attribution) if last.speaker else last


def _is_told_again(context: Scan, index: int, last: Subject) -> bool:
    """Whether a definite noun alone points back to who spoke last, told by more words (مصدر أمني … المصدر)."""
    token, language = context.text.tokens[index], context.language
    if last.speaker or not last.attribution or not has_article(token.folded, language):
        return False
    head = context.text.tokens[context.text.token_index(last.attribution[0])]

    return head.folded.removeprefix(language.article) == token.folded.removeprefix(language.article)


# Persons --------------------------------------------------------------------------------------------------------


def _described_person(context: Scan, cast: Cast, first: int, stop: int, last: Subject) -> str | None:
    """Return the person whom a phrase describes: who spoke last, or the only one told of whom it can mean."""
    actor = cast.actor(last.speaker)
    floor = actor if actor and actor.kind == "person" else None
    token = context.text.tokens[first]
    if stop - first == 1 and definite(token.folded, context.language) and context.demonym_of(token):
        return floor.id if floor and floor.country == context.demonym_of(token) else None
    named = _named_again(context, cast, first, stop)
    if named:
        return named
    before = [sight for sight in cast.before(token.start) if sight.actor.kind == "person"]
    told = {sight.actor.id: sight.actor for sight in before if _fits(context, cast, sight.actor, first)}
    since = context.text.tokens[max(first - LATELY, 0)].start
    lately = {sight.actor.id for sight in before if sight.span[0] >= since} & told.keys()
    if floor and floor.id in told and _bears(context, floor, first, stop, loosely=True):
        return floor.id
    alone = stop - first == 1
    bearers = [actor.id for actor in told.values() if _bears(context, actor, first, stop, loosely=alone)]
    bearers = bearers or [id_ for id_ in told if _is_called(context, id_, before, first, stop)]
    if bearers:
        return _sole(bearers, lately)
    only = told.get(_sole(list(told), lately) or "")

    return only.id if only and _can_mean(context, only, first, stop) else None


def _sole(speakers: Sequence[str], lately: AbstractSet[str]) -> str | None:
    """Return the only one of some persons, or the only one of them told of lately."""
    near = speakers if len(speakers) == 1 else [id_ for id_ in speakers if id_ in lately]

    return near[0] if len(near) == 1 else None


def _fits(context: Scan, cast: Cast, actor: Actor, first: int) -> bool:
    """Whether a noun agrees with a person; one for a woman wants somebody who is known to be one."""
    gender, subject = gender_of_noun(context, first), Subject(actor.id)
    doubtful = gender == "f" and cast.fits(subject, "m", context.language)

    return cast.fits(subject, gender, context.language) and not doubtful


def _named_again(context: Scan, cast: Cast, first: int, stop: int) -> str | None:
    """Return the only person told of before of whom a title and one of his names tell (العقيد «فلان», الفنان فلان)."""
    language = context.language
    words = [token for token in context.text.tokens[first:stop] if token.kind == "word"]
    if len(words) != 2 or context.demonym_of(words[1]):
        return None
    title = (words[0].folded,) in language.titles or words[0].folded in language.ranks
    if not title and _bare(context, words[0]) not in language.subjects.protagonists:
        return None

    return cast.bearer(words[1].folded, words[0].start)


def _bears(context: Scan, actor: Actor, first: int, stop: int, *, loosely: bool) -> bool:
    """Whether the words of a role can describe a person: nothing in them speaks against his own role.

    *loosely*: another word for what he is will do (اللاعب for المهاجم), but for roles that only one kind of people has.
    """
    language, token = context.language, context.text.tokens[first]
    rank = role_rank(token, context)
    if not rank or not actor.role:
        return False
    held = (context.text.token_index(actor.role.span[0]), context.text.range_of(actor.role.span)[1])
    told, own = _role_words(context, first, stop), _role_words(context, *held)
    if _is_foreign(context, told, actor):
        return False
    heads = {_head(context, first), _head(context, held[0])}
    if len(heads) == 1 and {word for word in told if not word.isupper()} <= own:
        return True
    if not definite(token.folded, language) or (len(heads) == 1 and _names_body(told - own, language)):
        return False
    generic = _head(context, first) in language.subjects.generic_roles and all(word.isupper() for word in told)
    loose = loosely and rank in language.subjects.loose_ranks and heads.isdisjoint(language.subjects.exact_roles)

    return generic or (loose and rank == role_rank(context.text.tokens[held[0]], context))


def _names_body(words: frozenset[str], language: Language) -> bool:
    """Whether one of the words of a role tells with a preposition of what body it is (الكاتب العام للجمعية)."""
    return any(
        word.startswith(language.linking_prepositions) and word[1:] in language.organization_heads for word in words
    )


def _is_foreign(context: Scan, words: frozenset[str], actor: Actor) -> bool:
    """Whether words name another country than that of a person; the club of a player or coach is not his country."""
    codes = {word for word in words if word.isupper()}
    if not codes or actor.role is None:
        return bool(codes) and actor.country is not None and actor.country not in codes
    index, tokens = context.text.token_index(actor.role.span[0]), context.text.tokens
    if role_rank(tokens[index], context) not in context.language.subjects.personal_ranks:
        return actor.country not in codes
    own = context.demonym_of(tokens[index + 1]) if index + 1 < len(tokens) else None

    return own is not None and own not in codes


def _described_again(context: Scan, cast: Cast, first: int, stop: int, last: Subject) -> str | None:
    """Return who spoke last and goes on under what he is (وأضاف المدرب البرتغالي), his own role allowing."""
    actor, token = cast.actor(last.speaker), context.text.tokens[first]
    rank, words = role_rank(token, context), context.language.subjects
    if actor is None or actor.kind != "person" or not rank or _head(context, first) in words.generic_roles:
        return None
    loose = rank in words.loose_ranks and _head(context, first) not in words.exact_roles
    if not (loose or has_article(token.folded, context.language)):
        return None
    held = role_rank(context.text.tokens[context.text.token_index(actor.role.span[0])], context) if actor.role else ""
    if actor.role and not (loose and held in words.loose_ranks):
        return None
    foreign = _is_foreign(context, _role_words(context, first, stop), actor)

    return actor.id if _fits(context, cast, actor, first) and not foreign else None


def _head(context: Scan, index: int) -> str:
    token, language = context.text.tokens[index], context.language
    if is_assimilated(token.folded, language):
        return token.folded.removeprefix(language.assimilated)
    found = find_role_head(token, context)

    return token.folded[found[0] if found else 0 :].removeprefix(language.article)


def _role_words(context: Scan, first: int, stop: int) -> frozenset[str]:
    """Return the words of a role after its head: countries by code, the rest folded and without article."""
    return frozenset(
        context.demonym_of(token) or _bare(context, token)
        for token in context.text.tokens[first + 1 : stop]
        if token.kind == "word"
    )


def _bare(context: Scan, token: Token) -> str:
    """Return a folded word without its article, one that a preposition swallowed, too (للنقابة: لنقابة)."""
    language = context.language
    if is_assimilated(token.folded, language):
        return token.folded[len(language.assimilated) - 1 :]

    return token.folded.removeprefix(language.article)


def _is_called(context: Scan, speaker: str, before: Sequence[Sight], first: int, stop: int) -> bool:
    """Whether the same noun stood beside a mention of a person: a title, or what he is (النائب فلان، الشاب فلان)."""
    language, token = context.language, context.text.tokens[first]
    rank = role_rank(token, context)
    of_person = rank or (token.folded,) in language.titles or _bare(context, token) in language.subjects.people
    official = rank is not None and rank not in language.subjects.personal_ranks
    if not of_person or not has_article(token.folded, language) or not _is_plain(context, first, stop):
        return False
    if official and any(word.isupper() for word in _role_words(context, first, stop)):
        return False

    own = [sight for sight in before if sight.actor.id == speaker]

    return any(_follows(context, sight, token.folded) or _precedes(context, sight, token.folded) for sight in own)


def _follows(context: Scan, sight: Sight, noun: str) -> bool:
    """Whether a name is in apposition to a noun that is no part of his role (الشاب فلان, نازحة من حلب تدعى فلانة).

    Definite words may stand between the two, and where he comes from.
    """
    language, tokens = context.language, context.text.tokens
    if sight.form == "role":
        return False
    role = sight.actor.role.span if sight.actor.role else (0, 0)
    index, forms = context.text.token_index(sight.span[0]) - 1, {noun}
    kin = _kin(context, noun)
    if any(stem in kin and has_pronoun(tokens[index], language) for _, stem in stems(tokens[max(index, 0)], language)):
        return True
    for at in range(index, max(index - MAX_EPITHET, -1), -1):
        token = tokens[at]
        if token.kind != "word" or role[0] <= token.start < role[1]:
            return False
        if any(stem in forms for _, stem in stems(token, language)):
            return True
        if token.folded in language.subjects.naming:
            forms = {noun, noun.removeprefix(language.article)}
        elif not definite(token.folded, language) and not _is_governed(context, at):
            return False

    return False


def _kin(context: Scan, noun: str) -> frozenset[str]:
    """Return by what words somebody is told whom a noun for a kinsman points back to (الأم: والدته)."""
    return context.language.subjects.kin.get(noun.removeprefix(context.language.article), frozenset())


def _is_governed(context: Scan, index: int) -> bool:
    """Whether a word is a preposition or stands behind one."""
    words = context.language.subjects.prepositions

    return any(token.folded in words for token in context.text.tokens[max(index - 1, 0) : index + 1])


def _precedes(context: Scan, sight: Sight, noun: str) -> bool:
    """Whether what somebody is follows his name, marks and an age between (فلان (30 عاما)، وهو مزارع)."""
    language, tokens = context.language, context.text.tokens
    index = context.text.range_of(sight.span)[1]
    forms = {noun, noun.removeprefix(language.article), *_kin(context, noun)}
    told = language.subjects.descriptive
    if index >= len(tokens) or (tokens[index].kind == "word" and tokens[index].folded not in told):
        return False
    for at in range(index, min(index + MAX_EPITHET, len(tokens))):
        token = tokens[at]
        if token.folded in forms:
            return True
        if token.kind == "word" and token.folded not in told and tokens[at - 1].kind != "number":
            return False

    return False


def _is_plain(context: Scan, first: int, stop: int) -> bool:
    """Whether nothing but adjectives follows a noun, or one that opens a clause on him (القادم من …)."""
    following = context.text.tokens[first + 1 : first + 2] if stop - first > 1 else ()

    return all(has_article(token.folded, context.language) for token in following)


def _can_mean(context: Scan, actor: Actor, first: int, stop: int) -> bool:
    """Whether a noun for any human being or artist, or a byname (ابن طنطا), can mean a person told of before."""
    token, words = context.text.tokens[first], context.language.subjects
    if token.folded in words.bynames and _has_byname(context, first, stop):
        return True
    known = _bare(context, token) in words.protagonists and has_article(token.folded, context.language)
    if not known or actor.role or not _is_plain(context, first, stop):
        return False

    return not _is_foreign(context, _role_words(context, first, stop), actor)


def _has_byname(context: Scan, first: int, stop: int) -> bool:
    """Whether a place, an age or a title in marks follows, by which somebody is known (ابن المنصورة, صاحب «…»)."""
    if first + 1 >= len(context.text.tokens):
        return False
    if context.marked_at(first + 1) is not None:
        return True
    word, language = context.text.tokens[first + 1].folded, context.language
    if word == language.article or word.removeprefix(language.article) in language.dates.numbers:
        return True
    place = context.is_place(first + 1) or word.removeprefix(language.article) in language.places

    return stop - first == 2 and (place or word in language.places)


# Bodies ---------------------------------------------------------------------------------------------------------


def _described_body(context: Scan, cast: Cast, first: int, stop: int) -> str | None:
    """Return the organization that a definite noun points back to: the last one of its kind (الصحيفة, اللجنة).

    With where it is from (الشركة النرويجية) the only one of its kind told of before, unless that is from elsewhere, or
    every country has one (الوزارة, الوكالة).
    """
    language, token = context.language, context.text.tokens[first]
    bare = token.folded.removeprefix(language.article)
    if not has_article(token.folded, language) or bare not in language.organization_heads:
        return None
    before = [sight for sight in cast.before(token.start) if sight.actor.kind == "organization"]
    if stop - first == 1:
        return next((sight.actor.id for sight in before if bare in _kinds(context, sight)), None)
    origin = context.demonym_of(context.text.tokens[first + 1])
    if origin is None or stop - first > 2:
        return None
    told = {sight.actor.id: sight.actor for sight in before if bare in _kinds(context, sight)}
    only = next(iter(told.values())) if len(told) == 1 else None

    untold = only is not None and only.country is None and bare not in language.subjects.national

    return only.id if only and (untold or only.country == origin) else None


def _kinds(context: Scan, sight: Sight) -> Iterator[str]:
    """Yield what an organization is called: the first word of its name, and the noun before it (صحيفة «النهار»)."""
    index, tokens = context.text.token_index(sight.span[0]), context.text.tokens
    before = index - 1 - int(index > 1 and tokens[index - 1].kind == "mark")
    for at in (index, before):
        if at >= 0:
            yield from (stem.removeprefix(context.language.article) for _, stem in stems(tokens[at], context.language))
