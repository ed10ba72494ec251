"""The whole ID number of an applicant, for a purpose."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority.rendering import show
from zhicheng_web.portal.shared.steps.take_step import found
from zhicheng_web.portal.shared.unmask_page import looked, never_kept


@entry(Role.EXAMINER, Role.APPROVER, of="case")
def identity(request: OfficeRequest, case: UUID) -> HttpResponse:
    """Asked for, noted, shown."""
    context, status = looked(request, found(request, case))
    context["back"] = reverse("authority-case", args=[case])
    return never_kept(show(request, "identity", "authority-queue", context, status))
