"""The second story: a refusal. One officer finds why, another agrees; the applicant reads reason, clause and remedy."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.applicant import Applicant
from tests.journeys.stories.authority import Approver, Examiner
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast

WHY = "登记表上的入职日期是2025年8月1日，到申报日不满12个月。"
REMEDY = "收到之日起15日内可以向市人社局申请复核；满12个月后，可以在9月窗口重新申报。"


@repeated
def test_a_case_is_refused(town: Cast, sit: Callable[..., Any], stand_on: Any) -> None:
    walking.in_examination(town)
    stand_on("03-12")
    chen_jing = sit(Examiner, "chen-jing", width=320)
    chen_jing.takes_up()
    chen_jing.answers({"意见": "拟不予认定"})
    chen_jing.presses("提交复核")
    assert chen_jing.errors == ["拟不予认定的，请选择依据的条款。", "拟不予认定的，请写明理由，至少6个字。"]
    chen_jing.proposes("拟不予认定", 不予认定的依据="二（二）4", 理由=WHY)
    assert chen_jing.errors == ["各条都符合，与提出的结论不一致（三（三））。请核对各条的意见，或改变结论。"]
    chen_jing.departs("大学本科学历或学位：工作年限", "不认可", "登记表上的日期不满12个月")
    chen_jing.presses("提交复核")
    assert chen_jing.title == "没有要您办的申报"

    stand_on("03-13")
    yang_fan = sit(Approver, "yang-fan")
    yang_fan.takes_up()
    assert yang_fan.reads(WHY)
    yang_fan.refuses(REMEDY)
    assert yang_fan.title == "没有要您办的申报"

    li_yun = sit(Applicant, "li-yun", width=320)
    li_yun.sees_progress()
    assert li_yun.title == "不予认定"
    assert [li_yun.reads(words) for words in (WHY, "二（二）4", REMEDY)] == [True] * 3
    li_yun.follows("重新申报")
    assert li_yun.title == "您在哪个单位工作"
