"""What the proofs have in common: the policy, and how one result or verdict stands to another."""

from collections.abc import Iterable, Sequence
from typing import Any

import z3

from zhicheng.codes import FAIL, LATER, NOT_APPLICABLE, PASS, REVIEW, UNKNOWN
from zhicheng.eligibility.rules.person import Terms
from zhicheng.eligibility.terms import flatten_policy
from zhicheng.policy import installed
from zhicheng.readings.any_person import FIRST_DAY, LAST_DAY

POLICY = installed.find_policy("kunming/2023")
TERMS: Terms = flatten_policy(POLICY)
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


def covers(unknown: Any, answers: Sequence[Any]) -> Any:
    """What is said while a fact is unknown: where all answers agree, what they say; else unknown, or between them.

    It is not yes where one of them is not, a person's confirmation apart; and it is not no where one of them is not.
    """
    agree = z3.And(*(one == answers[0] for one in answers[1:]))
    between = z3.And(z3.Or(*(one <= unknown for one in answers)), z3.Or(*(unknown <= one for one in answers)))
    not_yes = z3.Implies(unknown <= PASS, z3.And(*(one <= REVIEW for one in answers)))
    not_no = z3.Implies(unknown >= FAIL, z3.And(*(one >= FAIL for one in answers)))
    return z3.If(agree, unknown == answers[0], z3.Or(unknown == UNKNOWN, z3.And(between, not_yes, not_no)))


def increasing(numbers: Sequence[Any]) -> list[Any]:
    """Each no less than the one before."""
    return [one <= other for one, other in zip(numbers, numbers[1:], strict=False)]
