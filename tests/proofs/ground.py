"""What the proofs have in common: the policy, and how one result or verdict stands to another."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import z3

from zhicheng.codes import FAIL, LATER, NOT_APPLICABLE, UNKNOWN
from zhicheng.eligibility.rules.candidate import combine_results
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.terms import PolicyTerms, flatten_policy
from zhicheng.policy import installed
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY
from zhicheng.readings.proving import Rules

POLICY = installed.find_policy("kunming/2023")
BOTH: PolicyTerms = flatten_policy(POLICY)
KINDEST, STRICTEST = BOTH
TERMS: Terms = KINDEST
"""Where nothing is unknown, or a clause asks no unknown: the kindest terms are those of the policy."""
ROUTES = {route.key: place for place, route in enumerate(POLICY.routes)}
SERIES = list(POLICY.series)


def row(series: str) -> int:
    """The number of a series."""
    return SERIES.index(series) + 1


def some_day(name: str) -> tuple[Any, list[Any]]:
    """Any day, and what is true of it."""
    day = z3.Int(name)
    return day, [day >= FIRST_DAY, day <= LAST_DAY]


def no_worse(one: Any, other: Any, day: Any, other_day: Any) -> Any:
    """A result no graver than the other; and where both wait, it waits no longer."""
    return z3.And(one <= other, z3.Implies(z3.And(one == LATER, other == LATER), day <= other_day))


def exactly_one(result: Any, results: Iterable[int] = range(NOT_APPLICABLE, FAIL + 1)) -> Any:
    """One of the results holds, and no other with it."""
    return z3.PbEq([(result == one, 1) for one in results], 1)


def least(values: Sequence[Any]) -> Any:
    """The least of several numbers."""
    found = values[0]
    for value in values[1:]:
        found = z3.If(value < found, value, found)
    return found


def greatest(values: Sequence[Any]) -> Any:
    """The greatest of several numbers."""
    found = values[0]
    for value in values[1:]:
        found = z3.If(value > found, value, found)
    return found


def is_middle(said: Any, answers: Sequence[Any]) -> Any:
    """What is said while a fact is unknown: the middle one of the kindest answer, `unknown` and the strictest."""
    kindest, strictest = least(answers), greatest(answers)
    inner = z3.If(strictest < UNKNOWN, strictest, UNKNOWN)
    return said == z3.If(inner > kindest, inner, kindest)


def lies_between(said: Any, answers: Sequence[Any]) -> Any:
    """Some answer leads to nothing worse than what is said, and some to nothing better."""
    return z3.And(z3.Or(*(one <= said for one in answers)), z3.Or(*(said <= one for one in answers)))


def combine(rules: Rules, judged: Callable[[Terms], Any], terms: PolicyTerms = BOTH) -> Any:
    """A result under the kindest and the strictest answers, put together as the rules do."""
    return rules[combine_results](judged(terms.kindest), judged(terms.strictest))


def increasing(numbers: Sequence[Any]) -> list[Any]:
    """Each no less than the one before."""
    return [one <= other for one, other in zip(numbers, numbers[1:], strict=False)]
