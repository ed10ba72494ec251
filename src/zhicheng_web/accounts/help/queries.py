"""Finding help with accounts for pages."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from zhicheng_web.accounts.help.rows import AccountHelp

LISTED_FOR: Final = timedelta(days=30)
"""How long an asker sees what has become of what they asked; the record keeps it for good."""


class AskedHelp(NamedTuple):
    """What somebody asked, and how it stands; `until` where somebody has still to act, and by when."""

    name: str
    asked_at: datetime
    standing: str
    until: datetime | None


def list_help_asked_by(person_id: int, at: datetime) -> list[AskedHelp]:
    """What somebody has asked of late for others, the latest first."""
    asked = AccountHelp.objects.filter(asked_by_id=person_id, asked_at__gte=at - LISTED_FOR)
    return [describe_asked(one, at) for one in asked.select_related("person").order_by("-pk")]


def describe_asked(asked: AccountHelp, at: datetime) -> AskedHelp:
    """How it stands, in words for who asked."""
    by_mail = asked.channel_id is not None
    waits = asked.sent_at is None and asked.declined_at is None and at <= asked.expires_at
    if asked.used_at:
        words = "本人已设置新密码"
    elif asked.sent_at:
        words = "链接已发到本人的邮箱" if by_mail else "信已打印"
    elif asked.declined_at:
        words = "市人社局没有同意"
    elif not waits:
        words = "过了期限，没有办成。本人还需要的，请重新提出"
    elif asked.confirmed_at:
        words = "已同意，链接还没有发出去" if by_mail else "已同意，信还没有打印"
    else:
        words = "等市人社局的另一位同事确认"
    return AskedHelp(asked.person.name, asked.asked_at, words, asked.expires_at if waits else None)


def list_waiting_help(at: datetime) -> list[AccountHelp]:
    """What waits for a second person and is not past its term, the first first."""
    waiting = AccountHelp.objects.filter(confirmed_at=None, declined_at=None, sent_at=None, expires_at__gte=at)
    return list(waiting.select_related("person", "asked_by", "channel").order_by("pk"))


def find_help(public_id: UUID) -> AccountHelp | None:
    """What was asked, with everybody concerned; None: there is nothing of this id."""
    return AccountHelp.objects.filter(public_id=public_id).select_related("person__user", "asked_by", "channel").first()
