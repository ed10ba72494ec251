"""What is proven of the whole verdict in another city, of whoever has a bachelor's or two degrees: its words help or bar
as they are meant to. That the day told is kept is proven of its parts (cities.py, cities_service.py). That more days of work
hurt nobody is open for Hangzhou, and that an unknown permit of residence lies between its answers (of insurance itself it is
proven, cities.py): within its steps the solver finds no answer.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import z3

from tests.proofs import verdict, verdict_levels
from tests.proofs.cities import HANGZHOU, SHENZHEN, City
from tests.proofs.ground import lies_between
from tests.proofs.verdict_people import Case, Given, anybody
from zhicheng import codes
from zhicheng.codes import FULL_TIME, NO_RECORD, NOT_ELIGIBLE, PART_TIME, UNRELATED, UNSTATED, YES
from zhicheng.eligibility.rules.candidate import NO_RANK
from zhicheng.eligibility.rules.judge import Judgement
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement

GRADUATE = Given(PersonShape(educations=1, spells=1, runs=1), ("bachelor",))
SCHOLARS = Given(PersonShape(educations=2, spells=1, runs=1), ("bachelor", "master"))
WITH_TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("master",))
CONTRACT = codes.RECORDS.index("labour_contract")
Stated = Callable[[Case, City], Statement]


def between(field: str, answers: Sequence[int], unknown: int = UNSTATED, listed: bool = False) -> Stated:
    """While a fact is not stated, the verdict lies between those of its answers."""

    def state(case: Case, city: City) -> Statement:
        def told(value: int) -> Judgement:
            return case.judge(city.both, **{field: [value] if listed else value})

        said = [told(answer).verdict for answer in answers]
        return case.shows(lies_between(told(unknown).verdict, said))

    return state


def of_ours(stated: Callable[[Case], Statement]) -> Stated:
    """A property that our policy has as well."""
    return lambda case, _: stated(case)


def permit_never_hurts(case: Case, _: City) -> Statement:
    return case.never_worse(residence=YES)


def full_time_never_hurts(case: Case, _: City) -> Statement:
    return case.never_worse(education_mode=[FULL_TIME])


def part_time_is_refused(case: Case, _: City) -> Statement:
    judged = case.judge(education_mode=[PART_TIME])
    opened = z3.Or(*(one.rank < NO_RANK for one in judged.candidates))
    return case.shows(z3.And(z3.Not(opened), judged.verdict >= NOT_ELIGIBLE), education_mode=[PART_TIME])


def unrelated_is_refused(case: Case, _: City) -> Statement:
    refused = case.judge(major_relation=UNRELATED).verdict >= NOT_ELIGIBLE
    return case.shows(refused, major_relation=UNRELATED)


def as_if_insured(case: Case, _: City) -> Statement:
    """With a permit of residence nothing about months of insurance changes the verdict."""
    fields = ("paid_from", "paid_to", "paid_area", "paid_late", "paid_by")
    nothing: dict[str, Any] = {field: [] for field in fields}
    one, other = case.judge(residence=YES), case.judge(residence=YES, **nothing)
    return case.shows(z3.And(one.verdict == other.verdict, one.earliest == other.earliest), residence=YES)


def kindest_is_kinder(case: Case, city: City) -> Statement:
    """The verdict lies between those of the kindest and the strictest answers to everything that is not stated."""
    kindly, strictly = (case.judge(PolicyTerms(terms, terms)).verdict for terms in city.both)
    return case.shows(lies_between(case.judge(city.both).verdict, [kindly, strictly]))


PROPERTIES: tuple[tuple[City, str, str, Given, Stated], ...] = (
    (HANGZHOU, "第七条", "有居住证，不会变差，也不会更迟", GRADUATE, permit_never_hurts),
    (HANGZHOU, "第七条", "有居住证的，社保没有影响", GRADUATE, as_if_insured),
    (
        HANGZHOU,
        "第六条",
        "有没有合同不明时，在两种答案的结论之间",
        GRADUATE,
        between("work_record", (CONTRACT, NO_RECORD), listed=True),
    ),
    (
        HANGZHOU,
        "第五条",
        "申报哪一级就认定哪一级（本科和硕士）",
        SCHOLARS,
        of_ours(verdict_levels.level_asked_is_given),
    ),
    (HANGZHOU, "第五条", "已经有的级别不再认定（硕士和职称）", WITH_TITLE, of_ours(verdict_levels.held_title_bars)),
    (SHENZHEN, "第二条", "全日制不比非全日制差", GRADUATE, full_time_never_hurts),
    (SHENZHEN, "第二条", "只有非全日制学历的不符合", GRADUATE, part_time_is_refused),
    (
        SHENZHEN,
        "第二条",
        "学习形式不明时，在两种答案的结论之间",
        GRADUATE,
        between("education_mode", (FULL_TIME, PART_TIME), listed=True),
    ),
    (SHENZHEN, "第六条", "专业不相关的不符合", GRADUATE, unrelated_is_refused),
    (
        SHENZHEN,
        "第六条",
        "专业是否相关不明时，在各种答案的结论之间",
        GRADUATE,
        between("major_relation", range(1, len(codes.MAJOR_RELATIONS))),
    ),
    (SHENZHEN, "第七条", "多干些日子，不会变差，也不会更迟", GRADUATE, of_ours(verdict.longer)),
    (SHENZHEN, "第七条", "所报日期的前一日申报，不会完全符合", GRADUATE, of_ours(verdict.not_the_day_before)),
    (
        SHENZHEN,
        "第五条",
        "申报哪一级就认定哪一级（本科和硕士）",
        SCHOLARS,
        of_ours(verdict_levels.level_asked_is_given),
    ),
    (SHENZHEN, "第一条", "有没填的，结论在最宽和最严的答案之间", GRADUATE, kindest_is_kinder),
)


def proofs() -> Iterator[Proof]:
    """Every property of the verdict, of each city."""
    for city, clause, sentence, given, stated in PROPERTIES:
        yield Proof(clause, f"结论：{city.name}：{sentence}", state(city, given, stated))


def state(city: City, given: Given, stated: Stated) -> Callable[[Rules], Statement]:
    kind = PolicyTerms(city.both.kindest, city.both.kindest)
    series = list(city.policy.series)
    return lambda rules: stated(Case(rules, anybody(given, series), kind), city)
