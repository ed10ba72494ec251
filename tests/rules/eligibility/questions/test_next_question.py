"""Which question is next: excluded people hear so at once, nobody answers more than twenty, and the rest changes nothing."""

from collections.abc import Iterator
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhicheng.eligibility.check import check
from zhicheng.eligibility.facts.codebook import codebook
from zhicheng.eligibility.questions.answered_case import Answer, Answers, build_answered_case
from zhicheng.eligibility.questions.choices import list_answer_choices
from zhicheng.eligibility.questions.next_question import (
    Outcome,
    QuestionSearch,
    find_next_question,
    is_known_to_policy,
)
from zhicheng.eligibility.questions.possible_answers import is_question_open, list_possible_answers
from zhicheng.eligibility.questions.question_table import FIELDS_BY_KEY, MOST_QUESTIONS, QUESTIONS, Question
from zhicheng.policy.installed import find_policy_in_force
from zhicheng.workdays.days import day_number

ON: Final = "2026-12-03"
POLICY: Final = find_policy_in_force(day_number(ON), area="530102")
BACHELOR: Final[Answers] = {
    "status": "employed",
    "affiliation": "none",
    "series": "engineering",
    "specialty": "机械",
    "registration": "here",
    "origin": "mainland",
    "kind": "enterprise",
    "title": "none",
    "education": "bachelor",
    "diploma_date": "2024-06-30",
    "degree_date": "2024-06-30",
    "recognized": "yes",
    "skill": "none",
    "work_start": "2025-12-12",
    "record": "recruitment_register",
    "work": "professional",
    "major_relation": "same",
    "earlier": "none",
    "other_education": "none",
    "payer": "own",
    "insured_area": "kunming",
    "insured_from": "2026-01",
    "insured_to": "2026-11",
    "annual_review": "none",
    "area": "530102",
}


def answer_question(question: Question, story: Answers) -> dict[str, Answer]:
    """What somebody answers to one question; a day of what one has not is left empty."""
    return {field.key: story.get(field.key) for field in question.fields}


def ask_questions(story: Answers) -> tuple[list[str], Answers]:
    """The questions that somebody is asked, in order, and the answers given."""
    asked, answers = [], dict[str, Answer]()
    while question := find_next_question(answers, POLICY, ON):
        asked.append(question.key)
        answers.update(answer_question(question, story))
    return asked, answers


def fill_by_chance(chance: Random, start: Answers) -> dict[str, Answer]:
    """Answers to every question that is open beside those given, in the order of the table."""
    answers = dict(start)
    for question in QUESTIONS:
        is_answered = any(field.key in answers for field in question.fields)
        if not is_answered and is_known_to_policy(question, POLICY) and is_question_open(question, answers, POLICY):
            answers.update(chance.choice(list_possible_answers(question, answers, POLICY, ON)))
    return answers


def leave_unsure(chance: Random, answers: Answers) -> Iterator[tuple[str, Answer]]:
    """The same answers, some of which nobody was sure of."""
    for key, answer in answers.items():
        yield key, None if FIELDS_BY_KEY[key].unsure and not chance.randrange(4) else answer


def find_outcome(answers: Answers) -> Outcome:
    """The result of some answers as they stand."""
    return QuestionSearch({}, POLICY, ON).find_outcome(answers)


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"status": "civil_servant"}, ["status"]),
        ({"status": "retired"}, ["status"]),
        ({"affiliation": "central"}, ["status", "affiliation"]),
        ({"series": "accounting"}, ["status", "affiliation", "series"]),
        ({"registration": "elsewhere"}, ["status", "affiliation", "series", "registration"]),
        ({"origin": "foreign_not_allowed_to_work"}, ["status", "affiliation", "series", "registration", "origin"]),
    ],
)
def test_who_is_excluded_hears_it_after_the_question_that_excludes(changed: Answers, asked: list[str]) -> None:
    assert ask_questions({**BACHELOR, **changed})[0] == asked


def test_a_bachelor_is_asked_what_decides_and_no_licence_nor_stage() -> None:
    asked, answers = ask_questions(BACHELOR)
    assert {"licence", "school_stage", "title_obtained", "post_start", "other_education"}.isdisjoint(asked)
    result = check(build_answered_case(answers, POLICY, ON), policy=POLICY)
    assert (result["verdict"], result["earliest"]) == ("not_yet", "2026-12-12")


def test_who_has_no_credential_at_all_is_asked_nothing_of_work_or_insurance() -> None:
    asked, _ = ask_questions({**BACHELOR, "education": "none", "diploma_date": None, "degree_date": None})
    assert asked[-1] in ("education", "skill")
    assert {"work_start", "payer", "earlier"}.isdisjoint(asked)


def test_a_major_that_cannot_matter_is_not_asked() -> None:
    skilled = {**BACHELOR, "education": "none", "diploma_date": None, "degree_date": None, "skill": "senior"}
    asked, _ = ask_questions({**skilled, "skill_date": "2020-01-01", "work_start": "2020-01-01", "work": "skilled"})
    assert "major_relation" not in asked
    assert "recognized" not in asked


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_no_story_takes_more_than_twenty_questions_and_none_is_asked_twice(seed: int) -> None:
    chance = Random(seed)
    asked, _ = ask_questions(dict(leave_unsure(chance, fill_by_chance(chance, {}))))
    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_what_is_not_asked_changes_nothing(seed: int) -> None:
    """However the rest is answered, the verdict, the level, the day, the authority and the papers stay."""
    chance = Random(seed)
    _, answers = ask_questions({**BACHELOR, **fill_by_chance(chance, {"status": "employed", "affiliation": "none"})})
    as_it_stands = find_outcome(answers)
    assert {find_outcome(fill_by_chance(chance, answers)) for _ in range(20)} == {as_it_stands}


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_every_question_is_asked_while_two_of_its_answers_lead_apart(seed: int) -> None:
    """The tried cases are cases of the engine: for each question asked there are two that differ in it alone."""
    story = fill_by_chance(Random(seed), {})
    answers: dict[str, Answer] = {}
    while question := find_next_question(answers, POLICY, ON):
        search = QuestionSearch(answers, POLICY, ON)
        search.find_next()
        assert len(set(search.outcomes.values())) > 1, question.key
        answers.update(answer_question(question, story))


def test_every_choice_is_one_that_the_engine_reads() -> None:
    for question in QUESTIONS:
        for field in question.fields:
            if field.kind == "choice" and is_known_to_policy(question, POLICY):
                for key, words in list_answer_choices(field.key, POLICY):
                    assert words
                    assert find_outcome({**BACHELOR, field.key: key})


def test_the_table_names_each_question_and_field_once() -> None:
    keys = [field.key for question in QUESTIONS for field in question.fields]
    assert len(keys) == len(set(keys)) == len(FIELDS_BY_KEY)
    assert codebook(POLICY).policy == POLICY
