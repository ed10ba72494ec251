"""Values that come from outside in addresses and fields: numbers, words of a list, public ids; each read here, within bounds.

What no page of ours sends is refused by MalformedRequest, which becomes a page with these words (malformed_requests.py).
"""

import re
from collections.abc import Container
from datetime import date
from uuid import UUID

from django.http import HttpRequest

MAX_WHOLE_NUMBER = 2**31 - 1
"""The largest number that a column of versions holds."""
MAX_PAGE_NUMBER = 999_999
WHOLE_NUMBER = re.compile(r"[0-9]{1,10}", re.ASCII)


UTF_8 = ("utf-8", "utf8")


class MalformedRequest(Exception):
    """Something that no page of ours sends; its text says to the person what it is."""


def is_utf8(charset: str) -> bool:
    """Whether the name of a character set, as a header has it, is that of UTF-8.

    >>> is_utf8('"UTF_8"'), is_utf8("rot13")
    (True, False)
    """
    return charset.strip("\"'").lower().replace("_", "-") in UTF_8


def parse_whole_number(text: str, most: int = MAX_WHOLE_NUMBER) -> int | None:
    """A number written in the digits 0 to 9, at most `most`; None for everything else.

    >>> parse_whole_number("12"), parse_whole_number("٣"), parse_whole_number("9" * 5000), parse_whole_number("-1")
    (12, None, None, None)
    """
    if not WHOLE_NUMBER.fullmatch(text) or int(text) > most:
        return None
    return int(text)


def read_page_number(request: HttpRequest) -> int:
    """?page= of a list, from 1; 1 where the address names none. Raises MalformedRequest."""
    text = request.GET.get("page", "") or "1"
    number = parse_whole_number(text, MAX_PAGE_NUMBER)
    if not number:
        raise MalformedRequest("地址里的页码不对。")
    return number


def read_choice(request: HttpRequest, name: str, choices: Container[str]) -> str:
    """A word of a list that the address may name, "" where it names none. Raises MalformedRequest for any other word."""
    word = request.GET.get(name, "")
    if word and word not in choices:
        raise MalformedRequest("地址里的筛选条件不认识。")
    return word


def read_public_id(request: HttpRequest, name: str) -> UUID | None:
    """A public id that the address may name. Raises MalformedRequest for what is none."""
    text = request.GET.get(name, "")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise MalformedRequest("地址里的编号不完整。") from None


def read_day(request: HttpRequest, name: str) -> date | None:
    """A day (ISO) that the address may name. Raises MalformedRequest for what is none."""
    text = request.GET.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise MalformedRequest("地址里的日期不对。") from None
