"""The fifth story: a case that lies with the wrong authority is rerouted with a reason, and the first lets go of it."""

from collections.abc import Callable
from typing import Any

from tests.journeys.stories.applicant import Applicant
from tests.journeys.stories.authority import Examiner
from tests.journeys.thinned import repeated
from tests.web import walking
from tests.web.cast import Cast

WHY = "单位的人事管理在五华区，由五华区认定。"


@repeated
def test_a_case_is_rerouted(town: Cast, sit: Callable[..., Any], stand_on: Any) -> None:
    walking.misrouted(town)
    stand_on("03-12")
    duan_ping = sit(Examiner, "duan-ping", width=320)
    duan_ping.takes_up()
    its_page = duan_ping.page.url
    duan_ping.transfers("五华区人力资源和社会保障局", WHY)
    sent = "李云的申报已移送给五华区人力资源和社会保障局。"
    assert (duan_ping.title, duan_ping.reads(sent)) == ("没有要您办的申报", True)
    answer = duan_ping.page.goto(its_page)
    assert answer is not None and answer.status == 404

    li_yun = sit(Applicant, "li-yun", width=320)
    li_yun.sees_progress()
    assert li_yun.told("现在由谁办") == "五华区人力资源和社会保障局"
    assert li_yun.reads(f"理由：{WHY}")

    chen_jing = sit(Examiner, "chen-jing")
    chen_jing.takes_up()
    chen_jing.accepts()
    chen_jing.proposes("拟同意认定")
    assert chen_jing.title == "没有要您办的申报"
