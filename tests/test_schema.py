import json
import runpy
from pathlib import Path

import briefgen
from tests.builders import seed_briefing

SCRIPT = Path(__file__).parents[1] / "script" / "schema.py"
PUBLISHED = Path(briefgen.__file__).with_name("schema.json")


def test_the_published_schema_is_the_models_own():
    """script/schema.py writes it anew."""
    made = runpy.run_path(str(SCRIPT))["format_schema"]()

    assert PUBLISHED.read_text("utf-8") == made


def test_every_field_of_a_briefing_is_in_the_schema():
    published = json.loads(PUBLISHED.read_text("utf-8"))
    briefing = json.loads(seed_briefing().to_json())

    assert list(briefing) == list(published["$defs"]["Briefing"]["properties"])
    assert list(briefing["quotes"][0]) == list(published["$defs"]["Quote"]["properties"])


def test_the_schema_allows_no_field_it_does_not_know():
    definitions = json.loads(PUBLISHED.read_text("utf-8"))["$defs"]

    assert [] == [name for name, struct in definitions.items() if struct["additionalProperties"] is not False]
