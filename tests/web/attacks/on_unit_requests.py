"""Attacks on what the bureau is asked about the register (三（三）): confirmed by who asks, answered by nobody, rewritten."""

from typing import Any

from tests.web.attacks.registry import attack
from tests.web.attacks.world import World, at, change
from zhicheng_web.people.models import UnitRequest

AREA = {"management_area": "530111"}


def asked(w: World, **changes: Any) -> UnitRequest:
    """HR asks for another area."""
    about = {"kind": "change", "organisation": w.employer, "values": AREA, "asked_by": w.hr, "asked_at": at("02-01")}
    return UnitRequest.objects.create(**about | changes)


def granted(w: World, **changes: Any) -> dict[str, Any]:
    """A whole answer of another person."""
    return {"granted": True, "answered_by": w.examiner, "answered_at": at("02-02")} | changes


@attack("people", "unit_request_one_change")
def two_changes_that_wait_for_one_unit(w: World) -> None:
    asked(w)
    asked(w)


@attack("people", "unit_request_answered_whole")
def a_change_granted_by_nobody(w: World) -> None:
    asked(w, granted=True)


@attack("people", "unit_request_answered_whole")
def a_change_declined_without_a_reason(w: World) -> None:
    asked(w, **granted(w, granted=False, answer="不行"))


@attack("people", "unit_request_by_another")
def a_change_granted_by_who_asks(w: World) -> None:
    asked(w, **granted(w, answered_by=w.hr))


@attack("people", "unit_request_stays")
def another_area_written_over_the_one_that_was_asked(w: World) -> None:
    change(asked(w), values={"management_area": "530112"})


@attack("people", "unit_request_stays")
def a_refusal_turned_into_consent(w: World) -> None:
    row = asked(w, **granted(w, granted=False, answer="证照上的登记地在五华区"))
    change(row, granted=True, answer="")
