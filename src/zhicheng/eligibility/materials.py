"""Which papers a case owes, from the policy's list; `when` is a fixed vocabulary, answered here."""

from collections.abc import Mapping
from typing import NamedTuple

from zhicheng.codes import FOREIGN, RECORDS, YES
from zhicheng.eligibility.facts.read import Facts
from zhicheng.policy.model import Material, Route

RECORD_WORDS = ("recruitment_register", "appointment_notice", "labour_contract", "insurance_record")
SKILL_CREDENTIAL, TITLE_CREDENTIAL = "senior_worker", "technician_title"


class AppliedClauses(NamedTuple):
    """What of the notice was applied to a case and asks for papers."""

    route: Route | None
    by_education: bool  # the route rests on a diploma or degree
    licence: bool  # the series asks an entry licence: 二（六）
    change: bool  # the person holds a title of another series: 二（七）, whichever route is taken


def select_materials(materials: tuple[Material, ...], facts: Facts, applied: AppliedClauses) -> list[Material]:
    """The papers of a case to which these clauses were applied."""
    answers = answer_when_words(facts, applied)
    return [material for material in materials if answers[material.when]]


def answer_when_words(facts: Facts, applied: AppliedClauses) -> Mapping[str, bool]:
    """Every word of the vocabulary: whether it is so of this case on this route."""
    person, credential = facts.person, applied.route.credential if applied.route else None
    return {
        **{word: RECORDS.index(word) in person.work_record for word in RECORD_WORDS},
        "always": True,
        "foreign": person.origin == FOREIGN,
        "by_education": applied.by_education,
        "by_skill": credential == SKILL_CREDENTIAL,
        "by_title": credential == TITLE_CREDENTIAL,
        "residence": person.residence == YES,
        "licence": applied.licence,
        "series_change": applied.change,
        "dispatched": person.dispatched == YES,
        "branch_outside": facts.branch_outside,
    }
