"""The browser's back button: a form comes back as it was left, with the key of an act that is done.

Pressed again as it was, it is that act; filled in otherwise it is another one, and never taken for done.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from tests.web.employer.test_many import submitted
from zhicheng_web.cases.actions.assess import assess
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, close_publicity
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.models import Case, Filing, Objection, Paper, Publicity

KIND = "parent_recommendation"
LATE = "没有提交：这件刚被办过"
Stand = Callable[..., Any]


def upload(shade: int) -> SimpleUploadedFile:
    """A scan."""
    return SimpleUploadedFile("推荐报告.png", walking.picture(shade), "image/png")


def enclosed(case: Case) -> int:
    """How many papers HR has enclosed."""
    return Paper.objects.filter(case=case, kind=KIND).count()


def hidden(html: str, name: str) -> str:
    """A hidden field of the form on a page."""
    return html.split(f'name="{name}" value="')[1].split('"')[0]


def test_another_paper_after_going_back_is_not_taken_for_enclosed(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    form = {"kind": KIND, "key": str(uuid4()), "version": case.version}
    answers = [wang_fang.post("employer-enclose", case.public_id, **form, file=upload(7)) for _ in range(2)]
    assert ([one.status_code for one in answers], enclosed(case)) == ([302, 302], 1)
    other = wang_fang.post("employer-enclose", case.public_id, **form, file=upload(8))
    html = other.content.decode()
    assert (other.status_code, html.count(LATE), enclosed(case)) == (409, 1, 1)
    fresh = {"kind": KIND, "key": hidden(html, "key"), "version": hidden(html, "version")}
    assert wang_fang.post("employer-enclose", case.public_id, **fresh, file=upload(8)).status_code == 302
    assert enclosed(case) == 2


def test_other_words_after_going_back_are_not_taken_for_written(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-05")
    form = {"raised_by": "张三", "key": str(uuid4()), "version": case.version}
    first = wang_fang.post("employer-objection", case.public_id, **form, words="工作年限不实，请核查")
    other = wang_fang.post("employer-objection", case.public_id, **form, words="学历证书的专业不符，请核查")
    assert (first.status_code, other.status_code) == (302, 409)
    assert other.content.decode().count("学历证书的专业不符，请核查</textarea>") == 1
    assert [one.words for one in Objection.objects.filter(case=case)] == ["工作年限不实，请核查"]


def closed(people: Cast, number: int, name: str) -> Case:
    """One more person whose publicity is over."""
    case = submitted(people, number, name)
    case = assess(case, walking.REVIEW, **walking.act(case, people.wang_fang, moment("02-04")))
    click = walking.act(case, people.wang_fang, moment("03-02"))
    case = start_publicity(case, start_on=date(2026, 3, 2), **click)
    return close_publicity(case, result=NO_OBJECTION, **walking.act(case, people.wang_fang, moment("03-10")))


def test_one_more_person_after_going_back_is_filed_and_nobody_twice(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    one, two = closed(people, 1, "何建国"), closed(people, 2, "罗晓燕")
    stand_on("03-11")
    form = {f"version-{case.public_id}": case.version for case in (one, two)} | {"key": str(uuid4())}
    wang_fang.post("employer-file", **form, case=[str(one.public_id)])
    report = wang_fang.post("employer-file", **form, case=[str(one.public_id), str(two.public_id)])
    assert report.content.decode().count("已上报</span>") == 2
    assert sorted(Filing.objects.values_list("case_id", flat=True)) == [one.pk, two.pk]


def test_another_day_after_going_back_moves_no_publicity(people: Cast, wang_fang: Browser, stand_on: Stand) -> None:
    case = walking.assessed(people)
    stand_on("03-02")
    one = str(case.public_id)
    form = {"case": [one], "case-on-page": [one], f"version-{one}": case.version, "key": str(uuid4())}
    wang_fang.post("employer-publicity", **form, **{"start": "2026-03-02", "start-on-page": "2026-03-02"})
    for shown in ("2026-03-02", "2026-03-04"):
        answer = wang_fang.post("employer-publicity", **form, **{"start": "2026-03-04", "start-on-page": shown})
        assert answer.content.decode().count("已安排公示</span>") == 0
    assert [row.start_on for row in Publicity.objects.filter(case=case)] == [date(2026, 3, 2)]


def test_another_result_after_going_back_is_not_taken_for_noted(
    people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walking.in_publicity(people)
    stand_on("03-10")
    one = str(case.public_id)
    form = {f"result-{one}": "none", f"version-{one}": case.version, "key": str(uuid4())}
    said = [
        wang_fang.post("employer-close", **form, words=words).content.decode().count("已登记</span>")
        for words in ("没有收到异议", "没有收到异议", "收到一个来电，核实后不是异议")
    ]
    assert (said, Publicity.objects.get(case=case).words) == ([1, 1, 0], "没有收到异议")


@pytest.mark.parametrize("walk", [walking.filed, walking.not_recommended], ids=["filed", "over"])
def test_a_form_brought_back_after_the_case_has_left_encloses_nothing(
    walk: Callable[[Cast], Case], people: Cast, wang_fang: Browser, stand_on: Stand
) -> None:
    case = walk(people)
    stand_on("03-11")
    form = {"kind": KIND, "file": upload(7), "version": case.version}
    answer = wang_fang.post("employer-enclose", case.public_id, **form)
    assert (answer.status_code, answer.content.decode().count("不能办理“附上单位材料”"), enclosed(case)) == (422, 1, 0)
