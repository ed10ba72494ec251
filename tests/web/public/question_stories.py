"""Stories of the self-check: what somebody answers, question by question, and what the office has to say to it.

The day is 2026-12-03, in the first days of a window. Each story says only what differs from a bachelor in a private firm.
"""

from typing import Final, NamedTuple

from zhicheng.eligibility.questions.answered_case import Answers

DAY: Final = "2026-12-03"
BACHELOR: Final[Answers] = {
    "status": "employed",
    "affiliation": "none",
    "series": "engineering",
    "specialty": "机械",
    "registration": "here",
    "origin": "mainland",
    "kind": "enterprise",
    "title": "none",
    "education": "bachelor",
    "diploma_date": "2024-06-30",
    "degree_date": "2024-06-30",
    "recognized": "yes",
    "skill": "none",
    "work_start": "2025-06-12",
    "record": "recruitment_register",
    "work": "professional",
    "major_relation": "same",
    "earlier": "none",
    "other_education": "none",
    "payer": "own",
    "insured_area": "kunming",
    "insured_from": "2025-07",
    "insured_to": "2026-11",
    "annual_review": "qualified",
    "area": "530102",
    "licence": "none",
    "school_stage": None,
}
NO_DIPLOMA: Final[Answers] = {"education": "none", "diploma_date": None, "degree_date": None}
COLLEGE: Final[Answers] = {"education": "junior_college", "diploma_date": "2023-06-30", "degree_date": None}
SKILLED: Final[Answers] = {"skill": "senior", "skill_date": "2024-01-10", "work": "skilled", "work_start": "2022-01-10"}
MASTER: Final[Answers] = {"education": "master", "diploma_date": "2026-06-20", "degree_date": "2026-06-20"}
TECHNICIAN: Final[Answers] = {"title": "technician", "title_series": "engineering", "title_date": "2022-09-15"}
ARCHIVIST: Final[Answers] = {"title": "assistant", "title_series": "archives", "title_date": "2024-09-15"}


class Story(NamedTuple):
    """Who it is, what differs; how many questions are asked, the verdict, what the answer says, the day of who lacks time."""

    name: str
    changed: Answers
    questions: int
    verdict: str
    sentence: str
    earliest: str | None = None


STORIES: Final = (
    Story(
        "bachelor nine days short",
        {"work_start": "2025-12-12"},
        17,
        "not_yet",
        "现在还不能申报助理工程师",
        "2026-12-12",
    ),
    Story("bachelor with a year and a half", {}, 16, "incomplete", "条件已满足"),
    Story(
        "master whose degree is of last month",
        {**MASTER, "diploma_date": "2026-11-20", "degree_date": "2026-11-20", "work_start": "2024-03-01"},
        15,
        "incomplete",
        "要由认定部门判断",
    ),
    Story(
        "master hired last month, one month insured",
        {**MASTER, "work_start": "2026-11-09", "insured_from": "2026-11"},
        15,
        "incomplete",
        "要由认定部门判断",
    ),
    Story(
        "master with the diploma only",
        {**MASTER, "degree_date": None, "work_start": "2026-07-01", "insured_from": "2026-07"},
        18,
        "not_yet",
        "现在还不能申报助理工程师",
        "2027-07-01",
    ),
    Story("大专, exactly 36 months today", {**COLLEGE, "work_start": "2023-12-03"}, 16, "incomplete", "条件已满足"),
    Story("高级工 without a diploma", {**NO_DIPLOMA, **SKILLED}, 15, "incomplete", "条件已满足"),
    Story(
        "major unknown, 16 months",
        {"work_start": "2025-08-01", "major_relation": None},
        17,
        "incomplete",
        "工作年限（二（二）",
    ),
    Story(
        "major unknown, 52 months",
        {"diploma_date": "2022-06-30", "degree_date": "2022-06-30", "work_start": "2022-08-01", "major_relation": None},
        15,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "major unrelated",
        {"work_start": "2025-08-01", "major_relation": "unrelated"},
        17,
        "not_yet",
        "现在还不能申报助理工程师",
        "2027-08-01",
    ),
    Story("civil servant", {"status": "civil_servant"}, 1, "not_eligible", "申报人是公务员"),
    Story("central unit", {"affiliation": "central"}, 2, "out_of_scope", "用人单位是中央单位"),
    Story("foreigner without a permit", {"origin": "foreign_not_allowed_to_work"}, 5, "not_eligible", "申报人是外国籍"),
    Story("foreigner with a permit", {"origin": "foreign_allowed_to_work"}, 16, "incomplete", "条件已满足"),
    Story("from Hong Kong", {"origin": "hmt"}, 16, "incomplete", "条件已满足"),
    Story("accounting", {"series": "accounting"}, 3, "out_of_scope", "会计人员实行以考代评"),
    Story("dispatched", {"status": "dispatched", "payer": "agency"}, 16, "incomplete", "条件已满足"),
    Story(
        "高级工班, recognition unknown",
        {
            "education": "technical_senior",
            "diploma_date": "2023-07-01",
            "degree_date": None,
            "work_start": "2023-07-15",
            "recognized": None,
        },
        17,
        "incomplete",
        "工作年限（二（二）",
    ),
    Story(
        "中专, recognised",
        {
            "education": "secondary_vocational",
            "diploma_date": "2020-07-01",
            "degree_date": None,
            "work_start": "2020-08-01",
        },
        17,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "员级 and 50 months, diploma unsure",
        {
            **TECHNICIAN,
            "education": "secondary_vocational",
            "diploma_date": "2020-07-01",
            "degree_date": None,
            "recognized": None,
            "work_start": "2020-08-01",
        },
        14,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "员级 without a diploma",
        {**TECHNICIAN, **NO_DIPLOMA, "work_start": "2020-08-01"},
        14,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "change of series, hired for it",
        {**ARCHIVIST, "work_start": "2025-11-20", "post_start": "2025-11-20"},
        18,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "change of series in one unit",
        {**ARCHIVIST, "work_start": "2022-07-15", "post_start": "2026-03-01"},
        15,
        "not_yet",
        "现在还不能申报助理工程师",
        "2027-03-01",
    ),
    Story(
        "teacher without a licence",
        {"series": "school_teaching", "specialty": "小学语文", "school_stage": "primary"},
        15,
        "not_eligible",
        "到申报日2026年12月3日还没有取得教师资格证（相应学段）",
    ),
    Story(
        "teacher with a licence",
        {
            "series": "school_teaching",
            "specialty": "小学语文",
            "school_stage": "primary",
            "licence": "yes",
            "licence_date": "2024-07-01",
        },
        17,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "no record",
        {"record": "none"},
        10,
        "not_eligible",
        "没有一条途径可以走（二（二）1、二（二）4）",
    ),
    Story(
        "record not at hand",
        {"record": None},
        16,
        "incomplete",
        "工作年限（二（二）4）",
    ),
    Story("insured four months", {"insured_from": "2026-08"}, 16, "not_yet", "现在还不能申报助理工程师", "2027-02-01"),
    Story("another payer", {"payer": "other"}, 16, "not_yet", "现在还不能申报助理工程师", "2027-01-01"),
    Story(
        "pharmaceutical words",
        {"specialty": "药品生产"},
        15,
        "incomplete",
        "要由认定部门判断",
    ),
    Story(
        "sole trader",
        {"kind": "individual_business"},
        16,
        "incomplete",
        "要由认定部门判断",
    ),
    Story(
        "government body",
        {"kind": "government_body"},
        16,
        "incomplete",
        "要由认定部门判断",
    ),
    Story(
        "unit unknown",
        {"affiliation": None, "kind": None, "registration": None, "area": None},
        14,
        "incomplete",
        "是否与昆明的单位建立人事劳动关系",
    ),
    Story("retired", {"status": "retired"}, 1, "not_eligible", "申报人是离退休人员"),
    Story(
        "holds 中级",
        {"title": "intermediate", "title_series": "engineering", "title_date": "2020-01-01"},
        7,
        "not_eligible",
        "已有中级职称",
    ),
    Story("branch of another province", {"registration": "branch_outside"}, 16, "incomplete", "条件已满足"),
    Story("registered elsewhere", {"registration": "elsewhere"}, 4, "out_of_scope", "用人单位不在昆明登记"),
    Story(
        "nothing at all",
        NO_DIPLOMA,
        9,
        "not_eligible",
        "有2项不满足（二（一）、二（二））",
    ),
    Story("failed the annual review", {"annual_review": "unqualified"}, 15, "not_eligible", "上年度考核为不合格"),
    Story(
        "大专 with an earlier job",
        {
            **COLLEGE,
            "work_start": "2025-06-12",
            "earlier": "yes",
            "earlier_start": "2023-07-15",
            "earlier_end": "2025-05-31",
        },
        17,
        "incomplete",
        "条件已满足",
    ),
    Story(
        "本科 after an older 大专",
        {
            "diploma_date": "2026-06-30",
            "degree_date": "2026-06-30",
            "other_education": "junior_college",
            "other_diploma_date": "2022-06-30",
            "work_start": "2022-08-01",
        },
        18,
        "incomplete",
        "条件已满足",
    ),
    Story("never insured", {"payer": "none"}, 15, "not_yet", "现在还不能申报助理工程师", "2027-06-01"),
    Story(
        "other work",
        {"work": "other"},
        12,
        "not_eligible",
        "没有一条途径可以走（二（二）1、二（二）4）",
    ),
)
