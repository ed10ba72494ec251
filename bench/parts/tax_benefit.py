"""The bachelor's route as a variable of a small OpenFisca system, over numbers that somebody else has made of dates."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERSON = build_entity("person", "persons", "a person", is_person=True)
PERIOD = "2026-03"


def variable(name: str, kind: type, formula: Any = None) -> type[Any]:
    """A monthly variable of a person."""
    members = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.MONTH, "label": name}
    return type(name, (Variable,), members | ({"formula": formula} if formula else {}))


def enough(person: Any, period: Any) -> Any:
    """Twelve months, or twenty-four, and six of insurance."""
    months = person("months", period) >= 12 + 12 * person("unrelated", period)
    return months * (person("insured", period) >= 6)


SYSTEM = TaxBenefitSystem([PERSON])
for given in ("unrelated", "months", "insured"):
    SYSTEM.add_variable(variable(given, int))
SYSTEM.add_variable(variable("eligible", bool, enough))


def judge_all(people: Sequence[Mapping[str, int]]) -> list[bool]:
    """Yes or no for many people at once."""
    simulation = SimulationBuilder().build_default_simulation(SYSTEM, count=len(people))
    for name in ("unrelated", "months", "insured"):
        simulation.set_input(name, PERIOD, numpy.array([numbers[name] for numbers in people]))
    answers: list[bool] = simulation.calculate("eligible", PERIOD).tolist()
    return answers


def judge(numbers: Mapping[str, int]) -> bool:
    """Yes or no for one person."""
    return judge_all([numbers])[0]
