"""Showing a page of this room: the tabs, and where one stands among them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web.portal.shared.tabs import tabs

AUTHORITY_TABS = (("authority-queue", "收件箱"), ("authority-done", "已办结"), ("authority-messages", "消息"))


def render_authority_page(
    request: HttpRequest, page: str, here: str = "", context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render authority/<page>.html under its tab."""
    return render(
        request, f"authority/{page}.html", {"tabs": tabs(AUTHORITY_TABS, here), **(context or {})}, status=status
    )
