"""The enumerations of `case-format.md` as small integers; 0 always says: not stated.

Results are numbered by gravity, so that the verdict of several clauses is the gravest of them (case-format.md, "A result").
"""

from typing import Final, Literal

UNSTATED = 0
NO, YES = 1, 2

Result = Literal["pass", "fail", "later", "unknown", "review", "not_applicable"]
"""`later`: fails now and time cures it; `unknown`: a needed fact is missing; `review`: a person must confirm."""

NOT_APPLICABLE, PASS, REVIEW, UNKNOWN, LATER, FAIL = range(6)
RESULTS: Final[tuple[Result, ...]] = ("not_applicable", "pass", "review", "unknown", "later", "fail")
RESULTS_BY_GRAVITY: Final = RESULTS[::-1]
"""The one order in which anybody looks at results: the gravest first."""

ELIGIBLE, NOT_YET, NOT_ELIGIBLE, OUT_OF_SCOPE = PASS, LATER, FAIL, FAIL + 1
VERDICTS = ("", "eligible", "review", "incomplete", "not_yet", "not_eligible", "out_of_scope")

ORIGINS = ("", "mainland", "hmt", "foreign")
FOREIGN = ORIGINS.index("foreign")

STATUSES = ("", "employed", "civil_servant", "managed_as_civil_servant", "retired", "not_employed")
NOT_EMPLOYED = STATUSES.index("not_employed")

ANNUAL_REVIEWS = ("", "excellent", "qualified", "basically_qualified", "unqualified", "none")

EMPLOYER_KINDS = (
    "",
    "enterprise",
    "state_owned_enterprise",
    "public_institution",
    "social_organization",
    "law_firm",
    "individual_business",
    "government_body",
)
AFFILIATIONS = ("", "central", "provincial", "municipal", "county", "none")

CLEAR, DOUBTFUL = 1, 2  # whether the words of a specialty point at a branch outside the notice: 一（三）

LEVELS = ("", "technician", "assistant", "intermediate", "senior")
TECHNICIAN, ASSISTANT, INTERMEDIATE = 1, 2, 3

MAJOR_RELATIONS = ("", "same", "related", "unrelated")
UNRELATED = MAJOR_RELATIONS.index("unrelated")

EDUCATIONS = (
    "",
    "secondary_vocational",
    "junior_college",
    "bachelor",
    "master",
    "doctor",
    "technical_intermediate",
    "technical_senior",
    "technician_preparatory",
    "second_bachelor",
    "graduate_class",
    "technician_class",
    "vocational_high",
)
OPTIONAL_EDUCATIONS = EDUCATIONS[EDUCATIONS.index("second_bachelor") :]
"""Known only where a policy says what they count as: 二（三）."""
DOCTOR = EDUCATIONS.index("doctor")
STUDY_MODES = ("", "full_time", "part_time")
FULL_TIME, PART_TIME = 1, 2
SKILLS = ("", "senior", "technician", "senior_technician")

CREDENTIALS = (
    "",
    "secondary_vocational",
    "junior_college",
    "bachelor",
    "master",
    "senior_worker",
    "technician_title",
    "other_series_title",
    "doctor",
    "second_bachelor",
    "graduate_class",
)
SECONDARY_VOCATIONAL = CREDENTIALS.index("secondary_vocational")
JUNIOR_COLLEGE = CREDENTIALS.index("junior_college")
BACHELOR = CREDENTIALS.index("bachelor")
MASTER = CREDENTIALS.index("master")
SENIOR_WORKER = CREDENTIALS.index("senior_worker")
TECHNICIAN_TITLE = CREDENTIALS.index("technician_title")
OTHER_SERIES_TITLE = CREDENTIALS.index("other_series_title")
DOCTORATE = CREDENTIALS.index("doctor")
SECOND_BACHELOR = CREDENTIALS.index("second_bachelor")
COUNTED_CREDENTIALS = (*CREDENTIALS[1 : MASTER + 1], *CREDENTIALS[DOCTORATE:])
"""What an education may count as."""

WORKS = ("", "professional", "skilled", "other")
PROFESSIONAL = WORKS.index("professional")
RECORDS = ("", "recruitment_register", "appointment_notice", "none", "labour_contract", "insurance_record")
NO_RECORD = RECORDS.index("none")  # the person states that there is neither: 二（四）

SCHOOL_STAGES = ("", "kindergarten", "primary", "junior", "senior")

INSURANCE_AREAS = ("", "kunming", "provincial", "elsewhere")
NOT_COUNTED, TO_BE_REVIEWED, GOOD = range(3)  # what a month of insurance is worth, or a spell of work

PAYERS = ("other", "employer", "agency", "related_unit", "parent", "")  # who paid, seen from the filing employer
OTHER_PAYER, EMPLOYER, AGENCY, RELATED_UNIT, PARENT, UNIDENTIFIED = range(6)

LICENCE_MODES = ("none", "conditional", "required")
LICENCE_CONDITIONAL, LICENCE_REQUIRED = 1, 2
