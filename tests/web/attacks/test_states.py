"""The few state names in SQL against the table of states: a new state must be placed on one side of the filing."""

import re

import pytest
from django.core.management import call_command
from django.db import connection

from zhicheng.procedure.states import ACTIVE_STATES, STATES, State

DEFINITION = """SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = %(name)s
UNION ALL SELECT pg_get_indexdef(oid) FROM pg_class WHERE relname = %(name)s"""
EITHER = {State.WITHDRAWN}
"""Withdrawn before or after the filing."""


def states_in(name: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(DEFINITION, {"name": name})
        ((words,),) = cursor.fetchall()
    return set(re.findall(r"'(\w+)'", words))


@pytest.mark.django_db
def test_every_state_lies_before_or_after_the_filing() -> None:
    before, after = states_in("case_state_before_filing"), states_in("case_state_is_filed")
    assert before & after == set()
    assert before | after == {state.value for state in STATES} - EITHER


@pytest.mark.django_db
def test_one_active_case_means_the_active_states() -> None:
    assert states_in("one_active_case") == {state.value for state in ACTIVE_STATES}


@pytest.mark.django_db
def test_tables_and_models_agree() -> None:
    call_command("makemigrations", "people", "ledger", "cases", check=True, dry_run=True, verbosity=0)
