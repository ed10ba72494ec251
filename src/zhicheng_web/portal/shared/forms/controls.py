"""Controls of forms as HTML, the same bytes as by Django's templates, written here because those are slow: Django renders
two templates for each option of a list, and a page with three lists of districts spent most of its time on them.
"""

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]
"""What `Widget.get_context` of Django gives under "widget"."""
FOLDER = "django/forms/widgets/"


def said(value: object) -> str:
    """A value as text of a page; what is HTML already stays so."""
    return str(value) if isinstance(value, SafeString) else html.escape(str(value))


def attributes(of: Widget) -> str:
    """The attributes of a control; True stands alone, False is left out."""
    return "".join(
        f" {said(name)}" if value is True else f' {said(name)}="{said(value)}"'
        for name, value in of["attrs"].items()
        if value is not False
    )


def control(widget: Widget) -> SafeString:
    """An <input> of any type."""
    value = "" if widget["value"] is None else f' value="{said(widget["value"])}"'
    kind, name = said(widget["type"]), said(widget["name"])
    return mark_safe(f'<input type="{kind}" name="{name}"{value}{attributes(widget)}>')


def select(widget: Widget) -> SafeString:
    """A drop-down, its options in groups where they have any."""
    options = "".join(group(name, choices) for name, choices, _ in widget["optgroups"])
    return mark_safe(f'<select name="{said(widget["name"])}"{attributes(widget)}>{options}\n</select>')


def group(name: str | None, choices: Iterable[Widget]) -> str:
    """Options, under a heading where there is one."""
    options = "".join(f"\n  {option(one)}" for one in choices)
    return f'\n  <optgroup label="{said(name)}">{options}\n  </optgroup>' if name else options


def option(widget: Widget) -> str:
    """One of a drop-down's options."""
    value, label = said(widget["value"]), said(widget["label"])
    return f'<option value="{value}"{attributes(widget)}>{label}</option>\n'


def textarea(widget: Widget) -> SafeString:
    """Several lines of text; the first line break is the browser's."""
    value, name = said(widget["value"] or ""), said(widget["name"])
    return mark_safe(f'<textarea name="{name}"{attributes(widget)}>\n{value}</textarea>')


WRITTEN: Mapping[str, Callable[[Widget], SafeString]] = {
    **{
        f"{FOLDER}{kind}.html": control
        for kind in ("input", "text", "number", "email", "password", "hidden", "checkbox")
    },
    f"{FOLDER}select.html": select,
    f"{FOLDER}textarea.html": textarea,
}
"""By the names of Django's templates."""
