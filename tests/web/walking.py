"""Reaching a state by walking: `case_at(cast, State.FILED)` takes the real actions, as people would, on given days.

A walk of 2026: written in February, publicised from 2 to 9 March, filed on the 10th, examined and recognised in March.
"""

import io
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.models import Model
from PIL import Image

from tests.web.cast import USCC, Cast, moment, officer
from tests.web.remembered import remembered
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.appeal_decline import appeal_decline
from zhicheng_web.cases.actions.ask_change_review import ask_change_review
from zhicheng_web.cases.actions.ask_second_return import ask_second_return
from zhicheng_web.cases.actions.ask_transfer import ask_transfer
from zhicheng_web.cases.actions.assess import AssessmentAnswers, assess
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.correct import correct
from zhicheng_web.cases.actions.decline_to_recommend import decline_to_recommend
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.expire import expire
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.propose_change_review import propose_change_review
from zhicheng_web.cases.actions.propose_correction import propose_correction
from zhicheng_web.cases.actions.propose_revocation import propose_revocation
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.actions.refuse import refuse
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.revoke import revoke
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.engine.clause_review import ClauseAnswer
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.authorised import Act
from zhicheng_web.people.actor import SYSTEM, Actor
from zhicheng_web.people.models import Membership, Organisation
from zhicheng_web.people.queries import build_membership_actor

FACTS: dict[str, Any] = {
    "applicant": {"origin": "mainland", "status": "employed", "annual_review": "qualified"},
    "target": {"series": "engineering", "specialty": "机械", "level": "assistant", "major_relation": "same"},
    "educations": [
        {
            "level": "bachelor",
            "diploma_date": "2024-06-30",
            "degree_date": "2024-06-30",
            "mode": "full_time",
            "recognized": True,
            "school": "滇池学院",
            "major": "机械设计",
            "diploma_number": "DC2024001",
        }
    ],
    "employment": [
        {
            "start": "2024-08-01",
            "employer": USCC,
            "work": "professional",
            "series": "engineering",
            "record": "recruitment_register",
        }
    ],
    "insurance": [{"from": "2025-01", "to": "2026-02", "payer": USCC, "area": "kunming", "late": False}],
    "post": {"title": "机械设计员", "specialty": "机械", "department": "设计部"},
    "summary": {"work": "到岗后跟着师傅画图，第二年起独立设计。", "achievements": "完成三台泵的设计"},
}
REVIEW = AssessmentAnswers(
    True, True, True, True, "遵纪守法，作风踏实", "能独立完成设计", "参与三个项目", "qualified", False, False, "same"
)
REASON = "出生日期与证件不一致，核实后不符合条件"


def act(case: Case, by: Actor, at: datetime) -> Act:
    """What an action is given for one click on a fresh page."""
    return Act(by=by, at=at, key=uuid4(), version=case.version)


def picture(shade: int = 200) -> bytes:
    """A small scan; another shade is another paper."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), (shade, shade, shade)).save(out, "PNG")
    return out.getvalue()


def dispatch(case: Case, agency: Organisation) -> None:
    """Let a case come through an agency after the fact: no walk has one at every step, and a filing would be another."""
    rewrite(case, agency=agency)


def rewrite(row: Model, **columns: Any) -> None:
    """Let columns of a row stand otherwise than any act has left them; the guards do not see it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        type(row)._base_manager.filter(pk=row.pk).update(**columns)
        cursor.execute("SET LOCAL session_replication_role = origin")


@remembered("FACTS", "REVIEW")
def draft(cast: Cast, facts: dict[str, Any] | None = None, agency: Organisation | None = None) -> Case:
    """A draft with everything that it owes."""
    person, at = cast.person(cast.li_yun), moment("02-02")
    case = start(person, cast.firm, agency=agency, by=cast.li_yun, at=at, key=uuid4())
    case = edit(case, deepcopy(facts or FACTS), **act(case, cast.li_yun, moment("02-02", 10)))
    for place, one in enumerate(required.list_applicant_materials(case, date(2026, 2, 2))):
        click = act(case, cast.li_yun, moment("02-02", 11, place))
        case = attach_paper(case, kind=one.key, name=f"{one.name}.png", data=picture(place), **click)
    return case


@remembered("FACTS", "REVIEW")
def take_back(cast: Cast) -> Case:
    case = draft(cast)
    return withdraw(case, **act(case, cast.li_yun, moment("02-03")))


@remembered("FACTS", "REVIEW")
def submitted(cast: Cast) -> Case:
    case = draft(cast)
    return submit(case, **act(case, cast.li_yun, moment("02-03")))


@remembered("FACTS", "REVIEW")
def returned_to_applicant(cast: Cast) -> Case:
    case = submitted(cast)
    faults = [Fault("insurance_differs", "缺2月"), Fault("identity_unclear")]
    return return_to_applicant(case, faults=faults, **act(case, cast.wang_fang, moment("02-04")))


@remembered("FACTS", "REVIEW")
def left(cast: Cast) -> Case:
    case = submitted(cast)
    return leave_employer(case, **act(case, cast.wang_fang, moment("02-04")))


@remembered("FACTS", "REVIEW")
def not_recommended(cast: Cast) -> Case:
    case = submitted(cast)
    return decline_to_recommend(case, reason="不能胜任现岗位工作", **act(case, cast.wang_fang, moment("02-04")))


@remembered("FACTS", "REVIEW")
def decline_appealed(cast: Cast) -> Case:
    """Declined by the one person of the unit; the applicant has turned to the bureau."""
    case = not_recommended(cast)
    return appeal_decline(case, reason=REASON, **act(case, cast.li_yun, moment("02-05")))


@remembered("FACTS", "REVIEW")
def assessed(cast: Cast) -> Case:
    case = submitted(cast)
    return assess(case, REVIEW, **act(case, cast.wang_fang, moment("02-04")))


@remembered("FACTS", "REVIEW")
def in_publicity(cast: Cast) -> Case:
    case = assessed(cast)
    return start_publicity(
        case, start_on=date(2026, 3, 2), place="公告栏", **act(case, cast.wang_fang, moment("03-02"))
    )


@remembered("FACTS", "REVIEW")
def objected(cast: Cast) -> Case:
    case = in_publicity(cast)
    return raise_objection(case, words="工作年限不实", **act(case, cast.wang_fang, moment("03-05")))


@remembered("FACTS", "REVIEW")
def objected_twice(cast: Cast) -> Case:
    case = objected(cast)
    return raise_objection(case, words="学历不实", raised_by="张三", **act(case, cast.wang_fang, moment("03-05", 10)))


def post_again(case: Case, cast: Cast) -> Case:
    """Another notice after the first was taken down."""
    click = act(case, cast.wang_fang, moment("03-06", 16))
    return start_publicity(case, start_on=date(2026, 3, 6), place="公告栏", **click)


def object_to_it(case: Case, cast: Cast) -> Case:
    """Somebody objects to what hangs."""
    return raise_objection(case, words="学历不实", **act(case, cast.wang_fang, moment("03-06", 17)))


@remembered("FACTS", "REVIEW")
def closed(cast: Cast) -> Case:
    case = in_publicity(cast)
    return close_publicity(case, result=NO_OBJECTION, **act(case, cast.wang_fang, moment("03-10")))


@remembered("FACTS", "REVIEW")
def filed(cast: Cast) -> Case:
    case = closed(cast)
    return file(case, **act(case, cast.wang_fang, moment("03-10", 10)))


@remembered("FACTS", "REVIEW")
def misrouted(cast: Cast) -> Case:
    """Filed, and sent by the bureau to another authority than the rules name: that one may send it where they do."""
    case = filed(cast)
    return transfer(case, cast.guandu, reason=REASON, **act(case, cast.supervisor, moment("03-11")))


@remembered("FACTS", "REVIEW")
def in_examination(cast: Cast) -> Case:
    case = filed(cast)
    return accept(case, **act(case, cast.examiner, moment("03-11")))


@remembered("FACTS", "REVIEW")
def returned_to_employer(cast: Cast) -> Case:
    case = in_examination(cast)
    faults = [Fault("insurance_unclear"), Fault("service_differs", "起始月份不符"), Fault("assessment_unclear")]
    return return_to_employer(case, faults=faults, **act(case, cast.examiner, moment("03-12")))


@remembered("FACTS", "REVIEW")
def told_before(cast: Cast) -> Case:
    """Returned once, put right, filed again and accepted again: under examination for the second time."""
    case = in_examination(cast)
    click = act(case, cast.examiner, moment("03-12"))
    case = return_to_employer(case, faults=[Fault("publicity_unclear")], **click)
    case = refile(case, answers={"publicity_unclear": "公示照片见附件"}, **act(case, cast.wang_fang, moment("03-13")))
    return accept(case, **act(case, cast.examiner, moment("03-16")))


@remembered("FACTS", "REVIEW")
def second_return_asked(cast: Cast) -> Case:
    """The examiner would tell something that could not be seen before."""
    case = told_before(cast)
    click = act(case, cast.examiner, moment("03-16", 10))
    return ask_second_return(case, faults=[Fault("insurance_unclear", "缺2月")], reason=REASON, **click)


@remembered("FACTS", "REVIEW")
def transfer_asked(cast: Cast) -> Case:
    """The examiner has asked the bureau to send the case to another authority than the rules name."""
    case = in_examination(cast)
    return ask_transfer(case, cast.guandu, reason=REASON, **act(case, cast.examiner, moment("03-12")))


@remembered("FACTS", "REVIEW")
def expired(cast: Cast) -> Case:
    case = returned_to_employer(cast)
    return expire(case, **act(case, SYSTEM, moment("03-20")))


@remembered("FACTS", "REVIEW")
def proposed(cast: Cast) -> Case:
    case = in_examination(cast)
    to_recognise = ProposedOutcome(Outcome.RECOGNISED)
    return propose(case, to_recognise, answers={}, **act(case, cast.examiner, moment("03-12")))


@remembered("FACTS", "REVIEW")
def recognised(cast: Cast) -> Case:
    case = proposed(cast)
    return recognise(case, **act(case, cast.approver, moment("03-13")))


@remembered("FACTS", "REVIEW")
def proposed_to_refuse(cast: Cast) -> Case:
    case = in_examination(cast)
    answers = {"bachelor": ClauseAnswer("fail", REASON)}
    to_refuse = ProposedOutcome(Outcome.REFUSED, REASON, "二（二）4")
    return propose(case, to_refuse, answers=answers, **act(case, cast.examiner, moment("03-12")))


@remembered("FACTS", "REVIEW")
def refused(cast: Cast) -> Case:
    case = proposed_to_refuse(cast)
    return refuse(case, **act(case, cast.approver, moment("03-13")))


FORGED = "提交的学历证书系伪造"
EVIDENCE: dict[str, Any] = {"file_name": "核查函.png", "data": picture(33)}
"""What a proposal on a title rests on."""


@remembered("FACTS", "REVIEW")
def correction_proposed(cast: Cast) -> Case:
    """Another specialty, which the approver has not seen yet."""
    case = recognised(cast)
    click = act(case, cast.examiner, moment("03-16"))
    return propose_correction(case, specialty="机械设计", reason=REASON, **EVIDENCE, **click)


@remembered("FACTS", "REVIEW")
def corrected(cast: Cast) -> Case:
    case = correction_proposed(cast)
    return correct(case, **act(case, cast.approver, moment("03-16", 15)))


def put_right(case: Case, cast: Cast, at: datetime, reason: str = REASON, specialty: str = "") -> Case:
    """Another specialty of a granted title, proposed by one and approved by another in the next hour."""
    case = propose_correction(case, reason=reason, specialty=specialty, **EVIDENCE, **act(case, cast.examiner, at))
    return correct(case, **act(case, cast.approver, at + timedelta(hours=1)))


def take_away(case: Case, cast: Cast, told: datetime, at: datetime, reason: str = FORGED) -> Case:
    """A title revoked by two people, the person told first; the term has passed."""
    case = propose_revocation(case, reason=reason, **EVIDENCE, **act(case, cast.examiner, told))
    return revoke(case, **act(case, cast.approver, at))


@remembered("FACTS", "REVIEW")
def revocation_proposed(cast: Cast) -> Case:
    """The person is told, and may answer until 31 March."""
    case = recognised(cast)
    return propose_revocation(case, reason=FORGED, **EVIDENCE, **act(case, cast.examiner, moment("03-24")))


@remembered("FACTS", "REVIEW")
def revoked(cast: Cast) -> Case:
    case = revocation_proposed(cast)
    return revoke(case, **act(case, cast.approver, moment("04-01")))


@remembered("FACTS", "REVIEW")
def revocation_appealed(cast: Cast) -> Case:
    """Revoked, and the person has asked other people to look again."""
    case = revoked(cast)
    return ask_change_review(case, reason=REASON, **EVIDENCE, **act(case, cast.li_yun, moment("04-02")))


@remembered("FACTS", "REVIEW")
def correction_appealed(cast: Cast) -> Case:
    case = corrected(cast)
    return ask_change_review(case, reason=REASON, **act(case, cast.li_yun, moment("03-17")))


def review_proposed(case: Case, cast: Cast, outcome: str, day: str) -> Case:
    """Another examiner has looked at a correction or a revocation once more."""
    second = colleague(cast, "examiner")
    return propose_change_review(case, outcome=outcome, reason=REASON, **act(case, second, moment(day)))


def colleague(cast: Cast, role: str) -> Actor:
    """Somebody else of the same authority, who has acted on nothing yet; the same whenever asked."""
    name = {"examiner": "鲁晨", "approver": "周敏"}[role]
    there = Membership.objects.filter(person__name=name, organisation=cast.wuhua, role=role).first()
    return build_membership_actor(there) if there else officer(name, f"second-{role}", cast.wuhua, role)


WALKS: dict[State, Callable[[Cast], Case]] = {
    State.DRAFT: draft,
    State.SUBMITTED: submitted,
    State.RETURNED_TO_APPLICANT: returned_to_applicant,
    State.LEFT_EMPLOYER: left,
    State.ASSESSED: assessed,
    State.NOT_RECOMMENDED: not_recommended,
    State.IN_PUBLICITY: in_publicity,
    State.OBJECTION_OPEN: objected,
    State.PUBLICITY_CLOSED: closed,
    State.FILED: filed,
    State.IN_EXAMINATION: in_examination,
    State.RETURNED_TO_EMPLOYER: returned_to_employer,
    State.PROPOSED: proposed,
    State.RECOGNISED: recognised,
    State.REFUSED: refused,
    State.WITHDRAWN: take_back,
    State.EXPIRED: expired,
    State.REVOKED: revoked,
}


def case_at(cast: Cast, state: State) -> Case:
    """A case of 李云 in a state, reached by the real steps."""
    return WALKS[state](cast)
