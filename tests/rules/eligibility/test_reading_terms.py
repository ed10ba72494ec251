"""The terms under another reading: those of a policy in which it stands, whatever was flattened before."""

import pytest

from zhicheng.eligibility import standard_terms
from zhicheng.eligibility.reading_differences import list_other_readings
from zhicheng.eligibility.terms import flatten_policy
from zhicheng.policy import installed
from zhicheng.policy.model import Policy, Value

NAMES = ("kunming/2023", "hangzhou/2026", "shenzhen/2024")


@pytest.mark.parametrize("name", NAMES)
def test_the_terms_of_a_reading_are_those_of_its_policy(name: str) -> None:
    readings = list_other_readings(installed.find_policy(name))
    assert [one.setting.path for one in readings if one.terms != flatten_policy(one.policy)] == []
    assert readings


@pytest.mark.parametrize("name", NAMES)
def test_tables_of_the_standards_hang_on_no_other_setting(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under another reading of any other setting they are taken over."""
    read, look_up = set(), Policy.value

    def note(policy: Policy, path: str) -> Value:
        read.add(path)
        return look_up(policy, path)

    monkeypatch.setattr(Policy, "value", note)
    standard_terms.build_standard_tables(installed.find_policy(name))
    assert [path for path in read if not path.startswith(standard_terms.SETTINGS_OF_STANDARDS)] == []
    assert "standards.service_from_licence" in read
