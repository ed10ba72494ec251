"""The desk: why a case is doubtful, clause by clause with the papers beside, on to the next, nothing typed lost."""

from copy import deepcopy
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web import walking
from tests.web.authority.test_many import filed
from tests.web.cast import NUMBERS, Cast, moment
from tests.web.desks import Browser
from tests.web.ended import back_after
from tests.web.past_guards import rewrite
from zhicheng_web.cases.actions.accept import accept
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.actions.transfer import transfer
from zhicheng_web.cases.models import Case, Decision, Opinion
from zhicheng_web.ledger.queries import list_views_of

WHY = "核实后与事实不符"
LATE_MONTH = deepcopy(walking.FACTS)
LATE_MONTH["insurance"] = [walking.FACTS["insurance"][0] | {"late": True}]


def doubtful(people: Cast, monkeypatch: pytest.MonkeyPatch) -> Case:
    """李云 in examination with insurance paid late: 二（二） leaves it to a person."""
    monkeypatch.setattr(walking, "FACTS", LATE_MONTH)
    return walking.in_examination(people)


def test_a_row_says_why_it_is_doubtful(
    people: Cast, examiner: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful(people, monkeypatch)
    monkeypatch.undo()
    stand_on("03-16")
    page = examiner.get("authority-queue").context["queue"]
    assert [(row.case.person.name, row.why, row.route) for row in page.rows] == [
        ("李云", "连续缴纳社保", "大学本科学历或学位，二（二）4")
    ]
    assert [(group.key, group.number) for group in page.groups] == [
        ("eligible", 0), ("review", 1), ("unknown", 0), ("against", 0), ("refiled", 0),
    ]  # fmt: skip
    assert examiner.get("authority-queue", group="eligible").context["queue"].rows == []


def test_the_doubtful_come_first_when_asked_for(
    people: Cast, examiner: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear = filed(people, 7)
    doubtful(people, monkeypatch)
    rewrite(clear, due_on="2026-03-12")
    stand_on("03-13")
    by_day = examiner.get("authority-queue").context["queue"]
    by_risk = examiner.get("authority-queue", sort="risk").context["queue"]
    assert [row.case.advice for row in by_day.rows] == ["eligible", "review"]
    assert [row.case.advice for row in by_risk.rows] == ["review", "eligible"]
    assert ([row.late for row in by_day.rows], by_day.late) == ([1, 0], 1)


def test_the_first_question_stands_on_top_with_its_paper_open(
    people: Cast, examiner: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = doubtful(people, monkeypatch)
    review_page = examiner.get("authority-case", case.public_id).context["review_page"]
    assert [one.check["key"] for one in review_page.clauses_to_answer] == ["insured_months"]
    assert review_page.first_paper.kind == "insurance_record"
    assert [one.paper.kind for one in review_page.papers] == [
        "commitment_letter", "identity_document", "education_certificate", "recruitment_register", "insurance_record",
    ]  # fmt: skip


def test_a_question_without_an_answer_is_told_and_what_was_typed_stays(
    people: Cast, examiner: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = doubtful(people, monkeypatch)
    stand_on("03-16")
    said = {
        "outcome": "recognised",
        "why-insured_months": "写了一半",
        "reason": "整体也写了理由",
        "version": case.version,
    }
    page = examiner.post("authority-examine", case.public_id, **said)
    text = page.content.decode()
    assert page.status_code == 422
    assert text.count("二（二）还没有选意见。请选择认可或不认可。") == 2
    assert 'value="写了一半"' in text
    assert "整体也写了理由</textarea>" in text
    said |= {"opinion-insured_months": "pass", "why-insured_months": "单位漏缴后已补缴"}
    assert examiner.post("authority-examine", case.public_id, **said).status_code == 302
    row = Opinion.objects.get(case=case, key="insured_months")
    assert (row.advice, row.opinion, row.reason) == ("review", "pass", "单位漏缴后已补缴")


def test_to_differ_from_the_engine_needs_a_reason(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    said = {"outcome": "refused", "clause": "二（二）4", "reason": WHY, "version": case.version}
    page = examiner.post("authority-examine", case.public_id, **said, **{"opinion-bachelor": "fail"})
    assert (page.status_code, "二（二）4还没有写理由" in page.content.decode()) == (422, True)
    answered = {"opinion-bachelor": "fail", "why-bachelor": WHY}
    assert examiner.post("authority-examine", case.public_id, **said, **answered).status_code == 302


def test_after_a_decision_comes_the_next_case(people: Cast, examiner: Browser, stand_on: Any) -> None:
    cases = [filed(people, number) for number in range(3)]
    for minute, case in enumerate(cases):
        stand_on("03-11", 9, minute)
        there = f"/authority/cases/{case.public_id}/?after={case.public_id}"
        assert examiner.post("authority-accept", case.public_id, version=case.version).url == there
    first, second, third = cases
    sent = examiner.post("authority-examine", second.public_id, version=second.version + 1, outcome="recognised")
    assert sent.url == f"/authority/cases/{third.public_id}/?after={second.public_id}"
    page = examiner.client.get(sent.url)
    place = page.context["place"]
    assert (place.number, place.total, place.before, place.behind) == (2, 2, first.public_id, None)
    assert "提交复核。现在是“待复核”。下面是您的下一件。" in page.content.decode()
    sent = examiner.post("authority-examine", third.public_id, version=third.version + 1, outcome="recognised")
    assert sent.url == f"/authority/cases/{first.public_id}/?after={third.public_id}"
    sent = examiner.post("authority-examine", first.public_id, version=first.version + 1, outcome="recognised")
    assert sent.url == f"/authority/?after={first.public_id}"
    page = examiner.client.get(sent.url)
    assert (page.context["queue"].today, "收件箱是空的" in page.content.decode()) == (3, True)


def test_a_second_click_on_a_transfer_leads_on(
    people: Cast, examiner: Browser, elsewhere: Browser, stand_on: Any
) -> None:
    case = walking.misrouted(people)
    stand_on("03-16")
    said = {"to": str(people.wuhua.public_id), "reason": "单位的管理归属地是五华区", "version": case.version}
    said["key"] = str(uuid4())
    answers = [elsewhere.post("authority-transfer", case.public_id, **said) for _ in range(2)]
    assert [one.url for one in answers] == [f"/authority/?after={case.public_id}"] * 2
    assert Case.objects.get(pk=case.pk).version == case.version + 1
    page = elsewhere.client.get(answers[0].url).content.decode()
    assert "李云的申报已移送给五华区人力资源和社会保障局。" in page
    assert "已移送给" not in examiner.client.get(answers[0].url).content.decode()


def test_who_did_not_send_a_case_away_is_not_told_whose_it_is_and_where(
    people: Cast, examiner: Browser, approver: Browser, stand_on: Any
) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    examiner.post("authority-accept", case.public_id, version=case.version)
    bureau = walking.act(Case.objects.get(pk=case.pk), people.supervisor, moment("03-16", 10))
    transfer(case, people.guandu, reason=WHY, **bureau)
    page = examiner.get("authority-queue", after=str(case.public_id))
    assert (page.context["after"], "李云" in page.content.decode()) == (("受理", "", None, ""), False)
    assert "已办：受理。已不在本部门。" in page.content.decode()
    assert approver.get("authority-queue", after=str(case.public_id)).context["after"] is None


def test_the_approver_reads_what_the_examiner_said(
    people: Cast, examiner: Browser, approver: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = doubtful(people, monkeypatch)
    stand_on("03-16")
    said = {"outcome": "recognised", "opinion-insured_months": "pass", "why-insured_months": "单位漏缴后已补缴"}
    examiner.post("authority-examine", case.public_id, **said, version=case.version)
    text = approver.get("authority-case", case.public_id).content.decode()
    assert "经办：认可</b>，单位漏缴后已补缴" in text
    assert "陈静：拟予以认定" in text


def test_an_examiner_reads_why_it_came_back(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.proposed(people)
    send_back(case, reason="社保月份请再核对", **walking.act(case, people.approver, moment("03-13")))
    stand_on("03-16")
    assert "社保月份请再核对（" in examiner.get("authority-case", case.public_id).content.decode()


def test_what_the_examiner_said_stands_in_the_form_when_it_comes_back(
    people: Cast, examiner: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = doubtful(people, monkeypatch)
    stand_on("03-16")
    said = {"outcome": "recognised", "opinion-insured_months": "pass", "why-insured_months": "单位漏缴后已补缴"}
    examiner.post("authority-examine", case.public_id, **said, version=case.version)
    case.refresh_from_db()
    send_back(case, reason="社保月份请再核对", **walking.act(case, people.approver, moment("03-16", 10)))
    form = examiner.get("authority-case", case.public_id).context["form"]
    assert {name: form[name].value() for name in said} == said


def test_a_refusal_says_why_and_what_can_be_done(people: Cast, approver: Browser, stand_on: Any) -> None:
    case = walking.proposed_to_refuse(people)
    stand_on("03-16")
    form = approver.get("authority-case", case.public_id).context["form"]
    assert form["reason"].value() == walking.REASON
    empty = approver.post("authority-refuse", case.public_id, reason=walking.REASON, remedy="", version=case.version)
    assert (empty.status_code, "还没有写可以怎么办。" in empty.content.decode()) == (422, True)
    words = {"reason": "证件与登记不一致", "remedy": "可在30日内向本局申请复核。"}
    assert approver.post("authority-refuse", case.public_id, **words, version=case.version).status_code == 302
    decision = Decision.objects.get(case=case)
    assert (decision.reason, decision.remedy) == ("证件与登记不一致", "可在30日内向本局申请复核。")
    assert "可在30日内向本局申请复核。" in approver.get("authority-case", case.public_id).content.decode()


def test_a_return_offers_first_what_the_engine_left_open(
    people: Cast, examiner: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = doubtful(people, monkeypatch)
    stand_on("03-16")
    groups = examiner.get("authority-return", case.public_id).context["groups"]
    assert [(group.name, [one.reason.code for one in group.lines]) for group in groups][0] == (
        "系统意见提到的条款",
        ["insurance_unclear", "insurance_differs"],
    )
    text = examiner.get("authority-return", case.public_id).content.decode()
    assert "2026年3月23日" in text


def test_what_was_typed_comes_back_after_signing_in_again(
    people: Cast, examiner: Browser, approver: Browser, stand_on: Any
) -> None:
    account, case = people.account(people.examiner), walking.in_examination(people)
    stand_on("03-16")
    of = case.public_id
    typed = {"reason": "写了一半的理由", "opinion-bachelor": "fail", "why-bachelor": "年限不足"}
    text = back_after(examiner, account, "authority-examine", of, shown="authority-case", **typed)
    assert "写了一半的理由</textarea>" in text
    assert ('value="年限不足"' in text, '<option value="fail" selected>' in text) == (True, True)
    text = back_after(
        examiner, account, "authority-return", of, reason="service_differs", **{"words-service_differs": "起"}
    )
    assert ('value="service_differs" checked' in text, 'value="起"' in text) == (True, True)
    examiner.post("authority-examine", of, version=case.version, outcome="recognised")
    account = people.account(people.approver)
    assert "再核一次</textarea>" in back_after(approver, account, "authority-send-back", of, reason="再核一次")


def test_a_whole_number_is_seen_for_a_purpose_and_on_record(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.filed(people)
    stand_on("03-16")
    assert NUMBERS["李云"] not in examiner.get("authority-case", case.public_id).content.decode()
    asked = examiner.post("authority-identity", case.public_id)
    assert (asked.status_code, NUMBERS["李云"] in asked.content.decode()) == (422, False)
    seen = examiner.post("authority-identity", case.public_id, purpose="check_identity")
    assert (NUMBERS["李云"] in seen.content.decode(), seen["Cache-Control"]) == (True, "private, no-store")
    assert list(list_views_of(people.li_yun.person_id).values_list("by", "purpose")) == [
        (people.examiner.person_id, "check_identity"),
        (people.examiner.person_id, "check_identity"),
    ], "the number, and the card beside it"


def test_a_case_that_came_by_transfer_is_accepted_anew(people: Cast, elsewhere: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    click = walking.act(case, people.supervisor, moment("03-12"))
    case = transfer(case, people.guandu, reason="单位的管理归属地是官渡区", **click)
    stand_on("03-16")
    assert "受理李云的申报" in elsewhere.get("authority-case", case.public_id).content.decode()
    accept(case, **walking.act(case, people.guandu_examiner, moment("03-16")))
    assert "提交复核" in elsewhere.get("authority-case", case.public_id).content.decode()


def test_the_page_of_a_step_that_is_not_open_says_so(people: Cast, approver: Browser, stand_on: Any) -> None:
    case = walking.in_examination(people)
    stand_on("03-16")
    for step in ("authority-recognise", "authority-refuse"):
        assert "现在没有要您复核的意见。" in approver.get(step, case.public_id).content.decode()
        said = {"reason": WHY, "remedy": "可以申请复核。", "version": case.version}
        sent = approver.post(step, case.public_id, **said)
        assert (sent.status_code, Case.objects.get(pk=case.pk).state) == (422, "in_examination")


def test_a_page_of_cases_is_accepted_at_once_with_a_word_on_each(
    people: Cast, examiner: Browser, approver: Browser, elsewhere: Browser, stand_on: Any
) -> None:
    cases = [filed(people, number) for number in range(3)]
    stand_on("03-11")
    assert "受理本页待受理的3件" in examiner.get("authority-queue").content.decode()
    said: dict[str, Any] = {"case": [str(case.public_id) for case in cases], "key": str(uuid4())}
    said |= {f"version-{case.public_id}": case.version for case in cases}
    assert [page.post("authority-accept-page", **said).status_code for page in (approver, elsewhere)] == [404, 200]
    accept(cases[0], **walking.act(cases[0], people.examiner, moment("03-11")))
    report = examiner.post("authority-accept-page", **said).context
    assert [case.pk for case in report["accepted_cases"]] == [cases[1].pk, cases[2].pk]
    assert [(case.pk, outcome.late[:2]) for case, outcome in report["refused_cases"]] == [(cases[0].pk, "您已")]
    again = examiner.post("authority-accept-page", **said).context
    assert [case.pk for case in again["accepted_cases"]] == [cases[1].pk, cases[2].pk]
    assert set(Case.objects.values_list("state", "version")) == {("in_examination", cases[0].version + 1)}
    assert "受理本页" not in examiner.get("authority-queue").content.decode()


def test_a_page_whose_step_is_over_leads_to_the_case(people: Cast, examiner: Browser, stand_on: Any) -> None:
    case = walking.proposed(people)
    stand_on("03-16")
    there = reverse("authority-case", args=[case.public_id])
    assert examiner.get("authority-return", case.public_id).headers["Location"] == there


def test_whoever_receives_a_case_reads_from_where_and_why(people: Cast, stand_on: Any) -> None:
    case = walking.in_examination(people)
    transfer(
        case,
        people.guandu,
        reason="单位迁到官渡区，由官渡区认定",
        **walking.act(case, people.supervisor, moment("03-13")),
    )
    stand_on("03-16")
    page = Browser(people, people.guandu_examiner).get("authority-case", case.public_id).content.decode()
    assert f"（从{people.wuhua.name}到{people.guandu.name}）" in page
    assert page.count("理由：单位迁到官渡区，由官渡区认定") == 2, "on top, and in the history"
