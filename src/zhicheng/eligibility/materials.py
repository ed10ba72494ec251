"""Which papers a case owes, from the policy's list; `when` is a fixed vocabulary, answered here."""

from collections.abc import Mapping

from zhicheng.codes import FOREIGN, RECORDS, YES
from zhicheng.eligibility.facts.read import Facts
from zhicheng.policy.model import Material, Route

RECRUITMENT_REGISTER, APPOINTMENT_NOTICE = RECORDS.index("recruitment_register"), RECORDS.index("appointment_notice")
SKILL_CREDENTIAL, TITLE_CREDENTIAL, CHANGE_CREDENTIAL = "senior_worker", "technician_title", "other_series_title"


def select_materials(
    materials: tuple[Material, ...], facts: Facts, route: Route | None, licence: bool
) -> list[Material]:
    """The papers of a case on a route; `licence`: the series asks an entry licence."""
    answers = answer_when_words(facts, route, licence)
    return [material for material in materials if answers[material.when]]


def answer_when_words(facts: Facts, route: Route | None, licence: bool) -> Mapping[str, bool]:
    """Every word of the vocabulary: whether it is so of this case on this route."""
    person, credential = facts.person, route.credential if route else None
    return {
        "always": True,
        "foreign": person.origin == FOREIGN,
        "by_education": route is not None and route.education,
        "by_skill": credential == SKILL_CREDENTIAL,
        "by_title": credential == TITLE_CREDENTIAL,
        "recruitment_register": RECRUITMENT_REGISTER in person.work_record,
        "appointment_notice": APPOINTMENT_NOTICE in person.work_record,
        "licence": licence,
        "series_change": credential == CHANGE_CREDENTIAL,
        "dispatched": person.dispatched == YES,
        "branch": facts.branch,
    }
