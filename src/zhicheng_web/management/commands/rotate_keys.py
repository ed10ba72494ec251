"""rotate_keys: a new key for ID numbers, papers and pictures, and all of them encrypted under it; goes on where it stopped."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from zhicheng_web import keys
from zhicheng_web.cases.actions.rotate_keys import rotate_encryption_keys


class Command(BaseCommand):
    """May be interrupted and run again (docs/deploy.md); exit status 1 where something could not be read."""

    help = "更换加密证件号码和材料的密钥：生成新密钥，全部重新加密；中断了再运行一次"

    def handle(self, *args: Any, **options: Any) -> None:
        done = rotate_encryption_keys()
        name = f"{keys.ENCRYPTION_KEY}-{done.key_id}"
        self.stdout.write(f"现在的密钥是 {name}：重新加密了{done.numbers}个证件号码、{done.files}份材料和图片。")
        for line in done.unreadable:
            self.stdout.write(f"打不开：{line}")
        if done.unreadable:
            self.stdout.write("旧密钥先不要移走：上面这些还没有换到新密钥。")
            sys.exit(1)
        old = [f"{keys.ENCRYPTION_KEY}-{one}" for one in keys.list_encryption_keys(settings.KEYS_FOLDER)[:-1]]
        if old:
            words = "请先备份新密钥，再把旧密钥移到以前的备份旁边（那些备份仍要用它）"
            self.stdout.write(f"{'、'.join(old)} 已经没有内容在用：{words}。")
