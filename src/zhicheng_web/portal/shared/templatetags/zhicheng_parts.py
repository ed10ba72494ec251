"""Parts of pages that need more than an include: a clause as a link, a control, the heading of a check, weekdays."""

from datetime import date
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web import clock
from zhicheng_web.portal.shared.forms import controls
from zhicheng_web.portal.shared.templatetags.zhicheng_words import WEEKDAYS
from zhicheng_web.portal.shared.words.check_headings import find_check_heading

register = template.Library()


@register.simple_tag(name="clause")
def render_clause_link(address: str) -> SafeString:
    """A clause as a link to its page, its address exactly as printed; several clauses (二（四）、二（五）) stay text.

    What rests on no clause (a busy system) shows none.
    """
    if not address:
        return SafeString("")
    try:
        return format_html('<a class="clause" href="{}">{}</a>', reverse("notice-clause", args=[address]), address)
    except NoReverseMatch:
        return format_html('<span class="clause">{}</span>', address)


@register.simple_tag
def reason_length() -> int:
    """How many characters a reason has at least."""
    return MIN_REASON_LENGTH


@register.filter(name="control")
def render_control(widget: controls.Widget) -> SafeString:
    """An <input> of a list or of parts of a day."""
    return controls.render_input(widget)


@register.filter(name="named")
def name_check(key: str) -> str:
    """The heading of a check."""
    return find_check_heading(key, clock.today())


@register.filter(name="weekday")
def format_weekday(on: date) -> str:
    """星期四."""
    return f"星期{WEEKDAYS[on.weekday()]}"


@register.filter
def is_day(value: Any) -> bool:
    """Whether a value is a day, to be said with its weekday."""
    return isinstance(value, date)
