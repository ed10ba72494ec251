"""The messages to HR on the cases that they act on: what has happened, and which days are near."""

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.shared import inbox_page


@entry(Role.EMPLOYER)
def list_employer_messages(request: OfficeRequest) -> HttpResponse:
    """The messages of this HR, the newest first; shown, they count as read."""
    return inbox_page.render_messages_page(
        request, False, lambda rows: render_employer_page(request, "messages", "employer-messages", rows)
    )
