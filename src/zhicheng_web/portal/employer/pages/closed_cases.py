"""What is over: recognised, refused, withdrawn, not recommended; the latest first."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from zhicheng.procedure.states import STATES, Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.read import queries
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.employer.work_queue import name_requested_title
from zhicheng_web.portal.shared.request_values import read_page_number

CLOSED_CASES_PER_PAGE = 50


@entry(Role.EMPLOYER)
def list_unit_closed_cases(request: OfficeRequest) -> HttpResponse:
    """The list, a page at a time."""
    over = [state.value for state, about in STATES.items() if not about.active]
    cases = queries.list_visible_cases(request.actor).filter(state__in=over).order_by("-since", "-pk")
    page = Paginator(cases, CLOSED_CASES_PER_PAGE).get_page(read_page_number(request))
    today = clock.today()
    rows = [(case, name_requested_title(case, today), case.about) for case in page]
    return render_employer_page(request, "done", "employer-done", {"page": page, "rows": rows})
