"""Forms of the office: rendered with the design's parts, errors at the field and on top, no browser bubbles."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.core.files.base import File
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

from zhicheng.policy.city_words import restate_words
from zhicheng.policy.model import Policy
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.forms.controls import WIDGET_RENDERERS
from zhicheng_web.portal.shared.request_values import parse_whole_number
from zhicheng_web.portal.shared.words.city_words import restate_here


class Renderer(TemplatesSetting):
    """Renders forms and fields by our parts; named in settings.FORM_RENDERER."""

    form_template_name = "shared/parts/form.html"
    field_template_name = "shared/parts/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """A control is written in Python, anything else by its template."""
        render_widget = WIDGET_RENDERERS.get(template_name)
        return render_widget(context["widget"]) if render_widget else super().render(template_name, context, request)


class RadioButtons(forms.RadioSelect):
    """Radio buttons in rows of 44 px."""

    template_name = "shared/parts/picks.html"


class TickBoxes(forms.CheckboxSelectMultiple):
    """Tick boxes in rows of 44 px."""

    template_name = "shared/parts/picks.html"


class Form(forms.Form):
    """The office's form: the server says what is missing, in words, not the browser in a bubble."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        policy = find_current_policy()  # once: a form has hundreds of words
        for field in self.fields.values():
            restate_field(field, policy)
            max_length = getattr(field, "max_length", None)
            if max_length:
                field.error_messages.setdefault("max_length", f"{field.label}最多{max_length}个字。")

    def add_error(self, field: str | None, error: forms.ValidationError | str) -> None:  # type: ignore[override]  # all we give
        """As Django does it; the sentences are ours, in the words of this city."""
        for one in getattr(error, "error_list", ()):
            one.message = restate_here(str(one.message))
        super().add_error(field, restate_here(error) if isinstance(error, str) else error)

    def add_choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Put the choices of the policy behind the field's first, which is empty, and before "我不清楚"."""
        own = self.list_field_choices(name)
        self.set_choices(name, [*own[:1], *choices, *own[1:]])

    def find_choice_field(self, name: str) -> forms.ChoiceField:
        """A field with a list to choose from. TypeError: it has none."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} has no choices")
        return field

    def list_field_choices(self, name: str) -> list[tuple[str, str]]:
        """What can be chosen in a field, in the order of the page: the value that is sent, and its words."""
        choices: Any = self.find_choice_field(name).choices  # Django's stubs: what can be set, of which pairs are read
        return [(str(value), str(words)) for value, words in choices]

    def set_choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these in a field instead of what it had: they depend on the case, the policy or the day."""
        self.find_choice_field(name).choices = list(choices)

    def forbid_days_after(self, today: date) -> None:
        """Refuse days after today: what this form asks has happened."""
        for field in self.fields.values():
            if hasattr(field, "latest"):
                field.latest = today


def restate_field(field: forms.Field, policy: Policy) -> None:
    """What a field is called, explained by and refused with, and what it offers, in the words of the policy's city."""
    label, help_text = str(field.label or ""), str(field.help_text)
    field.label, field.help_text = restate_words(label, policy), restate_words(help_text, policy)
    field.error_messages = {key: restate_words(str(words), policy) for key, words in field.error_messages.items()}
    if isinstance(field, forms.ChoiceField) and isinstance(field.choices, list):
        own = [(value, words) for value, words in field.choices]
        here = [(value, restate_words(str(words), policy)) for value, words in own]
        if here != own:
            field.choices = here


TECHNICAL_FIELDS = ("csrfmiddlewaretoken", "who", "key", "version", "case", "case-on-page")
"""What a form carries besides what somebody has filled in; of several cases, each has a key of its own."""


def read_idempotency_key(request: HttpRequest) -> UUID:
    """The key of an act: of the form ({% act %}) with what was filled in; without one the act is not protected from repeats.

    The browser's back button brings a form back with the key of the act that was done. Pressed again it is that act;
    filled in otherwise it is another one, which must not be taken for done.
    """
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()
    return uuid5(key, hash_form_values(request))


def hash_form_values(request: HttpRequest) -> str:
    """A short name of everything that somebody has typed, chosen and uploaded."""
    typed = [(name, request.POST.getlist(name)) for name in sorted(request.POST) if name not in TECHNICAL_FIELDS]
    uploads = [hash_upload(one) for name in sorted(request.FILES) for one in request.FILES.getlist(name)]
    return sha256(repr((typed, uploads)).encode()).hexdigest()


def hash_upload(upload: "File[bytes]") -> str:
    """A short name of the bytes of an upload, which is read again afterwards."""
    digest = sha256(b"".join(upload.chunks())).hexdigest()
    upload.seek(0)
    return digest


def read_case_version(request: HttpRequest) -> int:
    """The version of the case that the person saw; -1, which no case has, where the form carried none."""
    version = parse_whole_number(request.POST.get("version", ""))
    return -1 if version is None else version
