"""The first page tells the truth: what it pastes is printed today, what it names is there."""

import json
import re

import pytest

from tools import docs_console
from tools.zc.checkout import CHECKOUT
from tools.zc.commands import TABLE
from zhicheng.codes import VERDICTS
from zhicheng.eligibility.check import check
from zhicheng.policy.installed import find_policy

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
EXAMPLES = CHECKOUT / "docs" / "examples"
LONGEST = 120


def test_the_pasted_result_is_what_the_command_prints() -> None:
    assert docs_console.refreshed(README) == README


def test_the_pasted_result_is_a_result() -> None:
    (block,) = docs_console.BLOCK.findall(README)
    command, *printed = block.splitlines()
    assert (command.split()[:3], len(printed)) == (["$", "./zc", "check"], 20)


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= LONGEST


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"\./zc ([\w-]+)", README))
    assert named - set(TABLE) == set()
    assert {"check", "serve", "test"} <= named


def test_every_clause_of_the_notice_is_counted() -> None:
    assert ("二十三条" in README, len(find_policy("kunming/2023").notice.addresses)) == (True, 23)


def test_the_list_of_invented_people_has_every_verdict_and_the_person_of_the_page_first() -> None:
    people = [json.loads(line) for line in (EXAMPLES / "名单.jsonl").read_text(encoding="utf-8").splitlines()]
    assert people[0] == json.loads((EXAMPLES / "李云.json").read_text(encoding="utf-8"))
    assert {check(person)["verdict"] for person in people} == set(VERDICTS) - {""}


def test_a_block_is_run_again_and_its_status_told() -> None:
    page = "before\n```console\n$ ./zc tset\nold\n```\n\n```sh\n./zc test\n```\n"
    said = "zc：没有“tset”这个命令。是否想用 ./zc test？运行 ./zc 可以看到全部命令。\n[2]\n"
    assert docs_console.refreshed(page) == page.replace("old\n", said)


def test_a_block_runs_nothing_but_zc() -> None:
    with pytest.raises(SystemExit, match=r"runs ./zc and nothing else: rm -rf /"):
        docs_console.refreshed("```console\n$ rm -rf /\n```\n")
