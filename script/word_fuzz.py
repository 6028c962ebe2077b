"""Renders and audits Word files full of hostile characters: python -m script.word_fuzz [COUNT]."""

import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

import briefgen
from tests.hostile import make_case


def main(count: int) -> int:
    """Print what went wrong and where, and return how many cases did."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            faults = list_faults(number, Path(folder))
            found.update(fault.partition(" ")[0] for fault in faults)
            for fault in faults[:1]:
                print(f"{number}: {fault}", flush=True)
    print(f"{count} cases: {dict(found) or 'nothing raised, nothing found'}")

    return found.total()


def list_faults(number: int, folder: Path) -> list[str]:
    """Return what is raised, or what the auditor finds, in the case of that number."""
    case = make_case(number)
    try:
        document = briefgen.render(
            case.briefing, "docx", locale=case.locale, details=case.details, evidence=case.evidence
        )
        findings = briefgen.audit(document.save(folder / "case.docx"), locale=case.locale)
    except Exception:  # noqa: BLE001  whatever it is, it is told
        return [f"raised {traceback.format_exc()}"]

    return [f"{finding.code} at {finding.location!a}: {finding.message!a}" for finding in findings]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 10_000) > 0)
