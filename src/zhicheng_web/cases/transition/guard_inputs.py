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
from zhicheng.procedure.steps import STEPS_BY_KEY, TITLE_STATES
from zhicheng.words.printed_fields import STATED_PART_NAMES
from zhicheng.workdays.days import day_number
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.engine.remedies import find_review_end
from zhicheng_web.cases.models import Case, Decision, Objection, Proposal, ReturnRound
from zhicheng_web.cases.read.declines import find_decline_proposer, has_colleagues, read_appeal
from zhicheng_web.cases.read.lanes import find_acting_lane
from zhicheng_web.cases.read.officers.asked_transfers import read_asked_transfer
from zhicheng_web.cases.read.officers.handlers import read_other_handler, read_take_on_problem
from zhicheng_web.cases.read.titles import titles_held
from zhicheng_web.cases.transition import due_dates, lane_inputs
from zhicheng_web.cases.transition.parties import find_conflicting_cases
from zhicheng_web.cases.transition.title_inputs import read_reviewed_change, read_second_return, read_title_change
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership
from zhicheng_web.people.queries import read_number_state

RETURNING_STATES = STEPS_BY_KEY["agree_second_return"].from_
PROPOSED_STEPS = {"recognised": "recognise", "refused": "refuse"}


class GuardContext(NamedTuple):
    """What an answer may depend on."""

    case: Case
    by: Actor
    at: datetime


def build_guard_inputs(case: Case, step: str, by: Actor, at: datetime, action_inputs: Mapping[str, Any]) -> GuardInputs:
    """The guard inputs for a step; `action_inputs` come from the form and win."""
    context = GuardContext(case, by, at)
    found: dict[str, Any] = {"today": engine_input.to_kunming_day(at), "person_id": by.person_id}
    for read in dict.fromkeys(INPUTS_BY_GUARD.get(need, read_nothing) for need in STEPS_BY_KEY[step].needs):
        found |= read(context)  # once, however many guards rest on it
    return GuardInputs(**(found | dict(action_inputs)))


def read_nothing(context: GuardContext) -> Mapping[str, Any]:
    """A guard whose facts the action gives."""
    return {}


def read_fact_problems(context: GuardContext) -> Mapping[str, Any]:
    """What is wrong with the facts."""
    return {"fact_problems": engine_input.list_fact_problems(context.case, engine_input.to_kunming_date(context.at))}


def read_unconfirmed_parts(context: GuardContext) -> Mapping[str, Any]:
    """Which parts came from an earlier application and wait for the person's word."""
    return {
        "unconfirmed_parts": tuple(name for part, name in STATED_PART_NAMES.items() if part in context.case.brought)
    }


def read_commitment_letter(context: GuardContext) -> Mapping[str, Any]:
    """Whether the commitment letter is there, or the policy asks none."""
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(context.at))
    asked = any(one.key == engine_input.COMMITMENT_LETTER for one in policy.materials)
    has_letter = engine_input.COMMITMENT_LETTER in engine_input.group_current_papers(context.case)
    return {"has_commitment_letter": has_letter or not asked}


def read_bar_end(context: GuardContext) -> Mapping[str, Any]:
    """Until when a revoked title bars."""
    until = titles_held.find_bar_end(context.case.person_id)
    return {"barred_until": day_number(until.isoformat()) if until else 0}


def read_number_standing(context: GuardContext) -> Mapping[str, Any]:
    """How far the applicant's number is theirs, as it stands now."""
    return {"number_state": read_number_state(context.case.person_id)}


def read_other_party(context: GuardContext) -> Mapping[str, Any]:
    """Whether the actor is another party of this case."""
    return {"is_other_party": context.case.pk in find_conflicting_cases([context.case], context.by)}


def read_own_employer(context: GuardContext) -> Mapping[str, Any]:
    """Whether the actor belongs to employer or agency, or did since the case began; self-recognising units aside."""
    case = context.case
    of_units = Q(organisation_id=case.employer_id) | Q(organisation_id=case.agency_id)
    since = DateRange(engine_input.to_kunming_date(case.created_at), None)
    memberships = Membership.objects.filter(of_units, person_id=context.by.person_id, valid__overlap=since)
    return {"belongs_to_employer": case.authority_id != case.employer_id and memberships.exists()}


def read_authority(context: GuardContext) -> Mapping[str, Any]:
    """Whether the case lies with the actor’s authority."""
    own_authority = context.by.organisation_id
    return {"lies_with_authority": own_authority is not None and own_authority == context.case.authority_id}


def read_publicity_end(context: GuardContext) -> Mapping[str, Any]:
    """The last day of the acting unit's publicity; never while there is none."""
    lane = find_acting_lane(context.case, context.by)
    return {"publicity_last_day": lane_inputs.find_lane_publicity_end(context.case, lane)}


def read_posting_day(context: GuardContext) -> Mapping[str, Any]:
    """Whether the acting unit's notice went up on a working day, by the calendar in use."""
    return lane_inputs.read_posting_day(context.case, find_acting_lane(context.case, context.by))


def read_lane_stages(context: GuardContext) -> Mapping[str, Any]:
    """How far the two lanes of a dispatched worker have come."""
    return lane_inputs.read_lane_stages(context.case, engine_input.to_kunming_date(context.at))


def count_own_objections(context: GuardContext) -> Mapping[str, Any]:
    """What the acting unit itself has to enquire into."""
    return lane_inputs.count_own_objections(context.case, context.by)


def read_stamped_proof(context: GuardContext) -> Mapping[str, Any]:
    """Whether the proof of both publicities lies in the case."""
    return lane_inputs.read_stamped_proof(context.case, context.by, engine_input.to_kunming_day(context.at))


def read_other_lane(context: GuardContext) -> Mapping[str, Any]:
    """Whether the other unit can act."""
    lane = find_acting_lane(context.case, context.by)
    return lane_inputs.read_other_lane(context.case, lane, engine_input.to_kunming_day(context.at))


def read_last_reminder(context: GuardContext) -> Mapping[str, Any]:
    """Whether the other unit was reminded on this working day."""
    lane = find_acting_lane(context.case, context.by)
    return lane_inputs.read_last_reminder(context.case, lane, engine_input.to_kunming_day(context.at))


def read_open_objections(context: GuardContext) -> Mapping[str, Any]:
    """How many objections are open."""
    return {"open_objection_count": Objection.objects.filter(case=context.case, state="open", kind="publicity").count()}


def read_content_hashes(context: GuardContext) -> Mapping[str, Any]:
    """The hash of what was made public, and that of the content now."""
    publicity = engine_input.find_publicity_in_force(context.case)
    published = publicity.content_hash if publicity else ""
    return {"published_content_hash": published, "content_hash": engine_input.hash_publicised_content(context.case)}


def read_window(context: GuardContext) -> Mapping[str, Any]:
    """The window that contains or follows today."""
    today = engine_input.to_kunming_day(context.at)
    window = engine_input.build_timetable_on(today).window_from(today)
    return {"window_opens": window.opens, "window_closes": window.closes}


def read_next_filing_day(context: GuardContext) -> Mapping[str, Any]:
    """From when somebody may file whose case this window has ended."""
    again = due_dates.find_next_filing_day(context.case.person_id, engine_input.to_kunming_date(context.at))
    return {"next_filing_day": again} if again else {}


def read_proposal(context: GuardContext) -> Mapping[str, Any]:
    """What the proposal in force says, and who made it: that on the case, or, once it is granted, that on its title."""
    if context.case.about.state in TITLE_STATES:
        return read_title_change(context.case)
    if context.case.about.state in RETURNING_STATES:
        return read_second_return(context.case)
    proposal = Proposal.objects.filter(case=context.case, sent_back_at=None, superseded_at=None).first()
    if proposal is None:
        return {}
    return {"proposer_id": proposal.examiner_id, "proposed_step": PROPOSED_STEPS[proposal.outcome]}


def read_earlier_decision(context: GuardContext) -> Mapping[str, Any]:
    """Whether the actor had a part in the decision that is reviewed."""
    if context.case.about.state in TITLE_STATES:
        return read_reviewed_change(context.case, context.by)
    part = Q(examiner_id=context.by.person_id) | Q(approver_id=context.by.person_id)
    return {"has_judged_before": list_superseded_decisions(context.case).filter(part).exists()}


def read_earlier_review(context: GuardContext) -> Mapping[str, Any]:
    """Whether a decision was reviewed already."""
    return {"was_reviewed": list_superseded_decisions(context.case).exists()}


def read_change_of_title(context: GuardContext) -> Mapping[str, Any]:
    """What is under way with a granted title."""
    return read_title_change(context.case)


def read_decline_proposer(context: GuardContext) -> Mapping[str, Any]:
    """Who has proposed not to recommend and waits for another; 0: nobody."""
    return {"decline_proposer": find_decline_proposer(context.case)}


def read_colleagues(context: GuardContext) -> Mapping[str, Any]:
    """Whether the unit has somebody else who could confirm."""
    return {"has_colleagues": has_colleagues(context.case, engine_input.to_kunming_date(context.at))}


def read_open_appeal(context: GuardContext) -> Mapping[str, Any]:
    """Whether the applicant may turn to the bureau, and whether the bureau has to answer."""
    return read_appeal(context.case)


def read_review_end(context: GuardContext) -> Mapping[str, Any]:
    """The last day on which a review of the decision in force can be asked for; 0 where there is none."""
    decision = Decision.objects.filter(case=context.case, superseded_at=None).first()
    if decision is None:
        return {}
    last = find_review_end(engine_input.to_kunming_date(decision.decided_at))
    return {"review_last_day": day_number(last.isoformat())}


def list_superseded_decisions(case: Case) -> QuerySet[Decision]:
    """The decision that a review has set aside."""
    return Decision.objects.filter(case=case, superseded_at__isnull=False)


def read_returns(context: GuardContext) -> Mapping[str, Any]:
    """Whether this filing was returned before, and whether another return waits for consent."""
    return read_second_return(context.case)


def read_handler(context: GuardContext) -> Mapping[str, Any]:
    """In whose hands the case is."""
    return read_other_handler(context.case, context.by, engine_input.to_kunming_date(context.at))


def read_taking_on(context: GuardContext) -> Mapping[str, Any]:
    """Whether the case can be taken on."""
    return read_take_on_problem(context.case, context.by, engine_input.to_kunming_date(context.at))


def read_transfer(context: GuardContext) -> Mapping[str, Any]:
    """Whether the bureau is asked to send the case elsewhere."""
    return read_asked_transfer(context.case)


def read_grace_end(context: GuardContext) -> Mapping[str, Any]:
    """The last day of the grace."""
    last = ReturnRound.objects.filter(case=context.case, side="authority").order_by("-seq").first()
    return {"grace_last_day": day_number(last.due_on.isoformat()) if last and last.due_on else 0}


INPUTS_BY_GUARD: Mapping[str, Callable[[GuardContext], Mapping[str, Any]]] = {
    "facts_valid": read_fact_problems,
    "brought_confirmed": read_unconfirmed_parts,
    "commitment_made": read_commitment_letter,
    "not_barred": read_bar_end,
    "number_holds": read_number_standing,
    "not_own_case": read_other_party,
    "not_own_employer": read_own_employer,
    "lies_with_authority": read_authority,
    "starts_on_working_day": read_posting_day,
    "publicity_elapsed": read_publicity_end,
    "no_open_objection": read_open_objections,
    "lane_in_turn": read_lane_stages,
    "six_cells_closed": read_lane_stages,
    **dict.fromkeys(("own_objection_open", "other_objections_open", "last_open_objection"), count_own_objections),
    "proof_enclosed": read_stamped_proof,
    "other_lane_can_act": read_other_lane,
    "not_reminded_today": read_last_reminder,
    "content_unchanged": read_content_hashes,
    "window_open": read_window,
    "another_window": read_next_filing_day,
    "second_person": read_proposal,
    "not_judged_before": read_earlier_decision,
    "not_reviewed": read_earlier_review,
    "second_of_unit": read_colleagues,
    "no_decline_waits": read_decline_proposer,
    "declined_alone": read_open_appeal,
    "appeal_open": read_open_appeal,
    "review_in_time": read_review_end,
    "proposed_to_recognise": read_proposal,
    "proposed_to_refuse": read_proposal,
    **dict.fromkeys(
        ("not_returned_before", "returned_before", "no_second_return_asked", "second_return_asked"), read_returns
    ),
    "no_other_handler": read_handler,
    **dict.fromkeys(("no_transfer_asked", "transfer_asked"), read_transfer),
    "free_to_take_on": read_taking_on,
    "within_grace": read_grace_end,
    "grace_over": read_grace_end,
    **dict.fromkeys(
        (
            "no_open_change",
            "change_awaits_this",
            "change_proposed",
            "person_heard",
            "answer_awaited",
            "change_reviewable",
        ),
        read_change_of_title,
    ),
}
"""Guards not named here rest on what the action gives."""
