"""What others did to an account, for its owner: from the record, with who, when and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from zhicheng.words.roles import CAPACITY_NAMES
from zhicheng_web.accounts import acts
from zhicheng_web.accounts.help.rows import HELP_DAYS
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.notices.rows import AccountNotice
from zhicheng_web.ledger import units
from zhicheng_web.people import search

ACCOUNT_EVENTS: Final[Mapping[str, str]] = {
    "help_asked": "为您申请了重设密码",
    "help_confirmed": "同意为您重设密码",
    "help_declined": "没有同意为您重设密码",
    "help_expired": f"作废了为您申请的重设密码，{HELP_DAYS}天内没有办成",
    "password_link": "把重设密码的链接发到了您的邮箱",
    "password_letter": "打印了给您的重设密码的信",
    "password_set": "用链接设置了新密码",
    "factors_removed": "取消了您的两步验证",
    "channel_changed": "更换了邮箱",
    "give_membership": "登记了您的任职",
    "propose_membership": "提出了您的任职，等待确认",
    "confirm_invitation": "确认了您的任职",
    "decline_invitation": "没有同意您的任职",
    "end_membership": "结束了您的任职",
    "number_confirmed": "核定您登记的证件号码是您本人的",
    "number_disproved": "核定您登记的证件号码不是您本人的，请改正",
    "number_of_other_account": "核定您登记的证件号码属于您的另一个账号，请用那个账号",
    "number_corrected": "同意更正您的证件号码",
    "number_not_corrected": "没有同意更正您的证件号码",
}
"""What concerns the owner of an account, in words; the database makes a notice of the same (`account_notice`)."""
OWN_EVENTS: Final[Mapping[str, str]] = {
    acts.ACCOUNT_OPENED: "注册了账号",
    acts.PASSWORD_CHANGED: "改了密码",
    acts.FACTOR_ADDED: "启用了两步验证",
    acts.FACTOR_CHANGED: "换了备用码",
    acts.FACTOR_REMOVED: "停用了两步验证",
}
"""What owners do themselves: in the history, and of which nobody has to be told."""
MAX_ACTS: Final = 100


class AccountAct(NamedTuple):
    """One act on an account: when, who, of which organisation's record, what, why; whether it is new to the owner."""

    at: datetime
    who: str
    place: str
    what: str
    why: str
    own: bool
    new: bool


def list_account_acts(account: Account, person_id: int) -> list[AccountAct]:
    """The acts on the account of a person, the latest first."""
    words = {**ACCOUNT_EVENTS, **OWN_EVENTS}
    rows = list(units.list_entries_about(person_id, words)[:MAX_ACTS])
    places = search.organisation_names_by_id([one.organisation_id for one in rows])
    unseen = set(AccountNotice.objects.filter(account=account, seen_at=None).values_list("entry_id", flat=True))
    return [
        AccountAct(
            one.at,
            one.by_name or "系统",
            places.get(one.organisation_id, ""),
            words[one.event],
            "；".join(filter(None, (CAPACITY_NAMES.get(one.body.get("role", ""), ""), one.body.get("reason", "")))),
            one.by == person_id,
            one.pk in unseen,
        )
        for one in rows
    ]


def mark_acts_seen(account: Account, at: datetime) -> None:
    """The owner has read them."""
    AccountNotice.objects.filter(account=account, seen_at=None).update(seen_at=at)
    Account.objects.filter(pk=account.pk).update(unseen_acts=0)
