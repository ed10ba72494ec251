"""Asking for every page that somebody may enter, with things that are there: the case, a paper of it, the unit, its people."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from django.test import Client

from tests.web.cast import Cast
from tests.web.desks import BACKEND
from tests.web.visitors import SIDES, fill_address, find_things, refused, roles_of
from zhicheng_web.access import NOBODY, OfficePage, list_office_pages
from zhicheng_web.cases.models import Case

NOT_ASKED = ("/accounts/logout/", "/accounts/2fa/recovery-codes/download/", "/check/example/")
"""One would end the session, the others are files."""


class Asked(NamedTuple):
    """One page as one of the cast sees it."""

    who: str
    page: OfficePage
    answer: Any


def match_names(names: Collection[str]) -> Callable[[OfficePage], bool]:
    """Wanted are the pages of these names."""
    return lambda page: page.name in names


def list_addresses(
    people: Cast, case: Case, who: str, wanted: Callable[[OfficePage], bool] = lambda page: True
) -> Iterator[tuple[OfficePage, str]]:
    """Every page that is wanted and open to one of the cast, and where it is, in the order of addresses."""
    things = find_things(people, case)
    for page in list_office_pages():
        assert page.entry
        closed = NOBODY in page.entry.who or refused(page.entry, roles_of(people, who), SIDES[who])
        if not closed and page.address not in NOT_ASKED and wanted(page):
            yield page, fill_address(page, things)


def ask(
    people: Cast, case: Case, who: str, wanted: Callable[[OfficePage], bool] = lambda page: True
) -> Iterator[Asked]:
    """Each of these pages, asked for."""
    browser = Client()
    browser.force_login(people.account(getattr(people, who)), backend=BACKEND)
    for page, address in list_addresses(people, case, who, wanted):
        yield Asked(who, page, browser.get(address))
