"""The facts that the guards of a step read, asked of the database only for the guards that the step has.

What only the person's form knows (what was ticked, which clauses were answered) is given by the action.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.procedure.guards import GuardInputs
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.workdays.days import NEVER, day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Decision, Objection, Proposal, ReturnRound
from zhicheng_web.cases.read import titles_held
from zhicheng_web.cases.refusals.return_reasons import FIELDS
from zhicheng_web.cases.transition import due_dates
from zhicheng_web.cases.transition.parties import other_sides
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership

PROPOSED = {"recognised": "recognise", "refused": "refuse"}


class Asked(NamedTuple):
    """What an answer may depend on."""

    case: Case
    by: Actor
    at: datetime


def situation(case: Case, step: str, by: Actor, at: datetime, given: Mapping[str, Any]) -> GuardInputs:
    """The situation for a step; `given` comes from the form and wins."""
    asked = Asked(case, by, at)
    found: dict[str, Any] = {"today": engine_input.day_of(at), "person": by.person_id}
    for need in STEPS_BY_KEY[step].needs:
        found |= ANSWERS.get(need, nothing)(asked)
    return GuardInputs(**(found | dict(given)))


def nothing(asked: Asked) -> Mapping[str, Any]:
    """A guard whose facts the action gives."""
    return {}


def facts_valid(asked: Asked) -> Mapping[str, Any]:
    """What is wrong with the facts."""
    return {"problems": engine_input.problems(asked.case, engine_input.date_of(asked.at))}


def brought_confirmed(asked: Asked) -> Mapping[str, Any]:
    """Which parts came from an earlier application and wait for the person's word."""
    return {"unconfirmed": tuple(FIELDS[part] for part in FIELDS if part in asked.case.brought)}


def papers_complete(asked: Asked) -> Mapping[str, Any]:
    """Which papers are missing."""
    return {"missing_papers": engine_input.missing_papers(asked.case, engine_input.date_of(asked.at))}


def commitment_made(asked: Asked) -> Mapping[str, Any]:
    """Whether the commitment letter is there."""
    return {"commitment": engine_input.COMMITMENT in engine_input.papers(asked.case)}


def not_barred(asked: Asked) -> Mapping[str, Any]:
    """Until when a revoked title bars."""
    until = titles_held.barred_until(asked.case.person_id)
    return {"barred_until": day_number(until.isoformat()) if until else 0}


def not_own_case(asked: Asked) -> Mapping[str, Any]:
    """Whether the actor has taken another side."""
    return {"own_case": asked.case.pk in other_sides([asked.case], asked.by)}


def not_own_employer(asked: Asked) -> Mapping[str, Any]:
    """Whether the actor belongs to employer or agency, or did since the case began; self-recognising units aside."""
    case = asked.case
    theirs = Q(organisation_id=case.employer_id) | Q(organisation_id=case.agency_id)
    since = DateRange(engine_input.date_of(case.created_at), None)
    held = Membership.objects.filter(theirs, person_id=asked.by.person_id, valid__overlap=since)
    return {"own_employer": case.authority_id != case.employer_id and held.exists()}


def competent(asked: Asked) -> Mapping[str, Any]:
    """Whether the case lies with the actor’s authority."""
    return {"competent": asked.by.organisation_id is not None and asked.by.organisation_id == asked.case.authority_id}


def publicity_elapsed(asked: Asked) -> Mapping[str, Any]:
    """The last day of all lanes; never while one is missing."""
    lanes = ("employer", "agency") if asked.case.agency_id else ("employer",)
    found = [engine_input.standing_publicity(asked.case, lane) for lane in lanes]
    last = NEVER if None in found else max(day_number(one.last_on.isoformat()) for one in found if one)
    return {"publicity_last_day": last}


def no_open_objection(asked: Asked) -> Mapping[str, Any]:
    """How many objections are open."""
    return {"open_objections": Objection.objects.filter(case=asked.case, state="open", kind="publicity").count()}


def content_unchanged(asked: Asked) -> Mapping[str, Any]:
    """What hung on the board, and what the content is now."""
    publicity = engine_input.standing_publicity(asked.case)
    published = publicity.content_hash if publicity else ""
    return {"published_content": published, "content": engine_input.content_hash(asked.case)}


def window_open(asked: Asked) -> Mapping[str, Any]:
    """The window that contains or follows today."""
    today = engine_input.day_of(asked.at)
    window = engine_input.timetable_on(today).window_from(today)
    return {"window_opens": window.opens, "window_closes": window.closes}


def another_window(asked: Asked) -> Mapping[str, Any]:
    """From when somebody may file whose case this window has ended."""
    again = due_dates.again_from(asked.case.person_id, engine_input.date_of(asked.at))
    return {"again_from": again} if again else {}


def authority_known(asked: Asked) -> Mapping[str, Any]:
    """Who would recognise; where nobody, why: the case is outside, the unit's data do not say, or nobody is registered."""
    try:
        answer = engine_input.judged(asked.case, engine_input.date_of(asked.at))
    except InvalidCase:
        return {"no_authority": "填写的内容还不完整，不能确定认定部门", "to_route": "请退回本人补正。"}
    found = engine_input.authority_of(asked.case, answer)
    if found is not None:
        return {"authority": found.name}
    if answer["authority"] is not None:
        return {"no_authority": f"{answer['authority_name']}还没有登记，不能接收", "to_route": "请联系市人社局登记。"}
    why = answer["authority_reason"].partition("（")[0]
    outside = answer["verdict"] == "out_of_scope"
    return {"no_authority": why, "to_route": TO_SCOPE if outside else TO_UNIT}


TO_SCOPE = "请看系统意见里未满足的条款。单位资料错了的，请在“单位和人员”里更正；没有错的，请和本人商量撤回。"
TO_UNIT = "请在“单位和人员”里更正单位资料，填写管理归属地。"


def proposal(asked: Asked) -> Mapping[str, Any]:
    """Who proposed what."""
    standing = Proposal.objects.filter(case=asked.case, sent_back_at=None, superseded_at=None).first()
    if standing is None:
        return {}
    return {"proposer": standing.examiner_id, "proposal": PROPOSED[standing.outcome]}


def not_judged_before(asked: Asked) -> Mapping[str, Any]:
    """Whether the actor had a part in the decision that is reviewed."""
    part = Q(examiner_id=asked.by.person_id) | Q(approver_id=asked.by.person_id)
    return {"judged_before": superseded(asked.case).filter(part).exists()}


def not_reviewed(asked: Asked) -> Mapping[str, Any]:
    """Whether a decision was reviewed already."""
    return {"reviewed": superseded(asked.case).exists()}


def superseded(case: Case) -> QuerySet[Decision]:
    """The decision that a review has set aside."""
    return Decision.objects.filter(case=case, superseded_at__isnull=False)


def grace(asked: Asked) -> Mapping[str, Any]:
    """The last day of the grace."""
    last = ReturnRound.objects.filter(case=asked.case, side="authority").order_by("-seq").first()
    return {"grace_ends": day_number(last.due_on.isoformat()) if last and last.due_on else 0}


ANSWERS: Mapping[str, Callable[[Asked], Mapping[str, Any]]] = {
    "facts_valid": facts_valid,
    "papers_complete": papers_complete,
    "brought_confirmed": brought_confirmed,
    "commitment_made": commitment_made,
    "not_barred": not_barred,
    "not_own_case": not_own_case,
    "not_own_employer": not_own_employer,
    "competent": competent,
    "publicity_elapsed": publicity_elapsed,
    "no_open_objection": no_open_objection,
    "content_unchanged": content_unchanged,
    "window_open": window_open,
    "another_window": another_window,
    "authority_known": authority_known,
    "second_person": proposal,
    "not_judged_before": not_judged_before,
    "not_reviewed": not_reviewed,
    "proposed_to_recognise": proposal,
    "proposed_to_refuse": proposal,
    "within_grace": grace,
    "grace_over": grace,
}
"""Guards not named here rest on what the action gives."""
