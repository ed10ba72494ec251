"""Messages as a page of any room: who has it before them has read them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse

from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read import queries
from zhicheng_web.messages import inbox, undelivered


def render_messages_page(
    request: OfficeRequest, own: bool, show: Callable[[Mapping[str, Any]], HttpResponse]
) -> HttpResponse:
    """Show somebody's messages on their own application, or else of those that they act on; then it is not new."""
    person_id, now = request.actor.person_id or 0, clock.now()
    rows = inbox.read_inbox(person_id, now, own)
    visible = queries.list_visible_cases(request.actor)
    found = visible.filter(public_id__in={row.case for row in rows})
    visible_ids = set(found.values_list("public_id", flat=True))
    context = {"rows": [row if row.case in visible_ids else limit_to_past_event(row) for row in rows]}
    response = show(
        context | {"here": visible_ids, "undelivered": () if own else undelivered.list_undelivered_messages(visible)}
    )
    inbox.mark_messages_read(person_id, now, own)
    return response


def limit_to_past_event(row: inbox.InboxMessage) -> inbox.InboxMessage:
    """A message about a case that has gone elsewhere: what happened here, and nothing of how it stands there."""
    return row._replace(text=row.text._replace(body=f"{row.text.done}。"), read=True)
