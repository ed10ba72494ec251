"""From where somebody tries to sign in: a device on which this name has signed in before, or else an address.

A device is known by a signed cookie, which opens nothing: tries from it are only counted by themselves, so that nobody who
guesses from elsewhere shuts its owner out.
"""

from typing import NamedTuple
from uuid import uuid4

from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import truncate_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from zhicheng.numbers.login import normalise_login

COOKIE = "known_device"
SALT = "zhicheng.known_device"
COOKIE_SECONDS = 180 * 24 * 3600
"""Half a year: an applicant comes for a spring and an autumn."""
MAX_NAMES = 20
"""Names of one device: a computer at a counter is used by some."""
SHORT_HASH = 16
DEVICE, ADDRESS = "device:", "address:"
KNOWN_DEVICE_WORDS, UNKNOWN_ADDRESS_WORDS = "您登录过的电脑或手机", "不明的地址"


class Device(NamedTuple):
    """A device that somebody has signed in on: its own id, and which names have, as short hashes."""

    id: str
    names: tuple[str, ...]


def hash_name(login: str) -> str:
    """A name to sign in as it is counted: the same however it is typed, and readable to nobody."""
    return salted_hmac(SALT, normalise_login(login), algorithm="sha256").hexdigest()


def read_device(request: HttpRequest) -> Device | None:
    """The device that a request's cookie names; None: it has none of ours, or an old one."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_SECONDS)
    except signing.BadSignature:
        return None
    return Device(found["id"], tuple(found["names"]))


def find_place(request: HttpRequest, login: str) -> str:
    """The device where this name has signed in on it before, else the address."""
    device = read_device(request)
    if device and hash_name(login)[:SHORT_HASH] in device.names:
        return f"{DEVICE}{device.id}"
    return f"{ADDRESS}{find_address(request)}"


def find_address(request: HttpRequest) -> str:
    """The address from which a request comes, of IPv6 its network; "" where none is known."""
    return str(truncate_ip(get_client_ip(request) or ""))


def describe_place(place: str) -> str:
    """A place in words."""
    return KNOWN_DEVICE_WORDS if place.startswith(DEVICE) else place.removeprefix(ADDRESS) or UNKNOWN_ADDRESS_WORDS


def remember_device(request: HttpRequest, response: HttpResponse, login: str) -> None:
    """Note in the browser that this name has signed in on it."""
    device = read_device(request) or Device(uuid4().hex, ())
    name = hash_name(login)[:SHORT_HASH]
    names = (name, *(one for one in device.names if one != name))[:MAX_NAMES]
    sealed = signing.dumps({"id": device.id, "names": names}, salt=SALT)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, sealed, max_age=COOKIE_SECONDS, secure=secure, httponly=True, samesite="Lax")
