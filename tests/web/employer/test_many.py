"""Many people at once: groups that add up, a result for each person, and as many queries for many rows as for one."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import USCC, Cast, give_role, moment
from tests.web.crowds import CROWD, MOST_OF_A_CASE, MOST_QUERIES, SIZES
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers import required
from zhicheng_web.people import queries as people_queries
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.employer.work_queue import build_employer_queue

ELSEWHERE = "125301024317654327"
"""The code of a unit that nobody here works for."""
Asked = dict[str, list[int]]
"""Queries of a page with each of SIZES."""


def submitted(people: Cast, number: int, name: str = "职工") -> Case:
    """One more person's case, walked to the employer."""
    person = people_queries.create_person(name, at=moment("01-05"), document="pass", number=f"E{number:08}")
    by = people_queries.build_applicant_actor(person.pk)
    case = start(person, people.firm, by=by, at=moment("02-02"), key=uuid4())
    case = edit(case, deepcopy(walking.FACTS), **walking.act(case, by, moment("02-02", 10)))
    for one in required.list_applicant_materials(case, date(2026, 2, 2)):
        act = walking.act(case, by, moment("02-02", 11))
        case = attach_paper(case, kind=one.key, name="扫描.png", data=walking.picture(), **act)
    return submit(case, **walking.act(case, by, moment("02-03")))


def fields(cases: Iterable[Case]) -> dict[str, Any]:
    """What the batch forms carry for these people."""
    fresh = list(Case.objects.filter(pk__in=[case.pk for case in cases]).order_by("pk"))
    ids = [str(case.public_id) for case in fresh]
    return {"case": ids, "case-on-page": ids} | {f"version-{case.public_id}": case.version for case in fresh}


def queries_of(browser: Browser, page: str, *args: Any, **query: Any) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as made:
        assert browser.get(page, *args, **query).status_code == 200
    return len(made)


def grown(cases: list[Case], step: Callable[[list[Case]], object], look: Callable[[], dict[str, int]]) -> Asked:
    """The queries of some pages when each of SIZES has come there by a step."""
    asked: Asked = {}
    there = 0
    for size in SIZES:
        step(cases[there:size])
        there = size
        for page, number in look().items():
            asked.setdefault(page, []).append(number)
    return asked


class Crowd:
    """HR with many people: each step is taken for some of them, and pages are looked at."""

    def __init__(self, people: Cast, browser: Browser, stand_on: Callable[..., Any]) -> None:
        self.people, self.browser, self.stand_on = people, browser, stand_on
        self.cases: list[Case] = []

    def look(self, *pages: str) -> Callable[[], dict[str, int]]:
        """How to look at some pages."""
        return lambda: {page: queries_of(self.browser, page) for page in pages}

    def look_at_filing(self) -> dict[str, int]:
        """The page of filing, and the same when a clause does not hold for anybody: insurance that others have paid."""
        unit = Organisation.objects.filter(pk=self.people.firm.pk)
        asked = {"employer-file": queries_of(self.browser, "employer-file")}
        rewrite(unit, uscc=ELSEWHERE)
        asked["unmet"] = queries_of(self.browser, "employer-file")
        page = self.browser.get("employer-file").content.decode()
        assert page.count('<h2 id="unmet-') == page.count('name="case"') > page.count(" checked") == 0
        rewrite(unit, uscc=USCC)
        return asked

    def gather(self) -> list[int]:
        """Each of SIZES comes to the desk."""
        asked = []
        for size in SIZES:
            self.cases += [submitted(self.people, number) for number in range(len(self.cases), size)]
            asked.append(queries_of(self.browser, "employer-queue"))
        return asked

    def assess(self, some: list[Case]) -> None:
        """三（二） each is recommended."""
        for case in some:
            assess(case, walking.REVIEW, **walking.act(case, self.people.wang_fang, moment("02-04")))

    def publicise(self, some: list[Case]) -> None:
        """Several at once; then the days have passed."""
        self.stand_on("03-02")
        days = {"start": "2026-03-02", "start-on-page": "2026-03-02", "place": "公告栏"}
        report = self.browser.post("employer-publicity", **fields(some) | days).content.decode()
        assert report.count("已安排公示</span>") == len(some)
        self.stand_on("03-10")

    def close(self, some: list[Case]) -> None:
        """The result for several at once."""
        results = {f"result-{case.public_id}": "none" for case in some}
        report = self.browser.post("employer-close", **fields(some), **results).content.decode()
        assert report.count("已登记</span>") == len(some)

    def give_up(self, some: list[Case]) -> None:
        """The applicants withdraw."""
        for case in Case.objects.filter(pk__in=[case.pk for case in some]):
            withdraw(
                case, **walking.act(case, people_queries.build_applicant_actor(case.person_id), moment("03-10", 12))
            )

    def notices(self) -> list[int]:
        """附件1 for each of SIZES."""
        ids = [str(case.public_id) for case in self.cases]
        return [queries_of(self.browser, "employer-notice", start="2026-03-02", case=ids[:size]) for size in SIZES]

    def groups(self) -> list[tuple[str, int]]:
        """What lies on the desk."""
        return [
            (group.key, number)
            for group, number in build_employer_queue(self.people.wang_fang, date(2026, 3, 10)).groups
        ]


def test_lists_ask_as_often_for_many_people_as_for_one(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    crowd = Crowd(people, wang_fang, stand_on)
    asked: Asked = {"employer-queue": crowd.gather()}
    cases = crowd.cases
    asked |= grown(cases, crowd.assess, crowd.look("employer-publicity", "employer-history"))
    asked |= grown(cases, crowd.publicise, crowd.look("employer-close"))
    asked["running"] = [queries_of(wang_fang, "employer-publicity")]
    asked["employer-notice"] = crowd.notices()
    asked |= grown(cases, crowd.close, crowd.look_at_filing)
    assert crowd.groups() == [("file", CROWD)]
    report = wang_fang.post("employer-file", **fields(cases[:3])).content.decode()
    assert report.count("已上报</span>") == 3
    assert crowd.groups() == [("file", CROWD - 3), ("authority", 3)]
    asked |= grown(cases, crowd.give_up, crowd.look("employer-done"))
    assert {page: len(set(numbers)) for page, numbers in asked.items()} == dict.fromkeys(asked, 1)
    assert max(max(numbers) for numbers in asked.values()) <= MOST_QUERIES


def test_many_colleagues_are_listed_as_one_is(people: Cast, wang_fang: Browser) -> None:
    asked: Asked = {"employer-members": [], "employer-invite": [], "employer-unit": []}
    there = 0
    for size in SIZES:
        for number in range(there, size):
            person = people_queries.create_person(f"同事{number}", at=moment("01-05"))
            for role in ("employer", "employee"):
                give_role(person, people.firm, role, date(2026, 2, 1))
        there = size
        for page, numbers in asked.items():
            numbers.append(queries_of(wang_fang, page))
    assert {page: len(set(numbers)) for page, numbers in asked.items()} == dict.fromkeys(asked, 1)
    assert max(max(numbers) for numbers in asked.values()) <= MOST_QUERIES


STATES = [
    (State.SUBMITTED, ("assess", "return", "decline", "left", "enclose")),
    (State.ASSESSED, ("return",)),
    (State.IN_PUBLICITY, ("objection",)),
    (State.OBJECTION_OPEN, ("settle",)),
    (State.PUBLICITY_CLOSED, ("enclose",)),
    (State.FILED, ("recall",)),
    (State.RETURNED_TO_APPLICANT, ()),
    (State.RETURNED_TO_EMPLOYER, ("refile",)),
    (State.RECOGNISED, ()),
]


@pytest.mark.parametrize(("at", "steps"), STATES)
def test_a_case_and_its_steps_ask_little(
    at: State, steps: tuple[str, ...], people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    case = walking.case_at(people, at)
    stand_on("03-13" if at is State.RETURNED_TO_EMPLOYER else "03-06")
    pages = ["employer-case", *(f"employer-{step}" for step in steps)]
    asked = {page: queries_of(wang_fang, page, case.public_id) for page in pages}
    assert {page: number for page, number in asked.items() if number > MOST_OF_A_CASE} == {}
