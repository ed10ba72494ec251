"""Pages that do not declare who may enter them."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from zhicheng_web.access import list_office_pages

UNDECLARED_PAGE = "页面 {address}（{name}）没有声明谁可以进入"
ENTRY_HINT = '在视图上写 @entry(…)，例如 @entry(Role.EMPLOYER, of="case")'


def check_pages_name_entry(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E001: a page that does not declare who may enter is an error, at `check` and before serving."""
    undeclared = [page for page in list_office_pages() if page.entry is None]
    return [
        Error(
            UNDECLARED_PAGE.format(address=page.address, name=page.name or "无名"),
            hint=ENTRY_HINT,
            id="zhicheng_web.E001",
        )
        for page in undeclared
    ]
