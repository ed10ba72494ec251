"""三（二） and 四 The plan: publicity, then filing in a window that can really be reached."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.rules.plain import AGENCY, education, months, plain, result, title, work
from tests.rules.policies import changed, value
from zhicheng.policy.installed import find_policy, load_workday_calendar
from zhicheng.policy.windows import build_timetable
from zhicheng.workdays.days import day_number, iso_day

Days = tuple[str, str, str, str]


def planned(its: dict[str, Any]) -> Days:
    """First and latest start of the publicity, first and last day to file."""
    publicity, filing = its["plan"]["publicity"], its["plan"]["filing"]
    return publicity["first"], publicity["latest"], filing["first"], filing["last"]


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20")),
        (
            {"publicity": {"start": "2026-03-02", "end": "2026-03-16"}, "filing_date": "2026-03-17"},
            ("2026-03-02", "2026-03-12", "2026-03-17", "2026-03-20"),
        ),
        ({"publicity": {"end": "2026-03-16"}}, ("2026-03-02", "2026-03-12", "2026-03-17", "2026-03-20")),
        # a publicity that was begun on a Sunday is begun anew; one that was too short ends when it should have
        (
            {"publicity": {"start": "2026-03-01", "end": "2026-03-09"}},
            ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20"),
        ),
        (
            {"publicity": {"start": "2026-03-02", "end": "2026-03-04"}, "filing_date": "2026-03-05"},
            ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20"),
        ),
        ({"filing_date": "2026-03-18"}, ("2026-03-02", "2026-03-12", "2026-03-18", "2026-03-20")),
        ({"publicity": None}, ("2026-03-10", "2026-03-12", "2026-03-18", "2026-03-20")),
        ({"publicity": None, "filing_date": "2026-03-13"}, ("2026-03-13", "2026-06-11", "2026-06-01", "2026-06-20")),
    ],
)
def test_the_days_of_a_plan(facts: dict[str, Any], days: Days) -> None:
    assert planned(result(plain(**facts))) == days


def test_a_window_that_is_missed_is_named() -> None:
    its = result(plain(publicity=None, filing_date="2026-03-16"))
    assert re.findall("赶不上(.+?)截止", its["plan"]["reason"]) == ["2026年3月20日"]
    assert its["window"] == {"opens": "2026-03-01", "closes": "2026-03-20"}
    assert its["plan"]["window"] == {"opens": "2026-06-01", "closes": "2026-06-20"}


def handed_in(its: dict[str, Any]) -> tuple[str, str, str, str]:
    """When to hand in, by when at the latest, for which window; when the publicity is advised."""
    own, publicity = its["plan"]["hand_in"], its["plan"]["publicity"]
    return own["advised"], own["latest"], own["window"]["opens"], publicity["advised"]


@pytest.mark.parametrize(
    ("filing_date", "days"),
    [
        # long before: the publicity ends before the window opens, and the employer has its five working days before it
        ("2026-11-10", ("2026-11-16", "2026-12-04", "2026-12-01", "2026-11-23")),
        # in the window: as soon as the employer can be ready, never today
        ("2026-12-03", ("2026-12-04", "2026-12-04", "2026-12-01", "2026-12-10")),
        # the last day that leaves five working days before the last publicity, and the day after it
        ("2026-12-04", ("2026-12-04", "2026-12-04", "2026-12-01", "2026-12-11")),
        ("2026-12-05", ("2027-02-12", "2027-03-05", "2027-03-01", "2026-12-11")),
        # no publicity can end in this window any more
        ("2026-12-14", ("2027-02-12", "2027-03-05", "2027-03-01", "2027-02-19")),
    ],
)
def test_the_applicants_own_day_is_counted_back_through_the_promise(filing_date: str, days: Days) -> None:
    its = result(plain(publicity=None, filing_date=filing_date, insurance=[months("2024-08", "2026-12")]))
    assert handed_in(its) == days
    assert its["plan"]["publicity"]["advised"] > filing_date


def test_who_cannot_be_in_time_by_the_promise_is_told_both_ways() -> None:
    its = result(plain(publicity=None, filing_date="2026-12-07", insurance=[months("2024-08", "2026-12")]))
    assert its["plan"]["window"]["opens"] == "2026-12-01"
    assert its["plan"]["reason"].startswith(
        "单位承诺5个工作日内审核，照这样赶不上2026年12月20日截止的窗口："
        "单位提前审核、2026年12月11日（星期五）以前（含当天）开始公示的，还可以在2026年12月15日至2026年12月20日上报；"
        "不然请在2027年3月5日（星期五）以前（含当天）交给单位，赶2027年3月1日至2027年3月20日的窗口（三（二）、四）。"
    )


def test_a_last_day_that_leaves_only_rest_days_to_file_on_is_told() -> None:
    """11 December 2026: the publicity ends on Friday, 19 and 20 December are a weekend."""
    tight = result(plain(publicity=None, filing_date="2026-11-10", insurance=[months("2024-08", "2026-10")]))
    assert (
        "最迟2026年12月4日（星期五）交给单位、2026年12月11日（星期五）开始公示（公示满后窗口里只剩休息日）"
        in tight["plan"]["reason"]
    )
    roomy = result(plain(publicity=None, filing_date="2026-08-10", insurance=[months("2024-08", "2026-07")]))
    assert "只剩休息日" not in roomy["plan"]["reason"]


def test_a_case_that_is_with_the_employer_has_no_day_to_hand_in() -> None:
    assert result(plain())["plan"]["hand_in"] is None


def test_where_nothing_is_promised_nothing_is_counted_back(tmp_path: Path) -> None:
    policy = changed(tmp_path, value("promise.employer_review", "5", "0"))
    its = result(plain(publicity=None, filing_date="2026-12-03", insurance=[months("2024-08", "2026-11")]), policy)
    assert (its["plan"]["hand_in"], its["plan"]["publicity"]["advised"]) == (None, "2026-12-03")


def test_a_dispatched_worker_hears_of_both_publicities() -> None:
    its = result(plain(dispatch_agency={"uscc": AGENCY}))
    assert its["plan"]["reason"].endswith("劳务派遣人员由派遣公司和用工单位分别审核、公示（三（二））。")


@pytest.mark.parametrize(
    ("paid", "day"),
    [
        # six in time from January on: 1 July; with the three of last year confirmed: six by the end of March
        ([months("2025-10", "2025-12", late=True), months("2026-01", "2026-02")], "2026-04-01"),
        ([months("2025-11", "2025-12", area="provincial"), months("2026-01", "2026-02")], "2026-05-01"),
        ([months("2026-01", "2026-02")], None),  # nothing to be confirmed
        (
            [months("2025-09", "2025-12", late=True), months("2026-01", "2026-02")],
            None,
        ),  # enough with them: review today
    ],
)
def test_a_day_that_only_waits_for_somebodys_word_stands_beside_the_certain_one(
    paid: list[dict[str, Any]], day: str | None
) -> None:
    its = result(plain(insurance=paid))
    assert its["earliest_review"] == day
    assert ("起就不用再等" in its["summary"]) == (day is not None)
    if day:
        again = plain(insurance=[*paid, months("2026-03", day[:7])], filing_date=day, publicity=None)
        assert (its["earliest"], result(again)["verdict"]) == ("2026-07-01", "review")


def test_a_reading_that_opens_an_earlier_window_is_told() -> None:
    """Nine days short on 3 December: publicity would have to end by the 20th, its last day may come after the twelve months."""
    work_since = {"employment": [work("2025-12-12")], "insurance": [months("2025-12", "2026-11")]}
    its = result(plain(publicity=None, filing_date="2026-12-03", **work_since))
    assert its["plan"]["window"]["opens"] == "2027-03-01"
    told = {one["key"]: (one["alternative"], one["earliest"], one["window"]["opens"]) for one in its["readings"]}
    assert told["service.cut_off"] == ("publicity_end", "2026-12-12", "2026-12-01")


def test_where_submission_counts_the_publicity_may_come_after_it(tmp_path: Path) -> None:
    policy = changed(tmp_path, value("filing.gate", '"filing"', '"submission"'))
    its = result(plain(publicity=None, filing_date="2026-03-16"), policy)
    assert planned(its) == ("2026-03-16", "2026-03-16", "2026-03-16", "2026-03-20")


def test_a_plan_that_reaches_into_a_year_without_arrangement_is_provisional() -> None:
    its = result(plain(publicity=None, filing_date="2026-12-28", insurance=[months("2024-08", "2026-12")]))
    assert (its["plan"]["publicity"]["first"], its["plan"]["window"]["opens"]) == ("2026-12-28", "2027-03-01")
    assert its["plan"]["provisional"] is True
    assert its["plan"]["reason"].endswith(
        "暂定：2027年的放假安排还没有公布，法定节假日算休息，其余的日子暂按星期一至星期五上班推算，公布后可能变动。"
    )
    assert result(plain())["plan"]["provisional"] is False


@pytest.mark.parametrize(
    ("starts", "ends"), [("2026-12-24", "2026-12-31"), ("2026-12-25", "2027-01-04"), ("2027-02-04", "2027-02-15")]
)
def test_no_publicity_counts_a_day_off_by_law(starts: str, ends: str) -> None:
    """元旦 2027 is a Friday; 除夕 to 初三 are 5 to 8 February 2027."""
    days = build_timetable(find_policy("kunming/2023"), load_workday_calendar())
    assert iso_day(days.publicity_ends(day_number(starts))) == ends
    assert days.provisional_years(day_number(starts)) == ((2027,) if ends > "2027" else ())


def test_a_plan_whose_days_lie_in_a_published_year_is_certain() -> None:
    """The end of the December window: the year after it is not published, and none of its days is counted."""
    its = result(plain(publicity=None, filing_date="2026-12-01", insurance=[months("2024-08", "2026-12")]))
    assert (its["plan"]["window"]["closes"], its["plan"]["provisional"]) == ("2026-12-20", False)
    assert "暂定" not in its["plan"]["reason"]


def test_the_publicity_waits_for_the_route_and_for_the_new_post() -> None:
    facts = {
        "publicity": None,
        "target": {"level": "assistant"},
        "titles": [title("technician", "agronomy", "2020-01-01")],
        "employment": [work("2025-06-02")],
    }
    later_route = result(plain(**facts, educations=[education("bachelor", "2025-09-30")]))
    later_post = result(plain(**facts, educations=[education("bachelor", "2023-06-30")]))
    assert (later_route["route"], later_route["earliest"]) == ("bachelor", "2026-09-30")
    assert later_route["plan"]["publicity"]["first"] == "2026-09-30"
    assert (later_post["earliest"], later_post["plan"]["publicity"]["first"]) == ("2026-06-02", "2026-06-02")


@pytest.mark.parametrize(
    ("begun", "days"),
    [
        ("2025-03-02", ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20", "2026-03-02")),  # full on the first day
        (
            "2025-03-03",
            ("2026-03-03", "2026-03-12", "2026-03-11", "2026-03-20", "2026-03-03"),
        ),  # posted a day too early
    ],
)
def test_a_publicity_stands_where_service_is_full_by_its_cut_off(begun: str, days: tuple[str, ...]) -> None:
    its = result(plain(employment=[work(begun)]))
    assert (*planned(its), its["plan"]["publicity"]["advised"]) == days


@pytest.mark.parametrize(
    ("facts", "advised"),
    [
        # posted on a Sunday: the employer is ready, so anew on the next working day
        ({"publicity": {"start": "2026-03-01", "end": "2026-03-09"}}, "2026-03-02"),
        # full in the middle of a window: not before that day, though the employer is ready earlier
        ({"publicity": None, "filing_date": "2026-02-10", "employment": [work("2025-03-06")]}, "2026-03-06"),
    ],
)
def test_when_the_publicity_is_advised(facts: dict[str, Any], advised: str) -> None:
    assert result(plain(**facts))["plan"]["publicity"]["advised"] == advised


def test_a_longer_publicity_is_waited_for_where_service_is_full_on_its_first_day() -> None:
    its = result(plain(publicity={"end": "2026-03-16"}, employment=[work("2025-03-02")]))
    assert planned(its) == ("2026-03-02", "2026-03-12", "2026-03-17", "2026-03-20")


def test_a_publicity_that_stands_waits_for_all_else() -> None:
    its = result(plain(insurance=[months("2025-10", "2026-02")]))
    assert its["earliest"] == "2026-04-01"
    assert planned(its)[2:] == ("2026-06-01", "2026-06-20")


def test_a_publicity_stands_also_where_service_is_counted_to_its_end(tmp_path: Path) -> None:
    policy = changed(tmp_path, value("service.cut_off", '"publicity_start"', '"publicity_end"'))
    its = result(plain(employment=[work("2025-03-06")]), policy)
    assert planned(its) == ("2026-03-02", "2026-03-12", "2026-03-10", "2026-03-20")
