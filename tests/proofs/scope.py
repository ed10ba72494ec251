"""What is proven of 一 and of 二（六）: one result always, unknown facts, and what can only help; for any series."""

from collections.abc import Callable, Iterator
from typing import Any, cast

import z3

from tests.proofs.ground import (
    KINDEST,
    POLICY,
    STRICTEST,
    combine,
    exactly_one,
    is_middle,
    lies_between,
    row,
    some_day,
)
from zhicheng import codes
from zhicheng.codes import (
    CLEAR,
    FAIL,
    FOREIGN,
    LATER,
    LICENCE_CONDITIONAL,
    LICENCE_REQUIRED,
    NO,
    NOT_APPLICABLE,
    PASS,
    REVIEW,
    UNKNOWN,
    UNSTATED,
    YES,
)
from zhicheng.eligibility.rules import licence, post, scope
from zhicheng.eligibility.rules.person import Person
from zhicheng.readings.any_person import FIRST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import UNDATED
from zhicheng.workdays.months import first_day, month_of

SHAPE = PersonShape(educations=0, skills=0, titles=0, licences=2, spells=2, runs=0)
ANYBODY = build_any_person(SHAPE)
POST_FIELDS = [field for field in Person._fields if field.startswith("work_") and field != "work_permit"]
NO_POSTS: dict[str, Any] = {field: [] for field in POST_FIELDS}
REVIEWED_NOT = codes.ANNUAL_REVIEWS.index("none")
EMPLOYED = codes.STATUSES.index("employed")
WITH_LICENCE = [
    place for place, one in enumerate(POLICY.series.values(), 1) if KINDEST.licence_mode[place] and one.licence
]
Stated = Callable[[Rules], Statement]


def says(rules: Rules, function: Any, **other: Any) -> Any:
    """The result of a clause for anybody, with some facts otherwise."""
    person = ANYBODY._replace(**other)

    def judged(terms: Any) -> Any:
        found = rules[function](person, terms)
        return found.result if function is licence.judge_entry_licence else found

    return combine(rules, judged)


def licence_day(rules: Rules, **other: Any) -> Any:
    """The day from which the licence is held, under the kindest answers."""
    return rules[licence.judge_entry_licence](ANYBODY._replace(**other), KINDEST).held_from


def holds(claim: Any, *premises: Any, **other: Any) -> Statement:
    people = {"甲": ANYBODY, **({"乙": ANYBODY._replace(**other)} if other else {})}
    return Statement([*list_person_constraints(ANYBODY, KINDEST), *premises], claim, people)


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
    ("一（一）", "单位类型", scope.judge_employed_in_kunming, "employer_kind", codes.EMPLOYER_KINDS),
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


def one_result(function: Any) -> Stated:
    return lambda rules: holds(exactly_one(says(rules, function)))


def unknown(function: Any, field: str, answers: int) -> Stated:
    def state(rules: Rules) -> Statement:
        person = ANYBODY
        told = [person._replace(**{field: cast(Any, answer)}) for answer in range(1, answers)]
        kindest = [rules[function](one, KINDEST) for one in told]
        strictest = [rules[function](one, STRICTEST) for one in told]
        said = says(rules, function, **{field: UNSTATED})
        answered = [says(rules, function, **{field: answer}) for answer in range(1, answers)]
        asked = z3.Or(*(person.series == place for place, one in enumerate(KINDEST.asks_specialty) if one == YES))
        known = z3.And(
            asked if field == "specialty" else True,
            *(one == other for one, other in zip(kindest, strictest, strict=True)),
        )
        claim = z3.And(lies_between(said, answered), z3.Implies(known, is_middle(said, answered)))
        return holds(claim)

    return state


def permit_only_for_foreigners(rules: Rules) -> Statement:
    known = z3.And(ANYBODY.origin != UNSTATED, ANYBODY.origin != FOREIGN)
    return holds(says(rules, scope.judge_foreign_national) == NOT_APPLICABLE, known)


def earlier_licence(rules: Rules) -> Statement:
    dates = z3.Ints("earlier0 earlier1")
    earlier = [z3.And(date <= was, was > UNDATED) for date, was in zip(dates, ANYBODY.licence_date, strict=True)]
    dated = [date >= FIRST_DAY for date in dates]
    claim = says(rules, licence.judge_entry_licence, licence_date=dates) <= says(rules, licence.judge_entry_licence)
    return holds(claim, *earlier, *dated, licence_date=dates)


def another_licence(rules: Rules) -> Statement:
    fewer = {"licence_kind": ANYBODY.licence_kind[1:], "licence_date": ANYBODY.licence_date[1:]}
    return holds(says(rules, licence.judge_entry_licence) <= says(rules, licence.judge_entry_licence, **fewer), **fewer)


def licence_filed_later(rules: Rules) -> Statement:
    later, dated = some_day("later")
    claim = says(rules, licence.judge_entry_licence, filing=later) <= says(rules, licence.judge_entry_licence)
    return holds(claim, *dated, later >= ANYBODY.filing)


def licence_of_tomorrow(rules: Rules) -> Statement:
    """二（六）: a licence of the future is waited for, and held on its day."""
    result, day = says(rules, licence.judge_entry_licence), licence_day(rules)
    on, before = (says(rules, licence.judge_entry_licence, filing=when) for when in (day, day - 1))
    return holds(
        z3.And(on == PASS, z3.Implies(day - 1 >= ANYBODY.filing, before == LATER), day > ANYBODY.filing),
        result == LATER,
    )


def licence_waits_only_for_a_date(rules: Rules) -> Statement:
    """二（六）: only a licence that is stated, with a date after the filing, is waited for."""
    coming = z3.Or(*(date > ANYBODY.filing for date in ANYBODY.licence_date))
    return holds(z3.Implies(says(rules, licence.judge_entry_licence) == LATER, coming))


def conditional_licence(rules: Rules) -> Statement:
    """二（六）: where only part of the series needs it, not held on the filing date is a person's to look into."""
    conditional = [place for place in WITH_LICENCE if KINDEST.licence_mode[place] == LICENCE_CONDITIONAL]
    result = says(rules, licence.judge_entry_licence)
    return holds(exactly_one(result, (PASS, REVIEW)), z3.Or(*(ANYBODY.series == place for place in conditional)))


def required_licence_none(rules: Rules) -> Statement:
    """二（六）: who states no licence of the series that asks one is refused."""
    required = [place for place in WITH_LICENCE if KINDEST.licence_mode[place] == LICENCE_REQUIRED]
    nothing: dict[str, Any] = {"licence_kind": [], "licence_date": []}
    claim = says(rules, licence.judge_entry_licence, **nothing) == FAIL
    return holds(claim, z3.Or(*(ANYBODY.series == place for place in required)), **nothing)


def undated_licence(rules: Rules) -> Statement:
    """二（六）: a licence without a date may be of any day: what is said lies between its answers."""
    undated: dict[str, Any] = {"licence_kind": ANYBODY.licence_kind[:1], "licence_date": [UNDATED]}
    day, dated = some_day("its day")
    told = [
        says(rules, licence.judge_entry_licence, **{**undated, "licence_date": [one]})
        for one in (day, ANYBODY.filing, ANYBODY.filing + 1)
    ]
    said = says(rules, licence.judge_entry_licence, **undated)
    known = ANYBODY.series != UNSTATED
    return holds(z3.And(lies_between(said, told[1:]), z3.Implies(known, is_middle(said, told))), *dated, **undated)


def specialty_never_refuses(rules: Rules) -> Statement:
    """A word in the specialty makes a person look at it; it never refuses: 一（三）."""
    in_scope = says(rules, scope.judge_series_in_scope, specialty=CLEAR) == PASS
    return holds(z3.Implies(in_scope, says(rules, scope.judge_series_in_scope) < FAIL))


def no_licence_asked(rules: Rules) -> Statement:
    series = row("engineering")
    return holds(says(rules, licence.judge_entry_licence, series=series) == NOT_APPLICABLE)


def unknown_series(rules: Rules) -> Statement:
    """一（三）: while the series is not stated, its scope lies between the answers."""
    said = says(rules, scope.judge_series_in_scope, series=UNSTATED)
    told = [says(rules, scope.judge_series_in_scope, series=place) for place in range(1, len(KINDEST.series_in_scope))]
    return holds(lies_between(said, told))


def post_is_here(rules: Rules) -> Statement:
    """一（一）: with a post here that covers the filing date, the posts stand in nobody's way."""
    person = ANYBODY
    here = [
        z3.And(start <= person.filing, person.filing < end, where == YES)
        for start, end, where in zip(person.work_start, person.work_end, person.work_here, strict=True)
    ]
    judged = says(rules, scope.judge_employed_in_kunming)
    rest = says(rules, scope.judge_employed_in_kunming, work_start=[0], work_end=[1 << 20], work_here=[YES])
    return holds(judged == rest, z3.Or(*here))


def post_elsewhere(rules: Rules) -> Statement:
    """一（一）: posts are stated and none here covers the filing date: a person looks into it; it never refuses."""
    person = ANYBODY
    none_here = [
        z3.Or(start > person.filing, person.filing >= end, where == NO)
        for start, end, where in zip(person.work_start, person.work_end, person.work_here, strict=True)
    ]
    otherwise_fine = says(rules, scope.judge_employed_in_kunming, work_start=[0], work_end=[1 << 20], work_here=[YES])
    return holds(says(rules, scope.judge_employed_in_kunming) == REVIEW, *none_here, otherwise_fine == PASS)


def no_post_stated(rules: Rules) -> Statement:
    """一（一）: no post stated at all is unknown, not a no."""
    otherwise_fine = says(rules, scope.judge_employed_in_kunming, work_start=[0], work_end=[1 << 20], work_here=[YES])
    said = says(rules, scope.judge_employed_in_kunming, **NO_POSTS)
    return holds(said == UNKNOWN, otherwise_fine == PASS, **NO_POSTS)


def unknown_unit(rules: Rules) -> Statement:
    """一（一）: whether a post is here is not known: between a post here and one elsewhere."""
    others = ANYBODY.work_here[1:]
    said = says(rules, scope.judge_employed_in_kunming, work_here=[UNSTATED, *others])
    told = [says(rules, scope.judge_employed_in_kunming, work_here=[where, *others]) for where in (NO, YES)]
    return holds(lies_between(said, told), work_here=[UNSTATED, *others])


def post_begun_first(rules: Rules) -> Statement:
    """一（一）: of several posts here the one begun first counts; it covers the day."""
    begun = rules[post.find_post_start](ANYBODY, KINDEST, ANYBODY.filing)
    is_one = z3.Or(*(begun == start for start in ANYBODY.work_start))
    return holds(z3.Implies(begun <= ANYBODY.filing, is_one))


def review_denied(rules: Rules) -> Statement:
    """一（二）: not reviewed at all, though posts here cover the whole year before: a person looks into it."""
    person = ANYBODY
    last_year = (rules[month_of](person.filing) / 12 - 1) * 12
    whole = z3.And(
        person.work_here[0] == YES,
        person.work_start[0] <= rules[first_day](last_year),
        person.work_end[0] >= rules[first_day](last_year + 12),
    )
    return holds(says(rules, scope.judge_annual_review, annual_review=REVIEWED_NOT) == REVIEW, whole)


def review_not_denied(rules: Rules) -> Statement:
    """一（二）: who was not at a post here on the first day of that year may well not have been reviewed."""
    person = ANYBODY
    begins = rules[first_day]((rules[month_of](person.filing) / 12 - 1) * 12)
    absent = [
        z3.Or(here == NO, start > begins) for start, here in zip(person.work_start, person.work_here, strict=True)
    ]
    return holds(says(rules, scope.judge_annual_review, annual_review=REVIEWED_NOT) == PASS, *absent)


def denied_only_without_review(rules: Rules) -> Statement:
    """一（二）: posts say nothing against a review that took place."""
    took_place = z3.And(ANYBODY.annual_review != REVIEWED_NOT, ANYBODY.annual_review != UNSTATED)
    one, other = (says(rules, scope.judge_annual_review, **facts) for facts in ({}, NO_POSTS))
    return holds(one == other, took_place)


def branch_of_province(rules: Rules) -> Statement:
    """一（四）: a branch is no better than the legal person it belongs to."""
    one = says(rules, scope.judge_employer_in_scope)
    alone = says(rules, scope.judge_employer_in_scope, affiliation=codes.AFFILIATIONS.index("none"))
    return holds(one >= alone)


def attested_refuses(rules: Rules) -> Statement:
    """一（二）: one thing attested against somebody is enough."""
    against = z3.Or(ANYBODY.refuses_assignment == YES, ANYBODY.not_competent == YES)
    return holds((says(rules, scope.judge_conduct) == FAIL) == against)


OTHERS: dict[tuple[str, str], Stated] = {
    ("一（一）", "工作许可：只要求外籍人员"): permit_only_for_foreigners,
    ("一（一）", "在昆单位聘用：申报日在本单位有岗的，岗位不妨碍"): post_is_here,
    ("一（一）", "在昆单位聘用：填了岗位而申报日都不在本单位的，待确认，不否定"): post_elsewhere,
    ("一（一）", "在昆单位聘用：一个岗位也没有填的，待补，不否定"): no_post_stated,
    ("一（一）", "在昆单位聘用：岗位在哪个单位不明时，结论在两种答案之间"): unknown_unit,
    ("一（一）", "在昆单位聘用：几个岗位取最早的一个"): post_begun_first,
    ("一（二）", "年度考核：说没有考核而上一年全年在岗的，待确认"): review_denied,
    ("一（二）", "年度考核：说没有考核而上年初不在岗的，通过"): review_not_denied,
    ("一（二）", "年度考核：考核过的，岗位没有影响"): denied_only_without_review,
    ("一（二）", "服从分配与胜任岗位：不通过，当且仅当单位证明有其一"): attested_refuses,
    ("一（三）", "系列范围：专业名称有疑只待确认，绝不直接否定"): specialty_never_refuses,
    ("一（三）", "系列范围：系列不明时，结论在各种答案之间"): unknown_series,
    ("一（四）", "单位隶属：分公司不比总公司好"): branch_of_province,
    ("二（六）", "从业准入资格：取得更早，不会变差"): earlier_licence,
    ("二（六）", "从业准入资格：多一个资格，不会变差"): another_licence,
    ("二（六）", "从业准入资格：晚些申报，不会变差"): licence_filed_later,
    ("二（六）", "从业准入资格：申报日以后才取得的，到取得之日即有，前一日还没有"): licence_of_tomorrow,
    ("二（六）", "从业准入资格：尚需时间的，一定写明了以后的日期"): licence_waits_only_for_a_date,
    ("二（六）", "从业准入资格：部分岗位才要求的，没有取得只待确认"): conditional_licence,
    ("二（六）", "从业准入资格：要求而一个也没有填的，不通过"): required_licence_none,
    ("二（六）", "从业准入资格：取得日期不明时，结论涵盖各种答案"): undated_licence,
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
