"""What leaves the portal: to whom it goes, in words that tell a stranger nothing, by the next channel where one fails, not at
night; and who chooses.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings

from tests.web import walking
from tests.web.cast import Cast, give_channel, moment
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from tests.web.walking import act
from zhicheng.procedure.states import State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.accounts.channels.rows import Channel
from zhicheng_web.cases.actions.return_to_applicant import return_to_applicant
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.cases.transition.due_dates import find_hand_in_day
from zhicheng_web.ledger.chain import KUNMING
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.messages import dates, outbox
from zhicheng_web.messages.channels.adapters import ADAPTERS, ChannelAdapter
from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent
from zhicheng_web.messages.outside import OUTSIDE_TO_APPLICANT, OUTSIDE_TO_EMPLOYER
from zhicheng_web.messages.outside_texts import compose_outside_text
from zhicheng_web.messages.texts import REMINDERS
from zhicheng_web.people.actor import Actor

PHONE, MAIL = "13800001234", "li-yun@example.cn"


class Sent(NamedTuple):
    """What a channel was handed."""

    channel: str
    address: str
    subject: str
    text: str
    key: str


class Channels:
    """Channels that note what they are handed; those in `away` and `unknown` take nothing."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.away: set[str] = set()
        self.unknown: set[str] = set()

    def take(self, channel: str, address: str, subject: str, text: str, key: str) -> None:
        """One message."""
        if channel in self.away:
            raise MessageNotSent("HTTP 503")
        if channel in self.unknown:
            raise AddressRefused("HTTP 404")
        self.sent.append(Sent(channel, address, subject, text, key))


@pytest.fixture
def channels(monkeypatch: pytest.MonkeyPatch) -> Iterator[Channels]:
    """All three are set up."""
    found = Channels()
    for key, adapter in list(ADAPTERS.items()):

        def send(address: str, subject: str, text: str, once: str, channel: str = key) -> None:
            found.take(channel, address, subject, text, once)

        monkeypatch.setitem(ADAPTERS, key, ChannelAdapter(adapter.name, adapter.address_name, lambda: True, send))
    yield found


def confirm_address(people: Cast, actor: Actor, kind: str, address: str) -> None:
    """An address of somebody that they have shown to be theirs, long ago."""
    give_channel(people.account(actor), address, moment("02-01"), kind)


def deliver_at(at: datetime) -> int:
    """Everything that is due then."""
    return outbox.deliver_due_messages(lambda: at)


def deliver(day: str, hour: int = 12, minute: int = 0) -> int:
    """The same, at an hour of 2026."""
    return deliver_at(moment(day, hour, minute))


def return_a_case(people: Cast, hour: int = 10) -> None:
    """王芳 returns 李云's application."""
    case = walking.submitted(people)
    return_to_applicant(case, faults=[Fault("identity_unclear")], **act(case, people.wang_fang, moment("02-05", hour)))


def test_every_template_that_leaves_the_portal_is_a_step_or_a_reminder() -> None:
    assert {*OUTSIDE_TO_APPLICANT, *OUTSIDE_TO_EMPLOYER} <= {*STEPS_BY_KEY, *REMINDERS}


def test_who_has_confirmed_no_address_reads_all_in_the_portal(people: Cast, channels: Channels) -> None:
    return_a_case(people)
    deliver("02-05")
    assert (channels.sent, set(Outbox.objects.values_list("channel", "state"))) == ([], {("inbox", "sent")})


def test_a_return_goes_to_one_address_and_says_no_name_and_no_reason(people: Cast, channels: Channels) -> None:
    confirm_address(people, people.li_yun, "mail", MAIL)
    confirm_address(people, people.li_yun, "sms", PHONE)
    return_a_case(people)
    deliver("02-05")
    (sent,) = channels.sent
    assert (sent.channel, sent.address, sent.subject) == ("sms", PHONE, "初级职称考核认定")
    assert re.fullmatch(r"您的申报（编号[0-9A-F]{8}）等您办理，最迟\d+月\d+日。请登录办理系统查看。", sent.text), (
        sent.text
    )
    assert sent.key == f"zhicheng-{Outbox.objects.get(channel='sms').pk}"


def test_what_only_goes_on_stays_in_the_portal(people: Cast, channels: Channels) -> None:
    confirm_address(people, people.li_yun, "sms", PHONE)
    walking.in_examination(people)
    deliver("12-01")
    assert [one for one in channels.sent if "等您办理" in one.text] == channels.sent == []


def test_at_night_nobody_is_woken(people: Cast, channels: Channels) -> None:
    confirm_address(people, people.li_yun, "sms", PHONE)
    return_a_case(people, hour=22)
    deliver("02-05", 22, 30)
    assert Outbox.objects.get(channel="sms").due_at == moment("02-06", 8)
    assert (deliver("02-06", 7, 59), channels.sent) == (0, [])
    assert deliver("02-06", 8) == 1


def test_a_channel_that_refuses_hands_on_at_once_and_one_that_is_away_after_its_last_try(
    people: Cast, channels: Channels
) -> None:
    confirm_address(people, people.li_yun, "wecom", "LiYun")
    confirm_address(people, people.li_yun, "sms", PHONE)
    confirm_address(people, people.li_yun, "mail", MAIL)
    channels.unknown, channels.away = {"wecom"}, {"sms"}
    return_a_case(people)
    now = moment("02-05", 12)
    for _ in range(240):
        deliver_at(now)
        now += timedelta(minutes=1)
    assert [(one.channel, one.address) for one in channels.sent] == [("mail", MAIL)]
    rows = Outbox.objects.exclude(channel="inbox").values_list("channel", "state", "fault", "attempts")
    assert sorted(rows) == [
        ("mail", "sent", "", 1),
        ("sms", "given_up", "HTTP 503", 5),
        ("wecom", "given_up", "HTTP 404", 1),
    ]


def test_a_reminder_of_what_has_been_done_since_is_not_sent(people: Cast, channels: Channels) -> None:
    confirm_address(people, people.li_yun, "sms", PHONE)
    case = walking.draft(people)
    assert case.due_on
    eve = datetime.combine(find_hand_in_day(case.due_on, moment("02-02").date()), moment("02-05", 22).time(), KUNMING)
    assert dates.create_reminders(eve) == 1
    deliver_at(eve)
    withdraw(case, **act(case, people.li_yun, eve + timedelta(minutes=1)))
    deliver_at(eve + timedelta(hours=12))
    assert (channels.sent, Outbox.objects.get(channel="sms").state) == ([], Outbox.Delivery.OUTDATED)


def test_whoever_has_taken_an_address_away_gets_nothing_there(people: Cast, channels: Channels) -> None:
    confirm_address(people, people.li_yun, "sms", PHONE)
    return_a_case(people, hour=22)
    deliver("02-05", 22, 30)
    rewrite(Channel.objects.all(), ended_at=moment("02-06", 6))
    deliver("02-06", 9)
    assert (channels.sent, Outbox.objects.get(channel="sms").fault) == ([], "no address any more")


@pytest.mark.parametrize("template", sorted({*OUTSIDE_TO_APPLICANT, *OUTSIDE_TO_EMPLOYER}))
@pytest.mark.parametrize("applicant", [True, False])
def test_no_text_outside_tells_a_result_a_reason_or_a_name(template: str, applicant: bool) -> None:
    day = moment("03-05").date()
    for state in State:
        text = compose_outside_text(template, state, number="2705BBDA", applicant=applicant, due=day, today=day).body
        assert not re.search("认定职称|不予|撤销|更正|不推荐|离职|退回|李云", text), text
        assert len(text) <= 70, "one text message in Chinese"


def test_the_owner_chooses_where_messages_come(people: Cast, channels: Channels, stand_on: object) -> None:
    confirm_address(people, people.li_yun, "sms", PHONE)
    confirm_address(people, people.li_yun, "mail", MAIL)
    browser = Browser(people, people.li_yun)
    page = browser.get("account-messages").content.decode()
    assert page.count("checked") == 2
    assert PHONE in page
    assert browser.post("account-messages", kinds=["mail", "nonsense"]).status_code == 302
    return_a_case(people)
    deliver("02-05")
    assert [(one.channel, one.address) for one in channels.sent] == [("mail", MAIL)]


def test_a_telephone_counts_when_its_code_was_typed(people: Cast, channels: Channels, stand_on: object) -> None:
    browser = Browser(people, people.li_yun)
    there = ("account-channel-of", "sms")
    wrong = browser.post(*there, address="1380000")
    assert (wrong.status_code, "11位" in wrong.content.decode()) == (422, True)
    assert browser.post(*there, address="＋86 138-0000-1234").status_code == 200
    (sent,) = channels.sent
    code = re.search(r"\d{6}", sent.text)
    assert (sent.channel, sent.address, bool(code)) == ("sms", PHONE, True)
    assert code
    assert browser.post(*there, code=code[0]).status_code == 302
    assert Channel.objects.get(verified_at__isnull=False).address == PHONE
    assert browser.get("account-channel-of", "fax").status_code == 404


@pytest.mark.parametrize(("trouble", "words"), [("away", "验证码现在发不出去"), ("unknown", "对方的系统不认识")])
def test_a_code_that_cannot_be_sent_is_told(
    people: Cast, channels: Channels, stand_on: object, trouble: str, words: str
) -> None:
    getattr(channels, trouble).add("wecom")
    answer = Browser(people, people.wang_fang).post("account-channel-of", "wecom", address="WangFang")
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_texts_of_the_demonstration_lie_in_its_mailbox(
    people: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, stand_on: object
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    monkeypatch.setattr(settings, "DEMO", True)
    browser = Browser(people, people.li_yun)
    browser.post("account-channel-of", "sms", address=PHONE)
    assert "您的验证码是" in browser.get("demo-mailbox").content.decode()


def test_whom_no_channel_reached_is_named_to_the_office_until_they_look(
    people: Cast, channels: Channels, stand_on: Callable[..., datetime]
) -> None:
    confirm_address(people, people.li_yun, "sms", PHONE)
    channels.unknown = {"sms"}
    return_a_case(people)
    stand_on("02-05", 13)
    desk, stranger = Browser(people, people.wang_fang), Browser(people, people.zhao_min)
    assert "没有收到消息" not in desk.get("employer-messages").content.decode()
    deliver("02-05")
    page = desk.get("employer-messages").content.decode()
    assert ("1位申报人没有收到消息" in page, "李云" in page) == (True, True)
    assert "没有收到消息" not in stranger.get("employer-messages").content.decode()
    Browser(people, people.li_yun).get("applicant-messages")
    assert "没有收到消息" not in desk.get("employer-messages").content.decode()
