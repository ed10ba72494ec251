"""Attacks on who is confirmed as an employee (一（一）): by themselves, by nobody, rewritten afterwards."""

from typing import Any

from tests.web.attacks.registry import attack
from tests.web.attacks.world import World, at, change
from zhicheng_web.people.models import EmployeeRequest


def asked(w: World, **changes: Any) -> EmployeeRequest:
    """Somebody asks the firm to confirm that they work there."""
    about = {"person": w.stranger, "organisation": w.employer, "asked_at": at("02-01")}
    return EmployeeRequest.objects.create(**about | changes)


ANSWERED = {"granted": True, "answered_at": at("02-02")}


@attack("people", "employee_request_one_open")
def one_unit_asked_twice(w: World) -> None:
    asked(w)
    asked(w)


@attack("people", "employee_request_answered_whole")
def an_employee_confirmed_by_nobody(w: World) -> None:
    asked(w, **ANSWERED)


@attack("people", "employee_request_answered_whole")
def an_employee_answered_neither_yes_nor_no(w: World) -> None:
    asked(w, answered_at=at("02-02"), answered_by=w.hr)


@attack("people", "employee_request_answered_whole")
def an_employee_declined_without_a_reason(w: World) -> None:
    asked(w, **ANSWERED | {"granted": False, "answer": "不是", "answered_by": w.hr})


@attack("people", "employee_request_by_another")
def an_employee_who_confirms_themselves(w: World) -> None:
    asked(w, **ANSWERED, answered_by=w.stranger)


@attack("people", "employee_request_stays")
def an_employee_confirmed_at_another_unit(w: World) -> None:
    change(asked(w), person=w.hr)
