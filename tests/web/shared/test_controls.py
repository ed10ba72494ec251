"""Controls written in Python are those that Django's templates write, to the byte."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from hypothesis import given
from hypothesis import strategies as st

from zhicheng_web.portal.shared.forms.base import Renderer
from zhicheng_web.portal.shared.forms.controls import WIDGET_RENDERERS

ODD = st.text("甲<>&\"' \n0", max_size=6)
CHOICES = [("", "请选择"), ("a&b", "甲<乙"), ("组", [("1", "一"), (2, '"二"')])]
WIDGETS = (
    forms.TextInput({"class": "w-2", "required": True, "disabled": False, "data-x": '<"&'}),
    forms.NumberInput({"maxlength": 4}),
    forms.EmailInput(),
    forms.PasswordInput({"autocomplete": "new-password"}),
    forms.HiddenInput(),
    forms.CheckboxInput(),
    forms.Select(choices=CHOICES),
    forms.Textarea({"rows": 3}),
)


def both(widget: forms.Widget, value: Any) -> list[str]:
    """A control by our renderer and by Django's."""
    return [widget.render("名&称", value, {"id": "id_x"}, renderer) for renderer in (Renderer(), TemplatesSetting())]


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@given(value=st.none() | ODD | st.integers())
def test_a_control_is_the_same(widget: forms.Widget, value: Any) -> None:
    ours, djangos = both(widget, value)
    assert ours == djangos


@pytest.mark.parametrize("value", ["a&b", "2", "", None])
def test_the_chosen_option_is_the_same(value: str | None) -> None:
    ours, djangos = both(forms.Select(choices=CHOICES), value)
    assert ours == djangos


def test_every_control_that_is_written_is_compared() -> None:
    compared = {widget.template_name for widget in WIDGETS}
    assert set(WIDGET_RENDERERS) - compared == {
        "django/forms/widgets/input.html"
    }  # the template that the others include
