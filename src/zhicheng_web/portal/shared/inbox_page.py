"""Messages as a page of any room: who has it before them has read them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse

from zhicheng_web import clock
from zhicheng_web.cases.read import queries
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.messages import inbox


def read(request: OfficeRequest, own: bool, show: Callable[[Mapping[str, Any]], HttpResponse]) -> HttpResponse:
    """Show what somebody was told of their own application, or else of those that they act on; then it is not new."""
    mine, now = request.actor.person_id or 0, clock.now()
    rows = inbox.inbox(mine, now, own)
    found = queries.list_visible_cases(request.actor).filter(public_id__in={row.case for row in rows})
    here = set(found.values_list("public_id", flat=True))
    response = show({"rows": [row if row.case in here else past(row) for row in rows], "here": here})
    inbox.mark_read(mine, now, own)
    return response


def past(row: inbox.Message) -> inbox.Message:
    """A message about a case that has gone elsewhere: what happened here, and nothing of how it stands there."""
    return row._replace(text=row.text._replace(body=f"{row.text.done}。"), read=True)
