"""What would make the day earlier: found by judging again with one fact changed, never by reckoning."""

from copy import deepcopy
from typing import Any

from tests.rules.plain import PLAIN
from zhicheng.cli.advice import list_advice
from zhicheng.cli.case_input import CasePosition, InputCase
from zhicheng.cli.judging import CaseJudge, JudgedCase

BENCH = CaseJudge()


def advice(**changes: Any) -> list[str]:
    """The advice for the plain person with some facts changed."""
    judged = BENCH.judge(InputCase(CasePosition("-"), {**deepcopy(PLAIN), **changes}))
    assert isinstance(judged, JudgedCase)
    return list(list_advice(judged, BENCH.calendar))


def target(**changes: Any) -> dict[str, Any]:
    """The title aimed at, with some facts changed."""
    return {**PLAIN["target"], **changes}


def test_who_lacks_nothing_needs_no_advice() -> None:
    assert advice() == []


def test_the_clause_that_decides_is_named_alone() -> None:
    work = [{**PLAIN["employment"][0], "start": "2025-06-01"}]
    assert advice(employment=work) == [
        "决定日期的是二（二）4（大学本科学历或学位：工作年限），2026年6月1日满。",
        "其余各条现在都已满足，只等这一条。",
    ]


def test_the_next_slower_clause_is_named_too() -> None:
    work = [{**PLAIN["employment"][0], "start": "2025-06-01"}]
    insured = [{**PLAIN["insurance"][0], "from": "2025-11", "to": "2026-02"}]
    assert advice(employment=work, insurance=insured) == [
        "决定日期的是二（二）4（大学本科学历或学位：工作年限），2026年6月1日满。",
        "其次是二（二）（连续缴纳社保），2026年5月1日满；前一条再早，也要等到这一天。",
    ]


def test_a_related_major_would_help() -> None:
    assert advice(target=target(major_relation="unrelated"))[-1] == (
        "如果所学专业能认定为与岗位相近（二（五）），现在就可以申报。"
    )


def test_a_missing_document_would_help() -> None:
    recorded = {**PLAIN["employment"][0], "start": "2025-09-01"}
    unrecorded = {**PLAIN["employment"][0], "end": "2025-08-31", "record": "none"}
    assert advice(employment=[unrecorded, recorded])[-1] == (
        "补上1段工作的录用登记表或聘用通知书（二（四）），现在就可以申报。"
    )


def test_what_is_still_open_is_not_called_met() -> None:
    work = [{**PLAIN["employment"][0], "start": "2025-06-01"}]
    applicant = {**PLAIN["applicant"], "refuses_assignment": None}
    assert advice(employment=work, applicant=applicant)[1] == "只等这一条；另有1项须补填或确认。"


def test_a_lower_level_may_be_open_sooner() -> None:
    schools = [
        {"level": "secondary_vocational", "diploma_date": "2020-07-01", "recognized": True},
        {"level": "junior_college", "diploma_date": "2024-07-01", "recognized": True},
    ]
    assert advice(educations=schools, target=target(level="assistant"))[-1] == (
        "如果先申报员级（二（二）1），现在就可以申报技术员。"
    )
