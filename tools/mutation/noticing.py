"""What the tests say to a mutant: the worked cases of all cities first, then two thousand people at the thresholds of
ours, then the tests.

The people's answers are those that the oracle of the tests agrees with (tests/rules/test_oracle.py); asking the oracle
again for every mutant would take days.
"""

import signal
from itertools import chain
from multiprocessing import get_context
from typing import Any

import pytest

from tests.rules import test_notice_cases, test_other_cities, test_worked_cases
from tests.rules.people import people
from tests.rules.procedure import pinned
from tests.rules.test_oracle import engine
from tests.rules.test_worked_cases import asserted
from tools.mutation.explained import HOUSE
from zhicheng.eligibility.check import check

CROWD = people(20_000, 2000)  # others than those of the tests
TESTS = (
    "tests/rules/test_unknown_facts.py",
    "tests/rules/test_oracle_readings.py",
    "tests/rules/eligibility",
    "tests/rules/test_receipts.py",
    "tests/rules/test_policy_changes.py",
    "tests/rules/test_city_words.py",
)
BY_NAME = ("tests/rules/eligibility/test_rules_{}.py", "tests/rules/eligibility/test_{}.py")
OWN_TESTS = {
    "insurance": ("tests/rules/eligibility/test_insured_months.py", "tests/rules/eligibility/test_rules_run.py"),
    "service": ("tests/rules/eligibility/test_parts_of_service.py", "tests/rules/eligibility/test_period_ends.py"),
    "post": ("tests/rules/eligibility/test_related_units.py",),
    "unknown": ("tests/rules/test_unknown_facts.py",),
    "months": (
        "tests/rules/workdays/test_months.py",
        "tests/rules/workdays/test_months_of_centuries.py",
        "src/zhicheng/workdays/months.py",
    ),
    "windows": ("tests/rules/policy/test_timetable.py",),
}
PROCEDURE = "zhicheng.procedure."
PROCEDURE_TESTS = ("tests/rules/procedure", "src/zhicheng/procedure")
FOR_CASES, FOR_TESTS = 10, 30  # seconds of CPU, so that a busy machine ends nobody who would have survived
QUIETLY = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore")

Answer = dict[str, Any]


def answers() -> list[Answer]:
    """The answers of the rules as they are, asked in a process of its own: nothing of them is remembered in this one."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(_answers)


def _answers() -> list[Answer]:
    return [engine(case) for case in CROWD]


def noticed(module: str, right: list[Answer]) -> str | None:
    """Who notices first that something is wrong in a module; None: nobody. What never ends is ended: that is noticed, too."""
    signal.setitimer(signal.ITIMER_PROF, FOR_CASES)
    try:
        if any(asserted(expected, check(facts, readings=False)) != expected for facts, expected in cases()):
            return "cases"
        if any(engine(case) != answer for case, answer in zip(CROWD, right, strict=True)):
            return "people"
    except Exception:  # a mutant may break in any way
        return "error"
    return ask_tests(find_own_tests(module)) or ask_tests(TESTS)


def find_own_tests(module: str) -> tuple[str, ...]:
    """The tests of a module, which are asked first: they take a tenth of a second, all take six."""
    by_name = [path.format(module) for path in BY_NAME]
    return (*OWN_TESTS.get(module, ()), *(path for path in by_name if (HOUSE / path).exists()))


def noticed_of_procedure() -> str | None:
    """Who notices first that something is wrong in the procedure: the pinned tables, or the tests beside them."""
    signal.setitimer(signal.ITIMER_PROF, FOR_CASES)
    found = (pinned.list_steps(), pinned.list_states())
    if found != (pinned.list_pinned_steps(), pinned.list_pinned_states()):
        return "table"
    return ask_tests(PROCEDURE_TESTS)


def ask_tests(tests: tuple[str, ...]) -> str | None:
    """Whether the tests notice, if there are any; what never ends is ended."""
    if not tests:
        return None
    signal.setitimer(signal.ITIMER_PROF, FOR_TESTS)
    return "tests" if pytest.main([*QUIETLY, *tests]) != pytest.ExitCode.OK else None


def cases() -> chain[tuple[Any, Any]]:
    """Every worked case of every city and those of the notice: facts, and what is asserted of the result."""
    return chain(
        ((case.facts, case.expect) for case in test_worked_cases.CASES),
        ((case.facts, case.expect) for _, case in test_other_cities.CASES),
        ((case, case["expect"]) for case in test_notice_cases.CASES),
    )
