"""The queue's two filters at once, its counts without colleagues' cases, and what is over found by what stands on a paper."""

from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng_web.cases.models import PrintedPaper, Recognition


@pytest.fixture
def examiner(people: Cast) -> Browser:
    """陈静 of the county."""
    return Browser(people, people.examiner)


def test_both_filters_hold_and_each_counts_within_the_other(people: Cast, stand_on: Any) -> None:
    case = walking.in_examination(people)
    second = Browser(people, walking.colleague(people, "examiner"))
    stand_on("03-12")
    queue = second.get("authority-queue", handler="others", group="eligible").context["queue"]
    assert ([row.case.pk for row in queue.rows], queue.own, queue.any_advice) == ([case.pk], 0, 1)
    mine = second.get("authority-queue", handler="mine").context["queue"]
    assert (mine.any_advice, {one.key: one.number for one in mine.groups}["eligible"], mine.total) == (0, 0, 1)
    page = compact(second.get("authority-queue", handler="others"))
    assert 'href="?group=eligible&amp;handler=others"' in page
    assert "待办0件" in page


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2026年第1号", True),
        ("第1号", True),
        ("2025年第1号", False),
        ("第2号", False),
        ("2026年第99999999号", False),
        ("CASE", True),
        ("00000000", False),
        ("ABCD-2345", True),
        ("abcd2345", True),
        ("ABCD-2346", False),
        ("李云", True),
    ],
)
def test_what_is_over_is_found_by_what_stands_on_its_paper(
    people: Cast, examiner: Browser, stand_on: Any, words: str, found: bool
) -> None:
    case = walking.recognised(people)
    assert Recognition.objects.get().formatted_number == "2026年第1号"
    PrintedPaper.objects.create(
        case=case,
        kind="recognition_form",
        check_code="ABCD-2345",
        sha256="0" * 64,
        size=1,
        data_digest="0" * 64,
        layout_digest="0" * 64,
        renderer="x",
        by_id=people.examiner.person_id,
        by_name="陈静",
        at=moment("03-14"),
    )
    stand_on("03-16")
    shown = examiner.get("authority-done", q=case.case_number if words == "CASE" else words)
    assert [row.case.pk for row in shown.context["closed_cases"].rows] == ([case.pk] if found else [])
