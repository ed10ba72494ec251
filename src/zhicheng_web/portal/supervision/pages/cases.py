"""Every submitted case of the city: where it stands, who holds it, since when, and whether its record is whole."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse

from zhicheng.procedure.states import STATES, Role, State
from zhicheng.procedure.steps import BY_KEY
from zhicheng_web import clock
from zhicheng_web.cases import queries
from zhicheng_web.cases.folder import Folder
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.ledger.queries import discrepancies
from zhicheng_web.portal.shared.taking import found
from zhicheng_web.portal.supervision.showing import show

ROWS = 20


@entry(Role.BUREAU)
def cases(request: OfficeRequest) -> HttpResponse:
    """All of them; ?state= shows one state, ?q= looks for a name, an employer or an authority, ?late= those overdue."""
    state, words, late = request.GET.get("state", ""), request.GET.get("q", "").strip(), "late" in request.GET
    counted = queries.counts(request.actor)
    piles = [(key, STATES[key].name, number) for key, number in counted.items()]
    rows = (
        queries.overdue(request.actor, clock.today()) if late else queries.visible_to(request.actor).order_by("-since")
    )
    if state in counted:
        rows = rows.filter(state=state)
    if words:
        named = ("person__name", "employer__name", "authority__name")
        rows = rows.filter(Q.create([(f"{one}__icontains", words) for one in named], connector=Q.OR))
    context = {
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page", "1")),
        "piles": sorted(piles, key=lambda one: list(STATES).index(one[0])),
        "total": sum(counted.values()),
        "late": queries.overdue(request.actor, clock.today()).count(),
        "state": state,
        "q": words,
    }
    return show(request, "cases", "bureau-cases", context)


@entry(Role.BUREAU, of="case")
def case(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Why a case stands where it stands: every step, by whom, when; and whether the record fits together."""
    it = found(request, case)
    state = STATES[State(it.state)]
    history = list(queries.history(it))
    context = {
        "case": it,
        "state": state,
        "history": [told(one) for one in history],
        "broken": list(discrepancies([(it.pk, it.public_id, it.version, it.state)])),
        "folder": Folder(it, {one.entry.event for one in history}),
        "facts": [
            ("现在由谁办", holder(it), ""),
            ("下一步", state.next_step, ""),
            ("到哪一天", it.due_on or "没有期限", ""),
            ("单位", it.employer.name, ""),
        ],
    }
    return show(request, "case", "bureau-cases", context)


def holder(it: Any) -> str:
    """Who holds a case."""
    authority = it.authority.name if it.authority else "认定部门"
    names = {
        Role.APPLICANT: it.person.name,
        Role.EMPLOYER: it.employer.name,
        Role.EXAMINER: f"{authority}（经办）",
        Role.APPROVER: f"{authority}（复核）",
    }
    held = STATES[State(it.state)].held_by
    return names.get(held, "已办结") if held else "已办结"


def told(one: Any) -> tuple[str, str, Any]:
    """A step by its name, by whom, when."""
    step = BY_KEY.get(one.entry.event)
    return (step.name if step else "开始填写", one.who.name if one.who else "系统", one.entry.at)
