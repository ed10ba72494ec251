"""The way from case to case: where one stands in one's queue, which comes next, what was just done."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.read import queries
from zhicheng_web.entry import OfficeRequest
from zhicheng_web.ledger.queries import last_act, told
from zhicheng_web.people import queries as people
from zhicheng_web.people.actor import Actor


class Place(NamedTuple):
    """Where a case stands in a queue, from 1; None: it is not in it. `before` and `behind` are public ids."""

    number: int | None
    total: int
    before: UUID | None
    behind: UUID | None


class Done(NamedTuple):
    """The last act of this officer on a case; `case` None where it has left this authority.

    `to`: the authority to which this officer has sent it away.
    """

    step: str
    name: str
    case: Any
    to: str = ""


def order(actor: Actor) -> list[UUID]:
    """The queue as public ids."""
    return list(queries.list_waiting_cases(actor).values_list("public_id", flat=True))


def place(ids: Sequence[UUID], case: UUID) -> Place:
    """Where a case stands among them; the next of one that is not in the queue is the first."""
    if case not in ids:
        return Place(None, len(ids), None, ids[0] if ids else None)
    at = ids.index(case)
    return Place(at + 1, len(ids), ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)


def onwards(request: OfficeRequest, case: UUID, ids: Sequence[UUID]) -> str:
    """The page after a decision: the case that followed in the queue as it was (`ids`), else the queue; with what was done."""
    said = urlencode({"after": str(case)})
    behind = place(ids, case).behind or next((one for one in ids if one != case), None)
    there = reverse("authority-case", args=[behind]) if behind else reverse("authority-queue")
    return f"{there}?{said}"


def just_done(request: OfficeRequest) -> Done | None:
    """What ?after= names, if this officer has acted on it last."""
    try:
        case = UUID(request.GET.get("after", ""))
    except ValueError:
        return None
    entry = last_act(case, request.actor.person_id)
    if entry is None:
        return None
    step = STEPS_BY_KEY[entry.event].name if entry.event in STEPS_BY_KEY else ""
    try:
        it = queries.find_case(request.actor, case)
    except ObjectDoesNotExist:
        return gone(step, entry)
    return Done(step, it.person.name, it)


def gone(step: str, entry: Any) -> Done:
    """An act on a case that lies elsewhere by now: whose it is and where, if it was this act that sent it there."""
    if entry.event != "transfer":
        return Done(step, "", None)
    return Done(step, queries.find_applicant_name(entry.case_id), None, people.named(UUID(told(entry)["note"]["to"])))
