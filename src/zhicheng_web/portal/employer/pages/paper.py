"""A paper, its pages as pictures, the whole ID number beside those of the card; what the unit can print (三（四））."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.employer.rendering import render_employer_page
from zhicheng_web.portal.shared.papers import scans
from zhicheng_web.portal.shared.printed.notice_printings import list_notice_printings
from zhicheng_web.portal.shared.printed.pages import list_printable_rows, serve_printable, serve_printing
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.shared.unmask_page import build_unmask_page


@entry(Role.EMPLOYER, of="paper")
def show_employer_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper as it is stored."""
    return scans.serve_paper(request, paper)


@entry(Role.EMPLOYER, of="paper")
def show_employer_paper_page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture, from 1."""
    return scans.serve_paper_page(request, paper, number)


@entry(Role.EMPLOYER, of="case")
def show_identity_to_employer(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The whole ID number for a stated purpose; the look is noted, and the person can read of it."""
    context, status = build_unmask_page(request, find_case_or_404(request, case), "employer-page")
    context["back"] = reverse("employer-case", args=[case])
    return render_employer_page(request, "identity", "employer-queue", context, status)


@entry(Role.EMPLOYER, of="case")
def show_employer_printables(request: OfficeRequest, case: UUID) -> HttpResponse:
    """What can be printed of a case, with the printings so far."""
    found, rows = list_printable_rows(request, case)
    notices = list_notice_printings(found)
    context = {"case": found, "rows": rows, "notices": notices}
    return render_employer_page(request, "printables", "employer-queue", context)


@entry(Role.EMPLOYER, of="case")
def print_employer_paper(request: OfficeRequest, case: UUID, layout: str, number: int) -> HttpResponse:
    """One copy as PDF; who has seen the number of another is noted."""
    return serve_printable(request, case, layout, number)


@entry(Role.EMPLOYER, of="case")
def open_employer_printing(request: OfficeRequest, case: UUID, printing: UUID) -> HttpResponse:
    """A former printing, as it was archived."""
    return serve_printing(request, case, printing)
