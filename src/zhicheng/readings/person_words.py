"""A person in numbers, told to an engineer: how many items of each kind there are, and what the numbers mean."""

from typing import Any, NamedTuple

from zhicheng import codes
from zhicheng.eligibility.rules.person import Person
from zhicheng.workdays.days import NEVER, UNDATED, iso_day, iso_month

FIELD_CODES = {
    "origin": codes.ORIGINS,
    "status": codes.STATUSES,
    "annual_review": codes.ANNUAL_REVIEWS,
    "employer_kind": codes.EMPLOYER_KINDS,
    "affiliation": codes.AFFILIATIONS,
    "parent_affiliation": codes.AFFILIATIONS,
    "specialty": ("", "clear", "doubtful"),
    "want": codes.LEVELS[:4],
    "major_relation": codes.MAJOR_RELATIONS,
    "school_stage": codes.SCHOOL_STAGES,
    "education_level": codes.EDUCATIONS,
    "education_mode": codes.STUDY_MODES,
    "title_level": codes.LEVELS,
    "work_kind": codes.WORKS,
    "work_record": codes.RECORDS,
    "paid_area": codes.INSURANCE_AREAS,
    "paid_by": codes.PAYERS,
}
ANSWER_CODES = ("", "no", "yes")
LIST_PREFIXES = ("education", "skill", "title", "licence", "work", "paid")
DATE_FIELDS = (
    *("filing", "publicity_start", "publicity_end", "education_diploma", "education_degree"),
    *("skill_date", "title_date", "licence_date", "work_start", "work_end"),
)
MONTH_FIELDS = ("paid_from", "paid_to")
POLICY_ROW_FIELDS = ("series", "title_series", "work_series", "licence_kind")  # numbered by the policy


class PersonShape(NamedTuple):
    """How many items of each kind a person has."""

    educations: int = 1
    skills: int = 0
    titles: int = 0
    licences: int = 0
    spells: int = 2
    runs: int = 2


def describe_person(person: Person) -> str:
    """A plain person for an engineer to read: a line a list, dates and words in the place of numbers."""
    values: dict[str, Any] = dict(zip(Person._fields, person, strict=True))
    single = [f"{field}={format_field(field, value)}" for field, value in values.items() if not isinstance(value, list)]
    lines = ["  " + " ".join(text for text in single if not text.endswith("="))]
    for kind in LIST_PREFIXES:
        columns = {
            field: value for field, value in values.items() if field.startswith(kind) and isinstance(value, list)
        }
        for place in range(len(next(iter(columns.values())))):
            items = (
                f"{field.partition('_')[2]}={format_field(field, column[place])}" for field, column in columns.items()
            )
            lines.append(f"  {kind}[{place}]: " + " ".join(text for text in items if not text.endswith("=")))
    return "\n".join(lines)


def format_field(field: str, value: int) -> str:
    """A number as a case file writes it; "" where it says nothing."""
    if field in DATE_FIELDS:
        return "" if value in (NEVER, UNDATED) else iso_day(value)
    if field in MONTH_FIELDS:
        return iso_month(value)
    if field in POLICY_ROW_FIELDS:
        return f"#{value}" if value else ""
    return FIELD_CODES.get(field, ANSWER_CODES)[value]
