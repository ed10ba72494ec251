"""Every worked case of the policy comes out as written, and every clause that computes has cases that pass and fail."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from zhicheng.eligibility.check import check
from zhicheng.policy.notice import read_notice
from zhicheng.policy.worked_cases import WorkedCase, WorkedCaseError, read_worked_cases

POLICY = Path(__file__).parents[2] / "policies" / "kunming"
NOTICE = read_notice(POLICY / "notice.md")
CASES = read_worked_cases(POLICY / "cases", NOTICE)
COMPUTED = [address for address in NOTICE.addresses if address[0] in "一二"]


def asserted(expected: Any, found: Any) -> Any:
    """The part of a result that a case speaks of: named keys of a table, and of the checks only those with its keys."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: asserted(value, found.get(key, "missing")) for key, value in expected.items()}
    if isinstance(expected, list) and expected and isinstance(expected[0], dict):
        by_key = {line["key"]: line for line in found}
        return [asserted(line, by_key.get(line["key"], "missing")) for line in expected]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.facts["id"])
def test_a_worked_case_comes_out_as_written(case: WorkedCase) -> None:
    assert asserted(case.expect, check(case.facts)) == case.expect, case.why


def test_a_wrong_expectation_would_be_seen() -> None:
    result = check(CASES[0].facts)
    wrong: list[dict[str, Any]] = [
        {"verdict": "not_yet"},
        {"rout": "bachelor"},
        {"window": {"opens": "2026-03-02"}},
        {"checks": [{"key": "bachelor", "measured": 18}]},
        {"checks": [{"key": "bachelors", "measured": 19}]},
        {"materials": []},
    ]
    assert [expected for expected in wrong if asserted(expected, result) == expected] == []


def outcome(case: WorkedCase) -> str:
    return "pass" if case.expect["verdict"] == "eligible" else "other"


def test_each_clause_of_scope_and_conditions_has_cases_that_pass_and_cases_that_do_not() -> None:
    outcomes = Counter((case.clause, outcome(case)) for case in CASES)
    wanted = {(clause, result) for clause in COMPUTED for result in ("pass", "other")}
    assert wanted - set(outcomes) == set()


def test_each_case_explains_itself_and_asserts_a_verdict_and_something_more() -> None:
    assert [case.name for case in CASES if "：" not in case.name or "verdict" not in case.expect] == []
    assert [case.name for case in CASES if len(case.expect) < 2] == []


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [
        (
            'applicant.origin = "mainland"',
            'applicant.orign = "mainland"',
            "“李云：昆明企业的职工”填了表上没有的项：applicant.orign。",
        ),
        ('verdict = "eligible"', 'verdikt = "eligible"', "填了表上没有的项：expect.verdikt。"),
        ("why = ", "because = ", "缺少 why。"),
        (
            'name = "陈伟杰：香港人才"',
            'name = "李云：昆明企业的职工"',
            "第 2 个样例的名称“李云：昆明企业的职工”已经用过。",
        ),
        ('clause = "一（一）"\n\n', 'clause = "一（二）"\n\n', "文件里应只有一行 clause（一（一））和各个 [[case]]。"),
        ("[[case]]", "[[case]", "读不了这个样例文件"),
    ],
)
def test_a_slip_of_the_pen_is_refused(tmp_path: Path, before: str, after: str, refusal: str) -> None:
    written = (POLICY / "cases" / "一（一）.toml").read_text(encoding="utf-8")
    assert before in written
    (tmp_path / "base.toml").write_bytes((POLICY / "cases" / "base.toml").read_bytes())
    (tmp_path / "一（一）.toml").write_text(written.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(WorkedCaseError) as error:
        read_worked_cases(tmp_path, NOTICE)
    assert str(error.value).startswith(f"{tmp_path / '一（一）.toml'}：")
    assert refusal in str(error.value)


def test_a_file_is_named_after_a_clause(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_bytes((POLICY / "cases" / "base.toml").read_bytes())
    (tmp_path / "2.2.4.toml").write_text('clause = "2.2.4"', encoding="utf-8")
    with pytest.raises(WorkedCaseError, match="文件名应是条款编号"):
        read_worked_cases(tmp_path, NOTICE)


def test_words_of_the_form_are_replaced_by_their_values() -> None:
    facts: dict[str, Any] = next(case.facts for case in CASES if case.name.startswith("卢川"))
    assert facts["employment"] == [
        {
            "start": "2024-08-01",
            "end": None,
            "employer": "91530102MA6K3H5X1C",
            "work": "professional",
            "series": "engineering",
            "record": "recruitment_register",
        }
    ]
    assert facts["employer"]["branch_of"] == {
        "uscc": "91510100MA6C8N4P5G",
        "province": "四川",
        "affiliation": "none",
    }
    assert (facts["dispatch_agency"], facts["id"]) == (None, "一（四） 卢川：外省民营企业的昆明分公司")
