"""What is proven of 二（二） "各系列的评价标准条件": for every series, school stage, route and credential of the policy.

The rows of `standards.csv` are read here once more, as they are written; the statements go over all of them at a time.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import BOTH, KINDEST, POLICY, ROUTES, SERIES, STRICTEST, exactly_one, some_day
from zhicheng import codes
from zhicheng.codes import (
    ASSISTANT,
    BACHELOR,
    FAIL,
    JUNIOR_COLLEGE,
    LATER,
    MASTER,
    PASS,
    REVIEW,
    SECONDARY_VOCATIONAL,
    SENIOR_WORKER,
    TECHNICIAN,
    TECHNICIAN_TITLE,
    UNSTATED,
)
from zhicheng.eligibility.rules.credential import Credential
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.standard import SeriesStandard, judge_change_of_standard, judge_series_standard
from zhicheng.policy.model import Standard
from zhicheng.readings.any_person import build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER

SHAPE = PersonShape(educations=1, skills=0, titles=1, licences=0, spells=1, runs=0)
NAMES = {SECONDARY_VOCATIONAL: "中专", JUNIOR_COLLEGE: "大专", BACHELOR: "本科", MASTER: "硕士"}
OTHER_NAMES = {"doctor": MASTER, "second_bachelor": BACHELOR}
ROUTE_OF = {
    SECONDARY_VOCATIONAL: "secondary_vocational",
    JUNIOR_COLLEGE: "junior_college",
    BACHELOR: "bachelor",
    MASTER: "master",
    SENIOR_WORKER: "senior_worker",
    TECHNICIAN_TITLE: "technician_title",
}
STAGES_ANSWERED = (KINDEST, KINDEST._replace(standard=STRICTEST.standard))
STAGES = range(1, len(codes.SCHOOL_STAGES))


class Known(NamedTuple):
    """What the rows of a series say of a level and a credential at a school stage."""

    entered: bool  # some row of the series and level is there
    by_text: bool  # one of them is `text`
    row: Standard | None


def credential_of(one: Standard) -> int | None:
    """The credential that a row speaks of; None for what the notice knows nothing of."""
    own = codes.CREDENTIALS.index(one.credential) if one.credential in codes.CREDENTIALS else None
    return own if own is not None else OTHER_NAMES.get(one.credential)


def find_known(series: str, level: int, credential: int, stage: int) -> Known:
    """The rows of `standards.csv`, read as they stand."""
    rows = [one for one in POLICY.standards if one.series == series and codes.LEVELS.index(one.level) == level]
    at_stage = [one for one in rows if not one.stages or codes.SCHOOL_STAGES[stage] in one.stages]
    found = [one for one in at_stage if credential_of(one) == credential]
    exact = [one for one in found if one.credential in codes.CREDENTIALS]
    return Known(bool(rows), any(one.confidence == "text" for one in rows), next(iter(exact or found), None))


class Case(NamedTuple):
    """Anybody of any series, with a credential on a route."""

    rules: Rules
    person: Person
    credential: int
    since: Any
    cut: Any
    premises: list[Any]

    def judge(self, terms: Terms = KINDEST, added: int = 0, route: str = "", **other: Any) -> SeriesStandard:
        person = self.person._replace(**other)
        credential = Credential(self.credential, self.since, PASS, NEVER, codes.EDUCATIONS.index("bachelor"))
        line = select(terms.standard, person.series, person.school_stage)
        place = ROUTES[route or ROUTE_OF[self.credential]]
        found: SeriesStandard = self.rules[judge_series_standard](
            person, terms, self.cut, credential, place, line, added
        )
        return found

    def where(self, true: Callable[[Known], bool], level: int, series: Callable[[str], bool] = lambda _: True) -> Any:
        """The series and stages of which something is true."""
        found = [
            z3.And(self.person.series == place, self.person.school_stage == stage)
            for place, key in enumerate(SERIES, 1)
            for stage in STAGES
            if series(key) and true(find_known(key, level, self.credential, stage))
        ]
        return z3.Or(*found)

    def shows(self, claim: Any, *premises: Any) -> Statement:
        return Statement([*self.premises, *premises], claim, {"甲": self.person})


def select(table: Any, series: Any, stage: Any) -> Any:
    """A cell of a table by terms."""
    found: Any = 0
    for place, cells in enumerate(table):
        for column, cell in enumerate(cells):
            found = z3.If(z3.And(series == place, stage == column), cell, found)
    return found


def anybody(rules: Rules, credential: int) -> Case:
    person = build_any_person(SHAPE)
    since, dated = some_day("since")
    cut, when = some_day("cut")
    return Case(rules, person, credential, since, cut, [*list_person_constraints(person, KINDEST), *dated, *when])


def has_level(level: int) -> Callable[[str], bool]:
    """Whether the series has the level that the route gives."""
    return lambda key: level == ASSISTANT or POLICY.series[key].technician_title is not None


def refused(level: int) -> Callable[[Case], Statement]:
    """二（二）: no row takes the credential, and rows are `text`: refused; not `text`: a person confirms; none: a person."""

    def state(case: Case) -> Statement:
        result = case.judge().result
        by_text = case.where(lambda known: known.row is None and known.by_text, level, has_level(level))
        by_others = case.where(
            lambda known: known.row is None and known.entered and not known.by_text, level, has_level(level)
        )
        nothing = case.where(lambda known: not known.entered, level, has_level(level))
        claim = z3.And(
            z3.Implies(by_text, result == FAIL),
            z3.Implies(by_others, result == REVIEW),
            z3.Implies(nothing, result == REVIEW),
        )
        return case.shows(claim, case.person.series > UNSTATED, case.person.school_stage > UNSTATED)

    return state


def accepted(level: int) -> Callable[[Case], Statement]:
    """二（二）: taken by a row of whatever confidence, without a condition and with no more months than the notice: met."""

    def plain(known: Known) -> bool:
        row = known.row
        return row is not None and not row.condition and not row.title_months

    def state(case: Case) -> Statement:
        asked = POLICY.routes[ROUTES[ROUTE_OF[case.credential]]].months
        extra = POLICY.words("standards.master_series") if case.credential == MASTER else ()
        taken = case.where(
            lambda known: plain(known) and (case.credential == MASTER or (known.row.months or 0) <= asked),  # type: ignore[union-attr]
            level,
            lambda key: has_level(level)(key) and key not in extra,
        )
        return case.shows(case.judge().result == PASS, taken)

    return state


def never_worse_than_a_person(level: int) -> Callable[[Case], Statement]:
    """二（二）: what a row takes is never refused for its months: a person confirms until they are full."""

    def state(case: Case) -> Statement:
        taken = case.where(lambda known: known.row is not None, level, has_level(level))
        result = case.judge().result
        return case.shows(exactly_one(result, (PASS, REVIEW)), taken)

    return state


def by_condition(level: int) -> Callable[[Case], Statement]:
    """二（二）: a row with a condition in words is a person's to confirm."""

    def state(case: Case) -> Statement:
        worded = case.where(lambda known: known.row is not None and bool(known.row.condition), level, has_level(level))
        return case.shows(case.judge().result == REVIEW, worded)

    return state


def one_result(case: Case) -> Statement:
    found = [case.judge(terms).result for terms in BOTH]
    known = case.person.school_stage >= 0
    return case.shows(z3.And(*(exactly_one(one, (PASS, REVIEW, LATER, FAIL)) for one in found)), known)


def kinder(case: Case) -> Statement:
    """While the school stage is not stated, what is said under the kindest answers is no graver than under the strictest."""
    kind, strict = (case.judge(terms, school_stage=UNSTATED).result for terms in BOTH)
    return case.shows(kind <= strict)


def stage_between(case: Case) -> Statement:
    """While the school stage is not stated: the kindest and the strictest are answers that some stage gives."""
    kind, strict = (case.judge(terms, school_stage=UNSTATED).result for terms in STAGES_ANSWERED)
    told = [case.judge(school_stage=stage).result for stage in STAGES]
    return case.shows(
        z3.And(z3.Or(*(kind == one for one in told)), z3.Or(*(strict == one for one in told))), case.person.series > 0
    )


def no_stage_no_question(case: Case) -> Statement:
    """Where the rows of a series name no school stage, the stage changes nothing."""
    staged = {one.series for one in POLICY.standards if one.stages}
    others = [case.person.series != place for place, key in enumerate(SERIES, 1) if key in staged]
    kind, strict = (case.judge(terms, school_stage=UNSTATED).result for terms in STAGES_ANSWERED)
    return case.shows(z3.And(kind == strict, kind == case.judge().result), *others, case.person.series > UNSTATED)


def longer_full(case: Case) -> Statement:
    """二（二）: where the standard asks more months than the notice, a person confirms until they are full, and then not."""
    found = case.judge()
    on = case._replace(cut=found.met_on).judge()
    claim = z3.And(on.result == PASS, found.met_on > case.cut)
    rows = case.where(lambda known: known.row is not None and not known.row.condition, TECHNICIAN)
    return case.shows(claim, rows, found.result == REVIEW, found.met_on < NEVER)


def archives_master(case: Case) -> Statement:
    """二（二）5: the master's own months, where the standard may have some: until then a person confirms."""
    months = POLICY.number("standards.master_months")
    series = [place for place, key in enumerate(SERIES, 1) if key in POLICY.words("standards.master_series")]
    found = case.judge()
    other = case.judge(KINDEST._replace(review_months=none_asked()))
    chosen = z3.Or(*(case.person.series == place for place in series))
    claim = z3.And(z3.Implies(found.met_on > case.cut, found.result == REVIEW), other.result == PASS, months > 0)
    return case.shows(claim, chosen)


def none_asked() -> Any:
    return [[[0 for _ in cells] for cells in table] for table in KINDEST.review_months]


def title_row(case: Case) -> Statement:
    """二（二）1: the 员级 title is never refused by the standard, and passes where some row goes by it."""
    found = case.judge().result
    by_title = [
        place
        for place, key in enumerate(SERIES, 1)
        for stage in STAGES
        if all(
            any(
                one.title_months
                for one in POLICY.standards
                if one.series == key
                and one.level == "assistant"
                and (not one.stages or codes.SCHOOL_STAGES[at] in one.stages)
            )
            for at in (stage,)
        )
        and not any(one.stages for one in POLICY.standards if one.series == key)
        and find_known(key, ASSISTANT, TECHNICIAN_TITLE, stage).row is None
    ]
    known = z3.Or(*(case.person.series == place for place in sorted(set(by_title))))
    return case.shows(z3.And(found != FAIL, z3.Implies(known, found == PASS)), case.person.series > UNSTATED)


def senior_worker(case: Case) -> Statement:
    """二（二）3: met where a row takes 高级工; elsewhere a person confirms; never refused."""
    taken = case.where(lambda known: known.row is not None, ASSISTANT)
    found = case.judge().result
    stated = z3.And(case.person.series > UNSTATED, case.person.school_stage > UNSTATED)
    return case.shows(found == z3.If(taken, PASS, REVIEW), stated)


def change_is_never_refused(case: Case) -> Statement:
    """二（七）: the standard makes a person confirm a change of series, or is met; it never refuses."""
    line = select(KINDEST.standard, case.person.series, case.person.school_stage)
    found = [
        case.rules[judge_change_of_standard](case.person, KINDEST, line, level).result
        for level in (TECHNICIAN, ASSISTANT)
    ]
    return case.shows(z3.And(*(exactly_one(one, (PASS, REVIEW)) for one in found)), case.person.series > UNSTATED)


def change_asks_recognition(case: Case) -> Statement:
    """二（七）: a diploma that is not recognised, or of the future, meets no standard."""
    line = select(KINDEST.standard, case.person.series, case.person.school_stage)
    person = case.person
    lacking = z3.Or(
        person.education_recognized[0] == codes.NO,
        z3.And(person.education_diploma[0] > person.filing, person.education_degree[0] > person.filing),
    )
    found = case.rules[judge_change_of_standard](person, STRICTEST, line, ASSISTANT).result
    return case.shows(found == REVIEW, lacking, person.series > UNSTATED)


Stated = Callable[[Case], Statement]


def list_properties() -> Iterator[tuple[str, str, int, Stated]]:
    """Clauses, sentence, credential and statement of each."""
    for credential, name in NAMES.items():
        level = TECHNICIAN if credential == SECONDARY_VOCATIONAL else ASSISTANT
        clause = next(route.clause for route in POLICY.routes if route.key == ROUTE_OF[credential])
        yield "二（二）、" + clause, f"{name}：没有一行收的，原文写明的不通过，其余待确认", credential, refused(level)
        yield "二（二）、" + clause, f"{name}：有一行收、又不多要月数的，通过", credential, accepted(level)
        yield clause, f"{name}：结论有且只有一个", credential, one_result
        yield clause, f"{name}：学段不明时，宽的答案不比严的重", credential, kinder
        yield clause, f"{name}：学段不明时，宽严都是某个学段的答案", credential, stage_between
        yield clause, f"{name}：标准不分学段的，学段没有影响", credential, no_stage_no_question
    yield "二（二）4", "本科：有一行收的，不因月数不通过", BACHELOR, never_worse_than_a_person(ASSISTANT)
    yield "二（二）5", "硕士：有一行收的，不因月数不通过", MASTER, never_worse_than_a_person(ASSISTANT)
    yield "二（二）1", "中专：有文字条件的一行，待确认", SECONDARY_VOCATIONAL, by_condition(TECHNICIAN)
    yield "二（二）1", "中专：标准多要月数的，满以前待确认，满了即通过", SECONDARY_VOCATIONAL, longer_full
    yield "二（二）5", "硕士：可能另有年限的系列，满以前待确认", MASTER, archives_master
    yield "二（二）1", "员级职称：标准按职称走的通过，绝不因标准不通过", TECHNICIAN_TITLE, title_row
    yield "二（二）3", "高级工：标准写明收的通过，其余待确认", SENIOR_WORKER, senior_worker
    yield "二（七）", "变更系列：标准只会通过或者待确认", BACHELOR, change_is_never_refused
    yield "二（七）", "变更系列：没有获得承认、还没有取得的学历不算", BACHELOR, change_asks_recognition


def proofs() -> Iterator[Proof]:
    """Every property of the series' own standards."""
    for clauses, sentence, credential, stated in list_properties():
        yield proof(clauses, f"系列标准：{sentence}", credential, stated)


def proof(clauses: str, sentence: str, credential: int, stated: Stated) -> Proof:
    return Proof(clauses, sentence, lambda rules: stated(anybody(rules, credential)))
