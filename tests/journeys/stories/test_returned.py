"""The third story: three defects told at once, only their parts open, put right, filed again with the first day kept."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.applicant import Applicant
from tests.journeys.stories.authority import Examiner
from tests.journeys.stories.employer import Hr
from tests.journeys.stories.papers import Folder
from tests.journeys.stories.person import day
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast

FAULTS = {
    "填写的参保月份或缴费单位与证明不一致": "证明上从2025年2月开始缴费",
    "学历学位证书不清晰、不完整": "拍到的毕业证缺右下角",
    "单位的考核评议需要说明": "请说明三个项目各做了什么",
}


@repeated
def test_three_defects_are_told_at_once_and_put_right(
    town: Cast, sit: Callable[..., Any], stand_on: Any, papers: Folder
) -> None:
    walking.in_examination(town)
    stand_on("03-12")
    chen_jing = sit(Examiner, "chen-jing")
    chen_jing.takes_up()
    chen_jing.returns(FAULTS)

    li_yun = sit(Applicant, "li-yun", width=320)
    li_yun.opens("/my/")
    li_yun.follows("接着办")
    assert li_yun.title == "退回补正，还有2处要改"
    assert li_yun.open_parts() == ["社保", "上传材料"]
    tasks = li_yun.page.url
    li_yun.opens(tasks + "work/")
    assert li_yun.page.url == tasks
    li_yun.follows("社保")
    assert li_yun.reads("证明上从2025年2月开始缴费")
    li_yun.follows("修改社保第1条")
    li_yun.answers({"开始缴费的月份": day(2025, 2)})
    li_yun.presses("保存")
    li_yun.presses("填好了，继续")
    li_yun.follows("上传材料")
    li_yun.uploads("学历或学位证书", papers.diploma, instead_of="学历或学位证书.png")
    li_yun.follows("返回任务清单")
    assert li_yun.title == "您这边没有要改的，等单位重报"

    stand_on("03-13")
    wang_fang = sit(Hr, "wang-fang", width=320)
    wang_fang.takes_up("补正")
    assert wang_fang.title == "李云有3处要补正，最迟2026年3月19日（星期四）重报"
    wang_fang.presses("补正后重报")
    assert len(wang_fang.errors) == 1
    wang_fang.explains(
        "请在这里说明，认定部门会看到",
        "单位的考核评议需要说明：请说明三个项目各做了什么",
        "三个项目分别负责设计、出图和现场验收。",
    )
    wang_fang.presses("补正后重报")
    assert wang_fang.title.startswith("李云：待受理")

    stand_on("03-16")
    chen_jing.takes_up()
    assert chen_jing.reads("3月10日上报")
    chen_jing.accepts()
    assert chen_jing.clauses() == ["满足"] * 13
    assert chen_jing.reads("三个项目分别负责设计、出图和现场验收。")
