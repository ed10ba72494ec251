"""`check` chooses the policy by the filing date, and tells what is wrong where there is none."""

import pytest

from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy.source import PolicyError


@pytest.mark.parametrize("case", [{}, {"filing_date": None}, {"filing_date": 3}, {"filing_date": "2026-02-30"}])
def test_a_case_without_a_filing_date_is_told_so(case: dict[str, object]) -> None:
    with pytest.raises(InvalidCase) as invalid:
        check(case)
    assert [problem.path for problem in invalid.value.problems] == ["filing_date"]


def test_nothing_known_refuses_nothing() -> None:
    """Unknown is not no: of an empty case nothing is said to fail but that no credential was given."""
    result = check({"filing_date": "2026-03-10"})
    assert [one["key"] for one in result["checks"] if one["result"] == "fail"] == ["education_recognized"]


@pytest.mark.parametrize("wrong", [[], 0, False, "无"])
def test_what_is_no_object_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidCase) as invalid:
        check({"filing_date": "2026-03-10", "employer": wrong})
    assert [problem.path for problem in invalid.value.problems] == ["employer"]


@pytest.mark.parametrize("wrong", [{}, 0, False, "无"])
def test_what_is_no_list_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidCase) as invalid:
        check({"filing_date": "2026-03-10", "educations": wrong})
    assert [problem.path for problem in invalid.value.problems] == ["educations"]


def test_a_case_before_every_policy_has_none() -> None:
    with pytest.raises(PolicyError) as refused:
        check({"filing_date": "2001-03-10"})
    assert str(refused.value) == "2001-03-10 没有生效的政策（kunming）：最早的一版自 2023-01-01 起执行。"
