"""Every submitted case of the city in a list: groups by who holds it, filters, what is late first, what is over last."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from zhicheng.procedure.states import STATES, Role, State
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.declines import match_open_appeals
from zhicheng_web.cases.read.officers.asked_transfers import ASKING_STATES, match_asked_transfers
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.read.second_returns import WAS_RETURNED_TWICE
from zhicheng_web.cases.transition.due_dates import count_days_late
from zhicheng_web.people.actor import Actor
from zhicheng_web.portal.supervision.case_standing import describe_holder_in_list

LISTED_CASES_PER_PAGE = 20
HOLDER_GROUPS: tuple[tuple[str, str, tuple[Role | None, ...]], ...] = (
    ("applicant", "在申报人", (Role.APPLICANT,)),
    ("employer", "在用人单位", (Role.EMPLOYER,)),
    ("authority", "在认定部门", (Role.EXAMINER, Role.APPROVER)),
    ("ended", "已办结", (None,)),
)
LATE_GROUP = "late"
RETURNED_TWICE_GROUP = "twice"
APPEAL_GROUP = "appeal"
TRANSFER_GROUP = "transfer"
GROUP_KEYS = (LATE_GROUP, RETURNED_TWICE_GROUP, APPEAL_GROUP, TRANSFER_GROUP, *(key for key, _, _ in HOLDER_GROUPS))


class CaseListRow(NamedTuple):
    """A case in the list, with who holds it and how many days it is late."""

    case: Case
    holder: str
    late: int


class CaseList(NamedTuple):
    """The list and its groups, which add up to `total`; the late ones, and those told twice of one filing, lie across them."""

    page: Page[Case]
    rows: Sequence[CaseListRow]
    groups: Sequence[tuple[str, str, int]]
    total: int
    late: int
    returned_twice: int
    appeals: int
    transfers: int


def list_group_states(group: str) -> list[str]:
    """The states whose cases stand in a group."""
    roles = next((roles for key, _, roles in HOLDER_GROUPS if key == group), ())
    return [state.value for state, about in STATES.items() if about.held_by in roles]


def match_group(group: str, today: date) -> Q:
    """The cases of a group; all of them where none is named."""
    across: dict[str, Callable[[], Q]] = {
        LATE_GROUP: lambda: Q(due_on__lt=today, state__in=queries.ACTIVE_STATE_VALUES),
        RETURNED_TWICE_GROUP: lambda: Q(WAS_RETURNED_TWICE),
        APPEAL_GROUP: lambda: Q(match_open_appeals()),
        TRANSFER_GROUP: lambda: Q(match_asked_transfers()),
    }
    if group in across:
        return across[group]()
    return Q(state__in=list_group_states(group)) if group else Q()


def build_case_filter(asked: Mapping[str, str], today: date) -> Q:
    """The filter that an address asks for: group (the key of a group), state, at (an authority's public id), q."""
    found = match_group(asked.get("group", ""), today)
    if asked.get("state") in set(State):
        found &= Q(state=asked["state"])
    if asked.get("at"):
        found &= Q(authority__public_id=asked["at"])
    search_words = asked.get("q", "").strip()
    if search_words:
        found &= queries.match_particulars(search_words) | Q(authority__name__icontains=search_words)
    return found


def count_open_questions(actor: Actor) -> dict[str, int]:
    """What waits for the bureau's word, appeals and transfers, which no case has both: in one query."""
    asked = queries.list_visible_cases(actor).filter(Q(match_open_appeals()) | Q(match_asked_transfers()))
    transfers = Q(state__in=ASKING_STATES)
    return asked.order_by().aggregate(appeals=Count("pk", filter=~transfers), transfers=Count("pk", filter=transfers))


def build_case_list(actor: Actor, asked: Mapping[str, str], today: date) -> CaseList:
    """One page of the list: six queries, however many cases."""
    counted = queries.count_cases_by_state(actor)
    total = sum(counted.values())
    of = build_case_filter(asked, today)
    cases = queries.list_cases_by_day(actor).filter(of)
    paginator = Paginator(cases, LISTED_CASES_PER_PAGE)
    if not of:
        paginator.count = total
    page = paginator.get_page(asked.get("page", "1"))
    groups = [
        (key, name, sum(counted.get(State(one), 0) for one in list_group_states(key))) for key, name, _ in HOLDER_GROUPS
    ]
    late = queries.list_overdue_cases(actor, today).count()
    return CaseList(
        page,
        [CaseListRow(one, describe_holder_in_list(one), count_days_late(one, today)) for one in page],
        groups,
        total,
        late,
        queries.list_visible_cases(actor).filter(WAS_RETURNED_TWICE).count(),
        **count_open_questions(actor),
    )
