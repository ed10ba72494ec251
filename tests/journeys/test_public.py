"""The pages for everybody: narrow and wide, in both sizes, with and without JavaScript; a check from question to answer."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.looking import faults, sideways
from tests.journeys.rooms import presses
from tests.journeys.thinned import SCRIPTS_AND_WIDTHS, SIZES_AND_WIDTHS, repeated
from zhicheng_web.demo import personas
from zhicheng_web.demonstration import Persona

Desk = Callable[..., Page]
Shot = Callable[[Page, str], None]
WANG = Persona("wang", "王秀兰", "昆明滇锐机械制造有限公司 · 人事", "审核材料，安排公示，按时上报", "/employer/")
PAGES = {
    "home": "/",
    "check": "/check/",
    "notice": "/notice/",
    "clause": "/notice/二（二）4/",
    "insured": "/notice/二（二）/",
    "windows": "/windows/",
    "no-clause": "/notice/二（三）2/",
}
TICKED = {
    "status": "employed",
    "annual_review": "qualified",
    "kind": "enterprise",
    "affiliation": "none",
    "registered": "yes",
    "dispatched": "no",
    "recognized": "yes",
    "skill": "none",
    "title": "none",
    "major_relation": "same",
    "record": "recruitment_register",
    "work": "professional",
    "payer": "own",
}
FILLED = {
    "graduated_0": "2024",
    "graduated_1": "7",
    "graduated_2": "1",
    "specialty": "机械",
    "work_start_0": "2025",
    "work_start_1": "6",
    "work_start_2": "12",
    "insured_from_0": "2025",
    "insured_from_1": "7",
    "insured_to_0": "2026",
    "insured_to_1": "5",
}
CHOSEN = {"area": "530102", "licence": "none", "education": "bachelor", "series": "engineering"}


@pytest.fixture(autouse=True)
def june(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the design's pages: a window is open, and a publicity can still reach it."""
    monkeypatch.setattr("zhicheng_web.clock.today", lambda: date(2026, 6, 3))


@pytest.mark.parametrize(("size", "width"), SIZES_AND_WIDTHS)
def test_the_public_pages_hold_at_every_width(desk: Desk, shot: Shot, width: int, size: str) -> None:
    page = desk(width=width)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for name, address in PAGES.items():
        page.goto(f"{address}?size={size}")
        shot(page, f"{name}-{size}-{width}")
        assert (faults(page), sideways(page)) == ([], 0), name
    assert [line for line in said if "404" not in line] == []


@pytest.mark.parametrize(("script", "width"), SCRIPTS_AND_WIDTHS)
def test_one_day_short_of_june_names_september(desk: Desk, shot: Shot, script: bool, width: int) -> None:
    page = desk(width=width, script=script)
    page.goto("/check/")
    answer(page)
    shot(page, f"result-{width}")
    assert page.inner_text("h1") == "现在还不能申报，还差9天"
    assert page.locator(".facts time").evaluate_all("all => all.map(one => one.dateTime)") == [
        "2026-06-12",
        "2026-09-04",  # handed in by then
        "2026-09-01",
        "2026-09-20",
        "2026-09-11",
    ]
    if script:
        assert (faults(page), sideways(page)) == ([], 0)
    presses(page, "text=返回修改答案")
    assert (page.input_value("[name=specialty]"), page.input_value("[name=work_start_2]")) == ("机械", "12")
    assert page.locator(".errors").count() == 0
    page.fill("[name=work_start_2]", "")
    presses(page, "text=看结果")
    shot(page, f"check-wrong-{width}")
    assert page.locator("#errors li").all_inner_texts() == ["开始工作的日期缺少日"]


@repeated
def test_an_example_can_be_pasted(desk: Desk) -> None:
    page = desk()
    page.goto("/check/example/")
    presses(page, "text=按这一份看结果")
    assert page.locator(".verdict").count() == 1


def answer(page: Page) -> None:
    """Fill in the short form and send it."""
    for name, value in TICKED.items():
        page.check(f"[name={name}][value={value}]")
    for name, value in FILLED.items():
        page.fill(f"[name={name}]", value)
    for name, value in CHOSEN.items():
        page.select_option(f"[name={name}]", value)
    presses(page, "text=看结果")


@repeated
@pytest.mark.parametrize("width", [320, 1280])
def test_a_demonstration_offers_its_people_at_the_door(
    desk: Desk, shot: Shot, monkeypatch: pytest.MonkeyPatch, settings: Any, width: int
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(personas, "PERSONAS", (WANG, WANG._replace(login="li", name="李云", place="申报人")))
    page = desk(width=width)
    page.goto("/?contrast=more")
    shot(page, f"home-demo-{width}")
    assert (page.locator(".personas").count(), faults(page), sideways(page)) == (0, [], 0)
    presses(page, "text=演示：选一个人，看他的工作")
    assert page.locator(".personas button").all_inner_texts() == ["以王秀兰登录", "以李云登录"]
    assert (faults(page), sideways(page)) == ([], 0)
