"""Where weeks begin, by country (CLDR supplemental weekData; countries that are absent begin on Monday)."""

import re

_SUNDAY = frozenset(
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW".split()
)
_SATURDAY = frozenset("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split())
_FRIDAY = frozenset(("MV",))


def first_weekday(tag: str) -> int:
    """Return the first weekday (Monday is 0) of the region in a BCP 47 *tag*; Monday without a region."""
    region = next((part.upper() for part in re.split("[-_]", tag)[1:] if re.fullmatch("[A-Za-z]{2}", part)), "")
    for weekday, regions in ((6, _SUNDAY), (5, _SATURDAY), (4, _FRIDAY)):
        if region in regions:
            return weekday

    return 0
