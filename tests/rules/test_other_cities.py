"""Two other cities by data alone: every worked case of theirs comes out as written, and says which policy judged it."""

from pathlib import Path

import pytest

from tests.rules.test_worked_cases import asserted
from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy, policies_folder
from zhicheng.policy.worked_cases import WorkedCase, read_worked_cases

CITIES = ("hangzhou/2026", "shenzhen/2024")
LEAST_CASES = 12


def read_cases(identity: str) -> tuple[WorkedCase, ...]:
    folder: Path = policies_folder() / identity.split("/")[0] / "cases"
    return read_worked_cases(folder, find_policy(identity).notice)


CASES = [(identity, case) for identity in CITIES for case in read_cases(identity)]


@pytest.mark.parametrize(("identity", "case"), CASES, ids=lambda one: one if isinstance(one, str) else one.facts["id"])
def test_a_worked_case_comes_out_as_written(identity: str, case: WorkedCase) -> None:
    result = check(case.facts)
    assert asserted(case.expect, result) == case.expect, case.why
    assert result["policy"] == identity  # its management area has chosen the city


@pytest.mark.parametrize("identity", CITIES)
def test_each_is_a_sample_with_its_sources_and_enough_cases(identity: str) -> None:
    policy = find_policy(identity)
    assert (policy.sample, len(read_cases(identity)) >= LEAST_CASES) == (True, True)
    assert [name for name in ("来源一", "来源二", "来源三", "未查到") if name not in policy.notice.source] == []
