"""The ways through the procedure that the cases of the demo city have gone: each state, and the real actions up to it."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random

from zhicheng.procedure.states import State
from zhicheng.workdays.days import as_date
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.actions.assess import AssessmentAnswers, assess
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.expire import expire
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.propose_decline import propose_decline
from zhicheng_web.cases.actions.propose_revocation import propose_revocation
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.refuse import refuse
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.revoke import revoke
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine.clause_review import (
    CLAUSE_ANSWERS,
    ClauseAnswer,
    find_latest_verdict,
    list_clause_checks,
    parse_verdict_answer,
)
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.models.title_change import TITLE_CHANGE_PROOF
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.demo import lane_walks
from zhicheng_web.demo.another_city import fit_faults
from zhicheng_web.demo.case_walk import CaseSetup, CaseWalk
from zhicheng_web.demo.papers import draw_scan
from zhicheng_web.people.actor import SYSTEM, Actor
from zhicheng_web.people.queries import build_membership_actor, list_members_in_roles

CHECKED_REASON = "已核对原件，予以认可"
NOT_PROVEN = "毕业证书编号与学历查询结果不一致，学历不能确认"
REVIEW = AssessmentAnswers(
    True, True, True, True, "遵纪守法，爱岗敬业", "能独立完成本岗位工作", "参与两个项目并按期完成", "qualified", False, False,
    "same", "", {"educations.1": "compared", "employment.1": "original", "insurance.1": "compared"},
)  # fmt: skip
EMPLOYER_FAULTS = (
    (Fault("insurance_differs", "缺最近一个月"), Fault("identity_unclear", "反面没有拍全")),
    (Fault("service_differs", "起始月份与登记表不符"), Fault("register_unclear")),
    (Fault("education_unclear", "证书编号看不清"),),
)
AUTHORITY_FAULTS = (
    Fault("insurance_unclear"),
    Fault("service_differs", "起始月份与登记表不符"),
    Fault("assessment_unclear"),
)


def do_submit(walk: CaseWalk) -> Case:
    return submit(walk.case, **walk.act(walk.case_setup.applicant, walk.days.written + 1))


def do_return_to_applicant(walk: CaseWalk) -> Case:
    faults = fit_faults(walk.chance.choice(EMPLOYER_FAULTS))
    return return_to_applicant(walk.case, faults=faults, **walk.act(walk.case_setup.hr, walk.days.posted))


def do_leave_employer(walk: CaseWalk) -> Case:
    return leave_employer(walk.case, **walk.act(walk.case_setup.hr, walk.days.posted))


def do_withdraw(walk: CaseWalk) -> Case:
    return withdraw(walk.case, **walk.act(walk.case_setup.applicant, walk.days.posted))


def do_decline_to_recommend(walk: CaseWalk) -> Case:
    """By two people where the unit has two."""
    reason, hr, day = "本年度工作成绩未达到岗位要求", walk.case_setup.hr, walk.days.posted
    colleague = find_colleague(hr, as_date(day))
    if colleague:
        walk.case = propose_decline(walk.case, reason=reason, **walk.act(hr, day))
    return decline_to_recommend(walk.case, reason=reason, **walk.act(colleague or hr, day))


def find_colleague(hr: Actor, on: date) -> Actor | None:
    """Somebody else who does the same work of the unit on a day."""
    same = list_members_in_roles([hr.role.value], on).filter(organisation_id=hr.organisation_id or 0)
    other = same.exclude(person_id=hr.person_id).first()
    return build_membership_actor(other) if other else None


def do_assess(walk: CaseWalk) -> Case:
    """The employer encloses its own papers and assesses the applicant."""
    walk.case = assess(walk.case, REVIEW, **walk.act(walk.case_setup.hr, walk.days.written + 2))
    walk.attach_papers(required.list_employer_materials, walk.case_setup.hr, walk.days.written + 2)
    return walk.case


def do_start_publicity(walk: CaseWalk) -> Case:
    act, start_on = walk.act(walk.case_setup.hr, walk.days.posted), as_date(walk.days.posted)
    return start_publicity(walk.case, start_on=start_on, place="单位公告栏", **act)


def do_raise_objection(walk: CaseWalk) -> Case:
    return raise_objection(
        walk.case,
        words="反映工作年限与实际不符",
        raised_by="本单位职工马永康",
        **walk.act(walk.case_setup.hr, walk.days.answered),
    )


def do_close_publicity(walk: CaseWalk) -> Case:
    return close_publicity(walk.case, result=NO_OBJECTION, **walk.act(walk.case_setup.hr, walk.days.filed))


def do_file(walk: CaseWalk) -> Case:
    return file(walk.case, **walk.act(walk.case_setup.hr, walk.days.filed))


def do_accept(walk: CaseWalk) -> Case:
    return accept(walk.case, **walk.act(walk.team.examiner, walk.days.accepted))


def do_return_to_employer(walk: CaseWalk) -> Case:
    faults = fit_faults(AUTHORITY_FAULTS)
    return return_to_employer(walk.case, faults=faults, **walk.act(walk.team.examiner, walk.days.answered))


def do_expire(walk: CaseWalk) -> Case:
    return expire(walk.case, **walk.act(SYSTEM, walk.days.late))


def do_propose(walk: CaseWalk) -> Case:
    """Clauses that the engine leaves to a person are answered, with the reason."""
    asked = [
        one
        for one in list_clause_checks(find_latest_verdict(walk.case))
        if one["result"] not in (*CLAUSE_ANSWERS, "later")
    ]
    answers = {one["key"]: ClauseAnswer("pass", CHECKED_REASON) for one in asked}
    proposed = ProposedOutcome(Outcome.RECOGNISED, CHECKED_REASON if asked else "")
    return propose(walk.case, proposed, answers=answers, **walk.act(walk.team.examiner, walk.days.answered))


def do_propose_to_refuse(walk: CaseWalk) -> Case:
    verdict = find_latest_verdict(walk.case)
    route = parse_verdict_answer(verdict)["route"]
    clause = next(one["clause"] for one in list_clause_checks(verdict) if one["key"] == route)
    answers = {
        one["key"]: ClauseAnswer("pass", CHECKED_REASON)
        for one in list_clause_checks(verdict)
        if one["result"] not in CLAUSE_ANSWERS
    }
    answers[route] = ClauseAnswer("fail", NOT_PROVEN)
    proposed = ProposedOutcome(Outcome.REFUSED, NOT_PROVEN, clause)
    return propose(walk.case, proposed, answers=answers, **walk.act(walk.team.examiner, walk.days.answered))


def do_recognise(walk: CaseWalk) -> Case:
    return recognise(walk.case, **walk.act(walk.team.approver, walk.days.answered))


def do_refuse(walk: CaseWalk) -> Case:
    return refuse(walk.case, **walk.act(walk.team.approver, walk.days.answered))


def do_propose_revocation(walk: CaseWalk) -> Case:
    scan, click = draw_scan(TITLE_CHANGE_PROOF), walk.act(walk.team.examiner, walk.days.answered)
    reason = "提交的学历证书经核实系伪造"
    return propose_revocation(walk.case, reason=reason, file_name="学历核查复函.png", data=scan, **click)


def do_answer_revocation(walk: CaseWalk) -> Case:
    statement = "证书是委托中介办理的，我愿意配合调查"
    return answer_revocation(walk.case, statement=statement, **walk.act(walk.case_setup.applicant, walk.days.late))


def do_revoke(walk: CaseWalk) -> Case:
    return revoke(walk.case, **walk.act(walk.team.approver, walk.days.late))


WalkStep = Callable[[CaseWalk], Case]
TO_PUBLICITY: tuple[WalkStep, ...] = (do_submit, do_assess, do_start_publicity)
TO_AUTHORITY: tuple[WalkStep, ...] = (*TO_PUBLICITY, do_close_publicity, do_file)
TO_EXAMINATION: tuple[WalkStep, ...] = (*TO_AUTHORITY, do_accept)
TO_REVOCATION: tuple[WalkStep, ...] = (do_propose_revocation, do_answer_revocation, do_revoke)
STEPS_TO_STATE: Mapping[State, tuple[WalkStep, ...]] = {
    State.DRAFT: (),
    State.SUBMITTED: (do_submit,),
    State.RETURNED_TO_APPLICANT: (do_submit, do_return_to_applicant),
    State.LEFT_EMPLOYER: (do_submit, do_leave_employer),
    State.WITHDRAWN: (do_submit, do_withdraw),
    State.NOT_RECOMMENDED: (do_submit, do_decline_to_recommend),
    State.ASSESSED: (do_submit, do_assess),
    State.IN_PUBLICITY: TO_PUBLICITY,
    State.OBJECTION_OPEN: (*TO_PUBLICITY, do_raise_objection),
    State.PUBLICITY_CLOSED: (*TO_PUBLICITY, do_close_publicity),
    State.FILED: TO_AUTHORITY,
    State.IN_EXAMINATION: TO_EXAMINATION,
    State.RETURNED_TO_EMPLOYER: (*TO_EXAMINATION, do_return_to_employer),
    State.EXPIRED: (*TO_EXAMINATION, do_return_to_employer, do_expire),
    State.PROPOSED: (*TO_EXAMINATION, do_propose),
    State.RECOGNISED: (*TO_EXAMINATION, do_propose, do_recognise),
    State.REFUSED: (*TO_EXAMINATION, do_propose_to_refuse, do_refuse),
    State.REVOKED: (*TO_EXAMINATION, do_propose, do_recognise, *TO_REVOCATION),
}

AGENCY_FOLLOWS: Mapping[WalkStep, Callable[[CaseWalk, Actor], Case]] = {
    do_assess: lane_walks.check,
    do_start_publicity: lane_walks.post,
    do_close_publicity: lane_walks.close,
}
"""三（二） what the agency of a dispatched worker does after a step of the employer's."""


def walk_case_to(case_setup: CaseSetup, state: State, chance: Random) -> Case:
    """A case that has come to a state. Drafts have no papers yet."""
    case_walk = CaseWalk(case_setup, chance, with_papers=state is not State.DRAFT)
    for step in STEPS_TO_STATE[state]:
        if step is do_file and case_setup.agency is not None:
            case_walk.case = lane_walks.stamp_both(case_walk)
        case_walk.case = step(case_walk)
        if step in AGENCY_FOLLOWS and case_setup.agency_hr is not None:
            case_walk.case = AGENCY_FOLLOWS[step](case_walk, case_setup.agency_hr)
    return case_walk.case
