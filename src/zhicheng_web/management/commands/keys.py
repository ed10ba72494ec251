"""keys: make the keys of this office where they are missing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from zhicheng_web import keys


class Command(BaseCommand):
    """Once at installation; it never replaces one."""

    help = "生成缺少的密钥文件"

    def handle(self, *args: Any, **options: Any) -> None:
        keys.ensure_keys(settings.KEYS_FOLDER)
        self.stdout.write(f"密钥在 {settings.KEYS_FOLDER}，请备份并只让运行账号可读。")
