"""Invitations are for one person of a name and a telephone, die with unit, role and sender; an officer is admitted by two."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast, moment, officer, somebody, state_number
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.actions.invite import Invitee, invite
from zhicheng_web.cases.actions.manage_membership import end_membership, propose_membership
from zhicheng_web.cases.actions.state_officer_number import confirm_officer_number
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people.invitation_model import MAX_TRIES
from zhicheng_web.people.models import Invitation, Membership, Organisation, Person
from zhicheng_web.people.queries import set_id_number

NOW = moment("02-04")
LIU_MIN = {"name": "刘敏", "phone": "13888777666"}
ACCOUNT = {"login": "liu-min", "password": "putao-tielu-daxiang"}
NUMBER = {"number": "530102199003070075"}
STAYS, GONE = 422, 410


@pytest.fixture(autouse=True)
def in_february(stand_on: Callable[..., Any]) -> None:
    """The day on which the cast is at work."""
    stand_on("02-04")


@pytest.fixture
def second(people: Cast) -> Browser:
    """Somebody else of the bureau."""
    return Browser(people, officer("木兰", "mu-lan", people.bureau, "bureau"))


@pytest.fixture
def supervisor(people: Cast) -> Browser:
    """和志明 of the bureau."""
    return Browser(people, people.supervisor)


@pytest.fixture
def wang_fang(people: Cast) -> Browser:
    """王芳, HR of 李云's firm."""
    return Browser(people, people.wang_fang)


@pytest.fixture
def zhao_min(people: Cast) -> Browser:
    """赵敏, HR of another firm."""
    return Browser(people, people.zhao_min)


def address_for(people: Cast, role: Role = Role.EMPLOYER, of: Organisation | None = None) -> str:
    """The address of a link that the bureau makes for 刘敏."""
    by, unit = people.supervisor, (of or people.firm).pk
    token = invite(Invitee(**LIU_MIN), role=role, organisation_id=unit, by=by, at=NOW, key=uuid4())
    return reverse("employer-join", args=[token])


def roles_of(name: str) -> list[str]:
    """What somebody is."""
    return list(Membership.objects.filter(person__name=name).values_list("role", flat=True))


@pytest.mark.parametrize(
    ("field", "typed", "status"),
    [
        ("name", "冒名者", STAYS), ("phone", "13900000000", STAYS), ("phone", "１３８-8877 7666", 302),
        ("phone", "+8613888777666", 302), ("name", "刘 敏", 302),
    ],
)  # fmt: skip
def test_a_link_is_for_the_person_it_was_made_for(people: Cast, field: str, typed: str, status: int) -> None:
    answer = Client().post(address_for(people), LIU_MIN | ACCOUNT | {field: typed})
    assert answer.status_code == status
    assert Account.objects.filter(login="liu-min").exists() == (status == 302)


def test_a_forwarded_link_dies_of_guessing(people: Cast) -> None:
    address = address_for(people)
    wrong = LIU_MIN | ACCOUNT | {"phone": "13900000000"}
    answers = [Client().post(address, wrong) for _ in range(MAX_TRIES)]
    assert [one.status_code for one in answers] == [STAYS] * (MAX_TRIES - 1) + [GONE]
    assert "还可以试4次" in answers[0].content.decode()
    right = Client().post(address, LIU_MIN | ACCOUNT)
    assert (right.status_code, "输错满5次" in right.content.decode(), roles_of("刘敏")) == (GONE, True, [])


def test_somebody_elses_account_does_not_open_it(people: Cast, zhao_min: Browser) -> None:
    assert zhao_min.client.post(address_for(people), {"phone": "13888777666"}).status_code == STAYS
    assert roles_of("赵敏") == ["employer"]


def test_an_employee_joins_only_from_the_list(people: Cast, wang_fang: Browser) -> None:
    wang_fang.post("employer-invite", people="刘敏 13888777666\n\n何苗,13900000000")
    assert "已登记、还没有加入的（2人）" in wang_fang.get("employer-invite").content.decode()
    address = wang_fang.get("employer-invite").context["link"]
    stranger = Client().post(address, ACCOUNT | {"name": "冒名者", "phone": "13700000000"})
    assert (stranger.status_code, "不在单位人事登记的名单里" in stranger.content.decode()) == (STAYS, True)
    assert Client().post(address, LIU_MIN | ACCOUNT).status_code == 302
    again = Client().post(address, LIU_MIN | ACCOUNT | {"login": "liu-min-2"})
    assert (again.status_code, roles_of("刘敏")) == (STAYS, ["employee"])


def test_a_listed_telephone_is_not_guessed_by_name(people: Cast, wang_fang: Browser) -> None:
    wang_fang.post("employer-invite", people="刘敏 13888777666")
    address = wang_fang.get("employer-invite").context["link"]
    for _ in range(MAX_TRIES):
        Client().post(address, ACCOUNT | LIU_MIN | {"name": "冒名者"})
    assert Client().post(address, LIU_MIN | ACCOUNT).status_code == STAYS
    assert "请把这一位再登记一次" in wang_fang.get("employer-invite").content.decode()
    wang_fang.post("employer-invite", people="刘敏 13888777666")
    assert "请把这一位再登记一次" not in wang_fang.get("employer-invite").content.decode()
    assert Client().post(address, LIU_MIN | ACCOUNT).status_code == 302, "nobody is shut out for good by who guesses"


def test_lines_that_hold_nobody_are_named(people: Cast, wang_fang: Browser) -> None:
    page = wang_fang.post("employer-invite", people="刘敏 13888777666\n何苗\n13900000000")
    assert (page.status_code, "第2、3行读不出姓名和手机" in page.content.decode()) == (STAYS, True)
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("whose", ["a person's", "the employees'"])
def test_a_link_dies_with_its_unit(people: Cast, wang_fang: Browser, whose: str) -> None:
    address = address_for(people) if whose == "a person's" else wang_fang.get("employer-invite").context["link"]
    assert Client().get(address).status_code == 200
    rewrite(Organisation.objects.filter(pk=people.firm.pk), ended_on=NOW.date())
    answers = Client().get(address), Client().post(address, LIU_MIN | ACCOUNT)
    assert [one.status_code for one in answers] == [GONE, GONE]
    assert "这个单位已经停用" in answers[0].content.decode()


def test_a_link_dies_with_the_role(people: Cast) -> None:
    rewrite(Organisation.objects.filter(pk=people.firm.pk), self_recognition=True)
    address = address_for(people, Role.EXAMINER)
    assert Client().get(address).status_code == 200
    rewrite(Organisation.objects.filter(pk=people.firm.pk), self_recognition=False)
    assert Client().get(address).status_code == GONE


def test_a_link_dies_with_the_office_of_who_sent_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    address = address_for(people)
    mine = Membership.objects.get(pk=people.supervisor.membership_id or 0)
    end_membership(mine, by=people.supervisor._replace(membership_id=None), at=NOW, last_day=NOW.date())
    stand_on("02-05")
    assert Client().get(address).status_code == GONE


def test_a_new_link_for_the_same_person_ends_the_older(people: Cast) -> None:
    older, newer = address_for(people), address_for(people)
    assert (Client().get(older).status_code, Client().get(newer).status_code) == (GONE, 200)


def test_an_officer_begins_when_a_second_person_of_the_bureau_has_confirmed(
    people: Cast, supervisor: Browser, second: Browser
) -> None:
    page = supervisor.post("bureau-invitation", people.guandu.public_id, role="approver", **LIU_MIN)
    joined = Client()
    address = page.context["link"]
    assert joined.post(address, LIU_MIN | ACCOUNT).status_code == STAYS, "the number is asked"
    assert "等市人社局确认" in joined.post(address, LIU_MIN | ACCOUNT | NUMBER).content.decode()
    assert (roles_of("刘敏"), joined.get("/authority/").status_code) == ([], 404)
    waiting = Invitation.objects.get(opened_by__name="刘敏")
    assert supervisor.get("bureau-organisations").context["waiting"] == [waiting]
    own = supervisor.post("bureau-confirm", waiting.public_id, answer="yes")
    assert (own.status_code, "请由市人社局的另一位同事确认" in own.content.decode(), roles_of("刘敏")) == (
        STAYS,
        True,
        [],
    )
    shown = second.get("bureau-confirm", waiting.public_id).content.decode()
    assert ("530102********0075" in shown, NUMBER["number"] in shown) == (True, False)
    early = second.post("bureau-confirm", waiting.public_id, answer="yes")
    assert (early.status_code, roles_of("刘敏")) == (STAYS, []), "nobody has confirmed the number"
    confirm_officer_number(Person.objects.get(name="刘敏"), NOW)
    assert second.post("bureau-confirm", waiting.public_id, answer="yes").status_code == 302
    assert roles_of("刘敏") == ["approver"]
    assert joined.get("/authority/")["Location"].startswith(reverse("mfa_activate_totp")), "a second factor first"
    events = UnitEntry.objects.filter(organisation_id=people.guandu.pk).order_by("pk").values_list("event", flat=True)
    assert list(events)[-3:] == ["invite", "open_invitation", "confirm_invitation"]


def test_nobody_becomes_an_officer_by_what_was_opened_long_ago(
    people: Cast, second: Browser, stand_on: Callable[..., Any]
) -> None:
    Client().post(address_for(people, Role.APPROVER, people.guandu), LIU_MIN | ACCOUNT | NUMBER)
    person = Person.objects.get(name="刘敏")
    confirm_officer_number(person, NOW)
    waiting = Invitation.objects.get()
    stand_on("03-20")
    assert "任职等待确认" not in second.get("bureau-organisations").content.decode()
    answer = second.post("bureau-confirm", waiting.public_id, answer="yes")
    assert (answer.status_code, "超过30天没有确认" in answer.content.decode(), roles_of("刘敏")) == (STAYS, True, [])
    person.refresh_from_db()
    anew = propose_membership(person, people.guandu, Role.APPROVER, by=people.supervisor, at=moment("03-20"))
    assert anew.pk != waiting.pk
    assert second.post("bureau-confirm", anew.public_id, answer="yes").status_code == 302
    assert roles_of("刘敏") == ["approver"]


def test_the_second_may_say_no_with_a_reason(people: Cast, second: Browser) -> None:
    Client().post(address_for(people, Role.EXAMINER, people.wuhua), LIU_MIN | ACCOUNT | NUMBER)
    waiting = Invitation.objects.get()
    assert second.post("bureau-confirm", waiting.public_id, answer="no", reason="").status_code == STAYS
    assert (
        second.post("bureau-confirm", waiting.public_id, answer="no", reason="这个人不在五华区工作").status_code == 302
    )
    assert (roles_of("刘敏"), second.get("bureau-confirm", waiting.public_id).status_code) == ([], 404)
    assert second.post("bureau-confirm", waiting.public_id, answer="yes").status_code == 302
    assert roles_of("刘敏") == []


@pytest.mark.parametrize("role", ["examiner", "approver"])
def test_one_of_the_bureau_alone_makes_no_officer(people: Cast, supervisor: Browser, role: str) -> None:
    """Finding A2: 和志明 alone invited an examiner and an approver, opened both links and had both desks."""
    address = supervisor.post("bureau-invitation", people.wuhua.public_id, role=role, **LIU_MIN).context["link"]
    fresh = Client()
    fresh.post(address, LIU_MIN | ACCOUNT | NUMBER)
    assert fresh.get("/authority/").status_code == 404
    assert supervisor.client.get(address).status_code == GONE
    assert supervisor.client.post(address, {"phone": LIU_MIN["phone"]}).status_code == GONE


def test_the_inviters_own_number_is_taken_and_never_becomes_an_officers(people: Cast, second: Browser) -> None:
    """Whoever joins learns nothing of the number; confirmed, it is contested, and nobody is confirmed under it."""
    set_id_number(inviter := people.person(people.supervisor), "id", NUMBER["number"])
    rewrite(inviter, id_index=inviter.id_index, id_number_enc=inviter.id_number_enc)
    Client().post(address_for(people, Role.EXAMINER, people.wuhua), LIU_MIN | ACCOUNT | NUMBER)
    confirm_officer_number(Person.objects.get(name="刘敏"), NOW)
    answer = second.post("bureau-confirm", Invitation.objects.get().public_id, answer="yes")
    assert (answer.status_code, roles_of("刘敏")) == (STAYS, [])
    assert set(Person.objects.filter(id_index=inviter.id_index).values_list("number_state", flat=True)) == {"contested"}


def test_an_officers_role_by_login_waits_for_a_second_too(people: Cast, supervisor: Browser, second: Browser) -> None:
    form = {"login": "liu-yang", "role": "examiner", "since_0": "2026", "since_1": "2", "since_2": "4"}
    person = somebody("刘洋", "liu-yang")
    unknown = supervisor.post("bureau-membership", people.wuhua.public_id, **form)
    assert (unknown.status_code, "还没有登记并确认证件号码" in unknown.content.decode()) == (STAYS, True)
    state_number(person)
    for _ in range(2):
        assert supervisor.post("bureau-membership", people.wuhua.public_id, **form).status_code == 302
    waiting = Invitation.objects.get()
    assert (waiting.opened_by, roles_of("刘洋")) == (person, [])
    assert second.post("bureau-confirm", waiting.public_id, answer="yes").status_code == 302
    assert roles_of("刘洋") == ["examiner"]


def test_nobody_outside_the_bureau_confirms(people: Cast, wang_fang: Browser) -> None:
    Client().post(address_for(people, Role.EXAMINER, people.wuhua), LIU_MIN | ACCOUNT | NUMBER)
    waiting = Invitation.objects.get()
    assert wang_fang.get("bureau-confirm", waiting.public_id).status_code == 404
    assert wang_fang.post("bureau-confirm", waiting.public_id, answer="yes").status_code == 404
