"""Who did what: every act of the unit's HR, a page at a time; and what was done to the unit's data and people."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.unit_history import describe_case_acts, find_unit_case_acts, list_unit_acts
from zhicheng_web.portal.shared.calendar.filing_season import find_current_policy
from zhicheng_web.portal.shared.request_values import read_page_number

ACTS_PER_PAGE = 50


@entry(Role.EMPLOYER)
def show_unit_history(request: OfficeRequest) -> HttpResponse:
    """What the unit's HR has done to cases, a page at a time, and to the unit's data and people."""
    page = Paginator(find_unit_case_acts(request.actor), ACTS_PER_PAGE).get_page(read_page_number(request))
    policy = find_current_policy()
    about = list_unit_acts(request.actor.organisation_id or 0, policy, ACTS_PER_PAGE)
    context = {"page": page, "lines": describe_case_acts(request.actor, page), "about": about}
    return render_employer_page(request, "history", "employer-members", context)
