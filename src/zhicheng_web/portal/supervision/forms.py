"""The forms of the register: an organisation, who acts for it, why it ends."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django import forms

from zhicheng.policy.model import Policy
from zhicheng.procedure.states import Role
from zhicheng_web.people.register import (
    AGENCY_KIND,
    EMPLOYING_KINDS,
    REGISTRABLE_KINDS,
    find_person_by_login,
    list_organisation_roles,
)
from zhicheng_web.people.row_types import Organisation, Person
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import (
    DatePartsField,
    RadioField,
    SelectField,
    YesNoField,
)
from zhicheng_web.portal.shared.forms.identity_fields import CreditCodeField, LineField, LoginField, TelephoneField
from zhicheng_web.portal.shared.forms.invitee import InviteePersonForm
from zhicheng_web.portal.shared.steps.step_page import build_reason_field
from zhicheng_web.portal.shared.words import unit_data
from zhicheng_web.portal.shared.words.choices import list_area_choices
from zhicheng_web.portal.shared.words.city_words import restate_here

PARENT_FIELDS = ("parent_uscc", "parent_province", "parent_affiliation")

WIDE_INPUT = forms.TextInput(attrs={"class": "w-full"})


class OrganisationForm(Form):
    """What the office knows of an organisation: entered into the register, put right."""

    kind = RadioField(REGISTRABLE_KINDS, label="类别")
    name = LineField(
        label="名称", max_length=120, widget=WIDE_INPUT, error_messages={"required": "请填写单位全称，和证照上的一致。"}
    )
    uscc = CreditCodeField(
        label="统一社会信用代码", required=False, help_text="18位，和证照上的一致；社保缴费单位按它核对（二（二））。"
    )
    code = forms.ChoiceField(label="认定部门代码", required=False)
    employer_kind = SelectField(unit_data.EMPLOYER_KIND_CHOICES, label="单位性质", required=False)
    affiliation = SelectField(unit_data.AFFILIATION_CHOICES, label="隶属关系", required=False)
    management_area = forms.ChoiceField(label="管理归属地", required=False)
    registered_in_kunming = YesNoField(label="在昆明登记", unsure=False)
    self_recognition = YesNoField("有", "没有", label="有没有自主评审权", unsure=False)
    parent_uscc = CreditCodeField(
        label="总公司的统一社会信用代码", required=False, help_text="外省企业在昆明的分公司才填（三（二））。"
    )
    parent_province = LineField(label="总公司在哪个省", required=False, max_length=20)
    parent_affiliation = SelectField(unit_data.AFFILIATION_CHOICES, label="总公司的隶属关系", required=False)
    phone = TelephoneField(label="电话", required=False, max_length=32)
    address = LineField(label="地址", required=False, max_length=200, widget=WIDE_INPUT)

    def __init__(self, policy: Policy, *args: Any, bureau: bool = False, **kwargs: Any) -> None:
        """`bureau`: the form of the bureau itself, which stays what it is."""
        super().__init__(*args, **kwargs)
        areas, code = self.fields["management_area"], self.fields["code"]
        self.set_choices("management_area", [("", "不清楚"), *list_area_choices(policy)])
        areas.help_text = restate_here("决定报给哪个认定部门（三（三））。")
        known = [*list_area_choices(policy), *{one.code: one.name for one in policy.departments}.items()]
        self.set_choices("code", [("", "请选择"), *((key, f"{name}（{key}）") for key, name in known)])
        self.fields["uscc"].asked = "用人单位、派遣公司必填"  # type: ignore[attr-defined]
        code.asked = "认定部门必选"  # type: ignore[attr-defined]
        code.help_text = restate_here("按政策的管辖表把申报送到这个部门（三（三））。")
        if bureau:
            del self.fields["kind"], self.fields["code"]

    def clean(self) -> dict[str, Any]:
        """Who recognises has a code; who employs has none, and a credit code."""
        cleaned: dict[str, Any] = super().clean() or {}
        employs = cleaned.get("kind") in EMPLOYING_KINDS
        if cleaned.get("kind") and not employs and not cleaned.get("code"):
            self.add_error("code", "认定部门要选代码，系统按它送申报（三（三））。")
        if cleaned.get("parent_uscc") and cleaned.get("parent_uscc") == cleaned.get("uscc"):
            self.add_error("parent_uscc", "总公司的代码和本单位的一样，请核对；不是分公司的，请清空。")
        if employs and cleaned.get("code"):
            self.add_error("code", "用人单位、派遣公司没有认定部门代码，请改选“请选择”。")
        if cleaned.get("kind") == AGENCY_KIND and cleaned.get("self_recognition"):
            self.add_error("self_recognition", "派遣公司没有自主评审权，请改选“没有”。")
        if employs and not cleaned.get("uscc") and "uscc" not in self.errors:
            self.add_error("uscc", "请填写统一社会信用代码：社保缴费单位按它核对（二（二））。")
        return cleaned

    def unit_values(self) -> dict[str, Any]:
        """The fields of the row."""
        values = {key: value for key, value in self.cleaned_data.items() if key not in PARENT_FIELDS}
        branch = {key.removeprefix("parent_"): self.cleaned_data.get(key) or None for key in PARENT_FIELDS}
        if "kind" in values:
            values["code"] = (values["code"] or None) if values["kind"] not in EMPLOYING_KINDS else None
        return values | {"uscc": values["uscc"] or None, "branch_of": branch if any(branch.values()) else None}


def read_organisation_form_values(unit: Organisation) -> dict[str, Any]:
    """What a form of an organisation begins with."""
    plain = {name: getattr(unit, name) for name in OrganisationForm.base_fields if name not in PARENT_FIELDS}
    parent: Mapping[str, Any] = unit.branch_of or {}
    return plain | {f"parent_{key}": parent.get(key) or "" for key in ("uscc", "province", "affiliation")}


class OrganisationReasonForm(Form):
    """Why an organisation goes out of the register."""

    reason = build_reason_field()


class MembershipForm(Form):
    """Somebody acts for an organisation in a role, from a day on."""

    role = RadioField([], label="身份")
    login = LoginField(
        label="登录名", help_text="已有账号的人。没有账号的，请用下面的邀请链接。",
        error_messages={"required": "请填写登录名；没有账号的，用邀请链接。"},
    )  # fmt: skip
    since = DatePartsField(label="从哪天起")
    person: Person | None = None
    until = DatePartsField(
        label="到哪天为止",
        required=False,
        help_text="不知道的不填，以后再结束。经办、复核、市局管理从确认之日起，这两栏不用。",
    )

    def __init__(self, unit: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = list_organisation_roles(unit)
        self.set_choices("role", roles)
        self.fields["role"].initial = roles[0][0] if len(roles) == 1 else None

    def clean_login(self) -> str:
        """The name to sign in of somebody, who is left in `person`. ValidationError: it is nobody's."""
        login = str(self.cleaned_data["login"])
        self.person = find_person_by_login(login)
        if self.person is None:
            raise forms.ValidationError(f"没有登录名是“{login}”的人。请核对，或用邀请链接。")
        return login

    def clean(self) -> dict[str, Any]:
        """It does not end before it begins."""
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "结束的日子早于开始的日子，请核对。")
        return cleaned

    def days(self) -> tuple[date, date | None]:
        """From a day, until before another."""
        cleaned = self.cleaned_data
        until = date.fromisoformat(cleaned["until"]) + timedelta(days=1) if cleaned["until"] else None
        return date.fromisoformat(cleaned["since"]), until


class InvitationForm(InviteePersonForm):
    """Who is invited, and as what."""

    role = RadioField([], label="身份")
    field_order = ("role", "name", "phone")

    def __init__(self, unit: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in list_organisation_roles(unit) if one[0] != Role.BUREAU.value]
        self.set_choices("role", offered)
        self.fields["role"].initial = offered[0][0] if len(offered) == 1 else None


NOBODY: Final = "nobody"
"""The choice by which cases go back among those that anybody may take on."""


class MembershipEndForm(Form):
    """The last day of a role; where an officer has cases in hand, who takes them over."""

    last_day = DatePartsField(label="最后一天")
    to = forms.ChoiceField(
        label="在办的申报由谁接办", error_messages={"required": "还没有选由谁接办。请选择一位同事，或者不指定。"}
    )

    def __init__(self, colleagues: Sequence[Person], handled: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.public_id): one for one in colleagues}
        if not handled:
            del self.fields["to"]
            return
        named = [(key, one.name) for key, one in self.colleagues.items()]
        self.set_choices("to", [("", "请选择"), *named, (NOBODY, "不指定，由同事认领")])

    def find_successor(self) -> Person | None:
        """Who takes the cases over; None: whoever takes them on."""
        return self.colleagues.get(self.cleaned_data.get("to", ""))
