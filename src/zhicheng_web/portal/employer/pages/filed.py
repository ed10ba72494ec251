"""After filing: taking it back before acceptance; filing again within the grace."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.recall import recall as take_recall
from zhicheng_web.cases.actions.refile import refile as take_refile
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.rendering import one_step
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage

ANSWER = "answer-"


class RefileForm(CaseForm):
    """What the employer says to faults for which nothing had to be changed: `answer-<code>`."""

    def answers(self) -> Mapping[str, str]:
        """By the code of the fault."""
        said: Mapping[str, Any] = self.data if self.is_bound else self.initial
        return {name.removeprefix(ANSWER): str(said[name]).strip() for name in said if name.startswith(ANSWER)}


def faults(it: Any, form: RefileForm) -> dict[str, Any]:
    """The open round: each fault, whether it is answered, what was typed."""
    standing, said = correction_rounds.find_open_round(it), form.answers()
    found = standing.reasons if standing else []
    return {"round": standing, "lines": [(fault, said.get(fault["code"], "")) for fault in found]}


RECALL = StepPage("recall", CaseForm, lambda it, form, given: take_recall(it, **given), step="recall")
REFILE = StepPage(
    "refile",
    RefileForm,
    lambda it, form, given: take_refile(it, answers=form.answers(), **given),
    faults,
    step="refile",
)


@entry(Role.EMPLOYER, of="case")
def recall(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Back to before filing, as long as nobody has accepted it."""
    return one_step(request, case, RECALL)


@entry(Role.EMPLOYER, of="case")
def refile(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The faults one by one, answered by a change or in words; then again to the authority under the first date."""
    return one_step(request, case, REFILE)
