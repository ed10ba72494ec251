"""What is proven of 二（七） and of titles already held, for anybody with two titles and three spells."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import TERMS, exactly_one, increasing, no_worse, some_day
from zhicheng.codes import FAIL, INTERMEDIATE, LATER, NOT_APPLICABLE, PASS, TECHNICIAN, UNKNOWN, UNSTATED
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.title import (
    SeriesChange,
    TitlesHeld,
    find_level_after_change,
    find_titles_held,
    judge_series_change,
    judge_title_held,
)
from zhicheng.readings.any_person import FIRST_DAY, build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER

SHAPE = PersonShape(educations=0, skills=0, titles=2, licences=0, spells=3, runs=0)


class Case(NamedTuple):
    """Anybody with titles, on a cut-off."""

    rules: Rules
    person: Person
    cut: Any
    premises: list[Any]

    def holds(self, **other: Any) -> TitlesHeld:
        found: TitlesHeld = self.rules[find_titles_held](self.person._replace(**other))
        return found

    def change(self, terms: Terms = TERMS, cut: Any = None, **other: Any) -> SeriesChange:
        person = self.person._replace(**other)
        found: SeriesChange = self.rules[judge_series_change](
            person, terms, self.holds(**other), self.cut if cut is None else cut
        )
        return found

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        people = {f"甲（截止 {self.cut}）": self.person, **({"乙": self.person._replace(**other)} if other else {})}
        return Statement([*self.premises, *premises], claim, people)


def anybody(rules: Rules) -> Case:
    person = build_any_person(SHAPE)
    cut, dated = some_day("cut")
    return Case(rules, person, cut, [*list_person_constraints(person, TERMS), *dated])


def no_later(one: SeriesChange, other: SeriesChange) -> Any:
    return no_worse(one.result, other.result, one.full_on, other.full_on)


def earlier_post(case: Case) -> Statement:
    starts = z3.Ints("sooner0 sooner1 sooner2")
    sooner = [
        z3.And(start <= was, start >= FIRST_DAY) for start, was in zip(starts, case.person.work_start, strict=True)
    ]
    claim = no_later(case.change(work_start=starts), case.change())
    return case.shows(claim, *sooner, *increasing(starts), work_start=starts)


def goes_on(case: Case) -> Statement:
    ends = [z3.If(z3.Bool(f"goes on{place}"), NEVER, end) for place, end in enumerate(case.person.work_end)]
    return case.shows(no_later(case.change(work_end=ends), case.change()), work_end=ends)


def later_cut_off(case: Case) -> Statement:
    later, dated = some_day("later")
    return case.shows(no_later(case.change(cut=later), case.change()), *dated, later >= case.cut)


def one_result(case: Case) -> Statement:
    result = case.change().result
    of_these = exactly_one(result, (NOT_APPLICABLE, PASS, UNKNOWN, LATER, FAIL))
    return case.shows(z3.And(exactly_one(result), of_these))


def first_day(case: Case) -> Statement:
    day = case.change().full_on
    on, before = case.change(cut=day), case.change(cut=day - 1)
    known = z3.And(case.person.series != UNSTATED, day < NEVER)
    return case.shows(z3.And(on.result == PASS, before.result == LATER), known)


def measured(case: Case) -> Statement:
    change = case.change()
    applies = z3.And(change.result != NOT_APPLICABLE, change.result != UNKNOWN)
    return case.shows((change.months >= TERMS.change_months) == (change.result == PASS), applies)


def longer_asked(case: Case) -> Statement:
    stricter = TERMS._replace(change_months=TERMS.change_months + 12)
    return case.shows(no_later(case.change(), case.change(stricter)))


def not_within_the_series(case: Case) -> Statement:
    return case.shows(z3.Implies(case.holds().in_series, case.change().result == NOT_APPLICABLE))


def without_titles(case: Case) -> Statement:
    none: dict[str, Any] = {field: [] for field in Person._fields if field.startswith("title_")}
    change, titles = case.change(**none), case.holds(**none)
    nothing = z3.And(z3.Not(titles.any_title), titles.level == UNSTATED, titles.elsewhere == UNSTATED)
    return case.shows(z3.And(change.result == NOT_APPLICABLE, nothing))


def same_level(case: Case) -> Statement:
    titles = case.holds()
    level = case.rules[find_level_after_change](TERMS, titles, case.person.series)
    return case.shows(z3.Or(level == titles.elsewhere, z3.And(level == UNSTATED, titles.elsewhere == TECHNICIAN)))


def held_once(case: Case) -> Statement:
    result = case.rules[judge_title_held](case.person, case.holds())
    return case.shows(exactly_one(result, (PASS, UNKNOWN, FAIL)))


def intermediate_bars(case: Case) -> Statement:
    """A title of 中级 or above, of whatever series, is above what this notice recognises."""
    above = z3.And(case.person.title_level[0] >= INTERMEDIATE, case.person.title_date[0] <= case.person.filing)
    return case.shows(case.rules[judge_title_held](case.person, case.holds()) == FAIL, above)


def fewer_titles_bar_less(case: Case) -> Statement:
    fewer = {field: getattr(case.person, field)[:1] for field in Person._fields if field.startswith("title_")}
    without = case.person._replace(**fewer)
    claim = case.rules[judge_title_held](without, case.holds(**fewer)) <= case.rules[judge_title_held](
        case.person, case.holds()
    )
    return case.shows(claim, **fewer)


def not_before_it_is_dated(case: Case) -> Statement:
    """A title dated after the filing is not there yet."""
    coming = [date > case.person.filing for date in case.person.title_date]
    return case.shows(z3.And(case.change().result == NOT_APPLICABLE, z3.Not(case.holds().any_title)), *coming)


PROPERTIES: dict[tuple[str, str], Callable[[Case], Statement]] = {
    ("二（七）", "变更系列：早些到新岗位，不会变差，也不会更迟"): earlier_post,
    ("二（七）", "变更系列：岗位延续下去，不会变差，也不会更迟"): goes_on,
    ("二（七）、二（四）", "变更系列：截止日推后，不会变差"): later_cut_off,
    ("二（七）", "变更系列：不适用、通过、待定、未到、不通过有且只有一个"): one_result,
    ("二（七）", "变更系列：所报日期当日即满，前一日不满"): first_day,
    ("二（七）", "变更系列：满了的月数达到所需月数，当且仅当通过"): measured,
    ("二（七）", "变更系列：要求的月数多12个，不会更容易"): longer_asked,
    ("二（七）", "变更系列：已有本系列职称的不适用"): not_within_the_series,
    ("二（七）", "变更系列：没有职称的不适用，也没有已持有的级别"): without_titles,
    ("二（七）", "变更系列：认定同一级别，系列无员级的除外"): same_level,
    ("二（七）", "变更系列：申报日以后才取得的职称不算"): not_before_it_is_dated,
    ("二（二）1", "已有职称：通过、待定、不通过有且只有一个"): held_once,
    ("二（二）1", "已有职称：中级以上不再认定"): intermediate_bars,
    ("二（二）1", "已有职称：少一个职称，不会更难"): fewer_titles_bar_less,
}


def proofs() -> Iterator[Proof]:
    """Every property of 二（七）, and of titles already held."""
    for (clauses, sentence), stated in PROPERTIES.items():
        yield proof(clauses, sentence, stated)


def proof(clauses: str, sentence: str, stated: Callable[[Case], Statement]) -> Proof:
    return Proof(clauses, sentence, lambda rules: stated(anybody(rules)))
