"""One question of the self-check as a form: its blanks from the table of the core, its choices from the policy of today."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from zhicheng.eligibility.questions.answered_case import Answers
from zhicheng.eligibility.questions.choices import list_answer_choices
from zhicheng.eligibility.questions.question_table import NONE, AnswerField, Question
from zhicheng.policy.model import Policy
from zhicheng.words.fact_lines import format_iso_day
from zhicheng_web.portal.shared.forms.base import Form
from zhicheng_web.portal.shared.forms.fields import UNKNOWN, DatePartsField, MonthPartsField, RadioField, SelectField

MOST_BUTTONS = 7
"""Choices up to which each is a button of its own; more are a list."""
LONGEST_TEXT = 40
OWN_LABEL = "您的回答"
"""What the one blank of a question is called: its sentence stands above the form already."""
DAYS_OF_ANSWERS = {
    "skill": ("skill_date",),
    "licence": ("licence_date",),
    "other_education": ("other_diploma_date",),
    "earlier": ("earlier_start", "earlier_end"),
}
"""The days that somebody has to give who has the thing; who has not gives none."""
ORDERED_ANSWERS = (("earlier_start", "earlier_end"), ("insured_from", "insured_to"))
"""The days and months of which the first is not after the second."""


class QuestionForm(Form):
    """The blanks of one question. Its answers are those of `Answers`: None where nothing is known or to be said."""

    def __init__(
        self,
        question: Question,
        policy: Policy,
        today: date,
        data: QueryDict | None = None,
        known: Answers | None = None,
    ) -> None:
        """`known`: what was answered before: shown again when somebody comes back, and compared with what is new."""
        super().__init__(data, initial=write_initial_values(question, known or {}))
        self.question, self.known = question, known or {}
        for field in question.fields:
            label = OWN_LABEL if field.name == question.sentence else field.name
            self.fields[field.key] = build_answer_field(field, label, policy)
        self.forbid_days_after(today)

    def clean(self) -> dict[str, Any]:
        """Who has a thing gives its day; an education has one of two days; nothing ends before it begins."""
        answers: dict[str, Any] = self.cleaned_data
        for key, days in DAYS_OF_ANSWERS.items():
            if key in answers:
                self.check_days(answers, key, days)
        self.check_education_days(answers)
        for first, last in ORDERED_ANSWERS:
            if answers.get(first) and answers.get(last) and answers[last] < answers[first]:
                self.add_error(last, f"{self.fields[last].label}早于{self.fields[first].label}，请核对")
        self.check_post_day({**self.known, **answers})
        return answers

    def check_post_day(self, answers: Answers) -> None:
        """Nobody changes to a post before the first day of work in the unit; either day may be the one to correct."""
        start, change = answers.get("work_start"), answers.get("post_start")
        if start and change and change < start:
            for key in ("work_start", "post_start"):
                if key in self.fields:
                    words = (
                        f"转岗的日期（{format_iso_day(change)}）早于开始工作的日期（{format_iso_day(start)}），请核对"
                    )
                    self.add_error(key, words)

    def check_days(self, answers: dict[str, Any], key: str, days: tuple[str, ...]) -> None:
        """The days of a thing: asked of who has it, dropped where somebody has none."""
        for day in days:
            if answers[key] == NONE:
                answers[day] = ""
            elif not answers.get(day) and day not in self.errors:
                self.add_error(day, f"选了“{self.find_words(key, answers[key])}”，请填写日期")

    def check_education_days(self, answers: dict[str, Any]) -> None:
        """One of the two days of an education; both dropped where there is none."""
        if answers.get("education") == NONE:
            answers |= {"diploma_date": "", "degree_date": ""}
        elif "education" in answers and not any(
            answers.get(day) or day in self.errors for day in ("diploma_date", "degree_date")
        ):
            self.add_error("diploma_date", "毕业证和学位证的日期，至少要填一个")

    def find_words(self, key: str, answer: str) -> str:
        """What an answer is called."""
        return dict(self.list_field_choices(key)).get(answer, answer)

    def list_answers(self) -> dict[str, str | None]:
        """The answers of a valid form, for every blank."""
        return {field.key: self.cleaned_data.get(field.key) or None for field in self.question.fields}


def build_answer_field(field: AnswerField, label: str, policy: Policy) -> forms.Field:
    """One blank."""
    if field.kind == "day":
        return DatePartsField(label=label, required=field.required)
    if field.kind == "month":
        return MonthPartsField(label=label, required=field.required)
    if field.kind == "text":
        return forms.CharField(label=label, required=field.required, max_length=LONGEST_TEXT)
    choices = list(list_answer_choices(field.key, policy))
    control = RadioField if len(choices) <= MOST_BUTTONS else SelectField
    return control(choices, unsure=field.unsure, label=label)


def write_initial_values(question: Question, known: Answers) -> dict[str, str]:
    """The answers to a question as its form shows them, 我不清楚 too; nothing where it was not answered."""
    unsure = {field.key for field in question.fields if field.unsure}
    own = {field.key: known[field.key] for field in question.fields if field.key in known}
    return {key: answer or (UNKNOWN if key in unsure else "") for key, answer in own.items()}
