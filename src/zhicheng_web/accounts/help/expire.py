"""Help that has not gone out within its term ends: nothing of it can be agreed to, and owner and asker are told."""

import logging
from datetime import datetime
from typing import Final

from zhicheng_web.accounts.channels.queries import find_channel
from zhicheng_web.accounts.help.ask import write_help_act
from zhicheng_web.accounts.help.rows import HELP_DAYS, AccountHelp
from zhicheng_web.cases.transition.record import act
from zhicheng_web.messages.channels.mail import MailNotSent, can_send_mail, send_letter
from zhicheng_web.people.actor import SYSTEM

LOG = logging.getLogger("zhicheng.mail")
EXPIRE_STEP: Final = "help_expired"
SUBJECT: Final = "您提出的账号求助已作废"
TEXT: Final = (
    f"您为{{name}}申请的重设密码，{HELP_DAYS}天内没有办成，已经作废。\n\n"
    "本人还需要的，请登录后在“谁忘记了密码”里重新提出。"
)


def expire_help(at: datetime) -> int:
    """Mark what is past its term and was neither sent nor declined; how many. Done twice it is done once."""
    open_still = AccountHelp.objects.filter(sent_at=None, declined_at=None, expired_at=None, expires_at__lt=at)
    return sum(expire_one(pk, at) for pk in open_still.values_list("pk", flat=True))


def expire_one(pk: int, at: datetime) -> bool:
    """Mark one, with its line in the record, of which the owner has a notice; whether it was still open."""
    with act():
        asked = AccountHelp.objects.select_for_update(of=("self",)).select_related("person", "asked_by").get(pk=pk)
        if asked.sent_at or asked.declined_at or asked.expired_at:
            return False
        asked.expired_at = at
        asked.save(update_fields=["expired_at"])
        write_help_act(asked, EXPIRE_STEP, by=SYSTEM, at=at, reason="")
    tell_asker(asked)
    return True


def tell_asker(asked: AccountHelp) -> None:
    """A letter to who asked, where there is an address for it; the page of help says it in any case."""
    channel = find_channel(asked.asked_by.user_id)
    if channel is None or not can_send_mail():
        return
    try:
        send_letter(channel.address, SUBJECT, TEXT.format(name=asked.person.name))
    except MailNotSent as away:
        LOG.warning("help %s: %s", asked.pk, type(away.__cause__).__name__)
