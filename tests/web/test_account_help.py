"""Help with an account: the link reaches its owner alone, whoever holds an office is helped by two, and the owner is told."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.test import Client

from tests.web import walking
from tests.web.cast import Cast, change_password, give_role, moment, officer, set_up_factor, somebody
from tests.web.cast import give_channel as give_verified_channel
from tests.web.desks import Browser
from zhicheng.procedure.move import StepRefused
from zhicheng_web.accounts.channels.actions import CODES_A_DAY, start_verification
from zhicheng_web.accounts.help import give
from zhicheng_web.accounts.help.rows import MAX_HELP_TRIES
from zhicheng_web.accounts.models import Account, AccountHelp, AccountNotice, Channel
from zhicheng_web.accounts.notices.letters import mail_account_notices
from zhicheng_web.accounts.notices.queries import ACCOUNT_EVENTS
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.messages.channels.mail import FolderBackend, read_mailbox
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.models import Membership, Person

NOW = moment("02-04")
WHY = {"reason": "本人当面要求，已核对证件"}
NEW_PASSWORD = {"password1": "putao-tielu-daxiang", "password2": "putao-tielu-daxiang"}
YES = {"answer": "yes"}
LINK = re.compile(r"/accounts/reset/\S+?/\S+?/")
CODE = re.compile(r'id="code">(\d{6})<')


@pytest.fixture(autouse=True)
def office(stand_on: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the cast is at work; a mail server, whose letters lie in `mail.outbox`."""
    stand_on("02-04")
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example.org")


@pytest.fixture
def he_miao(people: Cast) -> Person:
    """何苗, an employee of the firm and nothing else."""
    return give_role(somebody("何苗", "he-miao"), people.firm, "employee", NOW.date()).person


@pytest.fixture
def second(people: Cast) -> Browser:
    """木兰, somebody else of the bureau."""
    return Browser(people, officer("木兰", "mu-lan", people.bureau, "bureau"))


def give_channel(person: Person, address: str = "owner@example.com") -> None:
    """A mail address that its owner has shown to be theirs."""
    give_verified_channel(person.user, address, NOW)


def enter(people: Cast, who: Actor) -> Browser:
    """A browser of one of the cast."""
    return Browser(people, who)


def owner_of(people: Cast, who: Actor) -> Person:
    """The person behind one of the cast."""
    return people.person(who)


def find_link(text: str) -> str:
    """The address of the link in a letter."""
    found = LINK.search(text)
    assert found
    return found[0]


def test_the_link_goes_to_the_owners_mail_and_to_nobodys_screen(people: Cast, he_miao: Person) -> None:
    give_channel(he_miao)
    page = enter(people, people.wang_fang).post("password-lost", he_miao.public_id, **WHY)
    assert (page.status_code, "链接已发到" in page.content.decode(), "o***r@example.com" in page.content.decode()) == (
        200,
        True,
        True,
    )
    assert LINK.search(page.content.decode()) is None
    assert [one.to for one in mail.outbox] == [["owner@example.com"]]
    link = find_link(str(mail.outbox[0].body))
    assert "王芳为您申请了重设密码。" in mail.outbox[0].body
    assert Client().get(link).status_code == 200
    assert Client().post(link, NEW_PASSWORD).status_code == 302
    assert UnitEntry.objects.get(event="password_set").body == {"reason": ""}, "not the helper's"
    assert (
        Client().get(link).status_code,
        Account.objects.get(login="he-miao").check_password(NEW_PASSWORD["password1"]),
    ) == (410, True)


def test_a_letter_that_could_not_be_sent_is_not_taken_for_sent(
    people: Cast, he_miao: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_channel(he_miao)
    monkeypatch.setattr(settings, "EMAIL_HOST", "")
    page = enter(people, people.wang_fang).post("password-lost", he_miao.public_id, **WHY)
    assert "邮件现在发不出去" in page.content.decode()
    assert AccountHelp.objects.get().sent_at is None
    assert UnitEntry.objects.filter(event="password_link").exists() is False


@pytest.mark.parametrize("whose", ["examiner", "approver", "wang_fang"])
def test_an_office_account_is_helped_by_two_of_the_bureau(people: Cast, second: Browser, whose: str) -> None:
    """Finding A2: the bureau alone made links for anybody. Nothing leaves before somebody else has agreed."""
    owner, first = owner_of(people, getattr(people, whose)), enter(people, people.supervisor)
    give_channel(owner)
    page = first.post("password-lost", owner.public_id, **WHY)
    assert ("等另一位同事确认" in page.content.decode(), len(mail.outbox)) == (True, 0)
    asked = AccountHelp.objects.get()
    alone = first.post("help-answer", asked.public_id, **YES)
    assert (alone.status_code, "请由市人社局的另一位同事办理" in alone.content.decode(), len(mail.outbox)) == (
        422,
        True,
        0,
    )
    agreed = second.post("help-answer", asked.public_id, **YES)
    assert (agreed.status_code, LINK.search(agreed.content.decode()), len(mail.outbox)) == (200, None, 1)
    body = str(mail.outbox[0].body)
    assert "和志明为您申请了重设密码，木兰核实后同意。" in body
    assert "已发到o***r@example.com" in agreed.content.decode()
    assert Client().get(find_link(body)).status_code == 200


def test_a_second_may_refuse_and_nothing_leaves(people: Cast, second: Browser) -> None:
    owner = owner_of(people, people.approver)
    give_channel(owner)
    enter(people, people.supervisor).post("password-lost", owner.public_id, **WHY)
    asked = AccountHelp.objects.get()
    assert second.post("help-answer", asked.public_id, answer="no").status_code == 422
    assert second.post("help-answer", asked.public_id, answer="no", reason="本人说没有要求过").status_code == 200
    assert second.post("help-answer", asked.public_id, **YES).status_code == 422
    assert mail.outbox == []


def print_letter(people: Cast, owner: Person, second: Browser, asker: Actor) -> tuple[str, str]:
    """Somebody asks, the second agrees and prints: the letter's link, and the code that the asker was shown."""
    page = enter(people, asker).post("password-lost", owner.public_id, **WHY).content.decode()
    code = CODE.search(page)
    assert code
    assert LINK.search(page) is None
    asked = AccountHelp.objects.latest("pk")
    agreed = second.post("help-answer", asked.public_id, **YES)
    assert agreed.headers["Location"] == f"/accounts/help/{asked.public_id}/letter/"
    assert LINK.search(second.get("help-letter", asked.public_id).content.decode()) is None
    printed = second.post("help-letter", asked.public_id).content.decode()
    assert code[1] not in printed
    assert 'src="data:image/svg+xml' in printed
    return find_link(printed), code[1]


def test_without_a_channel_a_letter_and_a_code_come_by_two_hands(
    people: Cast, he_miao: Person, second: Browser
) -> None:
    link, code = print_letter(people, he_miao, second, people.wang_fang)
    again = second.post("help-letter", AccountHelp.objects.get().public_id)
    assert (again.status_code, "已经打印过一次" in again.content.decode()) == (422, True)
    wrong = Client().post(link, NEW_PASSWORD | {"code": "000000" if code != "000000" else "1"})
    assert (wrong.status_code, wrong.content.decode().count("验证码不对")) == (422, 2), (
        "in the summary, and at the field"
    )
    assert Client().post(link, NEW_PASSWORD | {"code": code}).status_code == 302
    assert Client().get(link).status_code == 410


def test_the_letters_code_is_not_guessed(people: Cast, he_miao: Person, second: Browser) -> None:
    link, code = print_letter(people, he_miao, second, people.wang_fang)
    for _ in range(MAX_HELP_TRIES):
        Client().post(link, NEW_PASSWORD | {"code": "x"})
    assert Client().post(link, NEW_PASSWORD | {"code": code}).status_code == 410


def test_a_letter_is_printed_by_who_agreed_alone(people: Cast, he_miao: Person, second: Browser) -> None:
    enter(people, people.wang_fang).post("password-lost", he_miao.public_id, **WHY)
    asked = AccountHelp.objects.get()
    second.post("help-answer", asked.public_id, **YES)
    for other in (people.supervisor, people.wang_fang):
        assert enter(people, other).post("help-letter", asked.public_id).status_code == 404
        with pytest.raises(StepRefused, match="不由您打印"):  # nor past the page
            give.print_letter(asked.public_id, by=other, at=NOW)


def test_who_acts_on_the_owners_case_passes_no_letter(people: Cast, second: Browser) -> None:
    walking.assessed(people)
    owner = owner_of(people, people.li_yun)
    page = enter(people, people.wang_fang).get("password-lost", owner.public_id).content.decode()
    assert "请李云本人带身份证件到市人社局柜台办理" in page
    assert enter(people, people.wang_fang).post("password-lost", owner.public_id, **WHY).status_code == 422
    print_letter(people, owner, second, people.supervisor)


def test_a_second_factor_goes_only_when_two_agree(people: Cast, he_miao: Person, second: Browser) -> None:
    give_channel(he_miao)
    assert he_miao.user
    set_up_factor(he_miao.user, "JBSWY3DPEHPK3PXP")
    enter(people, people.wang_fang).post("password-lost", he_miao.public_id, factors="on", **WHY)
    enter(people, people.supervisor).post("password-lost", he_miao.public_id, factors="on", **WHY)
    assert Authenticator.objects.filter(user=he_miao.user).count() == 1
    asked = AccountHelp.objects.get(remove_factors=True)
    second.post("help-answer", asked.public_id, **YES)
    assert Authenticator.objects.filter(user=he_miao.user).count() == 0
    assert UnitEntry.objects.filter(event="factors_removed", person_id=he_miao.pk).count() == 1


def test_the_bureaus_own_accounts_are_helped_by_two_others(people: Cast, second: Browser) -> None:
    owner = owner_of(people, people.supervisor)
    third = officer("沙白", "sha-bai", people.bureau, "bureau")
    give_channel(owner)
    enter(people, third).post("password-lost", owner.public_id, **WHY)
    asked = AccountHelp.objects.get()
    assert enter(people, people.supervisor).post("help-answer", asked.public_id, **YES).status_code == 422
    assert second.post("help-answer", asked.public_id, **YES).status_code == 200
    assert len(mail.outbox) == 1


def test_the_owner_is_told_in_the_product_by_mail_and_at_the_next_signing_in(people: Cast, he_miao: Person) -> None:
    give_channel(he_miao)
    enter(people, people.wang_fang).post("password-lost", he_miao.public_id, **WHY)
    mail.outbox.clear()
    assert (mail_account_notices(NOW), mail_account_notices(NOW)) == (2, 0)
    assert [one.subject for one in mail.outbox] == ["您的账号有变动"] * 2
    assert "王芳为您申请了重设密码，理由：本人当面要求，已核对证件。" in mail.outbox[0].body
    account = Account.objects.get(login="he-miao")
    change_password(account, NEW_PASSWORD["password1"])
    browser = Client()
    signed_in = browser.post("/accounts/login/", {"login": "he-miao", "password": NEW_PASSWORD["password1"]})
    assert signed_in.headers["Location"] == "/accounts/history/"
    page = browser.get("/my/").content.decode()
    assert "账号有2条变动" in page
    history = browser.get("/accounts/history/").content.decode()
    assert ("王芳" in history, "为您申请了重设密码" in history, "本人当面要求，已核对证件" in history) == (
        True,
        True,
        True,
    )
    browser.post("/accounts/history/")
    assert "条变动" not in browser.get("/my/").content.decode()


def test_a_role_that_is_given_or_ended_is_told(people: Cast) -> None:
    person = somebody("刘洋", "liu-yang")
    form = {"login": "liu-yang", "role": "employer", "since_0": "2026", "since_1": "2", "since_2": "4"}
    enter(people, people.supervisor).post("bureau-membership", people.firm.public_id, **form)
    held = Membership.objects.get(person=person)
    enter(people, people.supervisor).post(
        "bureau-membership-end", people.firm.public_id, held.pk, last_day_0="2026", last_day_1="2", last_day_2="9"
    )
    assert person.user
    assert Account.objects.get(pk=person.user.pk).unseen_acts == 2
    assert AccountNotice.objects.filter(account=person.user).count() == 2


def test_the_database_makes_a_notice_of_what_the_page_names(people: Cast, he_miao: Person) -> None:
    assert he_miao.user
    for event in (*ACCOUNT_EVENTS, "view", "invite"):
        UnitEntry.objects.create(
            organisation_id=1, event=event, at=NOW, by=people.wang_fang.person_id, person_id=he_miao.pk
        )
    told = AccountNotice.objects.filter(account=he_miao.user).values_list("entry_id", flat=True)
    assert list(UnitEntry.objects.filter(pk__in=told).order_by("pk").values_list("event", flat=True)) == list(
        ACCOUNT_EVENTS
    )


def test_a_mail_address_counts_when_its_code_was_typed(people: Cast, he_miao: Person) -> None:
    browser = Client()
    browser.force_login(Account.objects.get(login="he-miao"))
    give_channel(he_miao, "former@example.com")
    assert browser.post("/accounts/channel/", {"address": "new@example.com"}).status_code == 200
    code = re.search(r"\d{6}", str(mail.outbox[0].body))
    assert code
    assert browser.post("/accounts/channel/", {"code": "x"}).status_code == 422
    assert Channel.objects.get(verified_at__isnull=False).address == "former@example.com"
    assert browser.post("/accounts/channel/", {"code": code[0]}).status_code == 302
    assert Channel.objects.get(verified_at__isnull=False, ended_at=None).address == "new@example.com"
    assert (mail.outbox[-1].to, "n***w@example.com" in mail.outbox[-1].body) == (["former@example.com"], True)
    assert UnitEntry.objects.filter(event="channel_changed", person_id=he_miao.pk).count() == 1


def test_codes_are_not_guessed_nor_sent_without_end(people: Cast, he_miao: Person) -> None:
    browser = Client()
    browser.force_login(Account.objects.get(login="he-miao"))
    browser.post("/accounts/channel/", {"address": "new@example.com"})
    again = browser.post("/accounts/channel/", {"address": "new@example.com"})
    assert (again.status_code, "请等一分钟再发" in again.content.decode(), len(mail.outbox)) == (422, True, 1)
    for _ in range(5):
        browser.post("/accounts/channel/", {"code": "x"})
    code = re.search(r"\d{6}", str(mail.outbox[0].body))
    assert code
    late = browser.post("/accounts/channel/", {"code": code[0]})
    assert (late.status_code, "验证码已经失效" in late.content.decode()) == (422, True)


def test_a_mailbox_is_not_filled_by_one_account_nor_by_many(people: Cast, he_miao: Person) -> None:
    account, other = Account.objects.get(login="he-miao"), people.account(people.wang_fang)
    sent = [NOW + timedelta(minutes=2 * number) for number in range(CODES_A_DAY)]
    for number, at in enumerate(sent):
        start_verification(account, f"box{number}@example.com" if number else "Victim@example.com", at=at)
    full, day_after = NOW + timedelta(hours=1), sent[0] + timedelta(days=1)
    with pytest.raises(StepRefused, match="一天之内最多发10次验证码"):
        start_verification(account, "another@example.com", at=full)
    Channel.objects.filter(account=account).update(address="victim@example.com")
    with pytest.raises(StepRefused, match="一天之内最多发10次验证码"):
        start_verification(other, "victim@EXAMPLE.com", at=full)
    assert len(mail.outbox) == CODES_A_DAY
    start_verification(account, "another@example.com", at=day_after)
    assert mail.outbox[-1].to == ["another@example.com"]


def test_the_demonstration_shows_its_letters_and_an_office_none(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    FolderBackend().send_messages([mail.EmailMessage("重设密码", "请打开下面的地址", None, ["a@example.com"])])
    assert [(one.to, one.subject, one.text.strip()) for one in read_mailbox(9)] == [
        ("a@example.com", "重设密码", "请打开下面的地址")
    ]
    assert [one.stat().st_mode & 0o777 for one in (tmp_path / "mail").iterdir()] == [0o600]
    assert Client().get("/accounts/mailbox/").status_code == 404
    monkeypatch.setattr(settings, "DEMO", True)
    assert "请打开下面的地址" in Client().get("/accounts/mailbox/").content.decode()


def test_who_helps_beside_another_has_a_number_and_states_it_once(
    people: Cast, he_miao: Person, second: Browser
) -> None:
    clerk = enter(people, officer("赵雪", "zhao-xue", people.firm, "employer"))
    refused = clerk.post("password-lost", he_miao.public_id, **WHY)
    assert (refused.status_code, "您还没有登记并确认证件号码" in refused.content.decode()) == (422, True)
    assert clerk.post("account-number", number="530102199003070070").status_code == 422, "no such number"
    assert clerk.post("account-number", number="530102 19900307 0075").status_code == 302
    assert "530102 19900307 0075" in clerk.get("account-number").content.decode(), "whole, to be compared"
    assert clerk.post("password-lost", he_miao.public_id, **WHY).status_code == 422, "a claim is no number yet"
    assert clerk.post("account-number", answer="confirm").status_code == 302
    assert "530102********0075" in clerk.get("account-number").content.decode()
    clerk.post("account-number", number="530102199003070032")
    assert "530102********0075" in clerk.get("account-number").content.decode()
    assert clerk.post("password-lost", he_miao.public_id, **WHY).status_code == 200


def test_a_key_of_help_for_one_is_not_taken_for_help_for_another(people: Cast, he_miao: Person) -> None:
    key, clerk = str(uuid4()), enter(people, people.supervisor)
    for owner in (he_miao, owner_of(people, people.li_yun), he_miao):
        assert clerk.post("password-lost", owner.public_id, key=key, **WHY).status_code == 200
    asked = AccountHelp.objects.order_by("pk").values_list("person__name", flat=True)
    assert list(asked) == [he_miao.name, "李云"]


def test_a_link_dies_when_its_owner_becomes_something_else(people: Cast, he_miao: Person) -> None:
    give_channel(he_miao)
    enter(people, people.wang_fang).post("password-lost", he_miao.public_id, key=str(uuid4()), **WHY)
    link = find_link(str(mail.outbox[0].body))
    give_role(he_miao, people.other_firm, "employer", NOW.date())
    assert Client().get(link).status_code == 410
