"""The bureau's room in a browser: every page, narrow and wide; a unit entered with its people, and a year's calendar."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.journeys.rooms import Shot, another, looked_at, presses, walked
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast, cast, officer
from tests.web.number_claims import waiting_contest, waiting_correction
from tests.web.past_guards import rewrite
from tests.web.supervision.test_calendar import MOURNING

Desk = Callable[..., Page]


@pytest.fixture
def town(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cast]:
    """The cast, in a database and with calendars of the test's own."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    yield cast()


@repeated
def test_every_page_narrow_and_wide(town: Cast, desk: Desk, shot: Shot, stand_on: Any) -> None:
    walks = (walking.submitted, walking.returned_to_employer, walking.refused, walking.in_publicity, walking.filed)
    cases = [walk(another(town, number, "李云")) for number, walk in enumerate(walks)]
    rewrite(cases[0], due_on="2026-03-02")
    stand_on("03-06", 10, 32)
    said: list[str] = []
    page = desk("he-zhiming")
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    firm, wuhua = (f"/bureau/organisations/{one.public_id}/" for one in (town.firm, town.wuhua))
    at = [f"/bureau/cases/{case.public_id}/" for case in cases]
    contest = f"/bureau/numbers/contests/{waiting_contest(town).public_id}/"
    correction = f"/bureau/numbers/corrections/{waiting_correction(town).public_id}/"
    pages = [
        ("cases", "/bureau/"), ("cases-none", "/bureau/?q=无此人"),
        *[(f"case-{walk.__name__}", address) for walk, address in zip(walks, at, strict=True)],
        ("transfer", f"{at[4]}transfer/"), ("identity", f"{at[0]}identity/"),
        ("organisations", "/bureau/organisations/"), ("unit", firm), ("unit-new", "/bureau/organisations/new/"),
        ("unit-edit", f"{firm}edit/"), ("unit-end", f"{firm}end/"), ("office", f"{wuhua}people/"), ("cover", f"{wuhua}cover/"),
        ("office-end", f"{wuhua}people/{town.examiner.membership_id}/end/"),
        ("numbers", "/bureau/numbers/"), ("contest", contest), ("contest-compare", f"{contest}compare/"),
        ("correction", correction), ("correction-compare", f"{correction}compare/"),
        ("calendar", "/bureau/calendar/"), ("calendar-import", "/bureau/calendar/import/"),
    ]  # fmt: skip
    assert walked(page, shot, pages) == []
    page.fill("[name=text]", MOURNING)
    presses(page, "text=看看会改变什么")
    assert looked_at(page, shot, "calendar-preview") == []
    presses(page, "main button")
    assert looked_at(page, shot, "calendar-done") == []
    page.goto("/bureau/ledger/")
    presses(page, "text=现在核对全部")
    assert looked_at(page, shot, "ledger") == []
    page.goto("/bureau/organisations/new/")
    presses(page, "main button")
    assert looked_at(page, shot, "unit-errors") == []
    page.goto(f"{firm}people/")
    page.check("form[action$='link/'] [name=role]")
    page.fill("form[action$='link/'] [name=name]", "刘敏")
    page.fill("form[action$='link/'] [name=phone]", "13888777666")
    presses(page, "text=做一个邀请链接")
    assert looked_at(page, shot, "invited") == []
    page.goto(f"{at[0]}identity/")
    page.check("[name=purpose][value=supervise]")
    presses(page, "main button")
    assert looked_at(page, shot, "identity-seen") == []
    page.goto(f"{contest}compare/")
    page.check("[name=purpose][value=check_identity]")
    presses(page, "main button")
    assert looked_at(page, shot, "contest-compared") == []
    assert [line for line in said if "422" not in line] == []


@repeated
@pytest.mark.parametrize("script", [True, False])
def test_a_unit_is_entered_and_somebody_acts_for_it(
    town: Cast, desk: Desk, stand_on: Any, shot: Shot, script: bool
) -> None:
    stand_on("03-06", 10, 32)
    page = desk("he-zhiming", script=script)
    page.goto("/bureau/organisations/")
    presses(page, "text=登记新单位")
    page.check("[name=kind][value=county]")
    page.fill("[name=name]", "盘龙区人力资源和社会保障局")
    page.select_option("[name=code]", "530103")
    presses(page, "main button:has-text('登记')")
    page.wait_for_selector("text=还没有人办理")
    presses(page, "text=登记或邀请一个人")
    page.check("[name=role][value=approver] >> nth=0")
    page.fill("[name=login]", "duan-ping")
    presses(page, "text=登记任职")
    page.wait_for_selector("text=已提出，由市局另一位同事核对身份、确认后生效。")
    officer("木兰", "mu-lan", town.bureau, "bureau")
    second = desk("mu-lan", script=script)
    second.goto("/bureau/organisations/")
    presses(second, "text=段平")
    if script:  # without, the judge of access waits for a promise that nobody keeps
        assert looked_at(second, shot, "confirm") == []
    presses(second, "text=已核对证件，确认任职")
    second.wait_for_selector("text=任职已确认，从今天起生效。")
    page.reload()
    assert page.locator("tbody th").inner_text().startswith("段平\n登录名duan-ping")
    presses(page, "tbody a[href$='/end/']")
    presses(page, "main button")
    page.wait_for_selector("text=任职已结束。")
    assert page.locator(".timeline h3").all_inner_texts() == [
        "结束任职：段平", "确认任职：段平", "提出任职，等待确认：段平", "登记单位",
    ]  # fmt: skip


@repeated
def test_a_case_is_assigned_without_javascript(town: Cast, desk: Desk, stand_on: Any) -> None:
    walking.filed(town)
    stand_on("03-11", 10, 32)
    page = desk("he-zhiming", script=False)
    page.goto("/bureau/")
    presses(page, "text=李云")
    presses(page, "text=指派给其他部门")
    page.select_option("[name=to]", label="官渡区人力资源和社会保障局")
    page.fill("[name=reason]", "单位的管理归属地是官渡区")
    presses(page, "main button")
    assert page.locator("[role=status]").inner_text().startswith("已指派给官渡区人力资源和社会保障局。")
