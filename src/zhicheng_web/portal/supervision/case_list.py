"""Every submitted case of the city in a list: piles by who holds it, filters, what is late first, what is over last."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Q

from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.transition.due_dates import count_days_late
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.supervision.case_standing import hands

ROWS = 20
HOLDERS: tuple[tuple[str, str, tuple[Role | None, ...]], ...] = (
    ("applicant", "在申报人", (Role.APPLICANT,)),
    ("employer", "在用人单位", (Role.EMPLOYER,)),
    ("authority", "在认定部门", (Role.EXAMINER, Role.APPROVER)),
    ("ended", "已办结", (None,)),
)
LATE = "late"


class Row(NamedTuple):
    """A case in the list, with who holds it and how many days it is late."""

    case: Any
    holder: str
    late: int


class Listing(NamedTuple):
    """The list and its piles, which add up to `total`; the late ones lie across them."""

    page: Page[Any]
    rows: Sequence[Row]
    piles: Sequence[tuple[str, str, int]]
    total: int
    late: int


def states_of(pile: str) -> list[str]:
    """The states of a pile."""
    roles = next((roles for key, _, roles in HOLDERS if key == pile), ())
    return [state.value for state, about in STATES.items() if about.held_by in roles]


def wanted(asked: Mapping[str, str], today: date) -> Q:
    """The filter that an address asks for: pile, state, at (an authority's public id), q."""
    found = Q()
    if asked.get("pile") == LATE:
        found &= Q(due_on__lt=today, state__in=queries.ACTIVE_STATE_VALUES)
    elif asked.get("pile"):
        found &= Q(state__in=states_of(asked["pile"]))
    if asked.get("state") in set(State):
        found &= Q(state=asked["state"])
    if asked.get("at"):
        found &= Q(authority__public_id=asked["at"])
    said = asked.get("q", "").strip()
    named = ("person__name", "employer__name", "authority__name")
    return found & Q.create([(f"{one}__icontains", said) for one in named], connector=Q.OR) if said else found


def listing(actor: Actor, asked: Mapping[str, str], today: date) -> Listing:
    """One page of the list: four queries, however many cases."""
    counted = queries.count_cases_by_state(actor)
    total = sum(counted.values())
    of = wanted(asked, today)
    cases = queries.list_cases_by_day(actor).filter(of)
    paginator = Paginator(cases, ROWS)
    if not of:
        paginator.count = total
    page = paginator.get_page(asked.get("page", "1"))
    piles = [(key, name, sum(counted.get(State(one), 0) for one in states_of(key))) for key, name, _ in HOLDERS]
    late = queries.list_overdue_cases(actor, today).count()
    return Listing(page, [Row(one, hands(one), count_days_late(one, today)) for one in page], piles, total, late)
