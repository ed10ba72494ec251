"""三（三）: one officer at a time handles a case: taken on, given on, taken over with a reason, handed over when a role ends."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.assign import assign
from zhicheng_web.cases.actions.hand_over_cases import hand_over_cases
from zhicheng_web.cases.actions.propose import Outcome, ProposedOutcome, propose
from zhicheng_web.cases.actions.take_on import take_on
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.timeline import build_timeline
from zhicheng_web.ledger.models import Outbox
from zhicheng_web.people.models import Membership
from zhicheng_web.portal.authority.workload import FREE, MINE, OTHERS, Workload, count_workloads, find_office
from zhicheng_web.portal.shared.words.check_headings import describe_timeline_step

RECOGNISE = ProposedOutcome(Outcome.RECOGNISED)
TODAY = date(2026, 3, 12)


def keys(refused: pytest.ExceptionInfo[StepRefused]) -> list[str]:
    return [one.key for one in refused.value.findings]


def test_a_case_is_taken_on_once(people: Cast) -> None:
    case, second = walking.filed(people), walking.colleague(people, "examiner")
    case = take_on(case, **act(case, people.examiner, moment("03-11")))
    assert (case.handling_examiner_id, case.handling_approver_id) == (people.examiner.person_id, None)
    with pytest.raises(StepRefused) as late:
        take_on(case, **act(case, second, moment("03-11", 10)))
    assert [one.reason for one in late.value.findings] == ["这件申报由陈静在办（三（三））。"]
    assert not Outbox.objects.filter(case_id=case.pk, template="take_on").exists()


def test_a_colleague_acts_on_a_case_only_after_taking_it_over_with_a_reason(people: Cast) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    with pytest.raises(StepRefused) as refused:
        propose(case, RECOGNISE, answers={}, **act(case, second, moment("03-12")))
    assert keys(refused) == ["no_other_handler"]
    with pytest.raises(StepRefused) as silent:
        assign(case, people.person(second), reason="忙", **act(case, second, moment("03-12")))
    assert keys(silent) == ["assign_reason"]
    case = assign(case, people.person(second), reason=REASON, **act(case, second, moment("03-12")))
    told = Outbox.objects.filter(case_id=case.pk, template="assign").values_list("recipient_id", flat=True)
    assert list(told) == [people.examiner.person_id]
    last = list(build_timeline(case))[-1]
    assert (describe_timeline_step(last), last.words) == ("指派办理人（从陈静到鲁晨）", REASON)
    assert propose(case, RECOGNISE, answers={}, **act(case, second, moment("03-12", 10))).state == "proposed"


def test_an_examiner_gives_away_only_what_is_their_own(people: Cast) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    with pytest.raises(StepRefused) as refused:
        assign(case, None, reason=REASON, **act(case, second, moment("03-12")))
    assert keys(refused) == ["assign_not_yours"]
    case = assign(case, people.person(second), reason=REASON, **act(case, people.examiner, moment("03-12")))
    assert case.handling_examiner_id == second.person_id


def test_who_approves_assigns_an_examiner_who_may_judge(people: Cast) -> None:
    case, second = walking.filed(people), walking.colleague(people, "examiner")
    with pytest.raises(StepRefused) as stranger:
        assign(
            case, people.person(people.guandu_examiner), reason=REASON, **act(case, people.approver, moment("03-11"))
        )
    assert keys(stranger) == ["assign_to_officer"]
    case = assign(case, people.person(second), reason=REASON, **act(case, people.approver, moment("03-11")))
    with pytest.raises(StepRefused) as refused:
        accept(case, **act(case, people.examiner, moment("03-11", 10)))
    assert keys(refused) == ["no_other_handler"]


def test_a_case_that_goes_elsewhere_is_in_nobodys_hands(people: Cast) -> None:
    case = walking.in_examination(people)
    case = transfer(case, people.guandu, reason=REASON, **act(case, people.supervisor, moment("03-12")))
    assert (case.handling_examiner_id, case.handling_approver_id) == (None, None)


def test_a_role_ends_only_with_its_cases_handed_over(people: Cast) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    held = Membership.objects.select_related("person").get(pk=people.examiner.membership_id or 0)
    ending: dict[str, Any] = {"by": people.supervisor, "at": moment("03-12"), "last_day": TODAY}
    with pytest.raises(StepRefused) as refused:
        hand_over_cases(held, None, handed_over=False, key=uuid4(), **ending)
    assert [one.reason for one in refused.value.findings] == ["陈静名下还有1件在办的申报（三（三））。"]
    hand_over_cases(held, people.person(second), handed_over=True, key=uuid4(), **ending)
    case.refresh_from_db()
    assert case.handling_examiner_id == second.person_id
    assert list(build_timeline(case))[-1].words == "交接：陈静的任职到2026年3月12日结束"
    assert Membership.objects.get(pk=held.pk).last_day == TODAY


def test_the_queue_tells_whose_a_case_is_and_how_much_lies_with_whom(people: Cast) -> None:
    case, second = walking.in_examination(people), walking.colleague(people, "examiner")
    mine, theirs = find_office(people.examiner, TODAY), find_office(second, TODAY)
    groups = {group: list(Case.objects.filter(mine.match(group))) for group in (MINE, FREE, OTHERS)}
    assert groups == {MINE: [case], FREE: [], OTHERS: []}
    assert list(Case.objects.filter(theirs.match(OTHERS))) == [case]
    assert set(count_workloads(theirs, TODAY)) == {Workload("陈静", 1, 0), Workload("鲁晨", 0, 0)}
    assign(case, None, reason=REASON, **act(case, people.examiner, moment("03-12")))
    assert list(Case.objects.filter(theirs.match(FREE))) == [case]
    assert Workload("", 1, 0) in count_workloads(theirs, TODAY)
