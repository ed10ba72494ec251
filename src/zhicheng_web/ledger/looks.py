"""The looks at the whole ledger as they were written down, and what is known to be wrong with it at any moment.

A look is a line in the record of the bureau: how much was asked, what did not fit. Those from before seals were asked say so.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from zhicheng_web.ledger.models import UnitEntry
from zhicheng_web.ledger.seal_checks import find_last_seal_fault

LOOK_EVENT: Final = "check_ledger"
RESTORE_EVENT: Final = "database_restored"
TORN_EVENT: Final = "seal_line_set_aside"
LISTED_MISFITS_KEY: Final = "told"
"""Under this key a look lists them. Stored entries have it, so it keeps its first name."""
LOOK_OVERDUE: Final = timedelta(days=2)
"""The nightly look, and another night for a machine that was off."""
SIDE_DIFFERS: Final = "查看记录、单位记录、权限登记有{broken}处对不上"
CASES_DIFFER: Final = "{broken}件申报的记录对不上"
SEALS_DIFFER: Final = "封存有{broken}处对不上"
OVERDUE: Final = "超过两天没有核对过办理记录：后台任务可能没有运行"


class LedgerLook(NamedTuple):
    """One look: when, by whom (0: the system), how much was asked, and what did not fit.

    `seals`: the number of the last seal; None in a look of before, which did not ask seals. `compared`: how many groups of
    columns were compared with what entries commit to; None likewise. `uncommitted`: rows from before there were commitments.
    """

    at: datetime
    by: int
    cases: int
    entries: int
    broken: int
    misfits: list[list[str]]
    seals: int | None
    seal_hash: str
    seal_faults: list[str]
    notices: list[str]
    compared: int | None
    uncommitted: int
    side_faults: list[str]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found, by a look that compared rows and asked seals, of which there was one at least."""
        found = self.broken or self.seal_faults or self.side_faults
        return not found and bool(self.seals) and self.compared is not None


def parse_look(row: UnitEntry) -> LedgerLook:
    """The line of a look as values."""
    body: Mapping[str, Any] = row.body
    return LedgerLook(
        row.at,
        row.by,
        body["cases"],
        body["entries"],
        body["broken"],
        body.get(LISTED_MISFITS_KEY, []),
        body.get("seals"),
        body.get("seal_hash", ""),
        body.get("seal_faults", []),
        body.get("notices", []),
        body.get("compared"),
        body.get("uncommitted", 0),
        body.get("side_faults", []),
    )


def list_looks() -> QuerySet[UnitEntry]:
    """The looks, the latest first."""
    return UnitEntry.objects.filter(event=LOOK_EVENT).order_by("-pk")


def find_last_look() -> LedgerLook | None:
    """The latest look; None before the first."""
    row = list_looks().first()
    return parse_look(row) if row else None


def list_recorded_incidents() -> QuerySet[UnitEntry]:
    """Restores of a backup, and torn lines that were set aside, the latest first: they are said for ever."""
    return UnitEntry.objects.filter(event__in=(RESTORE_EVENT, TORN_EVENT)).order_by("-pk")


def find_ledger_trouble(at: datetime) -> list[str]:
    """What is known to be wrong with the ledger, a sentence each; empty where nothing is. Cheap: what the last look
    found, and the newest seal asked now, which tells an older backup at once.
    """
    look, found = find_last_look(), []
    if look and look.broken:
        found.append(CASES_DIFFER.format(broken=look.broken))
    if look and look.seal_faults:
        found.append(SEALS_DIFFER.format(broken=len(look.seal_faults)))
    if look and look.side_faults:
        found.append(SIDE_DIFFERS.format(broken=len(look.side_faults)))
    if look and at - look.at > LOOK_OVERDUE:
        found.append(OVERDUE)
    newest = find_last_seal_fault()
    return [*found, newest] if newest else found
