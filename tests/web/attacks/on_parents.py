"""Attacks on 三（二） 附件2: a parent's link answered twice, late, after it was taken back, or without a name."""

from datetime import timedelta
from typing import Any

from tests.web.attacks.registry import attack
from tests.web.attacks.rows import paper
from tests.web.attacks.world import World, at, change
from zhicheng_web.cases.models import ParentReport

ASKED = at("03-10")


def asked(w: World, **changes: Any) -> ParentReport:
    """A report that waits for the parent; not saved."""
    values: dict[str, Any] = {
        "case": w.case,
        "seq": w.case.version,
        "body": [["被推荐人", "李云"]],
        "parent_name": "四川大河工程有限公司",
        "origin": "http://testserver",
        "asked_by": w.hr,
        "asked_at": ASKED,
        "expires_at": ASKED + timedelta(days=15),
    }
    return ParentReport(**values | changes)


def confirmed(w: World) -> dict[str, Any]:
    """A whole answer."""
    who = {"answerer_name": "何建国", "answerer_post": "经理", "answerer_phone": "0871-63131111"}
    return {"answer": "confirmed", "answered_at": ASKED, "answered_seq": w.case.version, **who}


@attack("closed", "parent_report_one_open")
def two_links_for_one_case(w: World) -> None:
    asked(w).save()
    asked(w).save()


@attack("closed", "parent_report_in_time")
def an_answer_after_the_links_last_day(w: World) -> None:
    asked(w, **confirmed(w) | {"answered_at": ASKED + timedelta(days=16)}).save()


@attack("closed", "parent_report_answered_once")
def an_answer_to_a_link_that_was_taken_back(w: World) -> None:
    asked(w, **confirmed(w), withdrawn_at=ASKED).save()


@attack("closed", "parent_report_answered_whole")
def a_confirmation_of_nobody(w: World) -> None:
    asked(w, **confirmed(w) | {"answerer_name": ""}).save()


@attack("closed", "parent_report_answered_whole")
def a_stamped_report_without_its_scan(w: World) -> None:
    asked(w, **confirmed(w) | {"answer": "stamped"}).save()


@attack("closed", "parent_report_answered_whole")
def a_refusal_without_a_reason(w: World) -> None:
    asked(w, **confirmed(w) | {"answer": "declined", "reason": "不要"}).save()


@attack("closed", "parent_report_stays")
def a_report_rewritten_after_it_was_confirmed(w: World) -> None:
    row = asked(w, **confirmed(w))
    row.save()
    change(row, body=[["被推荐人", "另一个人"]])


@attack("closed", "parent_report_stays")
def a_parents_answer_turned_round(w: World) -> None:
    row = asked(w, **confirmed(w) | {"answer": "stamped", "paper": paper(w, "parent_recommendation")})
    row.save()
    change(row, answer="confirmed", paper=None)
