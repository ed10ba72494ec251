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
from zhicheng.numbers.uscc import check_character
from zhicheng.policy.model import Policy
from zhicheng_web.portal.shared.choices import area_choices, pairs, series_choices
from zhicheng_web.portal.shared.fields import DatePart, MonthPart, Pick, Select, YesNo
from zhicheng_web.portal.shared.forms import Form

Json = dict[str, Any]
NONE = "none"
RECORDS = (
    ("recruitment_register", "《云南省招工录用登记表》"),
    ("appointment_notice", "《事业单位聘用通知书》"),
    (NONE, "都没有"),
)
PAYERS = (("own", "现在的单位"), ("agency", "劳务派遣公司"), ("other", "别的单位"))


def invented(first: str) -> str:
    """A unit that does not exist: a code whose check character holds."""
    return first + check_character(first)


UNITS = {"own": invented("91530100MA0000001"), "agency": invented("91530100MA0000002")}
OTHER = invented("91530100MA0000003")


class ShortForm(Form):
    """All questions; `parts` gives them in groups."""

    status = Pick(pairs(codes.STATUSES, labels.STATUSES), label="您现在的身份")
    annual_review = Pick(pairs(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEWS), unsure=True, label="上年度考核")
    kind = Pick(pairs(codes.EMPLOYER_KINDS, labels.EMPLOYER_KINDS), label="单位性质")
    affiliation = Pick(
        [(key, said.removeprefix("是")) for key, said in pairs(codes.AFFILIATIONS, labels.AFFILIATIONS)],
        unsure=True,
        label="单位的隶属关系",
    )
    registered = YesNo("在昆明", "不在昆明", label="单位在哪里登记")
    area = Select([], unsure=True, label="单位归哪里管", help_text="登记机关所在的县（市）区或开发区")
    dispatched = YesNo(unsure=False, label="您是不是劳务派遣人员")
    education = Select([*pairs(codes.EDUCATIONS, labels.EDUCATIONS), (NONE, "以上都没有")], label="最高学历")
    graduated = DatePart(
        label="毕业证上的日期", required=False, help_text="例如2024年6月30日；学位证更早的，填学位证的"
    )
    recognized = YesNo("查得到", "查不到", label="学信网上查得到吗")
    skill = Pick([*pairs(codes.SKILLS, labels.SKILLS), (NONE, "没有")], label="技能等级证书")
    skill_date = DatePart(label="技能等级证书上的日期", required=False)
    series = Select([], label="申报哪个系列")
    specialty = forms.CharField(label="申报什么专业", max_length=40, help_text="例如机械、建筑、小学语文")
    major_relation = Pick(
        pairs(codes.MAJOR_RELATIONS, labels.MAJOR_RELATIONS), unsure=True, label="所学专业与所从事专业"
    )
    record = Pick(RECORDS, label="入职时办的是哪一份")
    work_start = DatePart(label="这一份上的日期", help_text="例如2025年6月12日；都没有的，填入职那一天")
    work = Pick(pairs(codes.WORKS, labels.WORKS), label="从那天起做的是")
    insured_from = MonthPart(label="从哪个月起连续缴纳社保", help_text="在昆明，中间没有断过")
    insured_to = MonthPart(label="缴到哪个月", help_text="查得到的最后一个月")
    payer = Pick(PAYERS, label="由谁缴纳")

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("series", series_choices(policy))
        self.offer("area", area_choices(policy))
        self.fields["specialty"].error_messages["required"] = "请填写申报什么专业"

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Put choices of the policy between those of the field's own."""
        field: Any = self.fields[name]
        field.choices = [*field.choices[:1], *choices, *field.choices[1:]]

    def unfaulted(self) -> "ShortForm":
        """The form with what was typed, not yet looked at: somebody came back to change an answer."""
        self._errors = ErrorDict()
        return self

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions in groups."""
        return [(heading, [self[name] for name in names]) for heading, names in GROUPS]

    def clean(self) -> Json:
        """A certificate has a day; insurance does not end before it begins."""
        said: Json = self.cleaned_data
        for what, when, name in (("education", "graduated", "毕业证"), ("skill", "skill_date", "技能等级证书")):
            if said.get(what) not in (None, NONE) and not said.get(when) and when not in self.errors:
                self.add_error(when, f"请填写{name}上的日期")
        first, last = said.get("insured_from"), said.get("insured_to")
        if first and last and last < first:
            self.add_error("insured_to", f"缴到的月份（{last}）早于开始的月份（{first}），请核对")
        return said

    def case(self, on: date) -> Json:
        """The case, to be filed on a day."""
        return case_of(self.cleaned_data, on)


GROUPS = (
    ("您和您的单位", ("status", "annual_review", "kind", "affiliation", "registered", "area", "dispatched")),
    ("学历和证书", ("education", "graduated", "recognized", "skill", "skill_date")),
    ("申报什么", ("series", "specialty", "major_relation")),
    ("工作", ("record", "work_start", "work")),
    ("社保", ("insured_from", "insured_to", "payer")),
)


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
        "employment": [employment(said)],
        "insurance": [insurance(said)],
    }


def educations(said: Json) -> list[Json]:
    """The one education, or none."""
    if said["education"] == NONE:
        return []
    return [
        {"level": said["education"], "diploma_date": said["graduated"], "recognized": said["recognized"]},
    ]


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
