"""一（一）: what the bureau has decided about the number of an applicant, told in one of their applications."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final, Unpack
from uuid import UUID, uuid5

from django.db.models import Q, QuerySet

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._remark import save_remark
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.queries import ACTIVE_STATE_VALUES
from zhicheng_web.cases.transition.authorised import Act, permit_own
from zhicheng_web.cases.transition.record import advance_case
from zhicheng_web.cases.transition.snapshots import retake_person
from zhicheng_web.cases.transition.step_act import StepAct
from zhicheng_web.ledger import units
from zhicheng_web.people.actor import Actor

STEP: Final = "settle_number"


class NumberOutcome(StrEnum):
    """What was decided; each is also the line in the bureau's record, of which the owner of the account is told."""

    CONFIRMED = "number_confirmed"
    DISPROVED = "number_disproved"
    OF_OTHER_ACCOUNT = "number_of_other_account"
    CORRECTED = "number_corrected"
    NOT_CORRECTED = "number_not_corrected"


@dataclass
class SettleNumber(StepAct):
    """A decision in one case: in words for everybody who sees the case, which name nobody else."""

    act: Act
    outcome: NumberOutcome
    words: str
    remark: dict[str, str] = field(default_factory=dict, init=False)

    def write(self, case: Case) -> None:
        """A corrected number stands in the case where nobody has publicised it yet."""
        if self.outcome is NumberOutcome.CORRECTED:
            retake_person(case, self.act["at"])
        self.remark = save_remark(case, self.act, self.words)

    def note(self) -> Mapping[str, Any]:
        """What was decided, and the hash of the words; no number."""
        return {"outcome": self.outcome.value, **self.remark}


def settle_number(case: Case, *, outcome: NumberOutcome, words: str, **act: Unpack[Act]) -> Case:
    """Tell a decision in a case, a draft too, which the bureau does not see otherwise. Raises StepRefused, StaleVersion."""
    return advance_case(case.pk, STEP, partial(SettleNumber, act, outcome, words), permit=permit_bureau, **act)


def permit_bureau(case: Case, by: Actor) -> None:
    """The bureau decides about the number of anybody. Raises StepRefused for others who may not see the case."""
    if by.role is not Role.BUREAU:
        permit_own(case, by, "settle_number")


def lock_cases_of(people: list[int]) -> list[Case]:
    """The cases of some people that somebody else has seen, or that they are filling in: locked before the people themselves, as
    every step does it.
    """
    return list(list_concerned_cases(people).select_for_update(of=("self",)).order_by("pk"))


def list_concerned_cases(people: list[int]) -> QuerySet[Case]:
    """Their cases that somebody else has seen, or that they are filling in."""
    concerned = Q(handed_over=True) | Q(state__in=ACTIVE_STATE_VALUES)
    return Case.objects.filter(concerned, person_id__in=people)


def tell_decision(
    person_id: int, cases: list[Case], outcome: NumberOutcome, words: str, *, by: Actor, at: datetime, key: UUID
) -> None:
    """Tell the decision in each of a person's cases, and to the owner of the account. Inside the transaction that decides."""
    for case in cases:
        if case.person_id == person_id:
            click = Act(by=by, at=at, key=uuid5(key, str(case.public_id)), version=case.version)
            settle_number(case, outcome=outcome, words=words, **click)
    units.record_unit_act(by.organisation_id or 0, outcome.value, by=by, at=at, person_id=person_id)
