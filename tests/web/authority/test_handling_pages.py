"""Whose cases the queue shows, who handles a case, and to whom they go when a role ends."""

from collections.abc import Callable
from typing import Any

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng_web.cases.actions.take_on import take_on
from zhicheng_web.cases.models import Case


def test_the_queue_is_shown_by_who_handles_a_case(
    people: Cast, stand_on: Callable[..., Any], examiner: Browser
) -> None:
    walking.in_examination(people)
    second = Browser(people, walking.colleague(people, "examiner"))
    stand_on("03-12")
    for handler, own, theirs in (("mine", True, False), ("others", False, True), ("free", False, False)):
        for browser, shown in ((examiner, own), (second, theirs)):
            page = browser.client.get("/authority/", {"handler": handler}).content.decode()
            assert ("陈静在办" in page) is shown, (handler, shown)
    page = second.get("authority-queue", handler="others").content.decode()
    assert page.count('aria-current="true"') == second.get("authority-queue").content.decode().count(
        'aria-current="true"'
    )
    assert "陈静：1件" in " ".join(page.split())


def test_what_a_colleague_handles_opens_no_form_but_that_of_taking_it_over(
    people: Cast, stand_on: Callable[..., Any], examiner: Browser
) -> None:
    case, second = walking.in_examination(people), Browser(people, walking.colleague(people, "examiner"))
    stand_on("03-12")
    page = second.get("authority-case", case.public_id).content.decode()
    assert "这件由陈静在办。要接手的，请用“指派办理人”，写明理由。" in page
    assert "本部门经办（陈静）" in page
    assert "提交复核" not in page
    assert "提交复核" in examiner.get("authority-case", case.public_id).content.decode()


def test_accepting_a_page_takes_nothing_out_of_a_colleagues_hands(
    people: Cast, stand_on: Callable[..., Any], examiner: Browser
) -> None:
    case = walking.filed(people)
    second = walking.colleague(people, "examiner")
    stand_on("03-11")
    assert [one.pk for one in examiner.get("authority-queue").context["queue"].waiting] == [case.pk]
    take_on(case, **walking.act(case, second, moment("03-11")))
    assert examiner.get("authority-queue").context["queue"].waiting == []
    assert [one.pk for one in Browser(people, second).get("authority-queue").context["queue"].waiting] == [case.pk]


def test_the_bureau_is_asked_who_takes_over_when_a_role_ends(people: Cast, stand_on: Callable[..., Any]) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    bureau = Browser(people, people.supervisor)
    stand_on("03-12")
    where = ("bureau-membership-end", people.wuhua.public_id, people.examiner.membership_id)
    assert "名下有1件申报在办" in bureau.get(*where).content.decode()
    day = {"last_day_0": "2026", "last_day_1": "3", "last_day_2": "12"}
    assert bureau.post(*where, **day).status_code == 422
    assert bureau.post(*where, **day, to=str(people.person(second).public_id)).status_code == 302
    assert Case.objects.get(pk=case.pk).handling_examiner_id == second.person_id
