"""Attacks on titles of before this system: by one alone, by their holder, by HR, for another authority, of today, twice, by no
act, rewritten afterwards.
"""

from datetime import date
from typing import Any
from uuid import uuid4

from tests.web.attacks.registry import attack
from tests.web.attacks.world import World, at, change
from tests.web.cast import give_role
from zhicheng_web.cases.models import EarlierTitle
from zhicheng_web.ledger import units
from zhicheng_web.people import identity
from zhicheng_web.people.models import Membership
from zhicheng_web.people.queries import build_membership_actor

PROPOSED, ANSWERED = at("03-02"), at("03-03")
REASON = "证书上写的不是这个人"


def title(w: World, membership: Membership | None = None, **other: Any) -> EarlierTitle:
    """One that the examiner proposes as an act of the county."""
    held = membership or w.examiner_as
    note = {"sheet": "x"}
    units.record_unit_act(
        held.organisation_id, "propose_earlier_titles", by=build_membership_actor(held), at=PROPOSED, body=note
    )
    return EarlierTitle.objects.create(**(describe_title(held) | other))


def describe_title(held: Membership) -> dict[str, Any]:
    """Its words, and who proposes."""
    return {
        "sheet": uuid4(),
        "line": 2,
        "name": "高原",
        "document": "id",
        "id_number_enc": b"x",
        "id_index": identity.index_id_number("id", "530102199001011230"),
        "series": "engineering",
        "level": "assistant",
        "title": "助理工程师",
        "specialty": "机械",
        "granted_on": date(2019, 5, 6),
        "authority_name": held.organisation.name,
        "source": "职称证书",
        "source_number": "0123",
        "organisation": held.organisation,
        "proposer": held.person,
        "proposer_membership": held,
        "proposer_role": held.role,
        "proposer_name": held.person.name,
        "proposed_at": PROPOSED,
    }


def answer(held: Membership, **other: Any) -> dict[str, Any]:
    """A second person confirms."""
    return {
        "outcome": "confirmed",
        "answered_at": ANSWERED,
        "approver": held.person,
        "approver_membership": held,
        "approver_role": held.role,
    } | other


@attack("people", "earlier_title_once")
def the_same_title_twice(w: World) -> None:
    title(w)
    title(w)


@attack("people", "earlier_title_four_eyes")
def an_earlier_title_confirmed_by_who_proposed_it(w: World) -> None:
    change(title(w), **answer(give_role(w.examiner, w.county, "approver", date(2025, 1, 1))))


@attack("people", "earlier_title_by_officers")
def an_earlier_title_proposed_by_hr(w: World) -> None:
    title(w, w.hr_as)


@attack("people", "earlier_title_void_reason")
def an_earlier_title_that_counts_no_longer_without_a_reason(w: World) -> None:
    title(w, voids=title(w))


@attack("people", "earlier_title_voided_once")
def an_earlier_title_that_counts_no_longer_twice(w: World) -> None:
    first = title(w)
    for _ in range(2):
        title(w, voids=first, void_reason=REASON)


@attack("people", "earlier_title_answered_whole")
def an_earlier_title_confirmed_by_nobody(w: World) -> None:
    change(title(w), outcome="confirmed")


@attack("people", "earlier_title_is_earlier")
def an_earlier_title_of_today(w: World) -> None:
    title(w, granted_on=date(2026, 3, 2))


@attack("people", "earlier_title_of_its_own")
def an_earlier_title_of_another_authority(w: World) -> None:
    title(w, authority_name=w.other_county.name)


@attack("people", "earlier_title_of_another")
def an_earlier_title_of_who_proposes_it(w: World) -> None:
    title(w, id_index=w.examiner.id_index)


@attack("people", "earlier_title_voided_by_two")
def an_earlier_title_ended_by_one(w: World) -> None:
    change(title(w), voided_at=ANSWERED)


@attack("people", "earlier_title_stays")
def another_specialty_of_an_earlier_title(w: World) -> None:
    change(title(w), specialty="电气")


@attack("people", "earlier_title_by_an_act")
def an_earlier_title_by_no_act(w: World) -> None:
    EarlierTitle.objects.create(**describe_title(w.examiner_as))
