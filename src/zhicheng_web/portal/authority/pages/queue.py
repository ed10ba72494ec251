"""The queue: what waits for this officer, by day and risk; and what is over."""

from django.http import HttpResponse

from zhicheng.procedure.states import Role
from zhicheng_web.entry import OfficeRequest, entry
from zhicheng_web.portal.authority.desk import desk
from zhicheng_web.portal.authority.desk import done as over
from zhicheng_web.portal.authority.showing import show


@entry(Role.EXAMINER, Role.APPROVER)
def queue(request: OfficeRequest) -> HttpResponse:
    """What waits; ?pile= shows one pile, ?q= looks for a name or an employer."""
    pile, words = request.GET.get("pile", ""), request.GET.get("q", "")
    mine = desk(request.actor, pile, words, request.GET.get("page", "1"))
    approves = request.actor.role is Role.APPROVER
    return show(request, "queue", "authority-queue", {"desk": mine, "pile": pile, "q": words, "approves": approves})


@entry(Role.EXAMINER, Role.APPROVER)
def done(request: OfficeRequest) -> HttpResponse:
    """What is over."""
    words = request.GET.get("q", "")
    page = over(request.actor, words, request.GET.get("page", "1"))
    return show(request, "done", "authority-done", {"page": page, "q": words})
