"""附件1 to print: for a planned publicity or one that runs; no number, telephone of a person or address on it."""

from django.http import Http404, HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web import clock
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.cases.actions.print_paper import add_check_code, print_paper
from zhicheng_web.cases.read.row_types import Case
from zhicheng_web.portal.employer import publicity_notice
from zhicheng_web.portal.employer.group_step import find_chosen_cases
from zhicheng_web.portal.employer.publicity.notice_days import find_notice_end
from zhicheng_web.portal.employer.publicity.notice_paper import write_publicity_notice
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.shared.printed.pages import answer_with_paper
from zhicheng_web.portal.shared.request_values import read_day


@entry(Role.EMPLOYER)
def show_publicity_notice(request: OfficeRequest) -> HttpResponse:
    """The notice for ?start= and ?case=, as often as there are people."""
    notice, _ = require_notice(request)
    return render_employer_page(
        request, "notice", "employer-publicity", {"notice": notice, "query": request.GET.urlencode()}
    )


@entry(Role.EMPLOYER)
def print_publicity_notice(request: OfficeRequest) -> HttpResponse:
    """The same as PDF; written down with each of the people."""
    notice, cases = require_notice(request)
    paper = add_check_code(write_publicity_notice(notice, cases, request.actor))

    def set_notice() -> bytes:
        return print_paper(cases[0], paper, by=request.actor, at=clock.now(), others=cases[1:])

    return answer_with_paper(request, paper.name, f"{notice.first}-{paper.layout}", set_notice)


def require_notice(request: OfficeRequest) -> tuple[publicity_notice.PublicityNotice, list[Case]]:
    """The notice that the address names, and its people. Raises Http404 for nobody, and for a day that is neither recorded nor
    can be planned.
    """
    start, cases = read_day(request, "start"), find_chosen_cases(request)
    last = find_notice_end(cases, request.actor, start, clock.today()) if start and cases else None
    if start is None or last is None:
        raise Http404
    notice = publicity_notice.build_publicity_notice(cases[0].employer, cases, start, last)
    return publicity_notice.sign_for_lane(notice, cases[0], request.actor), cases
