"""Whether the record of every case is whole: looked at by the bureau at will and every night, each look written down."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._remark import misfits
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import require
from zhicheng_web.ledger import units
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import discrepancies
from zhicheng_web.ledger.sweep import Misfit, Swept, sweep
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.register import bureau

STEP = "check_ledger"
MOST_TOLD = 50
"""So many cases that do not fit are named; all are counted."""


def stands() -> Any:
    """What is compared with the chains."""
    return Case.objects.values_list("pk", "public_id", "version", "state")


def check_ledger(*, by: Actor, at: datetime) -> Swept:
    """Verify all chains against where the cases stand, and the words kept beside them. By the bureau, or by the system."""
    theirs = by.role in (Role.BUREAU, Role.SYSTEM)
    require(theirs, "ledger_not_yours", "", "只有市人社局可以核对全部办理记录", "请联系市人社局。")
    found = confirmed(sweep(stands().iterator()))
    found = found._replace(misfits=one_a_case([*found.misfits, *misfits(Entry.objects.order_by("case_id", "seq"))]))
    place = bureau()
    if place is not None:
        told = [[one.ref, one.why] for one in found.misfits[:MOST_TOLD]]
        body = {"cases": found.cases, "entries": found.entries, "broken": len(found.misfits), "told": told}
        units.note(place.pk, STEP, by=by, at=at, body=body)
    return found


def one_a_case(found: Iterable[Misfit]) -> list[Misfit]:
    """The first of each case: what is counted are cases."""
    firsts: dict[str, Misfit] = {}
    for one in found:
        firsts.setdefault(one.ref, one)
    return list(firsts.values())


def confirmed(found: Swept) -> Swept:
    """Without those that only moved on while the others were being read."""
    if not found.misfits:
        return found
    rows = {str(row[1]): row for row in stands().filter(public_id__in=[one.ref for one in found.misfits])}
    still = [one for one in found.misfits if one.ref not in rows or list(discrepancies([rows[one.ref]]))]
    return found._replace(misfits=still)
