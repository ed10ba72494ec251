"""The bytes of a paper, and its pages as pictures."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.shared.papers import scans


@entry(Role.EMPLOYER, of="paper")
def show_employer_paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper as it is stored."""
    return scans.serve_paper(request, paper)


@entry(Role.EMPLOYER, of="paper")
def show_employer_paper_page(request: OfficeRequest, paper: UUID, number: int) -> HttpResponse:
    """One page of a paper as a picture, from 1."""
    return scans.serve_paper_page(request, paper, number)
