"""An officer's messages on the cases that they act on: what has happened, and which days are near."""

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.shared import inbox_page


@entry(Role.EXAMINER, Role.APPROVER)
def list_authority_messages(request: OfficeRequest) -> HttpResponse:
    """The officer's messages, the newest first; shown, they count as read."""
    return inbox_page.render_messages_page(
        request, False, lambda rows: render_authority_page(request, "messages", "authority-messages", rows)
    )
