"""What is refused before the office opens: pages that declare nothing, and a production that still is a demo."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

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


def check_production_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E002–E006: settings that only a demonstration may have."""
    default, owner = settings.DATABASES["default"], settings.DATABASES["owner"]
    refused = (
        (settings.DEMO, "E002", "演示模式开着（ZHICHENG_DEMO）：任何人都能一键登录", "去掉环境变量 ZHICHENG_DEMO"),
        (settings.TODAY, "E003", "日期被改动（ZHICHENG_TODAY）", "去掉环境变量 ZHICHENG_TODAY"),
        (not (settings.KEYS_FOLDER / "secret").exists(), "E004", "没有密钥文件", "运行 python -m zhicheng_web keys"),
        (not settings.SESSION_COOKIE_SECURE, "E005", "没有启用 HTTPS", "设置环境变量 ZHICHENG_HTTPS=1"),
        (
            default["USER"] == owner["USER"],
            "E006",
            "网页与建表用同一个数据库账号，记录可以被改写",
            "另建一个账号，写进 DATABASE_URL；建表的账号写进 DATABASE_OWNER_URL",
        ),
    )
    return [Error(words, hint=hint, id=f"zhicheng_web.{code}") for wrong, code, words, hint in refused if wrong]


def register_checks() -> None:
    """Make Django ask these at `check`, at `migrate` and before serving."""
    register(check_pages_name_entry, Tags.urls)
    register(check_production_settings, Tags.security, deploy=True)
