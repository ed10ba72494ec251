"""Lines of this room: a day in the middle of a line is not broken in two."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
DAY = re.compile(r"(?:毕业证|学位证)?\d{4}年\d{1,2}月(?:\d{1,2}日)?")


@register.filter
def days_kept(line: str) -> SafeString:
    """The line with each day in one piece.

    >>> days_kept("2024年8月1日至今")
    '<span class="keep">2024年8月1日</span>至今'
    """
    return mark_safe(DAY.sub(r'<span class="keep">\g<0></span>', escape(line)))  # escaped before
