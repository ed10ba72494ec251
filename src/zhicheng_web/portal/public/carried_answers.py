"""The answers of the self-check as they travel from page to page: in hidden fields of the form, nowhere else.

The server stores none of them and its log has none; every page reads them anew by the rules of the questions.
"""

from datetime import date
from typing import NamedTuple

from django.http import QueryDict

from zhicheng.eligibility.questions.answered_case import Answer, Answers
from zhicheng.eligibility.questions.choices import list_answer_choices
from zhicheng.eligibility.questions.possible_answers import is_question_open
from zhicheng.eligibility.questions.question_table import QUESTIONS, AnswerField, Question
from zhicheng.policy.model import Policy
from zhicheng.words.fact_lines import format_iso_day
from zhicheng_web.portal.public.question_form import QuestionForm
from zhicheng_web.portal.shared.forms.fields import UNKNOWN

PREFIX = "answered-"
NOT_SURE, NOTHING = "不清楚", "没有填"


class AnsweredQuestion(NamedTuple):
    """A question that somebody has answered, in words."""

    key: str
    sentence: str
    words: str


def read_carried_answers(data: QueryDict, policy: Policy, today: date) -> dict[str, Answer]:
    """The answers in the order in which they were given; those that are no answers, or closed by another, are dropped."""
    answers: dict[str, Answer] = {}
    for question in sort_by_order_sent(data):
        form = QuestionForm(question, policy, today, write_form_data(question, data))
        if form.is_valid():
            answers |= form.list_answers()
    return drop_closed_answers(answers, policy)


def sort_by_order_sent(data: QueryDict) -> list[Question]:
    """The questions that a form carries the answers of, in its order."""
    places = {name: place for place, name in enumerate(data)}
    carried = [one for one in QUESTIONS if PREFIX + one.fields[0].key in places]
    return sorted(carried, key=lambda one: places[PREFIX + one.fields[0].key])


def write_form_data(question: Question, data: QueryDict) -> QueryDict:
    """The carried answers to one question as its form sends them."""
    form_data = QueryDict(mutable=True)
    for field in question.fields:
        value = data.get(PREFIX + field.key, "")
        if field.kind in ("day", "month"):
            for place, part in enumerate(value.split("-")):
                form_data[f"{field.key}_{place}"] = part
        else:
            form_data[field.key] = value
    return form_data


def drop_closed_answers(answers: Answers, policy: Policy) -> dict[str, Answer]:
    """The answers without those that another answer has made idle: no day of a title that nobody holds."""
    closed = {field.key for one in QUESTIONS if not is_question_open(one, answers, policy) for field in one.fields}
    return {key: answer for key, answer in answers.items() if key not in closed}


def write_carried_answers(answers: Answers) -> list[tuple[str, str]]:
    """Names and values of the hidden fields."""
    fields = {field.key: field for one in QUESTIONS for field in one.fields}
    return [(PREFIX + key, write_answer(fields[key], answer)) for key, answer in answers.items()]


def write_answer(field: AnswerField, answer: Answer) -> str:
    """One answer as a form sends it."""
    return answer if answer is not None else UNKNOWN if field.unsure else ""


def list_answered_questions(answers: Answers, policy: Policy) -> list[AnsweredQuestion]:
    """The questions answered, in the order in which they were, with the answers in words."""
    places = {key: place for place, key in enumerate(answers)}
    answered = sorted(
        (one for one in QUESTIONS if one.fields[0].key in places), key=lambda one: places[one.fields[0].key]
    )
    return [
        AnsweredQuestion(one.key, one.sentence, "，".join(describe_answers(one, answers, policy))) for one in answered
    ]


def describe_answers(question: Question, answers: Answers, policy: Policy) -> list[str]:
    """The answers to one question in words; of blanks that stay empty nothing is said, where another says something."""
    described = [
        describe_answer(field, answers.get(field.key), policy)
        for field in question.fields
        if answers.get(field.key) is not None or field.unsure
    ]
    return described or [NOTHING]


def describe_answer(field: AnswerField, answer: Answer, policy: Policy) -> str:
    """One answer in words."""
    if answer is None:
        return NOT_SURE
    if field.kind in ("day", "month"):
        return format_iso_day(answer)
    return answer if field.kind == "text" else dict(list_answer_choices(field.key, policy)).get(answer, answer)
