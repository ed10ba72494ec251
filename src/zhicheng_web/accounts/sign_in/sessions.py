"""The sessions of an account: how long one lasts, where its owner is signed in, and ending the others."""

import hashlib
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db.models import QuerySet
from django.http import HttpRequest

from zhicheng_web import clock
from zhicheng_web.accounts.models import AccountSession
from zhicheng_web.accounts.sign_in.places import find_address
from zhicheng_web.accounts.sign_in.session_store import ADDRESS_KEY, BEGUN_KEY, DEVICE_KEY, SEEN_KEY
from zhicheng_web.portal.shared.words.near_days import format_moment

SEEN_EVERY = 5 * 60
"""Seconds after which a session notes anew that it is in use: no page waits for a row to be written more often."""
SYSTEMS = (("iPhone", "苹果手机"), ("iPad", "苹果平板"), ("Android", "安卓手机"), ("HarmonyOS", "鸿蒙手机"),
           ("Windows", "Windows电脑"), ("Mac OS", "苹果电脑"), ("Linux", "Linux电脑"))  # fmt: skip
BROWSERS = (
    ("MicroMessenger", "微信"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""How browsers name themselves, the more particular first: each also names those that it descends from."""


class OpenSession(NamedTuple):
    """One place where somebody is signed in, as its owner reads it. `name` stands for it in a form, and opens nothing."""

    name: str
    device: str
    address: str
    begun_at: str
    last_used_at: str
    is_this: bool


def keep_to_limits(request: HttpRequest) -> None:
    """End a session that has lasted too long, was not used for long, or does not say since when it is; note of any other that
    it is in use. A session that no request carries costs nothing, and one in use a row in SEEN_EVERY seconds.
    """
    session = request.session
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in session:
        return
    now = clock.real_moment().timestamp()
    begun, seen = session.get(BEGUN_KEY), session.get(SEEN_KEY)
    if begun is None or seen is None or is_over(begun, seen, now):
        session.flush()
    elif now - seen > SEEN_EVERY:
        session[SEEN_KEY] = now


def is_over(begun: float, seen: float, now: float) -> bool:
    """Whether a session has lasted too long, or was not used for too long (all in seconds of Unix)."""
    return now - begun > settings.SESSION_LONGEST_SECONDS or now - seen > settings.SESSION_IDLE_SECONDS


def note_beginning(sender: object, request: HttpRequest, **_: object) -> None:
    """Somebody has signed in (`user_logged_in`): when, on which device, from which address."""
    session = request.session
    session[BEGUN_KEY] = session[SEEN_KEY] = clock.real_moment().timestamp()
    session[DEVICE_KEY] = describe_device(request.headers.get("User-Agent", ""))
    session[ADDRESS_KEY] = find_address(request)


def describe_device(user_agent: str) -> str:
    """What a browser says it is, roughly.

    >>> describe_device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0")
    'Windows电脑，Edge'
    >>> describe_device("curl/8")
    '不明的设备'
    """
    found = (next((words for sign, words in signs if sign in user_agent), "") for signs in (SYSTEMS, BROWSERS))
    return "，".join(filter(None, found)) or "不明的设备"


def list_rows(account_id: int) -> QuerySet[AccountSession]:
    """The sessions of an account that are open, the last used first."""
    return AccountSession.objects.filter(account_id=account_id, expire_date__gt=clock.real_moment()).order_by(
        "-seen_at"
    )


def list_open_sessions(request: HttpRequest) -> list[OpenSession]:
    """Where the person who makes this request is signed in; this place first."""
    found = [
        OpenSession(
            hash_session_key(row.session_key),
            row.device,
            row.address,
            format_moment(row.begun_at) if row.begun_at else "",
            format_moment(row.seen_at) if row.seen_at else "",
            row.session_key == request.session.session_key,
        )
        for row in list_rows(request.user.pk or 0)
    ]
    return sorted(found, key=lambda session: not session.is_this)


def hash_session_key(key: str) -> str:
    """A name for a session by which nobody can use it."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def end_sessions(account_id: int, *, but: str | None = None, name: str | None = None) -> int:
    """End the sessions of an account: all, all but one (by its key), or one (by its name). Gives how many were ended."""
    rows = AccountSession.objects.filter(account_id=account_id).exclude(session_key=but or "")
    if name is not None:
        rows = rows.filter(pk__in=[row.pk for row in rows if hash_session_key(row.session_key) == name])
    return rows.delete()[0]


def end_other_sessions(request: HttpRequest) -> None:
    """Sign the person who makes this request out everywhere else: password or second factor are others now."""
    end_sessions(request.user.pk or 0, but=request.session.session_key)
