"""The English calendar: months, feasts, parts of days and years, and the verbs that place a date before or after now."""

from collections.abc import Iterator, Mapping

from briefgen.languages import DateWords, Feast
from briefgen.languages.lists import words


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


def _table(rows: Mapping[int, str]) -> Mapping[str, int]:
    return {" ".join(name.split()): number for number, names in rows.items() for name in names.split("|")}


_MONTHS = _table(
    {
        1: "january|jan|jan .",
        2: "february|feb|feb .",
        3: "march|mar|mar .",
        4: "april|apr|apr .",
        5: "may",
        6: "june|jun|jun .",
        7: "july|jul|jul .",
        8: "august|aug|aug .",
        9: "september|sept|sept .|sep|sep .",
        10: "october|oct|oct .",
        11: "november|nov|nov .",
        12: "december|dec|dec .",
    }
)
_HIJRI_MONTHS = _table(
    {
        1: "muharram",
        2: "safar",
        3: "rabi al - awwal|rabi ' al - awwal|rabi i|rabi al - awal",
        4: "rabi al - thani|rabi ' al - thani|rabi ii|rabi al - akhir",
        5: "jumada al - awwal|jumada al - ula|jumada i|jumada al - oula",
        6: "jumada al - thani|jumada al - akhirah|jumada ii|jumada al - akhira",
        7: "rajab",
        8: "shaban|sha'ban|shaaban",
        9: "ramadan|ramadhan",
        10: "shawwal",
        11: "dhu al - qadah|dhu al - qi'dah|dhul qadah|dhul - qadah|dhu al - qaada",
        12: "dhu al - hijjah|dhul hijjah|dhul - hijjah|dhu al - hijja",
    }
)
_FEASTS = {
    name: feast
    for names, feast in (
        ("ramadan|the month of ramadan|holy month of ramadan|ramadhan", Feast("hijri", 9, 0)),
        ("eid al - fitr|eid al fitr|eid ul - fitr", Feast("hijri", 10, 1, 3)),
        ("eid al - adha|eid al adha|eid ul - adha", Feast("hijri", 12, 10, 4)),
        ("arafat day|day of arafah|day of arafat", Feast("hijri", 12, 9)),
        ("ashura", Feast("hijri", 1, 10)),
        ("islamic new year|hijri new year", Feast("hijri", 1, 1)),
        ("prophet 's birthday|mawlid", Feast("hijri", 3, 12)),
        ("new year 's day|new year", Feast("gregorian", 1, 1)),
        ("new year 's eve", Feast("gregorian", 12, 31)),
        ("christmas|christmas day", Feast("gregorian", 12, 25)),
        ("christmas eve", Feast("gregorian", 12, 24)),
        ("boxing day", Feast("gregorian", 12, 26)),
        ("may day", Feast("gregorian", 5, 1)),
        ("valentine 's day", Feast("gregorian", 2, 14)),
        ("halloween", Feast("gregorian", 10, 31)),
        ("bastille day", Feast("gregorian", 7, 14)),
        ("easter|easter sunday", Feast("easter", 1, 0)),
        ("good friday", Feast("easter", 1, -2)),
        ("easter monday", Feast("easter", 1, 1)),
        ("ash wednesday", Feast("easter", 1, -46)),
        ("palm sunday", Feast("easter", 1, -7)),
    )
    for name in names.split("|")
}

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TENTHS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()


def _build_numbers() -> Iterator[tuple[str, int]]:
    yield from ((name, at) for at, name in enumerate((*_ONES, *_TEENS), 1))
    for tens, name in zip(range(20, 100, 10), _TENS, strict=True):
        yield name, tens
        for one, unit in zip(_ONES, range(1, 10), strict=True):
            yield from ((f"{name} - {one}", tens + unit), (f"{name} {one}", tens + unit))
    yield from (("a", 1), ("an", 1), ("a couple of", 2), ("a dozen", 12), ("a hundred", 100))


def _build_ordinals() -> Iterator[tuple[str, int]]:
    yield from ((name, at) for at, name in enumerate((*_FIRSTS, *_TENTHS), 1))
    yield from (("twentieth", 20), ("thirtieth", 30))
    for tens, name, ones in ((20, "twenty", _FIRSTS), (30, "thirty", _FIRSTS[:1])):
        for at, one in enumerate(ones, 1):
            yield from ((f"{name} - {one}", tens + at), (f"{name} {one}", tens + at))


# Verbs whose present tense, with a date, tells what is arranged (the summit opens on Monday).
_ARRANGED = """
open begin start end close expire resume conclude run meet vote play face travel arrive visit hold host take launch return come go kick stage mark celebrate hear sit
continue debate decide release publish unveil premiere air tour perform compete head fly leave depart elect inaugurate convene gather attend chair sign enter move join swear appear
battle tackle clash stream exhibit broadcast lapse fall become finish receive welcome speak address present deliver report introduce implement switch shut reopen re-open cut raise lift kick-off
"""
# Those that are told of several (talks begin on Monday) and are no nouns.
_ARRANGED_PLURAL = "begin meet go resume gather convene reopen expire travel arrive"
# Those that are nouns as well: verbs behind a plural.
_ARRANGED_NOUNS = "host face play visit vote return launch open close start end head leave hold take fly debate release tour move join perform compete march strike train rest"
_GOING = """
meeting visiting holding travelling traveling hosting opening starting beginning launching playing facing leaving returning coming arriving flying attending voting moving joining closing ending
releasing publishing heading taking going speaking touring appearing performing running staging receiving
"""
_IRREGULAR = """
was were had did said told went came made took gave saw knew thought found became left felt put brought began kept held wrote stood heard let meant met ran paid sat spoke led grew lost fell sent built
understood drew broke spent cut rose drove bought wore chose sought threw caught dealt won fought taught sold flew hit hurt shot shut sang slept stole swam woke hid shook struck swore tore lay laid
read beat bit blew bound bred burst cast clung crept dug drank ate fed fled forbade forgot forgave froze got hung knelt lent lit mistook overcame overthrew quit rang rode sank shed shone shrank slid
spat split spread sprang stuck stung swept swung thrust trod underwent upheld withdrew withheld wound began has been have been has become earlier ago gone seen taken given known shown born died
"""


def _present(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"

    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


DATES = DateWords(
    capitalized=True,
    month_first=True,
    months=_MONTHS,
    ambiguous_months=frozenset(),
    hijri_months=_HIJRI_MONTHS,
    seasons=_table({3: "spring", 6: "summer", 9: "autumn|fall", 12: "winter"}),
    feasts=_FEASTS,
    feast_prepositions=words("in during before after since until till by on for at of over around this next last"),
    weekdays=_table(
        {
            0: "monday",
            1: "tuesday|tues|tues .",
            2: "wednesday",
            3: "thursday|thurs|thurs .",
            4: "friday",
            5: "saturday",
            6: "sunday",
        }
    ),
    day_words=_table(
        {
            0: "today|tonight|this morning|this afternoon|this evening",
            -1: "yesterday|last night|last evening",
            1: "tomorrow",
            -2: "the day before yesterday|day before yesterday",
            2: "the day after tomorrow|day after tomorrow",
        }
    ),
    today_qualifiers=frozenset(),
    day_parts=_phrases(
        "morning|afternoon|evening|night|noon|midnight|dawn|eve|early on|late on|early|late|midday|early morning|late night|late evening|early evening|small hours|early hours"
    ),
    day_parts_after=words("morning afternoon evening night lunchtime midday noon midnight"),
    units={
        word: (1, unit)
        for unit, forms in {
            "day": "day days",
            "week": "week weeks",
            "month": "month months",
            "year": "year years",
            "decade": "decade decades",
        }.items()
        for word in forms.split()
    }
    | {"fortnight": (2, "week")},
    plural_units=words("days weeks months years decades"),
    definite_units={unit: unit for unit in ("week", "weekend", "month", "year", "decade", "century")},
    numbers=dict(_build_numbers()),
    ordinals=dict(_build_ordinals()),
    final_words=words("last final"),
    ordinal_suffixes=words("st nd rd th"),
    directions_before=_table(
        {
            0: "this|current",
            1: "next|coming|this coming|upcoming",
            -1: "last|past|this past|previous",
        }
    ),
    fractions={"half": 2, "third": 3, "quarter": 4},
    quarters=_table({at: f"q{at}" for at in (1, 2, 3, 4)}),
    accounts=words(
        """
        profit profits revenue revenues sales earnings growth gdp loss losses results shares output economy inflation exports imports deficit margin margins orders dividend income investment bank company
        """
    ),
    weeks_of_month={
        f"{ordinal} {weeks}": (first, count)
        for ordinal, first in (("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1), ("final", -1))
        for weeks, count in (("week", 1), ("two weeks", 2), ("three weeks", 3))
        if count == 1 or abs(first) == 1
    },
    parts={
        **dict.fromkeys(("early", "early in", "beginning of", "start of", "turn of", "outset of"), "START"),
        **dict.fromkeys(("mid", "mid -", "middle of", "halfway through"), "MID"),
        **dict.fromkeys(("late", "late in", "end of", "close of", "tail end of"), "END"),
    },
    part_links=words("the - \u2010 \u2011"),
    decades={
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    decade_suffixes=words("s 's"),
    century_nouns=words("century"),
    eras_before=words("bc bce b.c."),
    lifetimes=words("his her their my your our its age aged"),
    after_words=words("in within"),
    offset_suffixes=_table({1: "from now|from today|' time|\u2019 time", -1: "ago"}),
    approximators=_phrases("about|around|roughly|nearly|almost|approximately|some|just over|just under"),
    anchors=words("of from after later before earlier"),
    deadlines={
        "before": "BEFORE",
        "ahead of": "BEFORE",
        "prior to": "BEFORE",
        "by": "ON_OR_BEFORE",
        "until": "ON_OR_BEFORE",
        "till": "ON_OR_BEFORE",
        "up to": "ON_OR_BEFORE",
        "through": "ON_OR_BEFORE",
        "later than": "ON_OR_BEFORE",
        "after": "AFTER",
    },
    firm_deadlines=words("by than") | {"ahead of"},
    and_words=words("and &"),
    since_words=words("since"),
    possessives=words("'s ' \u2019s \u2019"),
    decade_nouns=words("decade"),
    same_words=words("same"),
    told_before=_table({0: "same", 1: "following"}),
    title_nouns=words("titled entitled called named book novel film movie song album series play exhibition campaign"),
    feast_verbs=words("begins starts falls ends begin is"),
    onwards=words("onwards onward on"),
    or_words=words("or"),
    range_from=words("from"),
    range_between=words("between"),
    range_to=words("to until till through - \u2010 \u2011 \u2013 \u2014"),
    range_joints=words("- \u2010 \u2011 \u2013 through"),
    of_words=words("of"),
    articles=words("the"),
    determiners=words("the"),
    month_prepositions=words(
        "in since until till by before after during of from to for late early mid through throughout between last next this"
    ),
    year_prepositions=words("in since until till by during before after from to of through throughout for than around"),
    period_nouns=words("years period seasons"),
    equations=words("corresponding to , ( ="),
    hijri_eras=words("ah hijri"),
    gregorian_eras=words("ad ce"),
    names=_phrases(
        "black friday|bloody sunday|super tuesday|black sunday|black monday|black tuesday|black wednesday|black thursday|cyber monday|super sunday|ruby tuesday|man friday|sunday times|mail on sunday|sunday telegraph|sunday mirror|sunday express|sunday mail|sunday world|saturday night live|saturday night fever|usa today|today programme|today show|sheffield wednesday|the day after|fridays for future|friday prayers|sunday mass|sunday school|sunday best|tomorrow people|russia today|psychology today|throwback thursday|giving tuesday|shrove tuesday|maundy thursday|friday night lights|thank god it's friday"
    ),
    measures=words(
        """
        miles mile metres meters kilometres kilometers km feet people workers men women troops soldiers dollars pounds euros tonnes tons barrels seats jobs votes points cars homes houses students pupils schools fans
        cases deaths acres hectares megawatts protesters migrants refugees passengers employees members delegates athletes copies pages units flights percent per
        """
    ),
    numbered_nouns=words("resolution act law article bill order decree"),
    name_triggers=words("operation group movement brigade battalion regiment coalition"),
    name_tails=words(
        "attack attacks bombing bombings revolution uprising movement coup massacre agreement war protests olympics games cup committee riot insurrection memorial foundation street square airport airlines university stadium brigade group"
    ),
    recurring=words("every each"),
    recurring_after=words("annually yearly"),
    future_verbs=frozenset(map(_present, _ARRANGED.split())) | words(_ARRANGED_PLURAL),
    plural_verbs=words(_ARRANGED_NOUNS),
    plural_endings=("s",),
    present_auxiliaries=words("be is are being stay stays remain remains become becomes get gets keep keeps"),
    past_verbs=words(_IRREGULAR) - words("has have"),
    future_phrases={
        phrase: status
        for status, phrases in {
            "scheduled": """scheduled|slated|is due|are due|due on|due in|due by|due at|due for|due back|due to be|due to begin|due to start|due to end|due to meet|due to open|due to take|due to visit
                |due to hold|due to return|due to appear|due to expire|due to arrive|due to play|due to face|due to vote|due to travel|due to resume|due to come|due to go|due to launch
                |due to speak|due to sign|is set|are set|set to|set for|pencilled in|timetabled|planned|is planned|booked for|on course to""",
            "expected": "expected|expects|expect|forecasts|predicts|projects|likely to|is likely|are likely|anticipated|forecast to|tipped to|predicted to|projected to|looks set|look set|poised to",
            "possible": "may|might|could|possibly|perhaps",
            "": """must|should|has to|have to|needs to|if|once|unless|is on|are on|is at|will|shall|would|going to|plans to|plan to|planning to|hopes to|hope to|hoping to|intends to|intend to|wants to|want to|aims to|aim to|vowed to|pledged to|promised to|agreed to
                |decided to|ready to|preparing to|prepares to|prepare to|gearing up|gears up|bracing for|braces for|preparing for|prepares for|prepare for|awaits|await|is to|are to|to be|later|voted to|ordered to|invited to|asked to|urged to|'ll|has until|have until|had until|she'll|he'll
                |they'll|we'll|i'll|it'll|to begin|to start|to open|to resume|to run|to take""",
        }.items()
        for phrase in (" ".join(entry.split()) for entry in phrases.split("|"))
    }
    | {f"{be} {verb}": "" for be in ("is", "are", "be") for verb in _GOING.split()},
    locatives=words("in at during after before since from following"),
    future_nouns=words("deadline upcoming forthcoming next coming later"),
    planning_verbs=words(
        "extended prolonged delayed postponed invited agreed decided called planned urged ordered asked pledged promised vowed announced approved proposed summoned told"
    ),
    planned_nouns=words(
        "deadline ceasefire truce mandate term walkout boycott demonstration demonstrations protests march strikes talks meeting summit election elections conference visit strike protest rally vote referendum hearing session launch match game ceremony visiting attend"
    ),
    negations=words("not won't wouldn't never"),
    cancelled=words("cancelled canceled scrapped axed postponed rescheduled adjourned deferred"),
    moved=words("moved shifted brought pushed"),
    place_words=words("in"),
)
