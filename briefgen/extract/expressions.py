"""Date expressions: recognised in the words, resolved against the publication date."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefgen.extract import periods
from briefgen.extract.periods import Period
from briefgen.extract.scan import Scan
from briefgen.extract.words import stems
from briefgen.model import Modifier

MAX_DAY = 31
HALVES = 2
MIN_CLITIC_NAME = 3  # with a clitic, shorter names are everyday words (باب)
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d$")
HIJRI_YEAR = re.compile(r"1[34]\d\d$")
NUMERIC = re.compile(
    r"(?:(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})|(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>\d{4}))$"
)
DAY_RANGE = re.compile(r"(?P<first>\d{1,2})[-\u2013](?P<last>\d{1,2})$")


@dataclass(frozen=True)
class Expression:
    """Tokens *first* to *stop*; *offset* letters of the first are proclitics. No *period*: it cannot be resolved."""

    first: int
    stop: int
    offset: int
    period: Period | None
    mod: Modifier | None = None
    stated: bool = False


@dataclass(frozen=True)
class Clock:
    """When the article was published, how its country counts weeks, and whether a token's clause looks ahead."""

    published: dt.date | None
    first_weekday: int
    looks_ahead: Callable[[int], bool]


Reader = Callable[[Scan, Clock, int], Expression | None]


def find_expressions(context: Scan, clock: Clock) -> Iterator[Expression]:
    """Yield the date expressions of a text from left to right, the longest at each place."""
    index = 0
    while index < len(context.text.tokens):
        found = [expression for reader in READERS if (expression := reader(context, clock, index))]
        if not found:
            index += 1
            continue
        best = max(found, key=lambda expression: expression.stop)
        yield best
        index = best.stop


def _lead(context: Scan, index: int, words: object) -> tuple[int, str] | None:
    """Return (offset, stem) of the token when, without proclitics, it is one of *words*."""
    if index >= len(context.text.tokens):
        return None
    for offset, stem in stems(context.text.tokens[index], context.language):
        if stem in words:  # type: ignore[operator]
            return offset, stem

    return None


def _word(context: Scan, index: int) -> str:
    return context.text.tokens[index].folded if 0 <= index < len(context.text.tokens) else ""


def _number(context: Scan, index: int) -> int | None:
    """Return a number below 1000 written in digits or as a word."""
    word = _word(context, index)
    if word.isdigit() and len(word) <= 3:
        return int(word)

    return context.language.dates.numbers.get(word)


def _read_numeric(context: Scan, clock: Clock, index: int) -> Expression | None:
    del clock
    match = NUMERIC.match(_word(context, index))
    if not match:
        return None
    parts = match.groupdict()
    date = _safe_date(int(parts["y"] or parts["y2"]), int(parts["m"] or parts["m2"]), int(parts["d"] or parts["d2"]))

    return Expression(index, index + 1, 0, periods.day(date), stated=True) if date else None


def _safe_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _read_month_name(context: Scan, index: int) -> tuple[int, int, int] | None:
    """Return (offset, end index, number) of a month, one of a pair included (شباط/فبراير, يوليو (تموز))."""
    found = _month_at(context, index)
    if not found:
        return None
    offset, stop, number = found
    if _word(context, stop) in ("/", "-", "("):
        twin = _month_at(context, stop + 1)
        if twin and twin[2] == number:
            stop = twin[1] + int(_word(context, stop) == "(" and _word(context, twin[1]) == ")")

    return offset, stop, number


def _month_at(context: Scan, index: int) -> tuple[int, int, int] | None:
    return _match_name(context, index, context.language.dates.months)


def _match_name(context: Scan, index: int, table: object) -> tuple[int, int, int] | None:
    names: dict[str, int] = table  # type: ignore[assignment]
    for words in (2, 1):
        rest = " ".join(filter(None, (_word(context, index + at) for at in range(1, words))))
        if index >= len(context.text.tokens) or (words == 2 and not rest):
            continue
        for offset, stem in stems(context.text.tokens[index], context.language):
            name = f"{stem} {rest}" if rest else stem
            if name in names and (not offset or len(name) > MIN_CLITIC_NAME):
                return offset, index + words, names[name]

    return None


def _read_year(context: Scan, index: int) -> tuple[int, int] | None:
    """Return (end index, year) of a year after a month: 2026, عام 2026, من العام 2026; an era mark included."""
    at = index
    if _word(context, at) in context.language.dates.of_words:
        at += 1
    if _lead(context, at, context.language.dates.year_nouns):
        at += 1
    elif at > index:
        return None
    word = _word(context, at)
    if YEAR.match(word):
        return at + 1 + int(_word(context, at + 1) in context.language.dates.gregorian_eras), int(word)

    return None


def _read_day(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read a day with its month: [weekday] 5 [from] February [2026], ranges of days included."""
    first, offset = index, 0
    at = _skip_weekday(context, index)
    if at == index and _lead(context, index, context.language.dates.day_nouns):
        at = index + 1
    offset = _weekday_offset(context, index) if at > index else 0
    days = _read_days(context, at)
    if not days:
        return None
    stop, start_day, end_day = days
    stop += int(_word(context, stop) in context.language.dates.of_words)
    stop += int(_word(context, stop) in context.language.dates.month_nouns)
    hijri = _match_name(context, stop, context.language.dates.hijri_months)
    if hijri and hijri[0] == 0:
        return _read_hijri_day(context, first, offset, start_day, hijri)
    month = _read_month_name(context, stop)
    if not month or month[0]:
        return None
    year = _read_year(context, month[1])
    stop, relative = (year[0], None) if year else _read_direction(context, month[1])
    number = year[1] if year else _place_month(clock, month[2], relative, first)
    if number is None:
        return Expression(first, stop, offset, None)
    start, end = _safe_date(number, month[2], start_day), _safe_date(number, month[2], end_day)
    if not start or not end or end < start:
        return None
    period = periods.day(start) if start == end else periods.span(start, end)

    return Expression(first, stop, offset, period, stated=bool(year or relative is not None))


def _weekday_offset(context: Scan, index: int) -> int:
    for words in (context.language.dates.day_nouns, context.language.dates.weekdays):
        lead = _lead(context, index, words)
        if lead:
            return lead[0]

    return 0


def _skip_weekday(context: Scan, index: int) -> int:
    """Skip [يوم] weekday [الموافق] [،]."""
    at = index + int(bool(_lead(context, index, context.language.dates.day_nouns)))
    if not _lead(context, at, context.language.dates.weekdays):
        return index
    at += 1
    while _word(context, at) in context.language.dates.equations:
        at += 1

    return at


def _read_days(context: Scan, index: int) -> tuple[int, int, int] | None:
    """Return (end index, first day, last day) of 5, 3-5, 3 إلى 5."""
    word = _word(context, index)
    match = DAY_RANGE.match(word)
    if match:
        return index + 1, int(match["first"]), int(match["last"])
    first = _day_number(context, index)
    if first is None:
        return None
    joins = context.language.dates.range_to
    if _word(context, index - 1) in context.language.dates.range_from:
        joins = joins | frozenset(context.language.conjunctions)
    if _word(context, index + 1) in joins:
        last = _day_number(context, index + 2)
        if last is not None and last > first:
            return index + 3, first, last

    return index + 1, first, first


def _day_number(context: Scan, index: int) -> int | None:
    word = _word(context, index)
    if word.isdigit() and 1 <= int(word) <= MAX_DAY:
        return int(word)

    return context.language.dates.ordinals.get(word)


def _read_hijri_day(context: Scan, first: int, offset: int, day: int, month: tuple[int, int, int]) -> Expression | None:
    year, stop = _hijri_year(context, month[1])
    if year is None:
        return Expression(first, month[1], offset, None)

    return Expression(first, stop, offset, periods.hijri_day(year, month[2], day), stated=True)


def _hijri_year(context: Scan, index: int) -> tuple[int | None, int]:
    at = index + int(bool(_lead(context, index, context.language.dates.year_nouns)))
    if not HIJRI_YEAR.match(_word(context, at)):
        return None, index

    return int(_word(context, at)), at + 1 + int(_word(context, at + 1) in context.language.dates.hijri_eras)


def _read_hijri_month(context: Scan, clock: Clock, index: int) -> Expression | None:
    del clock
    at = index + int(bool(_lead(context, index, context.language.dates.month_nouns)))
    lead = _lead(context, index, context.language.dates.month_nouns)
    month = _match_name(context, at, context.language.dates.hijri_months)
    year, stop = _hijri_year(context, month[1]) if month else (None, index)
    if not month or year is None:
        return None

    return Expression(index, stop, lead[0] if lead else month[0], periods.hijri_month(year, month[2]), stated=True)


def _read_direction(context: Scan, index: int) -> tuple[int, int | None]:
    """Return (end index, -1, 0 or 1) for last, this and next after a noun; None where there is no such word."""
    words = context.language.dates
    for direction, table in ((1, words.next_words), (-1, words.last_words), (0, words.this_words)):
        if _word(context, index) in table:
            return index + 1, direction

    return index, None


def _place_month(clock: Clock, number: int, direction: int | None, index: int) -> int | None:
    """Return the year of a bare month: by its direction word, else by the clause it stands in."""
    if clock.published is None:
        return None
    year, current = clock.published.year, clock.published.month
    ahead = direction == 1 or (direction is None and clock.looks_ahead(index))
    if direction == 0 or (number == current and direction is None):
        return year
    if ahead:
        return year + int(number < current or (number == current and direction == 1))

    return year - int(number > current or (number == current and direction == -1))


def _read_month(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read [شهر] month [year | next]; a bare one only after a preposition, since some are words or names as well."""
    at, offset, lead = index, 0, _lead(context, index, context.language.dates.month_nouns)
    if lead:
        at, offset = index + 1, lead[0]
    month = _read_month_name(context, at)
    if not month or (lead and month[0]):
        return None
    offset = offset if lead else month[0]
    year = _read_year(context, month[1])
    stop, direction = (year[0], None) if year else _read_direction(context, month[1])
    introduced = _word(context, index - 1) in context.language.dates.month_prepositions or offset or lead
    if not (introduced or year or direction is not None):
        return None
    number = year[1] if year else _place_month(clock, month[2], direction, index)
    period = periods.month(number, month[2]) if number is not None else None

    return Expression(index, stop, offset, period, stated=bool(year or direction is not None))


def _read_year_alone(context: Scan, clock: Clock, index: int) -> Expression | None:
    del clock
    lead = _lead(context, index, context.language.dates.year_nouns)
    at = index + int(lead is not None)
    introduced = lead is not None or _word(context, index - 1) in context.language.dates.year_prepositions
    if not introduced or not YEAR.match(_word(context, at)):
        return None
    stop = at + 1 + int(_word(context, at + 1) in context.language.dates.gregorian_eras)

    return Expression(index, stop, lead[0] if lead else 0, periods.year(int(_word(context, at))), stated=True)


def _read_coming_years(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read السنوات الثلاث المقبلة: the interval from this year on, or back."""
    words = context.language.dates
    lead = _lead(context, index, words.definite_years)
    number = words.numbers.get(_word(context, index + 1).removeprefix(context.language.article)) if lead else None
    if not lead or number is None:
        return None
    stop, direction = _read_direction(context, index + 2)
    if not direction:
        return None
    if clock.published is None:
        return Expression(index, stop, lead[0], None)
    year = clock.published.year
    first, last = (year, year + number) if direction > 0 else (year - number, year)

    return Expression(index, stop, lead[0], periods.years(first, last), stated=True)


def _read_weekday(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read [مساء] [يوم] weekday [المقبل]; a bare one is placed by its clause, the past being what the press means."""
    at = index
    offset = None
    for words in (context.language.dates.day_parts, context.language.dates.day_nouns):
        lead = _lead(context, at, words)
        if lead:
            offset = lead[0] if offset is None else offset
            at += 1
    found = _lead(context, at, context.language.dates.weekdays)
    if not found or (at > index and found[0]):
        return None
    offset = found[0] if offset is None else offset
    stop, direction = _read_direction(context, at + 1)
    if clock.published is None:
        return Expression(index, stop, offset, None)
    ahead = direction == 1 or (direction is None and clock.looks_ahead(index))
    date = periods.weekday_near(
        clock.published, context.language.dates.weekdays[found[1]], ahead=ahead, strictly=direction is not None
    )

    return Expression(index, stop, offset, periods.day(date), stated=direction is not None)


def _read_day_word(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read today, yesterday, tomorrow, with a weekday in apposition (أمس الأحد)."""
    at = index
    part = _lead(context, at, context.language.dates.day_parts)
    at += int(bool(part))
    found = _match_name(context, at, context.language.dates.day_words)
    if not found or (part and found[0]):
        return None
    offset, stop, days = found
    opened = _word(context, stop) == "("
    if _lead(context, stop + opened, context.language.dates.weekdays):
        stop += 1 + opened + int(opened and _word(context, stop + 2) == ")")
    period = periods.day(clock.published + dt.timedelta(days)) if clock.published else None

    return Expression(index, stop, part[0] if part else offset, period, stated=True)


def _read_unit(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read الأسبوع المقبل, الشهر الماضي, هذا العام, العام الجاري."""
    words = context.language.dates
    at = index + int(_word(context, index) in words.demonstratives)
    lead = _lead(context, at, words.definite_units)
    if not lead or (at > index and lead[0]):
        return None
    stop, direction = _read_direction(context, at + 1)
    if at > index:
        direction = 0 if direction is None else direction
    if direction is None:
        return None
    unit = words.definite_units[lead[1]]
    if clock.published is None:
        return Expression(index, stop, lead[0], None)
    period = periods.containing(clock.published, unit, direction, clock.first_weekday)

    return Expression(index, stop, lead[0], period, stated=True)


def _read_offset(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read بعد ثلاثة أيام, خلال أسبوعين, قبل شهر."""
    words = context.language.dates
    lead = _lead(context, index, words.after_words | words.before_words)
    if not lead or lead[1] in words.durations:
        return None
    number = _number(context, index + 1)
    at = index + 1 + int(number is not None)
    unit = words.units.get(_word(context, at))
    if unit is None or (number is None and unit[0] == 1 and _word(context, at) in words.plural_units):
        return None
    if clock.published is None:
        return Expression(index, at + 1, lead[0], None)
    count = unit[0] * (number or 1) * (1 if lead[1] in words.after_words else -1)

    return Expression(index, at + 1, lead[0], periods.shift(clock.published, count, unit[1]), stated=True)


def _read_part_of_year(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read النصف الأول من العام, الربع الثالث من عام 2026."""
    words = context.language.dates
    lead = _lead(context, index, words.halves)
    ordinal = words.ordinals.get(_word(context, index + 1)) if lead else None
    if lead and _word(context, index + 1) in words.final_words:
        ordinal = words.halves[lead[1]]
    if not lead or ordinal is None or not 1 <= ordinal <= words.halves[lead[1]]:
        return None
    month = _read_half_month(context, clock, index, ordinal) if words.halves[lead[1]] == HALVES else None
    if month:
        return replace(month, offset=lead[0])
    of = _read_containing_year(context, clock, index + 2)
    if of is None:
        return None
    stop, number, stated = of
    period = periods.part_of_year(number, words.halves[lead[1]], ordinal) if number is not None else None

    return Expression(index, stop, lead[0], period, stated=stated)


def _read_half_month(context: Scan, clock: Clock, index: int, half: int) -> Expression | None:
    """Read النصف الثاني من يونيو: the days of half a month."""
    at = index + 2
    if _word(context, at) not in context.language.dates.of_words:
        return None
    at += 1 + int(_word(context, at + 1) in context.language.dates.month_nouns)
    month = _read_month_name(context, at)
    if not month or month[0]:
        return None
    year = _read_year(context, month[1])
    number = year[1] if year else _place_month(clock, month[2], None, index)
    stop = year[0] if year else month[1]
    if number is None:
        return Expression(index, stop, 0, None)

    return Expression(index, stop, 0, periods.half_of_month(number, month[2], half), stated=bool(year))


def _read_containing_year(context: Scan, clock: Clock, index: int) -> tuple[int, int | None, bool] | None:
    """Return (end index, year, stated) of من العام [المقبل], من عام 2026, من 2026."""
    at = index + int(_word(context, index) in context.language.dates.of_words)
    if YEAR.match(_word(context, at)) and at > index:
        return at + 1, int(_word(context, at)), True
    year = _read_year(context, at)
    if year:
        return year[0], year[1], True
    lead = _lead(context, at, context.language.dates.definite_units)
    if not lead or context.language.dates.definite_units[lead[1]] != "year":
        return None
    stop, direction = _read_direction(context, at + 1)
    number = clock.published.year + (direction or 0) if clock.published else None

    return stop, number, direction is not None


def _read_part(context: Scan, clock: Clock, index: int) -> Expression | None:
    """Read مطلع مارس, منتصف العام المقبل, نهاية العام: the containing period, with TimeML's modifier."""
    words = context.language.dates
    lead = _lead(context, index, words.parts)
    if not lead:
        return None
    inner = (
        _read_numbered_year(context, index + 1)
        or _read_month(context, clock, index + 1)
        or _read_unit(context, clock, index + 1)
        or _read_year_alone(context, clock, index + 1)
    )
    inner = inner or _read_bare_month(context, clock, index + 1) or _read_bare_unit(context, clock, index + 1)
    if not inner or inner.offset:
        return None
    mod: Modifier = words.parts[lead[1]]  # type: ignore[assignment]

    return replace(inner, first=index, offset=lead[0], mod=mod)


def _read_numbered_year(context: Scan, index: int) -> Expression | None:
    word = _word(context, index)

    return Expression(index, index + 1, 0, periods.year(int(word)), stated=True) if YEAR.match(word) else None


def _read_bare_month(context: Scan, clock: Clock, index: int) -> Expression | None:
    month = _read_month_name(context, index)
    number = _place_month(clock, month[2], None, index) if month else None
    if not month or number is None:
        return None

    return Expression(index, month[1], month[0], periods.month(number, month[2]))


def _read_bare_unit(context: Scan, clock: Clock, index: int) -> Expression | None:
    lead = _lead(context, index, context.language.dates.definite_units)
    if not lead or clock.published is None or context.language.dates.definite_units[lead[1]] == "day":
        return None
    unit = context.language.dates.definite_units[lead[1]]

    return Expression(index, index + 1, lead[0], periods.containing(clock.published, unit, 0, clock.first_weekday))


READERS: tuple[Reader, ...] = (
    _read_numeric,
    _read_day,
    _read_hijri_month,
    _read_month,
    _read_year_alone,
    _read_coming_years,
    _read_weekday,
    _read_day_word,
    _read_unit,
    _read_offset,
    _read_part_of_year,
    _read_part,
)
