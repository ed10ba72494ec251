"""Text messages, by the gateway that the operator runs or rents: one POST a message, as docs/deploy.md says.

The gateway gets `id`, `to` and `text`; `id` is the same when a message is sent again, so that it can leave the second out.
"""

from django.conf import settings

from zhicheng_web.messages.channels.gateway import post_to_gateway


def is_gateway_named() -> bool:
    """Whether there is a gateway for text messages."""
    return bool(settings.TEXT_GATEWAY.url)


def send_by_gateway(phone: str, subject: str, text: str, key: str) -> None:
    """Hand one over; a text message has no subject. Raises MessageNotSent, AddressRefused."""
    headers = {"Authorization": f"Bearer {settings.TEXT_GATEWAY.token}", "Idempotency-Key": key}
    post_to_gateway(settings.TEXT_GATEWAY.url, {"id": key, "to": phone, "text": text}, headers)
