"""三（二） assessment: the four checks, the person's work, 一（二） conduct; or not recommended, with a reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.assess import AssessmentAnswers, assess
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.propose_decline import propose_decline
from zhicheng_web.cases.papers.correction_rounds import list_untouched_faults
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.declines import find_decline_proposal, find_decline_proposer, has_colleagues
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.portal.employer.advice import describe_employer_advice
from zhicheng_web.portal.employer.forms import AssessForm, DeclineForm
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import StepPage
from zhicheng_web.portal.shared.words.engine_answer import leads_to_no_window


def describe_papers_to_assess(case: Case, form: AssessForm) -> dict[str, Any]:
    """Each paper beside the clauses that rest on it, with its four boxes; the clauses that no paper answers."""
    advice = describe_employer_advice(case)
    rows = form.papers_with_clauses(advice.get("answer"))
    paired = {check["key"] for one in rows for check in one.checks}
    rest = [check for check in advice.get("open", ()) if check["key"] not in paired]
    return advice | {
        "rows": rows,
        "rest": rest,
        "untouched": list_untouched_faults(case),
        "is_without_window": "answer" in advice and leads_to_no_window(advice["answer"]),
    }


def prefill_annual_review(case: Case) -> dict[str, str]:
    """What the applicant has stated of last year's review."""
    return {"annual_review": (case.facts.get("applicant") or {}).get("annual_review") or ""}


ASSESS_PAGE = StepPage(
    "assess",
    AssessForm,
    lambda case, form, arguments: assess(case, AssessmentAnswers(**form.build_assessment_arguments()), **arguments),
    describe_papers_to_assess,
    prefill_annual_review,
    step="assess",
)


def awaits_colleague(case: Case, person_id: int | None) -> bool:
    """Whether somebody else of the unit has to confirm: there is somebody, and nobody else has proposed it."""
    return has_colleagues(case, clock.today()) and find_decline_proposer(case) in (0, person_id)


def decline_or_propose(case: Case, reason: str, arguments: Act) -> Case:
    """Decline, or propose it to a colleague where the unit has one."""
    act = propose_decline if awaits_colleague(case, arguments["by"].person_id) else decline_to_recommend
    return act(case, reason=reason, **arguments)


def describe_decline(case: Case) -> Mapping[str, Any]:
    """Who has proposed it and why, and whether two people decide it here."""
    proposal = find_decline_proposal(case)
    lines = timeline.build_timeline(case) if proposal else ()
    return {
        "proposal": next((one for one in lines if proposal and one.entry.pk == proposal.pk), None),
        "by_two": has_colleagues(case, clock.today()),
    }


DECLINE_PAGE = StepPage(
    "decline",
    DeclineForm,
    lambda case, form, arguments: decline_or_propose(case, form.cleaned_data["reason"], arguments),
    lambda case, form: describe_decline(case),
    step="decline_to_recommend",
)


@entry(Role.EMPLOYER, of="case")
def assess_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Recommend; the applicant's own word on last year's review is filled in."""
    return process_employer_step(request, case, ASSESS_PAGE)


@entry(Role.EMPLOYER, of="case")
def decline_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """三（二）: refuse to recommend, with the reason that the applicant reads; the case is over."""
    return process_employer_step(request, case, DECLINE_PAGE)
