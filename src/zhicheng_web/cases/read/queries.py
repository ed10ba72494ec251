"""Reading cases for pages: which ones an actor may see, which wait for them, and what one case holds.

Every object on a page comes from `list_visible_cases`; what is not in it does not exist for that actor.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import (
    BooleanField,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models import Case as Choose

from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import TITLE_STATES
from zhicheng_web.cases.models import Case, Decision, Paper, ReturnRound
from zhicheng_web.cases.read.second_returns import ASKED
from zhicheng_web.cases.read.title_changes import match_title_work
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import list_case_entries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation

READ_WITH_CASES = ("person", "employer", "agency", "authority", "snapshot")
UNSUBMITTED_STATE_VALUES = (State.DRAFT.value, State.LEFT_EMPLOYER.value)
"""The applicant's own until submitted: neither employer nor bureau looks into a draft."""
CHOOSING = ("start", "choose_employer")
"""The acts whose entries name the employer and the agency to which a case will be submitted."""
ACTIVE_STATE_VALUES = tuple(state.value for state, about in STATES.items() if about.active)
ENDED_STATE_VALUES = tuple(state.value for state, about in STATES.items() if not about.active)
TITLE_STATE_VALUES = tuple(state.value for state in TITLE_STATES)
RISK_RANKS: Mapping[str, int] = {"out_of_scope": 4, "not_eligible": 4, "not_yet": 3, "incomplete": 2, "review": 1}

IS_REFILED = Exists(ReturnRound.objects.filter(case=OuterRef("pk"), side=ReturnRound.Side.AUTHORITY))
"""The authority has returned it before."""
IS_REVIEWED = Exists(Decision.objects.filter(case=OuterRef("pk"), superseded_at__isnull=False))
"""A refusal was set aside: it is examined and decided again (三（三）)."""


def list_visible_cases(actor: Actor) -> QuerySet[Case]:
    """The cases an actor may see."""
    return Case.objects.filter(VISIBILITY_RULES[actor.role](actor)).select_related(*READ_WITH_CASES)


def match_own_cases(actor: Actor) -> Q:
    """The cases that are an applicant's own."""
    return Q(person_id=actor.person_id)


def match_employer_cases(actor: Actor) -> Q:
    """Submitted to this employer, or through this agency."""
    return (Q(employer_id=actor.organisation_id) | Q(agency_id=actor.organisation_id)) & match_submitted_cases(actor)


def match_authority_cases(actor: Actor) -> Q:
    """Filed with this authority; after a transfer they are the other's."""
    return Q(authority_id=actor.organisation_id, filed_at__isnull=False)


def match_submitted_cases(actor: Actor) -> Q:
    """All that have been submitted; a draft that was withdrawn stays the applicant's own."""
    return ~Q(state__in=UNSUBMITTED_STATE_VALUES) & (~Q(state=State.WITHDRAWN.value) | Q(handed_over=True))


def match_no_cases(actor: Actor) -> Q:
    """The system looks at nothing."""
    return Q(pk__isnull=True)


VISIBILITY_RULES = {
    Role.APPLICANT: match_own_cases,
    Role.EMPLOYER: match_employer_cases,
    Role.EXAMINER: match_authority_cases,
    Role.APPROVER: match_authority_cases,
    Role.BUREAU: match_submitted_cases,
    Role.SYSTEM: match_no_cases,
}


def find_case(actor: Actor, public_id: UUID) -> Case:
    """A case by its public id. Raises Case.DoesNotExist, also where it exists for others."""
    return list_visible_cases(actor).get(public_id=public_id)


def find_moved_case(actor: Actor, public_id: UUID) -> Case | None:
    """A case that lies elsewhere by now and that this actor's organisation had."""
    unit, case = actor.organisation_id, Case.objects.filter(public_id=public_id).select_related("authority").first()
    if case is None or not unit:
        return None
    name = Organisation.objects.values_list("public_id", flat=True).get(pk=unit)
    return case if lay_with(case.pk, str(name)) else None


def lay_with(case_id: int, unit: str) -> bool:
    """Whether a case ever lay with an organisation: submitted while it was the one chosen, or sent to it later. Chosen for
    a draft is not enough: a draft is the applicant's own.
    """
    chosen = False
    for event, body in list_case_entries(case_id).values_list("event", "body"):
        if event in CHOOSING:
            chosen = unit in body
        elif unit in body or (event == "submit" and chosen):
            return True
    return False


def find_entry_after(case: Case, version: int) -> Entry | None:
    """What happened to a case next after a version of it was seen."""
    return list_case_entries(case.pk).filter(seq__gt=version).first()


def find_applicant_name(case_id: int) -> str:
    """Whose case it is, by name: for who has just acted on it, wherever it lies by now."""
    return Case.objects.select_related("person", "employer", "agency", "snapshot").get(pk=case_id).particulars.name


def match_particulars(words: str) -> Q:
    """The cases whose applicant or employer is called so, as the case says it."""
    live = Q(person__name__icontains=words) | Q(employer__name__icontains=words)
    fixed = Q(snapshot__name__icontains=words) | Q(snapshot__employer_name__icontains=words)
    return fixed | (Q(snapshot__isnull=True) & live)


def find_paper(actor: Actor, public_id: UUID) -> Paper:
    """A paper of a case that the actor may see. Raises Paper.DoesNotExist."""
    return Paper.objects.filter(case__in=list_visible_cases(actor)).select_related("case").get(public_id=public_id)


def list_states_of_role(role: Role) -> list[str]:
    """The states in which a role is to act."""
    return [state.value for state, about in STATES.items() if about.held_by is role]


def list_waiting_cases(actor: Actor, on: date, *, risky_first: bool = False) -> QuerySet[Case]:
    """What waits for this actor on a day: first what is due first, among those the riskiest, among those the longest waiting;
    or the riskiest first. What is decided again waits for nobody who has decided it before. Granted titles of which a
    correction, a revocation or a review waits come last; who approves is asked for second returns besides.
    """
    held = Q(state__in=list_states_of_role(actor.role)) & ~Q(was_judged_by(actor))
    granted = Q(state__in=TITLE_STATE_VALUES) & match_title_work(actor.person_id or 0, actor.role, on)
    again = Q(Exists(ASKED.exclude(examiner_id=actor.person_id))) if actor.role is Role.APPROVER else Q(pk__isnull=True)
    waiting = list_visible_cases(actor).filter(held | granted | again)
    ranks = [When(advice=word, then=Value(rank)) for word, rank in RISK_RANKS.items()]
    risk = Choose(*ranks, default=Value(0), output_field=IntegerField())
    order = ("-risk", "due_on", "since") if risky_first else ("due_on", "-risk", "since")
    return waiting.annotate(risk=risk).order_by(*order, "pk")


def mark_second_rounds(cases: QuerySet[Case]) -> QuerySet[Case]:
    """`refiled`: the authority has returned it before; `reviewed`: it is decided again."""
    return cases.annotate(refiled=IS_REFILED, reviewed=IS_REVIEWED)


def was_judged_by(actor: Actor) -> Exists:
    """Whether this person had a part in the decision that is reviewed (guard not_judged_before)."""
    part = Q(examiner_id=actor.person_id) | Q(approver_id=actor.person_id)
    return Exists(Decision.objects.filter(part, case=OuterRef("pk"), superseded_at__isnull=False))


def list_cases_by_day(actor: Actor) -> QuerySet[Case]:
    """All that this actor sees: what runs by its day, so that what is late comes first; what is over last, newest first."""
    ended = Choose(
        When(state__in=ENDED_STATE_VALUES, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    waiting = Choose(When(state__in=ACTIVE_STATE_VALUES, then=F("since")), output_field=DateTimeField())
    rows = list_visible_cases(actor).annotate(ended=ended, waiting=waiting)
    return rows.order_by("ended", F("due_on").asc(nulls_last=True), "waiting", "-since", "pk")


def count_cases_by_state(actor: Actor) -> Mapping[State, int]:
    """How many visible cases stand in each state."""
    rows = list_visible_cases(actor).order_by().values_list("state").annotate(number=Count("pk"))
    return {State(state): number for state, number in rows}


def list_overdue_cases(actor: Actor, on: date) -> QuerySet[Case]:
    """Visible cases whose day has passed, the oldest first."""
    return list_visible_cases(actor).filter(due_on__lt=on, state__in=ACTIVE_STATE_VALUES).order_by("due_on")


def find_latest_case(person_id: int) -> Case | None:
    """The case that a person has begun last, over or not; None before the first."""
    cases = Case.objects.filter(person_id=person_id).select_related(*READ_WITH_CASES)
    return cases.order_by("-pk").first()
