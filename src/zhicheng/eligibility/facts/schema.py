"""The objects of `case-format.md`, field by field. Left out and null are the same; where that is no answer, it is unknown."""

from collections.abc import Mapping, Sequence

from zhicheng import codes
from zhicheng.codes import NO, UNSTATED
from zhicheng.eligibility.facts.fields import (
    DAY,
    LEFT_OUT,
    MONTH,
    TEXT,
    TRUTH,
    UNIT,
    Field,
    day,
    listed,
    month,
    text,
    truth,
    unit,
    words,
)
from zhicheng.workdays.days import NEVER


def word(key: str, names: Sequence[str], default: int | None = UNSTATED) -> Field:
    """A field that holds one word of a closed list."""
    return Field(key, words(names), listed(names), default)


def anything(value: object) -> object:
    """Reads an object or a list that is read on its own later, or a name that only goes round with the case."""
    return value


APPLICANT = (
    word("origin", codes.ORIGINS),
    Field("work_permit", truth, TRUTH, UNSTATED),
    word("status", codes.STATUSES),
    word("annual_review", codes.ANNUAL_REVIEWS),
    Field("refuses_assignment", truth, TRUTH, UNSTATED),
    Field("not_competent", truth, TRUTH, UNSTATED),
)
PUBLICITY = (Field("start", day, DAY, None), Field("end", day, DAY, None))
BRANCH_OF = (
    Field("uscc", unit, UNIT, ""),
    Field("province", text, TEXT, ""),
    word("affiliation", codes.AFFILIATIONS),
)
AGENCY = (Field("uscc", unit, UNIT, ""),)
EDUCATION = (
    word("level", codes.EDUCATIONS, None),
    Field("diploma_date", day, DAY, NEVER),
    Field("degree_date", day, DAY, NEVER),
    word("mode", ("", "full_time", "part_time")),
    Field("recognized", truth, TRUTH, UNSTATED),
)
SKILL = (word("level", codes.SKILLS, None), Field("date", day, DAY, None))
CASE = (
    Field("id", anything, TEXT, LEFT_OUT),
    Field("expect", anything, TEXT, LEFT_OUT),
    Field("filing_date", day, DAY, None),
    *(
        Field(key, anything, TEXT, LEFT_OUT)
        for key in (
            "publicity",
            "applicant",
            "employer",
            "dispatch_agency",
            "target",
            "educations",
            "skills",
            "titles",
            "licences",
            "employment",
            "insurance",
        )
    ),
)


def employer(areas: Mapping[str, str]) -> tuple[Field, ...]:
    """The employer; its management area is one of the policy's."""
    canonical = [code for code in dict.fromkeys(areas.values())]
    return (
        Field("uscc", unit, UNIT, ""),
        word("kind", codes.EMPLOYER_KINDS),
        word("affiliation", codes.AFFILIATIONS),
        Field("registered_in_kunming", truth, TRUTH, UNSTATED),
        Field("management_area", areas.__getitem__, listed(canonical), ""),
        Field("branch_of", anything, TEXT, LEFT_OUT),
        Field("self_recognition", truth, TRUTH, NO),
        Field("supervising_department", text, TEXT, ""),
    )


def fields_of(
    series: Sequence[str], licences: Sequence[str], areas: Mapping[str, str], policy: str
) -> Mapping[str, tuple[Field, ...]]:
    """The fields of every object of a case under one policy; series and licences are numbered from 1."""
    in_table = f"应为政策 {policy} 系列表（series.csv）中的键，如 {series[0]}"
    series_field = Field("series", words(("", *series)), in_table, UNSTATED)
    licence = Field("kind", words(("", *licences)), listed(licences), None)
    return {
        "case": CASE,
        "publicity": PUBLICITY,
        "applicant": APPLICANT,
        "employer": employer(areas),
        "branch_of": BRANCH_OF,
        "dispatch_agency": AGENCY,
        "target": (
            series_field,
            Field("specialty", text, TEXT, ""),
            word("level", codes.LEVELS[:3]),
            word("major_relation", codes.MAJOR_RELATIONS),
        ),
        "educations": EDUCATION,
        "skills": SKILL,
        "titles": (
            word("level", codes.LEVELS, None),
            series_field._replace(default=None),
            Field("date", day, DAY, None),
            Field("by_change_of_series", truth, TRUTH, NO),
        ),
        "licences": (licence, Field("date", day, DAY, None)),
        "employment": (
            Field("start", day, DAY, None),
            Field("end", day, DAY, NEVER),
            Field("employer", unit, UNIT, ""),
            word("work", codes.WORKS, None),
            series_field,
            word("record", codes.RECORDS),
        ),
        "insurance": (
            Field("from", month, MONTH, None),
            Field("to", month, MONTH, None),
            Field("payer", unit, UNIT, ""),
            word("area", codes.AREAS, None),
            Field("late", truth, TRUTH, NO),
        ),
    }
