"""One name for each check, result and part of the facts; one order of gravity, the engine's; a line for each item."""

from typing import Any, get_args

import pytest

from zhicheng import codes
from zhicheng.policy.installed import find_policy
from zhicheng.words.checks import CHECK_NAMES, find_check_name
from zhicheng.words.fact_lines import CaseNames, describe_fact_part
from zhicheng.words.facts import FACT_FIELD_NAMES, FACT_PART_NAMES
from zhicheng.words.results import RESULT_NAMES, RESULT_SYMBOLS, VERDICT_NAMES, VERDICT_RESULTS, rank_result

POLICY = find_policy("kunming/2023")
OWN, AGENCY, OTHER = "91530102MA6K3H5X1C", "91530100MA00000018", "91530100MA00000026"
NAMES = CaseNames(POLICY, OWN, AGENCY)


def test_each_result_and_verdict_has_its_words() -> None:
    assert set(RESULT_NAMES) == set(RESULT_SYMBOLS) == set(get_args(codes.Result))
    assert set(VERDICT_NAMES) == set(VERDICT_RESULTS) == set(codes.VERDICTS[1:])


def test_a_graver_verdict_never_has_a_lighter_mark() -> None:
    ranks = [rank_result(VERDICT_RESULTS[verdict]) for verdict in codes.VERDICTS[1:]]
    assert ranks == sorted(ranks, reverse=True)


def test_no_two_checks_or_parts_share_a_name() -> None:
    for names in (CHECK_NAMES, FACT_PART_NAMES, RESULT_NAMES, VERDICT_NAMES):
        assert len(set(names.values())) == len(names)


def test_a_route_is_a_check_of_its_months_and_a_guard_is_none() -> None:
    assert find_check_name("bachelor", POLICY) == "大学本科学历或学位：工作年限"
    assert find_check_name("only_faulted_parts", POLICY) == ""


def test_each_field_belongs_to_a_part_that_has_a_name() -> None:
    assert [path for path in FACT_FIELD_NAMES if path.rpartition(".")[0] not in {"", *FACT_FIELD_NAMES}] == []


@pytest.mark.parametrize(
    ("key", "stated", "lines"),
    [
        ("applicant", {"origin": "mainland", "status": "employed"}, ["内地居民，在职"]),
        ("applicant", {"annual_review": None}, ["上年度考核不清楚"]),
        ("target", {"specialty": "机械", "level": "assistant"}, ["机械，助理级"]),
        ("educations", [{"level": "bachelor", "diploma_date": "2024-06-30"}], ["本科，毕业证2024年6月30日"]),
        ("skills", [{"level": "senior", "date": "2023-09-01"}], ["高级工，2023年9月1日"]),
        ("titles", [{"level": "technician", "series": None, "date": None}], ["不清楚，员级"]),
        ("licences", [{"kind": "unheard_of"}], ["不清楚"]),
        (
            "employment",
            [{"start": "2024-08-01", "employer": OWN, "work": "other"}],
            ["2024年8月1日至今，申报单位，其他工作"],
        ),
        ("employment", [{"employer": OTHER}], [f"其他单位（{OTHER}），不清楚"]),
        (
            "insurance",
            [{"from": "2025-01", "to": "2025-03", "payer": AGENCY}],
            ["2025年1月至2025年3月，缴费单位：派遣公司"],
        ),
        ("insurance", [{"payer": None, "late": True}], ["缴费单位：不清楚，有补缴"]),
        ("insurance", None, []),
    ],
)
def test_an_item_is_one_line(key: str, stated: Any, lines: list[str]) -> None:
    assert describe_fact_part(key, stated, NAMES) == lines
