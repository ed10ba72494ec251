"""Who is away names who stands in (代): by their own role, recorded, told, and over on its last day (三（三））."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.paginator import Paginator

from tests.web import walking
from tests.web.cast import Cast, give_role, moment
from tests.web.desks import Browser
from tests.web.walking import act
from zhicheng.procedure.handling_steps import HANDLED_STATES
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.states import State
from zhicheng_web.cases.actions.name_stand_in import LONGEST_COVER, name_stand_in
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.recognise import recognise
from zhicheng_web.cases.actions.withdraw_stand_in import withdraw_stand_in
from zhicheng_web.cases.read.timeline import build_timeline
from zhicheng_web.cases.transition.parties import record_handler
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import LeaveCover, Membership
from zhicheng_web.portal.authority.work_queue import build_authority_rows
from zhicheng_web.portal.authority.workload import find_office

RECOGNISE = ProposedOutcome(Outcome.RECOGNISED)
FIRST, LAST = date(2026, 3, 12), date(2026, 3, 13)


def held(actor: Actor) -> Membership:
    return Membership.objects.select_related("person").get(pk=actor.membership_id or 0)


def cover(people: Cast, by: Actor, first: date = FIRST, role: str = "examiner") -> LeaveCover:
    """The officer is away, and a colleague stands in."""
    absent = people.examiner if role == "examiner" else people.approver
    second = walking.colleague(people, role)
    return name_stand_in(held(absent), held(second), first=first, last=LAST, by=by, at=moment("03-11"))


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    return [one.key for one in refused.value.findings]


def test_what_somebody_does_in_the_place_of_another_is_told_so(people: Cast) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    cover(people, people.examiner)
    case = propose(case, RECOGNISE, answers={}, **act(case, second, moment("03-12")))
    last = list(build_timeline(case))[-1]
    assert last.who is not None and last.who.name == "鲁晨（代陈静）"
    assert case.handling_examiner_id == people.examiner.person_id


@pytest.mark.parametrize("state", [one for one in State if one not in HANDLED_STATES])
def test_nobody_is_stood_in_for_where_a_case_has_no_officer(people: Cast, state: State) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    cover(people, people.examiner)
    assert record_handler(case, State.IN_EXAMINATION, "propose", second, moment("03-12"))
    assert record_handler(case, state, "propose_title_review", second, moment("03-12")) == {}


def test_the_queue_names_no_handler_of_a_granted_title(people: Cast) -> None:
    case = walking.in_examination(people)
    page = Paginator([case], 1).get_page(1)
    office = find_office(people.examiner, FIRST)
    assert build_authority_rows(page, FIRST, office)[0].handler
    case.state = State.RECOGNISED.value
    assert build_authority_rows(page, FIRST, office)[0].handler == ""


@pytest.mark.parametrize("day", ["03-11", "03-16"])
def test_nobody_stands_in_before_the_first_day_or_after_the_last(people: Cast, day: str) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    cover(people, people.examiner)
    with pytest.raises(StepRefused) as refused:
        propose(case, RECOGNISE, answers={}, **act(case, second, moment(day, 12)))
    assert keys(refused) == ["no_other_handler"]


def test_it_may_end_earlier(people: Cast) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    withdraw_stand_in(cover(people, people.examiner), by=people.approver, at=moment("03-12"))
    with pytest.raises(StepRefused) as refused:
        propose(case, RECOGNISE, answers={}, **act(case, second, moment("03-12", 12)))
    assert keys(refused) == ["no_other_handler"]


def test_whoever_stands_in_is_never_both_pairs_of_eyes(people: Cast) -> None:
    case = walking.in_examination(people)
    second = walking.colleague(people, "examiner")
    cover(people, people.examiner)
    case = propose(case, RECOGNISE, answers={}, **act(case, second, moment("03-12")))
    there = give_role(people.person(second), people.wuhua, "approver", date(2025, 1, 1))
    name_stand_in(
        held(people.approver),
        Membership.objects.select_related("person").get(pk=there.pk),
        first=FIRST,
        last=LAST,
        by=people.supervisor,
        at=moment("03-11"),
    )
    actor = Actor(second.person_id, there.pk, people.approver.role, people.wuhua.pk)
    with pytest.raises(StepRefused) as refused:
        recognise(case, **act(case, actor, moment("03-13")))
    assert set(keys(refused)) >= {"not_own_case", "second_person"}


def test_only_a_colleague_in_the_same_role_stands_in_and_only_some_say_so(people: Cast) -> None:
    second = walking.colleague(people, "examiner")
    days: dict[str, Any] = {"first": FIRST, "last": LAST, "at": moment("03-11")}
    for stand_in, by, key in (
        (people.approver, people.examiner, "cover_same_role"),
        (people.guandu_examiner, people.examiner, "cover_same_role"),
        (second, second, "cover_not_yours"),
        (second, people.guandu_examiner, "cover_not_yours"),
    ):
        with pytest.raises(StepRefused) as refused:
            name_stand_in(held(people.examiner), held(stand_in), by=by, **days)
        assert keys(refused) == [key]
    with pytest.raises(StepRefused) as past:
        cover(people, people.examiner, first=date(2026, 3, 10))
    assert keys(past) == ["leave_cover_has_days"]


def test_whoever_stands_in_has_the_forms_of_the_one_who_is_away(people: Cast, stand_on: Callable[..., Any]) -> None:
    case, second = walking.in_examination(people), Browser(people, walking.colleague(people, "examiner"))
    cover(people, people.examiner)
    stand_on("03-12")
    page = second.get("authority-case", case.public_id).content.decode()
    assert "本部门经办（陈静，您代办）" in page and "提交复核" in page and "指派办理人”，写明理由" not in page
    third = Browser(people, people.examiner).get("authority-case", case.public_id).content.decode()
    assert "您代办" not in third


def test_half_a_year_at_most(people: Cast) -> None:
    away, second = held(people.examiner), held(walking.colleague(people, "examiner"))

    def name_until(last: date) -> LeaveCover:
        return name_stand_in(away, second, first=FIRST, last=last, by=people.examiner, at=moment("03-11"))

    with pytest.raises(StepRefused) as refused:
        name_until(FIRST + LONGEST_COVER)
    assert refused.value.findings[0].reason.startswith("代办一次最长180天")
    assert name_until(FIRST + LONGEST_COVER - timedelta(1)).pk


def test_both_read_of_it_where_they_work(people: Cast, stand_on: Callable[..., Any]) -> None:
    walking.in_examination(people)
    away, second = Browser(people, people.examiner), Browser(people, walking.colleague(people, "examiner"))
    stand_on("03-11")
    fields = {"absent": people.examiner.membership_id, "stand_in": walking.colleague(people, "examiner").membership_id}
    days = {"first_0": "2026", "first_1": "3", "first_2": "11", "last_0": "2026", "last_1": "3", "last_2": "13"}
    assert away.post("authority-covers", **fields, **days).status_code == 302
    for browser, words in ((away, "您不在"), (second, "您代办")):
        assert words in browser.get("authority-queue").content.decode()
    assert "陈静（您代）在办" in second.get("authority-queue", handler="mine").content.decode()
    running = LeaveCover.objects.get()
    assert second.post("authority-cover-end", running.public_id).status_code == 422
    assert away.post("authority-cover-end", running.public_id).status_code == 302
    assert "您代办" not in second.get("authority-queue").content.decode()


def test_the_bureau_names_who_stands_in_where_an_authority_cannot(people: Cast, stand_on: Callable[..., Any]) -> None:
    second, bureau = walking.colleague(people, "examiner"), Browser(people, people.supervisor)
    stand_on("03-11")
    assert bureau.get("bureau-cover", people.wuhua.public_id).status_code == 200
    fields = {"absent": people.examiner.membership_id, "stand_in": second.membership_id}
    days = {"first_0": "2026", "first_1": "3", "first_2": "11", "last_0": "2026", "last_1": "3", "last_2": "13"}
    assert bureau.post("bureau-cover", people.wuhua.public_id, **fields, **days).status_code == 302
    page = bureau.get("bureau-organisation", people.wuhua.public_id).content.decode()
    assert "登记代办：陈静" in page


def test_only_who_can_stand_in_is_offered(people: Cast, stand_on: Callable[..., Any]) -> None:
    away = Browser(people, people.examiner)
    stand_on("03-11")
    assert "本部门现在没有同一岗的同事可以代办" in away.get("authority-covers").content.decode()
    second = walking.colleague(people, "examiner")
    page = away.get("authority-covers").content.decode()
    assert f'<option value="{second.membership_id}">鲁晨（经办）' in page
    assert page.count("陈静（经办）") == 1
    assert f'<option value="{people.approver.membership_id}"' not in page
