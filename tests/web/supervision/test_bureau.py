"""The bureau sees every submitted case and why it stands where it stands; nobody else enters."""

from typing import Any

import pytest

from tests.web import walking
from tests.web.cast import Cast
from tests.web.desks import Browser
from zhicheng_web.cases.models import Case

PAGES = ("bureau-cases", "bureau-organisations", "bureau-calendar")


@pytest.mark.parametrize("page", PAGES)
def test_only_the_bureau_enters(page: str, people: Cast, supervisor: Browser) -> None:
    assert supervisor.get(page).status_code == 200
    for other in (people.li_yun, people.wang_fang, people.examiner):
        assert Browser(people, other).get(page).status_code == 404


def test_a_case_tells_every_step_and_that_its_record_is_whole(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.recognised(people)
    stand_on("03-16")
    page = supervisor.get("bureau-case", case.public_id)
    assert page.context["history"][-1][:2] == ("同意认定", "杨帆")
    assert page.context["broken"] == []
    assert f"{case.version}条记录首尾相接" in page.content.decode()


def test_a_draft_is_the_applicants_own(people: Cast, supervisor: Browser) -> None:
    case = walking.draft(people)
    assert supervisor.get("bureau-case", case.public_id).status_code == 404
    assert supervisor.get("bureau-cases").context["total"] == 0


def test_a_case_is_assigned_with_a_reason(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    assert supervisor.get("bureau-transfer", case.public_id).status_code == 200
    said = {"to": str(people.guandu.public_id), "version": case.version}
    assert supervisor.post("bureau-transfer", case.public_id, **said).status_code == 422
    assert supervisor.post("bureau-transfer", case.public_id, **said, reason="管理归属地是官渡区").status_code == 302
    assert Case.objects.get(pk=case.pk).authority_id == people.guandu.pk


def test_cases_are_found_by_name_and_state(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    walking.filed(people)
    stand_on("03-16")
    assert [one.person.name for one in supervisor.get("bureau-cases", q="李云").context["page"]] == ["李云"]
    assert [one.person.name for one in supervisor.get("bureau-cases", q="无此人").context["page"]] == []
    assert len(supervisor.get("bureau-cases", state="filed").context["page"]) == 1
