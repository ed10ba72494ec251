"""The bytes of a paper."""

from uuid import UUID

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.shared.scans import scan


@entry(Role.EMPLOYER, of="paper")
def paper(request: OfficeRequest, paper: UUID) -> HttpResponse:
    """One paper."""
    return scan(request, paper)
