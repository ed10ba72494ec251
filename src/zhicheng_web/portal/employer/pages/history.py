"""Who did what: every act of the unit's HR, a page at a time; and what was done to the unit's data and people."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.cases.engine import engine_input
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.history import acts, of_cases, of_unit
from zhicheng_web.portal.employer.rendering import show

A_PAGE = 50


@entry(Role.EMPLOYER)
def history(request: OfficeRequest) -> HttpResponse:
    """Both lists."""
    page = Paginator(acts(request.actor), A_PAGE).get_page(request.GET.get("page"))
    policy = engine_input.find_policy_on(engine_input.to_kunming_day(clock.now()))
    about = of_unit(request.actor.organisation_id or 0, policy, A_PAGE)
    context = {"page": page, "lines": of_cases(request.actor, page), "about": about}
    return show(request, "history", "employer-members", context)
