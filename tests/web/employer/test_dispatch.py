"""三（二） a dispatched worker on the desks of both units: each sees its own open cell, whose turn it is, whom to call."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.web import lane_walks as lanes
from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.lane_walks import AGENCYS, BOTH, EMPLOYERS, POSTED, walk
from tests.web.past_guards import rewrite
from zhicheng.procedure.lanes import Lane, Lanes, Stage
from zhicheng_web.cases.models import Case, CaseLane, Paper, Publicity
from zhicheng_web.cases.read.lanes import read_lanes
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.portal.shared.lanes.lane_view import build_lane_columns

StandOn = Callable[..., Any]


def now(case: Case) -> Case:
    """The case as the database has it."""
    return Case.objects.get(pk=case.pk)


def test_the_employer_does_not_count_what_waits_for_the_agency(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: StandOn
) -> None:
    """findings A3: no queue lists what cannot be done; it says for whom the case waits, and their telephone."""
    rewrite(people.person(people.zhao_min), phone="13900000145")
    walk(people, lanes.check, *EMPLOYERS)
    stand_on("03-11")
    queue = compact(wang_fang.get("employer-queue"))
    assert "等派遣公司公示、盖章<small>赵敏13900000145</small>" in queue
    assert "现在没有要您办的申报" in queue
    assert compact(wang_fang.get("employer-close")).count("没有公示已满的人") == 1
    assert "待公示" in compact(zhao_min.get("employer-queue"))


@pytest.mark.parametrize(
    ("acts", "own", "others"),
    [
        ((), "轮到贵单位审核", "轮到贵公司审核"),
        (POSTED, "公示中，期满以后再办", "公示中，期满以后再办"),
        (EMPLOYERS, "等派遣公司办理，贵单位现在没有要办的", "轮到贵公司审核"),
        (AGENCYS, "轮到贵单位审核", "等用工单位办理，贵公司现在没有要办的"),
        (BOTH, "六格都已办好，可以上报", "六格都已办好，可以上报"),
    ],
)
def test_each_side_reads_whose_turn_it_is(
    people: Cast,
    wang_fang: Browser,
    zhao_min: Browser,
    stand_on: StandOn,
    acts: tuple[Callable[[Case, Cast], Case], ...],
    own: str,
    others: str,
) -> None:
    case = walk(people, *acts)
    stand_on("03-04" if acts == POSTED else "03-11")
    for browser, headline in ((wang_fang, own), (zhao_min, others)):
        page = compact(browser.get("employer-lanes", case.public_id))
        assert f"<h1>{headline}" in page
        assert page.count('<section class="lane') == 2


def test_the_agency_walks_its_lane_on_its_own_pages(people: Cast, zhao_min: Browser, stand_on: StandOn) -> None:
    case = lanes.sent(people)
    stand_on("02-27")
    done = zhao_min.post(
        "employer-agency-check",
        case.public_id,
        version=case.version,
        checks=["lawful", "true", "complete", "valid"],
        words="身份证、劳动合同和原件核对过",
    )
    assert done.status_code == 302
    case = now(case)
    page = compact(zhao_min.get("employer-publicity", start="2026-03-02"))
    assert people.other_firm.name in page
    zhao_min.post(
        "employer-publicity",
        **{
            "start": "2026-03-02",
            "start-on-page": "2026-03-02",
            "case": str(case.public_id),
            "case-on-page": str(case.public_id),
            f"version-{case.public_id}": case.version,
            "place": "公司大厅",
        },
    )
    assert Publicity.objects.get().lane == "agency"
    stand_on("03-10")
    case = now(case)
    zhao_min.post(
        "employer-close",
        **{f"result-{case.public_id}": "none", f"version-{case.public_id}": case.version},
    )
    case = now(case)
    day = {"stamped_on_0": "2026", "stamped_on_1": "3", "stamped_on_2": "10"}
    assert zhao_min.post("employer-stamp", case.public_id, version=case.version, **day).status_code == 302
    assert read_lanes(now(case)) == Lanes(Stage.UNCHECKED, Stage.STAMPED)


def test_a_check_without_all_four_says_what_is_missing(people: Cast, zhao_min: Browser, stand_on: StandOn) -> None:
    case = lanes.sent(people)
    stand_on("02-27")
    shown = zhao_min.post(
        "employer-agency-check", case.public_id, version=case.version, checks=["lawful", "true"], words="核对过"
    )
    assert shown.status_code == 422
    assert "还没有确认完整、有效" in shown.content.decode()


def test_the_employer_records_the_agencys_papers(people: Cast, wang_fang: Browser, stand_on: StandOn) -> None:
    case = walk(people, *EMPLOYERS)
    stand_on("03-11")
    days = {"checked_on": "2 5", "posted_on": "3 2", "posted_until": "3 9", "stamped_on": "3 10"}
    fields: dict[str, Any] = {"version": case.version}
    for name, words in days.items():
        fields |= {f"{name}_{place}": part for place, part in enumerate(["2026", *words.split()])}
    assert wang_fang.post("employer-agency-papers", case.public_id, **fields).status_code == 302
    assert CaseLane.objects.get(lane="agency").on_paper is True
    page = compact(wang_fang.get("employer-lanes", case.public_id))
    assert "凭证明材料，由用工单位代录" in page
    column = build_lane_columns(now(case), Lane.EMPLOYER, date(2026, 3, 11))[1]
    assert ("哪天", "3月2日张贴，3月9日满") in column.cells[1].lines
    assert "可以上报" in compact(wang_fang.get("employer-queue"))


@pytest.mark.parametrize("page", ["employer-agency-check", "employer-agency-papers"])
def test_nobody_is_shown_the_form_of_the_other_lane(
    people: Cast, wang_fang: Browser, zhao_min: Browser, stand_on: StandOn, page: str
) -> None:
    case = walk(people, lanes.assess_it)
    stand_on("03-11")
    agencys = page == "employer-agency-check"
    assert [browser.get(page, case.public_id).status_code for browser in (wang_fang, zhao_min)] == (
        [302, 200] if agencys else [200, 302]
    )


def test_a_reminder_is_sent_from_the_page(people: Cast, wang_fang: Browser, stand_on: StandOn) -> None:
    case = walk(people, lanes.assess_it)
    stand_on("02-09")
    assert "提醒派遣公司" in compact(wang_fang.get("employer-lanes", case.public_id))
    assert wang_fang.post("employer-remind", case.public_id, version=case.version).status_code == 302
    told = Outbox.objects.filter(template="remind_other_lane").values_list("recipient_id", flat=True)
    assert list(told) == [people.zhao_min.person_id]
    page = compact(wang_fang.get("employer-lanes", case.public_id))
    assert "提醒派遣公司" not in page
    assert "一个工作日可以提醒一次" in page


def test_an_agreement_is_put_on_file_and_used(people: Cast, wang_fang: Browser, stand_on: StandOn) -> None:
    case = lanes.sent(people)
    stand_on("02-09")
    until = {"valid_until_0": "2026", "valid_until_1": "12", "valid_until_2": "31", "pages": "complete"}
    assert wang_fang.post("employer-agreement", case.public_id, version=case.version, **until).status_code == 302
    paper = Paper.objects.get(kind="dispatch_agreement")
    rewrite(paper, removed_at=moment("02-09"))
    case = now(case)
    assert "用已登记的协议" in compact(wang_fang.get("employer-lanes", case.public_id))
    assert wang_fang.post("employer-agreement-use", case.public_id, version=case.version).status_code == 302
    assert Paper.objects.filter(kind="dispatch_agreement", removed_at=None).count() == 1


def test_who_is_not_dispatched_sees_nothing_of_lanes(people: Cast, wang_fang: Browser, stand_on: StandOn) -> None:
    case = walking.closed(people)
    stand_on("03-11")
    assert wang_fang.get("employer-lanes", case.public_id).status_code == 302
    page = compact(wang_fang.get("employer-case", case.public_id))
    assert "双公示" not in page
    assert "盖章" not in page.replace("盖章后的扫描件", "")


def test_what_leads_back_is_never_offered_as_the_next_act(people: Cast, zhao_min: Browser, stand_on: StandOn) -> None:
    case = lanes.walk(people, *lanes.AGENCYS)
    stand_on("03-11")
    page = compact(zhao_min.get("employer-lanes", case.public_id))
    assert (page.count('class="btn" href'), page.count("<b>退回本人补正</b>")) == (0, 1)


def test_a_filed_case_names_people_as_they_were_called(people: Cast) -> None:
    case = lanes.file_it(walk(people, *BOTH), people)
    rewrite(people.person(people.zhao_min), name="赵后名")
    agencys = build_lane_columns(now(case), Lane.AGENCY, date(2026, 3, 12))[0]
    assert [dict(cell.lines)["谁"] for cell in agencys.cells] == ["赵敏"] * 3
