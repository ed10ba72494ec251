"""What is proven of 二（七） and of titles already held, for anybody with two titles and three spells."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import ROUTES, TERMS, combine, exactly_one, increasing, lies_between, no_worse, some_day
from zhicheng.codes import FAIL, INTERMEDIATE, LATER, NO, NOT_APPLICABLE, PASS, REVIEW, TECHNICIAN, UNSTATED, YES
from zhicheng.eligibility.rules.candidate import Binding, is_uninsured_route
from zhicheng.eligibility.rules.credential import build_technician_credential
from zhicheng.eligibility.rules.insurance import InsuredMonths, LastPayer
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.rules.title import (
    SeriesChange,
    TitlesHeld,
    find_former_title_day,
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

    def binding(self, titles: TitlesHeld) -> Binding:
        """What binds every candidate, as far as titles go."""
        insured = InsuredMonths(LATER, 0, 0, 0, NEVER, 0, NEVER, NEVER)
        return Binding(PASS, 0, PASS, insured, titles, self.change(), self.cut, 0, LastPayer(PASS, 0, NEVER))

    def shows(self, claim: Any, *premises: Any, **other: Any) -> Statement:
        people = {f"甲（截止 {self.cut}）": self.person, **({"乙": self.person._replace(**other)} if other else {})}
        return Statement([*self.premises, *premises], claim, people)


def anybody(rules: Rules) -> Case:
    person = build_any_person(SHAPE)
    cut, dated = some_day("cut")
    return Case(rules, person, cut, [*list_person_constraints(person, TERMS), *dated])


def told(case: Case, **other: Any) -> Any:
    """The result of 二（七） under the kindest and the strictest answers together."""
    return combine(case.rules, lambda terms: case.change(terms, **other).result)


def no_later(one: SeriesChange, other: SeriesChange) -> Any:
    return no_worse(one.result, other.result, one.full_on, other.full_on)


def earlier_post(case: Case) -> Statement:
    starts = z3.Ints("sooner0 sooner1 sooner2")
    sooner = [
        z3.And(start <= was, start >= FIRST_DAY) for start, was in zip(starts, case.person.work_start, strict=True)
    ]
    claim = no_later(case.change(work_start=starts), case.change())
    after_title = [start >= kept_title_day(case) for start in starts]
    return case.shows(claim, *sooner, *increasing(starts), *after_title, work_start=starts)


def goes_on(case: Case) -> Statement:
    ends = [z3.If(z3.Bool(f"goes on{place}"), NEVER, end) for place, end in enumerate(case.person.work_end)]
    after_title = [start >= kept_title_day(case) for start in case.person.work_start]
    return case.shows(no_later(case.change(work_end=ends), case.change()), *after_title, work_end=ends)


def later_cut_off(case: Case) -> Statement:
    later, dated = some_day("later")
    return case.shows(no_later(case.change(cut=later), case.change()), *dated, later >= case.cut)


def one_result(case: Case) -> Statement:
    result = case.change().result
    of_these = exactly_one(result, (NOT_APPLICABLE, PASS, REVIEW, LATER, FAIL))
    return case.shows(z3.And(exactly_one(result), of_these))


def first_day(case: Case) -> Statement:
    day = case.change().full_on
    on, before = case.change(cut=day), case.change(cut=day - 1)
    known = z3.And(case.person.series != UNSTATED, day < NEVER)
    return case.shows(z3.And(on.result <= REVIEW, before.result == LATER), known)


def measured(case: Case) -> Statement:
    change = case.change()
    full = (change.months >= TERMS.change_months) == (change.result <= REVIEW)
    return case.shows(full, change.result != NOT_APPLICABLE)


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
    result = case.rules[judge_title_held](case.person, TERMS, case.holds())
    return case.shows(exactly_one(result, (PASS, FAIL)))


def intermediate_bars(case: Case) -> Statement:
    """A title of 中级 or above, of whatever series, is above what this notice recognises."""
    above = z3.And(case.person.title_level[0] >= INTERMEDIATE, case.person.title_date[0] <= case.person.filing)
    return case.shows(case.rules[judge_title_held](case.person, TERMS, case.holds()) == FAIL, above)


def fewer_titles_bar_less(case: Case) -> Statement:
    fewer = {field: getattr(case.person, field)[:1] for field in Person._fields if field.startswith("title_")}
    without = case.person._replace(**fewer)
    claim = case.rules[judge_title_held](without, TERMS, case.holds(**fewer)) <= case.rules[judge_title_held](
        case.person, TERMS, case.holds()
    )
    return case.shows(claim, **fewer)


def not_before_it_is_dated(case: Case) -> Statement:
    """A title dated after the filing is not there yet."""
    coming = [date > case.person.filing for date in case.person.title_date]
    return case.shows(z3.And(case.change().result == NOT_APPLICABLE, z3.Not(case.holds().any_title)), *coming)


def kept_title_day(case: Case) -> Any:
    return case.rules[find_former_title_day](case.person, case.holds())


def post_before_the_title(case: Case) -> Statement:
    """二（七）: the new post began before the old title was obtained: waited for until full, then a person's."""
    change = case.change()
    contradicts = z3.And(change.result != NOT_APPLICABLE, change.begun < kept_title_day(case))
    claim = z3.If(change.full_on <= case.cut, change.result == REVIEW, change.result == LATER)
    return case.shows(claim, contradicts)


def post_after_the_title(case: Case) -> Statement:
    """二（七）: a post that began on the day of the old title or later is no contradiction."""
    change = case.change()
    agrees = z3.And(change.result != NOT_APPLICABLE, change.begun >= kept_title_day(case))
    return case.shows(change.result != REVIEW, agrees)


def kept_title(case: Case) -> Statement:
    """二（七）: of several titles of the level kept, the first counts; one of another level says nothing."""
    titles, day = case.holds(), kept_title_day(case)
    person = case.person
    kept = [
        z3.And(level == titles.elsewhere, series != person.series, date <= person.filing)
        for level, series, date in zip(person.title_level, person.title_series, person.title_date, strict=True)
    ]
    none_earlier = [z3.Implies(one, day <= date) for one, date in zip(kept, person.title_date, strict=True)]
    its_own = [z3.And(one, day == date) for one, date in zip(kept, person.title_date, strict=True)]
    changes = z3.And(titles.elsewhere != UNSTATED, z3.Not(titles.in_series))
    return case.shows(z3.And(*none_earlier, z3.Implies(changes, z3.Or(*its_own))))


def unknown_series_of_the_post(case: Case) -> Statement:
    """二（七）: while the series of the post is not stated: between the target's and another."""
    person, another = case.person, z3.Int("another series")
    others = person.work_series[1:]
    said = told(case, work_series=[UNSTATED, *others])
    answers = [told(case, work_series=[one, *others]) for one in (person.series, another)]
    elsewhere = z3.And(another != person.series, another > UNSTATED, person.series != UNSTATED)
    return case.shows(lies_between(said, answers), elsewhere, work_series=[UNSTATED, *others])


def no_record_asked(case: Case) -> Statement:
    """二（七）: the change is proven by letter or contract; what record the post has changes nothing."""
    records = z3.Ints("record0 record1 record2")
    one, other = case.change(work_record=records), case.change()
    claim = z3.And(one.result == other.result, one.full_on == other.full_on)
    return case.shows(claim, *(z3.And(record >= 0, record <= 3) for record in records), work_record=records)


def only_a_post_that_goes_on(case: Case) -> Statement:
    """二（七）: a post with an end is not the one that the person has now."""
    ended = [end < NEVER for end in case.person.work_end]
    return case.shows(z3.Or(case.change().result == NOT_APPLICABLE, case.change().result == FAIL), *ended)


def exempt_only_first(case: Case) -> Statement:
    """二（二）5: 硕士次月认定 is a first recognition: exempt from the months is only who holds no junior title."""
    titles = case.holds()
    exempt = case.rules[is_uninsured_route](TERMS, ROUTES["master"], case.binding(titles))
    held = [
        z3.And(level < INTERMEDIATE, date <= case.person.filing)
        for level, date in zip(case.person.title_level, case.person.title_date, strict=True)
    ]
    return case.shows(exempt == z3.Not(z3.Or(*held)))


def exempt_on_master_alone(case: Case) -> Statement:
    binding = case.binding(case.holds())
    others = [place for key, place in ROUTES.items() if key != "master"]
    exempt = [case.rules[is_uninsured_route](TERMS, place, binding) for place in others]
    return case.shows(z3.Not(z3.Or(*exempt)))


def exempt_always(case: Case) -> Statement:
    """二（二）5, the other reading: whoever is recognised by the master's degree."""
    always = TERMS._replace(uninsured_at_first=NO)
    return case.shows(case.rules[is_uninsured_route](always, ROUTES["master"], case.binding(case.holds())))


def carried_title(case: Case) -> Statement:
    """二（二）1, 二（七）: a title that came by change counts from the earlier one; never later than from its own day."""
    carried = case.rules[build_technician_credential](case.person, 0)
    own = case.rules[build_technician_credential](
        case.person._replace(title_carried=[NO, *case.person.title_carried[1:]]), 0
    )
    return case.shows(z3.And(carried.since <= own.since, carried.kind == own.kind, own.carried == NEVER))


def carried_only_by_change(case: Case) -> Statement:
    """二（七）: a title that did not come by change counts from its own day, whatever else is held."""
    own = case.rules[build_technician_credential](case.person, 0)
    return case.shows(own.since == case.person.title_date[0], case.person.title_carried[0] != YES)


PROPERTIES: dict[tuple[str, str], Callable[[Case], Statement]] = {
    ("二（七）", "变更系列：取得原职称以后早些到新岗位，不会变差，也不会更迟"): earlier_post,
    ("二（七）", "变更系列：取得原职称以后的岗位延续下去，不会变差，也不会更迟"): goes_on,
    ("二（七）、二（四）", "变更系列：截止日推后，不会变差"): later_cut_off,
    ("二（七）", "变更系列：不适用、通过、待确认、未到、不通过有且只有一个"): one_result,
    ("二（七）", "变更系列：所报日期当日即满，前一日不满"): first_day,
    ("二（七）", "变更系列：满了的月数达到所需月数，当且仅当通过或者待确认"): measured,
    ("二（七）", "变更系列：要求的月数多12个，不会更容易"): longer_asked,
    ("二（七）", "变更系列：已有本系列职称的不适用"): not_within_the_series,
    ("二（七）", "变更系列：没有职称的不适用，也没有已持有的级别"): without_titles,
    ("二（七）", "变更系列：认定同一级别，系列无员级的除外"): same_level,
    ("二（七）", "变更系列：申报日以后才取得的职称不算"): not_before_it_is_dated,
    ("二（七）", "变更系列：到岗早于取得原职称的，满以前未到，满了待确认"): post_before_the_title,
    ("二（七）", "变更系列：到岗不早于取得原职称的，不因此待确认"): post_after_the_title,
    ("二（七）", "变更系列：原职称取保留的那一级，有几个取最早的"): kept_title,
    ("二（七）", "变更系列：岗位属于哪个系列不明时，结论在两种答案之间"): unknown_series_of_the_post,
    ("二（七）", "变更系列：不要求登记表、通知书"): no_record_asked,
    ("二（七）", "变更系列：已经结束的岗位不算"): only_a_post_that_goes_on,
    ("二（二）5", "硕士免满月数：当且仅当申报日没有任何初级职称"): exempt_only_first,
    ("二（二）5", "硕士免满月数：其他途径都不免"): exempt_on_master_alone,
    ("二（二）5", "硕士免满月数：按另一种读法，硕士都免"): exempt_always,
    ("二（二）1、二（七）", "已有职称：经变更系列取得的合并计算，不会更迟"): carried_title,
    ("二（二）1、二（七）", "已有职称：不是经变更系列取得的，从取得之日起算"): carried_only_by_change,
    ("二（二）1", "已有职称：通过、不通过有且只有一个"): held_once,
    ("二（二）1", "已有职称：中级以上不再认定"): intermediate_bars,
    ("二（二）1", "已有职称：少一个职称，不会更难"): fewer_titles_bar_less,
}


def proofs() -> Iterator[Proof]:
    """Every property of 二（七）, and of titles already held."""
    for (clauses, sentence), stated in PROPERTIES.items():
        yield proof(clauses, sentence, stated)


def proof(clauses: str, sentence: str, stated: Callable[[Case], Statement]) -> Proof:
    return Proof(clauses, sentence, lambda rules: stated(anybody(rules)))
