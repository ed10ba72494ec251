"""Policies of several cities: the employer's area chooses, a sample judges nobody who has not asked, else one message."""

from pathlib import Path
from typing import Any

import pytest

from tests.rules.cities import QUJING_AREA, add_city, build_policies_folder, installed_in
from tests.rules.plain import plain
from tests.rules.policies import POLICY, copied
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.read import InvalidCase
from zhicheng.policy import installed
from zhicheng.policy.load import load_policy
from zhicheng.policy.source import PolicyError

SEVERAL = (
    "装有2个城市的政策：昆明市（kunming）、曲靖市（qujing）。请填写用人单位的管理归属地，或用 --policy 指明用哪一个。"
)


def judged_by(case: dict[str, Any]) -> str:
    return str(check(case, readings=False)["policy"])


def of_area(area: Any) -> dict[str, Any]:
    return plain(employer={"management_area": area})


@pytest.mark.parametrize("sample", [False, True])
def test_the_employers_area_chooses_the_city_by_its_code_or_an_alias(tmp_path: Path, sample: bool) -> None:
    add_city(build_policies_folder(tmp_path), sample=sample)
    with installed_in(tmp_path):
        chosen = [judged_by(of_area(area)) for area in ("530102", "530140", QUJING_AREA, "QJ-QL")]
    assert chosen == ["kunming/2023", "kunming/2023", "qujing/2023", "qujing/2023"]


def test_a_case_that_names_no_area_is_told_which_cities_there_are(tmp_path: Path) -> None:
    add_city(build_policies_folder(tmp_path))
    with installed_in(tmp_path):
        for area in (None, "650100", 5, ["530102"]):
            with pytest.raises(installed.CityNotChosen) as refused:
                judged_by(of_area(area))
            assert str(refused.value) == SEVERAL
        with pytest.raises(installed.CityNotChosen):
            judged_by({**plain(), "employer": None})


def test_a_sample_judges_nobody_who_has_not_asked_for_it(tmp_path: Path) -> None:
    add_city(build_policies_folder(tmp_path), sample=True)
    with installed_in(tmp_path):
        assert (installed.list_cities(), judged_by(of_area(None))) == (("kunming",), "kunming/2023")
        with pytest.raises(InvalidCase):
            judged_by(of_area("650100"))


def test_where_there_are_only_samples_they_are_the_cities(tmp_path: Path) -> None:
    add_city(tmp_path, sample=True)
    assert installed.list_cities(tmp_path) == ("qujing",)


def test_a_city_is_named_although_the_other_knows_the_area_too(tmp_path: Path) -> None:
    add_city(build_policies_folder(tmp_path), area="530102", sample=True)
    with installed_in(tmp_path):
        assert judged_by(of_area("530102")) == "kunming/2023"
        assert installed.find_policy_in_force(800_000, "qujing").id == "qujing/2023"


def test_a_sample_says_so_in_its_name(tmp_path: Path) -> None:
    path = copied(tmp_path, (POLICY, 'city = "530100"\n', 'city = "530100"\nsample = true\n'))
    with pytest.raises(PolicyError, match=r"2023\.toml 第 \d+ 行：sample = true 的政策，name 里须写明“示例”。"):
        load_policy(path)


@pytest.mark.parametrize("text", ["[policy]\nsample = \n", "[policy", "[scope]\nsample = true\n", "\xff"])
def test_a_file_that_does_not_say_so_is_no_sample(tmp_path: Path, text: str) -> None:
    path = tmp_path / "2023.toml"
    path.write_bytes(text.encode("latin-1"))
    assert (installed.is_sample(path), installed.is_sample(tmp_path / "none.toml")) == (False, False)
