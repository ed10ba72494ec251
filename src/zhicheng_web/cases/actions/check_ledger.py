"""Whether the record of every case is whole: looked at by the bureau at will and every night, each look written down."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._remark import list_altered_remarks
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.ledger import looks, units
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.ledger.seal_checks import SealCheck, check_seals
from zhicheng_web.ledger.verification import Misfit, Verification, verify_chains
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.register import find_bureau

MAX_LISTED_MISFITS: Final = 50
"""So many cases that do not fit are named; all are counted."""
NO_ORGANISATION: Final = 0
"""Where a look is written down in an office that has no bureau yet."""


def list_case_standings() -> QuerySet[Case, tuple[int, UUID, int, str]]:
    """Where each case stands, to be compared with its chain: id, public id, version, state."""
    return Case.objects.values_list("pk", "public_id", "version", "state")


class Findings(NamedTuple):
    """What a look has found: of the chains with all that stands beside them, and of the seals. Neither waits for the other."""

    chains: Verification
    seals: SealCheck

    @property
    def misfits(self) -> list[Misfit]:
        """The cases that do not fit, the first fault of each."""
        return self.chains.misfits


def check_ledger(*, by: Actor, at: datetime) -> Findings:
    """Ask the seals; verify all chains against where the cases stand, and what is stored beside them. By the bureau, or by
    the system. Written down in the record of the bureau, where pages and watchers find it.
    """
    allowed = by.role in (Role.BUREAU, Role.SYSTEM)
    require_that(allowed, "ledger_not_yours", "", "只有市人社局可以核对全部办理记录", "请联系市人社局。")
    former = looks.find_last_look()
    sealed = check_seals((former.seals or 0, former.seal_hash) if former else (0, ""))
    found = confirm_misfits(verify_chains(list_case_standings().iterator()))
    found = found._replace(
        misfits=select_one_per_case([*found.misfits, *list_altered_remarks(Entry.objects.order_by("case_id", "seq"))])
    )
    place = find_bureau()
    units.record_unit_act(
        place.pk if place else NO_ORGANISATION, looks.LOOK_EVENT, by=by, at=at, body=build_look_body(found, sealed)
    )
    return Findings(found, sealed)


def build_look_body(found: Verification, sealed: SealCheck) -> Mapping[str, Any]:
    """A look as it is written down (looks.LedgerLook)."""
    return {
        "cases": found.cases,
        "entries": found.entries,
        "broken": len(found.misfits),
        looks.LISTED_MISFITS_KEY: [[one.ref, one.why] for one in found.misfits[:MAX_LISTED_MISFITS]],
        "seals": sealed.number,
        "seal_hash": sealed.line_hash,
        "seal_faults": sealed.faults[:MAX_LISTED_MISFITS],
        "notices": sealed.notices,
    }


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
