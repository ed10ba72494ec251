"""The second person agrees or not; what was asked goes out: a link to the owner's channel, or a letter that is printed once."""

from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator

from zhicheng.procedure.states import Role
from zhicheng_web.accounts.help.ask import INTERESTED, write_help_act
from zhicheng_web.accounts.help.links import build_help_address
from zhicheng_web.accounts.help.rights import may_ask_for_letter
from zhicheng_web.accounts.help.rows import HELP_DAYS, AccountHelp
from zhicheng_web.accounts.sign_in.sessions import end_sessions
from zhicheng_web.cases.transition.authorised import require_reason, require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.messages.channels.mail import send_letter
from zhicheng_web.people import search
from zhicheng_web.people.actor import Actor

CONFIRM_STEP, DECLINE_STEP, SEND_STEP = "help_confirmed", "help_declined", "password_link"
FACTORS_REMOVED: Final = "factors_removed"
PRINT_STEP: Final = "password_letter"
LINK_SUBJECT: Final = "重设密码"
LINK_TEXT: Final = (
    "{name}：\n\n{asker}为您申请了重设密码{agreed}。请在24小时内打开下面的地址，设置新密码，用登录名{login}登录：\n\n{address}\n\n"
    "不是您本人要求的，请不要打开，并马上联系市人社局。"
)


EXPIRED: Final = (f"这个求助已经过了{HELP_DAYS}天的期限，没有办成", "本人还需要的，请重新提出。")


def require_in_time(asked: AccountHelp, at: datetime) -> None:
    """Nothing that was asked long ago is agreed to or goes out. Raises StepRefused."""
    require_that(at <= asked.expires_at, "help_expired", "", *EXPIRED)


def lock_waiting(public_id: UUID, by: Actor, at: datetime) -> AccountHelp:
    """What waits for a second, locked, for somebody of the bureau who may be it. Raises StepRefused."""
    asked = AccountHelp.objects.select_for_update(of=("self",)).select_related("person").get(public_id=public_id)
    second = by.role is Role.BUREAU and by.person_id not in (asked.asked_by_id, asked.person_id)
    require_that(second, "help_confirmed_by_second", "", "提出的人和本人都不能确认", "请由市人社局的另一位同事办理。")
    waiting = asked.confirmed_at is None and asked.declined_at is None and asked.sent_at is None
    require_that(waiting, "help_not_waiting", "", "这个求助已经有人办理", "请刷新页面，看现在是什么情形。")
    require_in_time(asked, at)
    return asked


def confirm_help(public_id: UUID, *, by: Actor, at: datetime) -> AccountHelp:
    """The second person agrees; the factors go, where that was asked. The link is sent or printed next. Raises StepRefused."""
    with act():
        asked = lock_waiting(public_id, by, at)
        if asked.channel_id is None:
            require_that(may_ask_for_letter(by, asked.person), "help_without_interest", "", *INTERESTED)
        asked.confirmed_by_id, asked.confirmed_at = by.person_id, at
        asked.save(update_fields=["confirmed_by", "confirmed_at"])
        write_help_act(asked, CONFIRM_STEP, by=by, at=at)
        if asked.remove_factors:
            Authenticator.objects.filter(user_id=asked.person.user_id).delete()
            end_sessions(asked.person.user_id or 0)
            write_help_act(asked, FACTORS_REMOVED, by=by, at=at)
        return asked


def decline_help(public_id: UUID, *, by: Actor, at: datetime, reason: str) -> AccountHelp:
    """The second person does not agree, for a written reason. Raises StepRefused."""
    written = require_reason(reason, "help_reason", "", "不同意没有写明理由")
    with act():
        asked = lock_waiting(public_id, by, at)
        asked.declined_at = at
        asked.save(update_fields=["declined_at"])
        write_help_act(asked, DECLINE_STEP, by=by, at=at, reason=written)
        return asked


def send_link(asked: AccountHelp, *, by: Actor, at: datetime) -> None:
    """Send the link to the owner's channel; nobody else sees it. Raises MailNotSent, StepRefused (no second yet).

    The row is marked first and only stays so where the letter was handed over.
    """
    channel, account = asked.channel, asked.person.user
    if channel is None or account is None:
        raise ValueError(f"help {asked.public_id} has no channel")
    with act():
        fresh = AccountHelp.objects.select_for_update(of=("self",)).get(pk=asked.pk)
        if fresh.sent_at is not None:
            return
        require_in_time(fresh, at)
        AccountHelp.objects.filter(pk=asked.pk).update(sent_at=at)
        write_help_act(asked, SEND_STEP, by=by, at=at)
        address = build_help_address(asked, account)
        words = {"name": asked.person.name, "login": account.login, "address": address} | name_helpers(fresh)
        send_letter(channel.address, LINK_SUBJECT, LINK_TEXT.format(**words))


def name_helpers(asked: AccountHelp) -> dict[str, str]:
    """Who asked, and who has agreed where that took a second: the owner can ask both."""
    names = search.person_names_by_id([asked.asked_by_id, asked.confirmed_by_id])
    second = names.get(asked.confirmed_by_id or 0, "")
    return {"asker": names[asked.asked_by_id], "agreed": f"，{second}核实后同意" if second else ""}


def print_letter(public_id: UUID, *, by: Actor, at: datetime) -> tuple[AccountHelp, str]:
    """The letter with the link, once, for the second person to print; it opens only with the code that the first has told.

    Raises StepRefused for anybody else, and where it was printed before.
    """
    with act():
        asked = (
            AccountHelp.objects.select_for_update(of=("self",)).select_related("person__user").get(public_id=public_id)
        )
        allowed = asked.confirmed_by_id == by.person_id and asked.channel_id is None
        require_that(allowed, "help_not_yours", "", "这封信不由您打印", "请由确认的人打印。")
        require_that(asked.sent_at is None, "help_printed", "", "这封信已经打印过一次", "没有打印好的，请重新提出。")
        require_in_time(asked, at)
        AccountHelp.objects.filter(pk=asked.pk).update(sent_at=at)
        write_help_act(asked, PRINT_STEP, by=by, at=at)
    account = asked.person.user
    if account is None:
        raise ValueError(f"person {asked.person_id} has no account")
    return asked, build_help_address(asked, account)
