"""The forms of the applicant's facts. A form reads an object of the engine's input (case-format) and writes it back.

A field has the name of its key; an answer 我不清楚 is written as null, an empty optional field is left out. The form
knows who the own employer is: people pick 本单位, not a credit code.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from django import forms

from zhicheng import codes
from zhicheng.policy.model import Policy
from zhicheng.words import labels
from zhicheng.words.facts import FACT_FIELD_NAMES as NAMES
from zhicheng.words.printed_fields import PRINTED_FIELD_BY_PATH, PRINTED_PART_NAMES
from zhicheng.words.records import REGISTER_PLACE
from zhicheng_web.portal.applicant.printed_forms import build_printed_field
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import (
    UNKNOWN,
    DatePartsField,
    MonthPartsField,
    RadioField,
    SelectField,
    YesNoField,
)
from zhicheng_web.portal.shared.forms.identity_fields import CreditCodeField
from zhicheng_web.portal.shared.words.choices import (
    NO_RECORD_CHOICE,
    RECOGNITION_HINT,
    WHICH_DATE_COUNTS,
    build_choices,
    list_education_choices,
    list_licence_choices,
    list_record_choices,
    list_series_choices,
    name_other_records,
)

Json = dict[str, Any]
NO_RECORD_CHOICES = [NO_RECORD_CHOICE, (UNKNOWN, "不清楚")]
RECORD_HINT = f"{REGISTER_PLACE}事业单位的聘用通知书由单位保管。不清楚的选“不清楚”，以后补。"
OTHER_CODE_LABEL = "其他单位的统一社会信用代码"
OTHER_CODE_HINT = "上面选“其他单位”的才填。18位，在营业执照上；不清楚的不填。"
OTHER, OWN, AGENCY = "other", "own", "agency"


class CaseContext(NamedTuple):
    """What a form must know of its case: the policy with its series and licences, today, employer and agency.

    `asks_all`: what is printed has to be filled in; not in a round of correction, whose case may be older than the field,
    save in a part that is only printed and was faulted itself.
    """

    policy: Policy
    today: date
    employer: str
    agency: str = ""
    employer_name: str = ""
    agency_name: str = ""
    asks_all: bool = True


class FactForm(Form):
    """A form that reads and writes one object of the facts; `part`: where its printed fields stand, "" where it has none."""

    part: ClassVar[str] = ""

    def __init__(self, *args: Any, around: CaseContext, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around = around
        self.arrange(around)
        self.forbid_days_after(around.today)
        if not around.asks_all and self.part not in PRINTED_PART_NAMES:
            self.ask_no_printed_field()

    def ask_no_printed_field(self) -> None:
        """Leave open what is only printed."""
        for name, field in self.fields.items():
            if f"{self.part}.{name}" in PRINTED_FIELD_BY_PATH:
                field.required = False

    def arrange(self, around: CaseContext) -> None:
        """Fill in the choices that depend on the case."""

    @classmethod
    def initial_of(cls, facts: Mapping[str, Any], around: CaseContext) -> Json:
        """What the fields show for an object of the facts."""
        unsure = {name: UNKNOWN for name in cls.base_fields if name in facts and facts[name] is None}
        return {**facts, **unsure}

    def facts(self) -> Json:
        """What the valid fields say, as the engine reads it."""
        return {name: value for name, value in self.cleaned_data.items() if value != ""}


class EducationForm(FactForm):
    """二（一）: a diploma or a degree."""

    part = "educations"
    level = SelectField([], label=NAMES["educations.level"])
    school = build_printed_field("educations.school")
    major = build_printed_field("educations.major")
    diploma_date = DatePartsField(
        label=NAMES["educations.diploma_date"], required=False, help_text="例如2024年6月30日。没有毕业证的不填。"
    )
    degree_date = DatePartsField(
        label=NAMES["educations.degree_date"], required=False, help_text=f"没有学位的不填。{WHICH_DATE_COUNTS}"
    )
    mode = RadioField([("full_time", "全日制"), ("part_time", "非全日制")], unsure=True, label=NAMES["educations.mode"])
    recognized = YesNoField("承认", "不承认", label=NAMES["educations.recognized"], help_text=RECOGNITION_HINT)
    diploma_number = build_printed_field("educations.diploma_number")
    issuer = build_printed_field("educations.issuer")

    def arrange(self, around: CaseContext) -> None:
        """The levels that the policy knows."""
        self.add_choices("level", list_education_choices(around.policy))

    def clean(self) -> Json:
        """二（二）: counted from the earlier of the two days, so one of them is needed."""
        values: Json = self.cleaned_data
        dates = ("diploma_date", "degree_date")
        if not any(values.get(name) or name in self.errors for name in dates):
            self.add_error("diploma_date", "毕业证和学位证的日期至少要填一个")
        return values


class SkillForm(FactForm):
    """二（二）3: a certificate of skill from senior worker upwards."""

    level = RadioField(build_choices(codes.SKILLS, labels.SKILL_LABELS), label=NAMES["skills.level"])
    date = DatePartsField(label=NAMES["skills.date"], help_text="例如2023年9月1日")


class TitleForm(FactForm):
    """二（二）1, 二（七）: a title held already."""

    level = RadioField(build_choices(codes.LEVELS, labels.LEVEL_LABELS), label=NAMES["titles.level"])
    series = SelectField([], label=NAMES["titles.series"])
    date = DatePartsField(label=NAMES["titles.date"], help_text="例如2022年12月15日，以证书为准")
    by_change_of_series = YesNoField("是", "不是", unsure=False, label=NAMES["titles.by_change_of_series"])

    def arrange(self, around: CaseContext) -> None:
        """All series of the policy."""
        self.add_choices("series", list_series_choices(around.policy))


class LicenceForm(FactForm):
    """二（六）: a licence without which nobody may enter a profession, with its day of issue."""

    kind = SelectField([], label=NAMES["licences.kind"])
    date = DatePartsField(label=NAMES["licences.date"], help_text="例如2024年3月1日")

    def arrange(self, around: CaseContext) -> None:
        """The licences that some series asks."""
        self.add_choices("kind", list_licence_choices(around.policy))


class UnitChoiceForm(FactForm):
    """Whose unit it was: the own employer, the agency, or another one by its code; the key is the subclass's."""

    key: ClassVar[str]

    def arrange(self, around: CaseContext) -> None:
        """The agency only where there is one."""
        named = {OWN: around.employer_name, AGENCY: around.agency_name}
        choices = [
            (key, f"{word}（{named[key]}）" if named.get(key) else word)
            for key, word in self.list_field_choices("unit")
            if key != AGENCY or around.agency
        ]
        self.set_choices("unit", choices)

    @classmethod
    def initial_of(cls, facts: Mapping[str, Any], around: CaseContext) -> Json:
        """The code as a choice."""
        initial = super().initial_of(facts, around)
        code = facts.get(cls.key)
        known = {around.employer: OWN, around.agency: AGENCY}
        unit = known.get(code, OTHER) if code else UNKNOWN if cls.key in facts else None
        return initial | {"unit": unit, "code": code if unit == OTHER else ""}

    def facts(self) -> Json:
        """The choice as a code; null where nobody knows."""
        values = super().facts()
        answered, code = "unit" in values, values.pop("code", None)
        unit = values.pop("unit", None)
        return values | (
            {self.key: {OWN: self.around.employer, AGENCY: self.around.agency}.get(unit, code)} if answered else {}
        )


class WorkForm(UnitChoiceForm):
    """二（四）: a spell of work."""

    part = "employment"
    key = "employer"
    start = DatePartsField(
        label=NAMES["employment.start"], help_text="以招工录用登记表或聘用通知书上的日期为准，例如2024年7月15日"
    )
    end = DatePartsField(label=NAMES["employment.end"], required=False, help_text="还在这里工作的不填")
    unit = RadioField([(OWN, "申报单位"), (OTHER, "其他单位")], unsure=True, label=NAMES["employment.employer"])
    employer_name = build_printed_field("employment.employer_name")
    code = CreditCodeField(label=OTHER_CODE_LABEL, required=False, help_text=OTHER_CODE_HINT)
    post = build_printed_field("employment.post")
    work = RadioField(build_choices(codes.WORKS, labels.WORK_LABELS), label=NAMES["employment.work"])
    series = SelectField([], unsure=True, label=NAMES["employment.series"])
    record = RadioField(
        NO_RECORD_CHOICES,
        label=NAMES["employment.record"],
        help_text=RECORD_HINT,
    )

    def arrange(self, around: CaseContext) -> None:
        """All series of the policy, and the records that it takes."""
        super().arrange(around)
        self.add_choices("series", list_series_choices(around.policy))
        self.set_choices("record", [*list_record_choices(around.policy), *self.list_field_choices("record")])
        records = name_other_records(around.policy)
        if records:
            self.fields["start"].help_text = f"以{records}上的日期为准，例如2024年7月15日"
            self.fields["record"].help_text = "不清楚的选“不清楚”，以后补。"

    def clean(self) -> Json:
        """An end after its start."""
        values: Json = self.cleaned_data
        if values.get("end") and values.get("start") and values["end"] < values["start"]:
            self.add_error("end", "离职日期早于入职日期，请核对两个日期")
        if values.get("unit") == OTHER and not values.get("employer_name") and self.around.asks_all:
            self.add_error("employer_name", "请填写其他单位的名称")
        return values

    def facts(self) -> Json:
        """The name of another unit; the own one is known by its row."""
        values = super().facts()
        return {key: value for key, value in values.items() if key != "employer_name" or self.is_elsewhere()}

    def is_elsewhere(self) -> bool:
        """Whether it was another unit than that which files."""
        return self.cleaned_data.get("unit") == OTHER


class InsuranceForm(UnitChoiceForm):
    """二（二）: months of social insurance, paid without a break by one unit."""

    key = "payer"
    from_ = MonthPartsField(label=NAMES["insurance.from"], help_text="例如2024年8月")
    to = MonthPartsField(label=NAMES["insurance.to"], help_text="例如2025年5月")
    unit = RadioField(
        [(OWN, "申报单位"), (AGENCY, "派遣公司"), (OTHER, "其他单位")], unsure=True, label=NAMES["insurance.payer"]
    )
    code = CreditCodeField(label=OTHER_CODE_LABEL, required=False, help_text=OTHER_CODE_HINT)
    area = RadioField(
        [("kunming", "昆明市"), ("provincial", "云南省本级"), ("elsewhere", "其他地方")], label=NAMES["insurance.area"]
    )
    late = YesNoField("有补缴", "没有", label=NAMES["insurance.late"])

    @classmethod
    def initial_of(cls, facts: Mapping[str, Any], around: CaseContext) -> Json:
        """`from` is a word of the language."""
        return super().initial_of(facts, around) | {"from_": facts.get("from")}

    def facts(self) -> Json:
        """`from` is a word of the language."""
        values = super().facts()
        return values | ({"from": values.pop("from_")} if "from_" in values else {})

    def clean(self) -> Json:
        """An end after its start."""
        values: Json = self.cleaned_data
        if values.get("to") and values.get("from_") and values["to"] < values["from_"]:
            self.add_error("to", "最后缴费的月份早于开始的月份，请核对两个月份")
        return values


class TargetForm(FactForm):
    """一（三）, 二（五）: what the applicant applies for."""

    series = SelectField([], label=NAMES["target.series"])
    specialty = forms.CharField(
        label=NAMES["target.specialty"],
        max_length=40,
        help_text="例如测绘、机械",
        error_messages={"required": "请填写专业"},
    )
    level = RadioField([("technician", "员级"), ("assistant", "助理级")], unsure=True, label=NAMES["target.level"])
    major_relation = RadioField(
        build_choices(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS),
        unsure=True,
        label=NAMES["target.major_relation"],
        help_text="不一致也不相近的，年限要加长（二（五））。",
    )
    school_stage = RadioField(
        build_choices(codes.SCHOOL_STAGES, labels.SCHOOL_STAGE_LABELS),
        required=False,
        label=NAMES["target.school_stage"],
        help_text="申报中小学教师系列的才填：各学段的评价标准收的学历不同（二（二））。",
    )

    def arrange(self, around: CaseContext) -> None:
        """All series of the policy, and 中级 where it gives that."""
        self.add_choices("series", list_series_choices(around.policy))
        if any(route.gives == "intermediate" for route in around.policy.routes):
            levels = self.list_field_choices("level")
            self.set_choices("level", [*levels[:-1], ("intermediate", "中级"), *levels[-1:]])


class PostForm(FactForm):
    """二（五）: the post, whose specialty is compared with the major that was studied."""

    part = "post"
    title = build_printed_field("post.title")
    specialty = build_printed_field("post.specialty")
    department = build_printed_field("post.department")


class SummaryForm(FactForm):
    """三（二）: what the person has worked at, and achieved: what the employer assesses."""

    part = "summary"
    work = build_printed_field("summary.work")
    achievements = build_printed_field("summary.achievements")


class ApplicantForm(FactForm):
    """一（二）: in what capacity one works; the origin comes with the document of identity."""

    work_permit = YesNoField(
        "有", "没有", required=False, label=NAMES["applicant.work_permit"], help_text="只有外国人要填。"
    )
    status = RadioField(build_choices(codes.STATUSES, labels.STATUS_LABELS), label=NAMES["applicant.status"])
    annual_review = RadioField(
        build_choices(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS),
        unsure=True,
        label=NAMES["applicant.annual_review"],
        help_text="上一个公历年的结果。新入职没有考核的，选“没有考核”。",
    )
    residence = YesNoField("有", "没有", label=NAMES["applicant.residence"], help_text="有的，不看连续缴纳社保的月数。")

    def arrange(self, around: CaseContext) -> None:
        """A residence is asked where it can stand for insurance."""
        if not around.policy.words("insurance.instead"):
            del self.fields["residence"]
