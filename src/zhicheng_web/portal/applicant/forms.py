"""The forms of the applicant's facts. A form reads an object of the engine's input (case-format) and writes it back.

A field has the name of its key; an answer 我不清楚 is written as null, an empty optional field is left out. Who the own
employer is the form is told: people pick 本单位, not a credit code.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from django import forms

from zhicheng import codes
from zhicheng.eligibility.words import labels
from zhicheng.numbers import id_number
from zhicheng.policy.model import Policy
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import UNKNOWN, Code, DatePart, MonthPart, Pick, Select, YesNo
from zhicheng_web.portal.shared.words.choices import licence_choices, pairs, series_choices

Json = dict[str, Any]
RECORDS = [
    ("recruitment_register", "《云南省招工录用登记表》"),
    ("appointment_notice", "《事业单位聘用通知书》"),
    (UNKNOWN, "都没有，或不清楚"),
]
CODE = "其他单位的统一社会信用代码"
CODE_HINT = "上面选“其他单位”的才填。18位，在营业执照上；不清楚的不填。"
OTHER, OWN, AGENCY = "other", "own", "agency"


class Around(NamedTuple):
    """What a form must know of its case: the policy with its series and licences, today, employer and agency."""

    policy: Policy
    today: date
    employer: str
    agency: str = ""
    employer_name: str = ""
    agency_name: str = ""


class FactForm(Form):
    """A form that reads and writes one object of the facts."""

    def __init__(self, *args: Any, around: Around, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.around = around
        self.arrange(around)
        self.not_after(around.today)

    def arrange(self, around: Around) -> None:
        """Fill in the choices that depend on the case."""

    @classmethod
    def initial_of(cls, facts: Mapping[str, Any], around: Around) -> Json:
        """What the fields show for an object of the facts."""
        unsure = {name: UNKNOWN for name in cls.base_fields if name in facts and facts[name] is None}
        return {**facts, **unsure}

    def facts(self) -> Json:
        """What the valid fields say, as the engine reads it."""
        return {name: value for name, value in self.cleaned_data.items() if value != ""}


class Education(FactForm):
    """二（一）: a diploma or a degree."""

    level = Select(pairs(codes.EDUCATIONS, labels.EDUCATION_LABELS), label="学历")
    diploma_date = DatePart(label="毕业证上的日期", required=False, help_text="例如2024年6月30日。没有毕业证的不填。")
    degree_date = DatePart(label="学位证上的日期", required=False, help_text="没有学位的不填。两个日期取早的一个计算。")
    mode = Pick([("full_time", "全日制"), ("part_time", "非全日制")], unsure=True, label="学习形式")
    recognized = YesNo("承认", "不承认", label="国家教育部门是否承认", help_text="能在学信网查到的，就是承认的。")

    def clean(self) -> Json:
        """二（二）: counted from the earlier of the two days, so one of them is needed."""
        said: Json = self.cleaned_data
        dates = ("diploma_date", "degree_date")
        if not any(said.get(name) or name in self.errors for name in dates):
            self.add_error("diploma_date", "毕业证和学位证的日期至少要填一个")
        return said


class Skill(FactForm):
    """二（二）3: a certificate of skill from senior worker upwards."""

    level = Pick(pairs(codes.SKILLS, labels.SKILL_LABELS), label="技能等级")
    date = DatePart(label="证书上的日期", help_text="例如2023年9月1日")


class Title(FactForm):
    """二（二）1, 二（七）: a title held already."""

    level = Pick(pairs(codes.LEVELS, labels.LEVEL_LABELS), label="职称级别")
    series = Select([], label="职称系列")
    date = DatePart(label="取得的日期", help_text="例如2022年12月15日，以证书为准")
    by_change_of_series = YesNo("是", "不是", unsure=False, label="是不是变更系列得到的")

    def arrange(self, around: Around) -> None:
        """All series of the policy."""
        self.offer("series", series_choices(around.policy))


class Licence(FactForm):
    """二（六）: an entry licence."""

    kind = Select([], label="证书")
    date = DatePart(label="发证日期", help_text="例如2024年3月1日")

    def arrange(self, around: Around) -> None:
        """The licences that some series asks."""
        self.offer("kind", licence_choices(around.policy))


class Unit(FactForm):
    """Whose unit it was: the own employer, the agency, or another one by its code; the key is the subclass's."""

    key: ClassVar[str]

    def arrange(self, around: Around) -> None:
        """The agency only where there is one."""
        field: Any = self.fields["unit"]
        named = {OWN: around.employer_name, AGENCY: around.agency_name}
        field.choices = [
            (key, f"{word}（{named[key]}）" if named.get(key) else word)
            for key, word in field.choices
            if key != AGENCY or around.agency
        ]

    @classmethod
    def initial_of(cls, facts: Mapping[str, Any], around: Around) -> Json:
        """The code as a choice."""
        said = super().initial_of(facts, around)
        code = facts.get(cls.key)
        known = {around.employer: OWN, around.agency: AGENCY}
        unit = known.get(code, OTHER) if code else UNKNOWN if cls.key in facts else None
        return said | {"unit": unit, "code": code if unit == OTHER else ""}

    def facts(self) -> Json:
        """The choice as a code; null where nobody knows."""
        said = super().facts()
        answered, code = "unit" in said, said.pop("code", None)
        unit = said.pop("unit", None)
        return said | (
            {self.key: {OWN: self.around.employer, AGENCY: self.around.agency}.get(unit, code)} if answered else {}
        )


class Work(Unit):
    """二（四）: a spell of work."""

    key = "employer"
    start = DatePart(label="入职日期", help_text="以招工录用登记表或聘用通知书上的日期为准，例如2024年7月15日")
    end = DatePart(label="离职日期", required=False, help_text="还在这里工作的不填")
    unit = Pick([(OWN, "申报单位"), (OTHER, "其他单位")], unsure=True, label="工作单位")
    code = Code(label=CODE, required=False, help_text=CODE_HINT)
    work = Pick(pairs(codes.WORKS, labels.WORK_LABELS), label="工作性质")
    series = Select([], unsure=True, label="所从事工作的系列")
    record = Pick(
        RECORDS,
        label="入职日期的依据",
    )

    def arrange(self, around: Around) -> None:
        """All series of the policy."""
        super().arrange(around)
        self.offer("series", series_choices(around.policy))

    def clean(self) -> Json:
        """An end after its start."""
        said: Json = self.cleaned_data
        if said.get("end") and said.get("start") and said["end"] < said["start"]:
            self.add_error("end", "离职日期早于入职日期，请核对两个日期")
        return said


class Insurance(Unit):
    """二（二）: months of social insurance, paid without a break by one unit."""

    key = "payer"
    from_ = MonthPart(label="开始缴费的月份", help_text="例如2024年8月")
    to = MonthPart(label="最后缴费的月份", help_text="例如2025年5月")
    unit = Pick([(OWN, "申报单位"), (AGENCY, "派遣公司"), (OTHER, "其他单位")], unsure=True, label="缴费单位")
    code = Code(label=CODE, required=False, help_text=CODE_HINT)
    area = Pick([("kunming", "昆明市"), ("provincial", "云南省本级"), ("elsewhere", "其他地方")], label="参保地")
    late = YesNo("有补缴", "没有", label="其中有没有补缴")

    @classmethod
    def initial_of(cls, facts: Mapping[str, Any], around: Around) -> Json:
        """`from` is a word of the language."""
        return super().initial_of(facts, around) | {"from_": facts.get("from")}

    def facts(self) -> Json:
        """`from` is a word of the language."""
        said = super().facts()
        return said | ({"from": said.pop("from_")} if "from_" in said else {})

    def clean(self) -> Json:
        """An end after its start."""
        said: Json = self.cleaned_data
        if said.get("to") and said.get("from_") and said["to"] < said["from_"]:
            self.add_error("to", "最后缴费的月份早于开始的月份，请核对两个月份")
        return said


class Target(FactForm):
    """一（三）, 二（五）: what the applicant applies for."""

    series = Select([], label="职称系列")
    specialty = forms.CharField(
        label="专业", max_length=40, help_text="例如测绘、机械", error_messages={"required": "请填写专业"}
    )
    level = Pick([("technician", "员级"), ("assistant", "助理级")], unsure=True, label="级别")
    major_relation = Pick(
        pairs(codes.MAJOR_RELATIONS, labels.MAJOR_RELATION_LABELS),
        unsure=True,
        label="所学专业与现在岗位的关系",
        help_text="不一致也不相近的，年限要加长（二（五））。",
    )

    def arrange(self, around: Around) -> None:
        """All series of the policy."""
        self.offer("series", series_choices(around.policy))


class Applicant(FactForm):
    """一（二）: in what capacity one works; the origin comes with the document of identity."""

    work_permit = YesNo("有", "没有", required=False, label="外国人来华工作许可证", help_text="只有外国人要填。")
    status = Pick(pairs(codes.STATUSES, labels.STATUS_LABELS), label="现在的身份")
    annual_review = Pick(
        pairs(codes.ANNUAL_REVIEWS, labels.ANNUAL_REVIEW_LABELS),
        unsure=True,
        label="上年度考核结果",
        help_text="上一个公历年的结果。新入职没有考核的，选“没有考核”。",
    )


class Identity(Form):
    """一（一）: the natural person. A number that has been stated is not changed here."""

    name = forms.CharField(label="姓名", max_length=60, error_messages={"required": "请填写姓名，与证件一致"})
    document = Pick(
        [
            ("id", "居民身份证"),
            ("hkmo", "港澳居民来往内地通行证或居住证"),
            ("tw", "台湾居民来往大陆通行证或居住证"),
            ("pass", "护照"),
        ],
        label="证件类型",
    )
    number = forms.CharField(
        label="证件号码",
        max_length=24,
        error_messages={"required": "请填写证件号码"},
        help_text="只对办理人员显示，每次查看都有记录，您可以查到。",
    )
    phone = forms.CharField(
        label="手机号码",
        max_length=20,
        error_messages={"required": "请填写手机号码"},
        help_text="单位和认定部门有事打这个电话；办理进度在这里的消息里看。",
    )

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if known:
            del self.fields["document"], self.fields["number"]

    def clean_phone(self) -> str:
        """A mobile number of the mainland."""
        said = "".join(str(self.cleaned_data["phone"]).split())
        if not (len(said) == MOBILE and said.isdecimal() and said[0] == "1"):
            raise forms.ValidationError(f"手机号码要{MOBILE}位数字，您填了{len(said)}位")
        return said

    def clean(self) -> Json:
        """The number after its kind: GB 11643 for identity cards."""
        said: Json = self.cleaned_data
        number = id_number.compact_number(said.get("number") or "")
        wrong = id_number.describe_problem(number) if number and said.get("document") == "id" else None
        if wrong:
            self.add_error("number", wrong.rstrip("。"))
        return said | {"number": number}


ORIGINS = {"id": "mainland", "hkmo": "hmt", "tw": "hmt", "pass": "foreign"}
"""Where somebody comes from, by the document of identity (一（一）)."""
MOBILE = 11
