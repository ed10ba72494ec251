"""A rule broken on purpose, one of each kind: the proof finds a person whom the broken rule judges wrongly, and tells."""

import re
from typing import Any, NamedTuple

import pytest

pytest.importorskip("z3", reason="z3 is not installed: pip install zhicheng[prove]")

from tests.proofs.everything import proofs  # needs z3
from zhicheng.eligibility.rules import (
    candidate,
    credential,
    insurance,
    judge,
    licence,
    post,
    route,
    scope,
    service,
    standard,
    title,
    unknown,
)
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
        "begin if end > begin",
        "start if end > begin",
        "硕士学位：没有人比取得凭证之日起",
    ),
    Broken(service.is_spell_counted, ">= least", "< least", "高级工：补上缺少的"),
    Broken(
        credential.find_education_day,
        "else diploma",
        "else 20000 - diploma",
        "结论：毕业证日期更早，不会变差，也不会更迟（大专和本科）",
    ),
    Broken(
        credential.build_education_credential,
        "UNSTATED if recognised == FAIL else kind",
        "kind",
        "不被承认的学历开不出途径",
    ),
    Broken(
        credential.build_technician_credential,
        "carried < NEVER and",
        "carried <= NEVER and",
        "不是经变更系列取得的，从",
    ),
    Broken(route.judge_full_by_cut_off, "PASS if day <= cut", "PASS if day == cut", "大学专科学历：截止日推后"),
    Broken(
        route.judge_full_by_cut_off,
        "FAIL if doubtful_day == NEVER",
        "7 if doubtful_day == NEVER",
        "员级职称：通过、未到、不通过有且只有一个",
    ),
    Broken(route.judge_full_by_cut_off, "PASS if day <= cut", "PASS if day < cut", "所报日期当日即满，前一日不满"),
    Broken(
        route.judge_full_by_cut_off,
        "REVIEW if doubtful_day <= cut",
        "PASS if doubtful_day <= cut",
        "本科学历或学位：两样都没有的按待确认",
    ),
    Broken(
        route.count_added_months, "terms.major_months if", "terms.major_months + 1 if", "大学专科学历：专业不相近恰好"
    ),
    Broken(route.count_added_months, "first_application and", "not first_application and", "不是首次申报的"),
    Broken(
        service.count_months_begun,
        "month_of(day) - month_of(begun)",
        "month_of(day) - month_of(begun) + 1",
        "硕士学位：满了的月数",
    ),
    Broken(
        insurance.judge_insured_months,
        "first_day(begins + asked)",
        "first_day(begins + asked + 1)",
        "没有补缴、省本级的，所报日期的前一日",
    ),
    Broken(
        insurance.judge_insured_months,
        "REVIEW if with_doubtful >= asked",
        "REVIEW if with_doubtful > asked",
        "好月数够即通过",
    ),
    Broken(insurance.judge_insured_months, "filing_month + 1 if lost", "filing_month if lost", "申报当月已由别处缴的"),
    Broken(insurance.is_month_awaited, "- terms.unposted_months", "", "上月没有记录、补上就够的"),
    Broken(insurance.is_month_awaited, "- terms.unposted_months", "- terms.unposted_months - 1", "断在更早的"),
    Broken(
        insurance.count_awaited_run,
        "length + missing >= asked",
        "length >= asked",
        "上月没有记录、补上就够的",
    ),
    Broken(
        insurance.find_latest_month, "if first <= filing_month else", "if first > 0 else", "当月以后的整行记录没有影响"
    ),
    Broken(insurance.rate_last_payer, "min(result, terms", "max(result, terms", "最后一个月由申报单位缴的"),
    Broken(
        insurance.judge_other_payer, "FAIL if post == NEVER", "LATER if post == NEVER", "尚需时间的，申报日在本单位"
    ),
    Broken(
        insurance.judge_other_payer,
        "post < first_day(filing_month)",
        "post <= first_day(filing_month)",
        "当月才到本单位",
    ),
    Broken(insurance.judge_other_payer, "REVIEW if awaited", "LATER if awaited", "上月没有记录而上月已在本单位的"),
    Broken(
        insurance.judge_last_payer, "first_day(next_month + 1)", "first_day(next_month)", "由本单位缴，前一日还不是"
    ),
    Broken(scope.judge_conduct, "max(terms", "min(terms", "不通过，当且仅当单位证明有其一"),
    Broken(scope.judge_employed_in_kunming, "else REVIEW", "else 5", "申报日都不在本单位的，待确认"),
    Broken(scope.judge_annual_review, "max(result, REVIEW)", "result", "上一年全年在岗的，待确认"),
    Broken(post.find_post_start, "day < end", "day <= end + 1", "申报日都不在本单位的，待确认"),
    Broken(post.is_employed_all_last_year, "start <= covered", "start <= covered + 40", "上年初不在岗的，通过"),
    Broken(licence.judge_entry_licence, "day <= person.filing", "day >= person.filing", "从业准入资格：取得更早"),
    Broken(licence.judge_entry_licence, "if day < NEVER", "if day <= NEVER", "要求而一个也没有填的，不通过"),
    Broken(
        licence.judge_entry_licence, "mode == LICENCE_CONDITIONAL", "mode != LICENCE_CONDITIONAL", "没有取得只待确认"
    ),
    Broken(
        standard.judge_series_standard,
        "if accepted != PASS",
        "if accepted == 5",
        "没有一行收的，原文写明的不通过，其余待确认",
    ),
    Broken(standard.judge_months_of_standard, "PASS if day <= cut", "PASS if day >= cut", "标准多要月数的，满以前"),
    Broken(standard.judge_change_of_standard, "result = REVIEW", "result = 5", "标准只会通过或者待确认"),
    Broken(title.judge_series_change, "day <= cut else LATER", "day < cut else LATER", "变更系列：所报日期当日即满"),
    Broken(
        title.judge_series_change, "REVIEW if begun < title_day", "PASS if begun < title_day", "到岗早于取得原职称的"
    ),
    Broken(
        title.judge_series_change,
        "REVIEW if begun < title_day",
        "REVIEW if begun <= title_day",
        "到岗不早于取得原职称的",
    ),
    Broken(title.find_titles_held, "date <= person.filing", "date > person.filing", "申报日以后才取得的职称不算"),
    Broken(
        candidate.is_uninsured_route,
        "not binding.titles.any_junior or",
        "binding.titles.any_junior or",
        "当且仅当申报日没有任何初级职称",
    ),
    Broken(candidate.judge_recognition, "if always else credential.recognised", "", "凭高级工的，学历承不承认没有影响"),
    Broken(
        candidate.combine_results,
        "max(kindest, min(UNKNOWN, strictest))",
        "strictest",
        "是否不服从分配不明时，结论涵盖",
    ),
    Broken(
        candidate.rank_candidate,
        "(grade * GRADE_RADIX + kindest.grade) * DAY_RADIX",
        "(8 - grade) * DAY_RADIX * GRADE_RADIX",
        "没有一条途径比所选的更好或更早",
    ),
    Broken(
        candidate.build_candidate,
        "max(\n        binding.wait",
        "min(\n        binding.wait",
        "到所报日期再申报，不再是尚需时间（只有职称）",
    ),
    Broken(candidate.later_day, "day if", "day + 40 if", "所报日期的前一日申报，不会完全符合（只有职称）"),
    Broken(candidate.may_receive_level, "level > titles.level", "level >= titles.level", "已经有的级别不再认定"),
    Broken(judge.is_out_of_scope, "max(common", "min(common", "不在范围，当且仅当"),
    Broken(judge.judge_under_answers, "max(*common)", "min(*common)", "任何一项共同条件不通过"),
    Broken(
        unknown.has_unknown_answer,
        "person.major_relation == UNSTATED",
        "person.series < 0",
        "什么都填了的，两种评法一样（学历和职称）",
    ),
    Broken(service.find_cut_off, "terms.cut_off_at_end == YES", "terms.cut_off_at_end != YES", "截止到公示最后一日"),
    Broken(service.find_first_day_to_apply, "full_on - 1", "full_on", "杭州（示例）：从所报的日期起，而且只从那一天起"),
    Broken(credential.build_education_credential, "max(terms", "min(terms", "非全日制学历开不出途径"),
    Broken(candidate.rate_insurance, "if instead or", "if instead and", "居住证、社保有一样即可"),
    Broken(candidate.judge_major, "if unrelated else", "if not unrelated else", "专业不相关的恰好不通过"),
    Broken(
        candidate.has_level, "level != INTERMEDIATE", "level == INTERMEDIATE", "系列有的、所要的、还没有的级别才认定"
    ),
    Broken(route.find_full_day, "max(day,", "min(day,", "都在取得之后干的，等于取得后满合计的月数"),
    Broken(route.find_months_full_day, "if months == 0", "if months == 1", "不要求月数的，从算数的第一天工作起即满"),
    Broken(
        insurance.judge_insured_months,
        "if awaited > 0 else months,",
        "if awaited > 0 else months + 1,",
        "途径另定的社保月数，满了恰好通过",
    ),
)


def named(words: str) -> Proof:
    """The first proof whose sentence contains these words."""
    found = [proof for proof in proofs() if words in proof.sentence]
    assert found, words
    return found[0]


def list_broken_rules() -> list[Any]:
    """Every broken rule by name: a sixth of them in every run, the others with `./zc test --all`."""
    return [
        pytest.param(
            one,
            id=f"{one.function.__name__}：{one.becomes.split(chr(10))[0]}",
            marks=pytest.mark.all if place % 6 else (),
        )
        for place, one in enumerate(BROKEN)
    ]


@pytest.mark.parametrize("broken", list_broken_rules())
def test_a_broken_rule_is_refuted_by_a_person(broken: Broken) -> None:
    outcome = attempt_proof(named(broken.proof), Rules({broken.function: (broken.was, broken.becomes)}))
    assert not outcome.holds
    assert PERSON.match(outcome.why), outcome.why
