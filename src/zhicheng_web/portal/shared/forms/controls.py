"""Controls of forms as HTML, the same bytes as by Django's templates, written here because those are slow: Django renders
two templates for each option of a list, and a page with three lists of districts spent most of its time on them.
"""

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]
"""What `Widget.get_context` of Django gives under "widget"."""
WIDGET_FOLDER = "django/forms/widgets/"


def escape_text(value: object) -> str:
    """A value as text of a page; what is HTML already stays so."""
    return str(value) if isinstance(value, SafeString) else html.escape(str(value))


def render_attributes(widget: Widget) -> str:
    """The attributes of a control; True stands alone, False is left out."""
    return "".join(
        f" {escape_text(name)}" if value is True else f' {escape_text(name)}="{escape_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def render_input(widget: Widget) -> SafeString:
    """An <input> of any type."""
    value = "" if widget["value"] is None else f' value="{escape_text(widget["value"])}"'
    kind, name = escape_text(widget["type"]), escape_text(widget["name"])
    return mark_safe(f'<input type="{kind}" name="{name}"{value}{render_attributes(widget)}>')


def render_select(widget: Widget) -> SafeString:
    """A drop-down, its options in groups where they have any."""
    options = "".join(render_option_group(name, choices) for name, choices, _ in widget["optgroups"])
    return mark_safe(f'<select name="{escape_text(widget["name"])}"{render_attributes(widget)}>{options}\n</select>')


def render_option_group(name: str | None, choices: Iterable[Widget]) -> str:
    """Options, under a heading where there is one."""
    options = "".join(f"\n  {render_option(one)}" for one in choices)
    return f'\n  <optgroup label="{escape_text(name)}">{options}\n  </optgroup>' if name else options


def render_option(widget: Widget) -> str:
    """One of a drop-down's options."""
    value, label = escape_text(widget["value"]), escape_text(widget["label"])
    return f'<option value="{value}"{render_attributes(widget)}>{label}</option>\n'


def render_textarea(widget: Widget) -> SafeString:
    """Several lines of text; the first line break is the browser's."""
    value, name = escape_text(widget["value"] or ""), escape_text(widget["name"])
    return mark_safe(f'<textarea name="{name}"{render_attributes(widget)}>\n{value}</textarea>')


WIDGET_RENDERERS: Mapping[str, Callable[[Widget], SafeString]] = {
    **{
        f"{WIDGET_FOLDER}{kind}.html": render_input
        for kind in ("input", "text", "number", "email", "password", "hidden", "checkbox")
    },
    f"{WIDGET_FOLDER}select.html": render_select,
    f"{WIDGET_FOLDER}textarea.html": render_textarea,
}
"""By the names of Django's templates."""
