"""Which papers a case owes, from the policy's list; `when` is a fixed vocabulary, answered here."""

from collections.abc import Callable, Mapping

from zhicheng.codes import FOREIGN, RECORDS, YES
from zhicheng.eligibility.facts.read import Facts
from zhicheng.policy.model import Material, Route

REGISTER, NOTICE_OF_APPOINTMENT = RECORDS.index("recruitment_register"), RECORDS.index("appointment_notice")
BY_SKILL, BY_TITLE, BY_CHANGE = "senior_worker", "technician_title", "other_series_title"

WHEN: Mapping[str, Callable[[Facts, Route | None, bool], bool]] = {
    "always": lambda facts, route, licence: True,
    "foreign": lambda facts, route, licence: facts.person.origin == FOREIGN,
    "by_education": lambda facts, route, licence: route is not None and route.education,
    "by_skill": lambda facts, route, licence: route is not None and route.credential == BY_SKILL,
    "by_title": lambda facts, route, licence: route is not None and route.credential == BY_TITLE,
    "recruitment_register": lambda facts, route, licence: REGISTER in facts.person.work_record,
    "appointment_notice": lambda facts, route, licence: NOTICE_OF_APPOINTMENT in facts.person.work_record,
    "licence": lambda facts, route, licence: licence,
    "series_change": lambda facts, route, licence: route is not None and route.credential == BY_CHANGE,
    "dispatched": lambda facts, route, licence: facts.person.dispatched == YES,
    "branch": lambda facts, route, licence: facts.branch,
}


def materials_of(materials: tuple[Material, ...], facts: Facts, route: Route | None, licence: bool) -> list[Material]:
    """The papers of a case on a route; `licence`: the series asks an entry licence."""
    return [material for material in materials if WHEN[material.when](facts, route, licence)]
