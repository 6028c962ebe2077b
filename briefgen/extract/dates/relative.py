"""Dates that count from the publication date: weekdays, yesterday, next week, in three days."""

import datetime as dt
from dataclasses import dataclass, replace

from briefgen.extract.dates import periods
from briefgen.extract.dates.expressions import (
    YEAR,
    Expression,
    Words,
    read_direction,
    read_number,
)
from briefgen.extract.dates.periods import Period
from briefgen.extract.words import Match, definite

MAX_LISTED_GAP = 2  # days between two weekdays of a list that are placed together
MAX_TOLD_REACH = 30  # tokens: how far back the date may be that "the same year" and "the next day" refer to


@dataclass(frozen=True)
class Head:
    """[part of the day] [day] [weekday] before a date or alone; *plain*: nothing but a plural stands before it."""

    stop: int
    offset: int
    weekday: int | None = None
    plural: bool = False


def read_head(words: Words, index: int) -> Head:
    """Read what may stand before a day: مساء يوم الخميس, Thursday; it may be nothing."""
    at, offset = index, 0
    plural = False
    for table in (words.tables.day_parts, words.tables.day_nouns):
        found = words.find(table, at)
        if (
            found
            and (at == index or not found.offset)
            and words.tokens[found.stop - 1].text[-1:] != words.context.language.nunation
        ):
            plural = plural or words.at(at)[found.offset :] in words.dates.plural_day_nouns
            offset = found.offset if at == index else offset
            at = words.skip(words.dates.of_words, found.stop) if table is words.tables.day_parts else found.stop
    weekday = words.named(words.tables.weekdays, at)
    if weekday and (at == index or not weekday.offset):
        offset = weekday.offset if at == index else offset
        return Head(weekday.stop, offset, weekday.value, plural)

    return Head(at, offset, plural=plural)


def read_weekday(words: Words, index: int) -> Expression | None:
    """Read [مساء] [يوم] weekday [المقبل]; a bare one is placed by its clause, the past being what the press means."""
    before = words.read(words.tables.directions_before, index)
    head = read_head(words, before.stop if before else index)
    if head.weekday is None:
        return None
    if _opens_a_name(words, index, head.stop) or words.at(index - 1) in words.context.language.indefinites:
        return None
    stop = words.skip(words.dates.day_parts_after, head.stop)
    stop, direction = read_direction(words, stop)
    stop = words.skip(words.dates.day_parts_after, stop)
    direction = before.value if before else direction
    week = _read_week(words, stop)
    if week and direction is None:
        date = week.start + dt.timedelta((head.weekday - week.start.weekday()) % periods.DAYS_PER_WEEK)
        return Expression(index, _week_stop(words, stop), head.offset, periods.day(date), stated=True)
    listed = _read_listed_direction(words, head.stop) if direction is None else None
    plural = head.plural or words.before(index) in words.dates.plural_day_nouns
    if plural and direction is None and listed is None:
        return None
    direction = direction if direction is not None else (listed[1] if listed else None)
    period = _place_weekday(words, head.weekday, direction, index) if words.clock.published else None
    period = _place_in_list(words, head.weekday, index) or period if direction is None else period
    cycle = None if direction is not None else "week"

    return Expression(index, stop, head.offset, period, stated=direction is not None, cycle=cycle)  # type: ignore[arg-type]


def _opens_a_name(words: Words, index: int, stop: int) -> bool:
    """Whether a weekday opens its sentence with another capital behind it (Sunday Okafor, Sunday Times)."""
    if not words.dates.capitalized or stop >= len(words.tokens) or not words.tokens[stop].text[:1].isupper():
        return False
    start = words.tokens[index].start
    if words.at(stop) in words.dates.day_parts_after:
        return True
    if words.at(index - 1) in words.dates.determiners:
        return True

    return words.context.text.sentence_of(start)[0] == start and not words.find(words.tables.months, stop)


def _read_listed_direction(words: Words, stop: int) -> tuple[int, int | None] | None:
    """Return the end and the direction of a list of weekdays (يومي الأحد والاثنين المقبلين)."""
    last = None
    for _ in range(periods.DAYS_PER_WEEK):
        listed = words.listed(stop)
        following = words.named(words.tables.weekdays, listed) if listed is not None else None
        if not following:
            break
        last = stop = following.stop

    return None if last is None else read_direction(words, last)


def _place_in_list(words: Words, weekday: int, index: int) -> Period | None:
    """Return the day right behind the last date, when that is a weekday and an "and" joins both."""
    last = words.last
    if not last or last.cycle != "week" or not last.period or words.listed(last.stop) != index:
        return None
    following = periods.weekday_near(last.period.start, weekday, ahead=True, strictly=True)

    return periods.day(following) if (following - last.period.start).days <= MAX_LISTED_GAP else None


def _place_weekday(words: Words, weekday: int, direction: int | None, index: int) -> Period | None:
    published = words.clock.published
    if published is None:
        return None
    if direction == 0:
        start = periods.week(published, words.clock.first_weekday).start
        return periods.day(start + dt.timedelta((weekday - start.weekday()) % periods.DAYS_PER_WEEK))
    if direction is not None and abs(direction) > 1:
        step = dt.timedelta(periods.DAYS_PER_WEEK if direction > 0 else -periods.DAYS_PER_WEEK)
        return periods.day(periods.weekday_near(published, weekday, ahead=direction > 0, strictly=True) + step)
    ahead = direction == 1 or (direction is None and words.looks_ahead(index))

    return periods.day(periods.weekday_near(published, weekday, ahead=ahead, strictly=direction is not None))


def _read_week(words: Words, index: int) -> Period | None:
    """Read the week that a weekday is told to lie in (الخميس من الأسبوع المقبل, Thursday next week)."""
    unit = read_unit(words, words.skip(words.dates.of_words, index))
    if not unit or not unit.period or unit.period.end - unit.period.start != dt.timedelta(periods.DAYS_PER_WEEK - 1):
        return None

    return unit.period


def _week_stop(words: Words, index: int) -> int:
    unit = read_unit(words, words.skip(words.dates.of_words, index))

    return unit.stop if unit else index


def read_day_word(words: Words, index: int) -> Expression | None:
    """Read today, yesterday, tomorrow, with a weekday in apposition (أمس الأحد)."""
    part = words.find(words.tables.day_parts, index)
    at = part.stop if part else index
    noun = words.find(words.tables.day_nouns, at)
    found = words.find(words.tables.day_words, noun.stop) if noun else None
    found = found if found and not found.offset else words.find(words.tables.day_words, at)
    if not found or (part and found.offset):
        return None
    if noun and found.first == at:
        noun = None
    offset = part.offset if part else (noun.offset if noun else found.offset)
    before = words.at(found.first - 1)
    told_as_past = {before, before[1:] if before[:1] in words.context.language.conjunctions else ""}
    if found.value == 1 and not told_as_past.isdisjoint(words.dates.affirming_words):
        return None
    if found.value == 0 and _is_other_day(words, found.first, found.stop, offset):
        return None
    if words.dates.capitalized and any(
        token.text[:1].isupper() for token in words.tokens[found.first + 1 : found.stop]
    ):
        return None
    stop = words.skip(words.dates.day_parts_after, found.stop)
    published = words.clock.published
    period = periods.day(published + dt.timedelta(found.value)) if published else None
    expression = Expression(index, stop, offset, period, stated=True)

    return _with_weekday(words, expression)


def _is_other_day(words: Words, first: int, stop: int, offset: int) -> bool:
    """Whether "the day" is not today but a certain one (اليوم الأول, في ذلك اليوم) or any (مرتين في اليوم)."""
    if words.at(stop) in words.dates.today_qualifiers:
        return True

    before = words.at(first - 1)
    if before in words.dates.directions_before:
        return True

    return before in words.dates.today_leads or words.at(first)[:offset] in words.dates.place_prefixes


def _with_weekday(words: Words, expression: Expression) -> Expression:
    """Return the expression with the weekday behind it; when that contradicts it, the text is right, but in doubt."""
    opened = int(words.at(expression.stop) == "(" or words.context.is_comma(expression.stop))
    head = read_head(words, expression.stop + opened)
    if head.weekday is None or head.offset:
        return expression
    bracket = words.at(expression.stop) == "("
    stop = head.stop + int(bracket and words.at(head.stop) == ")")
    expression = replace(expression, stop=stop)
    period = expression.period
    if period is None or period.start.weekday() == head.weekday:
        return expression
    distance = (head.weekday - period.start.weekday() + 3) % periods.DAYS_PER_WEEK - 3
    date = period.start + dt.timedelta(distance)

    return replace(expression, period=periods.day(date), doubt="published")


def read_unit(words: Words, index: int) -> Expression | None:
    """Read الأسبوع المقبل, الشهر الماضي, هذا العام, العام الجاري, next week."""
    before = words.find(words.tables.directions_before, index)
    at = before.stop if before else index
    found = words.find(words.tables.definite_units, at)
    if not found or (before and found.offset):
        return None
    stop, direction = read_direction(words, found.stop)
    if direction is None and before:
        direction = before.value
    if direction is None or words.at(at - 1) in words.dates.general_heads:
        return None
    if before and words.dates.determiners and words.at(stop) in words.dates.of_words:
        return None
    offset = before.offset if before else found.offset
    period = place_unit(words, found.value, direction, index)
    if period and words.at(stop) == period.value:
        stop += 1
    stated = words.clock.regional or found.value != "week"

    return Expression(index, stop, offset, period, stated=stated)


def read_told(words: Words, index: int) -> Expression | None:
    """Read العام نفسه, الشهر التالي, the same day; what is compared with another year is none (الشهر نفسه من 2024)."""
    found = resolve_told(words, index)
    of = words.skip(words.dates.of_words, found.stop) if found else index
    if not found or of == found.stop:
        return found
    compared = YEAR.match(words.at(of)) or words.find(words.tables.year_nouns, of)

    return None if compared else found


def resolve_told(words: Words, index: int) -> Expression | None:
    """Return the day, week, month or year that is told by the date before it."""
    last = words.last
    if not last or not last.period or not 0 <= index - last.stop <= MAX_TOLD_REACH:
        return None
    before = words.find(words.tables.told_before, index)
    unit = _read_told_unit(words, before.stop if before else index)
    if not unit or (before and unit.offset):
        return None
    after = None if before else words.read(words.tables.told_after, unit.stop)
    told = before or after
    if not told:
        return None
    start, end = last.period.start, last.period.end
    whole = periods.containing(start, unit.value, 0, words.clock.first_weekday) if unit.value != "day" else last.period
    if not whole.start <= start <= end <= whole.end or (unit.value == "day" and start != end):
        return None
    period = periods.shift(start, told.value, "day") if unit.value == "day" else whole
    if unit.value != "day" and told.value:
        period = periods.containing(start, unit.value, told.value, words.clock.first_weekday)

    return Expression(index, after.stop if after else unit.stop, (before or unit).offset, period, stated=last.stated)


def _read_told_unit(words: Words, index: int) -> Match[str] | None:
    """Read the day, the week, the month or the year."""
    today = words.find(words.tables.day_words, index)
    if today and today.value == 0 and len(today.key) == 1 and words.context.language.article:
        return Match(today.offset, today.stop, "day", today.key)
    found = words.find(words.tables.definite_units, index)
    if found:
        return found if found.value in ("week", "month", "year") else None
    unit = words.read(words.tables.units, index) if not words.context.language.article else None

    return Match(0, unit.stop, unit.value[1], unit.key) if unit and unit.value == (1, "day") else None


def place_unit(words: Words, unit: str, direction: int, index: int) -> Period | None:
    """Return the week, weekend, month, year … that lies *direction* units away from publication."""
    published = words.clock.published
    if published is None:
        return None
    if unit == "weekend":
        whole = periods.weekend(published, direction, *words.clock.weekend)
        past = direction == 0 and whole.start > published and not words.looks_ahead(index)
        return periods.weekend(published, direction - int(past), *words.clock.weekend)

    return periods.containing(published, unit, direction, words.clock.first_weekday)


def read_offset(words: Words, index: int) -> Expression | None:
    """Read بعد ثلاثة أيام, خلال أسبوعين, قبل شهر, in two weeks, three days ago."""
    lead = words.find(words.tables.after_words, index) or words.find(words.tables.before_words, index)
    count = _read_count(words, lead.stop if lead else index)
    if not count:
        return None
    suffix = words.read(words.tables.offset_suffixes, count.stop)
    if suffix:
        return _make_offset(words, index, lead.offset if lead else 0, replace(count, stop=suffix.stop), suffix.value)
    if not lead:
        return None
    direction = 1 if words.find(words.tables.after_words, index) else -1
    repeated = words.find(words.tables.units, index - 1) is not None
    if repeated or not _counts_from_now(words, index, count.stop, direction):
        return None

    return _make_offset(words, index, lead.offset, count, direction)


@dataclass(frozen=True)
class Count:
    """So many units; *other* is the greater number of two that are joined by "or"."""

    stop: int
    number: int
    unit: str
    approximate: bool = False
    other: int | None = None


def _read_count(words: Words, index: int, *, closes: bool = False) -> Count | None:
    """Read [about] three days, يومين, يومين أو ثلاثة أيام; what *closes* is the second of two joined by "or"."""
    approximator = words.read(words.tables.approximators, index)
    at = approximator.stop if approximator else index
    number = read_number(words, at)
    unit = words.read(words.tables.units, number[0] if number else at)
    if not unit:
        return None if closes else _read_alternatives(words, number)
    bare = number is None and unit.value[0] == 1
    if (bare and words.at(unit.stop - 1) in words.dates.plural_units) or _names_a_date(words, unit.stop):
        return None
    if bare and words.context.language.article and is_definite(words, unit.stop):
        return None
    count = Count(unit.stop, unit.value[0] * (number[1] if number else 1), unit.value[1], approximator is not None)
    if words.at(unit.stop) in words.dates.or_words and not closes:
        other = _read_count(words, unit.stop + 1, closes=True)
        if other and other.unit == count.unit and other.number > count.number:
            return replace(count, stop=other.stop, other=other.number)

    return count


def is_definite(words: Words, index: int) -> bool:
    """Whether a word with the article stands at token *index*: it belongs to a bare noun before it (يوم الاقتراع)."""
    return index < len(words.tokens) and definite(words.at(index), words.context.language)


def _read_alternatives(words: Words, number: tuple[int, int] | None) -> Count | None:
    """Read two or three days."""
    if not number or words.at(number[0]) not in words.dates.or_words:
        return None
    other = _read_count(words, number[0] + 1, closes=True)

    return replace(other, number=number[1], other=other.number) if other and other.number > number[1] else None


def _names_a_date(words: Words, index: int) -> bool:
    """Whether what follows a unit makes it part of a date (قبل عام 2030, قبل يوم الخميس, قبل شهر رمضان)."""
    return (
        YEAR.match(words.at(index)) is not None
        or words.at(index) in words.dates.year_numbers
        or any(
            words.read(table, index) is not None
            for table in (words.tables.weekdays, words.tables.months, words.tables.hijri_months, words.tables.day_words)
        )
    )


def _make_offset(words: Words, index: int, offset: int, count: Count, direction: int) -> Expression:
    published = words.clock.published
    if published is None:
        return Expression(index, count.stop, offset, None, stated=True)
    period = periods.shift(published, count.number * direction, count.unit)
    if count.other is not None:
        other = periods.shift(published, count.other * direction, count.unit)
        period = periods.join(*sorted((period, other), key=lambda one: one.start))
    if count.approximate:
        period = periods.approximate(period)

    return Expression(index, count.stop, offset, period, stated=True)


def _counts_from_now(words: Words, index: int, stop: int, direction: int) -> bool:
    """Whether بعد ثلاثة أيام means from now: the clause looks ahead, and no other event follows (… من إصابته)."""
    stop = words.skip(words.dates.limiters, stop)
    at_most = words.at(stop + 1) in words.dates.extremes
    if words.at(stop) in words.dates.anchors and not at_most:
        return words.find(words.tables.day_words, stop + 1) is not None

    return direction < 0 or words.looks_ahead(index)


def read_coming_units(words: Words, index: int) -> Expression | None:
    """Read السنوات الثلاث المقبلة, الشهرين الماضيين, the next five years: the interval from publication on, or back."""
    before = words.find(words.tables.directions_before, index)
    at = before.stop if before else index
    count = read_counted(words, at, before=before is not None)
    if not count:
        return None
    stop, number, unit, offset = count
    stop, direction = (stop, before.value) if before else read_direction(words, stop)
    if not direction:
        return None
    published = words.clock.published
    period = periods.stretch(published, direction * number, unit) if published else None

    return Expression(index, stop, before.offset if before else offset, period, stated=True)


def read_counted(words: Words, index: int, *, before: bool) -> tuple[int, int, str, int] | None:
    """Return (end, number, unit, offset) of السنوات الثلاث, الثلاث سنوات, العامين and, after "next", of five years."""
    found = words.find(words.tables.counted_units, index)
    if found:
        count, unit = found.value
        if count > 1:
            return found.stop, count, unit, found.offset
        number = _read_definite_number(words, found.stop)
        return (number[0], number[1], unit, found.offset) if number else None
    number = read_number(words, index) if before else _read_definite_number(words, index)
    following = words.read(words.tables.units, number[0]) if number else None
    if not number or not following:
        return None

    return following.stop, number[1] * following.value[0], following.value[1], 0


def _read_definite_number(words: Words, index: int) -> tuple[int, int] | None:
    article = words.context.language.article
    word = words.at(index)
    if word == article or word in words.dates.articles:
        return read_number(words, index + 1)
    if not article or not word.startswith(article):
        return None
    number = words.dates.numbers.get(word.removeprefix(article))

    return (index + 1, number) if number else None
