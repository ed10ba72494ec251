"""Asking for every page that somebody may enter, with things that are there: the case, a paper of it, the unit, its people."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from django.test import Client

from tests.web.cast import Cast, waiting_help, waiting_officer
from tests.web.desks import BACKEND
from tests.web.test_matrix import ARGUMENT, SIDES, refused, roles_of
from zhicheng_web.access import NOBODY, OfficePage, list_office_pages
from zhicheng_web.accounts.models import AccountHelp
from zhicheng_web.cases.models import Case, Paper
from zhicheng_web.people.models import Invitation, Membership

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


def find_things(people: Cast, case: Case) -> dict[str, str]:
    """What stands for the arguments of addresses."""
    waiting = Invitation.objects.first() or waiting_officer(people)
    paper = Paper.objects.filter(case=case).order_by("pk").first()
    return {
        "case": str(case.public_id),
        "paper": str(paper.public_id) if paper else "",
        "unit": str(people.firm.public_id),
        "person": str(people.person(people.wang_fang).public_id),
        "invitation": str(waiting.public_id),
        "help": str((AccountHelp.objects.first() or waiting_help(people)).public_id),
        "membership": str(Membership.objects.get(person_id=people.wang_fang.person_id).pk),
        "number": "1",
        "room": "my",
        "slug": "education",
        "place": "0",
        "address": "二（二）4",
        "name": "x",
        "token": "x",
        "rest": "x",
    }


def ask(
    people: Cast, case: Case, who: str, wanted: Callable[[OfficePage], bool] = lambda page: True
) -> Iterator[Asked]:
    """Every page that is wanted and open to one of the cast, in the order of addresses."""
    things = find_things(people, case)
    browser = Client()
    browser.force_login(people.account(getattr(people, who)), backend=BACKEND)
    for page in list_office_pages():
        assert page.entry
        closed = NOBODY in page.entry.who or refused(page.entry, roles_of(people, who), SIDES[who])
        if closed or page.address in NOT_ASKED or not wanted(page):
            continue
        address = ARGUMENT.sub(lambda found: things[found[2]], page.address)
        yield Asked(who, page, browser.get(re.sub(r"<path:\w+>", "x", address)))
