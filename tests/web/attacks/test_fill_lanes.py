"""What migration `lanes` makes of dispatched cases of before: lanes filled from what they hold, as the owner of the database."""

from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from tests.web.attacks.registry import execute
from tests.web.attacks.rows import paper
from tests.web.attacks.world import World, change
from tests.web.past_guards import past_every_guard
from zhicheng.procedure.lanes import Lanes, Stage
from zhicheng_web.cases import migrations
from zhicheng_web.cases.models import Case, CaseLane, Filing
from zhicheng_web.cases.read.lanes import read_lanes

FILL = Path(migrations.__file__).parent / "guards" / "27_fill_lanes.sql"


def fill(w: World) -> Lanes | None:
    """The lanes after the migration's SQL has run over a case without any."""
    with past_every_guard():
        execute("UPDATE filing SET employer_cells_id = NULL, agency_cells_id = NULL")
        execute("DELETE FROM case_lane")
        execute(FILL.read_text(encoding="utf-8"))
    return read_lanes(Case.objects.get(pk=w.case.pk))


@pytest.mark.django_db
def test_a_publicity_of_the_agencys_was_checked_by_who_posted_it(world: World) -> None:
    world.at("lanes")
    savepoint = transaction.savepoint()
    assert fill(world) == Lanes(Stage.CLOSED, Stage.CLOSED)
    row = CaseLane.objects.get(lane="agency")
    assert (row.checked_on, row.checked_by_id) == (date(2026, 3, 2), world.agency_hr.pk)
    transaction.savepoint_rollback(savepoint)


@pytest.mark.django_db
def test_the_proof_that_was_enclosed_stands_for_the_agencys_lane(world: World) -> None:
    world.at("lanes")
    savepoint = transaction.savepoint()
    proof = paper(world, "dispatch_double_proof")
    with past_every_guard():
        change(world.agency_publicity, state="void")
    assert fill(world) == Lanes(Stage.CLOSED, Stage.STAMPED, agency_on_paper=True)
    row = CaseLane.objects.get(lane="agency")
    assert (row.proof_id, row.checked_on, row.stamped_on) == (proof.pk, date(2026, 2, 2), date(2026, 2, 2))
    assert (row.posted_on, row.posted_until, row.checked_by_id) == (None, None, None)
    transaction.savepoint_rollback(savepoint)


@pytest.mark.django_db
def test_nobody_who_is_not_dispatched_gets_a_lane(world: World) -> None:
    world.at("filed")
    savepoint = transaction.savepoint()
    assert fill(world) is None
    assert (CaseLane.objects.count(), Filing.objects.get().employer_cells_id) == (0, None)
    transaction.savepoint_rollback(savepoint)
