"""Every attack is refused by the constraint that is named, and succeeds once that constraint is dropped."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.web.attacks.registry import ATTACKS, outcome
from tests.web.attacks.world import World
from zhicheng_web.cases.refusals.internal_constraints import INTERNAL_CONSTRAINTS
from zhicheng_web.cases.refusals.of_database import find_constraint_wording
from zhicheng_web.cases.refusals.wordings import CONSTRAINT_WORDINGS

for file in sorted(Path(__file__).parent.glob("on_*.py")):
    import_module(f"tests.web.attacks.{file.stem}")

OF_LIBRARIES = ("django_", "accounts_", "auth_", "account_", "mfa_", "procrastinate_")
ON_ACCOUNTS = {
    *("account_by_an_act", "account_stays", "account_recorded", "factor_by_an_act", "factor_recorded"),
    *("new_channel_by_an_act", "channel_by_an_act", "channel_recorded"),
}
"""The rules that were put on tables of accounts and libraries, whose keys are of others' making."""
NAMED = """SELECT relname, conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype IN ('c', 'f', 'u', 'x') AND pg_constraint.connamespace = 'public'::regnamespace
UNION SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal
UNION SELECT t.relname, i.relname FROM pg_index JOIN pg_class i ON i.oid = indexrelid JOIN pg_class t ON t.oid = indrelid
    WHERE indisunique AND indpred IS NOT NULL AND t.relnamespace = 'public'::regnamespace"""


def list_controls() -> list[Any]:
    """The attacks by name: a fifth of their controls in every run, the others with `./zc test --all`."""
    return [pytest.param(one, marks=pytest.mark.all if place % 5 else ()) for place, one in enumerate(ATTACKS)]


@pytest.mark.parametrize("name", ATTACKS)
def test_refused_by_its_constraint(world: World, name: str) -> None:
    world.at(ATTACKS[name].stage)
    assert outcome(world, ATTACKS[name]) == ATTACKS[name].refused_by


@pytest.mark.parametrize("name", list_controls())
def test_succeeds_without_it(world: World, name: str) -> None:
    one = ATTACKS[name]
    world.at(one.stage)
    assert outcome(world, one, without=(one.refused_by, *one.twins)) is None


def test_there_are_enough_of_them() -> None:
    assert len(ATTACKS) >= 60


def test_every_sentence_for_people_is_either_attacked_or_named_here_with_its_reason() -> None:
    attacked = {name for one in ATTACKS.values() for name in (one.refused_by, *one.twins)}
    assert set(CONSTRAINT_WORDINGS) - attacked == set(UNATTACKED)


UNATTACKED = {
    "person_one_per_account": "a plain unique column",
    "organisation_one_per_uscc": "a plain unique column",
    "organisation_one_per_code": "a plain unique column",
    "case_changed_by_an_act": "the walk lives in one transaction, in which every case has an act: record/test_commitments.py",
    "name_by_an_act": "the people of the walk are new in its transaction: record/test_rights.py",
    "account_stays_its_persons": "likewise",
    "account_by_an_act": "likewise",
    "channel_by_an_act": "likewise",
}


def names_in_the_database() -> set[str]:
    """Those of our tables, and the rules by which accounts, factors and channels change (guards/19_rights.sql)."""
    with connection.cursor() as cursor:
        cursor.execute(NAMED)
        found = cursor.fetchall()
    return {name for table, name in found if not table.startswith(OF_LIBRARIES) or name in ON_ACCOUNTS}


@pytest.mark.django_db
def test_every_constraint_of_ours_means_something_to_people_and_every_meaning_has_a_constraint() -> None:
    found = {name for name in names_in_the_database() if not name.startswith("person_user_id_")}
    assert {name for name in found if find_constraint_wording(name) is None} == set()
    assert (set(CONSTRAINT_WORDINGS) | INTERNAL_CONSTRAINTS) - found == set()
