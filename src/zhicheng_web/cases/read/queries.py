"""Reading cases for pages: which ones an actor may see, which wait for them, and what one case holds.

Every object on a page comes from `visible_to`; what is not in it does not exist for that actor.
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
from zhicheng_web.cases.models import Case, Decision, Paper, ReturnRound
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import entries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Organisation

NOT_SUBMITTED = (State.DRAFT.value, State.LEFT_EMPLOYER.value)
"""The applicant's own until submitted: neither employer nor bureau looks into a draft."""
ACTIVE = tuple(state.value for state, about in STATES.items() if about.active)
ENDED = tuple(state.value for state, about in STATES.items() if not about.active)
RISK: Mapping[str, int] = {"out_of_scope": 4, "not_eligible": 4, "not_yet": 3, "incomplete": 2, "review": 1}

REFILED = Exists(ReturnRound.objects.filter(case=OuterRef("pk"), side=ReturnRound.Side.AUTHORITY))
"""The authority has returned it before."""
REVIEWED = Exists(Decision.objects.filter(case=OuterRef("pk"), superseded_at__isnull=False))
"""A refusal was set aside: it is examined and decided anew (三（三）)."""


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases an actor may see."""
    return Case.objects.filter(RULES[actor.role](actor)).select_related("person", "employer", "agency", "authority")


def own(actor: Actor) -> Q:
    """The applicant's."""
    return Q(person_id=actor.person_id)


def of_employer(actor: Actor) -> Q:
    """Submitted to this employer, or through this agency."""
    return (Q(employer_id=actor.organisation_id) | Q(agency_id=actor.organisation_id)) & of_city(actor)


def of_authority(actor: Actor) -> Q:
    """Filed with this authority; after a transfer they are the other's."""
    return Q(authority_id=actor.organisation_id, filed_at__isnull=False)


def of_city(actor: Actor) -> Q:
    """All that have been submitted; a draft that was withdrawn stays the applicant's own."""
    return ~Q(state__in=NOT_SUBMITTED) & (~Q(state=State.WITHDRAWN.value) | Q(handed_over=True))


def none(actor: Actor) -> Q:
    """The system looks at nothing."""
    return Q(pk__isnull=True)


RULES = {
    Role.APPLICANT: own,
    Role.EMPLOYER: of_employer,
    Role.EXAMINER: of_authority,
    Role.APPROVER: of_authority,
    Role.BUREAU: of_city,
    Role.SYSTEM: none,
}


def find(actor: Actor, public_id: UUID) -> Case:
    """A case by its public id. Raises Case.DoesNotExist, also where it exists for others."""
    return visible_to(actor).get(public_id=public_id)


def had(actor: Actor, public_id: UUID) -> Case | None:
    """A case that lies elsewhere by now and that this actor's organisation had: it was submitted to it, or an entry names it."""
    unit, case = actor.organisation_id, Case.objects.filter(public_id=public_id).select_related("authority").first()
    if case is None or not unit:
        return None
    past = entries(case.pk)
    if unit in (case.employer_id, case.agency_id) and past.exclude(state_after__in=NOT_SUBMITTED).exists():
        return case
    name = Organisation.objects.values_list("public_id", flat=True).get(pk=unit)
    return case if past.filter(body__contains=str(name)).exists() else None


def first_after(case: Case, version: int) -> Entry | None:
    """What happened to a case next after a version of it was seen."""
    return entries(case.pk).filter(seq__gt=version).first()


def name_on(case_id: int) -> str:
    """Whose case it is, by name: for who has just acted on it, wherever it lies by now."""
    return Case.objects.values_list("person__name", flat=True).get(pk=case_id)


def find_paper(actor: Actor, public_id: UUID) -> Paper:
    """A paper of a case that the actor may see. Raises Paper.DoesNotExist."""
    return Paper.objects.filter(case__in=visible_to(actor)).select_related("case").get(public_id=public_id)


def held(role: Role) -> list[str]:
    """The states in which a role is to act."""
    return [state.value for state, about in STATES.items() if about.held_by is role]


def queue(actor: Actor, *, risky_first: bool = False) -> QuerySet[Case]:
    """What waits for this actor: first what is due first, among those the riskiest, among those the longest waiting;
    or the riskiest first. `refiled`: the authority has returned it before; `reviewed`: it is decided anew, and waits for
    nobody who has decided it before.
    """
    waiting = visible_to(actor).filter(state__in=held(actor.role)).exclude(judged_by(actor))
    ranks = [When(advice=word, then=Value(rank)) for word, rank in RISK.items()]
    risk = Choose(*ranks, default=Value(0), output_field=IntegerField())
    order = ("-risk", "due_on", "since") if risky_first else ("due_on", "-risk", "since")
    return waiting.annotate(risk=risk, refiled=REFILED, reviewed=REVIEWED).order_by(*order, "pk")


def judged_by(actor: Actor) -> Exists:
    """Whether this person had a part in the decision that is reviewed (guard not_judged_before)."""
    part = Q(examiner_id=actor.person_id) | Q(approver_id=actor.person_id)
    return Exists(Decision.objects.filter(part, case=OuterRef("pk"), superseded_at__isnull=False))


def everything(actor: Actor) -> QuerySet[Case]:
    """All that this actor sees: what runs by its day, so that what is late comes first; what is over last, newest first."""
    ended = Choose(When(state__in=ENDED, then=Value(True)), default=Value(False), output_field=BooleanField())
    waiting = Choose(When(state__in=ACTIVE, then=F("since")), output_field=DateTimeField())
    rows = visible_to(actor).annotate(ended=ended, waiting=waiting)
    return rows.order_by("ended", F("due_on").asc(nulls_last=True), "waiting", "-since", "pk")


def counts(actor: Actor) -> Mapping[State, int]:
    """How many visible cases stand in each state."""
    rows = visible_to(actor).order_by().values_list("state").annotate(number=Count("pk"))
    return {State(state): number for state, number in rows}


def overdue(actor: Actor, on: date) -> QuerySet[Case]:
    """Visible cases whose day has passed, the oldest first."""
    return visible_to(actor).filter(due_on__lt=on, state__in=ACTIVE).order_by("due_on")


def latest_of(person_id: int) -> Case | None:
    """A person's newest case."""
    mine = Case.objects.filter(person_id=person_id).select_related("person", "employer", "agency", "authority")
    return mine.order_by("-pk").first()
