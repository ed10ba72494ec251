"""The frame of all pages: signing in, the personas, a lost page; narrow and wide, in both sizes, without JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Page

from tests.journeys.looking import faults, sideways
from tests.journeys.rooms import presses
from tests.journeys.thinned import SIZES_AND_WIDTHS, WITH_SCRIPT_AND_WITHOUT
from zhicheng_web.accounts.models import Account
from zhicheng_web.clock import now
from zhicheng_web.demo import personas
from zhicheng_web.demonstration import Persona
from zhicheng_web.people import queries

Desk = Callable[..., Page]
Shot = Callable[[Page, str], None]
WANG = Persona("wang", "王秀兰", "昆明滇锐机械制造有限公司 · 人事", "审核材料，安排公示，按时上报", "/accounts/acting/")


@pytest.fixture
def wang(own_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Persona]:
    """Somebody to be in a demonstration."""
    monkeypatch.setattr(personas, "PERSONAS", (WANG,))
    with transaction.atomic():
        person = queries.create_person(WANG.name, at=now())
        person.user = Account.objects.create_user(WANG.login, "kunming-2026")
        person.save()
    with override_settings(DEMO=True):
        yield WANG


@pytest.mark.parametrize(("size", "width"), SIZES_AND_WIDTHS)
def test_the_frame_holds_at_every_width(wang: Persona, desk: Desk, shot: Shot, width: int, size: str) -> None:
    page = desk(width=width)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for name, address in (("login", "/accounts/login/"), ("personas", "/accounts/personas/"), ("lost", "/nowhere/")):
        page.goto(f"{address}?size={size}")
        shot(page, f"{name}-{size}-{width}")
        assert (faults(page), sideways(page)) == ([], 0), name
    assert [line for line in said if "404" not in line] == []


@pytest.mark.parametrize("script", WITH_SCRIPT_AND_WITHOUT)
def test_a_wrong_password_says_what_to_do_and_keeps_the_name(wang: Persona, desk: Desk, script: bool) -> None:
    page = desk(script=script)
    page.goto("/accounts/login/")
    page.fill("[name=login]", "wang")
    page.fill("[name=password]", "wrong")
    presses(page, "main button")
    assert page.locator("#errors li").all_inner_texts() == ["登录名或密码不对，请再试一次。密码里的字母分大小写。"]
    assert page.input_value("[name=login]") == "wang"
    page.fill("[name=password]", "kunming-2026")
    presses(page, "main button")
    assert page.url.endswith("/my/")


def test_one_press_makes_one_a_persona(wang: Persona, desk: Desk, shot: Shot) -> None:
    page = desk(width=320)
    page.goto("/accounts/personas/")
    presses(page, "text=以王秀兰登录")
    shot(page, "acting-320")
    assert page.locator(".who b").inner_text() == "王秀兰"
    assert (faults(page), sideways(page)) == ([], 0)
    presses(page, "text=退出")
    assert page.locator(".who").count() == 0
