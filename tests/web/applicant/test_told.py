"""What the applicant is told: that nothing was found, that it leads nowhere, whose turn it is."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.web import walking
from tests.web.applicant.test_office import held_nothing
from tests.web.cast import Cast, give_role, moment, organisation
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng_web.accounts.models import Account
from zhicheng_web.cases.actions.edit import edit
from zhicheng_web.cases.models import Case, Recognition
from zhicheng_web.people import queries
from zhicheng_web.portal.applicant.advice import CaseStanding


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("滇池", ""),
        ("", "请输入单位名称中的2个字以上，再查找。"),
        ("滇", "请输入单位名称中的2个字以上，再查找。"),
        ("云上", "没有找到“云上”。请核对名称；单位还没有登记的，请单位人事在首页“登记单位”。"),
    ],
)
def test_looking_for_an_employer_always_answers(people: Cast, li_yun: Browser, typed: str, told: str) -> None:
    page = li_yun.get("applicant-start", q=typed)
    assert (page.context["nothing"], told in page.content.decode()) == (told, True)


def test_whoever_has_been_invited_is_told_that_another_was_not_found(people: Cast, li_yun: Browser) -> None:
    give_role(people.person(people.li_yun), people.firm, "employee", date(2026, 1, 1))
    assert [li_yun.get("applicant-start", q=typed).context["nothing"][:4] for typed in ("滇池", "云上")] == [
        "",
        "没有找到",
    ]


def test_what_leads_nowhere_is_said_before_it_is_submitted(people: Cast, li_yun: Browser) -> None:
    case = held_nothing(people, li_yun)
    Case.objects.filter(pk=case.pk).update(
        facts=case.facts | {"target": case.facts["target"] | {"series": "accounting"}}
    )
    tasks = li_yun.get("applicant-tasks", case.public_id)
    assert "都填好了，<wbr>但条件还没有满足" in tasks.content.decode()
    assert tasks.context["facts"][2] == ("到哪一天", "没有期限", "条件还没有满足，见系统意见")
    check = li_yun.get("applicant-check", case.public_id).content.decode()
    assert ("按填写的内容，现在提交也认定不了" in check, "才赶得上窗口" in check) == (True, False)


def test_a_licence_is_asked_for_once_a_series_asks_it(people: Cast, li_yun: Browser) -> None:
    case = walking.draft(people)
    asked = []
    for target in ({}, {"series": "notary", "specialty": "公证"}):
        walking.rewrite(case, facts=case.facts | {"target": target})
        upload_groups = li_yun.get("applicant-papers", case.public_id).context["upload_groups"]
        asked.append("entry_licence" in [one.material.key for one in upload_groups])
    assert asked == [False, True]


def test_a_return_says_who_acts_until_it_has_been_answered(
    people: Cast, li_yun: Browser, stand_on: Callable[..., datetime]
) -> None:
    case = walking.returned_to_employer(people)
    stand_on("03-13")
    pages: list[tuple[Any, ...]] = [
        ("applicant-home",),
        ("applicant-tasks", case.public_id),
        ("applicant-progress", case.public_id),
    ]
    mine = ("现在由谁办", "您本人补正，单位重报", people.firm.name)
    assert [li_yun.get(*page).context["facts"][0] for page in pages] == [mine] * 3
    assert "按指出的补正" in li_yun.get("applicant-withdraw", case.public_id).content.decode()
    told = [one.text.body for one in li_yun.get("applicant-messages").context["rows"]]
    assert "认定部门退回补正，一次列出了全部要改的地方。其中要您改的，请尽快改好，再由单位重报，最迟3月19日。" in told
    rounds = case.returns.get()
    answered = [one | {"answered": "2026-03-13T09:00:00+08:00"} for one in rounds.reasons]
    rewrite(rounds, reasons=answered)
    firm = ("现在由谁办", people.firm.name)
    assert [li_yun.get(*page).context["facts"][0][:2] for page in pages] == [firm] * 3


def test_the_employer_that_was_left_is_not_chosen_again_unasked(people: Cast, li_yun: Browser) -> None:
    give_role(people.person(people.li_yun), people.firm, "employee", date(2026, 1, 1))
    case = walking.left(people)
    assert li_yun.get("applicant-employer", case.public_id).context["own"] == []
    assert li_yun.get("applicant-employer", case.public_id, q="滇池").context["hits"] == [people.firm]


def test_the_wrong_unit_is_changed_in_a_draft_and_the_agency_too(people: Cast, li_yun: Browser) -> None:
    begun = li_yun.post("applicant-start", employer=str(people.other_firm.public_id))
    assert begun.status_code == 303
    case = Case.objects.get()
    assert "更换单位或派遣公司" in li_yun.get("applicant-tasks", case.public_id).content.decode()
    page = li_yun.get("applicant-employer", case.public_id, q="滇池")
    assert (page.context["own"], page.context["hits"]) == ([people.other_firm], [people.firm])
    assert ("已登记您离职" in page.content.decode(), "现在选的" in page.content.decode()) == (False, True)
    agency = organisation("agency", "昆明同舟劳务派遣有限公司")
    chosen = {"employer": str(people.firm.public_id), "agency": str(agency.public_id), "version": case.version}
    assert li_yun.post("applicant-employer", case.public_id, **chosen).status_code == 303
    case.refresh_from_db()
    assert (case.state, case.employer, case.agency) == ("draft", people.firm, agency)


def test_a_draft_is_withdrawn_before_a_number_is_known(people: Cast, stand_on: Any) -> None:
    person = queries.create_person("吴新", at=moment("01-05"))
    person.user = Account.objects.create_user("wu-xin")
    person.save()
    browser = Browser(people, queries.build_applicant_actor(person.pk))
    browser.post("applicant-start", employer=str(people.firm.public_id))
    case = Case.objects.get()
    assert browser.post("applicant-withdraw", case.public_id, version=case.version).status_code == 303
    assert Case.objects.get().state == "withdrawn"


def test_what_was_faulted_and_is_in_order_is_answered_unchanged(people: Cast, li_yun: Browser) -> None:
    case = walking.returned_to_applicant(people)
    page = li_yun.post("applicant-insurance", case.public_id, version=case.version, done="1")
    assert page.status_code == 303
    (fault,) = [one for one in case.returns.get().reasons if one.get("field") == "insurance"]
    assert (fault["answer"], "answered" in fault) == ("本人核对过，没有改动", True)
    assert Case.objects.get().facts == case.facts
    assert "已核对，没有改动" in li_yun.get("applicant-insurance", case.public_id).content.decode()


def test_a_paper_that_was_faulted_and_is_in_order_is_not_sent_again(people: Cast, li_yun: Browser) -> None:
    case = walking.returned_to_applicant(people)
    kind = next(one["paper"] for one in case.returns.get().reasons if one.get("paper"))
    assert "核对无误，不用换" in li_yun.get("applicant-papers", case.public_id).content.decode()
    said = {"version": case.version, "kind": kind, "stands": "1"}
    assert li_yun.post("applicant-papers", case.public_id, **said).status_code == 303
    assert [one["answer"] for one in case.returns.get().reasons if one.get("paper") == kind] == ["本人核对过，没有改动"]


def test_an_item_saved_as_it_was_answers_too(people: Cast, li_yun: Browser) -> None:
    case = walking.returned_to_applicant(people)
    form = li_yun.get("applicant-item", case.public_id, "insurance", "1").context["form"]
    parts: dict[str, Any] = {}
    for field in form:
        value = field.value()
        dated = field.html_name in ("from_", "to")
        parts |= (
            {f"{field.html_name}_{n}": one for n, one in enumerate(str(value).split("-"))}
            if dated
            else {field.html_name: value if value not in (True, False) else {True: "yes", False: "no"}[value]}
        )
    said = {name: value for name, value in parts.items() if value not in (None, "")}
    li_yun.post("applicant-item", case.public_id, "insurance", "1", version=case.version, done="1", **said)
    assert Case.objects.get().facts == case.facts
    assert [one.get("answer") for one in case.returns.get().reasons if one.get("field")] == ["本人核对过，没有改动"]


def test_what_was_looked_at_is_not_said_to_be_changed(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    """1.14: "touched" is not "changed", in the list of tasks too."""
    case = walking.returned_to_applicant(people)
    stand_on("02-05")
    standing = CaseStanding(case, date(2026, 2, 5))
    row = next(one for one in standing.rows() if one.task.slug == "insurance")
    assert row.note == "填写的参保月份或缴费单位与证明不一致：缺2月"
    click = walking.act(case, people.li_yun, moment("02-05"))
    case = edit(case, {"insurance": case.facts["insurance"]}, confirmed=["insurance"], **click)
    row = next(one for one in CaseStanding(case, date(2026, 2, 5)).rows() if one.task.slug == "insurance")
    assert (row.state, row.note) == ("done", "本人核对过，没有改动")


def test_what_cannot_be_computed_yet_is_no_smaller_number(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    """1.13: neither "1 of 1, done" nor "no authority", while a part cannot be read."""
    case = walking.draft(people)
    stand_on("02-05")
    walking.rewrite(case, facts=case.facts | {"insurance": [{"from": "2025-01"}]})
    case = Case.objects.get(pk=case.pk)
    row = next(one for one in CaseStanding(case, date(2026, 2, 5)).rows() if one.task.slug == "papers")
    assert (row.state, "才算得出还要哪些" in row.note) == ("in_progress", True)
    page = li_yun.get("applicant-check", case.public_id).content.decode()
    assert ("没有可报的认定部门" in page, "还算不出" in page) == (False, True)


def test_who_is_barred_is_told_before_anything_is_filled_in(
    people: Cast, li_yun: Browser, stand_on: Callable[..., datetime]
) -> None:
    walking.revoked(people)
    stand_on("04-02")
    until = Recognition.objects.get().barred_until
    for page in ("applicant-home", "applicant-start"):
        assert li_yun.get(page).context["barred"] == until
        assert "前不能申报" in li_yun.get(page).content.decode()


def test_a_correction_says_what_the_title_was_called(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    case = walking.recognised(people)
    stand_on("03-20")
    walking.put_right(case, people, moment("03-19"), "专业名称与学历证书一致", specialty="机械设计")
    assert "更正（原来是机械）" in li_yun.get("applicant-progress", case.public_id).content.decode()


def test_whom_a_window_has_refused_is_told_the_next(people: Cast, li_yun: Browser, stand_on: Any) -> None:
    former = walking.refused(people)
    stand_on("03-16")
    page = li_yun.get("applicant-start", q="滇池").content.decode()
    assert "不能再申请复查" in page
    said = {"employer": str(people.firm.public_id), "former": str(former.public_id)}
    li_yun.post("applicant-start", **said)
    case = Case.objects.latest("pk")
    for address in (("applicant-home",), ("applicant-tasks", case.public_id)):
        assert li_yun.get(*address).context["facts"][2][1] == date(2026, 6, 4)
    assert li_yun.get("applicant-review", former.public_id).status_code in (302, 303), "not beside another application"
    assert "申请复查</a>" not in li_yun.get("applicant-progress", former.public_id).content.decode()
