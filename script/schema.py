"""Writes the JSON Schema of a briefing from the model: script/schema.py."""

import json
from pathlib import Path

import briefgen

SCHEMA = Path(__file__).parents[1] / "briefgen" / "schema.json"


def main() -> None:
    """Write briefgen/schema.json."""
    SCHEMA.write_text(format_schema(), encoding="utf-8")
    print(SCHEMA)


def format_schema() -> str:
    """Return the schema as text, in the order of the model's fields."""
    return json.dumps(briefgen.schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main()
