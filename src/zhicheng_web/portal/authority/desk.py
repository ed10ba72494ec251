"""The authority's desk: what waits for this officer, in piles by the engine's advice, the nearest day first."""

from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q

from zhicheng.procedure.states import STATES, State
from zhicheng_web.cases import queries
from zhicheng_web.people.actor import Actor

PILES = (
    ("eligible", "全部满足", ("eligible",)),
    ("review", "需人工判断", ("review",)),
    ("unknown", "待核实", ("incomplete", "")),
    ("against", "有未满足的", ("not_yet", "not_eligible", "out_of_scope")),
)
ROWS = 20


class Pile(NamedTuple):
    """Cases of one kind of advice."""

    key: str
    name: str
    number: int


class Desk(NamedTuple):
    """The first page: four queries, however many cases."""

    page: Page[Any]
    piles: list[Pile]
    total: int
    nearest: Any


def desk(actor: Actor, pile: str, words: str, page: str) -> Desk:
    """What waits for an officer. `words`: a name, an employer or a number's beginning."""
    waiting = queries.queue(actor)
    counted = waiting.order_by().aggregate(
        total=Count("pk"), nearest=Min("due_on"), **{key: Count("pk", filter=Q(advice__in=of)) for key, _, of in PILES}
    )
    wanted = [Q(advice__in=of) for key, _, of in PILES if key == pile]
    rows = waiting.filter(*wanted, searched(words))
    piles = [Pile(key, name, counted[key]) for key, name, _ in PILES]
    return Desk(Paginator(rows, ROWS).get_page(page), piles, counted["total"], counted["nearest"])


def searched(words: str) -> Q:
    """The cases that somebody looks for."""
    said = words.strip()
    return Q(person__name__icontains=said) | Q(employer__name__icontains=said) if said else Q()


def done(actor: Actor, words: str, page: str) -> Page[Any]:
    """The cases that are over, newest first."""
    over = [state.value for state, about in STATES.items() if not about.active]
    rows = queries.visible_to(actor).filter(searched(words), state__in=over).order_by("-since")
    return Paginator(rows, ROWS).get_page(page)


def name_of(case: Any) -> str:
    """The state of a case, as officers call it."""
    return STATES[State(case.state)].name
