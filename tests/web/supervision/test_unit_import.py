"""Many units from a sheet: what is wrong is said row by row, and nothing is written before the bureau has confirmed."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.compact import compact
from tests.web.desks import Browser
from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.people.models import Organisation

PAGE, NEW_CODE = "bureau-unit-import", "91530102MA6K7P2Q0D"
HEAD = "类别,单位名称,统一社会信用代码,在本市登记,单位性质,管理归属地,电话"
GOOD = f"用人单位,昆明翠湖设计有限公司,{NEW_CODE},是,企业,五华区,0871-63100001"


@pytest.fixture
def bureau(people: Cast) -> Browser:
    """和志明 of the bureau."""
    return Browser(people, people.supervisor)


def upload(text: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    """A sheet as a browser sends it."""
    return SimpleUploadedFile("名册.csv", text.encode(encoding), "text/csv")


def check(bureau: Browser, *lines: str, encoding: str = "utf-8") -> Any:
    """The answer to a sheet of these rows."""
    return bureau.post(PAGE, key=str(uuid4()), file=upload("\r\n".join((HEAD, *lines)), encoding))


def test_nothing_is_written_before_the_bureau_has_confirmed_and_then_once(people: Cast, bureau: Browser) -> None:
    before = Organisation.objects.count()
    known = f"用人单位,{people.firm.name},{people.firm.uscc},是,企业,五华区,"
    shown = check(bureau, GOOD, known, "用人单位,缺代码的单位,,是,企业,五华区,", encoding="gb18030")
    page = compact(shown)
    assert (shown.status_code, Organisation.objects.count()) == (200, before)
    assert "可以登记1个，<wbr>已经登记1个，<wbr>要改1个" in page
    assert "请填写统一社会信用代码" in page
    key = str(uuid4())
    for _ in range(2):
        answer = bureau.post(PAGE, key=key, text=shown.context["text"], apply="1")
    assert Organisation.objects.count() == before + 1
    unit = Organisation.objects.get(uscc=NEW_CODE)
    assert (unit.name, unit.management_area, unit.phone) == ("昆明翠湖设计有限公司", "530102", "0871-63100001")
    assert UnitEntry.objects.get(organisation_id=unit.pk).event == "register_unit"
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (GOOD.replace("企业", "公司制"), "“公司制”不是可以填的单位性质。"),
        (GOOD.replace("五华区", "朝阳区"), "“朝阳区”不是可以填的管理归属地。"),
        (GOOD.replace("用人单位", "市人社局"), "“市人社局”不是可以填的类别。"),
        (GOOD.replace(NEW_CODE, NEW_CODE[:-1] + "0"), "校验"),
        (GOOD.replace("0871-63100001", "abc"), "不是能拨通的电话号码"),
        (GOOD.replace(",是,", ",,"), "在本市登记没有填写。"),
        (f"{GOOD}\r\n{GOOD}", "这个信用代码在前面的行里已经有了。"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_in_words(bureau: Browser, line: str, words: str) -> None:
    assert words in check(bureau, line).content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("PK\x03\x04", "请在Excel里选“另存为”"),
        ("名称\r\n甲", "第一行缺这几列：类别、单位名称、统一社会信用代码、在本市登记。"),
        (HEAD, "表里有0个单位"),
        (f'{HEAD}\r\n{GOOD}\r\n用人单位,"{"a" * 140_000}', "这个文件的格式读不出来"),
        ("长" * 90_000, "文件超过250KB"),
    ],
)
def test_a_file_that_is_no_such_sheet_is_refused_with_what_to_do(bureau: Browser, data: str, words: str) -> None:
    answer = bureau.post(PAGE, key=str(uuid4()), file=upload(data))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_line_ends_of_any_computer_are_read_and_rows_are_counted_as_the_sheet_counts_them(bureau: Browser) -> None:
    for end in ("\r", "\n", "\r\n"):
        answer = bureau.post(PAGE, key=str(uuid4()), file=upload(end.join((HEAD, "", ",,,,,,", GOOD))))
        (row,) = answer.context["rows"]
        assert (answer.status_code, row.number, row.problems) == (200, 4, [])


def test_what_decides_where_cases_go_is_seen_before_it_is_entered(bureau: Browser) -> None:
    page = compact(check(bureau, GOOD))
    assert f"用人单位，<wbr>{NEW_CODE}，<wbr>没有填写，<wbr>是，<wbr>五华区" in page


def test_the_largest_sheet_can_be_posted_back(bureau: Browser) -> None:
    rows = [f"用人单位,{'长' * 110},{number},是,,," for number in range(600)]
    shown = check(bureau, *rows)
    assert (shown.status_code, len(shown.context["text"].encode()) > 200_000) == (200, True)
    form = urlencode({"key": str(uuid4()), "text": shown.context["text"], "apply": "1"})
    answer = bureau.client.post(reverse(PAGE), form, content_type="application/x-www-form-urlencoded")
    assert answer.status_code != 400
