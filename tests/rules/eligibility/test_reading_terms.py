"""The terms under another reading: those of a policy in which it stands, whatever was flattened before."""

from itertools import repeat

import pytest

from zhicheng.eligibility import standard_terms
from zhicheng.eligibility.any_series import BY_STANDARD
from zhicheng.eligibility.reading_differences import list_other_readings
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy import installed
from zhicheng.policy.model import Policy, Value

NAMES = ("kunming/2023", "hangzhou/2026", "shenzhen/2024")


@pytest.mark.parametrize("name", NAMES)
def test_the_terms_of_a_reading_are_those_of_its_policy(name: str) -> None:
    readings = list_other_readings(installed.find_policy(name))
    assert [one.setting.path for one in readings if one.terms != flatten_policy(one.policy)] == []
    assert readings


@pytest.mark.parametrize("name", NAMES)
def test_the_terms_for_one_series_say_the_same_of_it(name: str) -> None:
    """For one person the standards of one series are flattened; what is left out says nothing of that series."""
    policy = installed.find_policy(name)
    every = {(one.setting.path, repr(one.alternative.value)): one.terms for one in list_other_readings(policy)}
    own, places = flatten_policy(policy), range(1, len(policy.series) + 1)
    assert len(set(map(len, map(list_rows, places, repeat(own))))) == 1
    for place in (*places[:3], *places[-3:]):
        found = {
            (one.setting.path, repr(one.alternative.value)): one.terms for one in list_other_readings(policy, place)
        }
        assert {key: list_rows(place, terms) for key, terms in found.items()} == {
            key: list_rows(place, every[key]) for key in found
        }
        left_out = every.keys() - found.keys()
        assert all(list_rows(place, every[key]) == list_rows(place, own) for key in left_out)


def list_rows(place: int, terms: PolicyTerms) -> list[tuple[object, ...]]:
    """What both sets of terms say of a series, at every school stage, in every table of the standards."""
    return [tuple(getattr(one, table)[row] for table in BY_STANDARD) for one in terms for row in one.standard[place]]


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
