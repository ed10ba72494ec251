"""三（二） A7, B4: each objection has its own outcome; what came of a publicity is attested by name, never assumed."""

import pytest

from tests.web import lane_walks, walking
from tests.web.cast import Cast, moment
from tests.web.walking import REASON, act
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.close_publicity import NO_OBJECTION, SETTLED, close_publicity
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.cases.actions.raise_objection import raise_objection
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Case, Objection, Publicity
from zhicheng_web.ledger.queries import find_last_entry, parse_entry_body

OUTCOMES = ("dismissed", "upheld", "withdrawn")


def settle(case: Case, people: Cast, outcome: str, hour: int, place: int = 0) -> Case:
    """王芳 settles one."""
    click = act(case, people.wang_fang, moment("03-06", hour))
    return settle_objection(case, outcome=outcome, conclusion=REASON, place=place, **click)


@pytest.mark.parametrize("first", OUTCOMES)
@pytest.mark.parametrize("second", OUTCOMES)
def test_the_publicity_waits_for_the_last_and_one_that_holds_decides(people: Cast, first: str, second: str) -> None:
    case = settle(walking.objected_twice(people), people, first, 9, place=2)
    assert list(Objection.objects.order_by("pk").values_list("state", flat=True)) == ["open", first]
    assert (case.state, Publicity.objects.get().state) == ("objection_open", "running")
    case = settle(case, people, second, 10)
    assert list(Objection.objects.order_by("pk").values_list("state", flat=True)) == [second, first]
    holds = "upheld" in (first, second)
    assert (case.state, Publicity.objects.get().state) == (
        ("assessed", "void") if holds else ("in_publicity", "running")
    )


def test_what_held_before_the_notice_was_taken_down_decides_no_later_one(people: Cast) -> None:
    case = settle(walking.objected(people), people, "upheld", 9)
    case = walking.post_again(case, people)
    case = walking.object_to_it(case, people)
    assert settle(case, people, "dismissed", 18).state == "in_publicity"


def test_an_objection_is_settled_once(people: Cast) -> None:
    case = settle(walking.objected_twice(people), people, "dismissed", 9, place=1)
    with pytest.raises(StepRefused) as refused:
        settle(case, people, "upheld", 10, place=1)
    assert [one.key for one in refused.value.findings] == ["objection_is_open"]
    with pytest.raises(StepRefused) as unknown:
        settle(case, people, "open", 10)
    assert [one.key for one in unknown.value.findings] == ["objection_outcome"]


def test_the_agency_settles_its_own_one_by_one(people: Cast) -> None:
    case = lane_walks.walk(people, *lane_walks.POSTED, lane_walks.object_to_it, lane_walks.object_again)
    for outcome, hour in (("upheld", 9), ("withdrawn", 10)):
        click = act(case, people.zhao_min, moment("03-11", hour))
        case = settle_objection(case, outcome=outcome, conclusion=REASON, **click)
    assert (case.state, set(Publicity.objects.values_list("state", flat=True))) == ("assessed", {"void"})


def attest(case: Case, people: Cast, result: str) -> list[str]:
    """Why a result is not taken; nothing where it is."""
    try:
        close_publicity(case, result=result, **act(case, people.wang_fang, moment("03-10")))
    except StepRefused as refused:
        return [one.reason or "" for one in refused.findings]
    return []


def test_who_attests_a_result_is_kept_with_it(people: Cast) -> None:
    case = walking.in_publicity(people)
    assert attest(case, people, "") == ["还没有证实公示的结果（三（二））。"]
    assert attest(case, people, SETTLED) == ["还没有登记收到的异议（三（二））。"]
    assert attest(case, people, NO_OBJECTION) == []
    row, entry = Publicity.objects.get(), find_last_entry(case.pk)
    assert (row.result, row.attested_by_id, row.result_words) == (
        "none",
        people.wang_fang.person_id,
        "公示期间没有收到异议",
    )
    assert entry is not None
    assert parse_entry_body(entry)["note"] == {"result": "none"}


def test_nobody_attests_that_there_were_none_where_one_was_noted(people: Cast) -> None:
    case = settle(walking.objected(people), people, "withdrawn", 9)
    assert attest(case, people, NO_OBJECTION) == ["这次公示登记过1件异议，不能证实没有收到异议（三（二））。"]
    assert attest(case, people, SETTLED) == []
    assert Publicity.objects.get().result_words == "公示期间收到过异议，都已查清"


def read_findings() -> list[tuple[str, str]]:
    """What became of every objection, in the words of the pages, and why."""
    return [(one.get_state_display(), one.conclusion) for one in Objection.objects.order_by("pk")]


def test_a_case_that_ends_leaves_its_open_objection_without_a_finding(people: Cast) -> None:
    case = walking.objected(people)
    withdraw(case, **act(case, people.li_yun, moment("03-06")))
    assert read_findings() == [("未处理即终止", "申报人撤回申报，没有核查")]


def test_somebody_who_leaves_leaves_the_objection_without_a_finding_and_the_found_ones_as_they_are(
    people: Cast,
) -> None:
    case = settle(walking.objected_twice(people), people, "dismissed", 9, place=1)
    leave_employer(case, **act(case, people.wang_fang, moment("03-06", 10)))
    assert read_findings() == [("不成立", REASON), ("未处理即终止", "申报人离职，公示作废，没有核查")]


def test_what_the_other_unit_still_enquires_into_is_not_found_to_hold(people: Cast) -> None:
    case = lane_walks.walk(people, *lane_walks.POSTED, lane_walks.object_to_it)
    case = raise_objection(case, words="学历不实", **act(case, people.wang_fang, moment("03-10", 17)))
    settle_objection(case, outcome="upheld", conclusion=REASON, **act(case, people.zhao_min, moment("03-11")))
    assert read_findings() == [("成立", REASON), ("未处理即终止", "另一件异议成立，公示作废，本件没有核查")]


def test_nobody_settles_an_objection_as_one_that_nobody_looked_at(people: Cast) -> None:
    case = walking.objected(people)
    with pytest.raises(StepRefused) as refused:
        settle(case, people, "lapsed", 9)
    assert [one.key for one in refused.value.findings] == ["objection_outcome"]
