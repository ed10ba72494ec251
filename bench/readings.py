"""整座城市：编译后的同一套规则，一个循环里每人多少时间，与逐个判断相比。

One loop over people whose numbers are already in arrays, on one core; making the arrays is told beside it.
"""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import numba

from bench.parts.clocks import Measured, Timing, one_by_one, over, settle
from bench.parts.people import city, crowd
from bench.parts.tables import PEOPLE, microseconds, row, show
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.read import read_case
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.policy import installed
from zhicheng.readings.compiled import (
    PersonColumns,
    TermsColumns,
    build_person_columns,
    build_terms_columns,
    get_compiled_judge,
)

NUMBER, ROUNDS = 10_000, 15
BOOK = codebook(installed.find_policy("kunming/2023"))
FAST = get_compiled_judge()


@numba.njit(nogil=True)
def total(people: list[PersonColumns], kindest: TermsColumns, strictest: TermsColumns) -> int:
    """Judge all; the sum of the verdicts, so that nothing can be left out."""
    verdicts = 0
    for person in people:
        verdicts += FAST(person, kindest, strictest).verdict
    return verdicts


def main() -> None:
    """Print the table."""
    begun = perf_counter()
    total(numba.typed.List([build_person_columns(numbers(city(0, 1))[0])]), *map(build_terms_columns, BOOK.terms))
    first = perf_counter() - begun
    show("编译后的规则", PEOPLE, [*rows("城市人群", city), *rows("门槛人群", crowd)])
    print(f"\n第一次调用 {first:.1f} 秒（已有缓存时读缓存，否则编译）。")


def numbers(cases: list[dict[str, Any]]) -> list[Person]:
    """The people as the rules read them."""
    return [read_case(case, BOOK).person for case in cases]


def rows(name: str, make: Any) -> list[Sequence[str]]:
    """Plain and compiled; both have to come to the same sum."""
    people = numbers(make(1, NUMBER))
    columns = numba.typed.List(map(build_person_columns, people))
    terms = tuple(map(build_terms_columns, BOOK.terms))
    assert total(columns, *terms) == sum(judge(person, *BOOK.terms).verdict for person in people)
    settle()
    plain = over([one_by_one(lambda person: judge(person, *BOOK.terms), people[:1000]) for _ in range(ROUNDS)])
    made = over([one_by_one(build_person_columns, people[:1000]) for _ in range(ROUNDS)])
    return [
        row(f"{name}：逐个（Python）", plain),
        loop_row(f"{name}：编译后的循环", over([each(columns, *terms) for _ in range(ROUNDS)])),
        row(f"{name}：数值变成数组", made),
    ]


def each(columns: Any, terms: Any) -> Timing:
    """Microseconds a person in one loop."""
    begun = perf_counter()
    total(columns, *terms)
    spent = (perf_counter() - begun) / NUMBER * 1e6
    return Timing(spent, spent)


def loop_row(name: str, measured: Measured) -> Sequence[str]:
    """A loop has no single people, so no p95."""
    return (name, microseconds(measured.middle.p50), "–", microseconds(measured.quietest.p50), "")


if __name__ == "__main__":
    main()
