"""What the applicant can print: the form of which two copies are stamped (三（四）), and what was decided."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.applicant.rendering import render_applicant_page
from zhicheng_web.portal.shared.printed.pages import list_printable_rows, serve_printable, serve_printing


@entry(Role.APPLICANT, of="case")
def show_own_printables(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The list, with the printings so far."""
    found, rows = list_printable_rows(request, case)
    return render_applicant_page(request, "printables", {"case": found, "rows": rows})


@entry(Role.APPLICANT, of="case")
def print_own_paper(request: OfficeRequest, case: UUID, layout: str, number: int) -> HttpResponse:
    """One copy as PDF."""
    return serve_printable(request, case, layout, number)


@entry(Role.APPLICANT, of="case")
def open_own_printing(request: OfficeRequest, case: UUID, printing: UUID) -> HttpResponse:
    """A former printing, as it was archived."""
    return serve_printing(request, case, printing)
