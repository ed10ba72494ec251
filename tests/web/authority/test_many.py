"""Many cases at once: as many queries as for one, groups that add up, and a day's work from case to case."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.crowds import MOST_QUERIES, SIZES
from tests.web.desks import Browser
from tests.web.employer.test_many import submitted
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.file import file
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.models import Case

MOST_OF_A_CASE = 13


def filed(people: Cast, number: int) -> Case:
    """One more person's case, walked to the authority."""
    case, by = submitted(people, number), people.wang_fang
    case = assess(case, walking.REVIEW, **walking.act(case, by, moment("02-04")))
    start = moment("03-02")
    case = start_publicity(case, start_on=start.date(), place="公告栏", **walking.act(case, by, start))
    case = close_publicity(case, result=NO_OBJECTION, **walking.act(case, by, moment("03-10")))
    return file(case, **walking.act(case, by, moment("03-10", 10)))


def asked(browser: Browser, page: str, *args: Any) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as made:
        assert browser.get(page, *args).status_code == 200
    return len(made)


def test_lists_ask_as_often_for_many_cases_as_for_one(
    people: Cast, examiner: Browser, approver: Browser, stand_on: Callable[..., Any]
) -> None:
    supervisor = Browser(people, people.supervisor)
    lists = {
        "queue": (examiner, "authority-queue"),
        "approving": (approver, "authority-queue"),
        "done": (examiner, "authority-done"),
        "bureau": (supervisor, "bureau-cases"),
    }
    numbers: dict[str, set[int]] = {name: set() for name in lists}
    there = 0
    for size in SIZES:
        new = [filed(people, number) for number in range(there, size)]
        there = size
        stand_on("03-11")
        numbers["queue"].add(asked(*lists["queue"]))
        numbers["bureau"].add(asked(*lists["bureau"]))
        proposed = propose_all(people, new)
        numbers["approving"].add(asked(*lists["approving"]))
        recognise_all(people, proposed)
        numbers["done"].add(asked(*lists["done"]))
    assert {name: len(found) for name, found in numbers.items()} == dict.fromkeys(lists, 1)
    assert max(max(found) for found in numbers.values()) <= MOST_QUERIES


def propose_all(people: Cast, cases: list[Case]) -> list[Case]:
    """Accept and propose each."""
    by, day = people.examiner, moment("03-11")
    taken = [accept(case, **walking.act(case, by, day)) for case in cases]
    agreed = ProposedOutcome(Outcome.RECOGNISED)
    return [propose(case, agreed, answers={}, **walking.act(case, by, day)) for case in taken]


def recognise_all(people: Cast, cases: list[Case]) -> None:
    """Approve each."""
    for case in cases:
        recognise(case, **walking.act(case, people.approver, moment("03-11")))


def test_a_case_asks_for_what_it_shows(people: Cast, examiner: Browser, approver: Browser, stand_on: Any) -> None:
    supervisor = Browser(people, people.supervisor)
    case = walking.proposed(people)
    stand_on("03-13")
    numbers = {
        "approver": asked(approver, "authority-case", case.public_id),
        "examiner": asked(examiner, "authority-case", case.public_id),
        "bureau": asked(supervisor, "bureau-case", case.public_id),
    }
    assert max(numbers.values()) <= MOST_OF_A_CASE, numbers
