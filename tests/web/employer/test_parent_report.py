"""三（二） 附件2 by the parent's link: drafted, sent or printed, answered once without an account, counted at the filing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.past_guards import rewrite
from zhicheng.policy.installed import find_latest_policy
from zhicheng.procedure.move import StepRefused
from zhicheng_web.cases.actions.ask_parent import ask_parent, build_parent_token
from zhicheng_web.cases.actions.receive_parent_report import ParentAnswer, build_answer_act, receive_parent_report
from zhicheng_web.cases.actions.withdraw import withdraw
from zhicheng_web.cases.models import Case, Paper, ParentReport
from zhicheng_web.cases.papers import correction_rounds
from zhicheng_web.cases.read import parent_reports
from zhicheng_web.cases.read.id_number import read_case_number
from zhicheng_web.cases.read.parent_reports import is_report_confirmed
from zhicheng_web.cases.transition.commitment_checks import compare_rows
from zhicheng_web.cases.transition.record import StaleVersion
from zhicheng_web.ledger.models import Entry, UnitEntry
from zhicheng_web.messages.channels.mail import MailNotSent
from zhicheng_web.messages.parent_letters import send_parent_letters
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.employer.unit_form import UnitForm

ASK, PARENT_UNIT = "employer-parent-report", {"uscc": None, "province": "四川省", "affiliation": "none"}
PARENT = {"parent_name": "四川大河工程有限公司", "mail": "hr@example.com"}
WHO = {"name": "何建国", "post": "人力资源部经理", "phone": "028-86131111"}
LACKING = "缺上级法人单位的推荐报告（附件2）"


@pytest.fixture
def branch_case(people: Cast, stand_on: Callable[..., Any], settings: Any) -> Case:
    """A case of a branch whose publicity is over; mail goes out."""
    settings.EMAIL_HOST = "mail.example.com"
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), branch_of=PARENT_UNIT)
    stand_on("03-11")
    return case


def ask(hr: Browser, case: Case, **changed: str) -> ParentReport:
    """The report that HR has asked for."""
    answer = hr.post(ASK, case.public_id, version=Case.objects.get(pk=case.pk).version, **PARENT | changed)
    assert answer.status_code == 302
    return ParentReport.objects.select_related("case").latest("pk")


def link(report: ParentReport) -> str:
    """The parent's address."""
    return reverse("parent-report", args=[build_parent_token(report)])


def test_the_parent_confirms_by_name_and_the_case_lacks_the_report_no_more(
    people: Cast, branch_case: Case, wang_fang: Browser, mailoutbox: list[Any]
) -> None:
    report = ask(wang_fang, branch_case)
    (letter,) = mailoutbox
    assert letter.to == ["hr@example.com"] and link(report) in letter.body and "李云" not in letter.body
    assert LACKING in wang_fang.get("employer-file").content.decode()
    page = Client().get(link(report))
    shown = compact(page)
    number, phone = read_case_number(branch_case) or "", people.person(people.li_yun).phone or "13800"
    assert ("李云" in shown, number[-6:] in shown, number[:10] in shown, phone in shown) == (True, *[False] * 3)
    assert page.headers["Cache-Control"] == "private, no-store"
    assert Client().post(link(report), {"answer": "confirmed", **WHO}).status_code == 200
    assert LACKING not in wang_fang.get("employer-file").content.decode()
    views = UnitEntry.objects.filter(event="view_parent_report", person_id=branch_case.person_id)
    assert views.count() == 1, "each look is written down"
    assert "何建国，人力资源部经理" in compact(wang_fang.get("employer-case", branch_case.public_id))


def test_what_the_parent_has_not_read_it_has_not_confirmed(branch_case: Case, wang_fang: Browser) -> None:
    report = ask(wang_fang, branch_case)
    Client().post(link(report), {"answer": "confirmed", **WHO})
    case = Case.objects.select_related("snapshot").get(pk=branch_case.pk)
    before = is_report_confirmed(case)
    assert case.snapshot is not None
    case.snapshot.title = "技术员"  # returned to the applicant, who now asks for another title
    assert (before, is_report_confirmed(case)) == (True, False)


def test_a_stamped_scan_enters_the_case_as_a_paper_of_the_parent(branch_case: Case, wang_fang: Browser) -> None:
    report = ask(wang_fang, branch_case)
    assert "还没有选文件" in Client().post(link(report), {"answer": "stamped", **WHO}).content.decode()
    scan = SimpleUploadedFile("报告.png", walking.picture(7), "image/png")
    assert Client().post(link(report), {"answer": "stamped", "file": scan, **WHO}).status_code == 200
    paper = Paper.objects.get(case=branch_case, kind="parent_recommendation")
    assert paper.name == "推荐报告（四川大河工程有限公司上传）"
    assert ParentReport.objects.get(pk=report.pk).paper_id == paper.pk
    assert LACKING not in wang_fang.get("employer-file").content.decode()


def test_a_parent_that_declines_says_why(branch_case: Case, wang_fang: Browser) -> None:
    report = ask(wang_fang, branch_case)
    refused = Client().post(link(report), {"answer": "declined", **WHO})
    assert (refused.status_code, ParentReport.objects.get(pk=report.pk).answer) == (422, "")
    answer = Client().post(link(report), {"answer": "declined", "reason": "此人已调到其他分公司", **WHO})
    assert answer.status_code == 200, compact(answer)
    assert "此人已调到其他分公司" in wang_fang.get(ASK, branch_case.public_id).content.decode()
    assert LACKING in wang_fang.get("employer-file").content.decode()


def test_a_later_word_of_the_parent_sets_an_earlier_one_aside(
    people: Cast, branch_case: Case, wang_fang: Browser
) -> None:
    Client().post(link(ask(wang_fang, branch_case)), {"answer": "confirmed", **WHO})
    assert "链接寄到hr@example.com" in compact(wang_fang.get("employer-case", branch_case.public_id))
    why = "此人的业绩由总公司复查"
    Client().post(link(ask(wang_fang, branch_case)), {"answer": "declined", "reason": why, **WHO})
    assert not is_report_confirmed(Case.objects.get(pk=branch_case.pk))
    assert LACKING in wang_fang.get("employer-file").content.decode()
    for page in (
        wang_fang.get("employer-case", branch_case.public_id),
        Browser(people, people.li_yun).get("applicant-progress", branch_case.public_id),
    ):
        assert why in compact(page)


def test_a_confirmation_of_other_words_is_marked_so(
    branch_case: Case, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    Client().post(link(ask(wang_fang, branch_case)), {"answer": "confirmed", **WHO})
    monkeypatch.setattr(parent_reports, "draft_parent_report", lambda *about: [["申报的职称", "技术员"]])
    page = compact(wang_fang.get("employer-case", branch_case.public_id))
    assert ("内容和现在的申报不一致" in page, "没有扫描件" in page) == (True, False)


def test_a_link_that_is_over_says_so_in_plain_words(
    branch_case: Case, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    first = ask(wang_fang, branch_case)
    version = Case.objects.get(pk=branch_case.pk).version
    again = wang_fang.post(ASK, branch_case.public_id, version=version, **PARENT)
    assert (again.status_code, "总公司还没有答复" in again.content.decode()) == (422, True)
    wang_fang.post("employer-parent-withdraw", branch_case.public_id, version=version)
    second = ask(wang_fang, branch_case)
    stand_on("03-27")
    late = ask(wang_fang, branch_case)
    Client().post(link(late), {"answer": "confirmed", **WHO})
    said = {
        "分公司已经取消了这个链接": (link(first), link(second)),
        "这个链接已经用过，总公司已经答复": (link(late),),
        "链接不完整": (link(late)[:-2] + "x/",),
    }
    for words, addresses in said.items():
        for there in addresses:
            for answer in (Client().get(there), Client().post(there, {"answer": "confirmed", **WHO})):
                assert (answer.status_code, words in answer.content.decode()) == (410, True)


def test_a_link_dies_with_its_days_and_with_the_case(
    people: Cast, branch_case: Case, wang_fang: Browser, stand_on: Callable[..., Any]
) -> None:
    report = ask(wang_fang, branch_case)
    stand_on("03-27")
    assert "这个链接已经超过15天" in Client().get(link(report)).content.decode()
    stand_on("03-12")
    case = Case.objects.get(pk=branch_case.pk)
    withdraw(case, **walking.act(case, people.li_yun, moment("03-12")))
    assert "不再需要答复" in Client().get(link(report)).content.decode()


def test_a_printed_letter_has_the_square_and_the_text(branch_case: Case, wang_fang: Browser) -> None:
    report = ask(wang_fang, branch_case, mail="")
    page = wang_fang.get("employer-parent-letter", branch_case.public_id).content.decode()
    assert link(report) in page and "data:image/svg+xml" in page and "李云" in page
    wang_fang.post(
        "employer-parent-withdraw", branch_case.public_id, version=Case.objects.get(pk=branch_case.pk).version
    )
    assert wang_fang.get("employer-parent-letter", branch_case.public_id).status_code == 302


def test_the_branch_does_not_answer_as_its_own_parent(people: Cast, branch_case: Case, wang_fang: Browser) -> None:
    report = ask(wang_fang, branch_case)
    assert wang_fang.get("employer-parent-letter", branch_case.public_id).status_code == 302
    assert build_parent_token(report) not in wang_fang.get(ASK, branch_case.public_id).content.decode()
    for somebody in (wang_fang, Browser(people, people.li_yun)):
        for answer in (
            somebody.client.get(link(report)),
            somebody.client.post(link(report), {"answer": "confirmed", **WHO}),
        ):
            assert (answer.status_code, "本单位的人和申报人不能答复" in compact(answer)) == (410, True)
    assert ParentReport.objects.get(pk=report.pk).answer == ""
    assert Browser(people, people.supervisor).client.get(link(report)).status_code == 200


def test_a_letter_that_cannot_be_handed_over_is_sent_by_the_next_run(
    branch_case: Case, wang_fang: Browser, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*letter: str) -> None:
        raise MailNotSent("away")

    with monkeypatch.context() as away:
        away.setattr("zhicheng_web.messages.parent_letters.send_letter", refuse)
        ask(wang_fang, branch_case)
    assert "邮件还没有寄出" in wang_fang.get(ASK, branch_case.public_id).content.decode()
    at = moment("03-11", 11)
    assert (send_parent_letters(at), send_parent_letters(at), len(mailoutbox)) == (1, 0, 1)


def test_what_the_parent_answers_is_committed_to(branch_case: Case, wang_fang: Browser) -> None:
    report = ask(wang_fang, branch_case)
    Client().post(link(report), {"answer": "confirmed", **WHO})
    assert list(compare_rows([branch_case.pk]).misfits) == []
    asked, answered = Entry.objects.filter(case_id=branch_case.pk).order_by("seq")[branch_case.version :]
    assert (asked.event, f"parent_report:{report.pk}:asked" in asked.body) == ("enclose", True)
    assert (answered.event, f"parent_report:{report.pk}:answer" in answered.body) == ("receive_parent_report", True)


def test_another_answer_sent_meanwhile_is_not_thanked_for(branch_case: Case, wang_fang: Browser) -> None:
    asked, at = ask(wang_fang, branch_case), moment("03-11", 11)
    declined = ParentAnswer("declined", "何建国", "经理", "028-86131111", "此人已调到其他分公司")
    confirmed = declined._replace(answer="confirmed", name="马丽", reason="")

    def answer(said: ParentAnswer) -> None:
        report = ParentReport.objects.select_related("case").get(pk=asked.pk)
        act = build_answer_act(report, said, b"", at)
        act["version"] = version
        receive_parent_report(report.case, report=report, answer=said, data=b"", **act)

    version = Case.objects.get(pk=branch_case.pk).version
    answer(declined)
    answer(declined)
    with pytest.raises((StepRefused, StaleVersion)):
        answer(confirmed)
    assert ParentReport.objects.get(pk=asked.pk).answer == "declined"


def test_in_a_round_that_does_not_fault_the_report_the_parent_reads_why_and_the_unit_takes_the_link_back(
    branch_case: Case, wang_fang: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ask(wang_fang, branch_case)
    monkeypatch.setattr(correction_rounds, "opened_by", lambda round_: frozenset())
    answer = Client().get(link(report))
    assert (answer.status_code, "不再需要答复" in answer.content.decode()) == (410, True)
    version = Case.objects.get(pk=branch_case.pk).version
    assert wang_fang.post("employer-parent-withdraw", branch_case.public_id, version=version).status_code == 302


def test_a_city_without_the_paper_offers_it_nowhere_and_the_step_refuses(
    branch_case: Case, wang_fang: Browser, people: Cast, settings: Any
) -> None:
    link = reverse(ASK, args=[branch_case.public_id])
    assert link in wang_fang.get("employer-case", branch_case.public_id).content.decode()
    settings.CITY = "hangzhou"
    pages = [wang_fang.get(page, branch_case.public_id) for page in ("employer-case", "employer-enclose")]
    assert [link in page.content.decode() for page in pages] == [False, False]
    hints = [UnitForm(find_latest_policy(city))["branch"].help_text for city in ("kunming", "hangzhou")]
    assert ["推荐报告" in hint for hint in hints] == [True, False]
    gone = wang_fang.get(ASK, branch_case.public_id)
    assert (gone.status_code, gone.headers["Location"]) == (302, reverse("employer-case", args=[branch_case.public_id]))
    with pytest.raises(StepRefused) as refused:
        click = walking.act(branch_case, people.wang_fang, moment("03-11", 10))
        ask_parent(branch_case, **PARENT, origin="https://example.com", **click)
    assert [one.key for one in refused.value.findings] == ["parent_report_of_policy"]
