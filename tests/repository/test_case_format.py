"""The page about input and output names every field, word and key there is, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.zc.checkout import CHECKOUT
from zhicheng import codes
from zhicheng.cli.case_input import CasePosition
from zhicheng.cli.judging import UnjudgedCase
from zhicheng.cli.problems import problems_as_json
from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.facts.fields import Problem
from zhicheng.policy.installed import find_policy
from zhicheng.policy.worked_cases import read_worked_cases
from zhicheng.words.facts import FACT_FIELD_NAMES

PAGE = re.sub(r"```.*?```", "", (CHECKOUT / "docs" / "case-format.md").read_text(encoding="utf-8"), flags=re.DOTALL)
LAW = find_policy("kunming/2023")
FIELDS = {**codebook(LAW).fields, "applicant": codebook(find_policy("hangzhou/2026")).fields["applicant"]}
PATHS = {"case": "", "branch_of": "employer.branch_of."}
LISTS = ("educations", "skills", "titles", "licences", "employment", "insurance")
CASES = read_worked_cases(CHECKOUT / "policies" / "kunming" / "cases", LAW.notice)
QUOTED = re.compile(r"`([^`]+)`")
WORDS = (
    codes.ORIGINS, codes.STATUSES, codes.ANNUAL_REVIEWS, codes.EMPLOYER_KINDS, codes.AFFILIATIONS, codes.LEVELS,
    codes.MAJOR_RELATIONS, codes.EDUCATIONS, codes.SKILLS, codes.WORKS, codes.RECORDS, codes.INSURANCE_AREAS, codes.RESULTS,
    codes.VERDICTS,
)  # fmt: skip


def rows(heading: str) -> list[list[str]]:
    """The rows of all tables under a heading, without their heads."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def documented(heading: str) -> set[str]:
    return {name for row in rows(heading) for name in QUOTED.findall(row[0])}


def path_of(name: str) -> str:
    return PATHS.get(name, f"{name}[]." if name in LISTS else f"{name}.")


def keys_of(value: Any, path: str = "") -> Iterator[str]:
    """The paths of a result down to what is no object; the items of a list are alike."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from keys_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and not (value and isinstance(value[0], str)):
        for item in value:
            yield from keys_of(item, f"{path}[]")
    else:
        yield path


def test_every_field_of_a_case_is_documented_and_no_other() -> None:
    fields = {f"{path_of(name)}{key}" for name, columns in FIELDS.items() for key, *_ in columns}
    assert documented("A case") == fields


def test_every_field_of_a_case_has_a_chinese_name() -> None:
    paths = {f"{path_of(name)}{key}".replace("[]", "") for name, columns in FIELDS.items() for key, *_ in columns}
    assert paths - {"id", "expect"} == set(FACT_FIELD_NAMES)


def test_required_is_what_may_not_be_left_out() -> None:
    required = {
        path_of(name) + key for name, columns in FIELDS.items() for key, *_, default in columns if default is None
    }
    said = {name for row in rows("A case") if "**required**" in row[1] for name in QUOTED.findall(row[0])}
    assert said == required


def test_every_word_of_a_closed_list_is_documented() -> None:
    named = set(QUOTED.findall(PAGE))
    assert {word for words in WORDS for word in words if word} - named == set()


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    return [check(case.facts) for case in CASES]


def test_every_key_of_a_result_is_documented_and_no_other(results: list[dict[str, Any]]) -> None:
    found = {key for result in results for key in keys_of(result)}
    nullable = {"window", "authority", "plan", "plan.hand_in", "readings[].window"}
    lists = {"checks[]", "routes[]", "procedure[]", "readings[]"}
    found = {key for key in found if not re.fullmatch(r"readings\[\]\.(value|alternative)\..*|procedure\[\]\..*", key)}
    assert documented("A result") - nullable - lists == found - nullable


def test_a_case_that_cannot_be_judged_has_its_keys_documented() -> None:
    problems = (Problem("filing_date", "…"),)
    records = [
        problems_as_json(UnjudgedCase(place, None, problems))
        for place in (CasePosition("a", line=1), CasePosition("a", item=0))
    ]
    assert documented("Invalid input") == {key for one in records for key in keys_of(one)}


def test_exit_statuses_are_those_of_the_help() -> None:
    said = {
        int(number)
        for number in re.findall(r"^\| (\d+)(?:, (\d+))? \|", PAGE, re.MULTILINE)
        for number in number
        if number
    }
    assert said == {0, 2, 3, 130, 141}
    help_text = "".join(path.read_text(encoding="utf-8") for path in Path(CHECKOUT / "src/zhicheng/cli").rglob("*.py"))
    assert [status for status in said if str(status) not in help_text] == []
