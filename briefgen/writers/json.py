"""The briefing itself, whatever the locale and the template."""

from briefgen.template import Report


def write(report: Report) -> bytes:
    """Return the briefing's JSON; an array of them for a bound report."""
    documents = [briefing.to_json() for briefing in report.briefings]
    if len(documents) == 1:
        return documents[0].encode()

    return f"[\n{','.join(documents)}]\n".encode()
