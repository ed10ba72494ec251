"""附件1 as it was printed of a case: it is printed where a publicity is planned, and shown here with everything else."""

import re
from datetime import date
from typing import Final, NamedTuple

from zhicheng_web.cases.actions.print_paper import list_printings
from zhicheng_web.cases.papers.typesetting.kinds.letters import PublicityNotice
from zhicheng_web.cases.papers.uploads.store import PaperAltered, PaperGone, load_paper_bytes
from zhicheng_web.cases.read.row_types import Case, PrintedPaper

MOMENT: Final = re.compile(rb"/CreationDate\s*\(D:(\d{4})(\d\d)(\d\d)")
"""The moment of a paper (`IssuedPaper.issued_at`) in its PDF: of 附件1 the day on which it goes up."""


class NoticePrinting(NamedTuple):
    """One printing, and the start that the paper names; None where the paper cannot be read any more."""

    row: PrintedPaper
    start: date | None


def list_notice_printings(case: Case) -> list[NoticePrinting]:
    """The printings of 附件1 that name the person of a case, the latest first: for its unit and its authority."""
    printings = list_printings(case)
    return [NoticePrinting(one, read_start(one)) for one in printings if one.kind == PublicityNotice.layout]


def read_start(printing: PrintedPaper) -> date | None:
    """The start, from the archived paper itself."""
    try:
        found = MOMENT.search(load_paper_bytes(printing.sha256))
    except (PaperGone, PaperAltered):
        return None
    return date(*map(int, found.groups())) if found else None
