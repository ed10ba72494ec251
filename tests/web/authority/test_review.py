"""A refusal under review on the authority's desk: what was decided, what is said against it, and who may go on."""

from collections.abc import Callable
from typing import Any

from tests.web import walking
from tests.web.cast import Cast, moment, officer
from tests.web.desks import Browser
from zhicheng_web.cases.actions.ask_review import ask_review


def test_a_review_shows_the_refusal_and_belongs_to_others(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.refused(people)
    case = ask_review(case, reason="学历日期以学信网为准", **walking.act(case, people.li_yun, moment("03-16")))
    stand_on("03-17")
    other = officer("白雪", "bai-xue", people.wuhua, "examiner")
    page = Browser(people, other).get("authority-case", case.public_id).content.decode()
    assert "学历日期以学信网为准" in page
    assert (
        f"经办{people.person(people.examiner).name}，复核{people.person(people.approver).name}；这次由其他人办理。"
        in page
    )


def test_it_waits_for_nobody_who_has_decided_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.refused(people)
    case = ask_review(case, reason="学历日期以学信网为准", **walking.act(case, people.li_yun, moment("03-16")))
    stand_on("03-17")
    mine = Browser(people, people.examiner)
    assert mine.get("authority-queue").context["queue"].total == 0
    assert "李云的申报：审查中" not in [one.text.subject for one in mine.get("authority-messages").context["rows"]][:1]
    page = mine.get("authority-case", case.public_id).content.decode()
    assert ("原决定是您办的" in page, "本部门还没有可以办理的人" in page, '<form class="review-page"' in page) == (
        True,
        True,
        False,
    )
    other = Browser(people, officer("白雪", "bai-xue", people.wuhua, "examiner"))
    (row,) = other.get("authority-queue").context["queue"].rows
    assert row.why.endswith("；申请复查")
    assert '<form class="review-page"' in other.get("authority-case", case.public_id).content.decode()
    assert "这次复查由其他人办理：白雪。" in mine.get("authority-case", case.public_id).content.decode()
