"""A judged case is told when somebody asks: the verdict alone makes no word, and what was made once is kept."""

import pytest

from tests.rules.plain import kunming, plain
from zhicheng.eligibility import check_results
from zhicheng.eligibility.check import check
from zhicheng.eligibility.explained_case import ExplainedCase, explain_case
from zhicheng.eligibility.rules.person import Person, Terms
from zhicheng.eligibility.unknown_facts import settle_case

TOLD = ("results", "candidates", "findings", "procedure", "plan", "routing", "summary")
UNNAMED = [{"start": "2024-08-01", "work": "professional", "series": "engineering", "record": None}]


def test_a_verdict_makes_no_word() -> None:
    explained = explain_case(plain(), kunming())
    assert explained.verdict == "eligible"
    assert not set(TOLD) & set(vars(explained))


@pytest.mark.parametrize("told", TOLD)
def test_what_was_told_once_is_kept(told: str) -> None:
    explained = explain_case(plain(), kunming())
    assert getattr(explained, told) is getattr(explained, told)


def test_clauses_are_told_without_summary_or_plan() -> None:
    explained = explain_case(plain(), kunming())
    assert all(one.reason for one in (*explained.findings, *explained.procedure))
    assert not {"summary", "plan", "routing"} & set(vars(explained))


def test_the_json_says_what_the_explained_case_says() -> None:
    explained, result = explain_case(plain(), kunming()), check(plain(), kunming())
    assert [one["reason"] for one in result["checks"]] == [one.reason for one in explained.findings]
    assert (result["verdict"], result["summary"]) == (explained.verdict, explained.summary)


@pytest.mark.parametrize(("employment", "times"), [(plain()["employment"], 0), (UNNAMED, 1)])
def test_a_case_without_unknown_facts_is_not_searched_for_any(
    employment: object, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def settle(person: Person, terms: Terms) -> Person:
        asked.append(person)
        return settle_case(person, terms)

    monkeypatch.setattr(check_results, "settle_case", settle)
    case = plain(employment=employment, target={"level": "assistant"})
    assert isinstance(explain_case(case, kunming()).findings, list)
    assert len(asked) == times


def test_nothing_is_told_of_another_case() -> None:
    """Two cases by one policy share sentences of the same codes, and nothing else."""
    one, other = (explain_case(plain(applicant={"status": status}), kunming()) for status in ("employed", "retired"))
    assert [told(one, "status"), told(other, "status")] == ["pass", "fail"]
    assert told(one, "conduct") == told(other, "conduct") == "pass"


def told(explained: ExplainedCase, key: str) -> str:
    """The result of one check."""
    return next(one.result for one in explained.findings if one.key == key)
