"""The first story: a bachelor's case from the first line to the title, by five people, wholly by clicks; the bureau looks."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.applicant import DIPLOMA, INSURED, MYSELF, POST, SUMMARY, TARGET, WORK, Applicant
from tests.journeys.stories.authority import Approver, Bureau, Examiner
from tests.journeys.stories.employer import Hr
from tests.journeys.stories.papers import Folder
from tests.journeys.thinned import repeated

Sit = Callable[..., Any]
PAPERS = ["职称申报承诺书", "身份证件", "学历或学位证书", "《云南省招工录用登记表》", "社会保险缴费证明"]


@repeated
def test_a_bachelors_case_is_recognised(sit: Sit, stand_on: Any, papers: Folder) -> None:
    stand_on("02-25")
    li_yun = sit(Applicant, "li-yun", width=320)
    fills_in(li_yun, papers)
    assert li_yun.title == "核对并提交给单位"
    assert li_yun.page.locator("#opinion h2").inner_text() == "条件已满足，等单位考核确认1项"
    li_yun.unfolds("逐条看系统意见（13条）")
    assert li_yun.results() == ["待核实", *["满足"] * 12]
    li_yun.submits()
    assert (li_yun.title, li_yun.reads("人事最迟")) == ("已提交给单位", True)

    stand_on("02-27")
    wang_fang = sit(Hr, "wang-fang")
    wang_fang.takes_up("审核")
    assert wang_fang.papers() == PAPERS
    wang_fang.turns_the_papers()
    wang_fang.assesses()
    assert wang_fang.title == "李云：待公示"

    stand_on("03-02")
    yang_li = sit(Hr, "yang-li", width=320, script=False)
    yang_li.takes_up("安排公示")
    yang_li.publicises("2026年3月2日")
    assert yang_li.title == "1人已定于3月2日开始公示"
    stand_on("03-09", 17)
    yang_li.opens("/employer/publicity/close/")
    assert yang_li.title == "没有公示已满的人"
    stand_on("03-10")
    yang_li.takes_up("登记公示结果")
    yang_li.closes("公示期间没有收到异议。")
    assert yang_li.title == "已登记1人的公示结果"
    yang_li.follows("去上报")
    assert yang_li.cell("报给谁").startswith("五华区人力资源和社会保障局")
    yang_li.files()
    assert yang_li.title == "已上报1人"

    stand_on("03-11")
    chen_jing = sit(Examiner, "chen-jing")
    chen_jing.takes_up()
    chen_jing.accepts()
    assert chen_jing.turns_the_papers() == PAPERS
    assert chen_jing.clauses() == ["满足"] * 13
    stand_on("03-12")
    chen_jing.proposes("拟同意认定")
    assert chen_jing.title == "没有要您办的申报"

    stand_on("03-13")
    yang_fan = sit(Approver, "yang-fan", width=320)
    yang_fan.takes_up()
    yang_fan.recognises()
    assert yang_fan.title == "没有要您办的申报"

    li_yun.sees_progress()
    assert li_yun.title == "已认定"
    assert [li_yun.reads(words) for words in ("助理工程师", "2026年3月13日", "2026年第1号")] == [True] * 3
    he_zhiming = sit(Bureau, "he-zhiming")
    he_zhiming.looks_into()
    assert (he_zhiming.title, he_zhiming.reads("首尾相接")) == ("李云：已认定", True)


def fills_in(li_yun: Applicant, papers: Folder) -> None:
    """Everything that the office asks, page by page."""
    li_yun.begins_with("滇池机械")
    assert li_yun.title == "申报初级职称，还有10件事"
    li_yun.tells("基本信息", MYSELF)
    li_yun.adds("学历学位", "添加学历", DIPLOMA)
    li_yun.has_none("已有职称、技能等级、从业准入资格")
    li_yun.adds("工作经历", "添加一段工作", WORK)
    li_yun.adds("社保", "添加一段缴费", INSURED)
    li_yun.tells("现岗位", POST)
    li_yun.tells("工作总结和成绩", SUMMARY)
    li_yun.tells("申报的职称", TARGET)
    li_yun.follows("上传材料")
    for paper, file in zip(
        PAPERS[1:], (papers.identity, papers.diploma, papers.register, papers.insurance), strict=True
    ):
        li_yun.uploads(paper, file)
    li_yun.follows("返回任务清单")
    li_yun.follows("职称申报承诺书")
    li_yun.uploads("职称申报承诺书", papers.commitment)
    li_yun.follows("返回任务清单")
    assert li_yun.title == "申报助理工程师，可以提交了"
    li_yun.follows("核对并提交给单位")
