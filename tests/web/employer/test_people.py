"""Inviting: a link for the staff, a link for one colleague; what is over says so; nobody else gets in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast
from tests.web.compact import compact
from tests.web.desks import BACKEND, Browser
from tests.web.past_guards import rewrite
from zhicheng_web.accounts.models import Account
from zhicheng_web.people.models import Invitation, Membership, Organisation, Person
from zhicheng_web.portal.employer import invitations
from zhicheng_web.portal.employer.invitations import InvitationOffer
from zhicheng_web.portal.employer.join_forms import JoinForm

INVITED = {"name": "刘敏", "phone": "13888777666"}
LIU_MIN = INVITED | {"login": "liu-min", "password": "putao-tielu-daxiang"}


OFFER = InvitationOffer(Organisation(kind="employer", name="某公司"), "employee", None)


def link(answer: Any) -> str:
    """The address that a page offers."""
    return str(compact(answer).split('readonly value="')[1].split('"')[0]).removeprefix("http://testserver")


def list_employees(hr: Browser, *people: str) -> str:
    """Enter who may join as an employee; the address of the unit's one link."""
    assert hr.post("employer-invite", people="\n".join(people)).status_code == 302
    return link(hr.get("employer-invite"))


def held(login: str) -> list[tuple[str, str]]:
    """What somebody is, and where."""
    rows = Membership.objects.filter(person__user__login=login)
    return list(rows.values_list("role", "organisation__name"))


def test_a_colleague_joins_once_by_the_link(people: Cast, wang_fang: Browser) -> None:
    address = link(wang_fang.post("employer-members", **INVITED))
    first = Client()
    assert first.get(address).status_code == 200
    assert first.post(address, LIU_MIN).headers["Location"] == reverse("role-home")
    assert held("liu-min") == [("employer", "昆明滇池机械有限公司")]
    assert first.get(reverse("employer-queue")).status_code == 200
    assert compact(wang_fang.get("employer-members")).count("<p>刘敏<br>") == 1
    second = Client().post(address, {**LIU_MIN, "login": "somebody-else"})
    assert (second.status_code, held("somebody-else")) == (410, [])


def test_a_colleagues_work_in_hr_ends_at_once_and_ones_own_not_at_all(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: Callable[..., Any]
) -> None:
    colleague = Client()
    colleague.post(link(wang_fang.post("employer-members", **INVITED)), LIU_MIN)
    liu_min = Membership.objects.get(person__user__login="liu-min")
    assert zhao_min.get("employer-leaver", liu_min.person.public_id).status_code == 404
    assert zhao_min.post("employer-leaver", liu_min.person.public_id).status_code == 404
    mine = people.person(people.wang_fang).public_id
    assert (
        wang_fang.get("employer-leaver", mine).status_code,
        wang_fang.post("employer-leaver", mine).status_code,
    ) == (
        200,
        422,
    )
    assert wang_fang.get("employer-leaver", liu_min.person.public_id).status_code == 200
    assert wang_fang.post("employer-leaver", liu_min.person.public_id).status_code == 302
    assert colleague.get(reverse("employer-queue")).status_code == 404
    assert "已结束办理的（1人）" in wang_fang.get("employer-members", ended="1").content.decode()
    assert wang_fang.get("employer-leaver", liu_min.person.public_id).status_code == 404


def test_the_staffs_link_serves_many_and_opens_no_desk_of_hr(people: Cast, wang_fang: Browser) -> None:
    address = list_employees(wang_fang, "刘敏 13888777666", "刘敏，138 0000 0000")
    for login, phone in (("zhang-san", "13888777666"), ("li-si", "+86 13800000000")):
        browser = Client()
        assert browser.post(address, LIU_MIN | {"login": login, "phone": phone}).status_code == 302
        assert held(login) == [("employee", "昆明滇池机械有限公司")]
        assert browser.get(reverse("employer-queue")).status_code == 404


def test_who_has_an_account_only_says_yes(people: Cast, wang_fang: Browser) -> None:
    address = list_employees(wang_fang, "李云 13900000000")
    browser = Client()
    browser.force_login(people.account(people.li_yun), backend=BACKEND)
    for _ in range(2):
        assert browser.post(address, {"phone": "13900000000"}).status_code == 302
    assert held("li-yun") == [("employee", "昆明滇池机械有限公司")]


def test_who_has_an_account_joins_as_a_colleague_once_however_often_they_press(
    people: Cast, wang_fang: Browser, zhao_min: Browser
) -> None:
    """A double click, and the form that the back button brings back; for another person the link is used up."""
    invited = {"name": "赵敏", "phone": "13888777666"}
    address = link(wang_fang.post("employer-members", **invited))
    assert [zhao_min.client.post(address, invited).status_code for _ in range(3)] == [302, 302, 302]
    assert sorted(held("zhao-min")) == [("employer", "云岭商贸有限公司"), ("employer", "昆明滇池机械有限公司")]
    other = Client()
    other.force_login(people.account(people.li_yun), backend=BACKEND)
    assert (other.post(address).status_code, held("li-yun")) == (410, [])
    assert other.get(address).content.decode().count("邀请链接已经用过") == 1


def test_the_staffs_link_ends_with_the_work_of_who_gave_it(
    people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    colleague = Client()
    colleague.post(link(wang_fang.post("employer-members", **INVITED)), LIU_MIN)
    colleague.post(reverse("employer-invite"), {"people": "刘敏 13888777666"})
    address = link(colleague.get(reverse("employer-invite")))
    liu_min = Membership.objects.get(person__user__login="liu-min")
    wang_fang.post("employer-leaver", liu_min.person.public_id)
    stand_on("02-05")
    late = Client().post(address, LIU_MIN | {"login": "too-late"})
    assert (late.status_code, held("too-late")) == (410, [])
    assert late.content.decode().count("请向这个单位现在的人事再要一个链接。") == 1


def test_a_name_taken_while_the_form_was_sent_leaves_nobody_behind(
    people: Cast, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = list_employees(wang_fang, "刘敏 13888777666")
    monkeypatch.setattr(JoinForm, "clean_login", lambda form: form.cleaned_data["login"])
    persons = Person.objects.count()
    taken = Client().post(address, LIU_MIN | {"login": "wang-fang"})
    assert (taken.status_code, taken.content.decode().count("这个登录名已经有人用了")) == (422, 2)
    assert (Person.objects.count(), taken.wsgi_request.user.is_authenticated) == (persons, False)


def test_a_join_that_is_refused_at_last_leaves_no_account(
    people: Cast, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else takes the link between the page and the press."""
    address = link(wang_fang.post("employer-members", **INVITED))
    Client().post(address, LIU_MIN)
    unread = Invitation.objects.select_related("organisation").get()
    monkeypatch.setattr(invitations, "find_invitation", lambda token, at, reader: unread)
    late = Client().post(address, LIU_MIN | {"login": "too-late"})
    assert (late.status_code, late.content.decode().count("邀请链接已经用过")) == (410, 1)
    assert Account.objects.filter(login="too-late").exists() is False


def test_what_is_wrong_is_said_and_a_taken_name_makes_nothing(people: Cast, wang_fang: Browser) -> None:
    address = link(wang_fang.get("employer-invite"))
    taken = Client().post(address, LIU_MIN | {"login": "wang-fang", "password": "123"})
    text = taken.content.decode()
    assert taken.status_code == 422
    assert text.count("这个登录名已经有人用了，请换一个，例如加上单位简称。") == 2
    assert (text.count('value="刘敏"'), held("liu-min")) == (1, [])


def test_an_altered_or_old_link_says_so(people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]) -> None:
    address = link(wang_fang.post("employer-members", **INVITED))
    assert Client().get(address[:-3] + "xx/").status_code == 410
    stand_on("02-12")
    assert Client().get(address).status_code == 410


def test_a_paper_is_shown_to_its_employer_alone(people: Cast, wang_fang: Browser, zhao_min: Browser) -> None:
    case = walking.submitted(people)
    paper = case.papers.order_by("pk")[0]
    shown = wang_fang.get("employer-paper", paper.public_id)
    assert (shown.status_code, shown.headers["Content-Type"], shown.headers["X-Content-Type-Options"]) == (
        200,
        "image/png",
        "nosniff",
    )
    assert zhao_min.get("employer-paper", paper.public_id).status_code == 404


def test_the_page_of_a_case_offers_what_the_table_opens_and_nothing_to_strangers(
    people: Cast, wang_fang: Browser, zhao_min: Browser
) -> None:
    case = walking.submitted(people)
    html = wang_fang.get("employer-case", case.public_id).content.decode()
    panel = html.split('id="acts-title"')[1].split("</section>")[0]
    steps = ("assess", "return", "decline", "left", "enclose", "recall", "settle", "objection", "refile")
    offered = [step for step in steps if panel.count(f"/{step}/") == 1]
    assert offered == ["assess", "return", "decline", "left", "enclose"]
    assert zhao_min.get("employer-case", case.public_id).status_code == 404


def test_a_paper_of_the_unit_is_enclosed(people: Cast, wang_fang: Browser) -> None:
    case = walking.submitted(people)
    from_disk = walking.picture(7)
    assert wang_fang.get("employer-enclose", case.public_id).status_code == 200
    answer = wang_fang.post("employer-enclose", case.public_id, kind="parent_recommendation", version=case.version)
    assert (answer.status_code, answer.content.decode().count("还没有选文件。请选择盖章后的扫描件。")) == (422, 2)
    upload = named(from_disk)
    fields = {"kind": "parent_recommendation", "file": upload, "version": case.version}
    assert wang_fang.post("employer-enclose", case.public_id, **fields).status_code == 302
    assert case.papers.filter(kind="parent_recommendation").count() == 1


def named(data: bytes) -> Any:
    """An upload."""
    return SimpleUploadedFile("推荐报告.png", data, "image/png")


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("name", "<b>x</b>", "姓名里不能有“<”，请按身份证件上的填写。"),
        ("name", "王" * 61, "姓名最多60个字。"),
        ("login", "王 小", "登录名里不能有“ ”：只能用英文字母、数字、汉字和 . @ + - _，中间不能有空格。"),
        ("login", "w" * 65, "登录名最多64个字。"),
    ],
)
def test_names_are_names(field: str, typed: str, told: str, db: None) -> None:
    assert JoinForm(OFFER, LIU_MIN | {field: typed}).errors[field] == [told]


@pytest.mark.parametrize("name", ["阿依古丽·买买提", "Anna Müller", "欧阳雪"])
def test_every_name_is_one(name: str, db: None) -> None:
    assert JoinForm(OFFER, LIU_MIN | {"name": name, "login": "王小"}).is_valid()


def test_who_looks_at_their_own_link_does_not_use_it_up(people: Cast, wang_fang: Browser) -> None:
    address = link(wang_fang.post("employer-members", **INVITED))
    page = wang_fang.client.get(address).content.decode()
    assert ("已经是昆明滇池机械有限公司的单位人事，不用再加入" in page, "的身份加入</button>" in page) == (True, False)
    assert Client().post(address, LIU_MIN).status_code == 302


def test_an_agency_invites_no_staff(people: Cast, wang_fang: Browser, stand_on: Callable[..., Any]) -> None:
    assert "邀请职工申报" in wang_fang.get("employer-queue").content.decode()
    rewrite(type(people.firm).objects.filter(pk=people.firm.pk), kind="agency")
    for page in ("employer-queue", "employer-members"):
        assert "邀请职工申报" not in wang_fang.get(page).content.decode()
    assert "由用工单位申报" in wang_fang.get("employer-members").content.decode()
    assert wang_fang.get("employer-invite").headers["Location"] == reverse("employer-members")
