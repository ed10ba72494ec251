"""Two cities in one installation: a list is judged case by case, and what is missing is told once."""

import json
from pathlib import Path

from tests.cli.running import jsonl, zhicheng
from tests.rules.cities import QUJING_AREA, add_city, build_policies_folder, installed_in
from tests.rules.plain import plain

SEVERAL = (
    "装有2个城市的政策：昆明市（kunming）、曲靖市（qujing）。请填写用人单位的管理归属地，或用 --policy 指明用哪一个。"
)


def test_a_list_of_two_cities_is_judged_and_the_question_put_once(tmp_path: Path) -> None:
    add_city(build_policies_folder(tmp_path))
    areas = ("530102", None, QUJING_AREA, None)
    cases = jsonl(*(plain(employer={"management_area": area}) for area in areas))
    with installed_in(tmp_path):
        ran = zhicheng("check", "--json", "-", stdin=cases)
        named = zhicheng("check", "--json", "-", "--policy", "qujing/2023", stdin=jsonl(plain(employer={})))
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line.get("policy") for line in lines] == ["kunming/2023", None, "qujing/2023", None]
    assert [line["invalid"] for line in lines if "invalid" in line] == [
        [{"path": "employer.management_area", "problem": SEVERAL}],
        [{"path": "employer.management_area", "problem": "没有填写，不知道用哪个城市的政策。"}],
    ]
    assert ran.status == 2
    assert json.loads(named.out)["invalid"][0]["path"] == "employer.management_area"


def test_commands_that_need_one_policy_say_which_there_are(tmp_path: Path) -> None:
    add_city(build_policies_folder(tmp_path))
    with installed_in(tmp_path):
        for words in (("windows", "2026"), ("clause", "四"), ("policy", "show")):
            assert zhicheng(*words)[::2] == (2, f"zhicheng：{SEVERAL}\n")


def test_a_policy_that_cannot_be_read_is_told_before_the_first_case(tmp_path: Path) -> None:
    (build_policies_folder(tmp_path) / "kunming" / "2023.toml").write_text("[policy", encoding="utf-8")
    with installed_in(tmp_path):
        ran = zhicheng("check", "-", stdin=jsonl(plain()))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("zhicheng：2023.toml：不是有效的 TOML 文件")
