"""The fourth story: an objection is upheld; the publicity is void, the case put right, and hung for five whole days again."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.applicant import Applicant
from tests.journeys.stories.employer import Hr
from tests.journeys.stories.person import day
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast

FAULT = {"工作经历的起止时间或岗位与证明不一致": "入职日期是2024年8月15日，登记表没有错"}


@repeated
def test_an_upheld_objection_restarts_the_publicity(town: Cast, sit: Callable[..., Any], stand_on: Any) -> None:
    walking.in_publicity(town)
    stand_on("03-04")
    wang_fang = sit(Hr, "wang-fang")
    wang_fang.takes_up("查看")
    wang_fang.records_an_objection("周明", "李云是2024年8月15日才到岗的，不是8月1日。")
    assert wang_fang.title == "李云：异议核查"
    stand_on("03-05")
    wang_fang.settles("成立", "查登记表和考勤，确为2024年8月15日到岗。")
    assert wang_fang.title == "李云：待公示"
    wang_fang.returns(FAULT)

    li_yun = sit(Applicant, "li-yun", width=320, script=False)
    li_yun.opens("/my/")
    li_yun.follows("接着办")
    assert li_yun.open_parts() == ["工作经历"]
    li_yun.follows("工作经历")
    li_yun.follows("修改工作经历第1条")
    li_yun.answers({"入职日期": day(2024, 8, 15)})
    li_yun.presses("保存")
    li_yun.presses("填好了，继续")
    assert li_yun.title == "都改好了，可以再提交"
    li_yun.follows("核对并提交给单位")
    li_yun.submits()
    stand_on("03-06")
    wang_fang.takes_up("审核")
    wang_fang.assesses()
    wang_fang.takes_up("安排公示")
    wang_fang.publicises("2026年3月6日")
    stand_on("03-13", 17)
    wang_fang.opens("/employer/publicity/close/")
    assert wang_fang.title == "没有公示已满的人"
    stand_on("03-14")
    wang_fang.takes_up("登记公示结果")
    wang_fang.closes("重新公示期间没有收到异议。")
    wang_fang.follows("去上报")
    assert wang_fang.cell("公示").startswith("3月6日至3月13日")
    wang_fang.files()
    assert wang_fang.title == "已上报1人"
    li_yun.sees_progress()
    assert li_yun.steps()[4:] == [
        "登记异议",
        "异议成立，重新公示",
        "单位退回您补正",
        "您提交给单位",
        "单位考核通过",
        "单位开始公示",
        "公示结束，单位登记结果",
        "单位上报认定部门",
    ]
