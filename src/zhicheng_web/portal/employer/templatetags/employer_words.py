"""Words of the employer's templates: the address of a row's next act, and of the notice for some rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.urls import reverse

from zhicheng_web.portal.employer.work_queue import EmployerQueueRow

register = template.Library()

PAGES_FOR_SEVERAL = ("employer-publicity", "employer-file", "employer-close")
"""Pages that take several cases, by ?case=."""


@register.simple_tag(name="go")
def next_act_url(row: EmployerQueueRow) -> str:
    """Where the one next act of a row is done."""
    if row.group.page in PAGES_FOR_SEVERAL:
        return f"{reverse(row.group.page)}?case={row.case.public_id}"
    return reverse(row.group.page, args=[row.case.public_id])


@register.simple_tag
def notice_address(start: date | str, rows: Iterable[Any]) -> str:
    """Where 附件1 for these cases is printed, for a publicity that starts on a day."""
    named = "".join(f"&case={one.case.public_id}" for one in rows)
    return f"{reverse('employer-notice')}?start={start}{named}"
