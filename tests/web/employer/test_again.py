"""The pages for several people, and those of the unit, sent twice, too late, or after the session has ended."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast
from tests.web.compact import compact
from tests.web.desks import BACKEND, Browser
from tests.web.ended import end_session
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.models import UnitEntry

START = "2026-03-02"
PLACE = "一号楼大厅公告栏"
RESULT = "公示期间收到一个来电，问的是别的事"
Walk = Callable[[Cast], Case]
PAGES: list[tuple[str, Walk, str, dict[str, str], str]] = [
    ("employer-publicity", walking.assessed, "03-02", {"start": START, "start-on-page": START, "place": PLACE}, "in_publicity"),
    ("employer-close", walking.in_publicity, "03-10", {"words": RESULT, "result-": "none"}, "publicity_closed"),
    ("employer-file", walking.closed, "03-11", {}, "filed"),
]  # fmt: skip


def fields(case: Case, more: dict[str, str], version: int) -> dict[str, Any]:
    """What the form of a page for several people carries for one."""
    one = str(case.public_id)
    own = {f"{name}{one}" if name.endswith("-") else name: value for name, value in more.items()}
    return {"case": [one], "case-on-page": [one], f"version-{one}": version, **own}


def state(case: Case) -> tuple[str, int]:
    """Where a case stands now, and its version."""
    row = Case.objects.get(pk=case.pk)
    return row.state, row.version


@pytest.mark.parametrize(("page", "walk", "day", "more", "after"), PAGES)
def test_a_double_click_does_it_once_and_reports_it_twice(
    page: str, walk: Walk, day: str, more: Any, after: str, people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on(day)
    said = fields(case, more, case.version) | {"key": str(uuid4())}
    answers = [wang_fang.post(page, **said) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.content.decode().count('data-r="pass"') for answer in answers] == [1, 1]
    assert state(case) == (after, case.version + 1)


@pytest.mark.parametrize(("page", "walk", "day", "more", "after"), PAGES)
def test_a_second_tab_is_told_who_was_first(
    page: str, walk: Walk, day: str, more: Any, after: str, people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on(day)
    answer = wang_fang.post(page, **fields(case, more, case.version - 1))
    text = answer.content.decode()
    assert (text.count("您已在另一个页面办理了"), text.count("没有办成"), state(case)) == (
        1,
        1,
        (case.state, case.version),
    )


@pytest.mark.parametrize(("page", "walk", "day", "more", "after"), PAGES)
def test_what_was_chosen_and_typed_comes_back_after_signing_in_again(
    page: str, walk: Walk, day: str, more: Any, after: str, people: Cast, wang_fang: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on(day)
    address = reverse(page)
    end_session(wang_fang.client)
    said = fields(case, more, case.version)
    gone = wang_fang.client.post(address, said, headers={"referer": f"http://testserver{address}"})
    assert (gone.status_code, state(case)) == (302, (case.state, case.version))
    wang_fang.client.force_login(people.account(people.wang_fang), backend=BACKEND)
    text = compact(wang_fang.client.get(address))
    typed = [value for name, value in more.items() if value != START and name != "result-"]
    assert [text.count(value) for value in typed] == [1] * len(typed)
    chosen = more.get("result-", case.public_id)
    assert len(re.findall(rf'value="{chosen}"[^>]* checked', text)) == 1
    assert text.count("您刚才填写的内容已放回这一页") == 1


def test_ending_a_colleagues_work_twice_ends_it_once(people: Cast, wang_fang: Browser) -> None:
    made = wang_fang.post("employer-members", name="刘敏", phone="13888777666").content.decode()
    address = made.split('readonly value="http://testserver')[1].split('"')[0]
    Client().post(
        address, {"name": "刘敏", "phone": "13888777666", "login": "liu-min", "password": "putao-tielu-daxiang"}
    )
    liu_min = UnitEntry.objects.get(event="accept_invitation").by
    person = people.person(people.li_yun._replace(person_id=liu_min))
    answers = [wang_fang.post("employer-leaver", person.public_id).status_code for _ in range(2)]
    assert (answers, UnitEntry.objects.filter(event="end_membership").count()) == ([302, 302], 1)


def test_the_same_press_makes_one_invitation(people: Cast, wang_fang: Browser) -> None:
    key = str(uuid4())
    for _ in range(2):
        assert (
            wang_fang.post("employer-members", key=key, name="刘敏", phone="13888777666")
            .content.decode()
            .count('id="link"')
            == 1
        )
    assert UnitEntry.objects.filter(event="invite").count() == 1
