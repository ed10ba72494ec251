"""三（二） the cells of a dispatched worker's two lanes as several actions fill and empty them."""

from datetime import date
from typing import Any, Final

from django.db.models import QuerySet

from zhicheng.procedure.lanes import Lane
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.cases.models import Case, CaseLane, Publicity
from zhicheng_web.cases.transition.authorised import Act

NO_PUBLICITY: Final[dict[str, Any]] = {"publicity": None, "posted_on": None, "posted_until": None}
NO_STAMP: Final[dict[str, Any]] = {"stamped_on": None, "stamped_by": None}
NO_CELLS: Final[dict[str, Any]] = {
    **NO_PUBLICITY,
    **NO_STAMP,
    **{"checked_on": None, "checked_by": None, "checked_words": "", "on_paper": False, "proof": None},
}


def write_check(case: Case, act: Act, lane: Lane, words: str = "") -> None:
    """A lane's first cell: its people have checked the content as it is today."""
    cells = {
        "content_hash": case.content_hash,
        "checked_on": engine_input.to_kunming_date(act["at"]),
        "checked_by_id": act["by"].person_id,
        "checked_words": words.strip(),
    }
    CaseLane.objects.update_or_create(case=case, lane=lane.value, defaults=NO_CELLS | cells)


def write_stamp(case: Case, act: Act, lane: Lane, stamped_on: date, publicity: Publicity) -> None:
    """A lane's last cell: the result of its closed publicity was stamped."""
    CaseLane.objects.filter(case=case, lane=lane.value).update(
        publicity=publicity,
        posted_on=publicity.start_on,
        posted_until=publicity.last_on,
        stamped_on=stamped_on,
        stamped_by_id=act["by"].person_id,
    )


def empty_lanes(case: Case) -> None:
    """Nothing that either unit has done counts any more: the content may change, or the unit."""
    CaseLane.objects.filter(case=case).update(**NO_CELLS)


def take_stamps_off(lanes: QuerySet[CaseLane]) -> None:
    """The publicities of some lanes count no more, and no stamp on them; papers that proved one prove nothing."""
    lanes.filter(on_paper=True).update(**NO_CELLS)
    lanes.update(**NO_PUBLICITY, **NO_STAMP)


def reopen_lane(case: Case, lane: Lane) -> None:
    """Somebody objects to a lane's notice: it is stamped anew when that is settled; of papers nothing is left."""
    take_stamps_off(CaseLane.objects.filter(case=case, lane=lane.value))
    closed = Publicity.objects.filter(case=case, lane=lane.value, state=Publicity.State.CLOSED)
    closed.update(state=Publicity.State.RUNNING, closed_on=None, result="", attested_by=None)
