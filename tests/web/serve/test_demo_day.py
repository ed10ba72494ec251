"""A demonstration stands on a day with something to do, and its time never goes back."""

from datetime import date
from pathlib import Path

import pytest

from zhicheng.policy import installed
from zhicheng_web.serve import demo_day
from zhicheng_web.serve.obstacles import BUILT_FOR_ANOTHER_CITY, DAY_ALREADY_PAST, MANY_CITIES, NO_SUCH_CITY, Obstacle


@pytest.mark.parametrize(
    ("outside", "day"),
    [
        ("2026-11-25", "2026-12-03"),
        ("2026-06-01", "2026-06-03"),
        ("2026-06-15", "2026-06-15"),
        ("2026-06-21", "2026-09-03"),
    ],
)
def test_it_is_a_day_of_a_window(outside: str, day: str) -> None:
    assert demo_day.find_first_demo_day(date.fromisoformat(outside)) == day


def test_a_city_keeps_its_day_and_time_runs_on_from_it(tmp_path: Path) -> None:
    assert demo_day.choose_demo_day(tmp_path, date(2026, 11, 25)) == ("2026-12-03", "2026-11-25")
    demo_day.write_city_stamp(tmp_path, "2026-12-03", "2026-11-25")
    assert demo_day.choose_demo_day(tmp_path, date(2026, 11, 27)) == ("2026-12-03", "2026-11-25")


def test_a_given_day_begins_a_city_and_may_let_its_time_pass_but_not_go_back(tmp_path: Path) -> None:
    assert demo_day.choose_demo_day(tmp_path, date(2026, 11, 25), "2026-06-03") == ("2026-06-03", "2026-11-25")
    demo_day.write_city_stamp(tmp_path, "2026-06-03", "2026-11-25")
    assert demo_day.choose_demo_day(tmp_path, date(2026, 11, 26), "2026-06-04") == ("2026-06-03", "2026-11-25")
    assert demo_day.choose_demo_day(tmp_path, date(2026, 11, 26), "2026-09-03") == ("2026-09-03", "2026-11-26")
    assert demo_day.choose_demo_day(tmp_path, date(2026, 11, 27)) == ("2026-09-03", "2026-11-26")
    with pytest.raises(Obstacle) as told:
        demo_day.choose_demo_day(tmp_path, date(2026, 11, 27), "2026-06-20")
    assert str(told.value) == DAY_ALREADY_PAST.format(day="2026-09-04", requested="2026-06-20")


def test_a_city_of_another_policy_has_its_own_windows_and_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZHICHENG_POLICY", "hangzhou/2026")
    outside = date(2026, 6, 25)
    assert demo_day.choose_demo_day(tmp_path, outside) == ("2026-07-03", "2026-06-25")
    demo_day.write_city_stamp(tmp_path, "2026-07-03", "2026-06-25")
    assert demo_day.choose_demo_day(tmp_path, outside) == ("2026-07-03", "2026-06-25")
    monkeypatch.delenv("ZHICHENG_POLICY")
    with pytest.raises(Obstacle) as told:
        demo_day.choose_demo_day(tmp_path, outside)
    assert str(told.value) == BUILT_FOR_ANOTHER_CITY


def test_a_city_of_which_there_is_no_policy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHICHENG_POLICY", "atlantis")
    with pytest.raises(Obstacle) as told:
        demo_day.choose_demo_day(tmp_path, date(2026, 6, 25))
    assert str(told.value) == NO_SUCH_CITY.format(city="atlantis", cities="hangzhou、kunming、shenzhen")


def test_of_several_cities_somebody_has_to_say_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "list_cities", lambda: ("kunming", "qujing"))
    with pytest.raises(Obstacle) as told:
        demo_day.choose_demo_day(tmp_path, date(2026, 6, 25))
    assert str(told.value) == MANY_CITIES.format(cities="kunming、qujing")
