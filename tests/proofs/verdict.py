"""What is proven of the whole verdict, for anybody with one or two credentials, two spells of work and insured months."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import TERMS, covers, exactly_one, increasing, no_worse, row, some_day
from zhicheng import codes
from zhicheng.codes import FAIL, LATER, NO, NOT_ELIGIBLE, OUT_OF_SCOPE, PASS, REVIEW, UNRELATED, UNSTATED, YES
from zhicheng.eligibility.rules.judge import Judgement, judge
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of


class Given(NamedTuple):
    """How many items of each kind a person has, and of what level the educations are, where that is given."""

    shape: PersonShape
    levels: tuple[str, ...] = ()


EDUCATION = Given(PersonShape(educations=1, spells=2, runs=1))
COLLEGES = Given(PersonShape(educations=2, spells=1, runs=1), ("junior_college", "bachelor"))
DEGREES = Given(PersonShape(educations=2, spells=1, runs=1), ("bachelor", "master"))
SKILL = Given(PersonShape(educations=1, skills=1, spells=1, runs=1))
TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1))
ONLY_TITLE = Given(PersonShape(educations=0, titles=1, spells=1, runs=1))
SCHOOL_AND_TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("secondary_vocational",))
DEGREE_AND_TITLE = Given(PersonShape(educations=1, titles=1, spells=1, runs=1), ("bachelor",))
INSURED = Given(PersonShape(educations=1, spells=1, runs=2))
LICENSED = Given(PersonShape(educations=1, licences=1, spells=1, runs=1))
RELATED = codes.MAJOR_RELATIONS.index("related")
KUNMING = codes.INSURANCE_AREAS.index("kunming")


class Case(NamedTuple):
    """Anybody of a shape, judged."""

    rules: Rules
    person: Person

    def judge(self, terms: Terms = TERMS, **other: Any) -> Judgement:
        judged: Judgement = self.rules[judge](self.person._replace(**other), terms)
        return judged

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        people = {"甲": self.person, **({"乙": self.person._replace(**other)} if other else {})}
        return Statement([*list_person_constraints(self.person, TERMS), *premises], claim, people)

    def never_worse(self, *premises: Any, **other: Any) -> Statement:
        """乙, who differs in this, is judged no worse than 甲."""
        return self.shows(better(self.judge(**other), self.judge()), *premises, **other)


Stated = Callable[[Case], Statement]


def better(one: Judgement, other: Judgement) -> Any:
    return no_worse(one.verdict, other.verdict, one.earliest, other.earliest)


def longer(case: Case) -> Statement:
    ends = [z3.Int(f"longer{place}") for place in range(len(case.person.work_end))]
    later = [
        z3.And(end >= was, z3.Or(end <= LAST_DAY, end == NEVER))
        for end, was in zip(ends, case.person.work_end, strict=True)
    ]
    return case.never_worse(*later, work_end=ends)


def begun_earlier(case: Case) -> Statement:
    starts = [z3.Int(f"sooner{place}") for place in range(len(case.person.work_start))]
    sooner = [
        z3.And(start <= was, start >= FIRST_DAY) for start, was in zip(starts, case.person.work_start, strict=True)
    ]
    return case.never_worse(*sooner, *increasing(starts), work_start=starts)


def proven_by_a_record(case: Case) -> Statement:
    records = [z3.If(z3.Bool(f"found{place}"), 1, record) for place, record in enumerate(case.person.work_record)]
    return case.never_worse(work_record=records)


def earlier_diploma(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    was = case.person.education_diploma[0]
    return case.never_worse(
        *dated, was < NEVER, earlier <= was, education_diploma=[earlier, *case.person.education_diploma[1:]]
    )


def earlier_degree(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    was = case.person.education_degree[0]
    return case.never_worse(
        *dated, was < NEVER, earlier <= was, education_degree=[earlier, *case.person.education_degree[1:]]
    )


def earlier_skill(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.skill_date[0], skill_date=[earlier])


def earlier_title(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    was = case.person.title_date[0]
    return case.never_worse(*dated, earlier <= was, was <= case.person.filing, title_date=[earlier])


def related_major(case: Case) -> Statement:
    return case.never_worse(case.person.major_relation == UNRELATED, major_relation=RELATED)


def later_publicity(case: Case) -> Statement:
    later, dated = some_day("later")
    start, end = case.person.publicity_start, case.person.publicity_end
    return case.never_worse(*dated, start <= later, later <= end, start < NEVER, publicity_start=later)


def insured_earlier(case: Case) -> Statement:
    firsts = [z3.Int(f"first{place}") for place in range(len(case.person.paid_from))]
    earlier = [z3.And(a <= b, a >= month_of(FIRST_DAY)) for a, b in zip(firsts, case.person.paid_from, strict=True)]
    return case.never_worse(*earlier, paid_from=firsts)


def in_time_and_here(case: Case) -> Statement:
    runs = len(case.person.paid_from)
    return case.never_worse(paid_late=[NO] * runs, paid_area=[KUNMING] * runs)


def another_education(case: Case) -> Statement:
    return case.never_worse(
        case.person.education_recognized[1] == NO, education_recognized=[case.person.education_recognized[0], YES]
    )


def earlier_licence(case: Case) -> Statement:
    earlier, dated = some_day("earlier")
    return case.never_worse(*dated, earlier <= case.person.licence_date[0], licence_date=[earlier])


def one_verdict(case: Case) -> Statement:
    verdict = case.judge().verdict
    return case.shows(exactly_one(verdict, range(PASS, OUT_OF_SCOPE + 1)))


def taken(case: Case, judged: Judgement) -> list[tuple[Any, Any]]:
    """Each candidate, and whether it is the one taken."""
    return [(judged.best == place, candidate) for place, candidate in enumerate(judged.candidates)]


def all_passes(case: Case) -> Statement:
    judged = case.judge()
    common = z3.And(
        *(result <= PASS for result in judged.common), judged.insured_months <= PASS, judged.title_held == PASS
    )
    routes = [z3.Implies(is_taken, candidate.service.result == PASS) for is_taken, candidate in taken(case, judged)]
    return case.shows(z3.Implies(judged.verdict == PASS, z3.And(common, *routes, judged.best >= 0)))


def refused_on_one(case: Case) -> Statement:
    judged = case.judge()
    refused = z3.Or(*(result == FAIL for result in judged.common))
    return case.shows(z3.Implies(refused, judged.verdict >= NOT_ELIGIBLE))


def out_of_scope(case: Case) -> Statement:
    judged = case.judge()
    found = judged.common
    outside = z3.Or(
        *(result == FAIL for result in (found.employed_in_kunming, found.series_in_scope, found.employer_in_scope))
    )
    return case.shows((judged.verdict == OUT_OF_SCOPE) == outside)


def best_is_best(case: Case) -> Statement:
    """No candidate leads to a better verdict, or sooner to the same, than the one taken."""
    judged = case.judge()
    claims = [
        z3.Implies(
            candidate.rank < 1 << 54, no_worse(judged.verdict, candidate.grade, judged.earliest, candidate.earliest)
        )
        for candidate in judged.candidates
        if z3.is_expr(candidate.rank)
    ]
    return case.shows(z3.Implies(judged.verdict < OUT_OF_SCOPE, z3.And(*claims)))


def earliest_only_when_waiting(case: Case) -> Statement:
    judged = case.judge()
    waits = judged.verdict == LATER
    filed_after = z3.Or(case.person.publicity_start <= case.person.filing, case.person.publicity_start == NEVER)
    return case.shows(
        z3.And(waits == (judged.earliest < NEVER), z3.Implies(waits, judged.earliest > judged.cut_off)), filed_after
    )


def good_months(case: Case) -> list[Any]:
    """Every month paid in Kunming and in time."""
    person = case.person
    return [*(area == KUNMING for area in person.paid_area), *(late == NO for late in person.paid_late)]


def known_case(case: Case) -> list[Any]:
    """Judged before there is a publicity; nothing in the future but what goes on; nothing doubtful about the months."""
    person = case.person
    past = [*(date <= person.filing for date in (*person.title_date, *person.licence_date))]
    return [person.publicity_start == NEVER, *good_months(case), *past]


def on_day(case: Case, day: Any) -> dict[str, Any]:
    """The case on a later day: filed then, whatever insurance ran to the latest month gone on until the month before."""
    latest, paid = case.person.paid_to[0], case.rules[month_of](day) - 1
    goes_on = [z3.If(z3.And(to == latest, paid > latest), paid, to) for to in case.person.paid_to]
    return {"filing": day, "paid_to": goes_on}


def paying(case: Case) -> list[Any]:
    filed = case.rules[month_of](case.person.filing)
    return [case.person.paid_to[0] >= filed - 1, case.person.paid_to[0] <= filed]


def first_day(case: Case) -> Statement:
    judged = case.judge()
    day = judged.earliest
    premises = [*known_case(case), *paying(case), judged.verdict == LATER, day <= LAST_DAY]
    return case.shows(case.judge(**on_day(case, day)).verdict < LATER, *premises)


def not_the_day_before(case: Case) -> Statement:
    judged = case.judge()
    day = judged.earliest
    premises = [*known_case(case), *paying(case), judged.verdict == LATER, day <= LAST_DAY]
    return case.shows(case.judge(**on_day(case, day - 1)).verdict == LATER, *premises)


UNKNOWN_FACTS: tuple[tuple[str, str, str, tuple[int, ...]], ...] = (
    ("二（五）", "专业是否相近", "major_relation", (1, 2, 3)),
    ("一（二）", "年度考核结果", "annual_review", (1, 2, 3, 4, 5)),
    ("一（二）", "是否不服从分配", "refuses_assignment", (NO, YES)),
    ("一（二）", "是否不胜任岗位", "not_competent", (NO, YES)),
    ("一（二）", "人员身份", "status", (1, 2, 3, 4, 5)),
    ("一（一）", "单位是否在昆明注册", "registered", (NO, YES)),
    ("一（一）", "有无工作许可", "work_permit", (NO, YES)),
    ("一（一）", "是否外籍", "origin", (1, 2, 3)),
    ("一（三）", "（别无待确认事项）所报专业", "specialty", (1, 2)),
    ("一（四）", "单位隶属关系", "affiliation", (1, 2, 3, 4, 5)),
    ("二（一）", "学历是否获得承认", "education_recognized", (NO, YES)),
)


def unknown(field: str, answers: tuple[int, ...]) -> Stated:
    def state(case: Case) -> Statement:
        listed = field == "education_recognized"
        unstated: Any = [UNSTATED] if listed else UNSTATED
        said = case.judge(TERMS, **{field: unstated})
        told = [
            case.judge(TERMS, **{field: answer}).verdict
            for answer in ([[one] for one in answers] if listed else answers)
        ]
        at_most_reviewed = [told[0] != REVIEW] if field == "specialty" else []
        return case.shows(covers(said.verdict, told), *at_most_reviewed)

    return state


PROPERTIES: tuple[tuple[str, str, Given, Stated], ...] = (
    ("二（四）", "多干些日子，不会变差，也不会更迟", EDUCATION, longer),
    ("二（四）", "早些上岗，不会变差，也不会更迟", EDUCATION, begun_earlier),
    ("二（四）", "补上缺少的录用登记表或聘用通知书，不会变差，也不会更迟", EDUCATION, proven_by_a_record),
    ("二（四）", "公示晚些开始，不会变差", EDUCATION, later_publicity),
    ("二（四）", "有大专又有本科的，多干些日子，不会变差，也不会更迟", COLLEGES, longer),
    ("二（四）", "有本科又有硕士的，多干些日子，不会变差，也不会更迟", DEGREES, longer),
    ("二（四）", "有高级工的，多干些日子，不会变差，也不会更迟", SKILL, longer),
    ("二（四）", "只有职称的，多干些日子，不会变差，也不会更迟", ONLY_TITLE, longer),
    ("二（四）", "有中专和职称的，公示晚些开始，不会变差", SCHOOL_AND_TITLE, later_publicity),
    ("二（二）", "毕业证日期更早，不会变差，也不会更迟（大专和本科）", COLLEGES, earlier_diploma),
    ("二（二）", "毕业证日期更早，不会变差，也不会更迟（本科和硕士）", DEGREES, earlier_diploma),
    ("二（二）4", "学位证日期更早，不会变差，也不会更迟（本科和硕士）", DEGREES, earlier_degree),
    ("二（二）5", "学位证日期更早，不会变差，也不会更迟（任何学历）", EDUCATION, earlier_degree),
    ("二（二）3", "高级工证书日期更早，不会变差，也不会更迟", SKILL, earlier_skill),
    ("二（二）1", "已有的职称取得更早，不会变差，也不会更迟（中专和职称）", SCHOOL_AND_TITLE, earlier_title),
    ("二（七）", "已有的职称取得更早，不会变差，也不会更迟（只有职称）", ONLY_TITLE, earlier_title),
    ("二（二）", "再有一个学历获得承认，不会变差，也不会更迟（大专和本科）", COLLEGES, another_education),
    ("二（二）", "再有一个学历获得承认，不会变差，也不会更迟（本科和硕士）", DEGREES, another_education),
    ("二（五）", "专业相近不比不相近差，也不会更迟", EDUCATION, related_major),
    ("二（五）", "专业相近不比不相近差，也不会更迟（大专和本科）", COLLEGES, related_major),
    ("二（五）", "专业相近不比不相近差，也不会更迟（本科和职称）", DEGREE_AND_TITLE, related_major),
    ("二（二）", "早些参保，不会变差，也不会更迟", INSURED, insured_earlier),
    ("二（二）", "按时在昆明参保，不会变差，也不会更迟", INSURED, in_time_and_here),
    ("二（六）", "从业准入资格取得更早，不会变差，也不会更迟", LICENSED, earlier_licence),
    ("一（一）至二（七）", "六种结论有且只有一个", TITLE, one_verdict),
    ("一（一）至二（七）", "符合条件的，各项都通过", TITLE, all_passes),
    ("一（一）至二（七）", "任何一项共同条件不通过，就不会符合条件", EDUCATION, refused_on_one),
    ("一（一）、一（三）、一（四）", "不在范围，当且仅当这三项之一不通过", EDUCATION, out_of_scope),
    ("二（二）", "没有一条途径比所选的更好或更早", TITLE, best_is_best),
    ("二（四）", "只有尚需时间的才报日期，而且在截止日以后", TITLE, earliest_only_when_waiting),
    ("二（二）、二（四）", "到所报日期再申报，不再是尚需时间", EDUCATION, first_day),
    ("二（二）、二（四）", "所报日期的前一日申报，仍是尚需时间", EDUCATION, not_the_day_before),
    ("二（二）、二（四）", "到所报日期再申报，不再是尚需时间（大专和本科）", COLLEGES, first_day),
    ("二（二）、二（四）", "所报日期的前一日申报，仍是尚需时间（大专和本科）", COLLEGES, not_the_day_before),
    ("二（二）、二（七）", "到所报日期再申报，不再是尚需时间（只有职称）", ONLY_TITLE, first_day),
    ("二（二）、二（七）", "所报日期的前一日申报，仍是尚需时间（只有职称）", ONLY_TITLE, not_the_day_before),
)


def proofs() -> Iterator[Proof]:
    """Every property of the verdict."""
    for clauses, sentence, given, stated in PROPERTIES:
        yield proof(clauses, f"结论：{sentence}", given, stated)
    for clause, name, field, answers in UNKNOWN_FACTS:
        yield proof(clause, f"结论：{name}不明时，涵盖各种答案", EDUCATION, unknown(field, answers))


def proof(clauses: str, sentence: str, given: Given, stated: Stated) -> Proof:
    return Proof(clauses, sentence, lambda rules: stated(Case(rules, anybody(given))))


def anybody(given: Given) -> Person:
    """Anybody of an engineering series who has these."""
    person = build_any_person(given.shape)._replace(series=row("engineering"))
    levels = [codes.EDUCATIONS.index(level) for level in given.levels]
    return person._replace(education_level=levels or person.education_level)
