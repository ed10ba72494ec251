"""A property of the rules, stated over anybody, and what comes of trying to prove it."""

from collections.abc import Callable, Mapping, Sequence
from inspect import unwrap
from time import process_time
from typing import Any, NamedTuple

import z3

from zhicheng.eligibility.rules.person import Person
from zhicheng.readings.any_person import read_model_person
from zhicheng.readings.lemmas import SymbolicCalendar
from zhicheng.readings.person_words import describe_person
from zhicheng.readings.symbolic import read_terms

# Arithmetic of the solver and steps it may take, some thirty million a second: the same answer on a busy machine.
# The older arithmetic (2) is mostly twice as fast on these sums, and now and then stuck.
SOLVERS = ((2, 150_000_000), (6, 300_000_000), (2, 1_500_000_000))


class Statement(NamedTuple):
    """Anyone who meets the premises meets the claim. `people`: whom to print when somebody does not."""

    premises: Sequence[Any]
    claim: Any
    people: Mapping[str, Person]


class Rules:
    """The rules over terms, with a calendar of lemmas: rules[judge](person, terms). `edits` breaks some on purpose."""

    def __init__(self, edits: Mapping[Any, tuple[str, str]] | None = None) -> None:
        self.calendar = SymbolicCalendar()
        self.readings = read_terms(self.calendar.substitutes, edits)

    def __getitem__(self, function: Any) -> Any:
        """The reading of a plain function; one that remembers its answers is meant as it is written."""
        return self.readings[unwrap(function)]


class Proof(NamedTuple):
    """A property by name: its clauses, what it says in one Chinese sentence, and how it is stated."""

    clauses: str
    sentence: str
    state: Callable[[Rules], Statement]


class Undecided(Exception):
    """No solver found an answer in the steps it may take."""


class ProofOutcome(NamedTuple):
    """Whether a proof holds, and in how many seconds of this processor; if not, why: nobody meets the premises, no answer,
    or the people who refute it."""

    holds: bool
    seconds: float
    why: str


def attempt_proof(proof: Proof, rules: Rules) -> ProofOutcome:
    """Try to prove a property of these rules; that somebody real meets its premises is shown as well."""
    begun = process_time()
    rules.calendar.forget()
    statement = proof.state(rules)
    assumptions = [*rules.calendar.lemmas(), *statement.premises]
    try:
        model = find_model([*assumptions, z3.Not(statement.claim)], rules.calendar)
        why = (
            describe_refutation(model, statement)
            if model
            else ""
            if can_meet_premises(statement, rules, assumptions)
            else "没有人满足前提，什么也没有证明"
        )
    except Undecided as undecided:
        why = str(undecided)
    return ProofOutcome(not why, process_time() - begun, why)


def can_meet_premises(statement: Statement, rules: Rules, assumptions: Sequence[Any]) -> bool:
    """Whether somebody real meets the premises. Where these do not speak of the calendar, who meets them meets its
    lemmas too, which are true of every day; then it need not be asked.
    """
    if any(mentions_functions(premise) for premise in statement.premises):
        return find_model(assumptions, rules.calendar) is not None
    return find_model(statement.premises) is not None


def mentions_functions(term: Any) -> bool:
    """Whether a function of the calendar occurs in a term."""
    seen, pending = set(), [term]
    while pending:
        part = pending.pop()
        if part.get_id() not in seen:
            seen.add(part.get_id())
            pending += part.children()
            if part.num_args() and part.decl().kind() == z3.Z3_OP_UNINTERPRETED:
                return True
    return False


def find_model(assertions: Sequence[Any], calendar: SymbolicCalendar | None = None) -> Any:
    """A model of the assertions; None: there is none. May raise Undecided.

    What one solver leaves open in its steps, the next is asked. With a calendar the model is a real person: where the
    lemmas allow a model more than there is, it is told the real days, and asked again.
    """
    for arithmetic, steps in SOLVERS:
        solver = z3.Solver()
        solver.set("rlimit", steps)
        solver.set("arith.solver", arithmetic)
        solver.add(*assertions)
        answer = solver.check()
        while answer == z3.sat and calendar and (facts := calendar.facts(solver.model())):
            pinned_days = calendar.pins(solver.model())
            solver.add(*facts)
            answer = z3.sat if solver.check(*pinned_days) == z3.sat else solver.check()
        if answer != z3.unknown:
            return solver.model() if answer == z3.sat else None
    raise Undecided("限定的步数内没有答案")


def describe_refutation(model: Any, statement: Statement) -> str:
    """The people of a counterexample."""
    people = (
        f"{name}：\n{describe_person(read_model_person(model, person))}" for name, person in statement.people.items()
    )
    return "反例\n" + "\n".join(people)
