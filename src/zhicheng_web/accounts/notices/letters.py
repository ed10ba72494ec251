"""The owner is told by mail at once what somebody has done to the account; without a channel, at the next signing in."""

import logging
from datetime import datetime

from zhicheng_web.accounts.channels.queries import find_channel
from zhicheng_web.accounts.notices.queries import ACCOUNT_EVENTS
from zhicheng_web.accounts.notices.rows import AccountNotice
from zhicheng_web.ledger import units
from zhicheng_web.messages.channels.mail import MailNotSent, can_send_mail, send_letter

LOG = logging.getLogger("zhicheng.mail")
BATCH = 50
SUBJECT = "您的账号有变动"
TEXT = "{who}{what}{why}。\n\n不是您要求的，请马上登录，在“账号”的“谁看过、改过我的账号”里核对，并联系市人社局。"


def mail_account_notices(at: datetime) -> int:
    """Send what has not been sent; how many letters went out. What cannot be sent now waits for the next minute."""
    if not can_send_mail():
        return 0
    waiting = AccountNotice.objects.filter(mailed_at=None).order_by("pk")[:BATCH]
    return sum(mail_notice(one, at) for one in waiting)


def mail_notice(notice: AccountNotice, at: datetime) -> bool:
    """One letter; whether it went out. It is marked first, so that a letter is lost rather than sent without end."""
    channel, act = find_channel(notice.account_id), units.find_unit_entry(notice.entry_id)
    if AccountNotice.objects.filter(pk=notice.pk, mailed_at=None).update(mailed_at=at) == 0 or not (channel and act):
        return False
    who = act.by_name or "系统"
    reason = act.body.get("reason", "")
    words = TEXT.format(
        who=who, what=ACCOUNT_EVENTS.get(act.event, "改动了您的账号"), why=f"，理由：{reason}" if reason else ""
    )
    try:
        send_letter(channel.address, SUBJECT, words)
    except MailNotSent as away:
        AccountNotice.objects.filter(pk=notice.pk).update(mailed_at=None)
        LOG.warning("notice %s: %s", notice.pk, type(away.__cause__).__name__)
        return False
    return True
