"""The fifth story: a case that lies with the wrong authority is rerouted with a reason, and the first lets go of it."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.applicant import Applicant
from tests.journeys.stories.authority import Examiner
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast

WHY = "单位的人事管理在官渡区，由官渡区认定。"


@repeated
def test_a_case_is_rerouted(town: Cast, sit: Callable[..., Any], stand_on: Any) -> None:
    walking.in_examination(town)
    stand_on("03-12")
    chen_jing = sit(Examiner, "chen-jing")
    chen_jing.takes_up()
    its_page = chen_jing.page.url
    chen_jing.transfers("官渡区人力资源和社会保障局", WHY)
    sent = "李云的申报已移送给官渡区人力资源和社会保障局。"
    assert (chen_jing.title, chen_jing.reads(sent)) == ("没有要您办的申报", True)
    answer = chen_jing.page.goto(its_page)
    assert answer is not None and answer.status == 404

    li_yun = sit(Applicant, "li-yun", width=320)
    li_yun.sees_progress()
    assert li_yun.told("现在由谁办") == "官渡区人力资源和社会保障局"
    assert li_yun.reads(f"理由：{WHY}")

    duan_ping = sit(Examiner, "duan-ping", width=320)
    duan_ping.takes_up()
    duan_ping.accepts()
    duan_ping.proposes("拟同意认定")
    assert duan_ping.title == "没有要您办的申报"
