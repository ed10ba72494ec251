"""The whole ID number of an applicant, for a purpose."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.access import OfficeRequest, entry
from zhicheng_web.portal.authority.rendering import render_authority_page
from zhicheng_web.portal.shared.steps.take_step import find_case_or_404
from zhicheng_web.portal.shared.unmask_page import build_unmask_page


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def show_identity_to_authority(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The whole ID number for a stated purpose; the look is noted, and the person can read of it."""
    context, status = build_unmask_page(request, find_case_or_404(request, case), "authority-page")
    context["back"] = reverse("authority-case", args=[case])
    return render_authority_page(request, "identity", "authority-queue", context, status)
