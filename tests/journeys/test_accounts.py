"""An account in a browser: by invitation, with a password and a second factor, forgotten and set anew; narrow and wide."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core import mail
from django.db import transaction
from playwright.sync_api import Page, expect

from tests.journeys.looking import faults, sideways
from tests.journeys.rooms import arriving, presses
from tests.journeys.thinned import repeated
from tests.web.cast import give_channel, give_role, organisation, set_up_factor, state_number
from zhicheng.procedure.states import Role
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.sign_in.session_store import SessionStore
from zhicheng_web.clock import now
from zhicheng_web.people import queries
from zhicheng_web.people.models import Membership, Organisation, Person

Desk = Callable[..., Page]
Shot = Callable[[Page, str], None]
OLD, NEW = "dianchi-haiou-1", "putao-tielu-daxiang"
SINCE = date(2020, 1, 1)
PHONE = "13888777666"
SECRET = "JBSWY3DPEHPK3PXP"


def account(name: str, login: str, of: Organisation, role: str, password: str | None = OLD) -> Person:
    """Somebody with an account, who has a role in an organisation."""
    with transaction.atomic():
        person = queries.create_person(name, at=now())
        person.user = Account.objects.create_user(login, password)
        person.save()
    give_role(person, of, role, SINCE)
    if role == Role.BUREAU:
        state_number(person)
    return person


@pytest.fixture
def unit(own_database: str) -> Organisation:
    """A unit with its HR and one of its staff; a bureau."""
    unit = organisation(Organisation.Kind.EMPLOYER, "昆明滇池机械有限公司")
    bureau = organisation(Organisation.Kind.BUREAU, "昆明市人力资源和社会保障局", code="5301")
    account("王芳", "wang-fang", unit, Role.EMPLOYER)
    account("李云", "li-yun", unit, Membership.RoleChoice.EMPLOYEE)
    account("和志明", "he-zhiming", bureau, Role.BUREAU)
    return unit


def looked_at(page: Page, shot: Shot, name: str) -> None:
    """A picture of both widths, neither wider than the screen; clean for axe."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        shot(page, f"{name}-{width}")
        assert sideways(page) == 0, (name, width)
    assert faults(page) == [], name


def sign_in(page: Page, login: str, password: str) -> None:
    """By hand."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    presses(page, "main button.btn")


def confirm(page: Page, shot: Shot) -> None:
    """The password once more, before what concerns the account's safety; a wrong one is told."""
    expect(page.locator("h1")).to_have_text("请再输入一次密码")
    page.fill("[name=password]", "wrong")
    presses(page, "main button.btn")
    assert page.locator("#errors li").all_inner_texts() == ["密码不对，请再试一次。"]
    looked_at(page, shot, "confirm")
    page.fill("[name=password]", OLD)
    presses(page, "main button.btn")


def age_proofs(page: Page) -> None:
    """As though whoever is signed in there had done so half an hour ago."""
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    session = SessionStore(cookies[settings.SESSION_COOKIE_NAME])
    records = session[AUTHENTICATION_METHODS_SESSION_KEY]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [one | {"at": one["at"] - 1800} for one in records]
    session.save()


def code_of(secret: str) -> str:
    """What the telephone shows now (RFC 6238)."""
    _, now, _ = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, now)))


@repeated
def test_a_password_is_changed_with_its_rules_said_beforehand(unit: Organisation, desk: Desk, shot: Shot) -> None:
    page = desk()
    sign_in(page, "wang-fang", OLD)
    presses(page, "text=账号")
    looked_at(page, shot, "account")
    presses(page, "text=修改")
    assert page.locator("#id_password1_helptext, .hint").first.inner_text().startswith("至少10位，")
    for old, new, again in (("x", "dianchi", "dianchi"), (OLD, "wang-fang-2026", "wang-fang-2026")):
        page.fill("[name=oldpassword]", old)
        page.fill("[name=password1]", new)
        page.fill("[name=password2]", again)
        presses(page, "main button.btn")
        if old == "x":
            assert page.locator("#errors li").all_inner_texts() == [
                "现在的密码不对，请再试一次。",
                "密码只有7位，请至少用10位，例如四个不相干的词连在一起。",
            ]
            looked_at(page, shot, "password-wrong")
    assert page.locator("#errors li").all_inner_texts() == ["密码里不能有登录名、姓名或手机号，请换一个。"]
    page.fill("[name=oldpassword]", OLD)
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW + "x")
    presses(page, "main button.btn")
    assert page.locator("#errors li").all_inner_texts() == ["两次输入的密码不一样，请重新输入。"]
    page.fill("[name=oldpassword]", OLD)
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    presses(page, "main button.btn")
    expect(page.locator("[role=status]")).to_have_text("密码已改好，下次登录用新密码。")


@repeated
def test_a_second_factor_is_set_up_asked_for_and_taken_away(unit: Organisation, desk: Desk, shot: Shot) -> None:
    page = desk()
    sign_in(page, "wang-fang", OLD)
    expect(page.locator(".who b")).to_have_text("王芳")
    age_proofs(page)
    page.goto("/accounts/2fa/totp/activate/")
    confirm(page, shot)
    assert page.evaluate("document.querySelector('.qr img').getBoundingClientRect().width") == 200
    looked_at(page, shot, "totp")
    page.fill("[name=code]", "000000")
    presses(page, "main button.btn")
    assert [one.split("，")[0] for one in page.locator("#errors li").all_inner_texts()] == ["验证码不对"]
    secret = page.locator("#secret").inner_text().replace(" ", "")  # shown in fours
    page.fill("[name=code]", code_of(secret))
    presses(page, "main button.btn")
    expect(page.locator("h1")).to_have_text("备用码还剩10个")
    looked_at(page, shot, "codes")
    codes = page.locator(".codes li").all_inner_texts()

    other = desk()
    sign_in(other, "wang-fang", OLD)
    expect(other.locator("h1")).to_have_text("请输入手机上的验证码")
    looked_at(other, shot, "authenticate")
    other.fill("[name=code]", codes[0])
    presses(other, "main button.btn")
    expect(other.locator(".who b")).to_have_text("王芳")
    other.goto("/accounts/2fa/")
    looked_at(other, shot, "account-with-factor")
    assert other.locator("text=还剩9个").count() == 1
    other.goto("/accounts/sessions/")
    expect(other.locator(".tasks li")).to_have_count(2)
    looked_at(other, shot, "sessions")
    other.goto("/accounts/2fa/")
    age_proofs(other)
    presses(other, "text=停用")
    confirm(other, shot)
    expect(other.locator("h1")).to_have_text("停用两步验证？")
    looked_at(other, shot, "deactivate")
    presses(other, "main button.btn")
    expect(other.locator("text=没有启用")).to_be_visible()


@repeated
def test_an_officer_sets_a_factor_up_before_anything_else(unit: Organisation, desk: Desk, shot: Shot) -> None:
    page = desk()
    sign_in(page, "he-zhiming", "wrong")
    sign_in(page, "he-zhiming", OLD)
    expect(page.locator("h1")).to_have_text("启用两步验证")
    assert "输错了1次密码或验证码" in page.locator(".notice").inner_text()
    looked_at(page, shot, "enrol")
    page.goto("/bureau/")
    expect(page.locator("h1")).to_have_text("启用两步验证")
    page.fill("[name=code]", code_of(page.locator("#secret").inner_text()))
    presses(page, "main button.btn")
    presses(page, "text=已经抄好，去工作台")
    expect(page).to_have_url(re.compile("/bureau/$"))


@repeated
def test_the_pages_that_are_seldom_seen(unit: Organisation, desk: Desk, shot: Shot) -> None:
    somebody = account("普燕", "pu-yan", unit, Role.EMPLOYER, password=None)
    page = desk("pu-yan")
    for name in ("password/set", "logout", "inactive", "door/authority"):
        page.goto(f"/accounts/{name}/")
        looked_at(page, shot, name.replace("/", "-"))
    assert somebody.user
    set_up_factor(somebody.user, SECRET)
    age_proofs(page)
    page.goto("/accounts/2fa/recovery-codes/generate/")
    expect(page.locator("h1")).to_have_text("请再输入一次手机上的验证码")
    looked_at(page, shot, "confirm-by-code")
    page.fill("[name=code]", code_of(SECRET))
    presses(page, "main button.btn")
    expect(page.locator("h1")).to_have_text("生成备用码")
    looked_at(page, shot, "generate")
    presses(page, "main button.btn")
    codes = page.locator(".codes li").all_inner_texts()
    kept = page.request.get("/accounts/2fa/recovery-codes/download/").text()
    assert kept.split() == ["昆明市初级职称考核认定：登录备用码，每个只能用一次", *codes]


@repeated
def test_a_forgotten_password_is_set_anew_by_a_link_to_the_owners_mail(
    unit: Organisation, desk: Desk, shot: Shot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "EMAIL_HOST", "mail.example.org")
    owner = Account.objects.get(login="li-yun")
    give_channel(owner, "li-yun@example.org", now())
    hr = desk("wang-fang")
    hr.goto("/employer/members/")
    presses(hr, "text=有人忘记了密码")
    looked_at(hr, shot, "lost-people")
    presses(hr, "text=李云")
    hr.fill("[name=reason]", "本人当面要求，已核对证件")
    looked_at(hr, shot, "lost")
    presses(hr, "main button.btn")
    expect(hr.locator("h1")).to_have_text("链接已发到李云的邮箱")
    looked_at(hr, shot, "lost-sent")
    link = next(line for line in str(mail.outbox[-1].body).splitlines() if "/accounts/reset/" in line)

    page = desk()
    page.goto(link)
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    looked_at(page, shot, "reset")
    presses(page, "main button.btn")
    expect(page.locator("[role=status]")).to_have_text("新密码已设置，请用它登录。")
    page.fill("[name=login]", "li-yun")
    page.fill("[name=password]", NEW)
    presses(page, "main button.btn")
    expect(page.locator("h1")).to_have_text("谁看过、改过我的账号")
    looked_at(page, shot, "history")
    presses(page, "main button.btn")
    page.goto("/accounts/channel/")
    looked_at(page, shot, "channel")
    page.goto(link)
    expect(page.locator("h1")).to_have_text("这个链接已经失效")
    looked_at(page, shot, "reset-over")
    hr.goto("/employer/history/")
    assert hr.locator("text=把重设密码的链接发给了李云").count() == 1


@repeated
def test_an_officer_without_a_channel_gets_a_letter_by_two_hands(unit: Organisation, desk: Desk, shot: Shot) -> None:
    bureau = Organisation.objects.get(kind="bureau")
    account("木兰", "mu-lan", bureau, Role.BUREAU)
    account("杨帆", "yang-fan", bureau, Role.APPROVER)
    first, second = desk("he-zhiming"), desk("mu-lan")
    first.goto("/accounts/people/?q=杨帆")
    presses(first, "text=杨帆")
    first.fill("[name=reason]", "本人当面要求，已核对证件")
    looked_at(first, shot, "help-ask")
    presses(first, "main button.btn")
    looked_at(first, shot, "help-code")
    code = first.locator("#code").inner_text()
    second.goto("/accounts/people/")
    presses(second, "text=提出，请在")
    looked_at(second, shot, "help-answer")
    presses(second, "text=已核实，同意")
    looked_at(second, shot, "help-letter-before")
    presses(second, "text=准备好了，取出信")
    looked_at(second, shot, "help-letter")
    assert second.locator(".print-only").is_visible() is False
    link = str(second.locator(".print-only .code-text").text_content()).strip()
    second.emulate_media(media="print")
    assert (second.locator(".print-only").is_visible(), second.locator("ol").is_visible()) == (True, False)
    page = desk()
    page.goto(link)
    page.fill("[name=code]", code)
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    looked_at(page, shot, "reset-letter")
    presses(page, "main button.btn")
    expect(page.locator("[role=status]")).to_have_text("新密码已设置，请用它登录。")


@repeated
def test_an_account_comes_by_invitation_from_the_bureau_to_hr_to_staff(
    unit: Organisation, desk: Desk, shot: Shot
) -> None:
    bureau = desk("he-zhiming")
    bureau.goto(f"/bureau/organisations/{unit.public_id}/")
    presses(bureau, "text=登记或邀请一个人")
    form = bureau.locator("form", has_text="发邀请链接")
    form.locator("input[type=radio], [name=role]").first.check()
    form.locator("[name=name]").fill("赵敏")
    form.locator("[name=phone]").fill(PHONE)
    with arriving(bureau):
        form.locator("button").last.click()
    hr = desk()
    hr.goto(bureau.locator("input[readonly]").input_value())
    join(hr, shot, "赵敏", "zhao-min", "join-hr")
    hr.goto("/employer/invite/")
    hr.fill("[name=people]", f"何苗 {PHONE}")
    presses(hr, "main button.btn")
    looked_at(hr, shot, "employees-listed")
    staff = desk()
    staff.goto(hr.input_value("#url"))
    join(staff, shot, "何苗", "he-miao", "join-staff")
    assert re.search(r"/my/", staff.url)
    assert staff.locator(".who b").inner_text() == "何苗"
    page = desk()
    sign_in(page, "zhao-min", NEW)
    assert re.search(r"/employer/", page.url)


def join(page: Page, shot: Shot, name: str, login: str, picture: str) -> None:
    """Fill the page of an invitation; a poor password is told first."""
    page.fill("[name=name]", name)
    page.fill("[name=phone]", PHONE)
    page.fill("[name=login]", login)
    page.fill("[name=password]", "1234567890")
    presses(page, "main button.btn")
    assert page.locator("#errors li").all_inner_texts() == [
        "这个密码很多人都在用，容易被猜中，请换一个，例如四个不相干的词连在一起。"
    ]
    assert page.input_value("[name=login]") == login
    looked_at(page, shot, picture)
    page.fill("[name=password]", NEW)
    presses(page, "main button.btn")
    expect(page.locator(".who b")).to_have_text(name)
