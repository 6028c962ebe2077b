"""Word files of every layout, locale and letterhead, and of hostile words: the auditor has nothing to say."""

import re

import pytest

from briefgen.auditing import audit
from briefgen.model import Details
from briefgen.rendering import render
from briefgen.template import PAGE, built_in_folder
from tests.builders import debate_briefing, empty_briefing, long_briefing, mixed_briefing, seed_briefing
from tests.hostile import LOCALES, make_case
from tests.letterheads import EVERY

TEMPLATES = sorted(path.parent.name for path in built_in_folder().glob(f"*/{PAGE}"))
LAYOUTS = {
    "seed": seed_briefing(),
    "mixed": mixed_briefing(),
    "long": long_briefing(),
    "empty": empty_briefing(),
    "bound": (seed_briefing(), debate_briefing()),
}
DETAILS = Details(reference="7/2026-م", prepared_for="السفارة (NATO)", marking="TLP:AMBER", notes="راجع الملف 7.")
CASES, BATCH = 200, 20


def find(tmp_path, locale: str, briefing, **options: object) -> list[str]:
    path = render(briefing, "docx", locale=locale, **{"details": DETAILS, **options}).save(tmp_path / "report.docx")

    return [f"{finding.code} at {finding.location}: {finding.message}" for finding in audit(path, locale=locale)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_layout_is_right_in_every_locale(tmp_path, template, layout, locale):
    assert [] == find(tmp_path, locale, LAYOUTS[layout], template=template, evidence=True)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", EVERY)
def test_every_letterhead_comes_out_right_in_every_locale(tmp_path, name, locale):
    assert [] == find(tmp_path, locale, seed_briefing(), letterhead=EVERY[name](tmp_path / name))


@pytest.mark.parametrize("first", range(0, CASES, BATCH))
def test_hostile_words_neither_raise_nor_break_a_document(tmp_path, first):
    for number in range(first, first + BATCH):
        case = make_case(number)
        found = find(tmp_path, case.locale, case.briefing, details=case.details, evidence=case.evidence)

        assert [] == [line for line in found if not re.match("token-unmarked", line)], number
