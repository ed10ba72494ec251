"""The facts that the guards of a step read, asked of the database only for the guards that the step has.

What only the person's form knows (what was ticked, which clauses were answered), and what the engine says, is given by the
action, which asks the engine once.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet

from zhicheng.procedure.guards import GuardInputs
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng.workdays.days import NEVER, day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, Decision, Objection, Proposal, ReturnRound
from zhicheng_web.cases.read import titles_held
from zhicheng_web.cases.transition import due_dates
from zhicheng_web.cases.transition.parties import find_conflicting_cases
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership

PROPOSED_STEPS = {"recognised": "recognise", "refused": "refuse"}


class GuardContext(NamedTuple):
    """What an answer may depend on."""

    case: Case
    by: Actor
    at: datetime


def build_guard_inputs(case: Case, step: str, by: Actor, at: datetime, action_inputs: Mapping[str, Any]) -> GuardInputs:
    """The situation for a step; `given` comes from the form and wins."""
    context = GuardContext(case, by, at)
    found: dict[str, Any] = {"today": engine_input.to_kunming_day(at), "person": by.person_id}
    for need in STEPS_BY_KEY[step].needs:
        found |= INPUTS_BY_GUARD.get(need, no_guard_inputs)(context)
    return GuardInputs(**(found | dict(action_inputs)))


def no_guard_inputs(context: GuardContext) -> Mapping[str, Any]:
    """A guard whose facts the action gives."""
    return {}


def facts_valid_inputs(context: GuardContext) -> Mapping[str, Any]:
    """What is wrong with the facts."""
    return {"problems": engine_input.list_fact_problems(context.case, engine_input.to_kunming_date(context.at))}


def brought_confirmed_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Which parts came from an earlier application and wait for the person's word."""
    return {"unconfirmed": tuple(FACT_PART_NAMES[part] for part in FACT_PART_NAMES if part in context.case.brought)}


def commitment_made_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Whether the commitment letter is there."""
    return {"commitment": engine_input.COMMITMENT_LETTER in engine_input.group_current_papers(context.case)}


def not_barred_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Until when a revoked title bars."""
    until = titles_held.find_bar_end(context.case.person_id)
    return {"barred_until": day_number(until.isoformat()) if until else 0}


def not_own_case_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Whether the actor is another party of this case."""
    return {"own_case": context.case.pk in find_conflicting_cases([context.case], context.by)}


def not_own_employer_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Whether the actor belongs to employer or agency, or did since the case began; self-recognising units aside."""
    case = context.case
    of_units = Q(organisation_id=case.employer_id) | Q(organisation_id=case.agency_id)
    since = DateRange(engine_input.to_kunming_date(case.created_at), None)
    memberships = Membership.objects.filter(of_units, person_id=context.by.person_id, valid__overlap=since)
    return {"own_employer": case.authority_id != case.employer_id and memberships.exists()}


def competent_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Whether the case lies with the actor’s authority."""
    return {
        "competent": context.by.organisation_id is not None and context.by.organisation_id == context.case.authority_id
    }


def publicity_elapsed_inputs(context: GuardContext) -> Mapping[str, Any]:
    """The last day of all lanes; never while one is missing."""
    lanes = ("employer", "agency") if context.case.agency_id else ("employer",)
    found = [engine_input.find_standing_publicity(context.case, lane) for lane in lanes]
    last = NEVER if None in found else max(day_number(one.last_on.isoformat()) for one in found if one)
    return {"publicity_last_day": last}


def no_open_objection_inputs(context: GuardContext) -> Mapping[str, Any]:
    """How many objections are open."""
    return {"open_objections": Objection.objects.filter(case=context.case, state="open", kind="publicity").count()}


def content_unchanged_inputs(context: GuardContext) -> Mapping[str, Any]:
    """The hash of what was made public, and that of the content now."""
    publicity = engine_input.find_standing_publicity(context.case)
    published = publicity.content_hash if publicity else ""
    return {"published_content": published, "content": engine_input.hash_publicised_content(context.case)}


def window_open_inputs(context: GuardContext) -> Mapping[str, Any]:
    """The window that contains or follows today."""
    today = engine_input.to_kunming_day(context.at)
    window = engine_input.build_timetable_on(today).window_from(today)
    return {"window_opens": window.opens, "window_closes": window.closes}


def another_window_inputs(context: GuardContext) -> Mapping[str, Any]:
    """From when somebody may file whose case this window has ended."""
    again = due_dates.find_next_filing_day(context.case.person_id, engine_input.to_kunming_date(context.at))
    return {"again_from": again} if again else {}


def standing_proposal_inputs(context: GuardContext) -> Mapping[str, Any]:
    """What the standing proposal says, and who made it."""
    standing = Proposal.objects.filter(case=context.case, sent_back_at=None, superseded_at=None).first()
    if standing is None:
        return {}
    return {"proposer": standing.examiner_id, "proposal": PROPOSED_STEPS[standing.outcome]}


def not_judged_before_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Whether the actor had a part in the decision that is reviewed."""
    part = Q(examiner_id=context.by.person_id) | Q(approver_id=context.by.person_id)
    return {"judged_before": list_superseded_decisions(context.case).filter(part).exists()}


def not_reviewed_inputs(context: GuardContext) -> Mapping[str, Any]:
    """Whether a decision was reviewed already."""
    return {"reviewed": list_superseded_decisions(context.case).exists()}


def list_superseded_decisions(case: Case) -> QuerySet[Decision]:
    """The decision that a review has set aside."""
    return Decision.objects.filter(case=case, superseded_at__isnull=False)


def grace_inputs(context: GuardContext) -> Mapping[str, Any]:
    """The last day of the grace."""
    last = ReturnRound.objects.filter(case=context.case, side="authority").order_by("-seq").first()
    return {"grace_ends": day_number(last.due_on.isoformat()) if last and last.due_on else 0}


INPUTS_BY_GUARD: Mapping[str, Callable[[GuardContext], Mapping[str, Any]]] = {
    "facts_valid": facts_valid_inputs,
    "brought_confirmed": brought_confirmed_inputs,
    "commitment_made": commitment_made_inputs,
    "not_barred": not_barred_inputs,
    "not_own_case": not_own_case_inputs,
    "not_own_employer": not_own_employer_inputs,
    "competent": competent_inputs,
    "publicity_elapsed": publicity_elapsed_inputs,
    "no_open_objection": no_open_objection_inputs,
    "content_unchanged": content_unchanged_inputs,
    "window_open": window_open_inputs,
    "another_window": another_window_inputs,
    "second_person": standing_proposal_inputs,
    "not_judged_before": not_judged_before_inputs,
    "not_reviewed": not_reviewed_inputs,
    "proposed_to_recognise": standing_proposal_inputs,
    "proposed_to_refuse": standing_proposal_inputs,
    "within_grace": grace_inputs,
    "grace_over": grace_inputs,
}
"""Guards not named here rest on what the action gives."""
