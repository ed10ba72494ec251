"""After filing: taking it back before acceptance; filing again within the grace."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.recall import recall
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage

ANSWER_PREFIX = "answer-"


class RefileForm(CaseForm):
    """What the employer says to faults for which nothing had to be changed: `answer-<code>`."""

    def answers(self) -> Mapping[str, str]:
        """By the code of the fault."""
        form_values: Mapping[str, Any] = self.data if self.is_bound else self.initial
        return {
            name.removeprefix(ANSWER_PREFIX): str(form_values[name]).strip()
            for name in form_values
            if name.startswith(ANSWER_PREFIX)
        }


def describe_open_round(case: Case, form: RefileForm) -> dict[str, Any]:
    """The open round: each fault, whether it is answered, what was typed."""
    standing, answers = correction_rounds.find_open_round(case), form.answers()
    found = standing.reasons if standing else []
    return {"round": standing, "lines": [(fault, answers.get(fault["code"], "")) for fault in found]}


RECALL_PAGE = StepPage("recall", CaseForm, lambda case, form, arguments: recall(case, **arguments), step="recall")
REFILE_PAGE = StepPage(
    "refile",
    RefileForm,
    lambda case, form, arguments: refile(case, answers=form.answers(), **arguments),
    describe_open_round,
    step="refile",
)


@entry(Role.EMPLOYER, of="case")
def recall_filing(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Back to before filing, as long as nobody has accepted it."""
    return process_employer_step(request, case, RECALL_PAGE)


@entry(Role.EMPLOYER, of="case")
def refile_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The faults one by one, answered by a change or in words; then again to the authority under the first date."""
    return process_employer_step(request, case, REFILE_PAGE)
