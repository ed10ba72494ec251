"""Reading an office as its visitors do: every page that somebody comes to by links, a few of each kind."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from django.test import Client
from django.urls import Resolver404, resolve

LINK = re.compile(r'(?:href|src|hx-get)="(/[^"#]*)')
NOT_FOLLOWED = re.compile(r"^/(static|accounts/logout|papers?/)")
OF_EACH_KIND = 4
"""How many pages of one name are looked at: the first few differ in the state of their case."""


class ReadPage(NamedTuple):
    """A page, where it stands, and all that it says."""

    name: str
    address: str
    text: str


def crawl(browser: Client, first: str, of_each: int = OF_EACH_KIND) -> Iterator[ReadPage]:
    """Every page of the office that links lead to from the first one."""
    waiting, known, seen = [first], {first}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        name = find_page_name(address)
        if name is None or seen[name] >= of_each:
            continue
        seen[name] += 1
        answer = browser.get(address)
        if not answer.get("Content-Type", "").startswith("text/"):
            continue
        if answer.get("Location", "").startswith("/"):
            waiting.append(answer["Location"])
        text = unescape(answer.getvalue().decode())
        yield ReadPage(name, address, text)
        for link in LINK.findall(text):
            if link not in known and not NOT_FOLLOWED.match(link):
                known.add(link)
                waiting.append(link)


def find_page_name(address: str) -> str | None:
    """The name of the page at an address; None: there is none."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None
