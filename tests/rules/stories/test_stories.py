"""The stories come out as a clerk with the notice in hand would answer, and nothing that is said of a case contradicts itself."""

from pathlib import Path

import pytest

from tests.rules.parts import list_parts
from tests.rules.people import people
from tests.rules.plain import result
from tests.rules.stories.agreement import list_contradictions
from tests.rules.stories.told import STORIES, Story
from zhicheng.policy.notice import read_notice
from zhicheng.policy.worked_cases import read_worked_cases

POLICY = Path(__file__).parents[3] / "policies" / "kunming"
WORKED = read_worked_cases(POLICY / "cases", read_notice(POLICY / "notice.md"))
PEOPLE = 600
PARTS, PEOPLE_A_PART = 10, 2_000
UNATTESTED = {"refuses_assignment": None, "not_competent": None}


@pytest.mark.parametrize("story", STORIES.values(), ids=list(STORIES))
def test_a_story_comes_out_as_a_clerk_would_answer(story: Story) -> None:
    found = result(story.facts)
    results = {one["key"]: one["result"] for one in found["checks"]}
    assert (found["verdict"], found["route"], found["earliest"]) == (story.verdict, story.route, story.earliest)
    assert {key: results.get(key) for key in story.checks} == story.checks


@pytest.mark.parametrize("story", STORIES.values(), ids=list(STORIES))
def test_nothing_that_is_said_of_a_story_contradicts_itself(story: Story) -> None:
    applicant = {**story.facts["applicant"], **UNATTESTED}
    assert list_contradictions(story.facts) == []
    assert list_contradictions({**story.facts, "applicant": applicant}) == []


def test_nothing_that_is_said_of_a_worked_case_contradicts_itself() -> None:
    found = {case.facts["id"]: list_contradictions(case.facts) for case in WORKED}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_nothing_that_is_said_of_anybody_contradicts_itself() -> None:
    found = [(wrong, case) for case in people(23, PEOPLE) if (wrong := list_contradictions(case))]
    assert found == []


@pytest.mark.parametrize("part", list_parts(PARTS))
def test_nothing_that_is_said_of_twenty_thousand_people_contradicts_itself(part: int) -> None:
    found = [(wrong, case) for case in people(3_000 + part, PEOPLE_A_PART) if (wrong := list_contradictions(case))]
    assert found == []
    assert PARTS * PEOPLE_A_PART >= 20_000


def test_who_has_not_chosen_a_series_is_asked_for_it_and_hears_nothing_that_contradicts_itself() -> None:
    cases = [{**case, "target": {**case["target"], "series": None}} for case in people(29, PEOPLE // 6)]
    assert [(wrong, case) for case in cases if (wrong := list_contradictions(case))] == []
