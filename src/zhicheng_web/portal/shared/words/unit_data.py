"""The data of an organisation in the words of people: what each is called, what a value of it says, what was changed."""

from collections.abc import Mapping
from typing import Any, Final

from zhicheng import codes
from zhicheng.policy.city_words import restate_city
from zhicheng.policy.model import Policy
from zhicheng.words import labels
from zhicheng.words.facts import FACT_FIELD_NAMES
from zhicheng_web.people import register
from zhicheng_web.portal.shared.words.choices import build_choices

EMPLOYER_KIND_CHOICES = build_choices(codes.EMPLOYER_KINDS, labels.EMPLOYER_KIND_LABELS)
AFFILIATION_CHOICES = [
    (key, words.removeprefix("是")) for key, words in build_choices(codes.AFFILIATIONS, labels.AFFILIATION_LABELS)
]
UNIT_FIELD_NAMES: Mapping[str, str] = {
    "kind": "类别",
    "code": "认定部门代码",
    "name": "单位名称",
    "uscc": FACT_FIELD_NAMES["employer.uscc"],
    "employer_kind": FACT_FIELD_NAMES["employer.kind"],
    "affiliation": FACT_FIELD_NAMES["employer.affiliation"],
    "registered_in_kunming": FACT_FIELD_NAMES["employer.registered_in_kunming"],
    "management_area": FACT_FIELD_NAMES["employer.management_area"],
    "branch_of": "分公司",
    "phone": "电话",
    "address": "地址",
    "self_recognition": FACT_FIELD_NAMES["employer.self_recognition"],
}
"""The data as people call them, in the order of a page."""
UnitValue = str | bool | Mapping[str, str | None] | None
"""A datum of an organisation: a text or a key, yes or no, what is known of the parent of a branch; None: nothing."""
UNIT_VALUE_WORDS: Mapping[str, Mapping[str | bool, str]] = {
    "kind": dict(register.REGISTRABLE_KINDS),
    "employer_kind": dict(EMPLOYER_KIND_CHOICES),
    "affiliation": dict(AFFILIATION_CHOICES),
    "registered_in_kunming": {True: "是", False: "不是"},
    "self_recognition": {True: "有", False: "没有"},
}


def format_unit_value(name: str, value: UnitValue, policy: Policy) -> str:
    """A value of the data in the words of people."""
    if name == "branch_of":
        return describe_branch(value if isinstance(value, Mapping) else None)
    if not isinstance(value, str | bool):
        return "没有填写"
    if name == "management_area":
        return policy.areas[str(value)].name if value in policy.areas else "没有填写"
    return UNIT_VALUE_WORDS.get(name, {}).get(value, str(value)) or "没有填写"


def describe_branch(parent: Mapping[str, str | None] | None) -> str:
    """Whether a unit is a branch, and of whom (三（二）)."""
    if not parent:
        return "不是分公司"
    known = [
        parent.get("province"),
        parent.get("uscc"),
        UNIT_VALUE_WORDS["affiliation"].get(parent.get("affiliation") or ""),
    ]
    about = "，".join(one for one in known if one)
    return f"外省企业的分公司（总公司：{about}）" if about else "外省企业的分公司"


def name_unit_field(name: str, policy: Policy) -> str:
    """What a datum is called in the policy's city."""
    return restate_city(UNIT_FIELD_NAMES[name], policy)


CHANGING_ACTS: Final = ("correct_unit", "ask_unit_change", "withdraw_unit_change")
"""Acts on a unit whose lines say from what to what."""


def list_unit_changes(body: Mapping[str, Any], policy: Policy) -> list[str]:
    """Each datum that was put right: from what to what."""
    return [
        f"{name_unit_field(name, policy)}：{format_unit_value(name, old, policy)} → {format_unit_value(name, new, policy)}"
        for name, (old, new) in body.items()
    ]
