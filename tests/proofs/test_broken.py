"""A rule broken on purpose, one of each kind: the proof finds a person whom the broken rule judges wrongly, and tells."""

import re
from typing import Any, NamedTuple

import pytest

pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from tests.proofs.everything import proofs  # needs z3
from zhicheng.eligibility.rules import candidate, credential, insurance, judge, licence, route, scope, service, title
from zhicheng.readings.proving import Proof, Rules, attempt_proof

PERSON = re.compile(r"反例\n甲.*：\n  filing=\d{4}-\d\d-\d\d")


class Broken(NamedTuple):
    """A piece of a rule's text, what stands in its place, and the name of the proof that fails."""

    function: Any
    was: str
    becomes: str
    proof: str


BROKEN = (
    Broken(service.find_service_full_day, "worked >= wanted", "worked == wanted", "本科学历或学位：多干些日子"),
    Broken(service.find_service_full_day, "begin + wanted if", "end - wanted if", "本科学历或学位：早些上岗"),
    Broken(
        service.find_service_start,
        "min(begun, max(start, since))",
        "min(begun, start)",
        "硕士学位：没有人比取得凭证之日起",
    ),
    Broken(
        service.is_spell_counted,
        "terms.record[person.work_record[i]] == YES",
        "terms.record[person.work_record[i]] != YES",
        "高级工：补上缺少的",
    ),
    Broken(
        credential.find_education_day,
        "else diploma",
        "else 20000 - diploma",
        "结论：毕业证日期更早，不会变差，也不会更迟（大专和本科）",
    ),
    Broken(route.judge_full_by_cut_off, "PASS if longer <= cut", "PASS if longer == cut", "大学专科学历：截止日推后"),
    Broken(
        route.judge_full_by_cut_off,
        "FAIL if shorter == NEVER",
        "7 if shorter == NEVER",
        "员级职称：通过、待定、未到、不通过有且只有一个",
    ),
    Broken(route.judge_full_by_cut_off, "PASS if longer <= cut", "PASS if longer < cut", "中专学历：所报日期当日即满"),
    Broken(
        route.judge_full_by_cut_off,
        "UNKNOWN if shorter <= cut",
        "PASS if shorter <= cut",
        "本科学历或学位：专业是否相近不明",
    ),
    Broken(
        route.count_added_months, "terms.major_months if", "terms.major_months + 1 if", "大学专科学历：专业不相近恰好"
    ),
    Broken(route.count_added_months, "first_application and", "not first_application and", "中专学历：不是首次申报"),
    Broken(
        service.count_months_begun,
        "month_of(day) - month_of(begun)",
        "month_of(day) - month_of(begun) + 1",
        "硕士学位：满了的月数",
    ),
    Broken(
        insurance.judge_insured_months,
        "first_day(run + asked)",
        "first_day(run + asked + 1)",
        "续缴不断的，所报日期当日即够",
    ),
    Broken(
        insurance.judge_insured_months,
        "REVIEW if with_doubtful >= asked",
        "REVIEW if with_doubtful > asked",
        "好月数够即通过",
    ),
    Broken(insurance.judge_last_payer, "min(result, terms", "max(result, terms", "最后一个月由申报单位缴的"),
    Broken(scope.judge_conduct, "person.refuses_assignment == UNSTATED or", "", "是否不服从分配不明时，结论涵盖"),
    Broken(licence.judge_entry_licence, "date <= person.filing", "date >= person.filing", "从业准入资格：取得更早"),
    Broken(title.judge_series_change, "PASS if day <= cut", "PASS if day < cut", "变更系列：所报日期当日即满"),
    Broken(title.find_titles_held, "date <= person.filing", "date > person.filing", "申报日以后才取得的职称不算"),
    Broken(
        candidate.rank_candidate,
        "grade * DAY_RADIX + wait",
        "(8 - grade) * DAY_RADIX + wait",
        "没有一条途径比所选的更好或更早",
    ),
    Broken(
        candidate.build_candidate,
        "max(\n        later_day(served",
        "min(\n        later_day(served",
        "到所报日期再申报，不再是尚需时间（只有职称）",
    ),
    Broken(candidate.later_day, "day if", "day + 1 if", "所报日期的前一日申报，仍是尚需时间（只有职称）"),
    Broken(judge.is_out_of_scope, "max(common", "min(common", "不在范围，当且仅当"),
    Broken(judge.find_gravest_result, "max(*common)", "min(*common)", "任何一项共同条件不通过"),
    Broken(service.find_cut_off, "terms.cut_off_at_end == YES", "terms.cut_off_at_end != YES", "截止到公示最后一日"),
)


def named(words: str) -> Proof:
    """The one proof whose sentence contains these words."""
    found = [proof for proof in proofs() if words in proof.sentence]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "broken", BROKEN, ids=[f"{one.function.__name__}：{one.becomes.split(chr(10))[0]}" for one in BROKEN]
)
def test_a_broken_rule_is_refuted_by_a_person(broken: Broken) -> None:
    outcome = attempt_proof(named(broken.proof), Rules({broken.function: (broken.was, broken.becomes)}))
    assert not outcome.holds
    assert PERSON.match(outcome.why), outcome.why
