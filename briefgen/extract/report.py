"""One reporting word, and whether a place lies in quotation marks."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Subject
from briefgen.languages import Cue
from briefgen.model import Span
from briefgen.text import Bounds, Marked

NEAR = 12


@dataclass(frozen=True)
class Report:
    """A reporting word; *content* is the token after its complementizer, *colon* that one follows the subject.

    A *phrase* (وفقا لـ, كما قال) reports the clause it belongs to; one that is *bound* names nobody who passes it on
    (على حد قوله). *first* is the token of its subject, where that stands before the verb.
    One that does not *govern* reports nothing here, but its subject may be the one who speaks next; one that is
    *negated* or asked after (لم يقل, هل قال) reports nothing at all.
    """

    index: int
    stop: int
    span: Span
    cue: Cue
    sentence: Bounds
    subject: Subject = NOBODY
    content: int | None = None
    colon: bool = False
    phrase: bool = False
    bound: bool = False
    named: bool = False
    governs: bool = True
    negated: bool = False
    first: int | None = None

    @property
    def start(self) -> int:
        """The first token of the reporting word with a subject before it."""
        return self.index if self.first is None else min(self.first, self.index)

    @property
    def source(self) -> Span | None:
        """The words of a phrase that says who passes something on (وفقا للترجمة الروسية); None where none does."""
        told = self.subject.attribution
        if not self.phrase or self.bound or told is None or told[0] < self.span[0]:
            return None

        return self.span[0], told[1]


def nearest(reports: Sequence[Report], stop: int | None = None) -> Sequence[Report]:
    """Return the reports of a sentence before place *stop* that the next one can lean on: no more than a few."""
    end = len(reports) if stop is None else stop

    return reports[max(end - NEAR, 0) : end]


def is_relative(context: Scan, report: Report) -> bool:
    """Whether a relative pronoun stands right before a reporting word (الذي قال)."""
    return report.index > 0 and context.text.tokens[report.index - 1].folded in context.language.relatives


def find_source(context: Scan, report: Report, stop: int) -> int | None:
    """Return the token of who said what a verb passes on: behind one of its words (نقلت الوكالة عن الوزير أن)."""
    tokens = context.text.tokens

    return next((at + 1 for at in range(report.stop, stop) if tokens[at].folded in report.cue.sources), None)


def without_clause_of(report: Report, other: Report) -> Report:
    """Return *other*, without the clause that *report*, nearer to it, opens."""
    shared = report.content is not None and other.content == report.content

    return replace(other, content=None) if shared else other


def in_quotation(context: Scan, offset: int) -> bool:
    """Whether *offset* lies between quotation marks."""
    return quotation_at(context, offset) is not None


def quotation_at(context: Scan, offset: int) -> Marked | None:
    """Return the quotation that holds *offset*, its opening mark included."""
    index = bisect.bisect_right(context.quotations, offset, key=lambda marked: marked.outer[0]) - 1
    found = context.quotations[index] if index >= 0 else None

    return found if found and offset < found.outer[1] else None


def precedes_mark(context: Scan, index: int, within: int = 5) -> bool:
    """Whether a quotation opens within a few tokens from *index* on, before the sentence of the word before it ends."""
    tokens = context.text.tokens
    if index >= len(tokens):
        return False
    at = bisect.bisect_left(context.quotations, tokens[index].start, key=lambda marked: marked.outer[0])
    end = context.text.sentence_of(tokens[max(index - 1, 0)].start)[1]
    limit = min(tokens[min(index + within, len(tokens) - 1)].start, end - 1)

    return at < len(context.quotations) and context.quotations[at].outer[0] <= limit
