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
    FieldRow,
    build_word_reader,
    describe_expected_words,
    read_day_value,
    read_month_value,
    read_text_value,
    read_truth_value,
    read_uscc_value,
)
from zhicheng.policy.model import Policy
from zhicheng.workdays.days import NEVER, UNDATED


def build_word_field(key: str, names: Sequence[str], default: int | None = UNSTATED) -> Field:
    """A field that holds one word of a closed list."""
    return build_known_word_field(key, names, names, default)


def build_known_word_field(
    key: str, names: Sequence[str], known: Sequence[str], default: int | None = UNSTATED
) -> Field:
    """A field that holds one of those words of a closed list that the policy knows."""
    codes_by_word = {name: code for code, name in enumerate(names) if name and name in known}
    return Field(key, codes_by_word.__getitem__, describe_expected_words(tuple(codes_by_word)), default)


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
RESIDENCE_FIELD = Field("residence", read_truth_value, EXPECTED_TRUTH, UNSTATED)
EDUCATION_FIELDS = (
    Field("diploma_date", read_day_value, EXPECTED_DAY, NEVER),
    Field("degree_date", read_day_value, EXPECTED_DAY, NEVER),
    build_word_field("mode", codes.STUDY_MODES),
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


def build_applicant_fields(policy: Policy) -> tuple[Field, ...]:
    """The applicant; of a permit of residence only where it can stand for the months of insurance."""
    return (*APPLICANT_FIELDS, RESIDENCE_FIELD) if policy.words("insurance.instead") else APPLICANT_FIELDS


def build_level_fields(policy: Policy) -> Mapping[str, Field]:
    """The words that differ from policy to policy: the levels given, the educations and the records known."""
    levels = (*codes.LEVELS[:3], *(route.gives for route in policy.routes))
    records = tuple(word for word in codes.RECORDS if codes.RECORDS.index(word) <= codes.NO_RECORD)
    return {
        "wanted": build_known_word_field("level", codes.LEVELS, levels),
        "education": build_known_word_field(
            "level", codes.EDUCATIONS, tuple(policy.mapping("education.counts_as")), None
        ),
        "record": build_known_word_field("record", codes.RECORDS, (*records, *policy.words("service.records"))),
    }


def build_case_fields(
    policy: Policy, licences: Sequence[str], areas: Mapping[str, str]
) -> Mapping[str, tuple[FieldRow, ...]]:
    """The fields of every object of a case under one policy, as rows."""
    objects = list_object_fields(policy, licences, areas)
    return {
        name: tuple((one.key, one.read, one.expected, one.default) for one in fields)
        for name, fields in objects.items()
    }


def list_object_fields(
    policy: Policy, licences: Sequence[str], areas: Mapping[str, str]
) -> Mapping[str, tuple[Field, ...]]:
    """The same as fields; series and licences are numbered from 1."""
    series = tuple(policy.series)
    words = build_level_fields(policy)
    in_table = f"应为政策 {policy.id} 系列表（series.csv）中的键，如 {series[0]}"
    series_field = Field("series", build_word_reader(("", *series)), in_table, UNSTATED)
    licence = Field("kind", build_word_reader(("", *licences)), describe_expected_words(licences), None)
    return {
        "case": CASE_FIELDS,
        "publicity": PUBLICITY_FIELDS,
        "applicant": build_applicant_fields(policy),
        "employer": build_employer_fields(areas),
        "branch_of": BRANCH_OF_FIELDS,
        "dispatch_agency": AGENCY_FIELDS,
        "target": (
            series_field,
            Field("specialty", read_text_value, EXPECTED_TEXT, ""),
            words["wanted"],
            build_word_field("major_relation", codes.MAJOR_RELATIONS),
            build_word_field("school_stage", codes.SCHOOL_STAGES),
        ),
        "educations": (words["education"], *EDUCATION_FIELDS),
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
            words["record"],
        ),
        "insurance": (
            Field("from", read_month_value, EXPECTED_MONTH, None),
            Field("to", read_month_value, EXPECTED_MONTH, None),
            Field("payer", read_uscc_value, EXPECTED_USCC, ""),
            build_word_field("area", codes.INSURANCE_AREAS, None),
            Field("late", read_truth_value, EXPECTED_TRUTH, NO),
        ),
    }
