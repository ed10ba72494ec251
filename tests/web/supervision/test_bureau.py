"""The bureau sees every submitted case and why it stands where it stands; nobody else enters."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from tests.web import walking
from tests.web.cast import NUMBERS, Cast, moment, officer
from tests.web.desks import Browser
from tests.web.employer.test_many import submitted
from tests.web.ended import back_after
from tests.web.past_guards import rewrite
from zhicheng_web.cases.actions.ask_review import ask_review
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger import looks
from zhicheng_web.ledger.queries import list_views_of
from zhicheng_web.ledger.units import record_unit_act
from zhicheng_web.people.actor import SYSTEM

PAGES = (
    "bureau-cases",
    "bureau-organisations",
    "bureau-organisation-new",
    "bureau-calendar",
    "bureau-calendar-import",
    "bureau-ledger",
)
WHY: list[tuple[Callable[[Cast], Case], list[str], list[str] | None]] = [
    (walking.submitted, ["还缺材料：单位考核评议意见、公示及公示结果（附件1）。"], ["王芳"]),
    (
        walking.returned_to_applicant,
        [
            "还没有补正：填写的参保月份或缴费单位与证明不一致：缺2月（二（二））。",
            "还没有补正：身份证件不清晰、不完整或已过期（一（一））。",
        ],
        None,
    ),
    (
        walking.in_publicity,
        ["公示到3月9日已满，等单位登记结果（三（二））。", "还缺材料：单位考核评议意见、公示及公示结果（附件1）。"],
        ["王芳"],
    ),
    (walking.objected, ["异议还没有结论：工作年限不实。"], ["王芳"]),
    (walking.filed, ["认定部门还没有受理；受理前，单位可以撤回上报。"], ["陈静"]),
    (walking.in_examination, [], ["陈静"]),
    (walking.proposed, ["陈静拟予以认定。要由另一个人复核（三（三））。"], ["杨帆"]),
    (walking.recognised, [], None),
]


def test_what_was_done_last_year_is_told_with_its_year(
    people: Cast, supervisor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walking.recognised(people)
    seen = [strip_tags(supervisor.get("bureau-case", case.public_id).content.decode())]
    following = moment("03-20").replace(year=2027)
    monkeypatch.setattr("zhicheng_web.clock.now", lambda: following)
    seen.append(strip_tags(supervisor.get("bureau-case", case.public_id).content.decode()))
    moments = [re.findall(r"(?:20\d\d年)?\d+月\d+日\d\d:\d\d", page) for page in seen]
    assert len(moments[0]) > 5
    assert moments[1] == [f"2026年{one}" for one in moments[0]]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_bureau_enters(page: str, people: Cast, supervisor: Browser) -> None:
    assert supervisor.get(page).status_code == 200
    for other in (people.li_yun, people.wang_fang, people.examiner):
        assert Browser(people, other).get(page).status_code == 404


@pytest.mark.parametrize(("walk", "why", "able"), WHY, ids=[walk.__name__ for walk, _, _ in WHY])
def test_a_case_tells_why_it_stands_there_and_who_can_move_it(
    walk: Any, why: list[str], able: list[str] | None, people: Cast, supervisor: Browser, stand_on: Any
) -> None:
    case = walk(people)
    stand_on("03-13", 17)
    page = supervisor.get("bureau-case", case.public_id).context
    missing = [one for one in page["why"] if not one.startswith("还缺材料")]
    assert (missing, page["able"]) == ([one for one in why if not one.startswith("还缺材料")], able)


def test_nobody_who_can_act_is_a_reason_too(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    supervisor.post(
        "bureau-transfer",
        case.public_id,
        to=str(people.bureau.public_id),
        version=case.version,
        reason="由市局直接审查",
    )
    text = supervisor.get("bureau-case", case.public_id).content.decode()
    assert "没有人可以办理</span>：请到“单位和部门”登记办理的人。" in text


def test_a_case_tells_every_step_and_that_its_record_is_whole(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.recognised(people)
    stand_on("03-16")
    page = supervisor.get("bureau-case", case.public_id)
    last = page.context["history"][0]
    assert (last["step"], last["who"], last["seq"], page.context["steps"]) == (
        "同意认定",
        "杨帆",
        case.version,
        case.version,
    )
    assert page.context["broken"] == ""
    assert f"{case.version}条记录首尾相接" in page.content.decode()


def test_a_draft_is_the_applicants_own(people: Cast, supervisor: Browser) -> None:
    case = walking.draft(people)
    assert supervisor.get("bureau-case", case.public_id).status_code == 404
    page = supervisor.get("bureau-cases")
    assert (page.context["list"].total, "还没有提交的申报" in page.content.decode()) == (0, True)


def test_a_case_is_assigned_with_a_reason_once(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    assert supervisor.get("bureau-transfer", case.public_id).status_code == 200
    said = {"to": str(people.guandu.public_id), "version": case.version, "key": "7d3c9f1a-2b4e-4f60-8a1b-9c0d1e2f3a4b"}
    short = supervisor.post("bureau-transfer", case.public_id, **said, reason="改派")
    assert (short.status_code, "改派</textarea>" in short.content.decode()) == (422, True)
    for _ in range(2):
        done = supervisor.post("bureau-transfer", case.public_id, **said, reason="管理归属地是官渡区")
        assert done.url == f"/bureau/cases/{case.public_id}/?done=1"
    now = Case.objects.get(pk=case.pk)
    assert (now.authority_id, now.version) == (people.guandu.pk, case.version + 1)


def test_a_second_tab_is_told_who_was_first(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.filed(people)
    stand_on("03-16", 10, 32)
    said = {"to": str(people.guandu.public_id), "version": case.version, "reason": "管理归属地是官渡区"}
    supervisor.post("bureau-transfer", case.public_id, **said)
    page = supervisor.post("bureau-transfer", case.public_id, **(said | {"to": str(people.bureau.public_id)}))
    assert page.status_code == 409
    text = page.content.decode()
    assert "您已在另一个页面办理了“移送其他部门”（3月16日10:32）。" in text
    assert "管理归属地是官渡区</textarea>" in text


def test_what_was_typed_comes_back_after_signing_in_again(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    account, firm = people.account(people.supervisor), people.firm.public_id
    case = walking.filed(people).public_id
    stand_on("03-16")
    typed = {"to": str(people.guandu.public_id), "reason": "写了一半的理由"}
    assert "写了一半的理由</textarea>" in back_after(supervisor, account, "bureau-transfer", case, **typed)
    assert 'value="0871-9"' in back_after(supervisor, account, "bureau-organisation-edit", firm, phone="0871-9")
    assert 'value="某公司"' in back_after(supervisor, account, "bureau-organisation-new", name="某公司")
    assert 'value="li-yun"' in back_after(supervisor, account, "bureau-membership", firm, login="li-yun")
    assert "注销登记</textarea>" in back_after(supervisor, account, "bureau-organisation-end", firm, reason="注销登记")
    assert "元旦：</textarea>" in back_after(supervisor, account, "bureau-calendar-import", text="元旦：")


def test_cases_are_found_by_name_holder_state_and_place(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    walking.filed(people)
    stand_on("03-16")

    def found(**query: str) -> list[str]:
        return [row.case.person.name for row in supervisor.get("bureau-cases", **query).context["list"].rows]

    assert (found(q="李云"), found(q="无此人")) == (["李云"], [])
    assert (found(state="filed"), found(state="proposed")) == (["李云"], [])
    assert supervisor.get("bureau-cases", state="nonsense").status_code == 400
    assert (found(group="authority"), found(group="employer"), found(group="late")) == (["李云"], [], [])
    assert (found(at=str(people.wuhua.public_id)), found(at=str(people.guandu.public_id))) == (["李云"], [])


def test_what_is_late_comes_first_and_what_is_over_last(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    walking.recognised(people)
    early, late = submitted(people, 1, "早来"), submitted(people, 2, "晚来")
    rewrite(early, due_on="2026-03-20")
    rewrite(late, due_on="2026-03-12")
    stand_on("03-16")
    page = supervisor.get("bureau-cases").context["list"]
    assert [(row.case.person.name, row.late, row.holder) for row in page.rows] == [
        ("晚来", 4, "用人单位"),
        ("早来", 0, "用人单位"),
        ("李云", 0, "已办结"),
    ]
    assert ([(key, number) for key, _, number in page.groups], page.total, page.late) == (
        [("applicant", 0), ("employer", 2), ("authority", 0), ("ended", 1)],
        3,
        1,
    )


def test_a_whole_number_is_seen_for_a_purpose_and_on_record(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    assert NUMBERS["李云"] not in supervisor.get("bureau-case", case.public_id).content.decode()
    asked = supervisor.post("bureau-identity", case.public_id)
    assert (asked.status_code, NUMBERS["李云"] in asked.content.decode()) == (422, False)
    seen = supervisor.post("bureau-identity", case.public_id, purpose="supervise")
    assert (NUMBERS["李云"] in seen.content.decode(), seen["Cache-Control"]) == (True, "private, no-store")
    assert list(list_views_of(people.li_yun.person_id).values_list("by", "purpose")) == [
        (people.supervisor.person_id, "supervise")
    ]


def test_a_review_needs_people_who_did_not_refuse(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.refused(people)
    ask_review(case, reason="学历日期以学信网为准", **walking.act(case, people.li_yun, moment("03-16")))
    stand_on("03-17")
    page = supervisor.get("bureau-case", case.public_id).context
    told = "申报人申请复查：学历日期以学信网为准。由没有办过这件的人重新审查。"
    assert (page["why"], page["able"]) == ([told], [])
    officer("白雪", "bai-xue", people.wuhua, "examiner")
    assert supervisor.get("bureau-case", case.public_id).context["able"] == ["白雪"]


def test_only_what_is_filed_is_sent_elsewhere(people: Cast, supervisor: Browser) -> None:
    case = walking.submitted(people)
    there = reverse("bureau-case", args=[case.public_id])
    assert supervisor.get("bureau-transfer", case.public_id).headers["Location"] == there


def test_a_case_whose_record_does_not_fit_is_named_and_led_to(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.recognised(people)
    body = {"cases": 1, "entries": 9, "broken": 1, looks.LISTED_MISFITS_KEY: [[str(case.public_id), "职称被改动过"]]}
    record_unit_act(people.bureau.pk, looks.LOOK_EVENT, by=SYSTEM, at=stand_on("03-16"), body=body)
    page = supervisor.get("bureau-ledger").content.decode()
    link = f'<a href="{reverse("bureau-case", args=[case.public_id])}">李云</a>'
    assert (link in page, page.count("请保留现场")) == (True, 1)
