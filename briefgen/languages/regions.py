"""How countries count weeks (CLDR supplemental weekData) and write days in figures."""

import re

# Countries that are absent begin their weeks on Monday and rest on Saturday and Sunday.
_SUNDAY = frozenset(
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW".split()
)
_SATURDAY = frozenset("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split())
_FRIDAY = frozenset(("MV",))
_FRIDAY_WEEKENDS = frozenset("BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE".split())
_MONTH_FIRST = frozenset(("US",))
_OTHER_WEEKENDS = {"AF": (3, 2), "IR": (4, 1), "IN": (6, 1), "UG": (6, 1)}


def find_region(tag: str) -> str:
    """Return the region of a BCP 47 *tag*, "" where it has none."""
    return next((part.upper() for part in re.split("[-_]", tag)[1:] if re.fullmatch("[A-Za-z]{2}", part)), "")


def first_weekday(tag: str) -> int:
    """Return the first weekday (Monday is 0) of the region in a BCP 47 *tag*; Monday without a region."""
    region = find_region(tag)
    for weekday, regions in ((6, _SUNDAY), (5, _SATURDAY), (4, _FRIDAY)):
        if region in regions:
            return weekday

    return 0


def find_weekend(tag: str) -> tuple[int, int]:
    """Return the first day of the weekend (Monday is 0) and how many it has, by the region in a BCP 47 *tag*."""
    region = find_region(tag)
    if region in _FRIDAY_WEEKENDS:
        return 4, 2

    return _OTHER_WEEKENDS.get(region, (5, 2))


def puts_month_first(tag: str) -> bool:
    """Whether the region in a BCP 47 *tag* writes 2/4 for the fourth of February."""
    return find_region(tag) in _MONTH_FIRST
