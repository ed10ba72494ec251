"""The way from case to case: where one stands in one's queue, which comes next, what was just done."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.ledger.queries import find_last_act_on_case, parse_entry_body
from zhicheng_web.ledger.row_types import Entry
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.shared.request_values import read_public_id


class QueuePosition(NamedTuple):
    """Where a case stands in a queue, from 1; None: it is not in it. `before` and `behind` are public ids."""

    number: int | None
    total: int
    before: UUID | None
    behind: UUID | None


class LastAct(NamedTuple):
    """The last act of this officer on a case; `case` None where it has left this authority.

    `to`: the authority to which this officer has sent it away.
    """

    step: str
    name: str
    case: Case | None
    to: str = ""


def list_queue_ids(actor: Actor) -> list[UUID]:
    """The queue as public ids."""
    return list(queries.list_waiting_cases(actor, clock.today()).values_list("public_id", flat=True))


def find_queue_position(ids: Sequence[UUID], case: UUID) -> QueuePosition:
    """Where a case stands among them; the next of one that is not in the queue is the first."""
    if case not in ids:
        return QueuePosition(None, len(ids), None, ids[0] if ids else None)
    at = ids.index(case)
    return QueuePosition(at + 1, len(ids), ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)


def build_next_case_url(request: OfficeRequest, case: UUID, ids: Sequence[UUID]) -> str:
    """The page after a decision: the case that followed in the queue as it was (`ids`), else the queue; with what was done."""
    query_string = urlencode({"after": str(case)})
    behind = find_queue_position(ids, case).behind or next((one for one in ids if one != case), None)
    there = reverse("authority-case", args=[behind]) if behind else reverse("authority-queue")
    return f"{there}?{query_string}"


def find_act_just_done(request: OfficeRequest) -> LastAct | None:
    """What ?after= names, if this officer has acted on it last. Raises MalformedRequest."""
    case = read_public_id(request, "after")
    if case is None:
        return None
    entry = find_last_act_on_case(case, request.actor.person_id)
    if entry is None:
        return None
    step = STEPS_BY_KEY[entry.event].name if entry.event in STEPS_BY_KEY else ""
    try:
        found_case = queries.find_case(request.actor, case)
    except ObjectDoesNotExist:
        return build_act_on_moved_case(step, entry)
    return LastAct(step, found_case.particulars.name, found_case)


def build_act_on_moved_case(step: str, entry: Entry) -> LastAct:
    """An act on a case that lies elsewhere by now: whose it is and where, if it was this act that sent it there."""
    if entry.event != "transfer":
        return LastAct(step, "", None)
    return LastAct(
        step,
        queries.find_applicant_name(entry.case_id),
        None,
        people.find_organisation_name(UUID(parse_entry_body(entry)["note"]["to"])),
    )
