"""The arrangements of 2023 to 2026 against the sentences of the State Council's notices, day by day."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from zhicheng.workdays.calendar import Calendar
from zhicheng.workdays.days import day_number
from zhicheng.workdays.holidays import load_calendar, read_year

FOLDER = Path(__file__).parents[3] / "policies" / "holidays"
NOTICES = {
    2023: """
        元旦：2022年12月31日至2023年1月2日放假调休，共3天。
        春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
        清明节：4月5日放假，共1天。
        劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
        端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
        中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
    """,
    2024: """
        元旦：1月1日放假，与周末连休。
        春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。
        清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
        劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
        端午节：6月10日放假，与周末连休。
        中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
        国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
    """,
    2025: """
        元旦：1月1日（周三）放假1天，不调休。
        春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
        清明节：4月4日（周五）至6日（周日）放假，共3天。
        劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
        端午节：5月31日（周六）至6月2日（周一）放假，共3天。
        国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
    """,
    2026: """
        元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        清明节：4月4日（周六）至6日（周一）放假，共3天。
        劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        端午节：6月19日（周五）至21日（周日）放假，共3天。
        中秋节：9月25日（周五）至27日（周日）放假，共3天。
        国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
    """,
}
DAY = re.compile(r"(?:(\d{4})年)?(?:(\d+)月)?(\d+)日(?:（[^）]*(?:周|星期)(.)）)?")


def read_days(sentence: str, year: int) -> list[date]:
    """The days a sentence names; where it names the day of the week too, that must be right."""
    found: list[date] = []
    for in_year, month, day, weekday in DAY.findall(sentence):
        year = int(in_year or year)
        found.append(date(year, int(month or (found[-1].month if found else 0)), int(day)))
        assert weekday in ("", "一二三四五六日"[found[-1].weekday()]), sentence
    return found


def read_notice(year: int) -> dict[date, str]:
    """What the notice of a year says of single days: the holiday's name, or 补班."""
    said: dict[date, str] = {}
    for line in NOTICES[year].split():
        name, sentences = line.split("：")
        for sentence in sentences.rstrip("。").split("。"):
            days = read_days(sentence, year)
            if sentence.endswith("上班"):
                said |= dict.fromkeys(days, "补班")
            else:
                off = [days[0] + timedelta(n) for n in range((days[-1] - days[0]).days + 1)]
                count = re.search(r"(\d)天", sentence)
                assert count is None or len(off) == int(count[1]), sentence
                said |= dict.fromkeys(off, name)
    return said


def differences(calendar: Calendar) -> list[str]:
    """The days of the four years on which a calendar and the notices disagree, by name or by being worked."""
    said = {day: name for year in NOTICES for day, name in read_notice(year).items()}
    wrong, day = [], date(2022, 12, 1)
    while day <= date(2026, 12, 31):
        name = said.get(day)
        at = day_number(day.isoformat())
        worked = name == "补班" if name else day.weekday() < 5
        if (calendar.name(at), calendar.is_working(at)) != (name, worked):
            wrong.append(day.isoformat())
        day += timedelta(days=1)
    return wrong


def test_the_arrangements_are_those_of_the_notices() -> None:
    assert differences(load_calendar(FOLDER)) == []


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("make_up = [2026-02-14, 2026-02-28]", "make_up = [2026-02-14, 2026-03-01]", ["2026-02-28", "2026-03-01"]),
        ("make_up = [2026-01-04]", "", ["2026-01-04"]),
        ("last = 2026-06-21", "last = 2026-06-22", ["2026-06-22"]),
        ("first = 2026-10-01", "first = 2026-10-02", ["2026-10-01"]),
    ],
)
def test_a_planted_wrong_day_is_found(right: str, wrong: str, found: list[str]) -> None:
    text = (FOLDER / "2026.toml").read_text(encoding="utf-8")
    others = [year for year in load_calendar(FOLDER).years if year.year != 2026]
    assert text.count(right) == 1
    assert differences(Calendar.of([*others, read_year(text.replace(right, wrong), "2026.toml")])) == found


def test_each_year_names_its_notice() -> None:
    assert [(year.year, year.state, year.title, year.number) for year in load_calendar(FOLDER).years] == [
        (2023, "published", "国务院办公厅关于2023年部分节假日安排的通知", "国办发明电〔2022〕16号"),
        (2024, "published", "国务院办公厅关于2024年部分节假日安排的通知", "国办发明电〔2023〕7号"),
        (2025, "published", "国务院办公厅关于2025年部分节假日安排的通知", "国办发明电〔2024〕12号"),
        (2026, "published", "国务院办公厅关于2026年部分节假日安排的通知", "国办发明电〔2025〕7号"),
    ]
