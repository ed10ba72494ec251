"""一个人：从原始清单到逐条说明，到完整的 JSON，只求结论，以及同一途径的其他做法。

Everybody is met once, in short rounds of new people: credit codes are all new, dates and months repeat and are
remembered (`day`, `iso`, `said` and the timetable keep what they have seen), as in an office that works through a year.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from bench.parts.by_hand import by_hand
from bench.parts.clocks import Measured, one_by_one, over, settle
from bench.parts.people import Case, bachelors, city, crowd
from bench.parts.tables import PEOPLE, microseconds, row, show
from zhicheng.codes import PASS
from zhicheng.eligibility.check import check
from zhicheng.eligibility.explained_case import explain_case
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.judge import Judgement, judge
from zhicheng.policy import installed

ROUNDS, A_ROUND = 12, 500
A_DEAR_ROUND = 25  # of what takes a hundred judgements a person
POLICY, CALENDAR = installed.find_policy("kunming/2023"), installed.load_workday_calendar()
BOOK = codebook(POLICY)
AT_ONCE = 10_000

Make = Callable[[int, int], list[Case]]


def main() -> None:
    """Print both tables."""
    for seed in (0, 1):
        for case in (*city(seed, 1000), *crowd(seed, 1000)):
            whole(case)
    show("一个人", PEOPLE, whole_people())
    show("一条途径（二（二）4 本科），与其他做法", PEOPLE, one_route())


def told(case: Case) -> object:
    """A parsed case to every clause with its sentence, those of the procedure with them; no JSON, no hash."""
    explained = explain_case(case, POLICY, CALENDAR)
    return explained.findings, explained.procedure


def whole(case: Case) -> object:
    """A parsed case to its result as JSON: clauses and sentences, summary, routes, plan, authority, papers, hashes."""
    return check(case, POLICY, CALENDAR, readings=False)


def with_readings(case: Case) -> object:
    """The same with the readings that decide it: a judgement for each alternative that the policy declares."""
    return check(case, POLICY, CALENDAR)


def verdict(case: Case) -> Judgement:
    """A parsed case to the judgement in numbers."""
    return judge(read_case(case, BOOK).person, *BOOK.terms)


def measured(
    function: Callable[[Any], object],
    make: Make,
    ready: Callable[[Case], Any] = lambda case: case,
    people: int = A_ROUND,
) -> Measured:
    """Rounds of so many new people; what `ready` does to them first is not timed."""
    timings = []
    for seed in range(100, 100 + ROUNDS):
        inputs = [ready(case) for case in make(seed, people)]
        settle()
        timings.append(one_by_one(function, inputs))
    return over(timings)


def whole_people() -> Iterator[Sequence[str]]:
    """The targets of the house."""
    yield row("城市人群：原始清单 → 逐条带说明", measured(told, city), "≤ 110 µs")
    yield row("城市人群：完整结果（JSON、校验值）", measured(whole, city))
    yield row("城市人群：完整结果，加各种理解的比较", measured(with_readings, city, people=A_DEAR_ROUND))
    yield row("城市人群：原始清单 → 结论（数值）", measured(verdict, city))
    numbers = measured(lambda person: judge(person, *BOOK.terms), city, lambda case: read_case(case, BOOK).person)
    yield row("城市人群：数值 → 结论", numbers, "≤ 35 µs")
    for name, people in (("只有本科的人", bachelors), ("门槛人群（测试所用）", crowd)):
        yield row(f"{name}：原始清单 → 逐条带说明", measured(told, people), "≤ 110 µs" if people is bachelors else "")
        yield row(f"{name}：完整结果（JSON、校验值）", measured(whole, people))


def one_route() -> Iterator[Sequence[str]]:
    """The same people, one route only; whoever answers otherwise than the house does not count as a yardstick."""
    yield row("本软件：全部条款，原始清单 → 结论", measured(verdict, bachelors))
    agree(by_hand, lambda case: case)
    yield row("手写 Python：原始清单 → 是否", measured(by_hand, bachelors))
    for name, module in (("zen-engine：数值 → 是否", "decision_table"), ("OpenFisca：数值 → 是否", "tax_benefit")):
        try:
            other = imported(module)
        except ImportError as error:
            yield (f"{name}（未测：{error.name or error} 未安装，先运行 ./zc env bench）", "–", "–", "–", "")
            continue
        agree(other.judge, numbers_of)
        yield row(name, measured(other.judge, bachelors, numbers_of))
        if module == "tax_benefit":
            yield at_once(other)


def imported(module: str) -> ModuleType:
    """A yardstick. Raises ImportError where its library is not installed."""
    with warnings.catch_warnings(action="ignore"):
        return import_module(f"bench.parts.{module}")


def numbers_of(case: Case) -> dict[str, int]:
    """What the other engines are given: made here, by ours, and not timed."""
    judged = verdict(case)
    served = judged.candidates[judged.best].kindest.service
    unrelated = case["target"]["major_relation"] == "unrelated"
    return {"unrelated": int(unrelated), "months": served.measured, "insured": judged.kindest.binding.insured.months}


def is_route_met(case: Case) -> bool:
    """What the house says of the route alone: its months and those of insurance, whatever the other clauses say."""
    judged = verdict(case)
    taken = judged.candidates[judged.best].kindest
    return taken.service.result == taken.insured_months == PASS


def agree(other: Callable[[Any], bool], ready: Callable[[Case], Any]) -> None:
    """Raises AssertionError where another way gives other answers."""
    people = bachelors(7, 2000)
    different = [case["id"] for case in people if other(ready(case)) != is_route_met(case)]
    assert different == [], different[:3]


def at_once(other: ModuleType) -> Sequence[str]:
    """What the other engine is made for: many people at once."""
    people = [numbers_of(case) for case in bachelors(8, AT_ONCE)]
    timing = over([one_by_one(other.judge_all, [people]) for _ in range(ROUNDS)])
    each = [microseconds(one.p50 / AT_ONCE) for one in (timing.middle, timing.quietest)]
    return (f"OpenFisca：{AT_ONCE} 人一起，每人", each[0], "–", each[1], "")


if __name__ == "__main__":
    main()
