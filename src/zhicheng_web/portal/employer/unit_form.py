"""What a unit says of itself: the form of its data, between the office's row and what people read on their papers."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhicheng.eligibility.check import check
from zhicheng.policy.city_words import restate_words
from zhicheng.policy.model import Policy
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.read.parent_reports import knows_parent_report
from zhicheng_web.people.row_types import Organisation
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import (
    RadioField,
    SelectField,
    YesNoField,
)
from zhicheng_web.portal.shared.forms.identity_fields import CreditCodeField, LineField, TelephoneField
from zhicheng_web.portal.shared.words.choices import list_area_choices
from zhicheng_web.portal.shared.words.unit_data import (
    AFFILIATION_CHOICES,
    EMPLOYER_KIND_CHOICES,
    UNIT_FIELD_NAMES,
    format_unit_value,
    name_unit_field,
)

PARENT_WITHOUT_BRANCH = "填了总公司的资料，却没有选“是分公司”。是分公司的请改选，不是的请清空下面两项。"
DESTINATION_BY_SERIES = ("各系列对应的市级主管部门", "市属单位按申报的系列报送，上报时逐人列出报给谁（三（三））。")
PARENT_KEYS = ("uscc", "province", "affiliation")
LISTED_NAMES = tuple(name for name in UNIT_FIELD_NAMES if name not in ("kind", "code"))


def build_unit_text_field(label: str, most: int, hint: str = "", missing: str = "") -> LineField:
    """A text in one line; may stay empty where `missing` is."""
    messages = {"required": missing, "max_length": f"{label}最多{most}个字。"}
    widget = forms.TextInput(attrs={"class": "w-full"})
    return LineField(
        label=label, max_length=most, help_text=hint, required=bool(missing), widget=widget, error_messages=messages
    )


class UnitForm(Form):
    """The data that HR may correct; the credit code is not among them."""

    name = build_unit_text_field(
        "单位名称", 120, "和营业执照、登记证书上的全称一致。公示和认定表上用这个名称。", "请填写单位的全称。"
    )
    employer_kind = SelectField(EMPLOYER_KIND_CHOICES, label="单位性质")
    affiliation = RadioField(
        AFFILIATION_CHOICES, label="隶属关系", help_text="中央、省属单位的人员不在昆明市认定（一（四））。"
    )
    registered_in_kunming = YesNoField(
        label="工商或法人登记在昆明", unsure=False, help_text="登记地在昆明的才能申报（一（一））。"
    )
    management_area = SelectField((), label="管理归属地", help_text="由哪个区县或开发区管理，就报给哪里（三（三））。")
    branch = YesNoField(
        "是分公司",
        "不是分公司",
        label="外省企业在昆明的分公司",
        unsure=False,
        help_text="是的，上报时要附上级法人单位的推荐报告（三（二））。",
    )
    parent_uscc = CreditCodeField(label="总公司的统一社会信用代码", required=False)
    parent_province = build_unit_text_field("总公司登记在哪个省", 20)
    parent_affiliation = RadioField(AFFILIATION_CHOICES, label="总公司的隶属关系", required=False)
    phone = TelephoneField(
        label="人事部门电话",
        max_length=32,
        required=False,
        help_text="印在公示上，供职工反映情况。",
        widget=forms.TextInput(attrs={"class": "w-full"}),
        error_messages={"max_length": "人事部门电话最多32个字。"},
    )
    address = build_unit_text_field("地址", 200)

    def __init__(self, policy: Policy, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_choices("management_area", [("", "请选择"), *list_area_choices(policy)])
        if not knows_parent_report(policy):
            self.fields["branch"].help_text = ""
        parent, later = [f"parent_{key}" for key in PARENT_KEYS], ("phone", "address")
        self.of_parent, self.after = [self[name] for name in parent], [self[name] for name in later]
        self.before = [self[name] for name in self.fields if name not in (*parent, *later)]

    def clean(self) -> dict[str, Any]:
        """A parent belongs to a branch."""
        cleaned = self.cleaned_data
        if cleaned.get("branch") is False and (cleaned.get("parent_uscc") or cleaned.get("parent_province")):
            self.add_error("branch", PARENT_WITHOUT_BRANCH)
        return cleaned

    def unit_values(self) -> dict[str, Any]:
        """The arguments of the action, from the valid fields."""
        cleaned = self.cleaned_data
        parent = {key: cleaned[f"parent_{key}"] or None for key in PARENT_KEYS} if cleaned["branch"] else None
        plain = {key: value for key, value in cleaned.items() if key != "branch" and not key.startswith("parent_")}
        return plain | {"branch_of": parent}


def read_unit_form_values(unit: Organisation) -> dict[str, Any]:
    """What the office knows, as the form says it."""
    parent: Mapping[str, Any] = unit.branch_of or {}
    about = {f"parent_{key}": parent.get(key) or "" for key in PARENT_KEYS}
    names = ("name", "employer_kind", "affiliation", "registered_in_kunming", "management_area", "phone", "address")
    return {key: getattr(unit, key) for key in names} | about | {"branch": unit.branch_of is not None}


def find_unit_destination(unit: Organisation, today: str, policy: Policy) -> tuple[str, str]:
    """Where the unit's cases go, by its own data alone: the authority or nothing, and the sentence with its clause."""
    answer = check(
        {"id": "unit", "filing_date": today, "employer": engine_input.build_unit_facts(unit)}, policy, readings=False
    )
    kind = answer["authority"]["kind"] if answer["authority"] else ""
    if kind.startswith("municipal"):
        name, reason = DESTINATION_BY_SERIES
        return name, restate_words(reason, policy)
    return (unit.name if kind == "self" else answer["authority_name"] or ""), answer["authority_reason"]


def list_unit_data(unit: Organisation, policy: Policy) -> list[tuple[str, str]]:
    """Everything that the office knows of the unit."""
    return [
        (name_unit_field(name, policy), format_unit_value(name, getattr(unit, name), policy)) for name in LISTED_NAMES
    ]
