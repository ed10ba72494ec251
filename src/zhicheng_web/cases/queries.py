"""Reading cases for pages: which ones an actor may see, which wait for them, and what one case holds.

Every object on a page comes from `visible_to`; what is not in it does not exist for that actor.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case as Choose
from django.db.models import Count, IntegerField, Q, QuerySet, Value, When

from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web.cases import facts
from zhicheng_web.cases.models import (
    Assessment,
    Case,
    Decision,
    Filing,
    Objection,
    Opinion,
    Paper,
    PolicyVersion,
    Proposal,
    Publicity,
    Recognition,
    ReturnRound,
    Verdict,
)
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import entries
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

NOT_SUBMITTED = (State.DRAFT.value, State.LEFT_EMPLOYER.value)
"""The applicant's own until submitted: neither employer nor bureau looks into a draft."""
RISK: Mapping[str, int] = {"out_of_scope": 4, "not_eligible": 4, "not_yet": 3, "incomplete": 2, "review": 1}


def visible_to(actor: Actor) -> QuerySet[Case]:
    """The cases an actor may see."""
    return Case.objects.filter(RULES[actor.role](actor)).select_related("person", "employer", "agency", "authority")


def own(actor: Actor) -> Q:
    """The applicant's."""
    return Q(person_id=actor.person_id)


def of_employer(actor: Actor) -> Q:
    """Submitted to this employer, or through this agency."""
    return (Q(employer_id=actor.organisation_id) | Q(agency_id=actor.organisation_id)) & ~Q(state__in=NOT_SUBMITTED)


def of_authority(actor: Actor) -> Q:
    """Filed with this authority; after a transfer they are the other's."""
    return Q(authority_id=actor.organisation_id, filed_at__isnull=False)


def of_city(actor: Actor) -> Q:
    """All that have been submitted."""
    return ~Q(state__in=NOT_SUBMITTED)


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


def find_paper(actor: Actor, public_id: UUID) -> Paper:
    """A paper of a case that the actor may see. Raises Paper.DoesNotExist."""
    return Paper.objects.filter(case__in=visible_to(actor)).select_related("case").get(public_id=public_id)


def held(role: Role) -> list[str]:
    """The states in which a role is to act."""
    return [state.value for state, about in STATES.items() if about.held_by is role]


def queue(actor: Actor) -> QuerySet[Case]:
    """What waits for this actor: first what is due first, among those the riskiest, among those the longest waiting."""
    waiting = visible_to(actor).filter(state__in=held(actor.role))
    ranks = [When(advice=word, then=Value(rank)) for word, rank in RISK.items()]
    risk = Choose(*ranks, default=Value(0), output_field=IntegerField())
    return waiting.annotate(risk=risk).order_by("due_on", "-risk", "since")


def counts(actor: Actor) -> Mapping[State, int]:
    """How many visible cases stand in each state."""
    rows = visible_to(actor).order_by().values_list("state").annotate(number=Count("pk"))
    return {State(state): number for state, number in rows}


def overdue(actor: Actor, on: date) -> QuerySet[Case]:
    """Visible cases whose day has passed, the oldest first."""
    active = [state.value for state, about in STATES.items() if about.active]
    return visible_to(actor).filter(due_on__lt=on, state__in=active).order_by("due_on")


def latest_of(person_id: int) -> Case | None:
    """A person's newest case."""
    mine = Case.objects.filter(person_id=person_id).select_related("person", "employer", "agency", "authority")
    return mine.order_by("-pk").first()


class Step(NamedTuple):
    """One line of a case's history; `who` is None for the system."""

    entry: Entry
    who: Person | None


def history(case: Case) -> Iterator[Step]:
    """Everything that happened, in order, in two queries."""
    rows = list(entries(case.pk))
    people = Person.objects.in_bulk([row.actor_id for row in rows if row.actor_id is not None])
    for row in rows:
        yield Step(row, people.get(row.actor_id) if row.actor_id is not None else None)


class File(NamedTuple):
    """What lies in a case's folder, newest last; None or empty where there is none yet."""

    papers: Mapping[str, list[Paper]]
    assessment: Assessment | None
    publicity: Publicity | None
    agency_publicity: Publicity | None
    objections: list[Objection]
    returns: list[ReturnRound]
    filing: Filing | None
    verdict: Verdict | None
    opinions: list[Opinion]
    proposal: Proposal | None
    decision: Decision | None
    recognition: Recognition | None


def file_of(case: Case) -> File:
    """The folder of a case."""
    return File(
        papers=facts.papers(case),
        assessment=Assessment.objects.filter(case=case).order_by("-seq").first(),
        publicity=facts.standing_publicity(case),
        agency_publicity=facts.standing_publicity(case, "agency"),
        objections=list(Objection.objects.filter(case=case).order_by("pk")),
        returns=list(ReturnRound.objects.filter(case=case).order_by("seq")),
        filing=facts.standing_filing(case),
        verdict=Verdict.objects.filter(case=case).order_by("-pk").first(),
        opinions=list(Opinion.objects.filter(case=case).order_by("seq", "pk")),
        proposal=Proposal.objects.filter(case=case, sent_back_at=None).first(),
        decision=Decision.objects.filter(case=case).select_related("examiner", "approver", "authority").first(),
        recognition=Recognition.objects.filter(case=case).first(),
    )


def papers_ever(case: Case) -> QuerySet[Paper]:
    """Every paper of a case, replaced and removed ones too."""
    return Paper.objects.filter(case=case).order_by("kind", "pk")


def policies() -> QuerySet[PolicyVersion]:
    """The versions of policy that cases refer to."""
    return PolicyVersion.objects.order_by("in_force_from")
