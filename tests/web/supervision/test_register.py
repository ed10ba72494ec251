"""The register of organisations and who acts for them: entered, put right, ended, each written down; nobody else's to do."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.web import walking
from tests.web.authority.test_many import asked
from tests.web.cast import OTHER_USCC, SINCE, Cast, give_role, moment, officer, somebody
from tests.web.crowds import MOST_QUERIES, SIZES
from tests.web.desks import Browser
from zhicheng_web.demo.organisations import make_credit_code
from zhicheng_web.ledger import units
from zhicheng_web.people import search
from zhicheng_web.people.models import Membership, Organisation
from zhicheng_web.people.queries import create_person
from zhicheng_web.people.register import list_organisation_roles

NEW = {
    "kind": "employer",
    "name": "昆明翠湖仪器有限公司",
    "uscc": "91530103MADEM0010X",
    "employer_kind": "enterprise",
    "affiliation": "none",
    "management_area": "530103",
    "registered_in_kunming": "yes",
    "self_recognition": "no",
}


@pytest.fixture(autouse=True)
def february(stand_on: Any) -> None:
    """A day on which nothing else happens."""
    stand_on("02-04")


def events(unit: Organisation) -> list[str]:
    """What was done to an organisation since the office began, the first first."""
    return [one.event for one in reversed(units.list_unit_entries(unit.pk).exclude(event=units.FOUND_STEP))]


def test_a_unit_is_entered_once_and_found_by_applicants(people: Cast, supervisor: Browser) -> None:
    said = NEW | {"uscc": make_credit_code(501), "key": str(uuid4())}
    first, again = (supervisor.post("bureau-organisation-new", **said) for _ in range(2))
    unit = Organisation.objects.get(name=NEW["name"])
    assert first.url == again.url == f"/bureau/organisations/{unit.public_id}/?done=new"
    assert (events(unit), [one.pk for one in search.search_employers("翠湖仪器")]) == (["register_unit"], [unit.pk])
    assert "已登记。接着登记谁来办理。" in supervisor.client.get(first.url).content.decode()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"uscc": ""}, "请填写统一社会信用代码：社保缴费单位按它核对（二（二））。"),
        ({"uscc": OTHER_USCC}, "这个统一社会信用代码的单位已经登记过。请直接选择已登记的单位。"),
        ({"name": ""}, "请填写单位全称，和证照上的一致。"),
        ({"kind": "county", "uscc": ""}, "认定部门要选代码，系统按它送申报（三（三））。"),
        ({"code": "530111"}, "用人单位、派遣公司没有认定部门代码，请改选“请选择”。"),
        ({"kind": "agency", "self_recognition": "yes"}, "派遣公司没有自主评审权，请改选“没有”。"),
        ({"name": "王" * 121}, "名称最多120个字。"),
        ({"parent_uscc": make_credit_code(502)}, "总公司的代码和本单位的一样，请核对；不是分公司的，请清空。"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(
    people: Cast, supervisor: Browser, change: dict[str, str], told: str
) -> None:
    page = supervisor.post(
        "bureau-organisation-new", **(NEW | {"uscc": make_credit_code(502), "phone": "0871-1234"} | change)
    )
    assert page.status_code == 422
    assert told in page.content.decode()
    assert 'value="0871-1234"' in page.content.decode()
    assert Organisation.objects.filter(phone="0871-1234").count() == 0


def test_data_are_put_right_from_what_to_what(people: Cast, supervisor: Browser) -> None:
    page = supervisor.get("bureau-organisation-edit", people.firm.public_id)
    said = NEW | {
        "name": people.firm.name,
        "uscc": people.firm.uscc,
        "known_hash": page.context["known_hash"],
        "phone": "0871-63100002",
    }
    assert supervisor.post("bureau-organisation-edit", people.firm.public_id, **said).status_code == 302
    text = supervisor.get("bureau-organisation", people.firm.public_id).content.decode()
    assert "管理归属地：五华区 → 盘龙区" in text
    assert "电话：没有填写 → 0871-63100002" in text


def test_the_wrong_kind_is_put_right(people: Cast, supervisor: Browser) -> None:
    page = supervisor.get("bureau-organisation-edit", people.other_firm.public_id)
    shown = {field.html_name: field.value() for field in page.context["form"] if field.value() not in (None, "")}
    said = shown | {"kind": "agency", "known_hash": page.context["known_hash"]}
    assert supervisor.post("bureau-organisation-edit", people.other_firm.public_id, **said).status_code == 302
    text = supervisor.get("bureau-organisation", people.other_firm.public_id).content.decode()
    assert "类别：用人单位 → 劳务派遣公司" in text


def test_the_bureau_itself_stays_what_it_is(people: Cast, supervisor: Browser) -> None:
    page = supervisor.get("bureau-organisation-edit", people.bureau.public_id)
    assert not {"kind", "code"} & set(page.context["form"].fields)


def test_a_second_tab_overwrites_nothing_and_is_told_who_was_first(people: Cast, supervisor: Browser) -> None:
    seen = supervisor.get("bureau-organisation-edit", people.firm.public_id).context["known_hash"]
    said = NEW | {"name": people.firm.name, "uscc": people.firm.uscc, "known_hash": seen}
    assert (
        supervisor.post("bureau-organisation-edit", people.firm.public_id, **said, phone="0871-63100002").status_code
        == 302
    )
    page = supervisor.post("bureau-organisation-edit", people.firm.public_id, **said, phone="0871-63100003")
    assert page.status_code == 409
    assert "您已在另一个页面办理了别的操作（2月4日09:00）。" in page.content.decode()
    assert 'value="0871-63100003"' in page.content.decode()
    assert Organisation.objects.get(pk=people.firm.pk).phone == "0871-63100002"


def test_a_unit_with_running_cases_does_not_end(people: Cast, supervisor: Browser) -> None:
    walking.submitted(people)
    page = supervisor.post("bureau-organisation-end", people.firm.public_id, reason="单位已注销登记")
    assert page.status_code == 422
    assert "还有1件申报在办。请先办完，或指派给其他部门。" in page.content.decode()
    assert "单位已注销登记" in page.content.decode()


def test_an_ended_unit_is_chosen_no_more_and_comes_back(people: Cast, supervisor: Browser) -> None:
    assert supervisor.post("bureau-organisation-end", people.other_firm.public_id, reason="注销").status_code == 422
    for _ in range(2):
        done = supervisor.post("bureau-organisation-end", people.other_firm.public_id, reason="单位已注销登记")
        assert done.status_code == 302
    unit = Organisation.objects.get(pk=people.other_firm.pk)
    assert (unit.ended_on, list(search.search_employers("云岭"))) == (date(2026, 2, 4), [])
    assert Membership.objects.get(organisation=unit).last_day == date(2026, 2, 4)
    assert supervisor.post("bureau-organisation-resume", unit.public_id).status_code == 302
    assert [one.pk for one in search.search_employers("云岭")] == [unit.pk]
    assert events(unit) == ["end_unit", "resume_unit"]


def test_somebody_acts_by_login_from_a_day_until_a_day(people: Cast, supervisor: Browser) -> None:
    somebody("刘洋", "liu-yang")
    assert supervisor.get("bureau-membership", people.firm.public_id).status_code == 200
    days = {"since_0": "2026", "since_1": "2", "since_2": "9", "until_0": "2026", "until_1": "12", "until_2": "31"}
    said = {"role": "employer", "login": "liu-yang"} | days
    assert supervisor.post("bureau-membership", people.firm.public_id, **said).status_code == 302
    held = Membership.objects.get(person__name="刘洋")
    assert (held.role, held.valid.lower, held.last_day) == ("employer", date(2026, 2, 9), date(2026, 12, 31))
    page = supervisor.get("bureau-organisation", people.firm.public_id)
    assert [one.person.name for one in page.context["acting"]] == ["刘洋", "王芳"]
    assert "登记任职：刘洋" in page.content.decode()
    again = supervisor.post("bureau-membership", people.firm.public_id, **said)
    assert "这个人在该单位的同一身份已经有重叠的有效期。" in again.content.decode()


def test_an_unknown_login_is_told_with_the_way_out(people: Cast, supervisor: Browser) -> None:
    said = {"role": "examiner", "login": "nobody", "since_0": "2026", "since_1": "2", "since_2": "9"}
    page = supervisor.post("bureau-membership", people.wuhua.public_id, **said)
    assert page.status_code == 422
    assert "没有登录名是“nobody”的人。请核对，或用邀请链接。" in page.content.decode()


def test_a_role_ends_on_a_day_but_not_behind_an_act(
    people: Cast, supervisor: Browser, stand_on: Callable[..., Any]
) -> None:
    walking.in_examination(people)
    stand_on("03-12")
    end = (people.wuhua.public_id, people.examiner.membership_id)
    early = {"last_day_0": "2026", "last_day_1": "3", "last_day_2": "10", "to": "nobody"}
    page = supervisor.post("bureau-membership-end", *end, **early)
    assert (page.status_code, "请把结束日期定在最后一次办理之后。" in page.content.decode()) == (422, True)
    assert supervisor.post("bureau-membership-end", *end, **(early | {"last_day_2": "31"})).status_code == 302
    assert Membership.objects.get(pk=people.examiner.membership_id or 0).last_day == date(2026, 3, 31)
    assert supervisor.get("bureau-membership-end", people.guandu.public_id, end[1]).status_code == 404


def test_the_roles_of_an_organisation_are_those_of_its_kind(people: Cast) -> None:
    own = Organisation(kind="employer", self_recognition=True)
    assert [role for role, _ in list_organisation_roles(people.firm)] == ["employer"]
    assert [role for role, _ in list_organisation_roles(own)] == ["employer", "examiner", "approver"]
    assert [name for _, name in list_organisation_roles(people.wuhua)] == ["经办", "复核"]
    assert [role for role, _ in list_organisation_roles(people.bureau)] == ["bureau", "examiner", "approver"]


def test_lists_ask_as_often_for_many_rows_as_for_one(people: Cast, supervisor: Browser) -> None:
    numbers: dict[str, set[int]] = {"organisations": set(), "memberships": set()}
    there = Organisation.objects.count()
    for size in SIZES:
        new = [Organisation(kind="employer", name=f"单位{number}") for number in range(there, size)]
        made = Organisation.objects.bulk_create(new)
        units.record_founding([(one.pk, None, "") for one in made], moment("02-01"))
        there = max(there, size)
        for number in range(Membership.objects.filter(organisation=people.firm).count(), size):
            give_role(create_person(f"人事{number}", at=moment("02-01")), people.firm, "employer", SINCE)
        numbers["organisations"].add(asked(supervisor, "bureau-organisations"))
        numbers["memberships"].add(asked(supervisor, "bureau-organisation", people.firm.public_id))
    assert {name: len(found) for name, found in numbers.items()} == dict.fromkeys(numbers, 1)
    assert max(max(found) for found in numbers.values()) <= MOST_QUERIES


def test_the_last_one_who_acts_is_not_ended_unwarned(people: Cast, supervisor: Browser) -> None:
    walking.submitted(people)
    held = people.wang_fang.membership_id
    warned = "这里没有别的单位人事，还有1件申报在办"
    assert warned in supervisor.get("bureau-membership-end", people.firm.public_id, held).content.decode()
    officer("杨丽", "yang-li", people.firm, "employer")
    assert warned not in supervisor.get("bureau-membership-end", people.firm.public_id, held).content.decode()
