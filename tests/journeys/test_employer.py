"""HR's room in a browser: every page in every state, narrow and wide; the main acts without JavaScript."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.rooms import Shot, another, arriving, looked_at, presses, walked
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast, cast, moment, officer
from tests.web.past_guards import rewrite
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.start_publicity import start_publicity
from zhicheng_web.cases.models import Case
from zhicheng_web.people.models import Organisation

Desk = Callable[..., Page]
CHECKS = ("合法", "真实", "完整", "有效")
WORDS = {"品德": "作风踏实，乐于带新人", "能力水平": "能独立设计零件并出图", "工作成绩": "参与三个项目"}
LATER = deepcopy(walking.FACTS)
LATER["insurance"] = [walking.FACTS["insurance"][0] | {"late": True}]


@pytest.fixture
def town(own_database: str) -> Cast:
    """The cast, in a database of the test's own."""
    return cast()


def running(town: Cast) -> Case:
    """Publicity began yesterday."""
    case, at = walking.assessed(town), moment("03-11")
    return start_publicity(case, start_on=at.date(), place="公告栏", **walking.act(case, town.wang_fang, at))


def disputed(town: Cast) -> Case:
    """Somebody has come with an objection."""
    case, at = running(town), moment("03-11", 15)
    return raise_objection(
        case, words="反映人说工作年限不实，要求核查", raised_by="何建国", **walking.act(case, town.wang_fang, at)
    )


WALKS: dict[str, Callable[[Cast], Case]] = {
    "submitted": walking.submitted,
    "assessed": walking.assessed,
    "running": running,
    "disputed": disputed,
    "elapsed": walking.in_publicity,
    "closed": walking.closed,
    "filed": walking.filed,
    "returned": walking.returned_to_employer,
    "applicant": walking.returned_to_applicant,
    "recognised": walking.recognised,
    "declined": walking.not_recommended,
}
NAMES = ("罗晓燕", "木春华", "李建辉", "段秋月", "王磊", "张桂英", "鲁文斌", "孙立群", "赵明远", "杨丽芬", "普建国")


def walked_as(key: str, town: Cast) -> Case:
    """A case of somebody of the town's, who goes by their own name."""
    number = list(WALKS).index(key)
    return WALKS[key](another(town, number, NAMES[number]))


@pytest.fixture
def cases(town: Cast, stand_on: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Case]:
    """A case in each state that HR sees, on the last day that still reaches the window."""
    found = {key: walked_as(key, town) for key in WALKS}
    monkeypatch.setattr(walking, "FACTS", LATER)
    found["doubtful"] = walking.submitted(another(town, 20, "和志强"))
    stand_on("03-12", 16)
    return found


@repeated
def test_every_page_in_every_state_narrow_and_wide(cases: dict[str, Case], town: Cast, desk: Desk, shot: Shot) -> None:
    at = {name: f"/employer/cases/{case.public_id}/" for name, case in cases.items()}
    page = desk("wang-fang")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    steps = {
        "submitted": ("assess", "return", "decline", "left", "enclose"),
        "running": ("objection", "posting-day"),
        "disputed": ("settle",),
        "filed": ("recall", "print"),
        "returned": ("refile",),
    }
    notice = f"/employer/publicity/notice/?start=2026-03-11&case={cases['running'].public_id}"
    pages = [
        ("queue", "/employer/"), ("publicity", "/employer/publicity/"),
        ("notice", notice), ("close", "/employer/publicity/close/"), ("photo", "/employer/publicity/photo/"),
        ("file", "/employer/file/"),
        ("done", "/employer/done/"), ("members", "/employer/members/"), ("unit", "/employer/unit/"),
        ("history", "/employer/history/"), ("messages", "/employer/messages/"), ("invite", "/employer/invite/"),
        *[(f"case-{name}", at[name]) for name in at if name not in ALIKE],
        *[(step, f"{at[name]}{step}/") for name, some in steps.items() for step in some],
    ]  # fmt: skip
    assert walked(page, shot, [(f"employer-{name}", address) for name, address in pages]) == []
    refused = [(step, f"{at['submitted']}{step}/") for step in ("assess", "return", "enclose")]
    for name, address in [*refused, ("publicity", "/employer/publicity/")]:
        page.goto(address)
        page.evaluate(EMPTY)
        presses(page, "main form button.btn >> nth=-1")
        assert looked_at(page, shot, f"employer-{name}-errors") == []
    assert [line for line in said if "422" not in line] == []


ALIKE = ("elapsed", "closed", "declined")
"""States whose page is built like another's that is looked at."""
EMPTY = "for (const one of document.querySelectorAll('main [type=checkbox]')) one.checked = false;"


@repeated
def test_a_desk_without_cases_says_what_to_do(town: Cast, stand_on: Any, desk: Desk, shot: Shot) -> None:
    rewrite(Organisation.objects.filter(pk=town.firm.pk), management_area="")
    officer("杨丽", "yang-li", town.firm, "employer")
    page = desk("wang-fang")
    names = ("", "publicity/", "publicity/close/", "file/", "done/", "members/", "unit/", "history/")
    pages = [(f"employer-none-{name.strip('/').replace('/', '-')}", f"/employer/{name}") for name in names]
    assert walked(page, shot, pages) == []
    page.goto("/employer/members/")
    presses(page, "text=结束办理")
    assert looked_at(page, shot, "employer-leaver") == []
    page.goto("/employer/members/")
    page.fill("[name=name]", "刘敏")
    page.fill("[name=phone]", "13888777666")
    presses(page, "text=做一个邀请链接")
    link = page.input_value("#url")
    assert looked_at(page, shot, "employer-invited") == []
    stranger = desk()
    assert walked(stranger, shot, [("employer-join", link), ("employer-join-over", f"{link[:-4]}xxx/")]) == []


@repeated
def test_a_case_is_assessed_and_publicised_without_javascript(town: Cast, desk: Desk, stand_on: Any) -> None:
    submitted, _ = walked_as("submitted", town), walked_as("assessed", town)
    stand_on("03-12", 16)
    page = desk("wang-fang", script=False)
    page.goto("/employer/?group=review")
    presses(page, "text=审核罗晓燕")
    presses(page, "text=考核并推荐")
    for group in page.get_by_role("group").filter(has_text="四项核对").all():
        for check in CHECKS:
            group.get_by_label(check).check()
    for label, words in WORDS.items():
        page.get_by_label(label).fill(words)
    page.get_by_label("服从工作安排", exact=True).check()
    presses(page, "text=考核通过，推荐")
    assert page.locator("#errors li").all_inner_texts() == [
        "请选择所学专业与岗位专业是一致、相近，还是都不是（二（五））。",
        "请选择申报人是否胜任专业技术岗位（一（二））。",
    ]
    page.get_by_role("group", name="所学专业与岗位专业").get_by_label("一致", exact=True).check()
    page.get_by_label("胜任专业技术岗位", exact=True).check()
    presses(page, "text=考核通过，推荐")
    assert page.locator("h1").inner_text() == "罗晓燕：待公示"
    presses(page, "text=安排公示")
    page.get_by_label("张贴在哪里（选填）").fill("一号楼大厅")
    page.locator("#plan input[name=case]").first.uncheck()
    presses(page, "text=按所选的日子和人更新")
    assert page.get_by_label("张贴在哪里（选填）").input_value() == "一号楼大厅"
    with arriving(page):
        page.get_by_role("button", name="开始公示").click()
    assert page.locator("h1").inner_text() == "1人已定于3月12日开始公示"
    assert date(2026, 3, 19) == Case.objects.get(pk=submitted.pk).due_on
