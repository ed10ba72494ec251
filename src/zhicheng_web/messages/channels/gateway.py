"""Asking a gateway by HTTP: one try with a limit of time, its answer as JSON, its troubles as ours."""

from collections.abc import Callable, Mapping
from typing import Final

import requests
from requests.exceptions import JSONDecodeError, RequestException

from zhicheng_web.messages.channels.errors import AddressRefused, MessageNotSent

SECONDS: Final = 10
"""For the connection, and again for the answer. Nobody waits for it: a worker asks."""
LATER: Final = frozenset({408, 425, 429})
"""Of the refusals those that say: not now."""

JsonBody = Mapping[str, str | int | Mapping[str, str]]
JsonAnswer = Mapping[str, object]


def post_to_gateway(
    address: str, body: JsonBody, headers: Mapping[str, str] | None = None, query: Mapping[str, str] | None = None
) -> JsonAnswer:
    """What a gateway answers to a body. Raises MessageNotSent where it is away, AddressRefused where it will never take this."""
    return ask_gateway(
        lambda: requests.post(address, json=body, headers=headers, params=query, timeout=SECONDS, allow_redirects=False)
    )


def get_from_gateway(address: str, query: Mapping[str, str]) -> JsonAnswer:
    """What a gateway answers to a question. Raises as `post_to_gateway`."""
    return ask_gateway(lambda: requests.get(address, params=query, timeout=SECONDS, allow_redirects=False))


def ask_gateway(ask: Callable[[], requests.Response]) -> JsonAnswer:
    """The answer to one request. Raises MessageNotSent, AddressRefused."""
    try:
        answer = ask()
    except RequestException as error:
        raise MessageNotSent(type(error).__name__) from error  # its text may hold the address with the token
    if answer.status_code >= 500 or answer.status_code in LATER:
        raise MessageNotSent(f"HTTP {answer.status_code}")
    if answer.status_code >= 300:
        raise AddressRefused(f"HTTP {answer.status_code}")
    return read_json_answer(answer)


def read_json_answer(answer: requests.Response) -> JsonAnswer:
    """The body of an answer; nothing is an empty one. Raises MessageNotSent where it is no JSON object."""
    if not answer.content:
        return {}
    try:
        found = answer.json()
    except JSONDecodeError as error:
        raise MessageNotSent("the answer is no JSON") from error
    if not isinstance(found, dict):
        raise MessageNotSent("the answer is no JSON object")
    return found
