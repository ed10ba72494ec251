"""An owner names an address and shows by a code that it is theirs; the address of before is told; what goes there besides."""

import secrets
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from zhicheng_web.accounts.channels.queries import find_unverified_channel, list_verified_channels
from zhicheng_web.accounts.channels.rows import MAX_CODE_TRIES, Channel
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.record import act
from zhicheng_web.ledger import units
from zhicheng_web.messages.channels.adapters import ADAPTERS
from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent
from zhicheng_web.messages.channels.mail import mask_address
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.counted_guesses import count_guess

STEP: Final = "channel_changed"
CODE_SALT: Final = "zhicheng.channel"
CODE_LENGTH: Final = 6
CODE_LIFETIME: Final = timedelta(minutes=30)
"""Long enough for slow mail, short enough that a forgotten letter opens nothing."""
PAUSE: Final = timedelta(minutes=1)
"""Between two codes: nobody's mailbox is filled by pressing a button."""
DAY: Final = timedelta(days=1)
CODES_A_DAY: Final = 10
"""By one account, and to one address by whatever accounts: nobody's mailbox is filled by pressing it all day."""
NOT_ARRIVED: Final[Mapping[str, str]] = {
    Channel.Kind.MAIL: "收不到的，看看垃圾邮件",
    Channel.Kind.SMS: "收不到的，看看是不是被手机拦截了",
    Channel.Kind.WECOM: "收不到的，看看企业微信里的应用消息",
}
"""Where a code may lie that has not been found, by kind of channel."""


def start_verification(account: Account, address: str, *, at: datetime, kind: str = Channel.Kind.MAIL) -> None:
    """Send a code to an address. Raises StepRefused where one was sent just now or too many in a day, MessageNotSent,
    AddressRefused.
    """
    code = make_code()
    with act():
        Account.objects.select_for_update().get(pk=account.pk)  # two presses at once are one after the other
        check_code_pace(account.pk, address, at, kind)
        Channel.objects.filter(account=account, kind=kind, verified_at=None, ended_at=None).update(ended_at=at)
        sent = Channel.objects.create(
            account=account, kind=kind, address=address, code_digest=digest_code(account.pk, code), code_sent_at=at
        )
    words = f"您的验证码是{code}，30分钟内有效。不是您本人操作的，请不用理会。"
    ADAPTERS[kind].send(address, "验证码", words, f"zhicheng-code-{sent.pk}")


def check_code_pace(account_id: int, address: str, at: datetime, kind: str) -> None:
    """Raises StepRefused where another code may not be sent yet, by this account or to this address."""
    earlier = find_unverified_channel(account_id, kind)
    soon = earlier is not None and at - earlier.code_sent_at < PAUSE
    require_that(not soon, "code_too_soon", "", "刚刚已经发过验证码", f"请等一分钟再发；{NOT_ARRIVED[kind]}。")
    sent = Channel.objects.filter(Q(account_id=account_id) | Q(address__iexact=address), code_sent_at__gt=at - DAY)
    wording = f"一天之内最多发{CODES_A_DAY}次验证码，已经发满"
    require_that(
        sent.count() < CODES_A_DAY,
        "code_too_often",
        "",
        wording,
        f"请明天再发；一直收不到的，请核对{ADAPTERS[kind].address_name}。",
    )


def verify_channel(
    account: Account, code: str, *, by: Actor, at: datetime, organisation_id: int, kind: str = Channel.Kind.MAIL
) -> Channel:
    """The address is the owner's; one of its kind from before ends, and is told. Raises StepRefused."""
    waiting = find_unverified_channel(account.pk, kind)
    in_time = waiting is not None and at - waiting.code_sent_at < CODE_LIFETIME
    if waiting is None or not in_time or not count_guess(Channel.objects.filter(pk=waiting.pk), MAX_CODE_TRIES):
        require_that(False, "code_over", "", "验证码已经失效", "请再发一个验证码。")
        raise AssertionError
    if not constant_time_compare(waiting.code_digest, digest_code(account.pk, code)):
        require_that(False, "code_wrong", "", "验证码不对", f"请核对{ADAPTERS[kind].name}里的6位数字。")
    former = list_verified_channels(account.pk).filter(kind=kind).first()
    with act():
        of_its_kind = Channel.objects.filter(account=account, kind=kind, ended_at=None)
        of_its_kind.exclude(pk=waiting.pk).update(ended_at=at)
        Channel.objects.filter(pk=waiting.pk).update(verified_at=at)
        units.record_unit_act(organisation_id, STEP, by=by, at=at, person_id=by.person_id)
    if former:
        tell_former_address(former, waiting.address)
    return waiting


def tell_former_address(former: Channel, new: str) -> None:
    """The address of before reads that it was replaced; that it cannot be reached keeps nobody from replacing it."""
    adapter = ADAPTERS[former.kind]
    became = f"已换成{mask_address(new)}" if former.kind == Channel.Kind.MAIL else "已更换"
    text = f"您账号的{adapter.address_name}{became}。不是您本人换的，请马上联系市人社局。"
    with suppress(MessageNotSent, AddressRefused):
        adapter.send(former.address, f"您账号的{adapter.address_name}已更换", text, f"zhicheng-former-{former.pk}")


def choose_channels(account: Account, kinds: Collection[str]) -> None:
    """To which of the verified addresses messages go besides the portal; to none, where none is named."""
    verified = list_verified_channels(account.pk)
    with act():
        verified.filter(kind__in=kinds).update(gets_messages=True)
        verified.exclude(kind__in=kinds).update(gets_messages=False)


def make_code() -> str:
    """Six digits that nobody can foresee."""
    return f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"


def digest_code(number: int, code: str, salt: str = CODE_SALT) -> str:
    """What is kept of a code: without the office's secret it cannot be tried out."""
    return salted_hmac(salt, f"{number}|{code.strip()}", algorithm="sha256").hexdigest()
