"""The short form of the public check: what a person knows by heart or has among their papers, on one page, without names.

It becomes a case of the engine (case-format). The units have no credit codes here, they are only named: one's own, the agency,
another; invented codes stand for them and leave with the answer.
"""

from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from zhicheng import codes
from zhicheng.eligibility.questions.answered_case import INVENTED_OTHER_UNIT, INVENTED_UNITS
from zhicheng.policy.model import Policy
from zhicheng.words import labels
from zhicheng.words.fact_lines import format_iso_day
from zhicheng.words.facts import FACT_FIELD_NAMES
from zhicheng.words.records import REGISTER_PLACE
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import (
    DatePartsField,
    MonthPartsField,
    RadioField,
    SelectField,
    YesNoField,
)
from zhicheng_web.portal.shared.words import unit_data
from zhicheng_web.portal.shared.words.choices import (
    NO_RECORD_CHOICE,
    RECOGNITION_HINT,
    WHICH_DATE_COUNTS,
    build_choices,
    list_area_choices,
    list_education_choices,
    list_licence_choices,
    list_record_choices,
    list_series_choices,
    name_other_records,
)

Json = dict[str, Any]
NONE = "none"
DEPENDENT_QUESTIONS = (
    ("education", "recognized", "学历"),
    ("skill", "skill_date", "技能等级证书"),
    ("title", "title_series", "职称"),
    ("title", "title_date", "职称"),
    ("licence", "licence_date", "从业准入资格"),
    ("payer", "insured_from", "缴过社保"),
    ("payer", "insured_to", "缴过社保"),
)
"""What is answered only by who has something: the question, the field that depends on it, what one has."""
PAYER_CHOICES = (("own", "现在的单位"), ("agency", "劳务派遣公司"), ("other", "别的单位"))


class ShortForm(Form):
    """All questions; `parts` gives them in groups."""

    status = RadioField(build_choices(codes.STATUSES, labels.STATUS_LABELS), label="您的在职状态")
    annual_review = RadioField(
        build_choices(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS), unsure=True, label="上年度考核"
    )
    kind = RadioField(unit_data.EMPLOYER_KIND_CHOICES, label="单位性质")
    affiliation = RadioField(unit_data.AFFILIATION_CHOICES, unsure=True, label="单位的隶属关系")
    registered = YesNoField("在昆明", "不在昆明", label="单位在哪里登记")
    area = SelectField([], unsure=True, label="单位的管理归属地", help_text="登记机关所在的县（市）区或开发区")
    dispatched = YesNoField(unsure=False, label="您是不是劳务派遣人员")
    education = SelectField([(NONE, "以上都没有")], label="最高学历")
    graduated = DatePartsField(label="毕业证上的日期", required=False, help_text="例如2024年6月30日；没有毕业证的不填")
    degree = DatePartsField(label="学位证上的日期", required=False, help_text=f"没有学位的不填。{WHICH_DATE_COUNTS}")
    recognized = YesNoField(
        "承认",
        "不承认",
        label="学历是否得到承认",
        required=False,
        help_text=RECOGNITION_HINT,
    )
    skill = RadioField([*build_choices(codes.SKILLS, labels.SKILL_LABELS), (NONE, "没有")], label="技能等级证书")
    skill_date = DatePartsField(label="技能等级证书上的日期", required=False)
    title = RadioField([*build_choices(codes.LEVELS, labels.LEVEL_LABELS), (NONE, "没有")], label="已经取得的职称")
    title_series = SelectField([], required=False, label="这个职称的系列")
    title_date = DatePartsField(label="取得职称的日期", required=False)
    licence = SelectField([(NONE, "没有")], label="从业准入资格", help_text="例如教师资格证、护士执业证")
    licence_date = DatePartsField(label="从业准入资格的发证日期", required=False)
    series = SelectField([], label="申报的系列")
    specialty = forms.CharField(label="申报的专业", max_length=40, help_text="例如机械、建筑、小学语文")
    major_relation = RadioField(
        build_choices(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS), unsure=True, label="所学专业与所从事专业"
    )
    record = RadioField(
        [NO_RECORD_CHOICE],
        unsure=True,
        label="入职时办了哪一份",
        help_text=f"{REGISTER_PLACE}不清楚的选“我不清楚”。",
    )
    school_stage = RadioField(
        build_choices(codes.SCHOOL_STAGES, labels.SCHOOL_STAGE_LABELS),
        unsure=True,
        required=False,
        label="任教的学段",
        help_text="申报中小学教师系列的才填",
    )
    work_start = DatePartsField(
        label="开始工作的日期", help_text="登记表或通知书上的日期，例如2025年6月12日；都没有的，填入职那一天"
    )
    work = RadioField(build_choices(codes.WORKS, labels.WORK_LABELS), label="从那天起的工作")
    payer = RadioField(
        [*PAYER_CHOICES, (NONE, "还没有缴过，或不清楚")],
        label="社保由谁缴纳",
        help_text="不清楚的，先按没有缴过计算；查到缴费月份以后，请返回修改答案",
    )
    residence = YesNoField("有", "没有", label=FACT_FIELD_NAMES["applicant.residence"])
    insured_from = MonthPartsField(label="连续缴纳社保的第一个月", required=False, help_text="在昆明，中间没有断过")
    insured_to = MonthPartsField(label="社保缴到的最后一个月", required=False, help_text="社保网上查得到的")

    def __init__(self, *args: Any, policy: Policy, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not policy.words("insurance.instead"):
            del self.fields["residence"]
        self.add_choices("education", list_education_choices(policy))
        self.set_choices("record", [*list_record_choices(policy), *self.list_field_choices("record")])
        records = name_other_records(policy)
        if records:
            self.fields["record"].help_text = "不清楚的选“我不清楚”"
            self.fields["work_start"].help_text = f"{records}上的日期，例如2025年6月12日；都没有的，填入职那一天"
        self.add_choices("series", list_series_choices(policy))
        self.add_choices("title_series", list_series_choices(policy))
        self.add_choices("area", list_area_choices(policy))
        self.add_choices("licence", list_licence_choices(policy))
        self.forbid_days_after(today)
        for _, of, what in DEPENDENT_QUESTIONS:
            self.fields[of].asked = f"{describe_who_answers(what)}填写"  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.error_messages["required"] = f"请回答“{field.label}”"

    def without_errors(self) -> "ShortForm":
        """The form with what was typed, not yet looked at: somebody came back to change an answer."""
        self._errors = ErrorDict()
        return self

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions under their headings, in the order of the page."""
        return [(heading, [self[name] for name in names if name in self.fields]) for heading, names in QUESTION_GROUPS]

    def clean(self) -> Json:
        """What has a certificate has its day; insurance does not end before it begins."""
        answers: Json = self.cleaned_data
        for what, of, name in DEPENDENT_QUESTIONS:
            if answers.get(what) not in (None, NONE) and answers.get(of) == "" and of not in self.errors:
                self.add_error(of, f"{describe_who_answers(name)}，请回答“{self.fields[of].label}”")
        dated = [answers.get(name) or name in self.errors for name in ("graduated", "degree")]
        if answers.get("education") not in (None, NONE) and not any(dated):
            self.add_error("graduated", "毕业证和学位证的日期，至少要填一个")
        first, last = answers.get("insured_from"), answers.get("insured_to")
        if first and last and last < first:
            self.add_error(
                "insured_to", f"缴到的月份（{format_iso_day(last)}）早于开始的月份（{format_iso_day(first)}），请核对"
            )
        return answers

    def case(self, on: date) -> Json:
        """The case, to be filed on a day."""
        return build_short_case(self.cleaned_data, on)


QUESTION_GROUPS = (
    ("您和您的单位", ("status", "annual_review", "kind", "affiliation", "registered", "area", "dispatched")),
    ("学历和证书", ("education", "graduated", "degree", "recognized", "skill", "skill_date")),
    ("职称和资格证", ("title", "title_series", "title_date", "licence", "licence_date")),
    ("申报什么", ("series", "school_stage", "specialty", "major_relation")),
    ("工作", ("record", "work_start", "work")),
    ("社保", ("residence", "payer", "insured_from", "insured_to")),
)


def describe_who_answers(what: str) -> str:
    """Who has to answer a question that not everybody is asked: those who have something, or have paid."""
    return what + "的" if what.startswith("缴过") else f"有{what}的"


def build_short_case(answers: Json, on: date) -> Json:
    """The answers as the engine reads them. What only the employer can say stays unknown."""
    return {
        "filing_date": on.isoformat(),
        "applicant": build_applicant(answers),
        "employer": {
            "uscc": INVENTED_UNITS["own"],
            "kind": answers["kind"],
            "affiliation": answers["affiliation"],
            "registered_in_kunming": answers["registered"],
            "management_area": answers["area"],
        },
        "dispatch_agency": {"uscc": INVENTED_UNITS["agency"]} if answers["dispatched"] else None,
        "target": {
            "series": answers["series"],
            "specialty": answers["specialty"],
            "major_relation": answers["major_relation"],
            "school_stage": answers["school_stage"] or None,
        },
        "educations": build_educations(answers),
        "skills": [] if answers["skill"] == NONE else [{"level": answers["skill"], "date": answers["skill_date"]}],
        "titles": build_titles(answers),
        "licences": []
        if answers["licence"] == NONE
        else [{"kind": answers["licence"], "date": answers["licence_date"]}],
        "employment": [build_employment(answers)],
        "insurance": [] if answers["payer"] == NONE else [build_insurance(answers)],
    }


def build_applicant(answers: Json) -> Json:
    """Who applies; a residence where it was asked."""
    asked: Json = {key: answers[key] for key in ("status", "annual_review", "residence") if key in answers}
    return {"origin": "mainland", **asked}


def build_educations(answers: Json) -> list[Json]:
    """The one education, or none."""
    if answers["education"] == NONE:
        return []
    dates = {"diploma_date": answers["graduated"], "degree_date": answers["degree"]}
    item = {"level": answers["education"], "recognized": answers["recognized"]}
    return [item | {name: day_ for name, day_ in dates.items() if day_}]


def build_titles(answers: Json) -> list[Json]:
    """The one title held already, or none."""
    if answers["title"] == NONE:
        return []
    return [{"level": answers["title"], "series": answers["title_series"], "date": answers["title_date"]}]


def build_employment(answers: Json) -> Json:
    """The one spell of work, which goes on."""
    return {
        "start": answers["work_start"],
        "employer": INVENTED_UNITS["own"],
        "work": answers["work"],
        "series": answers["series"],
        "record": answers["record"],
    }


def build_insurance(answers: Json) -> Json:
    """The one run of insurance."""
    payer = INVENTED_UNITS.get(answers["payer"], INVENTED_OTHER_UNIT)
    return {"from": answers["insured_from"], "to": answers["insured_to"], "payer": payer, "area": "kunming"}
