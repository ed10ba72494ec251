"""三（二） the pages of the steps of a lane: one form each, done they lead back to the case."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.lane_steps import find_lane_step
from zhicheng.procedure.lanes import LANE_NAMES, find_other_lane
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.check_as_agency import check_as_agency
from zhicheng_web.cases.actions.record_agency_papers import record_agency_papers
from zhicheng_web.cases.actions.record_stamp import record_stamp
from zhicheng_web.cases.actions.register_agreement import register_agreement
from zhicheng_web.cases.actions.remind_other_lane import remind_other_lane
from zhicheng_web.cases.actions.reuse_agreement import reuse_agreement
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.lanes import PROOF, find_acting_lane, find_valid_agreement
from zhicheng_web.cases.transition.lane_inputs import describe_lane_contact
from zhicheng_web.portal.employer.dispatch.forms import (
    AgreementForm,
    CheckForm,
    PapersForm,
    StampForm,
)
from zhicheng_web.portal.employer.papers_by_clause import list_counting_papers
from zhicheng_web.portal.employer.rendering import process_employer_step
from zhicheng_web.portal.shared.steps.step_page import CaseForm, StepPage
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404

CHECK_PAGE = StepPage(
    "agency_check",
    CheckForm,
    lambda case, form, arguments: check_as_agency(case, checked=True, words=form.cleaned_data["words"], **arguments),
    lambda case, form: {"papers": list_counting_papers(case)},
    step="check_as_agency",
)
STAMP_PAGE = StepPage(
    "stamp",
    StampForm,
    lambda case, form, arguments: record_stamp(
        case, stamped_on=date.fromisoformat(form.cleaned_data["stamped_on"]), **arguments
    ),
    lambda case, form: {"proofs": engine_input.group_current_papers(case).get(PROOF, [])},
)
PAPERS_PAGE = StepPage(
    "agency_papers",
    PapersForm,
    lambda case, form, arguments: record_agency_papers(case, days=form.read_days(), **arguments),
    lambda case, form: {"proofs": engine_input.group_current_papers(case).get(PROOF, [])},
    step="record_agency_papers",
)
REMIND_PAGE = StepPage(
    "remind",
    CaseForm,
    lambda case, form, arguments: remind_other_lane(case, **arguments),
    step="remind_other_lane",
)
AGREEMENT_PAGE = StepPage(
    "agreement",
    AgreementForm,
    lambda case, form, arguments: register_agreement(
        case, valid_until=date.fromisoformat(form.cleaned_data["valid_until"]), pages_complete=True, **arguments
    ),
    step="enclose",
)
REUSE_PAGE = StepPage(
    "agreement_reuse",
    CaseForm,
    lambda case, form, arguments: reuse_agreement(case, **arguments),
    lambda case, form: {"on_file": find_valid_agreement(case, clock.today())},
    step="enclose",
)


@entry(Role.EMPLOYER, of="case", step="check_as_agency")
def check_for_agency(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The agency has checked everything."""
    return process_employer_step(request, case, CHECK_PAGE)


@entry(Role.EMPLOYER, of="case")
def note_stamp(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The reader's own unit has stamped."""
    lane = find_acting_lane(find_case_or_404(request, case), request.actor)
    return process_employer_step(request, case, STAMP_PAGE._replace(step=find_lane_step("stamp_as_employer", lane)))


@entry(Role.EMPLOYER, of="case", step="record_agency_papers")
def record_papers(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The employer records what the agency's papers prove."""
    return process_employer_step(request, case, PAPERS_PAGE)


@entry(Role.EMPLOYER, of="case", step="remind_other_lane")
def remind_other(request: OfficeRequest, case: UUID) -> HttpResponse:
    """One unit reminds the other."""
    found = find_case_or_404(request, case)
    other = find_other_lane(find_acting_lane(found, request.actor))
    words = {"other_name": LANE_NAMES[other], "contact": describe_lane_contact(found, other, clock.today())}
    return process_employer_step(request, case, REMIND_PAGE._replace(extra_context=lambda case, form: words))


@entry(Role.EMPLOYER, of="case")
def put_agreement_on_file(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Until when the agreement of this case holds for others."""
    return process_employer_step(request, case, AGREEMENT_PAGE)


@entry(Role.EMPLOYER, of="case")
def use_agreement(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Enclose the agreement that is on file."""
    return process_employer_step(request, case, REUSE_PAGE)
