"""Parts of pages that need more than an include: a clause as a link, a control, the heading of a check, weekdays."""

from datetime import date
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhicheng_web import clock
from zhicheng_web.portal.shared.forms import controls
from zhicheng_web.portal.shared.templatetags.zhicheng_words import WEEKDAYS
from zhicheng_web.portal.shared.words.check_headings import heading

register = template.Library()


@register.simple_tag
def clause(address: str) -> SafeString:
    """A clause as a link to its page, its address exactly as printed; several clauses (二（四）、二（五）) stay text.

    What rests on no clause (a busy system) shows none.
    """
    if not address:
        return SafeString("")
    try:
        return format_html('<a class="clause" href="{}">{}</a>', reverse("notice-clause", args=[address]), address)
    except NoReverseMatch:
        return format_html('<span class="clause">{}</span>', address)


@register.filter
def control(widget: controls.Widget) -> SafeString:
    """An <input> of a list or of parts of a day."""
    return controls.control(widget)


@register.filter
def named(key: str) -> str:
    """The heading of a check."""
    return heading(key, clock.today())


@register.filter
def weekday(on: date) -> str:
    """星期四."""
    return f"星期{WEEKDAYS[on.weekday()]}"


@register.filter
def is_day(value: Any) -> bool:
    """Whether a value is a day, to be said with its weekday."""
    return isinstance(value, date)
