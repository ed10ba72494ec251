"""Which addresses stand for a page: what the personas can open, cases in every state, and where links lead from there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.urls import Resolver404, resolve, reverse

from bench.office import appellants, covers, joiners, waiting, witnesses
from bench.office.browser import Answer, Application, Browser
from zhicheng.procedure.states import Role
from zhicheng_web.access import ANYBODY, NOBODY, SIGNED_IN, OfficePage, declared_access, list_office_pages
from zhicheng_web.cases.read import queries
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.employer import invitations

LINKS = 6
"""So many addresses of one page are followed for one person; the rest are alike."""
HREF = re.compile(r'(?:href|src|data|hx-get)="(/[^"#]*)')
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
SHOWN, LED_ON, FORM_ONLY, FAILED = 200, 302, 405, 500


class Visit(NamedTuple):
    """Somebody at an address."""

    browser: Browser
    address: str
    answer: Answer

    @property
    def case(self) -> UUID | None:
        """The case that the address names."""
        named = resolve(urlsplit(self.address).path).kwargs.get("case")
        return named if isinstance(named, UUID) else None

    @property
    def behind_sign_in(self) -> bool:
        """Whether strangers are kept out."""
        page = declared_access(resolve(urlsplit(self.address).path).func)
        return page is not None and not page.public


def visits(office: Application) -> dict[str, list[Visit]]:
    """Pages by name, each with every visit; those that nobody reaches are there with none."""
    found: dict[str, list[Visit]] = {page.name: [] for page in wanted()}
    known: set[frozenset[Role]] = set()
    awaited = {
        waiting.DECIDES: [*waiting.wait_for_bureau(), *joiners.list_bureau_pages()],
        covers.AWAY: [*covers.list_cover_pages()],
        joiners.HR: [*joiners.list_employer_pages()],
        witnesses.STRANGER: [*joiners.list_parent_pages()],
    }
    for login in (*witnesses.logins(), *appellants.list_appellants()):
        actors = witnesses.actors(login)
        new = witnesses.roles(actors) not in known or login == witnesses.CAREFUL
        known.add(witnesses.roles(actors))
        for visit in walk(Browser(office, login), [*seeds(actors, new), *awaited.get(login, ())]):
            found.get(name_of(visit.address), []).append(visit)  # pages for nobody are not wanted
    return found


def wanted() -> list[OfficePage]:
    """Every page that somebody may enter."""
    return [page for page in list_office_pages() if page.entry and NOBODY not in page.entry.who]


def best(several: Sequence[Visit]) -> list[Visit]:
    """Pages that were shown; where none was, where one is led on; else whatever was answered."""
    for status in (SHOWN, LED_ON, FORM_ONLY):
        chosen = [visit for visit in several if visit.answer.status == status]
        if chosen:
            return chosen
    return []


def walk(browser: Browser, first: Sequence[str]) -> Iterator[Visit]:
    """Open these addresses, what they link to, and other pages about the same things."""
    todo, seen, followed = list(first), set(first), Counter[str]()
    while todo:
        address = todo.pop(0)
        answer = browser.open(address)
        yield Visit(browser, address, answer)
        for link in (*links(answer), *(siblings(address) if answer.status == SHOWN else ())):
            name = name_of(link)
            if name and link not in seen and followed[name] < LINKS:
                followed[name] += 1
                seen.add(link)
                todo.append(link)


def siblings(address: str) -> list[str]:
    """Pages of the same room whose addresses name the same things: those that a form leads to, not a link."""
    here = resolve(urlsplit(address).path)
    room = here.view_name.partition("-")[0]
    same = (page for page in wanted() if page.name.startswith(f"{room}-"))
    alike = [page for page in same if here.kwargs and set(ARGUMENT.findall(page.address)) == set(here.kwargs)]
    return [reverse(page.name, kwargs=here.kwargs) for page in alike]


def links(answer: Answer) -> list[str]:
    """Where a page leads, within the office."""
    return [unescape(found) for found in HREF.findall(answer.html)] if answer.status == SHOWN else []


def name_of(address: str) -> str:
    """The page at an address; "" for a file or nothing."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def seeds(actors: Sequence[Actor], general: bool) -> list[str]:
    """Where somebody begins: pages without an object, and case pages with the fullest visible case of every state.

    `general`: also the pages that are open to anybody, which look alike to all who act in the same roles.
    """
    begun = [page.address for page in wanted() if general and ANYBODY in entered(page)]
    begun += [] if actors else [witnesses.password_link()]
    for actor in actors:
        cases = fullest(actor)
        mine = [page for page in wanted() if actor.role in entered(page) or general and SIGNED_IN in entered(page)]
        begun += [page.address for page in mine]
        begun += [reverse(page.name, args=[case]) for page in mine if one_case(page) for case in cases]
        begun += (
            [reverse("employer-join", args=[invitations.build_employee_token(actor)])]
            if actor.role is Role.EMPLOYER
            else []
        )
    return [address for address in dict.fromkeys(begun) if not ARGUMENT.search(address)]


def entered(page: OfficePage) -> tuple[object, ...]:
    """Who may enter."""
    return page.entry.who if page.entry else ()


def one_case(page: OfficePage) -> bool:
    """Whether the address names a case and nothing else."""
    return ARGUMENT.findall(page.address) == ["case"]


def fullest(actor: Actor) -> list[str]:
    """Of every state, the visible case with the longest history."""
    longest = queries.list_visible_cases(actor).order_by("state", "-version", "pk").distinct("state")
    return [str(case.public_id) for case in longest]


def broken(found: dict[str, list[Visit]]) -> list[str]:
    """The addresses at which the office failed."""
    return [visit.address for several in found.values() for visit in several if visit.answer.status >= FAILED]
