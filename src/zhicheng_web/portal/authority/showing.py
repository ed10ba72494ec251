"""Showing a page of this room: the tabs, and where one stands among them."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

TABS = (("authority-queue", "收件箱"), ("authority-done", "已办结"))


class Tab(NamedTuple):
    """A place of the room."""

    href: str
    label: str
    here: bool


def show(
    request: HttpRequest, page: str, here: str = "", context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render authority/<page>.html under its tab."""
    tabs = [Tab(reverse(name), label, name == here) for name, label in TABS]
    return render(request, f"authority/{page}.html", {"tabs": tabs, **(context or {})}, status=status)
