"""A property of the rules, stated over anybody, and what comes of trying to prove it."""

from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Any, NamedTuple

import z3

from zhicheng.eligibility.rules.person import Person
from zhicheng.readings.lemmas import Calendar
from zhicheng.readings.somebody import example
from zhicheng.readings.symbolic import read_terms
from zhicheng.readings.telling import told

PATIENCE = 20_000  # milliseconds for one question


class Statement(NamedTuple):
    """Whoever meets the premises meets the claim. `shown`: people to print when somebody does not."""

    premises: Sequence[Any]
    claim: Any
    shown: Mapping[str, Person]


class Rules:
    """The rules over terms, with a calendar of lemmas: rules[judge](person, terms). `edits` breaks some on purpose."""

    def __init__(self, edits: Mapping[Any, tuple[str, str]] | None = None) -> None:
        self.calendar = Calendar()
        self.readings = read_terms(self.calendar.instead, edits)

    def __getitem__(self, function: Any) -> Any:
        """The reading of a plain function."""
        return self.readings[function]


class Proof(NamedTuple):
    """A property by name: its clauses, what it says in one Chinese sentence, and how it is stated."""

    clauses: str
    sentence: str
    state: Callable[[Rules], Statement]


class Outcome(NamedTuple):
    """Whether a proof holds; if not, why: nobody meets the premises, no answer in time, or the people who refute it."""

    holds: bool
    seconds: float
    why: str


def attempt(proof: Proof, rules: Rules) -> Outcome:
    """Try to prove a property of these rules."""
    begun = perf_counter()
    rules.calendar.forget()
    statement = proof.state(rules)
    solver = z3.Solver()
    solver.set("timeout", PATIENCE)
    solver.set("arith.solver", 2)  # the older one is twice as fast on these sums
    solver.add(*rules.calendar.lemmas(), *statement.premises)
    if solver.check() != z3.sat:
        return Outcome(False, perf_counter() - begun, f"没有人满足前提（{solver.check()}）")
    solver.add(z3.Not(statement.claim))
    answer = solver.check()
    why = "" if answer == z3.unsat else refuted(solver.model(), statement) if answer == z3.sat else "限时内没有答案"
    return Outcome(answer == z3.unsat, perf_counter() - begun, why)


def refuted(model: Any, statement: Statement) -> str:
    """The people of a counterexample."""
    people = (f"{name}：\n{told(example(model, person))}" for name, person in statement.shown.items())
    return "反例\n" + "\n".join(people)
