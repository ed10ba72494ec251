"""A refusal under review on the authority's desk: what was decided, what is said against it, and who may go on."""

from collections.abc import Callable
from typing import Any

from tests.web import walking
from tests.web.cast import Cast, moment, officer
from tests.web.desks import Browser
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.refuse import refuse
from zhicheng_web.cases.engine.clause_review import ClauseAnswer


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


def test_a_refusal_upheld_offers_no_second_review(people: Cast, stand_on: Callable[..., Any]) -> None:
    """What the decision says of remedies, and what the form for it begins with, are the ways that are left."""
    case = walking.refused(people)
    assert "申请复查" in case.decisions.get().remedy
    case = ask_review(case, reason="学历日期以学信网为准", **walking.act(case, people.li_yun, moment("03-16")))
    examiner, approver = walking.colleague(people, "examiner"), walking.colleague(people, "approver")
    refusal = ProposedOutcome(Outcome.REFUSED, walking.REASON, "二（二）4")
    case = propose(
        case,
        refusal,
        answers={"bachelor": ClauseAnswer("fail", walking.REASON)},
        **walking.act(case, examiner, moment("03-17")),
    )
    stand_on("03-18")
    form = Browser(people, approver).get("authority-case", case.public_id).context["form"]
    case = refuse(case, **walking.act(case, approver, moment("03-18")))
    for words in (form.initial["remedy"], case.decisions.get(superseded_at=None).remedy):
        assert ("复查" in words, "行政复议" in words, "行政诉讼" in words) == (False, True, True)
