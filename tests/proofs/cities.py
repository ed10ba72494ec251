"""What is proven of the words that only other cities use, clause by clause; the cities are the two samples beside ours."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import z3

from tests.proofs.ground import combine, exactly_one, is_middle, lies_between, some_day
from zhicheng import codes
from zhicheng.codes import FAIL, FULL_TIME, LATER, NO, NOT_APPLICABLE, PART_TIME, PASS, REVIEW, UNRELATED, UNSTATED, YES
from zhicheng.eligibility.rules import candidate, credential, insurance, route, service, title
from zhicheng.eligibility.rules.insurance import InsuredMonths
from zhicheng.eligibility.rules.licence import EntryLicence
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy import installed
from zhicheng.policy.model import Policy
from zhicheng.readings.any_person import build_any_person, list_person_constraints
from zhicheng.readings.person_words import PersonShape
from zhicheng.readings.proving import Proof, Rules, Statement
from zhicheng.workdays.days import NEVER
from zhicheng.workdays.months import month_of

SHAPE = PersonShape(educations=1, skills=0, titles=1, licences=0, spells=1, runs=2)
ANYBODY = build_any_person(SHAPE)
NO_LICENCE = EntryLicence(NOT_APPLICABLE, NEVER)
RESULTS = (PASS, REVIEW, LATER)
FEWER_MONTHS, MORE_MONTHS = 6, 24


class City(NamedTuple):
    """A policy of another city, and its two sets of terms."""

    name: str
    policy: Policy
    both: PolicyTerms

    def find_route(self, key: str) -> int:
        """The place of a route."""
        return [one.key for one in self.policy.routes].index(key)


def read_city(name: str, identity: str) -> City:
    """An installed policy."""
    policy = installed.find_policy(identity)
    return City(f"{name}（示例）", policy, flatten_policy(policy))


HANGZHOU, SHENZHEN = read_city("杭州", "hangzhou/2026"), read_city("深圳", "shenzhen/2024")
Stated = Callable[[Rules, City], Statement]


def shows(city: City, claim: Any, *premises: Any, **other: Any) -> Statement:
    """The claim, for anybody who meets these premises as well."""
    people = {"甲": ANYBODY, **({"乙": ANYBODY._replace(**other)} if other else {})}
    return Statement([*list_person_constraints(ANYBODY, city.both.kindest), *premises], claim, people)


def some_level(name: str) -> tuple[Any, list[Any]]:
    """Any level that a route may give."""
    level = z3.Int(name)
    return level, [level >= codes.TECHNICIAN, level <= codes.INTERMEDIATE]


def period_of_the_cut_off(rules: Rules, city: City) -> Statement:
    """From the first day told on, and not before it, service that is full on a day is full by the cut-off."""
    terms, (full_on, dated) = city.both.kindest, some_day("full on")
    enough = full_on <= rules[service.find_cut_off](ANYBODY, terms)
    told = rules[service.find_first_day_to_apply](terms, full_on)
    return shows(city, z3.And((told <= ANYBODY.filing) == enough, told <= full_on), *dated)


def cut_off_without_publicity(rules: Rules, city: City) -> Statement:
    """Where service is counted to the end of a period, when the publicity was changes nothing."""
    unpublished: dict[str, Any] = {"publicity_start": NEVER, "publicity_end": NEVER}
    cut, other = (
        rules[service.find_cut_off](person, city.both.kindest) for person in (ANYBODY, ANYBODY._replace(**unpublished))
    )
    return shows(city, z3.And(cut == other, cut > ANYBODY.filing), **unpublished)


def later_filing(rules: Rules, city: City) -> Statement:
    """Who files later is counted to no earlier a day."""
    later, dated = some_day("later")
    cut, other = (
        rules[service.find_cut_off](person, city.both.kindest) for person in (ANYBODY, ANYBODY._replace(filing=later))
    )
    return shows(city, cut <= other, *dated, later >= ANYBODY.filing, filing=later)


def open_by_education(rules: Rules, terms: Terms, **other: Any) -> Any:
    """The credential that the diploma makes."""
    return rules[credential.build_education_credential](ANYBODY._replace(**other), terms, NO_LICENCE, 0)


def part_time_opens_nothing(rules: Rules, city: City) -> Statement:
    made = open_by_education(rules, city.both.kindest, education_mode=[PART_TIME])
    return shows(city, z3.And(made.kind == UNSTATED, made.recognised == FAIL), education_mode=[PART_TIME])


def full_time_as_if_not_asked(rules: Rules, city: City) -> Statement:
    """A full-time diploma makes what it would make where nobody asks how it was studied for."""
    claims = []
    for terms in city.both:
        made = open_by_education(rules, terms, education_mode=[FULL_TIME])
        unasked = open_by_education(rules, terms._replace(mode=[PASS] * len(terms.mode)))
        claims += [one == other for one, other in zip(made, unasked, strict=True)]
    return shows(city, z3.And(*claims), education_mode=[FULL_TIME])


def unknown_mode(rules: Rules, city: City) -> Statement:
    def told(mode: int) -> Any:
        return combine(
            rules, lambda terms: open_by_education(rules, terms, education_mode=[mode]).recognised, city.both
        )

    between = lies_between(told(UNSTATED), [told(mode) for mode in (FULL_TIME, PART_TIME)])
    return shows(city, between, education_mode=[UNSTATED])


def judge_major(rules: Rules, city: City, key: str, **other: Any) -> Any:
    """The result of the major on a route, the unknown answered kindly and strictly."""
    place, person = city.find_route(key), ANYBODY._replace(**other)
    return combine(rules, lambda terms: rules[candidate.judge_major](person, terms, place), city.both)


def unrelated_major(rules: Rules, city: City) -> Statement:
    """What the policy says of an unrelated major is said of nobody else, and no months are added."""
    said = judge_major(rules, city, "bachelor")
    place = city.find_route("bachelor")
    added = rules[route.count_added_months](ANYBODY, city.both.strictest, place, z3.Bool("first"))
    wanted = z3.If(ANYBODY.major_relation == UNRELATED, city.both.kindest.unrelated_result, PASS)
    return shows(city, z3.And(said == wanted, added == 0), ANYBODY.major_relation != UNSTATED)


def unknown_major(rules: Rules, city: City) -> Statement:
    answers = [judge_major(rules, city, "bachelor", major_relation=one) for one in range(1, len(codes.MAJOR_RELATIONS))]
    said = judge_major(rules, city, "bachelor", major_relation=UNSTATED)
    return shows(city, is_middle(said, answers), major_relation=UNSTATED)


def rate_insurance(rules: Rules, terms: Terms, result: Any, **other: Any) -> Any:
    """What the months of insurance come to, with or without something in their place."""
    insured, nobody = InsuredMonths(result, 0, 0, 0, NEVER, 0, NEVER, NEVER), None
    return rules[candidate.rate_insurance](ANYBODY._replace(**other), terms, 0, nobody, insured)


def some_result() -> tuple[Any, list[Any]]:
    """Any result that months of insurance may have."""
    result = z3.Int("months")
    return result, [z3.Or(*(result == one for one in RESULTS))]


def either_is_enough(rules: Rules, city: City) -> Statement:
    """Of two things of which one is enough: who has either is asked for no more, who has neither waits."""
    months, known = some_result()
    said = rate_insurance(rules, city.both.kindest, months)
    claim = (said <= PASS) == z3.Or(ANYBODY.residence == YES, months == PASS)
    rest = z3.Implies(ANYBODY.residence == NO, said == months)
    return shows(city, z3.And(claim, rest), *known, ANYBODY.residence != UNSTATED)


def permit_never_hurts(rules: Rules, city: City) -> Statement:
    months, known = some_result()
    claims = [
        rate_insurance(rules, terms, months, residence=YES) <= rate_insurance(rules, terms, months)
        for terms in city.both
    ]
    return shows(city, z3.And(*claims), *known, residence=YES)


def unknown_permit(rules: Rules, city: City) -> Statement:
    months, known = some_result()

    def told(residence: int) -> Any:
        return combine(rules, lambda terms: rate_insurance(rules, terms, months, residence=residence), city.both)

    return shows(city, is_middle(told(UNSTATED), [told(NO), told(YES)]), *known, residence=UNSTATED)


def judge_months(rules: Rules, city: City, asked: int) -> InsuredMonths:
    """The months of insurance where a route asks as many."""
    terms = city.both.kindest
    month = rules[month_of](ANYBODY.filing)
    payer = rules[insurance.judge_last_payer](ANYBODY, terms, month)
    judged: InsuredMonths = rules[insurance.judge_insured_months](ANYBODY, terms, month, payer, asked)
    return judged


def exempt_in_months(rules: Rules, city: City) -> Statement:
    """A route that asks no months passes whoever pays: what may wait is that this employer pays last."""
    month = rules[month_of](ANYBODY.filing)
    payer = rules[insurance.judge_last_payer](ANYBODY, city.both.kindest, month)
    judged = judge_months(rules, city, 0)
    claim = z3.If(
        judged.result == LATER, z3.And(payer.result == LATER, judged.full_on <= payer.full_on), judged.result == PASS
    )
    return shows(city, claim)


def fewer_months_of_a_route(rules: Rules, city: City) -> Statement:
    """A route that asks fewer months is no worse, and no later."""
    fewer, more = judge_months(rules, city, FEWER_MONTHS), judge_months(rules, city, MORE_MONTHS)
    sooner = z3.Implies(z3.And(fewer.result == LATER, more.result == LATER), fewer.full_on <= more.full_on)
    return shows(city, z3.And(fewer.result <= more.result, sooner))


def threshold_of_a_route(rules: Rules, city: City) -> Statement:
    """A route's own months: as many good ones pass, one less does not."""
    judged = judge_months(rules, city, MORE_MONTHS)
    begins_anew = z3.And(judged.result == LATER, judged.run_from > rules[month_of](ANYBODY.filing))
    enough = (judged.result == PASS) == (judged.months >= MORE_MONTHS)
    return shows(city, z3.Or(enough, begins_anew), judged.unposted == 0)


def level_of_a_series(rules: Rules, city: City) -> Statement:
    """A level is given where the series has it, where that one or none is asked for, and to nobody who has it or a higher."""
    terms, (level, known) = city.both.kindest, some_level("level")
    held = rules[title.find_titles_held](ANYBODY)
    there = z3.Or(
        *(
            z3.And(ANYBODY.series == place, level == one)
            for place, series in enumerate(city.policy.series.values(), 1)
            for one, words in enumerate((series.technician_title, series.assistant_title, series.intermediate_title), 1)
            if words
        )
    )
    asked = z3.Or(ANYBODY.want == UNSTATED, ANYBODY.want == level)
    given = rules[candidate.may_receive_level](ANYBODY, terms, held, level)
    return shows(city, given == z3.And(there, asked, level > held.level), *known, ANYBODY.series != UNSTATED)


def highest_level_held(rules: Rules, city: City) -> Statement:
    """A title of 中级 bars, in whatever series; below it nobody is barred who does not ask for what he holds."""
    terms, held = city.both.kindest, rules[title.find_titles_held](ANYBODY)
    said = rules[title.judge_title_held](ANYBODY, terms, held)
    is_held = ANYBODY.title_date[0] <= ANYBODY.filing
    bars = z3.And(is_held, ANYBODY.title_level[0] >= codes.INTERMEDIATE)
    unasked = z3.Implies(ANYBODY.want == UNSTATED, (said == FAIL) == bars)
    return shows(city, z3.And(exactly_one(said, (PASS, FAIL)), z3.Implies(bars, said == FAIL), unasked))


UNKNOWN_MAJOR = "专业是否相关不明时，在各种答案之间"
HELD_TO_A_PERIOD: dict[str, Stated] = {
    "从所报的日期起，而且只从那一天起，年限到截止日是满的": period_of_the_cut_off,
    "截止日不看公示": cut_off_without_publicity,
    "晚些申报的，截止日不会更早": later_filing,
}
OF_LEVELS: dict[str, Stated] = {
    "系列有的、所要的、还没有的级别才认定": level_of_a_series,
    "已有中级的不再认定，没有的不因没有申报的级别挡住": highest_level_held,
}
ROWS: tuple[tuple[City, str, dict[str, Stated]], ...] = (
    (HANGZHOU, "第六条", HELD_TO_A_PERIOD),
    (SHENZHEN, "第七条", HELD_TO_A_PERIOD),
    (
        SHENZHEN,
        "第二条",
        {
            "非全日制学历开不出途径": part_time_opens_nothing,
            "全日制学历与不问学习形式时一样": full_time_as_if_not_asked,
            "学习形式不明时，在两种答案之间": unknown_mode,
        },
    ),
    (
        HANGZHOU,
        "第六条",
        {"专业不相关的恰好待确认，不加月数": unrelated_major, UNKNOWN_MAJOR: unknown_major},
    ),
    (
        SHENZHEN,
        "第六条",
        {"专业不相关的恰好不通过，不加月数": unrelated_major, UNKNOWN_MAJOR: unknown_major},
    ),
    (
        HANGZHOU,
        "第七条",
        {
            "居住证、社保有一样即可，都没有的照社保的结果": either_is_enough,
            "有居住证不会变差": permit_never_hurts,
            "有没有居住证不明时，在两种答案之间": unknown_permit,
        },
    ),
    (
        SHENZHEN,
        "第八条",
        {
            "途径不要求社保月数的，缴没缴都通过，只会等本单位来缴": exempt_in_months,
            "途径要求的社保月数少些，不会变差，也不会更迟": fewer_months_of_a_route,
            "途径另定的社保月数，满了恰好通过，除非当月已由别处缴、要重新数": threshold_of_a_route,
        },
    ),
    (HANGZHOU, "第五条", OF_LEVELS),
    (SHENZHEN, "第五条", OF_LEVELS),
)


def proofs() -> Iterator[Proof]:
    """Every property of a word, of each city that uses it."""
    for city, clause, properties in ROWS:
        for sentence, stated in properties.items():
            yield Proof(clause, f"{city.name}：{sentence}", state(stated, city))


def state(stated: Stated, city: City) -> Callable[[Rules], Statement]:
    return lambda rules: stated(rules, city)
