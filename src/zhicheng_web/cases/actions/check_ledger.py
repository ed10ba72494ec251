"""Whether the record of every case is whole: looked at by the bureau at will and every night, each look written down."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._remark import list_altered_remarks
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.ledger import units
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.ledger.verification import Misfit, Verification, verify_chains
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.register import find_bureau

STEP = "check_ledger"
MAX_LISTED_MISFITS = 50
"""So many cases that do not fit are named; all are counted."""
LISTED_MISFITS_KEY = "told"
"""Under this key a body of the ledger lists them. Stored entries are hashed with it, so it keeps its first name."""


def list_case_standings() -> QuerySet[Case, tuple[int, UUID, int, str]]:
    """Where each case stands, to be compared with its chain: id, public id, version, state."""
    return Case.objects.values_list("pk", "public_id", "version", "state")


def check_ledger(*, by: Actor, at: datetime) -> Verification:
    """Verify all chains against where the cases stand, and the words stored beside them. By the bureau, or by the system."""
    allowed = by.role in (Role.BUREAU, Role.SYSTEM)
    require_that(allowed, "ledger_not_yours", "", "只有市人社局可以核对全部办理记录", "请联系市人社局。")
    found = confirm_misfits(verify_chains(list_case_standings().iterator()))
    found = found._replace(
        misfits=select_one_per_case([*found.misfits, *list_altered_remarks(Entry.objects.order_by("case_id", "seq"))])
    )
    place = find_bureau()
    if place is not None:
        listed = [[one.ref, one.why] for one in found.misfits[:MAX_LISTED_MISFITS]]
        counts = {"cases": found.cases, "entries": found.entries, "broken": len(found.misfits)}
        body = {**counts, LISTED_MISFITS_KEY: listed}
        units.record_unit_act(place.pk, STEP, by=by, at=at, body=body)
    return found


def select_one_per_case(found: Iterable[Misfit]) -> list[Misfit]:
    """The first of each case: what is counted are cases."""
    firsts: dict[str, Misfit] = {}
    for one in found:
        firsts.setdefault(one.ref, one)
    return list(firsts.values())


def confirm_misfits(found: Verification) -> Verification:
    """Without those that only moved on while the others were being read."""
    if not found.misfits:
        return found
    rows = {str(row[1]): row for row in list_case_standings().filter(public_id__in=[one.ref for one in found.misfits])}
    still = [one for one in found.misfits if one.ref not in rows or list(find_discrepancies([rows[one.ref]]))]
    return found._replace(misfits=still)
