"""Forms of the office: rendered with the design's parts, errors at the field and on top, no browser bubbles."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from zhicheng_web.portal.shared.controls import WRITTEN


class Renderer(TemplatesSetting):
    """Renders forms and fields by our parts; named in settings.FORM_RENDERER."""

    form_template_name = "shared/parts/form.html"
    field_template_name = "shared/parts/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """A control is written in Python, anything else by its template."""
        written = WRITTEN.get(template_name)
        return written(context["widget"]) if written else super().render(template_name, context, request)


class Radios(forms.RadioSelect):
    """Radio buttons in rows of 44 px."""

    template_name = "shared/parts/picks.html"


class Ticks(forms.CheckboxSelectMultiple):
    """Tick boxes in rows of 44 px."""

    template_name = "shared/parts/picks.html"


class Form(forms.Form):
    """The office's form: the server says what is missing, in words, not the browser in a bubble."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


def key_of(request: HttpRequest) -> UUID:
    """The key of an act, from the form ({% act %}); a form without one gets one, and is not protected from repeats."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def version_of(request: HttpRequest) -> int:
    """The version of the case that the person saw; -1, which no case has, where the form carried none."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() else -1
