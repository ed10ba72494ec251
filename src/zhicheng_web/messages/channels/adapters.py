"""The channels out of the office, each with its name on pages, whether it goes anywhere here, and how it sends."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from django.conf import settings

from zhicheng_web.messages.channels import file_sink, mail, sms, wecom


class ChannelAdapter(NamedTuple):
    """`send` takes address, subject, text and a key that is the same when it is sent again; it raises MessageNotSent or
    AddressRefused. `address_name`: what the address is called on pages.
    """

    name: str
    address_name: str
    is_set_up: Callable[[], bool]
    send: Callable[[str, str, str, str], None]


def send_mail_letter(address: str, subject: str, text: str, key: str) -> None:
    """By mail; a letter that is sent again is a second letter."""
    mail.send_letter(address, subject, text)


def send_phone_text(phone: str, subject: str, text: str, key: str) -> None:
    """By the gateway for text messages, in a demonstration without one into a folder."""
    if sms.is_gateway_named():
        sms.send_by_gateway(phone, subject, text, key)
    else:
        file_sink.save_text("短信", phone, text, key)


def send_wecom_text(member: str, subject: str, text: str, key: str) -> None:
    """By 企业微信, in a demonstration without it into a folder."""
    if wecom.is_application_named():
        wecom.send_to_member(member, subject, text, key)
    else:
        file_sink.save_text("企业微信", member, f"{subject}\n{text}", key)


ADAPTERS: Final[Mapping[str, ChannelAdapter]] = {
    "wecom": ChannelAdapter(
        "企业微信", "企业微信账号", lambda: wecom.is_application_named() or settings.DEMO, send_wecom_text
    ),
    "sms": ChannelAdapter("短信", "手机号码", lambda: sms.is_gateway_named() or settings.DEMO, send_phone_text),
    "mail": ChannelAdapter("邮件", "邮箱", mail.can_send_mail, send_mail_letter),
}
"""In the order in which they are tried: what is read soonest comes first."""


def list_channels_set_up() -> list[str]:
    """The channels that go anywhere in this office."""
    return [key for key, adapter in ADAPTERS.items() if adapter.is_set_up()]
