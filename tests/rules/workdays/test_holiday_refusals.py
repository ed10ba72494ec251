"""An arrangement that is wrong is refused with file, line, and what was expected: one case for each kind of mistake."""

from pathlib import Path

import pytest

from zhicheng.workdays.holidays import CalendarError, load_calendar, read_year

RIGHT = """\
year = 2026
state = "published"

[source]
title = "国务院办公厅关于2026年部分节假日安排的通知"
number = "国办发明电〔2025〕7号"
date = 2025-11-04

[[holidays]]
name = "元旦"
first = 2026-01-01
last = 2026-01-03
make_up = [2026-01-04]

[[holidays]]
name = "春节"
first = 2026-02-15
last = 2026-02-23
make_up = [
  2026-02-14,
  2026-02-28,
]
"""


def refusal(text: str) -> str:
    with pytest.raises(CalendarError) as caught:
        read_year(text, "holidays/2026.toml")
    return str(caught.value)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        (
            "last = 2026-02-23",
            "last = 2026-02-30",
            18,
            "不是有效的 TOML，请检查日期是否存在、引号和括号是否成对。",
        ),
        (
            "  2026-02-28,\n]\n",
            "  2026-02-28,\n",
            21,
            "不是有效的 TOML，请检查日期是否存在、引号和括号是否成对。",
        ),
        ("year = 2026\n", "", 1, "缺少“year”，应为四位年份（如 2026）。"),
        ("year = 2026", 'year = "2026"', 1, '“year”应为四位年份（如 2026），现为 "2026"。'),
        ("year = 2026", "year = true", 1, "“year”应为四位年份（如 2026），现为 True。"),
        ("year = 2026", "year = 2025", 1, "“year”是 2025，文件名应为 2025.toml，现为 2026.toml。"),
        ('"published"', '"final"', 2, '“state”应为published或provisional（加引号），现为 "final"。'),
        ("[source]", "[sources]", 1, "缺少“source”，应为一节 [source]。"),
        ('title = "国务院办公厅关于2026年部分节假日安排的通知"\n', "", 4, "缺少“title”，应为加引号的文字。"),
        (
            "〔2025〕7号",
            "[2025]7号",
            6,
            '“number”应为文号（如 国办发明电〔2025〕7号，加引号），现为 "国办发明电[2025]7号"。',
        ),
        (
            "date = 2025-11-04",
            "date = 2024-11-04",
            7,
            "“date”是 2024-11-04，而 2026 年的安排应在 2025 年或 2026 年发布。",
        ),
        (
            "make_up = [2026-01-04]",
            "makeup = [2026-01-04]",
            13,
            "不认识的项“makeup”，可用的有：name、first、last、make_up。",
        ),
        ('name = "元旦"', 'name = ""', 10, '“name”应为加引号的文字，现为 ""。'),
        ('name = "春节"', 'name = "元旦"', 16, "“元旦”已列过一次，每个节日只列一次。"),
        ("first = 2026-01-01\n", "", 9, "缺少“first”，应为日期（如 2026-02-15，不加引号）。"),
        (
            "first = 2026-01-01",
            'first = "2026-01-01"',
            11,
            '“first”应为日期（如 2026-02-15，不加引号），现为 "2026-01-01"。',
        ),
        (
            "first = 2026-01-01",
            "first = 2026-01-01 08:00:00",
            11,
            "“first”应为日期（如 2026-02-15，不加引号），现为 2026-01-01 08:00:00。",
        ),
        ("make_up = [2026-01-04]", "make_up = 2026-01-04", 13, "“make_up”应为方括号内的若干日期，现为 2026-01-04。"),
        ("  2026-02-28,", "  28,", 21, "“make_up”应为日期（如 2026-02-15，不加引号），现为 28。"),
        ("last = 2026-02-23", "last = 2026-02-13", 18, "“春节”放假至 2026-02-13，早于首日 2026-02-15。"),
        (
            "last = 2026-02-23",
            "last = 2027-02-23",
            18,
            "“春节”的 2027-02-23 超出范围，应在 2025-12-01 至 2026-12-31 之间。",
        ),
        (
            "first = 2026-01-01",
            "first = 2025-11-30",
            11,
            "“元旦”的 2025-11-30 超出范围，应在 2025-12-01 至 2026-12-31 之间。",
        ),
        ("  2026-02-28,", "  2027-02-28,", 21, "“春节”的 2027-02-28 超出范围，应在 2025-12-01 至 2026-12-31 之间。"),
        (
            "last = 2026-01-03",
            "last = 2026-02-16",
            13,
            "“元旦”的 2026-01-04（星期日）已列在 holidays/2026.toml 的“元旦”中，每一天只列一次。",
        ),
        (
            "first = 2026-02-15",
            "first = 2026-01-03",
            17,
            "“春节”的 2026-01-03（星期六）已列在 holidays/2026.toml 的“元旦”中，每一天只列一次。",
        ),
        (
            "  2026-02-28,",
            "  2026-01-04,",
            21,
            "“春节”的 2026-01-04（星期日）已列在 holidays/2026.toml 的“元旦”中，每一天只列一次。",
        ),
        (
            "  2026-02-28,",
            "  2026-02-22,",
            21,
            "“春节”的 2026-02-22（星期日）已列在 holidays/2026.toml 的“春节”中，每一天只列一次。",
        ),
        (
            "  2026-02-28,",
            "  2026-02-27,",
            21,
            "“春节”的补班日 2026-02-27（星期五）本来就上班，补班日应为星期六或星期日。",
        ),
    ],
)
def test_a_mistake_is_refused(right: str, wrong: str, line: int, said: str) -> None:
    assert RIGHT.count(right) == 1
    assert refusal(RIGHT.replace(right, wrong)).splitlines()[0] == f"holidays/2026.toml 第 {line} 行：{said}"


def test_what_is_right_is_read() -> None:
    year = read_year(RIGHT, "holidays/2026.toml")
    assert [(holiday.name, len(holiday.make_up)) for holiday in year.holidays] == [("元旦", 1), ("春节", 2)]


def test_a_number_that_nobody_knows_may_be_left_out() -> None:
    assert read_year(RIGHT.replace('number = "国办发明电〔2025〕7号"\n', ""), "holidays/2026.toml").number is None


def test_a_file_may_give_no_holiday_at_all_only_if_it_says_so() -> None:
    assert (
        refusal(RIGHT.split("[[holidays]]")[0])
        == "holidays/2026.toml 第 1 行：缺少“holidays”，应为若干节 [[holidays]]。"
    )


LAW = """[source]
title = "全国年节及纪念日放假办法"
number = "国务院令第795号"
date = 2024-11-10
[[fixed]]
name = "元旦"
month = 1
day = 1
since = 1950
"""


def arranged_folder(place: Path) -> Path:
    """A folder that knows the law of one day, and no arrangement."""
    folder = place / "holidays"
    folder.mkdir()
    (folder / "statutory.toml").write_text(LAW.replace("[source]", "dated = []\n[source]"), encoding="utf-8")
    return folder


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    folder = arranged_folder(tmp_path)
    (folder / "2026.toml").write_text(RIGHT.replace("2026-01-04", "2026-01-05").replace("  2026-02-14", "  2026-02-13"))
    (folder / "2027.toml").write_text("year = 2027\n")
    with pytest.raises(CalendarError) as caught:
        load_calendar(folder)
    assert str(caught.value).splitlines() == [
        "holidays/2026.toml 第 13 行：“元旦”的补班日 2026-01-05（星期一）本来就上班，补班日应为星期六或星期日。",
        "holidays/2026.toml 第 20 行：“春节”的补班日 2026-02-13（星期五）本来就上班，补班日应为星期六或星期日。",
        "holidays/2027.toml 第 1 行：缺少“holidays”，应为若干节 [[holidays]]。",
        "holidays/2027.toml 第 1 行：缺少“source”，应为一节 [source]。",
        "holidays/2027.toml 第 1 行：缺少“state”，应为published或provisional（加引号）。",
    ]


def test_a_day_is_arranged_by_one_year_only(tmp_path: Path) -> None:
    folder = arranged_folder(tmp_path)
    (folder / "2026.toml").write_text(RIGHT)
    (folder / "2027.toml").write_text(
        'year = 2027\nstate = "provisional"\n[source]\ntitle = "推算"\ndate = 2026-11-01\n'
        '[[holidays]]\nname = "元旦"\nfirst = 2026-12-31\nlast = 2027-01-02\nmake_up = [2026-12-26]\n'
    )
    assert [year.year for year in load_calendar(folder).years] == [2026, 2027]
    (folder / "2026.toml").write_text(RIGHT.replace("2026-02-28", "2026-12-26"))
    with pytest.raises(CalendarError) as caught:
        load_calendar(folder)
    assert str(caught.value) == (
        "holidays/2027.toml 第 10 行：“元旦”的 2026-12-26（星期六）已列在 holidays/2026.toml 的“春节”中，每一天只列一次。"
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CalendarError) as caught:
        load_calendar(tmp_path / "holidays")
    assert str(caught.value) == f"找不到放假安排的文件夹 {tmp_path / 'holidays'}。"
