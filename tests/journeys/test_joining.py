"""Joining in a browser: a unit and a person register themselves, the bureau and HR answer; a branch asks its parent (附件2)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.looking import faults, sideways
from tests.journeys.rooms import Shot, press_button, walked
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.actions.turns import asked_parent
from tests.web.cast import Cast, cast
from zhicheng_web.cases.actions.ask_parent import build_parent_token
from zhicheng_web.cases.models import ParentReport
from zhicheng_web.people.models import EmployeeRequest, UnitRequest

Desk = Callable[..., Page]
WIDTHS = (1280, 390)


@pytest.fixture
def town(own_database: str) -> Cast:
    """The cast, in a database of the test's own."""
    return cast()


def look(page: Page, shot: Shot, name: str) -> None:
    """A picture of the page as it stands; no fault of access, no wider than the screen."""
    shot(page, name)
    assert (faults(page), sideways(page)) == ([], 0), name


@repeated
@pytest.mark.parametrize("width", WIDTHS)
def test_a_unit_registers_itself_and_the_bureau_confirms(
    town: Cast, stand_on: Any, desk: Desk, shot: Shot, tmp_path: Path, width: int
) -> None:
    stand_on("02-04")
    scan = tmp_path / "执照.png"
    scan.write_bytes(walking.picture(11))
    page = desk(width=width)
    page.goto("/register/")
    press_button(page, "提交登记申请")
    look(page, shot, f"join-register-wrong-{width}")
    page.get_by_label("用人单位").check()
    page.get_by_label("单位全称").fill("昆明翠湖设计有限公司")
    page.get_by_label("统一社会信用代码").fill("91530102MA6K7P2Q0D")
    page.get_by_label("单位性质").select_option("enterprise")
    page.locator("[name=affiliation][value=none]").check()
    page.locator("[name=registered_in_kunming][value=yes]").check()
    page.get_by_label("管理归属地").select_option("530102")
    page.locator("[name=licence]").set_input_files(scan)
    page.get_by_label("负责人姓名").fill("段玉")
    page.get_by_label("负责人手机").fill("13888777661")
    page.get_by_label("负责人邮箱").fill("duan@example.com")
    press_button(page, "提交登记申请")
    look(page, shot, f"join-registered-{width}")
    asked = UnitRequest.objects.get()
    bureau = desk(town.account(town.supervisor).login, width=width)
    bureau.goto(f"/bureau/organisations/requests/{asked.public_id}/")
    look(bureau, shot, f"join-bureau-request-{width}")
    sheet = tmp_path / "名册.csv"
    sheet.write_text("类别,单位名称,统一社会信用代码\n用人单位,甲公司,91530102MA6K7P2Q0D\n用人单位,乙公司,1\n", "utf-8")
    bureau.goto("/bureau/organisations/import/")
    bureau.locator("[name=file]").set_input_files(sheet)
    press_button(bureau, "检查这个文件")
    look(bureau, shot, f"join-import-{width}")
    addresses = [("join-bureau-list", "/bureau/organisations/"), ("join-code", "/register/status/")]
    assert walked(bureau, shot, [(f"{name}-{width}", address) for name, address in addresses]) == []


@repeated
@pytest.mark.parametrize("width", WIDTHS)
def test_a_person_registers_and_asks_their_unit(town: Cast, stand_on: Any, desk: Desk, shot: Shot, width: int) -> None:
    stand_on("02-04")
    page = desk(width=width)
    page.goto("/accounts/register/")
    look(page, shot, f"join-person-{width}")
    page.get_by_label("姓名").fill("段玉")
    page.get_by_label("手机").fill("13888777661")
    page.get_by_label("登录名").fill("duan-yu")
    page.get_by_label("密码").fill("putao-tielu-daxiang")
    press_button(page, "注册")
    page.get_by_label("单位名称，或统一社会信用代码").fill(town.firm.name[:4])
    press_button(page, "查找")
    page.get_by_label(town.firm.name).check()
    look(page, shot, f"join-search-{width}")
    press_button(page, "请这个单位确认")
    look(page, shot, f"join-asked-{width}")
    asked = EmployeeRequest.objects.get()
    hr = desk("wang-fang", width=width)
    addresses = [("members", "/employer/members/"), ("employee", f"/employer/people/{asked.public_id}/")]
    assert walked(hr, shot, [(f"join-{name}-{width}", address) for name, address in addresses]) == []


@repeated
@pytest.mark.parametrize("width", WIDTHS)
def test_a_branch_asks_its_parent_who_answers_without_an_account(
    town: Cast, stand_on: Any, desk: Desk, shot: Shot, width: int
) -> None:
    case = asked_parent(town)
    stand_on("03-11", 16)
    hr, report = desk("wang-fang", width=width), ParentReport.objects.get(case=case)
    here = f"/employer/cases/{case.public_id}/"
    addresses = [
        ("ask", f"{here}parent/"),
        ("letter", f"{here}parent/letter/"),
        ("withdraw", f"{here}parent/withdraw/"),
    ]
    assert walked(hr, shot, [(f"parent-{name}-{width}", address) for name, address in addresses]) == []
    parent = desk(width=width)
    parent.goto(f"/employer/parent/{build_parent_token(report)}/")
    look(parent, shot, f"parent-answer-{width}")
    parent.get_by_label("以上内容属实").check()
    parent.get_by_label("您的姓名").fill("何建国")
    parent.get_by_label("您的职务").fill("人力资源部经理")
    parent.get_by_label("您的电话").fill("028-86131111")
    press_button(parent, "提交总公司的答复")
    look(parent, shot, f"parent-done-{width}")
    parent.goto(f"/employer/parent/{build_parent_token(report)}/")
    look(parent, shot, f"parent-over-{width}")
    assert walked(hr, shot, [(f"parent-case-{width}", here)]) == []
