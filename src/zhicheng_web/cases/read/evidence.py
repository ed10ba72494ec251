"""On what each stated fact rests: the original was seen, a system was asked, or only the applicant says it (三（二）).

A fact is named by its place, `educations.1`, from 1 as on pages. Who graded it, and when, is the row that holds the grade: the
unit's assessment, the examiner's proposal.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.db.models import TextChoices

from zhicheng.words.fact_lines import FACT_PART_DESCRIBERS, CaseNames
from zhicheng.words.facts import FACT_PART_NAMES
from zhicheng_web.cases.models import Case


class EvidenceGrade(TextChoices):
    """From the best proof to none but the word of the applicant."""

    ORIGINAL = "original", "原件核对"
    COMPARED = "compared", "系统比对"
    STATED = "stated", "仅本人陈述"


GRADED_PARTS: Final = ("educations", "titles", "skills", "licences", "employment", "insurance")
GRADES: Final = [(one.value, one.label) for one in EvidenceGrade]


class StatedFact(NamedTuple):
    """One item of what the applicant has stated: its place, the part it belongs to, its line."""

    place: str
    part: str
    line: str


def name_place(part: str, number: int) -> str:
    """The place of an item, counted from 1."""
    return f"{part}.{number}"


def list_gradable_facts(case: Case, names: CaseNames) -> list[StatedFact]:
    """What a grade can be given to, in the order of the parts."""
    return [
        StatedFact(name_place(part, number), FACT_PART_NAMES[part], FACT_PART_DESCRIBERS[part](item, names))
        for part in GRADED_PARTS
        for number, item in enumerate(case.facts.get(part) or (), 1)
    ]


def check_grades(case: Case, grades: Mapping[str, str]) -> dict[str, str]:
    """The grades that were given, as they are kept. Raises ValueError for what the case does not state, or is no grade."""
    places = {
        name_place(part, number) for part in GRADED_PARTS for number, _ in enumerate(case.facts.get(part) or (), 1)
    }
    chosen = {place: grade for place, grade in grades.items() if grade}
    if not set(chosen) <= places or not set(chosen.values()) <= set(EvidenceGrade.values):
        raise ValueError(f"no grades of this case: {sorted(chosen)}")
    return chosen
