"""What an officer can print of a case (三（四）)."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.shared.printed.notice_printings import list_notice_printings
from zhicheng_web.portal.shared.printed.pages import list_printable_rows, serve_printable, serve_printing


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def show_authority_printables(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The list, with the printings so far."""
    found, rows = list_printable_rows(request, case)
    notices = list_notice_printings(found)
    context = {"case": found, "rows": rows, "notices": notices}
    return render_authority_page(request, "printables", "authority-queue", context)


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def print_authority_paper(request: OfficeRequest, case: UUID, layout: str, number: int) -> HttpResponse:
    """One copy as PDF; who has seen the number of another is noted."""
    return serve_printable(request, case, layout, number)


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def open_authority_printing(request: OfficeRequest, case: UUID, printing: UUID) -> HttpResponse:
    """A former printing, as it was archived."""
    return serve_printing(request, case, printing)
