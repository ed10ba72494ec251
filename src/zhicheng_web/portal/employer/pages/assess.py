"""三（二） assessment: the four checks, the person's work, 一（二） conduct; or not recommended, with a reason."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.assess import AssessmentAnswers
from zhicheng_web.cases.actions.assess import assess as take_assess
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.advice import opinion
from zhicheng_web.portal.employer.forms import AssessForm, DeclineForm
from zhicheng_web.portal.employer.rendering import one_step
from zhicheng_web.portal.shared.steps.step_page import StepPage
from zhicheng_web.portal.shared.words.engine_answer import leads_to_no_window


def judged(it: Any, form: AssessForm) -> dict[str, Any]:
    """Each paper beside the clauses that rest on it, with its four boxes; the clauses that no paper answers."""
    said = opinion(it)
    rows = form.beside(said.get("answer"))
    shown = {check["key"] for one in rows for check in one.checks}
    rest = [check for check in said.get("open", ()) if check["key"] not in shown]
    return said | {"rows": rows, "rest": rest, "shut": "answer" in said and leads_to_no_window(said["answer"])}


def stated(it: Any) -> dict[str, str]:
    """What the applicant has stated of last year's review."""
    return {"annual_review": (it.facts.get("applicant") or {}).get("annual_review") or ""}


ASSESS = StepPage(
    "assess",
    AssessForm,
    lambda it, form, given: take_assess(it, AssessmentAnswers(**form.said()), **given),
    judged,
    stated,
    step="assess",
)
DECLINE = StepPage(
    "decline",
    DeclineForm,
    lambda it, form, given: decline_to_recommend(it, reason=form.cleaned_data["reason"], **given),
    step="decline_to_recommend",
)


@entry(Role.EMPLOYER, of="case")
def assess(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Recommend; the applicant's own word on last year's review is filled in."""
    return one_step(request, case, ASSESS)


@entry(Role.EMPLOYER, of="case")
def decline(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Do not recommend."""
    return one_step(request, case, DECLINE)
