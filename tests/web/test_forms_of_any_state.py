"""A form of any page may be sent for a case in any state: by Back, by a bookmark, by hand. It is answered, never by an error."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.web import walking
from tests.web.cast import Cast
from tests.web.desks import BACKEND
from tests.web.visitors import SIDES, fill_address, find_things, refused, roles_of
from zhicheng.procedure.states import State
from zhicheng_web.access import list_office_pages

REASON = "所附材料不齐，请补齐后再报。"
EVERY_RUN = (State.OBJECTION_OPEN,)
"""Applicant, employer and authority all know the case; the other states are for `./zc test --all`."""


def list_marks(state: State) -> list[pytest.MarkDecorator]:
    """When a state is tried."""
    return [] if state in EVERY_RUN else [pytest.mark.all]


@pytest.mark.django_db
@pytest.mark.parametrize("state", [pytest.param(one, id=one.value, marks=list_marks(one)) for one in walking.WALKS])
def test_it_is_answered(people: Cast, state: State) -> None:
    case = walking.case_at(people, state)
    things = find_things(people, case)
    filled = {"reason": REASON, "key": str(uuid4()), "version": str(case.version)}
    forms = ({}, filled) if state in EVERY_RUN else (filled,)  # an empty form is one in whatever state
    errors: dict[tuple[str, str], int] = {}
    sent = 0
    for who in SIDES:
        browser = Client(raise_request_exception=False)
        browser.force_login(people.account(getattr(people, who)), backend=BACKEND)
        for page in list_office_pages():
            if (
                page.entry is None
                or page.entry.of != "case"
                or refused(page.entry, roles_of(people, who), set(roles_of(people, who)))
            ):
                continue
            there = fill_address(page, things)
            for fields in forms:
                sent += 1
                status = browser.post(there, fields).status_code
                errors |= {(who, there): status} if status >= 500 else {}
    assert errors == {}
    assert sent > 50 * len(forms)
