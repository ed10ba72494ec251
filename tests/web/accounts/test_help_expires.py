"""Help that has not gone out within a week ends: nobody agrees to it any more, and owner and asker are told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.db import ProgrammingError

from tests.web.cast import Cast, give_channel, moment, officer, waiting_help
from tests.web.desks import Browser
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.help.expire import expire_help
from zhicheng_web.accounts.help.queries import list_help_asked_by, list_waiting_help
from zhicheng_web.accounts.help.rows import HELP_TERM
from zhicheng_web.accounts.models import AccountHelp
from zhicheng_web.accounts.notices.letters import mail_account_notices
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people.actor import Actor

ASKED = moment("02-02")
LAST = ASKED + HELP_TERM
LATE = LAST + timedelta(minutes=1)
YES = {"answer": "yes"}


@pytest.fixture
def asked(people: Cast) -> AccountHelp:
    """沙白 of the bureau has asked for 赵敏, who has no channel: a second has to agree, and a letter is printed."""
    return waiting_help(people, ASKED)


@pytest.fixture
def second(people: Cast) -> Browser:
    """木兰, somebody else of the bureau."""
    return Browser(people, officer("木兰", "mu-lan", people.bureau, "bureau"))


def tell_standing(asked: AccountHelp, at: datetime) -> str:
    """What the asker's page says of it."""
    return list_help_asked_by(asked.asked_by_id, at)[0].standing


def test_until_its_last_moment_a_second_may_agree(
    people: Cast, asked: AccountHelp, second: Browser, stand_on: Callable[..., datetime]
) -> None:
    assert stand_on("02-09") == LAST
    assert expire_help(LAST) == 0
    assert [one.pk for one in list_waiting_help(LAST)] == [asked.pk]
    assert second.post("help-answer", asked.public_id, **YES).status_code == 302
    assert second.post("help-letter", asked.public_id).status_code == 200


@pytest.mark.parametrize("answer", [YES, {"answer": "no", "reason": "本人说没有要求过"}])
def test_what_is_past_its_term_is_answered_no_more(
    people: Cast, asked: AccountHelp, second: Browser, stand_on: Callable[..., datetime], answer: dict[str, str]
) -> None:
    stand_on("02-09", 9, 1)
    assert list_waiting_help(LATE) == []
    page = second.get("help-answer", asked.public_id).content.decode()
    assert ("已经作废" in page, "已核实，同意" in page) == (True, False)
    late = second.post("help-answer", asked.public_id, **answer)
    assert (late.status_code, "这个求助已经过了7天的期限" in late.content.decode()) == (422, True)
    asked.refresh_from_db()
    assert (asked.confirmed_at, asked.declined_at) == (None, None)


def test_what_was_agreed_to_goes_out_in_time_or_not_at_all(
    people: Cast, asked: AccountHelp, second: Browser, stand_on: Callable[..., datetime]
) -> None:
    second.post("help-answer", asked.public_id, **YES)
    assert tell_standing(asked, moment("02-04")) == "已同意，信还没有打印"
    stand_on("02-09", 9, 1)
    assert "已经作废" in second.get("help-letter", asked.public_id).content.decode()
    assert second.post("help-letter", asked.public_id).status_code == 422
    assert AccountHelp.objects.get(pk=asked.pk).sent_at is None


def test_a_link_that_the_mail_could_not_take_is_not_sent_later(
    people: Cast,
    asked: AccountHelp,
    second: Browser,
    stand_on: Callable[..., datetime],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    channel = give_channel(people.account(people.zhao_min), "o@example.com", ASKED)
    asked.pk, asked.public_id, asked.channel = None, uuid4(), channel
    asked.save()
    second.post("help-answer", asked.public_id, **YES)
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example.org")
    stand_on("02-09", 9, 1)
    assert second.post("help-answer", asked.public_id, **YES).status_code == 422
    assert mail.outbox == []


def test_every_night_what_is_over_is_marked_once_and_both_are_told(
    people: Cast, asked: AccountHelp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example.org")
    for name, account in (("zhao", asked.person.user), ("sha", asked.asked_by.user)):
        give_channel(account, f"{name}@example.com", ASKED)
    assert (expire_help(LATE), expire_help(LATE)) == (1, 0)
    assert AccountHelp.objects.get().expired_at == LATE
    assert UnitEntry.objects.filter(event="help_expired", person_id=asked.person_id).count() == 1
    assert [(one.to, one.subject) for one in mail.outbox] == [(["sha@example.com"], "您提出的账号求助已作废")]
    mail_account_notices(LATE)
    assert (mail.outbox[-1].to, "系统作废了为您申请的重设密码，7天内没有办成" in mail.outbox[-1].body) == (
        ["zhao@example.com"],
        True,
    )
    history = Browser(people, people.zhao_min).get("account-history").content.decode()
    assert "作废了为您申请的重设密码，7天内没有办成" in history


def test_who_asked_sees_what_has_become_of_it(
    people: Cast, asked: AccountHelp, stand_on: Callable[..., datetime]
) -> None:
    asker = Browser(people, Actor(asked.asked_by_id, None, Role.BUREAU))
    waiting = asker.get("password-people").content.decode()
    assert "等市人社局的另一位同事确认" in waiting
    stand_on("02-09", 9, 1)
    page = asker.get("password-people").content.decode()
    assert ("过了期限，没有办成" in page, "等市人社局的另一位同事确认" in page) == (True, False)
    AccountHelp.objects.update(declined_at=moment("02-03"))
    assert tell_standing(asked, LATE) == "市人社局没有同意"
    AccountHelp.objects.update(declined_at=None, confirmed_by=None)
    assert list_help_asked_by(asked.asked_by_id, ASKED + timedelta(days=31)) == []


def test_what_was_sent_or_declined_does_not_expire(people: Cast, asked: AccountHelp) -> None:
    AccountHelp.objects.update(declined_at=moment("02-03"))
    assert expire_help(LATE) == 0


def test_the_units_own_record_tells_it(people: Cast, asked: AccountHelp) -> None:
    expire_help(LATE)
    for page, who, args in (
        ("bureau-organisation", people.supervisor, (people.other_firm.public_id,)),
        ("employer-history", people.zhao_min, ()),
    ):
        assert "作废" in Browser(people, who).get(page, *args).content.decode()


@pytest.mark.parametrize("column", ["expires_at", "asked_at", "reason", "person_id", "asked_by_id", "code_digest"])
def test_what_was_asked_is_not_rewritten_with_the_pages_role(asked: AccountHelp, column: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        AccountHelp.objects.update(**{column: getattr(asked, column)})
