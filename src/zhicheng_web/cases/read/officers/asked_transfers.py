"""To which authority an examiner has asked the bureau to send a case: read from the ledger (三（三））."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.lookups import Exact

from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.models import Case
from zhicheng_web.cases.read.timeline import TimelineStep
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import list_case_entries, parse_entry_body

ASK: Final = "ask_transfer"
CLOSING: Final = ("transfer", "decline_transfer", "recall", "withdraw", "ask_review")
"""After these nothing is asked any more."""
ASKING_STATES: Final = tuple(state.value for state in STEPS_BY_KEY[ASK].from_)


def find_asked_transfer(case: Case) -> Entry | None:
    """The question that waits for the bureau; None: there is none."""
    if case.state not in ASKING_STATES:
        return None
    last = list_case_entries(case.pk).filter(event__in=(ASK, *CLOSING)).last()
    return last if last is not None and last.event == ASK else None


def find_open_question(history: Sequence[TimelineStep]) -> TimelineStep | None:
    """The same of a page that has read the history; in whichever state the case stands."""
    last = next((one for one in reversed(history) if one.entry.event in (ASK, *CLOSING)), None)
    return last if last is not None and last.entry.event == ASK else None


def find_asked_place(case: Case) -> UUID | None:
    """To which authority, by public id."""
    asked = find_asked_transfer(case)
    return UUID(str(parse_entry_body(asked)["note"]["to"])) if asked else None


def read_asked_transfer(case: Case) -> Mapping[str, Any]:
    """Whether something waits for the bureau."""
    return {"transfer_asked": find_asked_transfer(case) is not None}


def match_asked_transfers() -> Combinable:
    """The cases of which the bureau is asked."""
    events = Entry.objects.filter(case_id=OuterRef("pk"), event__in=(ASK, *CLOSING)).order_by("-seq")
    return Q(state__in=ASKING_STATES) & Exact(Subquery(events.values("event")[:1]), Value(ASK))
