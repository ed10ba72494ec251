"""Who has declined to recommend, and what came of it: read from the ledger, which alone tells of it (三（二）)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.lookups import Exact

from zhicheng.procedure.states import Role
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web.cases.models import Case
from zhicheng_web.ledger.models import Entry
from zhicheng_web.ledger.queries import list_case_entries, parse_entry_body
from zhicheng_web.people.queries import list_role_holders

PROPOSAL: Final = "propose_decline"
DECLINE: Final = "decline_to_recommend"
APPEAL: Final = "appeal_decline"
ANSWERS: Final = ("keep_decline", "reopen_assessment")
DECLINED: Final = STEPS_BY_KEY[DECLINE].to


def find_decline_proposal(case: Case) -> Entry | None:
    """The proposal to decline that waits for a second person: made since the case has come to its state."""
    return list_case_entries(case.pk).filter(event=PROPOSAL, at__gte=case.since).last()


def find_decline_proposer(case: Case) -> int:
    """Who has made it; 0: nobody."""
    proposal = find_decline_proposal(case)
    return (proposal.actor_id or 0) if proposal else 0


def has_colleagues(case: Case, on: date) -> bool:
    """Whether the unit has several people on a day who could decide of it."""
    return list_role_holders(case.employer_id, on, [Role.EMPLOYER.value]).count() > 1


def read_appeal(case: Case) -> Mapping[str, bool]:
    """Whether the person may turn to the bureau, and whether the bureau has to answer."""
    last = list_case_entries(case.pk).filter(event__in=(DECLINE, APPEAL, *ANSWERS)).last()
    if case.about.state is not DECLINED or last is None:
        return {"may_appeal": False, "has_open_appeal": False}
    note: Mapping[str, Any] = parse_entry_body(last)["note"] if last.event == DECLINE else {}
    alone = bool((note or {}).get("alone", True))
    return {"may_appeal": last.event == DECLINE and alone, "has_open_appeal": last.event == APPEAL}


def match_open_appeals() -> Combinable:
    """The declined cases whose applicants wait for the bureau's word."""
    events = Entry.objects.filter(case_id=OuterRef("pk"), event__in=(DECLINE, APPEAL, *ANSWERS)).order_by("-seq")
    return Q(state=DECLINED.value if DECLINED else "") & Exact(Subquery(events.values("event")[:1]), Value(APPEAL))
