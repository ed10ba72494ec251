"""What somebody could do to the words of an act who has torn the guards down is found when the ledger is checked."""

from collections.abc import Callable

import pytest

from tests.web.attacks.on_ledger import corrected
from tests.web.attacks.registry import drop, execute
from tests.web.attacks.world import World, change
from zhicheng_web.cases.actions.check_ledger import check_ledger
from zhicheng_web.cases.models import Remark
from zhicheng_web.people.actor import SYSTEM

TORN = ("remark_append_only", "remark_is_what_was_hashed")


def rewrite(row: Remark) -> None:
    change(row, words="后来又写了另外几句")


def resalt(row: Remark) -> None:
    change(row, salt="00000000-0000-4000-8000-000000000000")


def remove(row: Remark) -> None:
    execute("DELETE FROM remark WHERE id = %s", row.pk)


@pytest.mark.parametrize(
    ("deed", "why"),
    [(rewrite, "were altered"), (resalt, "were altered"), (remove, "are gone")],
    ids=["altered", "salted", "gone"],
)
def test_words_altered_or_gone_are_found(world: World, deed: Callable[[Remark], None], why: str) -> None:
    world.at("recognised")
    row = corrected(world)
    assert check_ledger(by=SYSTEM, at=row.at).misfits == []
    for name in TORN:
        drop(name)
    deed(row)
    found = check_ledger(by=SYSTEM, at=row.at).misfits
    assert found == [(str(world.case.public_id), f"the words of entry {row.seq} {why}")]


def test_a_case_with_more_than_one_fault_counts_once(world: World) -> None:
    world.at("recognised")
    rows = [corrected(world), corrected(world)]
    for name in TORN:
        drop(name)
    for row in rows:
        rewrite(row)
    assert [one.why for one in check_ledger(by=SYSTEM, at=rows[0].at).misfits] == [
        "；".join(f"the words of entry {row.seq} were altered" for row in rows)
    ]
