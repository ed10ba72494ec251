"""Noting that an applicant has left the unit (一（一）): the case goes back to them, its publicity counts no more."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from zhicheng.procedure.states import Role
from zhicheng_web.cases.actions.leave_employer import leave_employer
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.employer.forms import SureForm
from zhicheng_web.portal.employer.pages.acting import one_step
from zhicheng_web.portal.shared.forms import Form


@entry(Role.EMPLOYER, of="case")
def left(request: OfficeRequest, case: UUID) -> HttpResponse:
    """The applicant has left the unit: the case is theirs again, and no more to be seen here."""

    def take(it: Any, form: Form, given: dict[str, Any]) -> object:
        return leave_employer(it, **given)

    return one_step(request, case, SureForm, "left", take, then=reverse("employer-queue"))
