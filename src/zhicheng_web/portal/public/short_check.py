"""The short form of the public check: what a person knows by heart or has in a drawer, on one page, without names.

It becomes a case of the engine (case-format). The units have no credit codes here, only sides: one's own, the agency,
another; invented codes stand for them and leave with the answer.
"""

from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from zhicheng import codes
from zhicheng.eligibility.words import labels
from zhicheng.numbers.uscc import compute_check_character
from zhicheng.policy.model import Policy
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import DatePart, MonthPart, Pick, Select, YesNo
from zhicheng_web.portal.shared.words import unit_data
from zhicheng_web.portal.shared.words.choices import area_choices, licence_choices, pairs, series_choices
from zhicheng_web.portal.shared.words.stated_facts import day

Json = dict[str, Any]
NONE = "none"
RECORDS = (
    ("recruitment_register", "《云南省招工录用登记表》"),
    ("appointment_notice", "《事业单位聘用通知书》"),
    (NONE, "都没有"),
)
HANGS = (
    ("education", "recognized", "学历"),
    ("skill", "skill_date", "技能等级证书"),
    ("title", "title_series", "职称"),
    ("title", "title_date", "职称"),
    ("licence", "licence_date", "从业准入资格证"),
    ("payer", "insured_from", "缴过社保"),
    ("payer", "insured_to", "缴过社保"),
)
"""What is answered only by who has something: the question, what hangs on it, what one has."""
PAYERS = (("own", "现在的单位"), ("agency", "劳务派遣公司"), ("other", "别的单位"))


def invented(first: str) -> str:
    """A unit that does not exist: a code whose check character holds."""
    return first + compute_check_character(first)


UNITS = {"own": invented("91530100MA0000001"), "agency": invented("91530100MA0000002")}
OTHER = invented("91530100MA0000003")


class ShortForm(Form):
    """All questions; `parts` gives them in groups."""

    status = Pick(pairs(codes.STATUSES, labels.STATUS_LABELS), label="您现在的身份")
    annual_review = Pick(pairs(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS), unsure=True, label="上年度考核")
    kind = Pick(unit_data.KINDS, label="单位性质")
    affiliation = Pick(unit_data.AFFILIATIONS, unsure=True, label="单位的隶属关系")
    registered = YesNo("在昆明", "不在昆明", label="单位在哪里登记")
    area = Select([], unsure=True, label="单位的管理归属地", help_text="登记机关所在的县（市）区或开发区")
    dispatched = YesNo(unsure=False, label="您是不是劳务派遣人员")
    education = Select([*pairs(codes.EDUCATIONS, labels.EDUCATION_LABELS), (NONE, "以上都没有")], label="最高学历")
    graduated = DatePart(label="毕业证上的日期", required=False, help_text="例如2024年6月30日；没有毕业证的不填")
    degree = DatePart(label="学位证上的日期", required=False, help_text="没有学位的不填；两个日期取早的一个计算")
    recognized = YesNo("查得到", "查不到", label="学历在学信网查得到吗", required=False)
    skill = Pick([*pairs(codes.SKILLS, labels.SKILL_LABELS), (NONE, "没有")], label="技能等级证书")
    skill_date = DatePart(label="技能等级证书上的日期", required=False)
    title = Pick([*pairs(codes.LEVELS, labels.LEVEL_LABELS), (NONE, "没有")], label="已经取得的职称")
    title_series = Select([], required=False, label="这个职称的系列")
    title_date = DatePart(label="取得职称的日期", required=False)
    licence = Select([(NONE, "没有")], label="从业准入资格证", help_text="例如教师资格证、护士执业证")
    licence_date = DatePart(label="从业准入资格证的发证日期", required=False)
    series = Select([], label="申报的系列")
    specialty = forms.CharField(label="申报的专业", max_length=40, help_text="例如机械、建筑、小学语文")
    major_relation = Pick(
        pairs(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS), unsure=True, label="所学专业与所从事专业"
    )
    record = Pick(RECORDS, label="入职时办了哪一份")
    work_start = DatePart(
        label="开始工作的日期", help_text="登记表或通知书上的日期，例如2025年6月12日；都没有的，填入职那一天"
    )
    work = Pick(pairs(codes.WORKS, labels.WORK_LABELS), label="从那天起的工作")
    payer = Pick([*PAYERS, (NONE, "还没有缴过，或不清楚")], label="社保由谁缴纳")
    insured_from = MonthPart(label="连续缴纳社保的第一个月", required=False, help_text="在昆明，中间没有断过")
    insured_to = MonthPart(label="社保缴到的最后一个月", required=False, help_text="社保网上查得到的")

    def __init__(self, *args: Any, policy: Policy, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("series", series_choices(policy))
        self.offer("title_series", series_choices(policy))
        self.offer("area", area_choices(policy))
        self.offer("licence", licence_choices(policy))
        self.not_after(today)
        for _, of, what in HANGS:
            self.fields[of].asked = f"{had(what)}填写"  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.error_messages["required"] = f"请回答“{field.label}”"

    def unfaulted(self) -> "ShortForm":
        """The form with what was typed, not yet looked at: somebody came back to change an answer."""
        self._errors = ErrorDict()
        return self

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions in groups."""
        return [(heading, [self[name] for name in names]) for heading, names in GROUPS]

    def clean(self) -> Json:
        """What has a certificate has its day; insurance does not end before it begins."""
        said: Json = self.cleaned_data
        for what, of, name in HANGS:
            if said.get(what) not in (None, NONE) and said.get(of) == "" and of not in self.errors:
                self.add_error(of, f"{had(name)}，请回答“{self.fields[of].label}”")
        dated = [said.get(name) or name in self.errors for name in ("graduated", "degree")]
        if said.get("education") not in (None, NONE) and not any(dated):
            self.add_error("graduated", "毕业证和学位证的日期，至少要填一个")
        first, last = said.get("insured_from"), said.get("insured_to")
        if first and last and last < first:
            self.add_error("insured_to", f"缴到的月份（{day(last)}）早于开始的月份（{day(first)}），请核对")
        return said

    def case(self, on: date) -> Json:
        """The case, to be filed on a day."""
        return case_of(self.cleaned_data, on)


GROUPS = (
    ("您和您的单位", ("status", "annual_review", "kind", "affiliation", "registered", "area", "dispatched")),
    ("学历和证书", ("education", "graduated", "degree", "recognized", "skill", "skill_date")),
    ("职称和资格证", ("title", "title_series", "title_date", "licence", "licence_date")),
    ("申报什么", ("series", "specialty", "major_relation")),
    ("工作", ("record", "work_start", "work")),
    ("社保", ("payer", "insured_from", "insured_to")),
)


def had(what: str) -> str:
    """Who is asked."""
    return what + "的" if what.startswith("缴过") else f"有{what}的"


def case_of(said: Json, on: date) -> Json:
    """The answers as the engine reads them. What only the employer can say stays unknown."""
    return {
        "filing_date": on.isoformat(),
        "applicant": {"origin": "mainland", "status": said["status"], "annual_review": said["annual_review"]},
        "employer": {
            "uscc": UNITS["own"],
            "kind": said["kind"],
            "affiliation": said["affiliation"],
            "registered_in_kunming": said["registered"],
            "management_area": said["area"],
        },
        "dispatch_agency": {"uscc": UNITS["agency"]} if said["dispatched"] else None,
        "target": {
            "series": said["series"],
            "specialty": said["specialty"],
            "major_relation": said["major_relation"],
        },
        "educations": educations(said),
        "skills": [] if said["skill"] == NONE else [{"level": said["skill"], "date": said["skill_date"]}],
        "titles": titles(said),
        "licences": [] if said["licence"] == NONE else [{"kind": said["licence"], "date": said["licence_date"]}],
        "employment": [employment(said)],
        "insurance": [] if said["payer"] == NONE else [insurance(said)],
    }


def educations(said: Json) -> list[Json]:
    """The one education, or none."""
    if said["education"] == NONE:
        return []
    dates = {"diploma_date": said["graduated"], "degree_date": said["degree"]}
    item = {"level": said["education"], "recognized": said["recognized"]}
    return [item | {name: day_ for name, day_ in dates.items() if day_}]


def titles(said: Json) -> list[Json]:
    """The one title held already, or none."""
    if said["title"] == NONE:
        return []
    return [{"level": said["title"], "series": said["title_series"], "date": said["title_date"]}]


def employment(said: Json) -> Json:
    """The one spell of work, which goes on."""
    return {
        "start": said["work_start"],
        "employer": UNITS["own"],
        "work": said["work"],
        "series": said["series"],
        "record": None if said["record"] == NONE else said["record"],
    }


def insurance(said: Json) -> Json:
    """The one run of insurance."""
    payer = UNITS.get(said["payer"], OTHER)
    return {"from": said["insured_from"], "to": said["insured_to"], "payer": payer, "area": "kunming"}
