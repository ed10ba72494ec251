"""三（二） Days off by law: against the sky and the notices, never worked; and what publishing an arrangement can change."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.workdays.sky import CLEAR_BRIGHT, lunar_day, term_day
from zhicheng.policy.installed import find_policy
from zhicheng.policy.windows import Timetable
from zhicheng.workdays.calendar import MAKE_UP, Calendar, Holiday, Year, is_weekday
from zhicheng.workdays.days import day_number, iso_day
from zhicheng.workdays.holidays import CalendarError, load_calendar, load_statutory, read_year
from zhicheng.workdays.months import first_day
from zhicheng.workdays.statutory import read_statutory
from zhicheng.workdays.words import describe_provisional_year

FOLDER = Path(__file__).parents[3] / "policies" / "holidays"
STATUTORY, CALENDAR = load_statutory(FOLDER), load_calendar(FOLDER)
TEXT = (FOLDER / "statutory.toml").read_text(encoding="utf-8")
POLICY = find_policy("kunming/2023")
DATED_YEARS = range(2025, 2036)
YEAR = 2027
FIRST, END = first_day(YEAR * 12), first_day(YEAR * 12 + 12)
BARE = Calendar.of([], STATUTORY)
"""Nothing is arranged."""


def number(day: date) -> int:
    return day_number(day.isoformat())


@pytest.mark.parametrize("year", DATED_YEARS)
def test_the_festivals_of_the_moon_and_the_sun_stand_on_their_days(year: int) -> None:
    eve = number(lunar_day(year, 1, 1)) - 1
    named = {
        **dict.fromkeys(range(eve, eve + 4), "春节"),
        number(term_day(year, CLEAR_BRIGHT)): "清明节",
        number(lunar_day(year, 5, 5)): "端午节",
        number(lunar_day(year, 8, 15)): "中秋节",
    }
    for text, name in (("01-01", "元旦"), ("05-01", "劳动节"), ("05-02", "劳动节"), ("10-01", "国庆节")):
        day = day_number(f"{year}-{text}")
        named[day] = f"{named[day]}、{name}" if day in named else name
    for text in ("10-02", "10-03"):
        day = day_number(f"{year}-{text}")
        named[day] = f"{named[day]}、国庆节" if day in named else "国庆节"
    assert STATUTORY.name_days(year, year) == named
    assert STATUTORY.last_dated_year == DATED_YEARS[-1]


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_sky_agrees_with_the_published_years(year: int) -> None:
    """The festivals as computed lie in the holidays that the State Council has named after them."""
    days = {
        "春节": lunar_day(year, 1, 1),
        "清明节": term_day(year, CLEAR_BRIGHT),
        "端午节": lunar_day(year, 5, 5),
        "中秋节": lunar_day(year, 8, 15),
    }
    assert all(name in (CALENDAR.name(number(day)) or "") for name, day in days.items())


@pytest.mark.parametrize("calendar", [CALENDAR, BARE], ids=["installed", "nothing arranged"])
def test_no_new_year_s_day_is_ever_a_working_day(calendar: Calendar) -> None:
    fixed = {"01-01": 1950, "05-01": 1950, "05-02": 2025, "10-01": 1950, "10-02": 1950, "10-03": 1999}
    days = [day_number(f"{year}-{text}") for text, since in fixed.items() for year in range(since, 2101)]
    assert [iso_day(day) for day in days if calendar.is_working(day)] == []
    assert calendar.between(day_number("2036-12-31"), day_number("2037-01-02")) == 1  # 元旦 of 2037 is a Thursday
    assert calendar.after(day_number("2036-12-31"), 1) == day_number("2037-01-02")


def test_a_day_off_by_law_is_named_and_its_year_stays_provisional() -> None:
    day = day_number("2027-09-15")
    assert (CALENDAR.is_working(day), CALENDAR.name(day), CALENDAR.state(day)) == (False, "中秋节", "provisional")
    assert (BARE.name(day_number("2028-10-03")), BARE.is_working(day_number("2027-10-04"))) == ("中秋节、国庆节", True)


@st.composite
def arrangements(draw: st.DrawFn) -> Year:
    """An arrangement such as the State Council might publish: every day off by law, some more, some weekends worked."""
    holidays, last = [], FIRST - 1
    runs: list[list[int]] = []
    for day in sorted(STATUTORY.name_days(YEAR, YEAR)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    for place, run in enumerate(runs):
        first = draw(st.integers(max(run[0] - 3, last + 1), run[0]))
        last = draw(st.integers(run[-1], min(run[-1] + 5, END - 1)))
        holidays.append((f"{place}", first, last))
    off = {day for _, first, last in holidays for day in range(first, last + 1)}
    weekends = [day for day in range(FIRST, END) if not is_weekday(day) and day not in off]
    made_up = draw(st.lists(st.sampled_from(weekends), max_size=9, unique=True))
    named = [Holiday(name, first, last, tuple(made_up) if name == "0" else ()) for name, first, last in holidays]
    return Year(YEAR, "published", "某年安排", None, FIRST - 30, tuple(named))


@given(arrangements(), st.integers(FIRST - 10, END - 10))
def test_publishing_is_kinder_unless_it_rests_a_weekday_that_was_counted(year: Year, start: int) -> None:
    """For every start and every last day to file; where it does rest some, later by so many working days at most."""
    before, after = Timetable(POLICY, BARE), Timetable(POLICY, Calendar.of([year], STATUTORY))
    ends = before.publicity_ends(start)
    rested = sum(BARE.is_working(day) and not after.calendar.is_working(day) for day in range(start + 1, END))
    counted = [day for day in range(start + 1, ends + 1) if BARE.is_working(day)]
    if all(after.calendar.is_working(day) for day in counted):
        assert after.publicity_ends(start) <= ends
    assert after.publicity_ends(start) <= BARE.after(ends, rested) if rested else after.publicity_ends(start) <= ends
    latest = before.latest_start(start)
    span = [day for day in range(latest, start) if BARE.is_working(day)]
    if all(after.calendar.is_working(day) for day in span):
        assert after.latest_start(start) >= latest


@given(arrangements())
def test_no_arrangement_lets_a_day_off_by_law_be_worked(year: Year) -> None:
    calendar = Calendar.of([year], STATUTORY)
    careless = Calendar.of([year._replace(holidays=(year.holidays[1],))], STATUTORY)
    for day in STATUTORY.name_days(YEAR, YEAR):
        assert (calendar.is_working(day), careless.is_working(day)) == (False, False)


def test_what_publishing_has_changed_in_2025_and_2026() -> None:
    """The latest starts as they stood before the year was published, and then: where it was not kinder, and by what."""
    before, after = Timetable(POLICY, BARE), Timetable(POLICY, CALENDAR)
    found = {
        iso_day(day): (iso_day(before.latest_start(day)), iso_day(after.latest_start(day)))
        for year in (2025, 2026)
        for window in after.windows_of(year)
        for day in window
        if before.latest_start(day) != after.latest_start(day)
    }
    assert found == {"2026-03-01": ("2026-02-20", "2026-02-14")}  # 20 and 23 February rest, 14 and 28 are worked


def test_a_published_year_that_leaves_one_worked_is_refused() -> None:
    text = (FOLDER / "2026.toml").read_text(encoding="utf-8").replace("first = 2026-06-19", "first = 2026-06-20")
    with pytest.raises(CalendarError) as caught:
        read_year(text, "2026.toml", statutory=STATUTORY)
    assert str(caught.value) == (
        "2026.toml 第 11 行：没有让 2026-06-19（星期五）放假，而它是法定节假日端午节（全国年节及纪念日放假办法）。"
    )
    estimate = text.replace('"published"', '"provisional"')
    assert read_year(estimate, "2026.toml", statutory=STATUTORY).state == "provisional"


def test_an_estimate_needs_not_repeat_the_law() -> None:
    spring = Holiday("春节", day_number("2027-02-05"), day_number("2027-02-12"), (day_number("2027-01-31"),))
    calendar = Calendar.of([Year(2027, "provisional", "推算", None, day_number("2026-11-01"), (spring,))], STATUTORY)
    names = [calendar.name(day_number(day)) for day in ("2027-01-01", "2027-01-31", "2027-02-12", "2027-06-09")]
    assert names == ["元旦", MAKE_UP, "春节", "端午节"]


def test_the_calendar_of_the_first_edition_keeps_its_name_and_its_days() -> None:
    first_edition = Calendar.of(CALENDAR.years)
    assert first_edition.hash == "sha256:2cfde8e900de407f5d045a0417d26f18b12931670af49931fa35139d44fe3944"
    assert first_edition != CALENDAR
    assert first_edition.is_working(day_number("2027-01-01"))


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2022, "2022年的放假安排没有录入（最早录入2023年），这一年的工作日只是推算。"),
        (
            2027,
            "2027年的放假安排还没有公布，法定节假日算休息，其余的日子暂按星期一至星期五上班推算，公布后可能变动。",
        ),
        (
            2036,
            "2036年的放假安排还没有公布，农历的节日只录入到2035年，"
            "法定节假日算休息，其余的日子暂按星期一至星期五上班推算，公布后可能变动。",
        ),
    ],
)
def test_a_year_that_is_not_certain_says_why(year: int, sentence: str) -> None:
    assert describe_provisional_year(CALENDAR, year) == sentence


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("month = 5\nday = 2", "month = 2\nday = 29", "第 22 行：“劳动节”的2月29日不是每年都有的日子。"),
        ("since = 1999", "since = 99", "第 44 行：“since”应为年份，整数（不加引号），现为 99。"),
        ("days = 4", "days = 0", "第 49 行：“days”应为天数，整数（不加引号），现为 0。"),
        ("  2030-02-02,\n", "", "第 50 行：“春节”应逐年各列一天，不缺不重，现为 2025-01-28、2026-02-16、2027-02-05、"),
        ("  2035-09-16,\n", "", "第 104 行：“中秋节”列到2034年，应与“春节”的年份相同。"),
        ('name = "元旦"\n', "", "第 10 行：缺少“name”，应为加引号的文字。"),
    ],
)
def test_a_mistake_in_the_law_s_file_is_named_with_its_line(right: str, wrong: str, sentence: str) -> None:
    assert TEXT.count(right) == 1
    with pytest.raises(CalendarError) as caught:
        read_statutory(TEXT.replace(right, wrong), "statutory.toml")
    assert str(caught.value).startswith(f"statutory.toml {sentence}")


def test_without_the_law_s_file_nothing_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(CalendarError, match="缺少 statutory.toml（法定节假日）"):
        load_calendar(tmp_path)


def test_the_sky_is_computed_for_the_day_of_beijing() -> None:
    """2033 to 2034: a leap eleventh month, and a new moon seven hours into its day."""
    assert (lunar_day(2034, 1, 1), lunar_day(2033, 8, 15)) == (date(2034, 2, 19), date(2033, 9, 8))
