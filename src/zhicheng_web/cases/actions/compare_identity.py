"""Compare the whole ID number of an applicant with the scan of the card: both are shown for one purpose, and noted."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from zhicheng_web.cases.actions.open_paper import note_paper_view
from zhicheng_web.cases.actions.unmask import unmask
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.cases.read.number_claims import IDENTITY_DOCUMENT
from zhicheng_web.people.actor import Actor


class IdentityComparison(NamedTuple):
    """The number, and the papers that show it."""

    number: str
    papers: Sequence[Paper]


def compare_identity(case: Case, *, by: Actor, at: datetime, purpose: str) -> IdentityComparison:
    """The number and the scans. `purpose`: a key of UNMASK_PURPOSES. Raises StepRefused as `unmask` does."""
    number = unmask(case, by=by, at=at, purpose=purpose)
    papers = engine_input.group_current_papers(case).get(IDENTITY_DOCUMENT, ())
    for paper in papers:
        note_paper_view(paper, by=by, at=at, purpose=purpose)
    return IdentityComparison(number, papers)
