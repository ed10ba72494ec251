"""Fonts without which no paper can be printed (三（四）)."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from zhicheng_web.cases.papers.typesetting.faces import list_missing_fonts

FONT_HINT = "打印认定表、公示要用这些字体：用 ./zc 启动的，删除 .zhicheng 下的 web-* 目录后再启动一次，会自动装好；\
自己装的，执行 python -m pip install --require-hashes -r requirements/web.txt"


def check_fonts_are_there(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """E017: a font that papers are set in is not installed, at `check` and before serving."""
    missing = list_missing_fonts()
    if not missing:
        return []
    return [Error(f"缺少字体文件：{'、'.join(missing)}", hint=FONT_HINT, id="zhicheng_web.E017")]
