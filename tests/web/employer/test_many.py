"""Forty people at once: piles that add up, a result for each person, and as many queries for forty rows as for one."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng_web.cases import owed_papers
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.attach_paper import attach_paper
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.actions.start import start
from zhicheng_web.cases.actions.submit import submit
from zhicheng_web.cases.models import Case
from zhicheng_web.people import queries as people_queries
from zhicheng_web.portal.employer.desk import desk

MOST_QUERIES = 10
SIZES = (1, 3, 40)


def submitted(people: Cast, number: int, name: str = "职工") -> Case:
    """One more person's case, walked to the employer."""
    person = people_queries.new_person(name, at=moment("01-05"), document="pass", number=f"E{number:08}")
    by = people_queries.applicant(person.pk)
    case = start(person, people.firm, by=by, at=moment("02-02"), key=uuid4())
    case = edit(case, deepcopy(walking.FACTS), **walking.act(case, by, moment("02-02", 10)))
    for one in owed_papers.by_applicant(case, date(2026, 2, 2)):
        act = walking.act(case, by, moment("02-02", 11))
        case = attach_paper(case, kind=one.key, name="扫描.png", data=walking.picture(), **act)
    return submit(case, **walking.act(case, by, moment("02-03")))


def fields(cases: Iterable[Case]) -> dict[str, Any]:
    """What the batch forms carry for these people."""
    fresh = list(Case.objects.filter(pk__in=[case.pk for case in cases]).order_by("pk"))
    ids = [str(case.public_id) for case in fresh]
    return {"case": ids, "shown": ids} | {f"version-{case.public_id}": case.version for case in fresh}


def queries_of(browser: Browser, page: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as made:
        assert browser.get(page).status_code == 200
    return len(made)


def grown(cases: list[Case], step: Callable[[list[Case]], object], browser: Browser, page: str) -> list[int]:
    """The queries of a page when 1, 3 and 40 people have come there by a step."""
    asked, there = [], 0
    for size in SIZES:
        step(cases[there:size])
        there = size
        asked.append(queries_of(browser, page))
    return asked


def test_lists_ask_as_often_for_forty_people_as_for_one(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    cases: list[Case] = []
    stand_on("02-04")
    asked: dict[str, list[int]] = {"queue": []}
    for size in SIZES:
        cases += [submitted(people, number) for number in range(len(cases), size)]
        asked["queue"].append(queries_of(wang_fang, "employer-queue"))

    def assess_all(some: list[Case]) -> None:
        for case in some:
            assess(case, walking.REVIEW, **walking.act(case, people.wang_fang, moment("02-04")))

    asked["publicity"] = grown(cases, assess_all, wang_fang, "employer-publicity")
    stand_on("03-02")
    some = fields(cases) | {"start": "2026-03-02", "shown-start": "2026-03-02", "place": "公告栏"}
    assert wang_fang.post("employer-publicity", **some).content.decode().count("已安排公示") == 40
    stand_on("03-10")
    asked["close"] = [queries_of(wang_fang, "employer-close")]

    def close_all(some: list[Case]) -> None:
        report = wang_fang.post("employer-close", **fields(some), words="没有收到异议").content.decode()
        assert report.count("已登记</span>") == len(some)

    asked["file"] = grown(cases, close_all, wang_fang, "employer-file")
    assert {page: set(numbers) for page, numbers in asked.items()} == {
        page: {numbers[0]} for page, numbers in asked.items()
    }
    assert max(max(numbers) for numbers in asked.values()) <= MOST_QUERIES
    assert [(pile.key, number) for pile, number in desk(people.wang_fang, date(2026, 3, 10)).piles] == [("file", 40)]
    report = wang_fang.post("employer-file", **fields(cases[:3])).content.decode()
    assert report.count("已上报</span>") == 3
    mine = desk(people.wang_fang, date(2026, 3, 10))
    assert [(pile.key, number) for pile, number in mine.piles] == [("file", 37), ("authority", 3)]
    assert sum(number for _, number in mine.piles) == len(mine.rows) == 40
