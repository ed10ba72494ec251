"""Attacks on who stands in for whom: themselves, for no day, two at a time, for HR, rewritten afterwards."""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.web.attacks.registry import attack
from tests.web.attacks.world import World, at, change
from tests.web.cast import give_role
from zhicheng_web.people.models import LeaveCover, Membership, Organisation

DAYS = DateRange(date(2026, 3, 2), date(2026, 3, 7))


def officers(w: World, role: str = "examiner") -> dict[str, Any]:
    """Two people of one role in one office."""
    place = w.county if role == "examiner" else w.employer
    away, there = (held(w.examiner, place, role), held(w.stranger, place, role))
    return {
        "organisation": place,
        "role": role,
        "absent": away.person,
        "absent_membership": away,
        "stand_in": there.person,
        "stand_in_membership": there,
        "days": DAYS,
        "named_by": w.examiner,
        "named_at": at("03-01"),
    }


def held(person: Any, place: Organisation, role: str) -> Membership:
    """The role of somebody, given where they have it not."""
    found = Membership.objects.filter(person=person, organisation=place, role=role).first()
    return found or give_role(person, place, role, date(2025, 1, 1))


@attack("people", "leave_cover_by_another")
def an_officer_in_their_own_place(w: World) -> None:
    about = officers(w)
    own = {"stand_in": about["absent"], "stand_in_membership": about["absent_membership"]}
    LeaveCover.objects.create(**about | own)


@attack("people", "leave_cover_has_days")
def somebody_who_stands_in_on_no_day(w: World) -> None:
    LeaveCover.objects.create(**officers(w) | {"days": DateRange(empty=True)})


@attack("people", "leave_cover_of_officers")
def somebody_who_stands_in_for_hr(w: World) -> None:
    LeaveCover.objects.create(**officers(w, "employer"))


@attack("people", "leave_cover_one_at_a_time")
def two_who_stand_in_for_one(w: World) -> None:
    about = officers(w)
    for _ in range(2):
        LeaveCover.objects.create(**about)


@attack("people", "leave_cover_stays")
def a_cover_made_longer(w: World) -> None:
    change(LeaveCover.objects.create(**officers(w)), days=DateRange(date(2026, 3, 2), date(2026, 4, 7)))
