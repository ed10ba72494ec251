"""Who of an authority has what in hand: the filter of the queue by officer, and how much lies with each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count, F, Q

from zhicheng.procedure.handling_steps import HANDLED_STATES, find_handling_role
from zhicheng_web.cases.read.officers.handlers import HANDLER_COLUMNS
from zhicheng_web.cases.read.queries import list_visible_cases
from zhicheng_web.people.actor import Actor
from zhicheng_web.people.leave_covers import list_covers_of
from zhicheng_web.people.queries import list_role_holders
from zhicheng_web.people.row_types import LeaveCover

MINE, FREE, OTHERS = "mine", "free", "others"
HANDLER_FILTERS: Final[Mapping[str, str]] = {MINE: "我的", FREE: "无人认领", OTHERS: "同事的"}
"""The groups of a queue by who handles a case, in the order of the page; they add up."""


class Workload(NamedTuple):
    """What lies with one officer: open cases, of which some are late. A name of "" stands for nobody."""

    name: str
    open: int
    late: int


class Office(NamedTuple):
    """The officers of one pair of eyes of an authority on a day, by row, with their names; who asks, and
    the covers from that day on in which they are away or stand in.
    """

    actor: Actor
    names: Mapping[int, str]
    covers: Sequence[LeaveCover] = ()
    today: date = date.min

    @property
    def column(self) -> str:
        """Where a case names the officer who handles it."""
        return HANDLER_COLUMNS[self.actor.role]

    def match(self, group: str) -> Q:
        """The cases of a group. Whoever is an officer no more handles nothing."""
        waits = Q(state__in=list_handled_states(self.actor))
        mine = waits & Q(**{f"{self.column}__in": self.own})
        others = waits & Q(**{f"{self.column}__in": [one for one in self.names if one not in self.own]})
        if group == FREE:
            return ~(mine | others) | Q(**{f"{self.column}__isnull": True})
        return {MINE: mine, OTHERS: others}.get(group, Q())

    @property
    def covered(self) -> frozenset[int]:
        """For whom the officer stands in today."""
        running = [one for one in self.covers if one.stand_in_id == self.actor.person_id and self.today in one.days]
        return frozenset(one.absent_id for one in running)

    @property
    def own(self) -> frozenset[int]:
        """Whose cases are the officer's to do: their own, and those of whom they stand in for."""
        return frozenset({self.actor.person_id, *self.covered})

    def is_with_colleague(self, handler_id: int | None) -> bool:
        """Whether a colleague handles a case for whom the officer does not stand in."""
        return handler_id in self.names and handler_id not in self.own

    def name_handler(self, handler_id: int | None) -> str:
        """Who handles a case; "" where nobody does."""
        name = self.names.get(handler_id or 0, "")
        return f"{name}（您代）" if handler_id in self.covered else name


def list_handled_states(actor: Actor) -> list[str]:
    """The states in which an officer of this role handles cases."""
    return [state.value for state in HANDLED_STATES if find_handling_role(state) is actor.role]


def find_office(actor: Actor, on: date) -> Office:
    """Who asks, their colleagues, and who stands in. Two queries."""
    holders = list_role_holders(actor.organisation_id or 0, on, [actor.role.value])
    names = dict(holders.order_by("name", "pk").values_list("pk", "name"))
    return Office(actor, names, list(list_covers_of(actor, on)), on)


def count_workloads(office: Office, on: date) -> Sequence[Workload]:
    """What lies with each officer, and with nobody; those whose hands are empty too. One query."""
    cases = list_visible_cases(office.actor).filter(state__in=list_handled_states(office.actor)).order_by()
    late = Count("pk", filter=Q(due_on__lt=on))
    found: dict[str, tuple[int, int]] = dict.fromkeys(office.names.values(), (0, 0))
    for handler, open_, late_ in cases.values_list(F(office.column)).annotate(open=Count("pk"), late=late):
        name = office.names.get(handler or 0, "")
        before = found.get(name, (0, 0))
        found[name] = before[0] + open_, before[1] + late_
    return [Workload(name, *counts) for name, counts in found.items()]
