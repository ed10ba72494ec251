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
    assert [one["key"] for one in result["checks"] if one["result"] == "fail"] == [
        "education_recognized",
        "level_asked",
    ]


OBJECTS = ("publicity", "applicant", "employer", "employer.branch_of", "dispatch_agency", "target")
LISTS = ("educations", "skills", "titles", "licences", "employment", "insurance")


def case_with(path: str, value: object) -> dict[str, object]:
    """A case with nothing in it but this."""
    for key in reversed(path.split(".")):
        value = {key: value}
    return {"filing_date": "2026-03-10", **value}  # type: ignore[dict-item]


@pytest.mark.parametrize("path", OBJECTS)
@pytest.mark.parametrize("wrong", ["", [], 0, False, "无"], ids=repr)
def test_what_is_no_object_is_refused(path: str, wrong: object) -> None:
    with pytest.raises(InvalidCase) as invalid:
        check(case_with(path, wrong))
    assert invalid.value.problems == ((path, "应为一个对象，即花括号括起的若干项。"),)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("wrong", ["", {}, 0, False, "无"], ids=repr)
def test_what_is_no_list_is_refused(path: str, wrong: object) -> None:
    with pytest.raises(InvalidCase) as invalid:
        check(case_with(path, wrong))
    assert invalid.value.problems == ((path, "应为一个清单，即方括号括起的若干项。"),)


@pytest.mark.parametrize("path", [*OBJECTS, *LISTS, "id", "expect"])
def test_null_is_the_same_as_left_out(path: str) -> None:
    assert answer(case_with(path, None)) == answer({"filing_date": "2026-03-10"})


def answer(case: dict[str, object]) -> dict[str, object]:
    """The result, but for the hash of the facts as they came."""
    return {key: value for key, value in check(case).items() if key != "facts_hash"}


@pytest.mark.parametrize("name", ["", "一", 0, None])
def test_the_name_of_a_case_goes_round_with_it(name: object) -> None:
    assert check({"id": name, "filing_date": "2026-03-10"})["id"] == name


def test_a_case_before_every_policy_has_none() -> None:
    with pytest.raises(PolicyError) as refused:
        check({"filing_date": "2001-03-10"})
    assert str(refused.value) == "2001-03-10 没有生效的政策（kunming）：最早的一版自 2023-01-01 起执行。"
