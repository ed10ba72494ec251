"""一（三） Doubtful words: which branch outside the notice is named, and words that are not meant."""

from typing import Any

import pytest

from tests.rules.plain import plain, result
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.policy.installed import find_policy

POLICY = find_policy("kunming/2023")


def told(series: str, specialty: str) -> tuple[str, str]:
    """Result and sentence of the clause."""
    its: dict[str, Any] = result(plain(target={"series": series, "specialty": specialty}))
    check = next(one for one in its["checks"] if one["key"] == "series_in_scope")
    return check["result"], check["reason"]


@pytest.mark.parametrize(
    ("series", "specialty", "neighbour"),
    [
        ("laboratory", "药学实验", "卫生技术人员（药学）"),
        ("engineering", "药学", "工程技术人员（药学）"),
        ("agronomy", "中药材种植", "卫生技术人员（药学）"),
        ("engineering", "公共卫生", "卫生技术人员（医疗）"),
        ("engineering", "卫生检验", "卫生技术人员（医技）"),
        ("engineering", "康复治疗", "卫生技术人员（医技）"),
        ("engineering", "通讯", "工程技术人员（通信）"),
        ("engineering", "信息安全", "工程技术人员（计算机软件）"),
        ("engineering", "物联网", "工程技术人员（计算机软件）"),
    ],
)
def test_the_neighbour_is_the_one_nearest_to_the_series_written(series: str, specialty: str, neighbour: str) -> None:
    verdict, sentence = told(series, specialty)
    assert (verdict, f"可能属于{neighbour}，" in sentence) == ("review", True), sentence


@pytest.mark.parametrize(
    ("series", "specialty"),
    [
        *(("engineering", word) for word in ("检验检测", "环境卫生工程", "经济林培育", "炸药制造", "机械")),
        *(("agronomy", word) for word in ("农药", "经济作物栽培")),
        ("veterinary", "动物医学"),
        ("flight_radio", "飞行通信"),
    ],
)
def test_a_word_inside_another_is_not_meant(series: str, specialty: str) -> None:
    assert codebook(POLICY).find_doubt(specialty, [*POLICY.series].index(series) + 1) is None


def test_a_word_that_is_not_meant_hides_no_other() -> None:
    assert told("engineering", "经济林和农业经济")[0] == "review"
    assert told("agronomy", "农药与医药")[0] == "review"


@pytest.mark.parametrize("branch", [key for key, one in POLICY.series.items() if one.assessment != "assess"])
def test_every_branch_outside_has_a_word(branch: str) -> None:
    """What the notice names as outside is never met without a question under a series that is inside."""
    assert branch in {key for doubt in POLICY.doubts for key in (doubt.points_to, *doubt.nearer)}
