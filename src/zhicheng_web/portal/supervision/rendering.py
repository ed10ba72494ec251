"""Showing a page of the bureau: the tabs, and where one stands among them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhicheng_web.portal.shared.tabs import tabs

BUREAU_TABS = (
    ("bureau-cases", "全市申报"),
    ("bureau-organisations", "单位和部门"),
    ("bureau-numbers", "证件号码"),
    ("bureau-calendar", "工作日历"),
    ("bureau-ledger", "办理记录核对"),
)


def render_bureau_page(
    request: HttpRequest, page: str, here: str = "", context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render supervision/<page>.html under its tab."""
    return render(
        request, f"supervision/{page}.html", {"tabs": tabs(BUREAU_TABS, here), **(context or {})}, status=status
    )
