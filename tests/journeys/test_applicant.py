"""The applicant's room in a browser: every page in every state, narrow and wide; typing, uploading, being corrected."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Error, Locator, Page, expect

from tests.journeys.looking import faults, sideways
from tests.journeys.rooms import arriving, presses
from tests.journeys.thinned import WITH_SCRIPT_AND_WITHOUT, repeated
from tests.web import walking
from tests.web.cast import Cast, cast, moment
from tests.web.number_claims import NUMBER, claim, make_claimant
from tests.web.past_guards import rewrite
from zhicheng.numbers.id_number import compute_check_character
from zhicheng.procedure.states import State
from zhicheng_web import clock
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.read import timeline
from zhicheng_web.people import queries as people

Desk = Callable[..., Page]
Shot = Callable[[Page, str], None]
NARROW, WIDE = {"width": 320, "height": 800}, {"width": 1280, "height": 800}
PAGES: dict[State, tuple[str, ...]] = {
    State.DRAFT: ("", "identity", "held", "work", "items/work/1", "items/work/1/remove", "papers", "check", "content"),
    State.SUBMITTED: ("progress", "submitted", "withdraw", "correction"),
    State.RETURNED_TO_APPLICANT: ("", "insurance", "papers"),
    State.RETURNED_TO_EMPLOYER: ("held", "progress"),
    State.LEFT_EMPLOYER: ("employer",),
    State.IN_PUBLICITY: ("progress",),
    State.RECOGNISED: ("progress", "print"),
    State.REFUSED: ("progress", "review"),
    State.REVOKED: ("progress",),
    State.WITHDRAWN: ("progress",),
}
"""The states whose pages look different; that every page of every state is there, the room's own tests say."""
DAYS = {State.REVOKED: "04-02", State.DRAFT: "02-05"}


@pytest.fixture
def town(own_database: str) -> Cast:
    """The cast, in a database of the test's own."""
    return cast()


@pytest.fixture
def stand_on(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """Let the office stand on a day of 2026."""

    def stand(day: str, hour: int = 10, minute: int = 32) -> datetime:
        now = moment(day, hour, minute)
        monkeypatch.setattr(clock, "now", lambda: now)
        return now

    return stand


def another(town: Cast, number: int) -> Cast:
    """The same town with another applicant: `a0`, `a1` …; the employer's telephone is known."""
    first = f"53010219990101{number:03}"
    with transaction.atomic():
        person = people.create_person(
            "李云", at=moment("01-01"), number=first + compute_check_character(first), phone="13800002046"
        )
        person.user = Account.objects.create_user(f"a{number}")
        person.save()
    return town._replace(li_yun=people.build_applicant_actor(person.pk))


@repeated
def test_every_page_holds_narrow_and_wide(town: Cast, desk: Desk, shot: Shot, stand_on: Any) -> None:
    rewrite(type(town.firm).objects.all(), phone="0871-0000 0088")
    for number, (state, slugs) in enumerate(PAGES.items()):
        case = walking.case_at(another(town, number), state)
        stand_on(DAYS.get(state, "03-13"))
        page = desk(f"a{number}")
        for slug in slugs:
            page.goto(f"/my/{case.public_id}/{slug}{'/' if slug else ''}")
            holds(page, shot, f"{state}-{slug.replace('/', '-') or 'tasks'}")
        for address in ("", "messages/") if state is State.RETURNED_TO_APPLICANT else ():
            page.goto(f"/my/{address}")
            holds(page, shot, f"my-{address.strip('/') or 'active'}")


@repeated
def test_somebody_who_has_not_begun_finds_the_way(town: Cast, desk: Desk, shot: Shot, stand_on: Any) -> None:
    another(town, 0)
    stand_on("02-05")
    page = desk("a0")
    for name, address in (("empty", ""), ("messages", "messages/"), ("seen", "seen/"), ("start", "start/"),
                          ("nobody", "start/?q=没有这家"), ("found", "start/?q=滇池")):  # fmt: skip
        page.goto(f"/my/{address}")
        holds(page, shot, f"new-{name}")
    presses(page, "button:has-text('开始填写')")
    assert page.locator("#errors li").all_inner_texts() == ["请先查找并选择您现在工作的单位"]
    page.check("[name=employer]")
    presses(page, "button:has-text('开始填写')")
    assert page.inner_text("h1") == "申报初级职称，还有10件事"
    holds(page, shot, "new-draft")


@repeated
def test_applying_again_confirms_part_by_part(town: Cast, desk: Desk, shot: Shot, stand_on: Any) -> None:
    walking.take_back(another(town, 0))
    stand_on("02-05")
    page = desk("a0")
    page.goto("/my/start/?q=滇池")
    holds(page, shot, "again-start")
    page.check("[name=employer]")
    presses(page, "button:has-text('开始填写')")
    assert page.locator(".tasks .state").all_inner_texts().count("待核对") == 7
    holds(page, shot, "again-tasks")
    for task, name in (("工作经历", "work"), ("申报的职称", "target")):
        presses(page, f"text={task}")
        holds(page, shot, f"again-{name}")
        presses(page, "button:has-text('核对无误')")
    assert page.locator(".tasks .state").all_inner_texts().count("待核对") == 5


def test_who_signs_in_beside_it_stops_the_saving_and_loses_no_word(town: Cast, desk: Desk, stand_on: Any) -> None:
    case = walking.draft(another(town, 0))
    stand_on("02-05")
    page = desk("a0")
    page.goto(f"/my/{case.public_id}/target/")
    page.context.add_cookies(desk("wang-fang").context.cookies())  # type: ignore[arg-type]  # what the one gives is what the other takes
    page.fill("[name=specialty]", "机械制造")
    page.press("[name=specialty]", "Tab")
    expect(page.locator("#saved")).to_contain_text("没有保存：现在登录的是王芳")
    assert page.input_value("[name=specialty]") == "机械制造"
    with page.expect_response("**/target/"):
        page.click("button[name=done]")
    assert (page.input_value("[name=specialty]"), faults(page)) == ("机械制造", [])
    plain = desk("a0", script=False)
    plain.goto(f"/my/{case.public_id}/target/")
    plain.context.add_cookies(desk("wang-fang").context.cookies())  # type: ignore[arg-type]  # what the one gives is what the other takes
    plain.fill("[name=specialty]", "机械制造")
    presses(plain, "button[name=done]")
    assert plain.inner_text("h1") == "没有办理：登录的人换了"
    assert plain.locator("blockquote").all_inner_texts() == ["机械制造"]


@repeated
def test_a_number_is_compared_with_the_card_before_it_stays(town: Cast, desk: Desk, shot: Shot, stand_on: Any) -> None:
    case = make_claimant(town)
    case = claim(case, NUMBER, moment("02-04"))
    stand_on("02-05")
    page = desk("shi-rui")
    page.goto(f"/my/{case.public_id}/number/")
    holds(page, shot, "number")
    presses(page, "text=和证件一致，确认")
    assert page.url.endswith(f"/my/{case.public_id}/")
    page.goto(f"/my/{case.public_id}/identity/")
    holds(page, shot, "number-confirmed")


def holds(page: Page, shot: Shot, name: str) -> None:
    """A page is no wider than its window, wide and narrow, and axe finds nothing."""
    wide = measured(page, shot, f"{name}-1280", WIDE)
    assert (name, wide, measured(page, shot, f"{name}-320", NARROW), faults(page)) == (name, 0, 0, [])


def measured(page: Page, shot: Shot, name: str, size: Any) -> int:
    """Pixels by which the page is wider than a window of this size."""
    page.set_viewport_size(size)
    shot(page, name)
    return sideways(page)


def test_typing_is_saved_by_itself_and_nothing_half_typed_is_lost(town: Cast, desk: Desk, stand_on: Any) -> None:
    case = walking.draft(another(town, 0))
    stand_on("02-05")
    page = desk("a0", width=320)
    page.goto(f"/my/{case.public_id}/items/work/add/")
    page.fill("[name=start_0]", "2025")
    page.check("[name=work][value=professional]")
    expect(page.locator("#saved")).to_have_text("已保存2月5日10:32。入职日期还没有填对，改好才会保存")
    assert page.input_value("[name=start_0]") == "2025"
    assert page.url.endswith("/items/work/2/")
    page.check("[name=unit][value=own]")
    page.fill("[name=start_1]", "3")
    page.fill("[name=start_2]", "1")  # last: what is said to be saved from here on has everything
    expect(page.locator("#saved")).to_have_text("已保存2月5日10:32")
    page.reload()
    kept = [page.input_value(f"[name=start_{part}]") for part in range(3)]
    assert (kept, page.is_checked("[name=work][value=professional]")) == (["2025", "3", "1"], True)
    presses(page, "button.btn")
    expect(page.locator("#errors li")).to_have_text(["请选择所从事工作的系列", "请选择入职日期的依据"])
    expect(page.locator("#errors")).to_be_focused()
    assert faults(page) == []


def test_on_a_slow_line_nothing_is_typed_that_the_answer_takes_away(town: Cast, desk: Desk, stand_on: Any) -> None:
    """1.15: while 保存 is under way the fields take nothing; a save that does not arrive says so, and gives them back."""
    case = walking.draft(another(town, 0))
    stand_on("02-05")
    page = desk("a0")
    page.goto(f"/my/{case.public_id}/items/work/add/")
    page.fill("[name=start_0]", "2025")
    page.check("[name=work][value=professional]")
    held: list[bool] = []

    def slow(route: Any) -> None:
        held.append(page.evaluate("document.querySelector('form [name=start_0]').closest('[inert]') !== null"))
        route.continue_()

    expect(page.locator("#saved")).to_contain_text("已保存")
    page.route("**/items/work/**", slow)
    with page.expect_response("**/items/work/**"):
        page.click("button[name=done]")
    expect(page.locator("#errors")).to_be_visible()
    assert (held[-1], page.locator("form > [inert]").count(), page.input_value("[name=start_0]")) == (True, 0, "2025")
    page.unroute("**/items/work/**")
    page.context.set_offline(True)
    page.fill("[name=start_1]", "3")
    page.press("[name=start_1]", "Tab")
    expect(page.locator("#saved")).to_contain_text("没有保存：网络断了。您填写的内容还在这一页")
    assert (page.input_value("[name=start_1]"), page.locator("form > [inert]").count()) == ("3", 0)


@repeated
@pytest.mark.parametrize("script", [True, False])
def test_papers_are_sent_looked_at_and_replaced(
    town: Cast, desk: Desk, shot: Shot, stand_on: Any, script: bool
) -> None:
    case = walking.draft(another(town, 0))
    stand_on("02-05")
    page = desk("a0", width=320, script=script)
    page.goto(f"/my/{case.public_id}/papers/")
    upload_group = page.locator("#identity_document")
    if script:
        page.evaluate("addEventListener('htmx:xhr:progress', () => { window.sending = true })")
    send(upload_group, "再加一份", "反面.png", walking.picture(90))
    assert upload_group.locator(".files b").all_inner_texts() == ["身份证件.png", "反面.png"]
    if script:
        assert page.evaluate("[window.sending, document.activeElement.hasAttribute('data-fresh')]") == [True, True]
    send(upload_group, "换一份，或者删除反面.png", "说明.docx", b"PK\x03\x04")
    words = "这是Word、Excel文件或压缩包，不是扫描件。请在Word里选“另存为PDF”，再上传；压缩包请先解压"
    assert page.locator("#errors li").all_inner_texts() == [words]
    assert upload_group.locator(".error").all_inner_texts() == [words]
    if script:
        expect(page.locator("#errors")).to_be_focused()
    shot(page, f"papers-wrong-{script}")
    send(upload_group, "", "反面2.png", walking.picture(91))
    assert upload_group.locator(".files b").all_inner_texts() == ["身份证件.png", "反面2.png"]
    upload_group.locator("text=看一看").last.click()
    page.locator("figure img").wait_for()
    shot(page, f"paper-{script}")
    if script:
        expect(page.locator("figure img")).to_have_js_property("naturalWidth", 60)
        assert (faults(page), sideways(page)) == ([], 0)
    presses(page, "text=删除这一份")
    presses(page, "button.danger")
    assert upload_group.locator(".files b").all_inner_texts() == ["身份证件.png"]


def send(upload_group: Locator, unfolded: str, name: str, data: bytes) -> None:
    """Choose a file, send it, and be on the page that answers."""
    if unfolded:
        upload_group.locator("summary", has_text=unfolded).click()
    form = upload_group.locator("details[open] form.upload").last
    form.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/png", "buffer": data})
    with arriving(upload_group.page):
        form.locator("button").click()


@pytest.mark.parametrize("script", WITH_SCRIPT_AND_WITHOUT)
def test_a_draft_is_finished_checked_and_submitted(
    town: Cast, desk: Desk, shot: Shot, stand_on: Any, script: bool
) -> None:
    case = walking.draft(another(town, 0))
    stand_on("02-05")
    page = desk("a0", width=320, script=script)
    page.goto("/my/")
    presses(page, "text=接着办")
    presses(page, "text=已有职称、技能等级、从业准入资格")
    presses(page, "text=以上没填的都没有，继续")
    presses(page, "text=核对并提交给单位")
    assert page.locator(".tally .mark").all_inner_texts() == ["12项满足", "1项由单位考核时确认"]
    presses(page, "button.btn")
    assert page.locator("#errors li").all_inner_texts() == ["请勾选：我填写的内容和上传的材料真实、完整"]
    shot(page, f"check-unsure-{script}")
    page.check("#true")
    page.dblclick("button.btn")
    page.wait_for_url("**/submitted/")
    assert page.inner_text("h1") == "已提交给单位"
    with suppress(Error):  # what answered a form is stored nowhere: the browser asks before it sends the form again
        page.go_back()
    page = page.context.new_page()
    page.goto("/my/")
    assert page.inner_text("h1") == "单位审核中"
    assert [one.entry.event for one in timeline.build_timeline(case)].count("submit") == 1
