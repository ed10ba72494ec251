"""Two policies: of each kind of case that they judge differently, a person; or the proof that there is none."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import z3

from zhicheng.codes import VERDICTS
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.readings.any_person import example, real, somebody
from zhicheng.readings.person_words import Shape, told
from zhicheng.readings.proving import Rules, find


class Difference(NamedTuple):
    """A person, and how each of two policies judges them."""

    one: str
    other: str
    person: Person

    def __str__(self) -> str:
        return f"{self.one} → {self.other}\n{told(self.person)}"


def differences(one: Terms, other: Terms, shape: Shape, known: Mapping[str, Any] | None = None) -> list[Difference]:
    """An example of each pair of verdicts that differ, in the order in which they were found.

    That no pair is missing is proven, for all people of the shape who have the `known` facts. Both terms must have the
    same series and routes. Raises Undecided where no solver finds an answer.
    """
    rules = Rules()
    person = somebody(shape)._replace(**(known or {}))
    before, after = (rules[judge](person, terms).verdict for terms in (one, other))
    wanted = [*rules.calendar.lemmas(), *real(person, one), before != after]
    found: list[Difference] = []
    while model := find(wanted, rules.calendar):
        somebody_real = example(model, person)
        pair = [judge(somebody_real, terms).verdict for terms in (one, other)]
        found.append(Difference(VERDICTS[pair[0]], VERDICTS[pair[1]], somebody_real))
        wanted.append(z3.Not(z3.And(before == pair[0], after == pair[1])))
    return found
