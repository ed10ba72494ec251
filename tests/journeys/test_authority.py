"""The authority's room in a browser: every page in every state, narrow and wide; a case decided with the keyboard alone."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.rooms import Shot, another, looked_at, presses, walked
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast, cast, moment
from tests.web.past_guards import rewrite
from zhicheng_web.cases.actions.answer_revocation import answer_revocation
from zhicheng_web.cases.models import Case

Desk = Callable[..., Page]
DOUBTFUL = deepcopy(walking.FACTS)
DOUBTFUL["insurance"] = [walking.FACTS["insurance"][0] | {"late": True}]


@pytest.fixture
def town(own_database: str) -> Cast:
    """The cast, in a database of the test's own."""
    return cast()


@pytest.fixture
def cases(town: Cast, stand_on: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Case]:
    """A case in each state that an authority sees."""
    he_liping = another(town, 12, "和丽萍")
    found = {
        "filed": walking.filed(another(town, 1, "罗晓燕")),
        "filed-too": walking.filed(another(town, 10, "鲁明")),
        "clear": walking.in_examination(another(town, 2, "木春华")),
        "returned": walking.returned_to_employer(another(town, 3, "李建辉")),
        "proposed": walking.proposed(another(town, 4, "段秋月")),
        "refusing": walking.proposed_to_refuse(another(town, 5, "王磊")),
        "recognised": walking.recognised(another(town, 6, "张桂英")),
        "refused": walking.refused(another(town, 7, "鲁文斌")),
        "revoked": walking.revoked(another(town, 8, "孙立群")),
        "correcting": walking.correction_proposed(another(town, 11, "白志刚")),
        "answered": walking.revocation_proposed(he_liping),
    }
    click = walking.act(found["answered"], he_liping.li_yun, moment("03-25"))
    answer_revocation(found["answered"], statement="证书是真的，请再核查", **click)
    monkeypatch.setattr(walking, "FACTS", DOUBTFUL)
    found["doubtful"] = walking.in_examination(another(town, 9, "赵明远"))
    rewrite(found["doubtful"], due_on="2026-03-13")
    stand_on("03-16", 10, 32)
    return found


@repeated
def test_every_page_narrow_and_wide(cases: dict[str, Case], desk: Desk, shot: Shot) -> None:
    at = {name: f"/authority/cases/{case.public_id}/" for name, case in cases.items()}
    said: list[str] = []
    page = desk("chen-jing")
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    pages = [
        ("queue", "/authority/"), ("queue-none", "/authority/?q=无此人"), ("done", "/authority/done/"),
        ("messages", "/authority/messages/"), ("covers", "/authority/covers/"),
        *[(f"case-{name}", at[name]) for name in ("filed", "doubtful", "returned", "recognised", "refused", "revoked")],
        *[(step, f"{at['doubtful']}{step}/") for step in ("return", "assign", "transfer", "ask-transfer", "identity", "print")],
        *[(step, f"{at['recognised']}title/{step}/") for step in ("propose-correction", "propose-revocation")],
    ]  # fmt: skip
    assert walked(page, shot, pages) == []
    page.goto("/authority/")
    presses(page, "text=受理本页待受理的2件")
    assert looked_at(page, shot, "accepted") == []
    page.goto(at["doubtful"])
    presses(page, "text=提交复核")
    assert looked_at(page, shot, "case-errors") == []
    page.goto(f"{at['doubtful']}return/")
    presses(page, "main button")
    assert looked_at(page, shot, "return-errors") == []
    page = desk("yang-fan")
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    pages = [
        ("approve-queue", "/authority/"), ("approve-proposed", at["proposed"]), ("approve-refusing", at["refusing"]),
        ("send-back", f"{at['proposed']}send-back/"), ("correct", f"{at['correcting']}title/correct/"),
        ("revoke", f"{at['answered']}title/revoke/"), ("decline", f"{at['answered']}title/decline/"),
        ("case-answered", at["answered"]),
    ]  # fmt: skip
    assert walked(page, shot, pages) == []
    assert [line for line in said if "422" not in line] == []


def test_two_cases_are_decided_by_keys_alone(town: Cast, desk: Desk, stand_on: Any, monkeypatch: Any) -> None:
    walking.in_examination(another(town, 2, "木春华"))
    monkeypatch.setattr(walking, "FACTS", DOUBTFUL)
    walking.in_examination(another(town, 9, "赵明远"))
    stand_on("03-16", 10, 32)
    page = desk("chen-jing")
    page.goto("/authority/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=赵明远：1项要您判断")
    page.keyboard.press("y")
    page.keyboard.type("已核对原件，予以认可")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=木春华：13项全部满足")
    assert page.locator("[role=status]").inner_text().startswith("已办：赵明远，提交复核。")
    page.keyboard.press("a")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=收件箱是空的")


@repeated
def test_a_case_is_decided_without_javascript(town: Cast, desk: Desk, shot: Shot, stand_on: Any) -> None:
    walking.filed(another(town, 2, "木春华"))
    stand_on("03-11", 10, 32)
    page = desk("chen-jing", script=False)
    page.goto("/authority/")
    shot(page, "queue-plain")
    presses(page, "text=木春华")
    presses(page, "text=受理木春华的申报")
    assert page.locator("details.paper[open] img").count() == 1
    page.click("summary:has-text('社会保险缴费证明')")
    assert page.locator("details.paper[open] summary").all_inner_texts() == ["5　社会保险缴费证明"]
    page.check("[name=outcome][value=recognised]")
    shot(page, "case-plain")
    presses(page, "text=提交复核")
    assert page.locator("h1").inner_text() == "没有要您办的申报"
    page = desk("yang-fan", script=False)
    page.goto("/authority/")
    presses(page, "text=木春华")
    presses(page, "button:has-text('同意认定')")
    assert page.locator("[role=status]").inner_text() == "已办：木春华，同意认定。现在是“已认定”。"
