"""Lines of this room: a day in the middle of a line is not broken in two."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
DAY_PATTERN = re.compile(r"(?:毕业证|学位证)?\d{4}年\d{1,2}月(?:\d{1,2}日)?")


@register.filter(name="unbroken_days")
def keep_days_unbroken(line: str) -> SafeString:
    """The line with each day in one piece.

    >>> keep_days_unbroken("2024年8月1日至今")
    '<span class="keep">2024年8月1日</span>至今'
    """
    return mark_safe(DAY_PATTERN.sub(r'<span class="keep">\g<0></span>', escape(line)))  # escaped before
