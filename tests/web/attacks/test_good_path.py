"""The walk that the attacks start from, and each legal edge on it: a guard that refuses everything would be no guard."""

import pytest

from tests.web.attacks.world import BEFORE, World
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.queries import find_discrepancies

STATES = {
    "draft": "draft",
    "submitted": "submitted",
    "assessed": "assessed",
    "publicity": "in_publicity",
    "closed": "publicity_closed",
    "filed": "filed",
    "examined": "in_examination",
    "proposed": "proposed",
    "recognised": "recognised",
    "again": "recognised",
    "refused": "refused",
    "reviewed": "in_examination",
    "returned": "returned_to_employer",
    "refiled": "filed",
    "second": "proposed",
    "lanes": "publicity_closed",
}


@pytest.mark.parametrize("stage", [stage for stage in BEFORE if stage != "people"])
def test_a_stage_is_reached_and_its_state_is_what_the_ledger_tells(world: World, stage: str) -> None:
    world.at(stage)
    assert world.case.state == STATES[stage]
    rows = Case.objects.values_list("pk", "public_id", "version", "state")
    assert len(rows) == (2 if stage == "second" else 1)
    assert list(find_discrepancies(rows)) == []
