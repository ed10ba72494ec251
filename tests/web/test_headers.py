"""Every page of the office with its cache and frame headers and cookies: one kind of answer, and the pages that are so answered.

Each page is asked by the first of the cast whom it opens to, while the authority examines the case and while it is a draft.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import asking, walking
from tests.web.actions.turns import asked_parent
from tests.web.cast import Cast
from tests.web.desks import Browser
from tests.web.golden_files import compare
from tests.web.headers import list_cookies, list_headers
from tests.web.visitors import SIDES
from zhicheng.procedure.states import State
from zhicheng_web.access import list_office_pages
from zhicheng_web.accounts.links import prove_link
from zhicheng_web.cases.actions.ask_parent import build_parent_token
from zhicheng_web.cases.actions.invite import Invitee, invite
from zhicheng_web.cases.models import Case, Paper, ParentReport
from zhicheng_web.portal.shared.caching import LINK

SCANS = {
    "li_yun": ("applicant-paper", "applicant-paper-page"),
    "wang_fang": ("employer-paper", "employer-page"),
    "examiner": ("authority-paper", "authority-page"),
}
UNMASKING = {"approver": ("authority-identity",), "supervisor": ("bureau-identity",)}
NO_EXPORT = "a list that leaves the office: note it as a security event, and ask for a fresh proof (confirm=True)"
LOOKED_AT_BY = SCANS | UNMASKING


def describe(answer: Any) -> str:
    """What a browser is told beside the page, in one line."""
    told = list_headers(answer) | list_cookies(answer)
    return f"{answer.status_code} " + "; ".join(f"{name}: {value}" for name, value in sorted(told.items()))


def list_kinds(people: Cast, case: Case) -> dict[str, list[str]]:
    """The pages by what a browser is told."""
    kinds: dict[str, set[str]] = {}
    asked_for: set[str] = set()
    for who in SIDES:
        for asked in asking.ask(people, case, who, lambda page: page.address not in asked_for):
            assert "attachment" not in asked.answer.headers.get("Content-Disposition", ""), NO_EXPORT
            kinds.setdefault(describe(asked.answer), set()).add(f"{who} {asked.page.name}")
            asked_for.add(asked.page.address)
    return {kind: sorted(pages) for kind, pages in kinds.items()}


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_EXAMINATION])
def test_every_page_is_sent_as_its_kind(people: Cast, stand_on: Callable[..., Any], state: State) -> None:
    case = walking.case_at(people, state)
    stand_on("03-12")
    compare(f"headers-{state.value}", list_kinds(people, case))


def test_scans_and_numbers_lie_in_no_cache(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.in_examination(people)
    stand_on("03-12")
    caches = {
        asked.page.name: (asked.answer.status_code, asked.answer.headers.get("Cache-Control", ""))
        for who, names in LOOKED_AT_BY.items()
        for asked in asking.ask(people, case, who, asking.match_names(names))
    }
    assert caches == {page: (200, "private, no-store") for pages in LOOKED_AT_BY.values() for page in pages}


def test_a_secret_link_lies_in_no_cache_of_whoever_opens_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    """Who opens one has no session yet, so that nothing but the page's own declaration closes it."""
    report = ParentReport.objects.get(case=asked_parent(people))
    at = stand_on("03-12")
    token = invite(Invitee("刘敏", "13888777666"), by=people.wang_fang, at=at, key=uuid4())
    things = {
        "password-reset": prove_link(people.account(people.li_yun)),
        "employer-join": (token,),
        "parent-report": (build_parent_token(report),),
    }
    assert {page.name for page in list_office_pages() if page.entry and page.entry.of == LINK} == set(things)
    answers = {name: Client().get(reverse(name, args=args)) for name, args in things.items()}
    found = {name: (one.status_code, one.headers.get("Cache-Control")) for name, one in answers.items()}
    assert found == dict.fromkeys(things, (200, "private, no-store"))


def test_scans_of_a_desk_are_not_there_for_strangers(people: Cast, stand_on: Callable[..., Any]) -> None:
    paper = Paper.objects.filter(case=walking.in_examination(people))[0].public_id
    stand_on("03-12")
    found = {}
    for who in SIDES:
        browser = Browser(people, getattr(people, who))
        found[who] = [
            browser.get(page, paper, *number).status_code
            for page, number in (("authority-paper", ()), ("authority-page", (1,)))
        ]
    assert found == {who: [200, 200] if who in ("examiner", "approver") else [404, 404] for who in SIDES}
    answer = Client().get(f"/authority/papers/{paper}/")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/accounts/login/?next=%2Fauthority%2Fpapers%2F{paper}%2F",
    )
