"""The authority's return for correction: one notice, five working days, the same filing date (三（三）, 四)."""

from datetime import date

import pytest

from tests.web import walking
from tests.web.actions.test_applicant import keys
from tests.web.actions.turns import SAID, corrected
from tests.web.cast import Cast, moment
from tests.web.walking import act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.expire import expire
from zhicheng_web.cases.actions.recall import recall
from zhicheng_web.cases.actions.refile import refile
from zhicheng_web.cases.actions.return_to_employer import return_to_employer
from zhicheng_web.cases.actions.supplement import supplement
from zhicheng_web.cases.models import Filing, ReturnRound, Verdict
from zhicheng_web.cases.refusals.return_reasons import Fault
from zhicheng_web.people.actor import SYSTEM


def test_one_notice_lists_everything_and_gives_five_working_days(people: Cast) -> None:
    case = walking.returned_to_employer(people)
    notice = ReturnRound.objects.get()
    assert [(one["code"], one["clause"]) for one in notice.reasons] == [
        ("insurance_unclear", "二（二）"),
        ("service_differs", "二（四）"),
        ("assessment_unclear", "三（二）"),
    ]
    assert (notice.due_on, case.due_on) == (date(2026, 3, 19), date(2026, 3, 19))


def test_what_was_not_answered_is_named(people: Cast) -> None:
    case = corrected(people)
    with pytest.raises(StepRefused) as refused:
        refile(case, **act(case, people.wang_fang, moment("03-17")))
    assert [(one.key, one.reason) for one in refused.value.findings] == [
        ("faults_answered", "“单位的考核评议需要说明”还没有补正（四）。")
    ]


def test_a_correction_changes_nothing_that_hung_on_the_board(people: Cast) -> None:
    case = walking.in_examination(people)
    case = return_to_employer(case, faults=[Fault("education_differs")], **act(case, people.examiner, moment("03-12")))
    with pytest.raises(StepRefused) as refused:
        supplement(case, {"educations": []}, **act(case, people.li_yun, moment("03-13")))
    assert keys(refused) == ["publicity_of_this_content"]


def test_a_refiled_case_keeps_date_window_and_policy_and_is_judged_anew(people: Cast) -> None:
    case = corrected(people)
    case = refile(case, answers=SAID, **act(case, people.wang_fang, moment("03-19", 23, 59)))
    first, second = Filing.objects.order_by("seq")
    assert (second.kind, second.filing_on, second.window, second.policy_hash) == (
        "grace",
        first.filing_on,
        first.window,
        first.policy_hash,
    )
    assert (case.filed_at, case.filing_seq, Verdict.objects.count()) == (first.arrived_at, second.seq, 2)
    assert [fault.get("answer") for fault in ReturnRound.objects.get().reasons] == [
        None,
        None,
        SAID["assessment_unclear"],
    ]
    with pytest.raises(StepRefused) as refused:
        recall(case, **act(case, people.wang_fang, moment("03-20")))
    assert keys(refused) == ["recall_of_refiling"]


def test_after_the_grace_nothing_is_refiled(people: Cast) -> None:
    case = corrected(people)
    with pytest.raises(StepRefused) as refused:
        refile(case, answers=SAID, **act(case, people.wang_fang, moment("03-20", 0, 0)))
    assert keys(refused) == ["within_grace"]
    with pytest.raises(StepRefused) as early:
        expire(case, **act(case, SYSTEM, moment("03-19", 23, 59)))
    assert [(one.key, one.from_) for one in early.value.findings] == [("grace_over", "2026-03-20")]
