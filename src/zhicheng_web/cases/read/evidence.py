"""On what each stated fact rests: the original was seen, a system was asked, or only the applicant says it (三（二）).

A fact is named by its place, `educations.1`, from 1 as on pages. Who graded it, and when, is the row that holds the grade: the
unit's assessment, the examiner's proposal.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeVar

from django.db.models import TextChoices

from zhicheng.words.fact_lines import FACT_PART_DESCRIBERS, CaseNames
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng_web.cases.engine.fact_hashes import GRADED_PARTS, hash_gradable_facts, name_place
from zhicheng_web.cases.models import Assessment, Case, Proposal

Row = TypeVar("Row", Assessment, Proposal)


class EvidenceGrade(TextChoices):
    """From the best proof to none but the word of the applicant."""

    ORIGINAL = "original", "原件核对"
    COMPARED = "compared", "系统比对"
    STATED = "stated", "仅本人陈述"


GRADES: Final = [(one.value, one.label) for one in EvidenceGrade]
CHANGED: Final = "改过，待重新核对"
"""What stands beside a fact in the place of a grade that was given to what stood there before."""


class StatedFact(NamedTuple):
    """One item of what the applicant has stated: its place, the part it belongs to, its line."""

    place: str
    part: str
    line: str


def name_fact_place(place: str) -> str:
    """A place in words.

    >>> name_fact_place("educations.1")
    '学历学位第1项'
    """
    part, _, number = place.partition(".")
    return f"{FACT_PART_NAMES[part]}第{number}项"


def list_gradable_facts(case: Case, names: CaseNames) -> list[StatedFact]:
    """What a grade can be given to, in the order of the parts."""
    return [
        StatedFact(name_place(part, number), FACT_PART_NAMES[part], FACT_PART_DESCRIBERS[part](item, names))
        for part in GRADED_PARTS
        for number, item in enumerate(case.facts.get(part) or (), 1)
    ]


def check_grades(case: Case, grades: Mapping[str, str]) -> dict[str, str]:
    """The grades that were given, as they are kept. Raises ValueError for what the case does not state, or is no grade."""
    chosen = {place: grade for place, grade in grades.items() if grade}
    if not set(chosen) <= set(hash_gradable_facts(case)) or not set(chosen.values()) <= set(EvidenceGrade.values):
        raise ValueError(f"no grades of this case: {sorted(chosen)}")
    return chosen


def find_standing_grades(case: Case, rows: Iterable[Row]) -> dict[str, tuple[str, Row]]:
    """By the place of a fact as it stands now, the last grade that was given to that very fact, and the row that gave it.
    `rows`: the first one first.
    """
    found: dict[str, tuple[str, Row]] = {}
    hashes = hash_gradable_facts(case)
    for row in rows:
        for place, hash_ in hashes.items():
            grade = find_grade(row, place, hash_)
            if grade:
                found[place] = grade, row
    return found


def find_grade(row: Assessment | Proposal, place: str, fact_hash: str) -> str:
    """The grade that a row gives to a fact, wherever it stood then; "" for none. Rows from before hashes go by the place."""
    if not row.fact_hashes:
        return str(row.evidence.get(place, ""))
    places = [one for one, hash_ in row.fact_hashes.items() if hash_ == fact_hash and one in row.evidence]
    return str(row.evidence[places[0]]) if places else ""


def list_facts_changed_since(case: Case, row: Row) -> list[str]:
    """The places where a row has graded something else than what stands there now."""
    standing = find_standing_grades(case, [row])
    return [place for place in hash_gradable_facts(case) if place in row.evidence and place not in standing]
