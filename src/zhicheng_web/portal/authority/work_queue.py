"""The authority's queue: what waits for this officer, in groups by the engine's advice, the nearest day or the gravest first."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from zhicheng.procedure.states import State
from zhicheng.procedure.steps import STEPS_BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases.engine.advice_summary import AdviceSummary, find_advice_summaries
from zhicheng_web.cases.read import queries
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.cases.read.title_changes import name_title_work
from zhicheng_web.cases.read.titles.closed_case_search import match_closed_case
from zhicheng_web.cases.transition.due_dates import count_days_late
from zhicheng_web.ledger.queries import count_cases_acted_on_since
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.row_types import LeaveCover
from zhicheng_web.portal.authority.workload import (
    HANDLER_FILTERS,
    OTHERS,
    Office,
    Workload,
    count_workloads,
    find_office,
    list_handled_states,
)
from zhicheng_web.portal.shared.calendar.filing_season import find_policy_in_force
from zhicheng_web.portal.shared.words.check_headings import find_check_heading

ADVICE_GROUPS: tuple[tuple[str, str, Q], ...] = (
    ("eligible", "全部满足", Q(advice="eligible")),
    ("review", "需人工判断", Q(advice="review")),
    ("unknown", "待核实", Q(advice__in=("incomplete", ""))),
    ("against", "有未满足的", Q(advice__in=("not_yet", "not_eligible", "out_of_scope"))),
    ("refiled", "补正后重报", Q(queries.IS_REFILED)),
)
"""By the engine's advice, which add up; and across them those that come a second time."""
SORT_ORDERS = (("", "期限近的在前"), ("risk", "疑点多的在前"))
CASES_PER_PAGE = 20
REPEAT_MARKS = (("refiled", "补正后重报"), ("reviewed", "申请复查"))
MAX_DOUBTS_NAMED = 2
"""So many doubts are named in a row; the others are counted."""


class AdviceGroup(NamedTuple):
    """A group of the queue: its key in the address, its name, the number of its cases."""

    key: str
    name: str
    number: int


class AuthorityQueueRow(NamedTuple):
    """A case in the list: why it asks for care, on which route, how many days late; who handles it, "" where nobody does, and
    whether that is a colleague for whom the reader does not stand in.
    """

    case: Case
    why: str
    route: str
    late: int
    handler: str = ""
    with_colleague: bool = False


class AuthorityQueue(NamedTuple):
    """The first page: seven queries, however many cases. `handlers`: the groups by who handles a case; `own`: how many do not
    lie with a colleague; `any_advice`: how many the chosen handler has, whatever the engine says.
    """

    page: Page[Case]
    rows: Sequence[AuthorityQueueRow]
    groups: list[AdviceGroup]
    total: int
    nearest: date | None
    late: int
    today: int
    handlers: Sequence[AdviceGroup] = ()
    workloads: Sequence[Workload] = ()
    covers: Sequence[LeaveCover] = ()
    own: int = 0
    any_advice: int = 0

    @property
    def waiting(self) -> list[Case]:
        """The cases of this page that wait to be accepted, without those that a colleague handles."""
        return [row.case for row in self.rows if is_awaiting_acceptance(row.case.state) and not row.with_colleague]


def is_awaiting_acceptance(state: str) -> bool:
    """Whether a case in this state waits to be accepted."""
    return State(state) in STEPS_BY_KEY["accept"].from_


def build_authority_queue(actor: Actor, asked: Mapping[str, str]) -> AuthorityQueue:
    """What waits for an officer; `asked`: group (the key of a group), handler (mine, free, others), q (a name or an employer),
    sort, page.
    """
    today = clock.today()
    office = find_office(actor, today)
    waiting = queries.list_waiting_cases(actor, today, risky_first=asked.get("sort") == "risk")
    counted = count_waiting_cases(waiting, office, asked, today)
    chosen = queries.mark_second_rounds(waiting).filter(match_asked(office, asked))
    page = paginate_cases(chosen, counted["wanted"], asked.get("page", "1"))
    return AuthorityQueue(
        page,
        build_authority_rows(page, today, office),
        [AdviceGroup(key, name, counted[key]) for key, name, _ in ADVICE_GROUPS],
        counted["total"],
        counted["nearest"],
        counted["late"],
        count_cases_acted_on_since(actor.person_id, datetime.combine(today, time(), clock.KUNMING)),
        [AdviceGroup(key, name, counted[key]) for key, name in HANDLER_FILTERS.items()],
        count_workloads(office, today),
        office.covers,
        counted["own"],
        counted["any_advice"],
    )


def match_advice(asked: Mapping[str, str]) -> Q:
    """The cases of the group by advice that is chosen; all where none is."""
    return {key: of for key, _, of in ADVICE_GROUPS}.get(asked.get("group", ""), Q())


def match_asked(office: Office, asked: Mapping[str, str]) -> Q:
    """The cases that the address asks for."""
    return match_advice(asked) & office.match(asked.get("handler", "")) & build_search_filter(asked.get("q", ""))


def count_waiting_cases(
    waiting: QuerySet[Case], office: Office, asked: Mapping[str, str], today: date
) -> Mapping[str, Any]:
    """How many there are, of those that are asked for, and in each group among the cases of the other group that is chosen; in
    one query. `nearest` and `late` leave out what lies with colleagues.
    """
    by_handler, by_advice = office.match(asked.get("handler", "")), match_advice(asked)
    numbers = {key: Count("pk", filter=of & by_handler) for key, _, of in ADVICE_GROUPS}
    numbers |= {key: Count("pk", filter=office.match(key) & by_advice) for key in HANDLER_FILTERS}
    own = ~office.match(OTHERS)
    numbers |= {"own": Count("pk", filter=own), "any_advice": Count("pk", filter=by_handler or None)}
    late = Count("pk", filter=Q(due_on__lt=today) & own)
    wanted = Count("pk", filter=match_asked(office, asked) or None)
    rows = waiting.order_by()
    return rows.aggregate(total=Count("pk"), nearest=Min("due_on", filter=own), late=late, wanted=wanted, **numbers)


def paginate_cases(cases: QuerySet[Case], number: int, page: str) -> Page[Case]:
    """A page of a list whose length is known."""
    paginator = Paginator(cases, CASES_PER_PAGE)
    paginator.count = number
    return paginator.get_page(page)


def build_authority_rows(page: Page[Case], today: date, office: Office | None = None) -> list[AuthorityQueueRow]:
    """The cases of a page with the engine's word on each; `office`: who can handle them."""
    cases = list(page)
    advice_by_case = find_advice_summaries(case.pk for case in cases)
    names = {one.key: f"{one.name}，{one.clause}" for one in find_policy_in_force(today).routes}
    granted = [case.pk for case in cases if case.state in queries.TITLE_STATE_VALUES]
    title_work = name_title_work(granted) if granted else {}
    handled = list_handled_states(office.actor) if office else []
    return [
        AuthorityQueueRow(
            case,
            title_work.get(case.pk) or describe_case_doubts(case, advice_by_case.get(case.pk), today),
            name_case_route(case, advice_by_case, names),
            count_days_late(case, today),
            office.name_handler(getattr(case, office.column)) if office and case.state in handled else "",
            office is not None and case.state in handled and office.is_with_colleague(getattr(case, office.column)),
        )
        for case in cases
    ]


def name_case_route(case: Case, advice_by_case: Mapping[int, AdviceSummary], names: Mapping[str, str]) -> str:
    """The route that was taken."""
    return names.get((advice_by_case[case.pk].route or "") if case.pk in advice_by_case else "", "")


def describe_case_doubts(case: Case, advice: AdviceSummary | None, today: date) -> str:
    """What an officer has to look at in a case: the clauses that the engine leaves open, and that it came back."""
    if advice is None:
        return ""
    open_ = [find_check_heading(key, today) or key for key in advice.open]
    more = f"等{len(open_)}项" if len(open_) > MAX_DOUBTS_NAMED else ""
    doubts = "、".join(open_[:MAX_DOUBTS_NAMED]) + more if open_ else f"{advice.passed}项全部满足"
    again = [word for mark, word in REPEAT_MARKS if getattr(case, mark, False)]
    return "；".join((doubts, *again))


def build_search_filter(words: str) -> Q:
    """The cases that somebody looks for."""
    search_words = words.strip()
    return queries.match_particulars(search_words) if search_words else Q()


def build_closed_cases(actor: Actor, words: str, page: str) -> AuthorityQueue:
    """The cases that are over, newest first."""
    over = (
        queries.list_visible_cases(actor)
        .filter(match_closed_case(words) if words.strip() else Q(), state__in=queries.ENDED_STATE_VALUES)
        .order_by("-since", "pk")
    )
    number = over.order_by().count()
    cases_page = paginate_cases(over, number, page)
    return AuthorityQueue(cases_page, build_authority_rows(cases_page, clock.today()), [], number, None, 0, 0)
