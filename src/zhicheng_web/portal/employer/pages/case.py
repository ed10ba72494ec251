"""One case: papers beside clauses, who holds it, and everything that the employer may do with it now."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.lane_steps import POSTING_STEPS
from zhicheng.procedure.lanes import Lane
from zhicheng.procedure.move import list_steps_from
from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.engine import clause_review, engine_input
from zhicheng_web.cases.engine.fact_hashes import list_renewed_assessments
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.read import timeline
from zhicheng_web.cases.read.case_file import CaseFile
from zhicheng_web.cases.read.id_number import mask_case_number
from zhicheng_web.cases.read.lanes import find_acting_lane, prefetch_lanes
from zhicheng_web.cases.read.parent_reports import find_open_report, is_report_confirmed, may_ask_parent
from zhicheng_web.cases.read.posting import find_attester
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.employer.advice import describe_employer_advice
from zhicheng_web.portal.employer.dispatch.lane_acts import list_open_steps
from zhicheng_web.portal.employer.holder import describe_holder_to_unit, find_other_holders
from zhicheng_web.portal.employer.papers_by_clause import list_counting_papers, pair_paper_with_clauses
from zhicheng_web.portal.employer.publicity.photo import may_have_photo
from zhicheng_web.portal.employer.publicity_starts import find_filing_season
from zhicheng_web.portal.employer.queue_groups import RUNNING_KEY
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import EmployerQueueRow, build_employer_row
from zhicheng_web.portal.shared.request_values import read_public_id
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.shared.words.check_headings import describe_timeline_step, find_public_reason
from zhicheng_web.portal.shared.words.city_words import restate_here
from zhicheng_web.portal.shared.words.evidence_words import describe_grades
from zhicheng_web.portal.shared.words.major_relation import describe_relation
from zhicheng_web.portal.shared.words.noted_objections import list_noted_objections
from zhicheng_web.portal.shared.words.person_changes import describe_person_changes
from zhicheng_web.portal.shared.words.stated_facts import list_graded_parts

EMPLOYER_STEP_PAGES: Mapping[str, tuple[str, str, bool]] = {
    "assess": ("employer-assess", "考核并推荐", False),
    "check_as_agency": ("employer-agency-check", "审核", False),
    "start_publicity": ("employer-publicity", "安排公示", True),
    "start_agency_publicity": ("employer-publicity", "安排公示", True),
    "close_agency_publicity": ("employer-close", "登记公示结果", True),
    "dismiss_agency_objection": ("employer-settle", "核查异议，登记结论", False),
    "stamp_as_employer": ("employer-stamp", "登记盖章", False),
    "stamp_as_agency": ("employer-stamp", "登记盖章", False),
    "close_publicity": ("employer-close", "登记公示结果", True),
    "dismiss_objection": ("employer-settle", "核查异议，登记结论", False),
    "file": ("employer-file", "上报认定部门", True),
    "refile": ("employer-refile", "补正后重报", False),
    "recall": ("employer-recall", "撤回上报", False),
    "return_to_applicant": ("employer-return", "退回本人补正", False),
    "decline_to_recommend": ("employer-decline", "不予推荐", False),
    "record_agency_papers": ("employer-agency-papers", "代录派遣公司的证明材料", False),
    **dict.fromkeys(POSTING_STEPS, ("employer-posting-day", "更正张贴的日子", False)),
    "raise_objection": ("employer-objection", "登记异议", False),
    "raise_agency_objection": ("employer-objection", "登记异议", False),
    "enclose": ("employer-enclose", "附上单位材料", False),
    "leave_employer": ("employer-left", "登记离职", False),
}
"""Where each step of the table is taken: page, words, whether the page takes several cases. In the order of the panel."""
BACKWARD_FROM = list(EMPLOYER_STEP_PAGES).index("return_to_applicant")
"""From here on the steps lead back, or beside the way: none of them is offered as the next act."""


class StepLink(NamedTuple):
    """A link to the page of a step."""

    href: str
    words: str
    first: bool


@entry(Role.EMPLOYER, of="case")
def show_employer_case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The page; ?paper= opens a paper, ?done= tells that the last act was just done."""
    found_case = prefetch_case_parts(find_case_or_404(request, case))
    named = list_counting_papers(found_case)
    wanted = read_public_id(request, "paper")
    chosen = next((one for one in named if one.paper.public_id == wanted), named[0] if named else None)
    history = list(timeline.build_timeline(found_case))
    case_file = CaseFile(found_case, {one.entry.event for one in history})
    noted = list_noted_objections(case_file.objections, history)
    assessment = engine_input.find_assessment_in_force(found_case)
    renewed = list_renewed_assessments(list(found_case.assessments.all())) if assessment else []
    context = {
        "case": found_case,
        "papers": named,
        "stated_parts": [
            *list_graded_parts(found_case, describe_grades(found_case, history, renewed)),
            *describe_relation(found_case, assessment),
        ],
        "history": describe_case_steps(history),
        "objections": noted,
        "disputed": [one for one in noted if one.row.settled_at is None],
        "number": mask_case_number(found_case),
    }
    lane = find_acting_lane(found_case, request.actor)
    context |= {
        "attester": find_attester(history, lane),
        "last": describe_case_steps(history[-1:]),
        "done": "done" in request.GET,
    }
    answer = describe_employer_advice(found_case, find_filed_answer(case_file))
    context |= answer | {
        "open_paper": pair_paper_with_clauses(found_case, chosen, answer.get("answer")) if chosen else None
    }
    other_holder = find_other_holders([found_case], request.actor, has_acted_in_other_role(request.actor, history)).get(
        found_case.pk, ""
    )
    return render_employer_page(
        request,
        "case",
        "employer-queue",
        context | build_case_context(found_case, case_file, other_holder, lane),
    )


def has_acted_in_other_role(actor: Actor, history: Iterable[timeline.TimelineStep]) -> bool:
    """Whether a person has acted in a case in another role than the one they look in."""
    mine = {one.entry.role for one in history if one.entry.actor_id == actor.person_id}
    return bool(mine - {actor.role.value})


def prefetch_case_parts(case: Case) -> Case:
    """The case with its papers, publicities, assessments and lanes."""
    prefetch_related_objects([case], "papers", "publicities", "assessments")
    prefetch_lanes([case])
    return case


def find_filed_answer(case_file: CaseFile) -> Mapping[str, Any] | None:
    """The engine's answer at filing, once the case has left the unit: later data of the unit do not touch it."""
    if case_file.case.about.held_by in (Role.EMPLOYER, Role.APPLICANT) or case_file.verdict is None:
        return None
    return clause_review.parse_verdict_answer(case_file.verdict)


def build_case_context(case: Case, case_file: CaseFile, other_holder: str, lane: Lane) -> dict[str, Any]:
    """Who, what, when; what may be done, nothing where others take the steps; the rows of the case."""
    state, today, agency = case.about, clock.today(), case.particulars.agency
    line = build_employer_row(case, find_filing_season(today), today, other_holder, lane if case.agency_id else None)
    returns = list(case_file.returns)
    return {
        "row": line,
        "state": state,
        "case_file": case_file,
        "person_changes": describe_person_changes(case_file),
        "facts": [
            ("现在由谁办", describe_holder_to_unit(case, other_holder), ""),
            ("下一步", state.next_step, ""),
            ("到哪一天", line.due_on or "没有规定期限", line.due_words),
            *([("派遣公司", agency.name, restate_here("双审核、双公示、双盖章（三（二））"))] if agency else []),
        ],
        "parent": describe_parent_report(case),
        "papers_to_enclose": list_papers_to_enclose(case, today),
        "acts": [] if other_holder else list_step_links(case, line, lane),
        "dispatched": case.agency_id is not None,
        "running": line.publicity if line.group.key == RUNNING_KEY else None,
        "publicity": line.publicity,
        "may_add_photo": not other_holder and may_have_photo(line),
        "returns": returns,
        "faults": [one for round_ in returns if round_.answered_at is None for one in round_.reasons],
        "assessment": engine_input.find_assessment_in_force(case),
    }


def describe_parent_report(case: Case) -> Mapping[str, bool] | None:
    """三（二） 附件2: how a branch's report stands; None where none can be asked for, or the case is not with the unit."""
    if case.about.held_by is not Role.EMPLOYER or not may_ask_parent(case, clock.now()):
        return None
    return {"is_confirmed": is_report_confirmed(case), "waits": find_open_report(case) is not None}


def list_papers_to_enclose(case: Case, today: date) -> Sequence[str]:
    """What the employer has to enclose before it files."""
    encloses = "enclose" in {one.key for one in list_steps_from(case.about.state, [Role.EMPLOYER])}
    return (
        required.list_missing_materials(case, required.list_employer_materials(case, today))
        if encloses and case.filed_at is None
        else ()
    )


def list_step_links(case: Case, line: EmployerQueueRow, lane: Lane) -> list[StepLink]:
    """The steps that are open to a unit, each with its page; a publicity that runs is not closed yet."""
    open_ = set(list_open_steps(case, lane, clock.today()))
    runs = line.group.key == RUNNING_KEY
    open_pages = [
        EMPLOYER_STEP_PAGES[key]
        for key in EMPLOYER_STEP_PAGES
        if key in open_ and not (runs and key == "close_publicity")
    ]
    forward = bool(open_.intersection(list(EMPLOYER_STEP_PAGES)[:BACKWARD_FROM]))
    return [
        StepLink(build_step_url(page, several, case), words, place == 0 and not runs and forward)
        for place, (page, words, several) in enumerate(open_pages)
    ]


def build_step_url(page: str, several: bool, case: Case) -> str:
    """Where a step is taken."""
    return f"{reverse(page)}?case={case.public_id}" if several else reverse(page, args=[case.public_id])


def describe_case_steps(history: Iterable[timeline.TimelineStep]) -> list[tuple[str, str, datetime, str]]:
    """What happened: which step, by whom, when, and why where that is for every party to read."""
    return [
        (describe_timeline_step(one), one.who.name if one.who else "系统", one.entry.at, find_public_reason(one))
        for one in history
    ]
