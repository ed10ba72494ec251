"""The form by which somebody says who stands in for an officer, from when until when; for the authority and for the bureau."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from zhicheng_web.people.row_types import Membership
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import DatePartsField


class LeaveCoverForm(Form):
    """`officers`: who can stand in; `absent`: of whom it can be said."""

    absent = forms.ChoiceField(label="谁不在", error_messages={"required": "还没有选谁不在。"})
    stand_in = forms.ChoiceField(label="由谁代办", error_messages={"required": "还没有选由谁代办。"})
    first = DatePartsField(label="从哪天起")
    last = DatePartsField(label="到哪天为止")

    def __init__(self, officers: Sequence[Membership], absent: Sequence[Membership], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(one.pk): one for one in officers}
        self.set_choices("absent", [("", "请选择"), *map(name_officer, absent)])
        self.stand_ins = list_stand_ins(officers, absent)
        self.set_choices("stand_in", [("", "请选择"), *map(name_officer, self.stand_ins)])
        self.fields["absent"].initial = str(absent[0].pk) if len(absent) == 1 else None

    def read_cover(self) -> dict[str, Any]:
        """Who, and from when until when, as the action asks it."""
        cleaned = self.cleaned_data
        return {
            "absent": self.officers[cleaned["absent"]],
            "stand_in": self.officers[cleaned["stand_in"]],
            "first": date.fromisoformat(cleaned["first"]),
            "last": date.fromisoformat(cleaned["last"]),
        }


def list_stand_ins(officers: Sequence[Membership], absent: Sequence[Membership]) -> list[Membership]:
    """Who can stand in for one of them: a colleague in the same role."""
    pairs = [(one, away) for one in officers for away in absent if one.role == away.role]
    able = {one.pk for one, away in pairs if one.person_id != away.person_id}
    return [one for one in officers if one.pk in able]


def name_officer(membership: Membership) -> tuple[str, str]:
    """An officer as a choice."""
    return str(membership.pk), f"{membership.person.name}（{membership.get_role_display()}）"
