"""Showing a page of this room: its tabs, and what a page about a case always knows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.messages.inbox import count_unread_messages
from zhicheng_web.portal.shared.tabs import tabs

MESSAGES_PAGE = "applicant-messages"
ROOM_TABS = (("applicant-home", "我的申报"), (MESSAGES_PAGE, "消息"), ("applicant-seen", "谁看过我"))


WHOLE_PAGE_HEADERS = {"HX-Retarget": "#main", "HX-Reselect": "#main", "HX-Reswap": "outerHTML show:top"}
"""To htmx: this answer is the whole page, not the line that says 已保存."""


def list_tab_labels(request: OfficeRequest) -> list[tuple[str, str]]:
    """The tabs; how many messages are new stands on theirs."""
    new = count_unread_messages(request.actor.person_id or 0, clock.now(), own=True)
    return [(name, f"新消息{new}条" if new and name == MESSAGES_PAGE else word) for name, word in ROOM_TABS]


def render_applicant_page(
    request: OfficeRequest, page: str, context: Mapping[str, Any], *, here: str = "applicant-home", status: int = 200
) -> HttpResponse:
    """Render applicant/<page>.html under its tab."""
    # htmx puts nothing of a refusal into the page unless it comes with a status of success.
    sent_status = 200 if request.headers.get("HX-Request") else status
    page_context = {"tabs": tabs(list_tab_labels(request), here), **context}
    response = render(request, f"applicant/{page}.html", page_context, status=sent_status)
    if request.headers.get("HX-Request"):
        for name, value in WHOLE_PAGE_HEADERS.items():
            response.headers[name] = value
    return response


def redirect_browser(request: HttpRequest, address: str) -> HttpResponse:
    """After an act: to another page, by GET, so that a reload repeats nothing."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponse(status=303, headers={"Location": address})
