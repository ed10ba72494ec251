"""The objects of `case-format.md`, field by field. Left out and null are the same; where that is no answer, it is unknown."""

from collections.abc import Mapping, Sequence

from zhicheng import codes
from zhicheng.codes import NO, UNSTATED
from zhicheng.eligibility.facts.fields import (
    ABSENT,
    EXPECTED_DAY,
    EXPECTED_MONTH,
    EXPECTED_TEXT,
    EXPECTED_TRUTH,
    EXPECTED_USCC,
    Field,
    build_word_reader,
    describe_expected_words,
    read_day_value,
    read_month_value,
    read_text_value,
    read_truth_value,
    read_uscc_value,
)
from zhicheng.workdays.days import NEVER, UNDATED


def build_word_field(key: str, names: Sequence[str], default: int | None = UNSTATED) -> Field:
    """A field that holds one word of a closed list."""
    return Field(key, build_word_reader(names), describe_expected_words(names), default)


def read_raw_value(value: object) -> object:
    """Reads an object or a list that is read on its own later, or a name that only goes round with the case."""
    return value


APPLICANT_FIELDS = (
    build_word_field("origin", codes.ORIGINS),
    Field("work_permit", read_truth_value, EXPECTED_TRUTH, UNSTATED),
    build_word_field("status", codes.STATUSES),
    build_word_field("annual_review", codes.ANNUAL_REVIEWS),
    Field("refuses_assignment", read_truth_value, EXPECTED_TRUTH, UNSTATED),
    Field("not_competent", read_truth_value, EXPECTED_TRUTH, UNSTATED),
)
PUBLICITY_FIELDS = (
    Field("start", read_day_value, EXPECTED_DAY, None),
    Field("end", read_day_value, EXPECTED_DAY, None),
)
BRANCH_OF_FIELDS = (
    Field("uscc", read_uscc_value, EXPECTED_USCC, ""),
    Field("province", read_text_value, EXPECTED_TEXT, ""),
    build_word_field("affiliation", codes.AFFILIATIONS),
)
AGENCY_FIELDS = (Field("uscc", read_uscc_value, EXPECTED_USCC, ""),)
EDUCATION_FIELDS = (
    build_word_field("level", codes.EDUCATIONS, None),
    Field("diploma_date", read_day_value, EXPECTED_DAY, NEVER),
    Field("degree_date", read_day_value, EXPECTED_DAY, NEVER),
    build_word_field("mode", ("", "full_time", "part_time")),
    Field("recognized", read_truth_value, EXPECTED_TRUTH, UNSTATED),
)
SKILL_FIELDS = (build_word_field("level", codes.SKILLS, None), Field("date", read_day_value, EXPECTED_DAY, None))
CASE_FIELDS = (
    Field("id", read_raw_value, EXPECTED_TEXT, ABSENT),
    Field("expect", read_raw_value, EXPECTED_TEXT, ABSENT),
    Field("filing_date", read_day_value, EXPECTED_DAY, None),
    *(
        Field(key, read_raw_value, EXPECTED_TEXT, ABSENT)
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


def build_employer_fields(areas: Mapping[str, str]) -> tuple[Field, ...]:
    """The employer; its management area is one of the policy's."""
    canonical = [code for code in dict.fromkeys(areas.values())]
    return (
        Field("uscc", read_uscc_value, EXPECTED_USCC, ""),
        build_word_field("kind", codes.EMPLOYER_KINDS),
        build_word_field("affiliation", codes.AFFILIATIONS),
        Field("registered_in_kunming", read_truth_value, EXPECTED_TRUTH, UNSTATED),
        Field("management_area", areas.__getitem__, describe_expected_words(canonical), ""),
        Field("branch_of", read_raw_value, EXPECTED_TEXT, ABSENT),
        Field("self_recognition", read_truth_value, EXPECTED_TRUTH, NO),
        Field("supervising_department", read_text_value, EXPECTED_TEXT, ""),
    )


def build_case_fields(
    series: Sequence[str], licences: Sequence[str], areas: Mapping[str, str], policy: str
) -> Mapping[str, tuple[Field, ...]]:
    """The fields of every object of a case under one policy; series and licences are numbered from 1."""
    in_table = f"应为政策 {policy} 系列表（series.csv）中的键，如 {series[0]}"
    series_field = Field("series", build_word_reader(("", *series)), in_table, UNSTATED)
    licence = Field("kind", build_word_reader(("", *licences)), describe_expected_words(licences), None)
    return {
        "case": CASE_FIELDS,
        "publicity": PUBLICITY_FIELDS,
        "applicant": APPLICANT_FIELDS,
        "employer": build_employer_fields(areas),
        "branch_of": BRANCH_OF_FIELDS,
        "dispatch_agency": AGENCY_FIELDS,
        "target": (
            series_field,
            Field("specialty", read_text_value, EXPECTED_TEXT, ""),
            build_word_field("level", codes.LEVELS[:3]),
            build_word_field("major_relation", codes.MAJOR_RELATIONS),
            build_word_field("school_stage", codes.SCHOOL_STAGES),
        ),
        "educations": EDUCATION_FIELDS,
        "skills": SKILL_FIELDS,
        "titles": (
            build_word_field("level", codes.LEVELS, None),
            series_field._replace(default=None),
            Field("date", read_day_value, EXPECTED_DAY, None),
            Field("by_change_of_series", read_truth_value, EXPECTED_TRUTH, NO),
        ),
        "licences": (licence, Field("date", read_day_value, EXPECTED_DAY, UNDATED)),
        "employment": (
            Field("start", read_day_value, EXPECTED_DAY, None),
            Field("end", read_day_value, EXPECTED_DAY, NEVER),
            Field("employer", read_uscc_value, EXPECTED_USCC, ""),
            build_word_field("work", codes.WORKS, None),
            series_field,
            build_word_field("record", codes.RECORDS),
        ),
        "insurance": (
            Field("from", read_month_value, EXPECTED_MONTH, None),
            Field("to", read_month_value, EXPECTED_MONTH, None),
            Field("payer", read_uscc_value, EXPECTED_USCC, ""),
            build_word_field("area", codes.INSURANCE_AREAS, None),
            Field("late", read_truth_value, EXPECTED_TRUTH, NO),
        ),
    }
