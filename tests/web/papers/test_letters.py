"""What units and authorities write in a case, printed from the rows that pages show."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.web import lane_walks, walking
from tests.web.cast import Cast, moment
from tests.web.compact import compact
from tests.web.desks import Browser
from tests.web.employer.test_parent_report import PARENT, PARENT_UNIT
from tests.web.papers.form_samples import LONG
from tests.web.papers.test_printing import read_text
from tests.web.past_guards import rewrite
from zhicheng_web.cases.actions.replace_paper import replace_paper
from zhicheng_web.cases.actions.settle_objection import settle_objection
from zhicheng_web.cases.engine.remedies import describe_title_remedies
from zhicheng_web.cases.models import Case, Objection, Paper, PrintedPaper, TitleChange
from zhicheng_web.cases.papers.typesetting import set_paper
from zhicheng_web.cases.papers.typesetting.kinds.letters import LetterPart, LetterTable, PublicityNotice
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.people.models import Organisation
from zhicheng_web.portal.shared.printed.notice_printings import list_notice_printings
from zhicheng_web.portal.shared.printed.publicity_letters import FINDINGS
from zhicheng_web.portal.shared.printed.receipt_letter import list_papers_at

LETTERS: dict[str, tuple[Callable[[Cast], Case], tuple[str, ...]]] = {
    "application_receipt": (
        walking.returned_to_applicant,
        (
            "申报回执",
            "李云：",
            "2026年2月3日",
            "职称申报承诺书",
            "按服务承诺，单位在2026年2月10日以前审核",
            "不表示符合认定条件",
        ),
    ),
    "publicity_result": (
        walking.closed,
        ("公示结果证明", "2026年3月2日至2026年3月9日（满5个工作日）", "公示期间没有收到异议", "特此证明"),
    ),
    "refusal_decision": (
        walking.refused,
        (
            "不予认定决定书",
            walking.REASON,
            "二（二）4",
            "2026年4月12日以前可以向",
            "行政复议",
            "陈静",
            "杨帆",
            "2026年3月13日",
        ),
    ),
    "recognition_notice": (
        walking.recognised,
        ("关于认定李云同志", "2026年第1号", "助理工程师", "自2026年3月13日（认定之日）起算", "昆明滇池机械有限公司："),
    ),
    "return_notice": (
        walking.returned_to_employer,
        ("补正材料一次性告知书", "下列3处", "起始月份不符", "三（二）", "请在2026年3月19日以前", "保留原来的申报日"),
    ),
    "acceptance_notice": (
        walking.in_examination,
        ("受理通知书", "2026年3月10日上报", "2026年3月11日受理", "按服务承诺，审查、复核后在2026年4月9日以前作出决定"),
    ),
    "unit_decline": (walking.not_recommended, ("不予推荐告知书", "不能胜任现岗位工作", "2026年2月4日")),
    "title_change_decision": (walking.corrected, ("职称更正决定书", "机械设计", "2026年4月15日以前可以向")),
}


@pytest.mark.parametrize("layout", LETTERS)
def test_a_letter_says_what_was_decided(layout: str, people: Cast, stand_on: Callable[..., Any]) -> None:
    walk, parts = LETTERS[layout]
    case = walk(people)
    stand_on("04-02")
    answer = Browser(people, people.li_yun).get("applicant-print", case.public_id, layout, 1)
    text = read_text(answer.content)
    assert [part for part in parts if part not in text] == []
    (row,) = PrintedPaper.objects.all()
    assert (row.kind, f"校验码{row.check_code}" in text) == (layout, True)


@pytest.mark.parametrize("walk", [walking.corrected, walking.correction_appealed, walking.revocation_appealed])
def test_a_decision_on_a_title_keeps_its_remedies(
    walk: Callable[[Cast], Case], people: Cast, stand_on: Callable[..., Any]
) -> None:
    """Printed again after a review was asked, it says what it said on its day."""
    case = walk(people)
    stand_on("04-03")
    text = read_text(
        Browser(people, people.li_yun).get("applicant-print", case.public_id, "title_change_decision", 1).content
    )
    flat = "".join(text.split())
    for part in (
        "三、不服怎么办",
        "申请复查（由其他人办理）",
        "60日内",
        "本级人民政府申请行政复议",
        "6个月内",
        "向人民法院提起行政诉讼",
    ):
        assert part in flat
    assert ("重新申报" in flat, "不延长" in flat) == (False, True)


def test_papers_of_the_day_of_a_title_keep_its_words(people: Cast, stand_on: Callable[..., Any]) -> None:
    """三（四） what was corrected later stands in 附件3's remarks, with the day and number of its decision."""
    case = walking.recognised(people)
    stand_on("04-02")
    browser = Browser(people, people.li_yun)

    def print_it(layout: str) -> str:
        return read_text(browser.get("applicant-print", case.public_id, layout, 1).content)

    before = print_it("recognition_notice")
    walking.put_right(case, people, moment("03-16", 14), specialty="机械设计及自动化")
    form = print_it("recognition_form")
    (change,) = TitleChange.objects.all()
    number = f"决定书编号{case.case_number}-{change.seq}"
    assert f"2026年3月16日更正，{number}：专业原“{case.specialty}”改为“机械设计及自动化”。" in form
    assert form.count("机械设计及自动化") == 1
    assert print_it("recognition_notice") == before


def test_a_decision_after_a_review_names_what_is_left() -> None:
    """复查决定书: reconsideration and court, no second review."""
    text = describe_title_remedies("昆明市人社局", date(2026, 4, 3), after_review=True)
    assert ("60日内" in text, "6个月内" in text, "复查" in text) == (True, True, False)


def test_whoever_objected_reads_what_became_of_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    """One letter for each objection that was answered; the applicant has none of them."""
    case = walking.objected_twice(people)
    for day, place in (("03-06", 1), ("03-09", 0)):
        click = walking.act(case, people.wang_fang, moment(day))
        case = settle_objection(
            case, outcome="dismissed", conclusion=f"已经逐项核对过原件（{day}）", place=place, **click
        )
    stand_on("03-11")
    hr = Browser(people, people.wang_fang)
    first, second = (
        read_text(hr.get("employer-print", case.public_id, "objection_answer", copy).content) for copy in (1, 2)
    )
    assert ("异议受理与答复" in first, "不成立" in first, first != second) == (True, True, True)
    words = [one.words for one in Objection.objects.order_by("pk")]
    assert [[word in text for word in words] for text in (first, second)] == [[True, False], [False, True]]
    assert hr.get("employer-print", case.public_id, "objection_answer", 3).status_code == 404
    assert (
        Browser(people, people.li_yun).get("applicant-print", case.public_id, "objection_answer", 1).status_code == 404
    )
    printing = PrintedPaper.objects.filter(kind="objection_answer").first()
    assert printing
    own = Browser(people, people.li_yun).get("applicant-printing", case.public_id, printing.public_id)
    assert (own.status_code, hr.get("employer-printing", case.public_id, printing.public_id).status_code) == (404, 200)


def test_every_end_of_an_objection_has_its_words() -> None:
    assert FINDINGS.keys() == set(Objection.State.values) - {"open"}


def test_a_receipt_lists_what_was_handed_in_then(people: Cast, stand_on: Callable[..., Any]) -> None:
    """A paper that was replaced afterwards stands in the receipt once, as it was."""
    case = walking.draft(people)
    old = Paper.objects.filter(case=case).order_by("pk").first()
    assert old
    first = max(one.at for one in Paper.objects.filter(case=case))
    before, later = [one.pk for one in list_papers_at(case, first)], first + timedelta(days=1)
    replace_paper(case, old, name="新的.png", data=walking.picture(90), **walking.act(case, people.li_yun, later))
    found = Case.objects.get(pk=case.pk)
    new = [one.pk for one in list_papers_at(found, later)]
    assert [one.pk for one in list_papers_at(found, first)] == before
    assert (old.pk in before, old.pk in new, len(new)) == (True, False, len(before))


def test_a_letter_of_what_was_not_decided_is_not_there(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.submitted(people)
    stand_on("03-11")
    browser = Browser(people, people.li_yun)
    answers = {
        browser.get("applicant-print", case.public_id, layout, 1).status_code
        for layout in LETTERS
        if layout != "application_receipt"
    }
    assert answers == {404}


def test_the_parent_stamps_what_it_was_asked(people: Cast, stand_on: Callable[..., Any], settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.com"
    case = walking.closed(people)
    rewrite(Organisation.objects.filter(pk=people.firm.pk), branch_of=PARENT_UNIT)
    stand_on("03-11")
    hr = Browser(people, people.wang_fang)
    version = Case.objects.get(pk=case.pk).version
    assert hr.post("employer-parent-report", case.public_id, version=version, **PARENT).status_code == 302
    text = read_text(hr.get("employer-print", case.public_id, "parent_recommendation", 1).content)
    for part in (
        "关于推荐李云同志",
        "四川大河工程有限公司（盖章）",
        "昆明滇池机械有限公司",
        "同意推荐其申报考核认定初级职称",
    ):
        assert part in text


def print_notice(browser: Browser, case: Case) -> str:
    """附件1 of one person for a start on 2 March."""
    answer = browser.client.get(reverse("employer-notice-print"), {"start": "2026-03-02", "case": str(case.public_id)})
    assert answer.status_code == 200
    return read_text(answer.content)


def test_the_notice_is_of_the_lane_that_prints_it(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = lane_walks.check(lane_walks.assess_it(lane_walks.sent(people), people), people)
    stand_on("02-27")
    units = {"昆明滇池机械有限公司": people.wang_fang, "云岭商贸有限公司": people.zhao_min}
    for (unit, who), other in zip(units.items(), reversed(units), strict=True):
        text = print_notice(Browser(people, who), case)
        for part in (
            "关于李云同志",
            "设计部",
            "本科",
            "机械设计",
            "助理工程师",
            "2026年3月2日至2026年3月9日，共5个工作日",
        ):
            assert part in text
        assert f"{other}同时公示" in text
        assert re.search(rf"{unit}2026年3月2日", text)
        assert ("11010519491231002X" in text, "DC2024001" in text) == (False, False)
    assert PrintedPaper.objects.filter(case=case, kind="publicity_notice").count() == 2


def test_printings_of_the_notice_are_listed_for_unit_and_authority(people: Cast, stand_on: Callable[..., Any]) -> None:
    """With day, printer, check code and start; the person sees none of it, and a paper that is lost has no start."""
    case = walking.filed(people)
    stand_on("03-11")
    print_notice(Browser(people, people.wang_fang), case)
    (row,) = PrintedPaper.objects.all()
    shown = {
        room: compact(Browser(people, who).get(f"{room}-printables", case.public_id))
        for room, who in (("employer", people.wang_fang), ("authority", people.examiner), ("applicant", people.li_yun))
    }
    told = {
        room: [part in page for part in (row.check_code, "王芳，校验码", "2026年3月2日")]
        for room, page in shown.items()
    }
    assert told == {"employer": [True] * 3, "authority": [True] * 3, "applicant": [False] * 3}
    store.locate_paper(row.sha256).unlink()
    (lost,) = list_notice_printings(case)
    assert (lost.row.pk, lost.start) == (row.pk, None)


def test_a_notice_of_many_goes_on_over_pages(rooms: None) -> None:
    rows = [[str(place), "杨䶮㛃", "设计部", "本科", "机械设计", "助理工程师"] for place in range(1, 61)]
    table = LetterTable(["序号", "姓名", "部门", "学历", "所学专业", "拟认定"], [12, 28, 0, 22, 32, 30], rows)
    notice = PublicityNotice(
        issued_at=LONG.issued_at,
        head="",
        title=["关于杨䶮㛃等60名同志", "考核认定初级职称的公示"],
        number="",
        addressee="",
        board=True,
        parts=[LetterPart("", ["现予公示。"], table), LetterPart("一、公示时间", ["五个工作日。"])],
        signed_by=["昆明滇池机械有限公司"],
        signed_on=date(2026, 3, 2),
    )
    text = read_text(set_paper.set_paper(notice).pdf)
    assert text.count("助理工程师") == 60
    assert text.count("所学专业") == 3
