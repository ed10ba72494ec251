"""What the bureau decides about numbers of identity: contests with all their sides, and corrections that somebody asks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from zhicheng_web.cases.models import Case, ContestedClaim, NumberContest, NumberCorrection, Paper
from zhicheng_web.cases.models.number_correction import NUMBER_CHANGE_PROOF
from zhicheng_web.people.models import Membership, Person

IDENTITY_DOCUMENT: Final = "identity_document"
"""The material of the policy that is the scan of the card."""
IDENTITY_PAPERS: Final = (IDENTITY_DOCUMENT, NUMBER_CHANGE_PROOF)
"""What shows whose a number is."""


class ClaimSide(NamedTuple):
    """One side of a contest: the person, since when among the claims, for whom they act or work, their applications, their papers
    that show the number.
    """

    person: Person
    at: datetime
    units: Sequence[str]
    cases: Sequence[Case]
    papers: Sequence[Paper]


def list_open_contests() -> QuerySet[NumberContest]:
    """What waits for a decision, the oldest first, with those who claim the number."""
    waiting = NumberContest.objects.filter(decided_at=None).prefetch_related("claims__person")
    return waiting.order_by("opened_at", "pk")


def list_decided_contests() -> QuerySet[NumberContest]:
    """What was decided, the latest first."""
    decided = NumberContest.objects.exclude(decided_at=None).select_related("holder", "decided_by")
    return decided.order_by("-decided_at", "-pk")


def find_contest(public_id: UUID) -> NumberContest:
    """A contest, decided or not. Raises NumberContest.DoesNotExist."""
    return NumberContest.objects.select_related("holder", "decided_by").get(public_id=public_id)


def list_open_corrections() -> QuerySet[NumberCorrection]:
    """What waits for a decision, the oldest first."""
    return NumberCorrection.objects.filter(decided_at=None).select_related("person").order_by("asked_at", "pk")


def find_correction(public_id: UUID) -> NumberCorrection:
    """What somebody has asked for, decided or not. Raises NumberCorrection.DoesNotExist."""
    return NumberCorrection.objects.select_related("person", "decided_by", "case").get(public_id=public_id)


def list_granted_corrections(person_id: int) -> Sequence[NumberCorrection]:
    """The corrections of somebody's number that were granted, the first one first."""
    return list(NumberCorrection.objects.filter(person_id=person_id, granted=True).order_by("decided_at", "pk"))


def list_claim_sides(contest: NumberContest) -> list[ClaimSide]:
    """The sides of a contest, in the order in which their accounts were made."""
    claims = ContestedClaim.objects.filter(contest=contest).select_related("person").order_by("person_id")
    people = [one.person_id for one in claims]
    units, cases, papers = group_units(people), group_cases(people), group_identity_papers(people)
    return [
        ClaimSide(
            one.person,
            one.at,
            units.get(one.person_id, []),
            cases.get(one.person_id, []),
            papers.get(one.person_id, []),
        )
        for one in claims
    ]


def group_units(people: Iterable[int]) -> Mapping[int, list[str]]:
    """For whom people work or act, or did, by person."""
    rows = Membership.objects.filter(person_id__in=list(people)).select_related("organisation").order_by("pk")
    found: dict[int, list[str]] = {}
    for one in rows:
        words = f"{one.organisation.name}，{one.get_role_display()}"
        if words not in found.setdefault(one.person_id, []):
            found[one.person_id].append(words)
    return found


def group_cases(people: Iterable[int]) -> Mapping[int, list[Case]]:
    """All their applications, drafts too, by person, the latest first."""
    found: dict[int, list[Case]] = {}
    for case in Case.objects.filter(person_id__in=list(people)).select_related("employer", "snapshot").order_by("-pk"):
        found.setdefault(case.person_id, []).append(case)
    return found


def group_identity_papers(people: Iterable[int]) -> Mapping[int, list[Paper]]:
    """Their papers that show a number and were not replaced, by person, the latest first."""
    found: dict[int, list[Paper]] = {}
    for paper in list_identity_papers(people).filter(replaced_by=None, removed_at=None):
        found.setdefault(paper.case.person_id, []).append(paper)
    return found


def list_identity_papers(people: Iterable[int]) -> QuerySet[Paper]:
    """The papers of some people that show a number."""
    scans = Paper.objects.filter(kind__in=IDENTITY_PAPERS, case__person_id__in=list(people))
    return scans.select_related("case").order_by("-at", "-pk")


def find_claim_paper(public_id: UUID) -> Paper:
    """A paper that shows the number of somebody who claims a contested one, or asks for another. Raises Paper.DoesNotExist."""
    claimants = ContestedClaim.objects.values("person_id")
    asking = NumberCorrection.objects.values("person_id")
    scans = Paper.objects.filter(kind__in=IDENTITY_PAPERS).select_related("case")
    return (scans.filter(case__person_id__in=claimants) | scans.filter(case__person_id__in=asking)).get(
        public_id=public_id
    )
