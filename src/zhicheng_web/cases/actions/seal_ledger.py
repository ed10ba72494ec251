"""Sealing the ledger, and taking on a database that came from a backup; what is unusual of it stands in the bureau's record."""

from datetime import datetime
from typing import Final

from zhicheng_web.cases.read.sealed_numbers import list_lost_numbers, read_issued_numbers, write_numbers
from zhicheng_web.cases.transition.authorised import require_reason
from zhicheng_web.ledger import looks, units
from zhicheng_web.ledger.seal_checks import check_seals
from zhicheng_web.ledger.seal_file import NO_SEAL, Seal, find_last_seal_line, parse_seal, set_aside_torn_line
from zhicheng_web.ledger.seals import LOG, seal_new_entries, seal_restored_database
from zhicheng_web.people.actor import SYSTEM
from zhicheng_web.people.register import find_bureau

TORN: Final = "封存记录最后一行没有写完，放在 seals/{name}；封存继续"
FORMER_SEAL: Final = "恢复前封存到第{number}号（{at}）"


def seal_ledger(at: datetime) -> Seal | None:
    """Seal what was written since; None where nothing was. A torn line is set aside first."""
    set_aside_and_say(at)
    return seal_new_entries(at, write_numbers(read_issued_numbers(at)))


def record_restore(reason: str, at: datetime) -> Seal:
    """Take on the database as a backup has left it: what the seals tell of it, also which recognition numbers will be given
    again, and why, are written down for good, then one seal covers all that there is. Raises StepRefused without a reason.
    """
    words = require_reason(reason, "restore_reason", "", "没有写明恢复备份的原因")
    set_aside_and_say(at)
    former = parse_seal(find_last_seal_line()) or NO_SEAL
    known = FORMER_SEAL.format(number=former.number, at=former.at or "没有封存过")
    findings = [known, *list_lost_numbers(at), *check_seals().faults]
    write_down(looks.RESTORE_EVENT, at, {"reason": words, "findings": findings})
    return seal_restored_database(at, write_numbers(read_issued_numbers(at)))


def set_aside_and_say(at: datetime) -> None:
    """A torn last line goes into a file beside; the log and the bureau's record say so."""
    torn = set_aside_torn_line(at)
    if torn:
        words = TORN.format(name=torn)
        LOG.error("%s", words)
        write_down(looks.TORN_EVENT, at, {"findings": [words]})


def write_down(event: str, at: datetime, body: dict[str, object]) -> None:
    """Into the record of the bureau."""
    place = find_bureau()
    units.record_unit_act(place.pk if place else units.NO_ORGANISATION, event, by=SYSTEM, at=at, body=body)
