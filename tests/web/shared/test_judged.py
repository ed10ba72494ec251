"""An answer arranged for people, over every worked case of the policy."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from zhicheng.codes import RESULTS_BY_GRAVITY
from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy, policies_folder
from zhicheng.policy.windows import Timetable
from zhicheng.policy.worked_cases import read_worked_cases
from zhicheng.words.results import rank_result
from zhicheng_web.portal.shared.calendar.milestones import list_milestones
from zhicheng_web.portal.shared.words.check_headings import find_check_heading
from zhicheng_web.portal.shared.words.engine_answer import EngineAnswer

POLICY = find_policy("kunming/2023")
CASES = read_worked_cases(policies_folder() / "kunming" / "cases", POLICY.notice)
ON = date(2026, 6, 3)


def judged(facts: dict[str, Any]) -> EngineAnswer:
    """A case, judged for its own day."""
    return EngineAnswer(check(facts), date.fromisoformat(facts["filing_date"]))


def changed(**said: Any) -> dict[str, Any]:
    """The design's person: a bachelor of 2024, at work since 2025-06-12, seen on 2026-06-03."""
    base = next(one for one in CASES if one.clause == "二（二）4").facts
    work = [{**base["employment"][0], "start": "2025-06-12"}]
    paid = [{**base["insurance"][0], "from": "2025-07", "to": "2026-05"}]
    person = {**base, "filing_date": ON.isoformat(), "publicity": None, "employment": work, "insurance": paid}
    return {**person, **said}


def complaints(it: EngineAnswer) -> Iterator[str]:
    """What is wrong with an arranged answer."""
    listed = [*it.open, *it.passed, *it.waived]
    results = [rank_result(one["result"]) for one in it.open]
    days = [milestone.day for milestone in it.milestones]
    wrong = {
        "a clause is not counted once": sum(int(one.words.split("项")[0]) for one in it.tally) != len(listed),
        "a clause has no name": not all(find_check_heading(one["key"], ON) for one in listed),
        "what is open is out of order": results != sorted(results),
        "days are out of order": days != sorted(days),
        "a paper is missing": len(it.papers) + len(it.employers_papers) != len(it.answer["materials"]),
        "the verdict is graver than the clauses that bear on it": bool(it.answer["route"])
        and min(rank_result(one["result"]) for one in it.relevant_checks) > rank_result(it.result),
    }
    return (said for said, holds in wrong.items() if holds)


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.all)])
def test_every_clause_is_counted_once_named_ordered_and_no_verdict_is_graver_than_they(every: int) -> None:
    found = {f"{case.clause} {case.name}": [*complaints(judged(case.facts))] for case in CASES[::every]}
    assert len(found) == len(CASES[::every]) > 200 // every
    assert {name: said for name, said in found.items() if said} == {}


def test_each_of_them_is_told() -> None:
    wrong = SimpleNamespace(
        open=[
            {"key": "nameless", "result": RESULTS_BY_GRAVITY[1]},
            {"key": "bachelor", "result": RESULTS_BY_GRAVITY[0]},
        ],
        milestones=[SimpleNamespace(day=2), SimpleNamespace(day=1)],
        answer={"materials": ["diploma"], "route": "bachelor"},
        relevant_checks=[{"result": RESULTS_BY_GRAVITY[-1]}],
        result=RESULTS_BY_GRAVITY[0],
        **dict.fromkeys(("passed", "waived", "tally", "papers", "employers_papers"), ()),
    )
    assert [*complaints(cast(EngineAnswer, wrong))] == [
        "a clause is not counted once",
        "a clause has no name",
        "what is open is out of order",
        "days are out of order",
        "a paper is missing",
        "the verdict is graver than the clauses that bear on it",
    ]


@pytest.mark.parametrize(
    ("said", "heading"),
    [
        ({}, "现在还不能申报，还差9天"),
        ({"filing_date": "2026-06-12"}, "按所填内容，可以申报"),
        ({"filing_date": "2026-06-25"}, "条件已满足，还不能上报"),
        ({"employer": {"affiliation": "provincial"}}, "不在本通知范围"),
        ({"educations": []}, "按所填内容，暂不满足2项"),
    ],
)
def test_the_heading_is_the_answer(said: dict[str, Any], heading: str) -> None:
    assert judged(changed(**said)).heading == heading


def test_what_only_the_employer_can_say_is_no_lack() -> None:
    who = {**changed()["applicant"], "refuses_assignment": None, "not_competent": None}
    assert judged(changed(filing_date="2026-06-12", applicant=who)).heading == "条件已满足，等单位考核确认1项"


def test_one_day_short_of_june_shows_why_and_names_september() -> None:
    it = judged(changed())
    assert (it.missed, it.plan and it.plan["opens"]) == (date(2026, 6, 20), date(2026, 9, 1))
    assert [(cell.day.day, cell.below) for cell in it.publicity_days if cell.below not in ("", "休")] == [
        (12, "张贴"),
        (15, "第1日"),
        (16, "第2日"),
        (17, "第3日"),
        (18, "第4日"),
        (20, "截止"),
        (22, "第5日"),
    ]
    assert [(milestone.day.isoformat(), milestone.title) for milestone in it.milestones] == [
        ("2026-06-03", "今天"),
        ("2026-06-12", "条件满"),
        ("2026-08-24", "建议公示日"),
        ("2026-09-01", "9月窗口开放"),
        ("2026-09-04", "您最晚交给单位"),
        ("2026-09-11", "最晚公示日"),
        ("2026-09-20", "9月窗口关闭"),
    ]


def test_the_last_day_of_a_window_is_said_not_to_roll_over_only_where_it_does_not() -> None:
    it = judged(changed())
    assert it.milestones[-1].words == "24:00关闭，遇休息日不顺延。"
    rolling = replace(POLICY.settings["filing.rolls_over"], value=True)
    policy = replace(POLICY, settings={**POLICY.settings, "filing.rolls_over": rolling})
    days = Timetable(policy, it.days.calendar)
    assert list_milestones(it.answer, ON, days)[-1].words == "24:00关闭。"


def test_a_way_is_not_called_open_where_its_months_alone_are_full() -> None:
    """A junior college diploma at a senior school: the months are full, the standard takes no such diploma."""
    case = next(one for one in CASES if one.expect["verdict"] == "not_eligible" and has_full_route(one.facts))
    it = judged(case.facts)
    assert {(card.result, card.word) for card in it.routes} == {("fail", "暂不满足")}


def has_full_route(facts: dict[str, Any]) -> bool:
    """Whether the months of every route that somebody's credentials open are full."""
    routes = check(facts)["routes"]
    return bool(routes) and all(one["result"] == "pass" for one in routes)


def degree(level: str, day: str) -> dict[str, Any]:
    """One more diploma with its degree."""
    return {**changed()["educations"][0], "level": level, "diploma_date": day, "degree_date": day}


@pytest.mark.parametrize(
    ("second", "bears"),
    [(degree("bachelor", "2026-01-10"), [("bachelor", "later")]), (degree("master", "2026-06-01"), [])],
)
def test_the_route_taken_bears_on_the_verdict_and_another_one_does_not(
    second: dict[str, Any], bears: list[tuple[str, str]]
) -> None:
    """Two diplomas open one route; a master's of this month opens one that is not full yet, but the bachelor's is."""
    filing = {"filing_date": "2026-06-03" if bears else "2026-06-12"}
    it = judged(changed(educations=[*changed()["educations"], second], **filing))
    assert [(one["key"], one["result"]) for one in it.open] == bears
    assert it.answer["route"] == "bachelor"
