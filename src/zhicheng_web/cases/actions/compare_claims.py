"""See the whole numbers and the scans by which the bureau decides about them: for one purpose, and noted for each to read."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from zhicheng_web.cases.actions.open_paper import note_paper_view
from zhicheng_web.cases.actions.settle_contest import require_bureau
from zhicheng_web.cases.models import NumberContest, NumberCorrection, Paper
from zhicheng_web.cases.read.id_number import (
    UNMASK_PURPOSES,
    note_number_view,
    read_person_number,
    read_wanted_number,
)
from zhicheng_web.cases.read.number_claims import group_identity_papers, list_claim_sides
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person


class RevealedClaim(NamedTuple):
    """What was shown of somebody: the number as it stands ("" where there is none), the one that they ask for ("" where they
    ask for none), the scans.
    """

    person: Person
    number: str
    wanted: str
    papers: Sequence[Paper]


def compare_contested_claims(contest: NumberContest, *, by: Actor, at: datetime, purpose: str) -> list[RevealedClaim]:
    """The number and the scans of every side. `purpose`: a key of UNMASK_PURPOSES. Raises StepRefused."""
    with transaction.atomic():
        return [
            show_claim(side.person, "", side.papers, by=by, at=at, purpose=purpose)
            for side in list_claim_sides(contest)
        ]


def compare_correction(asked: NumberCorrection, *, by: Actor, at: datetime, purpose: str) -> list[RevealedClaim]:
    """Both numbers of somebody and their scans. `purpose`: a key of UNMASK_PURPOSES. Raises StepRefused."""
    papers = group_identity_papers([asked.person_id]).get(asked.person_id, [])
    with transaction.atomic():
        wanted = read_wanted_number(asked)
        return [show_claim(asked.person, wanted, papers, by=by, at=at, purpose=purpose)]


def show_claim(
    person: Person, wanted: str, papers: Sequence[Paper], *, by: Actor, at: datetime, purpose: str
) -> RevealedClaim:
    """What is shown of one, and the notes that it was."""
    require_bureau(by)
    require_that(purpose in UNMASK_PURPOSES, "unmask_purpose", "", "没有选择查看的用途", "请选择查看证件号码的用途。")
    note_number_view(person, by=by, at=at, purpose=purpose)
    for paper in papers:
        note_paper_view(paper, by=by, at=at, purpose=purpose)
    return RevealedClaim(person, read_person_number(person) or "", wanted, papers)
