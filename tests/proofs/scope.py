"""What is proven of 一 and of 二（六）: one result always, unknown facts, and what can only help; for any series."""

from collections.abc import Callable, Iterator
from typing import Any

import z3

from tests.proofs.ground import TERMS, covers, exactly_one, row, some_day
from zhicheng import codes
from zhicheng.codes import CLEAR, FOREIGN, NO, NOT_APPLICABLE, PASS, UNSTATED, YES
from zhicheng.eligibility.rules import licence, scope
from zhicheng.eligibility.rules.person import Person
from zhicheng.readings.any_person import build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement

SHAPE = PersonShape(educations=0, skills=0, titles=0, licences=2, spells=0, runs=0)
ANYBODY = build_any_person(SHAPE)
Judge = Callable[[Rules, Person], Any]

OF_TERMS = (
    scope.judge_employed_in_kunming,
    scope.judge_status,
    scope.judge_annual_review,
    scope.judge_series_in_scope,
    scope.judge_employer_in_scope,
    licence.judge_entry_licence,
)


def says(rules: Rules, function: Any, **other: Any) -> Any:
    """The result of a clause for anybody, with some facts otherwise."""
    person = ANYBODY._replace(**other)
    return rules[function](person, TERMS) if function in OF_TERMS else rules[function](person)


def holds(claim: Any, *premises: Any, **other: Any) -> Statement:
    people = {"甲": ANYBODY, **({"乙": ANYBODY._replace(**other)} if other else {})}
    return Statement([*list_person_constraints(ANYBODY, TERMS), *premises], claim, people)


CLAUSES = (
    ("一（一）", "在昆单位聘用", scope.judge_employed_in_kunming),
    ("一（一）", "工作许可", scope.judge_foreign_national),
    ("一（二）", "人员身份", scope.judge_status),
    ("一（二）", "服从分配与胜任岗位", scope.judge_conduct),
    ("一（二）", "年度考核", scope.judge_annual_review),
    ("一（三）", "系列范围", scope.judge_series_in_scope),
    ("一（四）", "单位隶属", scope.judge_employer_in_scope),
    ("二（六）", "从业准入资格", licence.judge_entry_licence),
)
UNKNOWN_FACTS = (
    ("一（一）", "人员身份", scope.judge_employed_in_kunming, "status", codes.STATUSES),
    ("一（一）", "单位是否在昆明注册", scope.judge_employed_in_kunming, "registered", ("", NO, YES)),
    ("一（一）", "是否外籍", scope.judge_foreign_national, "origin", codes.ORIGINS),
    ("一（一）", "有无工作许可", scope.judge_foreign_national, "work_permit", ("", NO, YES)),
    ("一（二）", "人员身份", scope.judge_status, "status", codes.STATUSES),
    ("一（二）", "是否不服从分配", scope.judge_conduct, "refuses_assignment", ("", NO, YES)),
    ("一（二）", "是否不胜任岗位", scope.judge_conduct, "not_competent", ("", NO, YES)),
    ("一（二）", "年度考核结果", scope.judge_annual_review, "annual_review", codes.ANNUAL_REVIEWS),
    ("一（三）", "所报专业", scope.judge_series_in_scope, "specialty", ("", CLEAR, codes.DOUBTFUL)),
    ("一（四）", "单位隶属关系", scope.judge_employer_in_scope, "affiliation", codes.AFFILIATIONS),
    ("一（四）", "总公司隶属关系", scope.judge_employer_in_scope, "parent_affiliation", codes.AFFILIATIONS),
)


def one_result(function: Any) -> Callable[[Rules], Statement]:
    return lambda rules: holds(exactly_one(says(rules, function)))


def unknown(function: Any, field: str, answers: int) -> Callable[[Rules], Statement]:
    def state(rules: Rules) -> Statement:
        said = says(rules, function, **{field: UNSTATED})
        return holds(covers(said, [says(rules, function, **{field: answer}) for answer in range(1, answers)]))

    return state


def permit_only_for_foreigners(rules: Rules) -> Statement:
    known = z3.And(ANYBODY.origin != UNSTATED, ANYBODY.origin != FOREIGN)
    return holds(says(rules, scope.judge_foreign_national) == NOT_APPLICABLE, known)


def earlier_licence(rules: Rules) -> Statement:
    dates = z3.Ints("earlier0 earlier1")
    earlier = [date <= was for date, was in zip(dates, ANYBODY.licence_date, strict=True)]
    claim = says(rules, licence.judge_entry_licence, licence_date=dates) <= says(rules, licence.judge_entry_licence)
    return holds(claim, *earlier, licence_date=dates)


def another_licence(rules: Rules) -> Statement:
    fewer = {"licence_kind": ANYBODY.licence_kind[1:], "licence_date": ANYBODY.licence_date[1:]}
    return holds(says(rules, licence.judge_entry_licence) <= says(rules, licence.judge_entry_licence, **fewer), **fewer)


def licence_filed_later(rules: Rules) -> Statement:
    later, dated = some_day("later")
    claim = says(rules, licence.judge_entry_licence, filing=later) <= says(rules, licence.judge_entry_licence)
    return holds(claim, *dated, later >= ANYBODY.filing)


def specialty_never_refuses(rules: Rules) -> Statement:
    """A word in the specialty makes a person look at it; it never refuses: 一（三）."""
    in_scope = says(rules, scope.judge_series_in_scope, specialty=CLEAR) == PASS
    return holds(z3.Implies(in_scope, says(rules, scope.judge_series_in_scope) < codes.FAIL))


def no_licence_asked(rules: Rules) -> Statement:
    series = row("engineering")
    return holds(says(rules, licence.judge_entry_licence, series=series) == NOT_APPLICABLE)


OTHERS: dict[tuple[str, str], Callable[[Rules], Statement]] = {
    ("一（一）", "工作许可：只要求外籍人员"): permit_only_for_foreigners,
    ("一（三）", "系列范围：专业名称有疑只待确认，绝不直接否定"): specialty_never_refuses,
    ("二（六）", "从业准入资格：取得更早，不会变差"): earlier_licence,
    ("二（六）", "从业准入资格：多一个资格，不会变差"): another_licence,
    ("二（六）", "从业准入资格：晚些申报，不会变差"): licence_filed_later,
    ("二（六）", "从业准入资格：工程系列不要求"): no_licence_asked,
}


def proofs() -> Iterator[Proof]:
    """Every property of 一 and 二（六）."""
    for clause, name, function in CLAUSES:
        yield Proof(clause, f"{name}：结论有且只有一个", one_result(function))
    for clause, name, function, field, answers in UNKNOWN_FACTS:
        yield Proof(clause, f"{name}不明时，结论涵盖各种答案", unknown(function, field, len(answers)))
    for (clause, sentence), state in OTHERS.items():
        yield Proof(clause, sentence, state)
