"""How long a reason is at least is one number: the database's constraints, the refusals and the pages say the same."""

import re

import pytest
from django.db import connection

from zhicheng.procedure.reason import MIN_REASON_LENGTH
from zhicheng_web.cases.refusals.wordings import CONSTRAINT_WORDINGS
from zhicheng_web.portal.shared.steps.step_page import build_reason_field

ASKED = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'c' AND pg_get_constraintdef(oid) ~* 'length\\(.*trim' ORDER BY conname
"""
WRITTEN_OUT = {
    "assessment_reason",
    "decision_reason",
    "objection_settled_with_conclusion",
    "opinion_deviation_reason",
    "remark_has_words",
    "review_of_refusal_with_reason",
    "revocation_reason",
}


@pytest.mark.django_db
def test_the_database_asks_for_as_many_characters_as_the_pages() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ASKED)
        found = {name: re.findall(r">= (\d+)", text) for name, text in cursor.fetchall()}
    assert found == {name: [str(MIN_REASON_LENGTH)] for name in WRITTEN_OUT}


def test_every_sentence_names_that_number() -> None:
    said = [CONSTRAINT_WORDINGS[name].remedy for name in WRITTEN_OUT] + [
        str(build_reason_field().error_messages["required"])
    ]
    assert {number for words in said for number in re.findall(r"至少(\d+)个字", words)} == {str(MIN_REASON_LENGTH)}
