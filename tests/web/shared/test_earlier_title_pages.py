"""The pages of titles of before this system: one by one and as a sheet, with what is wrong by row and column, then two people."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.cast import Cast, waiting_title
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng_web.cases.models import EarlierTitle

HEAD = "姓名,证件类型,证件号码,系列,层级,职称,专业,取得日期,依据的材料,文号或证书编号"
GOOD = "李云,,11010519491231002X,工程技术人员（通用）,员级,技术员,机械,2019/5/6,职称证书,云0123"
REASON = "第1行的取得日期和证书不一致"


@pytest.fixture
def examiner(people: Cast) -> Browser:
    """陈静 of the county."""
    return Browser(people, people.examiner)


@pytest.fixture
def approver(people: Cast) -> Browser:
    """杨帆 of the county."""
    return Browser(people, people.approver)


def check(browser: Browser, *lines: str, head: str = HEAD) -> Any:
    """The answer to a sheet of these rows."""
    text = "\r\n".join((head, *lines))
    file = SimpleUploadedFile("职称.csv", text.encode(), "text/csv")
    return browser.post("authority-earlier-title-import", file=file)


def test_a_sheet_is_counted_first_written_when_confirmed_and_counts_by_a_second(
    people: Cast, examiner: Browser, approver: Browser
) -> None:
    shown = check(examiner, GOOD, GOOD.replace("云0123", "云0124"), GOOD.replace("11010519491231002X", "123"))
    assert (shown.status_code, EarlierTitle.objects.count()) == (200, 0)
    assert "可以提出1个，<wbr>已经登记0个，<wbr>要改2个" in compact(shown)
    assert "11010519491231002X" not in shown.content.decode(), "a number on the page is masked, in the form sealed"
    examiner.post("authority-earlier-title-import", sealed=shown.context["sealed"], apply="1")
    one = EarlierTitle.objects.get()
    assert (one.line, one.title, one.authority_name, one.outcome) == (2, "技术员", people.wuhua.name, "")
    assert "已经登记1个" in compact(check(examiner, GOOD))
    assert "要由本部门的另一位同事" in examiner.get("authority-earlier-title-answer", one.sheet).content.decode()
    assert "已核对，确认1个" in approver.get("authority-earlier-title-answer", one.sheet).content.decode()
    approver.post("authority-earlier-title-answer", one.sheet, answer="yes")
    one.refresh_from_db()
    assert (one.outcome, one.approver_name) == ("confirmed", "杨帆")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (GOOD.replace("员级", "正高"), "“层级”一列：“正高”不是可以填的层级。"),
        (GOOD.replace("工程技术人员（通用）", "炼金"), "“系列”一列：“炼金”不是可以填的系列。"),
        (GOOD.replace("2019/5/6", "2019/13/6"), "“取得日期”一列：取得日期不是存在的日期"),
        (GOOD.replace("2019/5/6", ""), "“取得日期”一列：请填写取得日期"),
        (GOOD.replace("11010519491231002X", "110105194912310021"), "“证件号码”一列："),
        (GOOD.replace(",云0123", ","), "“文号或证书编号”一列：请填写文号或证书编号。"),
        (f"{GOOD}\r\n{GOOD}", "这个人同一系列、同一层级的职称在前面的行里已经有了。"),
    ],
)
def test_what_is_wrong_is_said_with_its_column(examiner: Browser, line: str, words: str) -> None:
    assert words in check(examiner, line).content.decode()


def test_an_authority_brings_in_no_title_of_another(people: Cast, examiner: Browser) -> None:
    said = check(examiner, f"{GOOD},{people.guandu.name}", head=f"{HEAD},认定部门").content.decode()
    assert f"“认定部门”一列：只能登记{people.wuhua.name}认定的职称。" in said


def test_a_sheet_of_somebody_else_and_a_file_that_is_none_are_refused_in_words(people: Cast, examiner: Browser) -> None:
    shown = check(examiner, GOOD)
    other = Browser(people, people.guandu_examiner)
    answer = other.post("authority-earlier-title-import", sealed=shown.context["sealed"], apply="1")
    assert (answer.status_code, EarlierTitle.objects.count()) == (422, 0)
    assert "请重新选择文件" in answer.content.decode()
    assert "第一行缺这几列：姓名" in check(examiner, GOOD, head="名字").content.decode()


def test_one_title_is_typed_and_what_is_wrong_loses_nothing(people: Cast, examiner: Browser) -> None:
    typed = {
        "name": "李云",
        "document": "id",
        "number": "11010519491231002X",
        "series": "engineering",
        "level": "technician",
        "title": "技术员",
        "specialty": "机械",
        "granted_on_0": "2019",
        "granted_on_1": "5",
        "granted_on_2": "6",
        "source": "职称证书",
        "source_number": "云0123",
    }
    refused = examiner.post("authority-earlier-title-new", **typed | {"number": "110105194912310021"})
    assert refused.status_code == 422
    assert "云0123" in refused.content.decode()
    done = examiner.post("authority-earlier-title-new", **typed)
    assert done.headers["Location"] == f"{reverse('authority-earlier-titles')}?done=proposed"
    assert "1批等待确认" in examiner.get("authority-earlier-titles").content.decode()


def test_a_second_declines_with_a_reason_or_says_that_a_title_counts_no_longer(
    people: Cast, examiner: Browser, approver: Browser
) -> None:
    one = waiting_title(people)
    page = "authority-earlier-title-answer"
    assert f'href="{reverse("authority-earlier-titles")}"' in approver.get("authority-queue").content.decode()
    assert approver.post(page, one.sheet, answer="no", reason="").status_code == 422
    assert approver.post(page, one.sheet, answer="no", reason=REASON).status_code == 302
    assert REASON in examiner.get(page, one.sheet).content.decode()
    again = waiting_title_again(people)
    approver.post(page, again.sheet, answer="yes")
    assert examiner.get("authority-earlier-title-void", again.public_id).status_code == 200
    examiner.post("authority-earlier-title-void", again.public_id, reason=REASON)
    voiding = EarlierTitle.objects.get(voids=again)
    assert "不再作数" in approver.get(page, voiding.sheet).content.decode()
    approver.post(page, voiding.sheet, answer="yes")
    found = approver.client.post(reverse("authority-earlier-titles"), {"q": "530102199003070032"}).content.decode()
    assert ("不再作数" in found, "530102********0032" in found) == (True, True)
    assert examiner.get("authority-earlier-title-void", again.public_id).status_code == 404


def waiting_title_again(people: Cast) -> EarlierTitle:
    """The same, proposed once more."""
    EarlierTitle.objects.filter(name="高原").get()
    known = set(EarlierTitle.objects.values_list("pk", flat=True))
    waiting_title(people)
    return EarlierTitle.objects.exclude(pk__in=known).get()


def test_the_bureau_sees_every_title_and_answers_its_own_alone(people: Cast) -> None:
    one = waiting_title(people)
    bureau = Browser(people, people.supervisor)
    assert bureau.get("bureau-earlier-title-answer", one.sheet).status_code == 404
    assert bureau.get("bureau-earlier-titles").status_code == 200
    assert "认定部门" in bureau.get("bureau-earlier-title-new").content.decode()


def test_whose_title_it_is_reads_it_on_the_first_page(people: Cast, examiner: Browser, approver: Browser) -> None:
    shown = check(examiner, GOOD)
    examiner.post("authority-earlier-title-import", sealed=shown.context["sealed"], apply="1")
    approver.post("authority-earlier-title-answer", EarlierTitle.objects.get().sheet, answer="yes")
    words = f"系统启用前取得：技术员，机械专业，2019年5月6日，{people.wuhua.name}，职称证书云0123。"
    assert words in Browser(people, people.li_yun).get("applicant-home").content.decode()
    assert words not in Browser(people, people.zhao_min).get("applicant-home").content.decode()
