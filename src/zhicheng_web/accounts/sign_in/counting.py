"""Where tries are counted: around each password and each code that somebody types, whichever page asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from zhicheng_web import clock
from zhicheng_web.accounts.models import Account
from zhicheng_web.accounts.queries import find_account_by_login
from zhicheng_web.accounts.sign_in import tries
from zhicheng_web.accounts.sign_in.places import describe_place, find_address, find_place, hash_name, remember_device
from zhicheng_web.logs.security_events import SecurityEvent, log_security_event
from zhicheng_web.portal.shared.context import FAILED_TRIES_KEY
from zhicheng_web.portal.shared.words.near_days import format_moment

TOO_MANY = (
    "输错的次数多了，请{wait}后再试。用平时登录的电脑或手机，或换一个网络，不受这个限制。"
    "忘记密码的，职工找单位人事，其他人找市人社局。"
)
FACTOR = "factor:"
"""Before the name: tries of codes are counted apart from those of passwords."""
MINUTE = 60


def format_wait(seconds: int) -> str:
    """A time to wait as people say it.

    >>> format_wait(15), format_wait(61)
    ('15秒', '2分钟')
    """
    return f"{seconds}秒" if seconds < MINUTE else f"{-(-seconds // MINUTE)}分钟"


def claim_named_try(request: HttpRequest, login: str, kind: str = "") -> None:
    """Count a try of a name before it is looked at. Raises ValidationError where it has to wait."""
    account = find_account_by_login(login)
    wait = tries.claim_try(hash_name(kind + login), find_place(request, login), account.pk if account else None)
    if wait:
        log_security_event(SecurityEvent.SIGN_IN_DELAYED, address=find_address(request), seconds=wait)
        raise ValidationError(TOO_MANY.format(wait=format_wait(wait)), "too_many_login_attempts")


def forgive_named_tries(request: HttpRequest, login: str, kind: str = "") -> None:
    """It was right."""
    tries.forgive_tries(hash_name(kind + login), find_place(request, login))


@contextmanager
def count_try(request: HttpRequest, login: str, kind: str = "") -> Iterator[None]:
    """Around the look at what was typed, which raises ValidationError where it is wrong: right, it is forgiven."""
    claim_named_try(request, login, kind)
    try:
        yield
    except ValidationError:
        log_security_event(SecurityEvent.SIGN_IN_FAILED, address=find_address(request), code=bool(kind))
        raise
    forgive_named_tries(request, login, kind)


def welcome_owner(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """Somebody has signed in: the device is known from now on, and the next page tells what failed meanwhile."""
    remember_device(request, response, account.login)
    failed = tries.tell_failed_tries(account.pk)
    if failed is not None:
        last = format_moment(failed.last_at.astimezone(clock.KUNMING))
        notice = {"number": failed.number, "last": last, "place": describe_place(failed.place)}
        request.session[FAILED_TRIES_KEY] = notice
