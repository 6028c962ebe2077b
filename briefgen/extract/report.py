"""One reporting word, and whether a place lies in quotation marks."""

import bisect
from dataclasses import dataclass

from briefgen.extract.scan import Scan
from briefgen.extract.speakers import NOBODY, Subject
from briefgen.languages import Cue
from briefgen.model import Span
from briefgen.text import Bounds


@dataclass(frozen=True)
class Report:
    """A reporting word; *content* is the token after its complementizer, *colon* that one follows the subject.

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
    named: bool = False
    governs: bool = True
    negated: bool = False


def in_quotation(context: Scan, offset: int) -> bool:
    """Whether *offset* lies between quotation marks."""
    index = bisect.bisect_right(context.quotations, offset, key=lambda marked: marked.start) - 1

    return index >= 0 and offset < context.quotations[index].end
