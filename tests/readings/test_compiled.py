"""The rules compiled judge like the plain ones, alone and in a loop over a population, kept on disk or not."""

from collections import Counter
from pathlib import Path
from random import Random
from time import process_time

import pytest

from tests.readings.people import some_person
from zhicheng.eligibility.rules.judge import judge
from zhicheng.eligibility.terms import flatten_policy
from zhicheng.policy import installed

numba = pytest.importorskip("numba", reason="numba is not installed: pip install zhicheng[bulk]")

from zhicheng.readings import compiled, sources  # noqa: E402  # needs numba
from zhicheng.workdays import months  # noqa: E402

TERMS = flatten_policy(installed.find_policy("kunming/2023"))
COLUMNS = tuple(map(compiled.build_terms_columns, TERMS))


@pytest.mark.parametrize("number", [2_000, pytest.param(20_000, marks=pytest.mark.all)])
def test_compiled_judges_people_as_the_plain_rules_do(number: int) -> None:
    random = Random(8)
    people = [some_person(random, TERMS.kindest) for _ in range(number)]
    fast = compiled.get_compiled_judge()
    assert [
        person for person in people if fast(compiled.build_person_columns(person), *COLUMNS) != judge(person, *TERMS)
    ] == []
    verdicts = Counter(judge(person, *TERMS).verdict for person in people)
    assert sorted(verdicts) == [1, 2, 3, 4, 5, 6]
    assert min(verdicts.values()) > number // 250


def test_a_compiled_loop_judges_a_population() -> None:
    fast = compiled.get_compiled_judge()

    @numba.njit(nogil=True)  # type: ignore[untyped-decorator]
    def total(
        people: list[compiled.PersonColumns], kindest: compiled.TermsColumns, strictest: compiled.TermsColumns
    ) -> int:
        verdicts = 0
        for person in people:
            verdicts += fast(person, kindest, strictest).verdict
        return verdicts

    random = Random(9)
    people = [some_person(random, TERMS.kindest) for _ in range(1000)]
    columns = numba.typed.List([compiled.build_person_columns(person) for person in people])
    expected = sum(judge(person, *TERMS).verdict for person in people)
    assert total(columns, *COLUMNS) == expected
    begun = process_time()
    total(columns, *COLUMNS)
    assert (process_time() - begun) / len(people) < 20e-6  # 2 µs each, when nothing else runs


def test_every_function_of_the_rules_is_read() -> None:
    read = [module.__name__ for module in sources.list_rule_modules()]
    rules = sorted(Path(installed.PACKAGE, "eligibility", "rules").glob("[a-z]*.py"))
    here = [f"zhicheng.eligibility.rules.{path.stem}" for path in rules if path.stem != "person"]
    assert sorted(read) == [*here, months.__name__]
    assert read.index(months.__name__) == 0
    assert read[-1] == judge.__module__


def test_a_folder_that_cannot_be_written_means_compiling_anew(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    assert compiled.find_writable_folder(blocked) is None
    readings = compiled.compile_rules(blocked)
    assert readings[months.add_months](19_000, 12) == months.add_months(19_000, 12)


def test_what_is_kept_is_named_after_all_that_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiled.hash_rules()
    monkeypatch.setattr("zhicheng.eligibility.rules.route.PASS", 9)
    assert compiled.hash_rules() != before
