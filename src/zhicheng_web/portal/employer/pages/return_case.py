"""Returning a case to the applicant with all coded reasons at once, each bound to its clause and to what it opens."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.http import HttpResponse

from zhicheng.policy.model import Policy
from zhicheng.procedure.states import Role
from zhicheng.words.printed_fields import STATED_PART_NAMES
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.papers.photo import PHOTO_MATERIAL
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.refusals.return_reasons import ReturnReason, has_to_be_explained
from zhicheng_web.portal.employer.publicity_restart import describe_publicity_restart
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.return_reasons import NOT_LISTED, ReturnReasonsForm
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage


class ReasonLine(NamedTuple):
    """A reason on the page: what it opens, whether it is ticked, and what was typed beside it."""

    reason: ReturnReason
    opens: str
    ticked: bool
    words: str


class ReturnToApplicantForm(CaseForm, ReturnReasonsForm):
    """The list of reasons."""

    reason = forms.MultipleChoiceField(
        error_messages={"required": "还没有选退回原因。请把要改的一次全部勾上，让本人一次改好。"},
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(case, *args, **kwargs)
        self.policy = find_current_policy()
        self.offer_reasons(self.policy)


def list_reason_lines(case: Case, form: ReturnToApplicantForm) -> list[ReasonLine]:
    """The reasons that can concern this case, each with what it opens and what was typed."""
    papers, ticked = name_kinds(form.policy), form.ticked()
    have = {kind for kind in engine_input.group_current_papers(case) if required.is_applicants(form.policy, kind)}
    about = have | {one.key for one in required.list_applicant_materials(case, clock.today())}
    wanted = [one for one in form.reasons if is_answerable_by_applicant(case, one, about)]
    return [
        ReasonLine(one, describe_changeable_parts(one, papers), one.code in ticked, form.words(one.code))
        for one in wanted
    ]


def build_return_context(case: Case, form: ReturnToApplicantForm) -> dict[str, Any]:
    """What becomes of a publicity, the list, and what the list does not say."""
    lines = list_reason_lines(case, form)
    others = [one for one in lines if has_to_be_explained(one.reason.code)]
    return describe_publicity_restart(case) | {
        "lines": [one for one in lines if not has_to_be_explained(one.reason.code)],
        "other_lines": others,
        "is_other_ticked": any(one.ticked for one in others),
        "not_listed": NOT_LISTED,
    }


def name_kinds(policy: Policy) -> dict[str, str]:
    """What each kind of paper is called, the photo among them."""
    return {one.key: one.name for one in (*policy.materials, PHOTO_MATERIAL)}


def is_answerable_by_applicant(case: Case, reason: ReturnReason, papers: Collection[str]) -> bool:
    """Whether the applicant can answer it: by a paper of theirs, brought or needed, or a part that they have filled."""
    if reason.paper is not None:
        return reason.paper in papers
    return reason.field is not None and bool(case.facts.get(reason.field))


def describe_changeable_parts(reason: ReturnReason, papers: Mapping[str, str]) -> str:
    """What the applicant can change for it."""
    field = STATED_PART_NAMES.get(reason.field or "", "")
    paper = papers.get(reason.paper or "", "")
    return "、".join(one for one in (field, paper) if one)


RETURN_TO_APPLICANT_PAGE = StepPage(
    "return",
    ReturnToApplicantForm,
    lambda case, form, arguments: return_to_applicant(case, faults=form.faults(), **arguments),
    build_return_context,
    step="return_to_applicant",
)


@entry(Role.EMPLOYER, of="case")
def return_case_to_applicant(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The list, the ticks, the return."""
    return process_employer_step(request, case, RETURN_TO_APPLICANT_PAGE)
