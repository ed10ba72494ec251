"""The working-day calendar on pages: the notice as printed is read, looked at, applied; and the ledger is looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.web import walking
from tests.web.cast import Cast, moment
from tests.web.desks import Browser
from zhicheng.policy.installed import policies_folder
from zhicheng.workdays.holidays import read_year
from zhicheng_web.cases.actions.check_ledger import confirm_misfits
from zhicheng_web.cases.engine import calendars
from zhicheng_web.cases.models import Publicity
from zhicheng_web.ledger import looks, units
from zhicheng_web.ledger.chain import BrokenChain
from zhicheng_web.ledger.seal_checks import RESTORED_DATABASE, SealCheck
from zhicheng_web.ledger.verification import MISSING_CASE_REF, Misfit, Verification, verify_chains
from zhicheng_web.people.actor import SYSTEM
from zhicheng_web.portal.supervision.holiday_arrangement import UnreadableArrangement, parse_arrangement

NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号

经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日
"""
FILE = (policies_folder() / "holidays/2026.toml").read_text(encoding="utf-8")
MOURNING = FILE + '\n[[holidays]]\nname = "哀悼日"\nfirst = 2026-03-06\nlast = 2026-03-06\n'


@pytest.fixture(autouse=True)
def own_calendars(rooms: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Imports of one test stay its own."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    yield


def test_the_printed_notice_says_what_its_file_says() -> None:
    year, text = parse_arrangement(NOTICE)
    assert (year, read_year(text, "2026.toml")) == (2026, read_year(FILE, "2026.toml"))


def test_a_holiday_over_new_year_names_its_years() -> None:
    year, text = parse_arrangement(
        "关于2024年部分节假日安排\n一、元旦：2023年12月30日至2024年1月1日放假，共3天。\n2023年10月25日"
    )
    read = read_year(text, "2024.toml").holidays[0]
    assert (year, read.last - read.first) == (2024, 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("放假三天", "没有找到是哪一年的安排"),
        ("2027年节假日：元旦：1月1日放假", "没有找到发布日期"),
        ("2027年节假日安排 2026年11月4日", "没有找到放假的日子"),
        ("[[holidays]]", "没有找到年份"),
    ],
)
def test_what_is_missing_in_a_notice_is_named(text: str, told: str) -> None:
    with pytest.raises(UnreadableArrangement) as wrong:
        parse_arrangement(text)
    assert str(wrong.value).startswith(told)


def test_an_arrangement_is_looked_at_then_applied(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    case = walking.in_publicity(people)
    stand_on("03-04")
    page = supervisor.post("bureau-calendar-import", text=MOURNING)
    told = page.context
    assert [(str(one.day), one.now, one.then) for one in told["days"]] == [("2026-03-06", "上班", "休息（哀悼日）")]
    assert [(one.publicity.case_id, str(one.until)) for one in told["moved_publicities"]] == [(case.pk, "2026-03-10")]
    assert [(str(one.now), str(one.then)) for one in told["windows"]] == []
    assert (str(Publicity.objects.get().last_on), calendars.load_calendar_texts()) == ("2026-03-09", {})
    done = supervisor.post("bureau-calendar-import", text=told["arrangement"], apply="1")
    assert done.url == "/bureau/calendar/?done=2026"
    assert str(Publicity.objects.get().last_on) == "2026-03-10"
    text = supervisor.client.get(done.url).content.decode()
    assert "2026年的放假安排已导入" in text
    assert "2026年，调整了1个公示" in text


def test_a_holiday_before_a_window_moves_its_last_start(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    stand_on("03-04")
    text = MOURNING.replace("2026-03-06", "2026-03-16")
    moved = supervisor.post("bureau-calendar-import", text=text).context["windows"]
    assert [(str(one.now), str(one.then)) for one in moved] == [("2026-03-12", "2026-03-11")]


def test_a_wrong_arrangement_is_told_with_its_line_and_stays_in_the_form(people: Cast, supervisor: Browser) -> None:
    page = supervisor.post("bureau-calendar-import", text=FILE.replace("2026-01-04]", "2026-01-05]"))
    assert page.status_code == 422
    assert "2026.toml 第 " in page.content.decode()
    assert "2026-01-05]" in page.content.decode()
    assert supervisor.post("bureau-calendar-import", text="").status_code == 422


def sealed(monkeypatch: pytest.MonkeyPatch, *faults: str, number: int = 4) -> None:
    """Let the seals say this: in the transaction of a test nothing is settled, so nothing can be sealed."""
    found = SealCheck(number, "ab" * 32, list(faults), [])
    monkeypatch.setattr("zhicheng_web.cases.actions.check_ledger.check_seals", lambda known: found)


def test_the_ledger_is_looked_at_with_when_and_how_many(
    people: Cast, supervisor: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walking.recognised(people)
    stand_on("03-16", 10, 32)
    assert supervisor.get("bureau-ledger").context["last"] is None
    sealed(monkeypatch)
    assert supervisor.post("bureau-ledger").url == "/bureau/ledger/?done=1"
    page = supervisor.get("bureau-ledger")
    last = page.context["last"]
    assert (last["who"], last["look"].cases, last["look"].entries) == ("和志明", 1, case.version)
    assert "1件申报的记录<wbr>全部完整" in page.content.decode()
    assert "和封存到第4号的内容。" in page.content.decode()


def test_a_look_without_seals_never_says_that_all_is_whole(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    walking.filed(people)
    stand_on("03-16")
    supervisor.post("bureau-ledger")
    page = supervisor.get("bureau-ledger").content.decode()
    assert "1件申报的记录<wbr>条条相接" in page
    assert "那时还没有封存过" in page
    before = {"cases": 1, "entries": 9, "broken": 0, "told": []}
    units.record_unit_act(people.bureau.pk, looks.LOOK_EVENT, by=SYSTEM, at=moment("03-17"), body=before)
    page = supervisor.get("bureau-ledger").content.decode()
    assert "，没有核对封存。" in page
    assert "全部完整" not in page


def test_a_broken_seal_is_on_the_page_and_on_the_bureau_s_first(
    people: Cast, supervisor: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    walking.filed(people)
    stand_on("03-16")
    assert "封存有" not in supervisor.get("bureau-cases").content.decode()
    sealed(monkeypatch, "第4号封存（2026）里的记录被改动过", RESTORED_DATABASE)
    supervisor.post("bureau-ledger")
    page = supervisor.get("bureau-ledger").content.decode()
    assert "封存有2处<wbr>对不上" in page
    assert "<dd>第4号封存（2026）里的记录被改动过</dd>" in page
    assert "全部完整" not in page
    first = supervisor.get("bureau-cases").content.decode()
    assert "<p>封存有2处对不上。</p>" in first
    assert "/bureau/ledger/" in first.partition('<nav aria-label="按在谁手里看"')[0].partition("封存有2处对不上")[2]


def test_a_restore_stays_on_the_page(people: Cast, supervisor: Browser, stand_on: Any) -> None:
    stand_on("03-16")
    body = {"reason": "磁盘坏了，恢复昨夜的备份", "findings": ["恢复前封存到第7号（2026）"]}
    units.record_unit_act(people.bureau.pk, looks.RESTORE_EVENT, by=SYSTEM, at=moment("03-15"), body=body)
    page = supervisor.get("bureau-ledger").content.decode()
    assert "登记备份恢复；理由：磁盘坏了，恢复昨夜的备份；恢复前封存到第7号（2026）" in page


def test_a_broken_record_is_named(
    people: Cast, supervisor: Browser, stand_on: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = walking.filed(people)
    stand_on("03-16")

    def altered(ref: object, links: object) -> tuple[int, str]:
        raise BrokenChain(f"entry 3 of {ref}: was altered")

    for module in ("verification", "queries"):
        monkeypatch.setattr(f"zhicheng_web.ledger.{module}.replay_chain", altered)
    supervisor.post("bureau-ledger")
    page = supervisor.get("bureau-ledger")
    told = [[str(case.public_id), f"entry 3 of {case.public_id}: was altered"]]
    assert (page.context["last"]["look"].broken, page.context["last"]["look"].misfits) == (1, told)
    assert "1件申报的记录<wbr>对不上" in page.content.decode()
    assert "请保留现场" in supervisor.get("bureau-case", case.public_id).content.decode()
    monkeypatch.undo()


def test_a_case_that_moves_on_while_others_are_read_is_no_fault(
    people: Cast, supervisor: Browser, stand_on: Any
) -> None:
    case = walking.filed(people)
    behind = Verification(1, case.version, [Misfit(str(case.public_id), "stands at 1 draft")])
    assert confirm_misfits(behind).misfits == []
    lost = behind._replace(misfits=[Misfit(MISSING_CASE_REF.format(7), "entries of no case")])
    assert confirm_misfits(lost).misfits == lost.misfits


def test_every_chain_is_looked_at_in_one_pass(people: Cast, django_assert_num_queries: Any) -> None:
    case = walking.filed(people)
    with django_assert_num_queries(1):
        assert verify_chains([(case.pk, case.public_id, case.version, case.state)]) == Verification(1, case.version, [])
    behind = verify_chains(
        [(case.pk, case.public_id, case.version - 1, case.state), (10**9, case.public_id, 1, "draft")]
    )
    told = f"stands at {case.version - 1} filed, its ledger at {case.version} filed"
    assert [one.why for one in behind.misfits] == [told, "has no entry"]
    assert [one.why for one in verify_chains([]).misfits] == ["entries of no case"]


def test_a_title_on_two_lines_is_one_title() -> None:
    broken = NOTICE.replace(
        "国务院办公厅关于2026年部分节假日安排的通知", "国务院办公厅关于2026年\n部分节假日安排的通知"
    )
    assert parse_arrangement(broken) == parse_arrangement(NOTICE)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("1月1日（周四）", "1月1日（周五）", "1月1日写的是周五，实际是周四。请对照原文再粘贴。"),
        ("28日（周六）上班", "28日（周日）上班", "2月28日写的是周日，实际是周六。请对照原文再粘贴。"),
        ("二十八、周日", "二十八、周一", "2月15日写的是周一，实际是周日。请对照原文再粘贴。"),
    ],
)
def test_a_day_that_is_another_weekday_is_told(right: str, wrong: str, told: str) -> None:
    assert NOTICE.count(right) == 1
    with pytest.raises(UnreadableArrangement, match=told):
        parse_arrangement(NOTICE.replace(right, wrong))


def test_who_pasted_a_notice_reads_of_no_file(people: Cast, supervisor: Browser) -> None:
    wrong = NOTICE.replace("1月4日（周日）上班", "1月5日上班")
    page = supervisor.post("bureau-calendar-import", text=wrong).content.decode()
    assert ("补班日 2026年1月5日（星期一）本来就上班" in page, "toml 第" in page) == (True, False)
