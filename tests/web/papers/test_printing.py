"""三（四）: the form is printed from the case, a draft until there is a title; who printed which copy stands with the case."""

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from tests.web import walking
from tests.web.cast import NUMBERS, Cast
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng_web.cases.models import Case, PrintedPaper
from zhicheng_web.cases.papers.stored_files import list_named_digests
from zhicheng_web.cases.papers.uploads import store
from zhicheng_web.ledger.models import ViewLog

FORM = "recognition_form"


def read_text(pdf: bytes) -> str:
    """All that a paper says, without what parts words."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return re.sub(r"\s", "", text)


def print_form(browser: Browser, room: str, case: Case, copy: int = 1) -> Any:
    """A copy as somebody prints it."""
    return browser.get(f"{room}-print", case.public_id, FORM, copy)


@pytest.fixture
def recognised(people: Cast, stand_on: Callable[..., Any]) -> Case:
    """A title of 13 March, looked at on the 16th."""
    case = walking.recognised(people)
    stand_on("03-16")
    return case


def test_the_form_says_what_the_case_says(people: Cast, recognised: Case) -> None:
    answer = print_form(Browser(people, people.li_yun), "applicant", recognised)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    text = read_text(answer.content)
    for part in (
        *("昆明市专业技术资格考核认定表", "李云", NUMBERS["李云"], "女", "1949.12", "昆明滇池机械有限公司", "企业"),
        *("机械设计员", "设计部", "滇池学院", "机械设计", "本科", "DC2024001", "2024年6月30日", "2024.08—至今"),
        *("《云南省招工录用登记表》", "2025.01—2026.02", "昆明市", "19个月", "到岗后跟着师傅画图", "完成三台泵的设计"),
        *("遵纪守法，作风踏实", "2026年3月2日至2026年3月9日", "公示期间没有收到异议", "助理工程师", "2026年第1号"),
        *("2026年3月13日（认定之日）", "五华区人力资源和社会保障局", "截至公示首日2026年3月2日满19个月"),
    ):
        assert part in text, part
    assert "草稿" not in text


def test_both_copies_are_archived_with_who_printed_them(people: Cast, recognised: Case) -> None:
    browser = Browser(people, people.li_yun)
    first, second = (print_form(browser, "applicant", recognised, copy).content for copy in (1, 2))
    assert print_form(browser, "applicant", recognised).content == first
    rows = list(PrintedPaper.objects.order_by("copy"))
    assert [(one.copy, one.by_name, one.unit_name, one.renderer) for one in rows] == [
        (1, "李云", "", "typst 0.15.2"),
        (2, "李云", "", "typst 0.15.2"),
    ]
    assert [store.load_paper_bytes(one.sha256) for one in rows] == [first, second]
    assert {one.sha256 for one in rows} <= set(list_named_digests())
    assert rows[0].check_code == rows[1].check_code
    assert f"校验码{rows[0].check_code}" in read_text(second)
    page = compact(browser.get("applicant-printables", recognised.public_id))
    assert ("打印过2次" in page, rows[0].check_code in page) == (True, True)


def test_a_former_printing_is_opened_as_it_was(people: Cast, recognised: Case) -> None:
    """To the byte, whatever was corrected since; whoever opens another's form has seen the number."""
    own = Browser(people, people.li_yun)
    pdf = print_form(own, "applicant", recognised).content
    (row,) = PrintedPaper.objects.all()
    for browser, room in ((own, "applicant"), (Browser(people, people.wang_fang), "employer")):
        assert (
            f"/printings/{row.public_id}/" in browser.get(f"{room}-printables", recognised.public_id).content.decode()
        )
        answer = browser.get(f"{room}-printing", recognised.public_id, row.public_id)
        assert (answer.status_code, answer.content) == (200, pdf)
    assert [one.by for one in ViewLog.objects.all()] == [people.person(people.wang_fang).pk]
    stranger = Browser(people, people.zhao_min)
    assert stranger.get("employer-printing", recognised.public_id, row.public_id).status_code == 404


def test_a_printing_of_which_the_file_is_gone_is_said(people: Cast, recognised: Case) -> None:
    browser = Browser(people, people.li_yun)
    print_form(browser, "applicant", recognised)
    (row,) = PrintedPaper.objects.all()
    store.locate_paper(row.sha256).unlink()
    answer = browser.get("applicant-printing", recognised.public_id, row.public_id)
    assert (answer.status_code, "文件不见了" in compact(answer), str(row.public_id) in compact(answer)) == (
        410,
        True,
        True,
    )


def test_who_prints_anothers_form_has_seen_the_number(people: Cast, recognised: Case) -> None:
    for who, room in ((people.wang_fang, "employer"), (people.examiner, "authority")):
        assert NUMBERS["李云"] in read_text(print_form(Browser(people, who), room, recognised).content)
    seen = ViewLog.objects.filter(person_seen=recognised.person_id, fields="id_number", purpose="print_form")
    assert sorted(seen.values_list("by", flat=True)) == sorted([people.wang_fang.person_id, people.examiner.person_id])
    assert sorted(PrintedPaper.objects.values_list("unit_name", flat=True)) == [
        "五华区人力资源和社会保障局",
        "昆明滇池机械有限公司",
    ]


def test_before_there_is_a_title_the_form_is_a_draft(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.filed(people)
    stand_on("03-11")
    own = read_text(print_form(Browser(people, people.li_yun), "applicant", case).content)
    units = read_text(print_form(Browser(people, people.wang_fang), "employer", case).content)
    assert ["草稿" in text for text in (own, units)] == [True, True]
    assert [NUMBERS["李云"] in text for text in (own, units)] == [True, False]
    assert (PrintedPaper.objects.count(), ViewLog.objects.filter(fields="id_number").count()) == (0, 0)


@pytest.mark.parametrize(
    ("walk", "said"),
    [
        (walking.filed, "认定以后打印正式的。"),
        (walking.refused, "没有认定，不打印正式的。"),
        (walking.not_recommended, "没有认定，不打印正式的。"),
    ],
)
def test_a_draft_promises_a_form_only_while_a_title_can_come(
    walk: Callable[[Cast], Case], said: str, people: Cast, stand_on: Callable[..., Any]
) -> None:
    case = walk(people)
    stand_on("03-16")
    page = compact(Browser(people, people.li_yun).get("applicant-printables", case.public_id))
    assert re.findall("不能盖章；(.*?。)", page) == [said]


def test_the_form_is_filled_in_on_the_day_of_submission(people: Cast, recognised: Case) -> None:
    """Not on that of the filing, which takes what units are called anew."""
    text = read_text(print_form(Browser(people, people.li_yun), "applicant", recognised).content)
    assert ("填表日期2026年2月3日" in text, "真伪" in text) == (True, False)


def test_an_empty_draft_has_a_form_too(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.draft(people, {})
    stand_on("02-03")
    assert print_form(Browser(people, people.li_yun), "applicant", case).status_code == 200


def test_no_form_of_a_title_that_was_revoked_nor_a_third_copy(people: Cast, recognised: Case) -> None:
    browser = Browser(people, people.li_yun)
    assert [print_form(browser, "applicant", recognised, copy).status_code for copy in (0, 3)] == [404, 404]
    assert browser.get("applicant-print", recognised.public_id, "no_paper", 1).status_code == 404
    case = walking.revoked(people)
    assert print_form(browser, "applicant", case).status_code == 404


def test_a_character_in_no_font_is_named_to_who_prints(people: Cast, stand_on: Callable[..., Any]) -> None:
    case = walking.draft(people, walking.FACTS | {"summary": {"work": "好😀", "achievements": ""}})
    stand_on("02-03")
    answer = print_form(Browser(people, people.li_yun), "applicant", case)
    page = compact(answer)
    assert (answer.status_code, "工作总结" in page, "U+1F600" in page) == (422, True, True)


def test_the_form_bears_the_names_of_its_acts(people: Cast, recognised: Case) -> None:
    walking.rewrite(people.person(people.li_yun), name="后来的名字")
    walking.rewrite(people.firm, name="后来的单位", uscc="91530100MA6CANARY0")
    walking.rewrite(people.wuhua, name="后来的部门")
    assert "后来的" not in read_text(print_form(Browser(people, people.li_yun), "applicant", recognised).content)
    assert PrintedPaper.objects.get().by_name == "后来的名字"
