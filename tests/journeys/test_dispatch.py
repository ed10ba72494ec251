"""三（二） a dispatched worker in a browser: both units' desks, the page of the two lanes and the forms of each."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.rooms import Shot, walked
from tests.journeys.thinned import repeated
from tests.web import lane_walks as lanes
from tests.web.cast import Cast, cast

Desk = Callable[..., Page]


@pytest.fixture
def town(own_database: str) -> Cast:
    """The cast, in a database of the test's own."""
    return cast()


@repeated
def test_both_units_see_whose_turn_it_is_narrow_and_wide(town: Cast, stand_on: Any, desk: Desk, shot: Shot) -> None:
    case = lanes.walk(town, lanes.check, *lanes.EMPLOYERS)
    stand_on("03-11", 16)
    here = f"/employer/cases/{case.public_id}/"
    employer, agency = desk("wang-fang"), desk("zhao-min")
    pages = [
        *[("queue", "/employer/"), ("lanes", f"{here}lanes/"), ("case", here), ("remind", f"{here}lanes/remind/")],
        *[("papers", f"{here}lanes/papers/"), ("agreement", f"{here}lanes/agreement/")],
    ]
    assert walked(employer, shot, [(f"dispatch-employer-{name}", address) for name, address in pages]) == []
    agencys = [("queue", "/employer/"), ("lanes", f"{here}lanes/"), ("publicity", "/employer/publicity/")]
    assert walked(agency, shot, [(f"dispatch-agency-{name}", address) for name, address in agencys]) == []
