"""Two policies: of each kind of case that they judge differently, a person; or the proof that there is none."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import z3

from zhicheng.codes import VERDICTS
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person
from zhicheng.eligibility.terms import PolicyTerms
from zhicheng.readings.any_person import build_any_person, list_person_constraints, read_model_person
from zhicheng.readings.person_words import PersonShape, describe_person
from zhicheng.readings.proving import Rules, find_model


class VerdictDifference(NamedTuple):
    """A person, and how each of two policies judges them."""

    one: str
    other: str
    person: Person

    def __str__(self) -> str:
        return f"{self.one} → {self.other}\n{describe_person(self.person)}"


def find_verdict_differences(
    one: PolicyTerms, other: PolicyTerms, shape: PersonShape, known: Mapping[str, Any] | None = None
) -> list[VerdictDifference]:
    """An example of each pair of verdicts that differ, in the order in which they were found.

    That no pair is missing is proven, for all people of the shape who have the `known` facts. Both terms must have the
    same series and routes. Raises Undecided where no solver finds an answer.
    """
    rules = Rules()
    person = build_any_person(shape)._replace(**(known or {}))
    before, after = (rules[judge](person, *terms).verdict for terms in (one, other))
    wanted = [*rules.calendar.lemmas(), *list_person_constraints(person, one.kindest), before != after]
    found: list[VerdictDifference] = []
    while model := find_model(wanted, rules.calendar):
        found_person = read_model_person(model, person)
        pair = [judge(found_person, *terms).verdict for terms in (one, other)]
        found.append(VerdictDifference(VERDICTS[pair[0]], VERDICTS[pair[1]], found_person))
        wanted.append(z3.Not(z3.And(before == pair[0], after == pair[1])))
    return found
