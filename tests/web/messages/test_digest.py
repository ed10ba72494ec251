"""The list of the morning: on working days from nine, once, to whom something waits and who can be reached."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.web import walking
from tests.web.cast import Cast, give_channel, moment
from tests.web.messages.test_outside import Channels, channels
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.models import Digest
from zhicheng_web.messages.digest import send_digests

__all__ = ["channels"]


@pytest.fixture
def reachable(people: Cast, channels: Channels) -> Iterator[Channels]:
    """陈静 of the authority, the approver and 木兰's colleague of the bureau have each confirmed a telephone."""
    for number, actor in enumerate((people.examiner, people.approver, people.supervisor, people.guandu_examiner)):
        give_channel(people.account(actor), f"1380000000{number}", moment("02-01"), "sms")
    yield channels


def test_it_is_sent_once_on_a_working_morning_to_whom_something_waits(people: Cast, reachable: Channels) -> None:
    case = walking.in_examination(people)
    assert case.due_on
    assert [send_digests(moment("03-12", *time)) for time in ((8, 59), (12, 0))] == [0, 0]
    assert [send_digests(moment("03-12", 9, minute)) for minute in (0, 10)] == [1, 0]
    (sent,) = reachable.sent
    due = f"{case.due_on.month}月{case.due_on.day}日"
    assert (sent.address, sent.text) == ("13800000000", f"有1件申报等您办理，最早的是{due}。请登录办理系统查看。")
    assert send_digests(moment("03-14", 9)) == 0, "a Saturday"
    assert send_digests(moment("03-13", 9)) == 1


def test_what_is_late_comes_to_the_officer_and_to_the_bureau(people: Cast, reachable: Channels) -> None:
    case = walking.in_examination(people)
    assert case.due_on
    after = moment("03-12", 9)
    while after.date() <= case.due_on or send_digests(after) == 0:
        after += timedelta(days=1)
    texts = {one.address: one.text for one in reachable.sent[-2:]}
    assert set(texts) == {"13800000000", "13800000002"}
    assert set(texts.values()) == {"有1件申报已过期限，请尽快处理。请登录办理系统查看。"}


def test_hr_is_written_to_once_for_all_when_a_day_is_near(people: Cast, channels: Channels) -> None:
    give_channel(people.account(people.wang_fang), "13800000009", moment("02-01"), "sms")
    case = walking.submitted(people)
    assert case.due_on
    days = [
        datetime.combine(case.due_on - timedelta(days=before), moment("02-05").time(), KUNMING) for before in (5, 1)
    ]
    assert [send_digests(day) for day in days] == [0, 1]
    (sent,) = channels.sent
    assert sent.text.startswith("有1件申报等您办理，最早的是")


def test_a_channel_that_is_away_is_tried_again_until_noon(people: Cast, reachable: Channels) -> None:
    walking.in_examination(people)
    reachable.away = {"sms"}
    assert send_digests(moment("03-12", 9)) == 0
    assert Digest.objects.get().fault == "sms: HTTP 503"
    reachable.away = set()
    assert [send_digests(moment("03-12", hour)) for hour in (11, 12)] == [1, 0]
    assert (Digest.objects.get().channel, Digest.objects.get().sent_at) == ("sms", moment("03-12", 11))


def test_whoever_has_confirmed_no_address_has_the_queue(people: Cast, channels: Channels) -> None:
    walking.in_examination(people)
    assert (send_digests(moment("03-12", 9)), Digest.objects.count()) == (0, 0)
