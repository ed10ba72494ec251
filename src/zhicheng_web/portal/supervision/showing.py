"""Showing a page of the bureau: the tabs, and where one stands among them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

TABS = (("bureau-cases", "全市申报"), ("bureau-organisations", "单位和部门"), ("bureau-calendar", "工作日历"))


class Tab(NamedTuple):
    """A place of the room."""

    href: str
    label: str
    here: bool


def show(
    request: HttpRequest, page: str, here: str = "", context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render supervision/<page>.html under its tab."""
    tabs = [Tab(reverse(name), label, name == here) for name, label in TABS]
    return render(request, f"supervision/{page}.html", {"tabs": tabs, **(context or {})}, status=status)
