"""Whether the record of every case is whole: looked at by the bureau at will and every night, each look written down."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions._remark import list_altered_remarks
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.papers.filed_papers import list_damaged_papers
from zhicheng_web.cases.read.encrypted_columns import list_altered_numbers
from zhicheng_web.cases.transition.authorised import require_that
from zhicheng_web.cases.transition.commitment_checks import Comparison, compare_rows
from zhicheng_web.cases.transition.entry_checks import list_altered_entries
from zhicheng_web.ledger import looks, units
from zhicheng_web.ledger.queries import find_discrepancies
from zhicheng_web.ledger.recorded_rows import find_altered_rows
from zhicheng_web.ledger.seal_checks import SealCheck, check_seals
from zhicheng_web.ledger.side_chains import find_side_faults
from zhicheng_web.ledger.verification import Misfit, Verification, verify_chains
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.register import find_bureau

MAX_LISTED_MISFITS: Final = 50
"""So many cases that do not fit are named; all are counted."""
MAX_FAULTS_OF_CASE: Final = 8
MORE_FAULTS: Final = "还有{more}处"


def list_case_standings() -> QuerySet[Case, tuple[int, UUID, int, str]]:
    """Where each case stands, to be compared with its chain: id, public id, version, state."""
    return Case.objects.values_list("pk", "public_id", "version", "state")


class Findings(NamedTuple):
    """What a look has found: of the chains with all that stands beside them, of the seals, and how many rows were compared.

    None of them waits for another.
    """

    chains: Verification
    seals: SealCheck
    rows: Comparison
    side: list[str]

    @property
    def misfits(self) -> list[Misfit]:
        """The cases that do not fit, with the first faults of each."""
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
    rows = compare_rows(Case.objects.order_by("pk").values_list("pk", flat=True))
    remarks = list_altered_remarks()
    papers = list_damaged_papers()
    side = [*find_side_faults(), *find_altered_rows(), *list_altered_numbers()][:MAX_LISTED_MISFITS]
    misfits = [*found.misfits, *list_altered_entries(), *rows.misfits, *remarks, *papers]
    found = found._replace(misfits=join_by_case(misfits))
    place = find_bureau()
    units.record_unit_act(
        place.pk if place else units.NO_ORGANISATION,
        looks.LOOK_EVENT,
        by=by,
        at=at,
        body=build_look_body(found, sealed, rows, side),
    )
    return Findings(found, sealed, rows, side)


def build_look_body(found: Verification, sealed: SealCheck, rows: Comparison, side: list[str]) -> Mapping[str, Any]:
    """A look as it is written down (looks.LedgerLook)."""
    return {
        "cases": found.cases,
        "entries": found.entries,
        "broken": len(found.misfits),
        looks.LISTED_MISFITS_KEY: [[one.ref, one.why] for one in found.misfits[:MAX_LISTED_MISFITS]],
        "seals": sealed.number,
        "seal_hash": sealed.line_hash,
        "seal_faults": sealed.faults[:MAX_LISTED_MISFITS],
        "side_faults": side,
        "notices": sealed.notices,
        "compared": rows.compared,
        "uncommitted": rows.uncommitted,
    }


def join_by_case(found: Iterable[Misfit]) -> list[Misfit]:
    """The faults of each case in one line: what is counted are cases."""
    faults: dict[str, list[str]] = {}
    for one in found:
        faults.setdefault(one.ref, []).append(one.why)
    return [Misfit(ref, join_faults(whys)) for ref, whys in faults.items()]


def join_faults(faults: Sequence[str]) -> str:
    """The first of them, and how many there are besides."""
    more = len(faults) - MAX_FAULTS_OF_CASE
    return "；".join([*faults[:MAX_FAULTS_OF_CASE], *([MORE_FAULTS.format(more=more)] if more > 0 else [])])


def confirm_misfits(found: Verification) -> Verification:
    """Without those that only moved on while the others were being read."""
    if not found.misfits:
        return found
    rows = {str(row[1]): row for row in list_case_standings().filter(public_id__in=[one.ref for one in found.misfits])}
    still = [one for one in found.misfits if one.ref not in rows or list(find_discrepancies([rows[one.ref]]))]
    return found._replace(misfits=still)
