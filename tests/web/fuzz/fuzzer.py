"""A fuzzer of pages: every role and nobody, every address, forms as the page shows them with something odd in them.

The same seed sends the same requests. What is sent depends on what was answered before, so a request is had again by the
seed and the number of requests up to it.
"""

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from random import Random
from types import FrameType
from typing import Any, NamedTuple
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.cast import Cast
from tests.web.desks import BACKEND
from tests.web.fuzz.odd_values import FILES, draw_query, draw_value
from tests.web.visitors import ARGUMENT, NOT_THERE, SIDES, find_things, roles_of
from zhicheng_web.access import SIGNED_IN, OfficePage, PageAccess, list_office_pages
from zhicheng_web.cases.models import Case, Paper

MAX_SECONDS = 5
"""Seconds of the processor that one answer may take."""
ODD_VERBS = ("TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "HEAD", "PROPFIND")
ODD_TYPES = ("application/json", "text/plain; charset=gbk", "multipart/form-data", "application/x-www-form-urlencoded")
FIELD = re.compile(r"<(?:input|select|textarea|button)\b[^>]*?\bname=\"([^\"]+)\"[^>]*>")
VALUE, TYPE = re.compile(r'\bvalue="([^"]*)"'), re.compile(r'\btype="([^"]*)"')
OPTION = re.compile(r'<option value="([^"]*)"')
RARELY, SOMETIMES, MOSTLY = 0.03, 0.3, 0.8


class Hang(Exception):
    """An answer took longer than MAX_SECONDS."""


class Sent(NamedTuple):
    """One request: its number, by whom, how, where, with which fields; the status of its answer, 0 where it hung."""

    number: int
    who: str
    verb: str
    address: str
    fields: dict[str, Any]
    status: int

    @property
    def failed(self) -> bool:
        """Whether the office failed, not the sender."""
        return self.status >= 500 or self.status == 0


class Fuzzer:
    """Sends requests to an office with this cast and these cases."""

    def __init__(self, people: Cast, seed: int) -> None:
        self.people = people
        self.chance = Random(seed)
        self.pages = list(list_office_pages())
        self.browsers: dict[str, Client] = {}

    def send_many(self, number: int) -> Iterator[Sent]:
        """So many requests, one after the other."""
        for count in range(1, number + 1):
            yield self.send(count)

    def send(self, number: int) -> Sent:
        """One request and its answer."""
        who = self.chance.choice(("nobody", *SIDES))
        address = self.draw_address(self.draw_page(who))
        verb = self.draw_verb()
        fields: dict[str, Any] = {}
        try:
            with limited_seconds():
                fields = self.draw_fields(who, address) if verb == "POST" else {}
                status = self.ask(who, verb, address, fields)
        except Hang:
            status = 0
        if "logout" in address or self.chance.random() < RARELY:
            self.browsers.pop(who, None)
        return Sent(number, who, verb, address, fields, status)

    def draw_page(self, who: str) -> OfficePage:
        """Most often a page that opens to them."""
        if self.chance.random() > MOSTLY:
            return self.chance.choice(self.pages)
        return self.chance.choice([page for page in self.pages if page.entry and self.may_enter(who, page.entry)])

    def may_enter(self, who: str, page: PageAccess) -> bool:
        """Whether the page is open to their roles."""
        if page.public or who == "nobody":
            return page.public
        return SIGNED_IN in page.who or bool(roles_of(self.people, who) & set(page.who))

    def draw_verb(self) -> str:
        """Most often one that browsers send."""
        if self.chance.random() < RARELY:
            return self.chance.choice(ODD_VERBS)
        return "POST" if self.chance.random() < 0.5 else "GET"

    def draw_address(self, page: OfficePage) -> str:
        """The page for something that is there, most often; its parameters."""
        case = self.chance.choice(list(Case.objects.order_by("pk")))
        things = find_things(self.people, case)
        papers = list(Paper.objects.filter(case=case).order_by("pk").values_list("public_id", flat=True))
        things["paper"] = str(self.chance.choice(papers)) if papers else NOT_THERE["uuid"]

        def argument(found: re.Match[str]) -> str:
            if self.chance.random() < MOSTLY:
                return things.get(found[2], NOT_THERE[found[1] or "str"])
            return (
                NOT_THERE[found[1] or "str"]
                if self.chance.random() < 0.5
                else quote(draw_value(self.chance)[:200], safe="")
            )

        query = "&".join(
            f"{quote(name)}={quote(value[:4000])}"
            for name, values in draw_query(self.chance).items()
            for value in values
        )
        return ARGUMENT.sub(argument, page.address) + (f"?{query}" if query else "")

    def draw_fields(self, who: str, address: str) -> dict[str, Any]:
        """The fields that the page shows, with something odd in some of them, and now and then one that it does not show."""
        page = self.browser(who).get(address).content.decode("utf-8", "replace")
        fields = {name: self.draw_field(tag, page) for name, tag in list_fields(page)}
        fields.pop("csrfmiddlewaretoken", None)
        for _ in range(self.chance.randrange(3)):
            fields[draw_value(self.chance)[:50] or "x"] = draw_value(self.chance)
        return {name: value for name, value in fields.items() if self.chance.random() > RARELY}

    def draw_field(self, tag: str, page: str) -> Any:
        """As the page has it, one of its choices, a file, or something odd."""
        if 'type="file"' in tag:
            name, data = self.chance.choice(FILES)
            return SimpleUploadedFile(name or "x", data)
        found = VALUE.search(tag)
        if self.chance.random() < SOMETIMES:
            return (
                [draw_value(self.chance), draw_value(self.chance)]
                if self.chance.random() < 0.1
                else draw_value(self.chance)
            )
        options = OPTION.findall(page) if tag.startswith("<select") else []
        return unescape(self.chance.choice(options) if options else found[1] if found else draw_value(self.chance))

    def ask(self, who: str, verb: str, address: str, fields: dict[str, Any]) -> int:
        """Send it; the status."""
        browser = self.browser(who)
        headers = {"HX-Request": "true"} if self.chance.random() < 0.1 else {}
        headers |= {"Host": draw_value(self.chance).strip("\r\n")[:100]} if self.chance.random() < RARELY else {}
        if verb == "GET":
            return int(browser.get(address, headers=headers).status_code)
        if verb == "POST" and self.chance.random() > RARELY:
            return int(browser.post(address, fields, headers=headers).status_code)
        body = repr(fields).encode()
        return int(browser.generic(verb, address, body, self.chance.choice(ODD_TYPES), headers=headers).status_code)

    def browser(self, who: str) -> Client:
        """The browser of one of the cast, signed in; that of nobody is not."""
        if who not in self.browsers:
            self.browsers[who] = Client(raise_request_exception=False)
            if who != "nobody":
                self.browsers[who].force_login(self.people.account(getattr(self.people, who)), backend=BACKEND)
        return self.browsers[who]


def list_fields(page: str) -> list[tuple[str, str]]:
    """The fields of the forms of a page: name and tag."""
    return [(unescape(found[1]), found[0]) for found in FIELD.finditer(page)]


@contextmanager
def limited_seconds(seconds: int = MAX_SECONDS) -> Iterator[None]:
    """Raise Hang where the block uses more of the processor."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    before: Callable[[int, FrameType | None], Any] | int | None = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
