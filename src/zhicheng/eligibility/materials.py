"""Which papers a case owes, from the policy's list; `when` is a fixed vocabulary, answered here."""

from collections.abc import Mapping

from zhicheng.codes import FOREIGN, RECORDS, YES
from zhicheng.eligibility.facts.read import Facts
from zhicheng.policy.model import Material, Route

REGISTER, NOTICE_OF_APPOINTMENT = RECORDS.index("recruitment_register"), RECORDS.index("appointment_notice")
BY_SKILL, BY_TITLE, BY_CHANGE = "senior_worker", "technician_title", "other_series_title"


def materials_of(materials: tuple[Material, ...], facts: Facts, route: Route | None, licence: bool) -> list[Material]:
    """The papers of a case on a route; `licence`: the series asks an entry licence."""
    owed = when(facts, route, licence)
    return [material for material in materials if owed[material.when]]


def when(facts: Facts, route: Route | None, licence: bool) -> Mapping[str, bool]:
    """Every word of the vocabulary: whether it is so of this case on this route."""
    person, credential = facts.person, route.credential if route else None
    return {
        "always": True,
        "foreign": person.origin == FOREIGN,
        "by_education": route is not None and route.education,
        "by_skill": credential == BY_SKILL,
        "by_title": credential == BY_TITLE,
        "recruitment_register": REGISTER in person.work_record,
        "appointment_notice": NOTICE_OF_APPOINTMENT in person.work_record,
        "licence": licence,
        "series_change": credential == BY_CHANGE,
        "dispatched": person.dispatched == YES,
        "branch": facts.branch,
    }
