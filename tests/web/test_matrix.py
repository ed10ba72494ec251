"""Every page × every visitor × their relation to the case, through the real stack. Made from what pages declare:
a new page is in here by itself, and whoever it does not name finds nothing there and sends nothing there.
"""

import re
from uuid import UUID

import pytest
from django.test import Client

from tests.web import walking
from tests.web.cast import Cast, cast
from zhicheng.procedure.states import Role
from zhicheng_web.access import ANYBODY, NOBODY, SIGNED_IN, OfficePage, PageAccess, list_office_pages
from zhicheng_web.cases.models import Case

NOT_THERE = {"uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12, "int": "0", "str": "x", "slug": "x", "path": "x"}
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
SIDES = {
    "li_yun": {Role.APPLICANT},
    "wang_fang": {Role.EMPLOYER},
    "zhao_min": set(),
    "examiner": {Role.EXAMINER},
    "approver": {Role.APPROVER},
    "guandu_examiner": set(),
    "supervisor": {Role.BUREAU},
}
"""In which roles each of the cast has a side in 李云's case, once the authority examines it."""


def address(page: OfficePage, case: UUID) -> str:
    """The page's address for this case; every other thing that it names does not exist."""

    def argument(found: re.Match[str]) -> str:
        return str(case) if found[2] == "case" else NOT_THERE[found[1] or "str"]

    return ARGUMENT.sub(argument, page.address.replace("<path:rest>", "x"))


def refused(page: PageAccess, roles: set[Role], sides: set[Role]) -> bool:
    """Whether the declaration leaves this visitor outside."""
    if SIGNED_IN in page.who or ANYBODY in page.who:
        return False
    open_roles = roles & set(page.who)
    return not (open_roles & sides if page.of == "case" else open_roles)


def roles_of(people: Cast, who: str) -> set[Role]:
    """Everybody is an applicant too."""
    return {Role.APPLICANT, getattr(people, who).role}


@pytest.mark.django_db
def test_who_has_not_signed_in_sees_public_pages_only() -> None:
    case = walking.in_examination(cast()).public_id
    answers = {page.address: Client().get(address(page, case)) for page in list_office_pages()}
    sent = {page.address: Client().post(address(page, case), {"version": "1"}) for page in list_office_pages()}
    closed = {page.address for page in list_office_pages() if page.entry and NOBODY in page.entry.who}
    public = {page.address for page in list_office_pages() if page.entry and page.entry.public}
    assert {there for there in closed if answers[there].status_code != 404} == set()
    assert {there for there in closed if sent[there].status_code != 404} == set()
    for by in (answers, sent):
        led = {
            there for there, answer in by.items() if answer.headers.get("Location", "").startswith("/accounts/login/?")
        }
        assert led - public == set(answers) - public - closed
    assert {there for there in public if answers[there].status_code >= 500} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("who", SIDES)
def test_a_page_opens_to_whom_it_names_and_to_nobody_else(who: str) -> None:
    people = cast()
    stands = walking.in_examination(people)
    case, version = stands.public_id, stands.version
    browser = Client()
    browser.force_login(people.account(getattr(people, who)))
    outside: dict[tuple[str, str], int] = {}
    broken = {}
    for page in list_office_pages():
        assert page.entry
        status = browser.get(address(page, case)).status_code
        if NOBODY in page.entry.who or refused(page.entry, roles_of(people, who), SIDES[who]):
            outside[page.address, "GET"] = status
            outside[page.address, "POST"] = browser.post(address(page, case), {"version": "1"}).status_code
        elif status >= 500:
            broken[page.address] = status
        if "logout" in page.address:
            browser.force_login(people.account(getattr(people, who)))
    assert {there: status for there, status in outside.items() if status != 404} == {}
    assert broken == {}
    assert len(outside) > 20
    assert Case.objects.values_list("version", flat=True).get(public_id=case) == version
