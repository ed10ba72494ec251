"""The table of attacks: from which stage, what is done, which constraint refuses; and how one is made twice."""

from collections.abc import Callable
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction

from tests.web.attacks.world import World, take_back
from zhicheng.procedure.move import StepRefused

Deed = Callable[[World], object]
FIND = """SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname || ' CASCADE' FROM pg_constraint
    WHERE conname = %(name)s AND contype <> 't'
UNION ALL SELECT 'DROP TRIGGER ' || tgname || ' ON ' || tgrelid::regclass FROM pg_trigger
    WHERE tgname = %(name)s AND NOT tgisinternal
UNION ALL SELECT 'DROP INDEX ' || indexrelid::regclass FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relname = %(name)s AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"""


DATES = tuple(f"{what}_dated_by_its_act" for what in ("publicity", "return", "filing", "decision"))
"""Would refuse, last of all, whatever is done outside an act: taken away for every deed that is to succeed."""


STAYS = (
    *("assessment_stays", "publicity_stays", "ended_publicity_stays", "objection_stays", "settled_objection_stays"),
    *("filing_stays", "manifest_stays", "filed_facts_stay", "paper_stays", "opinion_stays", "proposal_stays"),
    *("decision_stays", "recognition_stays", "salt_of_its_act"),
    *(
        "membership_by_an_act",
        "unit_by_an_act",
        "return_stays",
        "title_change_stays",
        "second_return_stays",
        "parent_report_stays",
        "unit_request_stays",
        "employee_request_stays",
        "leave_cover_stays",
        "earlier_title_stays",
    ),
)
"""Would refuse, beside the constraint in question, whatever is changed afterwards: taken away likewise."""


class Attack(NamedTuple):
    """`twins` are constraints that would refuse the same deed a moment later."""

    stage: str
    refused_by: str
    twins: tuple[str, ...]
    deed: Deed


ATTACKS: dict[str, Attack] = {}


def attack(stage: str, refused_by: str, *twins: str) -> Callable[[Deed], Deed]:
    """Enter a deed into the table under its name."""

    def enter(deed: Deed) -> Deed:
        assert deed.__name__ not in ATTACKS
        ATTACKS[deed.__name__] = Attack(stage, refused_by, twins, deed)
        return deed

    return enter


def outcome(world: World, one: Attack, *, without: tuple[str, ...] = ()) -> str | None:
    """The constraint that refuses the deed; None where it succeeds. Everything is taken back afterwards."""
    savepoint = transaction.savepoint()
    rows = dict(world.rows)
    try:
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in {*without, *DATES, *STAYS} if without else ():
            drop(name)
        execute("SET CONSTRAINTS ALL DEFERRED")
        one.deed(world)
        execute("SET CONSTRAINTS ALL IMMEDIATE")
    except StepRefused as refused:
        return refused.findings[0].key
    except DatabaseError as error:
        return str(error.__cause__.diag.constraint_name or error)  # type: ignore[union-attr]
    else:
        return None
    finally:
        take_back(str(savepoint))
        world.rows = rows


def drop(name: str) -> None:
    """Take a constraint, a trigger or a unique index away, where a stage has not done so before."""
    with connection.cursor() as cursor:
        cursor.execute(FIND, {"name": name})
        for (sentence,) in cursor.fetchall():
            cursor.execute(sentence)


def execute(sentence: str, *values: int) -> None:
    """Run SQL."""
    with connection.cursor() as cursor:
        cursor.execute(sentence, values or None)
