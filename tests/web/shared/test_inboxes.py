"""Messages in the rooms of an office: of the cases that one acts on, with a way to each, and new until they are seen."""

from collections.abc import Callable
from itertools import islice, product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.crowds import MOST_QUERIES, SIZES
from tests.web.desks import Browser
from zhicheng_web.ledger.models import Entry, Outbox
from zhicheng_web.messages.dates import create_reminders
from zhicheng_web.messages.texts import REMINDERS
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Person

ROOMS: list[tuple[str, Callable[[Cast], Actor]]] = [
    ("employer", lambda people: people.wang_fang),
    ("authority", lambda people: people.examiner),
]


@pytest.mark.parametrize(("room", "who"), ROOMS)
def test_a_message_leads_to_its_case_and_is_new_once(
    people: Cast, stand_on: Any, room: str, who: Callable[[Cast], Actor]
) -> None:
    case = {"employer": walking.submitted, "authority": walking.filed}[room](people)
    stand_on("03-12")
    browser = Browser(people, who(people))
    for new in (True, False):
        page = browser.get(f"{room}-messages")
        assert [one.read for one in page.context["rows"]] == [not new]
        assert f'href="/{room}/cases/{case.public_id}/"' in page.content.decode()
    assert browser.get("applicant-messages").context["rows"] == [], "of no application of one's own"


def test_a_case_that_has_gone_elsewhere_is_no_link(people: Cast, stand_on: Any) -> None:
    case = walking.left(people)
    stand_on("02-06")
    page = Browser(people, people.wang_fang).get("employer-messages").content.decode()
    assert (str(case.public_id) in page, "已不在您这里办理" in page, "现在：" in page) == (False, True, False)


def test_what_has_gone_on_since_is_no_news(people: Cast, stand_on: Any) -> None:
    walking.in_examination(people)
    stand_on("03-12")
    (message,) = Browser(people, people.wang_fang).get("employer-messages").context["rows"]
    assert (message.read, message.text.body) == (True, "已办理“提交给单位”。现在：审查中。")


@pytest.mark.parametrize(("day", "words"), [("02-09", "审核的期限快到了"), ("02-11", "审核的期限已经过了")])
def test_a_reminder_after_its_day_says_so(people: Cast, stand_on: Any, day: str, words: str) -> None:
    walking.submitted(people)  # its review is promised for 10 February
    now = stand_on(day)
    assert create_reminders(now) == 1
    newest = Browser(people, people.wang_fang).get("employer-messages").context["rows"][0]
    assert newest.text.body.startswith(f"{words}。")


@pytest.mark.parametrize(("room", "who"), ROOMS)
def test_the_list_asks_the_same_however_many(
    people: Cast, stand_on: Any, room: str, who: Callable[[Cast], Actor]
) -> None:
    case = walking.in_examination(people)
    stand_on("03-12")
    browser, asked = Browser(people, who(people)), []
    mine = Person.objects.get(pk=who(people).person_id)
    Outbox.objects.filter(recipient_id=mine.pk).update(recipient_id=people.guandu_examiner.person_id)
    places = product(REMINDERS, Entry.objects.filter(case_id=case.pk).values_list("seq", flat=True))
    for more in (SIZES[0], SIZES[1] - SIZES[0], SIZES[2] - SIZES[1]):
        for template, seq in islice(places, more):
            Outbox.objects.create(
                case_id=case.pk, seq=seq, recipient_id=mine.pk, template=template, due_at=moment("03-11")
            )
        with CaptureQueriesContext(connection) as seen:
            page = browser.get(f"{room}-messages")
        asked.append((len(page.context["rows"]), len(seen)))
    assert [rows for rows, _ in asked] == list(SIZES)
    assert len({number for _, number in asked}) == 1
    assert asked[0][1] <= MOST_QUERIES
