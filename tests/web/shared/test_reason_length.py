"""How long a reason is at least is one number: the database's constraints, the refusals and the pages say the same."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.web import walking
from tests.web.cast import Cast, moment
from zhicheng.procedure.move import StepRefused
from zhicheng.procedure.reason import MAX_REASON_LENGTH, MIN_REASON_LENGTH
from zhicheng_web.cases.actions.send_back import send_back
from zhicheng_web.cases.refusals.internal_constraints import INTERNAL_CONSTRAINTS
from zhicheng_web.cases.refusals.wordings import CONSTRAINT_WORDINGS
from zhicheng_web.portal.shared.steps.step_page import build_reason_field

ASKED = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'c' AND pg_get_constraintdef(oid) ~* 'length\\(.*trim' ORDER BY conname
"""
WRITTEN_OUT = {
    "assessment_reason",
    "decision_reason",
    "employee_request_answered_whole",
    "objection_settled_with_conclusion",
    "opinion_deviation_reason",
    "parent_report_answered_whole",
    "assessment_relation_explained",
    "remark_has_words",
    "review_of_refusal_with_reason",
    "revocation_reason",
    "second_return_answered_whole",
    "second_return_reason",
    "title_change_answer_with_words",
    "title_change_decided_whole",
    "title_change_reason",
    "title_change_review_with_words",
    "unit_request_answered_whole",
    "earlier_title_answered_whole",
    "earlier_title_void_reason",
}


@pytest.mark.django_db
def test_the_database_asks_for_as_many_characters_as_the_pages() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        found = {name: re.findall(r">= (\d+)", text) for name, text in cursor.fetchall()}
    assert found == {name: [str(MIN_REASON_LENGTH)] for name in WRITTEN_OUT}


def test_every_sentence_names_that_number() -> None:
    said = [CONSTRAINT_WORDINGS[name].remedy for name in WRITTEN_OUT - INTERNAL_CONSTRAINTS] + [
        str(build_reason_field().error_messages["required"])
    ]
    assert {number for words in said for number in re.findall(r"至少(\d+)个字", words)} == {str(MIN_REASON_LENGTH)}


def test_how_long_a_reason_may_be_is_said_before_and_kept_at_the_end(people: Cast) -> None:
    """B11: thousands of characters of one letter stood on every page of a case."""
    field = build_reason_field("理由", "写清楚是什么事。")
    assert (str(field.help_text), field.max_length) == (
        f"写清楚是什么事。{MIN_REASON_LENGTH}至{MAX_REASON_LENGTH}个字。",
        MAX_REASON_LENGTH,
    )
    assert field.clean("好" * MAX_REASON_LENGTH) == "好" * MAX_REASON_LENGTH
    with pytest.raises(ValidationError) as refused:
        field.clean("好" * (MAX_REASON_LENGTH + 1))
    assert refused.value.messages == [
        f"理由最多{MAX_REASON_LENGTH}个字，您写了{MAX_REASON_LENGTH + 1}个字，请写得短些。"
    ]
    case = walking.proposed(people)
    with pytest.raises(StepRefused) as long:
        send_back(case, reason="好" * 1001, **walking.act(case, people.approver, moment("03-13")))
    assert [one.key for one in long.value.findings] == ["reason_too_long"]
