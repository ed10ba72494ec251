"""What speaks against running this office for real: settings of a demonstration, names and keys that anybody could use.

Asked by `check --deploy`, and by serving without a demonstration before anything is served.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from zhicheng.policy import installed
from zhicheng_web import environment
from zhicheng_web.checks import database, home
from zhicheng_web.checks.unsafe import Unsafe
from zhicheng_web.databases import has_owner

FACTOR_RULE = "zhicheng_web.accounts.sign_in.middleware.SignInMiddleware"
"""What asks officers for their second factor, on every page."""


def list_unsafe_settings() -> Iterator[Unsafe]:
    """E002–E005, E007, E008, E014, E015: settings that only a demonstration may have, or nobody."""
    if settings.DEMO:
        yield Unsafe("E002", "演示模式开着（ZHICHENG_DEMO）：任何人都能一键登录", "去掉环境变量 ZHICHENG_DEMO")
    if settings.TODAY:
        yield Unsafe("E003", "日期被改动（ZHICHENG_TODAY）", "去掉环境变量 ZHICHENG_TODAY")
    if not (settings.KEYS_FOLDER / "secret").exists():
        yield Unsafe("E004", "没有密钥文件", "运行 python -m zhicheng_web keys")
    if not settings.SESSION_COOKIE_SECURE:
        yield Unsafe("E005", "没有启用 HTTPS", "设置环境变量 ZHICHENG_HTTPS=1，由前面的代理提供证书")
    if has_owner(settings.ENVIRONMENT):
        yield Unsafe(
            "E015",
            "网页和后台任务的进程带着建表的数据库账号（DATABASE_OWNER_URL）",
            "从它们的环境变量里去掉 DATABASE_OWNER_URL，只在运行 migrate 和 found 时写上",
        )
    yield from list_unsafe_names()
    if FACTOR_RULE not in settings.MIDDLEWARE:
        yield Unsafe("E014", "经办、复核和市局登录不要求第二重验证", f"在 settings 的 MIDDLEWARE 里写上 {FACTOR_RULE}")
    if settings.DEBUG:
        yield Unsafe("E008", "调试模式开着（DEBUG）：出错的页面会显示内部数据", "把 settings 里的 DEBUG 改回 False")


def list_unsafe_names() -> Iterator[Unsafe]:
    """E007: names under which the office is reached."""
    names = set(settings.ALLOWED_HOSTS)
    if "*" in names:
        yield Unsafe("E007", "任何网址都能当作办理系统的网址（ZHICHENG_HOSTS=*）", "把 ZHICHENG_HOSTS 写成真正的网址")
    elif any(name.startswith(".") for name in names):
        yield Unsafe(
            "E007",
            "网址写成了一整片（ZHICHENG_HOSTS 里以点开头的）：其中任何一个都能当作办理系统的网址，发给本人的链接也会指到那里",
            "把 ZHICHENG_HOSTS 里的每个网址写全",
        )
    elif names <= set(environment.LOCAL_HOSTS.split(",")):
        yield Unsafe(
            "E007",
            "没有写明办理系统的网址（ZHICHENG_HOSTS），别人打不开",
            "设置环境变量 ZHICHENG_HOSTS，例如 zhicheng.example.org",
        )


def list_sample_policies() -> Iterator[Unsafe]:
    """E016: the policies that the office was told to use are there, and are no sample."""
    files = [installed.policies_folder() / f"{name}.toml" for name in installed.list_policy_ids()]
    own = [file for file in files if file.parent.name == settings.CITY]
    if settings.CITY and (not own or any(map(installed.is_sample, own))):
        yield Unsafe(
            "E016",
            f"ZHICHENG_POLICY 写的是 {settings.CITY}，它{'只是示例' if own else '没有政策'}，不能用来办事",
            "改为有正式政策的城市，或者去掉环境变量 ZHICHENG_POLICY",
        )


SOURCES: tuple[Callable[[], Iterator[Unsafe]], ...] = (
    list_unsafe_settings,
    list_sample_policies,
    home.list_unsafe_files,
    home.list_wrong_stamps,
    database.list_excessive_rights,
    database.list_unsafe_database_settings,
)
"""In the order in which somebody puts them right."""


def check_production(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Everything that speaks against it, each as an error with what to do."""
    return [Error(one.words, hint=one.hint, id=f"zhicheng_web.{one.code}") for source in SOURCES for one in source()]
