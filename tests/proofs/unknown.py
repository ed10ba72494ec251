"""What is proven of whatever may be unknown: the verdict lies between the verdicts of the answers, fact by fact.

Everything else about the person is stated or not, as it comes, apart from what 一 asks: there the one fact alone is open.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import z3

from tests.proofs.ground import BOTH, lies_between
from tests.proofs.verdict_people import Case, Given, anybody
from zhicheng import codes
from zhicheng.codes import EMPLOYER, NO, NO_RECORD, OTHER_PAYER, UNIDENTIFIED, UNSTATED, YES
from zhicheng.eligibility.rules.person import Person
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Statement
from zhicheng.workdays.days import UNDATED

ONE_OF_EACH = Given(PersonShape(educations=1, spells=1, runs=1))
WITH_TITLE = Given(PersonShape(educations=0, titles=1, spells=1, runs=1))
LAWYER = Given(PersonShape(educations=1, licences=1, spells=1, runs=1), ("bachelor",), "law_practice")
TEACHER = Given(PersonShape(educations=1, spells=1, runs=1), (), "school_teaching")
FOREIGN = codes.ORIGINS.index("foreign")
OTHERS: dict[str, Sequence[int]] = {field: (NO, YES) for field in ("refuses_assignment", "not_competent", "registered")}
ANSWERS: tuple[tuple[str, str, str, Sequence[int]], ...] = (
    ("一（一）", "人员身份", "status", range(1, len(codes.STATUSES))),
    ("一（一）", "单位是否在昆明注册", "registered", (NO, YES)),
    ("一（一）", "单位类型", "employer_kind", range(1, len(codes.EMPLOYER_KINDS))),
    ("一（一）", "是否外籍", "origin", range(1, len(codes.ORIGINS))),
    ("一（二）", "年度考核结果", "annual_review", range(1, len(codes.ANNUAL_REVIEWS))),
    ("一（二）", "是否不服从分配", "refuses_assignment", (NO, YES)),
    ("一（二）", "是否不胜任岗位", "not_competent", (NO, YES)),
    ("一（三）", "所报专业", "specialty", (codes.CLEAR, codes.DOUBTFUL)),
    ("一（四）", "单位隶属关系", "affiliation", range(1, len(codes.AFFILIATIONS))),
    ("一（四）", "总公司隶属关系", "parent_affiliation", range(1, len(codes.AFFILIATIONS))),
    ("二（五）", "专业是否相近", "major_relation", range(1, len(codes.MAJOR_RELATIONS))),
)
IN_LISTS: tuple[tuple[str, str, Given, str, int, Sequence[int]], ...] = (
    ("二（一）", "学历是否获得承认", ONE_OF_EACH, "education_recognized", UNSTATED, (NO, YES)),
    ("二（四）", "有没有登记表、通知书", ONE_OF_EACH, "work_record", UNSTATED, (1, NO_RECORD)),
    ("二（四）、二（七）", "有没有登记表、通知书（只有职称）", WITH_TITLE, "work_record", UNSTATED, (1, NO_RECORD)),
    ("一（一）", "岗位在哪个单位", ONE_OF_EACH, "work_here", UNSTATED, (NO, YES)),
    ("一（一）、二（七）", "岗位在哪个单位（只有职称）", WITH_TITLE, "work_here", UNSTATED, (NO, YES)),
    ("二（二）", "社保由谁缴", ONE_OF_EACH, "paid_by", UNIDENTIFIED, (EMPLOYER, OTHER_PAYER)),
    ("二（二）", "社保由谁缴（只有职称）", WITH_TITLE, "paid_by", UNIDENTIFIED, (EMPLOYER, OTHER_PAYER)),
)
SERIES_ANSWERED = ("engineering", "accounting")


def says(case: Case, **other: Any) -> Any:
    return case.judge(BOTH, **other).verdict


def unknown_fact(field: str, answers: Sequence[int]) -> Callable[[Case], Statement]:
    def state(case: Case) -> Statement:
        told = [says(case, **{field: answer}) for answer in answers]
        return case.shows(lies_between(says(case, **{field: UNSTATED}), told))

    return state


def unknown_item(field: str, unknown: int, answers: Sequence[int]) -> Callable[[Case], Statement]:
    def state(case: Case) -> Statement:
        told = [says(case, **{field: [answer]}) for answer in answers]
        return case.shows(lies_between(says(case, **{field: [unknown]}), told))

    return state


def unknown_permit(case: Case) -> Statement:
    told = [says(case, origin=FOREIGN, work_permit=answer) for answer in (NO, YES)]
    return case.shows(lies_between(says(case, origin=FOREIGN, work_permit=UNSTATED), told))


def unknown_series_of_work(case: Case) -> Statement:
    another = z3.Int("another series")
    told = [says(case, work_series=[one]) for one in (case.person.series, another)]
    strange = [another != case.person.series, another > UNSTATED, another != case.person.title_series[0]]
    return case.shows(lies_between(says(case, work_series=[UNSTATED]), told), *strange)


def unknown_day_of_licence(case: Case) -> Statement:
    day = case.person.filing
    told = [says(case, licence_date=[one]) for one in (day, day + 4000)]
    return case.shows(lies_between(says(case, licence_date=[UNDATED]), told))


def unknown_stage(case: Case) -> Statement:
    told = [says(case, school_stage=stage) for stage in range(1, len(codes.SCHOOL_STAGES))]
    return case.shows(lies_between(says(case, school_stage=UNSTATED), told))


def unknown_two(case: Case) -> Statement:
    """Two unknowns at once: between the verdicts of the four answers."""
    told = [says(case, major_relation=major, work_record=[record]) for major in (1, 3) for record in (1, NO_RECORD)]
    return case.shows(lies_between(says(case, major_relation=UNSTATED, work_record=[UNSTATED]), told))


def no_post_at_all(case: Case) -> Statement:
    """一（一）: no post stated: the verdict lies between a post here, and another unit's."""
    fields = [field for field in Person._fields if field.startswith("work_") and field != "work_permit"]
    nothing: dict[str, Any] = {field: [] for field in fields}
    best = says(case, work_here=[YES], work_record=[1])
    return case.shows(best <= says(case, **nothing), **nothing)


PROPERTIES: tuple[tuple[str, str, Given, Callable[[Case], Statement]], ...] = (
    ("一（一）", "有无工作许可", ONE_OF_EACH, unknown_permit),
    ("二（四）、二（七）", "干的是哪个系列（只有职称）", WITH_TITLE, unknown_series_of_work),
    ("二（六）", "资格证书的日期（律师）", LAWYER, unknown_day_of_licence),
    ("二（二）", "学段（中小学教师）", TEACHER, unknown_stage),
    ("二（四）、二（五）", "专业相近与登记表两样都", ONE_OF_EACH, unknown_two),
)


def proofs() -> Iterator[Proof]:
    """One for each fact that may be unknown."""
    for clause, name, field, answers in ANSWERS:
        yield proof(clause, f"{name}不明", ONE_OF_EACH, unknown_fact(field, answers))
    for clause, name, given, field, unknown, told in IN_LISTS:
        yield proof(clause, f"{name}不明", given, unknown_item(field, unknown, told))
    for clause, name, given, state in PROPERTIES:
        yield proof(clause, f"{name}不明", given, state)


def proof(clauses: str, what: str, given: Given, state: Callable[[Case], Statement]) -> Proof:
    return Proof(clauses, f"结论：{what}时，在各种答案的结论之间", lambda rules: state(Case(rules, anybody(given))))
