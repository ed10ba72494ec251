"""Showing a page of this room: the tabs, and where one stands among them."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web.portal.shared.steps import step_page
from zhicheng_web.portal.shared.tabs import tabs

EMPLOYER_TABS = (
    ("employer-queue", "工作台"),
    ("employer-publicity", "公示"),
    ("employer-file", "上报"),
    ("employer-done", "已办结"),
    ("employer-messages", "消息"),
    ("employer-members", "单位和人员"),
)


def render_employer_page(
    request: HttpRequest, page: str, here: str = "", context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render employer/<page>.html under its tab."""
    return render(
        request, f"employer/{page}.html", {"tabs": tabs(EMPLOYER_TABS, here), **(context or {})}, status=status
    )


process_employer_step = partial(
    step_page.handle_step_page, step_page.AudiencePages(render_employer_page, "employer-case", "employer-queue")
)
