"""企业微信: a text from the office's own application to a member, by the interface of its vendor.

A token is asked for with the secret of the application and holds for two hours; one that has run out is asked for anew, once.
"""

import time
from typing import Final

from django.conf import settings

from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent
from zhicheng_web.messages.channels.gateway import JsonAnswer, JsonBody, get_from_gateway, post_to_gateway

TOKEN_SECONDS: Final = 7000
"""A little less than the two hours for which a token holds."""
TOKEN_OVER: Final = frozenset({40014, 42001})
"""Error codes of the vendor: the token is not, or no longer, valid."""
UNKNOWN_MEMBER: Final = frozenset({40003, 60111, 81013})
"""Nobody of that name, or nobody who may see the application."""


TOKENS: Final[dict[str, tuple[str, float]]] = {}
"""The token of each application, and until when it holds by the machine's running clock: for this process alone."""


def is_application_named() -> bool:
    """Whether the office has an application there."""
    return bool(settings.WECOM.organisation and settings.WECOM.secret)


def send_to_member(member: str, subject: str, text: str, key: str) -> None:
    """One text to one member. Raises MessageNotSent, AddressRefused."""
    answer = post_text(member, f"{subject}\n{text}", find_token())
    if answer.get("errcode") in TOKEN_OVER:
        TOKENS.clear()
        answer = post_text(member, f"{subject}\n{text}", find_token())
    code = answer.get("errcode", 0)
    if code in UNKNOWN_MEMBER or answer.get("invaliduser"):
        raise AddressRefused(f"errcode {code}")
    if code != 0:
        raise MessageNotSent(f"errcode {code}")


def post_text(member: str, text: str, token: str) -> JsonAnswer:
    """What the vendor answers to one text; within ten minutes it leaves the same one out by itself."""
    body: JsonBody = {
        "touser": member,
        "msgtype": "text",
        "agentid": settings.WECOM.agent,
        "text": {"content": text},
        "enable_duplicate_check": 1,
        "duplicate_check_interval": 600,
    }
    return post_to_gateway(f"{settings.WECOM.url}/cgi-bin/message/send", body, query={"access_token": token})


def find_token() -> str:
    """The token that holds. Raises MessageNotSent where the vendor gives none."""
    known, until = TOKENS.get(settings.WECOM.secret, ("", 0.0))
    if known and time.monotonic() < until:
        return known
    query = {"corpid": settings.WECOM.organisation, "corpsecret": settings.WECOM.secret}
    answer = get_from_gateway(f"{settings.WECOM.url}/cgi-bin/gettoken", query)
    token = answer.get("access_token")
    if answer.get("errcode", 0) != 0 or not isinstance(token, str) or not token:
        raise MessageNotSent(f"gettoken: errcode {answer.get('errcode')}")
    TOKENS[settings.WECOM.secret] = token, time.monotonic() + TOKEN_SECONDS
    return token
