"""The seventh story: a dispatched worker. Two units check, publicise, stamp; a late notice, objections, a photo; filed."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.authority import Examiner
from tests.journeys.stories.employer import FOUR, Hr
from tests.journeys.stories.papers import Folder
from tests.journeys.stories.person import day
from tests.journeys.thinned import repeated
from tests.web import lane_walks
from tests.web.cast import Cast

CHECKED = {"逐项核对全部材料": list(FOUR), "核对了什么": "身份证、劳动合同和派遣协议，都和原件核对过。"}
STAMPED = {"盖章的日子": day(2026, 3, 12)}
NO_OBJECTION = "没有收到异议"
SETTLED = "收到过异议，都已登记并查清"


def begin(wang_fang: Hr, zhao_min: Hr) -> None:
    """The agency checks and plans its notice; the employer assesses, and records one that hangs already."""
    zhao_min.takes_up("审核")
    zhao_min.answers(CHECKED)
    zhao_min.presses("审核通过")
    zhao_min.takes_up("安排公示")
    zhao_min.publicises("2026年3月4日")
    wang_fang.takes_up("审核")
    wang_fang.assesses()


@repeated
def test_a_dispatched_workers_case_is_filed(town: Cast, sit: Callable[..., Any], stand_on: Any, papers: Folder) -> None:
    lane_walks.sent(town)
    stand_on("03-03")
    wang_fang, zhao_min = sit(Hr, "wang-fang"), sit(Hr, "zhao-min", width=390)
    begin(wang_fang, zhao_min)

    stand_on("03-04")
    wang_fang.takes_up("安排公示")
    wang_fang.unfolds("已经张贴了？按实际张贴的日子登记")
    wang_fang.ticks("2026年3月3日")
    wang_fang.presses("按所选的日子和人更新")
    wang_fang.presses("确认1人已在3月3日张贴")
    assert wang_fang.title == "1人的公示已在3月3日张贴"
    wang_fang.takes_up("查看")
    wang_fang.follows("更正张贴的日子")
    wang_fang.answers({"实际哪天张贴": "3月4日张贴", "更正的原因": "昨天下班后才送到，今天早上张贴的。"})
    wang_fang.presses("更正张贴的日子")
    assert wang_fang.reads("3月11日")
    wang_fang.follows("附上张贴的照片")
    wang_fang.page.locator("input[type=file]").set_input_files(papers.identity)
    wang_fang.presses("附上照片")
    assert wang_fang.title == "1人附上了张贴公示的照片"

    stand_on("03-05")
    wang_fang.takes_up("查看")
    wang_fang.records_an_objection("周明", "李云到岗的日子不是8月1日。")
    wang_fang.records_an_objection("何建国", "李云的毕业证还没有核对。")
    wang_fang.settles("反映人撤回了", "周明看过登记表，当面撤回。", "第1件")
    wang_fang.settles("不成立", "毕业证和学信网核对过，属实。")
    assert wang_fang.title == "李云：公示中"

    stand_on("03-12")
    for person, result in ((zhao_min, NO_OBJECTION), (wang_fang, SETTLED)):
        person.takes_up("登记公示结果")
        person.closes("", result)
        person.takes_up("登记盖章")
        person.answers(STAMPED)
        person.presses("登记盖章")
    zhao_min.follows("双审核、双公示、双盖章的进度")
    assert zhao_min.reads("六格都已办好，可以上报") or zhao_min.reads("6格办好6格")
    wang_fang.takes_up("上报")
    wang_fang.files()
    assert wang_fang.title == "已上报1人"

    chen_jing = sit(Examiner, "chen-jing")
    chen_jing.takes_up()
    assert chen_jing.reads("双审核、双公示、双盖章")
    assert chen_jing.reads("公示期间收到过异议，都已查清")
